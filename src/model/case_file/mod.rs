//! The case file: everything that is known of one youth and family, as people write it down by hand
//! (`casussen/<casusnummer>.yaml`).

pub mod access;
mod agreed;
mod consent;
mod identities;
mod intake;
mod people;
mod safety;
mod sheet;

pub use agreed::{BlockedBy, CaseAction, ClosedCase, Entered, Evaluation, Feedback, Hindrance, Leaver};
pub use consent::{ConsentEvent, ConsentForm, Decision, Ground, ToldConsent, Weighing, WithoutConsent};
pub use intake::{Application, Participation};
pub use people::{Answer, Competence, FileAddress, Presenter, Professional, Relative, Youth};
pub use safety::{Contact, Crisis, CrisisAt, Domain, Escalation, Safety, SafetyJudgement};
pub use sheet::SheetMemory;

use super::record::{record, words};
use super::scalar::{Day, Texts, Words};
use std::collections::BTreeMap;

words! {
    /// Where a case stands.
    #[derive(Default)]
    CaseStatus = "Waar de casus staat" {
        /// On the table.
        #[default]
        Open = "open", "De casus loopt";
        /// Waiting for a place.
        Waiting = "wachtlijst", "De casus wacht op een plek";
        /// Closed.
        Closed = "afgesloten", "De casus is afgesloten";
    }
}

words! {
    /// Who has legal authority over the youth (BW 1:245).
    Custody = "Wie gezag heeft over de jeugdige" {
        /// Both parents, also after divorce.
        Joint = "gezamenlijk", "Beide ouders, ook na een scheiding";
        /// One parent.
        Sole = "eenhoofdig", "Eén ouder";
        /// A parent and somebody who is no parent (BW 1:253t).
        WithThird = "gezamenlijk_met_derde", "Een ouder samen met iemand die geen ouder is";
        /// A guardian, or a certified body.
        Guardianship = "voogdij", "Een voogd of een gecertificeerde instelling (GI)";
        /// Nobody.
        Nobody = "geen", "Niemand heeft gezag";
        /// Not known.
        Unknown = "onbekend", "Nog uitzoeken";
    }
}

record! {
    /// One case, as in its file.
    CaseFile = "Eén casus: een jeugdige en het gezin, met alles wat het overleg nodig heeft. Alleen casusnummer, jeugdige en aanmelding.vraag_aan_overleg zijn verplicht." {
        /// The pseudonym; never reused, not derived from a person.
        number: String = "casusnummer", "Het nummer van de casus, bijvoorbeeld \"2026-014\". Wordt nooit opnieuw gebruikt en zegt niets over de persoon.";
        /// Where it stands.
        status: CaseStatus = "status", "open, wachtlijst of afgesloten";
        /// The child or young person.
        youth: Youth = "jeugdige", "Het kind of de jongere om wie het gaat";
        /// Who has authority.
        custody: Option<Custody> = "gezag", "Wie gezag heeft over de jeugdige";
        /// The persons with authority.
        guardians: Vec<Relative> = "gezagdragers", "Wie gezag hebben, met hun rol: moeder, vader, voogd, ...";
        /// Brothers, sisters, others at home.
        family: Vec<Relative> = "gezin", "Broers, zussen en anderen in huis";
        /// Informal network.
        network: Vec<Relative> = "netwerk", "Het informele netwerk: opa, buurvrouw, trainer, ...";
        /// The professionals around the family.
        professionals: Vec<Professional> = "betrokkenen", "De professionals om het gezin";
        /// Who brings the case.
        presenter: Presenter = "inbrenger", "Wie de casus inbrengt: vraagt vooraf toestemming en koppelt terug";
        /// What is asked, and why.
        application: Application = "aanmelding", "De vraag aan het overleg en waarom";
        /// Crisis level.
        crisis: Option<Crisis> = "crisismeter", "rood, oranje of groen; rood gaat voor";
        /// Crisis level at each meeting.
        crisis_history: Vec<CrisisAt> = "crisismeter_verloop", "Hoe de crisismeter op elk overleg stond; mdo vult dit in bij de actielijst";
        /// Safety.
        safety: Safety = "veiligheid", "Het oordeel over de veiligheid, Veilig Thuis, de meldcode";
        /// Risk and protective factors per life domain.
        domains: BTreeMap<String, Domain> = "leefgebieden", "Per leefgebied (thuis, school, vrije_tijd) wat risico geeft en wat beschermt";
        /// Whether the family takes part.
        participation: Participation = "deelname", "Of ouders, jeugdige en netwerk bij het overleg zijn: ja of nee, met de reden";
        /// Consent events; newest wins.
        consents: Vec<ConsentEvent> = "toestemming", "Alles wat over toestemming is gezegd, in volgorde; het nieuwste telt. Wis nooit iets.";
        /// The record that replaces consent.
        without_consent: Option<WithoutConsent> = "zonder_toestemming", "Waarom de casus zonder toestemming besproken mag worden; alleen geldig als alles is ingevuld";
        /// The meetings at which it was discussed.
        meetings: Vec<Day> = "overleggen", "De overleggen waarop de casus besproken is of wordt";
        /// What was agreed.
        actions: Vec<CaseAction> = "acties", "Wat is afgesproken, genummerd binnen de casus";
        /// Feedback given to the family.
        feedback: Vec<Feedback> = "terugkoppeling", "Wie wat aan het gezin heeft teruggekoppeld";
        /// Evaluation.
        evaluation: Option<Evaluation> = "evaluatie", "Wanneer we terugkijken, en wat het opleverde";
        /// Minutes this case asks for.
        minutes: Option<u32> = "minuten", "Hoeveel minuten deze casus vraagt, als dat anders is dan gewoonlijk";
        /// Fixed time at the meeting, `13:15`.
        fixed_time: Option<String> = "vaste_tijd", "Vaste begintijd op het overleg, bijvoorbeeld \"13:15\", als het gezin erbij is";
        /// Each time it was closed.
        closings: Vec<ClosedCase> = "afsluiting", "Elke keer dat de casus is afgesloten: wanneer, waarom, wie wanneer stopt";
        /// Labels of the neighbourhood.
        labels: Words = "labels", "Eigen trefwoorden van de wijk";
        /// Columns of the sheet that nobody knows, by their headers.
        own_columns: Texts = "eigen_kolommen", "Kolommen van de casuïstieksheet die mdo niet kent, met hun kop";
        /// The rows of the sheet as they were at the last intake.
        memory: SheetMemory = "uit_sheet", "Wat er bij de laatste mdo intake in de sheet stond; daarmee ziet mdo wat er sindsdien veranderd is. Verander hier niets.";
    }
}

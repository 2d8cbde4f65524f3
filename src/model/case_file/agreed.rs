//! What was agreed, told and evaluated.

use jiff::civil::Date;

use super::super::ActionStatus;
use super::super::record::{record, words};
use super::super::scalar::Day;

words! {
    /// Why an action was not done.
    BlockedBy = "Waarom een actie niet is gedaan" {
        /// Circumstances changed.
        Changed = "omstandigheden_veranderd", "De omstandigheden zijn veranderd";
        /// Not done.
        NotDone = "niet_uitgevoerd", "Niet uitgevoerd";
        /// Closed doors.
        ClosedDoors = "gesloten_deuren", "Het gezin of een instantie deed niet open";
    }
}

record! {
    /// An action agreed at a meeting.
    CaseAction = "Een actie uit een overleg" {
        /// Its number within the case; never changes.
        number: u32 = "nr", "Het volgnummer binnen de casus; verandert nooit";
        /// The meeting.
        meeting: Option<Day> = "overleg", "Het overleg waarop de actie is afgesproken";
        /// Who does it.
        owner: Option<String> = "actiehouder", "Wie het doet, met de rol: POH-jeugd, CJG, ...";
        /// What.
        text: String = "actie", "Wat er gedaan wordt";
        /// Until when.
        due: Option<Day> = "streefdatum", "Vóór welke dag";
        /// How it stands.
        status: ActionStatus = "status", "open, gedaan of vervallen";
        /// When it was done or dropped.
        closed_on: Option<Day> = "afgerond", "De dag waarop de actie is gedaan of vervallen";
        /// Why it was dropped or not done.
        reason: Option<String> = "reden", "Waarom de actie niet gedaan of vervallen is";
        /// Why it was not done in time, as answered at a meeting.
        hindrances: Vec<Hindrance> = "belemmerd", "Waarom de actie nog niet gedaan is, per overleg waarop ernaar gevraagd is";
        /// In whose own system it was entered.
        entered: Vec<Entered> = "genoteerd", "Wie de actie in het eigen systeem heeft gezet, en wanneer";
    }
}

record! {
    /// Why an action was not done in time, as answered at a meeting.
    Hindrance = "Waarom een actie op een overleg nog niet gedaan was" {
        /// The meeting.
        meeting: Option<Day> = "overleg", "Het overleg waarop ernaar gevraagd is";
        /// Why.
        reason: Option<BlockedBy> = "reden", "omstandigheden_veranderd, niet_uitgevoerd of gesloten_deuren";
    }
}

record! {
    /// The action was entered in the owner's own system.
    Entered = "Genoteerd in het eigen systeem" {
        /// By whom.
        by: String = "door", "Wie";
        /// When.
        date: Option<Day> = "datum", "Wanneer";
    }
}

record! {
    /// Feedback to the family.
    Feedback = "Wat aan het gezin is teruggekoppeld" {
        /// About which meeting.
        meeting: Option<Day> = "overleg", "Over welk overleg";
        /// By whom.
        by: Option<String> = "door", "Door wie";
        /// To whom.
        to: Option<String> = "aan", "Aan wie";
        /// When.
        date: Option<Day> = "datum", "Wanneer";
    }
}

record! {
    /// The evaluation of a case.
    Evaluation = "De evaluatie van de casus" {
        /// When.
        date: Option<Day> = "datum", "De dag waarop we terugkijken";
        /// The meeting at which it was answered.
        meeting: Option<Day> = "overleg", "Het overleg waarop is teruggekeken; mdo vult dit in bij --live";
        /// Benefit to the patient.
        benefit: Option<String> = "patient_baat", "Wat de jeugdige en het gezin eraan hadden";
        /// Demedicalisation.
        demedicalised: Option<String> = "demedicalisering", "Of er minder medisch is gekeken dan anders";
        /// Fitting help.
        fitting: Option<String> = "passende_hulp", "Of de hulp past";
        /// Remarks.
        remarks: Option<String> = "toelichting", "Toelichting";
    }
}

impl Evaluation {
    /// Whether its day has come and none of its questions is answered.
    pub fn is_due(&self, day: Date) -> bool {
        let answers = [&self.benefit, &self.demedicalised, &self.fitting];
        let answered = answers.into_iter().flatten().any(|answer| !answer.trim().is_empty());
        !answered && self.date.is_some_and(|date| date.0 <= day)
    }
}

record! {
    /// How a case was closed.
    ClosedCase = "Hoe de casus is afgesloten" {
        /// When.
        date: Option<Day> = "datum", "Wanneer";
        /// Why.
        reason: Option<String> = "reden", "Waarom";
        /// Who leaves when.
        leavers: Vec<Leaver> = "vertrek", "Wie stopt, en wanneer";
        /// When it was opened again.
        reopened: Option<Day> = "heropend", "Wanneer de casus weer geopend is";
    }
}

record! {
    /// A professional who leaves the case.
    Leaver = "Iemand die stopt" {
        /// Who.
        who: String = "wie", "Wie stopt";
        /// When.
        date: Option<Day> = "datum", "Wanneer";
    }
}

//! Crisis level, safety, life domains.

use super::super::record::{record, words};
use super::super::scalar::{Day, Words};
use super::Answer;

words! {
    /// Crisis level; red goes first.
    Crisis = "Hoe dringend het is" {
        /// Must be discussed at once.
        Red = "rood", "Acuut: gaat voor, en wacht niet op het overleg";
        /// Soon.
        Orange = "oranje", "Zorgen die snel aandacht vragen";
        /// Can wait.
        Green = "groen", "Kan wachten op zijn beurt";
    }
}

record! {
    /// How urgent a case was at a meeting.
    CrisisAt = "Hoe de crisismeter op een overleg stond" {
        /// The meeting.
        meeting: Option<Day> = "overleg", "Het overleg";
        /// The level.
        level: Option<Crisis> = "stand", "rood, oranje of groen";
    }
}

words! {
    /// The judgement of the framework of the meldcode.
    SafetyJudgement = "Het oordeel volgens het afwegingskader" {
        /// No unsafety.
        Safe = "geen", "Geen onveiligheid";
        /// Risk in the future.
        FutureRisk = "toekomstig_risico", "Risico op onveiligheid later";
        /// Structural unsafety.
        Structural = "structureel", "Structurele onveiligheid";
        /// Acute unsafety.
        Acute = "acuut", "Acute onveiligheid: Veilig Thuis 0800-2000, direct gevaar 112";
    }
}

record! {
    /// A contact with Veilig Thuis.
    Contact = "Een contact met Veilig Thuis" {
        /// What about.
        what: Option<String> = "toelichting", "Advies of melding, en wat eruit kwam";
        /// When.
        date: Option<Day> = "datum", "Wanneer";
        /// Who.
        by: Option<String> = "door", "Wie contact had";
    }
}

record! {
    /// The check list for the Zorg- en Veiligheidshuis; the life domains come from `leefgebieden` when not said here.
    Escalation = "Moet de casus naar het Zorg- en Veiligheidshuis" {
        /// Several life domains.
        domains: Option<Answer> = "meerdere_leefgebieden", "Problemen op meer leefgebieden: ja of nee";
        /// Several chains, and ordinary cooperation does not suffice.
        chains: Option<Answer> = "meerdere_ketens", "Meer ketens (zorg, straf, bestuur) nodig, en gewone samenwerking is niet genoeg: ja of nee";
        /// Impact on family or surroundings.
        impact: Option<Answer> = "impact_omgeving", "Grote gevolgen voor gezin of omgeving: ja of nee";
        /// A serious local safety problem.
        local: Option<Answer> = "lokaal_veiligheidsprobleem", "Een ernstig lokaal veiligheidsprobleem: ja of nee";
        /// When the case was handed over.
        handed_over: Option<Day> = "overgedragen_op", "De dag waarop de casus aan het Zorg- en Veiligheidshuis is overgedragen";
    }
}

record! {
    /// Safety of the youth.
    Safety = "De veiligheid van de jeugdige" {
        /// The judgement.
        judgement: Option<SafetyJudgement> = "oordeel", "geen, toekomstig_risico, structureel of acuut";
        /// Earlier situations.
        earlier: Option<String> = "eerdere_situaties", "Eerdere onveilige situaties";
        /// Contacts with Veilig Thuis.
        contacts: Vec<Contact> = "veilig_thuis", "Contacten met Veilig Thuis, elk met datum";
        /// Step of the meldcode, 1 to 5.
        step: Option<String> = "meldcode_stap", "De stap van de meldcode: 1 tot en met 5";
        /// Whether somebody spoke with the youth.
        youth_heard: Option<Answer> = "jeugdige_gesproken", "Of er met de jeugdige zelf gesproken is: ja of nee";
        /// The check list for the Zorg- en Veiligheidshuis.
        escalation: Escalation = "opschalen", "De afweging of de casus naar het Zorg- en Veiligheidshuis moet";
    }
}

record! {
    /// Risks and protective factors in one life domain.
    Domain = "Wat risico geeft en wat beschermt" {
        /// Remarks.
        remarks: Option<String> = "toelichting", "Toelichting";
        /// Risks.
        risks: Words = "risico", "Wat risico geeft";
        /// Protective factors.
        protective: Words = "beschermend", "Wat beschermt";
    }
}

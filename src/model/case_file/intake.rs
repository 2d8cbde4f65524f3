//! What is asked of the meeting, and whether the family takes part.

use super::super::record::record;
use super::super::scalar::{Day, Words};
use super::Answer;

record! {
    /// The application.
    Application = "De aanmelding" {
        /// When.
        date: Option<Day> = "datum", "Dag van aanmelden";
        /// Occasion.
        occasion: Option<String> = "aanleiding", "Wat er speelt";
        /// The question to the meeting.
        question: Option<String> = "vraag_aan_overleg", "De vraag aan het overleg, in één zin";
        /// Aim.
        aim: Option<String> = "doel", "Wat het overleg moet opleveren";
        /// Information needed.
        information: Option<String> = "informatie_nodig", "Welke informatie nodig is, en van wie";
        /// Partners needed at the table.
        partners: Words = "partners_nodig", "Welke partners aan tafel nodig zijn: [CJG, school]";
        /// Help before.
        earlier_help: Option<String> = "eerdere_hulp", "Welke hulp er was of is";
        /// What the family would like.
        wish: Option<String> = "voorkeur_gezin", "Wat het gezin zelf graag wil";
        /// Who has good contact.
        good_contact: Option<String> = "goed_contact", "Wie goed contact heeft met het gezin";
    }
}

record! {
    /// Whether the family is at the table.
    Participation = "Wie van het gezin bij het overleg is" {
        /// Parents.
        parents: Option<Answer> = "ouders", "ja of nee, met de reden";
        /// The youth.
        youth: Option<Answer> = "jeugdige", "ja of nee, met de reden";
        /// The network.
        network: Option<Answer> = "netwerk", "ja of nee, met de reden";
    }
}

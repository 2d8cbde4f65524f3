//! Why something was replaced, in a Dutch sentence for each kind of rule.

use crate::deid::Group;

/// Rules by the beginning of their name, with the reason; the first that fits counts.
const REASONS: &[(&str, &str)] = &[
    ("kolom.", "De kolom zegt dat dit een herkenbaar gegeven is."),
    ("sleutel", "De sleutel in het casusbestand zegt dat dit een herkenbaar gegeven is."),
    ("lekcontrole", "Na het vervangen stond hier nog iets dat op een gegeven uit de sheet lijkt."),
    ("bekend.typfout", "Lijkt op één letter na op een naam die bekend is."),
    ("bekend.geboortedatum", "Dit is een bekende geboortedatum."),
    ("bekend.", "Dit gegeven is bekend uit de casus of de sheet."),
    ("blad.", "Deze naam staat in de sheet."),
    ("gevonden.", "Deze naam is elders in deze tekst als naam herkend."),
    ("lexicon.", "Staat in de lijst met namen, op een plek waar een naam kan staan."),
    ("context.", "De woorden eromheen maken dit een naam."),
    ("tagger.", "Het taalmodel ziet hier een naam."),
    ("bsn.", "Negen cijfers die een BSN kunnen zijn."),
    ("iban", "Heeft de vorm van een rekeningnummer."),
    ("telefoon", "Heeft de vorm van een telefoonnummer."),
    ("email", "Heeft de vorm van een e-mailadres."),
    ("url", "Heeft de vorm van een webadres."),
    ("gebruikersnaam", "Heeft de vorm van een gebruikersnaam."),
    ("postcode", "Heeft de vorm van een postcode."),
    ("adres", "Heeft de vorm van een adres."),
    ("plaats", "Staat in de lijst met plaatsen, of de zin zegt dat het een plaats is."),
    ("instelling", "Heeft de vorm van de naam van een school, club of praktijk."),
    ("kenteken", "Heeft de vorm van een kenteken."),
    ("id.", "Heeft de vorm van een dossier- of registratienummer."),
    ("datum", "Dit is een datum."),
    ("leeftijd", "Dit is een leeftijd."),
];

/// Why a rule replaced what it did.
pub fn reason(rule: &str, group: Group) -> &'static str {
    let by_rule = REASONS.iter().find(|(begin, _)| rule.starts_with(begin)).map(|(_, reason)| *reason);
    by_rule.unwrap_or(match group {
        Group::Known => "Dit gegeven is bekend uit de casus of de sheet.",
        Group::Pattern => "Heeft de vorm van een herkenbaar gegeven.",
        Group::Lexicon => "Een woordenlijst en de woorden eromheen wijzen hierop.",
        Group::Tagger => "Het taalmodel ziet hier een naam.",
    })
}

/// The group, as shown.
pub fn group_name(group: Group) -> &'static str {
    match group {
        Group::Known => "bekend",
        Group::Pattern => "vorm",
        Group::Lexicon => "woordenlijst",
        Group::Tagger => "taalmodel",
    }
}

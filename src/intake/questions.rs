//! What is asked about a case, in order. Few answers are obligatory: a form that asks too much is not filled in.

/// Something that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// The part of the form it is in.
    pub section: &'static str,
    /// Where the answer goes in the case file: keys, and places in lists from 0, with dots: `gezagdragers.0.naam`.
    pub key: &'static str,
    /// The question, in a word or two.
    pub label: &'static str,
    /// What is meant, for who doubts.
    pub help: &'static str,
    /// What an answer looks like.
    pub kind: Kind,
    /// Whether there is no case without an answer.
    pub required: bool,
}

/// What an answer looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A few words.
    Text,
    /// One or more sentences.
    Long,
    /// A day.
    Day,
    /// A birth date, of which day or month may be unknown.
    BirthDate,
    /// Several short texts, with commas.
    List,
    /// Ja or nee; a reason may follow.
    YesNo,
    /// One of a few words; see [`Question::choices`].
    Choice(Choice),
}

/// Which fixed words a question has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// `gezag`.
    Custody,
    /// `crisismeter`.
    Crisis,
    /// `veiligheid.oordeel`.
    Safety,
}

const fn ask(
    section: &'static str,
    key: &'static str,
    label: &'static str,
    kind: Kind,
    help: &'static str,
) -> Question {
    Question { section, key, label, help, kind, required: false }
}

const fn required(question: Question) -> Question {
    Question { required: true, ..question }
}

const YOUTH: &str = "De jeugdige";
const GUARDIANS: &str = "Gezag";
const AROUND: &str = "Om het gezin heen";
const REQUEST: &str = "De vraag";
const SAFETY: &str = "Veiligheid";
const FAMILY: &str = "Het gezin aan tafel";

/// All questions.
#[rustfmt::skip]
pub const QUESTIONS: &[Question] = &[
    required(ask(YOUTH, "jeugdige.voornaam", "Voornaam", Kind::Text, "De voornaam van het kind of de jongere.")),
    ask(YOUTH, "jeugdige.tussenvoegsel", "Tussenvoegsel", Kind::Text, "Bijvoorbeeld van der of el."),
    required(ask(YOUTH, "jeugdige.achternaam", "Achternaam", Kind::Text, "Zonder tussenvoegsel.")),
    ask(YOUTH, "jeugdige.roepnaam", "Roepnaam", Kind::Text, "Als die anders is dan de voornaam."),
    ask(YOUTH, "jeugdige.geboortedatum", "Geboortedatum", Kind::BirthDate,
        "Bijvoorbeeld 9-5-2014. Weet je alleen maand of jaar: 2014-05 of 2014. Hiervan hangt af wie toestemming moet geven."),
    ask(YOUTH, "jeugdige.geslacht", "Geslacht", Kind::Text, "Zoals het gezin het zegt."),
    ask(YOUTH, "jeugdige.bsn", "BSN", Kind::Text, "Alleen als het nodig is om iemand niet te verwisselen."),
    ask(YOUTH, "jeugdige.adres.straat", "Straat", Kind::Text, "Zonder huisnummer."),
    ask(YOUTH, "jeugdige.adres.huisnummer", "Huisnummer", Kind::Text, "Met toevoeging."),
    ask(YOUTH, "jeugdige.adres.postcode", "Postcode", Kind::Text, "Bijvoorbeeld 1234 AB."),
    ask(YOUTH, "jeugdige.adres.woonplaats", "Woonplaats", Kind::Text, "Waar de jeugdige woont."),
    ask(YOUTH, "jeugdige.telefoon", "Telefoon", Kind::Text, "Van de jeugdige zelf."),
    ask(YOUTH, "jeugdige.school", "School", Kind::Text, "School en groep of klas."),
    ask(YOUTH, "jeugdige.taal", "Taal", Kind::Text, "Taal thuis als dat niet Nederlands is, en of er een tolk nodig is."),
    ask(GUARDIANS, "gezag", "Gezag", Kind::Choice(Choice::Custody), "Wie beslissen over de jeugdige. Weet je het niet: onbekend."),
    ask(GUARDIANS, "gezagdragers.0.rol", "Gezagdrager 1: rol", Kind::Text, "moeder, vader, voogd, ..."),
    ask(GUARDIANS, "gezagdragers.0.naam", "Gezagdrager 1: naam", Kind::Text, "Voornaam en achternaam."),
    ask(GUARDIANS, "gezagdragers.0.telefoon", "Gezagdrager 1: telefoon", Kind::Text, "Om te bellen over toestemming."),
    ask(GUARDIANS, "gezagdragers.1.rol", "Gezagdrager 2: rol", Kind::Text, "Ook na een scheiding hebben meestal beide ouders gezag."),
    ask(GUARDIANS, "gezagdragers.1.naam", "Gezagdrager 2: naam", Kind::Text, "Voornaam en achternaam."),
    ask(GUARDIANS, "gezagdragers.1.telefoon", "Gezagdrager 2: telefoon", Kind::Text, "Om te bellen over toestemming."),
    ask(AROUND, "inbrenger.naam", "Inbrenger: naam", Kind::Text, "Wie de casus inbrengt, toestemming vraagt en terugkoppelt."),
    ask(AROUND, "inbrenger.functie", "Inbrenger: functie", Kind::Text, "POH-jeugd, CJG, wijkteam, ..."),
    ask(AROUND, "inbrenger.organisatie", "Inbrenger: organisatie", Kind::Text, "Waar de inbrenger werkt."),
    ask(AROUND, "betrokkenen.0.naam", "Professional 1: naam", Kind::Text, "Een professional die het gezin al helpt."),
    ask(AROUND, "betrokkenen.0.functie", "Professional 1: functie", Kind::Text, "Bijvoorbeeld IB'er."),
    ask(AROUND, "betrokkenen.0.organisatie", "Professional 1: organisatie", Kind::Text, "Bijvoorbeeld de school."),
    ask(AROUND, "betrokkenen.1.naam", "Professional 2: naam", Kind::Text, "Nog een professional."),
    ask(AROUND, "betrokkenen.1.functie", "Professional 2: functie", Kind::Text, "Functie."),
    ask(AROUND, "betrokkenen.1.organisatie", "Professional 2: organisatie", Kind::Text, "Organisatie."),
    ask(REQUEST, "aanmelding.datum", "Datum", Kind::Day, "Dag van aanmelden; leeg is vandaag."),
    ask(REQUEST, "aanmelding.aanleiding", "Aanleiding", Kind::Long, "Wat er speelt, in een paar zinnen."),
    required(ask(REQUEST, "aanmelding.vraag_aan_overleg", "Vraag aan het overleg", Kind::Long, "Wat je van het overleg wilt weten, in één zin.")),
    ask(REQUEST, "aanmelding.doel", "Doel", Kind::Long, "Wat er na het overleg anders moet zijn."),
    ask(REQUEST, "aanmelding.informatie_nodig", "Informatie nodig", Kind::Long, "Wat je van wie moet weten."),
    ask(REQUEST, "aanmelding.partners_nodig", "Partners nodig", Kind::List, "Wie aan tafel moeten zitten, met komma's: CJG, school."),
    ask(REQUEST, "aanmelding.eerdere_hulp", "Eerdere hulp", Kind::Long, "Welke hulp er was of is, en wat die deed."),
    ask(REQUEST, "aanmelding.voorkeur_gezin", "Voorkeur van het gezin", Kind::Long, "Wat het gezin zelf graag wil."),
    ask(REQUEST, "aanmelding.goed_contact", "Goed contact", Kind::Text, "Wie goed contact heeft met het gezin."),
    ask(SAFETY, "crisismeter", "Crisismeter", Kind::Choice(Choice::Crisis), "Hoe dringend het is: rood gaat voor."),
    ask(SAFETY, "veiligheid.oordeel", "Oordeel veiligheid", Kind::Choice(Choice::Safety), "Volgens het afwegingskader van de meldcode."),
    ask(SAFETY, "veiligheid.eerdere_situaties", "Eerdere situaties", Kind::Long, "Eerdere onveilige situaties."),
    ask(SAFETY, "veiligheid.meldcode_stap", "Stap meldcode", Kind::Text, "1 tot en met 5."),
    ask(SAFETY, "veiligheid.jeugdige_gesproken", "Jeugdige gesproken", Kind::YesNo, "Of iemand met de jeugdige zelf heeft gesproken."),
    ask(FAMILY, "deelname.ouders", "Ouders erbij", Kind::YesNo, "Of ouders bij het overleg zijn; bij nee de reden erachter."),
    ask(FAMILY, "deelname.jeugdige", "Jeugdige erbij", Kind::YesNo, "Of de jeugdige erbij is; bij nee de reden erachter."),
];

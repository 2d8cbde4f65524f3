//! The columns of the casuïstieksheet that stand for one value of the case file: header, place, kind, and how else the
//! header is written.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::dutch::fold::fold;
use crate::model::case_file::{CaseStatus, Crisis, Custody, SafetyJudgement};

/// A column for one value of the case file.
#[derive(Debug)]
pub struct Column {
    /// The header as it is written.
    pub header: &'static str,
    /// Where the value stands in the case file.
    pub path: &'static [&'static str],
    /// What can be in it.
    pub kind: Kind,
    /// Width in characters.
    pub width: u16,
    /// Other headers that mean this, in small letters without spaces and marks.
    pub also: &'static [&'static str],
}

/// The words of a choice, each with what it means.
pub type Choices = fn() -> Vec<(&'static str, &'static str)>;

/// What can be in a cell.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A short text.
    Line,
    /// A text that may go on over several lines.
    Text,
    /// A day.
    Day,
    /// A birth date: day or month may be unknown.
    Birth,
    /// A whole number.
    Number,
    /// One of a few fixed words.
    Choice(Choices),
    /// Ja or nee, a reason behind it.
    Answer,
    /// A list of short texts.
    Words,
}

macro_rules! choices {
    ($name:ident, $type:ty) => {
        fn $name() -> Vec<(&'static str, &'static str)> {
            <$type>::ALL.iter().map(|word| (word.dutch(), word.explained())).collect()
        }
    };
}

choices!(statuses, CaseStatus);
choices!(custodies, Custody);
choices!(levels, Crisis);
choices!(judgements, SafetyJudgement);

use Kind::{Answer, Birth, Choice, Day, Line, Number, Text, Words};

/// All of them, in the order in which they are written. Where a case is one of several persons, `sheet` knows the header;
/// see [`super::Holds`].
#[rustfmt::skip]
pub const COLUMNS: &[Column] = &[
    column("Casusnummer", &["casusnummer"], Line, 13, &[]),
    column("Status casus", &["status"], Choice(statuses), 11, &["status", "casusstatus", "statuscasus"]),
    column("Naam jeugdige", &["jeugdige", "naam"], Line, 24, &[]),
    column("Voornaam", &["jeugdige", "voornaam"], Line, 14, &[]),
    column("Tussenvoegsel", &["jeugdige", "tussenvoegsel"], Line, 10, &[]),
    column("Achternaam", &["jeugdige", "achternaam"], Line, 18, &[]),
    column("Roepnaam", &["jeugdige", "roepnaam"], Line, 12, &[]),
    column("Geb. datum", &["jeugdige", "geboortedatum"], Birth, 12, &[]),
    column("Geslacht", &["jeugdige", "geslacht"], Line, 9, &["geslacht", "gender", "sekse", "mv", "mvx", "jm"]),
    column("BSN", &["jeugdige", "bsn"], Line, 11, &[]),
    column("Straat", &["jeugdige", "adres", "straat"], Line, 20, &[]),
    column("Huisnummer", &["jeugdige", "adres", "huisnummer"], Line, 9, &[]),
    column("Postcode", &["jeugdige", "adres", "postcode"], Line, 10, &[]),
    column("Woonplaats", &["jeugdige", "adres", "woonplaats"], Line, 16, &[]),
    column("Telefoon", &["jeugdige", "telefoon"], Line, 14, &[]),
    column("E-mail", &["jeugdige", "email"], Line, 24, &[]),
    column("School", &["jeugdige", "school"], Line, 24, &[
        "school", "schoolenklas", "schoolengroep", "schoolklas", "schoolgroep", "naamschool", "schoolnaam",
    ]),
    column("Taal thuis", &["jeugdige", "taal"], Line, 12, &["taal", "taalthuis", "voertaal", "tolk", "tolknodig", "thuistaal"]),
    column("Huisarts", &["jeugdige", "huisarts"], Line, 20, &[]),
    column("Wilsbekwaam", &["jeugdige", "wilsbekwaam"], Answer, 12, &["wilsbekwaam", "wilsbekwaamheid"]),
    column("Bijzonderheden jeugdige", &["jeugdige", "bijzonderheden"], Text, 24, &["bijzonderhedenjeugdige"]),
    column("Gezag", &["gezag"], Choice(custodies), 14, &[
        "gezag", "gezagsverhouding", "gezagssituatie", "wieheeftgezag", "wieheefthetgezag", "ouderlijkgezag",
    ]),
    column("Datum aanmelding", &["aanmelding", "datum"], Day, 12, &[
        "aanmelddatum", "datumaanmelding", "aangemeldop", "datumaangemeld", "datumvanaanmelding", "ingebrachtop",
    ]),
    column("Aanleiding", &["aanmelding", "aanleiding"], Text, 36, &[
        "aanleiding", "reden", "redenaanmelding", "redenvanaanmelding", "redeninbreng", "situatie", "situatieschets",
        "korteomschrijving", "kortesituatieschets", "casusbeschrijving", "problematiek", "watspeelter", "waaromnu",
        "aanleidingaanmelding", "zorgen", "omschrijving",
    ]),
    column("Vraag aan overleg", &["aanmelding", "vraag_aan_overleg"], Text, 36, &[
        "vraag", "hulpvraag", "vraagaanoverleg", "vraagaanhetoverleg", "vraagaanmdo", "vraagaanhetmdo", "vraagstelling",
        "vraagaandetafel", "kernvraag", "hulpvraagaanmdo", "hulpvraagaanoverleg", "vraagvoormdo", "vraagvoorhetmdo",
        "vraagvooroverleg", "onderzoeksvraag", "hulpvraagvanhetgezin", "vragen",
    ]),
    column("Doel", &["aanmelding", "doel"], Text, 28, &["doel", "doelen", "doelvanhetoverleg", "doeloverleg", "doelbespreking", "gewensteuitkomst"]),
    column("Informatie nodig", &["aanmelding", "informatie_nodig"], Text, 28, &["informatienodig", "nodigeinformatie", "welkeinformatienodig", "benodigdeinformatie"]),
    column("Partners nodig", &["aanmelding", "partners_nodig"], Words, 20, &["partnersnodig", "nodigepartners", "wienodig", "wienodigaantafel", "benodigdepartners"]),
    column("Eerdere hulp", &["aanmelding", "eerdere_hulp"], Text, 28, &["eerderehulp", "hulpverleningsgeschiedenis", "ingezettehulp", "eerderehulpverlening", "huidigehulp", "inzethulp"]),
    column("Voorkeur gezin", &["aanmelding", "voorkeur_gezin"], Text, 24, &["voorkeurgezin", "wensgezin", "wensengezin", "voorkeurvanhetgezin", "wensvanhetgezin", "wensouders", "visieouders", "wens", "wensen"]),
    column("Goed contact", &["aanmelding", "goed_contact"], Text, 20, &["goedcontact", "wieheeftgoedcontact", "goedcontactmet"]),
    column("Crisismeter", &["crisismeter"], Choice(levels), 11, &["crisismeter", "crisis", "urgentie", "kleur", "kleurcode", "prioriteit", "prio", "code", "crisisniveau"]),
    column("Oordeel veiligheid", &["veiligheid", "oordeel"], Choice(judgements), 16, &["veiligheid", "oordeelveiligheid", "afwegingskader", "veiligheidsoordeel", "onveiligheid"]),
    column("Eerdere onveilige situaties", &["veiligheid", "eerdere_situaties"], Text, 28, &["eerdereonveiligesituaties", "eerderesituaties", "eerdereonveiligheid"]),
    column("Stap meldcode", &["veiligheid", "meldcode_stap"], Line, 9, &["meldcode", "meldcodestap", "stapmeldcode", "stapvandemeldcode"]),
    column("Jeugdige gesproken", &["veiligheid", "jeugdige_gesproken"], Answer, 12, &["jeugdigegesproken", "kindgesproken", "metjeugdigegesproken", "metkindgesproken"]),
    column("Deelname ouders", &["deelname", "ouders"], Answer, 16, &["oudersbijoverleg", "oudersaanwezig", "deelnameouders", "oudersbijhetoverleg", "gezinbijoverleg"]),
    column("Deelname jeugdige", &["deelname", "jeugdige"], Answer, 16, &["jeugdigebijoverleg", "jeugdigebijhetoverleg", "jeugdigeaanwezig", "deelnamejeugdige", "kindbijoverleg"]),
    column("Deelname netwerk", &["deelname", "netwerk"], Answer, 16, &["netwerkbijoverleg", "netwerkaanwezig", "deelnamenetwerk"]),
    column("Evaluatiedatum", &["evaluatie", "datum"], Day, 12, &["evaluatiedatum", "datumevaluatie", "evaluatieop", "evaluerenop", "herbespreken", "terugop"]),
    column("Evaluatie", &["evaluatie", "toelichting"], Text, 28, &["evaluatie", "toelichtingevaluatie"]),
    column("Minuten", &["minuten"], Number, 8, &["minuten", "tijdsduur", "duur", "aantalminuten"]),
    column("Vaste tijd", &["vaste_tijd"], Line, 8, &["vastetijd"]),
    column("Labels", &["labels"], Words, 16, &["labels", "trefwoorden"]),
];

const fn column(
    header: &'static str,
    path: &'static [&'static str],
    kind: Kind,
    width: u16,
    also: &'static [&'static str],
) -> Column {
    Column { header, path, kind, width, also }
}

/// The column of a value of the case file.
pub fn at(path: &[&str]) -> Option<&'static Column> {
    COLUMNS.iter().find(|column| column.path == path)
}

static BY_HEADER: LazyLock<FxHashMap<String, &'static Column>> = LazyLock::new(|| {
    let spellings = |column: &'static Column| {
        let others = column.also.iter().map(|also| (*also).to_owned());
        others.chain([squash(column.header)]).map(move |spelling| (spelling, column))
    };
    COLUMNS.iter().flat_map(spellings).collect()
});

/// The column that a header means, as it is usually written.
pub fn with_header(header: &str) -> Option<&'static Column> {
    BY_HEADER.get(&squash(header)).copied()
}

/// The column that a header means in spite of a typing error.
pub fn nearly(header: &str) -> Option<&'static Column> {
    let header = squash(header);
    let allowed = match header.len() {
        0..7 => return None,
        7..10 => 1,
        _ => 2,
    };
    let near = |spelling: &&str| strsim::osa_distance(spelling, &header) <= allowed;
    COLUMNS.iter().find(|column| column.also.iter().any(near))
}

/// A header in small letters, without accents, spaces and marks.
pub fn squash(header: &str) -> String {
    fold(header).chars().filter(|c| c.is_alphanumeric()).collect()
}

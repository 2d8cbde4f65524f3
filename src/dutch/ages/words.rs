//! Words beside a number that make it an age, or something else.

use crate::dutch::word_list::WordList;

/// Words before a number of years that make it a duration.
#[rustfmt::skip]
pub(super) static DURATION_BEFORE: WordList = WordList::new(&[
    "al", "sinds", "over", "na", "binnen", "voor", "in", "elke", "elk", "ieder", "iedere", "afgelopen",
    "komende", "laatste", "minimaal", "maximaal", "duurt", "per", "om", "gedurende", "nog", "eerste",
    "ruim", "bijna", "ongeveer", "circa", "ca", "zo'n", "hele", "meer", "paar", "duurde", "geduurd",
    "wachttijd", "termijn", "ots", "uhp", "machtiging", "verlengd", "tijdje", "volgende", "vorige", "plus",
    "dan", "straf", "week", "weken", "co", "controle", "contr", "ctrl", "herh", "herhaling", "recept", "vervolg", "terug",
]);

/// Words behind `jaar` that make it a duration.
#[rustfmt::skip]
pub(super) static DURATION_AFTER: WordList = WordList::new(&[
    "geleden", "lang", "later", "eerder", "terug", "na", "samen", "getrouwd", "gescheiden", "ervaring",
    "celstraf", "therapie", "werkzaam", "onder", "behandeling", "behandeld", "verlengd", "bekend",
    "begeleiding", "wachttijd", "wachtlijst", "jeugddetentie", "cel", "verkering", "relatie", "uit",
    "therapieen", "verder", "voor", "durend", "durende", "hulp", "vooruit", "per",
]);

/// Words before a bare number that make it an age.
pub(super) static LABELS: WordList = WordList::new(&["leeftijd", "leeft", "lft", "lftd", "oud", "age"]);

/// Of whom months and weeks are counted: `de baby is 7 maanden`.
#[rustfmt::skip]
pub(super) static CHILDREN: WordList = WordList::new(&[
    "baby", "babytje", "kind", "kindje", "zoon", "zoontje", "dochter", "dochtertje", "broertje", "zusje", "jongste",
    "pasgeborene", "zuigeling", "jongetje", "jongen", "meisje", "hij", "zij", "ze",
]);

/// Who may be older than a child: `moeder is 46`.
#[rustfmt::skip]
pub(super) static GROWN: WordList = WordList::new(&[
    "man", "vrouw", "moeder", "vader", "moe", "vdr", "mdr", "opa", "oma", "tante", "oom", "partner", "stiefvader",
    "stiefmoeder", "pleegmoeder", "pleegvader", "broer", "zus", "hij", "ze", "buurman", "buurvrouw",
]);

/// Others whose age may be told.
#[rustfmt::skip]
pub(super) static SOMEBODY: WordList = WordList::new(&[
    "leerling", "leerlinge", "patient", "patiente", "client", "cliente", "pupil", "tweeling", "tweelingbroer", "tweelingzus",
    "kleuter", "peuter", "puber", "tiener", "jeugdige", "jongere", "scholier", "student", "studente", "dame", "heer", "meneer",
    "mevrouw", "verdachte", "bewoner", "bewoonster", "dreumes", "oudste", "middelste", "stiefbroer", "stiefzus", "halfbroer",
    "halfzus", "neef", "neefje", "nicht", "nichtje", "vriend", "vriendin", "vriendje", "vriendinnetje", "kleinzoon",
    "kleindochter", "ouders", "pleegkind", "pleegzoon", "pleegdochter", "stiefzoon", "stiefdochter", "nichtjes", "mama", "papa",
    "zusjes", "buurjongen", "buurmeisje", "ex", "schoonmoeder", "schoonvader", "grootmoeder", "grootvader", "deelnemer",
]);

/// Of which a number is told that is no age.
#[rustfmt::skip]
pub(super) static MEASURED: WordList = WordList::new(&[
    "score", "totaalscore", "cijfer", "rapportcijfer", "temperatuur", "temp", "saturatie", "sat", "pols", "hartslag", "bmi",
    "gewicht", "lengte", "aantal", "totaal", "klasse", "groep", "klas", "hb", "crp", "bloeddruk", "rr", "glucose", "hoogte",
    "gemiddelde", "iq", "tiq", "viq", "piq", "nummer", "nr", "kamer", "huisnummer", "uitslag", "waarde", "apgar", "pijnscore", "schaal",
    "kans", "percentage", "percentiel", "prijs", "tarief", "dosis", "dosering", "graad", "fase", "stap", "niveau", "code", "bedrag",
    "schuld", "limiet", "maximum", "minimum", "grens", "doel", "streefwaarde", "streefgewicht", "antwoord", "stand", "quotient",
    "afstand", "duur", "leestijd", "avi", "resultaat", "rest", "verschil", "som", "ferritine", "tsh", "ph", "gaf", "frequentie",
]);

/// Verbs between a person and their age.
pub(super) static IS: WordList =
    WordList::new(&["is", "was", "wordt", "werd", "van", "bijna", "net", "nu", "inmiddels", "pas", "thans"]);

/// Words before a bracketed number that name no person.
#[rustfmt::skip]
pub(super) static NO_PERSON: WordList = WordList::new(&[
    "artikel", "art", "punt", "nr", "acties", "actie", "vraag", "bijlage", "stap", "groep", "klas", "fase", "score", "iq",
    "uur", "x", "bladzijde", "pagina", "voor", "met", "van", "bij", "op", "aan", "in", "naar", "en", "of", "zie", "noot",
]);

/// What lasts so long: `relatie van 3 jaar`; `werkt er nu 4 jaar`.
pub(super) static LASTING: WordList = WordList::new(&[
    "relatie",
    "huwelijk",
    "contract",
    "termijn",
    "periode",
    "straf",
    "proeftijd",
    "looptijd",
    "duur",
    "traject",
    "opleiding",
    "ervaring",
    "machtiging",
    "er",
    "daar",
    "hier",
    "al",
]);

//! Words beside an age: whose it is, what counts it, and what makes it something else.

use crate::dutch::word_list::WordList;

/// Between a person and an age.
pub(super) static LEADS: WordList = WordList::new(&[
    "ook",
    "nu",
    "net",
    "pas",
    "bijna",
    "inmiddels",
    "zelf",
    "al",
    "alweer",
    "thans",
    "toen",
    "destijds",
    "beiden",
    "allebei",
    "ruim",
    "amper",
    "krap",
]);

/// Units of the age of small children.
pub(super) static UNITS: WordList =
    WordList::new(&["mnd", "mndn", "mnden", "maand", "maanden", "wk", "wkn", "weken", "dgn", "dagen"]);

/// Of whom a bare number behind the word is the age: `moeder 38,`, `(m, 16)`. A child may be the second of three.
#[rustfmt::skip]
pub(super) static PERSONS: WordList = WordList::new(&[
    "man", "vrouw", "jongen", "meisje", "jongetje", "dame", "heer", "moeder", "vader", "moe", "mdr", "vdr", "mr", "vr", "mw", "mevr",
    "mevrouw", "dhr", "meneer", "zoon", "dochter", "zoontje", "dochtertje", "broer", "zus", "broertje", "zusje", "halfbroer",
    "halfzus", "stiefbroer", "stiefzus", "baby", "peuter", "kleuter", "puber", "opa", "oma", "tante", "oom", "neef", "nicht",
    "neefje", "nichtje", "partner", "vriend", "vriendin", "oudste", "middelste", "jongste", "kleinkind", "kleinzoon",
    "kleindochter", "pleegmoeder", "pleegvader", "stiefmoeder", "stiefvader", "buurman", "buurvrouw", "buurjongen", "buurmeisje",
    "grootmoeder", "grootvader", "overgrootmoeder", "overgrootvader", "schoonmoeder", "schoonvader", "schoonzus", "mo", "jng", "msj", "dtr",
]);

/// The same, but as likely to be counted as to be told the age of: only behind a comma.
pub(super) static COUNTED: WordList = WordList::new(&[
    "kind", "client", "clt", "patient", "patiente", "pt", "leerling", "ll", "jeugdige", "jongere", "tiener",
    "tweeling", "ouders", "ptn", "pte", "ki", "knd", "pat", "cliente", "scholier",
]);

/// Whose months and weeks are counted, whatever is told behind it; also the care that is given at that age.
#[rustfmt::skip]
pub(super) static INFANTS: WordList = WordList::new(&[
    "baby", "bb", "zuigeling", "zuig", "zgl", "neonaat", "pasgeborene", "cb", "contactmoment", "consultatiebureau",
]);

/// Behind a number of years or weeks these make it a while, or an age of anybody.
#[rustfmt::skip]
pub(super) static NO_AGE: WordList = WordList::new(&[
    "tot", "t", "te", "geleden", "lang", "later", "eerder", "terug", "na", "voor", "zwanger", "zwangerschap", "zw", "ouder", "keer",
    "x", "uur", "dd", "pd", "pp", "am",
]);

/// Before a role these make the number behind it a grade or a place.
pub(super) static GRADES: WordList = WordList::new(&[
    "cijfer", "score", "punten", "geeft", "gaf", "kamer", "groep", "klas", "nr", "nummer", "plek", "tafel",
    "bed",
]);

/// Whether a word says whose relative somebody is, or what of a family.
pub(super) fn is_kin(word: &str) -> bool {
    PERSONS.has(word) || COUNTED.has(word)
}

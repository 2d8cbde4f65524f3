//! The words that tell a street from something else.

use crate::dutch::streets::Endings;
use crate::dutch::word_list::WordList;

/// Ordinary words that end like a street.
#[rustfmt::skip]
pub(super) static ORDINARY: WordList = WordList::new(&[
    "onderweg", "snelweg", "omweg", "uitweg", "bijweg", "fietspad", "voetpad", "zebrapad",
    "schoolplein", "speelplein", "gerechtshof", "kerkhof", "arbeidsmarkt", "supermarkt", "bijbaan",
    "vakantiepark", "pretpark", "speelpark", "bungalowpark", "autoweg", "spoorweg", "luchtweg",
    "urineweg", "luchtwegen", "rijbaan", "loopbaan", "renbaan", "atletiekbaan", "tennisbaan",
    "wagenpark", "rommelmarkt", "vlooienmarkt", "kerstmarkt", "woningmarkt", "huizenmarkt",
    "banenmarkt", "markt", "hof", "park", "ring", "baan", "bederf", "zwembad", "vergadering",
    "ervaring", "verbetering", "verandering", "wijziging", "achterdijk", "sterf", "verwerf", "erf",
    "weg", "straat", "plein", "pad", "omgang", "dierenpark", "attractiepark", "doolhof", "schoolweg",
    "levensweg", "lijdensweg", "middenweg", "zorgpad", "hulpmarkt", "terwijl", "gerbrandy",
    "stroomgebied", "oorring", "opvoering", "levering", "ketting", "motorpad",
]);

/// First words of street names, which may stand at the start of a sentence or in lower case.
#[rustfmt::skip]
pub(super) static FIRST: WordList = WordList::new(&[
    "oude", "nieuwe", "lange", "korte", "eerste", "tweede", "derde", "vierde", "grote", "kleine",
    "hoge", "lage", "groote", "achter", "burgemeester", "burg", "dokter", "dr", "prof", "professor",
    "prins", "prinses", "koning", "koningin", "sint", "st", "pastoor", "past", "dominee", "ds", "graaf",
    "gravin", "hertog", "mgr", "monseigneur", "president", "pres", "generaal", "gen", "admiraal", "adm",
    "minister", "min", "wethouder", "weth", "meester", "mr", "ir", "jhr", "jonkheer", "kapelaan",
    "kardinaal", "deken", "notaris", "rector", "schout", "van", "zuster", "broeder", "jan", "hugo",
    "johan", "willem", "anne", "pieter", "piet", "karel", "simon", "albert", "frans", "vincent",
    "titus", "anna", "maria", "julianan", "wilhelmina", "noorder", "zuider", "ooster", "wester",
    "westelijke", "oostelijke", "noordelijke", "zuidelijke", "oudegracht", "laan", "hof", "plein",
    "kanaal", "haven",
]);

/// First words that make any street ending a street: `Sint Jansbrink`, `Oude Gracht`.
#[rustfmt::skip]
pub(super) static ADJECTIVES: WordList = WordList::new(&[
    "oude", "nieuwe", "lange", "korte", "eerste", "tweede", "derde", "vierde", "grote", "kleine", "hoge", "lage", "groote", "sint",
    "burgemeester", "burg", "prins", "prinses", "koning", "koningin", "graaf", "gravin", "hertog", "president", "generaal",
    "admiraal", "wethouder",
]);

/// Endings that are a street without a number too; the others are surnames and towns as well (`Kleibrink`, `Gorredijk`).
#[rustfmt::skip]
pub(super) static STREETS_ALONE: Endings = Endings::new(&[
    "straat", "straatje", "laan", "laantje", "plein", "gracht", "kade", "singel", "dreef", "steeg",
    "plantsoen", "boulevard", "weg", "strjitte", "leane", "pad", "dwarsstraat",
]);

/// Small words inside a street name.
#[rustfmt::skip]
pub(super) static INSIDE: WordList = WordList::new(&[
    "van", "de", "den", "der", "het", "'t", "ten", "ter", "a/d", "v.d", "la", "le", "du", "des",
]);

/// Words that say that people live somewhere.
#[rustfmt::skip]
pub(super) static LIVING: WordList = WordList::new(&[
    "woont", "wonen", "wonend", "wonende", "adres", "gezin", "situatie", "huisbezoek", "verhuisd",
    "verhuizen", "ingeschreven", "woning", "huis", "verblijft", "verblijven", "staat", "woonachtig",
    "brief",
]);

/// Words before a run of capitals and a number that make it an address.
#[rustfmt::skip]
pub(super) static ADDRESS_WORDS: WordList = WordList::new(&[
    "adres", "woonadres", "huisadres", "postadres", "verblijfadres", "straat", "huisbezoek", "woont",
    "wonend", "wonende", "woonachtig", "verhuisd", "verhuist", "adressen",
]);

/// Words behind a number that make it no house number.
#[rustfmt::skip]
pub(super) static UNITS: WordList = WordList::new(&[
    "uur", "uren", "keer", "x", "maal", "jaar", "jr", "jarige", "weken", "week", "dagen", "dag",
    "maanden", "min", "minuten", "euro", "kinderen", "personen", "leerlingen", "procent", "km", "meter",
    "punten", "mg", "ml",         "afspraken", "gesprekken", "sessies", "e", "ste", "de",
]);

/// Words before a number that are no street: `huisbezoek om 10`, `adres nr 3`.
#[rustfmt::skip]
pub(super) static NO_STREET: WordList = WordList::new(&[
    "op", "om", "over", "in", "na", "voor", "nr", "nummer", "bij", "met", "is", "door", "tussen", "per", "binnen", "week", "groep",
    "kamer", "klas", "en", "of", "tot", "vanaf", "sinds", "elke", "ieder", "iedere", "dag", "keer", "hand", "telefoon", "slag",
]);

//! Words before a date that make it a due date, or tell that it is none.

use crate::dutch::word_list::WordList;

/// Connectors that make what follows a due date wherever it stands.
pub(super) static STRONG: WordList = WordList::new(&[
    "voor",
    "uiterlijk",
    "deadline",
    "t/m",
    "tm",
    "binnen",
    "streefdatum",
    "uiterste",
    "ultimo",
    "gereed",
    "klaar",
    "einddatum",
    "afgerond",
    "uiterl",
]);

/// Connectors that do so at the edge of a clause only.
pub(super) static WEAK: WordList = WordList::new(&[
    "op",
    "per",
    "in",
    "tot",
    "rond",
    "omstreeks",
    "bij",
    "tijdens",
    "om",
    "ca",
    "circa",
    "wanneer",
    "datum",
    "v",
]);

/// Those of them that stand before a day without its month: `op de 18e`, but `in de 3e`.
pub(super) static BY_DAY: WordList = WordList::new(&["op", "per", "tot", "rond", "omstreeks", "v"]);

/// Words between connector and date.
pub(super) static FILLERS: WordList = WordList::new(&[
    "de", "het", "of", "en", "met", "maximaal", "max", "ergens", "loop", "van", "datum", "is", "nog",
]);

/// Words before a date that make it content.
pub(super) static CONTENT: WordList = WordList::new(&[
    "van",
    "d.d",
    "dd",
    "uit",
    "sinds",
    "vanaf",
    "geboren",
    "geb",
    "geboortedatum",
    "na",
    "tussen",
    "elke",
    "iedere",
    "elk",
    "ieder",
    "afgelopen",
    "vorige",
    "laatste",
    "sedert",
    "en",
    "of",
    "tegen",
    "iedereen",
    "goede",
    "de",
    "groep",
    "om",
    "beide",
]);

/// What is planned for a day with a plain `voor`: `verlof voor 15-12 aanvragen`.
pub(super) static EVENTS: WordList = WordList::new(&[
    "afspraak",
    "uitnodiging",
    "verlof",
    "verwijzing",
    "planning",
    "agenda",
    "gesprek",
    "toets",
    "agendapunt",
    "reservering",
    "kaartjes",
    "vervoer",
    "oppas",
    "tolk",
    "vrij",
]);

/// What `over` is about when no time follows: `informeren over twee weken schorsing`.
pub(super) static ABOUT: WordList = WordList::new(&[
    "informeren",
    "informeert",
    "praten",
    "praat",
    "spreken",
    "spreekt",
    "gesprek",
    "info",
    "informatie",
    "advies",
    "bericht",
    "overleg",
    "overlegt",
    "overleggen",
    "uitleg",
    "mail",
    "mailt",
    "brief",
    "verslag",
    "zorgen",
]);

/// What bears a date of its own: `brief 3-11`, `verjaardag 12 december`.
#[rustfmt::skip]
pub(super) static DATED_THINGS: WordList = WordList::new(&[
    "verjaardag", "brief", "mail", "verslag", "besluit", "beschikking", "incident", "melding", "rapport", "uitslag", "notulen",
]);

/// The second half of a verb: `belt op 15 december terug`.
pub(super) static PARTICLES: WordList =
    WordList::new(&["terug", "op", "langs", "door", "aan", "uit", "mee", "plaats", "opnieuw", "af"]);

/// What may stand behind a date and belongs to it; `of zo` does as two words.
pub(super) static TRAILING: WordList =
    WordList::new(&["gereed", "klaar", "afgerond", "uiterlijk", "a.s", "as", "ofzo"]);

/// Words of a time of day.
pub(super) static OF_A_TIME: WordList = WordList::new(&["om", "uur", "u", "ochtend", "middag"]);

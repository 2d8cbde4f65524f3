//! Words before a date that make it a due date, or tell that it is none.

/// Connectors that make what follows a due date wherever it stands.
pub(super) const STRONG: &[&str] = &[
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
];

/// Connectors that do so at the edge of a clause only.
pub(super) const WEAK: &[&str] = &[
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
    "af",
];

/// Words between connector and date.
pub(super) const FILLERS: &[&str] =
    &["de", "het", "of", "en", "met", "maximaal", "max", "ergens", "loop", "van", "datum", "is", "nog"];

/// Words before a date that make it content.
pub(super) const CONTENT: &[&str] = &[
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
];

/// What is planned for a day with a plain `voor`: `verlof voor 15-12 aanvragen`.
pub(super) const EVENTS: &[&str] = &[
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
];

/// What `over` is about when no time follows: `informeren over twee weken schorsing`.
pub(super) const ABOUT: &[&str] = &[
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
];

/// What bears a date of its own: `brief 3-11`, `verjaardag 12 december`.
#[rustfmt::skip]
pub(super) const DATED_THINGS: &[&str] = &[
    "verjaardag", "brief", "mail", "verslag", "besluit", "beschikking", "incident", "melding", "rapport", "uitslag", "notulen",
];

/// The second half of a verb: `belt op 15 december terug`.
pub(super) const PARTICLES: &[&str] =
    &["terug", "op", "langs", "door", "aan", "uit", "mee", "plaats", "opnieuw"];

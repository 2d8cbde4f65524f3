//! What a word may open: one look at a table, made for every word of every action; most words open nothing.

use std::sync::LazyLock;

use super::phrase::UNKNOWN;
use super::words::Word;
use crate::dutch::calendar::month;
use crate::dutch::word_list::{Shapes, WordList};

/// The sorts of phrases that may begin with a word, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Opens(u16);

impl Opens {
    const NOTHING: Opens = Opens(0);
    pub(super) const MEETING: Opens = Opens(1);
    pub(super) const SOON: Opens = Opens(1 << 1);
    pub(super) const PART: Opens = Opens(1 << 2);
    pub(super) const WEEK: Opens = Opens(1 << 3);
    pub(super) const DISTANCE: Opens = Opens(1 << 4);
    pub(super) const WHICH: Opens = Opens(1 << 5);
    pub(super) const DAY: Opens = Opens(1 << 6);
    pub(super) const HOLIDAY: Opens = Opens(1 << 7);
    pub(super) const QUARTER: Opens = Opens(1 << 8);
    pub(super) const MONTH: Opens = Opens(1 << 9);
    /// Opens nothing by itself, but a holiday may follow: `de kerst`.
    pub(super) const ARTICLE: Opens = Opens(1 << 10);
    /// Opens nothing, but is the second word of such a phrase: `zo snel mogelijk`.
    const SECOND: Opens = Opens(1 << 11);
    /// Is such a phrase by itself: `zsm`.
    const ALONE: Opens = Opens(1 << 12);
    /// `16e`.
    pub(super) const DAY_OF_MONTH: Opens = Opens(1 << 13);
    /// All that open something.
    #[cfg(test)]
    pub(super) const ALL: Opens = Opens(((1 << 11) - 1) | (1 << 13));

    /// Either.
    pub(super) const fn or(self, other: Opens) -> Opens {
        Opens(self.0 | other.0)
    }

    /// Whether it is any of these.
    pub(super) fn any(self, other: Opens) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it is none of these.
    pub(super) fn is_nothing(self) -> bool {
        self == Opens::NOTHING
    }

    fn without(self, other: Opens) -> Opens {
        Opens(self.0 & !other.0)
    }

    fn when(self, holds: bool) -> Opens {
        if holds { self } else { Opens(0) }
    }
}

/// The words that the readers match as their first, but for months, numbers and the first of the phrases in [`UNKNOWN`].
#[rustfmt::skip]
pub(super) const FIRST_WORDS: &[(Opens, &[&str])] = &[
    (Opens::MEETING, &[
        "volgend", "volgende", "komend", "komende", "eerstvolgend", "eerstvolgende", "nieuw", "volg", "aanstaande", "aanstaand",
    ]),
    (Opens::PART, &[
        "begin", "beginnend", "half", "medio", "halverwege", "mid", "midden", "eind", "einde", "ultimo", "end", "eindje",
    ]),
    (Opens::WEEK, &["week", "wk"]),
    (Opens::WEEK.or(Opens::QUARTER), &["laatste", "eerste", "tweede", "derde", "vierde", "vijfde"]),
    (Opens::QUARTER, &["kwartaal"]),
    (Opens::DISTANCE, &["over", "binnen", "na"]),
    (Opens::WHICH, &[
        "nog", "later", "deze", "dit", "lopende", "volgende", "volgend", "komende", "komend", "aanstaande", "a.s", "as",
    ]),
    (Opens::DAY, &[
        "vandaag", "vanmiddag", "vanavond", "vanochtend", "morgen", "morgenochtend", "morgenmiddag", "morgenavond", "overmorgen",
        "ma", "mnd", "maa", "di", "din", "wo", "woe", "woens", "do", "don", "vr", "vrij", "vrijd", "za", "zat", "zo", "zon",
        "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
        "maandagochtend", "dinsdagochtend", "woensdagochtend", "donderdagochtend", "vrijdagochtend", "zaterdagochtend", "zondagochtend",
        "maandagmorgen", "dinsdagmorgen", "woensdagmorgen", "donderdagmorgen", "vrijdagmorgen", "zaterdagmorgen", "zondagmorgen",
        "maandagmiddag", "dinsdagmiddag", "woensdagmiddag", "donderdagmiddag", "vrijdagmiddag", "zaterdagmiddag", "zondagmiddag",
        "maandagavond", "dinsdagavond", "woensdagavond", "donderdagavond", "vrijdagavond", "zaterdagavond", "zondagavond",
    ]),
    (Opens::HOLIDAY, &[
        "kerst", "kerstmis", "kerstdag", "kerstdagen", "feestdagen", "kerstvakantie", "kerstreces", "sinterklaas", "sint",
        "pakjesavond", "nieuwe", "oud", "nieuwjaar", "jaarwisseling", "pasen", "pinksteren", "koningsdag", "weekend",
    ]),
    (Opens::ARTICLE, &["de", "het"]),
];

/// All words that matter, each with what it opens.
struct Table {
    words: WordList,
    /// By the number of the word.
    opens: Vec<Opens>,
    /// Most other words are turned away by these.
    shapes: Shapes,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut words: Vec<&'static str> = Vec::new();
    let mut opens: Vec<Opens> = Vec::new();
    let mut add = |word: &'static str, sort: Opens| {
        let known = words.iter().position(|known| *known == word);
        let at = known.unwrap_or_else(|| {
            words.push(word);
            opens.push(Opens::default());
            words.len() - 1
        });
        opens[at] = opens[at].or(sort);
    };
    FIRST_WORDS.iter().for_each(|(sort, words)| words.iter().for_each(|word| add(word, *sort)));
    for phrase in UNKNOWN {
        let mut words = phrase.split(' ');
        let (first, second) = (words.next().unwrap_or_default(), words.next());
        add(first, Opens::SOON.or(Opens::ALONE.when(second.is_none())));
        second.into_iter().for_each(|second| add(second, Opens::SECOND));
    }
    let shapes = Shapes::new(words.iter().copied());
    Table { words: WordList::new(words.leak()), opens, shapes }
});

/// What a word may open: an ASCII or folded one; whether there is a digit in it, and whether it may begin as a month does.
pub(super) fn opens(word: &str, numbered: bool, month_like: bool) -> Opens {
    // `wk50`, `1e week`, `Q1`, `16e`.
    let mut opens = Opens::WEEK.or(Opens::QUARTER).or(Opens::DAY_OF_MONTH).when(numbered);
    // `feb/mrt`.
    if month_like {
        opens = opens.or(Opens::MONTH.when(word.split(['/', '-']).next().and_then(month).is_some()));
    }
    let table = &*TABLE;
    if table.shapes.fits(word.as_bytes())
        && let Some(at) = table.words.find(word)
    {
        opens = opens.or(table.opens[at]);
    }
    opens
}

/// Whether what the first word opens may go on with the second: a phrase of several words must, and behind an article
/// a holiday.
pub(super) fn goes_on(words: &[Word]) -> bool {
    let [first, rest @ ..] = words else { return false };
    let second =
        || rest.first().filter(|second| second.joined).map_or(Opens::default(), |second| second.opens);
    match first.opens.without(Opens::SECOND) {
        Opens::NOTHING => false,
        Opens::SOON => second().any(Opens::SECOND),
        Opens::ARTICLE => second().any(Opens::HOLIDAY.or(Opens::ARTICLE)),
        _ => true,
    }
}

//! What small words say: roles, titles, prefixes, function words. The lists are data (`data/words.txt`).

use std::cell::RefCell;
use std::sync::LazyLock;

use super::lexicon::{self, Flag, WordInfo};
use super::shape::Shape;
use super::table::WordTable;
use crate::dutch::word_list::WordList;

/// A set of classes a word is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks(u32);

impl Marks {
    pub(crate) const NONE: Marks = Marks(0);
    /// `moeder`, `huisarts`, `juf`: a name may follow, and the word itself stays.
    pub(crate) const ROLE: Marks = Marks(1);
    /// `mw`, `dhr`, `meneer`.
    pub(crate) const TITLE: Marks = Marks(1 << 1);
    /// `van`, `de`, `el`.
    pub(crate) const PREFIX: Marks = Marks(1 << 2);
    /// Words that are never a name, however written: articles, pronouns, adverbs.
    pub(crate) const FUNCTION: Marks = Marks(1 << 3);
    /// Finite verbs: what stands before one at the start of a sentence is its subject.
    pub(crate) const VERB: Marks = Marks(1 << 4);
    /// `een`, `de`, `mijn`: an ordinary noun follows.
    pub(crate) const DETERMINER: Marks = Marks(1 << 5);
    /// `met`, `van`, `volgens`.
    pub(crate) const PREPOSITION: Marks = Marks(1 << 6);
    /// `ik`, `hij`, `zij`.
    pub(crate) const PRONOUN: Marks = Marks(1 << 7);
    /// `beste`, `groet`.
    pub(crate) const GREETING: Marks = Marks(1 << 8);
    /// Months, weekdays, holidays.
    pub(crate) const CALENDAR: Marks = Marks(1 << 9);
    /// Bodies, instruments, diagnoses: they stay.
    pub(crate) const KEEP: Marks = Marks(1 << 10);
    /// Abbreviations that end in a full stop within a sentence.
    pub(crate) const ABBREVIATION: Marks = Marks(1 << 11);
    /// Words of labels: `[jeugdige]`, `[telefoonnummer]`.
    pub(crate) const LABEL: Marks = Marks(1 << 12);
    /// Nouns and adjectives that are names too: `roos`, `storm`, `bakker`.
    pub(crate) const NOUN_OR_NAME: Marks = Marks(1 << 13);
    /// Verbs that are names too: `wil`, `mag`.
    pub(crate) const VERB_OR_NAME: Marks = Marks(1 << 14);
    /// Words before the name of a school, club or practice that are part of it.
    pub(crate) const BODY_TYPE: Marks = Marks(1 << 15);
    /// `familie`, `gezin`: a surname follows.
    pub(crate) const FAMILY: Marks = Marks(1 << 16);
    /// `en`, `of`.
    pub(crate) const CONJUNCTION: Marks = Marks(1 << 17);
    /// The dictionary has it, and people write it.
    pub(crate) const WORD: Marks = Marks(1 << 18);
    /// `in`, `op`: part of a name only before another prefix (`in 't`, `op den`).
    pub(crate) const LOOSE_PREFIX: Marks = Marks(1 << 19);
    /// Part of a street, place or body: no name of a person.
    pub(crate) const TAKEN: Marks = Marks(1 << 20);
    /// `burgemeester`, `oude`: before the name of a street.
    pub(crate) const STREET_LEAD: Marks = Marks(1 << 21);
    /// `in`, `te`, `plaats`: the name of a place follows.
    pub(crate) const PLACE_LEAD: Marks = Marks(1 << 22);
    /// `jaar`, `uur`: the number before is no house number.
    pub(crate) const UNIT: Marks = Marks(1 << 23);
    /// `noord`, `nz`: part of a street's name behind it.
    pub(crate) const COMPASS: Marks = Marks(1 << 24);
    /// Kinds of bodies too usual to announce a name by themselves: `school`, `centrum`.
    pub(crate) const WEAK_BODY: Marks = Marks(1 << 25);
    /// `Jeugd`, `Lyceum`: ends the name of a body.
    pub(crate) const BODY_TAIL: Marks = Marks(1 << 26);
    /// `hs`, `bis`: behind a house number.
    pub(crate) const ADDITION: Marks = Marks(1 << 27);
    /// In the lexicon a prefix, in fact more often the surname itself (`van Es`).
    pub(crate) const NO_PREFIX: Marks = Marks(1 << 28);
    /// `christelijke`: before the kind of a school, and part of its name.
    pub(crate) const BODY_LEAD: Marks = Marks(1 << 29);
    /// `speelschool`, `buurtsportclub`: ends in the kind of a body.
    pub(crate) const BODY_COMPOUND: Marks = Marks(1 << 30);
    /// Ends as street names do.
    pub(crate) const STREET: Marks = Marks(1 << 31);
    /// Ordinary words: not a name unless the place shows it.
    pub(crate) const ORDINARY: Marks = Marks(
        Self::ROLE.0
            | Self::TITLE.0
            | Self::FUNCTION.0
            | Self::VERB.0
            | Self::DETERMINER.0
            | Self::PREPOSITION.0
            | Self::PRONOUN.0
            | Self::GREETING.0
            | Self::CALENDAR.0
            | Self::KEEP.0
            | Self::NOUN_OR_NAME.0
            | Self::VERB_OR_NAME.0
            | Self::CONJUNCTION.0
            | Self::WORD.0
            | Self::FAMILY.0,
    );

    /// Whether any of these classes is in the set.
    pub(crate) fn any(self, other: Marks) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    pub(crate) const fn or(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }

    /// What of this set is not in the other.
    pub(crate) const fn without(self, other: Marks) -> Marks {
        Marks(self.0 & !other.0)
    }

    fn of_heading(name: &str) -> Option<Marks> {
        Some(match name {
            "role" => Self::ROLE,
            "title" => Self::TITLE,
            "prefix" => Self::PREFIX,
            "function" => Self::FUNCTION,
            "verb" => Self::VERB,
            "determiner" => Self::DETERMINER,
            "preposition" => Self::PREPOSITION,
            "pronoun" => Self::PRONOUN,
            "greeting" => Self::GREETING,
            "calendar" => Self::CALENDAR,
            "keep" => Self::KEEP,
            "abbreviation" => Self::ABBREVIATION,
            "label" => Self::LABEL,
            "noun-or-name" => Self::NOUN_OR_NAME,
            "verb-or-name" => Self::VERB_OR_NAME,
            "body-type" => Self::BODY_TYPE,
            "family" => Self::FAMILY,
            "conjunction" => Self::CONJUNCTION,
            "no-prefix" => Self::NO_PREFIX,
            "street-lead" => Self::STREET_LEAD,
            "place-lead" => Self::PLACE_LEAD,
            "unit" => Self::UNIT,
            "compass" => Self::COMPASS,
            "weak-body" => Self::WEAK_BODY,
            "body-tail" => Self::BODY_TAIL,
            "addition" => Self::ADDITION,
            "body-lead" => Self::BODY_LEAD,
            "loose-prefix" => Self::LOOSE_PREFIX,
            _ => return None,
        })
    }
}

static LISTS: &str = include_str!("data/words.txt");

/// The listed words, and the classes of each by its number.
static WORDS: LazyLock<(WordTable, Vec<Marks>)> = LazyLock::new(|| {
    let (mut words, mut classes) = (WordTable::default(), Vec::new());
    for line in LISTS.lines().filter(|line| !line.starts_with('#')) {
        let Some((heading, list)) = line.split_once(':') else { continue };
        let Some(marks) = Marks::of_heading(heading) else { continue };
        for word in list.split_whitespace() {
            let id = words.insert(word) as usize;
            classes.resize(words.len(), Marks::NONE);
            classes[id] = marks.or(classes[id]);
        }
    }
    (words, classes)
});

/// From this bucket on a word is one that people write: `roos`, not `rooster-achtig`.
const USUAL: u8 = 4;

/// `keuringsarts`, `traumachirurg`, `gymlerares`: a compound of what people are; `Swarts` is a surname.
fn is_role_compound(folded: &str, info: WordInfo) -> bool {
    let compound = |end: &str| folded.len() >= end.len() + 3 && folded.ends_with(end);
    info.surname() < 6
        && info.first_name() < 2
        && folded.len() > 6
        && ROLE_ENDS.iter().any(|end| compound(end))
}

/// How words for those who treat, teach and guide end.
#[rustfmt::skip]
const ROLE_ENDS: [&str; 39] = [
    "arts", "chirurg", "therapeut", "therapeute", "verpleegkundige", "begeleider", "begeleidster", "medewerker",
    "medewerkster", "consulent", "consulente", "psycholoog", "psychologe", "pedagoog", "pedagoge", "docent", "docente",
    "leraar", "lerares", "leerkracht", "coach", "mentor", "trainer", "agent", "agente", "rechercheur", "ambtenaar", "voogd",
    "werkster", "directeur", "directrice", "assistent", "assistente", "logopedist", "logopediste", "chauffeur",
    "leidster", "inspecteur", "juffrouw",
];

/// The classes of a folded word, from the lists here and what the lexicon says of it.
fn marks(folded: &str, hash: u64, info: WordInfo) -> Marks {
    let (words, classes) = &*WORDS;
    let mut marks = words.get_hashed(folded, hash).map_or(Marks::NONE, |id| classes[id as usize]);
    if lexicon::has_last_part(folded, Flag::STREET_SUFFIX) {
        marks = marks.or(Marks::STREET);
    }
    if info.word() < 7
        && BODY_ENDS.iter().any(|end| folded.ends_with(end))
        && lexicon::has_last_part(folded, Flag::INSTITUTION_WORD)
    {
        marks = marks.or(Marks::BODY_COMPOUND);
    }
    if is_role_compound(folded, info) {
        marks = marks.or(Marks::ROLE);
    }
    if info.is_unknown() {
        return marks;
    }
    // Most words have none of these flags.
    if info.any(FLAGS.iter().fold(Flag::SURNAME_PREFIX, |all, (flag, _)| all | *flag)) {
        for (flag, class) in FLAGS {
            if info.any(flag) && !(class == Marks::PREFIX && marks.any(Marks::NO_PREFIX)) {
                marks = marks.or(class);
            }
        }
    }
    // `Joël` and `Beau` are written as names more than as words.
    if info.word() >= USUAL && !(info.first_name() >= 10 && info.word() <= 7) {
        marks = marks.or(Marks::WORD);
    }
    if info.is_function_word() && !marks.any(Marks::NOUN_OR_NAME.or(Marks::VERB_OR_NAME)) {
        marks = marks.or(Marks::FUNCTION);
    }
    marks
}

/// What was last said of a word with some hash.
#[derive(Clone, Copy, Default)]
struct Said {
    hash: u64,
    info: WordInfo,
    marks: Marks,
}

thread_local! {
    static RECENT: RefCell<Recent> = const { RefCell::new(Recent { said: Vec::new() }) };
}

/// As many words as the nearer caches of a processor hold.
const REMEMBERED: usize = 1 << 12;

/// What was said of words lately: a text is mostly made of a few hundred that return, and for those no list is asked
/// again.
pub(crate) struct Recent {
    said: Vec<Said>,
}

impl Recent {
    /// Does something with what this thread remembers; to be asked for once, before many words are looked up.
    pub(crate) fn with<T>(work: impl FnOnce(&mut Recent) -> T) -> T {
        RECENT.with_borrow_mut(|recent| {
            recent.said.resize(REMEMBERED, Said::default());
            work(recent)
        })
    }

    /// What the lexicon says of the folded word with this hash, and its classes.
    pub(crate) fn look_up<'f>(&mut self, hash: u64, folded: impl FnOnce() -> &'f str) -> (WordInfo, Marks) {
        let said = &mut self.said[(hash >> 20) as usize % REMEMBERED];
        if said.hash != hash {
            let info = lexicon::lookup_hashed(hash);
            *said = Said { hash, info, marks: marks(folded(), hash, info) };
        }
        (said.info, said.marks)
    }
}

/// The classes of a folded word that stands alone.
pub(crate) fn marks_of(folded: &str) -> Marks {
    marks_of_hashed(folded, lexicon::hash_of(folded))
}

/// The same for a word of which the hash is known.
pub(crate) fn marks_of_hashed(folded: &str, hash: u64) -> Marks {
    Recent::with(|recent| recent.look_up(hash, || folded).1)
}

/// Whether an instrument or role, written so, is rather a usual first name: `TOM` and `Tom`, `JIM` and `Jim`.
pub(crate) fn is_rather_a_name(info: WordInfo, shape: Shape) -> bool {
    let listed = match shape {
        Shape::Capitalised => info.any(Flag::INSTRUMENT | Flag::ROLE),
        Shape::Lower => info.any(Flag::INSTRUMENT),
        _ => false,
    };
    listed && info.first_name() >= 8 && info.word() < 4
}

/// What is short for something in capitals only: `TIA` and not `Tia`.
static IN_CAPITALS: WordList =
    WordList::new(&["tia", "dac", "sat", "vas", "oa", "gerd", "uro", "gez", "sui", "ad", "ac", "rr", "pols"]);

/// Whether a folded word that stands in capitals is short for something of care.
pub(crate) fn is_short_in_capitals(folded: &str) -> bool {
    folded.len() < 5 && IN_CAPITALS.has(folded)
}

/// What a phrase of the lexicon makes of its words.
pub(crate) fn of_phrase(info: WordInfo) -> Marks {
    let keep = info.any(Flag::EPONYM | Flag::INSTRUMENT | Flag::BODY | Flag::PLATFORM | Flag::WORLD);
    match (keep, info.any(Flag::ROLE | Flag::TITLE)) {
        (_, true) => Marks::ROLE,
        (true, false) => Marks::KEEP,
        (false, false) => Marks::NONE,
    }
}

/// Flags of the lexicon -> classes here.
const FLAGS: [(Flag, Marks); 8] = [
    (Flag::SURNAME_PREFIX, Marks::PREFIX),
    (Flag::ROLE, Marks::ROLE),
    (Flag::TITLE, Marks::TITLE),
    (Flag::CALENDAR, Marks::CALENDAR),
    (Flag::EPONYM, Marks::KEEP),
    (Flag::INSTRUMENT, Marks::KEEP),
    (Flag::BODY, Marks::KEEP),
    (Flag::INSTITUTION_WORD, Marks::BODY_TYPE),
];

/// Kinds of bodies that end compounds; the others (`zorg`, `huis`, `groep`) end too many other words.
#[rustfmt::skip]
const BODY_ENDS: [&str; 20] = [
    "school", "vereniging", "club", "kliniek", "praktijk", "centrum", "opvang", "boerderij", "bedrijf", "centrale",
    "makerij", "atelier", "poli", "studio", "winkel", "garage", "fabriek", "kantoor", "salon", "dienst",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dutch::fold::fold;

    #[test]
    fn the_lists_are_folded_and_every_heading_is_known() {
        for line in LISTS.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let (heading, list) = line.split_once(':').expect("a heading");
            assert!(Marks::of_heading(heading).is_some(), "{heading}");
            for word in list.split_whitespace() {
                assert_eq!(fold(word), word);
            }
        }
    }
}

//! What follows a name or role at the start of a line: who does it, or whom it is done to.
//!
//! In Dutch `moeder belt school` has her as subject, and `moeder bellen` as object.

use crate::deid::is_ordinary_word;
use crate::dutch::fold::fold;
use crate::dutch::word_list::WordList;

/// Words after which a role at the start of the line is spoken about, not given a task.
#[rustfmt::skip]
static NOT_A_TASK: WordList = WordList::new(&[
    "is", "zijn", "was", "heeft", "hebben", "wil", "willen", "vindt", "vinden", "zit", "lijkt", "voelt", "kan",
    "kunnen", "wordt", "worden", "werd", "en", "of", "van", "in", "op", "bij", "met", "voor", "uit", "te", "om",
    "over", "naar", "via", "door", "tot", "vanuit", "rond", "niet",
]);

/// Whether what follows a role can be a task: it begins small, and with nothing that speaks about who stands before it.
pub(super) fn begins_task(what: &str) -> bool {
    let mut words = what.split_whitespace();
    let Some(first) = words.next() else { return false };
    // `School geeft aan dat`; `CJG geeft moeder de folder`.
    let mut says = || first == "geeft" && words.next() == Some("aan");
    first.starts_with(char::is_lowercase) && !NOT_A_TASK.has(first) && !says()
}

/// Plurals that end as an infinitive does: `CJG afspraken maken`.
#[rustfmt::skip]
static PLURALS: WordList = WordList::new(&[
    "afspraken", "gesprekken", "kinderen", "lessen", "brieven", "namen", "zaken", "klachten", "documenten",
    "formulieren", "contacten", "resultaten", "adviezen", "mogelijkheden", "dagen", "weken", "tijden",
    "stukken", "verslagen", "instanties", "dossiers", "huisbezoeken", "sessies", "voorzieningen", "partijen",
    "wensen", "doelen", "lijsten", "bevindingen", "uitkomsten", "uitslagen", "stappen", "taken", "mensen",
    "tussen", "binnen", "samen", "allen", "beiden", "buiten", "morgen", "alleen", "eigen", "open", "even",
    "opties", "leerkrachten", "instellingen", "organisaties", "meldingen", "kosten", "medicijnen", "rapporten",
    "gezinnen", "moeders", "broers", "zussen", "vergoedingen", "indicaties", "aanvragen",
]);

/// Verbs that take an infinitive beside them: `moeder laten bellen`.
static HELPERS: WordList = WordList::new(&["laten", "gaan", "komen", "helpen", "leren", "blijven"]);

/// Whether what follows a name or role makes it the object: `bellen over het verzuim`.
pub(super) fn makes_object(what: &str) -> bool {
    let mut words = what.split_whitespace().map(bare);
    let Some(first) = words.next().filter(|word| is_infinitive(word)) else { return false };
    // `CJG zorgen bespreken`: the verb is the second, and the first what it is about.
    HELPERS.has(first) || !words.next().is_some_and(is_infinitive)
}

pub(super) fn is_infinitive(word: &str) -> bool {
    const SHORTEST: usize = 4;
    let word = fold(bare(word));
    let short =
        matches!(word.as_str(), "zien" | "doen" | "gaan" | "staan" | "slaan" | "nazien" | "terugzien");
    short || word.len() >= SHORTEST && word.ends_with("en") && !PLURALS.has(&word)
}

/// What ends as a verb does and is none, or tells what is the case.
#[rustfmt::skip]
static NO_VERBS: WordList = WordList::new(&[
    "met", "niet", "het", "dat", "wat", "tot", "uit", "contact", "kort", "eerst", "direct", "laat", "dit", "weet",
    "ambulant",
]);

/// Whether what follows a member of the family is a task: `belt de huisarts`, but not `geeft toestemming`.
pub(super) fn is_task_of_family(what: &str) -> bool {
    !what.starts_with("geeft ") && makes_subject(what)
}

/// Whether what follows says what somebody does: `belt de huisarts`, `zal bellen`.
pub(super) fn makes_subject(what: &str) -> bool {
    static MODALS: WordList = WordList::new(&["zal", "mag", "zou", "zelf"]);
    let Some(first) = what.split_whitespace().map(bare).next() else { return false };
    MODALS.has(first) || is_finite(first)
}

/// A verb of the third person: `belt`, `stuurt`, but not `docent`.
fn is_finite(word: &str) -> bool {
    const PERSONS: &[&str] = &["ent", "ist", "eut"];
    word.len() > 2
        && word.ends_with('t')
        && !NO_VERBS.has(word)
        && (!PERSONS.iter().any(|ending| word.ends_with(ending)) || has_infinitive(word))
}

/// Whether the dictionary has the infinitive of a verb of the third person: of `screent`, `leent`, `mist`, not of
/// `docent`, `therapeut`.
fn has_infinitive(word: &str) -> bool {
    let Some(stem) = word.strip_suffix('t').filter(|stem| stem.len() > 2 && stem.is_ascii()) else {
        return false;
    };
    let (before, last) = stem.split_at(stem.len() - 1);
    let shorter = &before[..before.len() - 1];
    let spellings = [(stem, ""), (stem, last), (shorter, last)];
    spellings.iter().any(|(stem, last)| is_ordinary_word(&format!("{stem}{last}en")))
}

/// Whether more than a name stands here, so that it cannot be an owner as a whole: `CJG belt`, `moeder bellen`.
pub(super) fn is_sentence(who: &str) -> bool {
    let mut behind = who.split_whitespace().skip(1).map(bare);
    behind.any(|word| word.starts_with(char::is_lowercase) && (is_finite(word) || is_infinitive(word)))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

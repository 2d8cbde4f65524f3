//! Prefixes of surnames (tussenvoegsels), Dutch and of the languages spoken in the Netherlands.

use crate::dutch::fold::fold;
use crate::dutch::word_list::WordList;

/// Words that start or continue a prefix by themselves.
static WORDS: WordList = WordList::new(&[
    // Dutch and Frisian
    "van", "de", "den", "der", "des", "het", "'t", "te", "ter", "ten", "thoe", "tho", "thor", "toe", "oude",
    "vd", "vdr", "vdn", "vde", "vander", "vanden", "vande", "van't", "in't", "op't", "'s", "v.d", "v/d",
    "v.d.", "v/d.", "vd.", "v.h.", "v/h", "v.h", "vh", "v.der", "v.den", "v.de", "v.'t", "o.d.", "a.d.",
    "a/d", "o/d", "i.d.", "d'", // Arabic and Berber
    "el", "al", "ait", "bin", "bint", "ibn", "ben", "bel", "abu", "abou", "oulad", "ould", "ouled", "beni",
    // Portuguese, Spanish, Italian, French
    "da", "das", "do", "dos", "di", "du", "del", "della", "dello", "dei", "degli", "la", "le", "les", "los",
    "las", "lo", // German and Scandinavian
    "von", "vom", "zu", "zum", "zur", "af", "av",
]);

/// Prepositions that belong to a prefix only when an article follows: `in 't`, `op den`.
#[rustfmt::skip]
static BEFORE_ARTICLE: WordList = WordList::new(&[
    "in", "op", "aan", "uit", "bij", "onder", "over", "voor", "tot", "boven", "buiten", "achter", "tegen",
    "auf", "an",
]);

/// What may follow such a preposition.
static ARTICLES: WordList = WordList::new(&["de", "den", "der", "het", "'t", "t", "d'"]);

/// Prefixes that are first names too (`Ben Jansen`, `Al`): at the start of a name they are one.
static ALSO_FIRST_NAMES: WordList =
    WordList::new(&["ben", "al", "do", "la", "le", "da", "di", "bel", "lo", "toe", "abu"]);

/// Whether the word alone can be a prefix or part of one: `van`, `'t`, `v.d.`, `El`.
pub fn is_prefix_word(word: &str) -> bool {
    WORDS.has(word)
}

/// All words that may be part of a prefix.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    WORDS.words().chain(BEFORE_ARTICLE.words())
}

/// Whether the word is a prefix but also a usual first name.
pub(super) fn is_also_first_name(word: &str) -> bool {
    ALSO_FIRST_NAMES.has(word)
}

/// How many words from `at` on form a prefix; 0 when none does, or when no word follows it.
pub fn prefix_run(words: &[&str], at: usize) -> usize {
    let run = open_prefix_run(words, at);
    if at + run < words.len() { run } else { backed_off(words, at, run) }
}

/// At the end of a name the last word of a run is the surname itself: `Anna Le`, `Jan de Oude`.
fn backed_off(words: &[&str], at: usize, run: usize) -> usize {
    let run = run.saturating_sub(1);
    let article_lost = run > 0 && BEFORE_ARTICLE.has(words[at + run - 1]);
    run - usize::from(article_lost)
}

/// As [`prefix_run`], but a run at the very end counts too (`Idrissi, Yusuf el`).
pub(super) fn open_prefix_run(words: &[&str], at: usize) -> usize {
    let mut end = at;
    while let Some(word) = words.get(end) {
        let opens = BEFORE_ARTICLE.has(word) && words.get(end + 1).is_some_and(|next| ARTICLES.has(next));
        // `v.` and `d.` are initials unless written small between other words.
        let short = (matches!(*word, "v." | "v") && end > 0)
            || (*word == "d." && end > at)
            || (*word == "t" && end > at);
        if !(opens || short || WORDS.has(word)) {
            break;
        }
        end += 1;
    }
    end - at
}

/// One form for prefixes that are written in several ways: `v.d.`, `vd`, `van der` and `van den` all give
/// `van de`; `'t` gives `het`. Two prefixes are the same when this is the same.
pub fn canonical_prefix(prefix: &str) -> String {
    let folded = fold(prefix);
    let mut words: Vec<&str> = Vec::new();
    for word in folded.split(|c: char| c.is_whitespace() || matches!(c, '.' | '/' | '-')) {
        match word {
            "" => {}
            "v" => words.push("van"),
            "d" | "den" | "der" | "de" => words.push("de"),
            "h" | "'t" | "t" | "het" => words.push("het"),
            "o" => words.push("op"),
            "a" => words.push("aan"),
            "i" => words.push("in"),
            "vd" | "vdr" | "vdn" | "vde" | "vander" | "vanden" | "vande" => words.extend(["van", "de"]),
            "vh" | "van't" | "vant" => words.extend(["van", "het"]),
            "in't" => words.extend(["in", "het"]),
            "op't" => words.extend(["op", "het"]),
            other => words.push(other),
        }
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_prefix_are_equal() {
        for same in [
            &["van der", "v.d.", "vd", "v/d", "van den", "Van De", "v. d.", "vander", "V.D."][..],
            &["in 't", "in ’t", "in het", "in't"],
            &["van 't", "van't", "v.h.", "van het"],
            &["op den", "op de"],
            &["El", "el"],
        ] {
            for prefix in same {
                assert_eq!(canonical_prefix(prefix), canonical_prefix(same[0]), "{prefix}");
            }
        }
        assert_ne!(canonical_prefix("ter"), canonical_prefix("ten"));
    }

    #[test]
    fn a_run_leaves_a_word_for_the_surname() {
        for (text, run) in [
            ("van der Berg", 2),
            ("in 't Veld", 2),
            ("in Amsterdam", 0),
            ("op den Akker", 2),
            ("v.d. Berg", 1),
            ("de la Fleur", 2),
            ("Le", 0),
            ("de Oude", 1),
            ("Jansen", 0),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            assert_eq!(prefix_run(&words, 0), run, "{text}");
        }
        assert_eq!(prefix_run(&[], 0), 0);
    }
}

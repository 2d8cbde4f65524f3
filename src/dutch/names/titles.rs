//! Forms of address, academic titles, initials.

use crate::dutch::word_list::WordList;

/// Forms of address after which a single word is a surname.
#[rustfmt::skip]
static ADDRESS: WordList = WordList::new(&[
    "dhr", "heer", "hr", "meneer", "mr", "mw", "mevr", "mevrouw", "mej", "mejuffrouw", "mvr", "mrs", "ms",
    "fam", "familie", "gezin", "dr", "drs", "ir", "ing", "prof", "ds", "pastoor", "imam", "dokter",
    "professor", "doctor", "msc", "bsc", "ma", "ba", "llm", "phd", "bc", "dhr/mw", "mw/dhr",
]);

/// Forms of address after which a single word is a first name.
static FAMILIAR: WordList =
    WordList::new(&["juf", "juffrouw", "meester", "tante", "oom", "oma", "opa", "coach"]);

/// Behind the name.
static BEHIND: WordList =
    WordList::new(&["msc", "bsc", "ma", "ba", "llm", "phd", "md", "bc", "jr", "sr", "rn"]);

/// Initials of more than one letter.
#[rustfmt::skip]
static LONG_INITIALS: WordList = WordList::new(&[
    "th", "ch", "ph", "ij", "chr", "joh", "fr", "wm", "sj", "tj", "kl", "kh", "sh", "yu",
]);

/// All titles, before and behind a name.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    [&ADDRESS, &FAMILIAR, &BEHIND].into_iter().flat_map(WordList::words)
}

fn bare(word: &str) -> &str {
    word.trim_end_matches(['.', ',', ':'])
}

/// Whether the word is a form of address or an academic title: `mw.`, `drs`, `fam.`.
pub fn is_title(word: &str) -> bool {
    ADDRESS.has(bare(word)) || FAMILIAR.has(bare(word))
}

/// Whether a single word behind it is a first name: `juf Anneke`.
pub(super) fn is_familiar(word: &str) -> bool {
    FAMILIAR.has(bare(word))
}

/// Whether the word is a title that stands behind a name. Academic ones only as people write them (`MSc`,
/// `MA`), so that a first name such as `Ba` stays.
pub(super) fn is_behind(word: &str) -> bool {
    BEHIND.has(bare(word)) && (word.ends_with('.') || word.chars().skip(1).any(char::is_uppercase))
}

/// Whether the word is initials: `J.`, `J.P.`, `Th.M.`, `J`, `J.-P.`.
pub fn is_initials(word: &str) -> bool {
    // Without a full stop only a single letter is an initial; most words are neither.
    let dotted = word.contains('.');
    if !dotted && word.chars().filter(|c| *c != '-').nth(1).is_some() {
        return false;
    }
    let mut letters = 0;
    let mut parts = word.split(['.', '-']).filter(|part| !part.is_empty()).peekable();
    if parts.peek().is_none() {
        return false;
    }
    for part in parts {
        let count = part.chars().count();
        if !part.chars().all(char::is_alphabetic) || (count > 1 && !LONG_INITIALS.has(part)) {
            return false;
        }
        letters += count;
    }
    // `Chr.` and `Th.` need their full stop.
    letters == 1 || (dotted && (word.ends_with('.') || word.matches('.').count() + 1 == letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_told_from_short_names() {
        for word in ["J.", "J.P.", "J", "j.p.", "Th.", "Chr.", "J.-P.", "Á.", "J.P", "A.M.H."] {
            assert!(is_initials(word), "{word}");
        }
        for word in ["Jo", "Jan", "Jansen.", "", ".", "-", "1.", "St.-Jan"] {
            assert!(!is_initials(word), "{word}");
        }
    }

    #[test]
    fn titles_are_known_with_and_without_stop() {
        for word in ["mw.", "Mw", "DHR.", "drs.", "fam.", "Mevrouw", "juf"] {
            assert!(is_title(word), "{word}");
        }
        assert!(!is_title("Jansen"));
        assert!(is_behind("MSc") && is_behind("jr.") && !is_behind("Ma") && !is_behind("ba"));
    }
}

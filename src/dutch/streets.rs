//! How Dutch streets are called.

/// Endings that are hardly anything but a street.
#[rustfmt::skip]
static CERTAIN: Endings = Endings::new(&[
    "straat", "straatje", "laan", "laantje", "weg", "plein", "pleintje", "gracht", "kade", "dijk", "singel",
    "pad", "steeg", "dreef", "plantsoen", "boulevard", "allee", "gaarde", "erf", "hof", "hofje", "strjitte",
    "leane", "str", "brink", "markt", "park", "ring", "baan", "dwarsstraat", "esplanade", "meent", "paad",
]);

/// A cheap test on the bytes of a word, before the endings are compared.
pub(crate) fn may_be_street(word: &[u8]) -> bool {
    let [.., a, b] = word else { return false };
    word.len() > 4
        && matches!(
            [a.to_ascii_lowercase(), b.to_ascii_lowercase()],
            [b'a', b't' | b'n' | b'd' | b'k']
                | [b'j', b'e' | b'k']
                | [b'e', b'g' | b'l' | b'f' | b'e']
                | [b'i', b'n']
                | [b'h', b't']
                | [b'd', b'e']
                | [b'r', b'd' | b'f' | b'k']
                | [b'o', b'f']
                | [b't', b'e' | b'r']
                | [b'l', b'n']
                | [b'n', b'e' | b'k' | b't' | b'g']
                | [b'k', b't']
        )
}

/// Whether a word ends like a street: `Dorpsstraat`, `marktplein`.
pub fn has_street_ending(word: &str) -> bool {
    CERTAIN.end(word)
}

/// Endings in lower case, at most 64, found by the last letter of a word.
pub(crate) struct Endings {
    list: &'static [&'static str],
    /// By the lower five bits of the last byte, which letters of both cases share: which endings, a bit each.
    by_last: [u64; 32],
}

impl Endings {
    /// These endings.
    pub(crate) const fn new(list: &'static [&'static str]) -> Endings {
        let (mut by_last, mut at) = ([0; 32], 0);
        while at < list.len() {
            let ending = list[at].as_bytes();
            by_last[(ending[ending.len() - 1] & 31) as usize] |= 1 << at;
            at += 1;
        }
        Endings { list, by_last }
    }

    /// Whether a word, in any case, ends with one of these and has something before it.
    pub(crate) fn end(&self, word: &str) -> bool {
        let word = word.trim_end_matches('.').as_bytes();
        let Some(last) = word.last() else { return false };
        let mut left = self.by_last[usize::from(last & 31)];
        while left != 0 {
            let ending = self.list[left.trailing_zeros() as usize].as_bytes();
            if word.len() > ending.len() && word[word.len() - ending.len()..].eq_ignore_ascii_case(ending) {
                return true;
            }
            left &= left - 1;
        }
        false
    }
}

//! The key of a lexicon entry: a hash over its runs of letters and digits. `build.rs` includes this file too, so that
//! the table and the lookup cannot drift apart.

/// The hash of an entry, built word by word. Whatever stands between runs of letters and digits (space, hyphen,
/// apostrophe, full stop) counts as one separator, so that `Ehlers-Danlos` and `ehlers danlos` are one entry however
/// the text was cut into tokens.
#[derive(Clone, Copy)]
pub(crate) struct Key {
    pub(crate) state: u64,
}

/// The state before any word; also what a word with this hash would give, of which there is none in a language.
const START: u64 = 0xcbf2_9ce4_8422_2325;
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

impl Key {
    /// The key of nothing.
    pub(crate) const fn new() -> Key {
        Key { state: START }
    }

    /// The key of a word with this hash.
    #[allow(dead_code, reason = "build.rs makes keys of words only")]
    pub(crate) const fn of(state: u64) -> Key {
        Key { state }
    }

    /// The key with one more folded word.
    pub(crate) fn with(self, folded: &str) -> Key {
        let bytes = folded.as_bytes();
        let parts = bytes.split(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric());
        parts.filter(|run| !run.is_empty()).fold(self, Key::with_run)
    }

    /// The key with one more run of letters and digits: eight bytes at a time, as words are short.
    pub(crate) fn with_run(self, run: &[u8]) -> Key {
        let step = |state: u64, part: u64| (state.rotate_left(23) ^ part).wrapping_mul(FACTOR);
        let (eights, rest) = run.as_chunks::<8>();
        let mut state = step(self.state, run.len() as u64);
        for eight in eights {
            state = step(state, u64::from_le_bytes(*eight));
        }
        Key { state: if rest.is_empty() { state } else { step(state, up_to_seven(rest)) } }
    }

    /// The place to look first in a table of `slots`, and the fingerprint that the entry there must have.
    pub(crate) fn place(self, slots: usize) -> (usize, u32) {
        // The low bits of the product know little of the high ones: mix them (the finaliser of MurmurHash3).
        let mut h = self.state;
        h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        h = (h ^ (h >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        h ^= h >> 33;
        ((((h & 0xffff_ffff) * slots as u64) >> 32) as usize, (h >> 32) as u32)
    }

    /// Whether no letter or digit was seen.
    pub(crate) fn is_empty(self) -> bool {
        self.state == START
    }
}

/// How many sorts of endings are told apart.
pub(crate) const ENDINGS: usize = 1 << 10;

/// The sort of ending that the last three bytes of a word are.
pub(crate) fn ending([a, b, c]: [u8; 3]) -> usize {
    (usize::from(a) * 101 + usize::from(b) * 37 + usize::from(c) * 7) % ENDINGS
}

/// One to seven bytes as a number; with their count known, no two runs give the same.
fn up_to_seven(bytes: &[u8]) -> u64 {
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(head), Some(tail)) => {
            u64::from(u32::from_le_bytes(*head)) | u64::from(u32::from_le_bytes(*tail)) << 32
        }
        _ => {
            let middle = u64::from(bytes[bytes.len() / 2]);
            u64::from(bytes[0]) | middle << 8 | u64::from(bytes[bytes.len() - 1]) << 16
        }
    }
}

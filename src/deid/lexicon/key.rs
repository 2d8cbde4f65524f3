//! The key of a lexicon entry: a hash over its runs of letters and digits. `build.rs` includes this file too, so that
//! the table and the lookup cannot drift apart.

/// The hash of an entry, built word by word. Whatever stands between runs of letters and digits (space, hyphen,
/// apostrophe, full stop) counts as one separator, so that `Ehlers-Danlos` and `ehlers danlos` are one entry however
/// the text was cut into tokens.
#[derive(Clone, Copy)]
pub(crate) struct Key {
    pub(crate) state: u64,
    /// A run has ended and the next one has not begun.
    gap: bool,
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

impl Key {
    /// The key of nothing.
    pub(crate) const fn new() -> Key {
        Key { state: OFFSET, gap: false }
    }

    /// The key of a word with this hash.
    #[allow(dead_code, reason = "build.rs makes keys of words only")]
    pub(crate) const fn of(state: u64) -> Key {
        Key { state, gap: false }
    }

    /// The key with one more folded word. FNV-1a: words are short, and nobody but us chooses the entries.
    pub(crate) fn with(mut self, folded: &str) -> Key {
        self.gap |= self.state != OFFSET;
        for &byte in folded.as_bytes() {
            if byte.is_ascii_alphanumeric() || byte >= 0x80 {
                if self.gap {
                    self.state = (self.state ^ 0x20).wrapping_mul(PRIME);
                    self.gap = false;
                }
                self.state = (self.state ^ u64::from(byte)).wrapping_mul(PRIME);
            } else {
                self.gap = self.state != OFFSET;
            }
        }
        self
    }

    /// The place to look first in a table of `slots`, and the fingerprint that the entry there must have.
    pub(crate) fn place(self, slots: usize) -> (usize, u32) {
        // FNV leaves the high bits of short words alike: mix them (the finaliser of MurmurHash3).
        let mut h = self.state;
        h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        h = (h ^ (h >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
        h ^= h >> 33;
        ((((h & 0xffff_ffff) * slots as u64) >> 32) as usize, (h >> 32) as u32)
    }

    /// Whether no letter or digit was seen.
    pub(crate) fn is_empty(self) -> bool {
        self.state == OFFSET
    }
}

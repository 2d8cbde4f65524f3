//! What the tagger sees of a word: hashed features of the word, its neighbours and what the lexicon says of them.

use crate::deid::lexicon::Flag;
use crate::deid::token::{Shape, Tokens};

/// Rows of the model: a feature is a number below this.
pub(crate) const ROWS: usize = 1 << 19;

/// Features of one word.
pub(crate) const COUNT: usize = 30;

/// A word and the two on either side of it, moved along a text.
pub(crate) struct Window<'a> {
    tokens: &'a Tokens,
    at: usize,
    /// The word with this index stands at what is left of it by five.
    seen: [Seen; 5],
}

impl<'a> Window<'a> {
    /// A window around a word.
    pub(crate) fn at(tokens: &'a Tokens, index: usize) -> Window<'a> {
        let mut seen = [Seen::NOTHING; 5];
        for place in index..index + 5 {
            seen[(place + 3) % 5] = Seen::at(tokens, place as isize - 2);
        }
        Window { tokens, at: index, seen }
    }

    /// Moves it to a later word.
    pub(crate) fn move_to(&mut self, index: usize) {
        if index >= self.at + self.seen.len() {
            *self = Window::at(self.tokens, index);
        }
        while self.at < index {
            self.at += 1;
            self.seen[(self.at + 2) % 5] = Seen::at(self.tokens, self.at as isize + 2);
        }
    }

    /// The row of each of the [`COUNT`] features of the word in the middle.
    pub(crate) fn features(&self) -> [u32; COUNT] {
        let seen = std::array::from_fn(|nth| &self.seen[(self.at + 3 + nth) % 5]);
        features(seen, self.tokens.style() as u64, self.tokens.fold(self.at).as_bytes())
    }
}

fn features([b, a, w, x, y]: [&Seen; 5], style: u64, folded: &[u8]) -> [u32; COUNT] {
    let written = w.written << 2 | style;
    let (first, surname) = (w.first << 3 | w.usual, w.surname << 3 | w.usual);
    let length = (folded.len() as u64).min(12);
    let list: [(u64, u64); COUNT] = [
        (0, 0),
        (written, 0),
        (written, w.gap << 5 | x.gap),
        (w.first << 6 | w.surname << 3 | w.usual, w.flags),
        (first, written),
        (surname, written),
        (w.flags, written),
        (w.word, w.shape),
        (last(folded, 2), written),
        (last(folded, 3), w.shape),
        (last(folded, 4), u64::from(w.capital)),
        (start(folded, 3), u64::from(w.capital)),
        (length, w.shape << 3 | w.usual),
        (a.word, 0),
        (x.word, 0),
        (a.word, w.gap << 3 | w.shape),
        (x.word, x.gap << 3 | w.shape),
        (b.word, a.word),
        (x.word, y.word),
        (a.gist, w.gist << 5 | w.gap),
        (w.gist, x.gist << 5 | x.gap),
        (b.gist << 24 | a.gist, w.shape),
        (x.gist << 24 | y.gist, w.shape),
        (a.written << 8 | w.written, w.gap),
        (w.written << 8 | x.written, x.gap),
        (a.word, w.gist),
        (x.word, w.gist),
        (a.flags, x.flags << 3 | w.shape),
        (b.word, w.gist),
        (b.shape << 9 | a.shape << 6 | w.shape << 3 | x.shape, style << 10 | w.gap << 5 | x.gap),
    ];
    std::array::from_fn(|template| row(template as u64, list[template].0, list[template].1))
}

/// A word of the window, in numbers.
#[derive(Clone, Copy)]
struct Seen {
    /// Which word it is, when it is an ordinary one; else what sort of word.
    word: u64,
    shape: u64,
    capital: bool,
    /// Shape, and whether a capital here says nothing.
    written: u64,
    gap: u64,
    first: u64,
    surname: u64,
    usual: u64,
    flags: u64,
    /// The flags, whether a name, and how usual as a word.
    gist: u64,
}

impl Seen {
    fn at(tokens: &Tokens, index: isize) -> Seen {
        let Some(token) = usize::try_from(index).ok().and_then(|i| tokens.list.get(i)) else {
            let edge = 0xfff0 | u64::from(index < 0);
            return Seen { word: edge, gist: edge, ..Seen::NOTHING };
        };
        let info = token.info;
        let first = u64::from(FIRST[usize::from(info.first_name())]);
        let surname = u64::from(SURNAME[usize::from(info.surname())]);
        let usual = u64::from(USUAL[usize::from(info.word())]);
        let flags = u64::from(info.bits() >> 13 & 0x1_ffff);
        let name = (u64::from(first >= 3) << 1) | u64::from(surname >= 2);
        let gist = flags << 5 | name << 3 | usual;
        let shape = token.shape as u64;
        // The names of the training texts are not to be learnt by heart.
        let word = match token.shape {
            Shape::Digits => 0xff00 | u64::from(token.chars.min(10)),
            _ if usual > 0 || info.any(CONTEXT) => hash(tokens.folded(token).as_bytes()),
            _ => 0xffff_0000 | gist << 3 | shape,
        };
        let written = shape << 1 | u64::from(token.sentence_start);
        let capital = token.capital();
        Seen { word, shape, capital, written, gap: token.gap as u64, first, surname, usual, flags, gist }
    }

    const NOTHING: Seen = Seen {
        word: 0,
        shape: 7,
        capital: false,
        written: 15,
        gap: 31,
        first: 0,
        surname: 0,
        usual: 0,
        flags: 0,
        gist: 0,
    };
}

/// Words that say something of their neighbours though the dictionary lacks them.
const CONTEXT: Flag = Flag::ROLE;

/// Buckets of first names in five steps.
const FIRST: [u8; 16] = [0, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4];
/// Buckets of surnames in five steps.
const SURNAME: [u8; 32] =
    [0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4];
/// Buckets of ordinary words in seven steps.
const USUAL: [u8; 16] = [0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 6];

/// The last bytes, as a number. Folded words are nearly all plain letters: bytes do for letters.
fn last(folded: &[u8], bytes: usize) -> u64 {
    folded[folded.len().saturating_sub(bytes)..].iter().fold(1, |n, &b| n << 8 | u64::from(b))
}

fn start(folded: &[u8], bytes: usize) -> u64 {
    folded[..folded.len().min(bytes)].iter().fold(1, |n, &b| n << 8 | u64::from(b))
}

fn hash(text: &[u8]) -> u64 {
    text.iter().fold(0xcbf2_9ce4_8422_2325, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// Two multiplications: the high bits then depend on every bit of both parts.
fn row(template: u64, one: u64, other: u64) -> u32 {
    let h = (one ^ (template << 56)).wrapping_mul(0xff51_afd7_ed55_8ccd) ^ other ^ (template << 50);
    ((h ^ (h >> 32)).wrapping_mul(0xc4ce_b9fe_1a85_ec53) >> (64 - ROWS.trailing_zeros())) as u32
}

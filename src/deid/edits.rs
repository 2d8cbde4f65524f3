//! Typing errors: names that differ from a known one by an edit or two.

use rustc_hash::FxHashMap;

/// Above this many names a scan of all of them costs more than an index of their deletions.
const SCAN_LIMIT: usize = 96;
/// Longer words are no names.
const LONGEST: usize = 40;

/// How many edits a name of this length bears: one from five letters, two from nine.
pub(crate) fn edits_allowed(name: &str) -> usize {
    edits_for(name.chars().count())
}

fn edits_for(length: usize) -> usize {
    match length {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    }
}

/// The number of edits between two words (insert, delete, replace, swap neighbours), if it is within `limit`.
pub(crate) fn distance_within(a: &str, b: &str, limit: usize) -> Option<usize> {
    let (mut left, mut right) = (['\0'; LONGEST], ['\0'; LONGEST]);
    let n = fill(&mut left, a)?;
    let m = fill(&mut right, b)?;
    if n.abs_diff(m) > limit {
        return None;
    }
    let (mut before, mut last, mut row) = ([0; LONGEST + 1], [0; LONGEST + 1], [0; LONGEST + 1]);
    for (j, cell) in last.iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=n {
        row[0] = i;
        let mut least = i;
        for j in 1..=m {
            let cost = usize::from(left[i - 1] != right[j - 1]);
            let mut best = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + cost);
            let swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            if swapped {
                best = best.min(before[j - 2] + 1);
            }
            row[j] = best;
            least = least.min(best);
        }
        if least > limit {
            return None;
        }
        before = last;
        last = row;
    }
    (last[m] <= limit).then_some(last[m])
}

fn fill(buffer: &mut [char; LONGEST], word: &str) -> Option<usize> {
    let mut length = 0;
    for c in word.chars() {
        *buffer.get_mut(length)? = c;
        length += 1;
    }
    Some(length)
}

/// Finds the known name nearest to a word.
#[derive(Debug, Default)]
pub(crate) struct Fuzzy {
    /// Key, letters as a bit set, length, edits allowed. Scanned when there are few.
    names: Vec<(u32, u32, u8, u8)>,
    /// Of which lengths a word may be near to one of them, a bit each.
    lengths: u64,
    /// The hash of the name with one letter left out -> keys. Used when there are many.
    deletions: FxHashMap<u64, Vec<u32>>,
}

impl Fuzzy {
    /// Knows these names and no others; their keys are their numbers.
    pub(crate) fn fill<'a>(&mut self, names: impl Iterator<Item = &'a str> + Clone) {
        self.names.clear();
        self.lengths = 0;
        if !self.deletions.is_empty() {
            self.deletions = FxHashMap::default();
        }
        for (key, name) in names.clone().enumerate() {
            let (letters, length) = letters(name);
            let edits = edits_for(length);
            if edits > 0 && length < LONGEST {
                self.names.push((key as u32, letters, length as u8, edits as u8));
                self.lengths |= (length - edits..=length + edits).fold(0, |set, length| set | 1 << length);
            }
        }
        if self.names.len() > SCAN_LIMIT {
            let mut indexed = self.names.iter().map(|(key, ..)| *key).peekable();
            for (key, name) in names.enumerate() {
                if indexed.next_if_eq(&(key as u32)).is_some() {
                    for_deletions(name, |hash| self.deletions.entry(hash).or_default().push(key as u32));
                }
            }
        }
    }

    /// The key of the nearest name, if one is near enough. `text_of` gives a key's text.
    pub(crate) fn near<'a>(&self, word: &str, text_of: impl Fn(u32) -> &'a str) -> Option<u32> {
        if self.names.is_empty() || word.len() < 4 {
            return None;
        }
        let (mask, length) = letters(word);
        if length > LONGEST + 2 || self.lengths >> length & 1 == 0 {
            return None;
        }
        let mut best: Option<(usize, u32)> = None;
        let mut consider = |key: u32| {
            let name = text_of(key);
            let Some(distance) = distance_within(name, word, edits_allowed(name)) else { return };
            if best.is_none_or(|(least, first)| (distance, key) < (least, first)) {
                best = Some((distance, key));
            }
        };
        if self.deletions.is_empty() {
            for (key, name_mask, name_length, edits) in &self.names {
                let close = length.abs_diff(usize::from(*name_length)) <= usize::from(*edits);
                if close && (mask ^ name_mask).count_ones() <= 2 * u32::from(*edits) {
                    consider(*key);
                }
            }
        } else {
            for_deletions(word, |hash| {
                for key in self.deletions.get(&hash).into_iter().flatten() {
                    consider(*key);
                }
            });
        }
        best.map(|(_, key)| key)
    }
}

/// The set of letters of a word, of which one edit changes at most two bits, and their number.
fn letters(word: &str) -> (u32, usize) {
    if word.is_ascii() {
        return (word.bytes().fold(0, |set, byte| set | 1 << (byte % 32)), word.len());
    }
    word.chars().fold((0, 0), |(set, count), c| (set | 1 << (u32::from(c) % 32), count + 1))
}

/// Calls `each` with the hash of the word itself and of the word without each of its letters. Two words
/// within one edit share a hash; of those at two edits, the ones that differ by two replacements or swaps
/// of one letter each do so too.
fn for_deletions(word: &str, mut each: impl FnMut(u64)) {
    let chars: Vec<char> = word.chars().take(LONGEST).collect();
    for skip in 0..=chars.len() {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for (index, c) in chars.iter().enumerate() {
            if index != skip {
                hash = (hash ^ u64::from(u32::from(*c))).wrapping_mul(0x0000_0100_0000_01b3);
            }
        }
        each(hash);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_is_one_edit() {
        assert_eq!(distance_within("yusuf", "yusfu", 1), Some(1));
        assert_eq!(distance_within("yusuf", "yuusuf", 1), Some(1));
        assert_eq!(distance_within("yusuf", "ysuf", 1), Some(1));
        assert_eq!(distance_within("yusuf", "ysufe", 1), None);
    }

    #[test]
    fn many_names_are_found_as_few_are() {
        let names: Vec<String> = (0..500).map(|n| format!("naam{n:04}")).collect();
        let mut fuzzy = Fuzzy::default();
        fuzzy.fill(names.iter().map(String::as_str));
        let found = fuzzy.near("naam012x", |key| &names[key as usize]);
        assert!(found.is_some_and(|key| names[key as usize].starts_with("naam012")));
        assert_eq!(fuzzy.near("heelanders", |key| &names[key as usize]), None);
    }
}

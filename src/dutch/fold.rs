//! Folding: lower case, without diacritics, so that `Şimşek`, `SIMSEK` and `simsek` are one.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Appends the folded form of one character to `out`: lower case, base letter, `ß` as `ss`, `ø` as `o`.
pub fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
    } else if let Some(folded) =
        u32::from(c).checked_sub(LATIN.start).and_then(|at| LATIN_FOLDED.get(at as usize))
    {
        out.push_str(folded);
    } else {
        fold_wide(c, out);
    }
}

/// The letters with marks of European languages: those in names, mostly.
const LATIN: std::ops::Range<u32> = 0xc0..0x180;

/// Their folded forms: to take them apart each time would be most of the work of folding a name.
static LATIN_FOLDED: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folded = |c| {
        let mut folded = String::new();
        fold_wide(c, &mut folded);
        folded
    };
    LATIN.filter_map(char::from_u32).map(folded).collect()
});

fn fold_wide(c: char, out: &mut String) {
    if let Some(plain) = plain(c) {
        out.push_str(plain);
        return;
    }
    for base in std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)) {
        for lower in base.to_lowercase().filter(|c| !is_combining_mark(*c)) {
            // `ǽ` holds an `æ`, `ẞ` is a capital `ß`.
            match plain(lower) {
                Some(plain) => out.push_str(plain),
                None => out.push(lower),
            }
        }
    }
}

/// Letters and signs that do not come apart by themselves.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ı' | 'İ' => "i",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        '’' | '‘' | 'ʼ' | '`' | '´' => "'",
        '‐' | '‑' | '–' => "-",
        _ => return None,
    })
}

/// The folded form of a text.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Appends the folded form of a text, whose plain letters are taken many at a time.
pub fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        let from = out.len();
        out.push_str(text);
        out[from..].make_ascii_lowercase();
        return;
    }
    let mut rest = text;
    loop {
        let plain = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let (head, tail) = rest.split_at(plain);
        let from = out.len();
        out.push_str(head);
        out[from..].make_ascii_lowercase();
        let mut tail = tail.chars();
        let Some(c) = tail.next() else { return };
        fold_char(c, out);
        rest = tail.as_str();
    }
}

/// Whether the folded form of a word is in a list of folded words; asked for every word of every name, so that it
/// must cost no allocation.
pub fn is_one_of(word: &str, list: &[&str]) -> bool {
    let Some(first) = word.as_bytes().first().map(u8::to_ascii_lowercase) else { return false };
    if word.is_ascii() {
        let alike = |listed: &&&str| listed.len() == word.len() && listed.as_bytes()[0] == first;
        return list.iter().filter(alike).any(|listed| listed.eq_ignore_ascii_case(word));
    }
    // `vóór`: folding leaves the first letter as it is when it is a plain one.
    if first.is_ascii() && list.iter().all(|listed| !listed.as_bytes().starts_with(&[first])) {
        return false;
    }
    list.contains(&fold(word).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_makes_spellings_of_one_name_equal() {
        for (a, b) in
            [("Şimşek", "simsek"), ("ÖZGÜL", "ozgul"), ("Michał", "michal"), ("d’Angelo", "d'angelo")]
        {
            assert_eq!(fold(a), b);
        }
    }

    #[test]
    fn a_letter_in_another_letter_is_folded_too() {
        for (a, b) in [("GROẞ", "gross"), ("Ǽgir", "aegir"), ("Bjǿrn", "bjorn")] {
            assert_eq!(fold(a), b);
        }
        for c in '\0'..=char::MAX {
            let folded = fold(&c.to_string());
            assert_eq!(fold(&folded), folded, "folding {c:?} twice");
        }
    }
}

//! Folding: lower case, without diacritics, so that `Şimşek`, `SIMSEK` and `simsek` are one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Appends the folded form of one character to `out`: lower case, base letter, `ß` as `ss`, `ø` as `o`.
pub fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    match c {
        'ß' => out.push_str("ss"),
        'ø' | 'Ø' => out.push('o'),
        'ł' | 'Ł' => out.push('l'),
        'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
        'ı' | 'İ' => out.push('i'),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'þ' | 'Þ' => out.push_str("th"),
        '’' | '‘' | 'ʼ' | '`' | '´' => out.push('\''),
        '‐' | '‑' | '–' => out.push('-'),
        _ => {
            for base in std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)) {
                out.extend(base.to_lowercase().filter(|c| !is_combining_mark(*c)));
            }
        }
    }
}

/// The folded form of a text.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, &mut out);
    }
    out
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
}

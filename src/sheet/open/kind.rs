//! What a file is, by its contents. The extension is not trusted: many a `.xls` is a csv or an xlsx.

/// The kinds that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A zip: xlsx, xlsm, xlsb or ods; its parts tell which.
    Zip,
    /// A compound file: xls, or a password-protected xlsx; its streams tell which.
    Compound,
    /// Text.
    Text,
    /// Something that is no sheet; named for the error.
    Other(&'static str),
    /// Nothing at all.
    Empty,
}

/// What begins a file of a known kind that holds no sheet.
const OTHERS: &[(&[u8], &str)] = &[
    (b"%PDF", "een PDF"),
    (b"{\\rtf", "een RTF-document"),
    (b"\x89PNG", "een afbeelding"),
    (b"\xff\xd8\xff", "een afbeelding"),
    (b"GIF8", "een afbeelding"),
    (b"7z\xbc\xaf\x27\x1c", "een 7z-archief"),
    (b"Rar!", "een rar-archief"),
    (b"\x1f\x8b", "een gz-archief"),
    (b"MZ", "een programma"),
];

/// Determines the kind.
pub fn kind(bytes: &[u8]) -> Kind {
    if bytes.iter().all(|b| b.is_ascii_whitespace() || *b == 0) {
        return Kind::Empty;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Kind::Zip;
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Kind::Compound;
    }
    if let Some((_, name)) = OTHERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Kind::Other(name);
    }
    if has_bom16(bytes) {
        return Kind::Text;
    }
    let head = &bytes[..bytes.len().min(64 << 10)];
    let start = String::from_utf8_lossy(&head[..head.len().min(512)]).trim_start().to_lowercase();
    let start = start.trim_start_matches('\u{feff}');
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return Kind::Other("een webpagina (HTML)");
    }
    if start.starts_with("<?xml") {
        return Kind::Other("een XML-bestand");
    }
    // Text has no NUL and hardly any other control character.
    let control = head
        .iter()
        .filter(|b| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1a))
        .count();
    if head.contains(&0) || control * 50 > head.len() {
        Kind::Other("een bestand dat ik niet ken")
    } else {
        Kind::Text
    }
}

/// Whether the text says itself that it is UTF-16.
pub fn has_bom16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_decide() {
        assert_eq!(kind(b"PK\x03\x04rest"), Kind::Zip);
        assert_eq!(kind(b"Nr;Naam\r\n1;Sanne\r\n"), Kind::Text);
        assert_eq!(kind(b"\xff\xfeN\0r\0"), Kind::Text);
        assert_eq!(kind(b"%PDF-1.7"), Kind::Other("een PDF"));
        assert_eq!(kind(b"\x01\x02\x00\x00"), Kind::Other("een bestand dat ik niet ken"));
        assert_eq!(kind(b" \r\n"), Kind::Empty);
        assert_eq!(kind(b""), Kind::Empty);
    }
}

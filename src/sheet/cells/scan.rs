//! Walks through XML that a program wrote, and stops at anything it does not expect.

use memchr::{memchr, memmem};

/// A place in a text of XML.
#[derive(Clone, Copy, Debug)]
pub struct Scanner<'x> {
    left: &'x str,
}

impl<'x> Scanner<'x> {
    /// Behind the first `mark`.
    pub fn behind(xml: &'x str, mark: &str) -> Option<Self> {
        let at = memmem::find(xml.as_bytes(), mark.as_bytes())?;
        Some(Scanner { left: &xml[at + mark.len()..] })
    }

    /// At the beginning of a text.
    pub fn new(xml: &'x str) -> Self {
        Scanner { left: xml }
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.left.is_empty()
    }

    /// What stands before the first `mark`, which is passed too.
    pub fn until(&mut self, mark: &str) -> Option<&'x str> {
        let at = memmem::find(self.left.as_bytes(), mark.as_bytes())?;
        let (text, rest) = self.left.split_at(at);
        self.left = &rest[mark.len()..];
        Some(text)
    }

    /// Passes `what`, if it stands here.
    pub fn eat(&mut self, what: &str) -> bool {
        let rest = self.left.strip_prefix(what);
        self.left = rest.unwrap_or(self.left);
        rest.is_some()
    }

    /// Passes spaces and line breaks.
    pub fn skip_space(&mut self) {
        if !self.left.starts_with('<') {
            self.left = self.left.trim_ascii_start();
        }
    }

    /// Passes the attributes and the end of a tag of which the name was eaten; gives whether it has no contents.
    pub fn attributes(&mut self, mut take: impl FnMut(&'x str, &'x str)) -> Option<bool> {
        let (text, bytes) = (self.left, self.left.as_bytes());
        let mut at = 0;
        loop {
            let before = at;
            while bytes.get(at)?.is_ascii_whitespace() {
                at += 1;
            }
            let empty = bytes[at] == b'/';
            let end = at + usize::from(empty);
            if bytes.get(end) == Some(&b'>') {
                self.left = &text[end + 1..];
                return Some(empty);
            }
            let name_ends =
                |b: &u8| matches!(b, b'=' | b'<' | b'>' | b'"' | b'\'' | b' ' | b'\t' | b'\r' | b'\n');
            let equals = at + bytes[at..].iter().position(name_ends)?;
            let quote = *bytes.get(equals + 1)?;
            if at == before || bytes[equals] != b'=' || !matches!(quote, b'"' | b'\'') {
                return None;
            }
            let value = equals + 2;
            let close = value + bytes[value..].iter().position(|b| *b == quote)?;
            take(&text[at..equals], &text[value..close]);
            at = close + 1;
        }
    }

    /// The text between `open`, which stands here, and `close`, if there is no tag in it. Else nothing is passed.
    pub fn between(&mut self, open: &str, close: &str) -> Option<&'x str> {
        let mut ahead = *self;
        let text = if ahead.eat(open) { ahead.upto(b'<')? } else { return None };
        if !ahead.eat(close) {
            return None;
        }
        *self = ahead;
        Some(text)
    }

    /// The element that begins here, with its contents.
    pub fn element(&mut self, open: &str, close: &str) -> Option<&'x str> {
        if !self.left.starts_with(open) {
            return None;
        }
        let end = memmem::find(self.left.as_bytes(), close.as_bytes())? + close.len();
        let (element, rest) = self.left.split_at(end);
        self.left = rest;
        Some(element)
    }

    /// What stands before the next `mark`, which is not passed.
    pub fn upto(&mut self, mark: u8) -> Option<&'x str> {
        // Most are a few bytes away: a fast search would take longer to begin than to look.
        const NEAR: usize = 8;
        let bytes = self.left.as_bytes();
        let near = bytes.iter().take(NEAR).position(|b| *b == mark);
        let at = near.or_else(|| Some(NEAR + memchr(mark, bytes.get(NEAR..)?)?))?;
        let (text, rest) = self.left.split_at(at);
        self.left = rest;
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_may_hold_anything_but_their_quote() {
        let mut xml = Scanner::behind("<a b=\"1>/\" c='\"' />x</a>", "<a").unwrap();
        let mut seen = Vec::new();
        assert_eq!(xml.attributes(|name, value| seen.push((name, value))), Some(true));
        assert_eq!(seen, [("b", "1>/"), ("c", "\"")]);
        for broken in [
            "<ab=\"1\">",
            "<a b>",
            "<a b=1>",
            "<a b=\"1",
            "<a",
            "<a b=\"1\"c=\"2\">",
            "<a b=é>",
            "<a b =\"1\">",
            "<a b><c d=\"1\">",
        ] {
            let mut xml = Scanner::behind(broken, "<a").unwrap();
            assert_eq!(xml.attributes(|_, _| ()), None, "{broken}");
        }
    }

    #[test]
    fn only_what_is_expected_is_passed() {
        let mut xml = Scanner::behind("<a> \n<v>één</v></c><v><x/></v>", "<a>").unwrap();
        xml.skip_space();
        assert_eq!(xml.between("<v>", "</v>;"), None);
        assert_eq!(xml.between("<v>", "</v></c>"), Some("één"));
        assert_eq!(xml.between("<v>", "</v>"), None);
        assert_eq!(xml.element("<c", "</v>"), None);
        assert_eq!(xml.element("<v", "</v>"), Some("<v><x/></v>"));
        assert!(!xml.eat("<"));
    }
}

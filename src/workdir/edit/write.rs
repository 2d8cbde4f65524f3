//! Values as YAML text that every reader takes as it is meant: what YAML 1.1 would read as a truth value, a
//! number or a time stands in quotes.

use serde_yaml::{Mapping, Value};

/// A list of simple values up to this long is written on one line.
const LINE: usize = 80;

/// How a file is written, as far as new lines must look like its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Habits<'t> {
    /// Its line break.
    pub line_break: &'t str,
    /// How far a map stands in.
    pub step: usize,
    /// How far the lines of a text stand in.
    pub text: usize,
    /// How far the dashes of a list stand in.
    pub list: usize,
    /// How far a map stands behind its dash.
    pub dash: usize,
    /// What may stand on lines of its own.
    pub lines: Lines,
}

/// How much of a new value may stand on lines of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lines {
    /// Maps, lists and text of several lines.
    All,
    /// Maps and lists; text in quotes. For where a comment below would become part of the text.
    NoText,
    /// Nothing: everything in brackets.
    None,
}

/// Where a value comes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Under {
    /// Behind a key in this column.
    Key(usize),
    /// Behind a dash in this column.
    Dash(usize),
}

/// A value as text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// What stands behind the key or dash, in the same line.
    pub head: String,
    /// The lines below, each with its line break before it.
    pub below: String,
}

impl Written {
    fn line(head: String) -> Self {
        Written { head, below: String::new() }
    }

    /// The text behind a colon or dash.
    pub fn behind(&self) -> String {
        let blank = if self.head.is_empty() { "" } else { " " };
        format!("{blank}{}{}", self.head, self.below)
    }
}

impl Habits<'_> {
    /// A value over as many lines as suit it.
    pub fn block(&self, value: &Value, under: Under) -> Written {
        match value {
            _ if self.lines == Lines::None => Written::line(flow(value)),
            Value::String(text) => self.text(text, under),
            Value::Mapping(map) if !map.is_empty() => match under {
                Under::Key(column) => {
                    let below = self.entries(map, column + self.step);
                    Written { head: String::new(), below }
                }
                Under::Dash(column) => self.compact(&self.entries(map, column + self.dash)),
            },
            Value::Sequence(list) if !list.is_empty() && !is_short(list) => match under {
                Under::Key(column) => {
                    Written { head: String::new(), below: self.items(list, column + self.list) }
                }
                Under::Dash(column) => self.compact(&self.items(list, column + self.dash)),
            },
            _ => Written::line(flow(value)),
        }
    }

    /// A key with its value, as it begins in this column.
    pub fn entry(&self, key: &Value, value: &Value, column: usize) -> String {
        format!("{}:{}", flow(key), self.block(value, Under::Key(column)).behind())
    }

    /// An item with its dash in this column.
    pub fn item(&self, value: &Value, column: usize) -> String {
        let written = self.block(value, Under::Dash(column));
        let collection = matches!(value, Value::Mapping(_) | Value::Sequence(_));
        let gap = if collection && !written.head.starts_with(['{', '[']) { self.dash - 1 } else { 1 };
        format!("-{}{}{}", " ".repeat(gap), written.head, written.below)
    }

    /// Lines of which the first comes behind a dash.
    fn compact(&self, lines: &str) -> Written {
        let first = lines.trim_start_matches(['\r', '\n', ' ']);
        let end = super::lines::end(first, 0);
        Written { head: first[..end].to_owned(), below: first[end..].to_owned() }
    }

    /// The lines of a map.
    pub fn entries(&self, map: &Mapping, column: usize) -> String {
        map.iter().map(|(key, value)| self.line(column, &self.entry(key, value, column))).collect()
    }

    fn items(&self, list: &[Value], column: usize) -> String {
        list.iter().map(|item| self.line(column, &self.item(item, column))).collect()
    }

    /// A new line at this column.
    pub fn line(&self, column: usize, content: &str) -> String {
        format!("{}{}{content}", self.line_break, " ".repeat(column))
    }

    /// Text of several lines as a block, where its lines can stand as they are.
    fn text(&self, text: &str, under: Under) -> Written {
        let body = text.strip_suffix('\n').unwrap_or(text);
        let as_it_is =
            |line: &str| line.is_empty() || !line.trim().is_empty() && line.chars().all(needs_no_escape);
        let starts_well = !body.starts_with([' ', '\t', '\n']);
        let one_line = self.lines != Lines::All || !text.contains('\n');
        if one_line || body.ends_with('\n') || !starts_well || !body.split('\n').all(as_it_is) {
            return Written::line(scalar(text, false));
        }
        let column = match under {
            Under::Key(column) | Under::Dash(column) => column + self.text,
        };
        let line = |line: &str| match line {
            "" => self.line_break.to_owned(),
            line => self.line(column, line),
        };
        let head = if text.ends_with('\n') { "|" } else { "|-" };
        Written { head: head.to_owned(), below: body.split('\n').map(line).collect() }
    }
}

/// Whether a list has simple values only, few enough for one line.
fn is_short(list: &[Value]) -> bool {
    let simple = |value: &Value| match value {
        Value::String(text) => !text.contains('\n'),
        Value::Mapping(_) | Value::Sequence(_) | Value::Tagged(_) => false,
        _ => true,
    };
    list.iter().all(simple) && list.iter().map(|value| flow(value).chars().count() + 2).sum::<usize>() <= LINE
}

/// A value on one line, such as may stand between brackets.
pub(super) fn flow(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(yes) => yes.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => scalar(text, true),
        Value::Sequence(list) => format!("[{}]", list.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Mapping(map) => {
            let entry = |(key, value): (&Value, &Value)| format!("{}: {}", flow(key), flow(value));
            format!("{{{}}}", map.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        Value::Tagged(tagged) => format!("{} {}", tagged.tag, flow(&tagged.value)),
    }
}

/// Text on one line, in quotes where it needs them.
fn scalar(text: &str, in_brackets: bool) -> String {
    if is_plain(text, in_brackets) { text.to_owned() } else { double_quoted(text) }
}

/// Text in the quotes that it had before, if it can have them.
pub(super) fn quoted(text: &str, quote: char) -> String {
    if quote == '\'' && text.chars().all(needs_no_escape) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    double_quoted(text)
}

/// Whether a text means itself without quotes, to readers of YAML 1.1 and of 1.2.
fn is_plain(text: &str, in_brackets: bool) -> bool {
    let inside =
        |c: char| c.is_alphanumeric() || " -_./()+'\"%&?!=*@€;".contains(c) || c == ',' && !in_brackets;
    let word = text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(|c| needs_no_escape(c) && inside(c))
        && !is_reserved(text);
    word || is_date(text)
}

/// The words that some reader takes for a truth value or for nothing, and the Dutch ones that look like it.
fn is_reserved(text: &str) -> bool {
    const WORDS: &[&str] =
        &["ja", "nee", "yes", "no", "y", "n", "on", "off", "true", "false", "null", "nan", "inf", "nil"];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// A day as `2026-12-03`, which stands without quotes in case files.
fn is_date(text: &str) -> bool {
    text.is_ascii() && text.parse::<jiff::civil::Date>().is_ok_and(|date| date.to_string() == text)
}

/// What every reader takes as it stands, in one line.
fn needs_no_escape(c: char) -> bool {
    match c {
        '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => false,
        c => !c.is_control(),
    }
}

fn double_quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if needs_no_escape(c) => out.push(c),
            c => out.push_str(&format!("\\u{:04X}", u32::from(c))),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_stay_strings_for_every_reader() {
        for text in [
            "nee",
            "Ja",
            "no",
            "ON",
            "y",
            "~",
            "",
            "null",
            "0612345678",
            "2026-014",
            "12:30",
            "1e3",
            "0x1F",
            "+31612345678",
            "1_000",
            "2026-13-40",
            ".inf",
            "- x",
            "a: b",
            "a #b",
            "x:",
            "'t is",
            "[x]",
            " x",
            "x ",
            "&x",
            "*x",
            "!x",
            "@x",
            "%x",
            "`x",
            "<<",
            "=",
            "👍",
            "a\tb",
        ] {
            assert!(scalar(text, false).starts_with('"'), "{text}");
        }
        for text in ["rood", "2026-12-03", "Moeder belt de school, vóór vrijdag (spoed).", "POH-jeugd", "é"]
        {
            assert_eq!(scalar(text, false), text);
        }
        assert_eq!(scalar("een, twee", true), "\"een, twee\"");
    }

    #[test]
    fn everything_is_read_back_as_it_was() {
        let habits = Habits { line_break: "\n", step: 2, text: 2, list: 2, dash: 2, lines: Lines::All };
        let texts =
            ["een\ntwee", "een\n\n twee\n", "\neen", " een\ntwee", "een\n\n", "a\r\nb", "a\n \nb", "\u{85}"];
        for text in texts {
            let value: Value = text.into();
            let file = format!("a:{}\n", habits.block(&value, Under::Key(0)).behind());
            assert_eq!(serde_yaml::from_str::<Value>(&file).unwrap()["a"], value, "{file}");
            let file = format!("{}\n", habits.item(&value, 0));
            assert_eq!(serde_yaml::from_str::<Value>(&file).unwrap()[0], value, "{file}");
            assert_eq!(serde_yaml::from_str::<Value>(&flow(&value)).unwrap(), value);
        }
    }
}

//! Markdown with GitHub's tables. Whatever the texts hold, it shows as text.

use std::fmt::Write;

use super::{Block, Document, Table};

/// The document as Markdown.
pub fn write(document: &Document) -> Vec<u8> {
    let mut out = format!("# {}\n", escaped(&document.title, Place::Line));
    for block in &document.blocks {
        out.push('\n');
        match block {
            Block::Heading(heading) => push_line(&mut out, "## ", heading),
            Block::Paragraph(paragraph) => push_line(&mut out, "", paragraph),
            Block::List(items) => items.iter().for_each(|item| push_line(&mut out, "- ", item)),
            // An empty table tells nothing that the text does not.
            Block::Table(table) if table.rows.is_empty() => out.truncate(out.len() - 1),
            Block::Table(table) => push_table(&mut out, table),
        }
    }
    out.into_bytes()
}

fn push_line(out: &mut String, prefix: &str, text: &str) {
    let _ = writeln!(out, "{prefix}{}", escaped(text, Place::Line)); // a String takes everything
}

fn push_table(out: &mut String, table: &Table) {
    let line = |cells: &mut dyn Iterator<Item = String>| {
        cells.fold(String::from("|"), |line, cell| line + " " + &cell + " |") + "\n"
    };
    out.push_str(&line(&mut table.columns.iter().map(|column| escaped(&column.header, Place::Cell))));
    out.push_str(&line(&mut table.columns.iter().map(|_| "---".to_owned())));
    for row in &table.rows {
        out.push_str(&line(&mut row.iter().map(|value| escaped(&value.shown(), Place::Cell))));
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// At the start of a line, where a sign can begin a list or heading.
    Line,
    /// In a cell of a table.
    Cell,
}

/// The text with the signs that Markdown, its tables or HTML give a meaning made plain. A label such as
/// `[moeder]` stays readable: brackets are a link only with `(`, `[` or `:` after them.
fn escaped(text: &str, place: Place) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    let mut at_start = place == Place::Line;
    while let Some(c) = chars.next() {
        match c {
            '\n' => out.push_str("<br>"),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '~' | '|' => out.extend(['\\', c]),
            ']' if matches!(chars.peek(), Some('(' | '[' | ':')) => out.push_str("\\]"),
            '#' | '+' | '-' | '=' if at_start => out.extend(['\\', c]),
            '.' | ')' if place == Place::Line && is_number(&out) => out.extend(['\\', c]),
            c => out.push(c),
        }
        at_start = false;
    }
    out
}

/// `12` at the start of a line: with a full stop or bracket it would begin a numbered list.
fn is_number(start: &str) -> bool {
    !start.is_empty() && start.len() < 10 && start.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_show_as_signs() {
        let cell = |text| escaped(text, Place::Cell);
        assert_eq!(cell("a|b\nc"), "a\\|b<br>c");
        assert_eq!(cell("<script>&amp;"), "&lt;script&gt;&amp;amp;");
        assert_eq!(cell("*vet* _schuin_ `code` \\ ~x~"), "\\*vet\\* \\_schuin\\_ \\`code\\` \\\\ \\~x\\~");
        assert_eq!(cell("[moeder] belt"), "[moeder] belt");
        assert_eq!(cell("[klik](http://x) ![x][y]"), "[klik\\](http://x) ![x\\][y]");
    }

    #[test]
    fn a_line_starts_no_list_or_heading() {
        let line = |text| escaped(text, Place::Line);
        assert_eq!(line("# kop"), "\\# kop");
        assert_eq!(line("- punt"), "\\- punt");
        assert_eq!(line("12. punt"), "12\\. punt");
        assert_eq!(line("Om 12. uur - ja"), "Om 12. uur - ja");
    }
}

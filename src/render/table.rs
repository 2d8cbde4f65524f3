//! The document on a terminal: a title, text wrapped at the width, and tables that fit it.

use comfy_table::{
    Attribute, Cell, Color, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width,
};

use super::chunks::in_chunks;
use super::document::NOTHING;
use super::{Block, Column, Document, Options, Table, Value, layout};

/// A column narrower than this holds hardly two words.
const LEGIBLE: usize = 20;

/// More lines than this in such a column cannot be read.
const MOST_LINES: usize = 5;

/// A text that shares its line with others is no longer than this.
const SHORT: usize = 24;

/// Blanks between two columns.
const GAP: usize = 2;

/// What the line between two rows is made of.
const BETWEEN: char = '┈';

/// The document as text, at most `options.width` wide wherever a single word allows it.
pub fn write(document: &Document, options: Options) -> Vec<u8> {
    let mut out = styled(&document.title, options);
    out.push('\n');
    for block in &document.blocks {
        out.push('\n');
        match block {
            Block::Heading(heading) => push_lines(&mut out, &styled(heading, options)),
            Block::Paragraph(paragraph) => push_lines(&mut out, &wrapped(paragraph, "", options)),
            Block::List(items) => {
                items.iter().for_each(|item| push_lines(&mut out, &wrapped(item, "- ", options)));
            }
            // An empty table tells nothing that the text does not.
            Block::Table(table) if table.rows.is_empty() => out.truncate(out.len() - 1),
            Block::Table(table) => push_table(&mut out, table, options),
        }
    }
    out.into_bytes()
}

fn push_lines(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn push_table(out: &mut String, table: &Table, options: Options) {
    let gaps = GAP * table.columns.len().saturating_sub(1);
    // Without a terminal no line needs to be cut: as wide as comfy-table can count.
    let width = usize::from(options.width.unwrap_or(u16::MAX)).saturating_sub(gaps);
    let widths = layout::widths(table, width);
    if is_cramped(table, &widths, width) {
        return table.rows.iter().for_each(|row| push_stacked(out, table, row, options));
    }
    let grid = Grid { tall: has_tall_rows(table, &widths), widths: &widths, options };
    let (first, rest) = table.rows.split_at(1);
    out.push_str(&grid.lines(&table.columns, first));
    let between = grid.between();
    in_chunks(
        rest,
        |rows| grid.lines(&[], rows),
        |lines| {
            out.push_str(&between);
            out.push_str(&lines);
        },
    );
}

/// How the rows of one table are set, whichever of them.
struct Grid<'t> {
    /// Per column.
    widths: &'t [usize],
    /// Whether some rows take more than one line.
    tall: bool,
    options: Options,
}

impl Grid<'_> {
    /// These rows, under a header when there is one.
    fn lines(&self, header: &[Column], rows: &[Vec<Value>]) -> String {
        let between = self.between();
        let mut out = if header.is_empty() { String::new() } else { self.set(header, &[]) };
        let mut rest = rows;
        while let Some((row, behind)) = rest.split_first() {
            if rest.len() < rows.len() {
                out.push_str(&between);
            }
            let wide = rest.iter().take_while(|row| !self.is_simple(row)).count();
            if wide > 0 {
                out.push_str(&self.set(&[], &rest[..wide]));
                rest = &rest[wide..];
            } else {
                self.push_simple(&mut out, row);
                rest = behind;
            }
        }
        out
    }

    /// Whether each cell of a row is a line of plain letters that fits, as in nearly all rows: there is nothing to break
    /// or to measure.
    fn is_simple(&self, row: &[Value]) -> bool {
        let simple = |(value, &width): (&Value, &usize)| {
            let text = value.shown();
            text == NOTHING || text.len() <= width && text.bytes().all(|b| matches!(b, b' '..=b'~'))
        };
        row.iter().zip(self.widths).all(simple)
    }

    fn push_simple(&self, out: &mut String, row: &[Value]) {
        let start = out.len();
        for (value, width) in row.iter().zip(self.widths) {
            let text = value.shown();
            let length = if text == NOTHING { 1 } else { text.len() };
            out.push_str(&text);
            out.extend(std::iter::repeat_n(' ', width.saturating_sub(length) + GAP));
        }
        out.truncate(start + out[start..].trim_end().len());
        out.push('\n');
    }

    /// These rows as comfy-table sets them.
    fn set(&self, header: &[Column], rows: &[Vec<Value>]) -> String {
        let mut grid = comfy_table::Table::new();
        grid.load_style(style(self.tall));
        if self.options.colour {
            grid.enforce_styling();
        } else {
            grid.force_no_tty();
        }
        let cell = |text: &str| Cell::new(text).add_attribute(Attribute::Bold).fg(Color::DarkCyan);
        if !header.is_empty() {
            grid.set_header(header.iter().map(|column| cell(&column.header)));
        }
        grid.add_rows(rows.iter().map(|row| row.iter().map(|value| value.shown().into_owned())));
        grid.set_content_arrangement(ContentArrangement::Dynamic).set_width(u16::MAX);
        for (column, width) in grid.column_iter_mut().zip(self.widths) {
            // With the line that this style leaves blank between columns, one more blank is the gap.
            let width = u16::try_from(*width).unwrap_or(u16::MAX).saturating_add(1);
            column.set_padding((0, 1)).set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
        let mut out = String::new();
        for line in grid.lines() {
            // The gap after the last column is not needed.
            let line = line.strip_suffix(['─', BETWEEN]).unwrap_or(&line);
            push_lines(&mut out, line.trim_end());
        }
        out
    }

    /// The line between two rows, if there is one.
    fn between(&self) -> String {
        let width = self.widths.iter().sum::<usize>() + GAP * self.widths.len().saturating_sub(1);
        if self.tall { format!("{}\n", BETWEEN.to_string().repeat(width)) } else { String::new() }
    }
}

/// Whether a table is wider than there is room for, or has long texts in a column that is hardly a word wide.
fn is_cramped(table: &Table, widths: &[usize], width: usize) -> bool {
    let cells = |at: usize| table.rows.iter().filter_map(move |row| row.get(at));
    let broken_up = |(at, &width): (usize, &usize)| {
        width < LEGIBLE && cells(at).any(|value| layout::lines(&value.shown(), width) > MOST_LINES)
    };
    widths.iter().sum::<usize>() > width || widths.iter().enumerate().any(broken_up)
}

/// A row as a few lines: what it is, its long texts, then the rest on one line. What is empty is left out.
fn push_stacked(out: &mut String, table: &Table, row: &[Value], options: Options) {
    let mut cells = table.columns.iter().zip(row).filter(|(_, value)| **value != Value::Empty);
    let Some((_, name)) = cells.next() else { return };
    push_lines(out, &styled(&name.shown(), options));
    let shown = |(column, value): (&Column, &Value)| format!("{}: {}", column.header, value.shown());
    let widest = table.columns.iter().map(|column| column.width).max();
    let is_long = |(column, value): &(&Column, &Value)| {
        Some(column.width) == widest || value.shown().chars().count() > SHORT
    };
    let (long, short): (Vec<_>, Vec<_>) = cells.partition(is_long);
    long.into_iter().for_each(|cell| push_lines(out, &wrapped(&shown(cell), "  ", options)));
    let rest: Vec<String> = short.into_iter().map(shown).collect();
    if !rest.is_empty() {
        push_lines(out, &wrapped(&rest.join("; "), "  ", options));
    }
}

/// A line under the header; between the rows only when some take more than one line.
fn style(tall_rows: bool) -> TableStyle {
    let style = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));
    if tall_rows { style.row_separator(LineStyle::none().fill(BETWEEN).junction(BETWEEN)) } else { style }
}

fn has_tall_rows(table: &Table, widths: &[usize]) -> bool {
    let tall = |(value, &width): (&Value, &usize)| layout::lines(&value.shown(), width) > 1;
    table.rows.iter().any(|row| row.iter().zip(widths).any(tall))
}

/// Bold where that is allowed.
fn styled(text: &str, options: Options) -> String {
    if options.colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
}

/// The text broken at blanks to fit the width, with a mark before it and the next lines set in as far.
fn wrapped(text: &str, mark: &str, options: Options) -> String {
    let indent = " ".repeat(mark.len());
    let room = options.width.map_or(usize::MAX, |width| usize::from(width).saturating_sub(mark.len()));
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > room {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    format!("{mark}{}", lines.join(&format!("\n{indent}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of all kinds: simple ones, of several lines, with wide signs, without a text.
    #[test]
    fn a_long_table_is_set_as_comfy_table_sets_it() {
        let column = |width| Column { header: "Kop".into(), width, wrap: true };
        let row = |nth: usize| {
            let words = match nth % 7 {
                0 => "woord ".repeat(9),
                1 => "é, ﷽ en 界".into(),
                2 => String::new(),
                3 => "regel\nen nog een".into(),
                _ => "kort  en bondig".into(),
            };
            let last = if nth.is_multiple_of(5) { Value::Empty } else { Value::Number(nth as i64) };
            vec![Value::Text(nth.to_string().into()), Value::Text(words.trim().to_owned().into()), last]
        };
        for (count, kinds) in [(2_000, 1), (1, 1), (300, 7)] {
            let rows: Vec<Vec<Value>> = (0..count).map(|nth| row(nth * kinds + kinds / 2)).collect();
            let columns = vec![column(8), column(30), column(9)];
            let table = Table { name: "Acties".into(), columns, rows };
            for colour in [false, true] {
                let options = Options { width: Some(40), colour };
                let mut out = String::new();
                push_table(&mut out, &table, options);

                let widths = layout::widths(&table, 40 - 2 * GAP);
                let tall = has_tall_rows(&table, &widths);
                let whole = Grid { widths: &widths, tall, options }.set(&table.columns, &table.rows);
                assert_eq!(out, whole);
            }
        }
    }
}

//! Column widths that suit what stands in a table: shared by the terminal, Word and Excel.

use rayon::prelude::*;

use super::document::Table;

/// No column that keeps its texts on one line gets wider than this, or one odd value would push the rest
/// off the page.
const MAX_ONE_LINE: usize = 24;

/// The width of each column, in characters, when all together have `available`.
///
/// Columns that may not wrap get what they need; the others share what is left in the proportion of their
/// own widths. None gets more than its longest line, nor so little that its words break where there is room for
/// all of them, and else as far as a quarter of the page allows. So the sum can be less than `available`; it is more only where there is no room.
pub fn widths(table: &Table, available: usize) -> Vec<usize> {
    let needed: Vec<usize> = (0..table.columns.len()).map(|column| longest_line(table, column)).collect();
    let mut widths = vec![0; needed.len()];
    let mut open = Vec::new();
    let mut left = available;
    for (index, column) in table.columns.iter().enumerate() {
        if column.wrap {
            open.push(index);
        } else {
            widths[index] = needed[index].min(MAX_ONE_LINE);
            left = left.saturating_sub(widths[index]);
        }
    }
    // Only where a text may go on over several lines its words count.
    let word = |index: usize| if table.columns[index].wrap { longest_word(table, index) } else { 0 };
    let words: Vec<usize> = (0..needed.len()).map(word).collect();
    let all_fit = open.iter().map(|&index| words[index]).sum::<usize>() <= left;
    let most = if all_fit { available } else { available / 4 };
    let floor = |index: usize| words[index].min(most).max(1);
    // Whoever needs less than its share takes what it needs, whoever cannot do with it takes its floor; the
    // others divide the rest anew.
    loop {
        let weight: usize = open.iter().map(|&index| weight(table, index)).sum();
        let share = |index: usize| left * self::weight(table, index) / weight;
        let settled = |index: usize| match share(index) {
            share if needed[index] <= share => Some(needed[index]),
            share if share < floor(index) => Some(floor(index)),
            _ => None,
        };
        let Some((at, width)) = open.iter().enumerate().find_map(|(at, &index)| Some((at, settled(index)?)))
        else {
            open.iter().for_each(|&index| widths[index] = share(index));
            return widths;
        };
        widths[open.remove(at)] = width;
        left = left.saturating_sub(width);
    }
}

/// How many lines the text takes in a column of this width, broken at blanks.
pub fn lines(text: &str, width: usize) -> usize {
    let width = width.max(1);
    // Nearly all texts: there are no more characters than bytes.
    if text.len() <= width && memchr::memchr(b'\n', text.as_bytes()).is_none() {
        return 1;
    }
    let count = |line: &str| {
        let (mut lines, mut used) = (1, 0);
        for word in line.split(' ') {
            let length = word.chars().count();
            if used > 0 && used + 1 + length > width {
                lines += 1;
                used = 0;
            }
            used += length + usize::from(used > 0);
            // A word longer than the column breaks where it must.
            lines += used.saturating_sub(1) / width;
            used = used.saturating_sub(1) % width + usize::from(used > 0);
        }
        lines
    };
    text.split('\n').map(count).sum()
}

fn weight(table: &Table, column: usize) -> usize {
    usize::from(table.columns[column].width).max(1)
}

/// The widths of [`widths`], with what is left over given to the column that can use it best: the widest.
/// For pages, where a table takes the whole measure.
pub fn filled(table: &Table, available: usize) -> Vec<usize> {
    let mut widths = widths(table, available);
    let left = available.saturating_sub(widths.iter().sum());
    let widest = table.columns.iter().enumerate().max_by_key(|(_, column)| (column.wrap, column.width));
    if let Some((index, _)) = widest {
        widths[index] += left;
    }
    widths
}

fn longest_line(table: &Table, column: usize) -> usize {
    longest(table, column, |text| text.split('\n').map(|line| line.chars().count()).max())
}

fn longest_word(table: &Table, column: usize) -> usize {
    longest(table, column, |text| text.split_whitespace().map(|word| word.chars().count()).max())
}

/// The greatest length among the header and the cells of a column.
fn longest(table: &Table, column: usize, length: impl Fn(&str) -> Option<usize> + Sync) -> usize {
    let cells = table.rows.par_iter().filter_map(|row| length(&row.get(column)?.shown()));
    cells.max().max(length(&table.columns[column].header)).unwrap_or(0).max(1)
}

#[cfg(test)]
mod tests {
    use super::super::document::{Column, Value};
    use super::*;

    fn table(cells: [&str; 3]) -> Table<'_> {
        let column = |header: &str, width, wrap| Column { header: header.into(), width, wrap };
        Table {
            name: "t".into(),
            columns: vec![column("Nr", 12, false), column("Actie", 60, true), column("Wie", 20, true)],
            rows: vec![cells.map(|cell| Value::Text(cell.into())).to_vec()],
        }
    }

    #[test]
    fn short_texts_take_what_they_need() {
        assert_eq!(widths(&table(["2026-014.1", "belt", "CJG"]), 70), [10, 5, 3]);
        assert_eq!(filled(&table(["2026-014.1", "belt", "CJG"]), 70), [10, 57, 3]);
    }

    #[test]
    fn long_texts_share_what_is_left() {
        let long = "x".repeat(200);
        assert_eq!(widths(&table(["2026-014.1", &long, "CJG"]), 70), [10, 57, 3]);
        assert_eq!(widths(&table(["2026-014.1", &long, &long]), 70), [10, 43, 17]);
    }

    #[test]
    fn lines_are_counted_as_they_break() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("een twee", 8), 1);
        assert_eq!(lines("een twee", 7), 2);
        assert_eq!(lines("een\ntwee\n\n", 10), 4);
        assert_eq!(lines("x12345678901234567890", 10), 3);
        assert_eq!(lines("een x12345678901234567890 twee", 10), 4);
    }

    #[test]
    fn words_stay_whole_where_there_is_room() {
        let long = "x ".repeat(100);
        assert_eq!(widths(&table(["2026-014.1", &long, "twee jeugdbeschermers"]), 70), [10, 44, 16]);
        assert_eq!(widths(&table(["2026-014.1", &long, "jeugdgezondheidszorg, CJG"]), 70), [10, 39, 21]);
    }

    #[test]
    fn no_value_pushes_the_rest_off_the_page() {
        let long = "x".repeat(200);
        assert_eq!(widths(&table([&long, &long, &long]), 70), [24, 29, 17]);
        assert_eq!(widths(&table([&long, &long, &long]), 10), [24, 2, 2]);
    }
}

//! Actions in the report of what was said: lines that begin with `ACTIE:`, `Actiepunt:` or an arrow, where no column heads
//! actions alone.

use crate::dutch::word_list::WordList;
use crate::sheet::cells::grid::{Cell, Grid};

use super::by_contents::{Names, is_owner};
use super::columns;
use super::field::Field;
use super::resolve::sample;
use super::table::{How, Table};

/// Takes the column of text with the most cells that mark actions for that of the actions; a third must.
pub fn resolve(grid: &Grid, table: &mut Table) {
    if [Field::Actions, Field::Outcome, Field::EarlierActions].into_iter().any(|field| table.has(field)) {
        return;
    }
    let marked = |column: u32| {
        let (mut all, mut marked) = (0, 0);
        for cell in sample(grid, table, column) {
            all += 1;
            marked += usize::from(matches!(cell, Cell::Text(text) if lines(text).is_some()));
        }
        Some(marked).filter(|marked| *marked > 0 && marked * 3 >= all)
    };
    let may_be = |field: Option<Field>| matches!(field, None | Some(Field::FreeText));
    let texts = table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| may_be(column.field) && column.how != How::Named);
    let found = texts.filter_map(|(at, column)| Some((marked(column.index)?, at))).max();
    if let Some((_, at)) = found {
        table.columns[at].field = Some(Field::Actions);
        table.columns[at].how = How::Marked;
    }
}

/// Of a header of talk and actions both, `Bespreking en vervolg`, takes only the marked lines, where there are such among
/// others.
pub fn among_talk(grid: &Grid, table: &mut Table) {
    for at in 0..table.columns.len() {
        let column = &table.columns[at];
        if column.field != Some(Field::Actions)
            || column.how != How::Usual
            || !columns::is_of_talk(&column.header)
        {
            continue;
        }
        let (mut all, mut marked) = (0, 0);
        for cell in sample(grid, table, column.index) {
            all += 1;
            marked += usize::from(matches!(cell, Cell::Text(text) if lines(text).is_some()));
        }
        if marked > 0 && marked * 3 >= all * 2 {
            table.columns[at].how = How::Marked;
        }
    }
}

/// The actions that a text marks, each on a line, without the mark; `None` when it marks none.
pub fn lines(text: &str) -> Option<String> {
    let (mut found, mut below) = (Vec::new(), None);
    for line in text.lines().flat_map(at_marks).map(str::trim) {
        let bare = line.trim_start_matches(BULLETS);
        let bulleted = bare.len() < line.len();
        // `-> school mailt`.
        if line[..line.len() - bare.len()].contains(ARROWS) && !bare.is_empty() && behind_mark(bare).is_none()
        {
            found.push(bare);
            continue;
        }
        match behind_mark(bare) {
            // `Acties:` with the actions on the lines below it, with bullets or up to an empty line.
            Some("") => below = Some(None),
            Some(action) => {
                found.push(action);
                below = None;
            }
            None => {
                let list = below.map(|bullets: Option<bool>| bullets.unwrap_or(bulleted));
                below = list.filter(|bullets| bulleted == *bullets && !bare.is_empty()).map(Some);
                found.extend(below.map(|_| bare));
            }
        }
    }
    (!found.is_empty()).then(|| found.join("\n"))
}

const BULLETS: [char; 12] = [' ', '-', '–', '•', '*', '=', '>', '→', '➔', '➜', '⇒', '\u{a0}'];
const ARROWS: [char; 5] = ['>', '→', '➔', '➜', '⇒'];

/// The parts of a line that each begin with a mark, but for the first: `Gaat beter. ACTIE: school mailt`.
fn at_marks(line: &str) -> impl Iterator<Item = &str> {
    const INSIDE: [&str; 4] = [" ACTIE:", " Actie:", " AP:", " Actiepunt:"];
    let mut cuts: Vec<usize> = INSIDE
        .iter()
        .flat_map(|mark| line.match_indices(mark))
        .map(|(at, _)| at)
        .filter(|at| *at > 0)
        .collect();
    cuts.sort_unstable();
    let ends: Vec<usize> = cuts.iter().copied().chain([line.len()]).collect();
    std::iter::once(0).chain(cuts).zip(ends).map(move |(start, end)| &line[start..end])
}

/// What stands behind `ACTIE:`, `AP 2:`, `Actie -`; of `Actie huisarts: belt` the owner too.
fn behind_mark(line: &str) -> Option<&str> {
    static MARKS: WordList = WordList::new(&[
        "actie",
        "acties",
        "ap",
        "actiepunt",
        "actiepunten",
        "afspraak",
        "afspraken",
        "todo",
    ]);
    let word = line.len() - line.trim_start_matches(char::is_alphabetic).len();
    let (mark, rest) = line.split_at(word);
    if !MARKS.has(mark) {
        return None;
    }
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    if let Some(action) =
        [":", "- ", "– ", "-> ", "→ ", "=> ", "> "].iter().find_map(|sign| rest.strip_prefix(sign))
    {
        return Some(action.trim());
    }
    let (who, _) = rest.split_once(':')?;
    is_owner(Cell::Text(who), &Names::default()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn only_what_is_marked_counts() {
        for (text, expected) in [
            (
                "Slaapt slecht.\nACTIE: JGZ belt\nOma komt.\nActie 2: school mailt",
                Some("JGZ belt\nschool mailt"),
            ),
            ("Gaat beter. AP: CJG belt terug. ACTIE: HA prikt", Some("CJG belt terug.\nHA prikt")),
            ("- Actiepunt - folder sturen", Some("folder sturen")),
            ("Actie huisarts: bloed prikken", Some("huisarts: bloed prikken")),
            (
                "Rustig.\nActies:\n- JGZ belt\n- school mailt\nVolgende keer weer.",
                Some("JGZ belt\nschool mailt"),
            ),
            ("Acties:\nJGZ belt\nschool mailt\n\nVolgende keer weer.", Some("JGZ belt\nschool mailt")),
            ("Slaapt slecht.\n-> JGZ belt\n=> school mailt\nOma komt.", Some("JGZ belt\nschool mailt")),
            ("De actie van school: goed bevallen", None),
            ("Actie was uitgezet: is gelukt", None),
            ("Actief kind: sport veel", None),
        ] {
            assert_eq!(lines(text).as_deref(), expected, "{text}");
        }
    }
}

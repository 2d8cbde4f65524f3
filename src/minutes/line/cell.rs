//! The actions in a cell: its lines, without bullets and headings.

use super::super::owner::role;
use super::{labels, list};
use crate::dutch::clean::clean;
use crate::dutch::fold::fold;

/// A line of a cell that is an action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellLine {
    /// What it says, without its bullet.
    pub text: String,
    /// Whether the box before it is ticked: it is done.
    pub ticked: bool,
}

impl CellLine {
    fn open(text: &str) -> CellLine {
        CellLine { text: text.to_owned(), ticked: false }
    }
}

/// The lines of a cell that are actions: bullets removed, continuation lines joined, headings and "geen" left out.
pub fn split_cell(cell: &str) -> Vec<CellLine> {
    // What shows nothing could split a name in two, and join it again in a document.
    let cell = clean(cell);
    if let Some(actions) = labels::lines(&cell) {
        return actions.into_iter().map(|text| CellLine { text, ticked: false }).collect();
    }
    let set_out = list::may_be_list(&cell).then(|| list::set_out(&cell));
    let cell = set_out.as_deref().unwrap_or(&cell);
    let lines: Vec<&str> = cell.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let bulleted = lines.first().is_some_and(|line| Bullet::read(line).is_some());
    let mut actions: Vec<CellLine> = Vec::new();
    for line in lines {
        match (Bullet::read(line), actions.last_mut()) {
            (Some(Bullet { rest, ticked }), _) => actions.push(CellLine { ticked, ..CellLine::open(rest) }),
            // Under bullets a bare line continues the one before it, unless it begins with an owner of its own.
            (None, Some(previous)) if bulleted && !names_owner(line) => {
                previous.text.push(' ');
                previous.text.push_str(line);
            }
            (None, _) => actions.push(CellLine::open(line)),
        }
    }
    actions.retain(|action| !says_nothing(&action.text));
    actions
}

/// `CJG: bezoekt gezin`.
fn names_owner(line: &str) -> bool {
    line.split_once(':').is_some_and(|(who, what)| !what.trim().is_empty() && role(who).is_some())
}

/// The line behind `-`, `•`, `*`, `1.`, `2)`, `a)`, `[ ]`; `None` when there is no bullet.
pub(crate) fn without_bullet(line: &str) -> Option<&str> {
    Bullet::read(line).map(|bullet| bullet.rest)
}

/// A bullet, number or box with which a line begins.
struct Bullet<'t> {
    /// The line behind it.
    rest: &'t str,
    /// Whether it is a box that is ticked. `✓` is none: it is the bullet of many a list of what is to be done.
    ticked: bool,
}

impl Bullet<'_> {
    fn read(line: &str) -> Option<Bullet<'_>> {
        const SIGNS: [char; 24] = [
            '-', '–', '—', '•', '·', '*', '>', '▪', '●', '○', '◦', '→', '✓', '✔', '❑', '■', '‣', '⁃', '➢',
            '\u{f0b7}', '\u{f0a7}', '\u{f0d8}', '\u{a0}', '\u{fe0f}',
        ];
        let unsigned = Some(line.trim_start_matches(SIGNS)).filter(|rest| rest.len() < line.len());
        let marked = unsigned.or_else(|| behind_label(line)).map(str::trim_start);
        // A box may stand behind a bullet or number.
        let boxed = behind_box(marked.unwrap_or(line));
        boxed.or_else(|| Some(Bullet { rest: marked?, ticked: false }))
    }
}

/// The line behind `☐`, `☑`, `[ ]`, `[x]`.
fn behind_box(line: &str) -> Option<Bullet<'_>> {
    const BOXES: [(&str, bool); 7] =
        [("☐", false), ("□", false), ("[ ]", false), ("☑", true), ("☒", true), ("[x]", true), ("[X]", true)];
    let found = |(sign, ticked): &(&str, bool)| Some((line.strip_prefix(sign)?, *ticked));
    let (rest, ticked) = BOXES.iter().find_map(found)?;
    Some(Bullet { rest: rest.trim_start_matches(['\u{fe0f}', '\u{a0}']).trim_start(), ticked })
}

/// The line behind `1.`, `2)`, `(3)`, `a)`, `ii)`.
fn behind_label(line: &str) -> Option<&str> {
    // `(2) bellen`.
    let line = line.strip_prefix('(').filter(|rest| closes_label(rest)).unwrap_or(line);
    let label = line.bytes().take(4).position(|byte| matches!(byte, b'.' | b')'))?;
    let (number, rest) = (&line[..label], &line[label + 1..]);
    let counted = !number.is_empty() && number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit());
    let lettered =
        number.len() == 1 && number.as_bytes()[0].is_ascii_lowercase() && line.as_bytes()[label] == b')';
    let roman = number.len() > 1 && number.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    // `3.12 bellen` is a date, `1. bellen` a list.
    let apart =
        rest.starts_with([' ', '\t']) || counted && rest.starts_with(|c: char| c.is_ascii_alphabetic());
    ((counted || lettered || roman) && apart).then(|| rest.trim_start())
}

/// Whether `1)`, `12)` or `a)` stands here.
fn closes_label(text: &str) -> bool {
    text.split_once(')').is_some_and(|(label, _)| {
        label.parse::<u8>().is_ok_and(|number| number < 100) || matches!(label.as_bytes(), [b'a'..=b'z'])
    })
}

/// A line that says that there is nothing to do, or a heading: `Acties:`.
fn says_nothing(line: &str) -> bool {
    bare(line).is_some_and(|line| {
        NOTHING.contains(&line.as_str())
            || matches!(line.as_str(), "acties" | "actie" | "actiepunten" | "afspraken")
    })
}

/// Whether a text asks nothing of anybody: `geen`, `n.v.t.`, `-`.
pub(super) fn asks_nothing(text: &str) -> bool {
    bare(text).is_some_and(|text| NOTHING.contains(&text.as_str()))
}

/// What people write where there is nothing to do, as [`bare`] gives it.
#[rustfmt::skip]
const NOTHING: &[&str] = &[
    "", "geen", "nvt", "na", "nihil", "niets", "niks", "x", "geenactie", "geenacties", "geenafspraken", "nogniets",
    "nietvantoepassing", "geenactienodig", "nietstedoen", "geennieuweacties", "geenactiepunten", "geenbijzonderheden",
];

/// The letters and digits of a short text.
fn bare(text: &str) -> Option<String> {
    const LONGEST: usize = 30;
    (text.len() <= LONGEST).then(|| fold(text).chars().filter(|c| c.is_alphanumeric()).collect())
}

//! Sheets: a new workbook of what may stay. Nothing else of the original comes along: no other sheets, comments,
//! properties, names, lists, or colours that mean something.

mod cell;
mod gated;
mod kept;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use super::columns::Treatment;
use super::identities::add_others;
use super::{Kind, Piece, Setup, Summary};
use crate::deid::{Category, Engine, Known};
use crate::error::Result;
use crate::minutes::identities::{identities, labelled};
use crate::model::{Place, Warning, column_letters};
use crate::render::{Block, Column, Document, Format, Table, Value};
use crate::sheet::{self, Whole, WholeColumn, WholeTable};

use cell::{Step, only_a_name, text, without_echo};

const TITLE: &str = "Casuïstieksheet";
const MARKING: &str = "gepseudonimiseerd";
const NOTICE: &str = "Deze sheet is gepseudonimiseerd: elk casusnummer verwijst naar de oorspronkelijke sheet. \
    Behandel haar daarom als persoonsgegevens.";

/// What the leak gate took out.
const LEAK_RULE: &str = "lekcontrole";

/// De-identifies a sheet; gives the new one.
pub fn scrub(
    bytes: &[u8],
    kind: Kind,
    setup: &Setup,
    sink: &mut dyn FnMut(Piece),
) -> Result<(Vec<u8>, Summary)> {
    let whole = sheet::whole(bytes, &setup.reading)?;
    let scribe = Scribe::new(&whole, setup);
    let result = scribe.write();
    let format = if kind == Kind::Csv { Format::Csv } else { Format::Xlsx };
    let warnings = [told(&whole.warnings), told(&whole.unnumbered)].concat();
    let mut summary = Summary { warnings, ..Summary::default() };
    if whole.tables.iter().any(|table| !table.recognised) {
        summary.warnings.push("er is geen rij met kolomkoppen gevonden: elke kolom is als vrije tekst behandeld; lees het resultaat goed na".into());
        summary.needs_person = true;
    }
    let (bytes, document) = gated::checked(&whole, result.document, format, setup, &mut summary)?;
    let pieces = scribe.as_written(result.pieces, &document);
    if setup.keeps {
        kept::undo(&scribe, (kind, &bytes), &document, &pieces, &mut summary)?;
    }
    pieces.into_iter().map(|(_, piece)| piece).for_each(sink);
    Ok((bytes, summary))
}

/// The warnings of the reader, of each kind no more than a person reads.
fn told(warnings: &[Warning]) -> Vec<String> {
    const MOST: usize = 5;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut told = Vec::new();
    for warning in warnings {
        let count = counts.entry(&warning.message).or_default();
        *count += 1;
        if *count <= MOST {
            told.push(warning.to_string());
        }
    }
    let more = counts.into_iter().filter(|(_, count)| *count > MOST);
    told.extend(more.map(|(message, count)| format!("{message} (nog {} keer)", count - MOST)));
    told
}

/// The tables of a document.
fn tables<'d, 'v>(document: &'d Document<'v>) -> impl Iterator<Item = &'d Table<'v>> {
    document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

/// The text of a cell; nothing for a number or a day.
fn text_of<'v>(value: &'v Value<'_>) -> Option<&'v str> {
    match value {
        Value::Text(text) => Some(text),
        Value::Empty => Some(""),
        Value::Number(_) | Value::Decimal(_) | Value::Date(_) => None,
    }
}

/// The new sheet, and every text with what became of it.
struct Written {
    document: Document<'static>,
    pieces: Vec<(At, Piece)>,
}

/// What is the same for all rows.
struct Scribe<'a> {
    whole: &'a Whole,
    setup: &'a Setup,
    engine: Engine,
    /// What is known of each case, the participants included.
    known: Vec<Known>,
    table: Known,
    /// The day on which ages are counted.
    day: Date,
    treatments: Vec<Vec<Treatment>>,
}

/// A cell of the original: table, row and column.
type At = (usize, usize, usize);

/// The cells of the result by where they stood, with what was replaced in each.
type Cells = BTreeMap<At, (Value<'static>, Option<Piece>)>;

/// Rows of one case, or a row of none: table and row.
struct Group {
    case: Option<usize>,
    rows: Vec<(usize, usize)>,
}

impl<'a> Scribe<'a> {
    fn new(whole: &'a Whole, setup: &'a Setup) -> Self {
        let table = identities(&whole.team);
        let known: Vec<Known> = whole.cases.par_iter().map(|entry| labelled(&entry.case)).collect();
        let engine = Engine::new(setup.options.clone())
            .with_roster(setup.known.roster().chain(&known).chain([&table]).flat_map(Known::names));
        let treatment = |column: &WholeColumn| Treatment::of(column, &setup.options);
        let treatments =
            whole.tables.iter().map(|table| table.columns.iter().map(treatment).collect()).collect();
        let day = setup.day.or(whole.meeting_date).unwrap_or(setup.today);
        Scribe { whole, setup, engine, known, table, day, treatments }
    }

    fn write(&self) -> Written {
        let mut cells: Cells = self.groups().par_iter().flat_map_iter(|group| self.group(group)).collect();
        let blocks = (0..self.whole.tables.len()).map(|nth| Block::Table(self.new_table(nth, &mut cells)));
        let mut blocks: Vec<Block<'static>> = blocks.collect();
        blocks.insert(0, Block::Paragraph(NOTICE.into()));
        let document = Document { title: TITLE.into(), marking: MARKING.into(), date: self.day, blocks };
        let pieces = cells.into_iter().filter_map(|(at, (_, piece))| Some((at, piece?)));
        Written { document, pieces: pieces.collect() }
    }

    /// The rows of each case; a row of no case is by itself.
    fn groups(&self) -> Vec<Group> {
        let mut of_case: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        let mut groups = Vec::new();
        for (nth, table) in self.whole.tables.iter().enumerate() {
            for (row, of) in table.rows.iter().enumerate() {
                match of.case {
                    Some(case) => of_case.entry(case).or_default().push((nth, row)),
                    None => groups.push(Group { case: None, rows: vec![(nth, row)] }),
                }
            }
        }
        groups.extend(of_case.into_iter().map(|(case, rows)| Group { case: Some(case), rows }));
        groups
    }

    /// All cells of a case: a name found in one is found in all.
    fn group(&self, group: &Group) -> Vec<(At, (Value<'static>, Option<Piece>))> {
        let (mut done, mut waiting) = (Vec::new(), Vec::new());
        for (nth, row) in &group.rows {
            for column in 0..self.treatments[*nth].len() {
                let at = (*nth, *row, column);
                match self.step(at) {
                    Step::Done(value, piece) => done.push((at, (value, piece))),
                    Step::Scrub(text) => waiting.push((at, text)),
                }
            }
        }
        let mut known = group.case.map(|case| self.known[case].clone()).unwrap_or_default();
        add_others(&mut known, &self.table);
        let texts: Vec<&str> = waiting.iter().map(|(_, text)| text.as_str()).collect();
        let results = self.engine.case(&known).scrub(&texts);
        let scrubbed = waiting.into_iter().zip(results).map(|((at, text), result)| {
            let treatment = self.treatments[at.0][at.2];
            let gone = treatment == Treatment::Loose && only_a_name(&result);
            let value = if gone { Value::Empty } else { cell::text(without_echo(&result.text)) };
            (at, (value, Some(Piece { place: self.place(at), start: None, text, result })))
        });
        done.extend(scrubbed);
        done
    }

    fn place(&self, (table, row, column): At) -> String {
        let table = &self.whole.tables[table];
        let (row, column) = (table.rows[row].number, table.columns[column].index);
        Place { sheet: table.sheet.clone(), row, column }.to_string()
    }

    fn new_table(&self, nth: usize, cells: &mut Cells) -> Table<'static> {
        let (table, treatments) = (&self.whole.tables[nth], &self.treatments[nth]);
        let (kept, numbered) = (self.kept(nth), self.is_numbered(nth));
        let mut value = |row, column| {
            cells
                .get_mut(&(nth, row, column))
                .map_or(Value::Empty, |(value, _)| std::mem::replace(value, Value::Empty))
        };
        let rows = table.rows.iter().enumerate().map(|(row, of)| {
            let number =
                of.case.filter(|_| !numbered).map(|case| text(&self.whole.cases[case].case.number.0));
            number.into_iter().chain(kept.iter().map(|column| value(row, *column))).collect()
        });
        let rows = rows.collect();
        let headers = self
            .engine
            .case(&self.table)
            .scrub(&table.columns.iter().map(|c| c.header.as_str()).collect::<Vec<_>>());
        let column = |at: &usize| {
            let treatment = treatments[*at];
            let own = if table.recognised {
                headers[*at].text.clone()
            } else {
                column_letters(table.columns[*at].index)
            };
            let wrap = matches!(treatment, Treatment::Text | Treatment::Loose);
            Column {
                header: treatment.header().map_or(own, str::to_owned),
                width: if wrap { 30 } else { 14 },
                wrap,
            }
        };
        let number = Column { header: "Casusnummer".into(), width: 14, wrap: false };
        let columns = Some(number).filter(|_| !numbered).into_iter().chain(kept.iter().map(column));
        Table { name: self.name(nth), columns: columns.collect(), rows }
    }

    /// What became of each cell, as it was written: a label alone may have gone, and the gate may have emptied it.
    fn as_written(&self, mut pieces: Vec<(At, Piece)>, document: &Document<'_>) -> Vec<(At, Piece)> {
        for (nth, table) in tables(document).enumerate() {
            let columns = self.new_columns(nth);
            for ((_, row, column), piece) in pieces.iter_mut().filter(|((of, ..), _)| *of == nth) {
                let value = columns[*column].and_then(|column| table.rows.get(*row)?.get(column));
                let Some(written) = value.and_then(text_of).filter(|text| *text != piece.result.text) else {
                    continue;
                };
                let first = piece.result.spans.first();
                let (category, rule) =
                    first.map_or((Category::Id, LEAK_RULE), |span| (span.category, span.rule));
                *piece = Piece::whole(piece.place.clone(), &piece.text, written, category, rule);
            }
        }
        pieces
    }

    /// The columns that stay.
    fn kept(&self, table: usize) -> Vec<usize> {
        let stays = |treatment: &Treatment| !matches!(treatment, Treatment::Drop(..));
        let columns = self.treatments[table].iter().enumerate();
        columns.filter(|(_, treatment)| stays(treatment)).map(|(column, _)| column).collect()
    }

    /// Whether the table tells the numbers of its cases itself, or has none.
    fn is_numbered(&self, table: usize) -> bool {
        !self.whole.tables[table].recognised || self.treatments[table].contains(&Treatment::CaseNumber)
    }

    /// Which column of the result each column is.
    fn new_columns(&self, table: usize) -> Vec<Option<usize>> {
        let mut new = vec![None; self.treatments[table].len()];
        let first = usize::from(!self.is_numbered(table));
        for (at, column) in self.kept(table).into_iter().enumerate() {
            new[column] = Some(first + at);
        }
        new
    }

    /// The sheet's name, made distinct where several tables stand on one sheet.
    fn name(&self, nth: usize) -> String {
        let tables = &self.whole.tables;
        let same = |table: &&WholeTable| table.sheet.eq_ignore_ascii_case(&tables[nth].sheet);
        match tables[..nth].iter().filter(same).count() {
            0 => tables[nth].sheet.clone(),
            before => format!("{} ({})", tables[nth].sheet.chars().take(24).collect::<String>(), before + 1),
        }
    }
}

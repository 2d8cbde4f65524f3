//! The form in Excel: the questions as a worksheet, and the answers read back, cell by cell.

use super::answers::Answers;
use super::questions::{Kind, QUESTIONS, Question};
use crate::model::Place;
use crate::model::settings::CrisisCriteria;
use crate::render::form::{ANSWERS, Field, FieldKind, Form, KEYS, Section};
use crate::render::workbook::Choice;
use crate::sheet::{Cells, Contents};

/// So many keys make a worksheet a form.
const ENOUGH_KEYS: usize = 5;
/// So many labels do, where the keys were lost.
const ENOUGH_LABELS: usize = 15;

const NAME: &str = "Aanmelding";

/// An empty form. The criteria are those of the neighbourhood; `red` is what must happen at once with a red case.
pub fn blank(criteria: &CrisisCriteria, red: &str) -> Form {
    let mut sections: Vec<Section> = Vec::new();
    for question in QUESTIONS {
        if sections.last().is_none_or(|section| section.heading != question.section) {
            sections.push(Section { heading: question.section.to_owned(), fields: Vec::new() });
        }
        if let Some(section) = sections.last_mut() {
            section.fields.push(field(question, criteria, red));
        }
    }
    Form {
        name: NAME.to_owned(),
        title: "Aanmelding MDO jeugd".to_owned(),
        introduction: vec![
            "Eén kind per formulier. Typ in de gele vakken; de rest is beveiligd. Alleen wat een * heeft is verplicht: \
             laat leeg wat je niet weet of wat niet nodig is."
                .to_owned(),
            "Vul niet meer in dan nodig is om de vraag te bespreken, en verstuur het formulier alleen beveiligd.".to_owned(),
        ],
        sections,
    }
}

fn field(question: &Question, criteria: &CrisisCriteria, red: &str) -> Field {
    let choices = question.choices();
    let own = |word: &str| match (question.key, word) {
        ("crisismeter", "rood") => criteria.red.0.join("; "),
        ("crisismeter", "oranje") => criteria.orange.0.join("; "),
        ("crisismeter", "groen") => criteria.green.0.join("; "),
        _ => String::new(),
    };
    let mut help = question.help.to_owned();
    for (word, meaning) in &choices {
        let own = own(word);
        let meaning = if own.is_empty() { (*meaning).to_owned() } else { own };
        if !meaning.is_empty() {
            help.push_str(&format!("\n{word}: {meaning}"));
        }
    }
    Field {
        key: question.key.to_owned(),
        label: question.label.to_owned(),
        help,
        warning: (question.key == "crisismeter").then(|| red.trim().to_owned()),
        choice: Choice {
            words: choices.iter().map(|(word, _)| (*word).to_owned()).collect(),
            // Behind a no comes the reason.
            strict: matches!(question.kind, Kind::Choice(_)),
        },
        kind: match question.kind {
            Kind::Long => FieldKind::Long,
            Kind::Day | Kind::BirthDate => FieldKind::Day,
            _ => FieldKind::Line,
        },
        required: question.required,
    }
}

/// What a filled-in form says.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    /// The answers that fit.
    pub answers: Answers,
    /// The cells that do not fit or may not be empty, and what is expected there.
    pub problems: Vec<(Place, String)>,
}

/// Reads a form; `None` when no worksheet is one.
pub fn read(sheets: &[Cells]) -> Option<Filled> {
    sheets
        .iter()
        .find_map(|sheet| by_keys(sheet).or_else(|| by_labels(sheet)).map(|rows| filled(sheet, &rows)))
}

/// The row of each question, with the column of its answer.
type Rows = Vec<(usize, u32, u32)>;

fn by_keys(sheet: &Cells) -> Option<Rows> {
    let beside = u32::from(KEYS - ANSWERS);
    let rows = found(sheet, |text| QUESTIONS.iter().position(|question| question.key == text));
    let rows: Rows = rows
        .into_iter()
        .filter_map(|(index, row, column)| Some((index, row, column.checked_sub(beside)?)))
        .collect();
    (rows.len() >= ENOUGH_KEYS).then_some(rows)
}

/// By the labels, when another program has thrown the keys away.
fn by_labels(sheet: &Cells) -> Option<Rows> {
    let label = |text: &str| text.trim_end_matches(['*', ' ']).to_owned();
    let rows = found(sheet, |text| QUESTIONS.iter().position(|question| question.label == label(text)));
    (rows.len() >= ENOUGH_LABELS)
        .then(|| rows.into_iter().map(|(index, row, column)| (index, row, column + 1)).collect())
}

/// The first cell of each question that the function knows, in the one column that has most of them: a sheet has headers
/// like these side by side.
fn found(sheet: &Cells, known: impl Fn(&str) -> Option<usize>) -> Rows {
    let mut columns: Vec<Rows> = Vec::new();
    for (row, column, contents) in &sheet.cells {
        let Contents::Text(text) = contents else { continue };
        let Some(index) = known(text) else { continue };
        let at = columns.iter().position(|rows| rows[0].2 == *column).unwrap_or_else(|| {
            columns.push(vec![(index, *row, *column)]);
            columns.len() - 1
        });
        if !columns[at].iter().any(|(known, ..)| *known == index) {
            columns[at].push((index, *row, *column));
        }
    }
    columns.into_iter().max_by_key(Vec::len).unwrap_or_default()
}

fn filled(sheet: &Cells, rows: &Rows) -> Filled {
    let mut filled = Filled::default();
    for (index, row, column) in rows {
        let question = &QUESTIONS[*index];
        let place = || Place { sheet: sheet.shown.clone(), row: *row, column: *column };
        let answer = sheet.cells.iter().find(|(r, c, _)| (r, c) == (row, column));
        let answer = answer.map(|(.., contents)| text(question, contents)).unwrap_or_default();
        if let Err(problem) = filled.answers.set(*index, &answer) {
            filled.problems.push((place(), format!("'{}': {}", question.label, problem.expected)));
        }
    }
    let there = |question: &Question| rows.iter().any(|(index, ..)| QUESTIONS[*index].key == question.key);
    for problem in filled.answers.missing().into_iter().filter(|problem| !there(problem.question)) {
        let place = Place { sheet: sheet.shown.clone(), row: 1, column: 0 };
        filled
            .problems
            .push((place, format!("de vraag '{}' ontbreekt in dit formulier", problem.question.label)));
    }
    filled
}

/// An answer as text; a number has back the zero that Excel took.
fn text(question: &Question, contents: &Contents) -> String {
    match (contents, question.key.rsplit('.').next()) {
        (Contents::Number(_), Some("telefoon")) => contents.phones().join(", "),
        (Contents::Number(_), Some("bsn")) => contents.bsn().unwrap_or_else(|| contents.text()),
        (Contents::Number(_), Some("geboortedatum")) => match contents.birth_date() {
            Some(day) => crate::model::scalar::BirthDate(day).to_string(),
            None => contents.text(),
        },
        _ => contents.text(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(answers: &[(&str, Contents)], with_keys: bool) -> Cells {
        let mut cells = Vec::new();
        for (row, question) in (5u32..).zip(QUESTIONS) {
            let star = if question.required { " *" } else { "" };
            cells.push((row, 1, Contents::Text(format!("{}{star}", question.label))));
            if let Some((_, contents)) = answers.iter().find(|(key, _)| *key == question.key) {
                cells.push((row, 2, contents.clone()));
            }
            if with_keys {
                cells.push((row, 4, Contents::Text(question.key.into())));
            }
        }
        Cells { shown: "Aanmelding".into(), hidden: false, cells }
    }

    fn given() -> Vec<(&'static str, Contents)> {
        vec![
            ("jeugdige.voornaam", Contents::Text("Yusuf".into())),
            ("jeugdige.achternaam", Contents::Text("Idrissi".into())),
            ("jeugdige.geboortedatum", Contents::Date(jiff::civil::date(2014, 5, 9))),
            ("jeugdige.telefoon", Contents::Number(612_345_678.0)),
            ("aanmelding.vraag_aan_overleg", Contents::Text("Wie helpt?".into())),
        ]
    }

    fn answer(filled: &Filled, key: &str) -> Option<String> {
        let index = QUESTIONS.iter().position(|question| question.key == key)?;
        filled.answers.get(index).map(str::to_owned)
    }

    #[test]
    fn answers_are_found_by_key_and_by_label() {
        for with_keys in [true, false] {
            let filled = read(&[sheet(&given(), with_keys)]).unwrap();
            assert!(filled.problems.is_empty(), "{:?}", filled.problems);
            assert_eq!(answer(&filled, "jeugdige.geboortedatum").as_deref(), Some("2014-05-09"));
            assert_eq!(answer(&filled, "jeugdige.telefoon").as_deref(), Some("0612345678"));
        }
        assert!(read(&[Cells { shown: "Blad1".into(), hidden: false, cells: Vec::new() }]).is_none());
    }

    #[test]
    fn everything_that_is_not_right_is_told_at_once() {
        let mut answers = given();
        answers[0].1 = Contents::Empty;
        answers[2].1 = Contents::Text("30 februari 2014".into());
        answers.push(("crisismeter", Contents::Text("paars".into())));
        let filled = read(&[sheet(&answers, true)]).unwrap();
        let told: Vec<String> =
            filled.problems.iter().map(|(place, text)| format!("{place}: {text}")).collect();
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told[0].starts_with("Aanmelding B5: 'Voornaam': hier moet iets staan"), "{told:?}");
        assert!(told[2].contains("rood, oranje, groen") && !told[2].contains("paars"), "{told:?}");
    }

    #[test]
    fn the_criteria_of_the_neighbourhood_are_shown() {
        let criteria =
            CrisisCriteria { red: ["vuur en brand"].into_iter().collect(), ..CrisisCriteria::default() };
        let form = blank(&criteria, "Bel 0800-2000");
        let fields: Vec<&Field> = form.sections.iter().flat_map(|section| &section.fields).collect();
        assert_eq!(fields.len(), QUESTIONS.len());
        let crisis = fields.iter().find(|field| field.key == "crisismeter").unwrap();
        assert!(crisis.help.contains("rood: vuur en brand") && crisis.choice.words.len() == 3);
        assert_eq!(crisis.warning.as_deref(), Some("Bel 0800-2000"));
        assert_eq!(fields.iter().filter(|field| field.required).count(), 3);
    }
}

//! Letters: a template with fields becomes a Word document in the house's own lay-out.
//!
//! A template is plain text with a little Markdown: the first line is the title (`# ...`), `## ...` is a heading, `- ...` an
//! item of a list, `[ ] ...` a box to tick, and `______` at the end of a line a line to write on. Blank lines part
//! paragraphs. Fields and conditions are those of Jinja: `{{ naam }}`, `{% if naam %}...{% endif %}`.

use jiff::civil::Date;
use minijinja::value::Serde;
use minijinja::{Environment, ErrorKind, UndefinedBehavior, Value};
use serde::Serialize;

use super::{Block, Document, docx};
use crate::error::{Error, Result};

/// Steps that a template may take; a letter takes a few hundred.
const FUEL: u64 = 200_000;

/// The end of a line to write on.
const LINE: &str = "___";

/// A text with fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its file, as shown in errors.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A template of this program, by the name of its file.
pub fn built_in(name: &str) -> Option<Template> {
    let text = match name {
        "terugkoppeling.md" => include_str!("texts/terugkoppeling.md"),
        "terugkoppeling-jeugdige.md" => include_str!("texts/terugkoppeling-jeugdige.md"),
        "toestemming-gezagdrager.md" => include_str!("texts/toestemming-gezagdrager.md"),
        "toestemming-jeugdige.md" => include_str!("texts/toestemming-jeugdige.md"),
        "toestemming-vertegenwoordiger.md" => include_str!("texts/toestemming-vertegenwoordiger.md"),
        "toestemming-zelf.md" => include_str!("texts/toestemming-zelf.md"),
        _ => return None,
    };
    Some(Template { name: name.to_owned(), text: text.to_owned() })
}

/// Fills in a template, and gives the letter as a Word file. `date` dates it, so that the same input gives the same bytes.
///
/// # Errors
/// When the template is not right: the error names its file and line.
pub fn write(template: &Template, fields: &impl Serialize, date: Date) -> Result<Vec<u8>> {
    let title = title(template)?.to_owned();
    let text = fill(template, fields)?;
    docx::write_letter(
        &Document { title, marking: "vertrouwelijk".into(), date, blocks: blocks(&text) }.clean(),
    )
}

/// The first line. It also stands in the properties of the document, so it holds no fields.
fn title(template: &Template) -> Result<&str> {
    let first = template.text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    let wrong = |problem: &str, remedy: &str| {
        Err(Error::input(problem).in_file(&template.name).at("regel 1").remedy(remedy))
    };
    match first.strip_prefix("# ") {
        None => {
            wrong("een sjabloon begint met een titel", "Begin met een regel zoals: # Mogen wij overleggen?")
        }
        Some(title) if title.contains("{{") || title.contains("{%") => wrong(
            "in de titel van een sjabloon mag geen invulveld staan: de titel komt ook in de eigenschappen van het document",
            "Zet het invulveld lager in de tekst.",
        ),
        Some(title) => Ok(title.trim()),
    }
}

/// The text with its fields filled in.
///
/// # Errors
/// As [`write`].
pub fn fill(template: &Template, fields: &impl Serialize) -> Result<String> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    environment.set_fuel(Some(FUEL));
    let text = template.text.trim_start_matches('\u{feff}');
    environment
        .render_named_str(&template.name, text, Value::from(Serde(fields)))
        .map_err(|error| wrong(&error, template))
}

/// What is wrong with a template; the library's own words are English and quote.
fn wrong(error: &minijinja::Error, template: &Template) -> Error {
    let (problem, remedy) = match error.kind() {
        ErrorKind::UndefinedError => (
            "hier staat een invulveld dat niet bestaat",
            "Gebruik de invulvelden van het sjabloon dat bij mdo hoort.",
        ),
        ErrorKind::UnknownFilter
        | ErrorKind::UnknownFunction
        | ErrorKind::UnknownTest
        | ErrorKind::UnknownMethod => {
            ("hier staat een bewerking die niet bestaat", "Gebruik alleen wat in de sjablonen van mdo staat.")
        }
        ErrorKind::OutOfFuel => ("dit sjabloon komt niet tot een einde", "Haal herhalingen weg."),
        _ => (
            "dit sjabloon heeft hier een fout in de opmaak",
            "Kijk of elke {{ ook }} heeft, elke {% ook %}, en elke {% if %} een {% endif %}.",
        ),
    };
    let place = error.line().map_or_else(|| "regel onbekend".to_owned(), |line| format!("regel {line}"));
    Error::input(problem).in_file(&template.name).at(place).remedy(remedy)
}

/// The text as blocks; the title is not among them.
fn blocks(text: &str) -> Vec<Block<'static>> {
    let mut blocks: Vec<Block<'static>> = Vec::new();
    let mut paragraph = String::new();
    let mut lines = text.lines();
    lines.next();
    for line in lines.map(str::trim).chain([""]) {
        let item = line.strip_prefix("- ");
        let heading = line.strip_prefix("## ");
        // A box and a line to write on stand by themselves.
        let own = |text: &str| text.starts_with(['☐', '[']) || text.ends_with(LINE);
        let apart = line.is_empty() || item.is_some() || heading.is_some() || own(line) || own(&paragraph);
        if apart && !paragraph.is_empty() {
            blocks.push(Block::Paragraph(std::mem::take(&mut paragraph)));
        }
        match (item, heading) {
            (Some(item), _) => match blocks.last_mut() {
                Some(Block::List(items)) => items.push(item.to_owned()),
                _ => blocks.push(Block::List(vec![item.to_owned()])),
            },
            (_, Some(heading)) => blocks.push(Block::Heading(heading.to_owned())),
            _ => {
                if !paragraph.is_empty() && !line.is_empty() {
                    paragraph.push(' ');
                }
                paragraph.push_str(&line.replacen("[ ]", "☐", 1));
            }
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use std::collections::BTreeMap;

    fn filled(text: &str) -> Result<String> {
        let template = Template { name: "eigen.md".into(), text: text.into() };
        fill(&template, &BTreeMap::from([("naam", "Fatima"), ("leeg", "")]))
    }

    #[test]
    fn fields_and_conditions_are_filled_in() {
        assert_eq!(
            filled("# T\n{% if naam %}Beste {{ naam }}{% endif %}{% if leeg %}x{% endif %}").unwrap(),
            "# T\nBeste Fatima"
        );
        assert_eq!(filled("# T\n{{ naam }} & <b>").unwrap(), "# T\nFatima & <b>");
    }

    #[test]
    fn a_broken_template_is_named_with_its_line() {
        for (text, line) in [
            ("# T\n\n{{ naam", "regel 3"),
            ("# T\n{% if naam %}\n", "regel 3"),
            ("# T\n\n\n{{ onbekend }}", "regel 4"),
            ("# T\n{{ naam|raar }}", "regel 2"),
            (
                "# T\n{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}",
                "regel 2",
            ),
        ] {
            let error = filled(text).unwrap_err();
            let shown = error.to_string();
            assert!(shown.starts_with("eigen.md: regel"), "{shown}");
            assert!(shown.contains(line) || line == "regel 3", "{shown}");
            assert!(!shown.contains("Fatima") && !shown.contains("onbekend }}"), "{shown}");
        }
    }

    #[test]
    fn a_title_is_literal_for_it_goes_into_the_properties() {
        let template = |text: &str| Template { name: "eigen.md".into(), text: text.into() };
        let write = |text: &str| write(&template(text), &BTreeMap::from([("naam", "x")]), date(2026, 12, 3));
        assert!(write("# Over {{ naam }}\n").unwrap_err().problem.contains("titel"));
        assert!(write("Beste\n").unwrap_err().problem.contains("titel"));
        assert!(write("\u{feff}# Titel\n\ntekst\n").is_ok());
    }

    #[test]
    fn text_becomes_blocks() {
        let found = blocks("# T\n\nEen\ntwee\n\n## Kop\n- a\n- b\n\n[ ] Ja\n[ ] Nee\nNaam: ______\n");
        assert_eq!(
            found,
            [
                Block::Paragraph("Een twee".into()),
                Block::Heading("Kop".into()),
                Block::List(vec!["a".into(), "b".into()]),
                Block::Paragraph("☐ Ja".into()),
                Block::Paragraph("☐ Nee".into()),
                Block::Paragraph("Naam: ______".into()),
            ]
        );
    }
}

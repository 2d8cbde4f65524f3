//! One self-contained web page: no scripts, nothing loaded from elsewhere; prints on A4, reads on a phone
//! and by a screen reader.

use super::chunks::in_chunks;
use super::text::{escape_into, escaped, iso_day};
use super::{Block, Column, Document, Table, Value};

/// Room for what a row takes; it grows where that is too little.
const ROW_LENGTH: usize = 384;

const STYLE: &str = include_str!("html.css");

/// The document as a web page.
pub fn write(document: &Document) -> Vec<u8> {
    let title = escaped(&document.title);
    let style = STYLE.replace("MARKING", &css_string(&document.marking));
    let mut out = format!(
        r#"<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
"#
    );
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => push_element(&mut out, "h2", "", heading),
            Block::Paragraph(paragraph) => push_element(&mut out, "p", "", paragraph),
            Block::List(items) => {
                out.push_str("<ul>\n");
                items.iter().for_each(|item| push_element(&mut out, "li", "", item));
                out.push_str("</ul>\n");
            }
            // An empty table tells nothing that the text does not.
            Block::Table(table) if table.rows.is_empty() => {}
            Block::Table(table) => push_table(&mut out, table),
        }
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out.into_bytes()
}

/// The roles keep the table a table for a screen reader where a narrow screen shows its rows as cards.
fn push_table(out: &mut String, table: &Table) {
    out.push_str("<table role=\"table\">\n");
    push_element(out, "caption", "", &table.name);
    out.push_str("<thead role=\"rowgroup\">\n<tr role=\"row\">\n");
    for column in &table.columns {
        push_element(out, "th", " scope=\"col\" role=\"columnheader\"", &column.header);
    }
    out.push_str("</tr>\n</thead>\n<tbody role=\"rowgroup\">\n");
    let attributes: Vec<String> = (0..table.columns.len()).map(|index| attributes(table, index)).collect();
    let chunk = |rows: &[Vec<Value>]| {
        let mut out = String::with_capacity(ROW_LENGTH * rows.len());
        rows.iter().for_each(|row| push_row(&mut out, row, &attributes));
        out
    };
    out.reserve(ROW_LENGTH * table.rows.len());
    in_chunks(&table.rows, chunk, |chunk| out.push_str(&chunk));
    out.push_str("</tbody>\n</table>\n");
}

fn push_row(out: &mut String, row: &[Value], attributes: &[String]) {
    out.push_str("<tr role=\"row\">\n");
    for (index, value) in row.iter().enumerate() {
        let tag = if index == 0 { "th" } else { "td" };
        push_cell(out, tag, &attributes[index], value);
    }
    out.push_str("</tr>\n");
}

/// What every cell of a column has: a class for its width, and the label that a card shows instead of the
/// header row.
fn attributes(table: &Table, index: usize) -> String {
    let column = &table.columns[index];
    let widest = table.columns.iter().map(|column| column.width).max() == Some(column.width);
    let class = match column {
        Column { wrap: false, .. } => " class=\"one-line\"",
        _ if widest => "",
        _ => " class=\"short\"",
    };
    if index == 0 {
        return format!(" scope=\"row\" role=\"rowheader\"{class}");
    }
    // The widest column is running text, which says itself what it is.
    let label = if widest { String::new() } else { format!(" data-label=\"{}\"", escaped(&column.header)) };
    format!(" role=\"cell\"{class}{label}")
}

fn push_cell(out: &mut String, tag: &str, attributes: &str, value: &Value) {
    match value {
        Value::Date(date) => {
            push_tag(out, "<", tag, attributes);
            ["<time datetime=\"", &iso_day(*date), "\">", &value.shown(), "</time>"]
                .iter()
                .for_each(|part| out.push_str(part));
            push_tag(out, "</", tag, "");
            out.push('\n');
        }
        _ => push_element(out, tag, attributes, &value.shown()),
    }
}

fn push_element(out: &mut String, tag: &str, attributes: &str, text: &str) {
    push_tag(out, "<", tag, attributes);
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push_str("<br>");
        }
        escape_into(out, line);
    }
    push_tag(out, "</", tag, "");
    out.push('\n');
}

fn push_tag(out: &mut String, opening: &str, tag: &str, attributes: &str) {
    [opening, tag, attributes, ">"].iter().for_each(|part| out.push_str(part));
}

/// The text as the inside of a CSS string in a style element.
fn css_string(text: &str) -> String {
    text.chars()
        .map(
            |c| {
                if c.is_alphanumeric() || c == ' ' {
                    c.to_string()
                } else {
                    format!("\\{:06x}", u32::from(c))
                }
            },
        )
        .collect()
}

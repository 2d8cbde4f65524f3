//! Word: a document on A4 with styles, a table with a repeated header row, Dutch proofing and page numbers.
//!
//! Written directly: what stands in a document of ours is little, and the crates for it leave out the proofing
//! language, the repeated header row and the title property. The fixed parts of the package are XML files
//! beside this one. The same document gives the same bytes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::chunks::in_chunks;
use super::text::{escape_into, escaped};
use super::{Block, Column, Document, Table, Value, layout};
use crate::dutch::date::long;
use crate::error::{Error, Result};

/// The measure between the margins of A4, in twentieths of a point.
const MEASURE: usize = 9638;
/// What a character takes on average, in the same unit; room between columns comes on top.
const CHARACTER: usize = 114;
const GAP: usize = 170;

/// A row of more text than this may be split over two pages: it could be longer than a page.
const UNSPLIT_LIMIT: usize = 2000;

/// Room for what a row takes; it grows where that is too little.
const ROW_LENGTH: usize = 640;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// What becomes a line to write on.
const LINE: &str = "______";

/// How the running text looks: the styles of its paragraphs and its lists.
#[derive(Clone, Copy)]
struct Look {
    paragraph: &'static str,
    list: &'static str,
}

/// Texts around tables.
const REPORT: Look = Look { paragraph: "BodyText", list: "ListBullet" };

/// Texts to read and to fill in: larger letters.
const LETTER: Look = Look { paragraph: "Letter", list: "LetterBullet" };

/// The document as a Word file.
pub fn write(document: &Document) -> Result<Vec<u8>> {
    looking(document, REPORT)
}

/// The document as a Word file that looks like a letter. `______` at the end of a line becomes a line to write on.
pub fn write_letter(document: &Document) -> Result<Vec<u8>> {
    looking(document, LETTER)
}

fn looking(document: &Document, look: Look) -> Result<Vec<u8>> {
    package(document, look).map_err(|_| {
        Error::write("het Worddocument kon niet worden gemaakt").remedy("Kies een ander formaat, zoals html.")
    })
}

fn package(document: &Document, look: Look) -> std::io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The clock of the computer stays out of the file.
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .compression_level(Some(super::DEFLATE_LEVEL.into()));
    let parts: [(&str, &str); 9] = [
        ("[Content_Types].xml", include_str!("content-types.xml")),
        ("_rels/.rels", include_str!("package-rels.xml")),
        ("docProps/app.xml", include_str!("app.xml")),
        ("docProps/core.xml", &core_properties(document)),
        ("word/_rels/document.xml.rels", include_str!("document-rels.xml")),
        ("word/styles.xml", include_str!("styles.xml")),
        ("word/settings.xml", include_str!("settings.xml")),
        ("word/numbering.xml", include_str!("numbering.xml")),
        ("word/header1.xml", &header(document)),
    ];
    for (name, content) in parts {
        zip.start_file(name, options)?;
        zip.write_all(content.as_bytes())?;
    }
    zip.start_file("word/footer1.xml", options)?;
    zip.write_all(footer(document).as_bytes())?;
    zip.start_file("word/document.xml", options)?;
    write_body(document, look, &mut zip)?;
    Ok(zip.finish()?.into_inner())
}

/// Title, language and the meeting's date; no person's name.
fn core_properties(document: &Document) -> String {
    let (title, date) = (escaped(&document.title), document.date);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{title}</dc:title><dc:creator>mdo</dc:creator><dc:language>nl-NL</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:modified>\
         </cp:coreProperties>"
    )
}

/// How to treat the document, and the day of the meeting.
fn header(document: &Document) -> String {
    let (marking, date) = (escaped(&document.marking), long(document.date));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:hdr xmlns:w=\"{NAMESPACE}\">\
         <w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr><w:r><w:t>{marking}</w:t></w:r>\
         <w:r><w:tab/><w:t>{date}</w:t></w:r></w:p></w:hdr>"
    )
}

/// The title and `pagina X van Y`.
fn footer(document: &Document) -> String {
    let title = escaped(&document.title);
    let field =
        |code: &str| format!("<w:fldSimple w:instr=\" {code} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    let (page, pages) = (field("PAGE"), field("NUMPAGES"));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:ftr xmlns:w=\"{NAMESPACE}\">\
         <w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:r><w:t>{title}</w:t></w:r>\
         <w:r><w:tab/><w:t xml:space=\"preserve\">pagina </w:t></w:r>{page}\
         <w:r><w:t xml:space=\"preserve\"> van </w:t></w:r>{pages}</w:p></w:ftr>"
    )
}

/// Writes the text of the document.
fn write_body(document: &Document, look: Look, to: &mut (impl Write + Send)) -> std::io::Result<()> {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <w:document xmlns:w=\"{NAMESPACE}\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>"
    );
    push_paragraph(&mut out, "Title", &document.title);
    let form = form(document);
    for (index, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Heading(heading) => {
                push_paragraph(
                    &mut out,
                    if form == Some(index) { "FormHeading" } else { "Heading1" },
                    heading,
                );
            }
            Block::Paragraph(paragraph) => match paragraph.strip_suffix(LINE) {
                Some(label) => push_line_to_fill(&mut out, label),
                None => push_paragraph(&mut out, look.paragraph, paragraph),
            },
            Block::List(items) => items.iter().for_each(|item| push_paragraph(&mut out, look.list, item)),
            // An empty table tells nothing that the text does not.
            Block::Table(table) if table.rows.is_empty() => {}
            Block::Table(table) => {
                let widths = shared_widths(document, table);
                push_table_start(&mut out, table, &widths);
                to.write_all(out.as_bytes())?;
                out.clear();
                write_rows(table, &widths, to)?;
                // Word wants a paragraph after a table, and would join two tables without one.
                out.push_str(
                    "</w:tbl><w:p><w:pPr><w:pStyle w:val=\"TableText\"/>\
                     <w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>",
                );
            }
        }
    }
    out.push_str(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId4\"/>\
         <w:footerReference w:type=\"default\" r:id=\"rId5\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1418\" w:right=\"1134\" w:bottom=\"1247\" w:left=\"1134\" \
         w:header=\"624\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
    );
    to.write_all(out.as_bytes())
}

/// The table up to its header row, which is repeated on every page.
fn push_table_start(out: &mut String, table: &Table, widths: &[usize]) {
    let (name, width) = (escaped(&table.name), widths.iter().sum::<usize>());
    out.push_str(&format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"MdoTable\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/>\
         <w:tblLook w:val=\"06A0\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"1\" w:lastColumn=\"0\" \
         w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"{name}\"/></w:tblPr><w:tblGrid>"
    ));
    widths.iter().for_each(|width| out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>")));
    out.push_str("</w:tblGrid>");
    let headers: Vec<&str> = table.columns.iter().map(|column| column.header.as_str()).collect();
    let starts: Vec<String> = widths.iter().map(|width| cell_start(Some(*width))).collect();
    push_row(out, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", &headers, &starts);
}

/// Writes the rows of a table. While the first are pressed the next are made: all of them take some ten megabytes.
fn write_rows(table: &Table, widths: &[usize], to: &mut (impl Write + Send)) -> std::io::Result<()> {
    let starts = vec![cell_start(None); widths.len()];
    let chunk = |rows: &[Vec<Value>]| {
        let mut out = String::with_capacity(ROW_LENGTH * rows.len());
        for row in rows {
            let cells: Vec<_> = row.iter().map(Value::shown).collect();
            let length: usize = cells.iter().map(|cell| cell.len()).sum();
            let properties = if length < UNSPLIT_LIMIT { "<w:trPr><w:cantSplit/></w:trPr>" } else { "" };
            push_row(&mut out, properties, &cells, &starts);
        }
        out
    };
    let mut written = Ok(());
    in_chunks(&table.rows, chunk, |chunk| {
        if written.is_ok() {
            written = to.write_all(chunk.as_bytes());
        }
    });
    written
}

/// What a cell begins with, up to its text. The widths stand in the grid of the table, and once more in its header; in each
/// row they would be a third of a long document.
fn cell_start(width: Option<usize>) -> String {
    let width = width.map(|width| format!("<w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"));
    let mut start = format!("<w:tc>{}", width.unwrap_or_default());
    push_paragraph_start(&mut start, "TableText");
    start
}

fn push_row(out: &mut String, properties: &str, cells: &[impl AsRef<str>], starts: &[String]) {
    out.push_str("<w:tr>");
    out.push_str(properties);
    for (cell, start) in cells.iter().zip(starts) {
        out.push_str(start);
        push_lines(out, cell.as_ref());
        out.push_str("</w:r></w:p></w:tc>");
    }
    out.push_str("</w:tr>");
}

/// The last section, when it is to be filled in and given back: it begins on a page of its own.
fn form(document: &Document) -> Option<usize> {
    let last = document.blocks.iter().rposition(|block| matches!(block, Block::Heading(_)))?;
    let to_fill = |block: &Block| matches!(block, Block::Paragraph(text) if text.ends_with(LINE));
    document.blocks[last..].iter().any(to_fill).then_some(last)
}

/// A label, and a line to the margin to write on.
fn push_line_to_fill(out: &mut String, label: &str) {
    push_paragraph_start(out, "LetterLine");
    push_text(out, label);
    out.push_str("</w:r><w:r><w:tab/></w:r></w:p>");
}

fn push_paragraph(out: &mut String, style: &str, text: &str) {
    push_paragraph_start(out, style);
    push_lines(out, text);
    out.push_str("</w:r></w:p>");
}

/// A paragraph up to its text.
fn push_paragraph_start(out: &mut String, style: &str) {
    ["<w:p><w:pPr><w:pStyle w:val=\"", style, "\"/></w:pPr><w:r>"].iter().for_each(|part| out.push_str(part));
}

/// The lines of a text, with what stands between two of them.
fn push_lines(out: &mut String, text: &str) {
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push_str("<w:br/>");
        }
        push_text(out, line);
    }
}

/// Some text of a line. Only blanks at its ends need to be held on to.
fn push_text(out: &mut String, text: &str) {
    let inside = text.len() == text.trim().len();
    out.push_str(if inside { "<w:t>" } else { "<w:t xml:space=\"preserve\">" });
    escape_into(out, text);
    out.push_str("</w:t>");
}

/// The widths of the columns of a table; tables with the same columns stand in line with each other.
fn shared_widths(document: &Document, table: &Table) -> Vec<usize> {
    let alike = document.blocks.iter().filter_map(|block| match block {
        Block::Table(other) if other.columns == table.columns => Some(other),
        _ => None,
    });
    let alike: Vec<&Table> = alike.filter(|other| !other.rows.is_empty()).collect();
    if alike.len() < 2 {
        return column_widths(table);
    }
    let rows = alike.into_iter().flat_map(|table| table.rows.iter().cloned()).collect();
    column_widths(&Table { name: table.name.clone(), columns: table.columns.clone(), rows })
}

/// The widths of the columns, together the whole measure.
fn column_widths(table: &Table) -> Vec<usize> {
    let gaps = GAP * table.columns.len();
    let available = MEASURE.saturating_sub(gaps) / CHARACTER;
    let of_column = |(column, width): (&Column, usize)| {
        let words = column.header.split_whitespace().map(|word| word.chars().count());
        // Headers are bold: each of their words takes a character more.
        width.max(words.max().unwrap_or(0) + 1) * CHARACTER + GAP
    };
    let widths: Vec<usize> =
        table.columns.iter().zip(layout::filled(table, available)).map(of_column).collect();
    let sum: usize = widths.iter().sum();
    // Only a table of very many columns does not fit; it is then made narrower as a whole.
    widths.into_iter().map(|width| width * MEASURE / sum).collect()
}

//! Text files: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::error::{Error, Result};

use super::grid::{Budget, Builder, Workbook};

/// Reads a text file as one sheet.
pub fn read(bytes: &[u8]) -> Result<Workbook> {
    let mut warnings = Vec::new();
    let decoded = decode(bytes, &mut warnings);
    let (delimiter, text) = delimiter(&decoded);
    let mut budget = Budget::default();
    let mut builder = Builder::new("Blad1", 1, false, &mut budget);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let (mut row, mut line) = (0, 1);
    while reader.read_record(&mut record).map_err(|_| unreadable())? {
        // The reader skips blank lines; Excel, whose row numbers people know, does not.
        let inside: usize =
            record.iter().map(|field| memchr::memchr_iter(b'\n', field.as_bytes()).count()).sum();
        let unended = u64::from(reader.position().byte() == text.len() as u64 && !text.ends_with('\n'));
        let consumed = reader.position().line().saturating_sub(line) + unended;
        row += consumed.saturating_sub(1 + inside as u64) as u32;
        line = reader.position().line();
        for (column, field) in record.iter().enumerate() {
            builder.text(row, column as u32, field)?;
        }
        row += 1;
    }
    Ok(Workbook { sheets: vec![builder.finish()], warnings })
}

/// The text, by its BOM, as UTF-8 when it is that, else by a guess among the encodings of Dutch Windows.
fn decode<'b>(bytes: &'b [u8], warnings: &mut Vec<String>) -> std::borrow::Cow<'b, str> {
    if let Some((encoding, skip)) = Encoding::for_bom(bytes) {
        let (text, damaged) = encoding.decode_without_bom_handling(&bytes[skip..]);
        if damaged {
            warnings.push("enkele tekens waren niet te lezen; controleer letters met accenten".into());
        }
        return text;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.into();
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"nl"), Utf8Detection::Allow);
    // A file in UTF-8 with one broken character is still UTF-8; everything else a Dutch Excel writes is 1252.
    let encoding = if guess == UTF_8 && mostly_utf8(bytes) { UTF_8 } else { WINDOWS_1252 };
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    if damaged {
        warnings.push("enkele tekens waren niet te lezen; controleer letters met accenten".into());
    }
    text
}

/// Whether the bytes above ASCII form UTF-8 sequences, all but a few.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let (mut good, mut bad) = (0usize, 0usize);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        if c == '\u{fffd}' { bad += 1 } else { good += 1 }
    }
    good > bad * 10
}

/// The delimiter, and the text without the line by which Excel names it (`sep=;`).
fn delimiter(text: &str) -> (u8, &str) {
    let first = text.split_once('\n').map_or(text, |(line, _)| line);
    if let Some(named) = first.trim_end().strip_prefix("sep=")
        && let [delimiter] = named.as_bytes()
    {
        return (*delimiter, &text[(first.len() + 1).min(text.len())..]);
    }
    let best = b";\t,|".iter().copied().max_by_key(|delimiter| (score(text, *delimiter), *delimiter == b';'));
    (best.unwrap_or(b';'), text)
}

/// How well a delimiter explains the text: the rows that have the most usual number of fields, times that number.
fn score(text: &str, delimiter: u8) -> usize {
    const SAMPLE_RECORDS: usize = 200;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut counts = std::collections::BTreeMap::<usize, usize>::new();
    let mut record = csv::StringRecord::new();
    for _ in 0..SAMPLE_RECORDS {
        match reader.read_record(&mut record) {
            Ok(true) if record.len() > 1 => *counts.entry(record.len()).or_default() += 1,
            Ok(true) => {}
            _ => break,
        }
    }
    counts.iter().map(|(fields, rows)| (fields - 1) * rows * rows).max().unwrap_or(0)
}

fn unreadable() -> Error {
    Error::input("dit tekstbestand is niet als tabel te lezen")
        .remedy("Sla het in Excel op als 'CSV (gescheiden door lijstscheidingsteken)' of als .xlsx.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::cells::grid::Cell;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let book = read(bytes).unwrap();
        let grid = &book.sheets[0];
        let text = |cell| if let Cell::Text(text) = cell { text.to_string() } else { panic!("{cell:?}") };
        (0..grid.row_count()).map(|index| grid.cells(index).map(|(_, cell)| text(cell)).collect()).collect()
    }

    #[test]
    fn delimiters_are_told_apart_despite_quoted_cells() {
        let semicolon =
            "Nr;Naam;Acties\n1;Sanne;\"POH: bellen, mailen, en\nschool: gesprek, ook, met, ouders\"\n";
        assert_eq!(cells(semicolon.as_bytes())[1].len(), 3);
        let comma = "Nr,Naam,Acties\n1,Sanne,\"a; b; c; d\n e; f; g\"\n2,Piet,\"x; y\"\n";
        assert_eq!(cells(comma.as_bytes())[1].len(), 3);
        assert_eq!(cells(b"Nr\tNaam\n1\tSanne, Piet\n")[1], ["1", "Sanne, Piet"]);
        assert_eq!(cells(b"sep=|\r\nNr|Naam\r\n1|x;y\r\n")[1], ["1", "x;y"]);
    }

    #[test]
    fn a_title_line_without_delimiters_does_no_harm() {
        let text = "MDO jeugd, wijk Noord, december\n\nNr;Naam;Actie\n1;Sanne;bellen\n";
        assert_eq!(cells(text.as_bytes()).last().unwrap().len(), 3);
    }

    #[test]
    fn rows_are_counted_as_excel_does() {
        let book = read("Titel\n\n\nNr;Actie\n1;\"a\nb\"\n\n2;c".as_bytes()).unwrap();
        let grid = &book.sheets[0];
        let rows: Vec<u32> = (0..grid.row_count()).map(|index| grid.row_number(index)).collect();
        assert_eq!(rows, [0, 3, 4, 6]);
    }

    #[test]
    fn encodings_are_told_apart() {
        for bytes in [
            "Casuïstiek;é\n".as_bytes().to_vec(),
            b"\xef\xbb\xbfCasu\xc3\xafstiek;\xc3\xa9\n".to_vec(),
            b"Casu\xefstiek;\xe9\n".to_vec(),
            "\u{feff}Casuïstiek;é\n".encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "\u{feff}Casuïstiek;é\n".encode_utf16().flat_map(u16::to_be_bytes).collect(),
        ] {
            assert_eq!(cells(&bytes), [["Casuïstiek", "é"]]);
        }
    }
}

//! Damaged and senseless files: an error or an odd result, but no panic and no personal data in what is said.

use std::io::{Cursor, Read, Write};
use std::path::Path;

use mdo::sheet::{ReadOptions, Secret, read_bytes};
use proptest::prelude::*;

fn options() -> ReadOptions {
    ReadOptions { password: Some(Secret::new("Líndelaan 2026!".into())), ..ReadOptions::default() }
}

/// A small generator of our own: the same damage on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

#[test]
fn damaged_files_give_an_error_or_a_sheet() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sheets");
    let mut dice = Dice(7);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        // Opening a password-protected file takes 100,000 rounds of hashing each time.
        let rounds = if name.starts_with("password") { 6 } else { 60 };
        let whole = std::fs::read(&path).unwrap();
        for _ in 0..rounds {
            let mut bytes = whole.clone();
            for _ in 0..=dice.roll(8) {
                let at = dice.roll(bytes.len());
                bytes[at] = dice.roll(256) as u8;
            }
            if dice.roll(4) == 0 {
                bytes.truncate(dice.roll(whole.len()));
            }
            let _ = read_bytes(&bytes, &options());
        }
    }
}

/// Damage inside the parts of a workbook, in a zip that is whole.
#[test]
fn damaged_parts_give_an_error_or_a_sheet() {
    let mut dice = Dice(11);
    for name in ["merged.xlsx", "titled.xlsx", "merged.xlsb", "odd_types.xlsb", "calc.ods"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sheets").join(name);
        let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
        let mut parts = Vec::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let mut data = Vec::new();
            file.read_to_end(&mut data).unwrap();
            parts.push((file.name().unwrap().into_owned(), data));
        }
        for _ in 0..150 {
            let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
            for (name, data) in &parts {
                let mut data = data.clone();
                for _ in 0..dice.roll(4) {
                    let at = dice.roll(data.len().max(1));
                    // Digits and quotes break more than random bytes do: positions, counts, attributes.
                    let with = b"0987654321\"<>/A:"[dice.roll(16)];
                    if let Some(byte) = data.get_mut(at) {
                        *byte = with;
                    }
                }
                writer.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
                writer.write_all(&data).unwrap();
            }
            let _ = read_bytes(&writer.finish().unwrap().into_inner(), &ReadOptions::default());
        }
    }
}

const CELLS: &[&str] = &[
    "",
    "",
    "",
    "Nr",
    "Casusnummer",
    "Naam",
    "Naam jeugdige",
    "Moeder",
    "Ouder(s)",
    "Geb. datum",
    "Acties",
    "Actie",
    "Wie",
    "Wanneer",
    "Functie",
    "Organisatie",
    "Status",
    "Datum",
    "Deelnemers",
    "Aanwezig:",
    "Totaal",
    "1",
    "2",
    "2026-014",
    "3-12-2026",
    "06-12345678",
    "Yusuf el Idrissi",
    "Sanne",
    "Jansen, Piet",
    "moeder: A. Jansen, vader: P. de Vries",
    "- CJG: belt\n- school: mailt",
    "geen",
    "n.v.t.",
    "huisarts",
    "POH-jeugd",
    "Karin de Boer, POH-jeugd",
    "a@b.nl",
    "(",
    ")",
    "((",
    "é\u{301}",
    "\u{0}",
    "🙂",
    "=1+1",
    "Dorpsstraat 12a, 1234 AB Almelo",
    "111222333",
    ":",
    ",",
    ";",
    "en",
    "€",
    "ß",
    "İ",
    "van der",
    "'t",
    "12",
    "0",
    "-1",
    "1e400",
    "99999999999999999999",
    "x y z x y z x y z",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_table_of_such_cells_is_read(rows in prop::collection::vec(prop::collection::vec(0..CELLS.len(), 0..9), 0..14)) {
        let quoted = |cell: &usize| format!("\"{}\"", CELLS[*cell].replace('"', "\"\""));
        let lines: Vec<String> = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(";")).collect();
        if let Ok(sheet) = read_bytes(lines.join("\r\n").as_bytes(), &ReadOptions::default()) {
            let mut numbers: Vec<_> = sheet.cases.iter().map(|entry| &entry.case.number.0).collect();
            let all = numbers.len();
            numbers.sort();
            numbers.dedup();
            prop_assert_eq!(numbers.len(), all, "case numbers are distinct");
        }
    }

    #[test]
    fn any_bytes_are_no_reason_to_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = read_bytes(&bytes, &ReadOptions::default());
    }

    #[test]
    fn any_text_is_no_reason_to_panic(text in "(Nr|Naam|Acties|Wie|;|\n|\\PC){0,60}") {
        let _ = read_bytes(text.as_bytes(), &ReadOptions::default());
    }
}

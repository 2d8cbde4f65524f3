//! `mdo sheet`, the built binary on a work folder: what it writes, for whom, and behind which password.

mod desk;

use std::fs;
use std::path::PathBuf;

use calamine::{Data, Reader, Xlsx};
use desk::{Desk, Said};
use mdo::sheet::{self, ReadOptions, Secret};

const CASE: &str = r#"
# met de hand geschreven
casusnummer: "2026-014"
jeugdige:
  voornaam: Yusuf
  tussenvoegsel: el
  achternaam: Amrani
  geboortedatum: 9-5-2014
  bsn: "012345672"
  telefoon: "0612345678"
gezagdragers:
- {rol: moeder, naam: Fatima el Amrani, telefoon: 06-11111111}
inbrenger: {naam: Karin de Boer, functie: POH-jeugd, organisatie: Praktijk De Linde}
aanmelding: {aanleiding: "=1+1", vraag_aan_overleg: Wat is er nodig?}
crisismeter: oranje
overleggen: [2026-12-03]
acties:
- {nr: 1, actiehouder: CJG, actie: huisbezoek plannen, streefdatum: 2026-12-15}
- {nr: 2, actie: school bellen, status: gedaan}
eigen_kolommen: {Huisdier: kat, Aantal: 3}
"#;

const OTHER: &str = "casusnummer: 2026-015\nstatus: afgesloten\njeugdige: {voornaam: Sanne}\n\
                     aanmelding: {vraag_aan_overleg: Hoe verder?}\n";

struct Folder(Desk);

impl Folder {
    fn new() -> Folder {
        let desk = Desk::new();
        desk.put("mdo.yaml", "");
        desk.put("casussen/2026-014.yaml", CASE);
        desk.put("casussen/2026-015.yaml", OTHER);
        Folder(desk)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path(name)
    }

    fn sheet(&self, arguments: &[&str]) -> Said {
        self.0.mdo(&[&["sheet"], arguments].concat())
    }

    /// The cells of the sheet under each header.
    fn cells(&self, name: &str) -> Vec<(String, Vec<Data>)> {
        let mut book: Xlsx<_> = calamine::open_workbook(self.path(name)).unwrap();
        let range = book.worksheet_range("Casussen").unwrap();
        let mut rows = range.rows();
        let headers = rows.next().unwrap();
        let column = |at: usize| range.rows().skip(1).map(|row| row[at].clone()).collect();
        headers.iter().enumerate().map(|(at, header)| (header.to_string(), column(at))).collect()
    }
}

fn under<'c>(cells: &'c [(String, Vec<Data>)], header: &str) -> &'c [Data] {
    &cells.iter().find(|(known, _)| known == header).unwrap_or_else(|| panic!("no column {header}")).1
}

#[test]
fn every_case_is_a_row_with_real_cells() {
    let folder = Folder::new();
    let said = folder.sheet(&["--plain", "-o", "sheet.xlsx"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.err.contains("2 casussen") && said.err.contains("geen wachtwoord"), "{}", said.err);
    let cells = folder.cells("sheet.xlsx");
    let text = |header: &str| under(&cells, header)[0].to_string();
    assert_eq!(text("Casusnummer"), "2026-014");
    assert!(matches!(under(&cells, "Geb. datum")[0], Data::DateTime(_)));
    assert_eq!(text("BSN"), "012345672");
    assert_eq!(text("Gezagdrager 1"), "Fatima el Amrani (moeder)");
    assert_eq!(text("Tel. gezagdrager 1"), "06-11111111");
    assert_eq!(text("Inbrenger"), "Karin de Boer (POH-jeugd, Praktijk De Linde)");
    assert_eq!(under(&cells, "Aanleiding")[0], Data::String("=1+1".into()));
    assert_eq!(text("Acties"), "CJG: huisbezoek plannen (vóór 15-12-2026)");
    assert_eq!(text("Huisdier"), "kat");
    assert_eq!(under(&cells, "Aantal")[0], Data::Float(3.0));
    assert_eq!(under(&cells, "Status casus")[1], Data::String("afgesloten".into()));
}

#[test]
fn the_same_cases_give_the_same_bytes_and_nobody_is_named_as_author() {
    let folder = Folder::new();
    folder.sheet(&["--plain", "-o", "a.xlsx"]);
    folder.sheet(&["--plain", "-o", "b.xlsx"]);
    assert_eq!(fs::read(folder.path("a.xlsx")).unwrap(), fs::read(folder.path("b.xlsx")).unwrap());
    let mut book: Xlsx<_> = calamine::open_workbook(folder.path("a.xlsx")).unwrap();
    assert_eq!(book.sheet_names(), ["Casussen", "mdo"], "the second is hidden");
    assert!(book.worksheet_formula("Casussen").unwrap().is_empty());
}

#[test]
fn a_sheet_has_a_password_unless_it_is_said_otherwise() {
    let folder = Folder::new();
    let said = folder.sheet(&[]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("--password-file") && said.err.contains("--plain"), "{}", said.err);
    assert!(!folder.path("uit").exists());

    fs::write(folder.path("wachtwoord.txt"), "geheim é 123\n").unwrap();
    let said = folder.sheet(&["--password-file", "wachtwoord.txt", "--date", "2026-12-03"]);
    assert_eq!(said.status, 0, "{}", said.err);
    let bytes = fs::read(folder.path("uit/2026-12-03/casuistieksheet.xlsx")).unwrap();
    assert!(sheet::read_bytes(&bytes, &ReadOptions::default()).is_err());
    let options =
        ReadOptions { password: Some(Secret::new("geheim é 123".into())), ..ReadOptions::default() };
    let read = sheet::read_bytes(&bytes, &options).unwrap();
    assert_eq!(read.cases.len(), 1, "only the case of that meeting");
    assert_eq!(read.cases[0].case.number.0, "2026-014");
    assert_eq!(read.cases[0].case.persons[0].name.to_string(), "Yusuf el Amrani");

    assert_eq!(folder.sheet(&["--password-file", "wachtwoord.txt", "-o", "x.csv"]).status, 2);
    assert_eq!(folder.sheet(&["--password-file", "wachtwoord.txt", "--plain"]).status, 2);
}

#[test]
fn only_what_is_asked_for_is_in_it() {
    let folder = Folder::new();
    assert_eq!(folder.sheet(&["--plain", "--only", "2026-015", "-o", "een.csv"]).status, 0);
    let text = fs::read_to_string(folder.path("een.csv")).unwrap();
    assert!(text.contains("Sanne") && !text.contains("Yusuf"), "{text}");
    assert_eq!(folder.sheet(&["--plain", "--open", "-o", "open.csv"]).status, 0);
    assert!(!fs::read_to_string(folder.path("open.csv")).unwrap().contains("Sanne"));
    let said = folder.sheet(&["--plain", "--only", "2026-099", "-o", "niet.csv"]);
    assert!(said.status == 2 && said.err.contains("2026-099"), "{}", said.err);
    assert_eq!(folder.sheet(&["--plain", "--date", "2027-01-01"]).status, 3);
    assert_eq!(folder.sheet(&["--plain", "-o", "een.csv"]).status, 4, "it is there already");
}

#[test]
fn a_case_that_cannot_be_read_is_named_and_the_others_are_written() {
    let folder = Folder::new();
    fs::write(folder.path("casussen/2026-016.yaml"), "jeugdige: [Yusuf\n").unwrap();
    let said = folder.sheet(&["--plain", "-o", "sheet.xlsx"]);
    assert_eq!(said.status, 1, "{}", said.err);
    assert!(said.err.contains("2026-016.yaml") && !said.err.contains("Yusuf"), "{}", said.err);
    assert_eq!(under(&folder.cells("sheet.xlsx"), "Casusnummer").len(), 2);
}

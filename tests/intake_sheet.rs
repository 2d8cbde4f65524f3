//! `mdo intake` on sheets, the built binary: rows become files, only what changed is changed, nobody is made twice.

mod desk;

use std::fs;
use std::path::{Path, PathBuf};

use calamine::{Reader, Xlsx};
use desk::{Desk, Said};

const SHEET: &str = "\
Nr;Naam kind;Geb. datum;Moeder;Tel. moeder;Betrokkenen;Crisismeter;Hulpvraag;Huisdier;Opmerking;Opmerking;Acties
2026-014;Yusuf el Amrani;9-5-2014;Fatima el Amrani;0612345678;Bas Smit (CJG);oranje;Wat nu?;kat;a;b;\"CJG: huisbezoek (vóór 15-12)
school belt ouders\"
2026-015;Sanne de Vries;1-2-2013;;;;groen;Hoe verder?;;;c;
";

struct Folder(Desk);

impl Folder {
    fn new() -> Folder {
        let desk = Desk::new();
        desk.put("mdo.yaml", "");
        Folder(desk)
    }

    fn with(sheet: &str) -> Folder {
        let folder = Folder::new();
        folder.put("sheet.csv", sheet);
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path(name)
    }

    fn put(&self, name: &str, text: &str) {
        self.0.put(name, text);
    }

    fn case(&self, number: &str) -> String {
        self.0.read(&format!("casussen/{number}.yaml"))
    }

    fn edit(&self, number: &str, from: &str, to: &str) {
        let text = self.case(number);
        assert!(text.contains(from), "{text}");
        self.put(&format!("casussen/{number}.yaml"), &text.replacen(from, to, 1));
    }

    fn mdo(&self, arguments: &[&str]) -> Said {
        self.0.mdo(arguments)
    }

    fn intake(&self, arguments: &[&str]) -> Said {
        self.mdo(&[&["intake", "--today", "2026-11-22"], arguments].concat())
    }

    /// All case files with their bytes.
    fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let Ok(entries) = fs::read_dir(self.path("casussen")) else { return Vec::new() };
        let mut files: Vec<_> = entries
            .map(|entry| entry.unwrap().path())
            .map(|path| (path.clone(), fs::read(path).unwrap()))
            .collect();
        files.sort();
        files
    }

    /// Headers and rows of a sheet that was written.
    fn cells(&self, name: &str) -> Vec<Vec<String>> {
        let mut book: Xlsx<_> = calamine::open_workbook(self.path(name)).unwrap();
        let range = book.worksheet_range("Casussen").unwrap();
        range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
    }
}

#[test]
fn a_row_becomes_a_file() {
    let folder = Folder::with(SHEET);
    let said = folder.intake(&["sheet.csv"]);
    assert_eq!(said.status, 0, "{}", said.err);
    let text = folder.case("2026-014");
    assert!(text.starts_with(
        "# yaml-language-server: $schema=../schemas/casus.schema.json\ncasusnummer: \"2026-014\"\n"
    ));
    for line in [
        "  voornaam: Yusuf\n  tussenvoegsel: el\n  achternaam: Amrani\n  geboortedatum: 2014-05-09\n",
        "- naam: Fatima el Amrani\n  rol: moeder\n  telefoon: \"0612345678\"\n",
        "  vraag_aan_overleg: Wat nu?\n",
        "crisismeter: oranje\n",
        "- nr: 1\n  actiehouder: CJG\n  actie: huisbezoek\n  streefdatum: 2026-12-15\n",
        "eigen_kolommen:\n  Huisdier: kat\n  Opmerking: a\n  \"Opmerking [2]\": b\n",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(folder.path("casussen/2026-014.yaml")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let numbers = fs::read_to_string(folder.path("nummers.txt")).unwrap();
    assert!(numbers.contains("2026-014\n2026-015\n"), "{numbers}");
    let again = folder.files();
    assert_eq!(folder.intake(&["sheet.csv"]).status, 0);
    assert_eq!(folder.files(), again);
}

#[test]
fn only_what_changed_in_the_sheet_changes() {
    let folder = Folder::with(SHEET);
    folder.intake(&["sheet.csv"]);
    folder.edit("2026-014", "achternaam: Amrani", "achternaam: Amrani   # nagevraagd");
    folder.edit("2026-014", "eigen_kolommen:", "# van ons\nlabels: [wijk]\neigen_kolommen:");
    let (before, other) = (folder.case("2026-014"), folder.case("2026-015"));
    folder.put("sheet.csv", &SHEET.replace("0612345678", "0687654321").replace("15-12)", "20-12)"));
    let said = folder.intake(&["sheet.csv"]);
    assert_eq!(said.status, 0, "{}", said.err);
    let wanted = before
        .replace("0612345678", "0687654321")
        .replace("2026-12-15", "2026-12-20")
        .replace("15-12)", "20-12)");
    assert_eq!(folder.case("2026-014"), wanted);
    assert_eq!(folder.case("2026-015"), other);
}

#[test]
fn who_edited_both_decides() {
    let changed =
        SHEET.replace("oranje", "groen").replace(";kat;", ";konijn;").replace("Wat nu?", "Wat is nodig?");
    let setup = || {
        let folder = Folder::with(SHEET);
        folder.intake(&["sheet.csv"]);
        folder.edit("2026-014", "crisismeter: oranje", "crisismeter: rood  # gebeld");
        folder.edit("2026-014", "Huisdier: kat", "Huisdier: hond");
        folder.put("sheet.csv", &changed);
        folder
    };
    let folder = setup();
    for _ in 0..2 {
        let said = folder.intake(&["sheet.csv"]);
        assert_eq!(said.status, 1, "{}", said.err);
        assert!(said.err.contains("Crisismeter") && said.err.contains("Huisdier"), "{}", said.err);
        assert!(
            !said.err.contains("konijn") && !said.err.contains("hond"),
            "no values off a terminal: {}",
            said.err
        );
        let text = folder.case("2026-014");
        assert!(
            text.contains("crisismeter: rood  # gebeld\n") && text.contains("  Huisdier: hond\n"),
            "{text}"
        );
        assert!(text.contains("vraag_aan_overleg: Wat is nodig?"), "the rest is done: {text}");
    }
    assert_eq!(folder.intake(&["sheet.csv", "--ours"]).status, 0);
    assert!(folder.case("2026-014").contains("  Huisdier: hond\n"));
    assert_eq!(folder.intake(&["sheet.csv"]).status, 0, "decided");

    let folder = setup();
    assert_eq!(folder.intake(&["sheet.csv", "--theirs"]).status, 0);
    let text = folder.case("2026-014");
    assert!(
        text.contains("crisismeter: groen  # gebeld\n") && text.contains("  Huisdier: konijn\n"),
        "{text}"
    );
}

#[test]
fn sheet_to_files_to_sheet_gives_the_same_cells() {
    let folder = Folder::with(SHEET);
    folder.intake(&["sheet.csv"]);
    assert_eq!(folder.mdo(&["sheet", "--plain", "-o", "uit.xlsx"]).status, 0);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(SHEET.as_bytes());
    let wanted: Vec<Vec<String>> =
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    assert_eq!(folder.cells("uit.xlsx"), wanted);
}

#[test]
fn children_who_share_a_number_are_cases_of_their_own() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let plain = rust_xlsxwriter::Format::new();
    let sheet = book.add_worksheet();
    for (row, cells) in [
        ["Nr", "Naam kind", "Geb. datum", "Moeder", "Vraag"],
        ["", "Mila Haile", "9-6-2015", "", "Hoe nu?"],
        ["", "Sem Haile", "1-2-2018", "", "En Sem?"],
    ]
    .iter()
    .enumerate()
    {
        sheet.write_row(u32::try_from(row).unwrap(), 0, *cells).unwrap();
    }
    sheet.merge_range(1, 0, 2, 0, "2026-014", &plain).unwrap();
    sheet.merge_range(1, 3, 2, 3, "Selam Haile", &plain).unwrap();
    let folder = Folder::new();
    book.save(folder.path("sheet.xlsx")).unwrap();
    for (new, same) in [(2, 0), (0, 2)] {
        let said = folder.intake(&["sheet.xlsx"]);
        assert_eq!(said.status, 0, "{}", said.err);
        assert!(said.err.contains("A3: casusnummer 2026-014 staat bij meer kinderen"), "{}", said.err);
        assert!(said.err.contains(&format!("{new} nieuw, 0 gewijzigd, {same} ongewijzigd")), "{}", said.err);
    }
    for (number, child) in [("2026-014", "Mila"), ("2026-014-b", "Sem")] {
        let text = folder.case(number);
        assert!(text.contains(&format!("voornaam: {child}")) && text.contains("naam: Selam Haile"), "{text}");
    }
    assert!(!folder.case("2026-014").contains("En Sem?"));

    // Another birth date without another name: nobody can tell.
    let doubtful = "Nr;Naam kind;Geb. datum;Moeder;Vraag\n2026-014;Mila Haile;9-6-2015;Selam Haile;Hoe nu?\n\
                  2026-014-b;Sem Haile;10-2-2018;Selam Haile;En Sem?\n2026-014-b;;11-2-2018;;\n";
    folder.put("sheet.csv", doubtful);
    let said = folder.intake(&["sheet.csv"]);
    assert_eq!(said.status, 1, "{}", said.err);
    assert!(said.err.contains("C4: hier staat een andere geboortedatum dan erboven"), "{}", said.err);
}

#[test]
fn who_comes_to_the_meeting_is_no_name() {
    let sheet = "Nr;Naam kind;Ouders bij overleg;Jeugdige bij overleg;Met kind gesproken;Vraag\n\
                 1;Els Bos;nee, moeder werkt;ja;nee;a\n";
    let folder = Folder::with(sheet);
    let said = folder.intake(&["sheet.csv"]);
    assert_eq!(said.status, 0, "{}", said.err);
    let text = folder.case("1");
    for line in ["  achternaam: Bos\n", "    antwoord: nee, moeder werkt\n", "  jeugdige_gesproken:\n"] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(!text.contains("gezagdragers") && !text.contains("eigen_kolommen"), "{text}");
}

#[test]
fn several_children_in_one_cell_are_asked_about() {
    let sheet =
        "Nr;Naam kind;Vraag\n1;Yusuf en Yasmina el Amrani;a\n2;Fleur v.d. Heuvel, roepnaam Fleurtje;b\n";
    let folder = Folder::with(sheet);
    let said = folder.intake(&["sheet.csv"]);
    assert_eq!(said.status, 1, "{}", said.err);
    assert!(
        said.err.contains("B2: hier lijken meer kinderen te staan") && !said.err.contains("B3"),
        "{}",
        said.err
    );
    assert!(folder.case("1").contains("naam: Yusuf en Yasmina el Amrani\n"));
    assert!(folder.case("2").contains("  roepnaam: Fleurtje\n"), "{}", folder.case("2"));
    folder.mdo(&["sheet", "--plain", "-o", "uit.csv"]);
    let before = folder.files();
    folder.intake(&["uit.csv"]);
    assert!(folder.files() == before);
}

#[test]
fn a_row_without_number_does_not_take_that_of_another_row() {
    let sheet = "Nr;Naam kind;Vraag\n2026-014;Mila Haile;a\n;Sem Bos;b\n2026-015;Daan Smit;c\n";
    let folder = Folder::with(sheet);
    let said = folder.intake(&["sheet.csv"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(!said.err.contains("heet hier"), "{}", said.err);
    assert!(folder.case("2026-015").contains("Daan") && folder.case("2026-016").contains("Sem"));
    assert_eq!(folder.intake(&["sheet.csv"]).status, 0);
    assert_eq!(folder.files().len(), 3);
}

#[test]
fn the_rows_of_one_sheet_keep_their_order() {
    let sheet = "Nr;Naam kind;Vraag\n10;Mila Haile;a\n9;Sem Bos;b\n11;Daan Smit;c\n";
    let numbers = |folder: &Folder| {
        assert_eq!(folder.mdo(&["sheet", "--plain", "--force", "-o", "uit.xlsx"]).status, 0);
        folder.cells("uit.xlsx")[1..].iter().map(|row| row[0].clone()).collect::<Vec<_>>()
    };
    let folder = Folder::with(sheet);
    folder.intake(&["sheet.csv"]);
    assert_eq!(numbers(&folder), ["10", "9", "11"]);
    folder.put("casussen/100.yaml", "casusnummer: '100'\njeugdige: {naam: X}\n");
    assert_eq!(numbers(&folder), ["9", "10", "11", "100"], "of more than one sheet");
}

/// Every layout that is read: again, and by way of the sheet that is written, no byte changes.
#[test]
fn every_layout_comes_back_without_a_change() {
    let sheets = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sheets");
    let mut taken = 0;
    for entry in fs::read_dir(&sheets).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let is_sheet = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv"].iter().any(|end| name.ends_with(end));
        if !is_sheet {
            continue;
        }
        let (sheet, password) = (path.to_str().unwrap(), sheets.join("password.txt"));
        let folder = Folder::new();
        let mut arguments = vec![sheet];
        if name.starts_with("password") {
            arguments.extend(["--password-file", password.to_str().unwrap()]);
        }
        let said = folder.intake(&arguments);
        if said.status == 3 {
            continue;
        }
        assert!(said.status <= 1, "{name}: {}", said.err);
        let before = folder.files();
        assert!(!before.is_empty(), "{name}");
        folder.mdo(&[&["intake", "--today", "2027-03-01"], &*arguments].concat());
        assert!(folder.files() == before, "{name}, again");
        for format in ["xlsx", "csv"] {
            let out = format!("uit.{format}");
            assert_eq!(folder.mdo(&["sheet", "--plain", "-o", &out]).status, 0, "{name}");
            let said = folder.mdo(&["intake", "--today", "2027-05-01", &out]);
            assert_eq!(said.status, 0, "{name} as {format}: {}", said.err);
            assert!(folder.files() == before, "{name} as {format}");
        }
        taken += 1;
    }
    assert!(taken > 25, "{taken}");
}

#[test]
fn files_written_by_hand_come_back_without_a_change() {
    let folder = Folder::new();
    fs::create_dir(folder.path("casussen")).unwrap();
    let cases = [
        "# met de hand\ncasusnummer: 2026-014\njeugdige: {voornaam: Yusuf, tussenvoegsel: el, achternaam: Amrani,\n  geboortedatum: 9 mei 2014, bsn: '012345672'}\n\
         gezagdragers:\n- {rol: moeder, voornaam: Fatima, achternaam: Bos, telefoon: 0611111111}\n- rol: vader\n\
         gezin: [{rol: zus, naam: Sara, geboortedatum: 2016}]\nnetwerk: [oma Jansen]\n\
         betrokkenen: [{naam: Bas Smit, functie: wijkteam, organisatie: Gemeente, casusregisseur: ja}, {functie: POH-jeugd}]\n\
         inbrenger: Karin de Boer\naanmelding:\n  vraag_aan_overleg: |\n    Wat is\n    nodig?\n  partners_nodig: CJG, school\n\
         deelname: {ouders: 'nee, moeder werkt', jeugdige: ja}\ncrisismeter: Oranje\n\
         toestemming: [{door: moeder, besluit: gegeven, datum: 1-11-2026, vorm: schriftelijk}]\n\
         overleggen: [2026-12-03, 2027-01-07]\nacties:\n- {nr: 1, actiehouder: CJG, actie: belt, streefdatum: 15-12-2026}\n\
         - {nr: 2, actie: mailt, status: gedaan}\nlabels: [a, b]\n",
        "casusnummer: '7'\njeugdige: Sanne Bos\naanmelding: {vraag_aan_overleg: Hoe?}\nonbekende_sleutel: 3\n",
    ];
    folder.put("casussen/2026-014.yaml", cases[0]);
    folder.put("casussen/7.yaml", &cases[1].replace("jeugdige: Sanne Bos", "jeugdige: {naam: Sanne Bos}"));
    let before = folder.files();
    for name in ["uit.xlsx", "uit.csv"] {
        assert_eq!(folder.mdo(&["sheet", "--plain", "-o", name]).status, 0);
        let said = folder.intake(&[name]);
        assert_eq!(said.status, 0, "{name}: {}", said.err);
        assert!(folder.files() == before, "{name}: {}", folder.case("2026-014"));
    }
}

/// Somebody changes cells in the sheet that mdo wrote, and Excel saves it.
fn resaved(from: &Path, to: &Path, change: impl Fn(&str, &str) -> Option<&'static str>) {
    let mut book: Xlsx<_> = calamine::open_workbook(from).unwrap();
    let mut copy = rust_xlsxwriter::Workbook::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).unwrap();
        let sheet = copy.add_worksheet();
        sheet.set_name(&name).unwrap();
        sheet.set_hidden(name == "mdo");
        let headers: Vec<String> = range.rows().next().unwrap().iter().map(ToString::to_string).collect();
        for (row, column, cell) in range.used_cells() {
            let at = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            let text = cell.to_string();
            let new = if row == 0 { None } else { change(&headers[column], &text) };
            match (new, cell) {
                (Some(new), _) => drop(sheet.write(at.0, at.1, new).unwrap()),
                (None, calamine::Data::DateTime(day)) => {
                    let format = rust_xlsxwriter::Format::new().set_num_format("d-m-yyyy");
                    sheet.write_number_with_format(at.0, at.1, day.as_f64(), &format).unwrap();
                }
                (None, calamine::Data::Float(number)) => drop(sheet.write(at.0, at.1, *number).unwrap()),
                (None, _) => drop(sheet.write(at.0, at.1, text).unwrap()),
            }
        }
    }
    copy.save(to).unwrap();
}

#[test]
fn what_is_changed_in_the_written_sheet_comes_back() {
    let folder = Folder::new();
    fs::create_dir(folder.path("casussen")).unwrap();
    let text = "casusnummer: 2026-014\njeugdige: {voornaam: Yusuf, geboortedatum: 9 mei 2014}   # Joep\n\
                gezagdragers:\n- {rol: moeder, voornaam: Fatima, achternaam: Bos}\nnetwerk: [oma Jansen]\n\
                deelname: {ouders: 'nee, werk'}\naanmelding: {vraag_aan_overleg: Wat nu?}\ncrisismeter: oranje\n";
    folder.put("casussen/2026-014.yaml", text);
    folder.mdo(&["sheet", "--plain", "-o", "uit.xlsx"]);
    resaved(&folder.path("uit.xlsx"), &folder.path("terug.xlsx"), |header, text| match (header, text) {
        ("Crisismeter", _) => Some("groen"),
        ("Gezagdrager 1", _) => Some("Naima Bos (moeder)"),
        ("Deelname ouders", _) => Some("ja"),
        ("Netwerk", _) => Some("oma Jansen, 06-12345678"),
        _ => None,
    });
    let said = folder.intake(&["terug.xlsx"]);
    assert_eq!(said.status, 0, "{}", said.err);
    let now = folder.case("2026-014");
    for line in [
        "jeugdige: {voornaam: Yusuf, geboortedatum: 9 mei 2014}   # Joep\n",
        "- {rol: moeder, voornaam: Naima, achternaam: Bos}\n",
        "netwerk: [{naam: oma Jansen, telefoon: \"06-12345678\"}]\n",
        "deelname: {ouders: 'ja'}\n",
        "aanmelding: {vraag_aan_overleg: Wat nu?}\ncrisismeter: groen\n",
        "    Crisismeter: groen\n",
    ] {
        assert!(now.contains(line), "{line}\n{now}");
    }

    // Now somebody edits the file: the same sheet again says nothing new.
    folder.edit("2026-014", "crisismeter: groen", "crisismeter: rood");
    let before = folder.files();
    let said = folder.intake(&["terug.xlsx"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(folder.files() == before, "{}", folder.case("2026-014"));
}

#[test]
fn a_file_edited_while_the_sheet_was_away_is_not_overwritten() {
    let folder = Folder::with(SHEET);
    folder.intake(&["sheet.csv"]);
    folder.mdo(&["sheet", "--plain", "-o", "uit.xlsx"]);
    folder.edit("2026-014", "crisismeter: oranje", "crisismeter: rood");
    folder.edit("2026-014", "Wat nu?", "Wat dan?");
    resaved(&folder.path("uit.xlsx"), &folder.path("terug.xlsx"), |header, text| {
        (header == "Crisismeter" && text == "oranje").then_some("groen")
    });
    let said = folder.intake(&["terug.xlsx"]);
    assert!(said.status == 1 && said.err.contains("Crisismeter"), "{}", said.err);
    let text = folder.case("2026-014");
    assert!(text.contains("crisismeter: rood\n") && text.contains("vraag_aan_overleg: Wat dan?"), "{text}");
}

#[test]
fn a_child_that_is_known_is_not_made_twice() {
    let folder = Folder::with(SHEET);
    folder.intake(&["sheet.csv"]);
    let before = folder.files();
    folder.put(
        "ander.csv",
        "Naam kind;Geb. datum;Hulpvraag;Crisismeter\nYoussef El Amrani;09-05-2014;Nieuwe vraag;rood\n",
    );
    let said = folder.intake(&["ander.csv"]);
    assert_eq!(said.status, 1);
    assert!(
        said.err.contains("casus 2026-014, al in beeld bij CJG") && said.err.contains("--update"),
        "{}",
        said.err
    );
    assert!(!said.err.contains("Amrani"), "{}", said.err);
    assert!(folder.files() == before);

    let closed = folder.mdo(&["case", "close", "2026-014", "--reason", "klaar"]);
    assert_eq!(closed.status, 0, "{}", closed.err);
    let said = folder.intake(&["ander.csv"]);
    assert!(said.err.contains("2026-014 (gesloten)"), "{}", said.err);
    assert!(said.err.contains("mdo case reopen 2026-014"), "{}", said.err);

    let said = folder.intake(&["ander.csv", "--new"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(folder.case("2026-016").contains("Youssef") && said.err.contains("0800-2000"), "{}", said.err);
    assert_eq!(folder.intake(&["ander.csv"]).status, 0, "the row is known now");
    assert_eq!(folder.files().len(), 3);
}

#[test]
fn a_known_child_is_updated_when_told() {
    let folder = Folder::with(SHEET);
    folder.intake(&["sheet.csv"]);
    folder.put("ander.csv", "Kind;Geb. datum;School\nSanne de Vries;1-2-2013;Het Anker\n");
    let said = folder.intake(&["ander.csv", "--update"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert_eq!(folder.files().len(), 2);
    assert!(folder.case("2026-015").contains("school: Het Anker"), "{}", folder.case("2026-015"));
}

#[test]
fn a_number_of_another_child_or_of_a_case_that_is_gone_is_not_taken() {
    let folder = Folder::with(SHEET);
    folder.intake(&["sheet.csv"]);
    folder.put("ander.csv", "Nr;Kind;Geb. datum;Vraag\n2026-014;Kim Tan;3-5-2016;Hoe?\n");
    let said = folder.intake(&["ander.csv"]);
    assert!(said.status == 1 && said.err.contains("ander kind"), "{}", said.err);
    fs::remove_file(folder.path("casussen/2026-015.yaml")).unwrap();
    let said = folder.intake(&["sheet.csv"]);
    assert!(said.status == 1 && said.err.contains("al eens uitgegeven"), "{}", said.err);
    let said = folder.intake(&["ander.csv", "--new", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&said.out()).unwrap();
    assert_eq!(told["casussen"][0]["casusnummer"], "2026-016", "{told}");
    assert!(folder.case("2026-016").contains("Kim"));
}

#[test]
fn nothing_is_written_on_a_dry_run() {
    let folder = Folder::with(SHEET);
    let said = folder.intake(&["sheet.csv", "--dry-run"]);
    assert_eq!(said.status, 0);
    assert!(said.err.contains("zou maken") && said.err.contains("niets geschreven"), "{}", said.err);
    assert!(!folder.path("casussen").exists() && !folder.path("nummers.txt").exists());
}

#[test]
fn a_cell_that_does_not_fit_is_named_and_kept() {
    let folder = Folder::with("Nr;Kind;Geb. datum;Crisismeter\n1;Kim Tan;gisteren;paars\n");
    let said = folder.intake(&["sheet.csv"]);
    assert_eq!(said.status, 1);
    assert!(
        said.err.contains("Blad1 C2") && said.err.contains("Blad1 D2: hier past een van: rood"),
        "{}",
        said.err
    );
    assert!(!said.err.contains("paars"), "{}", said.err);
    assert_eq!(folder.mdo(&["sheet", "--plain", "-o", "uit.xlsx"]).status, 0);
    assert_eq!(folder.cells("uit.xlsx")[1], ["1", "Kim Tan", "gisteren", "paars"]);
}

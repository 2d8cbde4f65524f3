//! `mdo intake --form`, and forms that come back: xlsx and yaml, right and wrong.

mod desk;

use std::fs;
use std::path::PathBuf;

use calamine::{Data, Reader, Xlsx};
use desk::{Desk, Said};

struct Folder(Desk);

impl Folder {
    fn new() -> Folder {
        let desk = Desk::new();
        desk.put("mdo.yaml", "crisismeter:\n  rood: [vuur en brand]\n");
        Folder(desk)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path(name)
    }

    fn intake(&self, arguments: &[&str]) -> Said {
        self.0.mdo(&[&["intake", "--today", "2026-11-22"], arguments].concat())
    }

    fn case(&self, number: &str) -> String {
        self.0.read(&format!("casussen/{number}.yaml"))
    }

    /// The empty form with these answers, as another program saves it: by key.
    fn filled(&self, name: &str, answers: &[(&str, Data)]) {
        let mut book: Xlsx<_> = calamine::open_workbook(self.path("leeg.xlsx")).unwrap();
        let range = book.worksheet_range("Aanmelding").unwrap();
        let mut copy = rust_xlsxwriter::Workbook::new();
        let sheet = copy.add_worksheet();
        sheet.set_name("Aanmelding").unwrap();
        for (row, column, cell) in range.used_cells() {
            sheet
                .write(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), cell.to_string())
                .unwrap();
        }
        for (key, answer) in answers {
            let rows =
                range.rows().position(|row| matches!(row.get(3), Some(Data::String(text)) if text == key));
            let row = u32::try_from(rows.unwrap_or_else(|| panic!("{key}"))).unwrap();
            match answer {
                Data::Float(number) => sheet.write(row, 1, *number).unwrap(),
                other => sheet.write(row, 1, other.to_string()).unwrap(),
            };
        }
        copy.save(self.path(name)).unwrap();
    }
}

fn text(text: &str) -> Data {
    Data::String(text.into())
}

fn given() -> Vec<(&'static str, Data)> {
    vec![
        ("jeugdige.voornaam", text("Yusuf")),
        ("jeugdige.achternaam", text("Idrissi")),
        ("jeugdige.geboortedatum", text("9 mei 2014")),
        ("jeugdige.telefoon", Data::Float(612_345_678.0)),
        ("gezagdragers.1.rol", text("moeder")),
        ("gezagdragers.1.naam", text("Fatima")),
        ("aanmelding.vraag_aan_overleg", text("Wie helpt?")),
        ("crisismeter", text("rood")),
        ("deelname.ouders", text("nee, werk")),
    ]
}

#[test]
fn a_form_becomes_a_case_file_and_red_is_told_at_once() {
    let folder = Folder::new();
    assert_eq!(folder.intake(&["--form", "leeg.xlsx"]).status, 0);
    assert_eq!(folder.intake(&["--form", "leeg.xlsx"]).status, 4, "it is there already");
    assert_eq!(folder.intake(&["--form", "leeg.docx"]).status, 2);
    folder.filled("vol.xlsx", &given());
    let said = folder.intake(&["vol.xlsx", "--dry-run"]);
    assert!(said.status == 0 && !folder.path("casussen").exists(), "{}", said.err);
    let said = folder.intake(&["vol.xlsx"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.err.contains("0800-2000") && said.err.contains("spoedoverleg"), "{}", said.err);
    let file = folder.case("2026-001");
    for line in [
        "# yaml-language-server:",
        "  geboortedatum: 2014-05-09\n  telefoon: \"0612345678\"\n",
        "gezagdragers:\n- rol: moeder\n  naam: Fatima\n",
        "  datum: 2026-11-22\n",
        "crisismeter: rood\n",
        "  ouders: nee, werk\n",
    ] {
        assert!(file.contains(line), "{line}\n{file}");
    }
    let said = folder.intake(&["vol.xlsx"]);
    assert!(
        said.status == 1 && said.err.contains("casus 2026-001") && !said.err.contains("Yusuf"),
        "{}",
        said.err
    );
}

#[test]
fn the_form_shows_the_criteria_of_the_neighbourhood() {
    let folder = Folder::new();
    folder.intake(&["--form", "leeg.xlsx"]);
    let mut book: Xlsx<_> = calamine::open_workbook(folder.path("leeg.xlsx")).unwrap();
    let range = book.worksheet_range("Aanmelding").unwrap();
    let all: String = range.used_cells().map(|(.., cell)| format!("{cell}\n")).collect();
    assert!(
        all.contains("rood: vuur en brand") && all.contains("0800-2000") && all.contains("Voornaam *"),
        "{all}"
    );
}

#[test]
fn what_is_not_right_is_told_per_cell_all_at_once_and_the_others_go_on() {
    let folder = Folder::new();
    folder.intake(&["--form", "leeg.xlsx"]);
    let wrong = [
        ("jeugdige.voornaam", text("Kim")),
        ("jeugdige.geboortedatum", text("30 februari")),
        ("crisismeter", text("paars")),
    ];
    folder.filled("fout.xlsx", &wrong);
    folder.filled("goed.xlsx", &given());
    let said = folder.intake(&["fout.xlsx", "goed.xlsx"]);
    assert_eq!(said.status, 3, "{}", said.err);
    let told: Vec<&str> =
        said.err.lines().filter(|line| line.starts_with("fout: fout.xlsx: Aanmelding B")).collect();
    assert_eq!(told.len(), 4, "{}", said.err);
    assert!(!said.err.contains("paars") && !said.err.contains("februari"), "{}", said.err);
    assert!(folder.case("2026-001").contains("Yusuf"));
}

#[test]
fn a_yaml_form_keeps_what_nobody_asks_for() {
    let folder = Folder::new();
    let form = "jeugdige: {naam: Kim Tan, geboortedatum: 3-5-2016}\ngezin: [{rol: zus, naam: Lin}]\nnetwerk: [oma]\n\
                gezagdragers: [{rol: moeder, naam: Mei, email: mei@voorbeeld.nl}]\n\
                aanmelding: {vraag_aan_overleg: Hoe verder?}\ndeelname: {ouders: nee}\neigen: 1\n";
    fs::write(folder.path("a.yaml"), form).unwrap();
    let said = folder.intake(&["a.yaml"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.err.contains("'eigen'"), "{}", said.err);
    let file = folder.case("2026-001");
    for line in [
        "email: mei@voorbeeld.nl",
        "naam: Lin",
        "naam: oma",
        "eigen: 1",
        "ouders: \"nee\"",
        "achternaam: Tan",
    ] {
        assert!(file.contains(line), "{line}\n{file}");
    }
    fs::write(folder.path("b.yaml"), "jeugdige: {geboortedatum: gisteren}\n").unwrap();
    let said = folder.intake(&["b.yaml"]);
    assert!(
        said.status == 3 && said.err.contains("regel 1") && !said.err.contains("gisteren"),
        "{}",
        said.err
    );
    fs::write(folder.path("c.yaml"), "jeugdige: {voornaam: Bo}\n").unwrap();
    let said = folder.intake(&["c.yaml"]);
    assert!(
        said.status == 3 && said.err.contains("achternaam") && said.err.contains("vraag_aan_overleg"),
        "{}",
        said.err
    );
}

#[test]
fn a_second_form_of_a_child_overwrites_nothing_by_itself() {
    let folder = Folder::new();
    let first = "jeugdige: {voornaam: Yusuf, achternaam: Bos, geboortedatum: 9-5-2014}\n\
                 gezagdragers: [{rol: moeder, naam: Fatima Bos}]\n\
                 aanmelding: {vraag_aan_overleg: Wat nu?}\ncrisismeter: oranje\n";
    let second = "jeugdige: {voornaam: Youssef, achternaam: Bos, geboortedatum: 9-5-2014, school: De Regenboog}\n\
                  gezagdragers: [{rol: moeder, naam: Fatima Bos, telefoon: 0612345678}, {rol: vader, naam: Ali}]\n\
                  aanmelding: {vraag_aan_overleg: Wat nu?}\ncrisismeter: groen\n\
                  toestemming: [{door: moeder, besluit: geweigerd, datum: 20-11-2026}]\n";
    fs::write(folder.path("een.yaml"), first).unwrap();
    fs::write(folder.path("twee.yaml"), second).unwrap();
    assert_eq!(folder.intake(&["een.yaml", "twee.yaml"]).status, 1, "known already, in one go too");
    let made = folder.case("2026-001");
    fs::write(folder.path("casussen/2026-001.yaml"), made.replace("oranje", "rood  # gebeld")).unwrap();

    let said = folder.intake(&["twee.yaml", "--update"]);
    assert_eq!(said.status, 1, "{}", said.err);
    for what in ["Voornaam: het formulier", "Crisismeter: het formulier", "--theirs"] {
        assert!(said.err.contains(what), "{what}: {}", said.err);
    }
    assert!(!said.err.contains("Youssef") && !said.err.contains("groen"), "no values off a terminal");
    let text = folder.case("2026-001");
    for line in [
        "voornaam: Yusuf\n",
        "  school: De Regenboog\n",
        "  telefoon: \"0612345678\"\n- naam: Ali\n  rol: vader\n",
        "crisismeter: rood  # gebeld\n",
        "  besluit: geweigerd\n",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert_eq!(folder.intake(&["twee.yaml", "--update", "--ours"]).status, 0);
    assert_eq!(folder.case("2026-001"), text);
    assert_eq!(folder.intake(&["twee.yaml", "--update", "--theirs"]).status, 0);
    let text = folder.case("2026-001");
    assert!(
        text.contains("voornaam: Youssef\n") && text.contains("crisismeter: groen  # gebeld\n"),
        "{text}"
    );
    let said = folder.intake(&["twee.yaml", "--update"]);
    assert!(said.status == 0 && said.err.contains("zegt dit al"), "{}", said.err);
}

#[test]
fn a_form_with_a_password_is_a_form_and_a_lock_is_none() {
    let folder = Folder::new();
    assert_eq!(folder.intake(&["--form", "leeg.xlsx"]).status, 0);
    folder.filled("open.xlsx", &given());
    let password = mdo::sheet::Secret::new("geheim".into());
    let bytes = mdo::sheet::protect(&fs::read(folder.path("open.xlsx")).unwrap(), &password).unwrap();
    fs::write(folder.path("dicht.xlsx"), bytes).unwrap();
    fs::write(folder.path("~$dicht.xlsx"), "x").unwrap();
    fs::write(folder.path("wachtwoord"), "geheim\n").unwrap();

    let said = folder.intake(&["~$dicht.xlsx"]);
    assert!(said.status == 3 && said.err.contains("Sluit het bestand"), "{}", said.err);
    let said = folder.intake(&["dicht.xlsx"]);
    assert!(said.status == 3 && said.err.contains("--password-file"), "{}", said.err);
    let said = folder.intake(&["dicht.xlsx", "~$dicht.xlsx", "--password-file", "wachtwoord"]);
    assert_eq!(said.status, 0, "{}", said.err);
    assert!(said.err.contains("dicht.xlsx: dit bestand is nog open in een ander programma"), "{}", said.err);
    assert!(folder.case("2026-001").contains("voornaam: Yusuf"));
    let said = folder.intake(&["mdo.yaml"]);
    assert!(said.status == 3 && said.err.contains("geen formulier"), "{}", said.err);
}

//! The documents of `mdo agenda`: the built binary, on files.

mod desk;

use std::fs;

use assert_cmd::Command;
use desk::{Desk, everything};
use mdo::sheet::{self, ReadOptions, Secret};

const MDO: &str = r#"wijk: West
overleg: {ritme: eerste donderdag van de maand, begin: "13:00", plaats: zaal 2}
deelnemers:
  - {naam: Karin de Boer, rol: POH-jeugd, organisatie: huisartsenpraktijk, email: karin@praktijk.example, voorzitter: ja}
  - {naam: Bram Visser, rol: CJG, organisatie: CJG, email: bram@cjg.example}
  - {naam: Joost Mulder, rol: IB'er, organisatie: school}
"#;

const CASE: &str = r#"casusnummer: "2026-001"
jeugdige: {voornaam: Sofie, achternaam: Hoekstra, geboortedatum: 2018-04-02, bsn: "123456782", telefoon: "0612345678", school: OBS De Linde, huisarts: dokter Smit}
gezag: eenhoofdig
gezagdragers:
  - {rol: moeder, naam: Marga Hoekstra, telefoon: "0687654321"}
betrokkenen:
  - {functie: CJG}
  - {functie: IB'er, organisatie: school}
aanmelding: {datum: 2026-10-01, vraag_aan_overleg: Wie helpt Sofie en mevrouw Hoekstra van De Linde?, aanleiding: slaapt slecht}
crisismeter: rood
toestemming:
  - {door: moeder, vorm: schriftelijk, datum: 2026-11-10, besluit: gegeven, categorieen: [onderwijs]}
"#;

fn run(desk: &Desk, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::cargo_bin("mdo").unwrap();
    command.current_dir(desk.path("")).args(["agenda", "--today", "2026-11-22"]).args(arguments);
    let output = command.output().unwrap();
    (output.status.code().unwrap(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn folder() -> Desk {
    let desk = Desk::new();
    desk.put("mdo.yaml", MDO);
    desk.put("casussen/2026-001.yaml", CASE);
    desk
}

#[test]
fn nothing_identifying_is_in_clear() {
    let desk = folder();
    let (status, said) = run(&desk, &["-o", "uit/"]);
    assert_eq!(status, 0, "{said}");
    let names = desk.names("uit");
    let expected = [
        "afspraak-2026-12-03-cjg.ics",
        "afspraak-2026-12-03-ib-er.ics",
        "afspraak-2026-12-03-poh-jeugd.ics",
        "agenda-2026-12-03.docx",
        "agenda-2026-12-03.html",
        "agenda-2026-12-03.json",
        "agenda-2026-12-03.md",
        "casuistieksheet-2026-12-03-cjg.xlsx",
        "casuistieksheet-2026-12-03-ib-er.xlsx",
        "casuistieksheet-2026-12-03-poh-jeugd.xlsx",
        "mail-2026-12-03-cjg.eml",
        "mail-2026-12-03-ib-er.eml",
        "mail-2026-12-03-poh-jeugd.eml",
        "wachtwoorden-2026-12-03.txt",
    ];
    assert_eq!(names, expected);
    for name in names.iter().filter(|name| !name.ends_with(".xlsx")) {
        let text = everything(&desk.path(&format!("uit/{name}")));
        for word in ["Sofie", "Hoekstra", "Linde", "Smit", "0612345678", "Karin", "Visser"] {
            assert!(!text.contains(word), "{word} in {name}");
        }
    }
    let agenda = desk.read("uit/agenda-2026-12-03.md");
    assert!(agenda.contains("Wie helpt [jeugdige] en "), "{agenda}");
    // Not over what is there, unless that is asked.
    assert_eq!(run(&desk, &["-o", "uit/"]).0, 4);
    let passwords = desk.read("uit/wachtwoorden-2026-12-03.txt");
    assert_eq!(run(&desk, &["-o", "uit/", "-f"]).0, 0);
    assert_eq!(desk.read("uit/wachtwoorden-2026-12-03.txt"), passwords, "nobody has to be told again");
}

#[test]
fn a_sheet_opens_with_its_own_password_and_holds_what_consent_covers() {
    let desk = folder();
    desk.put("geheim.txt", "CJG: een lang geheim\nPOH-jeugd = ander\n");
    let (status, said) = run(&desk, &["-o", "uit/", "--password-file", "geheim.txt"]);
    assert_eq!(status, 0, "{said}");
    let made = desk.read("uit/wachtwoorden-2026-12-03.txt");
    assert!(made.contains("IB'er: ") && !made.contains("geheim"), "{made}");
    let bytes = fs::read(desk.path("uit/casuistieksheet-2026-12-03-cjg.xlsx")).unwrap();
    let read = |password: &str| {
        let options = ReadOptions { password: Some(Secret::new(password.into())), ..ReadOptions::default() };
        sheet::whole(&bytes, &options)
    };
    assert!(read("ander").is_err());
    let whole = format!("{:?}", read("een lang geheim").unwrap());
    // Only school may be shared: no telephone, no doctor, no reason why; never the BSN.
    for word in ["Sofie", "Linde", "2026-001"] {
        assert!(whole.contains(word), "{word}: {whole}");
    }
    for word in ["0612345678", "0687654321", "Smit", "slaapt", "123456782"] {
        assert!(!whole.contains(word), "{word}");
    }
}

#[test]
fn reminders_tell_participants_only_of_cases_that_all_may_know() {
    let desk = folder();
    let other = |number: &str, consent: &str| {
        let case = CASE.replace("2026-001", number).replace("categorieen: [onderwijs]", consent);
        desk.put(&format!("casussen/{number}.yaml"), case);
    };
    other("2026-002", "partijen: [CJG, huisartsenpraktijk]");
    other("2026-003", "geldig_tot: 2026-11-11");
    let (status, said) = run(&desk, &["-o", "uit/"]);
    assert_eq!(status, 1, "{said}");
    let line = desk.read("uit/agenda-2026-12-03.md");
    let line = line.lines().find(|line| line.contains("geen contact met Veilig Thuis")).unwrap();
    assert!(line.ends_with(": 2026-001"), "{line}");
    let json = desk.read("uit/agenda-2026-12-03.json");
    assert!(json.contains("2026-001, 2026-002 en 2026-003"), "the coordinator knows all: {json}");
}

#[test]
fn without_consent_only_what_the_record_names_is_in_the_sheet() {
    let desk = folder();
    let record = "zonder_toestemming: {grondslag: conflict_van_plichten, datum: 2026-11-15, beslisser: POH-jeugd, \
        geraadpleegd: aandachtsfunctionaris, gevraagd: moeder wil niet, afweging: [a1, b2, c3, d4, e5, f6], \
        informatie: [zorgen over de veiligheid thuis], ontvangers: [CJG, huisartsenpraktijk], geinformeerd: op 16-11}\n";
    let refused = CASE.replace("besluit: gegeven, categorieen: [onderwijs]", "besluit: geweigerd");
    desk.put("casussen/2026-001.yaml", format!("{refused}{record}"));
    desk.put("geheim.txt", "CJG: een lang geheim\n");
    let (status, said) = run(&desk, &["-o", "uit/", "--password-file", "geheim.txt"]);
    assert_eq!(status, 1, "{said}");
    assert!(!desk.path("uit/casuistieksheet-2026-12-03-ib-er.xlsx").exists(), "no recipient");
    let bytes = fs::read(desk.path("uit/casuistieksheet-2026-12-03-cjg.xlsx")).unwrap();
    let password = Some(Secret::new("een lang geheim".into()));
    let whole = sheet::whole(&bytes, &ReadOptions { password, ..ReadOptions::default() }).unwrap();
    let whole = format!("{whole:?}");
    assert!(whole.contains("Sofie") && whole.contains("slaapt slecht"), "{whole}");
    for word in ["0612345678", "dokter Smit", "Linde\""] {
        assert!(!whole.contains(word), "{word}");
    }
}

#[test]
fn a_changed_agenda_updates_and_cancels_appointments() {
    let desk = folder();
    assert_eq!(run(&desk, &["-o", "een/"]).0, 0);
    let appointment = desk.read("een/afspraak-2026-12-03-ib-er.ics");
    let uid = |text: &str| text.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
    assert!(
        appointment.contains("SEQUENCE:0\r\n")
            && appointment.contains("DTSTART;TZID=Europe/Amsterdam:20261203T130800")
    );
    desk.put("casussen/2026-001.yaml", CASE.replace("  - {functie: IB'er, organisatie: school}\n", ""));
    // Who only looks has told nobody yet.
    assert_eq!(run(&desk, &[]).0, 0);
    assert_eq!(run(&desk, &["-o", "twee/"]).0, 0);
    let cancelled = desk.read("twee/afspraak-2026-12-03-ib-er.ics");
    assert_eq!(uid(&cancelled), uid(&appointment));
    assert!(cancelled.contains("METHOD:CANCEL\r\n") && cancelled.contains("SEQUENCE:1\r\n"), "{cancelled}");
    assert!(desk.read("twee/mail-2026-12-03-ib-er.eml").contains("je bent niet meer nodig"));
    assert!(!desk.path("twee/casuistieksheet-2026-12-03-ib-er.xlsx").exists());
    // Who is told once is not told again.
    assert_eq!(run(&desk, &["-o", "drie/"]).0, 0);
    assert!(!desk.path("drie/afspraak-2026-12-03-ib-er.ics").exists());
}

#[test]
fn a_dry_run_writes_nothing() {
    let desk = folder();
    let (status, said) = run(&desk, &["-o", "uit/", "--dry-run"]);
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("zou schrijven: uit/agenda-2026-12-03.docx"), "{said}");
    assert!(!desk.path("uit").exists() && !desk.path("overleggen").exists());
    let (status, _) = run(&desk, &["-o", "agenda.html"]);
    assert_eq!((status, desk.path("agenda.html").exists()), (0, true));
}

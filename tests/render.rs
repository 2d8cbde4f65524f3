//! The documents of a list with everything that can go wrong in a cell. They are left in
//! `target/tmp/render`, where the programs of `tests/readers` read them back.

use std::fs;
use std::path::PathBuf;

use jiff::civil::date;
use mdo::model::{Action, ActionNumber, ActionStatus, CaseNumber, Control, Minutes};
use mdo::render::{self, Format, Options};

const TEXTS: [&str; 16] = [
    "[moeder] belt met [school] over de begeleiding in de klas",
    "Contact opnemen met het wijkteam over de wachttijd voor gezinsbegeleiding, en de uitkomst vóór het volgende \
     overleg delen met de huisarts en met [ouder 1]",
    "Verwijzing GGZ nagaan; bij afwijzing meteen terugkoppelen",
    "=HYPERLINK(\"http://voorbeeld.invalid\";\"klik\")",
    "+31 is geen formule, maar lijkt er wel op",
    "- onderzoek Vineland aanvragen\n- uitslag bespreken met [ouder 1] en [ouder 2]",
    "@POH-jeugd: [jeugdige] uitnodigen voor een gesprek op school 👩‍👧",
    "Verslag opvragen | samenvatten | delen <script>alert(1)</script> & [lees dit](http://voorbeeld.invalid)",
    "Rooster van de BSO navragen (ma/di/do), *vet* en _schuin_ zoals in de notitie; `code` #1",
    "Stuurbestand\u{0}met\u{1b}[31m tekens\u{202E} en\u{FFFE} soft\u{AD}hyphen",
    "  \"=1+1\" met blanks en 'aanhalingstekens' ervoor; ma's fiets",
    "Eén lange aaneengeschreven term: \
     meervoudigepersoonlijkheidsproblematiekbehandelingsovereenkomstformulierenbeheersysteem nakijken",
    "Çelik-methode bespreken: “Triple P” of ‘Signs of Safety’ – keuze vóór 15-12",
    "Codes als _x000D_ en _x0041_ blijven letterlijk staan",
    "שלום en مرحبا blijven leesbaar naast Nederlands",
    "Veilig Thuis bellen",
];

const OWNERS: [Option<&str>; 8] = [
    Some("POH-jeugd"),
    Some("CJG"),
    Some("Gecertificeerde instelling Jeugdbescherming"),
    None,
    Some("intern begeleider van [school]"),
    Some("Ouderschapsondersteuner"),
    Some("=CJG"),
    Some("huisarts"),
];

fn sample(count: u32, statuses: &[ActionStatus]) -> Minutes {
    let action = |index: u32| {
        let at = index as usize;
        let case = CaseNumber(format!("2026-{:03}", 1 + index / 3));
        Action {
            number: ActionNumber { case, sequence: 1 + index % 3 },
            text: TEXTS[at % TEXTS.len()].to_owned(),
            owner: OWNERS[at % OWNERS.len()].map(str::to_owned),
            due: (index % 5 != 3)
                .then(|| date(2026, 12, 4).saturating_add(jiff::ToSpan::days(at as i64 * 3))),
            status: statuses[at % statuses.len()],
        }
    };
    Minutes {
        meeting: date(2026, 12, 3),
        actions: (0..count).map(action).collect(),
        control: Control { searched: 312, found: vec![] },
        warnings: vec![
            "Blad1 F7: wie de actie oppakt is niet bekend; vul de rol in of zet de naam in mdo.yaml".into(),
            "Blad1 H12: de datum is niet te lezen en staat nog in de tekst <vóór de kerst>".into(),
        ],
        ..Minutes::default()
    }
}

fn folder() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("render");
    fs::create_dir_all(&folder).expect("the folder for temporary files of tests");
    folder
}

fn leave(name: &str, minutes: &Minutes) {
    for format in Format::ALL {
        let bytes = render::write(format, minutes, Options { width: Some(80), colour: false }).unwrap();
        fs::write(folder().join(format!("{name}.{}", format.extension())), &bytes).unwrap();
        let again = render::write(format, minutes, Options { width: Some(80), colour: false }).unwrap();
        assert!(bytes == again, "{format}: other bytes the second time");
    }
}

#[test]
fn every_format_takes_every_text() {
    use ActionStatus::{Done, Dropped, Open};
    leave("lijst", &sample(40, &[Open]));
    leave("met-status", &sample(40, &[Open, Done, Open, Dropped]));
}

#[test]
fn an_empty_list_is_a_document_too() {
    leave("leeg", &Minutes { warnings: vec![], ..sample(0, &[ActionStatus::Open]) });
}

#[test]
fn a_text_beyond_what_excel_holds_is_kept() {
    let mut minutes = sample(3, &[ActionStatus::Open]);
    minutes.actions[1].text = "gesprek met school 👩‍👧 ".repeat(3000).trim().to_owned();
    minutes.actions[2].text = "=".repeat(40_000);
    leave("lang", &minutes);
}

#[test]
fn a_narrow_terminal_gets_narrow_lines() {
    let minutes = sample(40, &[ActionStatus::Open]);
    for width in [60, 80, 120] {
        let bytes =
            render::write(Format::Tabel, &minutes, Options { width: Some(width), colour: false }).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.lines().all(|line| line.chars().count() <= usize::from(width)), "{text}");
        assert!(text.contains("2026-014.1 "), "a number is never broken");
        assert!(!text.contains('\u{1b}'));
        fs::write(folder().join(format!("tabel-{width}.txt")), text).unwrap();
    }
}

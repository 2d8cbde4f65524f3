//! `cargo bench --bench minutes`: a sheet of 5,000 cases (20 columns, 4 actions each) to minutes, beside what
//! calamine alone needs to read that sheet. Each is a process of its own, in turn, in one run; the medians'
//! ratio is what counts. Memory is looked at in another run. Then the start-up: `mdo --version`.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use calamine::{Reader, open_workbook_auto};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

const CASES: u32 = 5_000;
const RUNS: usize = 9;
const MDO: &str = env!("CARGO_BIN_EXE_mdo");

/// What the minutes are made as; the first is the table on the terminal.
const FORMATS: [&str; 7] = ["tabel", "json", "csv", "md", "html", "docx", "xlsx"];

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, mode, file] = arguments.as_slice()
        && mode == "calamine"
    {
        println!("{}", read_alone(Path::new(file)));
        return;
    }
    let folder = tempfile::tempdir().expect("temporary folder");
    let sheet = folder.path().join("casuistiek.xlsx");
    write_sheet(&sheet);
    let size = std::fs::metadata(&sheet).expect("sheet").len();
    println!("{CASES} casussen, {:.1} MB, mediaan van {RUNS} runs", size as f64 / 1e6);

    let myself = std::env::current_exe().expect("own path");
    let floor = || {
        let mut command = Command::new(&myself);
        command.arg("calamine").arg(&sheet);
        command
    };
    let minutes = |format: &str| {
        let mut command = Command::new(MDO);
        command.args(["minutes", "-q", "-f", "--date", "2026-12-03"]).arg(&sheet);
        if format != FORMATS[0] {
            command.arg("-o").arg(folder.path().join(format!("uit.{format}")));
        }
        command
    };
    let mut alone = Vec::new();
    let mut ours = [const { Vec::new() }; FORMATS.len()];
    for _ in 0..RUNS {
        alone.push(wall(floor()));
        for (format, walls) in FORMATS.iter().zip(&mut ours) {
            walls.push(wall(minutes(format)));
        }
    }
    let alone = median(alone);
    println!("calamine alone      {alone:7.1} ms            {:6.0} MiB", peak(floor()));
    for (format, walls) in FORMATS.iter().zip(ours) {
        let (wall, peak) = (median(walls), peak(minutes(format)));
        println!("mdo minutes {format:<7} {wall:7.1} ms   {:5.2} x  {peak:6.0} MiB", wall / alone);
    }
    let version = || {
        let mut command = Command::new(MDO);
        command.arg("--version");
        command
    };
    println!("mdo --version       {:7.1} ms", median((0..51).map(|_| wall(version())).collect()));
}

/// Reads all cells of all sheets, as calamine gives them.
fn read_alone(path: &Path) -> usize {
    let mut book = open_workbook_auto(path).expect("readable sheet");
    book.worksheets().iter().map(|(_, range)| range.cells().count()).sum()
}

/// Milliseconds that a command takes. Nothing else is done meanwhile: to look at its memory takes part of a processor,
/// and the command has need of all.
fn wall(mut command: Command) -> f64 {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("command starts");
    let wall = start.elapsed();
    assert!(status.code().is_some_and(|code| code <= 1), "{command:?}: {status}");
    wall.as_secs_f64() * 1e3
}

/// The most resident memory of a command, MiB, in a run of its own.
fn peak(mut command: Command) -> f64 {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("command starts");
    let mut peak: f64 = 0.0;
    while child.try_wait().expect("child").is_none() {
        peak = peak.max(peak_of(&child));
        std::thread::sleep(Duration::from_micros(300));
    }
    peak
}

/// The peak of resident memory so far, MiB; 0 where the system does not tell.
fn peak_of(child: &Child) -> f64 {
    std::fs::read_to_string(format!("/proc/{}/status", child.id()))
        .ok()
        .and_then(|status| {
            let line = status.lines().find(|line| line.starts_with("VmHWM:"))?.to_owned();
            line.split_whitespace().nth(1)?.parse::<f64>().ok()
        })
        .map_or(0.0, |kib| kib / 1024.0)
}

fn median(mut walls: Vec<f64>) -> f64 {
    walls.sort_by(f64::total_cmp);
    walls[walls.len() / 2]
}

const HEADERS: [&str; 20] = [
    "Nr",
    "Naam jeugdige",
    "Geb. datum",
    "BSN",
    "Adres",
    "Postcode",
    "Woonplaats",
    "Tel.nr.",
    "E-mail",
    "Moeder",
    "Vader",
    "Gezag",
    "School",
    "Huisarts",
    "Inbrenger",
    "Betrokkenen",
    "Vraag",
    "Crisismeter",
    "Doel",
    "Acties",
];
const FIRST: [&str; 16] = [
    "Yusuf", "Fatima", "Sem", "Noor", "Zbigniew", "Wensley", "Şevval", "Abeltje", "Selam", "Lotte", "Quincy",
    "Ilse", "Omar", "Teun", "Mehmet", "Sanne",
];
const LAST: [&str; 16] = [
    "el Idrissi",
    "Jansen",
    "de Vries",
    "van der Berg",
    "Şimşek",
    "Kowalczyk",
    "Tjin-A-Djie",
    "Postma",
    "Haile",
    "Yilmaz",
    "Maduro",
    "Bakker",
    "Benali",
    "Visser",
    "Kuipers-Ramdin",
    "van 't Hof",
];
const TASKS: [&str; 8] = [
    "POH-jeugd: belt school over het verzuim van {kind} (vóór 15-12)",
    "CJG: huisbezoek bij {moeder} aan de {straat} (uiterlijk 20 december)",
    "School: verzuim van {kind} bijhouden en mailen naar {mail}",
    "Huisarts: verwijst {kind} naar de kinderarts, moeder belt zelf",
    "Wijkteam: vraagt {vader} om toestemming, tel. {tel}",
    "Jeugdarts: bespreekt het rapport met beide ouders (over twee weken)",
    "IB'er: plant een gesprek met {kind} en {moeder} (week 50)",
    "Veilig Thuis: koppelt terug aan de huisarts (volgend overleg)",
];

/// A small generator of our own: the same sheet on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.roll(list.len())]
    }
}

fn write_sheet(path: &Path) {
    let mut book = Workbook::new();
    let date = Format::new().set_num_format("d-m-yyyy");
    let page = book.add_worksheet();
    for (column, header) in (0u16..).zip(HEADERS) {
        page.write(0, column, header).expect("header");
    }
    let mut dice = Dice(7);
    for row in 1..=CASES {
        let last = format!("{}{}", dice.pick(&LAST), if row % 3 == 0 { "" } else { "s" });
        let (child, mother, father) = (dice.pick(&FIRST), dice.pick(&FIRST), dice.pick(&FIRST));
        let street = format!("{}straat", dice.pick(&LAST).split(' ').next_back().unwrap_or("Dorp"));
        let phone = format!("06-{:08}", 10_000_000 + dice.roll(89_999_999));
        let mail = format!("{}{row}@voorbeeld.nl", mother.to_lowercase());
        let tasks: Vec<String> = (0..4)
            .map(|_| {
                let task = dice.pick(&TASKS).replace("{kind}", child).replace("{moeder}", mother);
                task.replace("{vader}", father)
                    .replace("{straat}", &street)
                    .replace("{mail}", &mail)
                    .replace("{tel}", &phone)
            })
            .collect();
        let cells = [
            (1, format!("{child} {last}")),
            (4, format!("{street} {}", 1 + dice.roll(200))),
            (5, format!("{} AB", 1000 + dice.roll(8999))),
            (6, "Almelo".to_owned()),
            (7, phone),
            (8, mail),
            (9, format!("{mother} {last}")),
            (10, format!("{father} {last}")),
            (11, "gezamenlijk".to_owned()),
            (12, format!("Basisschool De {}vlinder", dice.pick(&FIRST))),
            (13, format!("Praktijk {}", dice.pick(&LAST))),
            (14, "Karin de Boer, POH-jeugd".to_owned()),
            (15, "CJG, wijkteam, school".to_owned()),
            (16, format!("Hoe kunnen we {child} helpen om weer dagelijks naar school te gaan? Casus {row}.")),
            (17, dice.pick(&["rood", "oranje", "groen"]).to_owned()),
            (18, "Rust thuis en een vaste plek op school".to_owned()),
            (19, tasks.join("\n")),
        ];
        page.write(row, 0, f64::from(row)).expect("number");
        let birth =
            ExcelDateTime::from_ymd(2008 + (row % 14) as u16, 1 + (row % 12) as u8, 1 + (row % 28) as u8);
        page.write_with_format(row, 2, birth.expect("date"), &date).expect("birth date");
        page.write(row, 3, f64::from(100_000_000 + row * 37)).expect("bsn");
        for (column, text) in cells {
            page.write(row, column, text).expect("cell");
        }
    }
    book.save(path).expect("sheet written");
}

//! `cargo bench --bench consent`: `mdo consent-check` on 1,000, 10,000 and 100,000 case files: time and peak memory, which
//! must grow with the number of files and no faster. Each run is a process of its own.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const MDO: &str = env!("CARGO_BIN_EXE_mdo");
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
const RUNS: usize = 5;

/// A case file of the length that people write: about 1.5 kB.
fn case(number: usize) -> String {
    let (year, month, day) = (2008 + number % 15, 1 + number % 12, 1 + number % 28);
    let until = ["", ", geldig_tot: 2026-12-01", "", ", partijen: [CJG, school]"][number % 4];
    format!(
        "# Casus van de wijk
casusnummer: \"2026-{number:06}\"
status: open
jeugdige:
  voornaam: Yusuf
  tussenvoegsel: el
  achternaam: Idrissi
  geboortedatum: {year}-{month:02}-{day:02}
  adres: {{straat: Berkenlaan, huisnummer: \"12\", postcode: 1234 AB, woonplaats: Voorbeelddam}}
  telefoon: \"0612345678\"
  school: OBS De Regenboog, groep 8
gezag: gezamenlijk
gezagdragers:
  - {{rol: moeder, naam: Samira el Idrissi, telefoon: \"0612345678\"}}
  - {{rol: vader, naam: Rachid el Idrissi, telefoon: \"0687654321\"}}
gezin:
  - {{rol: zus, naam: Noor el Idrissi}}
betrokkenen:
  - {{naam: Karin de Boer, functie: POH-jeugd, organisatie: huisartsenpraktijk, casusregisseur: ja}}
  - {{naam: Joost Mulder, functie: IB'er, organisatie: school}}
inbrenger: {{naam: Karin de Boer, functie: POH-jeugd, organisatie: huisartsenpraktijk}}
aanmelding:
  datum: 2026-10-01
  aanleiding: Yusuf slaapt slecht en komt te laat op school. Thuis is er onrust sinds de verhuizing.
  vraag_aan_overleg: Wie helpt het gezin met een dagritme dat werkt?
  partners_nodig: [POH-jeugd, IB'er, CJG]
crisismeter: oranje
veiligheid: {{oordeel: geen, jeugdige_gesproken: ja}}
toestemming:
  - {{door: moeder, vorm: schriftelijk, datum: 2026-10-02, besluit: gegeven{until}}}
  - {{door: Rachid el Idrissi, vorm: schriftelijk, datum: 2026-10-03, besluit: gegeven}}
  - {{door: jeugdige, vorm: mondeling, datum: 2026-10-04, besluit: gegeven, genoteerd_door: POH-jeugd}}
overleggen: [2026-12-03]
acties:
  - {{nr: 1, overleg: 2026-11-05, actiehouder: CJG, actie: plant een huisbezoek, streefdatum: 2026-11-20, status: gedaan}}
"
    )
}

struct Cost {
    wall: Duration,
    /// Peak memory, MiB.
    peak: f64,
}

fn main() {
    println!("mdo consent-check --format json, mediaan van {RUNS} runs, {} draden", threads());
    let mut before: Option<(usize, f64)> = None;
    for size in SIZES {
        let folder = tempfile::tempdir().expect("temporary folder");
        write_cases(folder.path(), size);
        let mut costs: Vec<Cost> = (0..RUNS).map(|_| check(folder.path())).collect();
        costs.sort_by_key(|cost| cost.wall);
        let (wall, peak) = (costs[RUNS / 2].wall.as_secs_f64(), costs[RUNS / 2].peak);
        let growth = before.map(|(files, time)| (wall / time) / (size as f64 / files as f64));
        let growth = growth.map(|growth| format!("   {growth:4.2} x lineair")).unwrap_or_default();
        println!("{size:>7} casussen  {:8.1} ms  {peak:6.1} MiB{growth}", wall * 1e3);
        before = Some((size, wall));
    }
}

fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn write_cases(folder: &Path, size: usize) {
    let cases = folder.join("casussen");
    fs::create_dir(&cases).expect("folder");
    let settings = "toestemming: {vorm: schriftelijk_of_mondeling, termijn_maanden: 12, partijen: [CJG, school, huisartsenpraktijk]}\n";
    fs::write(folder.join("mdo.yaml"), settings).expect("settings");
    for number in 0..size {
        fs::write(cases.join(format!("2026-{number:06}.yaml")), case(number)).expect("case");
    }
}

/// Runs the check; its peak memory is read while it runs.
fn check(folder: &Path) -> Cost {
    let start = Instant::now();
    let mut command = Command::new(MDO);
    command.arg("-C").arg(folder).args([
        "consent-check",
        "-q",
        "--today",
        "2026-11-22",
        "--date",
        "2026-12-03",
    ]);
    command.args(["--format", "json"]).stdout(Stdio::null());
    let mut child = command.spawn().expect("mdo starts");
    let mut peak: f64 = 0.0;
    loop {
        peak = peak.max(peak_of(&child));
        if let Some(status) = child.try_wait().expect("child") {
            assert_eq!(status.code(), Some(1), "cases are missing something");
            return Cost { wall: start.elapsed(), peak };
        }
        std::thread::sleep(Duration::from_micros(300));
    }
}

/// The highest resident set so far, as Linux tells it; 0 elsewhere.
fn peak_of(child: &Child) -> f64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kib.unwrap_or(0.0) / 1024.0
}

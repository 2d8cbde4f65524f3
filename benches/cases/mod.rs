//! A work folder with many case files.

use std::fs;
use std::path::Path;

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

/// Writes a work folder with so many open cases.
pub fn write_cases(folder: &Path, size: usize) {
    let cases = folder.join("casussen");
    fs::create_dir(&cases).expect("folder");
    let settings = "toestemming: {vorm: schriftelijk_of_mondeling, termijn_maanden: 12, partijen: [CJG, school, huisartsenpraktijk]}\n";
    fs::write(folder.join("mdo.yaml"), settings).expect("settings");
    for number in 0..size {
        fs::write(cases.join(format!("2026-{number:06}.yaml")), case(number)).expect("case");
    }
}

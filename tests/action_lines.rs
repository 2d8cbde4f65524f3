//! `mdo minutes` on the ways in which people write who does what and when: no action gets lost, and none goes to the
//! wrong owner or day without a word.

use std::fs;

use assert_cmd::Command;
use serde_json::Value;

/// What the minutes of 3 December 2026 say: each action as `number | action | owner | day`, and the warnings.
struct Read {
    actions: Vec<String>,
    warnings: Vec<String>,
}

impl Read {
    fn warned(&self, words: &str) -> usize {
        self.warnings.iter().filter(|warning| warning.contains(words)).count()
    }
}

fn read(sheet: &str) -> Read {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("sheet.csv"), sheet).unwrap();
    let mut command = Command::cargo_bin("mdo").unwrap();
    command.current_dir(folder.path()).args([
        "minutes",
        "sheet.csv",
        "--date",
        "2026-12-03",
        "--format",
        "json",
    ]);
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let minutes: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{said}"));
    let show = |action: &Value| {
        let field = |key: &str| action[key].as_str().unwrap_or("-").to_owned();
        let status =
            if field("status") == "open" { String::new() } else { format!(" | {}", field("status")) };
        let shown = ["nummer", "actie", "actiehouder", "streefdatum"].map(field).join(" | ");
        shown + &status
    };
    Read {
        actions: minutes["acties"].as_array().unwrap().iter().map(show).collect(),
        warnings: said.lines().filter(|line| line.starts_with("let op")).map(str::to_owned).collect(),
    }
}

/// A sheet with one case and its actions in one cell.
fn read_cell(cell: &str) -> Read {
    read(&format!(
        "Nr;Kind;Geb. datum;Moeder;Acties\n1;Ilse Vaandering;3-4-2015;Thea Vaandering;\"{cell}\"\n"
    ))
}

#[test]
fn who_is_called_is_not_who_calls() {
    let found = read(
        "Nr;Kind;Moeder;Actie;Wie;Wanneer\n1;Ilse Vaandering;Thea Vaandering;Thea bellen;;10-12\n\
         2;Ilse Vaandering;Thea Vaandering;Veilig Thuis consulteren;;10-12\n\
         3;Ilse Vaandering;Thea Vaandering;Ilse aanmelden bij GGZ;;10-12\n\
         4;Ilse Vaandering;Thea Vaandering;Thea belt huisarts;;10-12\n\
         5;Ilse Vaandering;Thea Vaandering;CJG huisbezoek doen;;10-12\n",
    );
    assert_eq!(
        found.actions,
        [
            "1.1 | [moeder] bellen | - | 2026-12-10",
            "2.1 | Veilig Thuis consulteren | - | 2026-12-10",
            "3.1 | [jeugdige] aanmelden bij GGZ | - | 2026-12-10",
            "4.1 | belt huisarts | moeder | 2026-12-10",
            "5.1 | huisbezoek doen | CJG | 2026-12-10",
        ]
    );
    assert_eq!(found.warned("staat geen actiehouder"), 3);
}

#[test]
fn an_owner_may_stand_behind_the_action() {
    let found = read_cell("Thea bellen (CJG, 10-12)\nSchool informeren; actie CJG; 13 dec.");
    assert_eq!(
        found.actions,
        ["1.1 | [moeder] bellen | CJG | 2026-12-10", "1.2 | School informeren | CJG | 2026-12-13"]
    );
}

#[test]
fn cells_with_equal_lines_belong_line_by_line() {
    let found = read(
        "Nr;Kind;Actie;Wie;Wanneer\n1;Ilse Vaandering;\"bellen\nmailen\nzien\";\"CJG\nschool\nwijkteam\";\"10-12\n11-12\n12-12\"\n\
         2;Daan Mos;\"1. bellen\n2. mailen\";\"1. CJG\n2. school\";10-12\n\
         3;Fay Mos;\"bellen\nmailen\nzien\";\"CJG\nschool\";10-12\n",
    );
    assert_eq!(
        found.actions,
        [
            "1.1 | bellen | CJG | 2026-12-10",
            "1.2 | mailen | school | 2026-12-11",
            "1.3 | zien | wijkteam | 2026-12-12",
            "2.1 | bellen | CJG | 2026-12-10",
            "2.2 | mailen | school | 2026-12-10",
            "3.1 | bellen | CJG, school | 2026-12-10",
            "3.2 | mailen | CJG, school | 2026-12-10",
            "3.3 | zien | CJG, school | 2026-12-10",
        ]
    );
    assert_eq!(found.warned("niet evenveel regels"), 3);
}

#[test]
fn a_day_to_come_under_gereed_is_the_due_date() {
    let found = read(
        "Nr;Kind;Actie;Wie;Gereed\n1;Ilse Vaandering;bellen;CJG;17-12-2026\n2;Daan Mos;mailen;CJG;week 3\n\
         3;Fay Mos;zien;CJG;ja\n4;Jet Mos;zien;CJG;eind feb\n5;Bo Mos;zien;CJG;voor de kerst\n",
    );
    assert_eq!(
        found.actions,
        [
            "1.1 | bellen | CJG | 2026-12-17",
            "2.1 | mailen | CJG | 2027-01-22",
            "3.1 | zien | CJG | - | gedaan",
            "4.1 | zien | CJG | 2027-02-28",
            "5.1 | zien | CJG | 2026-12-24",
        ]
    );
}

#[test]
fn a_column_nobody_knows_is_taken_for_what_stands_in_it() {
    let rows = "1;Ilse Vaandering;bellen;CJG;10-12-2026\n2;Daan Mos;mailen;school;week 3\n";
    let expected = ["1.1 | bellen | CJG | 2026-12-10", "2.1 | mailen | school | 2027-01-22"];
    for headers in ["Verantw.;Streef", "AH;SD", "Regie;T/m", "Namens;Afgerond vóór", "Disc.;Zwier"] {
        assert_eq!(read(&format!("Nr;Kind;Actie;{headers}\n{rows}")).actions, expected, "{headers}");
    }
    let found = read(&format!("Nr;Kind;Actie;Zwaan;Zwier\n{rows}"));
    assert_eq!(found.warned("E1: deze kolom is naar wat erin staat gelezen als de streefdatum"), 1);
    assert_eq!(found.warned("D1: deze kolom is naar wat erin staat gelezen als de actiehouder"), 1);
    assert_eq!(found.warned("Zwaan"), 0);
    let found = read("Nr;Kind;Actie;Zwaan\n1;Ilse Vaandering;bellen;groen\n2;Daan Mos;mailen;blauw\n");
    assert_eq!(found.warned("er is geen kolom met actiehouders herkend; niet begrepen: D1."), 1);
}

#[test]
fn several_actions_on_one_line_are_taken_apart() {
    for cell in [
        "CJG: belt Thea vóór 15-12; school: mailt Ilse vóór 20-12",
        "CJG: belt Thea vóór 15-12. School: mailt Ilse vóór 20-12.",
        "1. CJG: belt Thea vóór 15-12 2. school: mailt Ilse vóór 20-12",
        "• CJG: belt Thea vóór 15-12 • school: mailt Ilse vóór 20-12",
        "CJG belt Thea vóór 15-12; school mailt Ilse vóór 20-12",
        "actie: belt Thea\nwie: CJG\nwanneer: 15-12\nactie: mailt Ilse\nwie: school\nwanneer: 20-12",
    ] {
        assert_eq!(
            read_cell(cell).actions,
            ["1.1 | belt [moeder] | CJG | 2026-12-15", "1.2 | mailt [jeugdige] | school | 2026-12-20"],
            "{cell}"
        );
    }
    let found = read_cell("CJG belt Thea vóór 15-12 en school mailt vóór 20-12");
    assert_eq!(found.warned("staat een datum die ik niet als streefdatum kon lezen"), 1);
    let found = read_cell("- CJG belt - school mailt");
    assert_eq!(found.actions, ["1.1 | belt - school mailt | CJG | -"]);
}

#[test]
fn a_day_that_is_not_the_due_date_is_told() {
    for (cell, day, warning) in [
        ("CJG: belt tussen 7 en 11 december", "2026-12-11", ""),
        ("CJG: belt (2 wkn)", "2026-12-17", ""),
        ("CJG: belt (20261215)", "2026-12-15", ""),
        ("CJG: afspraak do 10/12 14:00-15:00", "2026-12-10", ""),
        ("CJG: belt 15-12 of 16-12", "2026-12-15", "meer dan één datum"),
        ("CJG: belt vrijdag 10 december", "2026-12-10", "andere dag van de week"),
        ("CJG: belt vóór 15-12-2062", "2062-12-15", "meer dan twee jaar na het overleg"),
        ("CJG: belt vóór 1-12", "2026-12-01", "ligt vóór het overleg"),
        ("CJG: belt voor 15-12-25", "-", "niet als streefdatum kon lezen"),
        ("CJG: gesprek op 10-12 en 17-12", "-", "niet als streefdatum kon lezen"),
        ("CJG: belt niet voor 15-12", "-", "niet als streefdatum kon lezen"),
        ("CJG: wordt 12 op 3 april; voor die tijd klas zoeken", "-", "niet als streefdatum kon lezen"),
        ("CJG: verjaardagsfeest 3 april", "-", "niet als streefdatum kon lezen"),
        ("CJG: rapport van 3 november bespreken vóór 15-12", "2026-12-15", ""),
    ] {
        let found = read_cell(cell);
        assert!(found.actions[0].ends_with(&format!("| {day}")), "{cell}: {:?}", found.actions);
        assert_eq!(found.warnings.len(), usize::from(!warning.is_empty()), "{cell}: {:?}", found.warnings);
        assert_eq!(found.warned(warning), found.warnings.len(), "{cell}: {:?}", found.warnings);
    }
    let found =
        read("Nr;Kind;Actie;Wie;Wanneer\n1;Ilse Vaandering;bellen;CJG;na 15-12\n2;Daan Mos;bellen;CJG;zsm\n");
    assert_eq!((found.warned("kijk in de sheet"), found.warned("die staat nog in de tekst")), (1, 1));
}

#[test]
fn numbers_of_the_sheets_own_actions_are_kept() {
    let sheet = "Casusnr;Kind;Actienr;Actie;Wie\n2026-014;Ilse Vaandering;2026-014.3;bellen;CJG\n\
                 2026-014;;;mailen;CJG\n2026-015;Daan Mos;2026-099.2;zien;CJG\n\
                 2026-015;;;2026-015.7 testen;school\n";
    assert_eq!(
        read(sheet).actions,
        [
            "2026-014.3 | bellen | CJG | -",
            "2026-014.1 | mailen | CJG | -",
            "2026-015.1 | zien | CJG | -",
            "2026-015.7 | testen | school | -",
        ]
    );
}

#[test]
fn rows_of_another_meeting_and_owners_without_an_action_are_told() {
    let found = read(
        "Nr;Kind;Actie;Wie;Wanneer\nMDO 5 november 2026;;;;\n1;Ilse Vaandering;mailen;school;12-12-2026\n\
         MDO 3 december 2026;;;;\n2;Daan Mos;zien;huisarts;10-12-2026\n3;Fay Mos;x;CJG;10-12-2026\n",
    );
    assert_eq!(found.actions.len(), 2);
    assert_eq!(found.warned("1 rij is van een ander overleg"), 1);
    assert_eq!(found.warned("een actiehouder en een datum, maar geen actie"), 1);
}

#[test]
fn under_bullets_a_line_with_an_owner_is_an_action_of_its_own() {
    let found = read_cell(
        "- POH: belt moeder\nCJG: bezoekt gezin\nen neemt Thea mee\n\u{2611} school: mailt\nii) CJG: zien",
    );
    assert_eq!(
        found.actions,
        [
            "1.1 | belt moeder | POH | -",
            "1.2 | bezoekt gezin en neemt [moeder] mee | CJG | -",
            "1.3 | mailt | school | - | gedaan",
            "1.4 | zien | CJG | -"
        ]
    );
}

#[test]
fn a_list_on_one_line_is_set_out() {
    for cell in [
        "-POH: bellen -CJG: zien -school: mailen",
        "1.POH: bellen 2.CJG: zien 3.school: mailen",
        "POH: bellen, CJG: zien, school: mailen",
        "bellen (POH); zien (CJG); mailen (school)",
    ] {
        assert_eq!(
            read_cell(cell).actions,
            ["1.1 | bellen | POH | -", "1.2 | zien | CJG | -", "1.3 | mailen | school | -"],
            "{cell}"
        );
    }
}

#[test]
fn the_owner_may_stand_behind_a_mark() {
    for cell in [
        "ouders samen naar gesprek: CJG",
        "ouders samen naar gesprek - CJG",
        "ouders samen naar gesprek // CJG",
    ] {
        assert_eq!(read_cell(cell).actions, ["1.1 | ouders samen naar gesprek | CJG | -"], "{cell}");
    }
    assert_eq!(read_cell("zien (CJG/school)").actions, ["1.1 | zien | CJG, school | -"]);
    assert_eq!(read_cell("CJG BELT SCHOOL").actions, ["1.1 | BELT SCHOOL | CJG | -"]);
    assert_eq!(read_cell("bellen moeder (CJG)").actions, ["1.1 | bellen moeder | CJG | -"]);
    assert_eq!(read_cell("CJG: zien, dec 14").actions, ["1.1 | zien | CJG | 2026-12-14"]);
}

#[test]
fn a_name_in_the_number_of_a_case_is_not_shown() {
    for (header, first, second) in [
        ("Casus", "1. Jorn Coenen", "2. Pleun Lemmens"),
        ("Nr", "1 Jorn Coenen", "2 Pleun Lemmens"),
        ("Nr", "1 (Jorn Coenen)", "2 (Pleun Lemmens)"),
        ("Casus", "1 - Jorn Coenen (12 jr)", "2 - Pleun Lemmens (8 jr)"),
        ("Dossier", "Coenen, Jorn 12-03-2014", "Lemmens, Pleun 1-2-2013"),
        ("ID", "Jorn Coenen", "Pleun Lemmens"),
    ] {
        let found = read(&format!("{header};Acties\n{first};CJG: Jorn bellen\n{second};CJG: Pleun zien\n"));
        assert_eq!(
            found.actions,
            ["1.1 | [jeugdige] bellen | CJG | -", "2.1 | [jeugdige] zien | CJG | -"],
            "{header} {first}"
        );
    }
}

#[test]
fn two_children_under_one_number_stay_two_cases() {
    let found = read("Nr;Acties\n1 Jorn Coenen;CJG: Jorn bellen\n1 Pleun Lemmens;CJG: Pleun zien\n");
    assert_eq!(found.actions, ["1.1 | [jeugdige] bellen | CJG | -", "1-b.1 | [jeugdige] zien | CJG | -"]);
    assert_eq!(found.warned("staat ook bij een andere jeugdige"), 1);
}

#[test]
fn rows_are_told_apart_by_whoever_they_name() {
    for header in ["Lln.", "Betrokkene", "Jeugdlid", "Gezin", "Zomaar iets"] {
        let found = read(&format!(
            "{header};Acties;Wie\nJorn Coenen;Jorn bellen;CJG\nPleun Lemmens;Pleun zien;CJG\n"
        ));
        let numbers: Vec<&str> = found.actions.iter().filter_map(|action| action.split(' ').next()).collect();
        assert_eq!(numbers, ["1.1", "2.1"], "{header}");
    }
}

#[test]
fn no_column_of_actions_is_left_without_a_word() {
    let found =
        read("Nr;Kind;Actie JGZ;Actie CJG;Openstaande acties\n1;Jet Mos;oproep;huisbezoek;CJG: mailt\n");
    assert_eq!(found.actions, ["1.1 | oproep | JGZ | -", "1.2 | huisbezoek | CJG | -"]);
    assert_eq!(found.warned("acties van een vorig overleg"), 1);
    let alone = read("Nr;Kind;Openstaande acties\n1;Jet Mos;CJG: mailt\n");
    assert_eq!(alone.actions, ["1.1 | mailt | CJG | -"]);
}

#[test]
fn participants_beside_the_list_are_no_children() {
    let found = read(
        "Nr;Naam;Actie;Wie;;Naam;Functie\n1;Noor Kuiper;bellen;Linda;;Linda Bosman;CJG\n\
         2;Guus Kuiper;zien;Ahmed;;Ahmed Aksoy;huisarts\n",
    );
    assert_eq!(found.actions, ["1.1 | bellen | CJG | -", "2.1 | zien | huisarts | -"]);
}

#[test]
fn initials_that_are_all_the_sheet_gives_go() {
    for header in ["Kind", "Initialen kind"] {
        let found =
            read(&format!("Nr;{header};Acties\n1;S.B.;CJG ziet S.B. wekelijks\n2;T.K.;CJG: T.K. zien\n"));
        assert_eq!(
            found.actions,
            ["1.1 | ziet [jeugdige]. wekelijks | CJG | -", "2.1 | [jeugdige]. zien | CJG | -"],
            "{header}"
        );
    }
}

#[test]
fn what_stands_before_a_dash_is_an_owner_only_when_it_is_nothing_else() {
    for (cell, expected) in [
        (
            "beschikking opvragen bij de leerplicht - actie CJG - in wk 51",
            "beschikking opvragen bij de leerplicht | CJG | 2026-12-18",
        ),
        (
            "evalueren met de pleegouders - actie JGZ - per 1-2-2027",
            "evalueren met de pleegouders | JGZ | 2027-02-01",
        ),
        ("Verslag huisarts - lezen", "Verslag huisarts - lezen | - | -"),
        ("Verslag huisarts: lezen", "Verslag huisarts: lezen | - | -"),
        ("uitnodigen van de school - doen", "uitnodigen van de school - doen | - | -"),
        ("uitleg van de jeugdarts: nalezen", "uitleg van de jeugdarts: nalezen | - | -"),
        ("jeugdarts Bram Tuinhof - zien", "zien | jeugdarts | -"),
        ("Marloes van het CJG: zien", "zien | CJG | -"),
        ("CJG + school - zien", "zien | CJG, school | -"),
    ] {
        assert_eq!(read_cell(cell).actions, [format!("1.1 | {expected}")], "{cell}");
    }
}

#[test]
fn an_owner_behind_a_label_counts_before_a_role_in_front() {
    for (cell, expected) in [
        ("rapport schrijven voor de rechter - actie RvdK", "rapport schrijven voor de rechter | RvdK | -"),
        ("school informeren over de komst (actie: GGD)", "school informeren over de komst | GGD | -"),
        ("Ouders - traject uitleggen - actie door CJG", "Ouders - traject uitleggen | CJG | -"),
        (
            "formulier invullen met ouders actie wijkteam voor 12-12",
            "formulier invullen met ouders | wijkteam | 2026-12-12",
        ),
        ("medicijnen nakijken [huisarts] voor kerst", "medicijnen nakijken | huisarts | 2026-12-24"),
        ("rapport nalezen [CJG/GGD].", "rapport nalezen | CJG, GGD | -"),
        ("afstemmen met [huisarts]", "afstemmen met [huisarts] | - | -"),
        ("geen actie CJG", "geen actie CJG | - | -"),
    ] {
        assert_eq!(read_cell(cell).actions, [format!("1.1 | {expected}")], "{cell}");
    }
}

#[test]
fn what_is_arranged_for_a_family_is_no_owner() {
    for (cell, expected) in [
        ("thuiszorg extra uren aanvragen", "thuiszorg extra uren aanvragen | -"),
        ("schuldhulp opnieuw opstarten", "schuldhulp opnieuw opstarten | -"),
        ("school via ouders toestemming vragen", "school via ouders toestemming vragen | -"),
        ("kraamzorg belt ouders", "belt ouders | kraamzorg"),
        ("JGZ afspraak met ouders maken", "afspraak met ouders maken | JGZ"),
        ("Wijkteam wordt uitgenodigd", "Wijkteam wordt uitgenodigd | -"),
    ] {
        assert_eq!(read_cell(cell).actions, [format!("1.1 | {expected} | -")], "{cell}");
    }
}

#[test]
fn any_verb_of_the_dictionary_may_stand_behind_an_owner() {
    let found = read_cell(
        "wijkteam oefent gesprekken; huisarts tekent de brief. JGZ leent een boek uit; GGZ mist uitslag",
    );
    assert_eq!(
        found.actions,
        [
            "1.1 | oefent gesprekken | wijkteam | -",
            "1.2 | tekent de brief | huisarts | -",
            "1.3 | leent een boek uit | JGZ | -",
            "1.4 | mist uitslag | GGZ | -",
        ]
    );
    for (cell, expected) in [
        ("JGZ geeft ouders een boekje", "geeft ouders een boekje | JGZ"),
        ("School geeft aan dat het beter gaat", "School geeft aan dat het beter gaat | -"),
        ("moeder geeft akkoord", "moeder geeft akkoord | -"),
        ("CJG: zien; GGZ consulent gesproken", "zien; GGZ consulent gesproken | CJG"),
    ] {
        assert_eq!(read_cell(cell).actions, [format!("1.1 | {expected} | -")], "{cell}");
    }
}

#[test]
fn a_sentence_may_name_its_owner_behind_other_words() {
    for (cell, expected) in [
        ("GGD wordt ingelicht door de huisarts.", "GGD wordt ingelicht door de huisarts. | huisarts"),
        (
            "Moeder wordt door het jeugdteam gesproken",
            "Moeder wordt door het jeugdteam gesproken | jeugdteam",
        ),
        ("Afspraak is dat de jeugdarts mailt", "Afspraak is dat de jeugdarts mailt | jeugdarts"),
        ("Besloten is dat school wordt betrokken", "Besloten is dat school wordt betrokken | -"),
        ("Zoon wordt geslagen door vader", "Zoon wordt geslagen door vader | -"),
        ("Na de toets: school maakt een plan", "Na de toets: school maakt een plan | school"),
        ("Bij verergering: verwijzen", "Bij verergering: verwijzen | -"),
        ("Medicijnen: nakijken", "Medicijnen: nakijken | -"),
        ("Vervolgens schrijft het wijkteam een plan", "Vervolgens schrijft het wijkteam een plan | wijkteam"),
        ("Het jeugdteam schrijft een plan", "schrijft een plan | jeugdteam"),
    ] {
        assert_eq!(read_cell(cell).actions, [format!("1.1 | {expected} | -")], "{cell}");
    }
    let found = read_cell(
        "De jeugdarts gaat mailen. Het samenwerkingsverband schrijft een plan. Daarna belt de GGD school.",
    );
    assert_eq!(
        found.actions,
        [
            "1.1 | gaat mailen | jeugdarts | -",
            "1.2 | schrijft een plan | samenwerkingsverband | -",
            "1.3 | Daarna belt de GGD school. | GGD | -",
        ]
    );
}

#[test]
fn a_name_with_a_role_in_brackets_may_be_the_subject() {
    for (cell, expected) in [
        ("Wendy (JGZ) schrijft een brief", "schrijft een brief | JGZ"),
        ("Wendy van Dam (orthopedagoog) onderzoekt aandacht", "onderzoekt aandacht | orthopedagoog"),
        ("wendy (ggd) schrijft een brief", "schrijft een brief | GGD"),
        ("jeugdarts (Wendy) schrijft een brief", "schrijft een brief | jeugdarts"),
        ("mailen (JGZ) uitslag", "mailen (JGZ) uitslag | -"),
    ] {
        assert_eq!(read_cell(cell).actions, [format!("1.1 | {expected} | -")], "{cell}");
    }
    let found = read_cell("Wendy (JGZ) bellen");
    assert_eq!(found.actions, ["1.1 | [persoon 1] (JGZ) bellen | - | -"]);
}

#[test]
fn an_owner_may_be_called_or_stand_in_brackets() {
    for (cell, expected) in [
        ("@jeugdarts Thea mailen over uitslag", "[moeder] mailen over uitslag | jeugdarts"),
        ("@GGZ: dossier inzien", "dossier inzien | GGZ"),
        ("@school en @JGZ samen plannen", "samen plannen | school, JGZ"),
        ("@school @JGZ samen plannen", "samen plannen | school, JGZ"),
        ("dossier inzien @GGZ", "dossier inzien | GGZ"),
        ("mailen naar post@school.nl", "mailen naar [e-mailadres] | -"),
        ("[jeugdarts] dossier inzien", "dossier inzien | jeugdarts"),
        ("(GGZ/school) dossier inzien", "dossier inzien | GGZ, school"),
        ("[huisarts] mailen", "[huisarts] mailen | -"),
        ("GGZ > dossier inzien", "dossier inzien | GGZ"),
        ("GGZ >> dossier inzien", "dossier inzien | GGZ"),
        ("ggz; dossier inzien", "dossier inzien | GGZ"),
        ("afspraak school; ouders inlichten", "afspraak school; ouders inlichten | -"),
        ("J.G.Z. opent dossier", "opent dossier | JGZ"),
        ("poh j opent dossier", "opent dossier | POH-jeugd"),
        ("GGD'er: dossier inzien", "dossier inzien | GGD"),
        ("wijkteam-medewerker opent dossier", "opent dossier | wijkteam"),
        ("Meester Ruben (groep 6): dossier inzien", "dossier inzien | meester"),
        ("leerkracht gr. 5: dossier inzien", "dossier inzien | leerkracht"),
    ] {
        assert_eq!(read_cell(cell).actions, [format!("1.1 | {expected} | -")], "{cell}");
    }
    let found = read_cell("@jeugdarts opent dossier; @school mailt Thea");
    assert_eq!(found.actions, ["1.1 | opent dossier | jeugdarts | -", "1.2 | mailt [moeder] | school | -"]);
}

#[test]
fn a_name_beside_a_role_belongs_to_it() {
    let found = read(
        "Nr;Kind;Actie;Wie\n1;Ilse Vaandering;bellen;Wendy/JGZ\n1;Ilse Vaandering;Wendy inlichten;CJG/school\n\
         2;Daan Mos;mailen;GGD / Ruben\n2;Daan Mos;afstemmen met Ruben;Petra (jeugdarts)\n\
         2;Daan Mos;Petra inlichten;CJG\n",
    );
    assert_eq!(
        found.actions,
        [
            "1.1 | bellen | JGZ | -",
            "1.2 | [JGZ] inlichten | CJG, school | -",
            "2.1 | mailen | GGD | -",
            "2.2 | afstemmen met [GGD] | jeugdarts | -",
            "2.3 | [jeugdarts] inlichten | CJG | -",
        ]
    );
    let found = read_cell("Wendy (JGZ) opent dossier\nschool: Wendy inlichten");
    assert_eq!(found.actions, ["1.1 | opent dossier | JGZ | -", "1.2 | [JGZ] inlichten | school | -"]);
    let found = read_cell("CJG en Wendy: dossier inzien");
    assert_eq!(found.actions, ["1.1 | dossier inzien | CJG en [actiehouder 1] | -"]);
}

#[test]
fn a_day_before_the_colon_is_the_due_date() {
    let found = read_cell(
        "Eind januari: JGZ weegt Ilse\nUiterlijk 11 december: school mailt het rooster\nOver 3 weken: bellen",
    );
    assert_eq!(
        found.actions,
        [
            "1.1 | weegt [jeugdige] | JGZ | 2027-01-31",
            "1.2 | mailt het rooster | school | 2026-12-11",
            "1.3 | bellen | - | 2026-12-24"
        ]
    );
}

#[test]
fn an_owner_stands_behind_an_arrow_or_door_or_in_brackets_by_name() {
    let found = read_cell(
        "gehoor testen => JGZ, eind januari\nrooster mailen door de intern begeleider voor 11-12\nIlse laten wegen door JGZ",
    );
    assert_eq!(
        found.actions,
        [
            "1.1 | gehoor testen | JGZ | 2027-01-31",
            "1.2 | rooster mailen | IB'er | 2026-12-11",
            "1.3 | [jeugdige] laten wegen door JGZ | - | -"
        ]
    );
    let named = read(
        "Nr;Kind;Acties\n1;Ilse Vaandering;brief sturen naar de GGZ (Tjitske) vóór 11-12\n;;\nDeelnemers:;;\nTjitske Hof;leerplicht;\n",
    );
    assert_eq!(named.actions, ["1.1 | brief sturen naar de GGZ | leerplicht | 2026-12-11"]);
    let before = read_cell("a) JGZ / Ilse wegen / eind januari\nb) leerplicht / verzuim nakijken");
    assert_eq!(
        before.actions,
        ["1.1 | [jeugdige] wegen | JGZ | 2027-01-31", "1.2 | verzuim nakijken | leerplicht | -"]
    );
}

#[test]
fn a_stroke_or_plus_divides_what_each_does() {
    for mark in ["/", "+"] {
        let found =
            read_cell(&format!("jgz weegt ilse {mark} school mailt het rooster {mark} cjg belt moeder"));
        assert_eq!(
            found.actions,
            [
                "1.1 | weegt [jeugdige] | JGZ | -",
                "1.2 | mailt het rooster | school | -",
                "1.3 | belt moeder | CJG | -"
            ]
        );
        let together = read_cell(&format!("JGZ {mark} school bellen moeder"));
        assert_eq!(together.actions.len(), 1, "{:?}", together.actions);
    }
}

#[test]
fn a_when_that_is_no_day_stays_to_be_read() {
    for when in ["ASAP", "n.t.b.", "ntb", "tbd", "doorlopend", "continu", "lopend", "zo spoedig mogelijk"] {
        let found = read(&format!(
            "Nr;Kind;Actie;Wie;Wanneer\n1;Ilse Vaandering;afstemmen met de psychiater;CJG;{when}\n"
        ));
        assert_eq!(found.actions, [format!("1.1 | afstemmen met de psychiater ({when}) | CJG | -")]);
        assert_eq!(found.warned("die staat nog in de tekst"), 1, "{when}");
    }
    let found = read_cell("CJG: afstemmen met de psychiater asap");
    assert_eq!(found.actions, ["1.1 | afstemmen met de psychiater asap | CJG | -"]);
}

#[test]
fn actions_are_taken_apart_at_any_mark_where_the_next_begins_alike() {
    for cell in [
        "JGZ: weegt Thea vóór 14-12 | GGD: belt Ilse vóór 21-12",
        "JGZ: weegt Thea vóór 14-12 // GGD: belt Ilse vóór 21-12",
        "JGZ: weegt Thea vóór 14-12 + GGD: belt Ilse vóór 21-12",
        "JGZ:weegt Thea vóór 14-12;GGD:belt Ilse vóór 21-12",
        "JGZ: weegt Thea vóór 14-12.GGD: belt Ilse vóór 21-12",
        "JGZ weegt Thea vóór 14-12, GGD belt Ilse vóór 21-12",
        "JGZ weegt Thea (vóór 14-12) / GGD belt Ilse (vóór 21-12)",
        "JGZ weegt Thea vóór 14-12   GGD belt Ilse vóór 21-12",
        "JGZ > weegt Thea > 14-12; GGD > belt Ilse > 21-12",
        "JGZ - weegt Thea - 14-12; GGD - belt Ilse - 21-12",
        "@JGZ weegt Thea vóór 14-12 @GGD belt Ilse vóór 21-12",
        "[JGZ] weegt Thea vóór 14-12 [GGD] belt Ilse vóór 21-12",
        "a) JGZ weegt Thea vóór 14-12 b) GGD belt Ilse vóór 21-12",
        "(1) JGZ weegt Thea vóór 14-12 (2) GGD belt Ilse vóór 21-12",
        "weegt Thea - JGZ - 14-12; belt Ilse - GGD - 21-12",
    ] {
        assert_eq!(
            read_cell(cell).actions,
            ["1.1 | weegt [moeder] | JGZ | 2026-12-14", "1.2 | belt [jeugdige] | GGD | 2026-12-21"],
            "{cell}"
        );
    }
    let found = read_cell("Thea wegen (JGZ, 14-12) en Ilse zien (GGD, 21-12)");
    assert_eq!(
        found.actions,
        ["1.1 | [moeder] wegen | JGZ | 2026-12-14", "1.2 | [jeugdige] zien | GGD | 2026-12-21"]
    );
    for cell in [
        "JGZ overlegt met huisarts, school en GGZ",
        "JGZ weegt - GGD belt",
        "JGZ weegt Ilse, school wacht de uitslag af",
        "JGZ: bellen (moeder), mailen (vader)",
        "@JGZ @GGD plannen",
        "JGZ weegt. School is op de hoogte.",
    ] {
        assert_eq!(read_cell(cell).actions.len(), 1, "{cell}");
    }
}

/// The owner of each line of a cell, in a meeting with Tjitske Hof (leerplicht) and Bram Kuiper (wijkteam).
fn owners_of(lines: &[&str]) -> Vec<String> {
    let cell = lines.join("\n");
    let found = read(&format!(
        "Nr;Kind;Moeder;Acties\n1;Ilse Vaandering;Thea Vaandering;\"{cell}\"\n;;;\nDeelnemers:;;;\n\
         Tjitske Hof;leerplicht;;\nBram Kuiper;wijkteam;;\n"
    ));
    let owner = |action: &String| action.split(" | ").nth(2).unwrap().to_owned();
    found.actions.iter().map(owner).collect()
}

#[test]
fn who_does_it_may_stand_behind_a_comma_in_a_clause_or_behind_an_arrow() {
    let lines = [
        ("Tjitske, verzuimgesprek voeren met Thea", "leerplicht"),
        ("jgz, lengte meten", "JGZ"),
        ("Thea wil hulp bij de opvoeding, Bram neemt dat mee", "wijkteam"),
        ("Bram is al twee keer geweest, sluit af", "wijkteam"),
        ("Toestemming ontbreekt nog, regelt school", "school"),
        ("Oma inlichten doet Tjitske", "leerplicht"),
        ("Thea krijgt van de POH een folder", "POH"),
        ("Mag Thea dit zelf beslissen? HA zoekt het uit", "huisarts"),
        ("piekert in bed > POH start slaaptraining", "POH"),
        ("valt vaak flauw -> HA bloeddruk meten", "huisarts"),
        ("Aanmelding bij de sportclub door CJG", "CJG"),
        ("wijkteam wordt casushouder", "wijkteam"),
        ("ggd kan snel starten", "GGD"),
        ("wt naar het gezin toe", "wijkteam"),
        ("jgz vaccinaties Ilse nakijken", "JGZ"),
        ("Bram en Tjitske samen naar Thea", "wijkteam, leerplicht"),
        ("ha / jgz samen: groei volgen", "huisarts, JGZ"),
        ("Ilse's moeder belt de tandarts", "moeder"),
        ("Allemaal: gezinsplan lezen", "allen"),
        ("Kamp betalen: wijkteam, uit het noodfonds", "wijkteam"),
    ];
    let (texts, owners): (Vec<&str>, Vec<&str>) = lines.into_iter().unzip();
    assert_eq!(owners_of(&texts), owners);
}

#[test]
fn of_whom_is_spoken_has_no_task() {
    let lines = [
        "Ilse -> logeerhuis",
        "School wordt ingelicht",
        "CJG kan niet eerder komen",
        "Thea mag meekijken",
        "Thea krijgt een brief",
        "ruzie thuis > school bellen",
        "school bellen ziekmelding doorgeven",
        "CJG en school bellen",
        "school, ouders uitnodigen",
        "School ziet dat Ilse moe is",
    ];
    assert_eq!(owners_of(&lines), vec!["-"; lines.len()]);
    assert_eq!(owners_of(&["Besproken met Wilma: zij wacht af"]), ["-"]);
}

#[test]
fn owners_before_one_colon_share_one_action() {
    for (cell, expected) in [
        ("Wijkteam + GI: veiligheidsplan maken", "1.1 | veiligheidsplan maken | wijkteam, GI | -"),
        ("Mentor, zorgcoördinator: rooster maken", "1.1 | rooster maken | mentor, zorgcoördinator | -"),
        ("JGZ i.s.m. CJG: cursus aanbieden", "1.1 | cursus aanbieden | JGZ, CJG | -"),
        ("JGZ ism CJG: cursus aanbieden", "1.1 | cursus aanbieden | JGZ, CJG | -"),
        ("Huisarts: dr. Wit belt de kinderarts", "1.1 | dr. [persoon 1] belt de kinderarts | huisarts | -"),
        ("Volgende week spreekt de POH Ilse", "1.1 | spreekt de POH [jeugdige] | POH | 2026-12-11"),
        ("feb: CJG belt Thea", "1.1 | belt [moeder] | CJG | 2027-02-28"),
    ] {
        assert_eq!(read_cell(cell).actions, [expected]);
    }
    let found = read_cell("POH belt de kinderarts vóór 11-12. Thea zoekt zelf een oppas.");
    assert_eq!(
        found.actions,
        ["1.1 | belt de kinderarts | POH | 2026-12-11", "1.2 | zoekt zelf een oppas. | moeder | -"]
    );
    let found = read_cell("POH belt de kinderarts. Thea vraagt zich af of het helpt.");
    assert_eq!(found.actions.len(), 1, "what somebody wonders is no action");
}

#[test]
fn a_holiday_beside_its_day_stays_in_the_text() {
    let sheet = |action: &str, when: &str| {
        read(&format!("Nr;Kind;Actie;Wie;Wanneer\n1;Ilse Vaandering;{action};CJG;{when}\n")).actions
    };
    assert_eq!(
        sheet("cadeaus regelen voor Sinterklaas", "uiterlijk de 4e"),
        ["1.1 | cadeaus regelen voor Sinterklaas | CJG | 2026-12-04"]
    );
    assert_eq!(sheet("oppas zoeken voor 24-12", "do 24e"), ["1.1 | oppas zoeken | CJG | 2026-12-24"]);
    assert_eq!(
        read_cell("CJG: oppas zoeken voor de kerst").actions,
        ["1.1 | oppas zoeken | CJG | 2026-12-24"]
    );
}

#[test]
fn what_is_ticked_is_done() {
    let found = read_cell(
        "\u{2611} JGZ: groei nakijken\n\u{2610} school: rooster sturen\n[x] CJG: folder mailen\n\u{2714} POH: Thea spreken",
    );
    assert_eq!(
        found.actions,
        [
            "1.1 | groei nakijken | JGZ | - | gedaan",
            "1.2 | rooster sturen | school | -",
            "1.3 | folder mailen | CJG | - | gedaan",
            "1.4 | [moeder] spreken | POH | -",
        ]
    );
    let on_one_line = read_cell("\u{2612} groei nakijken \u{2610} rooster sturen");
    assert_eq!(
        on_one_line.actions,
        ["1.1 | groei nakijken | - | - | gedaan", "1.2 | rooster sturen | - | -"]
    );
    let with_status = read(
        "Nr;Kind;Actie;Wie;Status\n1;Ilse Vaandering;\u{2611} wegen;JGZ;vervallen\n1;;\u{2611} mailen;CJG;\n",
    );
    assert_eq!(with_status.actions, ["1.1 | wegen | JGZ | - | vervallen", "1.2 | mailen | CJG | - | gedaan"]);
}

#[test]
fn an_owner_with_nothing_to_do_has_no_action() {
    for nothing in ["-", "geen", "n.v.t.", "Niets.", "geen acties", "nihil", "nog niets"] {
        let found = read_cell(&format!("leerplicht: {nothing}\nGGD: oproep sturen"));
        assert_eq!(found.actions, ["1.1 | oproep sturen | GGD | -"], "{nothing}");
        assert_eq!(found.warnings.len(), 0, "{nothing}: {:?}", found.warnings);
    }
    // Whoever has nothing to do may be named where another has.
    let found = read_cell("Sjoukje: niets\nGGD: Sjoukje inlichten");
    assert_eq!(found.actions, ["1.1 | [actiehouder 1] inlichten | GGD | -"]);
    let found = read_cell("leerplicht: geen verlof geven\nGGD: niets vergeten op 15-12");
    assert_eq!(
        found.actions,
        ["1.1 | geen verlof geven | leerplicht | -", "1.2 | niets vergeten | GGD | 2026-12-15"]
    );
    let with_day =
        read("Nr;Kind;Actie;Wanneer\n1;Ilse Vaandering;\"leerplicht: niks\nGGD: oproep sturen\";15-12\n");
    assert_eq!(with_day.actions, ["1.1 | oproep sturen | GGD | 2026-12-15"]);
}

#[test]
fn a_participant_may_say_where_too() {
    for participants in [
        "Deelnemers: Wim Palts (jeugdarts Oosterpoort), Tineke (mentor 't Kompas);;\n",
        "Deelnemers: Wim Palts, jeugdarts Oosterpoort, Tineke, mentor Het Kompas;;\n",
        "Aanwezig;Wim Palts - jeugdarts Oosterpoort, Tineke - mentor Het Kompas;\n",
        "Deelnemers;;\nWim Palts;jeugdarts Oosterpoort;\nTineke;mentor Het Kompas;\n",
        "Naam;Functie;\nWim Palts;jeugdarts Oosterpoort;\nTineke;mentor Het Kompas;\n",
    ] {
        let found = read(&format!(
            "{participants};;\nNr;Kind;Acties\n1;Ilse Vaandering;\"Wim: groei nakijken\nTineke: rooster maken\"\n"
        ));
        assert_eq!(
            found.actions,
            ["1.1 | groei nakijken | jeugdarts | -", "1.2 | rooster maken | mentor | -"],
            "{participants}"
        );
    }
}

#[test]
fn a_full_name_and_the_role_behind_its_comma_are_one() {
    let sheet = |owner: &str| {
        read(&format!(
            "Deelnemers: Karin Bos (POH-jeugd)\nNr;Kind;Actie;Actiehouder (naam, instantie)\n1;Ilse Vaandering;rooster maken met Rens;\"{owner}\"\n"
        ))
    };
    for (owner, shown) in [
        ("Rens Tolkamp, leerplicht", "leerplicht"),
        ("JGZ, Rens van der Ploeg", "JGZ"),
        ("mw. Tolkamp, CJG", "CJG"),
        ("Rens Tolkamp, leerplicht; Aziz Yilmaz, wijkteam", "leerplicht, wijkteam"),
        ("Rens Tolkamp, leerplicht en school", "leerplicht, school"),
        // Who is known as something else is another.
        ("Karin Bos, POH-jeugd", "POH-jeugd"),
        ("Karin Bos, wijkteam", "POH-jeugd, wijkteam"),
        ("school, CJG", "school, CJG"),
        ("POH Rens, CJG", "POH, CJG"),
    ] {
        let found = sheet(owner);
        assert!(found.actions[0].contains(&format!("| {shown} |")), "{owner}: {}", found.actions[0]);
        assert!(!found.actions[0].contains("Rens"), "{owner}: {}", found.actions[0]);
    }
}

#[test]
fn several_owners_and_owners_behind_the_verb() {
    for (line, expected) in [
        ("GGD en leerplicht gaan thuis kijken", "gaan thuis kijken | GGD, leerplicht"),
        ("GGD en leerplicht bezoeken moeder", "bezoeken moeder | GGD, leerplicht"),
        ("GGD en leerplicht bellen over verzuim", "GGD en leerplicht bellen over verzuim | -"),
        ("GGD samen met leerplicht: huisbezoek", "huisbezoek | GGD, leerplicht"),
        ("GGD, samen met leerplicht: huisbezoek", "huisbezoek | GGD, leerplicht"),
        ("GGD i.o.m. leerplicht: verzuimplan", "verzuimplan | GGD, leerplicht"),
        ("Actie voor GGD: wegen", "wegen | GGD"),
        ("zodra de brief er is, belt de GGD ouders", "zodra de brief er is, belt de GGD ouders | GGD"),
        (
            "Na de toets bespreekt leerplicht het rooster",
            "Na de toets bespreekt leerplicht het rooster | leerplicht",
        ),
        ("Door leerplicht wordt verzuim gemeld", "Door leerplicht wordt verzuim gemeld | leerplicht"),
        ("wegen - GGD - om de week", "wegen - GGD - om de week | GGD"),
    ] {
        assert_eq!(read_cell(line).actions, [format!("1.1 | {expected} | -")], "{line}");
    }
    let found = read_cell("GGD weegt Ilse, leerplicht vraagt verzuim op, school sluit aan");
    assert_eq!(
        found.actions,
        ["1.1 | weegt [jeugdige] | GGD | -", "1.2 | vraagt verzuim op, school sluit aan | leerplicht | -"]
    );
    let found = read_cell("wegen – GGD – 14-12; rooster maken; bellen – leerplicht – 21-12");
    assert_eq!(found.actions.len(), 3);
}

#[test]
fn a_day_or_a_promise_may_stand_at_the_owner() {
    for (line, expected) in [
        ("GGD, 14-12: wegen", "wegen | GGD | 2026-12-14"),
        ("GGD (voor 14-12): wegen", "wegen | GGD | 2026-12-14"),
        ("14 dec GGD weegt moeder", "weegt moeder | GGD | 2026-12-14"),
        ("(GGD, 14-12) moeder wegen", "moeder wegen | GGD | 2026-12-14"),
        ("GGD gaat op maandag 14 december kijken", "gaat kijken | GGD | 2026-12-14"),
        ("GGD leest gesprek op 14 december na", "leest gesprek op [datum] na | GGD | -"),
        ("GGD heeft toegezegd te bellen", "heeft toegezegd te bellen | GGD | -"),
        ("Verzoek aan GGD: wegen", "wegen | GGD | -"),
        ("We spreken af dat de GGD weegt", "We spreken af dat de GGD weegt | GGD | -"),
        ("Aan de GGD wordt gevraagd te wegen", "Aan de GGD wordt gevraagd te wegen | GGD | -"),
    ] {
        assert_eq!(read_cell(line).actions, [format!("1.1 | {expected}")], "{line}");
    }
    let found = read_cell("Taken GGD:\n- wegen\n- meten");
    assert_eq!(found.actions, ["1.1 | wegen | GGD | -", "1.2 | meten | GGD | -"]);
}

#[test]
fn a_participant_may_be_typed_in_many_ways() {
    for owner in [
        "AdB",
        "A. de Bok",
        "Anne-Fleur de B.",
        "Bok, Anne-Fleur de",
        "annefleur",
        "de heer de Bok",
        "evt. Anne-Fleur?",
    ] {
        let found = read(&format!(
            "Aanwezig: Anne-Fleur de Bok (GGD)\nNr;Kind;Actie;Wie\n1;Ilse Vaandering;wegen;\"{owner}\"\n"
        ));
        assert_eq!(found.actions, ["1.1 | wegen | GGD | -"], "{owner}");
    }
    for owners in ["GGD en/of leerplicht", "GGD > leerplicht", "GGD, evt. leerplicht", "GGD | leerplicht"] {
        let found = read(&format!("Nr;Kind;Actie;Wie\n1;Ilse Vaandering;wegen;\"{owners}\"\n"));
        assert_eq!(found.actions, ["1.1 | wegen | GGD, leerplicht | -"], "{owners}");
    }
}

#[test]
fn a_role_with_a_typing_error_is_that_role() {
    let found = read_cell("jeugdartz belt moeder\nwijkteem: aanvraag doen\nMargriet belt school");
    assert_eq!(
        found.actions,
        [
            "1.1 | belt moeder | jeugdarts | -",
            "1.2 | aanvraag doen | wijkteam | -",
            "1.3 | [persoon 1] belt school | - | -"
        ]
    );
}

#[test]
fn the_week_of_a_day_ends_on_its_friday() {
    let found = read_cell("CJG: huisbezoek, week van 14-12\nPOH: bellen in de week van 7 december");
    assert_eq!(found.actions, ["1.1 | huisbezoek | CJG | 2026-12-18", "1.2 | bellen | POH | 2026-12-11"]);
}

#[test]
fn a_family_gets_what_is_given_and_does_what_it_does_itself() {
    let found =
        read_cell("ouders vragenlijst meegeven\nmoeder zelf: vragenlijst invullen\nIlse zelf: dagboek maken");
    assert_eq!(
        found.actions,
        [
            "1.1 | ouders vragenlijst meegeven | - | -",
            "1.2 | vragenlijst invullen | moeder | -",
            "1.3 | dagboek maken | jeugdige | -"
        ]
    );
}

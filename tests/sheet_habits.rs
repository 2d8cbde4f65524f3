//! Habits of sheets: who does it in the header, cases in blocks or forms below each other, numbers of an action list,
//! actions of before beside those of now. Each is read to the end; no case is taken for another.

use assert_cmd::Command;
use mdo::model::Due;
use mdo::sheet::{self, CaseSheet, ReadOptions};

fn sheet(text: &str) -> CaseSheet {
    let meeting = Some(jiff::civil::date(2026, 12, 3));
    sheet::read_bytes(text.as_bytes(), &ReadOptions { meeting, ..ReadOptions::default() })
        .unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// Each action as `case | who | what | owner | due`, with the youth's name.
fn read(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for entry in sheet(text).cases {
        let youth = entry.case.persons.iter().find(|person| person.role.starts_with("jeugdige"));
        let youth = youth.map_or_else(|| "-".to_owned(), |person| person.name.to_string());
        for action in &entry.actions {
            let due = match &action.due {
                None => "-".to_owned(),
                Some(Due::Date(day)) => day.to_string(),
                Some(Due::Text(text)) => text.clone(),
            };
            let owner = action.owner.as_deref().unwrap_or("-");
            lines.push(format!("{} | {youth} | {} | {owner} | {due}", entry.case.number, action.text));
        }
    }
    lines
}

/// The minutes of a sheet, each action as `number | action | owner | day`.
fn minutes(text: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("sheet.csv"), text).unwrap();
    let mut command = Command::cargo_bin("mdo").unwrap();
    command.current_dir(folder.path());
    let output =
        command.args(["minutes", "sheet.csv", "--date", "2026-12-03", "--format", "json"]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let minutes: serde_json::Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{said}"));
    let show = |action: &serde_json::Value| {
        let field = |key: &str| action[key].as_str().unwrap_or("-").to_owned();
        ["nummer", "actie", "actiehouder", "streefdatum"].map(field).join(" | ")
    };
    minutes["acties"].as_array().unwrap().iter().map(show).collect()
}

fn minutes_of_cell(cell: &str) -> Vec<String> {
    minutes(&format!(
        "Aanwezig: Lotte Brink (wijkteam)\nNr;Kind;Geb. datum;Acties\n1;Fenna Kuik;3-4-2015;\"{cell}\"\n"
    ))
}

fn warned(text: &str, words: &str) -> usize {
    sheet(text).warnings.iter().filter(|warning| warning.message.contains(words)).count()
}

#[test]
fn a_header_names_who_does_it() {
    let beside = "Nr;Kind;Actie logopedist;Acties voor JGZ;Afspraken leerplicht\n\
                  4;Roos Tuinder;uitslag sturen;;verzuim nakijken\n";
    assert_eq!(
        read(beside),
        [
            "4 | Roos Tuinder | uitslag sturen | logopedist | -",
            "4 | Roos Tuinder | verzuim nakijken | leerplicht | -"
        ]
    );
    // One alone may as well say whose list it is.
    assert_eq!(
        read("Nr;Kind;Actielijst wijkteam\n4;Roos Tuinder;bellen\n"),
        ["4 | Roos Tuinder | bellen | - | -"]
    );
    let below = "Nr;Kind;Acties;;\n;;JGZ;GGZ;leerplicht\n4;Roos Tuinder;wegen;;verzuim nakijken\n";
    assert_eq!(
        read(below),
        ["4 | Roos Tuinder | wegen | JGZ | -", "4 | Roos Tuinder | verzuim nakijken | leerplicht | -"]
    );
    let other = "Nr;Kind;Acties;;;\n;;Wat;Wie;Wanneer;School\n4;Roos Tuinder;wegen;JGZ;7-1;Het Baken\n";
    assert_eq!(read(other), ["4 | Roos Tuinder | wegen | JGZ | 7-1"]);
    let bare = "Nr;Kind;huisarts;school;gezinscoach\n4;Roos Tuinder;bloed laten prikken;;thuis gaan kijken\n\
                5;Jip Molenaar;;rooster maken;\n";
    assert_eq!(
        read(bare),
        [
            "4 | Roos Tuinder | bloed laten prikken | huisarts | -",
            "4 | Roos Tuinder | thuis gaan kijken | gezinscoach | -",
            "5 | Jip Molenaar | rooster maken | school | -"
        ]
    );
    // The names of a doctor and a school are no actions.
    let names = "Nr;Kind;Huisarts;School\n4;Roos Tuinder;De Linden;Het Baken\n";
    assert!(sheet::read_bytes(names.as_bytes(), &ReadOptions::default()).is_err());
}

#[test]
fn a_cross_names_who_does_it() {
    let text = "Nr;Kind;Actie;logopedist;GGZ;leerplicht;Voor\n\
                4;Roos Tuinder;samen eten;x;;X;7-1\n4;Roos Tuinder;bellen;;ja;nee;\n";
    assert_eq!(
        read(text),
        [
            "4 | Roos Tuinder | samen eten | logopedist + leerplicht | 7-1",
            "4 | Roos Tuinder | bellen | GGZ | -"
        ]
    );
    // A column of crosses alone may say who is there; a column of owners says it better.
    assert_eq!(
        read("Nr;Kind;Actie;school;Wie\n4;Roos Tuinder;bellen;x;CJG\n"),
        ["4 | Roos Tuinder | bellen | CJG | -"]
    );
}

#[test]
fn of_several_meetings_only_this_one_counts() {
    let text = "Nr;Kind;Acties oktober;Voortgang acties oktober;Nieuwe acties december\n\
                4;Roos Tuinder;CJG: bellen;gedaan;school: mailen\n";
    assert_eq!(read(text), ["4 | Roos Tuinder | school: mailen | - | -"]);
    assert_eq!(warned(text, "acties van een vorig overleg"), 1);
    let unnamed = "Nr;Kind;Afspraken;Nieuwe afspraken\n4;Roos Tuinder;CJG: bellen;school: mailen\n";
    assert_eq!(read(unnamed), ["4 | Roos Tuinder | school: mailen | - | -"]);
    let alone = "Nr;Kind;Afspraken oktober\n4;Roos Tuinder;CJG: bellen\n";
    assert_eq!(read(alone), ["4 | Roos Tuinder | CJG: bellen | - | -"]);
}

#[test]
fn of_a_log_in_a_cell_only_this_meeting_counts() {
    let text =
        "Nr;Kind;Acties\n4;Roos Tuinder;\"3 dec:\n- CJG: bellen\n5 nov:\n- school: mailen (gedaan)\"\n";
    assert_eq!(read(text), ["4 | Roos Tuinder | - CJG: bellen | - | -"]);
    assert_eq!(warned(text, "acties van een ander overleg"), 1);
}

#[test]
fn ordinals_and_english_head_columns_too() {
    let text =
        "Nr;Kind;1e actie;door;datum;2e actie;door;datum\n4;Roos Tuinder;bellen;CJG;7-1;mailen;school;8-1\n";
    assert_eq!(
        read(text),
        ["4 | Roos Tuinder | bellen | CJG | 7-1", "4 | Roos Tuinder | mailen | school | 8-1"]
    );
    let english = "No.;Child;Mother;Action points;Who;When\n4;Roos Tuinder;Els Vink;bellen;CJG;7-1\n";
    assert_eq!(read(english), ["4 | Roos Tuinder | bellen | CJG | 7-1"]);
}

#[test]
fn a_line_of_its_own_names_the_case() {
    let text = "Casus 7: Roos Tuinder, geb. 1-2-2015;;\nActie;Wie;Wanneer\nbellen;CJG;7-1\n;;\n\
                Casus 8 - Jip Molenaar;;\nActie;Wie;Wanneer\nmailen;school;8-1\nCasus bespreken;GGZ;\n";
    assert_eq!(
        read(text),
        [
            "7 | Roos Tuinder | bellen | CJG | 7-1",
            "8 | Jip Molenaar | mailen | school | 8-1",
            "8 | Jip Molenaar | Casus bespreken | GGZ | -"
        ]
    );
    let cells = ";MDO;;\n2026-7;Roos Tuinder;1-2-2015;Els en Kas\n;Afspraak;Wie;Datum\n;bellen;CJG;7-1\n\
                 2026-8;Jip Molenaar;2-3-2016;Ank\n;Afspraak;Wie;Datum\n;mailen;school;8-1\n";
    assert_eq!(
        read(cells),
        ["2026-7 | Roos Tuinder | bellen | CJG | 7-1", "2026-8 | Jip Molenaar | mailen | school | 8-1"]
    );
    let known: usize = sheet(cells).cases.iter().map(|entry| entry.case.persons.len()).sum();
    assert_eq!(known, 5);
}

#[test]
fn forms_below_each_other_are_cases_and_answers_go_on() {
    let form = |number: u8, name: &str, actions: [&str; 2]| {
        format!(
            "Casusnummer;{number}\nNaam;{name}\nVraag;hoe verder?\nAfspraken;{}\n;{}\n;\n",
            actions[0], actions[1]
        )
    };
    let text = form(3, "Roos Tuinder", ["CJG: bellen", "school: mailen"])
        + &form(4, "Jip Molenaar", ["GGZ: intake", "JGZ: wegen"]);
    assert_eq!(
        read(&text),
        [
            "3 | Roos Tuinder | CJG: bellen | - | -",
            "3 | Roos Tuinder | school: mailen | - | -",
            "4 | Jip Molenaar | GGZ: intake | - | -",
            "4 | Jip Molenaar | JGZ: wegen | - | -"
        ]
    );
}

#[test]
fn an_example_is_no_case() {
    let text = "Nr;Kind;Acties\nvb.;Piet Puk;CJG: bellen\n4;Roos Tuinder;GGZ: intake\n";
    assert_eq!(read(text), ["4 | Roos Tuinder | GGZ: intake | - | -"]);
    assert_eq!(warned(text, "voorbeeld"), 1);
}

#[test]
fn a_parent_alone_is_a_case_too() {
    let text = "Kind;Ouder;Acties\nRoos Tuinder;Els Vink;CJG: bellen\n-;Ank Molenaar;GGZ: intake\n;;huisarts: zien\n\
                idem;Ank Molenaar;school: mailen\n";
    let actions = read(text);
    let cases: Vec<&str> = actions.iter().filter_map(|action| action.split(' ').next()).collect();
    assert_eq!(cases, ["1", "2", "2", "2"]);
}

#[test]
fn participants_below_the_list_are_no_cases() {
    let text = "Nr;Kind;Acties\n4;Roos Tuinder;K. Lier: bellen\n;;\nDeelnemers:;;\nKoos Lier;logopedist;\nAnne Vos;GGZ;ja\nMia Zon;wijkvrijwilliger;\n";
    let sheet = sheet(text);
    assert_eq!((sheet.cases.len(), sheet.team.participants.len()), (1, 3));
}

#[test]
fn a_first_name_on_the_next_sheet_is_that_child() {
    let text = "Nr;Kind;Geb. datum;Vraag\n11;Roos Tuinder;1-2-2015;?\n12;Jip Molenaar;2-3-2016;?\n;;;\n\
                Actienr;Kind;Actie;Wie\n1;Jip;bellen;CJG\n2;Roos;mailen;school\n";
    assert_eq!(
        read(text),
        ["11 | Roos Tuinder | mailen | school | -", "12 | Jip Molenaar | bellen | CJG | -"]
    );
    // Two lists of actions, as of two practices: this is another Jip.
    let lists =
        "Nr;Kind;Actie\n12;Jip Molenaar;wegen\n;;\nKind;Actie;Wie\nJip;bellen;CJG\nJip;mailen;school\n";
    let actions = read(lists);
    let cases: Vec<&str> = actions.iter().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(cases, ["12", "2", "2"]);
}

#[test]
fn numbers_of_an_action_list_have_the_case_in_them() {
    let text = "Nr;Kind;Wat;Wie\n26-3.1;Roos Tuinder;bellen;CJG\n26-3.2;Roos Tuinder;mailen;school\n26-4.1;Jip Molenaar;wegen;JGZ\n";
    assert_eq!(
        read(text),
        [
            "26-3 | Roos Tuinder | bellen | CJG | -",
            "26-3 | Roos Tuinder | mailen | school | -",
            "26-4 | Jip Molenaar | wegen | JGZ | -"
        ]
    );
    // Here the numbers run on: each child has one.
    let years = "Nr;Kind;Wat\n2026.1;Roos Tuinder;bellen\n2026.2;Jip Molenaar;mailen\n";
    assert_eq!(
        read(years),
        ["2026.1 | Roos Tuinder | bellen | - | -", "2026.2 | Jip Molenaar | mailen | - | -"]
    );
}

#[test]
fn names_below_a_header_nobody_knows_are_known() {
    for header in ["Gezagdr.", "Zomaar iets"] {
        let text = format!(
            "Nr;Kind;{header};Acties\n4;Roos Tuinder;Abel en Ziva;bellen\n5;Jip Molenaar;Cas en Fien;mailen\n"
        );
        let known: usize = sheet(&text).cases.iter().map(|entry| entry.case.persons.len()).sum();
        assert_eq!(known, 6, "{header}");
    }
}

#[test]
fn under_wie_may_stand_the_children() {
    let rows = |owner: &str| {
        format!(
            "4;Roos Tuinder;1-2-2015;rustig;leerplicht: verzuim nakijken{owner}\n;;;;GGD: oproep sturen{owner}\n\
             5;Jip;2-3-2016;onrustig;mentor belt thuis{owner}\n"
        )
    };
    let expected = [
        "4 | Roos Tuinder | leerplicht: verzuim nakijken | - | -",
        "4 | Roos Tuinder | GGD: oproep sturen | - | -",
        "5 | Jip | mentor belt thuis | - | -",
    ];
    for header in ["Nr;wie;geb;hoe gaat het;wat moet er gebeuren", "Nr;Wie?;zwier;hoe gaat het;afspraken"] {
        let text = format!("{header}\n{}", rows(""));
        assert_eq!(read(&text), expected, "{header}");
        assert_eq!(warned(&text, "gelezen als de jeugdige"), 1, "{header}");
    }
    let owners_too = format!("Nr;Wie;Geb. datum;Situatie;Wat;Door wie\n{}", rows(";GGZ"));
    assert_eq!(read(&owners_too)[2], "5 | Jip | mentor belt thuis | GGZ | -");
}

#[test]
fn under_wie_stand_the_owners_where_nothing_says_children() {
    for (text, expected) in [
        ("Nr;Wie;Actie\n4;Tineke;school bellen\n", "4 | - | school bellen | Tineke | -"),
        ("Nr;Geb;Wie;Actie\n4;1-2-2015;Tineke;bellen\n", "4 |  | bellen | Tineke | -"),
        ("Nr;Wie;Geb;Actie\n4;GGD;1-2-2015;bellen\n", "4 |  | bellen | GGD | -"),
        ("Nr;Actie;Wie\n4;GGD: bellen;Tineke\n", "4 | - | GGD: bellen | Tineke | -"),
        (
            "Nr;Kind;Wie;Geb;Actie\n4;Roos Tuinder;Tineke;1-2-2015;GGD: bellen\n",
            "4 | Roos Tuinder | GGD: bellen | Tineke | -",
        ),
        (
            "Nr;Wie;Geb;Actie\n4;Tineke Hof;1-2-2015;bellen\n;;;\nNaam;Functie;;\nTineke Hof;GGD;;\n",
            "4 |  | bellen | Tineke Hof | -",
        ),
    ] {
        assert_eq!(read(text), [expected], "{text}");
        assert_eq!(warned(text, "gelezen als de jeugdige"), 0, "{text}");
    }
}

#[test]
fn headers_that_ask_what_somebody_does_and_for_which_child() {
    for (doing, about) in [
        ("Doet wat", "Bij welk kind"),
        ("Wat gaat doen", "Voor wie"),
        ("Uit te voeren", "Welke leerling"),
        ("Wat ga je doen?", "Voor welk kind?"),
        ("Wat doet?", "Over wie"),
    ] {
        let text = format!(
            "Wie;{doing};{about};Nr;Voor\nlogopedist;uitslag sturen;Fenna Kuik;6;11 jan\n\
             JGZ;thuis wegen;Fenna Kuik;6;\nschool;rooster maken;Siem Ploeg;7;18 jan\n"
        );
        assert_eq!(
            read(&text),
            [
                "6 | Fenna Kuik | uitslag sturen | logopedist | 11 jan",
                "6 | Fenna Kuik | thuis wegen | JGZ | -",
                "7 | Siem Ploeg | rooster maken | school | 18 jan"
            ],
            "{doing}, {about}"
        );
    }
    // Beside the child it asks who does it.
    assert_eq!(
        read("Nr;Kind;Actie;Voor wie\n6;Fenna Kuik;thuis wegen;JGZ\n"),
        ["6 | Fenna Kuik | thuis wegen | JGZ | -"]
    );
}

#[test]
fn a_legend_says_what_letters_stand_for() {
    let roles = [
        "8 | Sem Kolk | wegen | jeugdarts | -",
        "8 | Sem Kolk | bellen (logopedist) | - | -",
        "8 | Sem Kolk | praten | logopedist, school | -",
    ];
    let rows = "8;Sem Kolk;wegen;A\n;;bellen (L);\n;;praten;L/S\n";
    for below in [
        "A = jeugdarts, L = logopedist, S = school\n",
        "A=jeugdarts L=logopedist S=school\n",
        ";;Legenda: A: jeugdarts | L: logopedist | S: school\n",
        "A: jeugdarts\nL: logopedist\nS = school\n",
        "Afkortingen\nA;jeugdarts\nL;logopedist\nS;school\n",
    ] {
        assert_eq!(read(&format!("Nr;Kind;Actie;Wie\n{rows}{below}")), roles, "{below}");
        assert_eq!(read(&format!("{below}Nr;Kind;Actie;Wie\n{rows}")), roles, "above: {below}");
    }
    let named = "Nr;Kind;Actie;Wie\n8;Sem Kolk;wegen;TW\nTW = Tess Wiel, jeugdarts; BN = Bo Nies (CJG)\n";
    assert_eq!(read(named), ["8 | Sem Kolk | wegen | jeugdarts | -"]);
    let team = sheet(named).team.participants;
    assert_eq!(team[0].name.as_deref(), Some("Tess Wiel"));
    // What stands for nobody at the table, for two, or in an action, is left as it is.
    let other = "Nr;Kind;Actie;Wie\n8;Sem Kolk;wegen;Q\n;;S: mailt;S\nQ = vervallen\nS = school\nS = sportclub, L = logopedist\nS = CJG\n";
    assert_eq!(read(other)[1], "8 | Sem Kolk | S: mailt | S | -");
    assert_eq!(read(other)[0], "8 | Sem Kolk | wegen | Q | -");
}

#[test]
fn a_line_that_is_broken_off_goes_on_below() {
    assert_eq!(
        minutes_of_cell(
            "JGZ: samen met de oma van Fenna\neen rooster maken voor de avonden,\nuiterlijk 17 december.\nschool: gym\n\
             CJG: nagaan waar plaats is\n   (thuis is er geen computer)\n   en dit aan de leerkracht doorgeven\nHA: vitamine D"
        ),
        [
            "1.1 | samen met de oma van [jeugdige] een rooster maken voor de avonden | JGZ | 2026-12-17",
            "1.2 | gym | school | -",
            "1.3 | nagaan waar plaats is (thuis is er geen computer) en dit aan de leerkracht doorgeven | CJG | -",
            "1.4 | vitamine D | huisarts | -"
        ]
    );
    // A line that may well be an action is one.
    assert_eq!(
        minutes_of_cell("JGZ: ouders bellen\nhuisbezoek plannen\nschool mailt ouders"),
        [
            "1.1 | ouders bellen | JGZ | -",
            "1.2 | huisbezoek plannen | - | -",
            "1.3 | mailt ouders | school | -"
        ]
    );
    assert_eq!(minutes_of_cell("JGZ: groeicurve\nmedicatie nakijken").len(), 2);
    assert_eq!(minutes_of_cell("rooster maken\n  en mailen").len(), 2);
}

#[test]
fn an_owner_above_lines_does_what_they_say() {
    assert_eq!(
        minutes_of_cell(
            "JGZ:\n- gehoor testen\n- CJG: folder sturen\n- lengte meten\nLotte:\n* schuldhulp regelen\n* met Fenna praten 16/12"
        ),
        [
            "1.1 | gehoor testen | JGZ | -",
            "1.2 | folder sturen | CJG | -",
            "1.3 | lengte meten | JGZ | -",
            "1.4 | schuldhulp regelen | wijkteam | -",
            "1.5 | met [jeugdige] praten | wijkteam | 2026-12-16"
        ]
    );
    assert_eq!(
        minutes_of_cell(
            "School:\nrooster maken\nhuiswerk mailen\n\nschoolreis regelen\nHA / JGZ:\nbloed prikken"
        ),
        [
            "1.1 | rooster maken | school | -",
            "1.2 | huiswerk mailen | school | -",
            "1.3 | schoolreis regelen | - | -",
            "1.4 | bloed prikken | huisarts, JGZ | -"
        ]
    );
    // Below the name of the child stands what is about the child.
    assert_eq!(
        minutes_of_cell("Fenna:\n- gehoor testen\n- JGZ: lengte meten").last().unwrap(),
        "1.3 | lengte meten | JGZ | -"
    );
}

#[test]
fn of_a_report_only_the_lines_that_announce_an_action_count() {
    for header in ["Verslag bespreking", "Besproken in het overleg", "Notities"] {
        let text = format!(
            "Nr;Kind;Geb. datum;{header}\n1;Fenna Kuik;3-4-2015;\"Fenna slaapt slecht.\nACTIE: JGZ belt moeder voor 17-12.\n\
             School ziet het ook. Actie: school maakt rooster\"\n2;Siem Ploeg;4-5-2014;\"Gaat goed, sluiten.\"\n\
             3;Roos Tuinder;5-6-2013;\"Verhuist.\nActiepunten:\n- CJG: overdracht\n- HA: brief\"\n"
        );
        assert_eq!(
            minutes(&text),
            [
                "1.1 | belt moeder | JGZ | 2026-12-17",
                "1.2 | maakt rooster | school | -",
                "3.1 | overdracht | CJG | -",
                "3.2 | brief | huisarts | -"
            ]
        );
        assert_eq!(warned(&text, "alleen de regels"), 1);
    }
    // Beside a column of actions it is a text like any other.
    let beside = "Nr;Kind;Verslag;Acties\n1;Fenna Kuik;Actie: JGZ belt;school mailt ouders\n";
    assert_eq!(minutes(beside), ["1.1 | mailt ouders | school | -"]);
    let none = "Nr;Kind;Verslag\n1;Fenna Kuik;school mailt ouders\n";
    assert!(sheet::read_bytes(none.as_bytes(), &ReadOptions::default()).is_err());
}

#[test]
fn minutes_pasted_in_one_column_are_read_when_no_line_leaves_a_doubt() {
    let with_titles = "Verslag MDO 3 december 2026\nAanwezig: Lotte Brink (wijkteam)\n1. Fenna Kuik (3-4-2015), cbs De Vlieger\n\
        Fenna slaapt slecht.\n- thuis is het druk\nActies:\n- JGZ belt de moeder van Fenna\n\
        - Lotte: schuldhulp regelen, uiterlijk 17 dec\n2. Siem Ploeg (12 jr)\nActies: geen\n3. Roos Tuinder (5-6-2013)\nActies:\n\
        • school maakt rooster\n\nVolgende overleg in januari\n";
    let quoted =
        |text: &str| text.lines().map(|line| format!("\"{line}\"\n")).collect::<String>().replace("\"\"", "");
    assert_eq!(
        minutes(&quoted(with_titles)),
        [
            "1.1 | belt de moeder van [jeugdige] | JGZ | -",
            "1.2 | schuldhulp regelen | wijkteam | 2026-12-17",
            "3.1 | maakt rooster | school | -"
        ]
    );
    let bullets = "MDO\n1. Fenna Kuik (3-4-2015)\n- JGZ: Fenna wegen\n2. Siem Ploeg (4-5-2014)\n- school maakt rooster\n";
    assert_eq!(minutes(bullets), ["1.1 | [jeugdige] wegen | JGZ | -", "2.1 | maakt rooster | school | -"]);
    for doubtful in [
        // A line among the actions, a case without a date, numbered actions, notes that nobody does, a second column.
        "1. Fenna Kuik (3-4-2015)\nActies:\n- JGZ belt\nen weegt\n2. Siem Ploeg (4-5-2014)\nActies:\n- CJG belt\n",
        "1. Fenna Kuik (3-4-2015)\nActies:\n- JGZ belt\n2. Siem Ploeg\nActies:\n- CJG belt\n",
        "1. Fenna Kuik (3-4-2015)\nActies:\n1. JGZ belt\n2. CJG mailt\n",
        "1. Fenna Kuik (3-4-2015)\n- slaapt slecht\n- huilt veel\n",
        "1. Fenna Kuik (3-4-2015);\nActies:;\n- JGZ belt;Lotte\n- CJG belt;\n",
    ] {
        assert!(sheet::read_bytes(doubtful.as_bytes(), &ReadOptions::default()).is_err(), "{doubtful}");
    }
}

#[test]
fn a_header_may_join_things_or_ask_what_is_to_be_done() {
    let bel = ["4 | Roos Tuinder | JGZ weegt, 7-1 | - | -"];
    for header in [
        "Actie, door wie en wanneer",
        "Afspraken + deadline",
        "Wie pakt wat op?",
        "Te regelen",
        "En nu?",
        "Bespreking & vervolg",
    ] {
        assert_eq!(read(&format!("Nr;Kind;{header}\n4;Roos Tuinder;\"JGZ weegt, 7-1\"\n")), bel, "{header}");
    }
    // A column of talk beside one of actions is none; nor are days.
    let beside =
        "Nr;Kind;Bespreking en vervolg;Acties;Actie gereed\n4;Roos Tuinder;gaat goed;JGZ weegt;7-1\n";
    assert_eq!(read(beside), ["4 | Roos Tuinder | JGZ weegt | - | 7-1"]);
    let marked = "Nr;Kind;Besproken / vervolg\n4;Roos Tuinder;\"Slaapt slecht.\n=> JGZ weegt\nOma komt.\"\n";
    assert_eq!(read(marked), ["4 | Roos Tuinder | JGZ weegt | - | -"]);
    // A header nobody knows.
    let unknown = "Nr;Kind;Ditjes;Datjes\n4;Roos Tuinder;slaapt slecht;JGZ weegt\n";
    assert_eq!(read(unknown), ["4 | Roos Tuinder | JGZ weegt | - | -"]);
}

#[test]
fn short_numbers_are_those_of_the_list() {
    let first = |header: &str, number: &str| {
        let text = format!("{header};Kind;Acties\n{number};Roos Tuinder;wegen\nTotaal: 1;;\nRoos = JGZ;;\n");
        read(&text)[0].split(" | ").next().map(str::to_owned).unwrap()
    };
    for (header, number) in
        [("Kenmerk", "R-3"), ("Kindnr.", "031"), ("", "G7"), ("Xyz", "b2"), ("MDO nr", "031")]
    {
        assert_eq!(first(header, number), number, "{header}");
    }
    // Those of a register identify.
    for (header, number) in [("Ref.", "4821906"), ("Patiëntnummer", "31"), ("HIS-nr", "31"), ("Xyz", "Roos")]
    {
        assert_eq!(first(header, number), "1", "{header}");
    }
}

#[test]
fn an_organisation_behind_the_action_does_it() {
    let text = "Nr;Kind;Actie;Instantie;Termijn\n4;Roos Tuinder;melden;raad voor de kinderbescherming;7-1\n\
                4;Roos Tuinder;wegen;jeugdgezondheidszorg;\n4;Roos Tuinder;bellen;De Brug;\n";
    assert_eq!(
        minutes(text)[..2],
        ["4.1 | melden | RvdK | 2027-01-07".to_owned(), "4.2 | wegen | JGZ | -".to_owned()]
    );
    let functions = "Nr;Kind;Acties;Deelnemers;Functie\n4;Roos Tuinder;JGZ: wegen;Noa Blok;logopedie\n";
    assert_eq!(minutes(functions), ["4.1 | wegen | JGZ | -"]);
}

#[test]
fn who_a_name_or_letters_stand_for_is_read_anywhere() {
    let table = "Nr;Kind;Acties;Wie\n4;Roos Tuinder;wegen;Noa\n5;Jip Molenaar;bellen;dokter Blok\n";
    let expected = ["4.1 | wegen | JGZ | -", "5.1 | bellen | huisarts | -"];
    for explained in [
        "Noa = JGZ;;;\nDokter Blok = huisarts;;;\n",
        "Noa: JGZ;;;\nBlok: huisarts;;;\n",
        ";;;\n\"Noa (JGZ)\nTim Blok - huisarts\";;;\n",
        "Wie is wie;;;\nNoa Dam, JGZ;;;\nTim Blok, huisarts;;;\n",
        "Aan tafel: Noa Dam JGZ, Tim Blok huisarts;;;\n",
    ] {
        assert_eq!(minutes(&format!("{table}{explained}")), expected, "{explained}");
    }
    // What stands before a role may be no name.
    let no_name = "Nr;Kind;Acties;Wie\nRegie: JGZ;;;\n4;Roos Tuinder;regie bespreken;JGZ\n";
    assert_eq!(minutes(no_name), ["4.1 | regie bespreken | JGZ | -"]);
    let letters = "Legenda: OM = Olga Mik (leerplicht), L = logopedist\nNr;Kind;Acties\n\
                   4;Roos Tuinder;\"OM vraagt verzuim op\nL oefent om de dag\nJGZ overlegt met OM en L\"\n";
    assert_eq!(
        minutes(letters),
        [
            "4.1 | vraagt verzuim op | leerplicht | -",
            "4.2 | oefent om de dag | logopedist | -",
            "4.3 | overlegt met leerplicht en L | JGZ | -"
        ]
    );
}

#[test]
fn how_an_action_stands_may_be_said_anywhere() {
    let standing = |text: &str| {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("sheet.csv"), text).unwrap();
        let mut command = Command::cargo_bin("mdo").unwrap();
        let minutes = ["minutes", "sheet.csv", "--date", "2026-12-03", "--format", "json"];
        let output = command.current_dir(folder.path()).args(minutes).output().unwrap();
        let minutes: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let actions = minutes["acties"].as_array().unwrap().clone();
        actions.iter().map(|action| action["status"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let column = "Nr;Kind;Actie;Wie;Hoever\n4;Roos Tuinder;wegen;JGZ;reeds geregeld\n\
                  4;Roos Tuinder;bellen;JGZ;wacht op school\n4;Roos Tuinder;mailen;JGZ;hoeft niet meer\n";
    assert_eq!(standing(column), ["gedaan", "open", "vervallen"]);
    let lines =
        "Nr;Kind;Acties\n4;Roos Tuinder;\"JGZ: wegen (afgerond)\nVERVALLEN: JGZ belt\nJGZ: klaar zetten\"\n";
    assert_eq!(standing(lines), ["gedaan", "vervallen", "open"]);
}

#[test]
fn what_stands_between_the_case_and_its_own_header_is_no_action() {
    let sheet = "Casus 1;Tess Hendrikse, 4-5-2015;\nActie;Wie;Wanneer\nsamenvatting mailen;huisarts;8-12\n\
        Casus 2;Sefa Demirci, 6-7-2013;\nVraag;Hoe krijgen we hem naar school?;\nActie;Wie;Wanneer\n\
        rooster maken;IB'er;9-12\n";
    assert_eq!(
        minutes(sheet),
        ["1.1 | samenvatting mailen | huisarts | 2026-12-08", "2.1 | rooster maken | IB'er | 2026-12-09"]
    );
}

#[test]
fn children_stand_under_who_where_brackets_name_the_owners() {
    let sheet = "Casus;Wie;Samenvatting;Acties [wie, wanneer]\n\
        1;Iris Pronk;slaapt slecht;* slaapdagboek maken [CJG, 11-12]\n2;Bilal Kaya;spijbelt;* school bellen [wijkteam]\n";
    assert_eq!(
        minutes(sheet),
        ["1.1 | slaapdagboek maken | CJG | 2026-12-11", "2.1 | school bellen | wijkteam | -"]
    );
}

#[test]
fn participants_by_their_role_in_front_and_under_absent() {
    let sheet = "Participanten: POH = Lotte Brink | HA = dr. K. Oomen | WT = Ilse Vos;;\n\
        \"Afwezig: Ploeg (leerplicht)\";;\nNr;Kind;Acties\n\
        1;Fenna Kuik;\"Lotte: belt moeder\nIlse: gaat langs\nPloeg: stuurt brief\"\n";
    let owners: Vec<String> =
        minutes(sheet).iter().map(|line| line.split(" | ").nth(2).unwrap().to_owned()).collect();
    assert_eq!(owners, ["POH", "WT", "leerplicht"]);
}

#[test]
fn an_evaluation_of_the_case_is_no_day_of_actions_that_tell_their_own() {
    let sheet = "Nr;Kind;Acties;Evaluatie\n1;Fenna Kuik;\"CJG: ouders uitnodigen, 8 december\nPOH: meedenken\";7-1-2027\n\
        2;Tess Hendrikse;JGZ: wegen;maart 2027\n";
    let days: Vec<String> =
        minutes(sheet).iter().map(|line| line.split(" | ").nth(3).unwrap().to_owned()).collect();
    assert_eq!(days, ["2026-12-08", "-", "-"]);
}

#[test]
fn the_next_meeting_is_told_by_the_sheet() {
    let cases = "Nr;Kind;Acties\n1;Fenna Kuik;CJG: terugkoppelen (volgend overleg)\n";
    for told in ["Volgend overleg: 14 januari 12.30 uur;;\n", "Volgende MDO;14-1-2027;\n"] {
        let expected = ["1.1 | terugkoppelen | CJG | 2027-01-14"];
        assert_eq!(minutes(&format!("{told}{cases}")), expected, "{told}");
        assert_eq!(minutes(&format!("{cases};;\n{told}")), expected, "{told}");
    }
    // A day gone by is no next meeting.
    let gone = format!("Volgend overleg: 5-11-2026;;\n{cases}");
    assert_eq!(minutes(&gone), ["1.1 | terugkoppelen (volgend overleg) | CJG | -"]);
}

//! The texts that are measured on.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use mdo::deid::{Known, KnownAddress, KnownPerson};
use mdo::dutch::date::parse_partial;
use mdo::dutch::names::Name;
use serde_json::{Value, json};

/// A text with what is known of its case.
pub struct Line {
    /// As the line protocol takes it, with line end.
    pub json: String,
    /// The text.
    pub text: String,
    /// What is known.
    pub known: Known,
}

/// The texts.
pub struct Texts {
    /// Where they are from.
    pub source: String,
    /// Each once.
    pub lines: Vec<Line>,
}

impl Texts {
    /// The texts of a file, or made by the tool, or made here.
    pub fn read(file: Option<&Path>, folder: &Path) -> Texts {
        let made = folder.join("eval.jsonl");
        let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/texts/make.py");
        let (source, content) = if let Some(file) = file {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name, fs::read_to_string(file).expect("readable texts"))
        } else if Command::new("python3")
            .arg(tool)
            .args(["eval", "-n", "800", "-o"])
            .arg(&made)
            .output()
            .is_ok_and(|output| output.status.success())
        {
            ("tools/texts, side eval".to_owned(), fs::read_to_string(made).expect("made texts"))
        } else {
            ("a generator".to_owned(), generated())
        };
        let lines = content.lines().filter(|line| !line.trim().is_empty()).map(Line::read).collect();
        Texts { source, lines }
    }

    /// Bytes of all texts.
    pub fn bytes(&self) -> usize {
        self.lines.iter().map(|line| line.text.len()).sum()
    }

    /// The lines, again and again, until their texts have so many bytes.
    fn until(&self, size: usize) -> impl Iterator<Item = &Line> {
        let mut done = 0;
        self.lines.iter().cycle().take_while(move |line| {
            let more = done < size;
            done += line.text.len();
            more
        })
    }

    /// Bytes of text in [`Texts::input`].
    pub fn bytes_in(&self, size: usize) -> usize {
        self.until(size).map(|line| line.text.len()).sum()
    }

    /// A file with so many bytes of text.
    pub fn input(&self, size: usize, folder: &Path) -> PathBuf {
        let path = folder.join(format!("{size}.jsonl"));
        let mut file = BufWriter::new(fs::File::create(&path).expect("input file"));
        self.until(size).for_each(|line| file.write_all(line.json.as_bytes()).expect("input written"));
        file.flush().expect("input written");
        path
    }

    /// A file with the first `sample` bytes of text until there are `size`; and how many there are.
    pub fn repeated(&self, sample: usize, size: usize, folder: &Path) -> (PathBuf, usize) {
        let times = size / self.bytes_in(sample) + 1;
        let once = fs::read(self.input(sample, folder)).expect("sample");
        let path = folder.join("repeated.jsonl");
        fs::write(&path, once.repeat(times)).expect("input written");
        (path, self.bytes_in(sample) * times)
    }
}

impl Line {
    fn read(line: &str) -> Line {
        let value: Value = serde_json::from_str(line).expect("a line is JSON");
        let text = value["text"].as_str().expect("a line has a text").to_owned();
        let known = value.get("known").cloned().unwrap_or_default();
        let json = json!({"id": value["id"], "text": text, "known": known}).to_string() + "\n";
        Line { json, text, known: known_of(&known) }
    }
}

fn known_of(value: &Value) -> Known {
    let list = |key: &str| value[key].as_array().map(Vec::as_slice).unwrap_or_default();
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let person = |person: &Value| {
        let names = person["first_names"].as_array().into_iter().flatten().filter_map(text);
        let family = person["surname"].as_str().map(Name::parse_family).unwrap_or_default();
        KnownPerson {
            role: text(&person["role"]).unwrap_or_default(),
            name: Name { first_names: names.collect(), initials: text(&person["initials"]), ..family },
            birth_date: person["birth_date"].as_str().and_then(parse_partial),
        }
    };
    let address = |address: &Value| KnownAddress {
        street: text(&address["street"]),
        number: text(&address["number"]),
        postcode: text(&address["postcode"]),
        city: text(&address["city"]),
    };
    Known {
        persons: list("persons").iter().map(person).collect(),
        addresses: list("addresses").iter().map(address).collect(),
        ..Known::default()
    }
}

const FIRST: [&str; 8] = ["Yusuf", "Fatima", "Sem", "Noor", "Zbigniew", "Şevval", "Lotte", "Quincy"];
const LAST: [&str; 8] =
    ["el Idrissi", "Jansen", "de Vries", "van der Berg", "Kowalczyk", "Postma", "Haile", "Tjin-A-Djie"];
const SENTENCES: [&str; 8] = [
    "Moeder {a} belt dat {b} al drie weken slecht slaapt en niet naar school wil.",
    "Gesproken met mw. {c}; zij ziet {b} elke dinsdag op het spreekuur van de praktijk.",
    "{b} is 14 jaar en zit op Basisschool De Regenboog, groep 8; de IB'er houdt het verzuim bij.",
    "Afspraak op 3 december 2026 om 13.30 uur, Dorpsstraat 12a, 1234 AB Almelo.",
    "Terugbellen op 06-12345678 of mailen naar {m}@voorbeeld.nl, liefst vóór vrijdag.",
    "Het gezin heeft veel stress door schulden, en er is geen netwerk in de buurt.",
    "CJG start met ouderbegeleiding; wijkteam kijkt mee naar wonen en werk.",
    "De leerplichtambtenaar {c} vraagt of er hoop is op herstel na de vakantie.",
];

/// Texts for a machine without Python: the same on every run.
fn generated() -> String {
    let mut state = 7_u64;
    let mut roll = |sides: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % sides
    };
    let mut out = String::new();
    for id in 0..800 {
        let (child, mother, family, other) = (FIRST[roll(8)], FIRST[roll(8)], LAST[roll(8)], LAST[roll(8)]);
        let sentences: Vec<String> = (0..4 + roll(12))
            .map(|_| {
                SENTENCES[roll(8)]
                    .replace("{a}", mother)
                    .replace("{b}", child)
                    .replace("{c}", other)
                    .replace("{m}", mother)
            })
            .collect();
        let person = |role: &str, name: &str| json!({"role": role, "first_names": [name], "surname": family});
        let known = json!({"persons": [person("kind", child), person("moeder", mother)]});
        out += &json!({"id": id, "text": sentences.join(" "), "known": known}).to_string();
        out.push('\n');
    }
    out
}

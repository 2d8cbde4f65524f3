//! Editing hand-written YAML: the value becomes what was meant, and not a byte of the rest changes.

#[path = "edit/generate.rs"]
mod generate;

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use generate::{Choices, File, Step, Writer};
use mdo::path;
use mdo::workdir::edit::{Edit, Step as To};
use proptest::prelude::*;
use proptest::test_runner::{TestError, TestRunner};
use serde_yaml::{Mapping, Value};

/// What is done to a file.
#[derive(Clone, Debug)]
enum Change {
    Set(Value),
    Append(Value),
    Remove,
}

fn steps(path: &[Step]) -> Vec<To<'_>> {
    path.iter()
        .map(|step| match step {
            Step::Key(key) => To::Key(key),
            Step::Item(index) => To::Item(*index),
        })
        .collect()
}

fn untagged(value: &mut Value) -> &mut Value {
    match value {
        Value::Tagged(tagged) => untagged(&mut tagged.value),
        value => value,
    }
}

/// The data as it must become.
fn meant(data: &Value, path: &[Step], change: &Change) -> Value {
    let mut data = data.clone();
    let mut at = &mut data;
    let (last, way) = path.split_last().unwrap();
    let way = if matches!(change, Change::Remove) { way } else { path };
    for step in way {
        at = untagged(at);
        if at.is_null() {
            *at = Value::Mapping(Mapping::new());
        }
        at = match step {
            Step::Key(key) => at.as_mapping_mut().unwrap().entry(key.as_str().into()).or_insert(Value::Null),
            Step::Item(index) => &mut at[*index],
        };
    }
    match (change, last) {
        (Change::Set(value), _) => *at = value.clone(),
        (Change::Append(item), _) => match untagged(at) {
            Value::Sequence(list) if !list.is_empty() => list.push(item.clone()),
            _ => *at = Value::Sequence(vec![item.clone()]),
        },
        (Change::Remove, Step::Key(key)) => {
            untagged(at).as_mapping_mut().unwrap().shift_remove(key.as_str());
        }
        (Change::Remove, Step::Item(index)) => {
            untagged(at).as_sequence_mut().unwrap().remove(*index);
        }
    }
    data
}

fn new_value(choices: &mut Choices<'_>, depth: usize) -> Value {
    let text = |choices: &mut Choices<'_>| {
        Value::from(choices.one(&[
            "rood",
            "nee",
            "0612345678",
            "2026-014",
            "2026-12-03",
            "12:30",
            "een\ntwee",
            "een\n\n- # drie: x\n",
            "",
            " x",
            "a: b # c",
            "Moeder belt, vóór vrijdag (spoed).",
            "'s avonds",
            "\"",
            "x\r\ny",
            "\tx",
            "een\n",
            "[",
            "\n\n",
            "👍",
            "a\u{85}b",
            "~",
            "<<",
        ]))
    };
    match choices.below(if depth < 2 { 8 } else { 6 }) {
        0..=3 => text(choices),
        4 => Value::from(7),
        5 => [Value::Null, Value::Bool(true), Value::Sequence(vec![]), Value::Mapping(Mapping::new())]
            [choices.below(4)]
        .clone(),
        6 => (0..1 + choices.below(3)).map(|_| new_value(choices, depth + 1)).collect::<Vec<_>>().into(),
        _ => {
            let keys = ["door", "vorm", "datum", "y", "een twee"];
            let entry = |index: usize| (Value::from(keys[index]), new_value(choices, depth + 1));
            Value::Mapping((0..1 + depth + 2).map(entry).collect())
        }
    }
}

/// A path into the data, and something to do there.
fn choose(data: &Value, choices: &mut Choices<'_>) -> (Vec<Step>, Change) {
    let mut path = Vec::new();
    let mut at = data;
    loop {
        let (missing, stop) = (choices.rarely(6), choices.rarely(3) && !path.is_empty());
        while let Value::Tagged(tagged) = at {
            at = &tagged.value;
        }
        match at {
            Value::Mapping(map) if missing || map.is_empty() && path.is_empty() => {
                path.extend(
                    ["nieuw", "dieper"].iter().take(1 + choices.below(2)).map(|key| Step::Key((*key).into())),
                );
                let item = new_value(choices, 0);
                let change = if choices.rarely(2) { Change::Append(item) } else { Change::Set(item) };
                return (path, change);
            }
            Value::Mapping(map) if !stop && !map.is_empty() => {
                let (key, value) = map.iter().nth(choices.below(map.len())).unwrap();
                let Value::String(key) = key else { break };
                path.push(Step::Key(key.clone()));
                at = value;
            }
            Value::Sequence(list) if !stop && !list.is_empty() => {
                let index = choices.below(list.len());
                path.push(Step::Item(index));
                at = &list[index];
            }
            _ => break,
        }
    }
    while let Value::Tagged(tagged) = at {
        at = &tagged.value;
    }
    let listable = at.is_null() || at.is_sequence();
    let change = match choices.below(5) {
        0 => Change::Remove,
        1 | 2 if listable => Change::Append(new_value(choices, 0)),
        _ => Change::Set(new_value(choices, 0)),
    };
    (path, change)
}

fn apply(text: &str, path: &[Step], change: &Change) -> mdo::error::Result<String> {
    let (edit, path) = (Edit::of(text)?, steps(path));
    let edited = match change {
        Change::Set(value) => edit.set(&path, value),
        Change::Append(item) => edit.append(&path, item),
        Change::Remove => edit.remove(&path),
    };
    edited.map(Edit::finish)
}

/// How many bytes are the same at the beginning, and behind those at the end.
fn common(old: &str, new: &str) -> (usize, usize) {
    let same = |pairs: &mut dyn Iterator<Item = (u8, u8)>| pairs.take_while(|(a, b)| a == b).count();
    let before = same(&mut old.bytes().zip(new.bytes()));
    let (old, new) = (&old.as_bytes()[before..], &new.as_bytes()[before..]);
    (before, same(&mut old.iter().rev().copied().zip(new.iter().rev().copied())))
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length)
}

/// The stretch of the old file that a change may touch, and the comment in it that must stay.
fn allowed<'t>(file: &'t File, path: &[Step], goes: bool) -> (Range<usize>, &'t str) {
    let text = file.text.as_str();
    let spot = file.spots.iter().filter(|spot| path.starts_with(&spot.path)).max_by_key(|s| s.path.len());
    let Some(spot) = spot else { return (0..text.len(), "") };
    let exact = spot.path == path;
    if goes && exact {
        let end = line_end(text, spot.bytes.end);
        // The line break, or what stands between this and the next key behind a dash.
        let rest = &text[end..];
        let blank = rest.len() - rest.trim_start().len();
        let line = text[..spot.begin].trim_end_matches(' ').trim_end_matches(['\r', '\n']).len();
        return (line..end + blank, "");
    }
    let end = if spot.in_lines { spot.bytes.end } else { spot.bytes.end.min(text.len()) };
    let comment = if spot.in_lines { "" } else { &text[end..line_end(text, end)] };
    let start = text[..spot.bytes.start].trim_end().len();
    (start..line_end(text, end), comment.trim())
}

/// The value at a path that is there.
fn at<'v>(mut data: &'v Value, path: &[Step]) -> &'v Value {
    for step in path {
        while let Value::Tagged(tagged) = data {
            data = &tagged.value;
        }
        data = match step {
            Step::Key(key) => &data[key.as_str()],
            Step::Item(index) => &data[*index],
        };
    }
    data
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Sequence(list) => list.is_empty(),
        Value::Mapping(map) => map.is_empty(),
        Value::Tagged(tagged) => is_empty(&tagged.value),
        _ => false,
    }
}

fn check(file: &File, path: &[Step], change: &Change, new: &str) -> Result<(), TestCaseError> {
    let old = file.text.as_str();
    let body = |text: &str| text.trim_start_matches('\u{feff}').to_owned();
    let data: Value = serde_yaml::from_str(&body(old)).unwrap();
    let read: Value = serde_yaml::from_str(&body(new)).unwrap();
    prop_assert_eq!(&read, &meant(&data, path, change));
    let (before, behind) = common(old, new);
    let is_insertion = before + behind >= old.len();
    if !is_insertion {
        let way = &path[..path.len() - 1];
        let emptied = matches!(change, Change::Remove) && is_empty(at(&read, way));
        let (allowed, comment) = if emptied {
            allowed(file, way, false)
        } else {
            allowed(file, path, matches!(change, Change::Remove))
        };
        let (head, tail) = (&old[..allowed.start], &old[allowed.end..]);
        let kept = new.len() >= head.len() + tail.len() && new.starts_with(head) && new.ends_with(tail);
        prop_assert!(kept, "changed more than {:?}", &old[allowed]);
        prop_assert!(new[head.len()..].contains(comment), "lost {comment:?}");
    }
    let breaks = |text: &str| text.matches('\n').count() - text.matches("\r\n").count();
    prop_assert!(!old.contains("\r\n") || breaks(new) == 0, "mixed line ends");
    Ok(())
}

static DONE: AtomicUsize = AtomicUsize::new(0);
static INVALID: AtomicUsize = AtomicUsize::new(0);
static REFUSED: AtomicUsize = AtomicUsize::new(0);
static SHARED: AtomicUsize = AtomicUsize::new(0);

fn once(bytes: &[u8], wish: &[u8]) -> Result<(), TestCaseError> {
    let file = Writer::file(bytes);
    let Ok(data) = serde_yaml::from_str::<Value>(file.text.trim_start_matches('\u{feff}')) else {
        INVALID.fetch_add(1, Ordering::Relaxed);
        return Ok(());
    };
    let (path, change) = choose(&data, &mut Choices::new(wish));
    DONE.fetch_add(1, Ordering::Relaxed);
    match apply(&file.text, &path, &change) {
        Ok(new) => check(&file, &path, &change, &new).map_err(|error| {
            TestCaseError::fail(format!(
                "{error}\n{path:?} {change:?}\n--- old\n{}\n--- new\n{new}\n---",
                file.text
            ))
        }),
        Err(error)
            if file.shares && error.remedy.as_ref().is_some_and(|remedy| remedy.contains("voluit")) =>
        {
            SHARED.fetch_add(1, Ordering::Relaxed);
            Ok(())
        }
        Err(error) => {
            REFUSED.fetch_add(1, Ordering::Relaxed);
            if std::env::var_os("MDO_SHOW_REFUSED").is_some() {
                eprintln!("{error}\n{path:?} {change:?}\n--- old\n{}---\n{:?}", file.text, file.text);
            }
            Ok(())
        }
    }
}

/// So many cases of two rows of bytes: for the file, and for what is done to it.
fn for_many(test: impl Fn(&[u8], &[u8]) -> Result<(), TestCaseError>) {
    let cases = std::env::var("MDO_EDIT_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000);
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let bytes = |most| proptest::collection::vec(any::<u8>(), 0..most);
    let result = TestRunner::new(config).run(&(bytes(300), bytes(30)), |(file, wish)| test(&file, &wish));
    match result {
        Err(TestError::Fail(reason, _)) => panic!("{reason}"),
        other => other.unwrap(),
    }
}

#[test]
fn everything_outside_the_value_stays() {
    for_many(once);
    let [done, invalid, refused, shared] =
        [&DONE, &INVALID, &REFUSED, &SHARED].map(|count| count.load(Ordering::Relaxed));
    println!("{done} edits, {refused} refused, {shared} refused as shared; {invalid} files were no YAML");
    assert!(refused * 100 <= done, "{refused} of {done} refused");
}

/// Signs that mean something, put in anywhere.
const SIGNS: &[&str] = &[
    "\"", "'", "{", "}", "[", "]", ":", ": ", "\n", "\r", "- ", "? ", "#", " #", "|", ">", "&a ", "*a", "!",
    "!<", ",", "\t", " ", "\u{feff}", "\u{85}", "\u{2028}", "é", "---\n", "...\n", "%", "<<: *a", "\0",
];

#[test]
fn a_damaged_file_is_edited_rightly_or_not_at_all() {
    for_many(|bytes, wish| {
        let mut text = Writer::file(bytes).text;
        let mut choices = Choices::new(wish);
        for _ in 0..1 + choices.below(4) {
            let at = (choices.below(256) * 256 + choices.below(256)) % (text.len() + 1);
            let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            let sign = choices.one(SIGNS);
            let end =
                text[at..].chars().next().filter(|_| choices.rarely(3)).map_or(at, |c| at + c.len_utf8());
            text.replace_range(at..end, sign);
        }
        let Ok(data) = serde_yaml::from_str::<Value>(text.trim_start_matches('\u{feff}')) else {
            return Ok(());
        };
        if !data.is_mapping() {
            return Ok(());
        }
        let (path, change) = choose(&data, &mut choices);
        if let Ok(new) = apply(&text, &path, &change) {
            let read: Value = serde_yaml::from_str(new.trim_start_matches('\u{feff}')).unwrap();
            prop_assert_eq!(read, meant(&data, &path, &change));
        }
        Ok(())
    });
}

/// A case file as somebody types it.
const CASE: &str = "\
# yaml-language-server: $schema=../schemas/casus.json
casusnummer: \"2026-014\"   # nooit opnieuw gebruiken
status: open
jeugdige:
    voornaam: Sanne
    adres: {straat: Dorpsstraat, huisnummer: 1}

    # roepnaam nog vragen
gezag: 'gezamenlijk'
crisismeter:   # nog bepalen
toestemming: []
acties:
- nr: 1
  actie: |
    Moeder bellen
    over school
  status: open  # sinds maandag
- nr: 2
  actie: Verslag
# de evaluatie volgt
evaluatie:
";

const ORDER: &[&str] = &[
    "casusnummer",
    "status",
    "jeugdige",
    "gezag",
    "inbrenger",
    "aanmelding",
    "crisismeter",
    "toestemming",
    "overleggen",
    "acties",
    "evaluatie",
];

/// Which lines of the case file an edit takes away and adds, as in a diff.
fn diff(edited: mdo::error::Result<Edit<'_>>) -> String {
    let new = edited.unwrap().finish();
    let (old, new): (Vec<_>, Vec<_>) = (CASE.lines().collect(), new.lines().collect());
    let before = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let most = old.len().min(new.len()) - before;
    let behind =
        old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(old, new)| old == new).count();
    let gone = old[before..old.len() - behind].iter().map(|line| format!("-{line}\n"));
    gone.chain(new[before..new.len() - behind].iter().map(|line| format!("+{line}\n"))).collect()
}

fn edit() -> Edit<'static> {
    Edit::of(CASE).unwrap().in_order(ORDER)
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

#[test]
fn a_value_is_replaced_where_it_stands() {
    assert_eq!(
        diff(edit().set(path!["crisismeter"], "rood")),
        "-crisismeter:   # nog bepalen\n+crisismeter: rood   # nog bepalen\n"
    );
    assert_eq!(diff(edit().set(path!["gezag"], "nee")), "-gezag: 'gezamenlijk'\n+gezag: 'nee'\n");
    assert_eq!(
        diff(edit().set(path!["acties", 0, "status"], "gedaan")),
        "-  status: open  # sinds maandag\n+  status: gedaan  # sinds maandag\n"
    );
    assert_eq!(
        diff(edit().set(path!["acties", 0, "actie"], "Vader bellen\nover voetbal")),
        "-  actie: |\n-    Moeder bellen\n-    over school\n\
         +  actie: |-\n+    Vader bellen\n+    over voetbal\n"
    );
    assert_eq!(
        diff(edit().set(path!["status"], "wacht\nlang")),
        "-status: open\n+status: |-\n+    wacht\n+    lang\n"
    );
    assert_eq!(diff(edit().set(path!["status"], "open")), "");
}

#[test]
fn a_new_key_comes_where_it_belongs() {
    assert_eq!(
        diff(edit().set(path!["inbrenger"], yaml("{functie: POH-jeugd, telefoon: \"0612345678\"}"))),
        "+inbrenger:\n+    functie: POH-jeugd\n+    telefoon: \"0612345678\"\n"
    );
    assert!(diff(edit().set(path!["onbekend"], "12:30")).ends_with("+onbekend: \"12:30\"\n"));
    assert_eq!(diff(edit().set(path!["evaluatie", "datum"], "2026-12-03")), "+    datum: 2026-12-03\n");
    assert_eq!(
        diff(edit().set(path!["jeugdige", "adres", "postcode"], "1234 AB")),
        "-    adres: {straat: Dorpsstraat, huisnummer: 1}\n\
         +    adres: {straat: Dorpsstraat, huisnummer: 1, postcode: \"1234 AB\"}\n"
    );
    assert_eq!(
        diff(edit().set(path!["aanmelding", "vraag_aan_overleg"], "Wie doet wat?")),
        "+aanmelding:\n+    vraag_aan_overleg: Wie doet wat?\n"
    );
    let without_first = Edit::of("# hoofd\n\n# over de status\nstatus: open\n").unwrap().in_order(ORDER);
    let new = without_first.set(path!["casusnummer"], "2026-001").unwrap().finish();
    assert_eq!(new, "# hoofd\n\ncasusnummer: \"2026-001\"\n# over de status\nstatus: open\n");
}

#[test]
fn an_item_looks_like_its_neighbours() {
    let event = yaml("{door: moeder, vorm: mondeling, partijen: [huisarts, school]}");
    assert_eq!(
        diff(edit().append(path!["toestemming"], &event)),
        "-toestemming: []\n+toestemming:\n+- door: moeder\n+  vorm: mondeling\n+  partijen: [huisarts, school]\n"
    );
    assert_eq!(
        diff(edit().append(path!["acties"], yaml("{nr: 3, genoteerd: [{door: POH}]}"))),
        "+- nr: 3\n+  genoteerd:\n+  - door: POH\n"
    );
    assert_eq!(diff(edit().append(path!["overleggen"], "2026-12-03")), "+overleggen: [2026-12-03]\n");
    let append =
        |text: &str, item: &str| Edit::of(text).unwrap().append(path!["a"], yaml(item)).unwrap().finish();
    assert_eq!(append("a:\n  - {x: 1}\n", "{x: 2}"), "a:\n  - {x: 1}\n  - {x: 2}\n");
    assert_eq!(append("a:\n   -   x: 1\n", "{x: 2, z: 3}"), "a:\n   -   x: 1\n   -   x: 2\n       z: 3\n");
    assert_eq!(append("a: [1, 2]", "3"), "a: [1, 2, 3]");
    assert_eq!(append("a: [\n  1, # een\n  2 # twee\n]\n", "3"), "a: [\n  1, # een\n  2, # twee\n  3\n]\n");
    assert_eq!(append("a: [\r\n  1,\r\n]\r\n", "3"), "a: [\r\n  1,\r\n  3,\r\n]\r\n");
    assert_eq!(append("b: 1", "x"), "b: 1\na: [x]");
    assert_eq!(append("", "x"), "a: [x]\n");
    assert_eq!(append("--- # leeg\n...\n", "x"), "--- # leeg\na: [x]\n...\n");
}

#[test]
fn what_is_removed_takes_its_lines_along() {
    assert_eq!(diff(edit().remove(path!["gezag"])), "-gezag: 'gezamenlijk'\n");
    assert_eq!(diff(edit().remove(path!["acties", 1])), "-- nr: 2\n-  actie: Verslag\n");
    assert_eq!(
        diff(edit().remove(path!["acties", 1, "nr"])),
        "-- nr: 2\n-  actie: Verslag\n+- actie: Verslag\n"
    );
    assert_eq!(diff(edit().remove(path!["gezin"])), "");
    let remove = |text: &str| Edit::of(text).unwrap().remove(path!["a", 0]).unwrap().finish();
    assert_eq!(remove("a: [1, 2]\n"), "a: [2]\n");
    assert_eq!(remove("a: [1]\n"), "a: []\n");
    assert_eq!(remove("a:\n  # ooit\n  - 1\nb: 2"), "a: []\n  # ooit\nb: 2");
}

#[test]
fn a_value_that_is_used_elsewhere_is_left_alone() {
    let text = "a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n  e: 1\n";
    let paths: [&[To<'_>]; 5] =
        [path!["a", "b"], path!["a"], path!["c", "b"], path!["d", "b"], path!["d", "b", "f"]];
    for path in paths {
        let error = Edit::of(text).unwrap().set(path, "rood").unwrap_err();
        assert_eq!(error.status, mdo::error::Status::Write);
        assert!(error.place.is_some(), "{error}");
    }
    let new = |path: &[To<'_>]| Edit::of(text).unwrap().set(path, 2).unwrap().finish();
    assert_eq!(new(path!["c"]), text.replace("*x\nd", "2\nd"));
    assert_eq!(new(path!["d", "e"]), text.replace("e: 1", "e: 2"));
    assert_eq!(new(path!["d", "g"]), format!("{text}  g: 2\n"));
}

#[test]
fn errors_name_the_place_and_no_value() {
    let error = Edit::of("a: [geheim\nb: 1\n").unwrap_err();
    assert!(error.place.is_some() && !error.to_string().contains("geheim"), "{error}");
    let error = Edit::of("a: geheim\n").unwrap().set(path!["a", "b"], 1).unwrap_err();
    assert!(error.problem.contains("'a.b'") && !error.to_string().contains("geheim"), "{error}");
    assert!(Edit::of("a: 1\n---\nb: 2\n").is_err());
    assert!(Edit::of("a: 1\na: 2\n").is_err());
    assert!(Edit::of("- 1\n").unwrap().set(path!["a"], 1).is_err());
    assert!(Edit::of("a: [1]\n").unwrap().set(path!["a", 3], 1).is_err());
    assert!(Edit::of(&"[".repeat(100_000)).is_err());
}

#[test]
fn several_changes_and_all_signs_at_the_ends_of_the_file() {
    let text = "\u{feff}---\r\na: 1\t# een\r\nb:\tx\r\n...\r\n# na";
    let edit = Edit::of(text).unwrap().set(path!["b"], "w").unwrap().append(path!["c"], "z").unwrap();
    assert_eq!(edit.value()["b"], Value::from("w"));
    assert_eq!(edit.finish(), "\u{feff}---\r\na: 1\t# een\r\nb:\tw\r\nc: [z]\r\n...\r\n# na");
}

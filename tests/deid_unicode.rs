//! The engine on any Unicode, and on very long texts: its promises hold, and offsets count code points.
//!
//! `cargo test --release` takes the long texts at full length: 10 MB of each kind, and a line of 100 MB.

use std::time::{Duration, Instant};

use mdo::deid::{Deidentified, Engine, Known, KnownPerson, Options, jsonl};
use mdo::dutch::names::Name;
use serde_json::{Value, json};

/// Texts that broke programs before, or might.
#[rustfmt::skip]
const NAUGHTY: &[&str] = &[
    // Nothing, and nearly nothing.
    "", " ", "\0", "\t", "\n", "\r\n", "\r", "\u{b}\u{c}", "\u{85}", "\u{2028}", "\u{2029}", "\u{feff}", "\u{fffd}",
    // Blanks and marks without width, inside a name too.
    "\u{a0}", "\u{2007}", "\u{202f}", "\u{3000}", "\u{200b}", "\u{2060}", "\u{ad}", "Yu\u{ad}suf", "Yu\u{200b}suf", "Yu\u{200d}suf",
    // Marks on letters: one, many, on nothing, on a blank, in another order than the usual.
    "e\u{301}", "\u{301}e", " \u{301}", "Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}", "a\u{323}\u{307}a\u{307}\u{323}", "\u{489}\u{489}\u{489}",
    "Şevval", "S\u{327}evval", "Yılmaz", "Małgorzata", "Ångström", "A\u{30a}ngstro\u{308}m",
    // Letters that change length when their case or form changes.
    "İ", "ı", "i\u{307}", "ß", "ẞ", "SS", "ŉ", "ǰ", "ΐ", "ﬁ", "ﬃ", "ĳ", "Ĳsbrand", "ǅ", "ς", "Σ", "ΑΣ", "ᾳ", "K", "Å", "ſ", "ⅷ", "Ⅷ", "㎏", "ﷺ", "½", "①",
    // Right to left, and overrides of the direction.
    "مريم", "يوسف الإدريسي", "יוסף", "\u{202e}fusuY", "\u{202a}Yusuf\u{202c}", "\u{2066}Yusuf\u{2069}", "\u{200f}Yusuf\u{200e}", "Yusuf يوسف 06-12345678",
    "٠٦-١٢٣٤٥٦٧٨", "٣ ديسمبر", "۱۲۳۴",
    // Letters of other scripts, some that look Latin.
    "小明", "王小明", "ジョン", "ｼﾞｮﾝ", "김철수", "\u{1112}\u{1161}\u{11ab}", "Юсуф", "Уusuf", "Γιώργος", "სახელი", "ተስፋይ", "வணக்கம்", "नमस्ते", "ไทย",
    "Ｙｕｓｕｆ", "𝒴𝓊𝓈𝓊𝒻", "𝟎𝟔𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖", "ⓎⓊⓈⓊⒻ",
    // Pictures, of one code point and of seven, flags, half a flag, a modifier alone.
    "😀", "👨‍👩‍👧‍👦", "👩🏽‍⚕️", "🏳️‍🌈", "🇳🇱", "🇳", "🏽", "\u{fe0f}", "❤️", "1️⃣", "\u{e0001}", "\u{e0100}",
    // The edges of the code space: beside the surrogates, the last of each plane, what is nobody's.
    "\u{d7ff}", "\u{e000}", "\u{ffff}", "\u{fffe}", "\u{10000}", "\u{10ffff}", "\u{1fffe}", "\u{f0000}", "\u{fdd0}", "\u{7f}", "\u{80}", "\u{9f}", "\u{1b}[31m",
    // Signs of the engine's own labels, of formats, and of attacks.
    "[", "]", "[]", "[[", "]]", "[moeder]", "[moeder", "moeder]", "[[jeugdige]]", "[datum] [datum]", "{}", "{{7*7}}", "%s%n", "$(ls)", "`ls`", "<b>", "&amp;",
    "'; --", "\\", "\\u0000", "\\\"", "\"", "''", "’s", "‘t", "'t", "''t", "´", "--", "–", "—", "…", "...", "@", "@@", "a@b", "@a.b@c", "://", "http://",
    // Numbers out of bounds.
    "0", "-1", "1e400", "99999999999999999999999999", "000000000", "111222333", "06-", "+31", "(06)", "31-02-2026", "00-00-0000", "99-99-9999", "30 februari 99999",
    "1234", "1234 AB 1234 AB", "NL00BANK0000000000", "0 jaar", "999 jaar", "-jarige", "1-1-1-1-1-1", "1/2/3/4/5", "week 99", "2026-13-45T99:99",
    // Names that are words of programs, and names of one letter.
    "null", "NULL", "undefined", "true", "NaN", "J.", "J.J.J.J.J.J.", "O", "Ö", "X Æ A-12", "van der van der van der", "de de de", "' ' '",
];

fn person(role: &str, name: &str) -> KnownPerson {
    KnownPerson { role: role.into(), name: Name::parse(name), birth_date: None }
}

fn family() -> Known {
    let persons = vec![person("jeugdige", "Yusuf el Idrissi"), person("moeder", "Şevval Yılmaz-van 't Hof")];
    Known { persons, ..Known::default() }
}

/// Spans in order, apart, on characters; and the text outside them as it was.
fn check(text: &str, result: &Deidentified) {
    let (mut rebuilt, mut done) = (String::new(), 0);
    for span in &result.spans {
        assert!(done <= span.start && span.start <= span.end, "spans overlap in {text:?}");
        rebuilt.push_str(text.get(done..span.start).expect("starts on a character"));
        rebuilt.push_str(&span.replacement);
        assert!(text.get(span.start..span.end).is_some(), "ends off a character of {text:?}");
        done = span.end;
    }
    rebuilt.push_str(&text[done..]);
    assert_eq!(rebuilt, result.text);
}

/// The same by the line protocol, with code points.
fn check_line(text: &str, known: &Value) {
    let line = json!({"id": [text], "text": text, "known": known}).to_string();
    let (reply, handled) = jsonl::reply(&Engine::default(), line.as_bytes());
    assert!(handled, "{text:?}");
    assert!(!reply.contains(&b'\n'));
    let reply: Value = serde_json::from_slice(&reply).expect("JSON");
    assert_eq!(reply["id"][0], text);
    let points: Vec<char> = text.chars().collect();
    let (mut rebuilt, mut done) = (String::new(), 0);
    for span in reply["spans"].as_array().expect("spans") {
        let place = |key: &str| span[key].as_u64().expect("offset") as usize;
        rebuilt.extend(&points[done..place("start")]);
        rebuilt.push_str(span["replacement"].as_str().expect("replacement"));
        done = place("end");
    }
    rebuilt.extend(&points[done..]);
    assert_eq!(reply["text"], rebuilt, "offsets are no code points of {text:?}");
}

#[test]
fn naughty_texts_keep_every_promise() {
    let (known, engine) = (family(), Engine::new(Options::default()));
    let json = json!({"persons": [{"role": "kind", "first_names": ["Yusuf"], "surname": "el Idrissi"}]});
    for naughty in NAUGHTY {
        for text in [
            (*naughty).to_owned(),
            format!("Yusuf{naughty}"),
            format!("{naughty}Yusuf el Idrissi{naughty}"),
            format!("😀 é moeder {naughty} belt {naughty} Yılmaz, 06-12345678 {naughty}"),
            format!("mw. {naughty} woont op de Dorpsstraat 12{naughty}, sinds 3 {naughty} mei{naughty}2019"),
            naughty.repeat(40),
        ] {
            let result = engine.case(&known).scrub_one(&text);
            check(&text, &result);
            check(&result.text, &engine.case(&known).scrub_one(&result.text));
            check_line(&text, &json);
        }
    }
}

/// Every text beside every other, also as what is known.
#[test]
fn naughty_texts_side_by_side_are_taken() {
    let engine = Engine::new(Options::default());
    for (nth, one) in NAUGHTY.iter().enumerate() {
        let known = Known {
            persons: vec![KnownPerson {
                role: (*one).into(),
                name: Name {
                    first_names: vec![(*one).into()],
                    surname: Some((*one).into()),
                    prefix: Some(NAUGHTY[(nth + 7) % NAUGHTY.len()].into()),
                    initials: Some((*one).into()),
                    ..Name::default()
                },
                birth_date: None,
            }],
            institutions: vec![(*one).into()],
            ..Known::default()
        };
        let text: String = NAUGHTY.iter().flat_map(|other| [*one, *other, " "]).collect();
        check(&text, &engine.case(&known).scrub_one(&text));
    }
}

#[test]
fn half_a_surrogate_pair_is_an_error_of_that_line() {
    for line in [r#"{"id": 1, "text": "\ud800"}"#, r#"{"id": 1, "text": "\udc00\ud800"}"#] {
        let (reply, handled) = jsonl::reply(&Engine::default(), line.as_bytes());
        assert!(!handled);
        assert!(serde_json::from_slice::<Value>(&reply).expect("JSON")["error"].is_string());
    }
    let whole = br#"{"id": 1, "text": "\ud83d\ude00 mw. Jansen"}"#;
    let (reply, handled) = jsonl::reply(&Engine::default(), whole);
    assert!(handled);
    let reply: Value = serde_json::from_slice(&reply).expect("JSON");
    assert_eq!(reply["spans"][0]["start"], 6, "a pair is one code point");
}

#[test]
fn bytes_that_are_no_text_are_an_error_of_that_line() {
    for bytes in
        [&b"{\"id\": 1, \"text\": \"\xff\"}"[..], b"\xff\xfe{\x00", b"\x00", b"{\"id\":1,\"text\":\"a\0\"}"]
    {
        let (reply, handled) = jsonl::reply(&Engine::default(), bytes);
        assert!(!handled && serde_json::from_slice::<Value>(&reply).is_ok());
    }
}

/// What a text may be full of.
const FILLINGS: &[&str] = &[
    "a",
    "A",
    "é",
    "e\u{301}",
    "\u{301}",
    "😀",
    " ",
    "\n",
    "\0",
    "9",
    "1-",
    "1-1-",
    "[",
    "]",
    "(",
    "@",
    "a@",
    ".",
    "J.",
    "'",
    "-",
    "van ",
    "Jan ",
    "Jan-",
    "jan, ",
    "Yusuf ",
    "Yusufs",
    "Moeder Fatima ",
    "straat ",
    "Dorpsstraat 1 ",
    "1234 AB ",
    "06-12345678 ",
    "3 mei ",
    "www.",
    "Basisschool ",
    "Yusf ",
];

/// Time grows with the text, whatever it is full of.
#[test]
fn long_texts_take_time_as_they_are_long() {
    let size = if cfg!(debug_assertions) { 200_000 } else { 10_000_000 };
    // Some fifty times more than it takes, and far less than the square of the length would take.
    let most = Duration::from_secs(30);
    let (known, engine) = (family(), Engine::new(Options::default()));
    for filling in FILLINGS {
        let text = filling.repeat(size / filling.len());
        let start = Instant::now();
        let result = engine.case(&known).scrub_one(&text);
        check(&text, &result);
        assert!(start.elapsed() < most, "{filling:?} takes {:?}", start.elapsed());
    }
}

#[test]
fn a_line_of_a_hundred_megabytes_is_a_line() {
    let size = if cfg!(debug_assertions) { 700_000 } else { 100_000_000 };
    let sentence = "Moeder Fatima belt 😀 met de école; Yusuf woont op de Dorpsstraat 12, tel. 06-12345678. ";
    let text = sentence.repeat(size / sentence.len());
    let known = json!({"persons": [{"role": "kind", "first_names": ["Yusuf"]}]});
    let line = json!({"id": 1, "text": text, "known": known}).to_string();
    let (reply, handled) = jsonl::reply(&Engine::default(), line.as_bytes());
    assert!(handled);
    let reply: Value = serde_json::from_slice(&reply).expect("JSON");
    let out = reply["text"].as_str().expect("text");
    for gone in ["Yusuf", "Fatima", "Dorpsstraat", "12345678"] {
        assert!(!out.contains(gone), "{gone} is left");
    }
    let spans = reply["spans"].as_array().expect("spans");
    let points = text.chars().count() as u64;
    assert!(spans.windows(2).all(|pair| pair[0]["end"].as_u64() <= pair[1]["start"].as_u64()));
    assert!(spans.last().expect("spans")["end"].as_u64().expect("offset") <= points);
}

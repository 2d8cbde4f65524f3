//! Documents of python-docx and LibreOffice with a name in every place that can hold one (`tests/docx/make.py`):
//! nothing of it is left in any part of what comes out.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use mdo::deid::{Category, Deidentified, Engine, Group, Known, KnownPerson, Options, Span};
use mdo::docx::{self, Piece, Scrubbed, Whole, scrub};
use mdo::dutch::names::Name;
use mdo::error::Result;
use mdo::vault::{self, MapPiece};
use proptest::prelude::*;

/// Words of the persons in the documents; in the file names and properties of the programs too.
const NEVER: [&str; 9] =
    ["yusuf", "idrissi", "fatima", "bouchta", "zonneveld", "bregje", "123456782", "12345678", "voorbeeld.nl"];

fn data(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/docx").join(name)).unwrap()
}

fn known() -> Known {
    let person = |role: &str, first: &str, family: &str| KnownPerson {
        role: role.into(),
        name: Name { first_names: vec![first.into()], ..Name::parse_family(family) },
        birth_date: None,
    };
    Known {
        persons: vec![
            person("jeugdige", "Yusuf", "el Idrissi"),
            person("moeder", "Fatima", "Bouchta"),
            person("inbrenger", "Bregje", "Zonneveld"),
        ],
        ..Known::default()
    }
}

fn scrubbed(bytes: &[u8]) -> Result<Scrubbed> {
    let engine = Engine::new(Options::default());
    let known = known();
    let mut case = engine.case(&known);
    scrub(bytes, &mut |texts| case.scrub(texts))
}

/// All parts, unpacked.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut data = Vec::new();
            file.read_to_end(&mut data).unwrap();
            (file.name().unwrap().into_owned(), data)
        })
        .collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let (_, data) = parts(bytes).into_iter().find(|(part, _)| part == name).unwrap();
    String::from_utf8(data).unwrap()
}

/// The words that are left, in which part: in the text of the part with and without its tags, and as UTF-16.
fn left(bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    for (name, data) in parts(bytes) {
        let text = String::from_utf8_lossy(&data).to_lowercase();
        let mut bare = String::new();
        let mut in_tag = false;
        for c in text.chars() {
            in_tag |= c == '<';
            if !in_tag && c != '\u{ad}' {
                bare.push(c);
            }
            in_tag &= c != '>';
        }
        for word in NEVER {
            let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let wide = data.to_ascii_lowercase().windows(wide.len()).any(|window| window == wide);
            if text.contains(word) || bare.contains(word) || name.to_lowercase().contains(word) || wide {
                found.push(format!("{name}: {word}"));
            }
        }
    }
    found
}

/// Left for the programs of `tests/readers`, and to look at.
fn keep(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("docx");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn nothing_of_a_person_is_left_in_any_part() {
    for name in ["python_docx.docx", "tricks.docx", "strict.docx", "libreoffice.docx"] {
        let scrubbed = scrubbed(&data(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        keep(name, &scrubbed.bytes);
        assert_eq!(left(&scrubbed.bytes), [""; 0], "{name}");
    }
}

/// Replaces these words, with these labels; what it is given to read is noted down.
fn by_words<'w>(
    words: &'w [(&'w str, &'w str)],
    read: &'w mut Vec<String>,
) -> impl FnMut(&[&str]) -> Vec<Deidentified> + 'w {
    move |texts| {
        read.extend(texts.iter().map(|text| (*text).to_owned()));
        texts.iter().map(|text| replaced(text, words)).collect()
    }
}

fn replaced(text: &str, words: &[(&str, &str)]) -> Deidentified {
    let mut result = Deidentified::default();
    let mut at = 0;
    while at < text.len() {
        let hit = words.iter().find(|(word, _)| text[at..].starts_with(word));
        let Some((word, label)) = hit else {
            let c = text[at..].chars().next().unwrap();
            result.text.push(c);
            at += c.len_utf8();
            continue;
        };
        result.text.push_str(label);
        result.spans.push(Span {
            start: at,
            end: at + word.len(),
            category: Category::Person,
            group: Group::Known,
            rule: "toets",
            confidence: 1.0,
            replacement: (*label).to_owned(),
        });
        at += word.len();
    }
    result
}

const NS: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, data) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(data).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn relations(rows: &[(&str, &str, &str)]) -> Vec<u8> {
    let rows: String = rows
        .iter()
        .map(|(id, kind, target)| {
            let mode = if target.contains(':') { " TargetMode=\"External\"" } else { "" };
            format!("<Relationship Id=\"{id}\" Type=\"{REL}/{kind}\" Target=\"{target}\"{mode}/>")
        })
        .collect();
    format!("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{rows}</Relationships>")
        .into_bytes()
}

/// A document with this body.
fn document(body: &str) -> Vec<u8> {
    let text = format!("<w:document {NS}><w:body>{body}</w:body></w:document>");
    let root = relations(&[("rId1", "officeDocument", "word/document.xml")]);
    zipped(&[("_rels/.rels", &root), ("word/document.xml", text.as_bytes())])
}

/// The paragraphs of the text part after scrubbing these words.
fn body_after(body: &str, words: &[(&str, &str)]) -> String {
    let scrubbed = scrub(&document(body), &mut by_words(words, &mut Vec::new())).unwrap();
    let text = part(&scrubbed.bytes, "word/document.xml");
    let start = text.find("<w:body>").unwrap() + "<w:body>".len();
    text[start..text.find("</w:body>").unwrap()].replace(" xml:space=\"preserve\"", "")
}

const YUSUF: &[(&str, &str)] = &[("Yusuf", "[j]"), ("Fatima", "[m]")];

#[test]
fn a_label_has_the_formatting_of_the_run_where_the_name_began() {
    let body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>met Yu</w:t></w:r><w:r><w:t>s</w:t></w:r>\
                <w:r><w:rPr><w:i/></w:rPr><w:t>uf mee</w:t></w:r></w:p>";
    assert_eq!(
        body_after(body, YUSUF),
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>met [j]</w:t></w:r><w:r><w:t></w:t></w:r>\
         <w:r><w:rPr><w:i/></w:rPr><w:t> mee</w:t></w:r></w:p>"
    );
}

#[test]
fn each_way_of_reading_tracked_changes_is_scrubbed() {
    let del = |text: &str| format!("<w:del w:id=\"1\"><w:r><w:delText>{text}</w:delText></w:r></w:del>");
    let ins = |text: &str| format!("<w:ins w:id=\"2\"><w:r><w:t>{text}</w:t></w:r></w:ins>");
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    for (before, after) in [
        // The newest text holds the name, the older one does not.
        (
            format!("{}{}{}", run("Yu"), del("X"), run("suf.")),
            format!("{}{}{}", run("[j]"), del("X"), run(".")),
        ),
        // Only the older one does.
        (
            format!("{}{}{}", run("Yu"), del("suf"), run(" kwam")),
            format!("{}{}{}", run("[j]"), del(""), run(" kwam")),
        ),
        // One name became another.
        (
            format!("{}{}{}", del("Yusuf"), ins("Fatima"), run(" belt")),
            format!("{}{}{}", del("[j]"), ins("[m]"), run(" belt")),
        ),
        // Inserted by one, deleted by another: only there for who looks at all changes.
        (format!("<w:ins>{}</w:ins>", del("Yusuf")), format!("<w:ins>{}</w:ins>", del("[j]"))),
    ] {
        assert_eq!(body_after(&format!("<w:p>{before}</w:p>"), YUSUF), format!("<w:p>{after}</w:p>"));
    }
}

#[test]
fn blanks_of_the_newest_text_stay() {
    let body = "<w:p><w:r><w:t>moeder Fatima </w:t></w:r><w:del><w:r><w:delText>Bouchta </w:delText></w:r></w:del>\
                <w:r><w:t>belt</w:t></w:r></w:p>";
    let after = body_after(body, &[(" Fatima Bouchta", ""), (" Fatima", "")]);
    assert!(after.contains("<w:t>moeder </w:t>") && after.contains("<w:t>belt</w:t>"), "{after}");
}

#[test]
fn text_where_no_text_belongs_is_left_out() {
    let body = "<w:p>yusuf<w:r>yusuf<w:t>Dag <w:x>yusuf</w:x>Yu</w:t></w:r><w:r><w:instrText>yusuf</w:instrText></w:r>\
                <w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PA<w:x>yusuf</w:x>GE</w:instrText>\
                <w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>suf</w:t></w:r></w:p>";
    let after = body_after(body, YUSUF);
    assert!(!after.contains("yusuf") && after.contains("Dag [j]") && after.contains(" PAGE "), "{after}");
}

#[test]
fn all_texts_are_read_together_and_with_their_neighbours() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let body = format!(
        "<w:p><w:r><w:t>een</w:t><w:tab/><w:t>twee</w:t></w:r></w:p><w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>\
         <w:p><w:r><w:t>drie</w:t></w:r></w:p>",
        cell("Naam"),
        cell("Yusuf"),
        cell("BSN"),
        cell("-")
    );
    let mut read = Vec::new();
    let result = scrub(&document(&body), &mut by_words(YUSUF, &mut read)).unwrap();
    assert_eq!(read[0], "een\ttwee\nNaam\tYusuf\nBSN\t-\ndrie\n");
    let places: Vec<_> =
        result.pieces.iter().map(|p| (p.place.as_str(), p.text.as_str(), p.spans.len())).collect();
    assert_eq!(places[0], ("alinea 1", "een\ttwee", 0));
    assert_eq!(places[2], ("tabel 1, rij 1, kolom 2", "Yusuf", 1));
    assert_eq!(places[5], ("alinea 2", "drie", 0));
}

/// A scrubber that sees a name in a sentence and nowhere else.
fn blind(texts: &[&str]) -> Vec<Deidentified> {
    let plain = |text: &str| Deidentified { text: text.to_owned(), spans: vec![] };
    let answer = |text: &&str| if text.starts_with("Met ") { replaced(text, YUSUF) } else { plain(text) };
    texts.iter().map(answer).collect()
}

#[test]
fn names_without_a_sentence_are_taken_out_when_a_sentence_shows_them() {
    let body = "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"Hand van Yusuf\"/></w:rPr><w:t>Met Yusuf</w:t></w:r></w:p>\
                <w:sdt><w:sdtPr><w:tag w:val=\"dossier yusuf\"/></w:sdtPr><w:sdtContent/></w:sdt>";
    let scrubbed = scrub(&document(body), &mut blind).unwrap();
    let text = part(&scrubbed.bytes, "word/document.xml");
    assert!(text.contains("w:ascii=\"Arial\"") && text.contains("weggehaald 1"), "{text}");
    assert!(!text.to_lowercase().contains("yusuf"));
}

#[test]
fn what_is_left_elsewhere_is_refused_without_quoting_it() {
    let body = "<w:p><w:r><w:t>Met Yusuf</w:t></w:r><w:r><w:pict><v:shape \
                xmlns:v=\"urn:schemas-microsoft-com:vml\" style=\"width:1pt;mso-naam:Yusuf\"/></w:pict></w:r></w:p>";
    let error = scrub(&document(body), &mut blind).unwrap_err();
    assert_eq!(error.place.as_deref(), Some("de tekst"));
    assert!(!error.to_string().to_lowercase().contains("yusuf"), "{error}");
    // A scrubber that does not answer for every text.
    assert!(scrub(&document(body), &mut |_| Vec::new()).is_err());
}

#[test]
fn a_word_that_the_sentence_keeps_may_stay() {
    // `hoop` was a name in one sentence and a word in the other.
    let body = "<w:p><w:r><w:t>mevrouw Hoop</w:t></w:r></w:p><w:p><w:r><w:t>er is hoop</w:t></w:r></w:p>";
    let after = body_after(body, &[("mevrouw Hoop", "[persoon 1]")]);
    assert!(after.contains("er is hoop"), "{after}");
}

#[test]
fn hostile_packages_are_refused() {
    let root = relations(&[("rId1", "officeDocument", "word/document.xml")]);
    let with = |text: &[u8]| zipped(&[("_rels/.rels", &root), ("word/document.xml", text)]);
    let deep = format!("<w:document {NS}>{}{}</w:document>", "<w:p>".repeat(5000), "</w:p>".repeat(5000));
    let spaces = format!("<w:document {NS}>{}</w:document>", " ".repeat(80 << 20));
    let many: Vec<u8> = format!("<w:document {NS}>{}</w:document>", "<w:b/>".repeat(2_100_000)).into_bytes();
    let attributes: String = (0..5000).map(|n| format!(" a{n}=\"\"")).collect();
    let wide = format!("<w:document {NS}{attributes}></w:document>");
    let lol = format!("<!DOCTYPE x [<!ENTITY a \"aa\">]><w:document {NS}>&a;</w:document>");
    let entity = format!("<w:document {NS}>&onbekend;</w:document>");
    let climbing = relations(&[("rId1", "officeDocument", "../../word/document.xml")]);
    let missing = relations(&[("rId1", "officeDocument", "word/elders.xml")]);
    let parts: Vec<(String, Vec<u8>)> = (0..6000).map(|n| (format!("x{n}"), Vec::new())).collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, d)| (n.as_str(), d.as_slice())).collect();
    for (what, bytes) in [
        ("deep", with(deep.as_bytes())),
        ("blanks", with(spaces.as_bytes())),
        ("many", with(&many)),
        ("wide", with(wide.as_bytes())),
        ("doctype", with(lol.as_bytes())),
        ("entity", with(entity.as_bytes())),
        ("latin", with(b"<w:document>\xe9</w:document>")),
        ("unclosed", with(format!("<w:document {NS}><w:p>").as_bytes())),
        ("prefix", with(b"<w:document/>")),
        ("empty", with(b"")),
        ("other root", with(format!("<w:styles {NS}/>").as_bytes())),
        ("climbing", zipped(&[("_rels/.rels", &climbing), ("word/document.xml", b"<x/>")])),
        ("missing", zipped(&[("_rels/.rels", &missing)])),
        ("no relations", zipped(&[("word/document.xml", b"<x/>")])),
        (
            "case",
            zipped(&[("_rels/.rels", &root), ("word/document.xml", b"<x/>"), ("WORD/document.xml", b"<y/>")]),
        ),
        ("parts", zipped(&parts)),
        ("no zip", b"gewone tekst".to_vec()),
        ("old", [&[0xd0, 0xcf, 0x11, 0xe0][..], &[0; 600]].concat()),
        ("nothing", Vec::new()),
    ] {
        let error = scrub(&bytes, &mut by_words(YUSUF, &mut Vec::new())).expect_err(what);
        assert!(error.remedy.is_some(), "{what}: {error}");
    }
}

#[test]
fn a_huge_paragraph_takes_linear_time() {
    let run = "<w:r><w:t>Yusuf gaat </w:t></w:r><w:r><w:t>met Fat</w:t></w:r><w:r><w:t>ima mee. </w:t></w:r>";
    let body = format!("<w:p>{}</w:p>", run.repeat(30_000));
    let start = std::time::Instant::now();
    let after = body_after(&body, YUSUF);
    assert_eq!(after.matches("[j]").count(), 30_000);
    assert!(start.elapsed().as_secs() < 60);
}

#[test]
fn a_document_that_is_cut_off_anywhere_gives_an_error_or_a_document() {
    let whole = data("libreoffice.docx");
    for end in (0..whole.len()).step_by(97) {
        let _ = scrub(&whole[..end], &mut by_words(YUSUF, &mut Vec::new()));
    }
    for at in (0..whole.len()).step_by(61) {
        let mut broken = whole.clone();
        broken[at] ^= 0x55;
        let _ = scrub(&broken, &mut by_words(YUSUF, &mut Vec::new()));
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let bytes = data("tricks.docx");
    assert_eq!(scrubbed(&bytes).unwrap().bytes, scrubbed(&bytes).unwrap().bytes);
}

#[test]
fn what_was_taken_out_is_said() {
    let warnings = scrubbed(&data("tricks.docx")).unwrap().warnings.join("\n");
    for word in
        ["ingesloten bestand", "macro's", "ingevoegd document", "leeg vlak", "adressen achter koppelingen"]
    {
        assert!(warnings.contains(word), "{word} in {warnings}");
    }
    assert!(scrubbed(&data("python_docx.docx")).unwrap().warnings.join("\n").contains("kijk zelf"));
}

/// The list that undoes a scrubbing, and the document with the names back.
fn undone(scrubbed: &Scrubbed, bytes: &[u8]) -> (Vec<u8>, usize) {
    let piece = |part: &Piece| {
        let spans = part.spans.iter().map(|span| (span.start, span.end, span.replacement.as_str()));
        MapPiece::new(&part.place, &part.text, spans)
    };
    let pieces: Vec<MapPiece> = scrubbed.parts.iter().map(piece).collect();
    let mut left = 0;
    let mut edit = |part: &Whole| {
        let piece = pieces.iter().find(|piece| piece.place == part.place).unwrap();
        let restored = vault::restore(piece, &part.text);
        left += restored.left.len();
        restored.edits
    };
    (docx::restore(bytes, &mut edit).unwrap(), left)
}

/// The texts of all parts, as they are given to a scrubber.
fn texts_of(bytes: &[u8]) -> Vec<(String, String)> {
    let plain = |texts: &[&str]| {
        texts.iter().map(|text| Deidentified { text: (*text).to_owned(), spans: vec![] }).collect()
    };
    let read = scrub(bytes, &mut { plain }).unwrap();
    read.parts.into_iter().map(|part| (part.place, part.text)).collect()
}

#[test]
fn names_go_back_into_a_scrubbed_document() {
    for name in ["python_docx.docx", "libreoffice.docx", "strict.docx", "tricks.docx"] {
        let bytes = data(name);
        let scrubbed = scrubbed(&bytes).unwrap();
        let (back, left) = undone(&scrubbed, &scrubbed.bytes);
        keep(&format!("terug_{name}"), &back);
        assert_eq!(texts_of(&back), texts_of(&bytes), "{name}");
        assert_eq!(left, 0, "{name}");
    }
}

const NAMES: [(&str, &str); 6] = [
    ("Yusuf", "[1]"),
    ("Fatima", "[2]"),
    ("Bregje", "[3]"),
    ("Oskar", "[4]"),
    ("Wende", "[5]"),
    ("Hilmi", "[6]"),
];

/// A fragment of a name in a run, change, field, link or box.
fn wrapped(text: &str, kind: u8) -> String {
    let run = format!("<w:r><w:t>{text}</w:t></w:r>");
    let deleted = format!("<w:r><w:delText>{text}</w:delText></w:r>");
    match kind {
        0 => format!("<w:del w:author=\"Yusuf\">{deleted}</w:del>"),
        1 => format!("<w:ins w:author=\"Yusuf\">{run}</w:ins>"),
        2 => format!("<w:ins><w:del>{deleted}</w:del></w:ins>"),
        3 => format!("<w:moveFrom>{run}</w:moveFrom>"),
        4 => format!("<w:hyperlink w:tooltip=\"Yusuf\">{run}</w:hyperlink>"),
        5 => format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>AUTHOR {text}</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{run}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        ),
        6 => format!("<w:r><w:pict><w:txbxContent><w:p>{run}</w:p></w:txbxContent></w:pict></w:r>"),
        7 => format!(
            "<w:sdt><w:sdtPr><w:tag w:val=\"Yusuf\"/></w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"
        ),
        _ => run,
    }
}

/// A name, cut in three, in three wrappers, and what stands behind it.
type Torn = ((usize, usize), (u8, u8, u8), usize);

fn paragraph(names: &[(usize, &Torn)]) -> String {
    let torn = names.iter().map(|(nth, ((first, second), (a, b, c), filler))| {
        let name = NAMES[*nth].0;
        let (one, two) = (first % name.len(), second % name.len());
        let (one, two) = (one.min(two), one.max(two));
        let deleted = wrapped("x", 0);
        let fillers = ["", "<w:r><w:t> en </w:t></w:r>", "<w:r><w:tab/></w:r>", &deleted];
        let parts = [wrapped(&name[..one], *a), wrapped(&name[one..two], *b), wrapped(&name[two..], *c)];
        format!("{}{}", parts.concat(), fillers[*filler])
    });
    format!("<w:p>{}</w:p>", torn.collect::<String>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    /// However names lie over runs and changes, no way of reading the result shows one.
    #[test]
    fn no_way_of_reading_shows_a_name(
        torn in prop::collection::vec(((0usize..9, 0usize..9), (0..12u8, 0..12u8, 0..12u8), 0..4usize), NAMES.len()),
        first in 0..6usize,
        mark in 0..3usize,
    ) {
        let all: Vec<(usize, &Torn)> = torn.iter().enumerate().collect();
        let end = ["", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>"][mark];
        let body = format!("{}{}", paragraph(&all[..first]).replacen("<w:p>", &format!("<w:p>{end}"), 1), paragraph(&all[first..]));
        let result = scrub(&document(&body), &mut by_words(&NAMES, &mut Vec::new())).unwrap();
        let text = part(&result.bytes, "word/document.xml");
        prop_assert!(NAMES.iter().all(|(name, _)| !text.contains(name)), "{text}");
        let again = scrub(&result.bytes, &mut by_words(&NAMES, &mut Vec::new())).unwrap();
        prop_assert!(again.pieces.iter().all(|piece| piece.spans.is_empty()), "{body}\n{text}");
    }
}

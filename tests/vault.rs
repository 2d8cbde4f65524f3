//! The list that undoes a replacement: it opens with its passphrase only, and puts back what was there.

use std::fs;
use std::path::Path;

use mdo::error::Status;
use mdo::vault::{Map, MapFile, MapPiece, Passphrase, open, restore, seal};
use proptest::prelude::*;

const WORDS: &str = "fiets banaan regen tafel";

fn passphrase(words: &str) -> Passphrase {
    Passphrase::new(words.to_owned())
}

/// A text in which each `{original|label}` was replaced.
fn piece(marked: &str) -> (String, MapPiece) {
    let (mut original, mut spans) = (String::new(), Vec::new());
    for (nth, part) in marked.split('{').enumerate() {
        let Some((replaced, rest)) = part.split_once('}').filter(|_| nth > 0) else {
            original.push_str(part);
            continue;
        };
        let (was, label) = replaced.split_once('|').unwrap();
        spans.push((original.len(), original.len() + was.len(), label));
        original.push_str(was);
        original.push_str(rest);
    }
    let piece = MapPiece::new("alinea 1", &original, spans);
    (original, piece)
}

fn map() -> Map {
    let (_, piece) = piece("Moeder {Fatima Bouchta|[moeder]} belt op {06-12345678|[telefoonnummer]}.");
    Map { files: vec![MapFile { name: "verslag.txt".into(), pieces: vec![piece] }] }
}

#[test]
fn only_its_passphrase_opens_it() {
    let sealed = seal(&map(), &passphrase(WORDS)).unwrap();
    assert!(!String::from_utf8_lossy(&sealed).contains("Fatima"));
    assert_eq!(open(&sealed, &passphrase(WORDS)).unwrap(), map());
    assert_eq!(map().file("verslag.txt").unwrap().pieces.len(), 1);
    let error = open(&sealed, &passphrase("fiets banaan regen stoel")).unwrap_err();
    assert_eq!(
        (error.status, error.problem.as_str()),
        (Status::Input, "deze wachtzin past niet bij de sleutellijst")
    );
    // Twice the same is not the same file.
    assert_ne!(sealed, seal(&map(), &passphrase(WORDS)).unwrap());
    assert_eq!(seal(&map(), &passphrase("kort")).unwrap_err().status, Status::Usage);
    assert_eq!(format!("{:?}", passphrase(WORDS)), "Passphrase");
}

/// Made with the age crate: `age::Encryptor` with a scrypt recipient of work factor 10.
fn by_age() -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vault/by_age.age")).unwrap()
}

#[test]
fn a_list_that_another_program_of_the_format_wrote_opens() {
    assert_eq!(open(&by_age(), &passphrase(WORDS)).unwrap(), map());
}

#[test]
fn what_was_changed_or_cut_off_does_not_open() {
    let sealed = by_age();
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert!(open(&changed, &passphrase(WORDS)).is_err(), "byte {at}");
    }
    for end in 0..sealed.len() {
        assert!(open(&sealed[..end], &passphrase(WORDS)).is_err(), "cut at {end}");
    }
    assert!(open(&[&sealed[..], b"x"].concat(), &passphrase(WORDS)).is_err());
    for other in [&b""[..], b"PK\x03\x04", b"age-encryption.org/v1\n-> X25519 abc\n"] {
        assert!(open(other, &passphrase(WORDS)).unwrap_err().problem.contains("geen sleutellijst"));
    }
}

#[test]
fn a_list_that_asks_for_endless_work_is_refused_at_once() {
    let text = String::from_utf8_lossy(&by_age()).into_owned();
    let header = text.lines().nth(1).unwrap().to_owned();
    for work in ["19", "30", "63", "64", "255", "999", "-1", "+10", "010", "1e1"] {
        let asked = format!("{} {work}", header.rsplit_once(' ').unwrap().0);
        let bytes = by_age();
        let at = bytes.windows(header.len()).position(|w| w == header.as_bytes()).unwrap();
        let changed = [&bytes[..at], asked.as_bytes(), &bytes[at + header.len()..]].concat();
        let start = std::time::Instant::now();
        assert!(open(&changed, &passphrase(WORDS)).is_err());
        assert!(start.elapsed().as_millis() < 200, "{work}");
    }
}

#[test]
fn a_long_list_is_sealed_in_pieces() {
    for length in [65_000, 65_536, 131_072, 400_000] {
        let piece = MapPiece { result: "x".repeat(length), ..MapPiece::default() };
        let map = Map { files: vec![MapFile { name: String::new(), pieces: vec![piece] }] };
        let sealed = seal(&map, &passphrase(WORDS)).unwrap();
        assert_eq!(open(&sealed, &passphrase(WORDS)).unwrap(), map);
        assert!(open(&sealed[..sealed.len() - 65_552 % sealed.len()], &passphrase(WORDS)).is_err());
    }
}

/// What comes back of an edited result, and how many labels are left in it.
fn after(marked: &str, edit: impl Fn(&str) -> String) -> (String, usize, usize) {
    let (_, piece) = piece(marked);
    let restored = restore(&piece, &edit(&piece.result));
    assert!(!restored.exact);
    (restored.text, restored.left.len(), restored.missing)
}

#[test]
fn an_untouched_text_comes_back_whole() {
    let (original, piece) = piece("a {Één|[x]}{twee|}\r\n\u{0}{😀|[y]} [x] eind{e|[z]}");
    let restored = restore(&piece, &piece.result);
    assert!(restored.exact && restored.left.is_empty());
    assert_eq!((restored.text, restored.edits.len()), (original, 4));
}

#[test]
fn lines_that_stayed_the_same_are_restored_by_place() {
    let marked =
        "{Fatima|[moeder]} belt {Jan|[persoon]} op.\n{Mw. Bouchta|[moeder]} mailt {Piet|[persoon]}.\n";
    let (text, left, missing) = after(marked, |result| format!("Nieuwe regel erboven.\n{result}En eronder."));
    assert_eq!(text, "Nieuwe regel erboven.\nFatima belt Jan op.\nMw. Bouchta mailt Piet.\nEn eronder.");
    assert_eq!((left, missing), (0, 0));
    // In another order, and with other line ends.
    let (text, left, _) =
        after(marked, |result| result.lines().rev().map(|line| format!("{line}\r\n")).collect());
    assert_eq!((text.as_str(), left), ("Mw. Bouchta mailt Piet.\r\nFatima belt Jan op.\r\n", 0));
}

#[test]
fn in_a_changed_line_words_around_a_label_tell_which_it_is() {
    let marked = "Op {2 mei|[datum]} belde school, op {3 juni|[datum]} kwam {Jan|[persoon 1]} langs.";
    let (text, left, _) = after(marked, |result| result.replace("langs", "nog even langs"));
    assert_eq!((text.as_str(), left), ("Op 2 mei belde school, op 3 juni kwam Jan nog even langs.", 0));
    let (text, left, missing) = after(marked, |result| result.replace("Op [datum] belde school, op", "Op"));
    assert_eq!((text.as_str(), left, missing), ("Op 3 juni kwam Jan langs.", 0, 1));
}

#[test]
fn a_label_that_may_be_two_things_is_left_and_named() {
    let (_, piece) = piece("{2 mei|[datum]}: {Jan|[persoon]}\n{3 mei|[datum]}: {Piet|[persoon]}\n");
    let restored = restore(&piece, "Samen:\n[datum]: [persoon] en verder niets\n");
    assert_eq!(restored.text, "Samen:\n[datum]: [persoon] en verder niets\n");
    let left: Vec<_> = restored.left.iter().map(|left| (left.line, left.label.as_str())).collect();
    assert_eq!(left, [(2, "[datum]"), (2, "[persoon]")]);
    assert_eq!(restored.missing, 2);
    // One of two lines that look the same was taken out.
    let restored = restore(&piece, "[datum]: [persoon]\n");
    assert_eq!((restored.edits.len(), restored.left.len()), (0, 2));
}

#[test]
fn a_label_that_is_one_thing_everywhere_is_restored_where_it_was_put() {
    let marked = "{Fatima|[moeder]} belt. Daarna belt {Fatima|[moeder]} weer.";
    let (text, left, _) = after(marked, |_| "Samenvatting: [moeder] belt [moeder] en [moeder].".into());
    assert_eq!((text.as_str(), left), ("Samenvatting: Fatima belt Fatima en Fatima.", 0));
    // Unless somebody typed that label.
    let marked = "{Fatima|[moeder]} belt. In het formulier staat [moeder].";
    let (text, left, _) = after(marked, |_| "Kort: [moeder].".into());
    assert_eq!((text.as_str(), left), ("Kort: [moeder].", 1));
}

#[test]
fn what_left_no_label_comes_back_between_its_words() {
    let marked = "Gesprek met moeder{ Fatima|} op school over de klas.";
    let (text, ..) = after(marked, |result| format!("{result} Klaar."));
    assert_eq!(text, "Gesprek met moeder Fatima op school over de klas. Klaar.");
    let (text, _, missing) = after(marked, |_| "Heel iets anders".into());
    assert_eq!((text.as_str(), missing), ("Heel iets anders", 1));
}

#[test]
fn a_large_edited_text_takes_little_time() {
    let line =
        "Op {2 mei|[datum]} belde {Fatima|[moeder]} over {Yusuf|[jeugdige]} en kwam {Jan|[persoon]} mee.\n";
    let (_, piece) = piece(&line.repeat(20_000));
    let start = std::time::Instant::now();
    let restored = restore(&piece, &piece.result.replace(" mee", " ook mee"));
    assert_eq!(restored.edits.len(), 80_000);
    assert!(start.elapsed().as_secs() < 20);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Any text with any stretches replaced comes back byte for byte.
    #[test]
    fn what_was_replaced_comes_back(text in "\\PC{0,60}", cuts in prop::collection::vec(0usize..200, 0..8), label in "(\\[x\\]|)") {
        let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut at: Vec<usize> = cuts.iter().map(|cut| bounds[cut % bounds.len()]).collect();
        at.sort_unstable();
        let spans = at.chunks_exact(2).map(|pair| (pair[0], pair[1], label.as_str()));
        let piece = MapPiece::new("", &text, spans);
        let restored = restore(&piece, &piece.result);
        prop_assert!(restored.exact);
        prop_assert_eq!(restored.text, text);
    }

    /// Of an edited text nothing is lost that was not a label, and no label becomes what it never stood for.
    #[test]
    fn an_edit_never_brings_a_wrong_name(lines in prop::collection::vec(0usize..6, 1..8), taken in 0usize..8, word in 0usize..3) {
        let kinds = ["{Jan|[p]} belt.", "{Piet|[p]} belt.", "op {2 mei|[d]} kwam {Jan|[p]}", "niets", "{Anna|[m]} en {Jan|[p]}", "{3 mei|[d]}"];
        let marked: Vec<String> = lines.iter().enumerate().map(|(n, kind)| format!("{n}: {}", kinds[*kind])).collect();
        let (_, piece) = piece(&marked.join("\n"));
        let mut edited: Vec<String> = piece.result.lines().map(str::to_owned).collect();
        edited.remove(taken % edited.len());
        if let Some(line) = edited.get_mut(word) {
            line.push_str(" erbij");
        }
        let restored = restore(&piece, &edited.join("\n"));
        for line in restored.text.lines() {
            let number: usize = line.split(':').next().unwrap().parse().unwrap();
            let originals = marked[number].clone();
            for name in ["Jan", "Piet", "Anna", "2 mei", "3 mei"] {
                prop_assert!(!line.contains(name) || originals.contains(name), "{line} / {originals}");
            }
        }
    }
}

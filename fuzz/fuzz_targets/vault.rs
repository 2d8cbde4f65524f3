//! The encrypted list: opening any bytes; and putting back in a text that somebody edited. Input that begins with `age`
//! is a list; else its lines are: stretches as `begin,length` with spaces between, what comes instead, the text, and
//! behind a form feed what became of the result afterwards.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mdo::vault::{MapPiece, Passphrase, open, restore};

const WORDS: &str = "fiets banaan regen tafel";

fn restored(input: &str) -> Option<()> {
    let mut lines = input.splitn(3, '\n');
    let (places, label, rest) = (lines.next()?, lines.next()?, lines.next()?);
    let (text, edited) = rest.split_once('\u{c}').unwrap_or((rest, ""));
    let mut done = 0;
    let mut spans = Vec::new();
    for place in places.split(' ') {
        let (start, length) = place.split_once(',')?;
        let start = done + start.parse::<u16>().ok()? as usize;
        done = start + length.parse::<u16>().ok()? as usize;
        spans.push((start, done, label));
    }
    let piece = MapPiece::new("1", text, spans);
    assert_eq!(piece.original(), text, "the list does not give the original");
    let back = restore(&piece, &piece.result);
    assert!(back.exact && back.text == text, "an untouched result does not give the original");
    let back = restore(&piece, edited);
    let mut at = 0;
    for (start, end, _) in &back.edits {
        assert!(at <= *start && edited.get(*start..*end).is_some(), "edits are in the text, in order");
        at = *end;
    }
    Some(())
}

fuzz_target!(|data: &[u8]| {
    if data.starts_with(b"age") {
        if let Ok(map) = open(data, &Passphrase::new(WORDS.into())) {
            map.files.iter().flat_map(|file| &file.pieces).for_each(|piece| {
                restore(piece, &piece.result);
            });
        }
    } else if let Ok(input) = std::str::from_utf8(data) {
        restored(input);
    }
});

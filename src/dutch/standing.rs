//! How people write how an action stands: `klaar`, `loopt`, `gaat niet door`.

use super::word_list::WordList;

/// How an action stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// To be done, or being done.
    Open,
    /// Done.
    Done,
    /// Dropped.
    Dropped,
}

/// How people begin to write that an action is done.
pub const DONE: &[&str] = &[
    "gedaan",
    "klaar",
    "afgerond",
    "gereed",
    "voltooid",
    "afgehandeld",
    "uitgevoerd",
    "geregeld",
    "gelukt",
    "gebeurd",
];

/// How people begin to write that it is dropped.
const DROPPED: &[&str] = &[
    "verval",
    "gestopt",
    "stopt",
    "niet meer",
    "niet nodig",
    "niet doorgegaan",
    "gaat niet door",
    "komt te vervallen",
    "hoeft niet",
    "geannuleerd",
    "gecanceld",
    "doorgehaald",
    "ingetrokken",
    "geschrapt",
    "afgeblazen",
    "overbodig",
];

/// What a word beside an action says plainly, where any other word may be part of it: `is gedaan`, `vervallen`.
pub fn plainly(word: &str) -> Option<Standing> {
    #[rustfmt::skip]
    static DONE: WordList = WordList::new(&[
        "gedaan", "afgerond", "voltooid", "afgehandeld", "uitgevoerd", "gereed", "klaar", "geregeld", "done",
    ]);
    static DROPPED: WordList = WordList::new(&["vervallen", "vervalt", "komt te vervallen", "geannuleerd"]);
    let word = word.trim();
    let word = ["is ", "reeds ", "al "].iter().find_map(|lead| word.strip_prefix(lead)).unwrap_or(word);
    match () {
        () if DONE.has(word) => Some(Standing::Done),
        () if DROPPED.has(word) => Some(Standing::Dropped),
        () => None,
    }
}

/// What a cell for the status says, when it says just that: `nog niet gestart`, `n.v.t.`, `reeds afgerond`.
pub fn standing(text: &str) -> Option<Standing> {
    const LONGEST: usize = 60;
    if text.len() > LONGEST {
        return None;
    }
    #[rustfmt::skip]
    static DONE_WHOLE: WordList = WordList::new(&[
        "ja", "x", "v", "✓", "✔", "done", "afgesloten", "gesloten", "verwerkt", "afgevinkt", "voldaan", "behaald", "verstuurd",
        "verzonden", "100%", "ok",
    ]);
    static DROPPED_WHOLE: WordList = WordList::new(&[
        "nvt",
        "n.v.t",
        "niet van toepassing",
        "cancelled",
        "canceled",
        "afgezegd",
        "komt niet",
    ]);
    #[rustfmt::skip]
    static OPEN: WordList = WordList::new(&[
        "open", "openstaand", "loopt", "lopend", "lopende", "bezig", "mee bezig", "gepland", "ingepland", "in behandeling",
        "in uitvoering", "in gang", "in gang gezet", "nieuw", "wacht", "wachten", "wachtlijst", "on hold", "aangehouden",
        "uitgesteld", "doorgeschoven", "staat uit", "te doen", "todo", "to do", "deels", "gedeeltelijk", "half", "gestart",
        "gestart met", "begonnen", "ingezet", "uitgezet", "volgt", "nee", "actief", "onbekend", "in afwachting", "blijft staan",
        "blijft open", "bijna klaar", "deels klaar", "deels gedaan", "deels afgerond", "half klaar", "moet nog",
    ]);
    let lower = text.trim().trim_end_matches(['.', '!']).to_lowercase();
    let lower = ["is ", "reeds ", "al ", "inmiddels "]
        .iter()
        .find_map(|lead| lower.strip_prefix(lead))
        .unwrap_or(&lower);
    let begins = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
    match () {
        () if begins(DROPPED) || DROPPED_WHOLE.has(lower) => Some(Standing::Dropped),
        () if begins(DONE) || DONE_WHOLE.has(lower) => Some(Standing::Done),
        () if OPEN.has(lower) || begins(&["nog ", "niet ", "loopt ", "bezig ", "wacht op", "wachten op"]) => {
            Some(Standing::Open)
        }
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_how_it_stands() {
        for (text, expected) in [
            ("Reeds geregeld", Some(Standing::Done)),
            ("afgerond 2-12", Some(Standing::Done)),
            ("nog niet klaar", Some(Standing::Open)),
            ("niet gelukt", Some(Standing::Open)),
            ("deels gedaan", Some(Standing::Open)),
            ("gaat niet door, verhuisd", Some(Standing::Dropped)),
            ("N.v.t.", Some(Standing::Dropped)),
            ("moeder is ziek", None),
        ] {
            assert_eq!(standing(text), expected, "{text}");
        }
    }
}

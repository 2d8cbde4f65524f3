//! Numbers of files, registers and professionals: behind a label, or of an unmistakable shape.

use super::{hit, line_before};
use crate::deid::{Annotation, Category};
use crate::dutch::fold::fold;
use crate::dutch::side::{char_at, char_before, floor, word_char};
use crate::dutch::word_list::WordList;

/// Words before a number that make it the number of a record, without `nr` and `nummer` behind them.
#[rustfmt::skip]
static LABELS: WordList = WordList::new(&[
    "dossier", "zaak", "polis", "client", "patient", "kenmerk", "registratie", "aanmeld", "aanmeldings",
    "melding", "meldings", "beschikking", "beschikkings", "relatie", "klant", "leerling", "paspoort",
    "rijbewijs", "id-kaart", "identiteitskaart", "identiteitsbewijs", "vreemdelingen", "parket", "rekest",
    "skj", "big", "agb", "uzovi", "referentie", "ref", "factuur", "case", "casus", "incident", "pv",
    "proces-verbaal", "verzekerden", "verzekerings", "brin", "kvk", "ons kenmerk", "uw kenmerk", "agb-code",
    "agbcode", "zorgverzekering", "document", "bsnk", "zorgdossier", "his", "ecd", "medewerkers",
    "personeels", "lidmaatschaps", "pas", "pasje", "volg", "toewijzings", "indicatie", "rol", "zaaks",
    "kinderbijslag", "sociaal", "gezins", "kenm", "v", "verzekering", "vermelding", "gemeld", "aanmelding",
    "huisverbod", "vreemdeling", "ordernummer", "meldcode", "verzekerde", "mrn", "report", "rapport", "record",
    "pat", "lln", "pnt", "leerl", "zorgpas", "mutatie", "debiteur", "deb", "bvh", "verz", "pol", "doss", "dos", "inschrijf",
    "inschrijvings", "opdracht", "bestel", "ontvangst", "contract", "toekennings", "aangifte", "cb", "student",
    "zorgkantoor", "zorgmail", "toegangs", "reg", "afspraak", "verwijs", "zorgdomein", "perscode", "pid", "epd", "uzi", "rsin",
    "ssin",
]);

/// Labels that need `nr` or `nummer`, because numbers of another kind often follow them.
#[rustfmt::skip]
const NEED_NUMBER: &[&str] = &[
    "big", "melding", "client", "patient", "leerling", "klant", "relatie", "his", "ecd", "pas", "volg",
    "indicatie", "rol", "sociaal", "document", "case", "gezins", "pv", "zorgverzekering", "aanmeld",
    "pasje", "incident", "registratie", "v", "verzekering", "aanmelding", "gemeld", "huisverbod", "meldcode",
    "verzekerde", "report", "rapport", "record", "pat", "lln", "pnt", "leerl", "mutatie", "deb", "verz",
    "pol", "dos", "opdracht", "bestel", "contract", "aangifte", "cb", "student", "reg", "afspraak", "verwijs", "toegangs",
];

/// Between label and number.
#[rustfmt::skip]
static FILLERS: WordList = WordList::new(&[
    "nr", "nummer", "no", "code", "id", "is", "van", "met", "het", "registratie", "num", "geregistreerd", "praktijk", "huisarts", "moeder", "vader", "kind", "jeugdige", "zorgverlener",
    "onder", "bekend",
]);

/// Longest record number.
const LONGEST: usize = 32;

fn token_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | '_')
}

/// The letters, digits and signs around a digit, and not what is settled.
fn token(text: &str, at: usize, done: usize) -> Option<(usize, usize)> {
    let from = floor(text, at.saturating_sub(LONGEST)).max(done);
    let head = &text[from..at];
    let start = from + head.trim_end_matches(token_char).len();
    let limit = floor(text, (at + LONGEST).min(text.len()));
    let tail = &text[at..limit];
    let len = tail.find(|c: char| !token_char(c)).unwrap_or(tail.len());
    let bare = text[start..at + len].trim_end_matches(['.', '-', '/', '_']);
    let lead = bare.len() - bare.trim_start_matches(['.', '-', '/', '_']).len();
    (start + bare.len() > at).then_some((start + lead, start + bare.len()))
}

/// Whether digits have neither a letter nor a sign beside them that could be part of the same number.
fn stand_alone(text: &str, at: usize, end: usize) -> bool {
    let beside = |c: Option<char>| c.is_some_and(token_char);
    !beside(char_before(text, at)) && !beside(char_at(text, end))
}

/// A number behind a label: `dossier 71330567`, `zaaknr Z/22/392805`, `AGB-code 01234567`, `BIG: 12345678901`.
pub(super) fn labelled(text: &str, at: usize, run_end: usize, done: usize) -> Option<Annotation> {
    if run_end - at < 3 && stand_alone(text, at, run_end) {
        return None;
    }
    let (start, end) = token(text, at, done)?;
    if let Some(end) = behind_slash(text, start, end) {
        return Some(hit(start, end, Category::Id, "id.code", 0.8));
    }
    let number = &text[start..end];
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    if digits < 3 || at < start || word_char(char_before(text, start)) {
        return None;
    }
    // `dossiernr.71330567`: the label may be glued to the number.
    let glued = number.rfind(['.', '/', '-']).filter(|sign| {
        number[..*sign].chars().all(char::is_alphabetic) && is_label_word(&fold(&number[..*sign])).is_some()
    });
    if let Some(sign) = glued {
        return Some(hit(start + sign + 1, end, Category::Id, "id.label", 0.95));
    }
    let Some(label) = label_before(text, start, digits) else { return coded(text, start, end) };
    let end = end + groups_behind(text, start, end);
    let end = end + roll_behind(&text[end..]);
    // `casus 2026-014`: the meeting's own number, a pseudonym already.
    let own = label == "casus" && is_own_number(number);
    (!own).then(|| hit(start, end, Category::Id, "id.label", 0.95))
}

/// `nr: INC-0447`, `CB-nr JGZ/552/18`, `zorgcode ZK5502-31`: letters and digits behind any word for a number.
fn coded(text: &str, start: usize, end: usize) -> Option<Annotation> {
    let letters = text[start..end].bytes().take_while(u8::is_ascii_alphabetic).count();
    let before = line_before(text, start, 24).trim_end_matches([' ', ':', '.']);
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let number = ["nr", "nummer", "code"].iter().any(|said| {
        let head = word.len().checked_sub(said.len()).and_then(|at| word.get(at..));
        head.is_some_and(|tail| tail.eq_ignore_ascii_case(said))
    });
    let other = ["postcode", "huisnummer", "huisnr"].iter().any(|other| word.eq_ignore_ascii_case(other));
    let apart = (1..=4).contains(&letters) && text[start + letters..end].contains(['-', '/', '.']);
    // `patient S. de Boer nr 3390287`: bare, and too long for anything that is counted.
    let digits = &text[start..end];
    let bare = (6..=8).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let bare = bare && !digits.starts_with('0') && matches!(fold(word).as_str(), "nr" | "nummer");
    let apart = apart || bare;
    (apart && number && !other).then(|| hit(start, end, Category::Id, "id.code", 0.8))
}

/// Where a file number ends that closes a line behind a name: `Mw. Thea Jansen / RC-90 4471`.
fn behind_slash(text: &str, start: usize, end: usize) -> Option<usize> {
    let letters = text[start..end].bytes().take_while(u8::is_ascii_uppercase).count();
    let coded = (1..=4).contains(&letters) && text[start + letters..end].starts_with('-');
    if !coded || !text[..start].ends_with(" / ") {
        return None;
    }
    let rest = &text[end..floor(text, (end + 8).min(text.len()))];
    let rest = rest.split(['\n', '\r']).next().unwrap_or_default();
    let group = rest.strip_prefix(' ').unwrap_or(rest);
    let numeric = group.len() < 6 && group.bytes().all(|byte| byte.is_ascii_digit());
    let digits = text[start..end].bytes().chain(group.bytes()).filter(u8::is_ascii_digit).count();
    (numeric && digits > 3).then_some(end + rest.len())
}

/// The bytes of what goes on behind a blank, of a number in groups: `V-nummer 284 771 9035`.
fn groups_behind(text: &str, start: usize, mut end: usize) -> usize {
    let first = end;
    let is_group = |part: &str| (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let mut last = &text[start..end];
    while is_group(last) && end - start < LONGEST {
        let rest = text[end..].strip_prefix(' ').unwrap_or_default();
        let group = &rest[..rest.find(|c: char| !token_char(c)).unwrap_or(rest.len())];
        let group = group.trim_end_matches('.');
        if !is_group(group) || group.len() < 3 {
            break;
        }
        end += 1 + group.len();
        last = group;
    }
    end - first
}

/// The bytes of the second half of a number of a court: `C/08/538211 / JE RK 18-0318`.
fn roll_behind(rest: &str) -> usize {
    let roll = || {
        let tail = rest.strip_prefix(" / ")?;
        let mut words = tail.splitn(3, ' ');
        let letters = |word: &str| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
        let coded = letters(words.next()?) && letters(words.next()?);
        let number = words.next()?;
        let end = number.find(|c: char| !(c.is_ascii_digit() || c == '-')).unwrap_or(number.len());
        (coded && end >= 4).then(|| rest.len() - number.len() + end)
    };
    roll().unwrap_or(0)
}

/// Whether a number has the form `JJJJ-NNN` of the meeting's own case numbers.
fn is_own_number(number: &str) -> bool {
    let own = number.split_once('.').map_or(number, |(own, _)| own);
    let Some((year, nth)) = own.split_once('-') else { return own.len() <= 3 };
    year.len() == 4 && nth.len() <= 3 && nth.bytes().all(|byte| byte.is_ascii_digit())
}

/// The label before a number, past fillers and signs.
fn label_before(text: &str, at: usize, digits: usize) -> Option<&'static str> {
    let before = line_before(text, at, 40);
    let mut numbered = false;
    let sign = |c: char| c.is_whitespace() || matches!(c, ':' | '.' | '#' | '=' | '(' | '\'' | '"' | '°');
    let mut rest = before.trim_end_matches(sign);
    for _ in 0..4 {
        let word_start = rest
            .rfind(|c: char| !(c.is_alphanumeric() || c == '-'))
            .map_or(0, |at| at + rest[at..].chars().next().map_or(1, char::len_utf8));
        let word = fold(&rest[word_start..]);
        if word.is_empty() {
            return None;
        }
        if let Some((label, with_number)) = is_label_word(&word) {
            return (numbered
                || with_number
                || digits > 6
                || is_coded(&text[at..])
                || !NEED_NUMBER.contains(&label)
                || before.trim_end().ends_with(':'))
            .then_some(label);
        }
        // `V-nummer van Hubrecht is 88600036`: whose number it is may stand between.
        let whose = rest[word_start..].starts_with(char::is_uppercase)
            && rest[..word_start].trim_end().ends_with(" van");
        // `meldingsnr VT 2024-001234`.
        let code = word.len() <= 3 && rest[word_start..].bytes().all(|byte| byte.is_ascii_uppercase());
        if !code && !whose && !FILLERS.has(&word) {
            return None;
        }
        numbered |= matches!(word.as_str(), "nr" | "nummer" | "no" | "num" | "id");
        rest = rest[..word_start].trim_end_matches(sign);
    }
    None
}

/// `VIM-0093`: capitals and three digits or more.
fn is_coded(number: &str) -> bool {
    let letters = number.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = number[letters..].strip_prefix('-').unwrap_or_default();
    (2..=4).contains(&letters) && rest.bytes().take_while(u8::is_ascii_digit).count() > 2
}

/// The label a folded word is, and whether `nr` or `nummer` is part of it: `dossiernr`, `clientnummer`, `BIG-nummer`.
fn is_label_word(word: &str) -> Option<(&'static str, bool)> {
    let stem = ["nummer", "nr", "num", "code"].iter().find_map(|suffix| word.strip_suffix(suffix));
    let numbered = stem.is_some();
    let stem = stem.unwrap_or(word).trim_end_matches('-');
    // `SKJ-registratienummer`: the last part says what it is.
    let stem = stem.rsplit('-').next().filter(|last| numbered && !last.is_empty()).unwrap_or(stem);
    let stem = if stem.is_empty() { word } else { stem };
    let with_s = stem.strip_suffix('s').filter(|_| numbered).unwrap_or(stem);
    // Most words before a number are no label: that is seen at once.
    if stem.len() <= COMPOUNDED && !LABELS.has(stem) && !LABELS.has(with_s) {
        return None;
    }
    let is = |label: &&str| *label == stem || *label == with_s || ends_with_label(stem, label);
    LABELS.words().find(is).map(|label| (label, numbered))
}

/// The least letters of a label that ends compounds.
const COMPOUNDED: usize = 7;

/// `politieregistratie`: a compound of a long label.
fn ends_with_label(stem: &str, label: &str) -> bool {
    label.len() >= COMPOUNDED && stem.len() > label.len() && stem.ends_with(label)
}

/// A number of which the shape alone is telling: `Z/22/392805`, `W-2019-4733`, `JB-444092`, `2022599398`.
pub(super) fn shaped(text: &str, at: usize, run_end: usize, done: usize) -> Option<Annotation> {
    if stand_alone(text, at, run_end) {
        // The police count from the year on.
        let counted = run_end - at == 10 && ["201", "202"].iter().any(|year| text[at..].starts_with(year));
        return counted.then(|| hit(at, run_end, Category::Id, "id.vorm", 0.6));
    }
    let (start, end) = token(text, at, done)?;
    let token = &text[start..end];
    if token.len() > LONGEST || !token.is_ascii() || word_char(char_before(text, start)) {
        return None;
    }
    // `C4386882`, `JB074110`: letters and six digits or more in one.
    let letters = token.bytes().take_while(u8::is_ascii_alphabetic).count();
    let glued = token.len() - letters >= 6 && token.bytes().skip(letters).all(|byte| byte.is_ascii_digit());
    if (1..=3).contains(&letters) && glued {
        return Some(hit(start, end, Category::Id, "id.vorm", 0.8));
    }
    let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    // `2021.63846`: no amount has five digits behind its stop.
    let of_year = token.split_once('.').filter(|(year, number)| {
        year.len() == 4
            && (year.starts_with("20") || year.starts_with("19"))
            && number.len() >= 5
            && digits(number)
    });
    if of_year.is_some_and(|(year, _)| digits(&year)) {
        return Some(hit(start, end, Category::Id, "id.vorm", 0.8));
    }
    // `Z18.18976`: the year and number of a file behind its letter.
    let filed = token.split_once('.').is_some_and(|(letter, number)| {
        let year = letter.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        letter.len() - year.len() == 1
            && year.len() == 2
            && digits(&year)
            && number.len() >= 4
            && digits(&number)
    });
    if filed {
        return Some(hit(start, end, Category::Id, "id.vorm", 0.8));
    }
    let parts: Vec<&str> = token.split(['-', '/']).collect();
    let fits = match parts.as_slice() {
        // `PL1500-2024090122-1`, `JW-0995-24-001377`: a code and groups of digits, many in all.
        [letters, groups @ ..] if groups.len() >= 2 && is_long_code(letters, groups) => true,
        // `JW-604169/2024`: the year behind it.
        [letters, number, year] if is_code(letters) && year.len() == 4 && number.len() >= 4 => {
            digits(number) && digits(year)
        }
        [letters, year, number] => {
            is_code(letters)
                && digits(year)
                && matches!(year.len(), 2 | 4)
                && digits(number)
                && number.len() >= 3
        }
        // `Z23-025238`: the year glued to the letter.
        [letters, number] => {
            let code = letters.trim_end_matches(|c: char| c.is_ascii_digit());
            let year = letters.len() - code.len();
            let long = number.len() >= 6 || year == 4 && number.len() >= 3 || year == 2 && number.len() == 5;
            is_code(code) && year <= 4 && digits(number) && long
        }
        _ => false,
    };
    fits.then(|| hit(start, end + roll_behind(&text[end..]), Category::Id, "id.vorm", 0.8))
}

/// Whether letters, perhaps with digits behind them, and groups of digits are the number of a file.
fn is_long_code(letters: &str, groups: &[&str]) -> bool {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let all = groups.iter().map(|group| group.len()).sum::<usize>();
    let head = letters.trim_end_matches(|c: char| c.is_ascii_digit());
    is_code(head) && groups.iter().all(|group| !group.is_empty() && digits(group)) && all >= 8
}

fn is_code(letters: &str) -> bool {
    (1..=4).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_alphabetic())
}

//! Ages in Dutch text: `14 jaar`, `14-jarige`, `veertien jaar`, `8 maanden oud`, `Sem (12)`. A duration is no age.

use super::number;
use super::side::{
    char_at, char_before, digits, is_one_of, word_after, word_before, word_before_at, word_char,
};
use super::spots::{Sort, Spot, spots};

mod units;
use units::{Unit, glued_unit, may_be_unit, unit, unit_behind, value_of, word_len};
pub(crate) use units::{fraction_end, half_end};
mod words;
use words::{
    CHILDREN, DURATION_AFTER, DURATION_BEFORE, GROWN, IS, LABELS, LASTING, MEASURED, NO_PERSON, SOMEBODY,
};

/// An age that stands in a text. Offsets are bytes; only the number itself is in the match, so that `[leeftijd] jaar`
/// stays readable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgeMatch {
    /// First byte of the number.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The number; of `3,5` and `15½` the whole part.
    pub value: u32,
    /// How it is written.
    pub form: AgeForm,
}

/// How an age is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgeForm {
    /// `14 jaar oud`, `14-jarige`, `14 jr`, `leeftijd: 14`: it can hardly be anything else.
    Certain,
    /// `is 14 jaar`, `Sem, 14 jaar`: the words around it say so.
    InContext,
    /// `Sem (14)`: a bare number in brackets behind a word; an age only when the word is a person.
    Bracketed,
    /// `Sem is 14.`: a bare number behind a verb.
    Bare,
}

/// Nobody is older.
const OLDEST: u32 = 115;

/// Finds the ages in a text, in order. A school year (`groep 7`) and a duration (`2 jaar geleden`, `al drie weken`) are none.
pub fn find_ages(text: &str) -> Vec<AgeMatch> {
    find_ages_at(text, spots(text))
}

/// The same for a text of which the spots are known.
pub fn find_ages_at(text: &str, spots: impl IntoIterator<Item = Spot>) -> Vec<AgeMatch> {
    let mut found = Vec::new();
    for Spot { start, end, sort } in spots {
        if sort.any(Sort::DIGITS) {
            if end - start <= 3 && !word_char(char_before(text, start)) {
                let months = || with_years(text, found.last(), start, end);
                found.extend(of_digits(text, start, end).or_else(months));
            }
        } else if sort.any(Sort::AGE) {
            let word = &text.as_bytes()[start..end];
            if word == b"geen" {
                found.extend(not_yet(text, start, end));
            }
            let unit = if start > 0 && may_be_unit(word) { Some(0) } else { glued_unit(word) };
            found.extend(unit.and_then(|unit| of_words(text, start + unit)));
        } else if sort.any(Sort::MARK) && text.as_bytes()[start] == b'(' {
            found.extend(bracketed_words(text, start));
        }
    }
    found.sort_by_key(|age| age.start);
    found.dedup_by_key(|age| age.start);
    found
}

/// Whether a word may be the unit of an age, or may lead to one: `jaar`, `veertienjarige`, `(nog) geen (elf)`.
pub(super) fn may_end_age(word: &[u8]) -> bool {
    may_be_unit(word) || word == b"geen" || glued_unit(word).is_some()
}

fn of_digits(text: &str, start: usize, end: usize) -> Option<AgeMatch> {
    let (value, _) = digits(text, start)?;
    if value > OLDEST || part_of_more(text, start) {
        return None;
    }
    let number_end = fraction_end(text, end);
    let age = |form| Some(AgeMatch { start, end: number_end, value, form });
    if let Some((unit, unit_end)) = unit_behind(text, number_end) {
        return form(text, start, unit, unit_end).and_then(age);
    }
    // `op haar 10e verjaardag`.
    let ordinal = ["e ", "de ", "ste "].iter().find_map(|ending| text[end..].strip_prefix(ending));
    if ordinal.is_some_and(|rest| rest.starts_with("verjaardag")) {
        return age(AgeForm::Certain);
    }
    if word_char(char_at(text, number_end)) || joined_behind(text, number_end) {
        return None;
    }
    // `meisje, 8;9`: years and months.
    let with_months = text[end..number_end].starts_with(';');
    if LABELS.has(word_before(text, start)) || with_months && behind_child(text, start) {
        return age(AgeForm::Certain);
    }
    if char_before(text, start) == Some('(') && char_at(text, number_end) == Some(')') {
        return behind_word(text, start - 1).then(|| age(AgeForm::Bracketed)).flatten();
    }
    // `Grietje, 13, woont bij oma`, `zichzelf (Hien, 6)`: between commas, or in brackets, behind a name.
    let listed = text[..start].ends_with(", ") && text[number_end..].starts_with([',', ')']);
    // `meisje, 9, woont bij oma`.
    let person = || behind_name(text, start - 2) || behind_child(text, start);
    if listed && start > 2 && value > 0 && person() {
        return age(AgeForm::Bracketed);
    }
    // `zegt 16 te zijn`, `gefeliciteerd! 6 alweer`.
    if text[number_end..].starts_with(" te zijn") || text[number_end..].starts_with(" alweer") {
        return age(AgeForm::InContext);
    }
    let rest = &text[number_end..];
    let ends = rest.starts_with(['.', '\n', ';', '!', ',']) || rest.is_empty();
    let (mut verb_at, mut verb) = word_before_at(text, start);
    // `zij is pas 9 en`, `hij is zelf pas 16.`
    let merely = is_one_of(verb, &["pas"]);
    while is_one_of(verb, &["pas", "net", "nu", "inmiddels", "zelf", "ook", "alweer", "morgen", "vandaag"]) {
        (verb_at, verb) = word_before_at(text, verb_at);
    }
    // `Ik ben Kaj en ik ben 13.`
    if is_one_of(verb, &["ben"]) && is_one_of(word_before(text, verb_at), &["ik"]) && value > 0 {
        return (ends || rest.starts_with(" en ")).then(|| age(AgeForm::InContext)).flatten();
    }
    if !is_one_of(verb, &["is", "wordt", "werd", "blijkt"]) || value == 0 {
        return None;
    }
    if merely && value <= 20 && (ends || rest.starts_with(" en ")) {
        return age(AgeForm::Bare);
    }
    // `tekent zelf (is 16)`.
    // `zegt 16 te zijn, is 46`.
    if text[..verb_at].ends_with('(') && rest.starts_with(')')
        || text[..verb_at].ends_with("te zijn, ") && ends
    {
        return age(AgeForm::InContext);
    }
    if is_measured(text, verb_at) {
        return None;
    }
    // `Wieerik is 70 en werkt nog`: of a grown person only behind the name.
    let named = behind_name(text, verb_at) && !text[..verb_at].trim_end().ends_with(['.', '\n']);
    let person = named || GROWN.has(word_before(text, verb_at));
    let fits = if value <= 20 { ends && (person || !rest.starts_with(',')) } else { person && ends };
    (fits || person && rest.starts_with(" en ")).then(|| age(AgeForm::Bare)).flatten()
}

/// Whether what stands before a verb is a thing and nobody: `BMI is 22`, `de score is 5`, `Saturatie is 98`.
fn is_measured(text: &str, verb_at: usize) -> bool {
    let (at, subject) = word_before_at(text, verb_at);
    let letters =
        subject.len() <= 4 && subject.len() > 1 && subject.bytes().all(|byte| byte.is_ascii_uppercase());
    let short = letters && text.bytes().any(|byte| byte.is_ascii_lowercase());
    let noun =
        is_one_of(word_before(text, at), &["de", "het", "een", "'t", "t", "zijn", "haar", "deze", "dit"]);
    let somebody = || CHILDREN.has(subject) || GROWN.has(subject) || SOMEBODY.has(subject);
    let thing = noun && subject.starts_with(char::is_lowercase) && !somebody();
    short || thing || MEASURED.has(subject)
}

/// The months in `17 jr, 3 mnd`, behind the years.
fn with_years(text: &str, years: Option<&AgeMatch>, start: usize, end: usize) -> Option<AgeMatch> {
    let between = text.get(years?.end..start).filter(|between| between.len() < 16)?;
    let years = between.trim_start_matches([' ', '-']);
    let (word, rest) = years.split_at(word_len(years, 0));
    let near =
        matches!(rest, ", " | " " | " en " | " + " | "." | ". ") || rest.is_empty() && !word.is_empty();
    let (value, _) = digits(text, start)?;
    let (months, _) = unit_behind(text, end).filter(|_| near && value < 12)?;
    let said = months == Unit::Less && matches!(unit(word)?, Unit::Years | Unit::YearsOfAge);
    said.then_some(AgeMatch { start, end, value, form: AgeForm::Certain })
}

/// The number words before `jaar`, `jarige`: `veertien jaar`, `veertienjarige`.
fn of_words(text: &str, unit_start: usize) -> Option<AgeMatch> {
    let unit_end = unit_start + word_len(text, unit_start);
    let unit = unit(&text[unit_start..unit_end])?;
    // `veertien jaar`, `veertien-jarige`, `veertienjarige`.
    let head = text[..unit_start].trim_end_matches([' ', '\u{a0}', '-']);
    let glued = head.len() == unit_start && unit != Unit::YearsOfAge;
    // `vijftien en een half jaar`.
    let whole = ["half", "halve"].iter().find_map(|half| head.strip_suffix(half)?.strip_suffix(" en een "));
    let number = whole.unwrap_or(head);
    let (start, word) = word_before_at(text, number.len());
    if glued || start + word.len() != number.len() || word.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let value = value_of(word).filter(|value| (1..=OLDEST).contains(value))?;
    // `een jaar of vijftig`.
    if value == 1 && text[unit_end..].starts_with(" of ") {
        return None;
    }
    let form = form(text, start, unit, unit_end)?;
    Some(AgeMatch { start, end: head.len(), value, form })
}

/// `Omar (achttien)`.
fn bracketed_words(text: &str, open: usize) -> Option<AgeMatch> {
    let start = open + 1;
    let end = start + word_len(text, start);
    let closed = text[end..].starts_with(')') || text[end..].starts_with("!)");
    let value =
        number::cardinal(&text[start..end]).filter(|value| closed && *value <= OLDEST && *value > 0)?;
    behind_word(text, open).then_some(AgeMatch { start, end, value, form: AgeForm::Bracketed })
}

/// `jongste heet Noor (nog geen elf)`.
fn not_yet(text: &str, at: usize, end: usize) -> Option<AgeMatch> {
    let start = end + 1;
    let stop = start + word_len(text.get(start..)?, 0);
    let ends = text[stop..].is_empty() || text[stop..].starts_with([')', '.', ',', ';', '\n']);
    let value = number::cardinal(&text[start..stop]).filter(|value| (1..=OLDEST).contains(value))?;
    let said = is_one_of(word_before(text, at), &["nog"]) && text[end..].starts_with(' ') && ends;
    said.then_some(AgeMatch { start, end: stop, value, form: AgeForm::InContext })
}

/// Decides on a number with a unit.
fn form(text: &str, start: usize, unit: Unit, unit_end: usize) -> Option<AgeForm> {
    let after = word_after(text, unit_end);
    let before = word_before(text, start);
    if is_one_of(after, &["oud", "oude", "jong"]) {
        return Some(AgeForm::Certain);
    }
    let duration = DURATION_BEFORE.has(before) || DURATION_AFTER.has(after);
    match unit {
        // `Contactmoment 14 maanden`: that of the child health service at this age.
        Unit::Less if LABELS.has(before) || is_one_of(before, &["contactmoment"]) => Some(AgeForm::Certain),
        // `Bethlehem (10 mnd)`; `verlenging (3 mnd)` is none.
        Unit::Less => {
            let bracketed = char_before(text, start) == Some('(') && char_at(text, unit_end) == Some(')');
            if bracketed && behind_name(text, start - 1) {
                return Some(AgeForm::Bracketed);
            }
            let (verb_at, verb) = word_before_at(text, start);
            // `zij is 3 dagen ziek` tells none.
            let child = is_one_of(verb, &["is", "was"]) && CHILDREN.has(word_before(text, verb_at));
            let child = child && (after.is_empty() || is_one_of(after, &["en", "nu", "met"]));
            child.then_some(AgeForm::InContext)
        }
        Unit::YearsOfAge => (!duration || is_jarig(text, unit_end)).then_some(AgeForm::Certain),
        Unit::Years if duration && !IS.has(before) || is_period(text, start) => None,
        Unit::Years => {
            let apart = char_before(text, text[..start].trim_end().len())
                .is_some_and(|c| matches!(c, ',' | '(' | '-' | '–' | ':' | '='));
            let behind = text[unit_end..].trim_start_matches([' ', '\t', '\u{a0}']);
            let stops = behind.is_empty() || behind.starts_with([',', ')', '.', ';', ':', '\n', '\r']);
            // `omdat zij zestien jaar is`.
            let subject = CHILDREN.has(before) || GROWN.has(before) || is_one_of(before, &["die", "ik"]);
            let subject = subject || behind_name(text, start) && char_before(text, start) == Some(' ');
            let verb =
                IS.has(before) || LABELS.has(before) || subject && is_one_of(after, &["is", "was", "wordt"]);
            let placed = stops && (apart || behind_name(text, start));
            // `Belt zelf. 19 jaar. Zwanger?`: a sentence of its own.
            let head = text[..start].trim_end();
            let alone = stops && !head.is_empty() && head.ends_with(['.', '\n', '!', '?']);
            let fits = verb || placed || alone || (apart && is_one_of(after, &["en"]));
            (fits && !DURATION_AFTER.has(after)).then_some(AgeForm::InContext)
        }
    }
}

/// Whether the small word before a number of years stands behind one of those.
fn is_period(text: &str, start: usize) -> bool {
    let (at, before) = word_before_at(text, start);
    is_one_of(before, &["van", "nu", "inmiddels"]) && LASTING.has(word_before(text, at))
}

/// `14-jarige` is an age whatever stands before it.
fn is_jarig(text: &str, unit_end: usize) -> bool {
    let (_, word) = word_before_at(text, unit_end);
    word.len() > 4
}

/// Whether the word before is capitalised: a name.
fn behind_name(text: &str, at: usize) -> bool {
    word_before(text, at).starts_with(char::is_uppercase)
}

/// Whether a comma, and a word for a child before it, stands before a place.
fn behind_child(text: &str, at: usize) -> bool {
    let head = text[..at].trim_end().strip_suffix(',');
    head.is_some_and(|head| CHILDREN.has(word_before(text, head.len())))
}

/// Whether a word (not a number or label) stands right before a bracket.
fn behind_word(text: &str, open: usize) -> bool {
    let word = word_before(text, open);
    // `dan: (1) weglopen, (2) bellen` counts what follows.
    let head = &text[..open];
    let blank = head.ends_with(' ') && !head.ends_with(": ") && !head.ends_with(", ");
    blank && word.chars().count() > 1 && word.chars().all(|c| !c.is_ascii_digit()) && !NO_PERSON.has(word)
}

/// `1.14 jaar`, `2019-14`: the number goes on before it.
fn part_of_more(text: &str, start: usize) -> bool {
    let tight = char_before(text, start).filter(|c| matches!(c, '.' | ',' | '-' | '/' | ':' | '–'));
    tight.is_some_and(|sign| word_char(char_before(text, start - sign.len_utf8())))
        || matches!(char_before(text, start), Some('+' | '€' | '#' | '\'' | '’'))
        || is_one_of(word_before(text, start), &["groep", "klas", "wisc", "dsm", "kamer", "week", "nr"])
}

/// `14-2`, `14:30`, `14/15`, `14%`.
fn joined_behind(text: &str, end: usize) -> bool {
    let mut rest = text[end..].chars();
    match rest.next() {
        Some('-' | '/' | ':' | '.' | ',' | '–') => rest.next().is_some_and(char::is_alphanumeric),
        Some('%' | '°' | '€') => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> String {
        let mut out = String::new();
        let mut from = 0;
        for age in find_ages(text) {
            out.push_str(&text[from..age.start]);
            out.push('[');
            out.push_str(&text[age.start..age.end]);
            out.push(']');
            from = age.end;
        }
        out.push_str(&text[from..]);
        out
    }

    #[test]
    fn ages_are_found_and_durations_left() {
        for row in [
            "Vernon is [17] jaar en zit in groep 5",
            "Broer Abdirahman is [tien] jaar en woont zelf",
            "Sem ([15]) heeft gezegd",
            "Omar ([achttien]) heeft",
            "Wolf, [zestien] jaar, is getuige",
            "een [14]-jarige jongen",
            "een [14]jarige jongen",
            "een [veertienjarige] jongen",
            "meisje, [14] jr",
            "[8] maanden oud",
            "[3,5] jaar oud",
            "[15½] jaar oud",
            "leeftijd: [14]",
            "Fatima [14] jaar.",
            "Yusuf wordt [18].",
            "moeder ([38] jaar)",
            "baby Bethlehem ([10] mnd) slaapt",
            "verlenging (3 mnd)",
            "Pat belt zelf. [19] jaar. Zwanger?",
            "Grietje, [13], woont bij oma",
            "zegt [16] te zijn",
            "is [13]!!",
            "Arjan is jarig geweest ([veertien]!)",
            "jongste heet Noor (nog geen [elf])",
            "Pluk te Wieerik is [70] en zit thuis",
            "aanmelder: zichzelf (Hien, [6])",
            "Betreft Pleun, meisje, [14;0]. Conclusie",
            "jongen, [11;10], verwezen",
            "hij is zelf pas [16]. Daarna",
            "de man blijkt [46].",
            "het cijfer blijkt 46.",
            "is pas 8 weken",
            "de score is 60 en blijft zo",
            "er zijn er nog geen tien gekomen",
            "Score: totaal is 60.",
            "groep 5, 6, 7",
            "[tweeëntwintig] jaar oud",
            "Sem is [4 1/2] jr",
            "[3 ½] jaar oud",
            "zoon van [twee en een half] jaar",
            "dochter van [tweeënhalf] jaar",
            "dochter van [anderhalf] jaar",
            "Zij is [9] jaaar.",
            "[34] jrige vrouw",
            "[3] dgn oud",
            "een jaar of vijf therapie",
            "twee en een half uur",
            "sinds anderhalf jaar",
            "2 jaar geleden",
            "twee jaar geleden",
            "al drie weken",
            "over 2 jaar",
            "sinds 3 jaar",
            "OTS 1 jaar verlengd",
            "wachttijd 14 weken",
            "groep 7",
            "groep 7 (14)",
            "na 5 jaar therapie",
            "14 keer",
            "artikel (3)",
            "Melissa is bang voor (2).",
            "de afgelopen twee jaar",
            "in 2 jaar tijd",
            "1234 jaar",
            "Het is 14-2",
            "het is 14:30",
            "Sem is 130 jaar",
        ] {
            let text = row.replace(['[', ']'], "");
            let row = row.replace("[veertienjarige]", "[veertien]jarige");
            assert_eq!(marked(&text), row);
        }
    }

    proptest::proptest! {
        #[test]
        fn offsets_lie_on_boundaries_and_never_overlap(
            text in "([0-9]{1,3}|[-/. ’(),½é]|jaar|jr|jarige|oud|drie|veertien|is|Sem|\\PC){0,24}",
        ) {
            let mut end = 0;
            for age in find_ages(&text) {
                proptest::prop_assert!(age.start >= end && age.start < age.end);
                proptest::prop_assert!(text.get(age.start..age.end).is_some());
                end = age.end;
            }
        }
    }
}

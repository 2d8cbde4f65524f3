//! One action as typed, taken apart: `wie: wat (vóór datum)`.

use jiff::ToSpan;
use jiff::civil::Date;

use super::owner::{CaseOwners, Owner, role};
use crate::dutch::clean::clean;
use crate::dutch::due::{DueDate, find_due};
use crate::dutch::fold::fold;
use crate::dutch::names::is_prefix_word;
use crate::dutch::word_list::WordList;
use crate::model::ActionNumber;

/// An action line taken apart; nothing is scrubbed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionLine {
    /// Who, if the line says so.
    pub owner: Option<Owner>,
    /// What is to be done.
    pub text: String,
    /// By when.
    pub due: Option<DueDate>,
}

impl ActionLine {
    /// The day by which, if one could be read.
    pub fn day(&self) -> Option<Date> {
        match self.due {
            Some(DueDate::Read(day)) => Some(day),
            Some(DueDate::Unread) | None => None,
        }
    }

    /// Whether somebody is named who is nobody's role or name.
    pub fn has_unknown_owner(&self) -> bool {
        matches!(self.owner, Some(Owner::Unknown(_)))
    }

    /// What a person should look at, in Dutch.
    pub fn doubts(&self, number: &ActionNumber) -> impl Iterator<Item = String> {
        let owner = match &self.owner {
            None => Some(format!("bij actie {number} staat geen actiehouder")),
            Some(Owner::Unknown(_)) => Some(format!(
                "actiehouder onbekend bij actie {number}; schrijf een rol, of zet de naam bij de deelnemers"
            )),
            Some(Owner::Known(_)) => None,
        };
        let unread = self.due == Some(DueDate::Unread);
        let due =
            || format!("de streefdatum van actie {number} kan ik niet lezen; die staat nog in de tekst");
        owner.into_iter().chain(unread.then(due))
    }
}

/// The lines of a cell that are actions: bullets removed, continuation lines joined, headings and "geen" left out.
pub fn split_cell(cell: &str) -> Vec<String> {
    // What shows nothing could split a name in two, and join it again in a document.
    let cell = clean(cell);
    let lines: Vec<&str> = cell.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let bulleted = lines.first().is_some_and(|line| without_bullet(line).is_some());
    let mut actions: Vec<String> = Vec::new();
    for line in lines {
        match (without_bullet(line), actions.last_mut()) {
            (Some(text), _) => actions.push(text.to_owned()),
            // Under bullets a bare line continues the one before it.
            (None, Some(previous)) if bulleted => {
                previous.push(' ');
                previous.push_str(line);
            }
            (None, _) => actions.push(line.to_owned()),
        }
    }
    actions.retain(|action| !says_nothing(action));
    actions
}

/// The line behind `-`, `•`, `*`, `1.`, `2)`, `a)`, `[ ]`; `None` when there is no bullet.
fn without_bullet(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches([
        '-', '–', '—', '•', '·', '*', '>', '▪', '●', '○', '◦', '→', '☐', '□', '✓', '\u{f0b7}', '\u{a0}',
    ]);
    if rest.len() < line.len() {
        return Some(rest.trim_start().trim_start_matches("[ ]").trim_start());
    }
    if let Some(rest) = line.strip_prefix("[ ]").or_else(|| line.strip_prefix("[x]")) {
        return Some(rest.trim_start());
    }
    let label = line.bytes().take(3).position(|byte| matches!(byte, b'.' | b')'))?;
    let (number, rest) = (&line[..label], &line[label + 1..]);
    let counted = !number.is_empty() && number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit());
    let lettered =
        number.len() == 1 && number.as_bytes()[0].is_ascii_lowercase() && line.as_bytes()[label] == b')';
    // `3.12 bellen` is a date, `1. bellen` a list.
    ((counted || lettered) && rest.starts_with([' ', '\t'])).then(|| rest.trim_start())
}

/// `geen`, `n.v.t.`, `-`, `Acties:`: a cell that says that there is nothing, or a heading.
fn says_nothing(line: &str) -> bool {
    if line.len() > 30 {
        return false;
    }
    let bare: String = fold(line).chars().filter(|c| c.is_alphanumeric()).collect();
    matches!(
        bare.as_str(),
        "" | "geen"
            | "nvt"
            | "na"
            | "geenactie"
            | "geenacties"
            | "geenafspraken"
            | "nihil"
            | "acties"
            | "actie"
            | "actiepunten"
            | "afspraken"
            | "x"
    )
}

/// What the columns beside the action say already, and so need not be looked for in its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// From a `Wie` column.
    pub owner: Option<Owner>,
    /// From a `Wanneer` column.
    pub due: Option<DueDate>,
}

/// Takes one line apart. `meeting` is the day of the meeting, `next` that of the next one, if known.
///
/// What a column says stands; the text loses an owner or day only when it says the same: of `Yusuf aanmelden`
/// with `Wie` CJG nothing may go.
pub fn parse(
    line: &str,
    given: &Given,
    owners: &CaseOwners<'_>,
    meeting: Date,
    next: Option<Date>,
) -> ActionLine {
    let written_out = written_out(line);
    let line = written_out.as_deref().unwrap_or(line).trim();
    let (owner, rest) = match (split_owner(line, owners), &given.owner) {
        ((said, _), Some(column)) if said.as_ref() != Some(column) => (Some(column.clone()), line),
        (split, _) => split,
    };
    let (text, due) = match (split_due(rest, meeting, next), given.due) {
        ((_, said), Some(column)) if said != Some(column) => (tidy(rest).to_owned(), Some(column)),
        (split, _) => split,
    };
    ActionLine { owner, text, due }
}

/// `Wie: CJG, wat: belt school, wanneer: 15-12` as `CJG: belt school (uiterlijk 15-12)`.
fn written_out(line: &str) -> Option<String> {
    if !line.get(..4)?.eq_ignore_ascii_case("wie:") {
        return None;
    }
    // Folding keeps the length of these plain labels; a line in which it does not is left as it is.
    let lower = line.to_lowercase();
    let find = |label: &str| lower.find(label).filter(|_| lower.len() == line.len());
    let what = find("wat:")?;
    let loose = [' ', ',', ';', '-', '|', '/'];
    let owner = line[4..what].trim_matches(loose);
    let (text, due) = match find("wanneer:").filter(|when| *when > what) {
        Some(when) => (&line[what + 4..when], Some(line[when + 8..].trim_matches(loose))),
        None => (&line[what + 4..], None),
    };
    let due = due.filter(|due| !due.is_empty()).map(|due| format!(" (uiterlijk {due})"));
    Some(format!("{owner}: {}{}", text.trim_matches(loose), due.unwrap_or_default()))
}

/// Cuts a due phrase out of a text; one that cannot be read stays in it.
fn split_due(text: &str, meeting: Date, next: Option<Date>) -> (String, Option<DueDate>) {
    let (kept, due) = match find_due(text, meeting, next) {
        None => (tidy(text), None),
        Some(found) if found.due == DueDate::Unread => (tidy(text), Some(found.due)),
        // A day long past is no due date but part of what is said: `rapport (14-2-2012)`.
        Some(found) if is_past(found.due, meeting) => (tidy(text), None),
        Some(found) => return (tidy(&found.cut(text)).to_owned(), Some(found.due)),
    };
    (kept.to_owned(), due)
}

/// Whether a day lies more than a month before the meeting.
fn is_past(due: DueDate, meeting: Date) -> bool {
    matches!(due, DueDate::Read(day) if day.saturating_add(31.days()) < meeting)
}

/// Without loose punctuation at either end.
fn tidy(text: &str) -> &str {
    let loose = [',', ';', ':', '-', '–', ' '];
    text.trim().trim_start_matches(loose).trim_end_matches(loose)
}

/// Words before a colon that announce something else than an owner.
static ANNOUNCEMENTS: WordList = WordList::new(&[
    "actie",
    "actiepunt",
    "afspraak",
    "let op",
    "nb",
    "n.b.",
    "ps",
    "vraag",
    "doel",
    "besluit",
    "terugkoppeling",
    "status",
    "deadline",
    "opmerking",
    "evaluatie",
    "verzuim",
    "thuis",
    "vervolg",
    "advies",
    "conclusie",
    "bespreken",
    "vrije tijd",
    "veiligheid",
    "reden",
    "info",
    "informatie",
    "todo",
    "to do",
    "wat",
    "urgent",
    "spoed",
    "belangrijk",
    "tel",
    "mail",
    "e-mail",
    "plan",
    "voorstel",
    "overleg",
    "stap",
]);

/// The owner in front of a line, and what follows: `POH-jeugd: belt school`, `CJG - huisbezoek`, `poh belt school`.
fn split_owner<'a>(line: &'a str, owners: &CaseOwners<'_>) -> (Option<Owner>, &'a str) {
    let line = strip_announcement(line);
    let colon = memchr::memchr(b':', line.as_bytes()).map(|at| (&line[..at], &line[at + 1..]));
    let colon = colon.and_then(|parts| owner_before(parts, true, owners));
    colon.or_else(|| marked_owner(line, owners)).or_else(|| bare_owner(line, owners)).unwrap_or((None, line))
}

/// The owner before a mark that may also stand in a sentence.
fn marked_owner<'a>(line: &'a str, owners: &CaseOwners<'_>) -> Option<(Option<Owner>, &'a str)> {
    // Each of the marks below has one of these; most lines have none.
    if !line.bytes().any(|byte| matches!(byte, b'-' | b'=' | b'\t' | b'|') || !byte.is_ascii()) {
        return None;
    }
    let marks = [" - ", " – ", " — ", " → ", " -> ", " => ", "\t", " | "];
    marks.iter().find_map(|mark| owner_before(line.split_once(mark)?, false, owners))
}

/// The owner before a separator, and what follows, when it can be one. Only a colon says plainly that an unknown word
/// is an owner.
fn owner_before<'a>(
    (who, what): (&str, &'a str),
    plainly: bool,
    owners: &CaseOwners<'_>,
) -> Option<(Option<Owner>, &'a str)> {
    let then = what.trim();
    if then.is_empty() || what.starts_with("//") || !may_be_owner(who) {
        return None;
    }
    match owners.resolve(who) {
        Owner::Unknown(_) if !plainly || who.split_whitespace().count() > 4 => None,
        owner => Some((Some(owner), then)),
    }
}

/// `Actie: POH belt school`, `Actie POH: belt school` without the announcement.
fn strip_announcement(line: &str) -> &str {
    // As most lines do not begin.
    if !line.starts_with(['a', 'A', 't', 'T', 'w', 'W']) {
        return line;
    }
    for word in ["actiepunt", "actiehouder", "actie", "afspraak", "todo", "to do", "wie"] {
        let Some(start) = line.get(..word.len()) else { continue };
        if start.eq_ignore_ascii_case(word) {
            let rest = &line[word.len()..];
            if let Some(rest) = rest.strip_prefix(':') {
                return rest.trim_start();
            }
            if let Some((who, _)) = rest.split_once(':')
                && role(who).is_some()
            {
                return rest.trim_start();
            }
        }
    }
    line
}

/// Whether the text before a separator can be an owner: a few words, no sentence, no time of day.
fn may_be_owner(who: &str) -> bool {
    if who.len() > 80 || who.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let words = who.split_whitespace().count();
    (1..=8).contains(&words)
        && (words <= 4 || !who.contains(['.', '?', '!']))
        && !ANNOUNCEMENTS.has(who.trim())
}

/// Verbs after which a role at the start of the line is spoken about, not given a task.
const NOT_A_TASK: &[&str] = &[
    "is", "zijn", "was", "heeft", "hebben", "wil", "willen", "vindt", "vinden", "zit", "geeft", "lijkt",
    "voelt", "kan", "kunnen", "en", "of", "van", "in", "op", "bij", "met", "voor", "uit", "te",
];

/// `huisarts Pieter Smit`: a role with the name of who has it.
fn role_and_name(who: &str) -> Option<String> {
    let named = |name: &str| {
        let words = || name.split_whitespace();
        words().all(|word| word.starts_with(char::is_uppercase) || is_prefix_word(word))
            && words().last().is_some_and(|word| word.starts_with(char::is_uppercase))
    };
    who.match_indices(' ').find_map(|(at, _)| role(&who[..at]).filter(|_| named(&who[at..])))
}

/// A role, body or participant's name in front without a separator: `poh belt school over verzuim`.
fn bare_owner<'a>(line: &'a str, owners: &CaseOwners<'_>) -> Option<(Option<Owner>, &'a str)> {
    let ends: Vec<usize> =
        line.match_indices(' ').map(|(at, _)| at).filter(|at| !line[..*at].ends_with(' ')).take(5).collect();
    ends.iter().rev().find_map(|&end| {
        let (who, what) = (line[..end].trim(), line[end..].trim_start());
        let next = what.split_whitespace().next()?;
        let verb = next.starts_with(char::is_lowercase) && !NOT_A_TASK.contains(&next);
        let owner = verb.then(|| owners.exact(who).or_else(|| role_and_name(who)))??;
        Some((Some(Owner::Known(owner)), what))
    })
}

#[cfg(test)]
mod tests {
    use super::super::owner::Owners;
    use super::*;
    use crate::dutch::names::Name;
    use crate::model::{Participant, Person, Team};

    const MEETING: Date = jiff::civil::date(2026, 12, 3);

    fn parsed(line: &str) -> ActionLine {
        let karin =
            Participant { name: Some("Karin de Boer".into()), role: "POH-jeugd".into(), organisation: None };
        let owners = Owners::new(&Team { participants: vec![karin] });
        let child =
            Person { role: "jeugdige".into(), name: Name::parse("Yusuf el Idrissi"), ..Person::default() };
        parse(line, &Given::default(), &owners.for_case(&[child]), MEETING, None)
    }

    fn known(role: &str) -> Option<Owner> {
        Some(Owner::Known(role.into()))
    }

    #[test]
    fn an_owner_is_a_role_a_name_or_both() {
        for (line, owner, text) in [
            ("CJG: belt school", "CJG", "belt school"),
            ("POH jeugd: belt school", "POH-jeugd", "belt school"),
            ("Karin: belt school", "POH-jeugd", "belt school"),
            ("mw. De Boer: belt school", "POH-jeugd", "belt school"),
            ("Karin (POH-jeugd): belt school", "POH-jeugd", "belt school"),
            ("Piet de Groot (huisarts): belt school", "huisarts", "belt school"),
            ("huisarts (Piet): belt school", "huisarts", "belt school"),
            ("Yusuf: belt school", "jeugdige", "belt school"),
            ("POH-jeugd en school: overleggen", "POH-jeugd, school", "overleggen"),
            ("CJG/wijkteam: huisbezoek", "CJG, wijkteam", "huisbezoek"),
            ("Wijkteam - huisbezoek", "wijkteam", "huisbezoek"),
            ("wijkteam belt school", "wijkteam", "belt school"),
            ("Karin belt school", "POH-jeugd", "belt school"),
            ("huisarts Pieter van der Smit belt school", "huisarts", "belt school"),
            ("Wie: CJG: belt school", "CJG", "belt school"),
            ("Actie: CJG: belt school", "CJG", "belt school"),
            ("Actie CJG: belt school", "CJG", "belt school"),
        ] {
            let found = parsed(line);
            assert_eq!((found.owner, found.text.as_str()), (known(owner), text), "{line}");
        }
    }

    #[test]
    fn what_is_no_owner_stays_in_the_text() {
        for line in [
            "Let op: school bellen",
            "Moeder wil eerst zelf bellen",
            "bellen om 10:30 uur",
            "Verzuim: bespreken",
        ] {
            let found = parsed(line);
            assert_eq!((found.owner, found.text.as_str()), (None, line), "{line}");
        }
    }

    #[test]
    fn an_owner_nobody_knows_is_kept_as_unknown() {
        assert_eq!(parsed("Annemiek: belt school").owner, Some(Owner::Unknown("Annemiek".into())));
        assert_eq!(parsed("CJG en Annemiek: bellen").owner, Some(Owner::Unknown("CJG en Annemiek".into())));
    }

    #[test]
    fn a_line_may_be_written_out_with_labels() {
        let found = parsed("Wie: CJG, wat: belt school; wanneer: 15-12");
        assert_eq!((found.owner, found.text.as_str()), (known("CJG"), "belt school"));
        assert_eq!(found.due, Some(DueDate::Read(jiff::civil::date(2026, 12, 15))));
        assert_eq!(parsed("Wie: CJG wat: belt school").text, "belt school");
    }

    #[test]
    fn a_due_phrase_leaves_the_text() {
        for (line, text, day) in [
            ("CJG: belt school (vóór 15-12)", "belt school", 15),
            ("CJG: belt school uiterlijk 15 december.", "belt school", 15),
            ("CJG: vóór 15-12 school bellen", "school bellen", 15),
        ] {
            let found = parsed(line);
            assert_eq!(found.due, Some(DueDate::Read(jiff::civil::date(2026, 12, day))), "{line}");
            assert_eq!(found.text, text, "{line}");
        }
        let found = parsed("CJG: rapport bespreken (14-2-2012)");
        assert_eq!((found.due, found.text.as_str()), (None, "rapport bespreken (14-2-2012)"));
        let found = parsed("CJG: belt school z.s.m.");
        assert_eq!((found.due, found.text.as_str()), (Some(DueDate::Unread), "belt school z.s.m."));
    }

    #[test]
    fn what_a_column_says_stands_and_the_text_keeps_what_is_its_own() {
        let owners = Owners::new(&Team::default());
        let child = [Person { role: "jeugdige".into(), name: Name::parse("Yusuf"), ..Person::default() }];
        let day = |day| Some(DueDate::Read(jiff::civil::date(2026, 12, day)));
        let given = Given { owner: known("CJG"), due: day(15) };
        for (line, text) in [
            ("Yusuf aanmelden bij judo", "Yusuf aanmelden bij judo"),
            ("CJG: belt school vóór 15-12", "belt school"),
            ("brief van uiterlijk 20 december bespreken", "brief van uiterlijk 20 december bespreken"),
        ] {
            let found = parse(line, &given, &owners.for_case(&child), MEETING, None);
            assert_eq!(
                (found.owner, found.text.as_str(), found.due),
                (known("CJG"), text, day(15)),
                "{line}"
            );
        }
    }

    #[test]
    fn a_cell_is_split_into_actions() {
        for (cell, actions) in [
            ("CJG: a\nPOH: b", vec!["CJG: a", "POH: b"]),
            ("- CJG: a\n  en nog wat\n- POH: b", vec!["CJG: a en nog wat", "POH: b"]),
            ("1. CJG: a\r\n2) POH: b", vec!["CJG: a", "POH: b"]),
            ("• CJG: a\n\n• POH: b\n", vec!["CJG: a", "POH: b"]),
            ("3-12 bellen", vec!["3-12 bellen"]),
            ("Acties:\nCJG: a", vec!["CJG: a"]),
            ("geen", vec![]),
            ("n.v.t.", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(split_cell(cell), actions, "{cell:?}");
        }
    }
}

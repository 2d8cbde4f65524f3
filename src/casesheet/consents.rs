//! What the columns of a sheet say on consent: ja or nee, the day, who, the form. A sheet says less than a case file; what it
//! does not say is not assumed.

use serde_json::Value as Json;

use super::columns::squash;
use super::people::text;
use super::take::RowConsent;
use crate::dutch::date::{self, find_dates};
use crate::dutch::fold::fold;
use crate::dutch::names::role_of;
use crate::model::case_file::{ConsentEvent, ConsentForm, Decision, ToldConsent};
use crate::model::scalar::{Day, Words};
use crate::sheet::Contents;

/// What a column on consent says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// Ja, nee, and anything else beside it.
    Decision,
    Date,
    Form,
    By,
    NotedBy,
    Until,
    Parties,
}

/// A column on consent: what it says, and about whom; empty when the header does not tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentColumn {
    says: Says,
    who: String,
}

/// The words of headers, longest first; a header may hold more than one.
#[rustfmt::skip]
const SAYS: &[(Says, &[&str])] = &[
    (Says::NotedBy, &["genoteerddoor", "vastgelegddoor", "wienoteerde", "opgetekenddoor"]),
    (Says::Until, &["geldigtot", "verloopt", "totenmet", "einddatum", "vervaldatum"]),
    (Says::Parties, &["partijen", "metwie", "aanwie", "voorwie"]),
    (Says::By, &["gegevendoor", "door", "vanwie", "wie"]),
    (Says::Form, &["vorm", "wijze", "schriftelijkmondeling", "mondelingschriftelijk", "hoe"]),
    (Says::Date, &["datum", "gegevenop", "dd", "wanneer"]),
];

/// Whom a header is about, and the role that means.
#[rustfmt::skip]
const WHO: &[(&str, &[&str])] = &[
    ("moeder", &["moeder"]), ("vader", &["vader"]), ("voogd", &["voogd"]),
    ("jeugdige", &["jeugdige", "jongere", "kind", "client", "leerling"]),
    ("gezagdrager", &["gezagdrager", "gezaghebbende"]), ("ouder", &["ouder"]),
];

impl ConsentColumn {
    /// What a header says on consent, if it is about that.
    pub fn of(header: &str) -> Option<ConsentColumn> {
        let header = squash(header);
        let rest = ["toestemming", "akkoord", "consent"].iter().find(|word| header.contains(**word))?;
        let rest = header.replacen(rest, " ", 1).replace("overzicht", "");
        if rest.contains("zonder") || rest.contains("intrekking") {
            return None;
        }
        let says = SAYS.iter().find(|(_, words)| words.iter().any(|word| rest.contains(word)));
        let who = WHO.iter().find(|(_, words)| words.iter().any(|word| rest.contains(word)));
        let number: String = rest.chars().filter(char::is_ascii_digit).collect();
        let who = who.map_or_else(String::new, |(role, _)| format!("{role} {number}").trim_end().to_owned());
        Some(ConsentColumn { says: says.map_or(Says::Decision, |(says, _)| *says), who })
    }
}

/// A consent that a row tells, with the cell that it stands in, counted from 0 in the row.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetConsent {
    /// What it tells.
    pub told: ToldConsent,
    /// Which cell says so.
    pub cell: usize,
}

/// What the cells of a row say on consent; `guardians` is how many the case has.
pub fn consents(
    columns: &[Option<ConsentColumn>],
    cells: &[Contents],
    guardians: usize,
) -> Vec<SheetConsent> {
    let mut found = Vec::new();
    for (cell, column) in columns.iter().enumerate() {
        let Some(who) = column.as_ref().filter(|column| column.decides(columns)).map(|column| &column.who)
        else {
            continue;
        };
        let beside = |says: Says| beside(columns, cells, says, who);
        for line in cells.get(cell).map(Contents::text).unwrap_or_default().split(['\n', ';']) {
            let Some(mut event) = line_of(line).or_else(|| bare_day(line)) else { continue };
            if event.by.is_empty() {
                event.by = if who.is_empty() { beside(Says::By).unwrap_or_default() } else { who.clone() };
            }
            event.by = giver(&event.by, line, event.decision, guardians);
            let day = |says| beside(says).and_then(|text| date::parse(&text)).map(Day);
            event.date = event.date.or_else(|| day(Says::Date));
            event.valid_until = event.valid_until.or_else(|| day(Says::Until));
            event.form = event.form.or_else(|| form(&beside(Says::Form).unwrap_or_default()));
            event.noted_by = event.noted_by.or_else(|| beside(Says::NotedBy));
            if event.parties.is_empty() {
                event.parties = words(&beside(Says::Parties).unwrap_or_default());
            }
            let asked = event.decision != Some(Decision::Refused)
                || event.date.is_some()
                || fold(line).contains("weiger");
            found.push(SheetConsent { told: ToldConsent { event, asked }, cell });
        }
    }
    found
}

impl ConsentColumn {
    /// Whether it tells what was decided. A column with the day does so where no other column does.
    fn decides(&self, all: &[Option<ConsentColumn>]) -> bool {
        let other = |column: &ConsentColumn| {
            let same = column.who == self.who || column.who.is_empty() || self.who.is_empty();
            column.says == Says::Decision && same
        };
        self.says == Says::Decision || self.says == Says::Date && !all.iter().flatten().any(other)
    }
}

/// A day alone: something was decided, but not what.
fn bare_day(line: &str) -> Option<ConsentEvent> {
    let date = date::parse(line).map(Day)?;
    Some(ConsentEvent { date: Some(date), ..ConsentEvent::default() })
}

/// Whether rows tell of what each person decided last, as a case file has it.
pub fn are_told(case: &Json, told: &[RowConsent]) -> bool {
    let events: Vec<&Json> = case.get("toestemming").and_then(Json::as_array).into_iter().flatten().collect();
    let whose = |event: &Json| fold(text(event, "door"));
    let newer = |event: &Json, at: usize| {
        let others = events.iter().enumerate().filter(|(_, other)| whose(other) == whose(event));
        others.into_iter().any(|(other, newer)| (day_of(newer), other) > (day_of(event), at))
    };
    let is_told = |event: &Json| told.iter().any(|one| is_of(&one.told.event, event));
    events.iter().enumerate().all(|(at, event)| newer(event, at) || is_told(event))
}

/// Days as texts, to compare; without a day an event counts as of today.
fn day_of(event: &Json) -> &str {
    match text(event, "datum") {
        "" => "9999",
        day => day,
    }
}

/// Whether an event of a case file is what a sheet told. The file may have more: a day, a name.
fn is_of(told: &ConsentEvent, event: &Json) -> bool {
    let Ok(Json::Object(told)) = serde_json::to_value(told) else { return false };
    let same = |(key, value): (&String, &Json)| match key.as_str() {
        "door" => fold(value.as_str().unwrap_or_default()) == fold(text(event, "door")),
        _ => event.get(key) == Some(value),
    };
    told.iter().filter(|(_, value)| value.as_str() != Some("")).all(same)
}

/// The cell beside a decision that tells more: of the same person, else of nobody in particular.
fn beside(columns: &[Option<ConsentColumn>], cells: &[Contents], says: Says, who: &str) -> Option<String> {
    let of = |who: &str| {
        let fits = |column: &Option<ConsentColumn>| {
            column.as_ref().is_some_and(|column| column.says == says && column.who == who)
        };
        let cell = cells.get(columns.iter().position(fits)?)?;
        Some(cell.text().trim().to_owned()).filter(|text| !text.is_empty())
    };
    of(who).or_else(|| of(""))
}

/// Of two parents nobody can tell which one `ouders: ja` is; only who says both means both. `ouders: ingetrokken` may be
/// either.
fn giver(by: &str, line: &str, decision: Option<Decision>, guardians: usize) -> String {
    let folded = fold(by);
    let general = matches!(folded.as_str(), "ouder" | "ouders" | "ouder(s)" | "gezagdrager" | "gezagdragers");
    let both = ["beide", "allebei"].iter().any(|word| fold(line).contains(word) || folded.contains(word));
    match (general, both) {
        (_, true) => "beide ouders".into(),
        (true, false) if guardians != 1 && decision == Some(Decision::Given) => String::new(),
        (true, false) => "gezagdrager".into(),
        (false, false) => by.trim().to_owned(),
    }
}

/// One line of a cell: `ja`, `moeder: gegeven, 3-11-2026, schriftelijk, geldig tot 3-11-2027`.
fn line_of(line: &str) -> Option<ConsentEvent> {
    let (by, rest) = match line.split_once(':') {
        Some((by, rest)) if decision(by).is_none() => (by.trim(), rest),
        _ => ("", line),
    };
    let mut event = ConsentEvent { by: by.to_owned(), ..ConsentEvent::default() };
    for part in rest.split([',', '(', ')']).map(str::trim).filter(|part| !part.is_empty()) {
        let day = || find_dates(part).first().and_then(|found| found.full()).map(Day);
        if let Some(until) = behind(part, "geldig t") {
            event.valid_until = if until.is_empty() { None } else { day() };
        } else if let Some(parties) = behind(part, "aan ") {
            event.parties = parties.split(" en ").map(str::trim).collect();
        } else if let Some(categories) = behind(part, "over ") {
            event.categories = categories.split(" en ").map(str::trim).collect();
        } else if let Some(noted_by) = behind(part, "genoteerd door ") {
            event.noted_by = Some(noted_by.to_owned());
        } else {
            event.decision = event.decision.or_else(|| decision(part));
            event.form = event.form.or_else(|| form(part));
            event.date = event.date.or_else(day);
            if event.by.is_empty() {
                event.by = role_of(part.strip_prefix("door ").unwrap_or(part)).unwrap_or_default();
            }
        }
    }
    event.decision.is_some().then_some(event)
}

/// What stands behind these words.
fn behind<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(words.len())?;
    start.eq_ignore_ascii_case(words).then_some(rest)
}

/// The decision that a few words are. The first that tells counts: `nee, nog niet gegeven`.
fn decision(text: &str) -> Option<Decision> {
    let folded = fold(text.trim());
    if matches!(folded.as_str(), "x" | "v" | "✓" | "✔" | "☑" | "ok" | "oke") {
        return Some(Decision::Given);
    }
    folded.split(|c: char| !c.is_alphanumeric()).find_map(|word| match word {
        "ja" | "j" | "yes" | "gegeven" | "akkoord" | "beide" | "allebei" => Some(Decision::Given),
        "nee" | "n" | "neen" | "no" | "geweigerd" | "weigert" | "niet" => Some(Decision::Refused),
        "ingetrokken" | "trekt" => Some(Decision::Withdrawn),
        _ => None,
    })
}

fn form(text: &str) -> Option<ConsentForm> {
    let folded = fold(text);
    let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    let written = says(&["schriftelijk", "getekend", "ondertekend", "formulier"]);
    match (written, says(&["mondeling", "telefonisch"])) {
        (true, false) => Some(ConsentForm::Written),
        (false, true) => Some(ConsentForm::Oral),
        _ => None,
    }
}

fn words(text: &str) -> Words {
    Words::parts(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn row(cells: &[(&str, &str)], guardians: usize) -> Vec<ConsentEvent> {
        let columns: Vec<_> = cells.iter().map(|(header, _)| ConsentColumn::of(header)).collect();
        let cells: Vec<Contents> = cells.iter().map(|(_, text)| Contents::Text((*text).into())).collect();
        let found = consents(&columns, &cells, guardians).into_iter();
        found.filter(|found| found.told.asked).map(|found| found.told.event).collect()
    }

    #[test]
    fn headers_on_consent_are_known() {
        let of = |header: &str| ConsentColumn::of(header).map(|column| (column.says, column.who));
        for (header, says, who) in [
            ("Toestemming", Says::Decision, ""),
            ("Toestemming moeder", Says::Decision, "moeder"),
            ("Toestemming ouder(s)", Says::Decision, "ouder"),
            ("Akkoord gezagdrager 2?", Says::Decision, "gezagdrager 2"),
            ("Datum toestemming jeugdige", Says::Date, "jeugdige"),
            ("Vorm toestemming", Says::Form, ""),
            ("Toestemming gegeven door", Says::By, ""),
            ("Toestemming geldig tot", Says::Until, ""),
            ("Toestemming genoteerd door", Says::NotedBy, ""),
            ("Toestemming (overzicht)", Says::Decision, ""),
        ] {
            assert_eq!(of(header), Some((says, who.to_owned())), "{header}");
        }
        assert_eq!(of("Zonder toestemming (overzicht)"), None);
        assert_eq!(of("Datum overleg"), None);
    }

    #[test]
    fn a_row_gives_what_it_says_and_no_more() {
        let found = row(
            &[
                ("Toestemming moeder", "ja"),
                ("Datum toestemming moeder", "1-11-2026"),
                ("Vorm toestemming", "schriftelijk"),
            ],
            2,
        );
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].by.as_str(), found[0].decision), ("moeder", Some(Decision::Given)));
        assert_eq!(
            (found[0].date, found[0].form),
            (Some(Day(date(2026, 11, 1))), Some(ConsentForm::Written))
        );
        let bare = row(&[("Toestemming", "ja")], 2);
        assert_eq!((bare[0].by.as_str(), bare[0].date, bare[0].form), ("", None, None));
        assert!(row(&[("Toestemming", "nee")], 2).is_empty());
        assert!(row(&[("Toestemming", "?")], 2).is_empty());
        assert_eq!(
            row(&[("Toestemming moeder", "geweigerd 1-11-2026")], 1)[0].decision,
            Some(Decision::Refused)
        );
    }

    #[test]
    fn a_day_is_no_decision_but_stands_beside_one() {
        let found = row(&[("Toestemming moeder d.d.", "3-11-2026")], 1);
        assert_eq!((found[0].decision, found[0].date), (None, Some(Day(date(2026, 11, 3)))));
        let found = row(&[("Datum toestemming moeder", "ingetrokken, 3-11-2026")], 1);
        assert_eq!((found[0].decision, found[0].by.as_str()), (Some(Decision::Withdrawn), "moeder"));
        let both = [("Toestemming moeder", "ja"), ("Toestemming moeder d.d.", "3-11-2026")];
        assert_eq!(row(&both, 1).len(), 1);
        let shared = [("Toestemming moeder", "ja"), ("Toestemming d.d.", "3-11-2026")];
        assert_eq!(row(&shared, 1).len(), 1);
    }

    #[test]
    fn a_second_consent_is_never_presumed() {
        let by = |text: &str, guardians| row(&[("Toestemming ouders", text)], guardians)[0].by.clone();
        assert_eq!(by("ja", 2), "");
        assert_eq!(by("ja", 1), "gezagdrager");
        assert_eq!(by("geweigerd", 2), "gezagdrager", "of either");
        assert_eq!(by("ja, beide", 2), "beide ouders");
        assert_eq!(by("ja, moeder", 2), "moeder");
        assert_eq!(by("ja, besproken met moeder", 2), "");
    }

    #[test]
    fn the_overview_that_mdo_writes_is_read_back() {
        let text = "moeder: gegeven, 3-11-2026, schriftelijk, aan CJG en school, geldig tot 3-11-2027\nvader: ingetrokken, 4-11-2026";
        let found = row(&[("Toestemming (overzicht)", text)], 2);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].parties.0, ["CJG", "school"]);
        assert_eq!(found[0].valid_until, Some(Day(date(2027, 11, 3))));
        assert_eq!(found[0].date, Some(Day(date(2026, 11, 3))));
        assert_eq!((found[1].by.as_str(), found[1].decision), ("vader", Some(Decision::Withdrawn)));
    }
}

//! What an intake says: per case on stderr, and as data for scripts. Values are shown on a terminal only.

use std::io::IsTerminal;
use std::path::Path;

use serde_json::{Value as Json, json};

use super::super::Talk;
use super::ask::RED;
use super::plan::{Fate, KnownCase, Outcome};
use super::sheet::place;
use super::single::Taken;
use crate::error::Error;
use crate::intake::merge::Conflict;
use crate::intake::rows::Incoming;

/// Of more new cases only the number is told.
const FEW: usize = 25;

/// Says what became of each case.
pub fn say(cases: &[Incoming], outcomes: &[Outcome], dry_run: bool, talk: &Talk) {
    for outcome in outcomes {
        one(&cases[outcome.incoming], outcome, outcomes.len() <= FEW, dry_run, talk);
    }
    summary(outcomes, dry_run, talk);
}

fn one(case: &Incoming, outcome: &Outcome, few: bool, dry_run: bool, talk: &Talk) {
    let number = outcome.number.as_deref().unwrap_or("zonder nummer");
    match &outcome.fate {
        Fate::New(path, _) if few => talk.note(format!("{}: {}", if dry_run { "zou maken" } else { "Gemaakt" }, path.display())),
        Fate::New(..) => {}
        Fate::Changed(path, ..) => {
            let what = if outcome.changed.is_empty() { "alleen wat de sheet zegt".to_owned() } else { outcome.changed.join(", ") };
            talk.note(format!("{}: {} ({what})", if dry_run { "zou wijzigen" } else { "Gewijzigd" }, path.display()));
        }
        Fate::Same => {}
        Fate::AlreadyThere(known) => talk.error(&already_there(known).at(&case.place)),
        Fate::OtherChild => talk.error(
            &Error::input(format!("casus {number} gaat in de werkmap over een ander kind; er is niets veranderd"))
                .at(&case.place)
                .remedy("Geef de rij een eigen nummer, --new voor een nieuw nummer, of --update als het toch hetzelfde kind is."),
        ),
        Fate::Used => talk.error(
            &Error::input(format!("nummer {number} is al eens uitgegeven, en die casus is er niet meer; er is niets gemaakt"))
                .at(&case.place)
                .remedy("Geef --new voor een nieuw nummer, of haal de rij uit de sheet."),
        ),
        Fate::Failed(error) => talk.error(error),
    }
    if outcome.red {
        talk.warning(format!("casus {number}: {RED}"));
    }
    for unread in &outcome.unread {
        let at = place(case, unread.row, unread.cell);
        talk.warning(format!("{at}: {}; de cel is bewaard zoals hij was", unread.expected));
    }
    outcome.remarks.iter().for_each(|remark| talk.warning(format!("casus {number}: {remark}")));
    conflicts(number, &outcome.conflicts, Source::Sheet, talk);
}

/// A child who is known.
pub fn already_there(known: &KnownCase) -> Error {
    let (number, around) = (&known.number, known.shown_around());
    let (closed, first) = if known.closed {
        (" (gesloten)", format!("Komt de casus terug? Open hem dan eerst: mdo case reopen {number}. "))
    } else {
        ("", String::new())
    };
    let update = "Geef --update om die casus bij te werken, of --new als het toch een ander kind is.";
    Error::input(format!("deze jeugdige is er al: casus {number}{closed}{around}; er is niets gemaakt"))
        .remedy(first + update)
}

/// From what a case file is brought up to date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A casuïstieksheet.
    Sheet,
    /// A form, or answers at a terminal.
    Form,
}

/// What the source and the file say differently, side by side; off a terminal only what it is about.
pub fn conflicts(number: &str, conflicts: &[Conflict], source: Source, talk: &Talk) {
    let (differ, label) = match source {
        Source::Sheet => ("in de sheet én in het bestand veranderd", "sheet:"),
        Source::Form => ("het formulier en het bestand zeggen iets anders", "formulier:"),
    };
    let shown = std::io::stderr().is_terminal();
    for conflict in conflicts {
        let mut text =
            format!("casus {number}, {}: {differ}; het bestand blijft zoals het is", conflict.what);
        if shown {
            let sides = [("bestand:", &conflict.file), (label, &conflict.sheet)];
            let line = |(label, value): (&str, &String)| format!("\n  {label:<10} {}", lined(value));
            text.extend(sides.map(line));
        }
        talk.warning(text);
    }
    if !conflicts.is_empty() && source == Source::Form {
        talk.note("Waar ze verschillen: --theirs neemt het formulier, --ours houdt het bestand.");
    }
}

fn lined(text: &str) -> String {
    if text.is_empty() { "(leeg)".to_owned() } else { text.replace('\n', "\n             ") }
}

fn summary(outcomes: &[Outcome], dry_run: bool, talk: &Talk) {
    let count = |wanted: fn(&Fate) -> bool| outcomes.iter().filter(|outcome| wanted(&outcome.fate)).count();
    let new = count(|fate| matches!(fate, Fate::New(..)));
    let changed = count(|fate| matches!(fate, Fate::Changed(..)));
    let same = count(|fate| matches!(fate, Fate::Same));
    let other = outcomes.len() - new - changed - same;
    let mut parts =
        vec![format!("{new} nieuw"), format!("{changed} gewijzigd"), format!("{same} ongewijzigd")];
    if other > 0 {
        parts.push(format!("{other} niet verwerkt"));
    }
    let would = if dry_run { " (er is niets geschreven)" } else { "" };
    let cases = if outcomes.len() == 1 { "casus" } else { "casussen" };
    talk.note(format!("{} {cases}: {}{would}.", outcomes.len(), parts.join(", ")));
    let of = |wanted: fn(&Outcome) -> bool| match outcomes.iter().filter(|outcome| wanted(outcome)).count() {
        0 => None,
        1 => Some("1 casus".to_owned()),
        count => Some(format!("{count} casussen")),
    };
    if let Some(cases) = of(|outcome| outcome.incomplete_consent) {
        talk.note(format!(
            "Bij {cases} zegt de sheet van toestemming niet alles wat nodig is: of ze gegeven is, door wie, en op welke dag. Die \
             telt niet: ze is bewaard zoals ze er staat, en niet genoteerd bij 'toestemming'."
        ));
    }
    if let Some(cases) = of(|outcome| outcome.no_question) {
        talk.note(format!(
            "Bij {cases} ontbreekt nog de vraag aan het overleg ('aanmelding.vraag_aan_overleg')."
        ));
    }
    if outcomes.iter().any(|outcome| !outcome.conflicts.is_empty()) {
        talk.note("Waar sheet en bestand verschillen: --theirs neemt de sheet, --ours houdt het bestand.");
    }
}

/// What became of a case, for scripts; without values.
pub fn json(case: &Incoming, outcome: &Outcome) -> Json {
    let what = match &outcome.fate {
        Fate::New(..) => "nieuw",
        Fate::Changed(..) => "gewijzigd",
        Fate::Same => "ongewijzigd",
        Fate::AlreadyThere(..) => "al_in_beeld",
        Fate::OtherChild => "ander_kind",
        Fate::Used => "nummer_gebruikt",
        Fate::Failed(_) => "mislukt",
    };
    let unread = outcome.unread.iter();
    let unread = unread
        .map(|unread| json!({ "plaats": place(case, unread.row, unread.cell), "verwacht": unread.expected }));
    let mut line = json!({
        "casusnummer": outcome.number,
        "plaats": case.place.to_string(),
        "wat": what,
        "veranderd": outcome.changed,
        "verschillen": outcome.conflicts.iter().map(|conflict| conflict.what.as_str()).collect::<Vec<_>>(),
        "let_op": outcome.remarks,
        "past_niet": unread.collect::<Vec<_>>(),
        "toestemming_onvolledig": outcome.incomplete_consent,
    });
    if let Fate::AlreadyThere(known) = &outcome.fate {
        line["in_beeld"] = in_view(known);
    }
    line
}

fn in_view(known: &KnownCase) -> Json {
    json!({ "casusnummer": known.number, "bij": known.around })
}

/// What became of a form, for scripts; without values.
pub fn of_form(path: &Path, taken: &Taken, errors: &[Error]) -> Json {
    let unread = errors.iter().map(|error| {
        let at = error.place.as_deref().unwrap_or_default();
        json!({ "plaats": at, "verwacht": error.problem })
    });
    let mut line = json!({
        "casusnummer": taken.number,
        "plaats": path.display().to_string(),
        "wat": taken.what,
        "veranderd": taken.changed,
        "verschillen": taken.conflicts.iter().map(|conflict| conflict.what.as_str()).collect::<Vec<_>>(),
        "let_op": [],
        "past_niet": unread.collect::<Vec<_>>(),
        "toestemming_onvolledig": false,
    });
    if let Some(known) = &taken.known {
        line["in_beeld"] = in_view(known);
    }
    line
}

//! The list of the actions.

use super::super::book::Book;
use super::super::gated::{self, count, searched};
use super::super::held::held;
use super::super::output::Output;
use super::super::returned::Closed;
use super::super::{Global, Talk};
use super::Arguments;
use crate::actions::filter::Filter;
use crate::actions::notices::notices;
use crate::error::{Result, Status};
use crate::minutes::gate::Gate;
use crate::model::{ActionList, CaseNotices, Control, KeptAction};

/// Shows the actions that are asked for.
///
/// # Errors
/// When there is no work folder, an option does not fit or nothing can be written.
pub fn run(arguments: &Arguments, global: &Global, talk: &Talk) -> Result<Status> {
    let today = global.today();
    let output = Output::plan(arguments.output.as_deref(), &arguments.format, &format!("acties-{today}"))?;
    let book = Book::open(global, talk)?;
    if let Some(case) = arguments.case.as_deref().filter(|case| book.case(case.trim()).is_none()) {
        return Err(book.unknown_case(case.trim()));
    }
    let filter = Filter {
        owner: arguments.owner.clone(),
        case: arguments.case.clone(),
        overdue: arguments.overdue,
        open: arguments.open,
        due_before: arguments.due_before,
    };
    let actions = filter.choose(book.actions(today), &book.team);
    if actions.is_empty() && filter.owner.is_some() {
        talk.warning("deze actiehouder heeft hier geen acties; klopt de rol of de naam?");
    }
    let cases = case_notices(&book, &filter, &actions, global);
    let overdue = actions.iter().filter(|action| action.overdue).count();
    let warnings = actions.iter().flat_map(|action| action.doubts.clone()).collect();
    let mut list = ActionList { today, actions, cases, warnings, ..ActionList::default() };

    let gate = Gate::new(&book.entries, &book.team);
    let findings = gate.check(&list.actions, &[]);
    list.control = Control { searched: gate.searched(), found: findings.leaks };
    let documents = gated::render_all(&list, &output)?;
    let empty = ActionList { today, control: list.control.clone(), ..ActionList::default() };
    let leaks =
        gated::leaks(&gate, &list.control.found, &documents, |document| gated::like(document, &empty))?;

    list.warnings.iter().for_each(|warning| talk.warning(warning));
    let found = list.control.found.len();
    talk.note(format!(
        "{}, {overdue} te laat; {}.",
        count(list.actions.len(), "actie", "acties"),
        searched(list.control.searched, found)
    ));
    if gated::refuse(&leaks, &arguments.accept_leaks, "de casus", talk) {
        return Ok(book.status.max(Status::NeedsPerson));
    }
    gated::write(documents, &[arguments.output.as_deref()], arguments.force, talk)?;
    let attention = overdue > 0 || !leaks.is_empty();
    Ok(if attention { book.status.max(Status::NeedsPerson) } else { book.status })
}

/// What the cases lack: of the case that is asked for, or of those with an action of the owner.
fn case_notices(book: &Book, filter: &Filter, actions: &[KeptAction], global: &Global) -> Vec<CaseNotices> {
    let held = held(book, global.today());
    let closed = Closed::of(book);
    let is_listed = |number: &str| actions.iter().any(|kept| kept.action.number.case.0 == number);
    let asked = |number: &str| filter.case.as_deref().is_none_or(|case| case.trim() == number);
    book.cases
        .iter()
        .map(|case| &case.value)
        .filter(|case| asked(&case.number) && (filter.owner.is_none() || is_listed(&case.number)))
        .filter_map(|case| notices(case, closed.before(case), &held, global.today()))
        .collect()
}

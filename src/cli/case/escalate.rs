//! The check list of the Zorg- en Veiligheidshuis, and the packet to hand a case over.

use super::super::book::Book;
use super::super::consent_check::fault_error;
use super::super::gated::{self, searched};
use super::super::held::held;
use super::super::output::Output;
use super::super::{Global, Talk};
use super::Escalate;
use crate::actions::escalation::{Advice, check_list, signals};
use crate::actions::hand_over::{facts, ground};
use crate::anonymise::age::band_of_birth;
use crate::casesheet::covered;
use crate::consent::{self, Occasion, Rules, SAFETY_HOUSE};
use crate::error::{Error, Result, Status};
use crate::minutes::gate::Gate;
use crate::minutes::owner::Owners;
use crate::minutes::scribe::Scribe;
use crate::model::consent::{PersonStatus, Verdict};
use crate::model::{CaseFile, CaseNumber, HandOver, KeptAction, Packet, Sharing};
use crate::render::{self, Format, Options};

/// Runs the command. Escalating is sharing with somebody who is not at the table: without consent for that, or a ground,
/// there is a check list and no packet.
///
/// # Errors
/// When there is no such case, its file is wrong, or nothing can be written.
pub fn run(arguments: &Escalate, global: &Global, talk: &Talk) -> Result<Status> {
    let today = global.today();
    let book = Book::open(global, talk)?;
    let number = arguments.number.trim();
    let unknown =
        || Error::usage("dit casusnummer ken ik niet").remedy("Kijk in 'casussen' welke nummers er zijn.");
    let at = book.cases.iter().position(|case| case.value.number == number).ok_or_else(unknown)?;
    let stem = format!("opschalen-{number}");
    let output = Output::plan(arguments.output.as_deref(), &arguments.format, &stem)?;

    let file = &book.cases[at].value;
    let settings = &book.folder.settings;
    let usual = Occasion::of(settings, None, today);
    let verdict = match consent::hand_over(file, &Rules::of(&settings.consent), today, &usual) {
        Ok(verdict) => verdict,
        Err(faults) => {
            faults.iter().for_each(|fault| talk.error(&fault_error(fault, &book.cases[at].path)));
            return Ok(Status::Input);
        }
    };
    let may = verdict.admits(&[SAFETY_HOUSE]);
    let needed = needed(file, &verdict);
    if !may && matches!(output, Output::Files(_)) {
        talk.error(&refusal(&book.entries[at].case.number, &needed));
        return Ok(Status::NeedsPerson);
    }
    let list = check_list(file);
    let advice = Advice::of(&list);
    let empty = HandOver {
        number: book.entries[at].case.number.clone(),
        date: today,
        signals: signals(file, &held(&book, today), today),
        questions: list.iter().map(|question| (question.text.to_owned(), question.answer)).collect(),
        advice: advice.dutch(),
        sharing: Sharing::MayNot(needed),
    };
    let sharing = if may { Sharing::May(packet(&book, at, &verdict, global)) } else { empty.sharing.clone() };
    let page = HandOver { sharing, ..empty.clone() };

    let gate = Gate::new(&book.entries, &book.team);
    let found = match &page.sharing {
        Sharing::May(packet) => gate.check(&packet.actions, &[]).leaks,
        Sharing::MayNot(_) => Vec::new(),
    };
    let documents = gated::render_all(&page, &output)?;
    let leaks = gated::leaks(&gate, &found, &documents, |document| {
        let format = document.kind.parse::<Format>().ok();
        let bytes = format.and_then(|format| render::write(format, &empty, Options::default()).ok());
        bytes.unwrap_or_default()
    })?;
    talk.note(format!("Overdracht: {}.", searched(gate.searched(), leaks.len())));
    if gated::refuse(&leaks, &arguments.accept_leaks, "de casus", talk) {
        return Ok(book.status.max(Status::NeedsPerson));
    }
    if matches!(advice, Advice::Open(_)) {
        talk.note(format!(
            "De antwoorden horen in {} bij veiligheid.opschalen.",
            book.cases[at].path.display()
        ));
    }
    if may {
        talk.warning(
            "lees het pakket na voor je het deelt; noteer daarna in de casus de dag, bij veiligheid.opschalen als overgedragen_op",
        );
    }
    gated::write(documents, &[arguments.output.as_deref()], arguments.force, talk)?;
    Ok(if may && leaks.is_empty() { book.status } else { book.status.max(Status::NeedsPerson) })
}

/// What may go over: no more than consent covers.
fn packet(book: &Book, at: usize, verdict: &Verdict, global: &Global) -> Packet {
    let (file, case) = (&book.cases[at].value, &book.entries[at].case);
    let shared = covered(file, verdict);
    let owners = Owners::new(&book.team).at_table(&book.team);
    let scribe = Scribe::new(&book.entries, &book.team, &owners);
    let age = file.youth.birth_date.and_then(|birth| band_of_birth(birth.0, global.today()));
    let own = |kept: &KeptAction| kept.action.number.case == case.number && !shared.actions.is_empty();
    Packet {
        ground: ground(file, verdict),
        facts: facts(&shared, case, age, &scribe, &owners, global.today()),
        actions: book.actions(global.today()).into_iter().filter(own).collect(),
    }
}

/// What is needed before it may be shared.
fn needed(file: &CaseFile, verdict: &Verdict) -> Vec<String> {
    let not_yet = verdict.consenters.iter().filter(|person| person.status != PersonStatus::Given);
    let consent = not_yet.filter_map(|person| match person.status {
        PersonStatus::Limited => {
            Some(format!("toestemming van {} met het {SAFETY_HOUSE} bij partijen", person.label))
        }
        _ => person.todo(false),
    });
    let mut needed: Vec<String> = verdict.todos.iter().cloned().chain(consent).collect();
    match &file.without_consent {
        None => needed.push(format!(
            "of een ingevulde zonder_toestemming met het {SAFETY_HOUSE} bij ontvangers: conflict van plichten, of \
             vitaal belang met spoed"
        )),
        Some(record) if consent::names_safety_house(&record.recipients) => {
            needed.extend(verdict.flags.iter().filter(|flag| flag.contains("zonder_toestemming")).cloned());
        }
        Some(_) => needed.push(format!("of het {SAFETY_HOUSE} bij ontvangers in zonder_toestemming")),
    }
    needed
}

fn refusal(number: &CaseNumber, needed: &[String]) -> Error {
    let problem =
        format!("casus {number} mag nu niet met het {SAFETY_HOUSE} gedeeld worden; er is niets geschreven");
    Error::input(problem).remedy(format!("Nodig is:\n  - {}", needed.join("\n  - ")))
}

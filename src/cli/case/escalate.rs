//! The check list of the Zorg- en Veiligheidshuis, and the packet to hand a case over.

use jiff::civil::Date;

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
use crate::consent::{self, Fault, Occasion, Rules, SAFETY_HOUSE};
use crate::error::{Error, Result, Status};
use crate::minutes::gate::Gate;
use crate::minutes::owner::Owners;
use crate::minutes::scribe::Scribe;
use crate::model::consent::{CaseConsent, PersonStatus, Verdict};
use crate::model::{CaseFile, HandOver, KeptAction, Packet, Sharing};

/// Runs the command. Escalating is sharing with somebody who is not at the table: without consent for that, or a ground,
/// there is a check list and no packet.
///
/// # Errors
/// When there is no such case, its file is wrong, or nothing can be written.
pub fn run(arguments: &Escalate, global: &Global, talk: &Talk) -> Result<Status> {
    let book = Book::open(global, talk)?;
    let number = arguments.number.trim();
    let found = book.cases.iter().position(|case| case.value.number == number);
    let at = found.ok_or_else(|| book.unknown_case(number))?;
    let stem = format!("opschalen-{number}");
    let output = Output::plan(arguments.output.as_deref(), &arguments.format, &stem)?;
    let Some(verdict) = judge(&book, at, global.today(), talk) else { return Ok(Status::Input) };
    let escalation = Escalation { book: &book, at, verdict: &verdict, today: global.today() };
    if !escalation.may() && matches!(output, Output::Files(_)) {
        talk.error(&escalation.refusal());
        return Ok(Status::NeedsPerson);
    }
    escalation.write(arguments, &output, talk)
}

/// Whether the case may be handed over; says what is wrong with its file when that cannot be told.
fn judge(book: &Book, at: usize, today: Date, talk: &Talk) -> Option<Verdict> {
    let settings = &book.folder.settings;
    let (case, usual) = (&book.cases[at], Occasion::of(settings, None, today));
    let verdict = consent::hand_over(&case.value, &Rules::of(&settings.consent), today, &usual);
    let tell = |faults: Vec<Fault>| {
        faults.iter().for_each(|fault| talk.error(&fault_error(fault, &case.path)));
    };
    verdict.map_err(tell).ok()
}

/// A case that may be handed over, or not.
struct Escalation<'a> {
    book: &'a Book,
    /// Its place in the book.
    at: usize,
    verdict: &'a Verdict,
    today: Date,
}

impl Escalation<'_> {
    fn file(&self) -> &CaseFile {
        &self.book.cases[self.at].value
    }

    fn may(&self) -> bool {
        self.verdict.admits(&[SAFETY_HOUSE])
    }

    /// Writes the packet, or the check list alone, when nothing in it identifies anybody.
    fn write(&self, arguments: &Escalate, output: &Output, talk: &Talk) -> Result<Status> {
        let book = self.book;
        let empty = self.check_list();
        let page = match self.may() {
            true => HandOver { sharing: Sharing::May(self.packet()), ..empty.clone() },
            false => empty.clone(),
        };
        let gate = Gate::new(&book.entries, &book.team);
        let found = match &page.sharing {
            Sharing::May(packet) => gate.check(&packet.actions, &[]).leaks,
            Sharing::MayNot(_) => Vec::new(),
        };
        let documents = gated::render_all(&page, output)?;
        let leaks = gated::leaks(&gate, &found, &documents, |document| gated::like(document, &empty))?;
        talk.note(format!("Overdracht: {}.", searched(gate.searched(), leaks.len())));
        let attention = book.status.max(Status::NeedsPerson);
        if gated::refuse(&leaks, &arguments.accept_leaks, "de casus", talk) {
            return Ok(attention);
        }
        self.say_what_to_do(talk);
        gated::write(documents, &[arguments.output.as_deref()], arguments.force, talk)?;
        Ok(if self.may() && leaks.is_empty() { book.status } else { attention })
    }

    fn say_what_to_do(&self, talk: &Talk) {
        if matches!(Advice::of(&check_list(self.file())), Advice::Open(_)) {
            let path = self.book.cases[self.at].path.display();
            talk.note(format!("De antwoorden horen in {path} bij veiligheid.opschalen."));
        }
        if self.may() {
            talk.warning(
                "lees het pakket na voor je het deelt, en haal weg wat niet nodig is; noteer daarna in de casus de dag, \
                 bij veiligheid.opschalen als overgedragen_op",
            );
        }
    }

    /// The check list, without anything of the case besides.
    fn check_list(&self) -> HandOver {
        let list = check_list(self.file());
        HandOver {
            number: self.book.entries[self.at].case.number.clone(),
            date: self.today,
            signals: signals(self.file(), &held(self.book, self.today), self.today),
            questions: list.iter().map(|question| (question.text.to_owned(), question.answer)).collect(),
            advice: Advice::of(&list).dutch(),
            sharing: Sharing::MayNot(needed(self.file(), self.verdict)),
        }
    }

    /// What may go over: no more than consent covers.
    fn packet(&self) -> Packet {
        let (book, file, case) = (self.book, self.file(), &self.book.entries[self.at].case);
        let shared = covered(file, self.verdict);
        let owners = Owners::new(&book.team).at_table(&book.team);
        let scribe = Scribe::new(&book.entries, &book.team, &owners);
        let age = file.youth.birth_date.and_then(|birth| band_of_birth(birth.0, self.today));
        let own = |kept: &KeptAction| kept.action.number.case == case.number && !shared.actions.is_empty();
        let mut facts = facts(&shared, case, age, &scribe, &owners, self.today);
        if let Some(information) = shared_without_consent(file, self.verdict) {
            facts.insert(0, ("Nodig om te delen".into(), scribe.scrub_of(Some(case), &information)));
        }
        Packet {
            ground: ground(file, self.verdict),
            facts,
            actions: book.actions(self.today).into_iter().filter(own).collect(),
        }
    }

    fn refusal(&self) -> Error {
        let number = &self.file().number;
        let needed = needed(self.file(), self.verdict).join("\n  - ");
        let problem = format!(
            "casus {number} mag nu niet met het {SAFETY_HOUSE} gedeeld worden; er is niets geschreven"
        );
        Error::input(problem).remedy(format!("Nodig is:\n  - {needed}"))
    }
}

/// What the record says that is needed: a reader sees what the rest is there for.
fn shared_without_consent(file: &CaseFile, verdict: &Verdict) -> Option<String> {
    let record = file.without_consent.as_ref().filter(|_| verdict.status == CaseConsent::Grounded)?;
    Some(record.information.iter().collect::<Vec<_>>().join(", "))
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

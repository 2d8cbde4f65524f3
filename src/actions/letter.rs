//! The letter to a family: what was agreed, in words for them.

use jiff::civil::Date;
use serde::Serialize;

use super::feedback::is_feedback_text;
use super::plain::{is_delicate, spoken, who};
use crate::dutch::date::{age_on, long};
use crate::dutch::text::one_line;
use crate::model::{Action, ActionNumber, CaseFile, KeptAction};

/// What a letter is filled with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FeedbackLetter {
    /// To whom, as they are called.
    pub namen: Option<String>,
    /// What the youth is called.
    pub jeugdige: Option<String>,
    /// The day of the meeting, in words.
    pub overleg: String,
    /// The neighbourhood.
    pub wijk: Option<String>,
    /// What was agreed at this meeting.
    pub afspraken: Vec<Agreement>,
    /// What is still open of before.
    pub eerder: Vec<Agreement>,
    /// Who talks with the family.
    pub inbrenger: Option<String>,
    /// How to reach them.
    pub contact: Option<String>,
}

/// An action in words for a family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Agreement {
    /// Who.
    pub wie: String,
    /// What.
    pub wat: String,
    /// Before which day, in words.
    pub voor: Option<String>,
}

/// A letter with what goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The file of its template.
    pub template: &'static str,
    /// What it is filled with.
    pub fields: FeedbackLetter,
    /// The same without anything of the family itself: what the leak gate looks at.
    pub bare: FeedbackLetter,
    /// Actions that are not in it: they are better told than read.
    pub left_out: Vec<ActionNumber>,
}

/// The letter about one case. `carried` and `agreed` are its actions, de-identified.
pub fn letter(
    case: &CaseFile,
    carried: &[&KeptAction],
    agreed: &[&Action],
    meeting: Date,
    neighbourhood: Option<&str>,
) -> Letter {
    let to_youth = is_16(case, meeting);
    let called = case.youth.called();
    let open = carried.iter().filter(|kept| kept.is_open()).map(|kept| &kept.action);
    let (open, open_out) = told(open);
    let (agreed, agreed_out) = told(agreed.iter().copied());
    let fields = |family: bool| {
        let youth = called.as_deref().filter(|_| family);
        let list = |actions: &[&Action]| actions.iter().map(|action| agreement(action, youth)).collect();
        FeedbackLetter {
            namen: family.then(|| guardians(case)).flatten(),
            jeugdige: youth.map(str::to_owned),
            overleg: long(meeting),
            wijk: neighbourhood.filter(|_| family).map(one_line),
            afspraken: list(&agreed),
            eerder: list(&open),
            inbrenger: family.then(|| presenter(case)).flatten(),
            contact: family.then(|| case.presenter.contact()).flatten(),
        }
    };
    Letter {
        template: if to_youth { "terugkoppeling-jeugdige.md" } else { "terugkoppeling.md" },
        fields: fields(true),
        bare: fields(false),
        left_out: open_out.into_iter().chain(agreed_out).collect(),
    }
}

/// The actions that a family reads, and the numbers of those that it is better told.
fn told<'a>(actions: impl Iterator<Item = &'a Action>) -> (Vec<&'a Action>, Vec<ActionNumber>) {
    let own = actions.filter(|action| !is_feedback_text(&action.text));
    let (delicate, plain): (Vec<_>, Vec<_>) = own.partition(|action| is_delicate(action));
    (plain, delicate.into_iter().map(|action| action.number.clone()).collect())
}

fn agreement(action: &Action, youth: Option<&str>) -> Agreement {
    Agreement {
        wie: who(action.owner.as_deref()),
        wat: one_line(&spoken(&action.text, youth)),
        voor: action.due.map(long),
    }
}

/// From 16 the letter is the youth's own.
pub fn is_16(case: &CaseFile, meeting: Date) -> bool {
    let birth = case.youth.birth_date.and_then(|birth| birth.0.full());
    birth.is_some_and(|birth| age_on(birth, meeting) >= 16)
}

/// `Fatima el Idrissi en Hassan el Idrissi`.
fn guardians(case: &CaseFile) -> Option<String> {
    let names = case.guardians.iter().map(|guardian| one_line(&guardian.shown_name()));
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    (!names.is_empty()).then(|| names.join(" en "))
}

fn presenter(case: &CaseFile) -> Option<String> {
    let presenter = &case.presenter;
    presenter.with_work().or_else(|| presenter.work().map(|work| who(Some(&one_line(work)))))
}

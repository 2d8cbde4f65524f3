//! The family hears what was agreed: who tells whom, by when, and whether it was done.

use jiff::ToSpan;
use jiff::civil::Date;

use super::letter::is_16;
use super::participants::is_family;
use crate::dutch::fold::fold;
use crate::minutes::owner::{Owner, Owners, role};
use crate::model::case_file::{Answer, CaseAction, Professional};
use crate::model::scalar::Day;
use crate::model::{ActionStatus, CaseFile};

/// Days after a meeting within which the family hears of it.
const TERM: i32 = 14;

/// Whether an action is the one to tell the family what was agreed.
pub fn is_feedback(action: &CaseAction) -> bool {
    is_feedback_text(&action.text)
}

/// As [`is_feedback`], by its text. Feedback to somebody at work, or to the next meeting, is something else.
pub fn is_feedback_text(text: &str) -> bool {
    let text = fold(text);
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'')
        .filter(|word| !word.is_empty())
        .collect();
    let noun = words.iter().position(|word| word.contains("terugkoppel"));
    let verb = || words.iter().position(|word| matches!(*word, "koppelt" | "koppel" | "koppelen"));
    let Some(at) = noun.or_else(|| verb().filter(|_| words.contains(&"terug"))) else { return false };
    let after = &words[at..];
    if after.iter().any(|word| matches!(*word, "overleg" | "mdo" | "tafel")) {
        return false;
    }
    let to = after.iter().position(|word| matches!(*word, "aan" | "naar" | "bij" | "met"));
    let mut whom = to.map(|to| &after[to + 1..]).unwrap_or_default().iter();
    let whom = whom.find(|word| !matches!(**word, "de" | "het" | "haar" | "zijn" | "beide"));
    whom.and_then(|word| role(word)).is_none_or(|role| is_family(&role))
}

/// Whether the family has heard of a meeting: it is noted, or the action for it is done.
pub fn is_fed_back(case: &CaseFile, meeting: Date) -> bool {
    let noted = case.feedback.iter().any(|feedback| match feedback.meeting {
        Some(day) => day.0 == meeting,
        None => feedback.date.is_some_and(|day| day.0 >= meeting),
    });
    noted || of_meeting(case, meeting).any(|action| action.status == ActionStatus::Done)
}

/// The feedback actions of a meeting.
fn of_meeting(case: &CaseFile, meeting: Date) -> impl Iterator<Item = &CaseAction> {
    let of_it = move |action: &&CaseAction| action.meeting.is_some_and(|day| day.0 == meeting);
    case.actions.iter().filter(of_it).filter(|action| is_feedback(action))
}

/// The action to tell the family of a meeting, when it is not there yet and nobody has done it.
pub fn needed(case: &CaseFile, meeting: Date, owners: &Owners) -> Option<CaseAction> {
    if of_meeting(case, meeting).next().is_some() || is_fed_back(case, meeting) {
        return None;
    }
    let owner = presenter(case, owners, meeting);
    Some(CaseAction {
        meeting: Some(Day(meeting)),
        text: format!("terugkoppeling aan ouders en jeugdige: {owner} spreekt met {}", family(case, meeting)),
        owner: Some(owner),
        due: meeting.checked_add(TERM.days()).ok().map(Day),
        ..CaseAction::default()
    })
}

/// Who brought the case, by role; else the case lead of that day.
pub fn presenter(case: &CaseFile, owners: &Owners, day: Date) -> String {
    let people = case.identities().persons;
    let owners = owners.for_case(&people);
    let role = |typed: &Option<String>| match owners.resolve(typed.as_deref()?) {
        Owner::Known(role) => Some(role),
        Owner::Unknown(_) => None,
    };
    let presenter = &case.presenter;
    let lead = case.professionals.iter().find(|professional| is_lead(professional, day));
    role(&presenter.function)
        .or_else(|| role(&presenter.organisation))
        .or_else(|| role(&presenter.name))
        .or_else(|| lead.and_then(|lead| role(&lead.function).or_else(|| role(&lead.organisation))))
        .unwrap_or_else(|| "inbrenger".into())
}

/// Whether a professional leads the case, and has not left it by this day.
pub fn is_lead(professional: &Professional, day: Date) -> bool {
    professional.until.is_none_or(|until| until.0 >= day)
        && professional.lead.as_ref().and_then(Answer::yes) == Some(true)
}

/// With whom is spoken, by role: `moeder, vader en jeugdige`. From 16 the youth decides whether parents hear of it.
fn family(case: &CaseFile, meeting: Date) -> String {
    let mut guardians: Vec<String> = Vec::new();
    for guardian in &case.guardians {
        let role = guardian.role.as_deref().map(str::trim).filter(|role| !role.is_empty());
        let role = role.unwrap_or("gezagdrager").to_lowercase();
        if !guardians.contains(&role) {
            guardians.push(role);
        }
    }
    if guardians.is_empty() {
        guardians.push("ouders".into());
    }
    if is_16(case, meeting) {
        return format!("jeugdige, en als die dat goed vindt met {}", guardians.join(" en "));
    }
    format!("{} en jeugdige", guardians.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Team;
    use crate::model::case_file::{Feedback, Presenter, Relative};
    use crate::model::scalar::BirthDate;
    use jiff::civil::date;

    const MEETING: Date = date(2026, 12, 3);

    fn case() -> CaseFile {
        let guardian = |role: &str| Relative { role: Some(role.into()), ..Relative::default() };
        CaseFile {
            number: "2026-014".into(),
            meetings: vec![Day(MEETING)],
            guardians: vec![guardian("moeder"), guardian("Vader")],
            presenter: Presenter { function: Some("poh-jeugd".into()), ..Presenter::default() },
            ..CaseFile::default()
        }
    }

    fn needed(case: &CaseFile) -> Option<CaseAction> {
        super::needed(case, MEETING, &Owners::new(&Team::default()))
    }

    #[test]
    fn the_presenter_speaks_with_the_family_by_role() {
        let action = needed(&case()).unwrap();
        assert_eq!(
            action.text,
            "terugkoppeling aan ouders en jeugdige: POH-jeugd spreekt met moeder, vader en jeugdige"
        );
        assert_eq!(action.owner.as_deref(), Some("POH-jeugd"));
        assert_eq!(action.due, Some(Day(date(2026, 12, 17))));
        assert!(is_feedback(&action));
        let mut grown = case();
        grown.youth.birth_date = BirthDate::parse("2010-12-03");
        let text = needed(&grown).unwrap().text;
        assert!(
            text.ends_with("spreekt met jeugdige, en als die dat goed vindt met moeder en vader"),
            "{text}"
        );
    }

    #[test]
    fn feedback_is_to_the_family() {
        for text in [
            "terugkoppeling aan ouders en jeugdige: CJG spreekt met moeder",
            "POH koppelt het terug",
            "koppelt terug aan [moeder] en school",
            "belt Fatima voor de terugkoppeling",
            "Terugkoppeling met het gezin",
        ] {
            assert!(is_feedback_text(text), "{text}");
        }
        for text in [
            "volgt [jeugdige] in de klas, terugkoppeling op volgend overleg",
            "koppelt terug aan school",
            "terugkoppeling naar de huisarts",
            "koppelt de hond los en gaat terug naar school",
            "belt moeder",
        ] {
            assert!(!is_feedback_text(text), "{text}");
        }
    }

    #[test]
    fn it_is_asked_once() {
        let mut asked = case();
        asked.actions.push(needed(&asked).unwrap());
        assert_eq!(needed(&asked), None);
        let mut typed = case();
        let action = CaseAction {
            meeting: Some(Day(MEETING)),
            text: "POH koppelt het terug".into(),
            ..Default::default()
        };
        typed.actions.push(action);
        assert_eq!(needed(&typed), None);
        let mut told = case();
        told.feedback.push(Feedback { meeting: Some(Day(MEETING)), ..Feedback::default() });
        assert_eq!(needed(&told), None);
    }
}

//! To whom a request for consent goes, and what it says.

use super::rules::Rules;
use super::scope::Occasion;
use crate::dutch::date::long;
use crate::dutch::fold::fold;
use crate::dutch::names::role_of;
use crate::dutch::text::one_line;
use crate::model::CaseFile;
use crate::model::consent::{Asked, ConsentLetter, Consenter, PersonStatus, Verdict};

/// The requests that a case needs. Who refused or withdrew is not pressed with a letter, and who is not known cannot get
/// one.
pub fn letters(
    case: &CaseFile,
    verdict: &Verdict,
    rules: &Rules,
    meeting: &Occasion,
    neighbourhood: Option<&str>,
) -> Vec<ConsentLetter> {
    let asks = |person: &&Consenter| {
        let open =
            matches!(person.status, PersonStatus::Missing | PersonStatus::Expired | PersonStatus::Limited);
        open && person.known
    };
    let youth_too = verdict.consenters.iter().any(|person| person.asked == Asked::Youth);
    let letter = |(index, person): (usize, &Consenter)| ConsentLetter {
        file: format!("{}-{}", verdict.number, file_part(person, index)),
        template: template(person),
        name: person.name.as_deref().map(one_line),
        youth: case.youth.called(),
        case: verdict.number.clone(),
        neighbourhood: neighbourhood.map(one_line),
        meeting: long(meeting.date),
        youth_too,
        parties: meeting.parties.iter().map(|party| one_line(&party.name)).collect(),
        categories: meeting.categories.iter().map(one_line).collect(),
        purpose: meeting.purpose.as_deref().map(|text| one_line(text).trim_end_matches('.').to_owned()),
        months: rules.term_months,
        presenter: case.presenter.with_work(),
        contact: case.presenter.contact(),
    };
    verdict.consenters.iter().enumerate().filter(|(_, person)| asks(person)).map(letter).collect()
}

fn template(person: &Consenter) -> &'static str {
    match person.asked {
        Asked::Guardian => "toestemming-gezagdrager.md",
        Asked::Youth if person.young => "toestemming-jeugdige.md",
        Asked::Youth | Asked::Adult => "toestemming-zelf.md",
        Asked::Representative => "toestemming-vertegenwoordiger.md",
    }
}

/// The part of a file name that says for whom it is: the role, when it is one that everybody knows; who wrote a name in
/// place of a role gets a number.
fn file_part(person: &Consenter, index: usize) -> String {
    let known = role_of(&person.role).is_some() || fold(&person.role) == "gi";
    if !known {
        return format!("persoon-{}", index + 1);
    }
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    fold(&person.label).chars().map(plain).collect()
}

//! A case file with only what consent covers for who gets the sheet.
//!
//! A consent may name the kinds of data that may be shared. Each part of a case file belongs to a kind; a part whose kind
//! is not covered is left out, and so is a part whose kind nobody can tell.

use crate::model::CaseFile;
use crate::model::case_file::{FileAddress, Relative};
use crate::model::consent::Verdict;

/// How the kinds are written, each with other words for it, as keys.
const CONTACT: &[&str] = &[
    "contactgegevens",
    "contact",
    "naw",
    "nawgegevens",
    "adres",
    "adresgegevens",
    "personalia",
    "persoonsgegevens",
    "basisgegevens",
    "identificerendegegevens",
];
const FAMILY: &[&str] = &[
    "gezin",
    "gezinssituatie",
    "thuis",
    "thuissituatie",
    "opvoeding",
    "opvoedsituatie",
    "ouders",
    "familie",
    "netwerk",
    "socialenetwerk",
    "sociaalnetwerk",
    "socialesituatie",
];
const SCHOOL: &[&str] = &["school", "onderwijs", "schoolgegevens", "schoolsituatie", "leerplicht"];
const HEALTH: &[&str] = &[
    "gezondheid",
    "gezondheidsgegevens",
    "medisch",
    "medischegegevens",
    "ggz",
    "psychisch",
    "lichamelijk",
    "behandeling",
    "lichamelijkegezondheid",
    "psychischegezondheid",
    "geestelijkegezondheid",
];
const HELP: &[&str] = &[
    "hulp",
    "hulpverlening",
    "hulpverleningsgeschiedenis",
    "eerderehulp",
    "jeugdhulp",
    "begeleiding",
    "zorg",
    "acties",
    "afspraken",
    "voortgang",
];
const SAFETY: &[&str] =
    &["veiligheid", "veiligheidssituatie", "kindermishandeling", "meldcode", "risico", "risicos"];
const STORY: &[&str] =
    &["aanleiding", "situatie", "problematiek", "zorgen", "hulpvraag", "vraag", "achtergrond"];

/// The parts of a case file that the consents cover. What nobody at the table needs is never in it: the BSN, what was
/// said about consent, and columns that nobody knows.
pub fn covered(case: &CaseFile, verdict: &Verdict) -> CaseFile {
    let mut case = case.clone();
    leave_out_always(&mut case);
    let limited = verdict.scopes.iter().any(|scope| scope.categories.is_some());
    if !limited {
        return case;
    }
    let covers = |kind: &[&str]| !verdict.categories(kind.iter().copied()).is_empty();
    if !covers(CONTACT) {
        leave_out_contact(&mut case);
    }
    if !covers(FAMILY) {
        case.family.clear();
        case.network.clear();
        case.youth.language = None;
        case.application.wish = None;
        case.application.good_contact = None;
        case.participation = Default::default();
    }
    if !covers(SCHOOL) {
        case.youth.school = None;
    }
    if !covers(HEALTH) {
        case.youth.doctor = None;
        case.youth.competence = None;
    }
    if !covers(HELP) {
        case.application.earlier_help = None;
        case.actions.clear();
        case.evaluation = None;
        case.feedback.clear();
    }
    if !covers(SAFETY) {
        case.safety = Default::default();
    }
    if !covers(STORY) {
        case.application.occasion = None;
        case.application.aim = None;
        case.application.information = None;
        case.youth.remarks = None;
    }
    case.domains.retain(|domain, _| {
        let kinds = [FAMILY, SCHOOL, HEALTH, SAFETY];
        let key = crate::model::consent::key(domain);
        let kind = kinds.into_iter().find(|kind| kind.contains(&key.as_str()));
        kind.map_or_else(|| covers(&[key.as_str()]), covers)
    });
    case
}

fn leave_out_always(case: &mut CaseFile) {
    case.youth.bsn = None;
    each_relative(case, |relative| relative.bsn = None);
    case.consents.clear();
    case.without_consent = None;
    case.closings.clear();
    case.labels = Default::default();
    case.own_columns = Default::default();
    case.memory = Default::default();
    case.minutes = None;
}

fn leave_out_contact(case: &mut CaseFile) {
    case.youth.address = FileAddress::default();
    (case.youth.phone, case.youth.email, case.youth.gender) = (None, None, None);
    each_relative(case, |relative| {
        relative.address = FileAddress::default();
        (relative.phone, relative.email) = (None, None);
    });
}

fn each_relative(case: &mut CaseFile, change: impl Fn(&mut Relative)) {
    let lists = [&mut case.guardians, &mut case.family, &mut case.network];
    lists.into_iter().flatten().for_each(change);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::consent::{CaseConsent, Scope};

    fn verdict(categories: Option<&[&str]>) -> Verdict {
        let listed =
            categories.map(|list| list.iter().map(|text| crate::model::consent::key(text)).collect());
        Verdict {
            number: "1".into(),
            listed: true,
            status: CaseConsent::Limited,
            reason: "",
            article: "",
            consenters: Vec::new(),
            flags: Vec::new(),
            reminders: Vec::new(),
            todos: Vec::new(),
            scopes: vec![Scope { parties: None, categories: listed, other_purpose: false }],
        }
    }

    fn case() -> CaseFile {
        let mut case = CaseFile { number: "1".into(), ..CaseFile::default() };
        case.youth.bsn = Some("123456782".into());
        case.youth.phone = Some("0612345678".into());
        case.youth.school = Some("De Regenboog".into());
        case.youth.doctor = Some("Smit".into());
        case.application.question = Some("Wie helpt?".into());
        case.application.occasion = Some("Slaapt slecht".into());
        case.guardians =
            vec![Relative { phone: Some("06".into()), bsn: Some("1".into()), ..Relative::default() }];
        case.domains.insert("school".into(), Default::default());
        case.domains.insert("geld".into(), Default::default());
        case
    }

    #[test]
    fn without_a_limit_all_is_shared_but_what_nobody_needs() {
        let covered = covered(&case(), &verdict(None));
        assert!(covered.youth.bsn.is_none() && covered.guardians[0].bsn.is_none());
        assert!(
            covered.youth.phone.is_some() && covered.youth.doctor.is_some() && covered.domains.len() == 2
        );
    }

    #[test]
    fn only_the_kinds_that_are_named_are_shared() {
        let covered = covered(&case(), &verdict(Some(&["Onderwijs"])));
        assert_eq!(covered.youth.school.as_deref(), Some("De Regenboog"));
        assert!(covered.youth.phone.is_none() && covered.guardians[0].phone.is_none());
        assert!(covered.youth.doctor.is_none() && covered.application.occasion.is_none());
        assert_eq!(covered.domains.keys().collect::<Vec<_>>(), ["school"]);
        assert_eq!(covered.application.question.as_deref(), Some("Wie helpt?"));
    }
}

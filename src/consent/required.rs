//! Who must consent: by the youth's age on the day of the meeting, competence, custody; and adults for themselves.

use jiff::civil::Date;

use super::ages::Ages;
use super::people::{Group, People, Person, YOUTH};
use super::rules::{self, Need, Rules, WHO, Who, WhoRow};
use crate::dutch::date::find_dates;
use crate::model::CaseFile;
use crate::model::case_file::{Custody, Youth};
use crate::model::consent::Asked;

/// Whose consent is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    /// Of somebody in the file.
    Person(usize),
    /// Of somebody with authority who is not in the file; `others` are.
    UnknownGuardian { others: bool },
    /// Of a representative who is not in the file.
    UnknownRepresentative,
}

/// A consent that is needed, and why.
#[derive(Clone, Debug)]
pub(super) struct Required {
    pub whose: Whose,
    pub asked: Asked,
    pub reason: &'static str,
    pub article: &'static str,
}

/// Whether the youth can decide on this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Competence {
    /// So unless somebody judged otherwise.
    Competent,
    /// Judged not to be, with assessor and date.
    NotCompetent,
    /// Said not to be, without assessor or date: that does not count.
    OnlySaid,
}

/// Whether the youth can decide, as far as it was judged on or before a day.
pub(super) fn competence(youth: &Youth, on: Date) -> Competence {
    let Some(judged) = &youth.competence else { return Competence::Competent };
    let answer = judged.answer.trim().to_lowercase();
    let no = crate::model::case_file::Answer { answer: answer.clone(), reason: None }.yes() == Some(false);
    if !no && !answer.starts_with("wilsonbekwaam") && !answer.starts_with("onbekwaam") {
        return Competence::Competent;
    }
    let stated = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    let told_in = [answer.as_str(), judged.reason.as_deref().unwrap_or_default()].join(" ").to_lowercase();
    let (told_by, told_on) = told(&told_in);
    let assessor = stated(&judged.assessor) || stated(&youth.competence_assessor) || told_by;
    let day = judged.date.or(youth.competence_date).map(|day| day.0).or(told_on);
    match day {
        Some(day) if assessor && day <= on => Competence::NotCompetent,
        _ => Competence::OnlySaid,
    }
}

/// Whether one sentence also names who judged, and when: `nee, beoordeeld door de jeugdarts op 3-11-2026`.
fn told(answer: &str) -> (bool, Option<Date>) {
    let dates = find_dates(answer);
    let Some(found) = dates.first() else { return (false, None) };
    let rest = format!("{} {}", &answer[..found.start], &answer[found.end..]);
    let filler = [
        "nee",
        "niet",
        "wilsonbekwaam",
        "wilsbekwaam",
        "onbekwaam",
        "beoordeeld",
        "door",
        "op",
        "dd",
        "de",
        "het",
    ];
    let names_somebody = rest
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| word.chars().count() > 1 && !filler.contains(&word));
    (names_somebody, found.full())
}

/// Who has authority, in the words of the file; whether one is missing in it.
struct Authority {
    persons: Vec<usize>,
    missing: bool,
}

/// Gezamenlijk: both parents; eenhoofdig: that parent; met een derde: parent and third; voogdij: voogd or GI; else nobody
/// is known. An OTS alone leaves the authority with the parents.
fn authority(case: &CaseFile, people: &People) -> Authority {
    let guardians = |test: &dyn Fn(&Person) -> bool| -> Vec<usize> {
        let fits = |person: &Person| person.group == Group::Guardian && test(person);
        (0..people.len()).filter(|at| fits(&people[*at])).collect()
    };
    let (persons, expected) = match case.custody {
        Some(Custody::Joint | Custody::WithThird) => (guardians(&|person| !person.is_of_ots()), 2),
        Some(Custody::Sole) => (guardians(&|person| !person.is_of_ots()), 1),
        Some(Custody::Guardianship) => {
            let named = guardians(&Person::is_custodian);
            (if named.is_empty() { guardians(&|person| !person.is_parent()) } else { named }, 1)
        }
        Some(Custody::Nobody | Custody::Unknown) | None => (Vec::new(), 1),
    };
    Authority { missing: persons.len() < expected, persons }
}

/// The persons who can speak for an adult who is not competent, nearest first: each class excludes those after it.
#[rustfmt::skip]
const REPRESENTATIVES: &[&[&str]] = &[
    &["curator", "mentor", "mentrix", "wettelijkvertegenwoordiger"],
    &["gemachtigde", "gevolmachtigde"],
    &["partner", "echtgenoot", "echtgenote", "levensgezel", "levenspartner", "geregistreerdpartner"],
    &["moeder", "vader", "ouder", "ouder1", "ouder2", "adoptiemoeder", "adoptievader", "broer", "zus", "tweelingbroer", "tweelingzus", "zoon", "dochter"],
    &["oma", "opa", "grootouder", "kleinkind", "kleinzoon", "kleindochter"],
];

/// The representatives of the first class that the file has. Of several those who said something; else the first.
fn representatives(people: &People, day: Date, spoke: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let adult = |person: &Person| person.birth.is_none_or(|birth| Ages::on(birth, day).oldest >= 18);
    for roles in REPRESENTATIVES {
        let fits = |person: &Person| {
            // A `mentor` among the professionals is one of a school.
            let by_trade =
                person.group == Group::Professional && !person.has_role(&["curator", "gemachtigde"]);
            person.group != Group::Youth && !by_trade && person.has_role(roles) && adult(person)
        };
        let found: Vec<usize> = (0..people.len()).filter(|at| fits(&people[*at])).collect();
        if let Some(first) = found.first() {
            let spoken: Vec<usize> = found.iter().copied().filter(|at| spoke(*at)).collect();
            return if spoken.is_empty() { vec![*first] } else { spoken };
        }
    }
    Vec::new()
}

/// Everything needed to say who must consent.
pub(super) struct Circle<'a> {
    pub case: &'a CaseFile,
    pub people: &'a People,
    pub rules: &'a Rules,
    pub meeting: Date,
    /// The earlier of today and the meeting.
    pub reference: Date,
    /// Whether somebody in the file said something on consent.
    pub spoke: &'a dyn Fn(usize) -> bool,
}

impl Circle<'_> {
    /// Whose consent is needed, guardians first.
    pub fn required(&self) -> Vec<Required> {
        let mut list = Vec::new();
        let youth = &self.people[YOUTH];
        match youth.birth {
            None => {
                self.add(&mut list, Who::EveryGuardian, &rules::NO_BIRTH_DATE);
                self.add(&mut list, Who::Youth, &rules::NO_BIRTH_DATE);
            }
            // Youngest and oldest possible age are both judged; whom either needs is needed.
            Some(birth) => {
                let ages = Ages::on(birth, self.meeting);
                self.add_for_age(&mut list, ages.youngest);
                self.add_for_age(&mut list, ages.oldest);
            }
        }
        list.sort_by_key(|required| required.whose == Whose::Person(YOUTH));
        self.add_adults(&mut list);
        list
    }

    fn add_for_age(&self, list: &mut Vec<Required>, age: i16) {
        let Some(row) = WHO.iter().find(|row| (row.from..=row.to).contains(&age)) else { return };
        let WhoRow { reason, article, .. } = *row;
        let not_competent = competence(&self.case.youth, self.reference) == Competence::NotCompetent;
        let whom = if not_competent { row.not_competent } else { row.competent };
        for who in whom {
            let need = match who {
                Who::Representative => Need { ..rules::REPRESENTED },
                _ if not_competent && age >= 12 => Need { ..rules::NOT_COMPETENT },
                _ => Need { reason, article },
            };
            self.add(list, *who, &need);
        }
        if self.rules.parents_always && (16..18).contains(&age) {
            self.add(list, Who::EveryGuardian, &rules::PARENTS_ALWAYS);
        }
    }

    fn add(&self, list: &mut Vec<Required>, who: Who, need: &Need) {
        let asked = match who {
            Who::Youth => Asked::Youth,
            Who::EveryGuardian => Asked::Guardian,
            Who::Representative => Asked::Representative,
        };
        let mut push = |whose: Whose| {
            if !list.iter().any(|required| required.whose == whose) {
                list.push(Required { whose, asked, reason: need.reason, article: need.article });
            }
        };
        match who {
            Who::Youth => push(Whose::Person(YOUTH)),
            Who::EveryGuardian => {
                let authority = authority(self.case, self.people);
                let others = !authority.persons.is_empty();
                authority.persons.into_iter().map(Whose::Person).for_each(&mut push);
                if authority.missing {
                    push(Whose::UnknownGuardian { others });
                }
            }
            Who::Representative => {
                let found = representatives(self.people, self.meeting, self.spoke);
                if found.is_empty() {
                    push(Whose::UnknownRepresentative);
                }
                found.into_iter().map(Whose::Person).for_each(&mut push);
            }
        }
    }

    /// Adults whose own data are shared consent for themselves. Brothers and sisters have their own case.
    fn add_adults(&self, list: &mut Vec<Required>) {
        for (at, person) in self.people.iter().enumerate() {
            let adult = person.birth.is_none_or(|birth| Ages::on(birth, self.meeting).oldest >= 18);
            let whose = Whose::Person(at);
            if person.own_data && adult && !list.iter().any(|required| required.whose == whose) {
                let Need { reason, article } = rules::OWN_DATA;
                list.push(Required { whose, asked: Asked::Adult, reason, article });
            }
        }
    }
}

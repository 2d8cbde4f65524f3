//! Who stands in a case file, and whom the `door` of a consent means.

use crate::dutch::date::PartialDate;
use crate::dutch::fold::fold;
use crate::dutch::names;
use crate::dutch::text::one_line;
use crate::model::CaseFile;
use crate::model::case_file::{Professional, Relative};
use crate::model::consent::key;

/// Where somebody stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Youth,
    Guardian,
    Family,
    Network,
    Professional,
}

/// Somebody in the file.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub group: Group,
    /// As the file says it, in small letters: `moeder`, `GI`.
    pub role: String,
    /// That role as a key.
    role_key: String,
    /// The role as the house knows it, for `mama` as for `Moeder`; a key.
    known_role: String,
    /// The name as people say it; empty when there is none.
    pub name: String,
    pub birth: Option<PartialDate>,
    /// Own data are shared too.
    pub own_data: bool,
    /// The folded words of all parts of the name, and of the organisation.
    words: Vec<String>,
    /// Folded texts that are this person and nobody else: first name, name used daily, whole name.
    calls: Vec<String>,
}

impl Person {
    pub fn has_role(&self, roles: &[&str]) -> bool {
        roles.contains(&self.known_role.as_str()) || roles.contains(&self.role_key.as_str())
    }

    pub fn is_parent(&self) -> bool {
        let roles = ["moeder", "vader", "ouder", "adoptiemoeder", "adoptievader", "juridischeouder"];
        roles.contains(&without_number(&self.known_role))
    }

    /// A voogd, or a body that can be one.
    pub fn is_custodian(&self) -> bool {
        self.role_key.contains("voogd") || self.is_of_ots()
    }

    /// Somebody of the certified body: with an OTS alone without authority.
    pub fn is_of_ots(&self) -> bool {
        let role = &self.role_key;
        let starts = ["gecertificeerde", "jeugdbescherm", "gezinsvoogd", "jeugdzorgwerker", "ots"];
        role == "gi" || starts.iter().any(|start| role.starts_with(start))
    }

    fn relative(relative: &Relative, group: Group, without_role: &str) -> Person {
        let role = relative.role.as_deref().map(natural).filter(|role| !role.is_empty());
        let role = role.unwrap_or_else(|| without_role.to_owned());
        let parts = [
            &relative.name,
            &relative.first_name,
            &relative.nickname,
            &relative.prefix,
            &relative.surname,
            &relative.organisation,
        ];
        Person {
            group,
            known_role: known_role(&role),
            role_key: key(&role),
            role,
            name: relative.shown_name(),
            birth: relative.birth_date.map(|birth| birth.0),
            own_data: relative.own_data.as_ref().and_then(|answer| answer.yes()) == Some(true),
            words: words_of(parts),
            calls: calls(&relative.name, &relative.first_name, &relative.nickname, &relative.shown_name()),
        }
    }

    fn professional(professional: &Professional) -> Person {
        let role = professional.function.as_deref().map(natural).unwrap_or_default();
        let name = professional.name.clone().unwrap_or_default();
        Person {
            group: Group::Professional,
            known_role: known_role(&role),
            role_key: key(&role),
            role,
            birth: None,
            own_data: false,
            words: words_of([&professional.name, &professional.organisation]),
            calls: calls(&professional.name, &None, &None, &name),
            name,
        }
    }

    /// Whether the words can be this person's name: each is a part of it or an initial, and one is more than that.
    fn is_called(&self, words: &[String]) -> bool {
        let part = |word: &String| self.words.contains(word);
        let initial = |word: &String| {
            let same_letter = |other: &String| other.chars().next() == word.chars().next();
            let short = |word: &String| word.chars().count() == 1;
            self.words.iter().any(|own| same_letter(own) && (short(own) || short(word)))
        };
        let telling = |word: &String| part(word) && word.chars().count() > 1 && !names::is_prefix_word(word);
        !words.is_empty() && words.iter().any(telling) && words.iter().all(|word| part(word) || initial(word))
    }

    /// Whether two entries of the file can be one person: the same role, and names that do not contradict.
    fn is_same(&self, other: &Person) -> bool {
        let covers = |a: &Person, b: &Person| a.words.iter().all(|word| b.words.contains(word));
        let alike = covers(self, other) || covers(other, self);
        let named = !self.words.is_empty() && !other.words.is_empty();
        alike && (self.known_role == other.known_role || named && self.words == other.words)
    }
}

/// The role in small letters, as the file says it: `MOEDER` is `moeder`, `GI` stays.
fn natural(written: &str) -> String {
    let written = one_line(written);
    if let Some(role) = names::role_of(&written).filter(|role| fold(role) == fold(&written)) {
        return role;
    }
    let capitals = written.chars().all(|c| !c.is_lowercase());
    match written.chars().next() {
        Some(_) if capitals && written.chars().count() > 4 => written.to_lowercase(),
        Some(first) if !capitals => first.to_lowercase().chain(written.chars().skip(1)).collect(),
        _ => written,
    }
}

fn known_role(role: &str) -> String {
    key(&names::role_of(role).unwrap_or_else(|| role.to_owned()))
}

fn without_number(role: &str) -> &str {
    role.trim_end_matches(|c: char| c.is_ascii_digit())
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(fold)
}

fn words_of<const N: usize>(parts: [&Option<String>; N]) -> Vec<String> {
    let mut all: Vec<String> = parts.into_iter().flatten().flat_map(|part| words(part)).collect();
    all.sort();
    all.dedup();
    all
}

fn calls(
    whole: &Option<String>,
    first: &Option<String>,
    nickname: &Option<String>,
    shown: &str,
) -> Vec<String> {
    let texts = [whole.as_deref(), first.as_deref(), nickname.as_deref(), Some(shown)];
    texts.into_iter().flatten().map(|text| fold(text.trim())).filter(|text| !text.is_empty()).collect()
}

/// Whom a `door` means; the numbers point into [`People`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// These persons, each of them.
    All(Vec<usize>),
    /// One of these; which one cannot be told.
    OneOf(Vec<usize>),
    /// Nobody in the file.
    Nobody,
}

/// What a name or role says of a case file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// Somebody in it, or several who are each meant.
    One,
    /// One of several; which one cannot be told.
    Several,
    /// Nobody in it.
    Nobody,
}

/// Whom a name or role means in a case file.
pub fn named(case: &CaseFile, text: &str) -> Named {
    match People::of(case).meant(text) {
        Meant::All(_) => Named::One,
        Meant::OneOf(_) => Named::Several,
        Meant::Nobody => Named::Nobody,
    }
}

/// Everybody in the file, the youth first.
#[derive(Clone, Debug)]
pub(super) struct People(Vec<Person>);

impl std::ops::Deref for People {
    type Target = [Person];

    fn deref(&self) -> &[Person] {
        &self.0
    }
}

/// The place of the youth in [`People`].
pub(super) const YOUTH: usize = 0;

/// Words before or behind a name or role that tell nothing.
const FILLERS: &[&str] = &["de", "het", "zelf", "door", "van", "jeugdige", "en"];

impl People {
    pub fn of(case: &CaseFile) -> People {
        let youth = &case.youth;
        let mut all = vec![Person {
            group: Group::Youth,
            role: "jeugdige".into(),
            role_key: "jeugdige".into(),
            known_role: "jeugdige".into(),
            name: youth.shown_name(),
            birth: youth.birth_date.map(|birth| birth.0),
            own_data: false,
            words: words_of([&youth.name, &youth.first_name, &youth.nickname, &youth.prefix, &youth.surname]),
            calls: calls(&youth.name, &youth.first_name, &youth.nickname, &youth.shown_name()),
        }];
        all.extend(case.guardians.iter().map(|one| Person::relative(one, Group::Guardian, "gezagdrager")));
        let guardians = all.len();
        let family = case.family.iter().map(|one| Person::relative(one, Group::Family, "gezinslid"));
        let network = case.network.iter().map(|one| Person::relative(one, Group::Network, "netwerk"));
        for person in family.chain(network) {
            // A mother at home stands under `gezin` too.
            match all[1..guardians].iter_mut().find(|guardian| guardian.is_same(&person)) {
                Some(guardian) => guardian.take_in(person),
                None => all.push(person),
            }
        }
        all.extend(case.professionals.iter().map(Person::professional));
        People(all)
    }

    /// The roles, told apart where two persons have the same: `ouder 1`, `ouder 2`.
    pub fn label(&self, at: usize) -> String {
        let role = &self.0[at].role;
        let same: Vec<usize> = (0..self.0.len()).filter(|other| self.0[*other].role == *role).collect();
        match same.iter().position(|other| *other == at) {
            Some(place) if same.len() > 1 => format!("{role} {}", place + 1),
            _ => role.clone(),
        }
    }

    /// Whom a text means.
    pub fn meant(&self, text: &str) -> Meant {
        if let Some(found) = self.find(text) {
            return found;
        }
        let parts: Vec<&str> = text
            .split(['&', '+', ',', ';', '/'])
            .flat_map(|part| part.split(" en "))
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        if parts.len() < 2 {
            return Meant::Nobody;
        }
        let mut all = Vec::new();
        for part in parts {
            match self.find(part) {
                Some(Meant::All(found)) => all.extend(found),
                Some(unclear) => return unclear,
                None => return Meant::Nobody,
            }
        }
        Meant::All(all)
    }

    fn find(&self, text: &str) -> Option<Meant> {
        self.by_role(text).or_else(|| self.by_name(text))
    }

    fn by_role(&self, text: &str) -> Option<Meant> {
        let folded = fold(text.trim());
        let text = ["de ", "het "].iter().find_map(|word| folded.strip_prefix(word)).unwrap_or(&folded);
        let text = text.strip_suffix(" zelf").unwrap_or(text).trim();
        let wanted = key(text);
        if wanted == "zelf" {
            return Some(Meant::All(vec![YOUTH]));
        }
        if matches!(wanted.as_str(), "ouders" | "beideouders" | "gezagdragers" | "beidegezagdragers") {
            let all = self.group(Group::Guardian, &|_| true);
            return (!all.is_empty()).then_some(Meant::All(all));
        }
        let known = known_role(text);
        let exact = |person: &Person| person.role_key == wanted;
        let alike = |person: &Person| person.known_role == known;
        for test in [&exact as &dyn Fn(&Person) -> bool, &alike] {
            for groups in [&[Group::Youth][..], &[Group::Guardian], &[Group::Family, Group::Network]] {
                let found = self.in_groups(groups, test);
                if !found.is_empty() {
                    return Some(Self::one_of(found));
                }
            }
        }
        self.numbered(&wanted).or_else(|| self.generic(&known)).or_else(|| {
            let found = self.in_groups(&[Group::Professional], &|person| exact(person) || alike(person));
            (!found.is_empty()).then(|| Self::one_of(found))
        })
    }

    /// `ouder 2`, `gezagdrager 1`: of those with that role, or of all guardians, the second, the first.
    fn numbered(&self, wanted: &str) -> Option<Meant> {
        let role = without_number(wanted);
        let number: usize = wanted[role.len()..].parse().ok()?;
        let same = self
            .in_groups(&[Group::Guardian, Group::Family, Group::Network], &|person| person.role_key == role);
        let general = matches!(role, "ouder" | "gezagdrager");
        let among = if same.is_empty() && general { self.group(Group::Guardian, &|_| true) } else { same };
        among.get(number.checked_sub(1)?).map(|at| Meant::All(vec![*at]))
    }

    /// A word for a guardian that says less than the file.
    fn generic(&self, role: &str) -> Option<Meant> {
        let found = match role {
            "ouder" => self.group(Group::Guardian, &Person::is_parent),
            "gezagdrager" => self.group(Group::Guardian, &|_| true),
            "voogd" | "gezinsvoogd" | "gi" | "gecertificeerdeinstelling" | "jeugdbeschermer" => {
                self.group(Group::Guardian, &Person::is_custodian)
            }
            _ => return None,
        };
        (!found.is_empty()).then(|| Self::one_of(found))
    }

    fn by_name(&self, text: &str) -> Option<Meant> {
        let folded = fold(text.trim());
        let everybody: Vec<usize> = (0..self.0.len()).collect();
        let named = |test: &dyn Fn(&Person) -> bool| -> Vec<usize> {
            everybody.iter().copied().filter(|at| test(&self.0[*at])).collect()
        };
        let called = named(&|person| person.calls.contains(&folded));
        if !called.is_empty() {
            return Some(Self::one_of(called));
        }
        let all: Vec<String> =
            words(text).filter(|word| !names::is_title(word) || word.chars().count() == 1).collect();
        // `moeder Fatima`, `Fatima (moeder)`: the role words choose among those who are called so.
        let (roles, rest): (Vec<String>, Vec<String>) =
            all.into_iter().partition(|word| names::role_of(word).is_some());
        let rest: Vec<String> =
            rest.into_iter().filter(|word| !FILLERS.contains(&word.as_str()) || self.is_word(word)).collect();
        let fits = |person: &Person| {
            person.is_called(&rest)
                && roles.iter().all(|role| {
                    known_role(role) == without_number(&person.known_role) || person.words.contains(role)
                })
        };
        let found = named(&fits);
        (!found.is_empty()).then(|| Self::one_of(found))
    }

    fn is_word(&self, word: &String) -> bool {
        self.0.iter().any(|person| person.words.contains(word))
    }

    fn one_of(found: Vec<usize>) -> Meant {
        if found.len() == 1 { Meant::All(found) } else { Meant::OneOf(found) }
    }

    fn group(&self, group: Group, test: &dyn Fn(&Person) -> bool) -> Vec<usize> {
        self.in_groups(&[group], test)
    }

    fn in_groups(&self, groups: &[Group], test: &dyn Fn(&Person) -> bool) -> Vec<usize> {
        let fits = |person: &Person| groups.contains(&person.group) && test(person);
        (0..self.0.len()).filter(|at| fits(&self.0[*at])).collect()
    }
}

impl Person {
    /// Another entry of the same person.
    fn take_in(&mut self, other: Person) {
        self.own_data |= other.own_data;
        self.birth = self.birth.or(other.birth);
        if self.name.is_empty() {
            self.name = other.name;
        }
        self.words.extend(other.words);
        self.calls.extend(other.calls);
    }
}

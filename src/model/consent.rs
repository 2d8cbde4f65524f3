//! What `consent-check` finds: per case and per person, ready to be shown. Names stand in fields of their own, so that
//! whoever shows it decides whether they are shown.

use jiff::civil::Date;

use super::record::words;

words! {
    /// How the consent of one person stands, from good to bad.
    PersonStatus = "Hoe het met de toestemming van één persoon staat" {
        /// Given.
        Given = "gegeven", "Gegeven, geldig en voor dit overleg";
        /// Given, but not for all of this meeting.
        Limited = "beperkt", "Gegeven, maar niet voor alle partijen, gegevens of het doel van dit overleg";
        /// No longer valid.
        Expired = "verlopen", "Op de dag van het overleg niet meer geldig";
        /// Not there.
        Missing = "ontbreekt", "Niet gevraagd, niet vastgelegd of niet in een vorm die telt";
        /// Taken back.
        Withdrawn = "ingetrokken", "Gegeven en weer ingetrokken";
        /// Said no.
        Refused = "geweigerd", "Geweigerd";
    }
}

words! {
    /// How a case stands.
    CaseConsent = "Hoe het met de toestemming voor een casus staat" {
        /// All that is needed is given.
        Complete = "compleet", "Iedereen die moet, heeft toestemming gegeven";
        /// Not given, but there is a full record of why it may be discussed all the same.
        Grounded = "zonder_toestemming_met_grondslag", "Niet compleet, maar de verantwoording om zonder toestemming te delen is volledig";
        /// With the covered parties only.
        Limited = "beperkt", "Alleen met de partijen waarvoor toestemming is";
        /// No longer valid.
        Expired = "verlopen", "Een toestemming is op de dag van het overleg niet meer geldig";
        /// Somebody's is not there.
        Missing = "ontbreekt", "Een toestemming ontbreekt";
        /// Taken back.
        Withdrawn = "ingetrokken", "Een toestemming is ingetrokken";
        /// Somebody said no.
        Refused = "geweigerd", "Iemand heeft geweigerd";
    }
}

impl From<PersonStatus> for CaseConsent {
    fn from(status: PersonStatus) -> Self {
        match status {
            PersonStatus::Given => CaseConsent::Complete,
            PersonStatus::Limited => CaseConsent::Limited,
            PersonStatus::Expired => CaseConsent::Expired,
            PersonStatus::Missing => CaseConsent::Missing,
            PersonStatus::Withdrawn => CaseConsent::Withdrawn,
            PersonStatus::Refused => CaseConsent::Refused,
        }
    }
}

impl CaseConsent {
    /// Whether the case may be discussed at all; see [`Verdict::admits`] for with whom.
    pub fn may_be_discussed(self) -> bool {
        matches!(self, CaseConsent::Complete | CaseConsent::Grounded | CaseConsent::Limited)
    }
}

/// Stands for the person in [`Consenter::todo`], so that the sentence can be said with a name and without.
pub const WHO: &str = "{wie}";

/// As what somebody is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// For a child over whom they have authority.
    Guardian,
    /// The youth.
    Youth,
    /// For an adult who cannot decide on this.
    Representative,
    /// An adult of the family or network, about themselves.
    Adult,
}

/// Somebody whose consent is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consenter {
    /// Who, without a name: `moeder`, `ouder 2`.
    pub label: String,
    /// The name, when the file has one.
    pub name: Option<String>,
    /// The role, as the file says: `moeder`. Of a guardian who is not in the file: `gezagdrager`.
    pub role: String,
    /// As what they are asked.
    pub asked: Asked,
    /// Whether it is a youth who may be younger than 16, and gets a letter of another tone.
    pub young: bool,
    /// Whether the file says who it is; who is not known gets no letter.
    pub known: bool,
    /// How it stands.
    pub status: PersonStatus,
    /// The day of what decided it.
    pub since: Option<Date>,
    /// The last day on which it counts.
    pub until: Option<Date>,
    /// The number of the row that decided it.
    pub row: u8,
    /// That row in words.
    pub reason: &'static str,
    /// Its article.
    pub article: &'static str,
    /// Why this person is needed.
    pub needed: &'static str,
    /// The article of that.
    pub needed_article: &'static str,
    /// What to do now, with [`WHO`] in place of the person.
    pub todo: Option<String>,
}

impl Consenter {
    /// Who it is, with or without the name.
    pub fn shown(&self, names: bool) -> &str {
        self.name.as_deref().filter(|_| names).unwrap_or(&self.label)
    }

    /// What to do now.
    pub fn todo(&self, names: bool) -> Option<String> {
        let who = match self.shown(names) {
            "jeugdige" => "de jeugdige",
            who => who,
        };
        Some(self.todo.as_ref()?.replace(WHO, who))
    }
}

/// With which parties one consent lets data be shared, and which. Texts are keys: see [`key`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The parties; `None` is all.
    pub parties: Option<Vec<String>>,
    /// The categories; `None` is all.
    pub categories: Option<Vec<String>>,
    /// Not for the purpose of this meeting: nobody is covered.
    pub other_purpose: bool,
}

/// What is found of one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The number of the case.
    pub number: String,
    /// Whether the case is on the meeting's list.
    pub listed: bool,
    /// How it stands.
    pub status: CaseConsent,
    /// Its row in words, and article.
    pub reason: &'static str,
    /// The article of that row.
    pub article: &'static str,
    /// Who must consent, and how that stands.
    pub consenters: Vec<Consenter>,
    /// What to look at, in Dutch, without names.
    pub flags: Vec<String>,
    /// Reminders on safety; never decisions.
    pub reminders: Vec<String>,
    /// What to do about the case as a whole, besides what the persons' own say.
    pub todos: Vec<String>,
    /// What the consents that were given cover: all of them must cover a party.
    pub scopes: Vec<Scope>,
}

impl Verdict {
    /// Whether the case may be discussed with a party, known by any of these texts (its name, organisation or role).
    pub fn admits<T: AsRef<str>>(&self, party: &[T]) -> bool {
        let keys: Vec<String> = party.iter().map(|text| key(text.as_ref())).collect();
        self.status.may_be_discussed() && self.scopes.iter().all(|scope| scope.admits(&keys))
    }

    /// Which of the wanted categories may be shared with whoever [`Verdict::admits`] lets in.
    pub fn categories<'t>(&self, wanted: impl IntoIterator<Item = &'t str>) -> Vec<&'t str> {
        let covered = |category: &&str| {
            let key = key(category);
            self.scopes
                .iter()
                .all(|scope| scope.categories.as_ref().is_none_or(|listed| listed.contains(&key)))
        };
        wanted.into_iter().filter(covered).collect()
    }

    /// What to do now, sentence by sentence.
    pub fn todo(&self, names: bool) -> Vec<String> {
        let persons = self.consenters.iter().filter_map(|person| person.todo(names));
        let mut all: Vec<String> = Vec::new();
        for todo in self.todos.iter().cloned().chain(persons) {
            if !all.contains(&todo) {
                all.push(todo);
            }
        }
        all
    }
}

impl Scope {
    /// Whether one of the keys is among the parties.
    pub fn admits(&self, keys: &[String]) -> bool {
        let listed = |parties: &Vec<String>| keys.iter().any(|key| parties.contains(key));
        !self.other_purpose && self.parties.as_ref().is_none_or(listed)
    }
}

/// Case, accents, spaces, hyphens and a leading article make no difference: `de IB'er` and `IBER` are one party.
pub fn key(text: &str) -> String {
    let folded = crate::dutch::fold::fold(text.trim());
    let bare = ["de ", "het "].iter().find_map(|article| folded.strip_prefix(article)).unwrap_or(&folded);
    bare.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A request for consent to one person. Its fields are those of the letter's template.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ConsentLetter {
    /// What the file is called, without extension; it holds no name.
    #[serde(skip)]
    pub file: String,
    /// The template's file.
    #[serde(skip)]
    pub template: &'static str,
    /// Whom it is to.
    #[serde(rename = "naam")]
    pub name: Option<String>,
    /// The name used daily of whom it is about.
    #[serde(rename = "jeugdige")]
    pub youth: Option<String>,
    /// The case.
    #[serde(rename = "casusnummer")]
    pub case: String,
    /// The neighbourhood.
    #[serde(rename = "wijk")]
    pub neighbourhood: Option<String>,
    /// The day of the meeting, in full.
    #[serde(rename = "overleg")]
    pub meeting: String,
    /// The youth is asked too.
    #[serde(rename = "twaalf")]
    pub youth_too: bool,
    /// With whom is shared.
    #[serde(rename = "partijen")]
    pub parties: Vec<String>,
    /// What.
    #[serde(rename = "categorieen")]
    pub categories: Vec<String>,
    /// What for.
    #[serde(rename = "doel")]
    pub purpose: Option<String>,
    /// How many months it counts.
    #[serde(rename = "maanden")]
    pub months: Option<u32>,
    /// Who brings the case.
    #[serde(rename = "inbrenger")]
    pub presenter: Option<String>,
    /// How to reach them.
    pub contact: Option<String>,
}

/// What is found of all cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentReport {
    /// The day of the meeting.
    pub meeting: Date,
    /// The cases, those on the meeting's list first.
    pub cases: Vec<Verdict>,
    /// What could not be checked: file, place and problem, without personal data.
    pub errors: Vec<String>,
}

//! What a column of a sheet holds of a case file.

use super::columns::{self, Column};
use crate::sheet::{Field, What, Who};

/// What a column holds.
#[derive(Clone, Copy, Debug)]
pub enum Holds {
    /// One value of the case file.
    Value(&'static Column),
    /// Something about a person; the number of `Gezagdrager 2`.
    Person(Who, Option<u8>, What),
    /// The days of the meetings.
    Meetings,
    /// What was agreed, one action a line.
    Actions,
    /// Who does it, in a column beside the action.
    Owner,
    /// When, in a column beside the action.
    Due,
    /// How it stands, in a column beside the action.
    ActionStatus,
    /// What is told and not read back.
    Overview(Overview),
    /// Nobody knows: it is kept under its header.
    Own,
}

/// What a sheet tells of a case file in a few words; whoever wants to change it does so in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overview {
    /// Who watches the youth's safety.
    SafetyWatcher,
    /// Contacts with Veilig Thuis.
    Contacts,
    /// Risks and protective factors.
    Domains,
    /// Consent as it stands.
    Consents,
    /// The ground on which is shared without consent.
    WithoutConsent,
    /// Actions that are done or dropped.
    ClosedActions,
    /// Feedback to the family.
    Feedback,
    /// How the case was closed.
    Closed,
}

impl Overview {
    /// All, each with its header and width.
    pub const ALL: &[(Overview, &'static str, u16)] = &[
        (Overview::SafetyWatcher, "Let op veiligheid (overzicht)", 20),
        (Overview::Contacts, "Veilig Thuis (overzicht)", 24),
        (Overview::Domains, "Leefgebieden (overzicht)", 32),
        (Overview::Consents, "Toestemming (overzicht)", 36),
        (Overview::WithoutConsent, "Zonder toestemming (overzicht)", 24),
        (Overview::ClosedActions, "Afgeronde acties (overzicht)", 32),
        (Overview::Feedback, "Terugkoppeling (overzicht)", 24),
        (Overview::Closed, "Afsluiting (overzicht)", 24),
    ];

    /// The header.
    pub fn header(self) -> &'static str {
        Self::ALL.iter().find(|(overview, ..)| *overview == self).map_or("", |(_, header, _)| header)
    }
}

impl Holds {
    /// What a column holds by its header, and by the field the reader of sheets took it for.
    pub fn of(header: &str, field: Option<Field>, number: Option<u8>) -> Holds {
        if let Some((overview, ..)) = Overview::ALL.iter().find(|(_, known, _)| *known == header) {
            return Holds::Overview(*overview);
        }
        if columns::squash(header) == "overleggen" {
            return Holds::Meetings;
        }
        let known = |column: Option<&'static Column>| column.map_or(Holds::Own, Holds::Value);
        match field {
            Some(Field::CaseNumber | Field::RowNumber) => known(columns::at(&["casusnummer"])),
            Some(Field::Person(_, What::Trait)) => known(columns::with_header(header)),
            // Of the doctor only the name has a place; the number of the practice is kept under its header.
            Some(Field::Person(Who::Doctor, what)) if !matches!(what, What::Name | What::Details) => {
                Holds::Own
            }
            Some(Field::Person(who, what)) => Holds::Person(who, number, what),
            Some(Field::School) => known(columns::at(&["jeugdige", "school"])),
            Some(Field::Status) => known(columns::at(&["status"])),
            Some(Field::MeetingDate) => Holds::Meetings,
            Some(Field::Actions) => Holds::Actions,
            Some(Field::Owner) => Holds::Owner,
            Some(Field::Due) => Holds::Due,
            Some(Field::ActionStatus) => Holds::ActionStatus,
            Some(_) => known(columns::with_header(header)),
            None => known(columns::with_header(header).or_else(|| columns::nearly(header))),
        }
    }

    /// The keys of the case file to which it goes; `None` when nobody knows.
    pub fn keys(self) -> Option<String> {
        Some(match self {
            Holds::Value(column) => column.path.join("."),
            Holds::Person(who, ..) => list_of(who).to_owned(),
            Holds::Meetings => "overleggen".to_owned(),
            Holds::Actions | Holds::Owner | Holds::Due | Holds::ActionStatus => "acties".to_owned(),
            Holds::Overview(overview) => overview.header().to_lowercase(),
            Holds::Own => return None,
        })
    }

    /// Whether both are the same.
    pub fn is(self, other: Holds) -> bool {
        match (self, other) {
            (Holds::Value(a), Holds::Value(b)) => a.path == b.path,
            (Holds::Person(who, number, what), Holds::Person(w, n, a)) => (who, number, what) == (w, n, a),
            (Holds::Overview(a), Holds::Overview(b)) => a == b,
            (a, b) => std::mem::discriminant(&a) == std::mem::discriminant(&b),
        }
    }

    /// Whether both are about the same: a sheet that has one of them needs no column for the other.
    pub fn overlaps(self, other: Holds) -> bool {
        match (self, other) {
            (Holds::Value(a), Holds::Value(b)) => a.path == b.path,
            (Holds::Value(value), Holds::Person(who, _, what))
            | (Holds::Person(who, _, what), Holds::Value(value)) => covers(who, what, value.path),
            (Holds::Person(a, ..), Holds::Person(b, ..)) => list_of(a) == list_of(b),
            (Holds::Overview(a), Holds::Overview(b)) => a == b,
            (Holds::Own, Holds::Own) => false,
            (a, b) => std::mem::discriminant(&a) == std::mem::discriminant(&b),
        }
    }
}

/// Whether a column about a person shows a value of the case file.
fn covers(who: Who, what: What, path: &[&str]) -> bool {
    match (who, path) {
        (Who::Doctor, ["jeugdige", "huisarts"]) => true,
        (Who::Youth, ["jeugdige", "adres", part]) => match what {
            What::Address | What::Details => true,
            What::Street => matches!(*part, "straat" | "huisnummer"),
            What::HouseNumber | What::Addition => *part == "huisnummer",
            What::Postcode => matches!(*part, "postcode" | "woonplaats"),
            What::City => *part == "woonplaats",
            _ => false,
        },
        (Who::Youth, ["jeugdige", part]) => match what {
            What::Name | What::Details => {
                matches!(*part, "naam" | "voornaam" | "tussenvoegsel" | "achternaam" | "roepnaam")
            }
            What::FirstName | What::Initials => matches!(*part, "naam" | "voornaam"),
            What::Prefix => *part == "tussenvoegsel",
            What::Surname => matches!(*part, "naam" | "achternaam" | "tussenvoegsel"),
            What::Nickname => *part == "roepnaam",
            What::BirthDate => *part == "geboortedatum",
            What::Bsn => *part == "bsn",
            What::Phone => *part == "telefoon",
            What::Email => *part == "email",
            _ => false,
        },
        _ => false,
    }
}

/// The list of the case file in which somebody stands.
pub fn list_of(who: Who) -> &'static str {
    match who {
        Who::Youth | Who::Doctor => "jeugdige",
        Who::Mother | Who::Father | Who::Parent | Who::Guardian | Who::Warden => "gezagdragers",
        Who::Stepparent | Who::Sibling | Who::Family => "gezin",
        Who::Network => "netwerk",
        Who::Presenter => "inbrenger",
        Who::CaseLead | Who::Professional | Who::Teacher => "betrokkenen",
    }
}

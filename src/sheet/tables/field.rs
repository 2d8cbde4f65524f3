//! What a column can hold.

/// Whom a column is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Who {
    /// The child or young person under discussion.
    Youth,
    /// The mother.
    Mother,
    /// The father.
    Father,
    /// A parent, or whoever brings the youth up.
    Parent,
    /// A holder of parental authority.
    Guardian,
    /// A new partner, step-parent or foster parent.
    Stepparent,
    /// The court-appointed guardian.
    Warden,
    /// Brothers and sisters.
    Sibling,
    /// Others at home.
    Family,
    /// The informal network.
    Network,
    /// The family doctor.
    Doctor,
    /// Somebody at school.
    Teacher,
    /// Who brings the case.
    Presenter,
    /// Who coordinates the case.
    CaseLead,
    /// Other professionals.
    Professional,
}

impl Who {
    /// All, with the word in keys and the role of a person of whom the sheet gives none.
    const ALL: &'static [(Who, &'static str, &'static str)] = &[
        (Who::Youth, "jeugdige", "jeugdige"),
        (Who::Mother, "moeder", "moeder"),
        (Who::Father, "vader", "vader"),
        (Who::Parent, "ouder", "ouder"),
        (Who::Guardian, "gezagdrager", "gezagdrager"),
        (Who::Stepparent, "partner", "partner"),
        (Who::Warden, "voogd", "voogd"),
        (Who::Sibling, "broer_of_zus", "broer of zus"),
        (Who::Family, "gezinslid", "gezinslid"),
        (Who::Network, "netwerk", "persoon"),
        (Who::Doctor, "huisarts", "huisarts"),
        (Who::Teacher, "leerkracht", "leerkracht"),
        (Who::Presenter, "inbrenger", "inbrenger"),
        (Who::CaseLead, "casusregisseur", "casusregisseur"),
        (Who::Professional, "hulpverlener", "hulpverlener"),
    ];

    /// The role of a person of whom the sheet gives none.
    pub fn role(self) -> &'static str {
        Self::ALL.iter().find(|(who, ..)| *who == self).map_or("persoon", |(_, _, role)| role)
    }

    fn key(self) -> &'static str {
        Self::ALL.iter().find(|(who, ..)| *who == self).map_or("", |(_, key, _)| key)
    }

    /// Whether this is somebody at the table or at work, not of the family.
    pub fn is_professional(self) -> bool {
        matches!(
            self,
            Who::Doctor | Who::Teacher | Who::Presenter | Who::CaseLead | Who::Professional | Who::Warden
        )
    }
}

/// What a column says about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum What {
    /// The whole name; anything else that stands with it is picked out.
    Name,
    /// First names.
    FirstName,
    /// The name used daily.
    Nickname,
    /// Initials.
    Initials,
    /// Prefix, `van der`.
    Prefix,
    /// Surname.
    Surname,
    /// Birth date.
    BirthDate,
    /// BSN.
    Bsn,
    /// Phone numbers.
    Phone,
    /// E-mail addresses.
    Email,
    /// Whole address.
    Address,
    /// Street, with or without number.
    Street,
    /// House number.
    HouseNumber,
    /// Addition to the house number.
    Addition,
    /// Postcode, with or without town.
    Postcode,
    /// Town.
    City,
    /// A mixture: name, address, phone.
    Details,
    /// What does not identify by itself: age, sex, country of birth.
    Trait,
}

impl What {
    const ALL: &'static [(What, &'static str)] = &[
        (What::Name, "naam"),
        (What::FirstName, "voornaam"),
        (What::Nickname, "roepnaam"),
        (What::Initials, "voorletters"),
        (What::Prefix, "tussenvoegsel"),
        (What::Surname, "achternaam"),
        (What::BirthDate, "geboortedatum"),
        (What::Bsn, "bsn"),
        (What::Phone, "telefoon"),
        (What::Email, "email"),
        (What::Address, "adres"),
        (What::Street, "straat"),
        (What::HouseNumber, "huisnummer"),
        (What::Addition, "toevoeging"),
        (What::Postcode, "postcode"),
        (What::City, "woonplaats"),
        (What::Details, "gegevens"),
        (What::Trait, "kenmerk"),
    ];

    fn key(self) -> &'static str {
        Self::ALL.iter().find(|(what, _)| *what == self).map_or("", |(_, key)| key)
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The number that points to the case.
    CaseNumber,
    /// A bare `Nr`: the case number when there is no better one.
    RowNumber,
    /// The number in a record system: it identifies, and is the case number only when asked for.
    RecordNumber,
    /// Something about a person.
    Person(Who, What),
    /// School, day care.
    School,
    /// Clubs, employers, organisations around the family.
    Institution,
    /// The case's text: question, situation. It identifies and is never copied.
    FreeText,
    /// Known, and not needed: time, crisis level, consent.
    Other,
    /// A bare `Datum`.
    Date,
    /// A bare `Status`.
    Status,
    /// The day of the meeting.
    MeetingDate,
    /// What was agreed.
    Actions,
    /// What was agreed before and may still be open: no action of this meeting beside others.
    EarlierActions,
    /// `Besluit`, `Uitkomst`: what was agreed, when no other column says so.
    Outcome,
    /// Who does it.
    Owner,
    /// Whether the one in the header does it: a cross.
    OwnerMark,
    /// When it is to be done.
    Due,
    /// How the action stands.
    ActionStatus,
    /// The number of the action itself.
    ActionNumber,
    /// A participant's function.
    Function,
    /// A participant's organisation.
    Organisation,
    /// Whether a participant is there.
    Attendance,
}

impl Field {
    /// Fields that are not about one person, with the key that names them in `mdo.yaml`.
    const PLAIN: &'static [(Field, &'static str)] = &[
        (Field::CaseNumber, "casusnummer"),
        (Field::RowNumber, "nr"),
        (Field::RecordNumber, "dossiernummer"),
        (Field::School, "school"),
        (Field::Institution, "instelling"),
        (Field::FreeText, "vrije_tekst"),
        (Field::Other, "overig"),
        (Field::Date, "datum"),
        (Field::Status, "status"),
        (Field::MeetingDate, "datum_overleg"),
        (Field::Actions, "acties"),
        (Field::EarlierActions, "eerdere_acties"),
        (Field::Outcome, "uitkomst"),
        (Field::Owner, "wie"),
        (Field::OwnerMark, "kruisje_wie"),
        (Field::Due, "wanneer"),
        (Field::ActionStatus, "status_actie"),
        (Field::ActionNumber, "nr_actie"),
        (Field::Function, "functie"),
        (Field::Organisation, "organisatie"),
        (Field::Attendance, "aanwezig"),
    ];

    /// The key in `mdo.yaml` and in reports: `acties`, `naam_jeugdige`, `moeder`, `telefoon_moeder`.
    pub fn key(self) -> String {
        match self {
            Field::Person(Who::Youth, what @ (What::Name | What::Details)) => {
                format!("{}_jeugdige", what.key())
            }
            Field::Person(Who::Youth, what) => what.key().to_string(),
            Field::Person(who, What::Name) => who.key().to_string(),
            Field::Person(who, what) => format!("{}_{}", what.key(), who.key()),
            plain => {
                Self::PLAIN.iter().find(|(field, _)| *field == plain).map_or_else(String::new, |f| f.1.into())
            }
        }
    }

    /// The field of a key; spelling in capitals or with spaces does no harm.
    pub fn from_key(key: &str) -> Option<Field> {
        let wanted = key.trim().to_lowercase().replace([' ', '-'], "_");
        Self::all().find(|field| field.key() == wanted).or_else(|| {
            // What is a header is a key too: `tel. moeder`, `kind`.
            super::columns::recognise(key).filter(|found| found.typo.is_none()).map(|found| found.field)
        })
    }

    /// The keys people are most likely to need, for help and errors.
    pub fn keys() -> Vec<String> {
        let youth = What::ALL.iter().map(|(what, _)| Field::Person(Who::Youth, *what).key());
        let persons = Who::ALL[1..].iter().map(|(who, ..)| Field::Person(*who, What::Name).key());
        Self::PLAIN.iter().map(|(_, key)| (*key).to_string()).chain(youth).chain(persons).collect()
    }

    fn all() -> impl Iterator<Item = Field> {
        let persons = Who::ALL
            .iter()
            .flat_map(|(who, ..)| What::ALL.iter().map(|(what, _)| Field::Person(*who, *what)));
        Self::PLAIN.iter().map(|(field, _)| *field).chain(persons)
    }

    /// Whether a new value in such a column means a new case.
    pub fn names_the_youth(self) -> bool {
        use What::{FirstName, Name, Nickname, Surname};
        matches!(self, Field::Person(Who::Youth, Name | FirstName | Nickname | Surname | What::Details))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_leads_back_to_its_field() {
        for field in Field::all() {
            assert_eq!(Field::from_key(&field.key()), Some(field), "{}", field.key());
        }
        for key in Field::keys() {
            assert!(Field::from_key(&key).is_some(), "{key}");
        }
        assert_eq!(Field::from_key("Naam jeugdige"), Some(Field::Person(Who::Youth, What::Name)));
        assert_eq!(Field::from_key("onzinsleutel"), None);
    }
}

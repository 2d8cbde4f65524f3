//! What becomes of the columns of a sheet.

use crate::deid::{Category, Options};
use crate::dutch::fold::fold;
use crate::sheet::{Field, What, Who, WholeColumn};

/// What becomes of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// The number that points to the original; it is a pseudonym already.
    CaseNumber,
    /// It identifies: the column goes.
    Drop(Category, &'static str),
    /// A birth date: an age band comes in its place.
    BirthDate,
    /// An age: its band comes in its place.
    Age,
    /// A postcode: four digits stay.
    Postcode,
    /// A school: kind and year stay.
    School,
    /// A day of the meeting or of an action: it stays.
    Day,
    /// Text of a known kind: scrubbed.
    Text,
    /// Nobody knows what it is: scrubbed, and a cell that is nothing but a name goes.
    Loose,
}

impl Treatment {
    /// What becomes of this column. What the options keep is at least scrubbed.
    pub fn of(column: &WholeColumn, options: &Options) -> Treatment {
        let treatment = by_field(column);
        let category = match treatment {
            Treatment::Drop(category, _) => category,
            Treatment::BirthDate => Category::Date,
            Treatment::Age => Category::Age,
            Treatment::Postcode => Category::Postcode,
            Treatment::School => Category::Institution,
            other => return other,
        };
        if options.wants(category) { treatment } else { Treatment::Text }
    }

    /// The header of the column that is made; `None` when its own one stays.
    pub fn header(self) -> Option<&'static str> {
        match self {
            Treatment::CaseNumber => Some("Casusnummer"),
            Treatment::BirthDate | Treatment::Age => Some(AGE_BAND),
            Treatment::Postcode => Some("Postcode (4 cijfers)"),
            Treatment::School => Some("Onderwijs"),
            _ => None,
        }
    }
}

/// The header above age bands; known again when the result is read.
const AGE_BAND: &str = "Leeftijdsgroep";

fn by_field(column: &WholeColumn) -> Treatment {
    use Treatment::{Day, Drop, Loose, Text};
    match column.field {
        Some(Field::CaseNumber) => Treatment::CaseNumber,
        Some(Field::RecordNumber) => Drop(Category::Id, "kolom.dossiernummer"),
        Some(Field::Person(who, what)) => of_person(who, what, &column.header),
        Some(Field::School) => Treatment::School,
        Some(Field::Institution) => Drop(Category::Institution, "kolom.instelling"),
        Some(Field::Date | Field::MeetingDate | Field::Due) => Day,
        Some(_) => Text,
        None if fold(&column.header) == fold(AGE_BAND) => Treatment::Age,
        None => Loose,
    }
}

fn of_person(who: Who, what: What, header: &str) -> Treatment {
    use Treatment::Drop;
    match what {
        // Of a professional the role comes in the place of the name.
        What::Name | What::Details if who.is_professional() => Treatment::Text,
        What::BirthDate if who == Who::Youth => Treatment::BirthDate,
        What::Postcode if who == Who::Youth => Treatment::Postcode,
        What::Trait => of_trait(header),
        What::BirthDate => Drop(Category::Date, "kolom.geboortedatum"),
        What::Bsn => Drop(Category::Bsn, "kolom.bsn"),
        What::Phone => Drop(Category::Phone, "kolom.telefoon"),
        What::Email => Drop(Category::Email, "kolom.email"),
        What::Address | What::Street | What::HouseNumber | What::Addition => {
            Drop(Category::Address, "kolom.adres")
        }
        What::Postcode => Drop(Category::Postcode, "kolom.postcode"),
        What::City => Drop(Category::Location, "kolom.woonplaats"),
        _ => Drop(Category::Person, "kolom.naam"),
    }
}

/// Age and sex stay in some form; where somebody was born goes.
fn of_trait(header: &str) -> Treatment {
    let header = fold(header);
    let says = |words: &[&str]| words.iter().any(|word| header.contains(word));
    match () {
        () if says(&["leeftijd", "lft"]) => Treatment::Age,
        () if says(&["geslacht", "m/v", "sekse"]) => Treatment::Text,
        () => Treatment::Drop(Category::Location, "kolom.herkomst"),
    }
}

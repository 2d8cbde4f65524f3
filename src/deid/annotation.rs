//! What the finders say: immutable annotations.

/// What kind of thing was found; the categories of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the Dutch names in `dutch` say it")]
pub enum Category {
    Person,
    Location,
    Address,
    Postcode,
    Date,
    Age,
    Phone,
    Email,
    Bsn,
    Iban,
    Url,
    Institution,
    Id,
    NumberPlate,
    Handle,
}

impl Category {
    /// All categories.
    pub const ALL: [Category; 15] = [
        Category::Person,
        Category::Location,
        Category::Address,
        Category::Postcode,
        Category::Date,
        Category::Age,
        Category::Phone,
        Category::Email,
        Category::Bsn,
        Category::Iban,
        Category::Url,
        Category::Institution,
        Category::Id,
        Category::NumberPlate,
        Category::Handle,
    ];

    /// The name in JSON, on screens and in `mdo.yaml`.
    pub fn dutch(self) -> &'static str {
        match self {
            Category::Person => "persoon",
            Category::Location => "locatie",
            Category::Address => "adres",
            Category::Postcode => "postcode",
            Category::Date => "datum",
            Category::Age => "leeftijd",
            Category::Phone => "telefoon",
            Category::Email => "email",
            Category::Bsn => "bsn",
            Category::Iban => "iban",
            Category::Url => "url",
            Category::Institution => "instelling",
            Category::Id => "id",
            Category::NumberPlate => "kenteken",
            Category::Handle => "gebruikersnaam",
        }
    }
}

/// The group of rules that found an annotation; each can be switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Identities the caller gave.
    Known,
    /// Shapes and checksums.
    Pattern,
    /// Lists and context.
    Lexicon,
    /// The trained tagger.
    Tagger,
}

/// One finding. Offsets are bytes into the text; they lie on character boundaries.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is.
    pub category: Category,
    /// Who found it.
    pub group: Group,
    /// The rule's name, for `--explain`: `telefoon.06`, `bekend.voornaam`.
    pub rule: &'static str,
    /// How sure the rule is, 0.0 to 1.0.
    pub confidence: f32,
    /// For a known person or address: its index in [`super::Known`].
    pub known: Option<u32>,
}

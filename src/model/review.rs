//! What a person looks at after scrubbing: every text as it was, with what was replaced in it and why.

/// The texts of one run, to be looked at. It holds names: whoever writes it down keeps it in the case system.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// The files, in the order they were given.
    pub files: Vec<ReviewFile>,
}

/// A file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReviewFile {
    /// Its name as the user gave it.
    pub name: String,
    /// What a person should look at besides the texts, such as pictures.
    pub warnings: Vec<String>,
    /// Its texts, in order: paragraphs, cells, lines.
    pub pieces: Vec<ReviewPiece>,
}

/// A text that was scrubbed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReviewPiece {
    /// Where it stands: `alinea 3`, `blad Casussen, cel D4`.
    pub place: String,
    /// The text as it was.
    pub text: String,
    /// What was replaced, in order; they do not overlap.
    pub spans: Vec<ReviewSpan>,
}

/// A stretch that was replaced.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReviewSpan {
    /// First byte in the text of the piece.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it was taken for: `persoon`, `telefoon`.
    pub category: String,
    /// The name of the rule that found it.
    pub rule: String,
    /// The group of rules, in Dutch: `bekend`, `patroon`, `lijst`, `taalmodel`.
    pub group: String,
    /// How sure the rule is, 0.0 to 1.0.
    pub confidence: f32,
    /// Why, in Dutch, for who does not know the rules.
    pub reason: String,
    /// What stands there now.
    pub replacement: String,
}

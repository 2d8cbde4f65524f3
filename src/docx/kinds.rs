//! The kinds of parts that are kept. All others are left behind unread.

/// A kind of part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names of the format")]
pub enum Kind {
    Document,
    Styles,
    Numbering,
    Settings,
    Theme,
    Header,
    Footer,
    Footnotes,
    Endnotes,
    Comments,
    CommentsExtended,
    Chart,
    DiagramData,
    DiagramLayout,
    DiagramStyle,
    DiagramColors,
    Image,
}

/// What belongs to a kind.
struct Row {
    kind: Kind,
    /// The last part of the relation's type.
    relation: &'static str,
    /// The name in the new package; with a number where there may be several.
    name: &'static str,
    /// The content type.
    content: &'static str,
    /// What people call it.
    dutch: &'static str,
}

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const DRAWING: &str = "application/vnd.openxmlformats-officedocument.drawingml.";
const OFFICE: &str = "application/vnd.openxmlformats-officedocument.";

const fn row(
    kind: Kind,
    relation: &'static str,
    name: &'static str,
    content: &'static str,
    dutch: &'static str,
) -> Row {
    Row { kind, relation, name, content, dutch }
}

const ROWS: &[Row] = &[
    row(Kind::Document, "officeDocument", "word/document.xml", "document.main", "de tekst"),
    row(Kind::Styles, "styles", "word/styles.xml", "styles", "de stijlen"),
    row(Kind::Numbering, "numbering", "word/numbering.xml", "numbering", "de nummering"),
    row(Kind::Settings, "settings", "word/settings.xml", "settings", "de instellingen"),
    row(Kind::Theme, "theme", "word/theme/theme#.xml", "theme", "het thema"),
    row(Kind::Header, "header", "word/header#.xml", "header", "koptekst"),
    row(Kind::Footer, "footer", "word/footer#.xml", "footer", "voettekst"),
    row(Kind::Footnotes, "footnotes", "word/footnotes.xml", "footnotes", "voetnoten"),
    row(Kind::Endnotes, "endnotes", "word/endnotes.xml", "endnotes", "eindnoten"),
    row(Kind::Comments, "comments", "word/comments.xml", "comments", "opmerkingen"),
    row(
        Kind::CommentsExtended,
        "commentsExtended",
        "word/commentsExtended.xml",
        "commentsExtended",
        "opmerkingen",
    ),
    row(Kind::Chart, "chart", "word/charts/chart#.xml", "chart", "grafiek"),
    row(Kind::DiagramData, "diagramData", "word/diagrams/data#.xml", "diagramData", "diagram"),
    row(Kind::DiagramLayout, "diagramLayout", "word/diagrams/layout#.xml", "diagramLayout", "diagram"),
    row(Kind::DiagramStyle, "diagramQuickStyle", "word/diagrams/quickStyle#.xml", "diagramStyle", "diagram"),
    row(Kind::DiagramColors, "diagramColors", "word/diagrams/colors#.xml", "diagramColors", "diagram"),
    row(Kind::Image, "image", "word/media/image#", "", "afbeelding"),
];

/// Where relations of the format's own types begin; the type is what follows.
const FAMILIES: [&str; 3] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
    "http://schemas.microsoft.com/office/2011/relationships/",
];

/// The short name of a relation's type, when it is one of the format's own.
pub fn short(relation: &str) -> Option<&str> {
    FAMILIES.iter().find_map(|family| relation.strip_prefix(family))
}

impl Kind {
    /// The kind that a relation of this type leads to, if that is kept.
    pub fn of(relation: &str) -> Option<Kind> {
        let name = short(relation)?;
        ROWS.iter().find(|row| row.relation == name).map(|row| row.kind)
    }

    fn row(self) -> &'static Row {
        // Every kind is in the table; a test counts them.
        ROWS.iter().find(|row| row.kind == self).unwrap_or(&ROWS[0])
    }

    /// The name of the nth part of this kind, counted from 1.
    pub fn part_name(self, nth: usize) -> String {
        self.row().name.replace('#', &nth.to_string())
    }

    /// The short name of the relation that leads to it.
    pub fn relation(self) -> &'static str {
        self.row().relation
    }

    /// Whether there can be more than one.
    pub fn is_numbered(self) -> bool {
        self.row().name.contains('#')
    }

    /// What people call the nth part of this kind.
    pub fn dutch(self, nth: usize) -> String {
        let row = self.row();
        if row.name.contains('#') { format!("{} {nth}", row.dutch) } else { row.dutch.to_owned() }
    }

    /// The content type.
    pub fn content_type(self) -> String {
        let family = match self {
            Kind::Theme => OFFICE,
            Kind::Chart
            | Kind::DiagramData
            | Kind::DiagramLayout
            | Kind::DiagramStyle
            | Kind::DiagramColors => DRAWING,
            _ => WORD,
        };
        format!("{family}{}+xml", self.row().content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_in_the_table_under_a_name_of_its_own() {
        // The last kind of the enumeration.
        assert_eq!(ROWS.len(), Kind::Image as usize + 1);
        for (nth, row) in ROWS.iter().enumerate() {
            assert!(ROWS[..nth].iter().all(|other| other.kind != row.kind && other.name != row.name));
            let relation =
                format!("{}{}", FAMILIES[usize::from(row.kind == Kind::CommentsExtended) * 2], row.relation);
            assert_eq!(Kind::of(&relation), Some(row.kind));
        }
        assert_eq!(Kind::of("http://schemas.microsoft.com/office/2006/relationships/vbaProject"), None);
        assert_eq!(Kind::of("document"), None);
    }
}

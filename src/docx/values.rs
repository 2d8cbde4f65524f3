//! What the value of an attribute is: layout, which is kept; text, which is scrubbed; or something that tells who
//! wrote when and where, which goes.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::ns::Ns;
use super::xml::{Attribute, Element};

/// What is to be done with an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Kept as it is.
    Layout,
    /// The name of a font: kept, unless a finding occurs in it.
    Font,
    /// Scrubbed.
    Text,
    /// Taken out.
    Drop,
    /// A name nobody sees that the format wants: replaced by this.
    Fixed(&'static str),
    /// The identifier of a relation.
    Relation,
    /// The identifier of a style.
    Style,
    /// The name of a bookmark.
    Bookmark,
    /// Who made a comment or a change.
    Author,
}

/// Elements of the text whose `val` is a text, even when it looks like a keyword.
const TEXT_ELEMENTS: [&str; 9] = [
    "alias",
    "tag",
    "tblCaption",
    "tblDescription",
    "helpText",
    "statusText",
    "listEntry",
    "lvlText",
    "aliases",
];

/// Elements of the text whose `val` is the identifier of a style.
const STYLE_ELEMENTS: [&str; 10] = [
    "pStyle",
    "rStyle",
    "tblStyle",
    "basedOn",
    "next",
    "link",
    "numStyleLink",
    "styleLink",
    "clickAndTypeStyle",
    "defaultTableStyle",
];

/// Measures and paths of drawings: long, with letters, never a text.
const GEOMETRY: [&str; 19] = [
    "style",
    "path",
    "adj",
    "coordsize",
    "coordorigin",
    "points",
    "from",
    "to",
    "control1",
    "control2",
    "eqn",
    "limo",
    "textboxrect",
    "connectlocs",
    "connectangles",
    "fmla",
    "dashstyle",
    "gradientshapeok",
    "wrapcoords",
];

/// What an attribute is, by where it stands and what it holds.
pub fn class(element: &Element, attribute: &Attribute) -> Class {
    let name = attribute.local();
    match attribute.ns {
        _ if attribute.declares() => Class::Layout,
        Ns::Xml | Ns::Compat => Class::Layout,
        Ns::Relation => Class::Relation,
        Ns::Word => word(element, name, &attribute.value),
        Ns::WordMore => match name {
            "userId" | "providerId" | "dateUtc" => Class::Drop,
            "author" => Class::Author,
            _ => other(&attribute.value),
        },
        Ns::Vml if name == "relid" => Class::Relation,
        _ => drawing(element, name, &attribute.value),
    }
}

fn word(element: &Element, name: &str, value: &str) -> Class {
    match (element.local(), name) {
        (_, "author") => Class::Author,
        // Looked at by `fields`.
        (_, "instr") => Class::Layout,
        (_, "initials" | "date" | "fullDate" | "docLocation" | "tgtFrame") => Class::Drop,
        (_, name) if name.starts_with("rsid") => Class::Drop,
        ("bookmarkStart" | "moveFromRangeStart" | "moveToRangeStart", "name") => Class::Bookmark,
        ("hyperlink", "anchor") => Class::Bookmark,
        // Of a field of a form: the bookmark around it bears the same name.
        ("name", "val") if element.ns == Ns::Word && value.starts_with(FORM_FIELD) => Class::Bookmark,
        ("style", "styleId") => Class::Style,
        (of, "val") if STYLE_ELEMENTS.contains(&of) => Class::Style,
        ("rFonts", "ascii" | "hAnsi" | "cs" | "eastAsia") | ("font", "name") | ("sym", "font") => Class::Font,
        (_, "tooltip" | "displayText" | "value") => Class::Text,
        (of, "val") if TEXT_ELEMENTS.contains(&of) && !is_measure(value) => Class::Text,
        _ => other(value),
    }
}

/// How the filter marks the names of form fields, which share an element's name with styles.
pub const FORM_FIELD: char = '\u{1}';

fn drawing(element: &Element, name: &str, value: &str) -> Class {
    match (element.local(), name) {
        (_, "gfxdata" | "equationxml" | "href" | "src" | "althref" | "macro" | "textlink" | "ole") => {
            Class::Drop
        }
        (_, "id" | "spid") if element.ns == Ns::Vml && !is_plain(value) => Class::Drop,
        ("docPr" | "cNvPr", "name") => Class::Fixed("object"),
        (_, "title" | "descr" | "alt" | "string") if looks_like_path(value) => Class::Drop,
        (_, "title" | "descr" | "alt" | "string") => Class::Text,
        ("latin" | "ea" | "cs" | "sym" | "font" | "buFont", "typeface") => Class::Font,
        (_, name) if GEOMETRY.contains(&name) => Class::Layout,
        _ => other(value),
    }
}

fn other(value: &str) -> Class {
    if is_plain(value) { Class::Layout } else { Class::Text }
}

/// A picture's file name and folder, which programs put in the place of a description.
fn looks_like_path(value: &str) -> bool {
    let value = value.trim();
    let ends =
        [".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg", ".heic", ".pdf"];
    let lower = value.to_lowercase();
    ends.iter().any(|end| lower.ends_with(end))
        || value.contains(":\\")
        || value.starts_with("\\\\")
        || (value.contains('/') && !value.contains(char::is_whitespace))
}

static VOCABULARY: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = include_str!("vocabulary.txt").lines().filter(|line| !line.starts_with('#'));
    // The identifier of a style is its name without blanks.
    lines
        .flat_map(|line| [line.to_lowercase(), line.to_lowercase().replace([' ', '(', ')', '-'], "")])
        .collect()
});

/// Whether every Word document may hold this value: a built-in style, a font, a gallery.
pub fn is_known(value: &str) -> bool {
    VOCABULARY.contains(&value.to_lowercase())
}

/// Numbers, units and signs, without a run of letters that could be a name.
pub fn is_measure(value: &str) -> bool {
    let longest = value.split(|c: char| !c.is_alphabetic()).map(|run| run.chars().count()).max().unwrap_or(0);
    longest <= 3
}

/// Whether a value is a keyword or measure of the format and not a text.
pub fn is_plain(value: &str) -> bool {
    let hex = value.len() <= 40
        && value.bytes().all(|b| b.is_ascii_hexdigit() || matches!(b, b'{' | b'}' | b'-'))
        && (value.contains(|c: char| c.is_ascii_digit()) || value.len() == 6);
    hex || is_keyword(value) || is_measure(value) || is_known(value) || is_shape_id(value)
}

/// Written as the format writes its keywords: `center`, `wrapSquare`.
pub fn is_keyword(value: &str) -> bool {
    value.len() <= 60
        && value.starts_with(|c: char| c.is_ascii_lowercase())
        && value.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// `_x0000_t202`, `#_x0000_s1026`.
fn is_shape_id(value: &str) -> bool {
    let rest = value.trim_start_matches('#').strip_prefix("_x0000_");
    rest.is_some_and(|rest| rest.len() <= 12 && rest.bytes().skip(1).all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_and_measures_are_layout_and_texts_are_not() {
        for value in [
            "center",
            "12pt",
            "FF00AA",
            "1F497D",
            "ABCDEF",
            "{0F9B84AB-CDEF-4B1E-9E4A-6F2D2A3B4C5D}",
            "%1.",
            "_x0000_t202",
            "nl-NL",
            "Heading 1",
            "wrapSquare",
        ] {
            assert!(is_plain(value), "{value}");
        }
        for value in ["Yusuf", "verslag yusuf", "Yusuf_verslag", "Text Box 2"] {
            assert!(!is_plain(value), "{value}");
        }
    }

    #[test]
    fn a_file_name_is_no_description() {
        for value in ["yusuf.JPG", "C:\\Users\\a\\b", "\\\\server\\x", "file/foto"] {
            assert!(looks_like_path(value), "{value}");
        }
        assert!(!looks_like_path("Tekening van moeder en/of vader"));
    }
}

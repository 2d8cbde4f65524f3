//! The name spaces a document may use. What lies in another one is not read, so it is not kept.

/// A family of name spaces whose elements are treated alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ns {
    /// None: attributes without a prefix, and the package's own files.
    None,
    /// `xml:space`, `xml:lang`.
    Xml,
    /// The text: `w`.
    Word,
    /// What Word added to it: `w14`, `w15`, `w16`.
    WordMore,
    /// Identifiers of relations: `r`.
    Relation,
    /// Alternatives for older programs: `mc`.
    Compat,
    /// Drawings, pictures, shapes, charts, diagrams: `a`, `wp`, `pic`, `wps`, `c`, `dgm`.
    Drawing,
    /// Drawings of older Word: `v`, `o`, `w10`.
    Vml,
    /// Formulas: `m`.
    Math,
    /// The package's own files.
    Package,
}

/// Every name space that is kept, transitional and strict.
const KNOWN: &[(&str, Ns)] = &[
    ("http://www.w3.org/XML/1998/namespace", Ns::Xml),
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", Ns::Word),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", Ns::Word),
    ("http://schemas.microsoft.com/office/word/2010/wordml", Ns::WordMore),
    ("http://schemas.microsoft.com/office/word/2012/wordml", Ns::WordMore),
    ("http://schemas.microsoft.com/office/word/2018/wordml", Ns::WordMore),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", Ns::Relation),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", Ns::Relation),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", Ns::Compat),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", Ns::Drawing),
    ("http://schemas.openxmlformats.org/drawingml/2006/picture", Ns::Drawing),
    ("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", Ns::Drawing),
    ("http://schemas.openxmlformats.org/drawingml/2006/chart", Ns::Drawing),
    ("http://schemas.openxmlformats.org/drawingml/2006/diagram", Ns::Drawing),
    ("http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas", Ns::Drawing),
    ("http://purl.oclc.org/ooxml/drawingml/main", Ns::Drawing),
    ("http://purl.oclc.org/ooxml/drawingml/picture", Ns::Drawing),
    ("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", Ns::Drawing),
    ("http://purl.oclc.org/ooxml/drawingml/chart", Ns::Drawing),
    ("http://purl.oclc.org/ooxml/drawingml/diagram", Ns::Drawing),
    ("http://purl.oclc.org/ooxml/drawingml/lockedCanvas", Ns::Drawing),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing", Ns::Drawing),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingShape", Ns::Drawing),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", Ns::Drawing),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas", Ns::Drawing),
    ("urn:schemas-microsoft-com:vml", Ns::Vml),
    ("urn:schemas-microsoft-com:office:office", Ns::Vml),
    ("urn:schemas-microsoft-com:office:word", Ns::Vml),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", Ns::Math),
    ("http://purl.oclc.org/ooxml/officeDocument/math", Ns::Math),
    ("http://schemas.openxmlformats.org/package/2006/relationships", Ns::Package),
    ("http://schemas.openxmlformats.org/package/2006/content-types", Ns::Package),
];

/// The family of a name space, if it is kept.
pub fn family(uri: &str) -> Option<Ns> {
    KNOWN.iter().find(|(known, _)| *known == uri).map(|(_, ns)| *ns)
}

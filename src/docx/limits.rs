//! How much is read before a document counts as hostile or as something else than a letter or a form.
//!
//! A report of three hundred pages has some ten megabytes of XML; each limit lies far above what people send and
//! far below what would fill the memory of a laptop.

/// The file itself.
pub const MAX_FILE_BYTES: usize = 100 << 20;
/// All parts together, unpacked.
pub const MAX_UNPACKED_BYTES: u64 = 256 << 20;
/// The XML parts together, unpacked.
pub const MAX_XML_BYTES: usize = 64 << 20;
/// How many times larger a part may become when unpacked; style parts reach some 40.
pub const MAX_RATIO: u64 = 400;
/// Below this size a ratio says nothing.
pub const RATIO_FROM_BYTES: u64 = 1 << 20;
/// Parts in the package.
pub const MAX_PARTS: usize = 5_000;
/// Elements in all XML parts together: with this many the peak is some 400 MB.
pub const MAX_ELEMENTS: usize = 1_000_000;
/// Elements inside each other; tables in tables take some six a level.
pub const MAX_DEPTH: usize = 256;
/// Attributes of one element; the root of a document declares some forty name spaces.
pub const MAX_ATTRIBUTES: usize = 256;

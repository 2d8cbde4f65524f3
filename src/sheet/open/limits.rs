//! How much is read before a file counts as hostile or as something else than a casuïstieksheet.
//!
//! A real sheet has tens of cases and some tens of kilobytes; each limit lies far above that and far below what
//! would fill the memory of a laptop.

/// The file itself.
pub const MAX_FILE_BYTES: u64 = 100 << 20;
/// All parts of a workbook together, unpacked.
pub const MAX_UNPACKED_BYTES: u64 = 512 << 20;
/// How many times larger a part may become when unpacked; sheets of equal rows reach some 50.
pub const MAX_RATIO: u64 = 400;
/// Below this size a ratio says nothing.
pub const RATIO_FROM_BYTES: u64 = 1 << 20;
/// Parts in a workbook.
pub const MAX_PARTS: usize = 5_000;
/// Sheets in a workbook.
pub const MAX_SHEETS: usize = 500;
/// Cells with contents, over all sheets.
pub const MAX_CELLS: usize = 5_000_000;
/// Text of all cells together.
pub const MAX_TEXT_BYTES: usize = 256 << 20;
/// Text of one cell; Excel itself stops at 32,767 characters.
pub const MAX_CELL_BYTES: usize = 1 << 20;
/// Merged regions in a sheet, each column of one counted.
pub const MAX_MERGES: usize = 500_000;
/// Columns of one merged region that are looked at.
pub const MAX_MERGED_COLUMNS: u32 = 64;
/// The rectangles of cells, empty ones included, that the sheets of an .xls may span: calamine lays out all of it.
pub const MAX_XLS_AREA: u64 = 5_000_000;
/// Rounds of hashing a password-protected file may ask for; Excel writes 100,000, the format allows ten million.
pub const MAX_SPIN_COUNT: u32 = 10_000_000;
/// Formulas without outcome that are named of one sheet; a thousand of them help nobody.
pub const MAX_UNCALCULATED: usize = 20;

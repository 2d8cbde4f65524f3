//! The casuïstieksheet and the case file: which column stands for what, in both directions. Plain decisions; `sheet` reads
//! the files and `render` writes them.
//!
//! | step | file |
//! |---|---|
//! | what a column holds | `columns` (one value each), `holds` |
//! | what it shows of a case | `show`, `people`, `overview` |
//! | which columns there are, the rows of a case | `layout` |
//! | the cells of a sheet as they are kept in a case file | `memory` |
//! | what the rows of a sheet say for a case file | `take`; on consent, `consents` |
//! | whether a row is still as it was written | `stamp` |

mod book;
pub mod columns;
pub mod consents;
mod covered;
mod holds;
mod layout;
pub mod memory;
mod overview;
pub mod people;
pub mod show;
pub mod stamp;
pub mod take;

pub use book::book;
pub use covered::covered;
pub use holds::{Holds, Overview, list_of};
pub use layout::{Layout, LayoutColumn, sort};

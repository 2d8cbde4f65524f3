//! What things are: plain data, no files, no clock. Names as in the glossary.

mod action;
mod case;
mod minutes;
mod person;
mod review;
mod team;

pub use action::{Action, ActionEntry, ActionNumber, ActionStatus, Due};
pub use case::{Case, CaseEntry, CaseNumber, NumberOrigin, Place, Warning, column_letters};
pub use minutes::{Control, Leak, Minutes};
pub use person::{Address, Person};
pub use review::{Review, ReviewFile, ReviewPiece, ReviewSpan};
pub use team::{Participant, Team};

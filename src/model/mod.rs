//! What things are: plain data, no files, no clock. Names as in the glossary.

mod action;
mod action_list;
pub mod agenda;
pub mod calendar;
mod case;
pub mod case_file;
pub mod consent;
mod hand_over;
pub mod meeting;
mod minutes;
mod person;
mod record;
mod review;
pub mod scalar;
pub mod schema;
pub mod settings;
mod team;

pub use action::{Action, ActionEntry, ActionNumber, ActionStatus, Due, KeptAction};
pub use action_list::{ActionList, CaseNotices};
pub use case::{Case, CaseEntry, CaseNumber, NumberOrigin, Place, Warning, column_letters};
pub use case_file::CaseFile;
pub use consent::{CaseConsent, ConsentReport, Consenter, PersonStatus, Verdict};
pub use hand_over::{HandOver, Packet, Sharing};
pub use meeting::Meeting;
pub use minutes::{Control, Correction, FixedMinutes, Leak, Minutes};
pub use person::{Address, Person};
pub use review::{Review, ReviewFile, ReviewPiece, ReviewSpan};
pub use settings::Settings;
pub use team::{Participant, Team};

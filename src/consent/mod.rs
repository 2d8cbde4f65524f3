//! May this case be discussed on that day? Pure functions of (case, rules, today, meeting): no clock, no files.
//!
//! | file | what it does |
//! |---|---|
//! | `rules` | the tables: who must consent, how a person's consent stands, how a case stands |
//! | `check` | the tables applied to a case |
//! | `required` | who must consent, by age, competence and custody |
//! | `people` | who stands in the file, and whom a `door` means |
//! | `ages` | the youngest and oldest age that a birth date allows |
//! | `scope` | parties, categories and purpose: of the meeting, and what a consent covers |
//! | `ground` | whether the record to discuss without consent is full |
//! | `flags`, `reminders`, `advice` | what to look at, what is due for safety, what to do now |
//! | `letters` | to whom a request for consent goes, and what it says |
//! | `told` | what a sheet tells of consent, taken into a file |
//! | `outside` | sharing with a body that is not at the table |
//! | `fault` | what is wrong with the file itself |

mod advice;
pub mod ages;
mod check;
mod fault;
mod flags;
mod ground;
mod letters;
mod outside;
mod people;
mod reminders;
mod required;
pub mod rules;
mod scope;
mod told;

pub use check::check;
pub use fault::Fault;
pub use letters::letters;
pub use outside::{SAFETY_HOUSE, hand_over, names_safety_house};
pub use people::{Named, named};
pub use rules::Rules;
pub use scope::{Occasion, Party};
pub use told::{TakenIn, take_in};

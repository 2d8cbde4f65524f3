//! The planner: which cases fit in the meeting, and the order in which participants wait least, provably.
//!
//! It knows cases and participants as numbers only. Ask with a [`Problem`], in the order of the queue; [`plan()`]
//! answers with a [`Plan`].

pub mod clash;
mod clock;
mod earliest;
mod fit;
pub mod instance;
mod order;
mod plan;
mod problem;
mod timetable;

pub use self::clash::{Clash, Wish};
pub use self::plan::{Dropped, Effort, Plan, plan};
pub use self::problem::{Case, ColourOrder, Participant, Problem, Span};
pub use self::timetable::{Slot, Stay, Timetable, in_colour_order};

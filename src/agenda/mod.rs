//! The agenda of a meeting: which cases are on it, in which order, who is there when.
//!
//! | file | what it does |
//! |---|---|
//! | `hour`, `table` | the time there is, and who can be at the table; who of them a case needs |
//! | `by_hand` | what somebody changed in a plan that was written |
//! | `select` | the queue of the cases |
//! | `compose`, `draft` | case by case as long as there is room; what gives way where it must |
//! | `slots`, `load`, `reminders`, `reasons` | clock times, preparation and load, what is due, why something does not fit |
//! | `plan`, `fit`, `clash` | the planner: the order in which participants wait least, provably; what clashes |
//! | `problem`, `instance`, `timetable` | what is asked of the planner, also as JSON, and what an order comes down to |
//! | `clock`, `earliest`, `order` | the planner's inside |
//!
//! The planner knows cases and participants as numbers only. Ask it with a [`Problem`], in the order of the queue;
//! [`plan()`] answers with a [`Plan`].

pub mod by_hand;
pub mod clash;
mod clock;
pub mod compose;
pub mod draft;
mod earliest;
mod fit;
pub mod hour;
pub mod instance;
pub mod load;
mod order;
mod plan;
mod problem;
mod reasons;
pub mod reminders;
pub mod select;
mod slots;
pub mod table;
mod timetable;

pub use self::clash::{Clash, Wish};
pub use self::plan::{Dropped, Effort, Plan, plan};
pub use self::problem::{Case, ColourOrder, Participant, Problem, Span};
pub use self::timetable::{Slot, Stay, Timetable, in_colour_order};

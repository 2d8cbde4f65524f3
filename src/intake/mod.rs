//! Taking a case in: what is asked, and what the answers become. Used by the form in Excel and by the questions at the
//! terminal, so that both ask the same.

mod answers;
pub mod children;
pub mod form;
pub mod merge;
mod questions;
pub mod rows;
pub mod twins;

pub use answers::{Answers, Problem};
pub use questions::{Kind, QUESTIONS, Question};

//! What is agreed and not yet done: chosen, followed, changed. [`filter`] chooses, [`notices`] says what a case lacks,
//! [`change`] says what becomes of an action.

pub mod change;
pub mod escalation;
pub mod feedback;
pub mod filter;
pub mod hand_over;
pub mod held;
pub mod letter;
pub mod notices;
pub mod participants;
pub mod plain;

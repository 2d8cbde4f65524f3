//! `mdo`: the toolkit for the coordinators of a Dutch *MDO jeugd en kwetsbare gezinnen*.
//!
//! Data goes through the layers one way: read -> model -> decide (pure) -> render -> write.
//!
//! | module | what it is | may call |
//! |---|---|---|
//! | [`dutch`] | dates, numbers and names in Dutch text: parse and write | nobody |
//! | [`model`] | what things are: case, person, action, meeting, minutes. Plain data | `dutch` |
//! | [`consent`] | may a case be discussed on a day: who must consent, how that stands | `model`, `dutch` |
//! | [`deid`] | the de-identification engine: text and what is known in, annotations out | `dutch` |
//! | [`sheet`] | reads the casuïstieksheet, in any format and layout | `model`, `dutch` |
//! | [`casesheet`] | which column of the casuïstieksheet stands for what in a case file | `model`, `dutch`, `sheet`, `render`, `minutes` |
//! | [`intake`] | taking a case in: what is asked, what a sheet changes, who is known already | `model`, `dutch`, `sheet`, `casesheet`, `consent`, `render` |
//! | [`minutes`] | actions of a meeting: collect, number, scrub, check for leaks | `model`, `dutch`, `deid` |
//! | [`agenda`] | which cases fit a meeting, and the order with the least waiting: proven | `model`, `dutch` |
//! | [`actions`] | what is agreed and not yet done: chosen, followed, changed | `model`, `dutch`, `minutes` |
//! | [`anonymise`] | files of any kind without what identifies: dropped, made coarser, scrubbed | `model`, `dutch`, `deid`, `docx`, `sheet`, `minutes`, `render`, `vault` |
//! | [`docx`] | scrubs a Word document and keeps its layout | `deid`, `dutch` |
//! | [`render`] | one file per output format | `model`, `dutch` |
//! | [`vault`] | keeps what was replaced, encrypted, and puts it back | nobody |
//! | [`workdir`] | the work folder: found, locked, its files read, edited without harm, written atomically | `model`, `dutch` |
//! | [`cli`] | one file per subcommand: arguments -> load -> decide -> render -> write | everything |
//!
//! `tests/architecture.rs` checks the arrows.

pub mod actions;
pub mod agenda;
pub mod anonymise;
pub mod casesheet;
pub mod cli;
pub mod consent;
pub mod deid;
pub mod docx;
pub mod dutch;
pub mod error;
pub mod intake;
pub mod minutes;
pub mod model;
pub mod render;
pub mod sheet;
pub mod vault;
pub mod workdir;

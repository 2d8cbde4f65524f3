//! The work folder: found, locked, its files read, edited, and written whole or not at all.

pub mod atomic;
mod config;
pub mod edit;
mod find;
mod load;
pub mod lock;
pub mod numbers;
pub mod save;
pub mod start;
pub mod yaml;

pub use config::load_settings;
pub use find::{CONFIG, find};
pub use load::{
    CASES, Loaded, MEETINGS, Source, find_case, is_case_number, load_case, load_cases, load_cases_as,
    load_meeting, place_of, yaml_files,
};

//! The work folder: found, its `mdo.yaml` read, files written whole or not at all.

pub mod atomic;
pub mod config;
mod find;

pub use config::Config;
pub use find::find;

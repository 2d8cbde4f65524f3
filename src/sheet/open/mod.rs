//! What the file is, and whether it is safe to open: kind, package, limits, passwords.

pub mod encrypt;
pub mod kind;
pub mod limits;
pub mod package;
pub mod quiet;

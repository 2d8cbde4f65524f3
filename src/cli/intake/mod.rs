//! `mdo intake`: forms, sheet rows or questions at the terminal become case files.

mod ask;

//! Parse, run, map the error to an exit status.

use std::process::ExitCode;

/// A sheet becomes hundreds of thousands of small texts, made and dropped on all cores at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    mdo::cli::run()
}

//! Parse, run, map the error to an exit status.

use std::process::ExitCode;

/// A sheet of 5,000 cases becomes some two million small texts on all cores; the allocator of the system spends a
/// quarter of the time on them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    mdo::cli::run()
}

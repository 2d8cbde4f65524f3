//! Parse, run, map the error to an exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    mdo::cli::run()
}

//! The command line: one file per subcommand.

use std::process::ExitCode;

/// Runs `mdo` with the arguments of the process.
pub fn run() -> ExitCode {
    ExitCode::SUCCESS
}

//! `mdo completions`: what a shell needs to complete commands and options.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::error::{Result, Status};
use crate::workdir::atomic::write_stdout;

/// Laat je shell opdrachten en opties aanvullen met tab
#[derive(Args, Clone, Debug)]
#[command(
    override_usage = "mdo completions SHELL",
    help_template = super::HELP,
    next_help_heading = "Opties",
    after_help = "\
Voorbeelden:
  bash:        mdo completions bash > ~/.local/share/bash-completion/completions/mdo
  zsh:         mdo completions zsh > ~/.zfunc/_mdo
  fish:        mdo completions fish > ~/.config/fish/completions/mdo.fish
  PowerShell:  mdo completions powershell >> $PROFILE"
)]
pub struct Arguments {
    /// bash, zsh, fish of powershell
    #[arg(value_name = "SHELL", help_heading = "Argumenten", value_parser = parse_shell)]
    shell: Shell,
}

fn parse_shell(text: &str) -> std::result::Result<Shell, String> {
    Ok(match text.to_lowercase().as_str() {
        "bash" => Shell::Bash,
        "zsh" => Shell::Zsh,
        "fish" => Shell::Fish,
        "powershell" | "pwsh" => Shell::PowerShell,
        _ => return Err("kies bash, zsh, fish of powershell".into()),
    })
}

/// Runs the command.
///
/// # Errors
/// When stdout cannot be written.
pub fn run(arguments: &Arguments) -> Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut super::Cli::command(), "mdo", &mut script);
    write_stdout(&script)?;
    Ok(Status::Ok)
}

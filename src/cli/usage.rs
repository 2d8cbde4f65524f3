//! Wrong use of the command line, explained in Dutch: clap's own texts are English.

use std::io::Write;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::error::Status;

/// Prints help and version on stdout, an error in Dutch on stderr; gives the exit status.
pub fn explain(error: &Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A reader that stops early (`| head`) is no error.
            std::io::stdout().write_all(error.render().to_string().as_bytes()).ok();
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            std::io::stderr().write_all(error.render().to_string().as_bytes()).ok();
            ExitCode::from(Status::Usage as u8)
        }
        _ => {
            let text = format!("fout: {}\n  Zie: mdo --help, of mdo OPDRACHT --help\n", sentence(error));
            std::io::stderr().write_all(text.as_bytes()).ok();
            ExitCode::from(Status::Usage as u8)
        }
    }
}

/// One context value as text.
fn context(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(list) => Some(list.join(", ")),
        other => Some(other.to_string()),
    }
}

fn sentence(error: &Error) -> String {
    let argument = context(error, ContextKind::InvalidArg).unwrap_or_default();
    let near = context(error, ContextKind::SuggestedArg)
        .or_else(|| context(error, ContextKind::SuggestedSubcommand));
    let advice = near.map_or_else(String::new, |near| format!("; bedoel je '{near}'?"));
    match error.kind() {
        ErrorKind::MissingRequiredArgument => format!("dit ontbreekt nog: {argument}"),
        ErrorKind::MissingSubcommand => "zeg welke opdracht je wilt, zoals: mdo minutes".into(),
        ErrorKind::InvalidSubcommand => {
            let command = context(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("de opdracht '{command}' ken ik niet{advice}")
        }
        ErrorKind::UnknownArgument => format!("'{argument}' ken ik niet{advice}"),
        ErrorKind::ArgumentConflict => {
            let other = context(error, ContextKind::PriorArg).unwrap_or_default();
            format!("'{argument}' en '{other}' gaan niet samen")
        }
        ErrorKind::InvalidValue
            if context(error, ContextKind::InvalidValue).is_none_or(|value| value.is_empty()) =>
        {
            format!("achter {argument} ontbreekt een waarde")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let source =
                std::error::Error::source(error).map(|source| format!(": {source}")).unwrap_or_default();
            let choices = context(error, ContextKind::ValidValue).map(|list| format!("; kies uit: {list}"));
            format!("dit past niet bij {argument}{source}{}", choices.unwrap_or_default())
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("het aantal waarden bij {argument} klopt niet")
        }
        ErrorKind::InvalidUtf8 => "een argument bevat tekens die ik niet kan lezen".into(),
        _ => "deze opdracht begrijp ik niet".into(),
    }
}

//! `mdo intake` without files: the questions at the terminal.

use std::io::{BufReader, IsTerminal, Write, stdin, stdout};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use super::super::folder::WorkFolder;
use super::super::{Global, Talk};
use super::Arguments;
use super::ask::{DRAFT, Outcome, Talkative};
use super::plan::{Folder, KnownCase};
use super::single::Intake;
use crate::error::{Error, Result, Status};
use crate::intake::Answers;
use crate::model::CaseFile;
use crate::workdir::atomic::{Overwrite, at_first_interrupt, write_new};
use crate::workdir::edit::{fresh, schema_line};
use crate::workdir::{load_cases, yaml};

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Asks everything about one case, and takes it in.
///
/// # Errors
/// When nobody is there to answer, or nothing can be written.
pub fn run(arguments: &Arguments, global: &Global, talk: &Talk) -> Result<Status> {
    if !stdin().is_terminal() {
        return Err(Error::usage("noem een formulier of een casuïstieksheet").remedy(
            "Bijvoorbeeld: mdo intake casuistiek.xlsx. Op een scherm stelt 'mdo intake' zelf de vragen.",
        ));
    }
    let folder = WorkFolder::require(global, talk)?;
    // The question comes from here: the line that is being typed is read to its end.
    at_first_interrupt(|| {
        INTERRUPTED.store(true, Ordering::SeqCst);
        let mut screen = stdout();
        screen.write_all(DRAFT.as_bytes()).and_then(|()| screen.flush()).ok();
    });
    let interrupted = || INTERRUPTED.load(Ordering::SeqCst);
    // A file that cannot be read is told when the answers are taken in.
    let there = load_cases(&folder.path)?.into_iter().flatten().map(|loaded| (loaded.path, loaded.value));
    let there = Folder::new(there.collect());
    let known = |answers: &Answers| known_already(&there, answers);
    let mut talkative =
        Talkative { input: BufReader::new(stdin()), output: stdout(), interrupted, known: &known };
    match talkative.ask(&folder.settings.crisis)? {
        Outcome::Nothing => {
            talk.note("Er is niets bewaard.");
            Ok(Status::Ok)
        }
        Outcome::Draft(answers) => {
            let path = draft(&folder, &answers, global)?;
            talk.note(format!(
                "Bewaard als concept: {}. Vul het aan, en geef het aan 'mdo intake'.",
                path.display()
            ));
            Ok(Status::Ok)
        }
        Outcome::Case(answers) => {
            let intake = Intake {
                folder: &folder,
                known: arguments.known(),
                side: arguments.side(),
                dry_run: arguments.dry_run,
                global,
                talk,
            };
            let status = intake.take(&answers, None)?.status;
            if status == Status::NeedsPerson {
                // What was typed is not lost while somebody looks at the other case.
                let path = draft(&folder, &answers, global)?;
                talk.note(format!("Je antwoorden staan in {}.", path.display()));
            }
            Ok(status)
        }
    }
}

/// What to say of a child who is known already.
fn known_already(there: &Folder, answers: &Answers) -> Option<String> {
    let told = yaml::read::<CaseFile>(&fresh(answers.keys()).ok()?).ok()?.value;
    let known = KnownCase::of(&there.cases[there.twin_of(&told.youth)?].1);
    Some(format!(
        "Let op: dit kind lijkt er al te zijn: casus {}{}. Typ stop om eerst te kijken.",
        known.number,
        known.shown_around()
    ))
}

/// Keeps answers as a form that can be filled in further.
fn draft(folder: &WorkFolder, answers: &Answers, global: &Global) -> Result<PathBuf> {
    let mut file = answers.case_file("", global.today());
    if let serde_yaml::Value::Mapping(keys) = &mut file {
        keys.remove("casusnummer");
        keys.remove("status");
    }
    let text = fresh(&file)?;
    let names = (1..).map(|number| folder.path.join(format!("concept-{number}.yaml")));
    let path = names.into_iter().find(|path| !path.exists()).unwrap_or_default();
    write_new(&path, format!("{}{text}", schema_line(&path)).as_bytes(), Overwrite::Refuse)?;
    Ok(path)
}

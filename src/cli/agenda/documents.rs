//! The documents of a meeting: searched for identifiers, then written.

use std::path::{Path, PathBuf};

use super::keep::Version;
use super::meeting::Occurrence;
use super::papers::{Maker, Paper, stamp};
use super::passwords::Passwords;
use super::questions::Readers;
use super::{Arguments, last_time, questions};
use crate::agenda::compose::Composed;
use crate::cli::gated::{self, Rendered};
use crate::cli::output::Output;
use crate::cli::{Global, Talk};
use crate::error::Result;
use crate::minutes::gate::Gate;
use crate::model::agenda::Agenda;
use crate::render::agenda::{AgendaReport, Reader};
use crate::render::{self, Format, Options};

/// What a folder gets when no format is named.
const FOR_A_FOLDER: &[Format] = &[Format::Docx, Format::Html, Format::Markdown, Format::Json];

/// What became of the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// They are there.
    Written {
        /// Invitations too, and cancellations.
        invitations: bool,
    },
    /// They were held back for what stands in them.
    Refused,
}

/// Writes what was asked for.
///
/// # Errors
/// When a document cannot be made or written.
pub(super) fn write(
    arguments: &Arguments,
    occurrence: &Occurrence,
    composed: &Composed,
    version: &Version,
    global: &Global,
    talk: &Talk,
) -> Result<Outcome> {
    let (output, folder) = plan(arguments, &composed.agenda)?;
    let mut agenda = composed.agenda.clone();
    let entries = questions::entries(occurrence, &agenda);
    let gate = Gate::new(&entries, &occurrence.book.team);
    let reader = if output == Output::Stdout(Format::Tabel) { Reader::Coordinator } else { Reader::Table };
    let readers = match reader {
        Reader::Coordinator => Readers::Coordinator,
        Reader::Table => Readers::of(occurrence, composed),
    };
    if reader == Reader::Table {
        questions::fill_in(&mut agenda, occurrence, &readers, &entries, &gate, talk);
    }
    last_time::fill_in(&mut agenda, occurrence, &readers, talk);
    let mut documents = gated::render_all(&AgendaReport { agenda: &agenda, reader }, &output)?;
    let papers = folder.map(|folder| {
        let stamp = stamp(global.today);
        let maker = Maker { occurrence, composed, agenda: &agenda, version, stamp };
        let list = folder.join(format!("wachtwoorden-{}.txt", agenda.date));
        let mut passwords = Passwords::read(arguments.password_file.as_deref(), &list)?;
        let papers = maker.all(&mut passwords)?;
        let roles: Vec<&str> = agenda.stays.iter().map(|stay| stay.role.as_str()).collect();
        passwords.tell_unused(&roles, talk);
        Ok((folder, papers, passwords, list, stamp))
    });
    let papers = papers.transpose()?;
    if let Some((folder, papers, ..)) = &papers {
        documents.extend(papers.iter().flat_map(|paper| clear(folder, &agenda, paper)));
    }
    let leaks = gated::leaks(&gate, &[], &documents, |document| template(&agenda, document))?;
    if gated::refuse(&leaks, &[], "de casus", talk) {
        return Ok(Outcome::Refused);
    }
    // The texts of the mails were searched; what is written are the mails themselves.
    documents.retain(|document| document.kind != "eml");
    if let Some((folder, papers, passwords, list, stamp)) = papers {
        let day = agenda.date.to_string();
        let file = |name: String| Some(folder.join(name));
        let word =
            render::write(Format::Docx, &AgendaReport { agenda: &agenda, reader }, Options::default())?;
        for paper in papers {
            let bytes = paper.mail(&day, &word, stamp)?;
            documents.push(Rendered {
                path: file(format!("mail-{day}-{}.eml", paper.name)),
                kind: "eml",
                bytes,
            });
            documents.extend(paper.sheet.map(|bytes| Rendered {
                path: file(format!("casuistieksheet-{day}-{}.xlsx", paper.name)),
                kind: "xlsx",
                bytes,
            }));
        }
        documents.extend(passwords.list().map(|text| Rendered {
            path: Some(list),
            kind: "txt",
            bytes: text.as_bytes().to_vec(),
        }));
    }
    if arguments.dry_run && documents.iter().any(|document| document.path.is_some()) {
        let paths = documents.iter().filter_map(|document| document.path.as_ref());
        paths.for_each(|path| talk.note(format!("zou schrijven: {}", path.display())));
        return Ok(Outcome::Written { invitations: false });
    }
    gated::write(documents, &[arguments.output.as_deref()], arguments.force, talk)?;
    Ok(Outcome::Written { invitations: folder.is_some() })
}

/// Where it goes, and the folder when everybody's papers are wanted too.
fn plan<'a>(arguments: &'a Arguments, agenda: &Agenda) -> Result<(Output, Option<&'a Path>)> {
    let stem = format!("agenda-{}", agenda.date);
    let target = arguments.output.as_deref();
    let output = Output::plan(target, &arguments.format, &stem)?.apart_from(arguments.sheet.as_deref())?;
    let inside = |files: &[(PathBuf, Format)]| {
        files
            .iter()
            .all(|(path, _)| target.is_some_and(|target| path != target && path.parent() == Some(target)))
    };
    match &output {
        Output::Files(files) if inside(files) => {
            let formats = if arguments.format.is_empty() { FOR_A_FOLDER } else { &arguments.format };
            Ok((Output::plan(target, formats, &stem)?, target))
        }
        _ => Ok((output, None)),
    }
}

/// The clear texts of a participant's papers, to be searched.
fn clear(folder: &Path, agenda: &Agenda, paper: &Paper) -> [Rendered; 2] {
    let file =
        |what: &str, kind: &str| Some(folder.join(format!("{what}-{}-{}.{kind}", agenda.date, paper.name)));
    [
        Rendered { path: file("afspraak", "ics"), kind: "ics", bytes: paper.calendar.clone() },
        Rendered {
            path: file("mail", "eml"),
            kind: "eml",
            bytes: format!("{}\n{}", paper.mail.subject, paper.mail.text).into_bytes(),
        },
    ]
}

/// What stands in such a document whatever the cases are.
fn template(agenda: &Agenda, document: &Rendered) -> Vec<u8> {
    let mut empty = agenda.clone();
    empty.points.retain(|point| point.case.is_none());
    gated::like(document, &AgendaReport { agenda: &empty, reader: Reader::Table })
}

//! Who may be discussed with whom at this meeting, by the rules for consent.

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::agenda::compose::Consents;
use crate::cli::Talk;
use crate::cli::book::Book;
use crate::cli::consent_check::fault_error;
use crate::consent::{self, Occasion, Rules};
use crate::error::Status;
use crate::model::Meeting;
use crate::model::case_file::CaseStatus;
use crate::model::consent::Verdict;

/// The verdicts on the open cases, by number.
pub struct Verdicts {
    found: FxHashMap<String, Option<Verdict>>,
    /// `Input` when the file of a case is wrong.
    pub status: Status,
}

impl Verdicts {
    /// Judges all open cases, and says what is wrong with their files.
    pub fn of(book: &Book, meeting: &Meeting, day: Date, today: Date, talk: &Talk) -> Verdicts {
        let settings = &book.folder.settings;
        let mut occasion = Occasion::of(settings, Some(meeting), day);
        occasion
            .meetings
            .extend(book.meetings.iter().filter_map(|meeting| meeting.value.date).map(|day| day.0));
        occasion.meetings.sort();
        occasion.meetings.dedup();
        let rules = Rules::of(&settings.consent);
        let open = book.cases.par_iter().filter(|case| case.value.status == CaseStatus::Open);
        let judged: Vec<_> =
            open.map(|case| (case, consent::check(&case.value, &rules, today, &occasion))).collect();
        let mut verdicts = Verdicts { found: FxHashMap::default(), status: Status::Ok };
        for (case, verdict) in judged {
            if let Err(faults) = &verdict {
                faults.iter().for_each(|fault| talk.error(&fault_error(fault, &case.path)));
                verdicts.status = Status::Input;
            }
            verdicts.found.insert(case.value.number.clone(), verdict.ok());
        }
        verdicts
    }

    /// The verdict on a case, when its file could be judged.
    pub fn get(&self, number: &str) -> Option<&Verdict> {
        self.found.get(number)?.as_ref()
    }
}

impl Consents for Verdicts {
    fn refusal(&self, number: &str) -> Option<String> {
        match self.get(number) {
            Some(verdict) if verdict.status.may_be_discussed() => None,
            Some(verdict) => Some(format!("mag niet besproken worden: {}", verdict.reason)),
            None => Some("het casusbestand klopt niet: herstel het eerst".into()),
        }
    }

    fn admits(&self, number: &str, called: &[&str]) -> bool {
        self.get(number).is_some_and(|verdict| verdict.admits(called))
    }
}

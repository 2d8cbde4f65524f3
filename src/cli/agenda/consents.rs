//! Who may be discussed with whom at this meeting, by the rules for consent.

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::agenda::compose::Consents;
use crate::cli::Talk;
use crate::cli::consent_check::fault_error;
use crate::consent::{self, Fault, Occasion, Rules};
use crate::error::Status;
use crate::model::CaseFile;
use crate::model::case_file::CaseStatus;
use crate::model::consent::Verdict;
use crate::workdir::Loaded;

/// The verdicts on the open cases, by number.
pub(super) struct Verdicts {
    found: FxHashMap<String, Option<Verdict>>,
    /// `Input` when what is known of a case is wrong.
    pub status: Status,
}

impl Verdicts {
    /// None yet.
    pub fn new() -> Verdicts {
        Verdicts { found: FxHashMap::default(), status: Status::Ok }
    }

    /// Judges all open cases, and says what is wrong with their files.
    pub fn of_files(
        cases: &[Loaded<CaseFile>],
        rules: &Rules,
        today: Date,
        occasion: &Occasion,
        talk: &Talk,
    ) -> Verdicts {
        let open = cases.par_iter().filter(|case| case.value.status == CaseStatus::Open);
        let judged: Vec<_> =
            open.map(|case| (case, consent::check(&case.value, rules, today, occasion))).collect();
        let mut verdicts = Verdicts::new();
        for (case, verdict) in judged {
            verdicts.take(&case.value, verdict, |fault| talk.error(&fault_error(fault, &case.path)));
        }
        verdicts
    }

    /// Takes in the verdict on a case, and says what is wrong with it.
    pub fn take(
        &mut self,
        case: &CaseFile,
        verdict: std::result::Result<Verdict, Vec<Fault>>,
        say: impl FnMut(&Fault),
    ) {
        if let Err(faults) = &verdict {
            faults.iter().for_each(say);
            self.status = Status::Input;
        }
        self.found.insert(case.number.clone(), verdict.ok());
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

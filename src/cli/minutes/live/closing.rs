//! The end of the meeting: evaluations that are due, who was there, how the cooperation goes.

use super::session::Session;
use crate::actions::notices::due_evaluation;
use crate::error::Result;
use crate::model::meeting::Cooperation;
use crate::model::scalar::Day;
use crate::model::{CaseFile, CaseNumber};
use crate::path;

/// The questions of an evaluation, and their keys.
const EVALUATION: [(&str, &str); 3] = [
    ("patient_baat", "Wat hadden jeugdige en gezin eraan? "),
    ("demedicalisering", "Is er minder medisch gekeken dan anders? "),
    ("passende_hulp", "Past de hulp? "),
];

impl Session {
    /// Asks what is asked at the end; an empty answer is none. `false` when it was left before the end.
    pub(super) fn close(&mut self) -> Result<bool> {
        self.say("\nAfsluiting. Enter slaat een vraag over.");
        let asked = self.evaluate()?.is_some() && self.attendance()?.is_some();
        Ok(asked && self.cooperation()?.is_some())
    }

    fn evaluate(&mut self) -> Result<Option<()>> {
        let cases = self.points.iter().filter_map(|point| self.book.case(&point.number));
        let due =
            cases.filter_map(|case| Some((case.value.case_number(), self.open_questions(&case.value)?)));
        for (number, questions) in due.collect::<Vec<_>>() {
            self.say(&format!("Evaluatie van casus {number}:"));
            for (key, question) in questions {
                let Some(answer) = self.ask(question)? else { return Ok(None) };
                if !answer.is_empty() {
                    let answer = self.scrubbed(Some(&number), &answer);
                    self.keep_evaluation(&number, key, &answer)?;
                }
            }
        }
        Ok(Some(()))
    }

    /// The questions of an evaluation that is due, or of which answering was broken off; each with its key.
    fn open_questions(&self, case: &CaseFile) -> Option<Vec<(&'static str, &'static str)>> {
        let evaluation = case.evaluation.as_ref()?;
        let broken_off = evaluation.meeting == Some(Day(self.meeting));
        if !broken_off && due_evaluation(case, self.meeting).is_none() {
            return None;
        }
        let answers = [&evaluation.benefit, &evaluation.demedicalised, &evaluation.fitting];
        let open = EVALUATION.into_iter().zip(answers).filter(|(_, answer)| answer.is_none());
        let open: Vec<_> = open.map(|(question, _)| question).collect();
        (!open.is_empty()).then_some(open)
    }

    fn keep_evaluation(&mut self, number: &CaseNumber, key: &'static str, answer: &str) -> Result<()> {
        let mut changes = self.begin(Some(number))?;
        let Some(path) = self.book.case(&number.0).map(|case| case.path.clone()) else { return Ok(()) };
        let meeting = Day(self.meeting);
        changes.edit(&path, CaseFile::KEYS, |edit| {
            edit.set(path!["evaluatie", "overleg"], meeting)?.set(path!["evaluatie", key], answer)
        })?;
        self.save(changes, "evaluatie")
    }

    fn attendance(&mut self) -> Result<Option<()>> {
        let roles = self.book.roles(self.meeting).join(", ");
        if !roles.is_empty() {
            self.say(&format!("Aan tafel: {roles}"));
        }
        let Some(absent) = self.ask("Wie was er niet (rollen met komma's, of niemand)? ")? else {
            return Ok(None);
        };
        if !absent.is_empty() {
            self.attend(&absent, false)?;
        }
        Ok(Some(()))
    }

    fn cooperation(&mut self) -> Result<Option<()>> {
        let questions = [
            "Verloopt de samenwerking zoals gewenst (ja, deels, nee)? ",
            "Hoe informeren we elkaar? ",
            "Wat gaan we anders doen? ",
        ];
        for (at, question) in questions.into_iter().enumerate() {
            let Some(answer) = self.ask(question)? else { return Ok(None) };
            if answer.is_empty() {
                continue;
            }
            let answer = Some(self.scrubbed(None, &answer));
            let mut said = Cooperation::default();
            *[&mut said.answer, &mut said.information, &mut said.change][at] = answer;
            self.cooperate(&said)?;
        }
        Ok(Some(()))
    }
}

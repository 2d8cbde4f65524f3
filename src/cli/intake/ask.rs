//! The questions at a terminal: one at a time, with the choices, a way back, and a summary before anything is kept.

use std::io::{BufRead, Write};

use crate::error::{Error, Result};
use crate::intake::{Answers, QUESTIONS, Question};
use crate::model::case_file::Crisis;
use crate::model::settings::CrisisCriteria;

/// How the questions ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All is answered and confirmed.
    Case(Answers),
    /// Stopped; what was answered is to be kept as a draft.
    Draft(Answers),
    /// Stopped; nothing is to be kept.
    Nothing,
}

/// What to do at once with a red case.
pub const RED: &str = "ROOD: wacht niet op het overleg.\n\
    - Direct gevaar: bel 112.\n\
    - Overleg vandaag met Veilig Thuis: 0800-2000 (gratis, dag en nacht).\n\
    - Roep de betrokkenen bij elkaar voor een spoedoverleg.\n";

const ABOUT: &str = "Nieuwe casus. Enter slaat een vraag over, < gaat terug, ? legt uit, stop stopt.\n\
    Een * betekent: verplicht.\n";

/// The lines of a screen that a person reads.
const WIDTH: usize = 78;

/// A conversation.
pub struct Talkative<'k, R, W> {
    /// What the person types.
    pub input: R,
    /// What the person sees.
    pub output: W,
    /// Whether Ctrl-C was pressed; then the question about the draft is on the screen already.
    pub interrupted: fn() -> bool,
    /// What to say when the child is known already, as far as the answers tell.
    pub known: &'k dyn Fn(&Answers) -> Option<String>,
}

/// The questions after which it can be seen whether a child is known.
const TELLING: &[&str] = &["jeugdige.geboortedatum", "jeugdige.bsn"];

/// What was typed.
enum Typed {
    Line(String),
    /// Ctrl-C; with the answer to the question about the draft.
    Interrupted(String),
    /// The input is at its end.
    End,
}

impl<R: BufRead, W: Write> Talkative<'_, R, W> {
    /// Asks everything.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn ask(&mut self, criteria: &CrisisCriteria) -> Result<Outcome> {
        let mut answers = Answers::default();
        self.say(ABOUT)?;
        let mut at = 0;
        while at < QUESTIONS.len() {
            match self.one(&mut answers, at, criteria)? {
                Step::Next => at += 1,
                Step::Back => at = at.saturating_sub(1),
                Step::Stop(outcome) => return Ok(outcome),
            }
        }
        self.confirm(answers, criteria)
    }

    /// Asks one question until the answer fits.
    fn one(&mut self, answers: &mut Answers, at: usize, criteria: &CrisisCriteria) -> Result<Step> {
        let question = &QUESTIONS[at];
        if at == 0 || QUESTIONS[at - 1].section != question.section {
            self.say(&format!("\n== {} ==\n", question.section))?;
        }
        self.show_choices(question, criteria)?;
        loop {
            let star = if question.required { " *" } else { "" };
            let now = answers.get(at).map(|answer| format!(" [{answer}]")).unwrap_or_default();
            self.say(&format!("{}{star}{now}: ", question.label))?;
            let line = match self.line()? {
                Typed::Line(line) => line,
                Typed::Interrupted(reply) => return Ok(Step::Stop(kept(answers, &reply))),
                Typed::End => return Ok(Step::Stop(Outcome::Nothing)),
            };
            match line.trim() {
                "<" => return Ok(Step::Back),
                "?" => self.say(&wrapped(question.help))?,
                "stop" | "Stop" => return Ok(Step::Stop(self.stop(answers)?)),
                "" if answers.get(at).is_some() => return Ok(Step::Next),
                "-" if !question.required => {
                    answers.set(at, "").ok();
                    return Ok(Step::Next);
                }
                answer => match answers.set(at, answer) {
                    Ok(()) => {
                        if question.key == "crisismeter" && answers.get(at) == Some(Crisis::Red.dutch()) {
                            self.say(&format!("\n{RED}\n"))?;
                        }
                        if TELLING.contains(&question.key)
                            && answers.get(at).is_some()
                            && let Some(known) = (self.known)(answers)
                        {
                            self.say(&wrapped(&known))?;
                        }
                        return Ok(Step::Next);
                    }
                    Err(problem) => self.say(&format!("  {}\n", problem.expected))?,
                },
            }
        }
    }

    fn show_choices(&mut self, question: &Question, criteria: &CrisisCriteria) -> Result<()> {
        for (number, (word, meaning)) in (1..).zip(question.choices()) {
            let own = match (question.key, word) {
                ("crisismeter", "rood") => &criteria.red,
                ("crisismeter", "oranje") => &criteria.orange,
                ("crisismeter", "groen") => &criteria.green,
                _ => &NO_CRITERIA,
            };
            let meaning = if own.is_empty() { meaning.to_owned() } else { own.0.join("; ") };
            let behind = if meaning.is_empty() { String::new() } else { format!(": {meaning}") };
            self.say(&wrapped(&format!("{number} {word}{behind}")))?;
        }
        Ok(())
    }

    /// The summary: nothing is kept before a yes; a number goes back to that question.
    fn confirm(&mut self, mut answers: Answers, criteria: &CrisisCriteria) -> Result<Outcome> {
        loop {
            self.summary(&answers)?;
            self.say("\nBewaren? (j = ja, n = nee, of het nummer van een vraag om die te wijzigen): ")?;
            let line = match self.line()? {
                Typed::Line(line) => line,
                Typed::Interrupted(reply) => return Ok(kept(&answers, &reply)),
                Typed::End => return Ok(Outcome::Nothing),
            };
            let reply = line.trim().to_lowercase();
            if let Ok(number @ 1..) = reply.parse::<usize>() {
                if number <= QUESTIONS.len()
                    && let Step::Stop(outcome) = self.one(&mut answers, number - 1, criteria)?
                {
                    return Ok(outcome);
                }
                continue;
            }
            match reply.as_str() {
                "j" | "ja" => {
                    let missing = answers.missing();
                    if missing.is_empty() {
                        return Ok(Outcome::Case(answers));
                    }
                    for problem in missing {
                        self.say(&format!("  Nog nodig: {}\n", problem.question.label))?;
                    }
                }
                "n" | "nee" | "stop" => return self.stop(&answers),
                _ => {}
            }
        }
    }

    fn summary(&mut self, answers: &Answers) -> Result<()> {
        self.say("\n== Dit heb ik genoteerd ==\n")?;
        for (index, question) in QUESTIONS.iter().enumerate() {
            if let Some(answer) = answers.get(index) {
                self.say(&wrapped(&format!("{:>2} {}: {answer}", index + 1, question.label)))?;
            }
        }
        Ok(())
    }

    fn stop(&mut self, answers: &Answers) -> Result<Outcome> {
        if answers.is_empty() {
            return Ok(Outcome::Nothing);
        }
        self.say(DRAFT)?;
        Ok(match self.line()? {
            Typed::Line(reply) | Typed::Interrupted(reply) => kept(answers, &reply),
            Typed::End => Outcome::Nothing,
        })
    }

    fn line(&mut self) -> Result<Typed> {
        let mut line = String::new();
        let read = self.input.read_line(&mut line);
        if (self.interrupted)() {
            return Ok(Typed::Interrupted(line));
        }
        match read {
            Ok(0) => Ok(Typed::End),
            Ok(_) => Ok(Typed::Line(line)),
            Err(_) => Err(Error::input("wat er getypt is kan ik niet lezen").remedy("Typ gewone tekst.")),
        }
    }

    fn say(&mut self, text: &str) -> Result<()> {
        let said = self.output.write_all(text.as_bytes()).and_then(|()| self.output.flush());
        said.map_err(|_| Error::write("het scherm is weg; er is niets bewaard"))
    }
}

/// The question about the draft; also asked by whoever treats Ctrl-C.
pub const DRAFT: &str = "\nGestopt. Wat je al hebt ingevuld bewaren als concept? (j/N): ";

const NO_CRITERIA: crate::model::scalar::Words = crate::model::scalar::Words(Vec::new());

enum Step {
    Next,
    Back,
    Stop(Outcome),
}

fn kept(answers: &Answers, reply: &str) -> Outcome {
    match reply.trim().to_lowercase().as_str() {
        "j" | "ja" if !answers.is_empty() => Outcome::Draft(answers.clone()),
        _ => Outcome::Nothing,
    }
}

/// A text over lines of a screen, indented by two.
fn wrapped(text: &str) -> String {
    let mut lines = String::from(" ");
    let mut used = 1;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if used + 1 + length > WIDTH {
            lines.push_str("\n   ");
            used = 3;
        }
        lines.push(' ');
        lines.push_str(word);
        used += 1 + length;
    }
    lines.push('\n');
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers by key; all other questions are skipped.
    fn talk(lines: &str) -> (Outcome, String) {
        let mut output = Vec::new();
        let mut talk = Talkative {
            input: lines.as_bytes(),
            output: &mut output,
            interrupted: || false,
            known: &|answers| answers.get(0).filter(|name| *name == "Sanne").map(|_| "al bekend".to_owned()),
        };
        let criteria =
            CrisisCriteria { red: ["vuur en brand"].into_iter().collect(), ..CrisisCriteria::default() };
        let outcome = talk.ask(&criteria).unwrap();
        (outcome, String::from_utf8(output).unwrap())
    }

    fn index(key: &str) -> usize {
        QUESTIONS.iter().position(|question| question.key == key).unwrap()
    }

    /// What is typed: these answers, an empty line for all other questions.
    fn typed(answers: &[(&str, &str)]) -> String {
        let lines = QUESTIONS.iter().map(|question| {
            let answer =
                answers.iter().find(|(key, _)| *key == question.key).map_or("", |(_, answer)| answer);
            format!("{answer}\n")
        });
        lines.collect()
    }

    const NEEDED: &[(&str, &str)] = &[
        ("jeugdige.voornaam", "Yusuf"),
        ("jeugdige.achternaam", "Idrissi"),
        ("aanmelding.vraag_aan_overleg", "Wie helpt?"),
        ("crisismeter", "rood"),
    ];

    #[test]
    fn questions_are_asked_and_nothing_is_kept_before_a_yes() {
        let (outcome, screen) = talk(&(typed(NEEDED) + "ja\n"));
        let Outcome::Case(answers) = outcome else { panic!("{outcome:?}\n{screen}") };
        assert_eq!(answers.get(index("jeugdige.voornaam")), Some("Yusuf"));
        assert!(screen.contains("0800-2000") && screen.contains("1 rood: vuur en brand"), "{screen}");
        assert!(screen.contains("Dit heb ik genoteerd"));
        let echoed = screen.replace(": ", ":\n");
        assert!(echoed.lines().all(|line| line.chars().count() <= 80), "{screen}");
        assert_eq!(talk(&(typed(NEEDED) + "nee\n\n")).0, Outcome::Nothing);
        assert_eq!(talk(&typed(NEEDED)).0, Outcome::Nothing, "the input ended");
    }

    #[test]
    fn one_goes_back_asks_what_is_meant_and_corrects() {
        let (_, screen) = talk("\n?\nYusof\n<\nYusuf\n");
        assert!(screen.contains("hier moet iets staan"), "{screen}");
        assert!(screen.contains("De voornaam van het kind"), "{screen}");
        assert!(screen.contains("Voornaam * [Yusof]: "), "{screen}");
        let change = format!("{}\nYasmina\nj\n", index("jeugdige.voornaam") + 1);
        let (outcome, _) = talk(&(typed(NEEDED) + &change));
        let Outcome::Case(answers) = outcome else { panic!() };
        assert_eq!(answers.get(0), Some("Yasmina"));
    }

    #[test]
    fn a_child_who_is_known_is_named_before_all_is_asked() {
        let answers = [
            ("jeugdige.voornaam", "Sanne"),
            ("jeugdige.achternaam", "Bos"),
            ("jeugdige.geboortedatum", "9-5-2014"),
        ];
        assert!(talk(&typed(&answers)).1.contains("Geboortedatum:   al bekend\n"));
        assert!(!talk(&typed(&answers[..2])).1.contains("al bekend"), "too little is known");
    }

    #[test]
    fn a_draft_is_kept_only_when_asked() {
        assert!(matches!(talk("Yusuf\nstop\nj\n").0, Outcome::Draft(_)));
        assert_eq!(talk("Yusuf\nstop\n\n").0, Outcome::Nothing);
        assert_eq!(talk("Yusuf\nstop\n").0, Outcome::Nothing);
        let mut output = Vec::new();
        let input = "Yusuf\nj\n".as_bytes();
        let mut talk = Talkative { input, output: &mut output, interrupted: || true, known: &|_| None };
        assert_eq!(
            talk.ask(&CrisisCriteria::default()).unwrap(),
            Outcome::Nothing,
            "nothing was answered yet"
        );
    }
}

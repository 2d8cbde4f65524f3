//! Minutes as somebody types them at the table: a case number, and under it a line an action.
//!
//! ```text
//! 2026-014
//! poh belt school over verzuim voor 15-12
//! .1 gedaan
//! ```

use jiff::civil::Date;

use super::line::{ActionLine, Given, parse, split_cell};
use super::owner::Owners;
use crate::dutch::due::DueDate;
use crate::dutch::fold::fold;
use crate::dutch::standing::DONE;
use crate::model::case_file::BlockedBy;
use crate::model::{ActionNumber, CaseEntry, CaseNumber};

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nothing to keep: a blank line, a title.
    Nothing,
    /// From here on it is about this case.
    Case(CaseNumber),
    /// An action of a case.
    Action(CaseNumber, ActionLine),
    /// How an action of before stands.
    Stands(ActionNumber, Standing),
    /// Who was there, or not, as typed.
    Attendance {
        /// Whether these were there.
        present: bool,
        /// Who.
        who: String,
    },
    /// The answer to whether the cooperation goes as wished.
    Cooperation(String),
    /// It cannot be kept.
    Unclear(Unclear),
}

/// How an action stands at the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is done.
    Done,
    /// It was dropped, with the reason as typed.
    Dropped(String),
    /// It is still open.
    Open,
    /// It is still open, and this is why.
    Late(BlockedBy),
}

/// Why a line cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// No case was named before it.
    NoCase,
    /// There is no such case.
    UnknownCase,
    /// Neither an owner nor a day: it may be a remark.
    NoAction,
    /// It names an action, but not what became of it.
    NoStanding,
}

impl Unclear {
    /// What is wrong, in Dutch.
    pub fn problem(self) -> &'static str {
        match self {
            Unclear::NoCase => "bij welke casus hoort deze regel?",
            Unclear::UnknownCase => "dit casusnummer ken ik niet",
            Unclear::NoAction => "hierin herken ik geen actiehouder en geen datum",
            Unclear::NoStanding => "ik begrijp niet wat er met deze actie is",
        }
    }

    /// What to do, in Dutch.
    pub fn remedy(self) -> &'static str {
        match self {
            Unclear::NoCase => "Zet er een regel met het casusnummer boven.",
            Unclear::UnknownCase => "Schrijf het nummer zoals de casus heet, bijvoorbeeld 2026-014.",
            Unclear::NoAction => "Schrijf wie wat doet en wanneer: poh belt school over verzuim voor 15-12.",
            Unclear::NoStanding => {
                "Schrijf gedaan, vervallen, open, omstandigheden veranderd, niet uitgevoerd of gesloten deuren."
            }
        }
    }
}

/// Understands lines, one after the other.
pub struct Listener<'a> {
    cases: &'a [CaseEntry],
    owners: &'a Owners,
    meeting: Date,
    next: Option<Date>,
    current: Option<usize>,
}

impl<'a> Listener<'a> {
    /// For a meeting about these cases; `next` is the day of the next one.
    pub fn new(cases: &'a [CaseEntry], owners: &'a Owners, meeting: Date, next: Option<Date>) -> Self {
        Listener { cases, owners, meeting, next, current: None }
    }

    /// The case that it is about now.
    pub fn current(&self) -> Option<&'a CaseEntry> {
        self.current.map(|at| &self.cases[at])
    }

    /// From here on it is about this case; `false` when there is no such case.
    pub fn turn_to(&mut self, number: &str) -> bool {
        self.current = self.cases.iter().position(|entry| entry.case.number.0 == number);
        self.current.is_some()
    }

    /// What one line says.
    pub fn hear(&mut self, line: &str) -> Said {
        let line = line.trim_start_matches(['#', ' ', '\t', '*', '-', '•', '–']).trim();
        if let Some(said) = said_of_meeting(line) {
            return said;
        }
        if let Some(said) = self.standing(line) {
            return said;
        }
        match self.heading(line) {
            Heading::Of(at, rest) => {
                self.current = Some(at);
                match self.action(rest) {
                    // A name behind the number, by habit.
                    Said::Action(case, action) if action.owner.is_some() => Said::Action(case, action),
                    _ => Said::Case(self.cases[at].case.number.clone()),
                }
            }
            Heading::Unknown => {
                // What follows belongs to that case, not to the one before.
                self.current = None;
                Said::Unclear(Unclear::UnknownCase)
            }
            Heading::None => self.action(line),
        }
    }

    /// One line as an action of the case it is about.
    fn action(&self, line: &str) -> Said {
        let mut lines = split_cell(line).into_iter();
        let Some(text) = lines.next().map(|line| line.text) else { return Said::Nothing };
        let Some(entry) = self.current() else {
            return if is_title(&text) { Said::Nothing } else { Said::Unclear(Unclear::NoCase) };
        };
        let owners = self.owners.for_case(&entry.case.persons);
        let action = parse(&text, &Given::default(), &owners, self.meeting, self.next);
        if action.text.is_empty() || (action.owner.is_none() && !matches!(action.due, Some(DueDate::Read(_))))
        {
            return Said::Unclear(Unclear::NoAction);
        }
        Said::Action(entry.case.number.clone(), action)
    }

    /// `2026-014`, `casus 14`, `2026-014: poh belt school`.
    fn heading<'t>(&self, line: &'t str) -> Heading<'t> {
        let (named, line) = match line.split_once([' ', '\t']) {
            Some((word, rest)) if matches!(fold(word).trim_end_matches(':'), "casus" | "case") => {
                (true, rest.trim())
            }
            _ => (false, line),
        };
        let (token, rest) = line.split_at(line.find([' ', '\t', ':', ',', ';']).unwrap_or(line.len()));
        let rest = rest.trim_start_matches([' ', '\t', ':', ',', ';', '-', '–']);
        match self.find(token, named || rest.is_empty()) {
            Some(at) => Heading::Of(at, rest),
            None if named || looks_like_number(token) => Heading::Unknown,
            None => Heading::None,
        }
    }

    /// A case by its number; by what stands behind the last hyphen too when `short`.
    fn find(&self, token: &str, short: bool) -> Option<usize> {
        let number = |entry: &CaseEntry| fold(&entry.case.number.0);
        let wanted = fold(token);
        if let Some(at) = self.cases.iter().position(|entry| number(entry) == wanted) {
            return Some(at);
        }
        let wanted: u32 = wanted.parse().ok().filter(|_| short)?;
        let tail = |entry: &CaseEntry| number(entry).rsplit('-').next()?.parse::<u32>().ok();
        let mut fitting = (0..self.cases.len()).filter(|at| tail(&self.cases[*at]) == Some(wanted));
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// `2026-014.1 gedaan`, `.1 gesloten deuren`.
    fn standing(&self, line: &str) -> Option<Said> {
        let (token, rest) = line.split_at(line.find([' ', '\t', ':']).unwrap_or(line.len()));
        let (case, sequence) = token.rsplit_once('.')?;
        let sequence = sequence.parse().ok().filter(|sequence| *sequence > 0)?;
        let entry = if case.is_empty() { self.current()? } else { &self.cases[self.find(case, false)?] };
        let number = ActionNumber { case: entry.case.number.clone(), sequence };
        let rest = rest.trim_start_matches([' ', '\t', ':', '-', '–']);
        Some(match standing(rest) {
            Some(standing) => Said::Stands(number, standing),
            None => Said::Unclear(Unclear::NoStanding),
        })
    }
}

enum Heading<'t> {
    /// The case at a place, and what stands behind its number.
    Of(usize, &'t str),
    Unknown,
    None,
}

/// `2026-031`: a number as cases have, though none has it.
fn looks_like_number(token: &str) -> bool {
    let mut parts = token.split('-');
    let digits = |part: Option<&str>, least| {
        part.is_some_and(|part| part.len() >= least && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    // `3-12-2026` is a day.
    digits(parts.next(), 4) && digits(parts.next(), 2) && parts.next().is_none()
}

/// What became of an action, in the words people use.
pub fn standing(text: &str) -> Option<Standing> {
    let folded = fold(text);
    let folded = folded.trim_end_matches(['.', '!', ' ']);
    let begins = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
    if let Some(reason) = reason(folded) {
        return Some(Standing::Late(reason));
    }
    if begins(&["verval", "vervallen", "niet meer nodig"]) {
        let reason = text.split_once([' ', ':', ',']).map_or("", |(_, reason)| reason);
        return Some(Standing::Dropped(reason.trim_matches([' ', ':', ',', '-', '.']).to_owned()));
    }
    if begins(DONE) || matches!(folded, "ja" | "ok" | "oke" | "x" | "v") {
        return Some(Standing::Done);
    }
    begins(&["open", "loopt", "nog niet", "nee", "blijft"]).then_some(Standing::Open)
}

/// One of the three reasons, as far as it tells which: `gesloten deuren`, `omst`.
pub fn reason(text: &str) -> Option<BlockedBy> {
    let typed = fold(text).replace([' ', '-'], "_");
    let fits = |reason: &&BlockedBy| typed.len() >= 3 && reason.dutch().starts_with(&typed);
    BlockedBy::ALL.iter().find(fits).copied()
}

/// Lines about the meeting as a whole.
fn said_of_meeting(line: &str) -> Option<Said> {
    let (what, rest) = line.split_once(':')?;
    let rest = rest.trim();
    match fold(what.trim()).as_str() {
        "aanwezig" | "aanwezigen" => Some(Said::Attendance { present: true, who: rest.to_owned() }),
        "afwezig" | "afwezigen" | "afgemeld" | "met bericht afwezig" => {
            Some(Said::Attendance { present: false, who: rest.to_owned() })
        }
        "samenwerking" => Some(Said::Cooperation(rest.to_owned())),
        _ => None,
    }
}

/// A title above the notes.
fn is_title(line: &str) -> bool {
    let first = fold(line.split([' ', ':']).next().unwrap_or_default());
    matches!(first.as_str(), "mdo" | "overleg" | "notulen" | "verslag" | "actielijst" | "datum")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dutch::names::Name;
    use crate::minutes::owner::Owner;
    use crate::model::{Case, NumberOrigin, Participant, Person, Place, Team};
    use jiff::civil::date;

    fn entry(number: &str, child: &str) -> CaseEntry {
        let child = Person { role: "jeugdige".into(), name: Name::parse(child), ..Person::default() };
        let number = CaseNumber(number.into());
        let case = Case { number: number.clone(), persons: vec![child], ..Case::default() };
        let place = Place::of_case(&number);
        CaseEntry { case, number_origin: NumberOrigin::Sheet, actions: Vec::new(), place }
    }

    fn heard(lines: &[&str]) -> Vec<Said> {
        let cases = [entry("2026-014", "Yusuf el Idrissi"), entry("2026-015", "Sem Postma")];
        let karin =
            Participant { name: Some("Karin de Boer".into()), role: "POH-jeugd".into(), organisation: None };
        let team = Team { participants: vec![karin] };
        let owners = Owners::new(&team).at_table(&team);
        let mut listener = Listener::new(&cases, &owners, date(2026, 12, 3), None);
        lines.iter().map(|line| listener.hear(line)).collect()
    }

    fn last(lines: &[&str]) -> Said {
        heard(lines).pop().unwrap()
    }

    fn case(number: &str) -> Said {
        Said::Case(CaseNumber(number.into()))
    }

    #[test]
    fn an_action_belongs_to_the_case_above_it() {
        for typed in
            ["2026-014", "## 2026-014", "Casus 2026-014:", "casus 14", "14", "2026-014 Yusuf", "* 2026-014"]
        {
            assert_eq!(last(&[typed]), case("2026-014"), "{typed}");
        }
        for typed in
            ["poh belt school over verzuim voor 15-12", "- Karin: belt school over verzuim (vóór 15-12)"]
        {
            let Said::Action(number, action) = last(&["2026-015", typed]) else { panic!("{typed}") };
            assert_eq!(number.0, "2026-015");
            assert_eq!(action.owner, Some(Owner::Known("POH-jeugd".into())), "{typed}");
            assert_eq!(action.text, "belt school over verzuim", "{typed}");
            assert_eq!(action.due, Some(DueDate::Read(date(2026, 12, 15))));
        }
        let Said::Action(number, _) = last(&["2026-015: cjg belt school"]) else { panic!() };
        assert_eq!(number.0, "2026-015");
    }

    #[test]
    fn what_is_unclear_is_told_and_never_filed_under_another_case() {
        let unclear = |lines: &[&str]| match last(lines) {
            Said::Unclear(unclear) => unclear,
            said => panic!("{said:?}"),
        };
        assert_eq!(unclear(&["cjg belt school"]), Unclear::NoCase);
        assert_eq!(unclear(&["2026-099"]), Unclear::UnknownCase);
        assert_eq!(unclear(&["2026-014", "2026-099", "cjg belt school"]), Unclear::NoCase);
        assert_eq!(unclear(&["2026-014", "goed gesprek gehad"]), Unclear::NoAction);
        assert_eq!(unclear(&["2026-014", ".1 wat dan ook"]), Unclear::NoStanding);
        assert_eq!(last(&["MDO 3 december 2026"]), Said::Nothing);
        assert_eq!(last(&["2026-014", "Acties:"]), Said::Nothing);
        assert_eq!(last(&[""]), Said::Nothing);
    }

    #[test]
    fn an_action_of_before_is_done_dropped_or_late() {
        let stands = |line: &str| match last(&["2026-014", line]) {
            Said::Stands(number, standing) => (number.to_string(), standing),
            said => panic!("{line}: {said:?}"),
        };
        assert_eq!(stands("2026-015.2 gedaan"), ("2026-015.2".into(), Standing::Done));
        assert_eq!(
            stands(".1: gesloten deuren"),
            ("2026-014.1".into(), Standing::Late(BlockedBy::ClosedDoors))
        );
        assert_eq!(stands(".1 niet uitgevoerd").1, Standing::Late(BlockedBy::NotDone));
        assert_eq!(
            stands(".1 vervallen: moeder belde zelf").1,
            Standing::Dropped("moeder belde zelf".into())
        );
        assert_eq!(stands(".1 loopt nog").1, Standing::Open);
    }

    #[test]
    fn the_meeting_as_a_whole_has_lines_of_its_own() {
        let absent = Said::Attendance { present: false, who: "school, IB'er".into() };
        assert_eq!(last(&["Afwezig: school, IB'er"]), absent);
        assert_eq!(last(&["samenwerking: ja"]), Said::Cooperation("ja".into()));
    }
}

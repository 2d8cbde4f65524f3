//! The files of a new work folder. In their texts `{{...}}` stands for a day counted from the day it is made.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::find::CONFIG;
use super::load::{CASES, MEETINGS};
use crate::dutch::rhythm::Rhythm;
use crate::error::{Error, Result};

/// The folder of the schemas, to which the first line of each file points.
pub const SCHEMAS: &str = "schemas";

const SETTINGS: &str = include_str!("mdo.yaml");
const EXAMPLES: &[&str] =
    &[include_str!("casus-1.yaml"), include_str!("casus-2.yaml"), include_str!("casus-3.yaml")];
/// For who keeps the folder under version control: files that come and go.
const PASSING: &str = include_str!("gitignore");
const MEETING: &str = include_str!("overleg.yaml");

/// The days that the texts are filled with.
struct Days {
    today: Date,
    meeting: Date,
    last: Date,
}

/// The files of a new work folder, each with its place in it; with three made-up cases and a meeting when asked.
///
/// # Errors
/// When a text has a place that cannot be filled.
pub fn files(today: Date, example: bool) -> Result<Vec<(String, String)>> {
    let days = Days::from(today)?;
    let settings = days.fill(SETTINGS)?;
    let settings = if example { settings } else { without_people(&settings) };
    let mut files = vec![(CONFIG.to_owned(), settings), (".gitignore".to_owned(), PASSING.to_owned())];
    if example {
        for (index, text) in EXAMPLES.iter().enumerate() {
            let number = format!("{}-{:03}", days.meeting.year(), index + 1);
            files.push((format!("{CASES}/{number}.yaml"), days.fill(text)?));
        }
        files.push((format!("{MEETINGS}/{}.yaml", days.meeting), days.fill(MEETING)?));
    }
    Ok(files)
}

impl Days {
    /// The next meeting is the first Thursday at least three days from now, the last one the month before.
    fn from(today: Date) -> Result<Days> {
        let thursday = Rhythm::parse("eerste donderdag").ok_or_else(broken)?;
        let any = |_| false;
        let soon = today.checked_add(3.days()).map_err(|_| broken())?;
        let meeting = thursday.next(soon, &any).ok_or_else(broken)?;
        let before = meeting.first_of_month().yesterday().map_err(|_| broken())?;
        let last = thursday.in_month(before.year(), before.month(), &any).ok_or_else(broken)?;
        Ok(Days { today, meeting, last })
    }

    fn fill(&self, text: &str) -> Result<String> {
        let mut parts = text.split("{{");
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (what, rest) = part.split_once("}}").ok_or_else(broken)?;
            filled.push_str(&self.value(what).ok_or_else(broken)?);
            filled.push_str(rest);
        }
        Ok(filled)
    }

    fn value(&self, what: &str) -> Option<String> {
        let year = self.meeting.year();
        let day = match what {
            "jaar" => return Some(year.to_string()),
            "overleg" => self.meeting,
            "vorig" => self.last,
            "kerst" => date(self.today.year(), 12, 21),
            "driekoningen" => date(self.today.year() + 1, 1, 3),
            what => match what.strip_suffix(" dagen voor overleg") {
                Some(birthday) => {
                    let (years, days) = birthday.split_once(" jaar, ")?;
                    let day = self.meeting.checked_sub(days.parse::<i64>().ok()?.days()).ok()?;
                    day.checked_sub(years.parse::<i64>().ok()?.years()).ok()?
                }
                None => self.today.checked_add(what.parse::<i64>().ok()?.days()).ok()?,
            },
        };
        Some(day.to_string())
    }
}

/// The made-up participants as comments: a real neighbourhood has others.
fn without_people(settings: &str) -> String {
    let mut people = false;
    let lines = settings.split_inclusive('\n').map(|line| {
        people = line.starts_with("deelnemers:") || people && !line.trim().is_empty();
        if people || line.starts_with("wijk:") { format!("# {line}") } else { line.to_owned() }
    });
    lines.collect()
}

fn broken() -> Error {
    Error::input("met deze dag kan ik geen werkmap maken").remedy("Kies met --today een gewone datum.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CaseFile, Meeting, Settings};
    use crate::workdir::yaml;

    #[test]
    fn the_files_of_any_day_are_read_without_a_warning() {
        for today in [date(2026, 11, 22), date(2026, 12, 31), date(2028, 2, 29)] {
            for (name, text) in files(today, true).unwrap() {
                let unknown = if name == CONFIG {
                    yaml::read::<Settings>(&text).unwrap().unknown_keys
                } else if name == ".gitignore" {
                    continue;
                } else if name.starts_with(CASES) {
                    yaml::read::<CaseFile>(&text).unwrap().unknown_keys
                } else {
                    yaml::read::<Meeting>(&text).unwrap().unknown_keys
                };
                assert!(unknown.is_empty(), "{name}: {unknown:?}");
            }
        }
        let empty = files(date(2026, 11, 22), false).unwrap();
        assert_eq!(empty.len(), 2);
        let settings = yaml::read::<Settings>(&empty[0].1).unwrap().value;
        assert!(settings.members.is_empty() && settings.neighbourhood.is_none());
        assert_eq!(settings.next_meeting(date(2026, 12, 22)), Some(date(2027, 1, 7)));
    }
}

//! Actions under a header that does not say so, in a table where none does: lines that each begin with who does it.

use crate::sheet::cells::grid::{Cell, Grid};

use super::by_contents::{Names, is_family, is_owner};
use super::field::Field;
use super::resolve::sample;
use super::table::{How, Table};

/// Takes the last column of which two of three cells tell who does what for that of the actions.
pub fn resolve(grid: &Grid, table: &mut Table, participants: &Names) {
    let headed = [Field::Actions, Field::Outcome, Field::EarlierActions, Field::Owner];
    if headed.into_iter().any(|field| table.has(field)) {
        return;
    }
    let found = table.columns.iter().rposition(|column| {
        // Below a header of talk stands who said what.
        if column.field.is_some() || column.how == How::Named {
            return false;
        }
        let (mut all, mut acting) = (0, 0);
        for cell in sample(grid, table, column.index) {
            all += 1;
            let Cell::Text(text) = cell else { continue };
            acting += usize::from(text.lines().any(|line| acts(line, participants)));
        }
        acting > 0 && acting * 3 >= all * 2
    });
    if let Some(at) = found {
        table.columns[at].field = Some(Field::Actions);
        table.columns[at].how = How::Contents;
    }
}

/// `CJG: huisbezoek`, `POH belt school`, `- wijkteam regelt fiets`.
fn acts(line: &str, participants: &Names) -> bool {
    const LONGEST: usize = 40;
    let line = line.trim_start_matches(|c: char| !c.is_alphabetic());
    let professional = |who: &str| {
        let who = Cell::Text(who.trim());
        is_owner(who, participants) && !is_family(who)
    };
    if let Some((who, what)) = line.split_once(':').filter(|(who, _)| who.len() <= LONGEST) {
        return professional(who) && !what.trim().is_empty();
    }
    let Some((who, what)) = line.split_once(' ') else { return false };
    let verb = what.split(' ').next().unwrap_or_default();
    let finite = verb.len() > 2 && verb.ends_with('t') && verb.bytes().all(|byte| byte.is_ascii_lowercase());
    finite
        && !matches!(verb, "met" | "niet" | "het" | "dat" | "wat" | "zit" | "vindt" | "ziet")
        && professional(who)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_say_who_does_it() {
        for (line, expected) in [
            ("JGZ: wegen", true),
            ("- leerplicht: verzuim nakijken", true),
            ("JGZ weegt Roos", true),
            ("moeder: slaapt slecht", false),
            ("JGZ met ouders", false),
            ("thuis: veel ruzie", false),
        ] {
            assert_eq!(acts(line, &Names::default()), expected, "{line}");
        }
    }
}

//! Who sits at the table: participants' tables, lines such as `Aanwezig: ...`, and cells that name a professional.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::dutch::fold::fold;
use crate::dutch::names::{Name, parse_full_name, role_of};
use crate::dutch::roles::role;
use crate::model::{Participant, Team};
use crate::sheet::cells::grid::{Cell, Grid};
use crate::sheet::tables::by_contents::is_family;
use crate::sheet::tables::field::{Field, What};
use crate::sheet::tables::resolve::looks_like_name;
use crate::sheet::tables::table::Table;

use super::function::{as_usual, at_place, is_body, is_function, is_of_body, shown};
use super::mentions::find_emails;
use super::numbers;
use super::persons::says_nothing;
use super::rows::Collector;

/// Words with which a line of participants begins.
#[rustfmt::skip]
const OPENINGS: &[&str] = &[
    "aanwezig", "aanwezigen", "deelnemers", "deelnemer", "aanwezige deelnemers", "genodigden",
    "genodigd", "uitgenodigd", "voorzitter", "notulist", "afwezig", "afgemeld", "afmelding",
    "afmeldingen", "verhinderd", "afwezig met kennisgeving", "m.k.a", "afwezig m.k", "afwezig mk",
    "afwezig m.b", "afw", "deelnemers overleg", "deelnemers mdo", "aan tafel", "vaste deelnemers",
    "aanwezig bij overleg", "wie is wie", "team", "teamleden", "kernteam", "mdo-team", "vaste leden", "deelnemerslijst",
    "participanten", "tafelgenoten", "gespreksdeelnemers", "bezetting", "leden",
    "professionals", "betrokken professionals", "namen en functies", "namen en rollen", "mdo-coordinator", "coordinator", "coordinatie", "procesregisseur",
];

/// Somebody named in a cell or line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The name, if there is one.
    pub name: Option<String>,
    /// Function as shown.
    pub function: Option<String>,
    /// Organisation or team.
    pub organisation: Option<String>,
}

impl Named {
    /// The role under which this person is shown, if the text gives one.
    pub fn role(&self) -> Option<String> {
        self.function.clone().or_else(|| self.organisation.clone())
    }
}

/// The team, and what was read of the professionals in cells: a few dozen of them stand beside hundreds of cases.
#[derive(Debug, Default)]
pub struct Professionals {
    /// The team.
    pub team: Team,
    seen: FxHashMap<String, Arc<[(String, Name)]>>,
}

impl Professionals {
    /// The professionals a cell names, with their roles; whom it ties to a function joins the team.
    pub fn read(&mut self, text: &str) -> Arc<[(String, Name)]> {
        const REMEMBERED: usize = 10_000;
        if let Some(known) = self.seen.get(text) {
            return Arc::clone(known);
        }
        let mut found = Vec::new();
        for named in read(text) {
            let role = add(&mut self.team, &named);
            let name = named.name.as_deref().map(parse_full_name).filter(|name| !name.is_empty());
            found.extend(name.map(|name| (role, name)));
        }
        let found: Arc<[(String, Name)]> = found.into();
        if self.seen.len() < REMEMBERED {
            self.seen.insert(text.to_string(), Arc::clone(&found));
        }
        found
    }
}

impl Collector<'_> {
    /// Takes `Aanwezig: ...`, and the names below a line that says only `Deelnemers`.
    pub fn take_team_line(&mut self, grid: &Grid, index: usize, in_team: &mut bool) -> bool {
        let mut cells = grid.cells(index).filter(|(_, cell)| !cell.is_blank());
        let (Some((_, Cell::Text(first))), second, third) = (cells.next(), cells.next(), cells.next()) else {
            *in_team = false;
            return false;
        };
        let named = match second {
            // `Karin de Boer` with `POH-jeugd` beside it, and perhaps whether she is there.
            Some((_, Cell::Text(function))) if *in_team && is_function(function) => {
                Some(beside(first, function))
            }
            _ if third.is_some() => None,
            None if *in_team => Some(read(first)),
            Some((_, Cell::Text(names))) if may_begin(Cell::Text(first)) && first.len() < 40 => {
                line(&format!("{}: {names}", first.trim().trim_end_matches(':')))
            }
            None if may_begin(Cell::Text(first)) => line(first),
            _ => None,
        };
        let Some(named) = named else {
            *in_team = false;
            return false;
        };
        *in_team = *in_team || second.is_none() && named.is_empty();
        for named in &named {
            let _ = add(&mut self.team.team, named);
        }
        true
    }
}

/// Adds somebody to the team, once, and gives the role under which the team knows them: what a list of participants
/// says comes first, so that a presenter has one role throughout. Empty when the text ties them to none.
pub fn add(team: &mut Team, named: &Named) -> String {
    let role = named.role();
    let same = |known: &&Participant| match (&known.name, &named.name) {
        (Some(a), Some(b)) => a == b || fold(a) == fold(b),
        (a, b) => a == b && Some(&known.role) == role.as_ref(),
    };
    if let Some(known) = team.participants.iter().find(same) {
        return known.role.clone();
    }
    // `Karin` of whom the list says the rest, when it knows only one.
    if let Some(first) = named.name.as_deref().filter(|name| !name.contains(' ')) {
        let known = |p: &&Participant| p.name.as_deref().is_some_and(|name| first_word(name) == fold(first));
        let mut alike = team.participants.iter().filter(known);
        if let (Some(only), None) = (alike.next(), alike.next()) {
            return only.role.clone();
        }
    }
    let Some(role) = role else { return String::new() };
    let (name, organisation) = (named.name.clone(), named.organisation.clone());
    team.participants.push(Participant { name, role: role.clone(), organisation });
    role
}

fn first_word(name: &str) -> String {
    fold(name.split_whitespace().next().unwrap_or_default())
}

/// Reads a table of participants.
pub fn read_table(grid: &Grid, table: &Table, team: &mut Team) {
    for index in table.rows.clone().filter(|index| !table.repeats.contains(index)) {
        let (mut names, mut named) = (Vec::new(), Named::default());
        for column in &table.columns {
            let Some(text) =
                numbers::text_of(grid.cell(index, column.index)).filter(|text| !says_nothing(text))
            else {
                continue;
            };
            match column.field {
                Some(Field::Person(_, What::Prefix | What::Surname | What::FirstName | What::Initials)) => {
                    names.push(text)
                }
                Some(Field::Person(_, What::Name)) => {
                    // `Naam + functie` in one column.
                    let found = read(&text).into_iter().next().unwrap_or_default();
                    names.extend(found.name);
                    named.function = named.function.or(found.function);
                    named.organisation = named.organisation.or(found.organisation);
                }
                Some(Field::Function) => named.function = Some(shown(&text)),
                Some(Field::Organisation) => named.organisation = Some(text),
                _ => {}
            }
        }
        if !names.is_empty() {
            named.name = Some(names.join(" "));
        }
        if named.name.is_some() || named.function.is_some() {
            let _ = add(team, &named);
        }
    }
}

/// The participants of a line such as `Aanwezig: Karin de Boer (POH-jeugd), Bas Smit (CJG)`; `None` when the
/// line is something else. A heading alone gives an empty list.
pub fn line(text: &str) -> Option<Vec<Named>> {
    let (opening, rest) = text.split_once([':', '\n']).unwrap_or((text, ""));
    let opening = fold(opening.trim());
    let opening = opening.trim_end_matches(|c: char| !c.is_alphanumeric());
    if opening.len() > 40 || !OPENINGS.contains(&opening) {
        return None;
    }
    let mut all = read(rest);
    if let [only] = all.as_mut_slice()
        && only.function.is_none()
        && matches!(
            opening,
            "voorzitter" | "notulist" | "mdo-coordinator" | "coordinator" | "procesregisseur"
        )
    {
        only.function = Some(opening.to_string());
    }
    Some(all)
}

/// Reads names with functions, in any order and division.
pub fn read(text: &str) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    for item in items(text) {
        // `afwezig: Schaap (leerplicht)` on a line of its own.
        let item = match item.split_once(':') {
            Some((opening, rest)) if OPENINGS.contains(&fold(opening.trim()).as_str()) => rest.to_owned(),
            _ => item,
        };
        if let Some(last) = all.last_mut()
            && let Some((function, body)) = function_of(last, &item)
        {
            last.function = Some(function);
            last.organisation = Some(body);
            continue;
        }
        let named = one(&item);
        // `Karin de Boer, POH-jeugd, CJG`: an item without a name tells about the last one.
        match all.last_mut() {
            Some(last)
                if named.name.is_none()
                    && last.name.is_some()
                    && (last.function.is_none() || last.organisation.is_none()) =>
            {
                last.function = last.function.take().or(named.function);
                last.organisation = last.organisation.take().or(named.organisation);
            }
            _ if named != Named::default() => all.push(named),
            _ => {}
        }
    }
    all
}

/// A name with a function in the cell beside it.
pub fn beside(name: &str, function: &str) -> Vec<Named> {
    // In brackets it is of this one, whatever stands behind it.
    let bracketed = at_place(function).is_some() && !function.contains(['(', ')', '\n', ';']);
    read(&if bracketed { format!("{name} ({function})") } else { format!("{name}, {function}") })
}

/// The function and body that an item gives of the one named before it: `IB'er De Schakel` behind `Bas`.
fn function_of(named: &Named, item: &str) -> Option<(String, String)> {
    let name = named.name.as_deref().filter(|_| named.role().is_none())?;
    let (function, body) = at_place(item)?;
    is_of_body(body, name).then(|| (function, body.to_string()))
}

/// What one item says.
fn one(item: &str) -> Named {
    let (outside, inside) = aside(item);
    let (mut named, mut behind_function) = (Named::default(), None);
    for part in parts(&outside).into_iter().chain(inside.as_deref()) {
        match what(part) {
            Part::Function(function) if named.function.is_none() => named.function = Some(function),
            Part::FunctionAt(function, name) if named.function.is_none() => {
                (named.function, behind_function) = (Some(function), Some(name));
            }
            Part::Body if named.organisation.is_none() => named.organisation = Some(part.trim().to_string()),
            Part::Name if named.name.is_none() => named.name = Some(part.trim().to_string()),
            _ => {}
        }
    }
    // `Mark Hoeks (huisarts Havenzicht)`, but `huisarts Pieter Smit - Havenzicht`.
    match behind_function {
        Some(name) if named.name.is_none() && !is_of_body(name, "") => named.name = Some(name.to_string()),
        Some(name) if named.organisation.is_none() => named.organisation = Some(name.to_string()),
        _ => {}
    }
    named
}

/// Lines, and what semicolons and commas outside brackets divide.
fn items(text: &str) -> Vec<String> {
    let (mut items, mut item, mut depth) = (Vec::new(), String::new(), 0u32);
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if matches!(c, '\n' | ';' | '•' | '|') || c == ',' && depth == 0 {
            items.push(std::mem::take(&mut item));
        } else {
            item.push(c);
        }
    }
    items.push(item);
    items.retain(|item| item.chars().any(char::is_alphanumeric));
    items
}

/// What stands outside and inside brackets.
fn aside(item: &str) -> (String, Option<String>) {
    match item.split_once('(') {
        Some((before, after)) => {
            let (inside, rest) = after.split_once(')').unwrap_or((after, ""));
            (format!("{before} {rest}"), Some(inside.to_string()))
        }
        None => (item.to_string(), None),
    }
}

/// `POH-jeugd: Karin de Boer`, `Bas Smit - CJG`, `Bas Smit / wijkteam`, `Karin de Boer namens het CJG`.
fn parts(outside: &str) -> Vec<&str> {
    for divider in
        [": ", ":", " - ", " – ", " / ", " = ", " namens het ", " namens de ", " namens ", " van het ", "/"]
    {
        if let Some((a, b)) = outside.split_once(divider) {
            return vec![a, b];
        }
    }
    // `POH-jeugd Karin de Boer`: a function before the name without a mark.
    let starts: Vec<usize> = outside.match_indices(' ').map(|(at, _)| at + 1).take(3).collect();
    for (before, after) in starts.into_iter().rev().map(|at| outside.split_at(at)) {
        if role_of(before).is_some() && after.starts_with(char::is_uppercase) {
            return vec![before, after];
        }
    }
    // `Karin de Boer POH-jeugd`: behind it.
    let starts: Vec<usize> = outside.match_indices(' ').map(|(at, _)| at + 1).collect();
    for (before, after) in starts.into_iter().map(|at| outside.split_at(at)) {
        let name = looks_like_name(before.trim()) && role(before).is_none() && !words_of_body(before);
        if name && role(after).is_some() && !is_family(Cell::Text(after)) {
            return vec![before, after];
        }
    }
    vec![outside]
}

enum Part<'t> {
    Function(String),
    /// A function, and the name behind it: of where, or of whom.
    FunctionAt(String, &'t str),
    Body,
    Name,
    Nothing,
}

fn what(part: &str) -> Part<'_> {
    const SHORT: usize = 4;
    let part = part.trim().trim_matches(|c: char| !c.is_alphanumeric() && c != '\'' && c != '.').trim();
    if part.is_empty()
        || says_nothing(part)
        || find_emails(part).next().is_some()
        || part.bytes().filter(u8::is_ascii_digit).count() >= 4
    {
        return Part::Nothing;
    }
    if let Some(role) = role_of(part) {
        return Part::Function(as_usual(part, role));
    }
    if let Some((function, name)) = at_place(part) {
        return Part::FunctionAt(function, name);
    }
    // `WT` is short for a body.
    if words_of_body(part) || part.len() <= SHORT && role(part).is_some() {
        return Part::Body;
    }
    // `jeugdconsulent`, `ambulant hulpverlener`: no capital, no name.
    if !part.contains(char::is_uppercase) && parse_full_name(part).prefix.is_none() {
        return Part::Function(part.to_string());
    }
    Part::Name
}

/// Whether one of the words makes a text an organisation or team.
fn words_of_body(text: &str) -> bool {
    fold(text).split(|c: char| !c.is_alphanumeric() && c != '\'').any(is_body)
}

/// Whether the cell begins a line of participants, tested cheaply.
pub fn may_begin(cell: Cell<'_>) -> bool {
    matches!(cell, Cell::Text(text) if text.trim_start().starts_with(['A', 'a', 'D', 'd', 'G', 'g', 'U', 'u', 'V', 'v', 'N', 'n', 'M', 'm', 'C', 'c', 'P', 'p', 'W', 'w', 'T', 't', 'K', 'k', 'B', 'b']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown_as(text: &str) -> Vec<String> {
        let show =
            |n: Named| format!("{}={}", n.name.clone().unwrap_or_default(), n.role().unwrap_or_default());
        read(text).into_iter().map(show).collect()
    }

    #[test]
    fn names_and_functions_in_any_order() {
        assert_eq!(shown_as("Karin de Boer, POH-jeugd"), ["Karin de Boer=POH-jeugd"]);
        assert_eq!(
            shown_as("Karin de Boer (POH-jeugd), Bas Smit (CJG Noord)"),
            ["Karin de Boer=POH-jeugd", "Bas Smit=CJG Noord"]
        );
        assert_eq!(shown_as("POH-jeugd: Karin de Boer"), ["Karin de Boer=POH-jeugd"]);
        assert_eq!(shown_as("POH-jeugd Karin de Boer"), ["Karin de Boer=POH-jeugd"]);
        assert_eq!(
            shown_as("Bas Smit - wijkteam\nAnja Mol, jeugdconsulent"),
            ["Bas Smit=wijkteam", "Anja Mol=jeugdconsulent"]
        );
        assert_eq!(
            shown_as("Karin de Boer, POH-jeugd, Bas Smit, CJG"),
            ["Karin de Boer=POH-jeugd", "Bas Smit=CJG"]
        );
        assert_eq!(shown_as("Karin de Boer"), ["Karin de Boer="]);
        assert_eq!(shown_as("huisarts Pieter Smit"), ["Pieter Smit=huisarts"]);
        assert_eq!(shown_as("huisarts, k.deboer@voorbeeld.nl"), ["=huisarts"]);
    }

    #[test]
    fn behind_a_function_stands_where_or_who() {
        for (text, expected) in [
            ("Wim Palts (jeugdarts Oosterpoort)", vec!["Wim Palts=jeugdarts"]),
            ("Wim (intern begeleider 't Kompas)", vec!["Wim=intern begeleider"]),
            ("Wim (IB'er, Het Kompas); Lies (POH jeugd Oosterpoort)", vec!["Wim=IB'er", "Lies=POH-jeugd"]),
            ("Wim - IB'er OBS Het Kompas", vec!["Wim=IB'er"]),
            ("IB'er Het Kompas: Wim", vec!["Wim=IB'er"]),
            ("Wim, IB'er Het Kompas, Lies, huisarts", vec!["Wim=IB'er", "Lies=huisarts"]),
            ("Wim Palts, huisarts Oosterpoort, Lies Vos", vec!["Wim Palts=huisarts", "Lies Vos="]),
            // Who has a function may be named behind it.
            ("Wim, huisarts Lies Vos", vec!["Wim=", "Lies Vos=huisarts"]),
            ("Wim, huisarts De Vries", vec!["Wim=", "De Vries=huisarts"]),
            ("Wim, huisarts Vos", vec!["Wim=", "Vos=huisarts"]),
            ("Wim, IB'er Het Kompas: Lies", vec!["Wim=", "Lies=IB'er"]),
            ("Lies Vos (moeder Yusuf)", vec!["Lies Vos="]),
        ] {
            assert_eq!(shown_as(text), expected, "{text}");
        }
        let where_at = |text: &str| read(text)[0].organisation.clone();
        assert_eq!(where_at("Wim (jeugdarts Oosterpoort)").as_deref(), Some("Oosterpoort"));
        assert_eq!(where_at("Wim (jeugdarts GGD)").as_deref(), Some("GGD"));
    }

    #[test]
    fn lines_of_participants() {
        assert_eq!(line("Aanwezig: Karin de Boer (POH-jeugd), Bas Smit (CJG)").unwrap().len(), 2);
        assert_eq!(line("Voorzitter: Mia Kok").unwrap()[0].function.as_deref(), Some("voorzitter"));
        assert_eq!(line("Deelnemers").unwrap().len(), 0);
        assert!(line("Aanwezig is ook oma, die vaak oppast op de kinderen").is_none());
        assert!(line("Sanne Bakker").is_none());
    }
}

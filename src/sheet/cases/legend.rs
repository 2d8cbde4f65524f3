//! What letters under `Wie` stand for, where the sheet says so: `H = huisarts, P = POH-jeugd`.

use rustc_hash::FxHashMap;

use crate::dutch::fold::fold;
use crate::dutch::names::{is_prefix_word, role_of};
use crate::dutch::roles as shared;
use crate::dutch::word_list::WordList;
use crate::model::{ActionEntry, Team};
use crate::sheet::cells::grid::{Cell, Grid};
use crate::sheet::tables::by_contents::{Names, is_family, is_owner};

use super::team::{self, Named};

/// Abbreviations with what they stand for.
#[derive(Debug, Default)]
pub struct Legend {
    meanings: FxHashMap<String, Meaning>,
}

/// What an abbreviation stands for.
#[derive(Debug)]
struct Meaning {
    /// As it stands in the legend.
    spelled: String,
    /// The role; `None` when it stands for two.
    role: Option<String>,
}

/// An abbreviation, and whom it stands for.
type Pair<'t> = (&'t str, Named);

impl Legend {
    /// Takes in what a row explains. Whom it names with a role joins the team.
    pub fn learn(&mut self, grid: &Grid, index: usize, team: &mut Team) {
        for (short, named) in of_row(grid, index).into_iter().flatten() {
            // `HA = huisarts`: everybody knows that one.
            if role_of(short).is_some() {
                continue;
            }
            let Some(role) = named.role() else { continue };
            if named.name.is_some() {
                let _ = team::add(team, &named);
            }
            let same = |known: &mut Meaning| known.role = known.role.take().filter(|known| *known == role);
            let meaning = || Meaning { spelled: short.to_owned(), role: Some(role.clone()) };
            self.meanings.entry(key(short)).and_modify(same).or_insert_with(meaning);
        }
        for named in names_of_row(grid, index).into_iter().flatten() {
            let _ = team::add(team, &named);
        }
    }

    /// Writes out the abbreviations that an action has for its owner: in the column beside it, before a colon or in
    /// brackets behind it.
    pub fn write_out(&self, action: &mut ActionEntry) {
        if self.meanings.is_empty() {
            return;
        }
        if let Some(roles) = action.owner.as_deref().and_then(|owner| self.roles(owner)) {
            action.owner = Some(roles);
        }
        let lines: Vec<String> = action.text.lines().map(|line| self.line(line)).collect();
        action.text = lines.join("\n");
    }

    fn line(&self, line: &str) -> String {
        const BULLETS: [char; 5] = [' ', '-', '–', '•', '*'];
        let start = line.len() - line.trim_start_matches(BULLETS).len();
        if let Some((who, what)) = line[start..].split_once(':')
            && let Some(roles) = self.roles(who)
        {
            return format!("{}{roles}:{what}", &line[..start]);
        }
        if let Some((what, who)) = line.trim_end().strip_suffix(')').and_then(|line| line.rsplit_once('('))
            && let Some(roles) = self.roles(who)
        {
            return format!("{what}({roles})");
        }
        self.words(line)
    }

    /// The line with the abbreviations in it written out, each as it stands in the legend: a single letter only where the
    /// line begins.
    fn words(&self, line: &str) -> String {
        let mut text = String::with_capacity(line.len());
        let (mut rest, mut begins) = (line, true);
        while !rest.is_empty() {
            let of_word = |c: char| c.is_alphanumeric() || c == '\'';
            let len = rest.find(|c| !of_word(c)).unwrap_or(rest.len());
            let (word, behind) = rest.split_at(len);
            let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
            let role = match capitals {
                0 => None,
                _ => {
                    self.meanings.get(&key(word)).filter(|known| known.spelled.trim_end_matches('.') == word)
                }
            };
            let role = role.and_then(|known| known.role.as_deref()).filter(|_| capitals > 1 || begins);
            text.push_str(role.unwrap_or(word));
            begins = begins && (word.is_empty() || role.is_some() || word == "en");
            let marks = behind.find(of_word).unwrap_or(behind.len());
            text.push_str(&behind[..marks]);
            rest = &behind[marks..];
        }
        text
    }

    /// The roles of a text of nothing but abbreviations and roles.
    fn roles(&self, text: &str) -> Option<String> {
        const LONGEST: usize = 40;
        if text.len() > LONGEST {
            return None;
        }
        let parts = text.split([',', '/', '+', '&', ';', '\n']).flat_map(|part| part.split(" en "));
        let meaning = |part: &str| self.meanings.get(&key(part)).and_then(|known| known.role.clone());
        let role = |part: &str| meaning(part).or_else(|| role_of(part).map(|_| part.trim().to_owned()));
        let short = parts.clone().any(|part| meaning(part).is_some());
        let roles: Option<Vec<String>> = parts.map(role).collect();
        roles.filter(|_| short).map(|roles| roles.join(", "))
    }
}

/// Whether a row explains abbreviations or names, and says nothing else.
pub fn is_row(grid: &Grid, index: usize) -> bool {
    of_row(grid, index).is_some() || names_of_row(grid, index).is_some()
}

/// Whom a row that holds one text explains by their roles: `Wendy = praktijkondersteuner`, `Jan Bos (huisarts); Mia: CJG`.
fn names_of_row(grid: &Grid, index: usize) -> Option<Vec<Named>> {
    const LONGEST: usize = 400;
    let mut cells = grid.cells(index).filter(|(_, cell)| !cell.is_blank());
    let (Some((_, Cell::Text(text))), None) = (cells.next(), cells.next()) else { return None };
    let fits = text.len() <= LONGEST && text.contains(['=', ':', '(', '-', '–']);
    let text = Some(text).filter(|_| fits)?;
    let parts: Vec<&str> = text.split([';', '\n']).map(bare).filter(|part| !part.is_empty()).collect();
    let several = parts.iter().map(|part| name_with_role(part)).collect::<Option<Vec<Named>>>();
    several.filter(|named| !named.is_empty())
}

/// Somebody with nothing but a role: `Wendy = POH-jeugd`.
fn name_with_role(text: &str) -> Option<Named> {
    const MOST_WORDS: usize = 4;
    let marks = [" = ", "=", ": ", " - ", " – ", " ("];
    let (name, role) = marks.iter().find_map(|mark| text.split_once(mark))?;
    let (name, role) = (name.trim(), role.trim().trim_end_matches(')'));
    let named = name.split_whitespace().count() <= MOST_WORDS
        && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || is_prefix_word(word))
        && name.starts_with(char::is_uppercase)
        && !name.contains(|c: char| c.is_ascii_digit() || matches!(c, '(' | '/' | ','))
        && !TITLES.has(name)
        && !HEADINGS.has(name)
        && shared::role(name).is_none();
    let professional = || is_owner(Cell::Text(role), &Names::default()) && !is_family(Cell::Text(role));
    let named = named && !role.contains([',', '/', '+', '&']) && professional();
    named.then(|| Named { name: Some(name.to_owned()), function: Some(role.to_owned()), ..Named::default() })
}

/// What may stand before a role and is nobody's name.
#[rustfmt::skip]
static HEADINGS: WordList = WordList::new(&[
    "regie", "uitvoering", "inbreng", "inbrenger", "vraag", "vervolg", "actie", "acties", "afspraak", "wie", "door", "akkoord",
    "contact", "verwijzer", "verwijzing", "aanmelder", "aanmelding", "locatie", "plaats", "organisatie", "planning", "betrokken",
    "betrokkenen", "hulpverlening", "hulp", "advies", "besluit", "melding", "overleg", "onderwijs", "zorg", "opvang", "ingebracht",
    "ingebracht door", "aangemeld door", "trekker", "eigenaar", "verantwoordelijk", "contactpersoon", "aanwezig", "afwezig",
    "afgemeld", "genodigd", "uitnodigen", "locatie overleg", "notulen", "verslag", "organisator", "initiatief", "coördinatie",
]);

fn key(short: &str) -> String {
    fold(short.trim().trim_end_matches('.'))
}

/// What a row explains: pairs in each of its cells, perhaps behind `Legenda`, or `H` and `huisarts` in two side by side.
fn of_row(grid: &Grid, index: usize) -> Option<Vec<Pair<'_>>> {
    let mut cells = grid.cells(index).filter(|(_, cell)| !cell.is_blank());
    let (at, Cell::Text(first)) = cells.next()? else { return None };
    let title = TITLES.has(bare(first));
    let mut found = if title { Some(Vec::new()) } else { pairs(first) };
    if found.is_none() {
        let (Some((beside, Cell::Text(second))), None) = (cells.next(), cells.next()) else { return None };
        let fits = |short: &&str| beside == at + 1 && is_short(short) && role_of(short).is_none();
        let short = Some(bare(first)).filter(fits)?;
        return Some(vec![(short, meaning(second)?)]);
    }
    for (_, cell) in cells {
        let Cell::Text(text) = cell else { return None };
        found.as_mut()?.extend(pairs(text)?);
    }
    found
}

fn bare(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\n', ':', '=', '-', '–', '•', '*', '(', ')'])
}

static TITLES: WordList = WordList::new(&["legenda", "legende", "afkortingen", "afkorting"]);

/// The pairs of a text that has nothing else: `H = huisarts, P = POH-jeugd`, `Legenda: KB: Karin Bos, POH-jeugd`.
fn pairs(text: &str) -> Option<Vec<Pair<'_>>> {
    const LONGEST: usize = 400;
    let text = text.trim();
    if text.len() > LONGEST || !text.contains(['=', ':']) {
        return None;
    }
    let text = match text.split_once([':', '\n']) {
        Some((title, rest)) if TITLES.has(title.trim()) => rest.trim(),
        _ => text,
    };
    let mark = if text.contains('=') { '=' } else { ':' };
    let marks: Vec<usize> = text.match_indices(mark).map(|(at, _)| at).collect();
    // The word before each mark is the abbreviation; what comes between that and the one before is what it stands for.
    let word = |at: &usize| {
        let before = text[..*at].trim_end();
        let from = before.rfind([' ', '\t', '\n', ',', ';', '|', '(']).map_or(0, |at| at + 1);
        (from, before.len())
    };
    let words: Vec<(usize, usize)> = marks.iter().map(word).collect();
    if bare(&text[..words.first()?.0]).contains(char::is_alphanumeric) {
        return None;
    }
    let ends = words[1..].iter().map(|(from, _)| *from).chain([text.len()]);
    let pair = |((at, (from, to)), end): ((&usize, &(usize, usize)), usize)| {
        let short = Some(&text[*from..*to]).filter(|short| is_short(short))?;
        Some((short, text.get(at + 1..end)?))
    };
    let pairs: Vec<(&str, &str)> = marks.iter().zip(&words).zip(ends).map(pair).collect::<Option<_>>()?;
    let known: Vec<Pair<'_>> = pairs.iter().filter_map(|(short, of)| Some((*short, meaning(of)?))).collect();
    // A colon stands in an action too.
    let enough = if mark == '=' { !known.is_empty() } else { known.len() == pairs.len() };
    enough.then_some(known)
}

/// `H`, `poh`, `JVP`, `M.`: a few letters, capitals when they are more.
fn is_short(word: &str) -> bool {
    const MOST: usize = 6;
    const FEW: usize = 3;
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let plain = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '\''));
    let capitals = !word.contains(char::is_lowercase);
    plain && (1..=MOST).contains(&letters) && (letters <= FEW || capitals) && !ASKS.has(word)
}

/// Short words that ask who it is, and stand for nobody.
static ASKS: WordList = WordList::new(&["wie", "wat", "nr", "van", "tot", "per"]);

/// Whom a text names that is a role, or a name with one.
fn meaning(text: &str) -> Option<Named> {
    let text = text.trim_matches([' ', '\t', '\n', ',', ';', '.', '|', '/', '-', '–', '•']);
    let role = |text: &str| is_owner(Cell::Text(text), &Names::default());
    if role(text) && !text.contains('(') {
        return Some(Named { function: Some(text.to_owned()), ..Named::default() });
    }
    let mut named = team::read(text);
    let only = if named.len() == 1 { named.pop() } else { None };
    only.filter(|named| named.name.is_some() && named.role().is_some_and(|found| role(&found)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_explains_and_what_may_be_an_action() {
        let shown = |text| {
            let pair = |(short, named): Pair<'_>| {
                format!(
                    "{short}={}{}",
                    named.name.as_deref().unwrap_or_default(),
                    named.role().unwrap_or_default()
                )
            };
            pairs(text).map(|pairs| pairs.into_iter().map(pair).collect::<Vec<_>>().join(" "))
        };
        for (text, expected) in [
            ("L = logopedist; S = school;W=wijkteam", Some("L=logopedist S=school W=wijkteam")),
            ("Legenda: l: logopedist, s: school", Some("l=logopedist s=school")),
            ("V=vader GZ=GZ-psycholoog", Some("V=vader GZ=GZ-psycholoog")),
            ("AM = Anja Mol, jeugdarts; RT = Rob Ton (CJG)", Some("AM=Anja Moljeugdarts RT=Rob TonCJG")),
            ("L = logopedist, x = afwezig", Some("L=logopedist")),
            ("x = afwezig, v = aanwezig", None),
            ("L: belt school, S: mailt", None),
            ("Wie: huisarts", None),
            ("S = school belt", None),
            ("regie: CJG", None),
        ] {
            assert_eq!(shown(text).as_deref(), expected, "{text}");
        }
    }
}

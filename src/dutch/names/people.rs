//! A cell that names several persons: `moeder: A. Jansen, vader: P. de Vries`, `Fatima en Mo el Idrissi`.

use super::Name;
use super::parse::parse_full_name;
use super::prefix::prefix_run;
use super::roles::{leading_role, role_of};
use super::titles::{is_initials, is_title};
use crate::dutch::word_list::WordList;

/// Roles that may stand before a name without a colon although they are short.
static SHORT_ROLES: WordList = WordList::new(&["oma", "opa", "oom", "zus", "juf", "poh", "mama", "papa"]);

/// Most persons read from one cell.
const MAX_PERSONS: usize = 64;

/// The persons a text names, each with its role when the text gives it (`moeder`, `ouder 1`, `IB'er`).
///
/// Persons are divided by lines, semicolons, slashes, commas and `en`; a surname that stands once holds for both
/// (`Fatima en Mo el Idrissi`, `dhr. en mw. Jansen`). A form of address is no role.
pub fn split_persons(text: &str) -> Vec<(Option<String>, Name)> {
    let mut persons = Vec::new();
    for piece in pieces(text) {
        for (role, names) in groups(&piece) {
            for name in read_group(&names) {
                // `L. Smit, voogd JB`: two capitals are a body, not somebody.
                let body = name.first_names.is_empty()
                    && name.surname.is_none()
                    && name.nickname.is_none()
                    && name.initials.as_deref().is_some_and(|initials| !initials.contains('.'));
                if !name.is_empty() && !body && persons.len() < MAX_PERSONS {
                    persons.push((role.clone(), name));
                }
            }
        }
    }
    persons
}

/// Lines and what semicolons, bars and slashes divide; not the slash of `v/d` and `e/v`.
fn pieces(text: &str) -> Vec<String> {
    let divided = text.replace(" / ", "\n").replace(" | ", "\n");
    divided
        .split(['\n', '\r', ';', '\u{2028}', '\u{b}'])
        .flat_map(split_at_role_slash)
        .map(|piece| {
            let bullets = |c: char| c.is_whitespace() || matches!(c, '-' | '•' | '*' | '·' | '–' | '>' | '+');
            piece.trim_start_matches(bullets).trim_end().to_owned()
        })
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// `A. Jansen/vader P. Bos`: a slash before a role divides.
fn split_at_role_slash(piece: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in piece.match_indices('/') {
        if labelled(&piece[at + 1..]).is_some() && role_of(&piece[from..at]).is_none() {
            parts.push(&piece[from..at]);
            from = at + 1;
        }
    }
    parts.push(&piece[from..]);
    parts
}

/// Divides a piece at commas and `en` before which or after which a role stands; each group is one role and the
/// text that names its persons.
fn groups(piece: &str) -> Vec<(Option<String>, String)> {
    let mut groups: Vec<(Option<String>, String)> = Vec::new();
    for part in parts_by_role(piece) {
        let (role, names) = take_role(part);
        let names =
            names.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '=' | '-' | '–'));
        match groups.last_mut() {
            // `A. Jansen, moeder`: the role stands behind.
            Some(last) if names.is_empty() && last.0.is_none() => last.0 = role,
            // `moeder, A. Jansen`: it stood before.
            Some(last) if role.is_none() && last.1.is_empty() => names.clone_into(&mut last.1),
            _ => groups.push((role, names.to_owned())),
        }
    }
    groups
}

/// Cuts the piece before every comma or `en` where a new labelled person, or a mere role, follows.
fn parts_by_role(piece: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut depth = 0_i32;
    let mut closed_role = false;
    for (at, c) in piece.char_indices() {
        // The blank behind an `en` that divides.
        if at < from {
            continue;
        }
        match c {
            '(' => depth += 1,
            ')' => {
                depth = (depth - 1).max(0);
                closed_role = inside_role(&piece[from..at]);
            }
            ',' if depth == 0 => {
                let after = &piece[at + 1..];
                if labelled(after).is_some() || role_of(next_part(after)).is_some() || closed_role {
                    parts.push(&piece[from..at]);
                    from = at + 1;
                }
                closed_role = false;
            }
            // `Moeder: Anna Bos Vader: Piet Vos`: a new label, with its colon.
            ' ' if depth == 0
                && starts_label(&piece[at + 1..])
                && take_role(&piece[from..at]).1.contains(' ') =>
            {
                parts.push(&piece[from..at]);
                from = at + 1;
            }
            ' ' if depth == 0 => {
                let and =
                    ["en ", "& ", "+ ", "and ", "e/o "].iter().find(|and| piece[at + 1..].starts_with(**and));
                if let Some(and) = and {
                    let after = &piece[at + 1 + and.len()..];
                    let before = piece[from..at].trim();
                    // `vader en moeder Jansen` stays whole: they share the name.
                    if role_of(before).is_none() && (labelled(after).is_some() || closed_role) {
                        parts.push(&piece[from..at]);
                        from = at + 1 + and.len();
                    }
                }
            }
            _ => {}
        }
    }
    parts.push(&piece[from..]);
    parts
}

/// Whether a role and a colon stand here.
fn starts_label(text: &str) -> bool {
    text.starts_with(char::is_alphabetic) && leading_role(text).is_some_and(|(_, rest)| rest.starts_with(':'))
}

/// Whether what stands between the last open bracket and here is a role: `A. Jansen (moeder`.
fn inside_role(before: &str) -> bool {
    before.rfind('(').is_some_and(|open| role_in_brackets(&before[open + 1..]).is_some())
}

fn next_part(text: &str) -> &str {
    text.split([',', '(']).next().unwrap_or(text)
}

/// `moeder, gezag`, `vader van Jip`, `moeder`.
fn role_in_brackets(inside: &str) -> Option<String> {
    let (role, rest) = leading_role(inside)?;
    let rest = rest.trim_start();
    let follows = rest.is_empty()
        || rest.starts_with([',', ';', ':', '/', '-'])
        || ["van ", "met ", "zonder ", "en "].iter().any(|word| rest.starts_with(word));
    follows.then_some(role)
}

/// The role a part begins with, when a name follows it, and the name.
fn labelled(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start();
    let (role, rest) = match leading_role(text) {
        Some(found) => found,
        // `m: Anna`, `V: Piet`: how parents are often put down.
        None => {
            let role = match text.get(..2)? {
                "m:" | "M:" => "moeder",
                "v:" | "V:" => "vader",
                _ => return None,
            };
            (role.to_owned(), &text[1..])
        }
    };
    let word = text[..text.len() - rest.len()].trim_end();
    // `moeder (gezag): A. Jansen`, `moeder (A. Jansen)`.
    let (aside, after) = match rest.trim_start().strip_prefix('(').and_then(|inside| inside.split_once(')')) {
        Some((inside, after)) => (Some(inside), after),
        None => (None, rest),
    };
    if let Some(named) = after.trim_start().strip_prefix([':', '=', '-', '–']) {
        return Some((role, named));
    }
    let open = word.chars().count() > 3 || SHORT_ROLES.has(word);
    if !open {
        return None;
    }
    let follows = after.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ','));
    match aside {
        Some(inside) if follows.is_empty() => Some((role, inside)),
        _ if after.starts_with([',', '.', '/']) || follows.is_empty() => None,
        _ => Some((role, rest)),
    }
}

/// Takes the role out of a part, wherever it stands.
fn take_role(part: &str) -> (Option<String>, String) {
    let part = part.trim();
    if let Some(role) = role_of(part) {
        return (Some(role), String::new());
    }
    if let Some((role, rest)) = labelled(part) {
        // `vader en moeder Jansen`, `ouders: Jan en Fatima`.
        let rest = rest.trim();
        let second = ["en ", "& ", "+ "].iter().find_map(|and| rest.strip_prefix(and)).and_then(leading_role);
        return match second {
            Some((_, shared)) if shared.trim().is_empty() => (None, String::new()),
            Some((_, shared)) => (None, format!("dhr. en mw. {}", shared.trim())),
            // `gescheiden ouders: moeder A. Bos`: the closer role is the truer.
            None => match labelled(rest) {
                Some((inner, name)) => (Some(inner), name.trim().to_owned()),
                None => (Some(role), rest.to_owned()),
            },
        };
    }
    // `A. Jansen (moeder)`, `Jansen: moeder`.
    if let (Some(open), Some(close)) = (part.rfind('('), part.rfind(')'))
        && open < close
        && let Some(role) = role_in_brackets(&part[open + 1..close])
    {
        // `Jeugdbescherming (voogd: L. Smit)`: the name stands inside.
        if let Some((role, name)) = part[open + 1..close].split_once(':')
            && name.contains(char::is_alphabetic)
        {
            return (role_of(role), name.to_owned());
        }
        return (Some(role), format!("{} {}", &part[..open], &part[close + 1..]));
    }
    for mark in [":", "=", " - ", " – ", "-", "–"] {
        if let Some((name, role)) = part.rsplit_once(mark)
            && let Some(role) = role_of(role)
        {
            return (Some(role), name.to_owned());
        }
    }
    (None, part.to_owned())
}

/// The persons in a text without roles.
fn read_group(text: &str) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let parts = split_and(text);
    for part in &parts {
        let single = |one: &str| one.split_whitespace().count() == 1;
        // `Sem, Lotte en Daan`: single words before `en` are first names in a row.
        if parts.len() > 1 && part.split(',').all(single) {
            names.extend(part.split(',').map(parse_full_name));
        } else {
            names.extend(split_commas(part).iter().map(|one| parse_full_name(one)));
        }
    }
    share_surname(text, &mut names);
    names
}

/// Divides at `en`, `&`, `+`; not between two forms of address.
fn split_and(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for and in [" en ", " & ", " + ", " and ", " e/o "] {
        if let Some(at) = text.find(and) {
            let before = &text[..at];
            if before.split_whitespace().next_back().is_some_and(is_title) {
                continue;
            }
            parts.extend(split_and(before));
            from = at + and.len();
            parts.extend(split_and(&text[from..]));
            return parts;
        }
    }
    parts.push(&text[from..]);
    parts
}

/// Divides a list of names at its commas, and leaves `Idrissi, Yusuf el` whole.
fn split_commas(text: &str) -> Vec<String> {
    let segments: Vec<&str> =
        text.split(',').map(str::trim).filter(|part| part.chars().any(char::is_alphabetic)).collect();
    let whole = || vec![text.to_owned()];
    if segments.len() < 2 {
        return whole();
    }
    // `Jansen, A., de Vries, P.`: surname and initials in turn.
    let given_only = |part: &str| {
        part.split_whitespace().all(|word| is_initials(word) || prefix_only(word) || is_title(word))
    };
    if segments.len() >= 4
        && segments.len().is_multiple_of(2)
        && segments.iter().skip(1).step_by(2).all(|part| given_only(part))
    {
        return segments.chunks(2).map(|pair| pair.join(", ")).collect();
    }
    if segments.iter().skip(1).any(|part| given_only(part)) {
        return whole();
    }
    let complete = |part: &&&str| is_complete(part);
    let all_single = segments.iter().all(|part| part.split_whitespace().count() == 1);
    let aged = segments[0].contains(|c: char| c.is_ascii_digit() || c == '(');
    if segments.iter().all(|part| is_complete(part))
        || (all_single && segments.len() > 2)
        || aged
        || (segments.len() > 2 && segments.iter().filter(complete).count() > 0)
    {
        return segments.iter().map(|part| (*part).to_owned()).collect();
    }
    if is_complete(segments[0])
        && segments[0].split_whitespace().next().is_some_and(|word| is_initials(word) || is_title(word))
    {
        return segments.iter().map(|part| (*part).to_owned()).collect();
    }
    whole()
}

fn prefix_only(word: &str) -> bool {
    super::prefix::is_prefix_word(word)
}

/// Whether the text is a first name or initials and a surname, not `el Idrissi`.
fn is_complete(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().filter(|word| !is_title(word)).collect();
    let own = prefix_run(&words, 0);
    let titled = text.split_whitespace().next().is_some_and(is_title);
    (own == 0 && words.len() > 1) || (titled && !words.is_empty())
}

/// `Fatima en Mo el Idrissi`: who has no surname gets that of the last. `dhr. en mw. Jansen` are two.
fn share_surname(text: &str, names: &mut Vec<Name>) {
    if let [only] = names.as_slice()
        && only.surname.is_some()
        && two_addressed(text)
    {
        names.push(only.clone());
        return;
    }
    let Some(last) = names.last().cloned() else { return };
    if last.first_names.is_empty() && last.initials.is_none() {
        return;
    }
    let lone = |name: &Name| name.surname.is_none() && !name.is_empty();
    if let Some(surname) = last.surname {
        for name in names.iter_mut().filter(|name| lone(name)) {
            name.surname = Some(surname.clone());
            name.prefix.clone_from(&last.prefix);
        }
    }
}

/// Whether a text begins with two forms of address: `dhr. en mw.`.
fn two_addressed(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(3).collect();
    matches!(words.as_slice(), [first, "en" | "&" | "+" | "/", second] if is_title(first) && is_title(second))
}

#[cfg(test)]
mod tests;

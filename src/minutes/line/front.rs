//! The owner in front of a line.

use super::super::owner::{CaseOwners, Owner, role, without_group};
use super::behind::professionals;
use super::verb::{
    acts, acts_together, begins_task, is_infinitive, is_sentence, is_task_of_family, makes_object,
    makes_subject,
};
use crate::deid::is_ordinary_word;
use crate::dutch::names::is_prefix_word;
use crate::dutch::roles::misspelt;
use crate::dutch::word_list::WordList;

/// Words before a colon that announce something else than an owner.
static ANNOUNCEMENTS: WordList = WordList::new(&[
    "actie",
    "actiepunt",
    "afspraak",
    "let op",
    "nb",
    "n.b.",
    "ps",
    "vraag",
    "doel",
    "besluit",
    "terugkoppeling",
    "status",
    "deadline",
    "opmerking",
    "evaluatie",
    "verzuim",
    "thuis",
    "vervolg",
    "advies",
    "conclusie",
    "bespreken",
    "vrije tijd",
    "veiligheid",
    "reden",
    "info",
    "informatie",
    "todo",
    "to do",
    "wat",
    "urgent",
    "spoed",
    "belangrijk",
    "tel",
    "mail",
    "e-mail",
    "plan",
    "voorstel",
    "overleg",
    "stap",
    "wanneer",
    "streefdatum",
    "termijn",
]);

/// How a line begins that tells what came up: `Besproken met Ayla: zij wil rust`.
static TALKED: WordList =
    WordList::new(&["besproken", "overlegd", "gesproken", "afgestemd", "gebeld", "vernomen"]);

/// The owner in front of a line, and what follows: `POH-jeugd: belt school`, `CJG - huisbezoek`, `poh belt school`.
pub(super) fn split_owner<'a>(line: &'a str, owners: &CaseOwners<'_>) -> (Option<Owner>, &'a str) {
    let line = strip_announcement(line, owners);
    let colon = memchr::memchr(b':', line.as_bytes()).map(|at| (&line[..at], &line[at + 1..]));
    let colon = || colon.and_then(|parts| owner_before(parts, true, owners));
    called_owner(line, owners)
        .or_else(colon)
        .or_else(|| marked_owner(line, owners).map(|(_, owner)| owner))
        .or_else(|| listed_owner(line, owners))
        .or_else(|| behind_arrow(line, owners))
        .or_else(|| bare_owner(line, owners))
        .or_else(|| misspelt_owner(line))
        .unwrap_or((None, line))
}

/// `huisrats belt moeder`, `wijktaem: gaat langs`: a role with a typing error before a verb or colon.
fn misspelt_owner(line: &str) -> Option<(Option<Owner>, &str)> {
    let (who, what) = line.split_once(' ')?;
    let colon = who.strip_suffix(':');
    let who = colon.unwrap_or(who);
    let word = who.len() > 6 && who.bytes().all(|byte| byte.is_ascii_alphabetic()) && !is_ordinary_word(who);
    let role = (word && (colon.is_some() || acts(what))).then(|| misspelt(who))??;
    (!is_family(&role)).then_some((Some(Owner::Known(role)), what))
}

/// The owner who is called, or stands in brackets: `@CJG moeder bellen`, `[CJG] moeder bellen`.
pub(super) fn called_owner<'a>(line: &'a str, owners: &CaseOwners<'_>) -> Option<(Option<Owner>, &'a str)> {
    let mark = line.chars().next().filter(|mark| matches!(mark, '@' | '[' | '('))?;
    let rest = &line[1..];
    let behind = |end: usize| rest[end..].trim_start_matches([' ', ':', ',', '-', '–', '>', ']', ')']);
    if mark != '@' {
        let end = rest.find([']', ')'])?;
        let (owner, what) = (professionals(&rest[..end], owners)?, behind(end));
        // `[huisarts] bellen`: whose name was replaced before.
        let object = mark == '[' && makes_object(what);
        return (!what.is_empty() && !object).then_some((Some(owner), what));
    }
    const MOST_WORDS: usize = 6;
    let one = |part: &str| owners.exact(part.strip_suffix(" en").unwrap_or(part));
    let parts = |who: &str| {
        let parts = who.split(['@', '/', '+', '&', ',']).map(str::trim).filter(|part| !part.is_empty());
        parts.map(one).collect::<Option<Vec<String>>>().filter(|roles| !roles.is_empty())
    };
    let ends = rest.match_indices([' ', ':', ',']).map(|(at, _)| at).take(MOST_WORDS);
    let (roles, what) = ends.filter_map(|end| Some((parts(&rest[..end])?, behind(end)))).last()?;
    (!what.is_empty()).then(|| (Some(Owner::Known(roles.join(", "))), what))
}

/// The owner before a mark that may also stand in a sentence, with the mark.
pub(super) fn marked_owner<'a>(
    line: &'a str,
    owners: &CaseOwners<'_>,
) -> Option<(&'static str, (Option<Owner>, &'a str))> {
    // Each of the marks below has one of these; most lines have none.
    if !line
        .bytes()
        .any(|byte| matches!(byte, b'-' | b'=' | b'\t' | b'|' | b'>' | b';' | b'/') || !byte.is_ascii())
    {
        return None;
    }
    #[rustfmt::skip]
    const MARKS: [&str; 15] = [
        " - ", " – ", " — ", " → ", " -> ", " => ", " = ", "\t", " | ", " > ", " >> ", "> ", ">> ", "→ ", "; ",
    ];
    let before = |mark: &'static str| {
        let (owner, what) = owner_before(line.split_once(mark)?, false, owners)?;
        // `Sem -> jongerencoach`: an arrow may also tell where somebody goes.
        let of_family = owner.as_ref().is_some_and(|owner| is_family(owner.text()));
        let goes = mark.contains(['>', '→']) && of_family && !is_task_of_family(what);
        let goes = goes && !what.split_whitespace().any(is_infinitive);
        (!goes).then_some((mark, (owner, what)))
    };
    MARKS.into_iter().find_map(before).or_else(|| {
        // `CJG / moeder bellen`; in `CJG / school mailen` both do it.
        let (who, what) = line.split_once(" / ")?;
        let first = what.split(' ').next().and_then(|first| owners.exact(first));
        let both = first.is_some_and(|role| !is_family(&role));
        if both { None } else { Some((" / ", owner_before((who, what), false, owners)?)) }
    })
}

/// `Karin, belt school, 10/12`, `cjg, huisbezoek plannen`: who before a comma, with what behind it. Of roles there may be a
/// list: `school, ouders uitnodigen`.
fn listed_owner<'a>(line: &'a str, owners: &CaseOwners<'_>) -> Option<(Option<Owner>, &'a str)> {
    let (who, what) = line.split_once(", ").map(|(who, what)| (who.trim(), what.trim_start()))?;
    let owner = owners.exact(who).filter(|owner| !is_family(owner))?;
    let clause = what.split(',').next()?;
    let of_role = || {
        let object = clause.split(' ').next().is_some_and(|first| owners.exact(first).is_some());
        ends_with_verb(clause) && !object
    };
    let listed = owners.only(clause, false).is_some() || role(who).is_some() && !of_role();
    (!listed && what.contains(' ')).then_some((Some(Owner::Known(owner)), what))
}

/// `Slaapt slecht > HA bekijkt medicatie`: why, and behind an arrow who does what; both stay.
fn behind_arrow<'a>(line: &'a str, owners: &CaseOwners<'_>) -> Option<(Option<Owner>, &'a str)> {
    const MOST_WORDS: usize = 3;
    let (_, then) = [" > ", " -> ", " → ", " => ", " >> "].iter().find_map(|mark| line.split_once(mark))?;
    let ends = then.match_indices([' ', ':']).map(|(at, _)| at).take(MOST_WORDS);
    let ends = ends.filter(|end| !then[..*end].ends_with([',', '.', '?']));
    let owner = ends.filter_map(|end| {
        let (who, what) = (owners.exact(&then[..end])?, then[end..].trim_start_matches([' ', ':']));
        (!is_family(&who) && !makes_object(what)).then_some(who)
    });
    owner.last().map(|owner| (Some(Owner::Known(owner)), line))
}

pub(super) fn ends_with_verb(text: &str) -> bool {
    text.split_whitespace().next_back().is_some_and(is_infinitive)
}

/// The owner before a separator, and what follows, when it can be one. Only a colon says plainly that an unknown word
/// is an owner; before another mark stands nothing but owners: `contact met school - CJG belt` has words of the action.
fn owner_before<'a>(
    (who, what): (&str, &'a str),
    plainly: bool,
    owners: &CaseOwners<'_>,
) -> Option<(Option<Owner>, &'a str)> {
    let (who, then) = (who.strip_suffix(" samen").unwrap_or(who), what.trim());
    if then.is_empty() || what.starts_with("//") || !may_be_owner(who) {
        return None;
    }
    // `Ouders samen naar mediation: CJG` ends with the owner.
    let last = || then.split_whitespace().count() <= 3 && owners.exact(then.trim_end_matches('.')).is_some();
    // `Leerplicht` ends as a verb does.
    if owners.exact(who).is_none() && (is_sentence(who) && owners.only(who, false).is_none() || last()) {
        return None;
    }
    if let Some(role) = owners.only(who, plainly) {
        return Some((Some(Owner::Known(role)), then));
    }
    match owners.resolve(who) {
        unknown @ Owner::Unknown(_) if plainly && who.split_whitespace().count() <= 4 && !is_lead(who) => {
            Some((Some(unknown), then))
        }
        _ => None,
    }
}

/// Whether what stands before a colon leads to the action and is nobody's name: `Na overleg`, `Medicatie`.
fn is_lead(who: &str) -> bool {
    let mut words = who.split_whitespace();
    let first = words.next().is_some_and(is_ordinary_word);
    first && words.all(|word| word.starts_with(char::is_lowercase) && is_ordinary_word(word))
}

/// `Actie: POH belt school`, `Actie POH: belt school` without the announcement.
fn strip_announcement<'a>(line: &'a str, owners: &CaseOwners<'_>) -> &'a str {
    // As most lines do not begin.
    if !line.starts_with(['a', 'A', 't', 'T', 'w', 'W', 'd', 'D', 'v', 'V']) {
        return line;
    }
    let known = |who: &str| owners.only(who, false).is_some();
    if let Some((who, _)) = line.split_once(':')
        && let rest = without_task(who)
        && rest.len() < who.len()
        && known(rest)
    {
        return &line[who.len() - rest.len()..];
    }
    for word in ["actiepunt", "actiehouder", "actie", "afspraak", "todo", "to do", "wie"] {
        let Some(start) = line.get(..word.len()) else { continue };
        if start.eq_ignore_ascii_case(word) {
            let rest = &line[word.len()..];
            if let Some(rest) = rest.strip_prefix(':') {
                return rest.trim_start();
            }
        }
    }
    line
}

/// Who a task is said to be of: of `Actie voor Karin`, `Taken CJG`, `Door school`, `Verzoek aan JGZ` the last.
pub(super) fn without_task(who: &str) -> &str {
    const TASKS: [&str; 8] =
        ["acties ", "actiepunten ", "actiepunt ", "actie ", "taken ", "taak ", "verzoek aan ", "door "];
    const LINKS: [&str; 3] = ["voor ", "door ", "van "];
    let behind = |text: &'_ str, start: &str| {
        text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
    };
    let Some(task) = TASKS.iter().find(|task| behind(who, task)) else { return who };
    let rest = who[task.len()..].trim_start();
    LINKS.iter().find_map(|link| rest.strip_prefix(link)).unwrap_or(rest)
}

/// Whether the text before a separator can be an owner: a few words, no sentence, no time of day.
fn may_be_owner(who: &str) -> bool {
    if who.len() > 80 || without_group(who).bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let words = who.split_whitespace().count();
    (1..=8).contains(&words)
        && (words <= 4 || !who.contains(['.', '?', '!']))
        && !who.split(' ').next().is_some_and(|first| TALKED.has(first))
        && !ANNOUNCEMENTS.has(who.trim())
}

/// `huisarts Pieter Smit`, `Pieter (huisarts)`: a role with the name of who has it.
fn role_and_name(who: &str, owners: &CaseOwners<'_>) -> Option<String> {
    if who.ends_with(')') {
        return owners.only(who, false);
    }
    let named = |name: &str| {
        let words = || name.split_whitespace();
        words().all(|word| word.starts_with(char::is_uppercase) || is_prefix_word(word))
            && words().last().is_some_and(|word| word.starts_with(char::is_uppercase))
    };
    // `Sem's moeder`.
    let of_child = who.split_once("'s ").or_else(|| who.split_once("s ")).filter(|(whose, _)| named(whose));
    if let Some(role) = of_child.and_then(|(_, who)| role(who)).filter(|role| is_family(role)) {
        return Some(role);
    }
    let both = who.match_indices(' ').find_map(|(at, _)| {
        let known = || owners.exact(who[at..].trim()).is_some();
        role(&who[..at]).filter(|_| named(&who[at..]) || known())
    });
    both.or_else(|| if who.contains(" en ") { owners.only(who, false) } else { None })
}

/// A role, body or participant's name in front without a separator: `poh belt school over verzuim`. Before an infinitive
/// it is the object, and members of the family are owners only before a finite verb.
pub(super) fn bare_owner<'a>(line: &'a str, owners: &CaseOwners<'_>) -> Option<(Option<Owner>, &'a str)> {
    // `POH BELT MOEDER`.
    if line.is_ascii() && !line.bytes().any(|byte| byte.is_ascii_lowercase()) {
        let small = line.to_ascii_lowercase();
        let (owner, what) = written_owner(&small, owners)?;
        return Some((owner, &line[line.len() - what.len()..]));
    }
    written_owner(line, owners)
}

fn written_owner<'a>(line: &'a str, owners: &CaseOwners<'_>) -> Option<(Option<Owner>, &'a str)> {
    let ends: Vec<usize> =
        line.match_indices(' ').map(|(at, _)| at).filter(|at| !line[..*at].ends_with(' ')).take(5).collect();
    let (several, owner, what) = ends.iter().rev().find_map(|&end| {
        let (who, what) = (line[..end].trim(), line[end..].trim_start());
        let owner = begins_task(what).then(|| owners.exact(who).or_else(|| role_and_name(who, owners)))??;
        // `CJG en school bellen` may be whom to call.
        let several = who.contains(" en ");
        let clear = !several || what.starts_with("samen ") || acts_together(what);
        clear.then_some((several, owner, what))
    })?;
    let has_task = (several && acts_together(what) || !makes_object(what))
        && (!is_family(&owner) || is_task_of_family(what))
        && (!is_service(line) || makes_subject(what));
    has_task.then_some((Some(Owner::Known(owner)), what))
}

/// Whether a line begins with what is arranged for a family more often than it acts: `kinderopvang SMI regelen`, but
/// `kinderopvang belt ouders`.
fn is_service(line: &str) -> bool {
    #[rustfmt::skip]
    static SERVICES: WordList = WordList::new(&[
        "kinderopvang", "kdv", "kinderdagverblijf", "peuterspeelzaal", "bso", "kraamzorg", "thuiszorg", "wijkverpleging",
        "verslavingszorg", "schuldhulp", "schuldhulpverlening", "jeugdhulp", "jeugdzorg", "clientondersteuning", "tolk",
        "begeleiding",
    ]);
    line.split(' ').next().is_some_and(|first| SERVICES.has(first))
}

/// Whether a role is one of the family or its network: these are spoken of more often than they are given a task.
pub(super) fn is_family(role: &str) -> bool {
    #[rustfmt::skip]
    static FAMILY: WordList = WordList::new(&[
        "jeugdige", "moeder", "vader", "ouder", "ouders", "stiefmoeder", "stiefvader", "stiefouder", "pleegmoeder",
        "pleegvader", "pleegouder", "pleegouders", "adoptiemoeder", "adoptievader", "gezagdrager", "gezagdragers",
        "verzorger", "broer", "zus", "tweelingbroer", "tweelingzus", "zoon", "dochter", "oma", "opa", "grootouder",
        "tante", "oom", "neef", "nicht", "partner", "ex-partner", "echtgenoot", "vriend", "vriendin", "buurvrouw",
        "buurman", "buren", "oppas", "contactpersoon", "netwerk", "gezinslid", "persoon",
    ]);
    role.split([' ', ',']).next().is_some_and(|first| FAMILY.has(first))
}

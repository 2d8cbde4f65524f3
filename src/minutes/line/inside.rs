//! The owner inside a sentence, of which all words stay: `Moeder wordt gebeld door het CJG`, `Afgesproken is dat de POH
//! contact opneemt`, `Na overleg: huisarts past de dosis aan`.

use super::super::owner::{CaseOwners, Owner};
use super::front::{bare_owner, ends_with_verb, is_family};
use super::verb::{acts, is_infinitive, makes_subject};
use crate::dutch::word_list::WordList;

/// Who a sentence says does it, when it begins with something else.
pub(super) fn owner(text: &str, owners: &CaseOwners<'_>) -> Option<Owner> {
    let passive = memchr::memmem::find(text.as_bytes(), b"word").is_some();
    let role = if passive { by_whom(text, owners) } else { None };
    role.or_else(|| agreed(text, owners))
        .or_else(|| behind_lead(text, owners))
        .or_else(|| turned(text, owners))
        .or_else(|| behind_clause(text, owners))
        .or_else(|| in_clause(text, owners))
        .map(Owner::Known)
}

/// Whether a sentence names its owner after its verb, as a task that stands by itself does.
pub(super) fn tells_owner(text: &str, owners: &CaseOwners<'_>) -> bool {
    let sentence = text.split(". ").next().unwrap_or(text);
    turned(sentence, owners).or_else(|| behind_verb(sentence, owners)).is_some()
}

/// `Spreekt de POH Daan`: of a sentence whose day was cut off in front.
pub(super) fn behind_day(text: &str, owners: &CaseOwners<'_>) -> Option<Owner> {
    let (_, behind) = text.split_once(' ').filter(|_| makes_subject(text))?;
    first_owner(behind, owners).map(Owner::Known)
}

/// The owner in one of the clauses: `Melding moet, Roos doet dat`, `verzuim (CJG kijkt mee)`, `CJG is betrokken, belt moeder`.
fn in_clause(text: &str, owners: &CaseOwners<'_>) -> Option<String> {
    let mut clauses =
        text.split([',', ';', '?', '!', '(', ')']).flat_map(|part| part.split(". ")).map(str::trim);
    let opens = clauses.clone().next().and_then(|clause| first_owner(clause, owners));
    clauses.find_map(|clause| match bare_owner(clause, owners) {
        Some((Some(Owner::Known(role)), what)) if !is_family(&role) && acts(what) => Some(role),
        _ => behind_verb(clause, owners)
            .or_else(|| noun_by_whom(clause, owners))
            .or_else(|| opens.clone().filter(|_| acts(clause))),
    })
}

/// `doet Roos`, `bellen doet Roos`, `regelt school`, `krijgt van de POH het nummer`.
fn behind_verb(clause: &str, owners: &CaseOwners<'_>) -> Option<String> {
    let does = ["doet ", "regelt ", "pakt "].iter().find_map(|verb| clause.strip_prefix(verb));
    let does = does.or_else(|| clause.rsplit_once(" doet ").map(|(_, who)| who));
    let alone = |who: &&str| who.split_whitespace().count() <= 2;
    let gives = || clause.split_once("krijgt ")?.1.rsplit_once("van ").map(|(_, who)| who);
    does.filter(alone).or_else(gives).and_then(|who| first_owner(who, owners))
}

/// `wordt geïnformeerd door de IB'er`.
fn by_whom(text: &str, owners: &CaseOwners<'_>) -> Option<String> {
    // `Door school wordt verzuim gemeld`.
    if let Some(role) = text
        .strip_prefix("Door ")
        .or_else(|| text.strip_prefix("door "))
        .and_then(|by| first_owner(by, owners))
    {
        return Some(role);
    }
    // `Aan het CJG wordt gevraagd moeder te bellen`.
    if text.contains("gevraagd")
        && let Some(role) = text.strip_prefix("Aan ").and_then(|to| first_owner(to, owners))
    {
        return Some(role);
    }
    text.match_indices(" door ").find_map(|(at, by)| first_owner(&text[at + by.len()..], owners))
}

/// `Melding bij leerplicht door school`: an action without a verb.
fn noun_by_whom(text: &str, owners: &CaseOwners<'_>) -> Option<String> {
    #[rustfmt::skip]
    static TASKS: WordList = WordList::new(&[
        "huisbezoek", "gesprek", "contact", "consult", "onderzoek", "intake", "controle", "evaluatie", "observatie",
        "telefoontje", "overleg", "check", "mail", "brief", "afspraak", "plan", "training", "start", "navraag", "advies",
    ]);
    let (before, who) = text.trim_end_matches(['.', ' ']).rsplit_once(" door ")?;
    let first = before.split(' ').next()?;
    let task = TASKS.has(first) || first.len() > 5 && first.ends_with("ing");
    let role = owners.exact(who).filter(|role| task && !is_family(role))?;
    (!before.split(' ').any(is_infinitive)).then_some(role)
}

/// `Afgesproken is dat de POH-jeugd contact opneemt`.
fn agreed(text: &str, owners: &CaseOwners<'_>) -> Option<String> {
    #[rustfmt::skip]
    static AGREED: WordList = WordList::new(&[
        "afgesproken", "afspraak", "besloten", "besluit", "overeengekomen", "conclusie", "voorstel", "plan",
    ]);
    const NEAR: usize = 30;
    let that = text.find(" dat ").filter(|at| *at <= NEAR)?;
    // `Besloten is dat school wordt betrokken` tells nobody.
    (!text[that..].contains(" word")).then_some(())?;
    // `We spreken af dat`.
    let said =
        |head: &str| head.split([' ', ':', ',']).any(|word| AGREED.has(word)) || head.ends_with("spreken af");
    said(&text[..that]).then_some(())?;
    first_owner(&text[that + " dat ".len()..], owners)
}

/// `Na overleg: huisarts past de dosis aan`.
fn behind_lead(text: &str, owners: &CaseOwners<'_>) -> Option<String> {
    let (_, sentence) = text.split_once(": ")?;
    if let Some((Some(Owner::Known(role)), _)) = bare_owner(sentence.trim_start(), owners) {
        return Some(role);
    }
    // `Groep aanmelden: CJG, start in maart`.
    let (lead, who) = text.rsplit_once(": ")?;
    let who = who.split_once(',').filter(|_| ends_with_verb(lead))?.0;
    owners.exact(who).filter(|role| !is_family(role))
}

/// `Daarnaast belt het CJG moeder`: before the verb stands a word that is nobody.
fn turned(text: &str, owners: &CaseOwners<'_>) -> Option<String> {
    #[rustfmt::skip]
    static LEADS: WordList = WordList::new(&[
        "daarnaast", "daarna", "daarbij", "daarom", "vervolgens", "verder", "ook", "tevens", "eerst", "hierna", "hiervoor",
        "hierover", "intussen", "ondertussen", "inmiddels", "eventueel", "mogelijk",
    ]);
    let (_, sentence) = text.split_once(' ').filter(|(lead, _)| LEADS.has(lead))?;
    let (_, behind) = sentence.split_once(' ').filter(|_| makes_subject(sentence))?;
    first_owner(behind, owners)
}

/// `Zodra de uitslag er is, belt het CJG ouders`, `Na het gesprek bespreekt de POH de uitslag`: the owner behind a verb, in a
/// sentence that begins with when or on what condition.
fn behind_clause(text: &str, owners: &CaseOwners<'_>) -> Option<String> {
    #[rustfmt::skip]
    static LEADS: WordList = WordList::new(&[
        "als", "zodra", "indien", "wanneer", "mocht", "na", "nadat", "voor", "vóór", "voordat", "totdat", "tot", "tijdens", "bij",
        "op", "in", "vanaf", "met", "binnen", "samen", "volgende", "deze", "komende", "morgen", "begin", "eind", "over", "ter",
        "via", "direct", "straks", "dan", "anders", "daarvoor", "aansluitend", "zonodig", "omdat",
    ]);
    LEADS.has(text.split([' ', ',']).next()?).then_some(())?;
    text.match_indices(' ').skip(1).find_map(|(at, _)| {
        let clause = &text[at + 1..];
        let (_, behind) = clause.split_once(' ').filter(|_| acts(clause))?;
        first_owner(behind, owners)
    })
}

/// The owner with whom a text begins. Of the family is more often spoken: `wordt geslagen door vader`.
fn first_owner(text: &str, owners: &CaseOwners<'_>) -> Option<String> {
    const MOST_WORDS: usize = 4;
    let text = text.trim_end_matches(['.', ' ']);
    let ends = text.match_indices([' ', ',', '.', ';', ')']).map(|(at, _)| at).chain([text.len()]);
    let mut ends: Vec<usize> = ends.take(MOST_WORDS).collect();
    ends.reverse();
    ends.into_iter().find_map(|end| owners.exact(&text[..end])).filter(|role| !is_family(role))
}

//! The words that say who somebody is: in the family, in the network, at work.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::dutch::fold::fold;
use crate::dutch::word_list::WordList;

/// Role as shown, and how else it is written (folded, singular or plural).
const ROLES: &[(&str, &[&str])] = &[
    ("jeugdige", &["jeugdige", "jongere", "kind", "kinderen", "client", "leerling", "pupil", "patient"]),
    ("moeder", &["moeder", "mama", "mam", "moe", "ma", "mdr", "moeders", "mater"]),
    ("vader", &["vader", "papa", "pap", "pa", "vdr", "vaders", "pater"]),
    ("ouder", &["ouder", "ouders", "ouder(s)", "o(u)ders"]),
    ("stiefmoeder", &["stiefmoeder", "bonusmoeder", "stiefma", "plusmoeder"]),
    ("stiefvader", &["stiefvader", "bonusvader", "stiefpa", "plusvader"]),
    ("stiefouder", &["stiefouder", "stiefouders", "bonusouder", "plusouder"]),
    ("pleegmoeder", &["pleegmoeder", "pleegma"]),
    ("pleegvader", &["pleegvader", "pleegpa"]),
    ("pleegouder", &["pleegouder", "pleegouders"]),
    ("adoptiemoeder", &["adoptiemoeder"]),
    ("adoptievader", &["adoptievader"]),
    ("gezagdrager", &["gezagdrager", "gezagdragers", "gezaghebbende", "gezaghebbenden", "gezaghebber"]),
    ("verzorger", &["verzorger", "verzorgers", "opvoeder", "opvoeders"]),
    (
        "broer",
        &[
            "broer",
            "broers",
            "broertje",
            "broertjes",
            "halfbroer",
            "stiefbroer",
            "brus",
            "brussen",
            "broer/zus",
        ],
    ),
    ("zus", &["zus", "zussen", "zusje", "zusjes", "halfzus", "stiefzus", "zuster"]),
    ("tweelingbroer", &["tweelingbroer"]),
    ("tweelingzus", &["tweelingzus"]),
    ("zoon", &["zoon", "zoons", "zoontje", "stiefzoon"]),
    ("dochter", &["dochter", "dochters", "dochtertje", "stiefdochter"]),
    ("oma", &["oma", "grootmoeder", "omi", "oma mz", "oma vz", "oma moederszijde", "oma vaderszijde"]),
    ("opa", &["opa", "grootvader", "opi", "opa mz", "opa vz", "opa moederszijde", "opa vaderszijde"]),
    ("grootouder", &["grootouder", "grootouders"]),
    ("tante", &["tante", "tantes"]),
    ("oom", &["oom", "ooms"]),
    ("neef", &["neef", "neven", "neefje"]),
    ("nicht", &["nicht", "nichten", "nichtje"]),
    (
        "partner",
        &["partner", "vriend van moeder", "vriendin van vader", "partner van moeder", "partner van vader"],
    ),
    (
        "ex-partner",
        &["ex-partner", "expartner", "ex partner", "ex", "ex-man", "ex-vrouw", "exman", "exvrouw"],
    ),
    ("echtgenoot", &["echtgenoot", "man", "echtgenote", "vrouw"]),
    ("vriend", &["vriend", "vrienden", "vriendje"]),
    ("vriendin", &["vriendin", "vriendinnen", "vriendinnetje"]),
    ("buurvrouw", &["buurvrouw"]),
    ("buurman", &["buurman"]),
    ("buren", &["buren"]),
    ("oppas", &["oppas", "gastouder"]),
    ("contactpersoon", &["contactpersoon", "netwerk", "steunfiguur", "vertrouwenspersoon", "jim"]),
    ("voogd", &["voogd", "voogden", "voogdes"]),
    ("gezinsvoogd", &["gezinsvoogd", "gezinsvoogden", "jeugdbeschermer", "jeugdzorgwerker"]),
    ("bewindvoerder", &["bewindvoerder"]),
    ("curator", &["curator"]),
    ("mentor", &["mentor", "mentrix"]),
    ("huisarts", &["huisarts", "ha", "huisartsen"]),
    ("POH-jeugd", &["poh-jeugd", "poh jeugd", "poh-j", "pohj", "poh jeugd-ggz"]),
    ("POH-GGZ", &["poh-ggz", "poh ggz"]),
    ("POH", &["poh", "praktijkondersteuner", "poh-s"]),
    (
        "IB'er",
        &["ib'er", "ib-er", "iber", "ib", "intern begeleider", "interne begeleider", "kwaliteitscoordinator"],
    ),
    ("leerkracht", &["leerkracht", "docent", "leraar", "lerares", "groepsleerkracht"]),
    ("juf", &["juf", "juffrouw"]),
    ("meester", &["meester"]),
    ("zorgcoördinator", &["zorgcoordinator", "zoco", "ondersteuningscoordinator", "oc"]),
    ("leerplichtambtenaar", &["leerplichtambtenaar", "leerplicht", "lpa", "rmc"]),
    (
        "schoolmaatschappelijk werker",
        &["schoolmaatschappelijk werker", "smw", "smw'er", "schoolmaatschappelijk werkster"],
    ),
    ("maatschappelijk werker", &["maatschappelijk werker", "maatschappelijk werkster", "amw", "mw'er"]),
    ("jeugdarts", &["jeugdarts", "schoolarts"]),
    ("jeugdverpleegkundige", &["jeugdverpleegkundige", "jvk", "wijkverpleegkundige"]),
    ("kinderarts", &["kinderarts"]),
    ("psychiater", &["psychiater", "kinderpsychiater", "kinder- en jeugdpsychiater"]),
    ("psycholoog", &["psycholoog", "gz-psycholoog", "gz psycholoog", "kinderpsycholoog"]),
    ("orthopedagoog", &["orthopedagoog", "pedagoog"]),
    ("logopedist", &["logopedist", "logopediste"]),
    ("fysiotherapeut", &["fysiotherapeut", "kinderfysiotherapeut"]),
    ("behandelaar", &["behandelaar", "therapeut", "regiebehandelaar"]),
    (
        "jeugdhulpverlener",
        &["jeugdhulpverlener", "hulpverlener", "begeleider", "gezinsbegeleider", "ambulant begeleider"],
    ),
    ("gezinscoach", &["gezinscoach", "gezinswerker", "jeugdconsulent", "consulent", "gezinsregisseur"]),
    ("casusregisseur", &["casusregisseur", "regisseur", "casemanager", "procesregisseur"]),
    ("jongerenwerker", &["jongerenwerker", "jongerencoach"]),
    ("wijkagent", &["wijkagent", "agent"]),
    ("reclasseringswerker", &["reclasseringswerker", "jeugdreclasseerder"]),
    ("tolk", &["tolk"]),
    ("trainer", &["trainer", "coach"]),
    ("inbrenger", &["inbrenger", "aanmelder", "verwijzer"]),
    ("coördinator", &["coordinator", "mdo-coordinator", "voorzitter", "notulist"]),
];

/// Words that may stand before a role and change nothing about it.
#[rustfmt::skip]
const BEFORE: &[&str] = &[
    "biologische", "biol", "bio", "juridische", "nieuwe", "oudste", "jongste", "oudere", "jongere", "eigen",
    "naam", "de", "het", "zijn", "haar", "gezaghebbende", "gescheiden", "samenwonende", "beide",
    "biologisch", "huidige", "betrokken",
];

/// The longest role in words.
const MAX_WORDS: usize = 4;

/// The role a text is, as shown: `Moeders` gives `moeder`, `biologische vader` `vader`, `ouder 1` `ouder 1`.
pub fn role_of(text: &str) -> Option<String> {
    if !may_lead(text) {
        return None;
    }
    // Mostly the text is a role and nothing else.
    if let Some(role) = exact(&fold(text)) {
        return Some(role.to_owned());
    }
    let (role, rest) = leading_role(text)?;
    rest.chars().all(|c| !c.is_alphanumeric()).then_some(role)
}

/// All roles, as shown.
pub fn roles() -> impl Iterator<Item = &'static str> {
    ROLES.iter().map(|(role, _)| *role)
}

/// The words with which a role, or what may stand before one, begins.
pub(super) fn leads() -> impl Iterator<Item = &'static str> {
    LEADS.words()
}

/// Whether a role can stand at the beginning of a text. Most texts are names: their first word begins no role, and
/// that is all there is to know.
pub(super) fn may_lead(text: &str) -> bool {
    // Letters and a space behind them, or nothing: the first word of most texts.
    let letters = text.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(text.len());
    if letters > 0 && text.as_bytes().get(letters).is_none_or(|byte| *byte == b' ') {
        return LEADS.has(&text[..letters]);
    }
    word_at(text, 0).is_some_and(|(start, end)| LEADS.has(&text[start..end]))
}

/// The role a text starts with, and what follows it.
pub(super) fn leading_role(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start();
    if !may_lead(text) {
        return None;
    }
    let words = word_ends(text);
    // A modifier, the role and a number.
    let skip = words.iter().take_while(|(word, _)| BEFORE.contains(&word.as_str())).count();
    for skip in [skip, 0] {
        for len in (1..=MAX_WORDS.min(words.len().saturating_sub(skip))).rev() {
            let joined: Vec<&str> = words[skip..skip + len].iter().map(|(word, _)| word.as_str()).collect();
            let Some(role) = exact(&joined.join(" ")) else { continue };
            if let Some((number, end)) = words.get(skip + len)
                && matches!(number.as_str(), "1" | "2" | "3" | "4")
            {
                return Some((format!("{role} {number}"), &text[*end..]));
            }
            return Some((role.to_owned(), &text[words[skip + len - 1].1..]));
        }
    }
    None
}

fn exact(folded: &str) -> Option<&'static str> {
    BY_SPELLING.get(folded).copied()
}

/// The role of each spelling; of two roles with one spelling the first counts.
static BY_SPELLING: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let all =
        ROLES.iter().rev().flat_map(|(role, written)| written.iter().map(|spelling| (*spelling, *role)));
    all.collect()
});

/// The words with which a role, or what may stand before one, begins.
static LEADS: LazyLock<WordList> = LazyLock::new(|| {
    let firsts = BY_SPELLING.keys().filter_map(|spelling| spelling.split(' ').next());
    let distinct: FxHashSet<&str> = firsts.chain(BEFORE.iter().copied()).collect();
    WordList::new(distinct.into_iter().collect::<Vec<_>>().leak())
});

/// The first words, folded and without punctuation behind them, each with the byte where it ends.
fn word_ends(text: &str) -> Vec<(String, usize)> {
    let mut words = Vec::new();
    let mut from = 0;
    while words.len() < MAX_WORDS + 3 {
        let Some((start, stop)) = word_at(text, from) else { break };
        words.push((fold(&text[start..stop]), stop));
        let end = text[start..].find(char::is_whitespace).map_or(text.len(), |at| start + at);
        let ended = text[stop..end].chars().any(|c| c != '.');
        if ended {
            break;
        }
        from = end;
    }
    words
}

/// Where the next word begins and ends, without punctuation behind it.
fn word_at(text: &str, from: usize) -> Option<(usize, usize)> {
    let start = from + text[from..].find(|c: char| !c.is_whitespace())?;
    let end = text[start..].find(char::is_whitespace).map_or(text.len(), |at| start + at);
    let word = text[start..end].trim_end_matches([':', '.', ',', ';', '=', '-', '–']);
    // `moeder:Anna`, `vader=Piet`, `ouder(s)`.
    let word = match word.find([':', '=']) {
        Some(at) => &word[..at],
        None => word,
    };
    (!word.is_empty()).then_some((start, start + word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_known_in_their_usual_forms() {
        for (text, role) in [
            ("Moeder", Some("moeder")),
            ("ouders", Some("ouder")),
            ("Ouder(s):", Some("ouder")),
            ("biologische vader", Some("vader")),
            ("Ouder 1", Some("ouder 1")),
            ("Gezagdrager 2:", Some("gezagdrager 2")),
            ("intern begeleider", Some("IB'er")),
            ("IB’er", Some("IB'er")),
            ("POH jeugd", Some("POH-jeugd")),
            ("Zorgcoördinator", Some("zorgcoördinator")),
            ("biol. vader", Some("vader")),
            ("jongere broer", Some("broer")),
            ("jongere", Some("jeugdige")),
            ("moeder Anna", None),
            ("Jansen", None),
            ("", None),
        ] {
            assert_eq!(role_of(text).as_deref(), role, "{text}");
        }
    }

    #[test]
    fn a_leading_role_leaves_the_rest() {
        assert_eq!(leading_role("moeder: A. Jansen"), Some(("moeder".into(), ": A. Jansen")));
        assert_eq!(leading_role("moeder:Anna"), Some(("moeder".into(), ":Anna")));
        assert_eq!(leading_role("POH jeugd Sanne"), Some(("POH-jeugd".into(), " Sanne")));
        assert_eq!(leading_role("Ouder 2 - Piet"), Some(("ouder 2".into(), " - Piet")));
    }
}

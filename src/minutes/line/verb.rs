//! What follows a name or role at the start of a line: who does it, or whom it is done to.
//!
//! In Dutch `moeder belt school` has her as subject, and `moeder bellen` as object.

use crate::deid::is_ordinary_word;
use crate::dutch::fold::fold;
use crate::dutch::word_list::WordList;

/// Words after which a role at the start of the line is spoken about, not given a task.
#[rustfmt::skip]
static NOT_A_TASK: WordList = WordList::new(&[
    "is", "zijn", "was", "heeft", "hebben", "wil", "willen", "vindt", "vinden", "zit", "lijkt", "voelt",
    "worden", "werd", "en", "of", "van", "in", "op", "bij", "met", "voor", "uit", "te", "om",
    "over", "via", "door", "tot", "vanuit", "rond", "niet",
]);

/// Whether what follows a role can be a task: it begins small, and with nothing that speaks about who stands before it.
pub(super) fn begins_task(what: &str) -> bool {
    let mut words = what.split_whitespace();
    let Some(first) = words.next() else { return false };
    // `School geeft aan dat`, `School ziet dat`; `CJG geeft moeder de folder`.
    let mut says = || match words.next() {
        Some("aan") => first == "geeft",
        Some("dat") => {
            matches!(first, "ziet" | "merkt" | "zegt" | "meldt" | "hoort" | "denkt" | "hoopt" | "vertelt")
        }
        _ => false,
    };
    let task = match first {
        "kan" | "kunnen" => can_do(what),
        "heeft" | "hebben" | "is" | "zijn" | "wordt" | "worden" if is_promised(what) => true,
        "wordt" => !is_passive(what),
        _ => !NOT_A_TASK.has(first) && !says(),
    };
    first.starts_with(char::is_lowercase) && task
}

/// `heeft toegezegd te bellen`, `is bereid te bellen`, `wordt gevraagd te bellen`.
fn is_promised(what: &str) -> bool {
    let mut words = what.split_whitespace().map(bare);
    let has = matches!(words.next(), Some("heeft" | "hebben"));
    words.any(|word| match word {
        "toegezegd" | "aangeboden" | "beloofd" => has,
        "gevraagd" | "verzocht" | "bereid" => !has,
        _ => false,
    })
}

/// `kan al starten`, not `kan niet komen`, `kan het niet meer aan`.
fn can_do(what: &str) -> bool {
    let mut words = what.split([',', ';']).next().unwrap_or(what).split_whitespace().map(bare).skip(1);
    !words.clone().any(|word| matches!(word, "niet" | "geen")) && words.any(is_infinitive)
}

/// Whether a participle stands behind `wordt`: `wordt ingeschakeld`, but `wordt regisseur`.
fn is_passive(what: &str) -> bool {
    let participle = |word: &str| {
        let ends = word.ends_with(['d', 't']) || word.ends_with("en");
        let begins = ["be", "ver", "ont", "her"].iter().any(|prefix| word.starts_with(prefix));
        word.len() > 4
            && ends
            && (begins || word.get(..word.len() - 2).is_some_and(|stem| stem.contains("ge")))
    };
    what.split_whitespace().skip(1).map(bare).any(participle)
}

/// Plurals that end as an infinitive does: `CJG afspraken maken`.
#[rustfmt::skip]
static PLURALS: WordList = WordList::new(&[
    "afspraken", "gesprekken", "kinderen", "lessen", "brieven", "namen", "zaken", "klachten", "documenten",
    "formulieren", "contacten", "resultaten", "adviezen", "mogelijkheden", "dagen", "weken", "tijden",
    "stukken", "verslagen", "instanties", "dossiers", "huisbezoeken", "sessies", "voorzieningen", "partijen",
    "wensen", "doelen", "lijsten", "bevindingen", "uitkomsten", "uitslagen", "stappen", "taken", "mensen",
    "tussen", "binnen", "samen", "allen", "beiden", "buiten", "morgen", "alleen", "eigen", "open", "even",
    "opties", "leerkrachten", "instellingen", "organisaties", "meldingen", "kosten", "medicijnen", "rapporten",
    "gezinnen", "moeders", "broers", "zussen", "vergoedingen", "indicaties", "aanvragen",
]);

/// Verbs that take an infinitive beside them: `moeder laten bellen`.
static HELPERS: WordList = WordList::new(&["laten", "gaan", "komen", "helpen", "leren", "blijven"]);

/// Whether what follows a name or role makes it the object: `bellen over het verzuim`.
pub(super) fn makes_object(what: &str) -> bool {
    let mut words = what.split_whitespace().map(bare);
    let Some(first) = words.next().filter(|word| is_infinitive(word)) else { return false };
    // `CJG zorgen bespreken`: the verb is the second, and the first what it is about.
    HELPERS.has(first) || !words.next().is_some_and(is_infinitive) && !is_noun_before_verb(what)
}

/// Whether another infinitive ends the clause, so that the first is no verb: `prikken Daan inhalen 2x`. Behind a verb that
/// has a person as object the clause may be a second task: `bellen verzuim bespreken`.
fn is_noun_before_verb(what: &str) -> bool {
    #[rustfmt::skip]
    static OF_PERSONS: WordList = WordList::new(&[
        "bellen", "mailen", "appen", "informeren", "vragen", "uitnodigen", "spreken", "benaderen", "inlichten",
        "betrekken", "consulteren", "raadplegen", "bezoeken", "inschakelen", "aanschrijven", "nabellen", "terugbellen",
        "aanspreken", "verzoeken", "bedanken", "steunen", "ondersteunen", "begeleiden", "meenemen", "motiveren",
        "adviseren", "verwijzen", "doorverwijzen", "aanmelden", "zien", "volgen",
    ]);
    #[rustfmt::skip]
    static JOINING: WordList = WordList::new(&[
        "en", "of", "om", "te", "dat", "voor", "met", "over", "bij", "naar", "van", "aan", "op", "in", "door", "als", "zodat",
    ]);
    let clause = what.split([',', '.', ';', ':']).next().unwrap_or(what);
    let in_letters = |word: &&str| !word.starts_with(|c: char| c.is_ascii_digit());
    let words: Vec<&str> = clause.split_whitespace().filter(in_letters).collect();
    let [first, between @ .., last] = words.as_slice() else { return false };
    !OF_PERSONS.has(bare(first)) && is_infinitive(last) && !between.iter().any(|word| JOINING.has(word))
}

pub(super) fn is_infinitive(word: &str) -> bool {
    const SHORTEST: usize = 4;
    let word = fold(bare(word));
    let short =
        matches!(word.as_str(), "zien" | "doen" | "gaan" | "staan" | "slaan" | "nazien" | "terugzien");
    let parted = || {
        let ends = ["gaan", "staan", "doen", "zien"]
            .iter()
            .any(|end| word.len() > end.len() + 1 && word.ends_with(end));
        ends && !matches!(word.as_str(), "orgaan" | "gezien" | "voldoen")
    };
    short || parted() || word.len() >= SHORTEST && word.ends_with("en") && !PLURALS.has(&word)
}

/// What ends as a verb does and is none, or tells what is the case.
#[rustfmt::skip]
static NO_VERBS: WordList = WordList::new(&[
    "met", "niet", "het", "dat", "wat", "tot", "uit", "contact", "kort", "eerst", "direct", "laat", "dit", "weet",
    "ambulant",
]);

/// Whether what follows a member of the family is a task: `belt de huisarts`, but not `geeft toestemming`, `krijgt van de
/// POH een folder`.
pub(super) fn is_task_of_family(what: &str) -> bool {
    let first = what.split(' ').next();
    !matches!(first, Some("geeft" | "krijgt" | "ontvangt" | "hoort" | "wordt" | "mag"))
        && !is_given(what)
        && makes_subject(what)
}

/// `vragenlijst meegeven`: what a family gets from somebody else.
fn is_given(what: &str) -> bool {
    #[rustfmt::skip]
    static GIVES: WordList = WordList::new(&[
        "geven", "meegeven", "teruggeven", "sturen", "toesturen", "opsturen", "nasturen", "aanreiken", "aanbieden", "voorleggen",
        "uitreiken", "verstrekken", "meesturen",
    ]);
    let clause = what.split([',', '.', ';', '(']).next().unwrap_or(what);
    clause.split_whitespace().next_back().is_some_and(|last| GIVES.has(bare(last)))
}

/// Verbs of what is agreed rather than of how things are: `belt`, not `ziet`.
#[rustfmt::skip]
static ACTS: WordList = WordList::new(&[
    "belt", "mailt", "appt", "regelt", "checkt", "plant", "vraagt", "zoekt", "stuurt", "pakt", "doet", "neemt", "start",
    "overlegt", "bespreekt", "koppelt", "kijkt", "brengt", "informeert", "nodigt", "rondt", "verwijst", "levert",
    "schrijft", "vult", "zet", "screent", "observeert", "haalt", "legt", "volgt", "sluit", "zorgt", "biedt", "onderzoekt",
    "bekijkt", "begeleidt", "weegt", "meet", "maakt", "meldt", "licht", "stemt", "organiseert", "controleert",
    "spreekt", "bezoekt", "consulteert", "evalueert", "inventariseert", "praat", "geeft", "houdt", "gaat", "oefent", "helpt",
    "leest", "stelt", "komt", "draagt", "draait", "prikt", "verzamelt", "vergelijkt", "steunt", "past", "leent", "loopt",
]);

/// Whether the verb behind several owners has them as subject: `gaan op huisbezoek`, `bellen ouders`. In `bellen over
/// verzuim` they may be whom to call, and of `uitnodigen` they can be nothing else.
pub(super) fn acts_together(what: &str) -> bool {
    static PLURAL: WordList = WordList::new(&[
        "gaan", "zullen", "kunnen", "doen", "nemen", "komen", "blijven", "stemmen", "trekken",
    ]);
    #[rustfmt::skip]
    static NO_OBJECT: WordList = WordList::new(&[
        "over", "om", "voor", "met", "of", "en", "i.v.m.", "ivm", "volgende", "deze", "morgen", "vandaag", "z.s.m.", "zsm", "door",
        "naar", "bij", "in", "op", "na", "vóór", "nog", "te", "via", "tijdens", "ter", "of", "dat", "wat", "wanneer", "uiterlijk",
    ]);
    let mut words = what.split_whitespace();
    let Some(verb) = words.next() else { return false };
    if PLURAL.has(verb) {
        return true;
    }
    let parted = ["uit", "aan", "op", "af", "in", "mee", "na", "terug", "toe", "door"];
    let parts = parted.iter().filter_map(|front| verb.strip_prefix(front)).any(|verb| verb.len() > 4);
    let object =
        words.next().filter(|word| !NO_OBJECT.has(word) && !word.starts_with(|c: char| c.is_ascii_digit()));
    is_infinitive(verb) && !HELPERS.has(verb) && !parts && object.is_some_and(|word| !is_infinitive(word))
}

/// Whether a text begins with a verb that says what somebody is to do.
pub(super) fn acts(what: &str) -> bool {
    what.split_whitespace().next().is_some_and(|first| ACTS.has(bare(first)))
}

/// Whether a sentence with one of the family as subject tells of a task: of what they do otherwise is spoken more often.
pub(super) fn acts_for_case(what: &str) -> bool {
    #[rustfmt::skip]
    static TASKS: WordList = WordList::new(&[
        "belt", "mailt", "regelt", "zoekt", "stuurt", "levert", "vult", "plant", "informeert", "vraagt", "zet", "oefent",
    ]);
    static OF_STATE: WordList = WordList::new(&[
        "zich", "om", "of", "niet", "geen", "vaak", "steeds", "veel", "hoe", "wanneer", "waarom", "soms",
    ]);
    let mut words = what.split_whitespace().map(bare);
    words.next().is_some_and(|first| TASKS.has(first)) && !words.take(3).any(|word| OF_STATE.has(word))
}

/// Whether what follows says what somebody does: `belt de huisarts`, `zal bellen`.
pub(super) fn makes_subject(what: &str) -> bool {
    static MODALS: WordList = WordList::new(&["zal", "mag", "zou", "zelf"]);
    let Some(first) = what.split_whitespace().map(bare).next() else { return false };
    MODALS.has(first) || is_finite(first)
}

/// A verb of the third person: `belt`, `stuurt`, but not `docent`.
fn is_finite(word: &str) -> bool {
    const PERSONS: &[&str] = &["ent", "ist", "eut"];
    word.len() > 2
        && word.ends_with('t')
        && !NO_VERBS.has(word)
        && (!PERSONS.iter().any(|ending| word.ends_with(ending)) || has_infinitive(word))
}

/// Whether the dictionary has the infinitive of a verb of the third person: of `screent`, `leent`, `mist`, not of
/// `docent`, `therapeut`.
fn has_infinitive(word: &str) -> bool {
    let Some(stem) = word.strip_suffix('t').filter(|stem| stem.len() > 2 && stem.is_ascii()) else {
        return false;
    };
    let (before, last) = stem.split_at(stem.len() - 1);
    let shorter = &before[..before.len() - 1];
    let spellings = [(stem, ""), (stem, last), (shorter, last)];
    spellings.iter().any(|(stem, last)| is_ordinary_word(&format!("{stem}{last}en")))
}

/// Whether more than a name stands here, so that it cannot be an owner as a whole: `CJG belt`, `moeder bellen`.
pub(super) fn is_sentence(who: &str) -> bool {
    let mut behind = who.split_whitespace().skip(1).map(bare);
    behind.any(|word| word.starts_with(char::is_lowercase) && (is_finite(word) || is_infinitive(word)))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

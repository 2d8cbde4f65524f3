//! Ages without a name beside them: of a role, a sex, a pronoun or several children at once.
//!
//! `Vrouw 46, moe`, `(m, 16)`, `Zuigeling 7 wk`, `ze is net dertien`, `dochter van elf`, `kinderen van 3 en 6`.

use super::{LEADS, UNITS, age_of, ends, years};
use crate::deid::Annotation;
use crate::deid::token::{Gap, Shape, Token, Tokens};
use crate::deid::words::Marks;
use crate::dutch::word_list::WordList;

/// Of whom a bare number behind the word is the age: `moeder 38,`, `(m, 16)`. A child may be the second of three.
#[rustfmt::skip]
static PERSONS: WordList = WordList::new(&[
    "man", "vrouw", "jongen", "meisje", "jongetje", "dame", "heer", "moeder", "vader", "moe", "mdr", "vdr", "mr", "vr", "mw", "mevr",
    "mevrouw", "dhr", "meneer", "zoon", "dochter", "zoontje", "dochtertje", "broer", "zus", "broertje", "zusje", "halfbroer",
    "halfzus", "stiefbroer", "stiefzus", "baby", "peuter", "kleuter", "puber", "opa", "oma", "tante", "oom", "neef", "nicht",
    "neefje", "nichtje", "partner", "vriend", "vriendin", "oudste", "middelste", "jongste", "kleinkind", "kleinzoon",
    "kleindochter", "pleegmoeder", "pleegvader", "stiefmoeder", "stiefvader", "buurman", "buurvrouw", "buurjongen", "buurmeisje",
]);

/// The same, but as likely to be counted as to be told the age of: only behind a comma.
static COUNTED: WordList = WordList::new(&[
    "kind", "client", "clt", "patient", "patiente", "pt", "leerling", "ll", "jeugdige", "jongere", "tiener",
]);

/// Of whom `van` tells the age: `dochter van elf`; a mother of three has children.
#[rustfmt::skip]
static OF_AGE: WordList = WordList::new(&[
    "man", "vrouw", "jongen", "jongens", "meisje", "meisjes", "jongetje", "jongetjes", "zoon", "zoons", "zonen", "dochter",
    "dochters", "zoontje", "zoontjes", "dochtertje", "dochtertjes", "broer", "broers", "broertje", "broertjes", "zus", "zussen",
    "zusje", "zusjes", "baby", "peuter", "peuters", "kleuter", "kleuters", "puber", "pubers", "kind", "kinderen", "kids", "kindje",
    "kindjes", "tweeling", "jongere", "tiener", "tieners", "leerling", "client", "clt", "patient", "patiente", "meid", "knul", "gast",
    "neefje", "nichtje", "kleinkind", "kleinkinderen", "kleinzoon", "kleindochter", "halfbroertje", "halfzusje", "stiefzoon",
    "stiefdochter", "pleegkind", "pleegzoon", "pleegdochter", "oudste", "jongste", "middelste", "leeftijd", "leeftijden", "vriendin",
    "vriend", "vriendje", "vriendinnetje", "dame", "heer",
]);

/// Whose months and weeks are counted, whatever is told behind it; also the care that is given at that age.
static INFANTS: WordList = WordList::new(&[
    "baby",
    "bb",
    "zuigeling",
    "zuig",
    "neonaat",
    "pasgeborene",
    "cb",
    "contactmoment",
    "consultatiebureau",
]);

/// Behind a number of years or weeks these make it a while, or an age of anybody.
#[rustfmt::skip]
static NO_AGE: WordList = WordList::new(&[
    "tot", "t", "te", "geleden", "lang", "later", "eerder", "terug", "na", "voor", "zwanger", "zwangerschap", "zw", "ouder", "keer",
    "x", "uur", "dd", "pd", "pp", "am",
]);

/// Before a role these make the number behind it a grade or a place.
static GRADES: WordList = WordList::new(&[
    "cijfer", "score", "punten", "geeft", "gaf", "kamer", "groep", "klas", "nr", "nummer", "plek", "tafel",
    "bed",
]);

/// Between a verb and the age it tells: `wordt in juni 16`, `is gisteren elf geworden`.
static DAYS: WordList = WordList::new(&[
    "gisteren",
    "eergisteren",
    "vandaag",
    "morgen",
    "overmorgen",
    "vorige",
    "volgende",
    "deze",
    "week",
    "maand",
    "in",
    "op",
    "onlangs",
    "binnenkort",
    "zojuist",
    "toen",
]);

static SEXES: WordList = WordList::new(&["m", "v", "j", "man", "vrouw", "jongen", "meisje"]);

/// Whether a word says whose relative somebody is, or what of a family.
pub(super) fn is_kin(word: &str) -> bool {
    PERSONS.has(word) || COUNTED.has(word)
}

/// Finds them.
pub(crate) fn find(tokens: &Tokens, text: &str, out: &mut Vec<Annotation>) {
    for at in 0..tokens.list.len() {
        let token = &tokens.list[at];
        if token.has(Marks::TAKEN) {
            continue;
        }
        if token.shape == Shape::Alnum && is_glued_sex(tokens, text, at) {
            out.push(Annotation { start: token.start as usize + 1, ..age_of(token, "leeftijd.geslacht") });
        }
        if at == 0 && opens_note(tokens, text) {
            out.push(age_of(token, "leeftijd.begin"));
        }
        let Some(before) = tokens.previous(at).filter(|_| may_be_years(tokens, at)) else { continue };
        let rule = if is_of_sex(tokens, text, at) {
            "leeftijd.geslacht"
        } else if is_beside_role(tokens, text, at, before) {
            "leeftijd.rol"
        } else if is_said(tokens, text, at) {
            "leeftijd.voornaamwoord"
        } else {
            several(tokens, text, at, out);
            continue;
        };
        out.push(age_of(token, rule));
    }
}

/// Whether a word may be a number of years: in figures, or in letters behind what leads to one. Most words are neither.
fn may_be_years(tokens: &Tokens, at: usize) -> bool {
    let token = &tokens.list[at];
    let digits = token.shape == Shape::Digits;
    let small = || Marks::VERB.or(Marks::PREPOSITION).or(Marks::FUNCTION).or(Marks::PRONOUN);
    let led = || {
        let (before, folded) = (&tokens.list[at - 1], tokens.fold(at - 1));
        let leads =
            || matches!(folded, "van" | "is" | "was" | "wordt" | "werd" | "ben" | "hij" | "zij" | "ze");
        token.gap == Gap::Space
            && token.chars > 2
            && (before.has(small()) && leads() || LEADS.has(folded) || DAYS.has(folded) || is_name(before))
    };
    (digits || at > 0 && led()) && years(tokens, token).is_some()
}

/// Whether a word is a first name rather than anything else.
fn is_name(token: &Token) -> bool {
    token.info.first_name() >= 4 && !token.has(Marks::ORDINARY)
}

/// `(m, 16)`, `(v 34)`, `(16, m)`.
fn is_of_sex(tokens: &Tokens, text: &str, at: usize) -> bool {
    let token = &tokens.list[at];
    let rest = &text[token.end as usize..];
    let sex = |token: &Token| SEXES.has(tokens.folded(token));
    let behind = || tokens.previous(at).is_some_and(|word| word.gap == Gap::Open && sex(word));
    let near = matches!(token.gap, Gap::Space | Gap::Comma | Gap::Slash);
    if near && token.shape == Shape::Digits && behind() {
        return rest.starts_with([')', ',', ';']);
    }
    let next = || tokens.next(at).filter(|word| matches!(word.gap, Gap::Space | Gap::Comma | Gap::Slash));
    let closed = |word: &Token| sex(word) && text[word.end as usize..].starts_with([')', ',']);
    token.gap == Gap::Open && token.shape == Shape::Digits && next().is_some_and(closed)
}

/// `(v34)`, and `V34,` that opens a line.
fn is_glued_sex(tokens: &Tokens, text: &str, at: usize) -> bool {
    let token = &tokens.list[at];
    let (sex, number) = tokens.folded(token).split_at_checked(1).unwrap_or_default();
    let opens = matches!(token.gap, Gap::Start | Gap::Newline);
    let years = number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit()) && number != "00";
    let rest = &text[token.end as usize..];
    let placed = token.gap == Gap::Open && rest.starts_with([')', ',']) || opens && rest.starts_with(", ");
    years && placed && matches!(sex, "m" | "v")
}

/// `Vrouw 46, moe`, `zoon, 19,`, `Zuigeling 7 wk`.
fn is_beside_role(tokens: &Tokens, text: &str, at: usize, before: &Token) -> bool {
    let (token, word) = (&tokens.list[at], tokens.folded(before));
    if token.shape != Shape::Digits || !matches!(token.gap, Gap::Space | Gap::Comma) {
        return false;
    }
    let opens = before.gap != Gap::Space || before.sentence_start;
    if let Some(unit) = unit_behind(tokens, at) {
        let past = tokens.next(at + 1).is_some_and(|next| NO_AGE.has(tokens.folded(next)));
        let stops = ends(&text[unit.end as usize..]);
        // `CB 14 mnd, groeit goed`; behind other words it may be when to come back.
        let infant = INFANTS.has(word) && (opens || !word.starts_with('c'));
        let child = stops && OF_AGE.has(word) && !matches!(word, "man" | "vrouw" | "leeftijd");
        return !past && (infant || child);
    }
    let role = PERSONS.has(word) || token.gap == Gap::Comma && COUNTED.has(word);
    let stops = ends(&text[token.end as usize..]);
    // `Man 71 COPD`: as a note opens.
    let note = || {
        let next = tokens.next(at).filter(|next| next.gap == Gap::Space && !NO_AGE.has(tokens.folded(next)));
        let first = matches!(before.gap, Gap::Start | Gap::Newline) && token.gap == Gap::Space;
        first && token.chars == 2 && SEXES.has(word) && next.is_some_and(|next| !next.has(Marks::UNIT))
    };
    let index = at - 1;
    let graded = tokens.previous(index).is_some_and(|word| GRADES.has(tokens.folded(word)));
    role && !graded && (stops || note())
}

/// `18 mnd, hoeft niks`: a note of a child opens with the age.
fn opens_note(tokens: &Tokens, text: &str) -> bool {
    let number = tokens.list[0].shape == Shape::Digits && tokens.list[0].start == 0;
    let unit = unit_behind(tokens, 0).filter(|_| number && years(tokens, &tokens.list[0]).is_some());
    unit.is_some_and(|unit| {
        !tokens.folded(unit).starts_with('d') && text[unit.end as usize..].starts_with(", ")
    })
}

/// The word behind a number, if it counts months, weeks or days.
fn unit_behind(tokens: &Tokens, at: usize) -> Option<&Token> {
    tokens.next(at).filter(|word| word.gap == Gap::Space && UNITS.has(tokens.folded(word)))
}

/// `ze is net dertien`, `wordt Noor 12`, `hij is vandaag 9 geworden`.
fn is_said(tokens: &Tokens, text: &str, at: usize) -> bool {
    let mut verb = at - 1;
    let small = |word: &Token| {
        let folded = tokens.folded(word);
        LEADS.has(folded) || DAYS.has(folded) || word.has(Marks::CALENDAR)
    };
    let spaced = |index: usize| tokens.list[index].gap == Gap::Space;
    while verb > 0 && at - verb < 4 && spaced(verb) && small(&tokens.list[verb]) {
        verb -= 1;
    }
    let is = |index: usize| {
        matches!(tokens.fold(index), "is" | "was" | "wordt" | "werd" | "ben" | "word") && spaced(index + 1)
    };
    let asked = verb > 0 && is(verb - 1) && is_subject(tokens, verb);
    let told = verb > 0 && is(verb) && spaced(verb) && is_subject(tokens, verb - 1);
    let next = tokens.next(at).filter(|next| next.gap == Gap::Space).map(|next| tokens.folded(next));
    let grown = matches!(next, Some("geworden" | "geworde" | "gewordn"));
    let month = || tokens.list.get(at + 2).is_some_and(|month| month.has(Marks::CALENDAR));
    let stops = grown
        || next == Some("en")
        || next == Some("in") && month()
        || ends(&text[tokens.list[at].end as usize..]);
    spaced(at) && stops && (asked || told)
}

/// Who may be of an age.
fn is_subject(tokens: &Tokens, index: usize) -> bool {
    let token = &tokens.list[index];
    let word = tokens.folded(token);
    matches!(word, "hij" | "zij" | "ze" | "ik" | "die") || is_kin(word) || is_name(token)
}

/// `dochter van elf`, `kinderen van 3 en 6`, `in de leeftijd van 2, 5 en 9 jaar`, `kinderen (4 en 7)`.
fn several(tokens: &Tokens, text: &str, first: usize, out: &mut Vec<Annotation>) {
    let before = first - 1;
    let of = tokens.fold(before) == "van" && tokens.list[first].gap == Gap::Space && before > 0;
    let whose = if of { before - 1 } else { before };
    let tied = if of { tokens.list[before].gap == Gap::Space } else { tokens.list[first].gap == Gap::Open };
    if !tied || !OF_AGE.has(tokens.fold(whose)) {
        return;
    }
    let number = |at: usize| {
        let token = tokens.next(at - 1)?;
        (!token.has(Marks::TAKEN) || token.shape == Shape::Digits).then_some(())?;
        years(tokens, token).map(|_| token)
    };
    let mut all = vec![first];
    let mut last = first;
    while let Some(next) = tokens.next(last) {
        let and = next.gap == Gap::Space && matches!(tokens.folded(next), "en" | "of") && last < first + 8;
        let at = if and { last + 2 } else { last + 1 };
        let gap = if and { Gap::Space } else { Gap::Comma };
        if number(at).is_none_or(|token| token.gap != gap) {
            break;
        }
        all.push(at);
        last = at;
    }
    if !(of && goes_on(tokens, text, first, last) || !of && all.len() > 1 && closes(text, &tokens.list[last]))
    {
        return;
    }
    let free = all.into_iter().map(|at| &tokens.list[at]).filter(|token| !token.has(Marks::TAKEN));
    out.extend(free.map(|token| age_of(token, "leeftijd.van")));
}

/// Whether no thing is counted behind the number: `zoon van 2 artsen` tells no age.
fn goes_on(tokens: &Tokens, text: &str, first: usize, last: usize) -> bool {
    let stops = ends(&text[tokens.list[last].end as usize..]);
    let Some(next) = tokens.next(last).filter(|_| !stops) else { return true };
    let word = tokens.folded(next);
    let small = Marks::VERB.or(Marks::PREPOSITION).or(Marks::CONJUNCTION).or(Marks::FUNCTION);
    let unit = matches!(word, "jaar" | "jr" | "j") || UNITS.has(word);
    let past = unit && tokens.next(last + 1).is_some_and(|after| NO_AGE.has(tokens.folded(after)));
    let plain = next.has(small)
        || next.has(Marks::PRONOUN)
        || last > first
        || !word.ends_with("en") && !word.ends_with('s');
    next.gap == Gap::Space && !past && (unit || plain && !NO_AGE.has(word) && !next.has(Marks::UNIT))
}

/// `(4 en 7)`, `(4 en 7 jaar)`.
fn closes(text: &str, last: &Token) -> bool {
    let rest = &text[last.end as usize..];
    let rest = rest.strip_prefix(" jaar").or_else(|| rest.strip_prefix(" jr")).unwrap_or(rest);
    rest.starts_with([')', ','])
}

#[cfg(test)]
mod tests {
    use crate::deid::{Engine, Known, Options};

    #[test]
    fn a_sex_that_an_age_is_glued_to_stays() {
        let engine = Engine::new(Options::default());
        let told = |text| engine.case(&Known::default()).scrub_one(text).text;
        assert_eq!(told("Buurvrouw (v34) past op."), "Buurvrouw (v[leeftijd]) past op.");
        assert_eq!(told("Route (b12) en v34, zie bord."), "Route (b12) en v34, zie bord.");
    }
}

//! Schools, clubs, practices and other bodies that point to one family.

use super::alone::{SAINT, behind_het, is_group, of_saint, with_article, with_schooling, with_year};
use super::composed::{firm, for_what, glued, may_be_firm, may_be_glued};
use super::listed::{of_list, with_tail};
use super::{Entity, flat, free, grammar};
use crate::deid::Category;
use crate::deid::lexicon::Flag;
use crate::deid::token::{Gap, Shape, Token, Tokens};
use crate::deid::words::Marks;

pub(super) fn find(tokens: &Tokens, out: &mut Vec<Entity>) {
    let mut index = 0;
    let mut phrases = tokens.phrases.iter().peekable();
    while index < tokens.list.len() {
        while phrases.peek().is_some_and(|(first, ..)| *first < index) {
            phrases.next();
        }
        let phrase = phrases.peek().filter(|(first, ..)| *first == index);
        if phrase.is_none() && !may_be_body(tokens, index) {
            index += 1;
            continue;
        }
        let kind = phrase.filter(|(.., info)| info.any(Flag::INSTITUTION_WORD)).map(|(_, last, _)| *last);
        let listed = phrase.filter(|(.., info)| info.any(Flag::INSTITUTION)).map(|(_, last, _)| *last);
        // `roc midden nederland`: what is listed whole is no kind with a name.
        let whole = listed.and_then(|_| of_list(tokens, index, listed));
        let found = for_what(tokens, index)
            .or_else(|| named(tokens, index, kind.unwrap_or(index), kind.is_some()))
            .filter(|found| whole.is_none_or(|whole| whole.0 < found.0))
            .or(whole)
            .or_else(|| firm(tokens, index))
            .or_else(|| with_tail(tokens, index))
            .or_else(|| of_list(tokens, index, listed))
            .or_else(|| glued(tokens, index))
            .or_else(|| with_article(tokens, index))
            .or_else(|| with_schooling(tokens, index))
            .or_else(|| of_saint(tokens, index))
            .or_else(|| with_year(tokens, index));
        match found {
            Some((last, rule, confidence)) => {
                // `School: De Bron`: the field's label stays.
                let label = last > index && is_field(tokens, index);
                let first = match rule {
                    _ if label => index + 1,
                    SAINT => index,
                    _ => led_by(tokens, index),
                };
                out.push(Entity { first, last, category: Category::Institution, rule, confidence });
                index = last + 1;
            }
            None => index += 1,
        }
    }
}

/// Whether one of the rules below may hold for a word: for most words none does.
fn may_be_body(tokens: &Tokens, index: usize) -> bool {
    let (token, next) = (&tokens.list[index], tokens.list.get(index + 1));
    token.has(Marks::BODY_TYPE.or(Marks::BODY_COMPOUND))
        || may_be_glued(tokens, index)
        || may_be_firm(tokens, index)
        || token.info.any(Flag::INSTITUTION)
        || token.has(Marks::DETERMINER)
            && (token.shape == Shape::Capitalised
                || next.is_some_and(Token::capital) && index > 0 && is_group(tokens, index - 1))
        || behind_het(tokens, index)
        || token.capital() && matches!(tokens.folded(token), "st" | "sint")
        || next.is_some_and(|next| next.has(Marks::BODY_TAIL) || next.gap == Gap::SpaceApostrophe)
        || token.shape == Shape::Capitalised
            && (2..=3).any(|ahead| tokens.list.get(index + ahead).is_some_and(|t| t.has(Marks::BODY_TAIL)))
}

/// `christelijke basisschool De Klimop`, `De Opvoedpoli Salland`: what the body is called with.
fn led_by(tokens: &Tokens, kind: usize) -> usize {
    let Some(before) = tokens.previous(kind).filter(|_| tokens.list[kind].gap == Gap::Space) else {
        return kind;
    };
    let capital = tokens.list[kind].capital();
    let article = capital
        && !flat(tokens)
        && before.shape == Shape::Capitalised
        && free(before)
        && matches!(tokens.folded(before), "de" | "het");
    // `Medisch Centrum Noord`, `Katholieke Basisschool Paulus`.
    let told =
        before.has(Marks::BODY_LEAD) && (!capital || before.shape == Shape::Capitalised && !flat(tokens));
    kind - usize::from(article || told)
}

/// `basisschool De Klimop`: the kind, then the name.
fn named(tokens: &Tokens, first: usize, kind: usize, phrase: bool) -> Option<(usize, &'static str, f32)> {
    let token = &tokens.list[first];
    // `s.v. Trekvogels` starts with one letter.
    // `t.n.v.` holds `n.v.`
    let inside = token.gap == Gap::Dot;
    if !free(token) || inside || token.shape == Shape::Digits || token.chars < 2 && !phrase {
        return None;
    }
    let word = &tokens.list[kind];
    // `speelschool`; `poli` alone is none.
    let compound = word.has(Marks::BODY_COMPOUND) && word.chars > 6 && !word.has(Marks::KEEP);
    let is_kind = phrase || word.has(Marks::BODY_TYPE) || compound;
    let role = word.has(Marks::ROLE) && tokens.fold(kind) != "kraamzorg";
    // `school: sbo De Bolder`: the kind is told behind the label.
    let label = is_field(tokens, kind) && tokens.list[kind + 1].has(Marks::BODY_TYPE);
    if !is_kind || word.has(Marks::CALENDAR) || role || label {
        return None;
    }
    let weak = word.has(Marks::WEAK_BODY) && !phrase;
    let last = if flat(tokens) { flat_name(tokens, kind, weak) } else { name(tokens, kind, weak, token) }?;
    Some((last, "instelling.soort", if weak { 0.8 } else { 0.9 }))
}

/// Kinds behind which a capitalised word is the name, also without an article: no child is named in that breath.
#[rustfmt::skip]
const SAYS_ENOUGH: &[&str] = &[
    "praktijk", "huisartsenpraktijk", "huisartspraktijk", "club", "manege", "stichting", "kinderopvang", "moskee",
    "kapsalon", "supermarkt", "restaurant", "apotheek", "kliniek", "sportschool", "hotel", "bakkerij", "slagerij",
    "kerk", "instituut", "dagbehandeling", "pleegzorg", "thuiszorg", "salon", "studio", "atelier", "camping", "logeerhuis",
    "kinderdagverblijf", "speeltuin", "zwembad", "bloemisterij", "kraamzorg",
];

/// Kinds of practices that are kinds of care too.
const DISCIPLINES: &[&str] =
    &["logopedie", "fysio", "fysiotherapie", "ergotherapie", "kinderfysio", "dietetiek"];

/// `Camping de Paal`: the article typed small, behind a kind that says enough.
fn may_be_small(tokens: &Tokens, kind: usize, article: &Token) -> bool {
    let telling = SAYS_ENOUGH.contains(&tokens.fold(kind));
    telling && matches!(tokens.folded(article), "de" | "het")
}

/// Small words that the name may begin with, typed small or with a capital.
#[rustfmt::skip]
const BEFORE_NAME: &[&str] = &[
    "de", "het", "t", "den", "la", "le", "op", "in", "aan", "van", "te", "ten", "ter", "al", "el",
];

/// The last word of the name after its kind, by its capitals.
fn name(tokens: &Tokens, kind: usize, weak: bool, head: &Token) -> Option<usize> {
    let mut at = kind + 1;
    let mut article = false;
    // `o.b.s. De Klimop`.
    let initials = tokens.list[kind].chars == 1;
    let field = is_field(tokens, kind);
    // `'t Startblok`, `De Klimop`, `de Klimop`.
    if let Some(next) = tokens.next(kind)
        && (matches!(next.gap, Gap::Space | Gap::SpaceApostrophe)
            || next.gap == Gap::DotSpace && initials
            || field)
        && BEFORE_NAME.contains(&tokens.folded(next))
        && (next.capital() || !weak || next.gap == Gap::SpaceApostrophe || may_be_small(tokens, kind, next))
    {
        article = next.capital() || next.gap == Gap::SpaceApostrophe;
        at += 1;
        if tokens.next(at - 1).is_some_and(|t| t.has(Marks::PREFIX) && !t.capital() && t.gap == Gap::Space) {
            at += 1;
        }
    }
    let start = tokens.list.get(at)?;
    // `basisschool in Urk` tells where it stands, `gezinshuis van Anna` whose it is.
    let small = at > kind + 1 && !article;
    let whose =
        tokens.fold(kind + 1) == "van" && (start.info.first_name() >= 4 || tokens.fold(kind) == "gezinshuis");
    let lies = matches!(tokens.fold(kind + 1), "in" | "te") && at == kind + 2;
    if small && (whose || lies || tokens.fold(kind + 1) != "de" && start.info.any(Flag::PLACE)) {
        return None;
    }
    let dotted = start.gap == Gap::DotSpace && initials && at == kind + 1;
    let joined = (matches!(start.gap, Gap::Space | Gap::SpaceApostrophe) || dotted || field)
        && !(at == kind + 1 && stays(start, weak) && !is_year(tokens, at + 1));
    if !joined
        || !start.capital()
        || !free(start)
        || at == kind + 1 && grammar(start) && !start.has(Marks::STREET_LEAD)
    {
        return None;
    }
    // `factuur logopedie V. Jansen`: somebody's initial.
    if start.chars == 1 && DISCIPLINES.contains(&tokens.fold(kind)) {
        return None;
    }
    // `op school Anna`: a usual word for the kind needs an article, or a capital of its own.
    let telling =
        SAYS_ENOUGH.contains(&tokens.fold(kind)) || is_year(tokens, at + 1) || start.shape == Shape::Caps;
    if weak && !article && (!head.capital() || person_like(start)) && !(telling || field) {
        return None;
    }
    // `basisschool Anna`: a single first name may as well be the child.
    let alone = !tokens.next(at).is_some_and(|t| t.gap == Gap::Space && t.capital() && !grammar(t));
    let first = start.info.first_name() >= 8
        && start.shape == Shape::Capitalised
        && !start.has(Marks::STREET_LEAD.or(Marks::TITLE));
    let led = tokens.previous(kind).is_some_and(|before| before.has(Marks::BODY_LEAD));
    if !weak && !article && alone && first && !head.capital() && !led && schoolish(tokens.fold(kind)) {
        return None;
    }
    let mut last = at;
    while let Some(next) = tokens.next(last) {
        // `Dr. Schaepman`; `Verloskundigen Aan Zee`: small words of the name with a capital of their own.
        let titled = next.gap == Gap::DotSpace && tokens.list[last].has(Marks::STREET_LEAD);
        let small = next.shape == Shape::Capitalised
            && next.has(Marks::PREPOSITION)
            && tokens.next(last + 1).is_some_and(|t| t.gap == Gap::Space && t.capital());
        let plain = (matches!(next.gap, Gap::Space | Gap::Hyphen) || titled)
            && next.capital()
            && (!grammar(next) || small)
            && !(next.has(Marks::ROLE) && next.gap == Gap::Space);
        let and = matches!(next.gap, Gap::Other | Gap::Space)
            && (next.capital() || tokens.folded(next) == "en")
            && ampersand(tokens, last);
        let year = is_year(tokens, last + 1);
        // `Groen van Prinsterer`.
        if let Some(end) = tied(tokens, last).filter(|_| !weak && !next.capital()) {
            last = end;
            continue;
        }
        let number = next.gap == Gap::Space
            && next.shape == Shape::Digits
            && next.chars < 3
            && !tokens.next(last + 1).is_some_and(|t| t.has(Marks::UNIT.or(Marks::CALENDAR)));
        if !(plain || and || year || number) || last - at > 4 || !free(next) {
            break;
        }
        last += 1;
    }
    Some(last)
}

/// `Groen van Prinsterer`, `Pater van der Geld`: the word behind the prefixes.
fn tied(tokens: &Tokens, last: usize) -> Option<usize> {
    let mut at = last + 1;
    while at - last < 4 && tokens.next(at - 1).is_some_and(|t| t.gap == Gap::Space && t.has(Marks::PREFIX)) {
        at += 1;
    }
    let loose = tokens.list.get(last + 1)?.has(Marks::LOOSE_PREFIX);
    let after = tokens.next(at - 1).filter(|t| t.gap == Gap::Space && !grammar(t) && free(t))?;
    (at > last + 1 && !loose && (after.capital() || flat(tokens))).then_some(at)
}

/// Whether a word behind a kind is rather a body or method that stays; of a school `Terra` is the name.
fn stays(word: &Token, weak: bool) -> bool {
    word.has(Marks::KEEP) && (weak || word.shape == Shape::Caps)
}

/// `School: De Bron`, `school=de bron`: the name stands in a field for it.
fn is_field(tokens: &Tokens, kind: usize) -> bool {
    let fits =
        matches!(tokens.fold(kind), "school" | "basisschool" | "kinderopvang" | "praktijk" | "apotheek");
    let article = tokens.list.get(kind + 1).is_some_and(|next| BEFORE_NAME.contains(&tokens.folded(next)));
    fits && tokens.next(kind).is_some_and(|next| next.gap == Gap::Colon || next.gap == Gap::Other && article)
}

/// `Achilles '12`.
fn is_year(tokens: &Tokens, index: usize) -> bool {
    tokens.list.get(index).is_some_and(|t| t.gap == Gap::SpaceApostrophe && t.shape == Shape::Digits)
}

/// `Kind & Co`.
pub(super) fn ampersand(tokens: &Tokens, index: usize) -> bool {
    let (this, next) = (&tokens.list[index], &tokens.list[index + 1]);
    next.gap == Gap::Other && next.start - this.end == 3 && tokens.behind(index).starts_with(b" & ")
}

/// The last word of the name after its kind where capitals mean nothing: one word, or two that belong together.
fn flat_name(tokens: &Tokens, kind: usize, weak: bool) -> Option<usize> {
    let mut at = kind + 1;
    let mut article = false;
    let field = is_field(tokens, kind);
    if tokens.next(kind).is_some_and(|t| {
        (matches!(t.gap, Gap::Space | Gap::SpaceApostrophe) || field)
            && matches!(tokens.folded(t), "de" | "het" | "t")
    }) {
        article = true;
        at += 1;
    }
    if !weak && let Some(end) = beside(tokens, kind) {
        return Some(end);
    }
    let start = tokens.list.get(at)?;
    // `school: r.k. basisschool`.
    let abbreviated = start.chars == 1 && start.dot_after;
    if !(start.gap == Gap::Space || field && at == kind + 1)
        || abbreviated
        || !free(start)
        || grammar(start) && !start.has(Marks::STREET_LEAD)
        || start.has(Marks::ROLE)
    {
        return None;
    }
    // `ggz dr. Bos`, `azc anna`, `tc mr bos`: somebody at a body that stays, or on the telephone.
    let kept = tokens.list[kind].info.any(Flag::BODY) && !article;
    let somebody = start.info.first_name() >= 6 || start.has(Marks::TITLE);
    let called = tokens.list[kind].chars == 2 && start.has(Marks::TITLE);
    if kept && somebody || called || matches!(tokens.fold(kind), "bv" | "mc") {
        return None;
    }
    let strange = start.info.is_unknown() || start.info.word() < 2 && start.info.first_name() < 4;
    // `pcbs carrousel`: letters that are nothing but a kind of school.
    let letters = !weak && tokens.list[kind].chars <= 4;
    let saint = matches!(tokens.folded(start), "sint" | "st" | "santa");
    let listed = start.info.any(Flag::INSTITUTION);
    let word = start.has(Marks::WORD) && !start.has(Marks::STREET_LEAD) && !letters && !saint && !listed;
    if !article && (weak && !strange && !listed || word) {
        return None;
    }
    // `de kliniek de eerste keer` is no name; a name is a short noun phrase that something else follows.
    let goes_on = saint
        || start.has(Marks::STREET_LEAD)
        || start.info.first_name() >= 10
        || start.info.any(Flag::PLACE);
    let adjective = tokens.fold(at).ends_with('e') && start.has(Marks::WORD);
    let more = tokens.next(at).is_some_and(|t| {
        t.gap == Gap::Hyphen
            || t.gap == Gap::SpaceApostrophe && t.shape == Shape::Digits
            || t.gap == Gap::Space
                && (goes_on && (saint || t.info.word() < 9) || article && (t.info.word() < 4 || adjective))
                && !grammar(t)
                && !t.has(Marks::ROLE)
    });
    // `ikc willem van oranje`.
    if let Some(end) = tied(tokens, at).filter(|_| !weak && start.info.first_name() >= 8) {
        return Some(end);
    }
    Some(if more && !start.has(Marks::ROLE) { at + 1 } else { at })
}

/// `mavo aan zee`, `praktijk aan de amstel`: beside what it lies, which the body is called after.
fn beside(tokens: &Tokens, kind: usize) -> Option<usize> {
    let spaced = |index: usize| tokens.spaced(index).filter(|word| free(word));
    spaced(kind + 1).filter(|word| tokens.folded(word) == "aan")?;
    let article = spaced(kind + 2).is_some_and(|word| matches!(tokens.folded(word), "de" | "het" | "den"));
    let at = kind + 2 + usize::from(article);
    let named = |word: &&Token| tokens.folded(word) == "zee" || word.info.word() < 2 && !grammar(word);
    spaced(at).filter(named).map(|_| at)
}

/// Kinds of which a child's name may follow in the same breath: `op de basisschool Anna`.
fn schoolish(kind: &str) -> bool {
    kind.ends_with("school") || kind.ends_with("opvang") || kind.ends_with("college")
}

fn person_like(token: &Token) -> bool {
    token.info.first_name() >= 4
}

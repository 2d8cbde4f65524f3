//! Names nobody gave: what stands around a word, and what the lexicon says of it, show that it is one.

mod doubt;
mod initials;
mod lead;
mod naming;
mod reversed;
mod slips;
mod small;
mod things;

use doubt::{DOUBT, Least, add_other, body_behind, consults_tagger, extended, judged, may_speak};
use initials::of_initials;
use lead::{behind_capital_prefix, behind_telling_prefix, led, prefix_start, surname_of_body};
use naming::named;
use reversed::{reversed_entry, reversed_initials};
use slips::is_slip;
pub(super) use slips::is_slip_behind_name;
pub(super) use small::is_double_surname;
use small::{double_first_name, is_small_name, typed_small, without_capitals};
use things::{is_called_after, is_doubtful, is_sign, is_taxon, is_thing, is_title};

use super::entities::Entity;
use super::grow::grow;
use super::initials::letters_before;
use super::lexicon::{self, Flag};
use super::people::{PersonSpan, Who};
use super::roster::Roster;
use super::tagger::{Scores, Tagger};
use super::token::{Gap, Shape, Token};
use super::view::View;
use super::who::whose;
use super::words::{self, Marks};

/// A rule's name and how sure it is.
type Verdict = Option<(&'static str, f32)>;

/// Finds names that no list of the case has; `others` gets the bodies and places that only the tagger sees.
pub(crate) fn find(view: &View<'_>, roster: &Roster, out: &mut Vec<PersonSpan>, others: &mut Vec<Entity>) {
    if view.len() == 0 {
        return;
    }
    let mut tagger = Tagger::new(view.tokens);
    let least = Least::of(view);
    let mut index = 0;
    while index < view.len() {
        if is_plain(view, roster, index) {
            index += 1;
            continue;
        }
        let shaped = reversed_initials(view, index).or_else(|| reversed_entry(view, index));
        let shaped = shaped.or_else(|| of_initials(view, index)).or_else(|| double_first_name(view, index));
        if let Some(span) = shaped.or_else(|| possessive(view, index)) {
            index = span.last + 1;
            out.push(span);
            continue;
        }
        let verdict = anchor(view, roster, index);
        let scores = consults_tagger(view, index, verdict).then(|| tagger.score(index));
        let judged = judged(view, index, verdict, scores, least);
        match judged.filter(|(rule, _)| is_announced(rule) || !is_slip(view, index)) {
            Some((rule, confidence)) => {
                let floor = out.last().map_or(0, |span| span.last + 1);
                let (first, last) = grow(view, index, floor);
                let first = prefix_start(view, first, floor);
                let first = letters_before(view, first, floor).unwrap_or(first);
                let (first, last) = extended(view, (first, last), floor);
                let who = match view.hits[index] {
                    Some(hit) => whose(view, std::iter::once(hit), "", Some(first)),
                    None => Who::Unknown,
                };
                out.push(PersonSpan { first, last, strip: 0, who, rule, confidence });
                others.extend(body_behind(view, last));
                index = last + 1;
            }
            None => {
                let may_speak =
                    |_: &Scores| judged.is_none() && may_speak(view, index) && !is_thing(view, index);
                if let Some(scores) = scores.filter(may_speak) {
                    add_other(view, index, scores, others);
                }
                index += 1;
            }
        }
    }
}

/// Whether what stands before a word leaves no doubt that it is a name: `dhr. bakkr`.
fn is_announced(rule: &str) -> bool {
    matches!(rule, "context.aanspreekvorm" | "context.voorletters")
}

/// Whether a word cannot be a name by any of the rules below: most words are written small in a text that has
/// capitals, with nothing before them that could be the start of a name.
fn is_plain(view: &View<'_>, roster: &Roster, index: usize) -> bool {
    let token = view.token(index);
    let lead = Marks::PREFIX.or(Marks::TITLE).or(Marks::FAMILY).or(Marks::ROLE);
    let led = index > 0 && view.token(index - 1).has(lead);
    let tied = || view.tokens.next(index).is_some_and(|next| next.gap == Gap::Hyphen);
    let named = token.capital() || led || roster.has(token.hash) || is_small_name(token);
    let named = named || token.info.first_name() >= 8 && tied();
    view.ordinary_style() && !named
}

/// `Emmas oma`: a first name with the s of possession.
fn possessive(view: &View<'_>, index: usize) -> Option<PersonSpan> {
    let token = view.token(index);
    let shaped = token.chars > 3 && token.ascii_end && token.info.word() == 0 && token.info.first_name() < 4;
    let before = view.tokens.previous(index).filter(|_| !token.sentence_start);
    let goes_on = before
        .is_some_and(|b| b.chars == 1 || b.capital() && token.gap != Gap::Newline || b.has(Marks::PREFIX));
    let free = !goes_on && !token.protected && view.hits[index].is_none() && !token.has(Marks::TAKEN);
    if !shaped || !free || !token.capital() && view.ordinary_style() {
        return None;
    }
    let stem = view.tokens.folded(token).strip_suffix('s')?;
    let named = lexicon::lookup(stem).first_name() >= 6 && !words::marks_of(stem).any(Marks::ORDINARY);
    let next = view.tokens.next(index).is_some_and(|next| next.gap == Gap::Space && !next.capital());
    // `De heer Zegers`: a surname that ends so.
    let strip = u8::from(token.info.surname() < 8);
    let (who, rule) = (Who::Unknown, "lexicon.bezit");
    (named && next).then_some(PersonSpan { first: index, last: index, strip, who, rule, confidence: 0.8 })
}

/// Whether a name stands at this word, by which rule and how sure.
fn anchor(view: &View<'_>, roster: &Roster, index: usize) -> Verdict {
    let token = view.token(index);
    let letters = !matches!(token.shape, Shape::Digits | Shape::Alnum) && token.chars > 1;
    if !letters || token.protected || token.has(Marks::TAKEN) || view.hits[index].is_some() {
        return None;
    }
    if token.has(Marks::PREFIX) && !token.has(Marks::KEEP) && followed_by_name(view, index) {
        return None;
    }
    let thing = is_title(view, index) || is_sign(view, index) || is_taxon(view, index);
    if of_saint(view, index) || thing {
        return None;
    }
    let led = led(view, index).or_else(|| aged(view, index)).or_else(|| with_function(view, index));
    led.or_else(|| named(view, index)).or_else(|| {
        if behind_verb(view, index) {
            Some(("context.maandnaam", 0.7))
        } else if surname_of_body(view, index) {
            Some(("context.tussenvoegsel", 0.9))
        } else if never(token, Marks::KEEP) && !lone_first_name(view, index) {
            None
        } else if let Some(found) = of_roster(view, roster, index) {
            Some(found)
        } else if is_called_after(view, index) {
            None
        } else if view.ordinary_style() && token.capital() {
            by_capital(view, index).map(|(rule, confidence)| {
                (rule, if is_doubtful(view, index) { confidence.min(DOUBT) } else { confidence })
            })
        } else if view.ordinary_style() {
            typed_small(view, index)
        } else {
            without_capitals(view, index)
        }
    })
}

/// `St. Pieter`, `Santa Maria Maggiore`, `Notre Dame`: a church, or the place around it.
fn of_saint(view: &View<'_>, index: usize) -> bool {
    let joined = matches!(view.token(index).gap, Gap::Space | Gap::DotSpace | Gap::Hyphen);
    joined
        && view.ordinary_style()
        && view.tokens.previous(index).is_some_and(|before| {
            before.capital()
                && matches!(view.tokens.folded(before), "st" | "sint" | "santa" | "saint" | "notre")
        })
}

/// `Vrede, 6 jaar`, `zijn zusje (Hoop, 2)`: an age behind it.
fn aged(view: &View<'_>, index: usize) -> Verdict {
    let token = view.token(index);
    let age = view.tokens.next(index).filter(|age| age.shape == Shape::Digits && age.chars <= 2)?;
    let years =
        view.tokens.next(index + 1).is_some_and(|unit| unit.gap == Gap::Space && unit.has(Marks::UNIT));
    let bracketed = || token.gap == Gap::Open && view.tokens.behind(index + 1).starts_with(b")");
    let shaped = age.gap == Gap::Comma && (years || bracketed())
        || age.gap == Gap::Open && token.info.first_name() > 0;
    let proper = if view.ordinary_style() { token.capital() } else { !token.has(Marks::WORD) };
    (shaped && proper && !never(token, Marks::KEEP)).then_some(("context.leeftijd", 0.8))
}

/// `Betrokken: Brouwer (ha), Dag (jeugdarts)`: in a list, a function between brackets behind it; or behind a comma, as in
/// `bij Schout, traumachirurg`.
fn with_function(view: &View<'_>, index: usize) -> Verdict {
    let token = view.token(index);
    let apart = |gap| matches!(gap, Gap::Open | Gap::Comma);
    let function = view.tokens.next(index).filter(|next| apart(next.gap) && next.has(Marks::ROLE))?;
    let led = || view.tokens.previous(index).is_some_and(|before| before.has(Marks::PREPOSITION));
    if function.gap == Gap::Comma && (token.info.surname() < 6 || token.gap != Gap::Space || !led()) {
        return None;
    }
    let closes = view.tokens.next(index + 1).is_none_or(|next| next.gap != Gap::Space);
    // `), ` is any other gap.
    let listed = function.gap == Gap::Comma || matches!(token.gap, Gap::Comma | Gap::Colon | Gap::Other);
    let listed = listed && function.chars > 1;
    let other = Marks::ROLE.or(Marks::TITLE).or(Marks::KEEP).or(Marks::BODY_TYPE).or(Marks::PRONOUN);
    let proper = if view.ordinary_style() {
        token.shape == Shape::Capitalised
    } else {
        token.info.surname() >= 6 || token.info.first_name() >= 6
    };
    (closes && listed && proper && !token.has(other.or(Marks::WEAK_BODY))).then_some(("context.functie", 0.8))
}

/// Words that are no name whatever stands around them; `more` adds classes.
fn never(token: &Token, more: Marks) -> bool {
    never_untaken(token) || token.has(more.or(Marks::TAKEN))
}

/// The same for a word that may be part of a street, place or body.
fn never_untaken(token: &Token) -> bool {
    let marks = Marks::ROLE.or(Marks::TITLE).or(Marks::FUNCTION).or(Marks::VERB).or(Marks::PRONOUN);
    let marks = marks.or(Marks::DETERMINER).or(Marks::PREPOSITION).or(Marks::CONJUNCTION).or(Marks::GREETING);
    token.has(marks.or(Marks::CALENDAR).or(Marks::BODY_TYPE).or(Marks::FAMILY))
}

/// `bang voor Lieve`: a word of greeting, role or calendar that is a usual first name, with a capital of its own.
fn lone_first_name(view: &View<'_>, index: usize) -> bool {
    let token = view.token(index);
    if matches!(view.tokens.fold(index), "jan" | "sep") {
        return no_month(view, index);
    }
    // `Ben belt`: no sentence begins with two verbs.
    let subject =
        view.tokens.next(index).is_some_and(|next| next.has(Marks::VERB) && !next.has(Marks::PRONOUN));
    if view.ordinary_style() && token.sentence_start && token.has(Marks::PREFIX) && subject {
        return token.info.first_name() >= 10;
    }
    let never = Marks::KEEP.or(Marks::TAKEN).or(Marks::VERB).or(Marks::PRONOUN).or(Marks::BODY_TYPE);
    view.ordinary_style()
        && token.shape == Shape::Capitalised
        && !token.sentence_start
        && token.info.first_name() >= 10
        && !token.has(never)
        && !(token.has(Marks::TITLE) && token.dot_after)
}

/// `zei Mei`, `leidster Mei`: a first name that is a month too, which has no capital within a sentence.
fn behind_verb(view: &View<'_>, index: usize) -> bool {
    let token = view.token(index);
    token.has(Marks::CALENDAR)
        && matches!(view.tokens.fold(index), "mei" | "april" | "juni" | "augustus")
        && view.ordinary_style()
        && token.shape == Shape::Capitalised
        && token.gap == Gap::Space
        && view.tokens.previous(index).is_some_and(|before| before.has(Marks::VERB.or(Marks::ROLE)))
        && no_month(view, index)
}

/// `Jan belt`: short for a month only beside a number.
fn no_month(view: &View<'_>, index: usize) -> bool {
    let number =
        |token: Option<&Token>| token.is_some_and(|t| matches!(t.shape, Shape::Digits | Shape::Alnum));
    let capital = view.ordinary_style() && view.token(index).capital();
    let named = view.tokens.next(index).is_some_and(|next| next.gap == Gap::Space && next.has(Marks::VERB));
    let beside = number(view.tokens.next(index)) || number(view.tokens.previous(index));
    !beside && !view.token(index).dot_after && (capital || !view.ordinary_style() && named)
}

/// `van` of `van Dam`: the anchor is the name behind it.
fn followed_by_name(view: &View<'_>, index: usize) -> bool {
    let name =
        |next: &Token| next.gap.joins() && next.chars > 1 && (next.has(Marks::PREFIX) || next.capital());
    view.is_prefix(index) && (!view.ordinary_style() || view.tokens.next(index).is_some_and(name))
}

/// A name of another case of the same sheet.
fn of_roster(view: &View<'_>, roster: &Roster, index: usize) -> Verdict {
    let token = view.token(index);
    if !roster.has(token.hash) {
        return None;
    }
    let ordinary = token.has(Marks::ORDINARY.or(Marks::PREFIX)) || token.chars < 3;
    if token.capital() && !(token.sentence_start && ordinary) {
        return Some(("blad.naam", 0.9));
    }
    let next = view.tokens.next(index).filter(|next| next.gap == Gap::Space)?;
    roster.has_both(token.hash, next.hash).then_some(("blad.volledig", 0.9))
}

/// By its capital and the lexicon.
fn by_capital(view: &View<'_>, index: usize) -> Verdict {
    let token = view.token(index);
    let (first, surname, word) = (token.info.first_name(), token.info.surname(), token.info.word());
    if token.info.any(Flag::PLATFORM | Flag::NATIONALITY | Flag::INSTITUTION) {
        // `Frans belt`: a language does nothing.
        let subject = token.sentence_start
            && view.tokens.next(index).is_some_and(|next| next.gap == Gap::Space && next.has(Marks::VERB));
        let named = token.info.first_name() >= 10 && (subject || surname_after(view, index));
        return named.then_some(("lexicon.voornaam-woord", 0.7));
    }
    // `MDO`, `EKEP`: capitals within an ordinary text are abbreviations, unless they are a usual name.
    if token.shape == Shape::Caps && (token.chars < 4 || first < 8 && surname < 10) {
        return None;
    }
    if token.sentence_start {
        return at_start(view, index);
    }
    if token.shape == Shape::Capitalised
        && (behind_telling_prefix(view, index) || behind_capital_prefix(view, index))
    {
        return Some(("context.tussenvoegsel", 0.85));
    }
    let usual = token.has(Marks::WORD);
    if first >= 2 && !usual {
        return Some(("lexicon.voornaam", 0.85));
    }
    if first == 1 && word == 0 && !token.info.any(Flag::CAPITALISED | Flag::PLACE) {
        return Some(("lexicon.voornaam-zeldzaam", 0.65));
    }
    let led = view
        .tokens
        .previous(index)
        .is_some_and(|before| before.has(Marks::PREPOSITION.or(Marks::CONJUNCTION)));
    if first >= 8 && word < 12 || first >= 4 && led || first >= 2 && surname_after(view, index) {
        return Some(("lexicon.voornaam-woord", 0.75));
    }
    let prefixed = prefix_start(view, index, 0) < index;
    if token.info.any(Flag::CAPITALISED | Flag::PLACE) && !(prefixed && surname >= 4) {
        return None;
    }
    if surname >= 4 && (prefixed || !usual) {
        return Some(("lexicon.achternaam", 0.75));
    }
    if surname >= 9 {
        return Some(("lexicon.achternaam-woord", 0.6));
    }
    (token.info.is_unknown() && token.shape != Shape::Caps && token.chars > 2)
        .then_some(("context.hoofdletter", 0.5))
}

/// At the start of a sentence a capital says nothing.
fn at_start(view: &View<'_>, index: usize) -> Verdict {
    let token = view.token(index);
    let (first, surname) = (token.info.first_name(), token.info.surname());
    let next = view.tokens.next(index);
    let colon = next.is_some_and(|next| next.gap == Gap::Colon);
    // The crisismeter: `Rood: direct bellen`.
    if colon && matches!(view.tokens.fold(index), "rood" | "oranje" | "groen") {
        return None;
    }
    let verb = next.is_some_and(|next| next.gap == Gap::Space && next.has(Marks::VERB));
    let listed = next.is_some_and(|next| next.gap == Gap::Space && next.has(Marks::CONJUNCTION));
    let surname_follows = surname_after(view, index);
    if !token.has(Marks::WORD) {
        // `Gespreksverslag Yusuf el Idrissi` begins with a heading.
        let strange = token.info.is_unknown()
            && token.chars < 10
            && next.is_some_and(|next| next.info.first_name() < 6 || next.info.surname() >= 8);
        if first >= 2 || surname_follows && (first > 0 || strange) {
            return Some(("lexicon.voornaam", 0.8));
        }
        let subject = verb || colon || token.has(Marks::PREFIX);
        if first == 1 && verb && token.info.word() == 0 {
            return Some(("lexicon.voornaam-zeldzaam", 0.65));
        }
        let field = colon && first + surname > 0;
        return (surname >= 4 && subject || field).then_some(("lexicon.achternaam", 0.7));
    }
    if token.has(Marks::VERB_OR_NAME) {
        // `Wil Fatima verder` asks; `Wil Jansen belt` and `Wil, 15 jaar` name.
        let named =
            surname_follows && next.is_some_and(|next| next.info.first_name() < 4 || next.has(Marks::PREFIX));
        let comma = next.is_some_and(|next| next.gap == Gap::Comma);
        return (first >= 8 && (verb || named || comma)).then_some(("lexicon.voornaam-woord", 0.65));
    }
    let noun = first >= 4 && verb && token.has(Marks::NOUN_OR_NAME);
    if noun
        || first >= 8 && (verb || surname_follows || listed && token.info.word() < 9)
        || first >= 4 && surname_follows
    {
        return Some(("lexicon.voornaam-woord", 0.7));
    }
    (colon && surname >= 8 && token.info.word() < 10).then_some(("lexicon.achternaam-woord", 0.65))
}

/// Whether a surname follows, perhaps after a prefix.
fn surname_after(view: &View<'_>, index: usize) -> bool {
    let mut at = index + 1;
    while at < view.len() && at - index < 4 && view.token(at).gap == Gap::Space && view.is_prefix(at) {
        at += 1;
    }
    let Some(token) = view.tokens.list.get(at) else { return false };
    token.gap == Gap::Space
        && token.capital()
        && !token.sentence_start
        && !never(token, Marks::KEEP)
        && (token.info.surname() > 0 || token.info.is_unknown() || at > index + 1)
}

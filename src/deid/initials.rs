//! Initials of a known person: alone (`K.`, `SJ`), and with the prefix of the surname between them (`M. el A.`, `J.v.d.B.`);
//! of anybody before a surname where capitals tell nothing.

use super::grow::{grow, info_of_surname};
use super::names::Part;
use super::people::{PersonSpan, Who};
use super::token::{Gap, Shape, Style, Token};
use super::view::View;
use super::words::Marks;

/// Nobody has more initials before the prefix, or more words in it.
const MOST: usize = 4;

/// The known person whose initials begin here: letters of the first names, the whole prefix of the surname in any
/// spelling, and the first letter of what follows it. That all of it fits one person is proof enough anywhere in a text.
pub(crate) fn around_prefix(view: &View<'_>, first: usize) -> Option<PersonSpan> {
    let letter = |token: &Token| token.chars == 1 && token.shape != Shape::Digits && !token.protected;
    if !letter(view.token(first)) || view.names.knows_nobody() {
        return None;
    }
    let near = |at: usize| view.tokens.next(at).filter(|next| is_near(next.gap));
    let mut firsts = String::from(view.tokens.fold(first));
    let mut at = first;
    // `M.A. el A.`: a letter with a stop that is written as the first one, while `v.` of `van` is small.
    while at - first < MOST
        && near(at).is_some_and(|next| {
            letter(next) && next.gap == Gap::Dot && next.capital() && view.token(first).capital()
        })
    {
        at += 1;
        firsts.push_str(view.tokens.fold(at));
    }
    let (mut prefix, start) = (String::new(), at + 1);
    while at + 1 - start < MOST && near(at).is_some_and(|next| next.has(Marks::PREFIX)) {
        at += 1;
        prefix.push_str(letters_of(view.tokens.fold(at)));
        let Some(last) = near(at).filter(|last| letter(last)) else { continue };
        let surname = view.tokens.folded(last);
        let Some(person) = view.names.by_initials_around(&firsts, &prefix, surname) else { continue };
        // `deel a van b`: without stops or capitals one small word between two letters is a preposition.
        let telling = view.token(first).capital() && last.capital()
            || view.token(first).dot_after && last.dot_after
            || at > start
            || !view.token(at).has(Marks::PREPOSITION.or(Marks::DETERMINER).or(Marks::LOOSE_PREFIX));
        let (who, rule) = (Who::Person(person), "bekend.initialen");
        return (telling && ends(view, at + 1)).then_some(PersonSpan {
            first,
            last: at + 1,
            strip: 0,
            who,
            rule,
            confidence: 0.8,
        });
    }
    None
}

fn is_near(gap: Gap) -> bool {
    matches!(gap, Gap::Space | Gap::Dot | Gap::DotSpace | Gap::SpaceApostrophe | Gap::Hyphen)
}

/// Whether the letter is not the first of several: `J. van der B.A. Smit`.
fn ends(view: &View<'_>, last: usize) -> bool {
    view.tokens.next(last).is_none_or(|next| next.gap != Gap::Dot && next.gap != Gap::Apostrophe)
}

/// The first letters of the words that are written as one: `vd`, `vander`.
fn letters_of(word: &str) -> &str {
    match word {
        "vd" | "vdr" | "vander" | "vanden" | "vande" => "vd",
        _ => word.get(..1).unwrap_or_default(),
    }
}

/// What letters in capitals are short for when a list has them, and then not for somebody.
const ABBREVIATED: Marks = Marks::KEEP.or(Marks::ROLE).or(Marks::BODY_TYPE).or(Marks::TITLE).or(Marks::TAKEN);

/// `SJ` for Sanne Janssen, `WJ` for Willem-Jan: two capitals that no list has for something else.
pub(super) fn two_letters(view: &View<'_>, index: usize) -> Option<u32> {
    let token = view.token(index);
    let written = token.shape == Shape::Caps && token.chars == 2 && view.ordinary_style();
    if !written
        || token.has(ABBREVIATED.or(Marks::ORDINARY))
        || token.info.word() > 0
        || view.names.knows_nobody()
    {
        return None;
    }
    let alone = view.tokens.next(index).is_none_or(|next| !matches!(next.gap, Gap::Dot | Gap::Hyphen));
    let apart = token.gap != Gap::Dot && token.gap != Gap::Hyphen;
    let letters = view.tokens.fold(index);
    let person = view.names.by_monogram(letters).or_else(|| view.names.by_initials(letters))?;
    (alone && apart && person < view.names.given()).then_some(person)
}

/// `PK`, `JdV`: somebody of whom the sheet gives no more than that.
pub(super) fn bare_monogram(view: &View<'_>, index: usize) -> Option<u32> {
    let token = view.token(index);
    let written = matches!(token.shape, Shape::Caps | Shape::Mixed) && (2..=4).contains(&token.chars);
    let typed_so = view.tokens.style() != Style::Caps;
    (written && typed_so && !token.has(ABBREVIATED))
        .then(|| view.names.by_bare_monogram(view.tokens.fold(index)))?
}

/// `G.-J. belt`, `met G-J`: the letters of a double first name, which nothing else ties so.
pub(super) fn tied_letters(view: &View<'_>, first: usize) -> Option<PersonSpan> {
    if view.names.knows_nobody() || !is_tied_to_next(view, first) {
        return None;
    }
    let written = [first, first + 1].iter().all(|at| view.token(*at).capital() || view.token(*at).dot_after);
    let begins = !matches!(view.token(first).gap, Gap::Hyphen | Gap::Dot);
    let letters = format!("{}{}", view.tokens.fold(first), view.tokens.fold(first + 1));
    let whose = |person: &u32| view.names.initials(*person).starts_with(&letters);
    let person = (0..view.names.given()).find(whose).or_else(|| view.names.by_monogram(&letters))?;
    // `G.-J. Zandvoort`.
    let near = |next: &Token| matches!(next.gap, Gap::Space | Gap::DotSpace);
    let named = view.tokens.next(first + 1).is_some_and(near) && view.hits[first + 2].is_some();
    let last = if named { grow(view, first + 2, first).1 } else { first + 1 };
    let (who, rule) = (Who::Person(person), "bekend.initialen");
    (written && begins).then_some(PersonSpan { first, last, strip: 0, who, rule, confidence: 0.85 })
}

/// Whether a letter is tied to the next one: `G.-J.`, `G-J`.
pub(crate) fn is_tied_to_next(view: &View<'_>, index: usize) -> bool {
    let letter = |token: &Token| token.chars == 1 && token.shape != Shape::Digits && !token.protected;
    letter(view.token(index))
        && view.tokens.next(index).is_some_and(|next| {
            letter(next) && (next.gap == Gap::Hyphen || view.tokens.behind(index).starts_with(b".-"))
        })
}

/// `K. en S.W. willen een gesprek`: a known person by the initials alone, in a place where names stand.
pub(super) fn dotted_letters(view: &View<'_>, first: usize, out: &mut Vec<PersonSpan>) -> Option<usize> {
    let flat = !view.ordinary_style();
    let letter =
        |token: &Token| token.chars == 1 && (flat || token.capital()) && token.shape != Shape::Digits;
    let begins = view.tokens.list[first].gap != Gap::Dot && letter(view.token(first));
    if !begins || view.names.knows_nobody() {
        return None;
    }
    let mut last = first;
    while last - first < 4 && view.tokens.next(last).is_some_and(|t| t.gap == Gap::Dot && letter(t)) {
        last += 1;
    }
    let letters: String = (first..=last).map(|index| view.tokens.fold(index)).collect();
    // `S.B. zien`, when the sheet has no more of the name: what else could it be?
    let whole =
        last > first && view.token(first).capital() && view.names.by_bare_monogram(&letters).is_some();
    let placed = whole || if flat { may_be_named_flat(view, first, last) } else { may_be_named(view, first) };
    let placed = placed || is_object(view, first, last);
    if !(view.token(last).dot_after && !initials_of_a_name(view, last) && placed) {
        return None;
    }
    let monogram = || {
        let whole = view.names.by_monogram(&letters).filter(|_| last > first);
        whole.or_else(|| view.names.by_first_and_last(&letters))
    };
    let who = Who::Person(view.names.by_initials(&letters).or_else(monogram)?);
    out.push(PersonSpan { first, last, strip: 0, who, rule: "bekend.initialen", confidence: 0.75 });
    Some(last + 1)
}

/// `groeicurve L. bekijken`, `noodplan L. in de telefoon`: behind a noun, in the middle of a sentence, unless the noun is one
/// that letters are given to.
fn is_object(view: &View<'_>, first: usize, last: usize) -> bool {
    let goes_on = |next: &Token| next.gap == Gap::DotSpace && next.shape == Shape::Lower && next.chars > 1;
    let before = view.tokens.previous(first).filter(|_| view.token(first).gap == Gap::Space);
    view.token(first).capital()
        && before.is_some_and(|before| takes_no_letter(view, before))
        && view.tokens.next(last).is_some_and(goes_on)
}

/// Whether a word of a sentence is none that letters are given to.
fn takes_no_letter(view: &View<'_>, word: &Token) -> bool {
    let folded = view.tokens.folded(word);
    // `noodplan` is no `plan`; `controlelijst` is a list.
    const SHORTEST: usize = 5;
    let lettered = |end: &&str| folded == *end || end.len() >= SHORTEST && folded.ends_with(*end);
    word.shape == Shape::Lower && word.chars > 2 && !LETTERED.iter().any(lettered)
}

/// `eerst W vragen`, `W's toets`, `met W praten`: the letter of a known person without a stop, between words of a sentence.
/// `M` and `V` are short for mother and father.
pub(super) fn bare_letter(view: &View<'_>, index: usize, out: &mut Vec<PersonSpan>) -> Option<usize> {
    let token = view.token(index);
    let letter = token.chars == 1 && token.capital() && token.shape != Shape::Digits && !token.dot_after;
    if !letter || view.tokens.style() == Style::Caps || token.gap != Gap::Space || view.names.knows_nobody() {
        return None;
    }
    let folded = view.tokens.fold(index);
    let person = view.names.by_initials(folded).filter(|person| *person < view.names.given())?;
    let owns = view.tokens.behind(index).starts_with(b"'s ");
    let goes_on = view.tokens.next(index).is_some_and(|next| {
        next.gap == Gap::Space && next.shape == Shape::Lower && next.chars > 1 && !next.has(Marks::UNIT)
    });
    let between = goes_on && !matches!(folded, "m" | "v") && {
        view.tokens.previous(index).is_some_and(|before| takes_no_letter(view, before))
    };
    let (who, rule) = (Who::Person(person), "bekend.initialen");
    (owns || between).then(|| {
        out.push(PersonSpan { first: index, last: index, strip: 0, who, rule, confidence: 0.6 });
        index + 1
    })
}

/// `Noor V haar fiets`: behind a first name the letter of that person's surname, without a stop.
pub(crate) fn is_letter_of_surname(view: &View<'_>, index: usize) -> bool {
    let token = view.token(index);
    let letter = token.chars == 1 && token.capital() && token.gap == Gap::Space && !token.dot_after;
    let goes_on = |next: &Token| next.gap == Gap::Space && next.shape == Shape::Lower;
    let Some(hit) = view.hits[index - 1].filter(|_| letter && view.tokens.style() != Style::Caps) else {
        return false;
    };
    let first = view.tokens.fold(index - 1).chars().next();
    let letters: String = first.into_iter().chain(view.tokens.fold(index).chars()).collect();
    let person = view.names.by_first_and_last(&letters);
    view.tokens.next(index).is_some_and(goes_on)
        && person.is_some_and(|person| view.names.bears(hit.key, person, Part::First))
}

/// What a letter is given to: `vitamine D.`, `bijlage B.`
#[rustfmt::skip]
const LETTERED: &[&str] = &[
    "vitamine", "lijst", "groep", "type", "hepatitis", "bijlage", "optie", "plan", "klas", "lokaal", "gebouw", "route", "punt",
    "deel", "kolom", "blok", "zaal", "ingang", "spoor", "kaart", "fase", "niveau", "cluster", "categorie", "model",
    "influenza", "factor", "letter", "variant", "versie", "vleugel", "cel", "rij", "vak", "team", "unit", "profiel",
];

/// Whether initials may name a person where capitals tell nothing: neither an abbreviation nor the letter of a list, and no
/// name behind them.
fn may_be_named_flat(view: &View<'_>, first: usize, last: usize) -> bool {
    let small = Marks::PREPOSITION.or(Marks::CONJUNCTION).or(Marks::VERB).or(Marks::FUNCTION);
    let next = view.tokens.list.get(last + 1);
    let goes_on = next.is_some_and(|next| {
        let beside = matches!(next.gap, Gap::Space | Gap::DotSpace);
        beside && next.has(small) && next.chars > 1 && view.hits[last + 1].is_none()
    });
    let ends =
        next.is_none_or(|next| !matches!(next.gap, Gap::Space | Gap::DotSpace | Gap::Dot | Gap::Hyphen));
    // The s of `[jeugdige]s` stands behind a bracket.
    let apart = !matches!(view.token(first).gap, Gap::Other | Gap::Apostrophe | Gap::Hyphen | Gap::Slash);
    let opens = view.token(first).sentence_start;
    apart && !ends_abbreviation(view, last) && may_be_named(view, first) && (goes_on || ends && !opens)
}

/// Whether a surname follows, perhaps behind a prefix.
fn initials_of_a_name(view: &View<'_>, last: usize) -> bool {
    let mut at = last + 1;
    while view.tokens.next(at - 1).is_some_and(|t| t.has(Marks::PREFIX) && !t.capital()) {
        at += 1;
    }
    let told = |t: &Token| view.ordinary_style() && t.capital();
    view.tokens.next(at - 1).is_some_and(|t| told(t) || at > last + 1 && view.hits[at].is_some())
}

/// Whether a person may be named here: first in its line, or behind a small word or a role.
fn may_be_named(view: &View<'_>, first: usize) -> bool {
    let lead = Marks::PREPOSITION.or(Marks::CONJUNCTION).or(Marks::VERB).or(Marks::FUNCTION);
    let lead = lead.or(Marks::ROLE).or(Marks::TITLE);
    view.token(first).sentence_start || view.tokens.previous(first).is_some_and(|before| before.has(lead))
}

/// `i.o.m. Esther`, `t.a.v. Bakker`: letters with stops that are no initials.
pub(crate) fn ends_abbreviation(view: &View<'_>, last: usize) -> bool {
    let mut first = last;
    while first > 0
        && view.token(first).gap == Gap::Dot
        && view.token(first - 1).chars == 1
        && last - first < 4
    {
        first -= 1;
    }
    let letters = (first..=last).map(|index| view.tokens.fold(index)).collect::<String>();
    let written = !view.token(last).capital() || !view.ordinary_style();
    first < last && written && DOTTED.contains(&letters.as_str())
}

/// Abbreviations that people write with stops before a name.
#[rustfmt::skip]
const DOTTED: &[&str] = &[
    "iom", "olv", "adhv", "mbv", "nav", "tav", "ivm", "tnv", "tov", "mbt", "ism", "oa", "mn", "ipv", "dmv", "itt", "dd",
    "tgv", "mhv", "ook", "bv", "mivm", "wg",
];

/// The letters before the prefix of a name where capitals tell nothing.
pub(crate) fn letters_before(view: &View<'_>, first: usize, floor: usize) -> Option<usize> {
    let index = first.checked_sub(1).filter(|index| *index >= floor && !view.ordinary_style())?;
    let (letters, token) = (view.token(index), view.token(first));
    let shaped = letters.chars == 1 && letters.shape != Shape::Digits || is_run_of_letters(letters);
    (shaped && token.gap == Gap::Space && !letters.protected && stands_before_surname(view, index))
        .then_some(index)
}

/// `kj el azouzi`, `hj kramer`: two or three letters that are no word.
fn is_run_of_letters(token: &Token) -> bool {
    let other = Marks::KEEP.or(Marks::BODY_TYPE).or(Marks::FUNCTION).or(Marks::UNIT).or(Marks::PREFIX);
    let other = other.or(Marks::ROLE).or(Marks::TITLE).or(Marks::PREPOSITION).or(Marks::VERB);
    (2..=3).contains(&token.chars)
        && token.info.word() < 6
        && token.shape != Shape::Digits
        && !token.has(other)
}

/// `ouder 2: e tuinman`, `inzake t kettelarij`: in a text without capitals, or of nothing else, a letter that stands
/// before a surname and behind no word.
fn stands_before_surname(view: &View<'_>, index: usize) -> bool {
    let (letter, mut name) = (view.token(index), index + 1);
    while name + 1 < view.len() && view.is_prefix(name) {
        name += 1;
    }
    let surname = match view.hits[name] {
        Some(hit) => view.only_surname(hit),
        None => info_of_surname(view.token(name)) || name > index + 1 && view.token(name).info.is_unknown(),
    };
    let opens =
        !matches!(letter.gap, Gap::Space | Gap::Hyphen | Gap::Apostrophe | Gap::SpaceApostrophe | Gap::Dot);
    let lead = Marks::PREPOSITION.or(Marks::TITLE).or(Marks::ROLE).or(Marks::CONJUNCTION);
    let led = letter.gap == Gap::Space && view.tokens.previous(index).is_some_and(|before| before.has(lead));
    // `u`, `m` (met), `v` (van) are words of a telegram too.
    let word = letter.has(Marks::PRONOUN) || matches!(view.tokens.fold(index), "u" | "m" | "n" | "x" | "o");
    surname && !word && (opens || led)
}

//! A text as the name finders see it: words, and which of them are names of this case.

use super::names::{NameIndex, Part};
use super::token::{Gap, Shape, Style, Token, Tokens};
use super::words::Marks;
use super::{people, prefixes};

/// What the index of known names says of a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    /// The key in the index.
    pub(crate) key: u32,
    /// Bytes at the word's end that are no part of the name: the `s` of `Yusufs`.
    pub(crate) strip: u8,
    /// Letter for letter, or with a typing error.
    pub(crate) exact: bool,
}

/// A text, its words and the known names among them.
pub(crate) struct View<'a> {
    pub(crate) tokens: &'a Tokens,
    pub(crate) names: &'a NameIndex,
    /// Per word.
    pub(crate) hits: &'a [Option<Hit>],
}

impl View<'_> {
    pub(crate) fn token(&self, index: usize) -> &Token {
        &self.tokens.list[index]
    }

    pub(crate) fn len(&self) -> usize {
        self.tokens.list.len()
    }

    pub(crate) fn ordinary_style(&self) -> bool {
        self.tokens.style() == Style::Ordinary
    }

    /// Whether the word is a name of the case that is no ordinary word.
    pub(crate) fn sure_hit(&self, index: usize) -> bool {
        self.hits.get(index).copied().flatten().is_some_and(|hit| !self.names.key(hit.key).ordinary)
    }

    /// Whether the word can only be a surname.
    pub(crate) fn only_surname(&self, hit: Hit) -> bool {
        self.names.uses(hit.key).all(|u| u.part == Part::Surname)
    }

    /// `appt nour rooster`: whether an ordinary word stands behind somebody of whom the case gives the surname, and so is
    /// hardly another.
    pub(crate) fn is_word_behind_name(&self, index: usize) -> bool {
        let token = self.token(index);
        let word = token.has(Marks::WORD) && token.info.surname() < 10;
        word && index > 0 && self.hits[index - 1].is_some_and(|hit| self.names.has_surname(hit.key))
    }

    /// Whether a known name stands here as a name, not as the word that it also is.
    pub(crate) fn is_name(&self, index: usize) -> bool {
        let Some(hit) = self.hits[index] else { return false };
        let (token, key) = (self.token(index), self.names.key(hit.key));
        let word = key.ordinary || token.info.word() > 0;
        if key.learned && word && self.ordinary_style() && !token.capital() {
            return false;
        }
        // `Ömer`: `omer` is a word, with its marks it is none.
        let marked = hit.exact && self.tokens.folded(token).len() < (token.end - token.start) as usize;
        if !key.ordinary || marked && hit.strip == 0 && token.chars > 2 {
            return true;
        }
        if self.beside_name(index) || self.full_name(index, hit) || self.after_initial(index, hit) {
            return true;
        }
        let comma = self.tokens.next(index).is_some_and(|next| next.gap == Gap::Comma);
        if comma && hit.strip == 0 && people::reversed(self, index).is_some() {
            return true;
        }
        // A typing error that makes no word makes a name.
        if !hit.exact && !token.has(Marks::ORDINARY) {
            return true;
        }
        if hit.exact && !key.learned && self.hardly_a_word(index) {
            return true;
        }
        match (self.ordinary_style(), token.capital(), token.sentence_start) {
            (true, true, false) => !token.has(Marks::PREFIX) || self.prefix_is_surname(index),
            (true, true, true) => hit.strip > 0 || self.name_at_start(index),
            (true, false, _) => hit.exact && self.lower_case_name(index, true),
            (false, _, _) => hit.exact && self.lower_case_name(index, key.learned),
        }
    }

    /// `gewicht wende 31 kg`, `wij, jairzinho en gilbert`: a word that is hardly written but as a name.
    fn hardly_a_word(&self, index: usize) -> bool {
        const RARE: u8 = 6;
        let token = self.token(index);
        let noun = Marks::DETERMINER.or(Marks::PREFIX).or(Marks::PRONOUN);
        let is_noun = token.gap == Gap::Space && self.tokens.previous(index).is_some_and(|t| t.has(noun));
        let written = !self.ordinary_style() || token.capital();
        let tied = self.tokens.list.get(index + 1).is_some_and(|next| next.gap == Gap::Hyphen);
        let usual = Marks::TAKEN.or(Marks::PREFIX).or(Marks::VERB).or(Marks::FUNCTION);
        written && token.chars > 3 && token.info.word() <= RARE && !token.has(usual) && !is_noun && !tied
    }

    /// Whether the word before or after it, with only a blank between, is surely a name of the case.
    fn beside_name(&self, index: usize) -> bool {
        let token = self.token(index);
        if token.has(Marks::VERB_OR_NAME.or(Marks::FUNCTION)) && !token.capital() {
            return false;
        }
        let joined = |gap| matches!(gap, Gap::Space | Gap::Hyphen | Gap::DotSpace);
        let hit = self.hits[index];
        // `leentje-ani`.
        let tied = |at: usize| self.tokens.list.get(at).is_some_and(|token| token.gap == Gap::Hyphen);
        if tied(index) && self.sure_hit(index - 1) || tied(index + 1) && self.sure_hit(index + 1) {
            return true;
        }
        let surname = hit.is_some_and(|hit| self.only_surname(hit));
        let before = index > 0 && joined(token.gap) && self.sure_hit(index - 1) && surname;
        // `Wil Fatima verder`: a verb before a name is no name; `Roos Jansen` is one.
        let after = self.hits.get(index + 1).copied().flatten().is_some_and(|next| {
            joined(self.token(index + 1).gap) && self.sure_hit(index + 1) && self.only_surname(next)
        });
        before || after
    }

    /// `Wil in 't Veld`: a first name before a surname of the same person, both ordinary words.
    fn full_name(&self, index: usize, hit: Hit) -> bool {
        let firsts = || self.names.uses(hit.key).filter(|u| u.part == Part::First);
        let mut at = index + 1;
        while at < self.len() && at - index <= 4 {
            let token = self.token(at);
            if !token.gap.joins() {
                return false;
            }
            if let Some(next) = self.hits[at] {
                let owns = |person| {
                    let joined = token.gap == Gap::Hyphen && self.names.bears(next.key, person, Part::First);
                    joined || self.names.bears(next.key, person, Part::Surname)
                };
                if firsts().any(|u| owns(u.person)) {
                    return true;
                }
            }
            if !token.has(Marks::PREFIX) {
                return false;
            }
            at += 1;
        }
        false
    }

    /// `M. Arts`: the initial of somebody who bears the surname.
    fn after_initial(&self, index: usize, hit: Hit) -> bool {
        let mut at = index;
        while at > 0
            && index - at < 4
            && self.token(at - 1).has(Marks::PREFIX)
            && self.token(at - 1).chars > 1
        {
            at -= 1;
        }
        if at == 0 || !matches!(self.token(at).gap, Gap::Dot | Gap::DotSpace) || self.token(at - 1).chars != 1
        {
            return false;
        }
        let letter = self.tokens.fold(at - 1);
        self.names
            .uses(hit.key)
            .any(|u| u.part == Part::Surname && self.names.initials(u.person).contains(letter))
    }

    /// Whether this word is the prefix of a surname: `van`, and `in` only before `'t` and the like.
    pub(crate) fn is_prefix(&self, index: usize) -> bool {
        let token = self.token(index);
        let loose = token.has(Marks::LOOSE_PREFIX);
        // `IB'er Sanne`: the end of a word, though `Er Rachidi` is a name.
        let tail = token.gap == Gap::Apostrophe && token.chars > 1;
        token.has(Marks::PREFIX)
            && !tail
            && (!loose || self.tokens.next(index).is_some_and(|t| t.gap.joins() && is_article(t)))
    }

    /// A surname such as `Al` or `Van`, capitalised within a sentence: not when another name follows.
    fn prefix_is_surname(&self, index: usize) -> bool {
        self.tokens.next(index).is_none_or(|next| next.gap != Gap::Space || !next.capital())
    }

    /// An ordinary word that is a known name, at the start of a sentence: `Wil belt`, not `Wil moeder`.
    fn name_at_start(&self, index: usize) -> bool {
        let token = self.token(index);
        let Some(next) = self.tokens.next(index) else { return true };
        match next.gap {
            Gap::Space | Gap::Apostrophe | Gap::Hyphen => {}
            _ => return true,
        }
        if token.has(Marks::VERB_OR_NAME) {
            let verb = Marks::VERB.or(Marks::CONJUNCTION).or(Marks::VERB_OR_NAME);
            return next.has(verb) && !next.capital() || next.chars == 1;
        }
        // `Rozemarijn bellen`, `Krijn koos`: whoever is known is named more often than the word opens a sentence.
        !token.has(Marks::PREFIX) || next.has(Marks::VERB) && !next.has(Marks::PRONOUN)
    }

    /// `met pluk zelf`, `visie rozemarijn: ...`, `loof's voogd`: a word that is not among the most usual, in a place
    /// where names stand.
    fn placed_as_name(&self, index: usize) -> bool {
        let token = self.token(index);
        let before = self.tokens.previous(index).filter(|_| token.gap == Gap::Space);
        let next = self.tokens.list.get(index + 1);
        let speaks = next.is_some_and(|next| next.gap == Gap::Colon);
        let owns = next.is_some_and(|next| next.gap == Gap::Apostrophe) && self.tokens.fold(index + 1) == "s";
        let led = before.is_some_and(|before| before.has(Marks::PREPOSITION));
        token.info.word() < 9 && !token.has(Marks::VERB_OR_NAME) && (speaks || owns || led)
    }

    /// `Sorry. storm x`: what stands alone before kisses.
    fn is_signature(&self, index: usize) -> bool {
        let kisses = |next: &Token| {
            next.gap == Gap::Space && self.tokens.folded(next).bytes().all(|byte| byte == b'x')
        };
        self.token(index).sentence_start && self.tokens.next(index).is_some_and(kisses)
    }

    /// `hoe genade, mijn kleindochter, leeft`: whose kin it is stands behind it.
    fn is_kin(&self, index: usize) -> bool {
        let whose = self.tokens.next(index).filter(|next| next.gap == Gap::Comma);
        whose.is_some_and(|whose| {
            matches!(self.tokens.folded(whose), "mijn" | "zijn" | "haar" | "onze" | "hun" | "m'n")
        }) && self.tokens.next(index + 1).is_some_and(|kin| kin.has(Marks::ROLE.or(Marks::FAMILY)))
    }

    /// An ordinary word in lower case that is a known name: what stands around it decides.
    fn lower_case_name(&self, index: usize, strict: bool) -> bool {
        let token = self.token(index);
        let role = Marks::ROLE.or(Marks::TITLE).or(Marks::FAMILY);
        let before = self.tokens.previous(index);
        // `achternaam: storm`.
        if token.gap == Gap::Colon && before.is_some_and(|field| self.tokens.folded(field).ends_with("naam"))
        {
            return true;
        }
        let after = self.tokens.next(index).filter(|next| next.gap == Gap::Space);
        let verb_after = after.is_some_and(|t| t.has(Marks::VERB) && !t.has(Marks::PRONOUN));
        let role_before =
            before.is_some_and(|t| t.has(role) && matches!(token.gap, Gap::Space | Gap::DotSpace));
        if token.has(Marks::VERB_OR_NAME) {
            let preposition = before.is_some_and(|t| t.has(Marks::PREPOSITION)) && token.gap == Gap::Space;
            let listed = before.is_some_and(|t| t.has(Marks::CONJUNCTION)) && (verb_after || after.is_none());
            return preposition
                || listed
                || verb_after && (role_before || before.is_none() || token.sentence_start);
        }
        if role_before || self.is_signature(index) || self.is_kin(index) {
            return true;
        }
        // `mw. de bakker`, `familie de jong`: a prefix of the name stands between.
        if let Some(previous) = before.filter(|t| t.has(Marks::PREFIX)) {
            let earlier = self.tokens.previous(index - 1);
            let named = earlier.is_some_and(|t| t.has(role) || t.chars == 1 && t.shape != Shape::Digits)
                || index >= 2 && self.sure_hit(index - 2);
            if named && !previous.has(Marks::PRONOUN) {
                return true;
            }
        }
        if prefixes::telling(self, index) || !strict && self.placed_as_name(index) {
            return true;
        }
        // `wil niet meer`, where Sanne van der Meer sits at the table: among the hundred most written words.
        if strict || !token.has(Marks::NOUN_OR_NAME) || token.info.word() >= 12 {
            return false;
        }
        let Some(before) = before else { return true };
        if token.sentence_start || verb_after && !before.has(Marks::DETERMINER.or(Marks::PREFIX)) {
            return true;
        }
        let word = Marks::DETERMINER.or(Marks::PREFIX).or(Marks::CALENDAR);
        token.gap != Gap::Space
            || !(before.has(word) || is_copula(self.tokens.fold(index - 1)))
            || before.has(Marks::PREPOSITION) && !matches!(self.tokens.fold(index - 1), "in" | "op" | "te")
    }
}

/// Words after which an ordinary noun may stand without an article: `er is hoop`.
fn is_copula(folded: &str) -> bool {
    matches!(
        folded,
        "is" | "was" | "heeft" | "hebben" | "had" | "nog" | "meer" | "er" | "wel" | "na" | "veel" | "met"
    )
}

/// `de`, `den`, `'t` after a loose prefix.
fn is_article(token: &Token) -> bool {
    let small = !token.capital() || token.shape == Shape::Caps;
    token.has(Marks::PREFIX) && !token.has(Marks::LOOSE_PREFIX) && small
}

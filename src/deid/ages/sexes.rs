//! Ages beside a sex: `(m, 16)`, `(v34)`, `M 14, SOA-test`, `v 37 hoest`, `45v, POB`.

use super::ends;
use crate::deid::token::{Gap, Shape, Token, Tokens};
use crate::dutch::word_list::WordList;

pub(super) static SEXES: WordList =
    WordList::new(&["m", "v", "j", "man", "vrouw", "vr", "jongen", "meisje", "mw", "mevr", "dhr"]);

/// Complaints and tests that a note gives first: behind the letter of a sex and a number, this is an age.
#[rustfmt::skip]
static COMPLAINTS: WordList = WordList::new(&[
    "hoest", "hoesten", "koorts", "hp", "hpn", "hoofdpijn", "bp", "buikpijn", "oorpijn", "keelpijn", "rugpijn", "lrp", "pijn", "jeuk",
    "diarree", "braken", "spugen", "obst", "obstipatie", "misselijk", "moe", "moeheid", "duizelig", "benauwd", "dyspnoe", "kortademig",
    "uitslag", "rash", "eczeem", "acne", "uwi", "mictieklachten", "mictieklt", "dysurie", "pob", "collaps", "trauma", "val", "gevallen",
    "verkouden", "otitis", "oma", "loopoor", "wrat", "wratten", "wond", "soa", "anticonceptie", "depr", "depressief", "somber", "angst",
    "paniek", "enuresis", "bedplassen", "adhd", "astma", "copd", "dm", "dm2", "ht", "cva", "tia", "knieklachten", "enkel", "knie",
    "schouder", "slaapt", "sliep", "blauwe", "griep", "migraine", "hooikoorts", "menstr", "menorragie", "vagitis", "fluor",
]);

/// `(m, 16)`, `(v 34)`, `(16, m)`.
pub(super) fn is_of_sex(tokens: &Tokens, text: &str, at: usize) -> bool {
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

/// `♀ 34`, `12♂`.
pub(super) fn is_beside_sign(text: &str, number: &Token) -> bool {
    let sign = ['♀', '♂'];
    text[..number.start as usize].trim_end().ends_with(sign)
        || text[number.end as usize..].trim_start().starts_with(sign)
}

/// Whether a word opens a note or a line, if need be behind the letter of its part: `S M 23, keelpijn`.
fn opens_line(tokens: &Tokens, at: usize) -> bool {
    let opens = |token: &Token| matches!(token.gap, Gap::Start | Gap::Newline);
    let part = || tokens.previous(at).is_some_and(|part| opens(part) && tokens.folded(part) == "s");
    opens(&tokens.list[at]) || part()
}

/// Whether the words stop behind the number, or a complaint comes.
pub(super) fn leads_to_complaint(tokens: &Tokens, text: &str, at: usize) -> bool {
    ends(&text[tokens.list[at].end as usize..]) || is_before_complaint(tokens, at)
}

/// `pt 67 collaps`.
pub(super) fn is_before_complaint(tokens: &Tokens, at: usize) -> bool {
    tokens.next(at).is_some_and(|next| next.gap == Gap::Space && COMPLAINTS.has(tokens.folded(next)))
}

/// `M 14, SOA-test`, `v 37 hoest`; within a line only as a sentence of its own: `leuco's ++. F 4. kweek`.
pub(super) fn is_behind_letter(tokens: &Tokens, text: &str, at: usize) -> bool {
    let (number, letter) = (&tokens.list[at], &tokens.list[at - 1]);
    let near = matches!(number.gap, Gap::Space | Gap::Slash) && number.shape == Shape::Digits;
    if !near || letter.chars != 1 || !matches!(tokens.folded(letter), "m" | "v" | "f" | "j") {
        return false;
    }
    let sentence = text[..letter.start as usize].ends_with(". ")
        && letter.capital()
        && number.gap == Gap::Space
        && text[number.end as usize..].starts_with(". ");
    // `UWI, v 33.`
    let last = letter.gap == Gap::Comma && number.chars == 2 && ends(&text[number.end as usize..]);
    // `V 4, V 6` counts something else.
    let row = tokens.list.get(at + 1).is_some_and(|next| next.hash == letter.hash);
    !row && (sentence || last || opens_line(tokens, at - 1) && leads_to_complaint(tokens, text, at))
}

/// The bytes of the age in `(v34)`, and in `V34,` and `45m, POB` that open a line.
pub(super) fn glued(tokens: &Tokens, text: &str, at: usize) -> Option<(usize, usize)> {
    let token = &tokens.list[at];
    let (start, end) = (token.start as usize, token.end as usize);
    let word = tokens.folded(token);
    // Of plain letters only, so that a place in the folded word is one in the text.
    if token.chars != 3 || end - start != 3 {
        return None;
    }
    let before = word.starts_with(['m', 'v']);
    let (number, letter) = if before { (&word[1..], &word[..1]) } else { (&word[..2], &word[2..]) };
    let years = number.bytes().all(|byte| byte.is_ascii_digit()) && number != "00";
    let bracketed =
        token.gap == Gap::Open && text[end..].starts_with([')', ',']) && (before || letter == "v");
    let opens = || opens_line(tokens, at) && leads_to_complaint(tokens, text, at) && text.len() > end;
    let placed = matches!(letter, "m" | "v") && (bracketed || opens());
    (years && placed).then_some(if before { (start + 1, end) } else { (start, end - 1) })
}

#[cfg(test)]
mod tests {
    use crate::deid::{Engine, Known, Options};

    #[test]
    fn a_sex_that_an_age_is_glued_to_stays() {
        let engine = Engine::new(Options::default());
        let told = |text| engine.case(&Known::default()).scrub_one(text).text;
        assert_eq!(told("Buurvrouw (v34) past op."), "Buurvrouw (v[leeftijd]) past op.");
        assert_eq!(told("V33, moe."), "V[leeftijd], moe.");
        assert_eq!(told("Route (b12) en v34, zie bord."), "Route (b12) en v34, zie bord.");
    }
}

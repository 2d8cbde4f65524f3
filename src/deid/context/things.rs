//! Names of things: what stands around a word shows that it names a work, ship, cabinet or brand rather than a person.

use super::lead::prefix_start;
use crate::deid::lexicon::Flag;
use crate::deid::token::{Gap, Shape, Token};
use crate::deid::view::View;

/// Whether a capitalised word names no person for certain: a title between `«` and `»`, a ship, `kabinet-Balkenende`.
pub(super) fn is_thing(view: &View<'_>, index: usize) -> bool {
    is_title(view, index) || is_called_after(view, index) || is_sign(view, index)
}

/// The same where it is known that no title stands there.
pub(super) fn is_called_after(view: &View<'_>, index: usize) -> bool {
    view.ordinary_style()
        && view.token(index).capital()
        && (of_ship(view, index)
            || of_compound(view, index)
            || behind_named_thing(view, index)
            || is_called_so(view, index)
            || is_realm(view, index)
            || is_among_places(view, index)
            || is_taxon(view, index))
}

/// `de tanker Kaiser Otto`, `de hengst Cornet Obolensky`: behind what bears a name of its own, and is not spoken of in the
/// same breath as a child.
fn behind_named_thing(view: &View<'_>, index: usize) -> bool {
    let mut start = index;
    while start > 0
        && index - start < 2
        && view.token(start).gap == Gap::Space
        && view.token(start - 1).capital()
    {
        start -= 1;
    }
    let kind = view.tokens.previous(start).filter(|kind| kind.shape == Shape::Lower);
    let near = view.token(start).gap == Gap::Space;
    near && kind.is_some_and(|kind| kind.chars > 3 && ends_in(view.tokens.folded(kind), NAMED_THINGS))
}

/// `Koninklijke Wöhrmann`, `Mount Kenya`, `Elbow Room`: a word of its name says what it is.
fn is_called_so(view: &View<'_>, index: usize) -> bool {
    let capital = |at: usize| view.tokens.list.get(at).is_some_and(|t| t.gap == Gap::Space && t.capital());
    // `Tim Rovers`, `Anna Klooster`: behind a first name they are surnames.
    let borne = |at: usize| {
        let given = |before: &Token| before.capital() && before.info.first_name() >= 4;
        view.token(at).info.surname() >= 8 && capital(at) && view.tokens.previous(at).is_some_and(given)
    };
    let opens = |at: usize| OPENS.contains(&view.tokens.fold(at)) && !borne(at);
    let closes = |at: usize| CLOSES.contains(&view.tokens.fold(at)) && !borne(at);
    let before = capital(index) && view.tokens.previous(index).is_some_and(Token::capital);
    let after = capital(index + 1);
    before && (opens(index - 1) || closes(index))
        || after && (opens(index) || closes(index + 1))
        // `Johan Cruijff Arena`.
        || after && capital(index + 2) && closes(index + 2)
}

/// `Herat, Farah, Kandahar`, `Raalte, Heino en Olst`: between two places of a list.
fn is_among_places(view: &View<'_>, index: usize) -> bool {
    let place = |token: &Token| {
        token.capital()
            && token.info.any(Flag::PLACE)
            && token.info.first_name() < 4
            && token.info.surname() < 8
    };
    view.token(index).gap == Gap::Comma
        && view.tokens.previous(index).is_some_and(place)
        && view.tokens.next(index).is_some_and(|next| match next.gap {
            Gap::Comma => place(next),
            _ => view.tokens.folded(next) == "en" && view.tokens.next(index + 1).is_some_and(place),
        })
}

/// `koningin van Palmyra`, `uit Lydië`: what somebody rules, and countries by their ending.
fn is_realm(view: &View<'_>, index: usize) -> bool {
    let token = view.token(index);
    let led = view.tokens.previous(index).map(|before| view.tokens.folded(before));
    let country = !token.ascii_end
        && view.tokens.fold(index).ends_with("ie")
        && matches!(led, Some("uit" | "in" | "naar" | "heel"));
    let ruled = index >= 2
        && token.gap == Gap::Space
        && view.tokens.fold(index - 1) == "van"
        && RULERS.contains(&view.tokens.fold(index - 2));
    country || ruled && token.info.first_name() < 8
}

/// `Strigidae`, `Galanthus elwesii`: the family of an animal or plant, and its kind with the word behind it.
pub(super) fn is_taxon(view: &View<'_>, index: usize) -> bool {
    let (token, folded) = (view.token(index), view.tokens.fold(index));
    if !view.ordinary_style() || token.shape != Shape::Capitalised {
        return false;
    }
    let family = ["idae", "aceae", "inae"].iter().any(|end| folded.ends_with(end));
    let kind = |next: &Token| {
        let latin = ["ii", "us", "um", "ae", "ensis", "oides", "alis", "aris"];
        let small = next.gap == Gap::Space && next.shape == Shape::Lower && next.chars > 4;
        small && next.info.is_unknown() && latin.iter().any(|end| view.tokens.folded(next).ends_with(end))
    };
    let strange = token.info.word() == 0 && token.info.first_name() < 4 && token.chars > 4;
    strange && (family || view.tokens.next(index).is_some_and(kind))
}

/// Capitalised words that open the name of a firm, mountain or house.
#[rustfmt::skip]
const OPENS: &[&str] = &[
    "koninklijke", "mount", "mont", "monte", "lake", "cape", "kaap", "port", "puerto", "fort", "camp", "villa", "huize",
    "kasteel", "landgoed", "paleis", "burcht", "klooster", "abdij", "hotel", "cafe", "theater", "stadion", "los", "las",
    "the", "new", "old", "great", "upper", "lower", "north", "south", "east", "royal", "checkpoint", "biblioteca",
    "museo", "piazza", "palazzo", "chateau", "rue", "plaza",
];

/// Capitalised words that end the name of a band, firm, street or house.
#[rustfmt::skip]
const CLOSES: &[&str] = &[
    "room", "place", "records", "holding", "company", "airlines", "brothers", "sisters", "street", "square", "avenue", "college",
    "church", "tower", "arena", "valley", "island", "islands", "river", "bridge", "castle", "group", "stores", "award", "awards",
    "cup", "trophy", "open", "festival", "column", "orchestra", "quartet", "band", "university", "press", "museum", "prize",
    "league", "united", "rovers", "wanderers", "racing", "studios", "pictures", "magazine", "express", "times", "systems",
    "technologies", "software", "motors", "foundation", "institute", "society", "county", "lodge", "falls", "creek", "mountains",
    "gardens", "blues", "songs",
];

/// Those of whom it is said what they rule.
#[rustfmt::skip]
const RULERS: &[&str] = &[
    "koning", "koningin", "keizer", "keizerin", "hertog", "hertogin", "graaf", "gravin", "vorst", "vorstin", "prins", "prinses",
    "bisschop", "aartsbisschop", "sultan", "emir", "tsaar", "farao", "gouverneur", "patriarch", "stadhouder", "hoofdstad",
    "inwoners", "gouverneur-generaal", "president", "premier", "burgemeester",
];

/// A sign or law that bears a name: `teken v. Murphy`, `fenomeen van Köbner`, `methode Van Riper`, `Hawkins +`.
pub(super) fn is_sign(view: &View<'_>, index: usize) -> bool {
    let token = view.token(index);
    if !view.ordinary_style() || token.shape != Shape::Capitalised || token.info.first_name() >= 8 {
        return false;
    }
    let start = prefix_start(view, index, 0);
    let mut kind = start.checked_sub(1);
    // The `v.` or `van` before it may be no prefix of a name.
    while kind.is_some_and(|at| matches!(view.tokens.fold(at), "v" | "van" | "der")) {
        kind = kind.and_then(|at| at.checked_sub(1));
    }
    let called = kind.is_some_and(|at| {
        let near = index - at <= 3 && view.token(at + 1).gap == Gap::Space;
        near && SIGNS.contains(&view.tokens.fold(at))
    });
    called || shows_result(view, index)
}

/// `Hawkins +, Neer +`, `Lachman negatief`: the result of a test behind its name.
fn shows_result(view: &View<'_>, index: usize) -> bool {
    let plus = view.tokens.behind(index).strip_prefix(b" +".as_slice());
    let stops = plus.is_some_and(|rest| rest.first().is_none_or(|sign| b",.;)\n".contains(sign)));
    let said = view.tokens.next(index).is_some_and(|next| {
        next.gap == Gap::Space
            && matches!(view.tokens.folded(next), "negatief" | "positief" | "neg" | "pos" | "bdz")
    });
    stops || said
}

/// What is called after whoever described it.
#[rustfmt::skip]
const SIGNS: &[&str] = &[
    "teken", "fenomeen", "proef", "syndroom", "tetralogie", "trias", "manoeuvre", "reflex", "methode", "stelling", "morbus",
    "schaal", "classificatie", "handgreep", "contractuur", "cyste", "hernia", "breuk", "fractuur", "tumor", "anemie",
    "paradox", "driehoek", "getal", "formule", "theorema", "effect",
];

/// Whether a capitalised word stands in a title between `«` and `»`, whatever stands before it there: `« Dr. Jekyll »`.
pub(super) fn is_title(view: &View<'_>, index: usize) -> bool {
    view.ordinary_style() && view.token(index).capital() && in_guillemets(view, index)
}

/// Whether what only the lists say of a word is to be doubted: a name of the world, or a kind of thing before it.
pub(super) fn is_doubtful(view: &View<'_>, index: usize) -> bool {
    if view.token(index).info.any(Flag::WORLD) {
        return true;
    }
    let start = prefix_start(view, index, 0);
    let Some(kind) = view.tokens.previous(start).filter(|kind| kind.shape == Shape::Lower) else {
        return false;
    };
    view.token(start).gap == Gap::Space && ends_in(view.tokens.folded(kind), THINGS)
}

/// `« Suske en Wiske »`: in Dutch these signs stand around titles. In notes nobody types them.
fn in_guillemets(view: &View<'_>, index: usize) -> bool {
    let before = view.tokens.before(index);
    let near = &before[before.len().saturating_sub(LONGEST_TITLE)..];
    // Both signs begin with the same byte, as few others do; the last of them decides.
    let sign = memchr::memrchr_iter("«".as_bytes()[0], near).find_map(|at| {
        let opens = near[at..].starts_with("«".as_bytes());
        (opens || near[at..].starts_with("»".as_bytes())).then_some(opens)
    });
    sign == Some(true)
}

/// So many bytes back the sign that opens a title is looked for.
const LONGEST_TITLE: usize = 60;

/// `HMS Bonaventure`, `USS Arizona`.
fn of_ship(view: &View<'_>, index: usize) -> bool {
    let joined = |at: usize| at > 0 && view.token(at).gap == Gap::Space;
    (index.saturating_sub(1)..=index).rev().take_while(|at| joined(*at)).any(|at| is_ship_lead(view, at - 1))
}

/// `HMS`: the name of a ship follows.
pub(super) fn is_ship_lead(view: &View<'_>, index: usize) -> bool {
    let caps = view.ordinary_style() && view.token(index).shape == Shape::Caps;
    caps && matches!(view.tokens.fold(index), "hms" | "uss" | "hmcs" | "hmas")
}

/// `kabinet-Van Agt II`, `Egmont-akkoord`: what is called after somebody. Where the word may say whose it is
/// (`zaak-Bakker`), the name stays one.
fn of_compound(view: &View<'_>, index: usize) -> bool {
    let start = prefix_start(view, index, 0);
    let led = start > 0
        && view.token(start).gap == Gap::Hyphen
        && matches!(view.tokens.fold(start - 1), "kabinet" | "regering" | "kabinetten" | "coalitie" | "type");
    let followed = || {
        view.tokens.next(index).is_some_and(|next| {
            next.gap == Gap::Hyphen && next.shape == Shape::Lower && ends_in(view.tokens.folded(next), AFTER)
        })
    };
    led || followed()
}

fn ends_in(folded: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| folded.ends_with(end))
}

/// Kinds of things of which every one has a name: no child is called right behind them.
#[rustfmt::skip]
const NAMED_THINGS: &[&str] = &[
    "schip", "fregat", "kruiser", "onderzeeer", "tanker", "veerboot", "veerpont", "sleepboot", "reddingboot", "viskotter",
    "schoener", "galjoen", "brik", "torpedoboot", "torpedojager", "hengst", "merrie", "ruin", "renpaard", "orkaan",
    "planeet", "planetoide", "komeet", "satelliet", "ruimtesonde", "ruimteveer", "raket", "computer", "schaakcomputer",
    "supercomputer", "epos", "opera", "operette", "musical", "roman", "novelle", "stripreeks", "elpee", "platenlabel",
    "discotheek", "clubhuis", "brouwerij", "berg", "vulkaan", "gletsjer", "grot", "bergtop", "berghut", "meteoriet",
    "soap", "televisieserie", "tv-serie", "computerspel", "videospel", "dichtbundel", "zeilschip", "windmolen", "molen",
    "sluis", "fontein", "locomotief", "luchtschip", "theaterstuk", "toneelstuk", "aardappelras", "appelras", "rozenras",
];

/// What a public matter is called behind the name of somebody who is not meant by it.
#[rustfmt::skip]
const AFTER: &[&str] = &[
    "akkoord", "akkoorden", "album", "delegatie", "doctrine", "experiment", "fractie", "methode", "museum", "prijs", "regering",
    "regime", "strip", "strips", "syndroom", "toernooi", "tijdperk", "wet",
];

/// Kinds of things whose name follows.
#[rustfmt::skip]
const THINGS: &[&str] = &[
    "schip", "fregat", "kruiser", "slagschip", "onderzeeer", "tanker", "veerboot", "shuttle", "satelliet", "planeet", "komeet",
    "film", "roman", "album", "elpee", "musical", "opera", "stripreeks", "strip", "tijdschrift", "weekblad", "maandblad", "dagblad",
    "krant", "merk", "concern", "stadion", "orkaan", "popgroep", "rockgroep", "rockband", "geslacht", "rivier", "eiland",
    "deelrepubliek", "provincie", "district", "departement", "gebergte", "heuvelrug", "discotheek", "multinational", "fabrikant",
    "uitgeverij", "rederij", "bank", "persbureau", "zender", "holding", "havenstad", "badplaats", "plaatsje", "dorp",
    "gehucht", "stadje", "hoofdstad", "deelstaat", "graafschap", "hertogdom", "vallei", "vulkaan", "eilandje", "fjord",
    "kaap", "woestijn", "denktank", "platenlabel", "platenmaatschappij", "supermarktketen", "winkelketen", "hotelketen",
    "softwarebedrijf", "scheepswerf", "brouwerij", "druivensoort", "diersoort", "plantensoort", "dialect", "hengst",
    "merrie", "raket", "sterrenbeeld", "planetoide", "ruimteveer", "ruimtesonde", "torpedoboot", "torpedojager",
    "torpedobootjager", "schoener", "brik", "computerspel", "videospel", "game", "single", "televisieserie", "soap",
    "sitcom", "stripblad", "novelle", "dichtbundel", "toneelstuk", "operette", "ballet", "schilderij", "fanfare", "harmonie",
    "metalband", "punkband", "popband", "koor", "orkest",
];

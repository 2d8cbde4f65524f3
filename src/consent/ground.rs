//! Whether the record to discuss a case without consent is full: incomplete is no ground.

use jiff::civil::Date;

use super::scope::Occasion;
use crate::model::case_file::{Answer, Ground, Weighing, WithoutConsent};
use crate::model::consent::{Scope, key};

/// The answers that a conflict of duties asks for.
pub const SIX: [&str; 6] = [
    "alles gedaan om toestemming te krijgen",
    "ernstige schade zonder delen",
    "gewetensnood",
    "geen andere weg",
    "delen helpt",
    "niet meer dan nodig",
];

/// What is found of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// It is full and covers the meeting.
    pub holds: bool,
    /// Why not: in Dutch, naming the fields.
    pub lacks: Option<String>,
}

/// Judges the record for a meeting; `reference` is the earlier of today and the meeting.
pub(super) fn judge(record: &WithoutConsent, meeting: &Occasion, reference: Date) -> Found {
    let missing = missing(record);
    let not = |lacks: String| Found { holds: false, lacks: Some(lacks) };
    if !missing.is_empty() {
        return not(format!(
            "zonder_toestemming is niet volledig en telt niet; nog invullen: {}",
            missing.join(", ")
        ));
    }
    if record.date.is_some_and(|date| date.0 > reference) {
        return not("zonder_toestemming is pas na het overleg besloten en telt daarvoor niet".into());
    }
    match record.ground {
        Some(Ground::ConflictOfDuties | Ground::VitalInterest) => Found { holds: true, lacks: None },
        Some(Ground::Anonymous) => not(
            "anoniem bespreken mag alleen als niets de jeugdige herkenbaar maakt, ook geen vast nummer: de casus kan niet met casusnummer op de lijst"
                .into(),
        ),
        Some(Ground::VeiligThuis) => alone(record, meeting, &["veiligthuis", "vt"], "Veilig Thuis"),
        Some(Ground::Rvdk) => alone(
            record,
            meeting,
            &["rvdk", "raadvoordekinderbescherming", "raad", "kinderbescherming"],
            "de Raad voor de Kinderbescherming",
        ),
        Some(Ground::OtsGi) => alone(
            record,
            meeting,
            &["gi", "gecertificeerdeinstelling", "gezinsvoogd", "jeugdbescherming", "jeugdbeschermer"],
            "de GI",
        ),
        None => Found::default(),
    }
}

/// A ground for one recipient: never for the whole table.
fn alone(record: &WithoutConsent, meeting: &Occasion, recipient: &[&str], shown: &str) -> Found {
    let is = |key: &String| recipient.contains(&key.as_str());
    let only_to = record.recipients.iter().all(|one| is(&key(one)));
    let only_with =
        !meeting.parties.is_empty() && meeting.parties.iter().all(|party| party.keys.iter().any(is));
    if only_to && only_with {
        return Found { holds: true, lacks: None };
    }
    let lacks = format!("deze grondslag geldt alleen om met {shown} te delen, niet voor het hele overleg");
    Found { holds: false, lacks: Some(lacks) }
}

/// With whom a full record lets the case be discussed, and what is shared then: of what it does not name nothing.
pub(super) fn scope(record: &WithoutConsent) -> Scope {
    let general = ["mdo", "overleg", "deelnemers", "alle", "iedereen", "tafel"];
    let keys: Vec<String> = record.recipients.iter().map(key).collect();
    let everybody = keys.iter().any(|key| general.iter().any(|word| key.contains(word)));
    // People write a kind of data, or a sentence in which it stands.
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .chain([text])
            .map(key)
            .filter(|key| !key.is_empty())
            .collect()
    };
    let information: Vec<String> = record.information.iter().flat_map(words).collect();
    let everything = information.iter().any(|key| matches!(key.as_str(), "alles" | "allegegevens"));
    Scope {
        parties: (!everybody).then_some(keys),
        categories: (!everything).then_some(information),
        ..Scope::default()
    }
}

/// The fields that are not filled in.
fn missing(record: &WithoutConsent) -> Vec<String> {
    let said = |text: &Option<String>| text.as_deref().is_some_and(says_something);
    let some = |mut texts: Box<dyn Iterator<Item = &str> + '_>| texts.any(says_something);
    let answers = answers(&record.weighing);
    let needed = if record.ground == Some(Ground::ConflictOfDuties) { SIX.len() } else { 1 };
    let fields = [
        ("grondslag", record.ground.is_some()),
        ("datum", record.date.is_some()),
        ("beslisser", said(&record.decided_by)),
        ("geraadpleegd", some(Box::new(record.consulted.iter()))),
        ("gevraagd (ja, of nee met de reden)", answered(record.asked.as_ref())),
        ("afweging", answers >= needed),
        ("informatie", some(Box::new(record.information.iter()))),
        ("ontvangers", some(Box::new(record.recipients.iter()))),
        ("geinformeerd (ja, of nee met de reden)", answered(record.informed.as_ref())),
    ];
    let open = fields.into_iter().filter(|(_, filled)| !filled).map(|(field, _)| match field {
        "afweging" if needed > 1 => format!("afweging ({answers} van de 6 antwoorden: {})", SIX.join(", ")),
        field => field.to_owned(),
    });
    open.collect()
}

/// How many answers are given. One text with a line for each answer counts by its lines.
fn answers(weighing: &Weighing) -> usize {
    let given = |text: &&str| says_something(text) && *text != "false";
    match weighing.0.as_slice() {
        [(key, text)] if key.is_empty() => text.lines().map(str::trim).filter(given).count(),
        answers => answers.iter().map(|(_, text)| text.trim()).filter(given).count(),
    }
}

/// Ja; or nee with why not; or a sentence that tells either.
fn answered(answer: Option<&Answer>) -> bool {
    let Some(answer) = answer else { return false };
    let text = answer.answer.trim();
    let bare_no = answer.yes() == Some(false) && text.split_whitespace().count() == 1;
    let reason = answer.reason.as_deref().is_some_and(says_something);
    reason || says_something(text) && !bare_no
}

/// Whether a field is filled in and not just marked.
fn says_something(text: &str) -> bool {
    let bare = text.trim().trim_matches(['.', '-', '?', '–', '_', ' ']).to_lowercase();
    !matches!(bare.as_str(), "" | "nvt" | "n.v.t" | "onbekend" | "todo" | "null" | "volgt" | "nog invullen")
}

//! Actions in words for a family: roles explained, labels spoken.

use super::participants::is_family;
use crate::dutch::text::capital;
use crate::model::Action;

/// Roles that a family need not know, in words that it does.
#[rustfmt::skip]
const ROLES: &[(&str, &str)] = &[
    ("POH-jeugd", "de praktijkondersteuner jeugd van de huisarts (POH-jeugd)"),
    ("POH", "de praktijkondersteuner van de huisarts"),
    ("POH-GGZ", "de praktijkondersteuner van de huisarts"),
    ("huisarts", "de huisarts"),
    ("CJG", "het Centrum voor Jeugd en Gezin (CJG)"),
    ("wijkteam", "het wijkteam"),
    ("jeugdteam", "het jeugdteam"),
    ("JGZ", "de jeugdgezondheidszorg"),
    ("GGD", "de GGD"),
    ("GGZ", "de geestelijke gezondheidszorg (GGZ)"),
    ("school", "de school"),
    ("IB'er", "de intern begeleider van school"),
    ("leerplicht", "de leerplichtambtenaar"),
    ("jeugdarts", "de jeugdarts"),
    ("jeugdverpleegkundige", "de jeugdverpleegkundige"),
    ("gezinscoach", "de gezinscoach"),
    ("casusregisseur", "degene die alles rond uw gezin regelt"),
    ("schoolmaatschappelijk werk", "het maatschappelijk werk op school"),
    ("maatschappelijk werk", "het maatschappelijk werk"),
    ("gemeente", "de gemeente"),
    ("GI", "de jeugdbescherming"),
    ("Jeugdbescherming", "de jeugdbescherming"),
    ("allen", "iedereen aan tafel"),
    ("inbrenger", "degene die de vraag inbracht"),
];

/// Who or what makes that an action is better told than read: the letter may come into the wrong hands.
const DELICATE: &[&str] = &[
    "veilig thuis",
    "vt",
    "raad voor de kinderbescherming",
    "rvdk",
    "politie",
    "wijkagent",
    "melding",
    "meldcode",
];

/// An owner in words for a family.
pub fn who(owner: Option<&str>) -> String {
    let Some(owner) = owner else { return "Iemand van het overleg".into() };
    let words = |role: &str| {
        ROLES.iter().find(|(known, _)| *known == role).map_or(role, |(_, words)| *words).to_owned()
    };
    let all: Vec<String> = owner.split(", ").map(|role| spoken(&words(role), None)).collect();
    capital(&all.join(" en "))
}

/// A de-identified text as it is spoken: `[jeugdige]` by name when it is given, `[moeder]` as moeder.
pub fn spoken(text: &str, youth: Option<&str>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((label, behind)) = after.split_once(']') else { break };
        out.push_str(if is_family(label) { without_title(before) } else { before });
        out.push_str(&word(label, youth));
        rest = behind;
    }
    out + rest
}

/// `belt mevrouw ` in front of a mother is `belt `.
fn without_title(before: &str) -> &str {
    let Some(text) = before.strip_suffix(' ') else { return before };
    let at = text.rfind(' ').map_or(0, |at| at + 1);
    let title = text[at..].to_lowercase();
    let is_title = matches!(title.trim_end_matches('.'), "mevrouw" | "mevr" | "mw" | "meneer" | "dhr" | "hr");
    if is_title { &text[..at] } else { before }
}

fn word(label: &str, youth: Option<&str>) -> String {
    let bare = label.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    match bare {
        "jeugdige" => youth.unwrap_or("de jeugdige").to_owned(),
        "persoon" | "actiehouder" => "iemand".into(),
        "datum" => "een bepaalde dag".into(),
        "locatie" | "plaats" => "een plek".into(),
        "adres" => "een adres".into(),
        "telefoonnummer" => "een telefoonnummer".into(),
        "e-mailadres" => "een e-mailadres".into(),
        other => other.to_owned(),
    }
}

/// Whether an action is better told than read.
pub fn is_delicate(action: &Action) -> bool {
    let text = format!("{} {}", action.owner.as_deref().unwrap_or_default(), action.text).to_lowercase();
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |phrase: &&str| {
        let parts: Vec<&str> = phrase.split(' ').collect();
        words.windows(parts.len()).any(|window| window == parts)
    };
    DELICATE.iter().any(has)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ActionNumber, ActionStatus, CaseNumber};

    #[test]
    fn labels_are_spoken() {
        let text = "belt [moeder] en [persoon 2] over [jeugdige]";
        assert_eq!(spoken(text, Some("Yusuf")), "belt moeder en iemand over Yusuf");
        assert_eq!(spoken("Mw. [moeder 1] en dhr. [persoon]", None), "moeder en dhr. iemand");
        assert_eq!(spoken("geen [einde", None), "geen [einde");
    }

    #[test]
    fn owners_are_explained() {
        assert_eq!(who(Some("CJG")), "Het Centrum voor Jeugd en Gezin (CJG)");
        assert_eq!(
            who(Some("POH-jeugd, school")),
            "De praktijkondersteuner jeugd van de huisarts (POH-jeugd) en de school"
        );
        assert_eq!(who(Some("moeder")), "Moeder");
        assert_eq!(who(Some("[actiehouder 1]")), "Iemand");
    }

    #[test]
    fn what_may_bring_danger_is_told_not_written() {
        let action = |owner: &str, text: &str| Action {
            number: ActionNumber { case: CaseNumber("1".into()), sequence: 1 },
            text: text.into(),
            owner: Some(owner.into()),
            due: None,
            status: ActionStatus::Open,
        };
        assert!(is_delicate(&action("Veilig Thuis", "belt")));
        assert!(is_delicate(&action("CJG", "vraagt advies aan Veilig Thuis.")));
        assert!(is_delicate(&action("CJG", "overweegt een melding")));
        assert!(!is_delicate(&action("CJG", "zorgt voor een veilig gesprek thuis")));
    }
}

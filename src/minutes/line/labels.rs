//! Actions written out with labels, on one line or on several: `actie: ... / wie: ... / wanneer: ...`.

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    What,
    Who,
    When,
}

const LABELS: &[(&str, Label)] = &[
    ("actie", Label::What),
    ("wat", Label::What),
    ("actiepunt", Label::What),
    ("afspraak", Label::What),
    ("taak", Label::What),
    ("wie", Label::Who),
    ("actiehouder", Label::Who),
    ("verantwoordelijke", Label::Who),
    ("wanneer", Label::When),
    ("deadline", Label::When),
    ("streefdatum", Label::When),
    ("uiterlijk", Label::When),
    ("termijn", Label::When),
];

/// One action: what, who and when.
#[derive(Default)]
struct Labelled<'t> {
    parts: [Option<&'t str>; 3],
}

impl Labelled<'_> {
    /// `CJG: belt school (uiterlijk 15-12)`.
    fn line(&self) -> Option<String> {
        let [what, who, when] = self.parts.map(|part| part.filter(|part| !part.is_empty()));
        let what = what?.replace('\n', " ");
        let who = who.map(|who| format!("{}: ", who.replace('\n', " "))).unwrap_or_default();
        let when = when.map(|when| format!(" (uiterlijk {when})")).unwrap_or_default();
        Some(format!("{who}{what}{when}"))
    }
}

/// One line with labels as `CJG: belt school (uiterlijk 15-12)`; `None` when it has none.
pub(super) fn written_out(line: &str) -> Option<String> {
    let actions = lines(line)?;
    let [action] = actions.as_slice() else { return None };
    Some(action.clone())
}

/// The actions of a text that has labels for what is to be done, and by whom or when; `None` when it has none.
pub(super) fn lines(text: &str) -> Option<Vec<String>> {
    // Most texts begin otherwise.
    let letter = text.bytes().find(u8::is_ascii_alphabetic)?;
    if !LABELS.iter().any(|(label, _)| label.as_bytes()[0] == letter.to_ascii_lowercase()) {
        return None;
    }
    let first = labels(text.get(..text.find(':')? + 1)?).next()?;
    if text[..first.0].contains(char::is_alphabetic) || first.2 == Label::When {
        return None;
    }
    let found: Vec<_> = labels(text).collect();
    let has = |wanted| found.iter().any(|(.., label)| *label == wanted);
    if !(has(Label::What) && (has(Label::Who) || has(Label::When))) {
        return None;
    }
    let mut actions = vec![Labelled::default()];
    for (at, (_, start, label)) in found.iter().enumerate() {
        let end = found.get(at + 1).map_or(text.len(), |next| next.0);
        if actions.last().is_some_and(|action| action.parts[*label as usize].is_some()) {
            actions.push(Labelled::default());
        }
        if let Some(action) = actions.last_mut() {
            action.parts[*label as usize] = Some(value(&text[*start..end]));
        }
    }
    let lines: Vec<String> = actions.iter().filter_map(Labelled::line).collect();
    // An owner without an action would get lost.
    (lines.len() == actions.len()).then_some(lines)
}

/// The labels of a text: where each begins, where what it announces begins, and which it is.
fn labels(text: &str) -> impl Iterator<Item = (usize, usize, Label)> {
    text.match_indices(':').filter_map(|(colon, _)| {
        let before = text[..colon].trim_end();
        let start = before
            .rfind(|c: char| !c.is_alphabetic())
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let word = &before[start..];
        let label = LABELS.iter().find(|(label, _)| word.eq_ignore_ascii_case(label))?.1;
        Some((start, colon + 1, label))
    })
}

/// What a label announces, without the marks and the list number before the next label.
fn value(text: &str) -> &str {
    let loose =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '-' | '–' | '|' | '/' | '•' | '*' | '.');
    let text = text.trim_matches(loose);
    match text.rsplit_once('\n') {
        Some((value, number)) if number.trim_matches(|c: char| c.is_ascii_digit() || c == ')').is_empty() => {
            value.trim_matches(loose)
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_make_one_action_of_several_lines() {
        let found =
            lines("actie: Lian bellen\nwie: CJG\nwanneer: 15-12\n\n2. Actie: aanmelden / Wie: huisarts");
        assert_eq!(
            found,
            Some(vec!["CJG: Lian bellen (uiterlijk 15-12)".to_owned(), "huisarts: aanmelden".to_owned()])
        );
        for plain in
            ["CJG: belt school", "Actie: CJG: belt school", "CJG: belt; deadline: 15-12", "Wie: CJG: belt"]
        {
            assert_eq!(lines(plain), None, "{plain}");
        }
        // The day alone is no action.
        assert_eq!(lines("Actie: belt\nWie: CJG\nWie: school"), None);
    }
}

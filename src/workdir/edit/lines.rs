//! Lines, columns and what is between values.

/// Where the line ends in which this place is, before its line break.
pub(super) fn end(text: &str, at: usize) -> usize {
    text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length)
}

/// Where the line begins in which this place is.
pub(super) fn start(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', '\r']).map_or(0, |before| before + 1)
}

/// How many characters stand before it in its line.
pub(super) fn column(text: &str, at: usize) -> usize {
    text[start(text, at)..at].chars().count()
}

/// Where the next line begins, if there is a line break behind this place.
pub(super) fn next(text: &str, at: usize) -> Option<usize> {
    let end = end(text, at);
    let rest = &text[end..];
    let length = if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
    (length > 0).then_some(end + length)
}

/// The line break of the line in which this place is; of the one before it, or just `\n`, when it has none.
pub(super) fn line_break(text: &str, at: usize) -> &str {
    let own = &text[end(text, at)..];
    let before = &text[..start(text, at)];
    ["\r\n", "\n", "\r"]
        .into_iter()
        .find(|line_break| own.starts_with(line_break) || own.is_empty() && before.ends_with(line_break))
        .unwrap_or("\n")
}

/// The text without the line break at its end.
pub(super) fn without_break(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.strip_suffix('\r').unwrap_or(text)
}

/// The first sign from here that is no blank, no line break and not in a comment.
pub(super) fn trivia_end(text: &str, mut at: usize) -> usize {
    loop {
        let rest = &text[at..];
        at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
        if !text[at..].starts_with('#') {
            return at;
        }
        at = end(text, at);
    }
}

/// Whether nothing but blanks and a comment follows in this line.
pub(super) fn is_over(text: &str, at: usize) -> bool {
    let rest = text[at..end(text, at)].trim_start_matches([' ', '\t']);
    rest.is_empty() || rest.starts_with('#')
}

/// Where the line ends behind which a new neighbour of a value comes that ends here: comments below it that
/// stand deeper than the neighbours still belong to it.
pub(super) fn end_with_comments(text: &str, at: usize, column: usize) -> usize {
    let mut found = end(text, at);
    let mut line = found;
    while let Some(begin) = next(text, line) {
        line = end(text, begin);
        let content = text[begin..line].trim_start_matches(' ');
        if content.starts_with('#') && line - begin - content.len() > column {
            found = line;
        } else if !content.trim().is_empty() {
            break;
        }
    }
    found
}

//! A list on one line.

/// The lines of a cell with a list on one of them set out: `1. CJG belt 2. school mailt`, `• bellen • mailen`.
pub(super) fn set_out(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len() + 8);
    for line in cell.lines() {
        let cuts = numbers(line).or_else(|| bullets(line)).unwrap_or_default();
        let mut from = 0;
        for cut in cuts {
            out.push_str(line[from..cut].trim_end());
            out.push('\n');
            from = cut;
        }
        out.push_str(&line[from..]);
        out.push('\n');
    }
    out
}

/// Whether a cell may hold a list on one line; most do not.
pub(super) fn may_be_list(cell: &str) -> bool {
    cell.lines().any(|line| numbers(line).is_some() || bullets(line).is_some())
}

/// Where the second and later numbers or letters stand of a line that counts `1.` `2.`, `(1)` `(2)`, `a)` `b)` from its
/// start.
fn numbers(line: &str) -> Option<Vec<usize>> {
    let line_start = line.len() - line.trim_start().len();
    let open = if line[line_start..].starts_with('(') { "(" } else { "" };
    let rest = &line[line_start + open.len()..];
    let first = rest.bytes().next().filter(|first| matches!(first, b'1' | b'a'))?;
    let mark = rest[1..].chars().next().filter(|mark| *mark == ')' || *mark == '.' && first == b'1')?;
    // `1.POH belt 2.CJG gaat`; `1.2` is something else.
    let blank = if rest[2..].starts_with(' ') { " " } else { "" };
    if !rest[2..].starts_with(|c: char| c == ' ' || c.is_ascii_uppercase()) {
        return None;
    }
    let label = |count: u8| match first {
        b'1' => count.to_string(),
        _ => char::from(b'a' + count - 1).to_string(),
    };
    let (mut cuts, mut from) = (Vec::new(), line_start + 2);
    for count in 2..=26 {
        let next = format!(" {open}{}{mark}{blank}", label(count));
        let Some(at) = line[from..].find(&next) else { break };
        cuts.push(from + at + 1);
        from += at + 2;
    }
    (!cuts.is_empty()).then_some(cuts)
}

/// Where the second and later bullets stand of a line with more than one.
fn bullets(line: &str) -> Option<Vec<usize>> {
    /// Bullets that belong to one list: of boxes some may be ticked.
    const BULLETS: [&[char]; 7] =
        [&['•'], &['▪'], &['●'], &['○'], &['◦'], &['☐', '□', '☑', '☒'], &['\u{f0b7}']];
    // Each of them begins with one of two bytes, which no letter does.
    memchr::memchr2(0xe2, 0xef, line.as_bytes())?;
    BULLETS.iter().find_map(|bullets| {
        let at: Vec<usize> = line.match_indices(*bullets).map(|(at, _)| at).collect();
        let first_opens = at.first().is_some_and(|first| line[..*first].trim().is_empty());
        (at.len() > 1).then(|| at[usize::from(first_opens)..].to_vec())
    })
}

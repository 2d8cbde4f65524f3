//! The text of markup: of a page, or of a part of a Word or Excel file.

use memchr::memmem;
use rustc_hash::{FxHashMap, FxHashSet};

/// The name of a tag, with the slash before it that closes one.
pub(super) fn name_of(tag: &[u8]) -> &[u8] {
    let ends = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\t' | b'/' | b'>');
    let end = tag.iter().skip(1).position(ends).map_or(tag.len(), |end| end + 1);
    &tag[..end]
}

/// Whether a tag of this name goes on within a word or line: runs and text inside a paragraph, emphasis in a page.
pub(super) fn is_inline(name: &[u8]) -> bool {
    matches!(
        name.strip_prefix(b"/").unwrap_or(name),
        b"w:r" | b"w:t" | b"w:rPr" | b"r" | b"t" | b"b" | b"i" | b"em" | b"strong" | b"span" | b"a" | b"wbr"
    )
}

/// Tags that stand right behind each other, cut where the address of a cell or row stands (`<c r="B17"`): up to the
/// first address, and behind each. No two cells have the same address, and with it no tags would ever return.
type Tags<'x> = (&'x str, Vec<&'x str>);

/// Signs that end where the address of a cell or row begins.
const ADDRESSED: [&str; 2] = ["<c r=\"", "<row r=\""];

/// How those end.
const ADDRESS: &str = " r=\"";

/// How many runs are remembered that stood behind another: columns of one width begin alike, and some cells of a column
/// are empty.
const NEXT: usize = 6;

/// Tags that were read.
struct Run<'x> {
    tags: Tags<'x>,
    /// Whether they part two lines.
    parts: bool,
    /// The runs that stood behind it, the last one first.
    next: [usize; NEXT],
}

/// Text with tags taken off, a line break where a cell or paragraph ends. The attribute values follow, a line
/// each; those that all cells have need to be there only once.
pub(super) fn xml_text(xml: &str) -> String {
    let mut text = String::with_capacity(xml.len() / 2);
    let (mut values, mut seen) = (Vec::new(), FxHashSet::default());
    // What stands between two texts is the same from row to row, in the same order: it is read once.
    let mut runs: Vec<Run<'_>> = Vec::new();
    let mut known: FxHashMap<Tags<'_>, usize> = FxHashMap::default();
    let addresses = memmem::Finder::new(ADDRESS);
    let (mut rest, mut last) = (xml, None);
    while let Some(open) = memchr::memchr(b'<', rest.as_bytes()) {
        if open > 0 {
            unescape(&rest[..open], &mut text);
        }
        rest = &rest[open..];
        let expected = last.and_then(|last: usize| {
            let mut next = runs[last].next.iter().copied().take_while(|next| *next < runs.len());
            next.find_map(|next| Some((next, behind(&runs[next].tags, rest)?)))
        });
        let (run, behind) = expected.unwrap_or_else(|| {
            let (tags, behind) = rest.split_at(tags_end(rest));
            let run = *known.entry(without_addresses(tags, &addresses)).or_insert_with_key(|cut| {
                let parts = parts_lines(tags, &mut values, &mut seen);
                runs.push(Run { tags: cut.clone(), parts, next: [usize::MAX; NEXT] });
                runs.len() - 1
            });
            (run, behind)
        });
        if let Some(last) = last.filter(|last| runs[*last].next[0] != run) {
            let next = &mut runs[last].next;
            let from = next.iter().position(|next| *next == run).unwrap_or(next.len() - 1);
            next.copy_within(..from, 1);
            next[0] = run;
        }
        if runs[run].parts && !text.ends_with('\n') {
            text.push('\n');
        }
        (rest, last) = (behind, Some(run));
    }
    unescape(rest, &mut text);
    for value in values {
        text.push('\n');
        unescape(value, &mut text);
    }
    text
}

/// What stands behind these tags, if a text begins with them, whatever the addresses in them, and with no others.
fn behind<'a>((first, others): &Tags<'_>, xml: &'a str) -> Option<&'a str> {
    let mut rest = xml.strip_prefix(first)?;
    for tags in others {
        rest = rest[address(rest)?..].strip_prefix(tags)?;
    }
    (!rest.starts_with('<')).then_some(rest)
}

/// Tags cut where an address stands. What stands in its place but has not its shape stays where it is, to be searched
/// as every other value.
fn without_addresses<'x>(tags: &'x str, addresses: &memmem::Finder<'_>) -> Tags<'x> {
    let (mut cuts, mut from) = (Vec::new(), 0);
    while let Some(at) = addresses.find(&tags.as_bytes()[from..]) {
        from += at + ADDRESS.len();
        let length = address(&tags[from..]);
        if let Some(length) = length.filter(|_| ADDRESSED.iter().any(|sign| tags[..from].ends_with(sign))) {
            cuts.push((from, from + length));
        }
    }
    let ends = cuts.iter().map(|(start, _)| *start).skip(1).chain([tags.len()]);
    let others = cuts.iter().zip(ends).map(|((_, behind), end)| &tags[*behind..end]).collect();
    (&tags[..cuts.first().map_or(tags.len(), |(start, _)| *start)], others)
}

/// How long the address is that stands here before a quote: at most three capitals, which name a column, and one to
/// seven digits. That is no number of a person nor a word.
fn address(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let letters = bytes.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
    let digits = bytes[letters..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let end = letters + digits;
    (letters <= 3 && (1..=7).contains(&digits) && bytes.get(end) == Some(&b'"')).then_some(end)
}

/// Where the tags end that a text begins with, one right behind the other.
fn tags_end(xml: &str) -> usize {
    let bytes = xml.as_bytes();
    let mut end = 0;
    while bytes.get(end) == Some(&b'<') {
        end = memchr::memchr(b'>', &bytes[end..]).map_or(xml.len(), |close| end + close + 1);
    }
    end
}

/// Whether these tags part two lines; the values of their attributes that were not seen yet are added.
fn parts_lines<'x>(run: &'x str, values: &mut Vec<&'x str>, seen: &mut FxHashSet<&'x str>) -> bool {
    let mut parts = false;
    for tag in run.split_inclusive('>') {
        let tag = tag.strip_prefix('<').unwrap_or(tag);
        let tag = tag.strip_suffix('>').unwrap_or(tag);
        let name = name_of(tag.as_bytes());
        parts |= !is_inline(name);
        let mut attributes = &tag[name.len()..];
        while let Some(value) = next_quoted(&mut attributes) {
            if value.len() > 2 && seen.insert(value) {
                values.push(value);
            }
        }
    }
    parts
}

/// The next text between quotes, and what is behind it left to read.
fn next_quoted<'a>(rest: &mut &'a str) -> Option<&'a str> {
    let from = memchr::memchr(b'"', rest.as_bytes())? + 1;
    let quoted = &rest[from..];
    let end = memchr::memchr(b'"', quoted.as_bytes()).unwrap_or(quoted.len());
    *rest = quoted.get(end + 1..).unwrap_or_default();
    Some(&quoted[..end])
}

/// Appends text with the five XML entities and numeric ones resolved.
fn unescape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let Some(end) = rest.find(';').filter(|end| *end <= 8) else {
            out.push('&');
            continue;
        };
        let entity = &rest[..end];
        let code = entity.strip_prefix('#').and_then(|code| match code.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => code.parse().ok(),
        });
        match (entity, code.and_then(char::from_u32)) {
            (_, Some(c)) => out.push(c),
            ("lt", _) => out.push('<'),
            ("gt", _) => out.push('>'),
            ("quot", _) => out.push('"'),
            ("apos", _) => out.push('\''),
            _ => out.push('&'),
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_split_over_runs_is_one_word_and_cells_part() {
        let text = xml_text(
            r#"<w:p a="Jansen"><w:r><w:t>Yu</w:t></w:r><w:r><w:t>suf</w:t></w:r></w:p><w:p>x &amp; &#233;</w:p>"#,
        );
        assert!(text.contains("Yusuf\n"), "{text}");
        assert!(text.contains("x & é"));
        assert!(text.ends_with("\nJansen"));
    }

    #[test]
    fn a_run_of_tags_that_begins_as_expected_but_goes_on_is_another() {
        let text = xml_text("<p>a<b>b</b><p>a<b><x>c</b><p>a<b y=\"waarde\">d");
        assert_eq!(text, "\nab\na\nc\nad\nwaarde");
    }

    #[test]
    fn addresses_of_cells_are_left_out_and_nothing_else() {
        let row = |row: u32, owner: &str| {
            format!(
                r#"<row r="{row}" ht="15"><c r="A{row}" s="1"><v>a{row}</v></c><c r="BCD{row}" t="{owner}"/></row>"#
            )
        };
        let rows: String = (10..14).map(|number| row(number, "str")).collect();
        let text = xml_text(&format!("{rows}{}", row(15, "Jansen")));
        // Of tags that return, the first are read as a whole.
        assert_eq!(text.matches("str").count(), 1, "{text}");
        assert!(!text.contains("BCD12") && !text.contains("A13"), "{text}");
        assert!(
            ["a10", "a11", "a12", "a13", "a15", "Jansen"].iter().all(|told| text.contains(told)),
            "{text}"
        );
    }

    #[test]
    fn what_has_not_the_shape_of_an_address_is_read() {
        let others = [
            "Jansen",
            "JAN",
            "JANS12",
            "12345678",
            "123456782",
            "B1 7",
            "b17",
            "B17 Jansen",
            "é1",
            "B17&amp;",
        ];
        for other in others {
            let first = r#"<row r="1"><c r="B17"><v>a</v></c></row><row r="2"><c r="C3"><v>b</v></c>"#;
            for tag in [format!(r#"<c r="{other}">"#), format!(r#"<row r="{other}"><c r="A1">"#)] {
                let text = xml_text(&format!("{first}{tag}<v>c</v></c></row>{tag}"));
                assert!(text.lines().any(|line| line == other.replace("&amp;", "&")), "{other}: {text}");
            }
        }
        // Nor is an address left out where none belongs.
        let text = xml_text(r#"<c s="1"/>a<x r="AB12"/>b<x r="AB13"/>c<c q="AB14"/>d<tc r="AB15"/>e"#);
        assert!(["AB12", "AB13", "AB14", "AB15"].iter().all(|value| text.contains(value)), "{text}");
    }
}

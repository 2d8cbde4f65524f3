//! Fields: stretches that Word computes. The ones that only count pages or point into the document stay; the others
//! lose their instruction and keep what they show, as text: an instruction can hold addresses, file names and data.

use super::names::Names;
use super::ns::Ns;
use super::values::is_known;
use super::xml::{Token, remove};

/// Fields that stay, if what follows the word tells nothing.
const KEPT: [&str; 17] = [
    "PAGE",
    "NUMPAGES",
    "SECTION",
    "SECTIONPAGES",
    "TOC",
    "PAGEREF",
    "REF",
    "NOTEREF",
    "SEQ",
    "DATE",
    "TIME",
    "STYLEREF",
    "FORMTEXT",
    "FORMCHECKBOX",
    "FORMDROPDOWN",
    "HYPERLINK",
    "LISTNUM",
];

/// A field that has begun.
struct Open {
    /// Tokens of the marks: begin, separator, end.
    marks: Vec<usize>,
    /// Text tokens of the instruction.
    instruction: Vec<usize>,
    /// Texts that stand inside the instruction, such as outcomes of fields in it.
    inside: Vec<usize>,
    /// Whether the outcome has begun.
    separated: bool,
}

/// Cleans the fields of a part.
pub fn clean(tokens: &mut [Token], names: &Names) {
    simple(tokens, names);
    let mut open: Vec<Open> = Vec::new();
    let mut reading = Reading::Nothing;
    for index in 0..tokens.len() {
        match &tokens[index] {
            Token::Open(element) if element.ns == Ns::Word => {
                reading = match element.local() {
                    "instrText" | "delInstrText" => Reading::Instruction,
                    "t" | "delText" => Reading::Text,
                    "fldChar" => {
                        let kind = element.attribute("fldCharType").map(str::to_owned);
                        mark(tokens, &mut open, index, kind.as_deref(), names);
                        Reading::Nothing
                    }
                    _ => Reading::Nothing,
                };
            }
            Token::Text(_) => note(tokens, &mut open, index, reading),
            Token::Close => reading = Reading::Nothing,
            Token::Open(_) | Token::Gone => {}
        }
    }
    // A field that never ended.
    while let Some(field) = open.pop() {
        dissolve(tokens, &field);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Nothing,
    Instruction,
    Text,
}

fn note(tokens: &mut [Token], open: &mut [Open], index: usize, reading: Reading) {
    match reading {
        Reading::Nothing => {}
        Reading::Instruction => match open.last_mut().filter(|field| !field.separated) {
            Some(field) => field.instruction.push(index),
            // An instruction of no field does nothing.
            None => tokens[index] = Token::Gone,
        },
        Reading::Text => {
            open.iter_mut().filter(|field| !field.separated).for_each(|field| field.inside.push(index))
        }
    }
}

fn mark(tokens: &mut [Token], open: &mut Vec<Open>, index: usize, kind: Option<&str>, names: &Names) {
    match kind {
        Some("begin") => {
            open.push(Open { marks: vec![index], instruction: vec![], inside: vec![], separated: false });
        }
        Some("separate") if open.last().is_some_and(|field| !field.separated) => {
            if let Some(field) = open.last_mut() {
                field.marks.push(index);
                field.separated = true;
            }
        }
        Some("end") if !open.is_empty() => {
            if let Some(mut field) = open.pop() {
                field.marks.push(index);
                finish(tokens, &field, names);
            }
        }
        _ => remove(tokens, index),
    }
}

fn finish(tokens: &mut [Token], field: &Open, names: &Names) {
    let text = |index: &usize| match &tokens[*index] {
        Token::Text(text) => text.clone(),
        _ => String::new(),
    };
    let instruction: String = field.instruction.iter().map(text).collect();
    match harmless(&instruction, names) {
        Some(harmless) => {
            for (nth, index) in field.instruction.iter().enumerate() {
                tokens[*index] = Token::Text(if nth == 0 { harmless.clone() } else { String::new() });
            }
        }
        None => dissolve(tokens, field),
    }
}

/// Takes a field apart: only its outcome stays.
fn dissolve(tokens: &mut [Token], field: &Open) {
    field.marks.iter().for_each(|index| remove(tokens, *index));
    for index in field.instruction.iter().chain(&field.inside) {
        tokens[*index] = Token::Gone;
    }
    // The begin of its element stands before the text.
    field.instruction.iter().filter(|index| **index > 0).for_each(|index| remove(tokens, index - 1));
}

/// Fields in one element: `<w:fldSimple w:instr="PAGE">`.
fn simple(tokens: &mut [Token], names: &Names) {
    let mut unwrapped: Vec<bool> = Vec::new();
    for token in tokens {
        match token {
            Token::Open(element) => {
                let mut kept = true;
                if element.is(Ns::Word, "fldSimple") {
                    let instruction = element.attribute("instr").unwrap_or_default();
                    let harmless = harmless(instruction, names);
                    kept = harmless.is_some();
                    for attribute in element.attributes.iter_mut().filter(|a| a.local() == "instr") {
                        attribute.value = harmless.clone().unwrap_or_default();
                    }
                }
                unwrapped.push(!kept);
                if !kept {
                    *token = Token::Gone;
                }
            }
            Token::Close => {
                if unwrapped.pop().unwrap_or_default() {
                    *token = Token::Gone;
                }
            }
            Token::Text(_) | Token::Gone => {}
        }
    }
}

/// The instruction with new names of bookmarks, if it tells nothing.
fn harmless(instruction: &str, names: &Names) -> Option<String> {
    let mut words = Words { rest: instruction.trim() };
    let kind = words.next()?.to_uppercase();
    if !KEPT.contains(&kind.as_str()) {
        return None;
    }
    let mut out = format!(" {kind}");
    let mut switch = "";
    for word in words {
        out.push(' ');
        if let Some(letter) = word.strip_prefix('\\') {
            if letter.chars().count() != 1 {
                return None;
            }
            switch = letter;
            out.push_str(word);
            continue;
        }
        // An address; without the switch it leads out of the document.
        if kind == "HYPERLINK" && switch != "l" {
            return None;
        }
        let bookmark = names.known_bookmark(word);
        let made = is_built_in(word);
        let number = !word.contains(char::is_alphabetic);
        let picture = switch == "@" && word.chars().all(|c| !c.is_alphabetic() || "dMyHhmsapAP".contains(c));
        let format = switch == "*" && FORMATS.iter().any(|known| known.eq_ignore_ascii_case(word));
        match bookmark {
            Some(new) => out.push_str(new),
            None if made || picture || format || number || is_known(word) => {
                out.push_str(&format!("\"{word}\""));
            }
            None => return None,
        }
    }
    out.push(' ');
    Some(out)
}

/// `_Toc123`: a bookmark that Word made.
fn is_built_in(word: &str) -> bool {
    ["_Toc", "_Ref", "_Hlk"].iter().any(|start| {
        word.strip_prefix(start).is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
    })
}

const FORMATS: [&str; 12] = [
    "MERGEFORMAT",
    "CHARFORMAT",
    "Arabic",
    "Roman",
    "Alphabetic",
    "Ordinal",
    "CardText",
    "OrdText",
    "Upper",
    "Lower",
    "FirstCap",
    "Caps",
];

/// The words of an instruction; what stands between quotes is one.
struct Words<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        self.rest = self.rest.trim_start();
        if self.rest.is_empty() {
            return None;
        }
        let (word, rest) = match self.rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => {
                let end = self.rest.find(|c: char| c.is_whitespace() || c == '"').unwrap_or(self.rest.len());
                self.rest.split_at(end)
            }
        };
        self.rest = rest;
        Some(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_fields_that_count_or_point_inside_stay() {
        let mut names = Names::default();
        let _ = names.bookmark("DossierYusuf");
        let kept = |instruction| harmless(instruction, &names);
        assert_eq!(kept(" PAGE ").as_deref(), Some(" PAGE "));
        assert_eq!(kept(" page \\* MERGEFORMAT").as_deref(), Some(" PAGE \\* \"MERGEFORMAT\" "));
        assert_eq!(kept("TOC \\o \"1-3\" \\h \\z \\u").as_deref(), Some(" TOC \\o \"1-3\" \\h \\z \\u "));
        assert_eq!(kept("PAGEREF _Toc12345 \\h").as_deref(), Some(" PAGEREF \"_Toc12345\" \\h "));
        assert_eq!(kept("REF dossieryusuf").as_deref(), Some(" REF bladwijzer1 "));
        assert_eq!(kept("HYPERLINK \\l _Toc1").as_deref(), Some(" HYPERLINK \\l \"_Toc1\" "));
        assert_eq!(kept("DATE \\@ \"d-MM-yyyy\"").as_deref(), Some(" DATE \\@ \"d-MM-yyyy\" "));
        for gone in [
            "HYPERLINK \"mailto:fatima@voorbeeld.nl\"",
            "AUTHOR",
            "MERGEFIELD naam",
            "INCLUDEPICTURE \"C:\\\\Users\\\\fatima\\\\foto.jpg\"",
            "REF Fatima",
            "TOC \\t \"Stijl Fatima;1\"",
            "DATE \\@ \"'Fatima' d\"",
            "\"",
            "",
        ] {
            assert_eq!(kept(gone), None, "{gone}");
        }
    }
}

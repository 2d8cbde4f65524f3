//! Hand-written YAML as people write it, and worse: made from a row of bytes, so that it shrinks well. Of every
//! value it is known where it was written.

use std::fmt::Write;
use std::ops::Range;

/// Choices, from a row of bytes; when they are used up, the first choice each time.
pub struct Choices<'b> {
    bytes: std::slice::Iter<'b, u8>,
}

impl<'b> Choices<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Choices { bytes: bytes.iter() }
    }

    pub fn below(&mut self, number: usize) -> usize {
        self.bytes.next().map_or(0, |byte| usize::from(*byte)) % number
    }

    pub fn one<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    /// True once in so many times.
    pub fn rarely(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }
}

/// A step to a value: a key or an index.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Key(String),
    Item(usize),
}

/// A value that was written.
#[derive(Clone, Debug)]
pub struct Spot {
    pub path: Vec<Step>,
    /// Where its key or dash begins.
    pub begin: usize,
    /// Its own bytes, without anchor, up to a comment behind it.
    pub bytes: Range<usize>,
    /// A map or list without brackets.
    pub in_lines: bool,
}

/// A file.
#[derive(Debug)]
pub struct File {
    pub text: String,
    pub spots: Vec<Spot>,
    /// Whether a value is used twice.
    pub shares: bool,
}

pub struct Writer<'b> {
    pub choices: Choices<'b>,
    text: String,
    spots: Vec<Spot>,
    path: Vec<Step>,
    /// Names of the anchors that are complete; whether each is a map.
    anchors: Vec<(String, bool)>,
    shares: bool,
    /// How far the lines of a block of text above stand in.
    text_indent: usize,
}

const KEYS: &[&str] = &[
    "status",
    "crisismeter",
    "jeugdige",
    "acties",
    "toestemming",
    "nr",
    "naam",
    "y",
    "nee",
    "1",
    "a b",
    "été",
    "status ",
    "<",
    "een heel lange sleutel",
    "x-y",
    "👍",
];
const PLAIN: &[&str] = &[
    "rood",
    "nee",
    "ja",
    "12",
    "0612",
    "2026-12-03",
    "12:30",
    "~",
    "null",
    "true",
    "Jan de Boer",
    "a#b",
    "x:y",
    "-1",
    "1e3",
    "'s morgens niet",
    "zie (bijlage)",
    "été 👍",
    "een, twee",
    "-nee",
    "http://x.nl/#a",
    "?x",
    ":x",
];
const IN_FLOW: &[&str] =
    &["rood", "nee", "12", "2026-12-03", "Jan de Boer", "a#b", "x-y", "'s nachts'", "\"a, b\""];
const COMMENTS: &[&str] = &["# let op", "#", "# a: 1", "# - x", "# 'x", "# }", "#: &a *b |", "# é\ttab"];

impl<'b> Writer<'b> {
    pub fn file(bytes: &'b [u8]) -> File {
        let mut writer = Writer {
            choices: Choices::new(bytes),
            text: String::new(),
            spots: Vec::new(),
            path: Vec::new(),
            anchors: Vec::new(),
            shares: false,
            text_indent: usize::MAX,
        };
        writer.document();
        writer.finish()
    }

    fn document(&mut self) {
        self.lines_between(0);
        if self.choices.rarely(5) {
            let marker = self.choices.one(&["---", "--- # hier", "%YAML 1.2\n---"]);
            if marker.starts_with('%') {
                self.text.clear();
            }
            self.text += marker;
            self.text += "\n";
        }
        match self.choices.below(12) {
            11 => {
                self.value(0, 0, true);
                self.text += "\n";
            }
            _ => self.map(0, 0, true),
        }
        self.lines_between(0);
        if self.choices.rarely(8) {
            self.text += self.choices.one(&["...\n", "...\n# na\n"]);
        }
    }

    /// Windows line ends, a byte order mark, no line end at the end.
    fn finish(mut self) -> File {
        if self.choices.rarely(5) && self.text.ends_with('\n') {
            self.text.pop();
        }
        let windows = self.choices.rarely(4);
        let mark = if self.choices.rarely(6) { "\u{feff}" } else { "" };
        let text = std::mem::take(&mut self.text);
        let moved = |at: usize| {
            let breaks = if windows { text[..at.min(text.len())].matches('\n').count() } else { 0 };
            at.min(text.len()) + breaks + mark.len()
        };
        for spot in &mut self.spots {
            spot.begin = moved(spot.begin);
            spot.bytes = moved(spot.bytes.start)..moved(spot.bytes.end);
        }
        let text = if windows { text.replace('\n', "\r\n") } else { text };
        File { text: format!("{mark}{text}"), spots: self.spots, shares: self.shares }
    }

    /// Blank lines and comments.
    fn lines_between(&mut self, indent: usize) {
        for _ in 0..self.choices.below(8).saturating_sub(5) {
            let deeper = [indent, indent, indent, indent + 1, indent + 4, 0][self.choices.below(6)];
            // Deeper, it would be part of the text above it.
            let deeper = if deeper >= self.text_indent { indent.min(self.text_indent - 1) } else { deeper };
            match self.choices.below(4) {
                0 => self.text += "\n",
                1 => self.text += "  \n",
                _ => {
                    let comment = self.choices.one(COMMENTS);
                    writeln!(self.text, "{}{comment}", " ".repeat(deeper)).unwrap();
                }
            }
        }
    }

    /// A comment in the same line.
    fn comment_behind(&mut self) {
        if self.choices.rarely(4) {
            self.text += self.choices.one(&[" ", "  ", "\t", "   \t"]);
            self.text += self.choices.one(COMMENTS);
        } else if self.choices.rarely(12) {
            self.text += self.choices.one(&[" ", "\t"]);
        }
    }

    fn key(&mut self, number: usize, used: &mut Vec<String>) -> String {
        let key = self.choices.one(KEYS);
        let mut name = key.trim().to_owned();
        if used.contains(&name) {
            write!(name, "{number}").unwrap();
        }
        if used.contains(&name) {
            name = format!("sleutel{number}");
        }
        used.push(name.clone());
        let is_number = name.parse::<f64>().is_ok();
        let written = match self.choices.below(6) {
            4 => format!("'{name}'"),
            5 => format!("\"{name}\""),
            _ if is_number => format!("'{name}'"),
            _ => name.clone(),
        };
        self.text += &written;
        if self.choices.rarely(10) {
            self.text += " ";
        }
        name
    }

    fn map(&mut self, indent: usize, depth: usize, at_start: bool) {
        let number = 1 + self.choices.below(if depth == 0 { 6 } else { 3 });
        let mut used = Vec::new();
        if depth > 0 && self.choices.rarely(10) {
            let map = self.anchors.iter().find(|(_, is_map)| *is_map).map(|(name, _)| name.clone());
            if let Some(name) = map {
                if !at_start {
                    self.text += &" ".repeat(indent);
                }
                writeln!(self.text, "<<: *{name}").unwrap();
                self.shares = true;
                self.rest_of_map(indent, depth, number, &mut used);
                return;
            }
        }
        self.entry(indent, depth, 0, &mut used, at_start);
        self.rest_of_map(indent, depth, number - 1, &mut used);
    }

    fn rest_of_map(&mut self, indent: usize, depth: usize, number: usize, used: &mut Vec<String>) {
        for number in 1..=number {
            self.lines_between(indent);
            self.entry(indent, depth, number, used, false);
        }
    }

    fn entry(&mut self, indent: usize, depth: usize, number: usize, used: &mut Vec<String>, at_start: bool) {
        if !at_start || indent == 0 {
            self.text += &" ".repeat(indent);
        }
        let begin = self.text.len();
        self.text_indent = usize::MAX;
        if self.choices.rarely(40) {
            self.text += "? ";
            let name = self.key(number, used);
            write!(self.text, "\n{}:", " ".repeat(indent)).unwrap();
            self.path.push(Step::Key(name));
        } else {
            let name = self.key(number, used);
            self.text += ":";
            self.path.push(Step::Key(name));
        }
        self.place(begin, indent, depth, false);
        self.path.pop();
        self.text += "\n";
    }

    /// A value behind a key or dash, without the line break behind it.
    fn place(&mut self, begin: usize, indent: usize, depth: usize, in_list: bool) {
        let index = self.spots.len();
        let behind = self.text.len();
        self.spots.push(Spot { path: self.path.clone(), begin, bytes: behind..behind, in_lines: false });
        let anchor = self.choices.rarely(14).then(|| format!("a{}", self.spots.len()));
        if let Some(anchor) = &anchor {
            write!(self.text, " &{anchor}").unwrap();
        }
        let behind = self.text.len();
        self.spots[index].bytes = behind..behind;
        let collection = if depth < 4 { self.choices.below(10) } else { 0 };
        let is_map = match collection {
            6 | 7 => {
                self.comment_behind();
                self.text += "\n";
                let deeper = indent + 1 + self.choices.below(4);
                self.lines_between(deeper);
                self.map(deeper, depth + 1, false);
                true
            }
            8 | 9 if !in_list || anchor.is_some() || self.choices.rarely(2) => {
                self.comment_behind();
                self.text += "\n";
                let least = usize::from(in_list);
                let deeper = indent + least + [0, 2, 1, 4][self.choices.below(4)];
                self.lines_between(deeper);
                self.list(deeper, depth + 1, false);
                false
            }
            8 | 9 if in_list => {
                let gap = 1 + self.choices.below(3);
                self.text += &" ".repeat(gap);
                self.spots[index].bytes.start = self.text.len();
                if self.choices.rarely(3) {
                    self.list(indent + 1 + gap, depth + 1, true);
                    false
                } else {
                    self.map(indent + 1 + gap, depth + 1, true);
                    true
                }
            }
            _ => {
                self.value(indent, index, false);
                if let Some(anchor) = anchor {
                    self.anchors.push((anchor, false));
                }
                return;
            }
        };
        // The line break is written by the caller.
        if self.text.ends_with('\n') {
            self.text.pop();
        }
        self.spots[index].in_lines = true;
        self.spots[index].bytes.end = self.text.len();
        if let Some(anchor) = anchor {
            self.anchors.push((anchor, is_map));
        }
    }

    fn list(&mut self, indent: usize, depth: usize, at_start: bool) {
        for number in 0..1 + self.choices.below(3) {
            if number > 0 {
                self.lines_between(indent);
            }
            if number > 0 || !at_start {
                self.text += &" ".repeat(indent);
            }
            let begin = self.text.len();
            self.text_indent = usize::MAX;
            self.text += "-";
            self.path.push(Step::Item(number));
            self.place(begin, indent, depth, true);
            self.path.pop();
            self.text += "\n";
        }
    }

    /// Anything but a map or list over lines.
    fn value(&mut self, indent: usize, index: usize, alone: bool) {
        let mut inner = indent + 1 + self.choices.below(3);
        let kind = self.choices.below(16);
        if alone {
            self.text += "{a: 1}";
            return;
        }
        if kind == 1 {
            self.note(index, self.text.len());
            self.comment_behind();
            return;
        }
        let has_anchor = self.spots[index].bytes.start < self.text.len()
            || self.text.ends_with(|c: char| c.is_ascii_digit());
        if kind == 2
            && !has_anchor
            && let Some((name, _)) = self.anchors.last().cloned()
        {
            self.shares = true;
            self.text += " ";
            let start = self.text.len();
            write!(self.text, "*{name}").unwrap();
            self.note(index, start);
            self.comment_behind();
            return;
        }
        let tag = self.choices.rarely(16).then_some(self.text.len());
        if tag.is_some() {
            self.text += self.choices.one(&[" !!str", " !eigen"]);
        }
        if self.choices.rarely(12) && kind < 11 {
            self.comment_behind();
            write!(self.text, "\n{}", " ".repeat(inner)).unwrap();
        } else {
            self.text += self.choices.one(&[" ", " ", " ", "  ", "\t"]);
        }
        let start = tag.unwrap_or(self.text.len());
        match kind {
            3 => self.text += self.choices.one(&["'één'", "'it''s # x'", "''", "'nee'"]),
            4 => self.text += self.choices.one(&["\"x\"", "\"a \\\" # \\n b\"", "\"0612\"", "\"\""]),
            5 => {
                let pad = " ".repeat(inner);
                let (open, close) = if self.choices.rarely(2) { ("'", "'") } else { ("\"", "\"") };
                write!(self.text, "{open}een\n{pad}twee # geen\n\n{pad}drie{close}").unwrap();
            }
            6 => {
                let pad = " ".repeat(inner);
                let second = self.choices.one(&["en door", "- zo", "\n"]);
                write!(self.text, "lang verhaal\n{pad}{second}").unwrap();
                if second == "\n" {
                    write!(self.text, "{pad}einde").unwrap();
                }
            }
            7 => self.text += self.choices.one(&["[]", "{}", "[ ]", "{ }"]),
            8 | 9 => self.flow_list(inner),
            10 => self.flow_map(inner),
            11..=13 => {
                let explicit = self.choices.rarely(3);
                if explicit {
                    inner = indent + 1 + self.choices.below(2);
                }
                self.block(index, start, indent, inner, explicit);
                return;
            }
            _ => self.text += self.choices.one(PLAIN),
        }
        self.note(index, start);
        self.comment_behind();
    }

    fn note(&mut self, index: usize, start: usize) {
        self.spots[index].bytes = start..self.text.len();
    }

    fn block(&mut self, index: usize, start: usize, indent: usize, inner: usize, explicit: bool) {
        let sign = self.choices.one(&["|", ">"]);
        let chomp = self.choices.one(&["", "-", "+"]);
        let indicator = if explicit { (inner - indent).to_string() } else { String::new() };
        write!(self.text, "{sign}{indicator}{chomp}").unwrap();
        self.comment_behind();
        let pad = " ".repeat(inner);
        if explicit {
            write!(self.text, "\n{pad}  verder in").unwrap();
        } else if self.choices.rarely(5) {
            self.text += "\n";
        }
        let lines =
            ["regel", "# geen commentaar", "", "  - verder in", "a: 1", "é 👍", "tab\there", "einde "];
        write!(self.text, "\n{pad}eerste").unwrap();
        for _ in 0..self.choices.below(4) {
            let line = self.choices.one(&lines);
            let pad = if line.is_empty() { "" } else { &pad };
            write!(self.text, "\n{pad}{line}").unwrap();
        }
        if !self.choices.rarely(3) {
            while self.text.ends_with('\n') {
                self.text.pop();
            }
        }
        self.note(index, start);
        self.text_indent = inner;
    }

    fn flow_list(&mut self, inner: usize) {
        let number = 1 + self.choices.below(3);
        let open = self.choices.rarely(3);
        self.brackets(inner, number, open, ("[", "]"), |writer, _, _| {
            match writer.choices.below(6) {
                4 => writer.text += "{nr: 1, x: [a]}",
                5 => writer.text += "nr: 1",
                _ => writer.text += writer.choices.one(IN_FLOW),
            };
        });
    }

    fn flow_map(&mut self, inner: usize) {
        let number = 1 + self.choices.below(3);
        let open = self.choices.rarely(3);
        self.brackets(inner, number, open, ("{", "}"), |writer, number, last| {
            let key = ["status", "nr", "naam", "straat"][number];
            writer.text += key;
            match writer.choices.below(8) {
                5 => writer.text += ": {a: 1}",
                6 => writer.text += ": []",
                7 if last => writer.text += ": ",
                7 => {}
                _ => {
                    writer.text += ": ";
                    writer.text += writer.choices.one(IN_FLOW);
                }
            };
        });
    }

    fn brackets(
        &mut self,
        inner: usize,
        number: usize,
        open: bool,
        (left, right): (&str, &str),
        mut member: impl FnMut(&mut Self, usize, bool),
    ) {
        let pad = " ".repeat(inner);
        self.text += left;
        for index in 0..number {
            if open {
                if index == 0 {
                    self.comment_behind();
                }
                write!(self.text, "\n{pad}").unwrap();
            }
            member(self, index, index + 1 == number);
            if index + 1 < number || self.choices.rarely(6) {
                self.text += self.choices.one(&[",", ", "]);
                if index + 1 < number && !open && !self.text.ends_with(' ') {
                    self.text += " ";
                }
            }
            if open {
                self.comment_behind();
            }
        }
        if open {
            write!(self.text, "\n{pad}").unwrap();
        }
        self.text += right;
    }
}

//! The page on which a person checks what was replaced: original and result side by side, every finding with its
//! reason, all by keyboard. One self-contained file that loads nothing and sends nothing.
//!
//! The page works with texts that somebody else wrote. They only ever stand in it as escaped text, and only the
//! script and the style that are fixed here may run: the policy names them by their digests.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::text::{escape_into, escaped};
use crate::model::{Review, ReviewFile, ReviewPiece, ReviewSpan};

const STYLE: &str = include_str!("review/page.css");
const SCRIPT: &str = include_str!("review/page.js");
const INTRODUCTION: &str = include_str!("review/introduction.html");
const PANEL: &str = include_str!("review/panel.html");

/// The page.
pub fn write(review: &Review) -> Vec<u8> {
    let (style, script) = (digest(STYLE), digest(SCRIPT));
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{style}'; \
         script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>Nakijken wat is weggehaald</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    );
    out.push_str(INTRODUCTION);
    out.push_str("<main>\n");
    for (nth, file) in review.files.iter().enumerate() {
        push_file(&mut out, nth + 1, file);
    }
    out.push_str("</main>\n");
    out.push_str(PANEL);
    // Writing into a string cannot fail.
    let _ = write!(out, "<script>{SCRIPT}</script>\n</body>\n</html>\n");
    out.into_bytes()
}

fn digest(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text))
}

fn push_file(out: &mut String, number: usize, file: &ReviewFile) {
    let found: usize = file.pieces.iter().map(|piece| piece.spans.len()).sum();
    let name = shown(&file.name);
    let _ = writeln!(
        out,
        "<section class=\"file\" aria-labelledby=\"bestand-{number}\">\n\
         <h2 id=\"bestand-{number}\"><bdi>{name}</bdi> <small>{found} vervangen</small></h2>"
    );
    if !file.warnings.is_empty() {
        out.push_str("<ul class=\"warnings\">\n");
        for warning in &file.warnings {
            let _ = writeln!(out, "<li>{}</li>", shown(warning));
        }
        out.push_str("</ul>\n");
    }
    for (nth, piece) in file.pieces.iter().enumerate() {
        push_piece(out, (number, nth + 1), piece);
    }
    out.push_str("</section>\n");
}

fn push_piece(out: &mut String, (file, number): (usize, usize), piece: &ReviewPiece) {
    let id = format!("stuk-{file}-{number}");
    let _ = write!(
        out,
        "<article class=\"piece\" data-file=\"{file}\" data-piece=\"{number}\" aria-labelledby=\"{id}\">\n\
         <h3 id=\"{id}\">{}</h3>\n<div class=\"sides\">\n\
         <div class=\"side\"><h4>Origineel</h4><p class=\"original\" dir=\"auto\">",
        shown(&piece.place)
    );
    push_text(out, piece, push_find);
    out.push_str("</p></div>\n<div class=\"side\"><h4>Resultaat</h4><p class=\"result\" dir=\"auto\">");
    push_text(out, piece, |out, span, _, _| {
        let (kind, label) = (escaped(&span.category), shown(&span.replacement));
        let _ = write!(out, "<bdi class=\"label\" data-kind=\"{kind}\">{label}</bdi>");
    });
    out.push_str("</p></div>\n</div>\n<ul class=\"missed\"></ul>\n</article>\n");
}

/// The text, with the stretches that were replaced written by `push`; it gets the original and its first code point.
fn push_text(out: &mut String, piece: &ReviewPiece, push: impl Fn(&mut String, &ReviewSpan, &str, usize)) {
    let (mut done, mut points) = (0, 0);
    for span in &piece.spans {
        // A span that is none is passed over: the page shows the text whole in any case.
        let (Some(before), Some(original)) =
            (piece.text.get(done..span.start), piece.text.get(span.start..span.end))
        else {
            continue;
        };
        push_shown(out, before);
        points += before.chars().count();
        push(out, span, original, points);
        points += original.chars().count();
        done = span.end;
    }
    push_shown(out, &piece.text[done..]);
}

/// A finding in the original, with all that the panel shows about it.
fn push_find(out: &mut String, span: &ReviewSpan, original: &str, start: usize) {
    let end = start + original.chars().count();
    let sure = (span.confidence.clamp(0.0, 1.0) * 100.0).floor();
    let _ = write!(
        out,
        "<bdi class=\"find\" role=\"button\" tabindex=\"0\" data-start=\"{start}\" data-end=\"{end}\" \
         data-kind=\"{}\" data-rule=\"{}\" data-group=\"{}\" data-sure=\"{sure}\" data-reason=\"{}\" data-label=\"{}\">",
        escaped(&span.category),
        escaped(&span.rule),
        escaped(&span.group),
        shown(&span.reason),
        shown(&span.replacement),
    );
    push_shown(out, original);
    out.push_str("</bdi>");
}

/// Escaped, with a sign in the place of each character that nobody sees or that turns the reading direction. One sign
/// for one character, so that places in the page are places in the text.
fn push_shown(out: &mut String, text: &str) {
    if text.chars().all(|c| visible(c) == c) {
        escape_into(out, text);
    } else {
        escape_into(out, &text.chars().map(visible).collect::<String>());
    }
}

fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_shown(&mut out, text);
    out
}

fn visible(c: char) -> char {
    match c {
        '\n' | '\t' => c,
        // Pictures of control characters; a carriage return would be lost when the page is read.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{ad}' => '\u{2027}',
        '\u{7f}'..='\u{9f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{200e}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => '\u{fffd}',
        _ => c,
    }
}

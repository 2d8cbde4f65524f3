//! Shapes and checksums: what can be recognised by its form, whoever it belongs to.
//!
//! One pass over digits, a few marks (`@`, `.`, `:`, `(`, `+`) and street endings calls the finder around them; the first
//! finder that claims a stretch keeps it. Dates and ages have scanners of their own in [`crate::dutch`].
//!
//! | file | what it finds |
//! |---|---|
//! | `record` | numbers behind a label: dossier, zaak, AGB, BIG; file numbers by their shape |
//! | `phone` | telephone numbers, Dutch and foreign; public ones (112, 0800) are left |
//! | `bsn` | nine digits that pass the elfproef, or stand behind the label |
//! | `iban` | account numbers (mod 97) |
//! | `net` | e-mail addresses and web addresses |
//! | `handle` | user names |
//! | `plate` | number plates of all sidecodes |
//! | `postcode` | `1234 AB`, and the town behind it |
//! | `address` | street with house number |
//! | `time` | dates and ages |

use super::{Annotation, Category, Group};
use crate::dutch::date::{DateMatch, find_dates_at};
use crate::dutch::side::{char_before, word_char};
use crate::dutch::spots::{Sort, Spot};
use crate::dutch::streets::may_be_street;
use crate::dutch::word_list::WordList;

mod address;
mod bsn;
mod handle;
mod iban;
mod net;
mod phone;
mod plate;
mod postcode;
mod record;
#[cfg(test)]
mod tests;
mod time;

/// Finds everything that has a telling shape, given the spots of the text. The annotations are in order and do not
/// overlap.
pub(crate) fn find(text: &str, spots: &[Spot], out: &mut Vec<Annotation>) {
    if spots.is_empty() {
        return;
    }
    let dates = find_dates_at(text, spots.iter().copied());
    let from = out.len();
    let mut scan = Scan { text, spots, dates: &dates, next_date: 0, done: 0, out };
    scan.run();
    time::add(text, spots, &dates, from, out);
    out[from..].sort_by_key(|found| found.start);
}

/// Builds an annotation of this group.
fn hit(start: usize, end: usize, category: Category, rule: &'static str, confidence: f32) -> Annotation {
    Annotation { start, end, category, group: Group::Pattern, rule, confidence, known: None }
}

/// The pass over the text.
struct Scan<'t, 'o> {
    text: &'t str,
    spots: &'t [Spot],
    dates: &'t [DateMatch],
    /// The first date that does not lie behind the place of the scan.
    next_date: usize,
    /// Everything before this byte is settled.
    done: usize,
    out: &'o mut Vec<Annotation>,
}

impl Scan<'_, '_> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        for Spot { start, end, sort } in self.spots {
            let (at, end) = ((*start).max(self.done), *end);
            if at >= end {
                continue;
            }
            if sort.any(Sort::DIGITS) {
                self.digits(at, end);
            } else if sort.any(Sort::MARK) {
                self.mark(bytes[at], at);
            } else if sort.any(Sort::STREET) && may_be_street(&bytes[at..end]) {
                self.claim(address::street(self.text, at, end));
            }
        }
    }

    /// A mark that may be the heart of something.
    fn mark(&mut self, byte: u8, at: usize) {
        match byte {
            b'@' => {
                let found = net::email(self.text, at).or_else(|| handle::at_sign(self.text, at));
                self.claim(found);
            }
            b'.' => {
                let inside = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
                let bytes = self.text.as_bytes();
                if at > 0 && inside(bytes.get(at - 1)) && inside(bytes.get(at + 1)) {
                    let found = net::domain(self.text, at);
                    self.claim(found.or_else(|| handle::beside_platform(self.text, at)));
                }
            }
            b':' => {
                let found = net::url(self.text, at).or_else(|| handle::labelled(self.text, at));
                self.claim(found);
            }
            b'(' | b'[' => {
                let found =
                    net::email_in_words(self.text, at).or_else(|| phone::find(self.text, at, self.done));
                self.claim(found);
            }
            b'+' => self.claim(phone::find(self.text, at, self.done)),
            b'_' => self.claim(handle::beside_platform(self.text, at)),
            _ => {}
        }
    }

    /// A run of digits: labels first, then dates, then shapes from the most to the least telling.
    fn digits(&mut self, at: usize, end: usize) {
        let text = self.text;
        if self.claim_if(record::labelled(text, at, end, self.done)) || self.claim_if(iban::find(text, at)) {
            return;
        }
        if let Some(date) = self.date_at(at) {
            // `adres: Hof van Holland 22-2`, though `22-2` could be a day.
            let house = address::numbered(text, at, self.done)
                .filter(|house| house.confidence >= 0.9 && house.end >= date.end);
            if date.year.is_some() || !self.claim_if(house) {
                // Settled by the scanner of dates.
                self.done = self.done.max(date.end);
            }
            return;
        }
        if self.claim_if(bsn::find(text, at))
            || self.claim_if(phone::find(text, at, self.done))
            || phone::is_public(text, at)
        {
            return;
        }
        if self.claim_if(plate::find(text, at, self.done)) {
            return;
        }
        let last = self.out.last().filter(|last| last.category == Category::Address);
        let behind_address = last.is_some_and(|last| at - last.end <= 3);
        if let Some(found) = postcode::find(text, at, behind_address) {
            let town = postcode::town(text, found.end);
            self.claim(Some(found));
            self.claim(town);
            return;
        }
        if self.claim_if(record::shaped(text, at, end, self.done))
            || self.claim_if(address::numbered(text, at, self.done))
        {
            return;
        }
        if end - at < 8 {
            self.claim(handle::beside_platform(text, at));
        }
    }

    /// The date that starts here or around here.
    fn date_at(&mut self, at: usize) -> Option<DateMatch> {
        while self.dates.get(self.next_date).is_some_and(|date| date.end <= at) {
            self.next_date += 1;
        }
        self.dates.get(self.next_date).copied().filter(|date| date.start <= at)
    }

    fn claim(&mut self, found: Option<Annotation>) {
        self.claim_if(found);
    }

    /// Keeps a finding, unless part of it is settled; whether it was kept.
    fn claim_if(&mut self, found: Option<Annotation>) -> bool {
        let Some(found) = found.filter(|found| found.start >= self.done && found.end > found.start) else {
            return false;
        };
        self.done = found.end;
        self.out.push(found);
        true
    }
}

/// Whether a number or word starts here and is not the tail of another.
fn starts_fresh(text: &str, at: usize) -> bool {
    !word_char(char_before(text, at))
}

/// The text of the same line before a byte, at most so many bytes.
fn line_before(text: &str, at: usize, reach: usize) -> &str {
    let from = crate::dutch::side::floor(text, at.saturating_sub(reach));
    let head = &text[from..at];
    head.rfind('\n').map_or(head, |line| &head[line + 1..])
}

/// Whether one of these words stands in a piece of text, as a whole word and in any case.
fn has_word(text: &str, words: &WordList) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| words.has(word))
}

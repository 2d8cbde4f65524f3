//! Digits and the first letters of months lead to the readers, all else is skipped.

use super::{DateMatch, numeric, series, worded};
use crate::dutch::calendar::may_be_month;
use crate::dutch::side::{char_before, word_char};
use crate::dutch::spots::{Sort, Spot, spots};

/// Finds every date in a text, in any Dutch form: `2026-12-03`, `3-12-2026`, `03/12/26`, `3-12`, `3 dec`, `drie maart`,
/// `mei 2019`, `maart '21`, `3-5 mei`, `12 t/m 14-6`, and years where the words around them say so (`sinds 2009`).
///
/// Months and weekdays alone are no dates. Matches do not overlap and come in order.
pub fn find_dates(text: &str) -> Vec<DateMatch> {
    find_dates_at(text, spots(text))
}

/// The same for a text of which the spots are known.
pub fn find_dates_at(text: &str, spots: impl IntoIterator<Item = Spot>) -> Vec<DateMatch> {
    let mut found: Vec<DateMatch> = Vec::new();
    // Everything before this byte is settled.
    let mut done = 0;
    for spot in spots {
        let (at, end) = (spot.start.max(done), spot.end);
        let last_end = found.last().map_or(0, |last| last.end);
        let date = if at >= end {
            None
        } else if spot.sort.any(Sort::DIGITS) {
            starts_run(text, at).then(|| numeric::read(text, at, last_end)).flatten()
        } else if spot.sort.any(Sort::MONTH) {
            let plain = text.as_bytes()[at..end].iter().position(u8::is_ascii);
            plain.and_then(|skip| month_at(text, at + skip, end, last_end))
        } else {
            None
        };
        if let Some(date) = date {
            add_days_before(text, &mut found, &date);
            found.push(date);
            done = if spot.sort.any(Sort::DIGITS) { date.end } else { date.end.max(end) };
        }
    }
    found
}

/// The date around the word at `at..end`, if it is a month.
fn month_at(text: &str, at: usize, end: usize, last_end: usize) -> Option<DateMatch> {
    let may_be = text.as_bytes()[at..].first_chunk().is_some_and(|head| may_be_month(*head));
    (may_be && starts_word(text, at)).then(|| worded::read(text, at, end, last_end)).flatten()
}

/// `van 3 tot en met 5 mei`, `3, 4 en 5 mei`: the days that share the month of a date.
fn add_days_before(text: &str, found: &mut Vec<DateMatch>, date: &DateMatch) {
    if date.day.is_none() {
        return;
    }
    let last_end = found.last().map_or(0, |last| last.end);
    let mut days = Vec::new();
    let mut end = date.start;
    while let Some((start, stop, day)) = series::day_before(text, end, last_end) {
        days.push(DateMatch { start, end: stop, year: date.year, month: date.month, day: Some(day) });
        end = start;
    }
    found.extend(days.into_iter().rev());
}

fn starts_run(text: &str, at: usize) -> bool {
    at == 0 || !word_char(char_before(text, at))
}

/// A month may follow a digit directly: `3dec`.
fn starts_word(text: &str, at: usize) -> bool {
    at == 0 || char_before(text, at).is_none_or(|c| c.is_ascii_digit() || !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> String {
        let mut out = String::new();
        let mut from = 0;
        for date in find_dates(text) {
            out.push_str(&text[from..date.start]);
            out.push('[');
            out.push_str(&text[date.start..date.end]);
            out.push(']');
            from = date.end;
        }
        out.push_str(&text[from..]);
        out
    }

    /// Each row stands as it must come out; the marks are taken away to make the input.
    fn check(rows: &[&str]) {
        for row in rows {
            let text = row.replace(['[', ']'], "");
            assert_eq!(marked(&text), *row);
        }
    }

    #[test]
    fn numeric_dates_are_found() {
        check(&[
            "[2026-12-03]",
            "[3-12-2026]",
            "[03/12/26] gebeld",
            "op [3.12.2026] om 13.30 uur",
            "Op [3-12] gebeld",
            "MDO jeugd [06-08] – casus",
            "(vóór [15-12])",
            "bijhouden t/m [17/5]",
            "bijhouden t/m [17/5]\n1) navragen",
            "dd [03-12]: komt",
            "van [5.12.2023] tot [3.1.2024]",
            "vader belde [14/10] terug",
            "geboren [28.7.2007], BSN",
            "Z. belde [3 - 12 - 2026].",
            "[3‑12‑2026]",
            "geb. [03 12 2010]",
            "[2026-12-03]T10:00:00",
            "[3-12-'26]",
            "[31/12/2026]",
            "sinds [05-2013]",
            "[12] t/m [14-6]",
            "[3-12-2026]-[5-12-2026]",
            "huisbezoek (ma [3-5])",
            "uiterlijk [1/2] klaar",
            "brief van [3-11] bespreken",
        ]);
    }

    #[test]
    fn worded_dates_are_found() {
        check(&[
            "op [3 december 2026] om 10 uur",
            "do [3 dec]. gebeld",
            "[3 mrt. 2015]",
            "[drie maart] was er",
            "[negen oktober 2024]",
            "[eenendertig dec]",
            "[1e mei]",
            "[eerste mei]",
            "de [3de december]",
            "begin [mei 2019]",
            "[mei 2019]",
            "[maart '21]",
            "[maart ’21]",
            "[26 jul '17]",
            "[3-5 mei]",
            "van [3] tot en met [5 mei]",
            "[3], [4] en [5 mei 2026]",
            "[3 febuari 2020]",
            "[3 SEPT 2020]",
            "[14mei]",
            "[3-dec-2026]",
            "[3 dec 26]",
            "[5 juni tweeduizend zesentwintig]",
            "[drie december tweeduizendzesentwintig]",
            "Linde ([april 2018])",
            "[12 oct] en [13 OKT]",
            "tot [drie januari 2019] opgenomen",
            "ma. [3] t/m vr. [7 mei]",
            "[3] à [4 mei]",
            "geb. [030513]",
        ]);
    }

    #[test]
    fn years_are_found_where_the_words_say_so() {
        check(&[
            "In [2017] is hij uit huis geplaatst",
            "bekend sinds [2009].",
            "Diagnose uit [2022]: ADHD",
            "van [2019] tot [2021]",
            "zomer [2019]",
            "schooljaar [2019-2020]",
            "begin [2019]",
            "Sem ([2013])",
            "in ['21]",
            "tussen [2015] en [2018]",
            "geboortejaar: [2010]",
        ]);
    }

    #[test]
    fn what_is_no_date_stays() {
        check(&[
            "om 13.30 uur",
            "om 10.12 uur",
            "versie 2.10",
            "versie 2.10.12",
            "€ 3.12",
            "bedrag 12,50",
            "groep 3/4",
            "groep 7-8",
            "score 3-2",
            "2-3 keer per week",
            "4-5 weken",
            "1/2 tablet",
            "Marktplein 17-2",
            "Kerkstraat 9-2 te",
            "bel 06-12 34 56 78",
            "bel 06-12345678",
            "020-1234567",
            "1234 AB",
            "in 2011 AB Haarlem",
            "zaaknr W-2019-5612",
            "Z/22/810519",
            "dossier 2019-7406",
            "casus 2026-014",
            "wachttijd 14 weken",
            "in mei",
            "mei en juni",
            "Jan belde",
            "maart was lastig",
            "de rekening van 2000 euro",
            "in groep 3 Jan heeft",
            "2000 kcal",
            "0800-2000",
            "hockeyclub dvc '89",
            "DSM-5",
            "1.2.3",
            "1) POH belt",
            "3 kinderen van 4-5 jaar",
            "32-12",
            "3-13",
            "30-2",
            "99-99-9999",
            "112",
            "week 50",
            "NL91 ABNA 0417 1643 00",
        ]);
    }

    #[test]
    fn parts_are_read() {
        for (text, year, month, day) in [
            ("3-12-2026", Some(2026), Some(12), Some(3)),
            ("03/12/26", Some(2026), Some(12), Some(3)),
            ("12/5/98", Some(1998), Some(5), Some(12)),
            ("3 dec", None, Some(12), Some(3)),
            ("mei '19", Some(2019), Some(5), None),
            ("3-5 mei", None, Some(5), Some(5)),
            ("12/31/2026", Some(2026), Some(12), Some(31)),
            ("1 mei negentienhonderd tachtig", Some(1980), Some(5), Some(1)),
        ] {
            let found = find_dates(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!((found[0].year, found[0].month, found[0].day), (year, month, day), "{text}");
        }
    }
}

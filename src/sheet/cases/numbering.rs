//! Case numbers: the sheet's own where they can be shown, else the position.

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashSet};

use crate::dutch::fold::fold;
use crate::model::{Case, CaseEntry, CaseNumber, NumberOrigin, Person, Place, Warning};
use crate::sheet::tables::code;

use super::draft::Draft;
use super::numbers;

/// The cases of a file with their numbers.
pub struct Numbered {
    /// The cases.
    pub cases: Vec<CaseEntry>,
    /// What a person should know of cases that the file gives no number: by which they go here.
    pub unnumbered: Vec<Warning>,
}

/// Reads what waits in the drafts and numbers the cases. `has_column` says whether the sheet has a column for it.
pub fn number(drafts: Vec<Draft<'_>>, has_column: bool, warnings: &mut Vec<Warning>) -> Numbered {
    let mut unnumbered = Vec::new();
    // Without a column the lines that name the cases may number them.
    let has_column = has_column || drafts.iter().any(|draft| draft.number.is_some());
    if !has_column && !drafts.is_empty() {
        let message =
            "er is geen kolom met casusnummers: de casussen zijn genummerd in de volgorde van het blad";
        unnumbered.push(Warning { place: None, message: message.into() });
    }
    // Reading the cells is most of the work and can be done for many cases at a time; numbering cannot.
    let (mut ready, mut entries): (Vec<Ready>, Vec<CaseEntry>) = drafts.into_par_iter().map(read).unzip();
    let own: Vec<Option<String>> =
        ready.iter_mut().zip(&entries).map(|(case, entry)| shown(case, &entry.place, warnings)).collect();
    let sheets: FxHashSet<&str> = own.iter().flatten().map(String::as_str).collect();
    let mut taken: FxHashSet<String> = FxHashSet::with_capacity_and_hasher(own.len(), FxBuildHasher);
    for (at, ((Ready { own, .. }, entry), shown)) in ready.into_iter().zip(&mut entries).zip(&own).enumerate()
    {
        let free = |number: &str| {
            distinct(number, |candidate| taken.contains(candidate) || sheets.contains(candidate))
        };
        let (number, origin) = match shown {
            Some(number) if !taken.contains(number) => (number.clone(), NumberOrigin::Sheet),
            Some(number) => {
                let distinct = free(number);
                let message = format!(
                    "casusnummer {number} staat ook bij een andere jeugdige; deze casus heet hier {distinct}"
                );
                warnings.push(Warning { place: Some(entry.place.clone()), message });
                (distinct, NumberOrigin::Sheet)
            }
            None => {
                let position = (at + 1).to_string();
                let used = taken.contains(&position) || sheets.contains(position.as_str());
                let number = if used { free(&position) } else { position };
                if has_column && own.is_none() {
                    let message = format!("deze casus heeft geen nummer in het blad en heet hier {number}");
                    unnumbered.push(Warning { place: Some(entry.place.clone()), message });
                }
                (number, NumberOrigin::Position)
            }
        };
        taken.insert(number.clone());
        if origin == NumberOrigin::Position {
            // A number that may not be shown identifies wherever it turns up.
            entry.case.other_ids.extend(own.filter(|own| !entry.case.other_ids.contains(own)));
        }
        entry.case.number = CaseNumber(number);
        entry.number_origin = origin;
    }
    Numbered { cases: entries, unnumbered }
}

/// What the number of a case that is read depends on.
struct Ready {
    /// The sheet's number, unless it can be shown.
    own: Option<String>,
    /// What the sheet's number gives away.
    gives_away: Option<&'static str>,
    was_date: bool,
}

/// Reads what waits in a draft; the case has no number yet.
fn read(mut draft: Draft<'_>) -> (Ready, CaseEntry) {
    draft.told.settle();
    let own = draft.number.take();
    let gives_away = own.as_deref().and_then(|number| identifies(number, &draft));
    let mut about = draft.told.about;
    let case = Case {
        number: CaseNumber(String::new()),
        addresses: about.take_addresses(),
        persons: about.persons.finish(),
        institutions: about.institutions,
        other_ids: about.other_ids,
    };
    let entry =
        CaseEntry { case, number_origin: NumberOrigin::Position, actions: draft.actions, place: draft.place };
    (Ready { own, gives_away, was_date: draft.number_was_date }, entry)
}

/// `3-b`, `3-c`, ...: the first that is free.
pub fn distinct(number: &str, used: impl Fn(&str) -> bool) -> String {
    let letters = ('b'..='z').map(|letter| format!("{number}-{letter}"));
    let counted = (2..).map(|count| format!("{number}-{count}"));
    letters.chain(counted).find(|candidate| !used(candidate)).unwrap_or_else(|| number.to_string())
}

/// Takes the sheet's number, if it can be shown.
fn shown(case: &mut Ready, place: &Place, warnings: &mut Vec<Warning>) -> Option<String> {
    let place = || Some(place.clone());
    if let Some(what) = case.gives_away {
        let message = format!(
            "het casusnummer bevat {what} en wordt niet getoond; de casus krijgt een volgnummer. Geef een nummer dat niets over de jeugdige zegt"
        );
        warnings.push(Warning { place: place(), message });
        return None;
    }
    if let (true, Some(number)) = (case.was_date, &case.own) {
        let message = format!(
            "Excel heeft dit casusnummer als datum opgeslagen; hier heet het {number}. Zet de kolom in Excel op 'Tekst' en typ het nummer opnieuw"
        );
        warnings.push(Warning { place: place(), message });
    }
    case.own.take()
}

/// What a number gives away, if anything.
fn identifies(number: &str, draft: &Draft<'_>) -> Option<&'static str> {
    if number.contains('@') {
        return Some("een e-mailadres");
    }
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if digits.len() == number.chars().filter(|c| c.is_alphanumeric()).count()
        && numbers::bsn_of(&digits).is_some()
        && digits.len() == 9
    {
        return Some("een BSN");
    }
    let folded = fold(number);
    let letters: Vec<&str> =
        folded.split(|c: char| !c.is_alphabetic()).filter(|run| !run.is_empty()).collect();
    for person in draft.told.about.persons.all() {
        if person.bsn.as_deref().is_some_and(|bsn| digits.contains(bsn.trim_start_matches('0'))) {
            return Some("een BSN");
        }
        if holds_name(&letters, person) {
            return Some("een naam");
        }
        if holds_birth_date(&digits, &letters, person) {
            return Some("een geboortedatum");
        }
        let holds =
            |phone: &String| phone.chars().filter(char::is_ascii_digit).collect::<String>().contains(&digits);
        if digits.len() >= 9 && person.phones.iter().any(holds) {
            return Some("een telefoonnummer");
        }
    }
    // Whose name it is need not be known.
    if code::holds_name(number) { Some("wat een naam kan zijn") } else { None }
}

/// A name of three letters or more as one of the runs of letters, or a longer one anywhere in them.
fn holds_name(letters: &[&str], person: &Person) -> bool {
    if !letters.iter().any(|run| run.chars().count() >= 3) {
        return false;
    }
    let name = &person.name;
    let parts = name.first_names.iter().chain(&name.nickname).chain(&name.surname);
    let words = parts.flat_map(|part| {
        fold(part).split(|c: char| !c.is_alphabetic()).map(str::to_string).collect::<Vec<_>>()
    });
    words.filter(|word| word.chars().count() >= 3).any(|word| {
        letters.iter().any(|run| *run == word || word.chars().count() >= 4 && run.contains(&word))
    })
}

/// The birth date in any order of its digits, or initials with the year of birth.
fn holds_birth_date(digits: &str, letters: &[&str], person: &Person) -> bool {
    let Some(birth) = person.birth_date.filter(|_| digits.len() >= 4) else { return false };
    let year = format!("{:04}", birth.year);
    if let (Some(month), Some(day), 5..) = (birth.month, birth.day, digits.len()) {
        let short = &year[2..];
        let spelled = [
            format!("{day:02}{month:02}{year}"),
            format!("{year}{month:02}{day:02}"),
            format!("{day}{month}{year}"),
            format!("{day:02}{month:02}{short}"),
            format!("{short}{month:02}{day:02}"),
        ];
        let long = |spelled: &String| spelled.len() >= 8 && digits.contains(spelled.as_str());
        if spelled.iter().any(|spelled| digits == spelled || long(spelled)) {
            return true;
        }
    }
    if letters.is_empty() || !digits.contains(&year) {
        return false;
    }
    let name = &person.name;
    let first = |text: &String| fold(text).chars().next();
    let initials: String = name
        .first_names
        .first()
        .and_then(first)
        .into_iter()
        .chain(name.surname.as_ref().and_then(first))
        .collect();
    let with_prefix: String = name
        .first_names
        .first()
        .and_then(first)
        .into_iter()
        .chain(name.prefix.iter().flat_map(|prefix| {
            prefix.split_whitespace().filter_map(|word| fold(word).chars().next()).collect::<Vec<_>>()
        }))
        .chain(name.surname.as_ref().and_then(first))
        .collect();
    initials.len() >= 2 && letters.iter().any(|run| *run == initials || *run == with_prefix)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::cells::grid::Cell;
    use crate::sheet::tables::field::{What, Who};

    fn draft(number: &str) -> Draft<'_> {
        let mut draft = Draft { number: Some(number.into()), ..Draft::default() };
        let mut add =
            |what, text| draft.told.about.persons.add(Who::Youth, None, what, Cell::Text(text), false);
        add(What::Name, "Yusuf el Idrissi");
        add(What::BirthDate, "02-05-2013");
        add(What::Bsn, "111222333");
        draft
    }

    #[test]
    fn numbers_that_give_somebody_away() {
        for (number, what) in [
            ("Idrissi-1", Some("een naam")),
            ("2026YUSUF", Some("een naam")),
            ("111222333", Some("een BSN")),
            ("02052013", Some("een geboortedatum")),
            ("2013-05-02", Some("een geboortedatum")),
            ("YEI2013", Some("een geboortedatum")),
            ("a@b.nl", Some("een e-mailadres")),
            ("2026-014", None),
            ("3", None),
            ("A12", None),
            ("Jorn 12", Some("wat een naam kan zijn")),
            ("Casus 12", None),
            ("2013", None),
        ] {
            assert_eq!(identifies(number, &draft(number)), what, "{number}");
        }
    }

    #[test]
    fn double_and_missing_numbers_stay_distinct() {
        let mut warnings = Vec::new();
        let unnumbered = Draft { number: None, ..draft("") };
        let drafts = vec![draft("3"), draft("3"), unnumbered, draft("Yusuf")];
        let Numbered { cases: entries, unnumbered } = number(drafts, true, &mut warnings);
        let numbers: Vec<_> = entries.iter().map(|entry| entry.case.number.0.as_str()).collect();
        assert_eq!(numbers, ["3", "3-b", "3-c", "4"]);
        assert_eq!(entries[3].case.other_ids, ["Yusuf"]);
        assert_eq!((warnings.len(), unnumbered.len()), (2, 1));
    }
}

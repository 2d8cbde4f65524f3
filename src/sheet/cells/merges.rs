//! What calamine does not tell of the cells of an xlsx or xlsb, or only by parsing each sheet a second time: which are
//! merged, which are formulas without an outcome, and of an xlsb which formulas gave an error.

use std::collections::HashMap;

use memchr::memmem;
use quick_xml::events::Event;

use crate::error::Result;
use crate::sheet::open::package::{Format, Package};

use super::formulas::uncalculated;
use super::grid::{Builder, Region};
use super::xlsb;

/// What is known of each sheet, by sheet name.
#[derive(Debug, Default)]
pub struct Extras(HashMap<String, Extra>);

#[derive(Debug)]
struct Extra {
    regions: Vec<Region>,
    uncalculated: Vec<(u32, u32)>,
    errors: Vec<(u32, u32)>,
}

impl Extras {
    /// Looks through the sheets, given by name and path. One whose part cannot be found has no merged cells: merging
    /// only repeats what is there.
    pub fn find(package: &Package, sheets: Vec<(String, String)>) -> Extras {
        let look = |(name, path): (String, String)| {
            let part = package.part(&path)?;
            let extra = match package.format {
                Format::Xlsb => Extra {
                    regions: xlsb::regions(part),
                    uncalculated: Vec::new(),
                    errors: xlsb::errors(part),
                },
                _ => Extra { regions: regions(part), uncalculated: uncalculated(part), errors: Vec::new() },
            };
            Some((name, extra))
        };
        Extras(sheets.into_iter().filter_map(look).collect())
    }

    /// Adds what is known of the sheet to the grid being built.
    pub fn add(&self, sheet: &str, builder: &mut Builder<'_>) -> Result<()> {
        let Some(extra) = self.0.get(sheet) else { return Ok(()) };
        builder.uncalculated(&extra.uncalculated);
        extra.errors.iter().try_for_each(|(row, column)| builder.error(*row, *column))?;
        extra.regions.iter().try_for_each(|region| builder.merge(*region))
    }
}

/// Sheet names and their parts, through the relationships of the workbook.
pub fn sheet_paths(package: &Package) -> Option<Vec<(String, String)>> {
    let (rels, sheets) = match package.format {
        Format::Xlsb => {
            (package.part("xl/_rels/workbook.bin.rels")?, xlsb::sheets(package.part("xl/workbook.bin")?))
        }
        _ => (
            package.part("xl/_rels/workbook.xml.rels")?,
            pairs(package.part("xl/workbook.xml")?, "sheet", ["name", "id"])?,
        ),
    };
    let targets: HashMap<_, _> = pairs(rels, "Relationship", ["Id", "Target"])?.into_iter().collect();
    let path = |target: &String| match target.strip_prefix('/') {
        Some(absolute) => absolute.to_string(),
        None => format!("xl/{target}"),
    };
    Some(sheets.into_iter().filter_map(|(name, id)| Some((name, path(targets.get(&id)?)))).collect())
}

/// Two attributes (by local name) of each element of that name; elements that miss one are left out.
fn pairs(xml: &[u8], element: &str, wanted: [&str; 2]) -> Option<Vec<(String, String)>> {
    let mut reader = quick_xml::Reader::from_reader(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == element => {
                let mut values = [None, None];
                for attribute in start.attributes().flatten() {
                    let key = attribute.key.local_name();
                    if let Some(at) = wanted.iter().position(|name| *name == key.as_ref()) {
                        values[at] = Some(quick_xml::escape::unescape(&attribute.value).ok()?.into_owned());
                    }
                }
                let [first, second] = values;
                found.extend(first.zip(second));
            }
            Event::Eof => return Some(found),
            _ => {}
        }
    }
}

/// The regions at the end of a worksheet part: `<mergeCell ref="A2:A4"/>`.
fn regions(part: &[u8]) -> Vec<Region> {
    // The list stands after the cells: between the last two mentions. Searching forward is faster than backward.
    let mentions = memmem::find_iter(part, b"mergeCells");
    let (begin, Some(end)) = mentions.fold((None, None), |(_, last), at| (last, Some(at))) else {
        return Vec::new();
    };
    let begin = begin.unwrap_or(0);
    let list = &part[begin..end];
    let refs = memmem::find_iter(list, b"ref=").filter_map(|at| {
        let quote = *list.get(at + 4)?;
        let value = &list[at + 5..];
        let close = memchr::memchr(quote, value)?;
        region(std::str::from_utf8(&value[..close]).ok()?)
    });
    refs.collect()
}

fn region(reference: &str) -> Option<Region> {
    let (first, last) = reference.split_once(':')?;
    let ((top, left), (bottom, right)) = (address(first)?, address(last)?);
    Some(Region { top, left, bottom, right })
}

/// `B3` as row 2, column 1.
pub fn address(cell: &str) -> Option<(u32, u32)> {
    let cell = cell.trim().replace('$', "");
    let digits = cell.find(|c: char| c.is_ascii_digit())?;
    let mut column = 0u32;
    for c in cell[..digits].bytes() {
        let letter = u32::from(c.to_ascii_uppercase().checked_sub(b'A')?) + 1;
        column = column.checked_mul(26)?.checked_add(letter)?;
    }
    Some((cell[digits..].parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_found_at_the_end() {
        let xml = br#"<worksheet><sheetData><row><c ref="A1:B2"/></row></sheetData><mergeCells count="2"><mergeCell ref="A2:A4"/><mergeCell ref='AA10:AB11'/></mergeCells></worksheet>"#;
        let expected = [
            Region { top: 1, left: 0, bottom: 3, right: 0 },
            Region { top: 9, left: 26, bottom: 10, right: 27 },
        ];
        assert_eq!(regions(xml), expected);
        assert!(regions(b"<worksheet><sheetData/></worksheet>").is_empty());
        assert!(regions(br#"<mergeCells><mergeCell ref="onzin"/></mergeCells>"#).is_empty());
    }
}

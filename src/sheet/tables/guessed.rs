//! What to say of columns that were taken for who or when by their contents, and of sheets that have none.

use crate::model::{Place, Warning};
use crate::sheet::cells::grid::Cell;

use super::children::says_who;
use super::choose::Found;
use super::field::{Field, What, Who};
use super::resolve::sample;
use super::table::{Column, How, Table};

/// Says which columns were taken by their contents, and once that none names the owners. Columns go by their address:
/// a header nobody knows may be a name.
pub fn warn(sheet: &Found<'_>, warnings: &mut Vec<Warning>) {
    let place =
        |column: &Column| Place { sheet: sheet.shown.clone(), row: column.row + 1, column: column.index + 1 };
    for table in sheet.cases() {
        for column in table.columns.iter().filter(|column| column.how == How::Contents) {
            let taken = match column.field {
                Some(Field::Owner | Field::OwnerMark) => "de actiehouder",
                Some(Field::Due) => "de streefdatum",
                Some(Field::ActionStatus) => "hoe de actie ervoor staat",
                Some(Field::Actions) if column.owner.is_some() => "de acties van wie erboven staat",
                Some(Field::Actions) => "de acties",
                Some(Field::Person(Who::Youth, What::Name)) if says_who(column) => "de jeugdige",
                _ => continue,
            };
            let message = format!("deze kolom is naar wat erin staat gelezen als {taken}");
            warnings.push(Warning { place: Some(place(column)), message });
        }
        for column in table.columns.iter().filter(|column| column.how == How::Marked) {
            let message =
                "van deze kolom zijn alleen de regels met 'Actie:' of een pijl ervoor als acties gelezen";
            warnings.push(Warning { place: Some(place(column)), message: message.into() });
        }
        for column in table.with(Field::EarlierActions) {
            let message = "deze kolom is gelezen als acties van een vorig overleg: wat erin staat, komt niet in de lijst";
            warnings.push(Warning { place: Some(place(column)), message: message.into() });
        }
        let unknown: Vec<String> = table
            .columns
            .iter()
            .filter(|column| column.field.is_none())
            .map(|column| place(column).cell())
            .collect();
        if unknown.is_empty()
            || table.has(Field::Owner)
            || table.columns.iter().any(|column| column.owner.is_some())
            || !lacks_owners(sheet, table)
        {
            continue;
        }
        let message = format!(
            "er is geen kolom met actiehouders herkend; niet begrepen: {}. Noem de kolom in mdo.yaml onder 'kolommen'",
            unknown.join(", ")
        );
        warnings.push(Warning { place: None, message });
    }
}

/// Whether there are actions, and most name nobody in front of a colon.
fn lacks_owners(sheet: &Found<'_>, table: &Table) -> bool {
    let (mut all, mut named) = (0, 0);
    for column in table.with(Field::Actions) {
        for cell in sample(sheet.grid, table, column.index) {
            all += 1;
            named += usize::from(matches!(cell, Cell::Text(text) if text.contains(':')));
        }
    }
    all > named * 2
}

//! Participants whose waiting depends on the order: the others are left out, and equal ones count as one.

use crate::agenda::problem::low_bits;

/// Rows of the table of attendance, with their weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    /// The cases of a group of participants, as bits, with the weight of the group. At least two cases, not all.
    pub rows: Vec<(u64, u32)>,
    /// The weight of those whom every case needs: they only wait in gaps.
    pub always: u32,
}

impl Rows {
    /// Who has one case never waits; whom every case needs waits in gaps only; equal rows become one.
    pub fn new(rows: impl IntoIterator<Item = (u64, u32)>, cases: usize) -> Rows {
        let mut rows: Vec<(u64, u32)> =
            rows.into_iter().filter(|(row, weight)| row.count_ones() > 1 && *weight > 0).collect();
        let everywhere = |row: &(u64, u32)| row.0 == low_bits(cases);
        let always = rows.iter().filter(|row| everywhere(row)).map(|row| row.1).sum();
        rows.retain(|row| !everywhere(row));
        rows.sort_unstable();
        rows.dedup_by(|next, first| {
            let equal = next.0 == first.0;
            first.1 += if equal { next.1 } else { 0 };
            equal
        });
        Rows { rows, always }
    }
}

//! Look-ups for names that are written short: pet names, and initials of the first and the last name.

use super::{FEW_KEYS, NameIndex, Part};

impl NameIndex {
    /// A key that begins with this stem of a pet name, of somebody's first name.
    pub(crate) fn begins_with(&self, stem: &str) -> Option<u32> {
        if self.keys.len() > FEW_KEYS {
            return None;
        }
        (0..self.keys.len() as u32).find(|key| {
            self.table.word(*key).starts_with(stem) && self.uses(*key).any(|u| u.part == Part::First)
        })
    }

    /// The person with this first letter whose surname has this one: `A.D.`, though there are more first names.
    pub(crate) fn by_first_and_last(&self, letters: &str) -> Option<u32> {
        let mut ends = letters.chars();
        let (first, last) = (ends.next()?, ends.next()?);
        let fits = |own: &str| own.starts_with(first) && own.ends_with(last);
        let id = (0..self.monograms.len() as u32).find(|id| fits(self.monograms.word(*id)))?;
        ends.next().is_none().then(|| self.monogram_of[id as usize])
    }

    /// The person whose first letters these are.
    pub(crate) fn by_monogram(&self, folded: &str) -> Option<u32> {
        self.monograms.get(folded).map(|id| self.monogram_of[id as usize])
    }
}

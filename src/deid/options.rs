//! What is to be found and what becomes of it.

use jiff::civil::Date;

use super::{Category, Group};

/// What the engine does. The default removes everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    categories: u32,
    groups: u8,
    /// Years and the ages of adults are made coarser rather than removed: `[2005-2009]`, `[40-49] jaar`.
    pub generalise: bool,
    /// Dates become their distance from this day, that of a meeting: `[3 weken voor het overleg]`. Birth dates do not.
    pub meeting: Option<Date>,
}

impl Default for Options {
    fn default() -> Self {
        Options { categories: u32::MAX, groups: u8::MAX, generalise: false, meeting: None }
    }
}

impl Options {
    /// For minutes: all categories, years and adult ages made coarser.
    pub fn minutes() -> Self {
        Options { generalise: true, ..Options::default() }
    }

    /// Dates become their distance from the day of this meeting.
    #[must_use]
    pub fn relative_to(mut self, meeting: Option<Date>) -> Self {
        self.meeting = meeting;
        self
    }

    /// Leaves a category as it is.
    #[must_use]
    pub fn keep(mut self, category: Category) -> Self {
        self.categories &= !bit(category);
        self
    }

    /// Removes only these categories.
    #[must_use]
    pub fn only(mut self, categories: &[Category]) -> Self {
        self.categories = categories.iter().fold(0, |set, category| set | bit(*category));
        self
    }

    /// Switches a group of rules off.
    #[must_use]
    pub fn without(mut self, group: Group) -> Self {
        self.groups &= !(1 << group as u8);
        self
    }

    /// Whether the category is to be removed.
    pub fn wants(&self, category: Category) -> bool {
        self.categories & bit(category) != 0
    }

    /// Whether the group of rules is on.
    pub fn uses(&self, group: Group) -> bool {
        self.groups & (1 << group as u8) != 0
    }
}

fn bit(category: Category) -> u32 {
    1 << category as u32
}

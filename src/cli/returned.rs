//! Cases that were closed: whether a youth who is on the table now was there before.

use super::book::Book;
use crate::intake::twins::Twins;
use crate::model::CaseFile;
use crate::model::case_file::CaseStatus;

/// The closed cases of a work folder.
pub struct Closed<'b> {
    cases: Vec<&'b CaseFile>,
    twins: Twins,
}

impl<'b> Closed<'b> {
    /// Those of a book, the one that was closed last first.
    pub fn of(book: &'b Book) -> Self {
        let mut cases: Vec<&CaseFile> = book.cases.iter().map(|case| &case.value).collect();
        cases.retain(|case| case.status == CaseStatus::Closed);
        let closed = |case: &CaseFile| case.closings.last().and_then(|closing| closing.date).map(|day| day.0);
        cases.sort_by_key(|case| std::cmp::Reverse(closed(case)));
        let mut twins = Twins::default();
        for (at, case) in cases.iter().enumerate() {
            twins.add(at, &case.youth);
        }
        Closed { cases, twins }
    }

    /// The closed case of the same youth.
    pub fn before(&self, case: &CaseFile) -> Option<&'b CaseFile> {
        let at = self.twins.find(&case.youth)?;
        self.cases.get(at).copied().filter(|before| before.number != case.number)
    }
}

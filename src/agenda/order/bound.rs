//! Lower bounds on what remains, for the search.

use super::core::Key;
use super::graph::Graph;
use super::patterns::Patterns;

/// What the rest costs at least.
pub enum Bound<'a> {
    /// From tables of parts of the cases, without a clock.
    Parts(&'a Patterns),
    /// From the graph of all sets that matter.
    Graph(&'a Graph),
}

impl Bound<'_> {
    /// At least this much more when `done` is done at this moment; `None` when the rest cannot be done.
    #[inline]
    pub fn rest(&self, done: u64, clock: u16) -> Option<Key> {
        match self {
            Bound::Parts(patterns) => Some(patterns.rest(done)),
            Bound::Graph(graph) => graph.rest(done, clock),
        }
    }
}

//! What the sheet said of a case when it was last taken in.

use super::super::record::record;
use super::super::scalar::{Day, Texts};

record! {
    /// The rows of a case, as they were at the last intake: what changed since is seen beside it, and an unchanged cell
    /// is written again as it was.
    ///
    /// It stands in the case file and not in a list of its own, so that it is seen, and goes when the case goes.
    SheetMemory = "Wat er bij de laatste intake in de casuïstieksheet stond" {
        /// The day from which days without a year were counted.
        date: Option<Day> = "datum", "De dag van de sheet";
        /// The place of the case in its sheet, from 1.
        position: Option<u32> = "plaats", "De hoeveelste casus van de sheet dit was";
        /// What a column was taken for, where its header does not say it: header -> key.
        read_as: Texts = "gelezen_als", "Kolommen waarvan niet de kop maar de inhoud of mdo.yaml zei wat erin staat";
        /// The rows, each with its cells by header.
        rows: Vec<Texts> = "rijen", "De rijen, elk met de cellen onder hun kop";
    }
}

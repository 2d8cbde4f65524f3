//! Long lists written in chunks: side by side, and never more than a few of them at a time.

use rayon::prelude::*;

/// Items written by one thread, one after the other.
const CHUNK: usize = 128;
/// Chunks that each thread makes before they are taken.
const PER_THREAD: usize = 4;

/// Makes something of the items, a chunk at a time on all threads, and gives it to `take` in the order of the items.
/// While the chunks of one round are taken those of the next are made, so that memory holds two rounds at most.
pub fn in_chunks<T: Sync, C: Send>(
    items: &[T],
    make: impl Fn(&[T]) -> C + Sync,
    mut take: impl FnMut(C) + Send,
) {
    let round = CHUNK * PER_THREAD * rayon::current_num_threads();
    let mut made: Vec<C> = Vec::new();
    for items in items.chunks(round) {
        let chunks = std::mem::take(&mut made);
        let ((), next) = rayon::join(
            || chunks.into_iter().for_each(&mut take),
            || items.par_chunks(CHUNK).map(&make).collect(),
        );
        made = next;
    }
    made.into_iter().for_each(take);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_taken_in_order_and_all_of_them() {
        for count in [0, 1, CHUNK, 10 * CHUNK * PER_THREAD * rayon::current_num_threads() + 1] {
            let items: Vec<usize> = (0..count).collect();
            let mut taken = Vec::new();
            in_chunks(&items, <[usize]>::to_vec, |chunk| taken.extend(chunk));
            assert_eq!(taken, items);
        }
    }
}

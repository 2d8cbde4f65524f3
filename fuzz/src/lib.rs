//! What the fuzz targets share.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

/// A package with these parts, as Office writes them: the fuzzer then changes what is inside a part, where it would
/// otherwise hardly get past the check sums of the zip.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, data) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("part begins");
        writer.write_all(data).expect("part written");
    }
    writer.finish().expect("package ends").into_inner()
}

/// Checks that these stretches (first byte, one past the last, what came instead) lie in the text, in order, apart and
/// on characters, and that the text with them replaced is this one.
pub fn check_replaced<'r>(
    text: &str,
    spans: impl IntoIterator<Item = (usize, usize, &'r str)>,
    result: &str,
) {
    let (mut rebuilt, mut done) = (String::with_capacity(result.len()), 0);
    for (start, end, replacement) in spans {
        assert!(done <= start && start <= end, "spans overlap or are out of order");
        rebuilt.push_str(text.get(done..start).expect("starts on a character"));
        rebuilt.push_str(replacement);
        assert!(text.get(start..end).is_some(), "ends on a character of the text");
        done = end;
    }
    rebuilt.push_str(&text[done..]);
    assert_eq!(rebuilt, result, "the text outside the spans changed");
}

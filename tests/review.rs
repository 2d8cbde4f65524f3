//! The page to check what was replaced. It is left in `target/tmp/review`, where `tests/readers/check_review.py` opens it
//! in Chromium and works through it by keyboard.

use std::fs;
use std::path::Path;

use mdo::model::{Review, ReviewFile, ReviewPiece, ReviewSpan};
use mdo::render::review;

fn span(text: &str, original: &str, category: &str, replacement: &str) -> ReviewSpan {
    let start = text.find(original).unwrap();
    ReviewSpan {
        start,
        end: start + original.len(),
        category: category.into(),
        rule: "bekend.naam".into(),
        group: "bekend".into(),
        confidence: 0.995,
        reason: "staat als naam in de sheet".into(),
        replacement: replacement.into(),
    }
}

fn piece(place: &str, text: &str, spans: &[(&str, &str, &str)]) -> ReviewPiece {
    let spans =
        spans.iter().map(|(original, category, label)| span(text, original, category, label)).collect();
    ReviewPiece { place: place.into(), text: text.into(), spans }
}

fn sample() -> Review {
    let pieces = vec![
        piece(
            "alinea 1",
            "😀 Moeder Fatima Bouchta belt op 06-12345678 over Yusuf.",
            &[
                ("Fatima Bouchta", "persoon", "[moeder]"),
                ("06-12345678", "telefoon", "[telefoonnummer]"),
                ("Yusuf", "persoon", "[jeugdige]"),
            ],
        ),
        piece(
            "alinea 2",
            "Haar zus Mirte woont in de Kerkstraat en komt mee.",
            &[("Kerkstraat", "adres", "[adres]")],
        ),
        piece(
            "alinea 3, \"></p><script>document.title='gekaapt'</script>",
            "</script><img src=x onerror=alert(1)> & 'aanhaling' \"dubbel\" <b>Yusuf</b>\r\n\u{202e}tfieh\0 شكرا Yusuf",
            &[("Yusuf", "persoon\" onfocus=\"alert(1)", "<i>[jeugdige]</i>")],
        ),
        piece("alinea 4", "", &[]),
    ];
    let warnings = vec!["afbeelding 1: kijk zelf of er een naam of gezicht op staat".into()];
    let second = ReviewFile {
        name: "tweede.txt".into(),
        pieces: vec![piece("regel 1", "Op 2-5-2013 geboren.", &[("2-5-2013", "datum", "[datum]")])],
        ..ReviewFile::default()
    };
    Review { files: vec![ReviewFile { name: "verslag <1>.docx".into(), warnings, pieces }, second] }
}

fn page() -> String {
    let bytes = review::write(&sample());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("review");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("page.html"), &bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn it_loads_nothing_and_only_its_own_script_may_run() {
    let page = page();
    assert!(page.contains("default-src 'none'; style-src 'sha256-"));
    for outside in
        ["http://", "https://", "src=\"", "href=\"", "<link", "@import", "url(", "unsafe-inline", "fetch("]
    {
        assert!(!page.contains(outside), "{outside}");
    }
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("</script>").count(), 1);
    assert_eq!(page.matches(" style=\"").count(), 0);
}

#[test]
fn it_warns_that_it_holds_names() {
    let page = page();
    assert!(page.contains("op deze pagina staan namen"));
    assert!(page.contains("Bewaar haar alleen in het dossiersysteem") && page.contains("gooi haar weg"));
    assert!(page.contains("kijk zelf of er een naam of gezicht op staat"));
}

#[test]
fn texts_stand_in_it_escaped_with_one_sign_for_one_character() {
    let page = page();
    assert!(page.contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; &amp; &#39;aanhaling&#39;"));
    assert!(page.contains("␍\n\u{fffd}tfieh␀ شكرا"), "control characters are shown");
    assert!(page.contains("data-kind=\"persoon&quot; onfocus=&quot;alert(1)\""));
    assert!(page.contains("data-start=\"9\" data-end=\"23\""), "code points, not bytes");
}

#[test]
fn a_span_that_is_none_leaves_the_text_whole() {
    let mut review = sample();
    review.files[0].pieces[0].spans = vec![
        ReviewSpan { start: 2, end: 3, ..ReviewSpan::default() },
        ReviewSpan { start: 20, end: 5000, ..ReviewSpan::default() },
        ReviewSpan { start: 20, end: 10, ..ReviewSpan::default() },
    ];
    let page = String::from_utf8(review::write(&review)).unwrap();
    assert!(page.contains("😀 Moeder Fatima Bouchta belt op 06-12345678 over Yusuf."));
    assert!(String::from_utf8(review::write(&Review::default())).unwrap().ends_with("</html>\n"));
}

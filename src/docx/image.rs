//! Pictures: what cannot be read is kept without its metadata, and a person is asked to look. Drawings that hold
//! text as text (EMF, WMF, SVG), and kinds nobody here can clean, become a blank of the same place and size.

/// A picture as it is written.
#[derive(Debug)]
pub struct Image {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What happened to it.
    pub state: State,
    extension: &'static str,
}

/// What happened to a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Only its metadata went.
    Kept,
    /// It is blank now.
    Blanked,
}

impl Image {
    /// The extension of its name.
    pub fn extension(&self) -> &'static str {
        self.extension
    }
}

/// One white point, as PNG.
const BLANK: &[u8] = include_bytes!("blank.png");

/// The picture without metadata, or a blank.
pub fn cleaned(bytes: &[u8]) -> Image {
    let cleaned = match bytes {
        [0x89, b'P', b'N', b'G', ..] => png(bytes).map(|bytes| (bytes, "png")),
        [0xff, 0xd8, ..] => jpeg(bytes).map(|bytes| (bytes, "jpeg")),
        [b'G', b'I', b'F', b'8', ..] => gif(bytes).map(|bytes| (bytes, "gif")),
        [b'B', b'M', ..] => bmp(bytes).map(|bytes| (bytes, "bmp")),
        _ => None,
    };
    match cleaned {
        Some((bytes, extension)) => Image { bytes, state: State::Kept, extension },
        None => Image { bytes: BLANK.to_vec(), state: State::Blanked, extension: "png" },
    }
}

/// The chunks that make up the picture; texts, times and camera data go, and so does what follows the end.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8; 4]; 14] = [
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs",
        b"acTL", b"fcTL", b"fdAT",
    ];
    let mut out = bytes.get(..8)?.to_vec();
    let mut at = 8;
    loop {
        let head = bytes.get(at..at + 8)?;
        let length = u32::from_be_bytes(head[..4].try_into().ok()?) as usize;
        let end = at.checked_add(length)?.checked_add(12)?;
        let chunk = bytes.get(at..end)?;
        if KEPT.iter().any(|kind| head[4..] == **kind) {
            out.extend_from_slice(chunk);
        }
        if &head[4..] == b"IEND" {
            return Some(out);
        }
        at = end;
    }
}

/// The segments that make up the picture: no camera data, comments or thumbnails.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..2)?.to_vec();
    let mut at = 2;
    loop {
        let (&mark, &kind) = (bytes.get(at)?, bytes.get(at + 1)?);
        if mark != 0xff {
            return None;
        }
        match kind {
            0xff => at += 1,
            0xd9 => {
                out.extend_from_slice(&[0xff, 0xd9]);
                return Some(out);
            }
            0x01 | 0xd0..=0xd8 => return None,
            _ => {
                let length = u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]) as usize;
                let mut end = at.checked_add(2 + length)?;
                if length < 2 || end > bytes.len() {
                    return None;
                }
                if kind == 0xda {
                    end = scan_end(bytes, end)?;
                }
                // Adobe's segment tells how the colours are stored; the other application segments tell who and where.
                let metadata = matches!(kind, 0xe0..=0xed | 0xef | 0xfe);
                if !metadata {
                    out.extend_from_slice(&bytes[at..end]);
                } else if kind == 0xe0 && bytes[at + 4..end].starts_with(b"JFIF\0") && length >= 16 {
                    // The head of JFIF without its thumbnail.
                    out.extend_from_slice(&[0xff, 0xe0, 0, 16]);
                    out.extend_from_slice(&bytes[at + 4..at + 16]);
                    out.extend_from_slice(&[0, 0]);
                }
                at = end;
            }
        }
    }
}

/// Where the compressed points after the head of a scan end.
fn scan_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr::memchr(0xff, bytes.get(at..)?)?;
        match bytes.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Some(at),
        }
    }
}

/// The blocks that make up the picture; comments and data of programs go, but for the one that repeats a film.
fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    let colours = |flags: u8| if flags & 0x80 != 0 { 3usize << ((flags & 7) + 1) } else { 0 };
    let mut at = 13 + colours(*bytes.get(10)?);
    let mut out = bytes.get(..at)?.to_vec();
    loop {
        let start = at;
        let kept = match bytes.get(at)? {
            0x3b => {
                out.push(0x3b);
                return Some(out);
            }
            0x2c => {
                at += 11 + colours(*bytes.get(at + 9)?);
                true
            }
            0x21 => {
                let label = *bytes.get(at + 1)?;
                at += 2;
                label == 0xf9 || label == 0xff && bytes.get(at..at + 12)? == b"\x0bNETSCAPE2.0"
            }
            _ => return None,
        };
        loop {
            let size = usize::from(*bytes.get(at)?);
            at += 1 + size;
            if size == 0 {
                break;
            }
        }
        if kept {
            out.extend_from_slice(bytes.get(start..at)?);
        }
    }
}

/// As long as its head says, so that nothing hides behind it.
fn bmp(bytes: &[u8]) -> Option<Vec<u8>> {
    let size = u32::from_le_bytes(bytes.get(2..6)?.try_into().ok()?) as usize;
    bytes.get(..size).filter(|whole| whole.len() > 26).map(<[u8]>::to_vec)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(bytes: &[u8], what: &[u8]) -> bool {
        memchr::memmem::find(bytes, what).is_some()
    }

    /// A segment of a JPEG.
    fn segment(kind: u8, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
        [&[0xff, kind], &length[..], data].concat()
    }

    #[test]
    fn a_photo_loses_who_and_where_and_keeps_its_points() {
        let scan = [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56];
        let photo = [
            &[0xff, 0xd8][..],
            &segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01thumb"),
            &segment(0xe1, b"Exif\0\0 Fatima Almelo"),
            &segment(0xfe, b"Fatima"),
            &segment(0xee, b"Adobe\0"),
            &segment(0xdb, b"table"),
            &segment(0xda, b"head"),
            &scan,
            &[0xff, 0xd9],
            b"Fatima behind the end",
        ]
        .concat();
        let image = cleaned(&photo);
        assert_eq!((image.state, image.extension()), (State::Kept, "jpeg"));
        assert!(!has(&image.bytes, b"Fatima") && !has(&image.bytes, b"thumb"));
        assert!(has(&image.bytes, &scan) && has(&image.bytes, b"table") && has(&image.bytes, b"Adobe"));
        assert_eq!(cleaned(&image.bytes).bytes, image.bytes);
    }

    #[test]
    fn a_gif_loses_its_comments() {
        let head = b"GIF89a\x01\0\x01\0\x80\0\0aaabbb";
        let picture = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x4c\x01\0";
        let gif =
            [&head[..], b"\x21\xfe\x06Fatima\0", b"\x21\xf9\x04\0\0\0\0\0", picture, b"\x3b Fatima"].concat();
        let image = cleaned(&gif);
        assert_eq!(image.bytes, [&head[..], b"\x21\xf9\x04\0\0\0\0\0", picture, b"\x3b"].concat());
    }

    #[test]
    fn what_cannot_be_read_becomes_a_blank() {
        let drawings =
            [&b"<svg><text>Fatima</text></svg>"[..], b"\x01\0\0\0 EMF", b"II*\0 tiff", b"RIFF....WEBP", b""];
        for bytes in drawings {
            assert_eq!(cleaned(bytes).state, State::Blanked);
        }
        let whole = cleaned(&[&[0xff, 0xd8][..], &segment(0xda, b"h"), &[1, 0xff, 0xd9]].concat()).bytes;
        for end in 2..whole.len() {
            assert_eq!(cleaned(&whole[..end]).state, State::Blanked, "cut at {end}");
        }
        for bytes in [
            &b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIDAT"[..],
            b"GIF89a\x01\0\x01\0\xff\0\0",
            b"BM\xff\xff\xff\xff",
        ] {
            assert_eq!(cleaned(bytes).state, State::Blanked);
        }
    }
}

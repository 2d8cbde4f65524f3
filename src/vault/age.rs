//! The age format, version 1, with a passphrase: <https://age-encryption.org/v1>. Only what the list needs.
//!
//! A header with a random file key that is wrapped with a key of scrypt, an authentication code over the header, and
//! the text in pieces of 64 KiB, each sealed with its number and with whether it is the last.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

/// Of the work of a new list: 2^17 rounds, 128 MiB, half a second.
const WORK: u8 = 17;
/// The most that is done for a list of somebody else: 256 MiB.
const MOST_WORK: u8 = 18;

const VERSION: &str = "age-encryption.org/v1";
const STANZA: &str = "-> scrypt ";
const SALT_LABEL: &[u8] = b"age-encryption.org/v1/scrypt";
const PIECE: usize = 64 << 10;
const TAG: usize = 16;
/// Longer than any header with one passphrase.
const MAX_HEADER: usize = 512;

/// Why a file cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is not in this format, or not for a passphrase.
    NoList,
    /// The passphrase is another one.
    WrongPassphrase,
    /// It asks for more work than is reasonable.
    TooSlow,
    /// It was changed or cut off.
    Damaged,
}

/// Encrypts; `None` when the computer gives no random numbers.
pub fn seal(text: &[u8], passphrase: &[u8]) -> Option<Vec<u8>> {
    let (file_key, salt, nonce) = (random::<16>()?, random::<16>()?, random::<16>()?);
    let key = wrap_key(passphrase, &salt, WORK)?;
    let wrapped = cipher(&key).encrypt(&Nonce::default(), &file_key[..]).ok()?;
    let mut header =
        format!("{VERSION}\n{STANZA}{} {WORK}\n{}\n---", BASE64.encode(*salt), BASE64.encode(wrapped));
    let code = BASE64.encode(header_code(&file_key[..], &header)?.finalize().into_bytes());
    header.push_str(&format!(" {code}\n"));

    let mut out = header.into_bytes();
    out.extend_from_slice(&nonce[..]);
    let key = derived(&nonce[..], &file_key[..], b"payload")?;
    let cipher = cipher(&key);
    let mut pieces = text.chunks(PIECE).peekable();
    let mut number = 0;
    loop {
        // An empty text is one empty piece.
        let piece = pieces.next().unwrap_or_default();
        let last = pieces.peek().is_none();
        out.extend_from_slice(&cipher.encrypt(&piece_nonce(number, last), piece).ok()?);
        number += 1;
        if last {
            return Some(out);
        }
    }
}

/// Decrypts.
pub fn open(bytes: &[u8], passphrase: &[u8]) -> Result<Zeroizing<Vec<u8>>, Problem> {
    let header = Header::read(bytes).ok_or(Problem::NoList)?;
    if header.work > MOST_WORK {
        return Err(Problem::TooSlow);
    }
    let key = wrap_key(passphrase, &header.salt, header.work).ok_or(Problem::NoList)?;
    let file_key = cipher(&key).decrypt(&Nonce::default(), &header.wrapped[..]);
    let file_key = Zeroizing::new(file_key.map_err(|_| Problem::WrongPassphrase)?);
    let code = header_code(&file_key, header.authenticated).ok_or(Problem::Damaged)?;
    code.verify_slice(&header.code).map_err(|_| Problem::Damaged)?;

    let (nonce, sealed) = header.rest.split_at_checked(16).ok_or(Problem::Damaged)?;
    let key = derived(nonce, &file_key, b"payload").ok_or(Problem::Damaged)?;
    pieces(&cipher(&key), sealed).ok_or(Problem::Damaged)
}

/// The text of the sealed pieces; none may be missing, moved or empty.
fn pieces(cipher: &ChaCha20Poly1305, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    // As large as it becomes from the start: a buffer that grows leaves copies behind.
    let mut text = Zeroizing::new(Vec::with_capacity(sealed.len()));
    let mut pieces = sealed.chunks(PIECE + TAG).enumerate().peekable();
    if sealed.is_empty() {
        return None;
    }
    while let Some((number, piece)) = pieces.next() {
        let last = pieces.peek().is_none();
        let plain = Zeroizing::new(cipher.decrypt(&piece_nonce(number as u64, last), piece).ok()?);
        if plain.is_empty() && number > 0 {
            return None;
        }
        text.extend_from_slice(&plain);
    }
    Some(text)
}

/// What stands before the text.
struct Header<'b> {
    salt: [u8; 16],
    work: u8,
    wrapped: [u8; 32],
    /// What the code is over.
    authenticated: &'b str,
    code: [u8; 32],
    rest: &'b [u8],
}

impl<'b> Header<'b> {
    /// Reads exactly what one passphrase gives; every other form is refused.
    fn read(bytes: &'b [u8]) -> Option<Header<'b>> {
        let mut ends = memchr::memchr_iter(b'\n', &bytes[..bytes.len().min(MAX_HEADER)]);
        let end = ends.nth(3)?;
        let text = std::str::from_utf8(&bytes[..end]).ok()?;
        let mut lines = text.split('\n');
        if lines.next()? != VERSION {
            return None;
        }
        let (salt, work) = lines.next()?.strip_prefix(STANZA)?.split_once(' ')?;
        let wrapped = lines.next()?;
        let code = lines.next()?.strip_prefix("--- ")?;
        let canonical = !work.starts_with('0') && work.bytes().all(|b| b.is_ascii_digit());
        Some(Header {
            salt: bytes_of(salt)?,
            work: work.parse().ok().filter(|_| canonical)?,
            wrapped: bytes_of(wrapped)?,
            authenticated: &text[..text.len() - code.len() - 1],
            code: bytes_of(code)?,
            rest: &bytes[end + 1..],
        })
    }
}

fn bytes_of<const N: usize>(text: &str) -> Option<[u8; N]> {
    BASE64.decode(text).ok()?.try_into().ok()
}

fn random<const N: usize>() -> Option<Zeroizing<[u8; N]>> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(&mut bytes[..]).ok()?;
    Some(bytes)
}

fn cipher(key: &[u8; 32]) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(&Key::from(*key))
}

/// The number of the piece in eleven bytes, and whether it is the last.
fn piece_nonce(number: u64, last: bool) -> Nonce {
    let mut nonce = [0; 12];
    nonce[3..11].copy_from_slice(&number.to_be_bytes());
    nonce[11] = u8::from(last);
    Nonce::from(nonce)
}

fn wrap_key(passphrase: &[u8], salt: &[u8; 16], work: u8) -> Option<Zeroizing<[u8; 32]>> {
    let params = scrypt::Params::new(work, 8, 1).ok()?;
    let mut key = Zeroizing::new([0; 32]);
    scrypt::scrypt(passphrase, &[SALT_LABEL, salt].concat(), &params, &mut key[..]).ok()?;
    Some(key)
}

/// HKDF-SHA-256 of one block.
fn derived(salt: &[u8], key: &[u8], purpose: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    let mut extract = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(salt).ok()?;
    extract.update(key);
    let extracted = Zeroizing::new(<[u8; 32]>::from(extract.finalize().into_bytes()));
    let mut expand = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&extracted[..]).ok()?;
    expand.update(purpose);
    expand.update(&[1]);
    Some(Zeroizing::new(expand.finalize().into_bytes().into()))
}

fn header_code(file_key: &[u8], header: &str) -> Option<Hmac<Sha256>> {
    let key = derived(&[], file_key, b"header")?;
    let mut code = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&key[..]).ok()?;
    code.update(header.as_bytes());
    Some(code)
}

//! Agile encryption (Excel 2010 and later): AES-CBC, mostly SHA-512, 100,000 rounds, integrity code.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use quick_xml::events::{BytesStart, Event};
use zeroize::Zeroizing;

use crate::error::Result;
use crate::sheet::open::limits::MAX_SPIN_COUNT;

use super::cipher::{Aes, Hash};
use super::{damaged, split_size, tampered, unknown, wrong_password};

const BLOCK: usize = 16;
/// What is encrypted at a time.
pub const SEGMENT: usize = 4096;

// What each derived key is for; fixed by the format.
/// To check the password: what was hashed.
pub const VERIFIER_INPUT: [u8; 8] = [0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79];
/// To check the password: its hash.
pub const VERIFIER_VALUE: [u8; 8] = [0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e];
/// The key of the data.
pub const KEY_VALUE: [u8; 8] = [0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6];
/// The key of the integrity code.
pub const HMAC_KEY: [u8; 8] = [0x5f, 0xb2, 0xad, 0x01, 0x0c, 0xb9, 0xe1, 0xf6];
/// The integrity code.
pub const HMAC_VALUE: [u8; 8] = [0xa0, 0x67, 0x7f, 0x02, 0xb2, 0x2c, 0x84, 0x33];

/// Decrypts; `xml` is the description.
pub fn decrypt(xml: &[u8], package: &[u8], password: &[u8]) -> Result<Vec<u8>> {
    let description = Description::read(xml)?;
    let key = description.unlock(password)?;
    let data = Sealed { cipher: Aes::new(&key).ok_or_else(unknown)?, with: &description.data };
    if !data.is_whole(&description, package) {
        return Err(tampered());
    }
    let (size, encrypted) = split_size(package)?;
    let mut plain = Vec::with_capacity(encrypted.len());
    for (number, segment) in encrypted.chunks(SEGMENT).enumerate() {
        let number = u32::try_from(number).map_err(|_| damaged())?;
        plain.extend_from_slice(&data.cipher.cbc(&data.iv(&number.to_le_bytes()), segment));
    }
    plain.truncate(size);
    Ok(plain)
}

/// How one thing is encrypted.
struct Method {
    salt: Vec<u8>,
    hash: Hash,
    hash_size: usize,
    key_bytes: usize,
}

/// The XML of `EncryptionInfo`.
struct Description {
    data: Method,
    password: Method,
    spins: u32,
    verifier_input: Vec<u8>,
    verifier_value: Vec<u8>,
    key_value: Vec<u8>,
    hmac_key: Vec<u8>,
    hmac_value: Vec<u8>,
}

impl Description {
    fn read(xml: &[u8]) -> Result<Description> {
        let (mut data, mut integrity, mut password) = (None, None, None);
        let mut reader = quick_xml::Reader::from_reader(xml);
        loop {
            match reader.read_event().map_err(|_| damaged())? {
                Event::Start(e) | Event::Empty(e) => {
                    let slot = match e.local_name().as_ref() {
                        "keyData" => &mut data,
                        "dataIntegrity" => &mut integrity,
                        "encryptedKey" => &mut password,
                        _ => continue,
                    };
                    slot.get_or_insert(attributes(&e));
                }
                Event::Eof => break,
                _ => {}
            }
        }
        // A file locked with a certificate only has no password to ask for.
        let (Some(data), Some(password)) = (data, password) else { return Err(unknown()) };
        let integrity = integrity.ok_or_else(damaged)?;
        let spins = text(&password, "spinCount")?.parse().map_err(|_| damaged())?;
        if spins > MAX_SPIN_COUNT {
            return Err(unknown());
        }
        Ok(Description {
            spins,
            verifier_input: binary(&password, "encryptedVerifierHashInput")?,
            verifier_value: binary(&password, "encryptedVerifierHashValue")?,
            key_value: binary(&password, "encryptedKeyValue")?,
            hmac_key: binary(&integrity, "encryptedHmacKey")?,
            hmac_value: binary(&integrity, "encryptedHmacValue")?,
            data: method(&data)?,
            password: method(&password)?,
        })
    }

    /// The key of the data, if the password is right.
    fn unlock(&self, password: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let method = &self.password;
        let hash = method.hash.spun(&method.salt, password, self.spins);
        let iv = fit(&method.salt);
        let open = |purpose: &[u8], sealed: &[u8]| -> Result<Zeroizing<Vec<u8>>> {
            let mut key = method.hash.of(&[&hash, purpose]);
            key.resize(method.key_bytes, 0x36);
            Ok(Aes::new(&key).ok_or_else(unknown)?.cbc(&iv, sealed))
        };
        let input = open(&VERIFIER_INPUT, &self.verifier_input)?;
        let value = open(&VERIFIER_VALUE, &self.verifier_value)?;
        let salt_size = method.salt.len();
        let expected = method.hash.of(&[input.get(..salt_size).ok_or_else(damaged)?]);
        if value.get(..method.hash_size) != Some(expected.as_slice()) {
            return Err(wrong_password());
        }
        let mut key = open(&KEY_VALUE, &self.key_value)?;
        if key.len() < self.data.key_bytes {
            return Err(damaged());
        }
        key.truncate(self.data.key_bytes);
        Ok(key)
    }
}

/// What the data key opens.
struct Sealed<'d> {
    cipher: Aes,
    with: &'d Method,
}

impl Sealed<'_> {
    fn iv(&self, purpose: &[u8]) -> [u8; BLOCK] {
        fit(&self.with.hash.of(&[&self.with.salt, purpose]))
    }

    /// Whether the integrity code fits the whole stream.
    fn is_whole(&self, description: &Description, package: &[u8]) -> bool {
        let key = self.cipher.cbc(&self.iv(&HMAC_KEY), &description.hmac_key);
        let code = self.cipher.cbc(&self.iv(&HMAC_VALUE), &description.hmac_value);
        let size = self.with.hash_size;
        match (key.get(..size), code.get(..size)) {
            (Some(key), Some(code)) => self.with.hash.hmac_fits(key, package, code),
            _ => false,
        }
    }
}

/// Cut, or filled up with 0x36, to a block.
pub fn fit(bytes: &[u8]) -> [u8; BLOCK] {
    let mut block = [0x36; BLOCK];
    block.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
    block
}

type Attributes = Vec<(String, String)>;

fn attributes(element: &BytesStart<'_>) -> Attributes {
    let found = element.attributes().flatten();
    found.map(|a| (a.key.local_name().as_ref().to_string(), a.value.to_string())).collect()
}

fn text<'a>(attributes: &'a Attributes, name: &str) -> Result<&'a str> {
    attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).ok_or_else(damaged)
}

fn binary(attributes: &Attributes, name: &str) -> Result<Vec<u8>> {
    STANDARD.decode(text(attributes, name)?.trim()).map_err(|_| damaged())
}

fn method(attributes: &Attributes) -> Result<Method> {
    let number = |name| text(attributes, name)?.parse::<usize>().map_err(|_| damaged());
    let cbc = text(attributes, "cipherAlgorithm")? == "AES"
        && text(attributes, "cipherChaining")? == "ChainingModeCBC";
    let hash = Hash::named(text(attributes, "hashAlgorithm")?);
    let (Some(hash), true, BLOCK) = (hash, cbc, number("blockSize")?) else { return Err(unknown()) };
    let (hash_size, key_bytes) = (number("hashSize")?, number("keyBits")? / 8);
    if hash_size != hash.of(&[]).len() || !matches!(key_bytes, 16 | 24 | 32) {
        return Err(unknown());
    }
    Ok(Method { salt: binary(attributes, "saltValue")?, hash, hash_size, key_bytes })
}

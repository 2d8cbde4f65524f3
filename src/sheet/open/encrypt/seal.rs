//! Writes a password-protected xlsx: agile encryption as Excel itself writes it, AES-256, SHA-512, 100,000 rounds.

use std::io::{Cursor, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use crate::error::{Error, Result};

use super::agile::{HMAC_KEY, HMAC_VALUE, KEY_VALUE, SEGMENT, VERIFIER_INPUT, VERIFIER_VALUE, fit};
use super::cipher::{Aes, Hash};

const HASH: Hash = Hash::Sha512;
const SPINS: u32 = 100_000;
const BLOCK: usize = 16;
const KEY: usize = 32;

/// The bytes of an ordinary xlsx as a file that opens only with the password.
///
/// # Errors
/// When the system has no randomness to give.
pub fn seal(plain: &[u8], password: &[u8]) -> Result<Vec<u8>> {
    let failed = || Error::write("het bestand kon niet versleuteld worden").remedy("Probeer het opnieuw.");
    let data = Data { key: random::<KEY>().ok_or_else(failed)?, salt: random::<BLOCK>().ok_or_else(failed)? };
    let package = data.package(plain).ok_or_else(failed)?;
    let mac_key = random::<64>().ok_or_else(failed)?;
    let mac = HASH.hmac(&*mac_key, &package).ok_or_else(failed)?;
    let sealed_mac_key = data.sealed(&HMAC_KEY, &*mac_key).ok_or_else(failed)?;
    let sealed_mac = data.sealed(&HMAC_VALUE, &mac).ok_or_else(failed)?;
    let lock = Lock::new(password, &*data.key).ok_or_else(failed)?;
    let info = description(&data, &sealed_mac_key, &sealed_mac, &lock);
    container(&info, &package).map_err(|_| failed())
}

fn random<const N: usize>() -> Option<Zeroizing<[u8; N]>> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(&mut *bytes).ok()?;
    Some(bytes)
}

/// The key of the contents.
struct Data {
    key: Zeroizing<[u8; KEY]>,
    salt: Zeroizing<[u8; BLOCK]>,
}

impl Data {
    fn sealed(&self, purpose: &[u8], plain: &[u8]) -> Option<Vec<u8>> {
        let iv = fit(&HASH.of(&[&*self.salt, purpose]));
        Some(Aes::new(&*self.key)?.sealed(&iv, plain))
    }

    /// The size, then the contents in segments with an initialisation vector each.
    fn package(&self, plain: &[u8]) -> Option<Vec<u8>> {
        let cipher = Aes::new(&*self.key)?;
        let mut package = Vec::with_capacity(plain.len() + SEGMENT);
        package.extend_from_slice(&u64::try_from(plain.len()).ok()?.to_le_bytes());
        for (number, segment) in plain.chunks(SEGMENT).enumerate() {
            let number = u32::try_from(number).ok()?;
            let iv = fit(&HASH.of(&[&*self.salt, &number.to_le_bytes()]));
            package.extend_from_slice(&cipher.sealed(&iv, segment));
        }
        Some(package)
    }
}

/// What the password opens.
struct Lock {
    salt: Zeroizing<[u8; BLOCK]>,
    verifier_input: Vec<u8>,
    verifier_value: Vec<u8>,
    key_value: Vec<u8>,
}

impl Lock {
    fn new(password: &[u8], key: &[u8]) -> Option<Lock> {
        let salt = random::<BLOCK>()?;
        let input = random::<BLOCK>()?;
        let hash = HASH.spun(&*salt, password, SPINS);
        let sealed = |purpose: &[u8], plain: &[u8]| {
            let mut key = HASH.of(&[&hash, purpose]);
            key.truncate(KEY);
            Some(Aes::new(&key)?.sealed(&salt, plain))
        };
        Some(Lock {
            verifier_input: sealed(&VERIFIER_INPUT, &*input)?,
            verifier_value: sealed(&VERIFIER_VALUE, &HASH.of(&[&*input]))?,
            key_value: sealed(&KEY_VALUE, key)?,
            salt,
        })
    }
}

/// The stream `EncryptionInfo`: version 4.4, and how everything is encrypted.
fn description(data: &Data, mac_key: &[u8], mac: &[u8], lock: &Lock) -> Vec<u8> {
    let method = |salt: &[u8]| {
        format!(
            "saltSize=\"16\" blockSize=\"16\" keyBits=\"256\" hashSize=\"64\" cipherAlgorithm=\"AES\" \
             cipherChaining=\"ChainingModeCBC\" hashAlgorithm=\"SHA512\" saltValue=\"{}\"",
            STANDARD.encode(salt)
        )
    };
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n\
         <encryption xmlns=\"http://schemas.microsoft.com/office/2006/encryption\" \
         xmlns:p=\"http://schemas.microsoft.com/office/2006/keyEncryptor/password\">\
         <keyData {}/><dataIntegrity encryptedHmacKey=\"{}\" encryptedHmacValue=\"{}\"/>\
         <keyEncryptors><keyEncryptor uri=\"http://schemas.microsoft.com/office/2006/keyEncryptor/password\">\
         <p:encryptedKey spinCount=\"{SPINS}\" {} encryptedVerifierHashInput=\"{}\" \
         encryptedVerifierHashValue=\"{}\" encryptedKeyValue=\"{}\"/></keyEncryptor></keyEncryptors></encryption>",
        method(&*data.salt),
        STANDARD.encode(mac_key),
        STANDARD.encode(mac),
        method(&*lock.salt),
        STANDARD.encode(&lock.verifier_input),
        STANDARD.encode(&lock.verifier_value),
        STANDARD.encode(&lock.key_value),
    );
    let mut info = vec![4, 0, 4, 0, 0x40, 0, 0, 0];
    info.extend_from_slice(xml.as_bytes());
    info
}

/// The compound file: the two streams, and the description of the data spaces that Excel expects beside them.
fn container(info: &[u8], package: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new()))?;
    let spaces = "/\u{6}DataSpaces";
    let transform = format!("{spaces}/TransformInfo/StrongEncryptionTransform");
    for storage in
        [spaces, &format!("{spaces}/DataSpaceInfo"), &format!("{spaces}/TransformInfo"), &transform]
    {
        file.create_storage(storage)?;
    }
    let versions = [1u32, 1, 1].map(u32::to_le_bytes).concat();
    let streams = [
        (format!("{spaces}/Version"), [text("Microsoft.Container.DataSpaces"), versions.clone()].concat()),
        (
            format!("{spaces}/DataSpaceMap"),
            [numbers(&[8, 1, 0x68, 1, 0]), text("EncryptedPackage"), text("StrongEncryptionDataSpace")]
                .concat(),
        ),
        (
            format!("{spaces}/DataSpaceInfo/StrongEncryptionDataSpace"),
            [numbers(&[8, 1]), text("StrongEncryptionTransform")].concat(),
        ),
        (
            format!("{transform}/\u{6}Primary"),
            [
                numbers(&[0x58, 1]),
                text("{FF9A3F03-56EF-4613-BDD5-5A41C1D07246}"),
                text("Microsoft.Container.EncryptionTransform"),
                versions,
                numbers(&[0, 0, 0, 4]),
            ]
            .concat(),
        ),
        ("/EncryptionInfo".into(), info.to_vec()),
        ("/EncryptedPackage".into(), package.to_vec()),
    ];
    for (name, bytes) in streams {
        file.create_stream(name)?.write_all(&bytes)?;
    }
    file.flush()?;
    Ok(file.into_inner().into_inner())
}

fn numbers(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// A text in UTF-16 behind its length, filled up to four bytes.
fn text(text: &str) -> Vec<u8> {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut bytes = numbers(&[u32::try_from(utf16.len()).unwrap_or(0)]);
    bytes.extend_from_slice(&utf16);
    bytes.resize(bytes.len().next_multiple_of(4), 0);
    bytes
}

#[cfg(test)]
mod tests {
    use super::super::{Container, decrypt, encrypt, open};

    #[test]
    fn what_is_sealed_opens_with_the_password_only() {
        for size in [0, 1, 15, 16, 4095, 4096, 4097, 20_000] {
            let plain: Vec<u8> = (0..size).map(|n: usize| (n * 7 % 251) as u8).collect();
            let sealed = encrypt(&plain, "geheim é").unwrap();
            let Ok(Container::Encrypted { info, package }) = open(&sealed) else { panic!("no container") };
            assert_eq!(decrypt(&info, &package, "geheim é").unwrap(), plain);
            assert!(decrypt(&info, &package, "geheim e").unwrap_err().problem.contains("wachtwoord"));
            let mut changed = package.clone();
            if let Some(last) = changed.last_mut() {
                *last ^= 1;
            }
            assert!(decrypt(&info, &changed, "geheim é").is_err());
        }
    }
}

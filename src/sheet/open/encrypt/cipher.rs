//! AES without padding and the digests of the format.

use aes::cipher::{Array, BlockCipherDecrypt, BlockCipherEncrypt, KeyInit};
use hmac::{Hmac, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};
use zeroize::Zeroizing;

/// AES with a key of 16, 24 or 32 bytes.
pub enum Aes {
    /// AES-128.
    A128(Box<aes::Aes128>),
    /// AES-192.
    A192(Box<aes::Aes192>),
    /// AES-256.
    A256(Box<aes::Aes256>),
}

const BLOCK: usize = 16;

impl Aes {
    /// The cipher for a key; `None` when its length is none of AES.
    pub fn new(key: &[u8]) -> Option<Aes> {
        match key.len() {
            16 => Some(Aes::A128(Box::new(aes::Aes128::new_from_slice(key).ok()?))),
            24 => Some(Aes::A192(Box::new(aes::Aes192::new_from_slice(key).ok()?))),
            32 => Some(Aes::A256(Box::new(aes::Aes256::new_from_slice(key).ok()?))),
            _ => None,
        }
    }

    fn block(&self, block: &mut [u8; BLOCK]) {
        let mut array = Array::from(*block);
        match self {
            Aes::A128(cipher) => cipher.decrypt_block(&mut array),
            Aes::A192(cipher) => cipher.decrypt_block(&mut array),
            Aes::A256(cipher) => cipher.decrypt_block(&mut array),
        }
        *block = array.into();
    }

    /// Encrypts chained (CBC), filled up with zeros to whole blocks.
    pub fn sealed(&self, iv: &[u8; BLOCK], data: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(data.len().next_multiple_of(BLOCK));
        let mut before = *iv;
        for chunk in data.chunks(BLOCK) {
            before.iter_mut().zip(chunk).for_each(|(byte, plain)| *byte ^= plain);
            let mut array = Array::from(before);
            match self {
                Aes::A128(cipher) => cipher.encrypt_block(&mut array),
                Aes::A192(cipher) => cipher.encrypt_block(&mut array),
                Aes::A256(cipher) => cipher.encrypt_block(&mut array),
            }
            before = array.into();
            out.extend_from_slice(&before);
        }
        out
    }

    /// Decrypts whole blocks one by one; a broken last block is left out.
    pub fn ecb(&self, data: &[u8]) -> Zeroizing<Vec<u8>> {
        let mut out = Zeroizing::new(Vec::with_capacity(data.len()));
        for chunk in data.as_chunks::<BLOCK>().0 {
            let mut block = *chunk;
            self.block(&mut block);
            out.extend_from_slice(&block);
        }
        out
    }

    /// Decrypts whole blocks chained (CBC).
    pub fn cbc(&self, iv: &[u8; BLOCK], data: &[u8]) -> Zeroizing<Vec<u8>> {
        let mut out = Zeroizing::new(Vec::with_capacity(data.len()));
        let mut before = *iv;
        for chunk in data.as_chunks::<BLOCK>().0 {
            let mut block = *chunk;
            self.block(&mut block);
            block.iter_mut().zip(before).for_each(|(byte, before)| *byte ^= before);
            out.extend_from_slice(&block);
            before = *chunk;
        }
        out
    }
}

/// A digest named in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hash {
    /// SHA-1.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl Hash {
    /// By its name in the file.
    pub fn named(name: &str) -> Option<Hash> {
        Some(match name.replace('-', "").to_ascii_uppercase().as_str() {
            "SHA1" => Hash::Sha1,
            "SHA256" => Hash::Sha256,
            "SHA384" => Hash::Sha384,
            "SHA512" => Hash::Sha512,
            _ => return None,
        })
    }

    /// The digest of the parts, one after the other.
    pub fn of(self, parts: &[&[u8]]) -> Zeroizing<Vec<u8>> {
        fn digest<D: Digest>(parts: &[&[u8]]) -> Zeroizing<Vec<u8>> {
            let mut digest = D::new();
            parts.iter().for_each(|part| digest.update(part));
            Zeroizing::new(digest.finalize().to_vec())
        }
        match self {
            Hash::Sha1 => digest::<Sha1>(parts),
            Hash::Sha256 => digest::<Sha256>(parts),
            Hash::Sha384 => digest::<Sha384>(parts),
            Hash::Sha512 => digest::<Sha512>(parts),
        }
    }

    /// The password hashed with salt, and again `spins` times, as both kinds of encryption begin.
    pub fn spun(self, salt: &[u8], password: &[u8], spins: u32) -> Zeroizing<Vec<u8>> {
        let mut hash = self.of(&[salt, password]);
        for round in 0..spins {
            hash = self.of(&[&round.to_le_bytes(), &hash]);
        }
        hash
    }

    /// The message authentication code.
    pub fn hmac(self, key: &[u8], message: &[u8]) -> Option<Vec<u8>> {
        macro_rules! code {
            ($digest:ty) => {
                Some(
                    Hmac::<$digest>::new_from_slice(key)
                        .ok()?
                        .chain_update(message)
                        .finalize()
                        .into_bytes()
                        .to_vec(),
                )
            };
        }
        match self {
            Hash::Sha1 => code!(Sha1),
            Hash::Sha256 => code!(Sha256),
            Hash::Sha384 => code!(Sha384),
            Hash::Sha512 => code!(Sha512),
        }
    }

    /// Whether the message authentication code fits.
    pub fn hmac_fits(self, key: &[u8], message: &[u8], code: &[u8]) -> bool {
        macro_rules! fits {
            ($digest:ty) => {
                Hmac::<$digest>::new_from_slice(key)
                    .is_ok_and(|mac| mac.chain_update(message).verify_slice(code).is_ok())
            };
        }
        match self {
            Hash::Sha1 => fits!(Sha1),
            Hash::Sha256 => fits!(Sha256),
            Hash::Sha384 => fits!(Sha384),
            Hash::Sha512 => fits!(Sha512),
        }
    }
}

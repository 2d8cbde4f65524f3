//! Standard encryption (Excel 2007, LibreOffice up to 6): AES-ECB, SHA-1, 50,000 rounds.

use crate::error::Result;

use super::cipher::{Aes, Hash};
use super::{damaged, split_size, unknown, wrong_password};

const SPINS: u32 = 50_000;
const AES: std::ops::RangeInclusive<u32> = 0x660e..=0x6610;

/// Decrypts; `info` begins at the size of the header.
pub fn decrypt(info: &[u8], package: &[u8], password: &[u8]) -> Result<Vec<u8>> {
    let header_size = number(info, 0)? as usize;
    let header = info.get(4..).and_then(|rest| rest.get(..header_size)).ok_or_else(damaged)?;
    let verifier = &info[4 + header_size..];
    let (algorithm, key_bits) = (number(header, 8)?, number(header, 16)? as usize);
    if !AES.contains(&algorithm) || !matches!(key_bits, 128 | 192 | 256) {
        return Err(unknown());
    }
    let salt = verifier.get(4..20).ok_or_else(damaged)?;
    let encrypted_verifier = verifier.get(20..36).ok_or_else(damaged)?;
    let encrypted_hash = verifier.get(40..72).ok_or_else(damaged)?;

    let hash = Hash::Sha1.of(&[&Hash::Sha1.spun(salt, password, SPINS), &0u32.to_le_bytes()]);
    let half = |pad: u8| {
        let mut block = zeroize::Zeroizing::new([pad; 64]);
        block.iter_mut().zip(hash.iter()).for_each(|(byte, hash)| *byte ^= hash);
        Hash::Sha1.of(&[&*block])
    };
    let mut key = half(0x36);
    key.extend_from_slice(&half(0x5c));
    let cipher = Aes::new(&key[..key_bits / 8]).ok_or_else(unknown)?;
    if *Hash::Sha1.of(&[&cipher.ecb(encrypted_verifier)]) != cipher.ecb(encrypted_hash)[..20] {
        return Err(wrong_password());
    }
    let (size, data) = split_size(package)?;
    let mut plain = cipher.ecb(data);
    plain.truncate(size);
    Ok(std::mem::take(&mut *plain))
}

fn number(bytes: &[u8], at: usize) -> Result<u32> {
    let bytes = bytes.get(at..at + 4).and_then(|bytes| bytes.first_chunk::<4>()).ok_or_else(damaged)?;
    Ok(u32::from_le_bytes(*bytes))
}

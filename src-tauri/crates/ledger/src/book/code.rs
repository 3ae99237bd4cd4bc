//! The recovery code: what opens a book whose password is forgotten. It is made by chance, told once and kept nowhere.

use openssl::rand::rand_bytes;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::key::no_crypto;
use crate::{Error, Result};

/// Without 0 and O, 1 and I, which look alike on paper.
const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// Groups of a code.
const GROUPS: usize = 8;

/// Characters of a group: three of chance (120 bits in all) and one that checks them.
const GROUP: usize = 4;

/// Eight groups of four characters. The last of each group checks the other three and its place, so that a slip of the pen is
/// found before the code is tried, and in which group.
pub struct RecoveryCode(Zeroizing<[u8; GROUPS * GROUP]>);

impl RecoveryCode {
    /// A new code. Error: no chance to be had.
    pub(super) fn random() -> Result<Self> {
        let mut code = Zeroizing::new([0; GROUPS * GROUP]);
        rand_bytes(&mut *code).map_err(|error| no_crypto(&error))?;
        for (place, group) in code.chunks_exact_mut(GROUP).enumerate() {
            // 32 symbols: five bits of each byte, evenly.
            group.iter_mut().for_each(|symbol| *symbol &= 31);
            group[GROUP - 1] = check(place, &group[..GROUP - 1]);
            group.iter_mut().for_each(|symbol| *symbol = ALPHABET[usize::from(*symbol)]);
        }
        Ok(Self(code))
    }

    /// Reads a code as somebody types it: small letters, full-width ones and any gaps will do. Errors name the group at fault.
    pub fn read(text: &str) -> Result<Self> {
        let mut code = Zeroizing::new([0; GROUPS * GROUP]);
        let symbols =
            text.nfkc().filter(|symbol| symbol.is_alphanumeric()).map(|symbol| symbol.to_ascii_uppercase());
        let mut count = 0;
        for symbol in symbols {
            if let Some(place) = code.get_mut(count) {
                *place = u8::try_from(symbol).unwrap_or_default();
            }
            count += 1;
        }
        if count != GROUPS * GROUP {
            let rule =
                format!("恢复码是 {GROUPS} 组、每组 {GROUP} 个字符，现在有 {count} 个。请对照抄写件补齐。");
            return Err(Error::broken("code", rule));
        }
        for (place, group) in code.chunks_exact(GROUP).enumerate() {
            let values: Option<Vec<u8>> = group.iter().map(|symbol| value(*symbol)).collect();
            if values.is_none_or(|values| check(place, &values[..GROUP - 1]) != values[GROUP - 1]) {
                let rule = format!("第 {} 组抄错了，或者几组的先后不对。请对照抄写件改正。", place + 1);
                return Err(Error::broken("code", rule));
            }
        }
        Ok(Self(code))
    }

    /// The groups, to be shown and printed.
    pub fn groups(&self) -> Vec<String> {
        self.0.chunks_exact(GROUP).map(|group| String::from_utf8_lossy(group).into_owned()).collect()
    }

    /// What the key of the book is wrapped by.
    pub(super) fn secret(&self) -> &[u8] {
        &*self.0
    }
}

fn value(symbol: u8) -> Option<u8> {
    ALPHABET.iter().position(|one| *one == symbol).and_then(|place| u8::try_from(place).ok())
}

/// A polynomial over the field of 32 elements (x⁵ + x² + 1): one wrong symbol or two that changed places never pass. The place
/// of the group is added, so that groups cannot change places either.
fn check(place: usize, symbols: &[u8]) -> u8 {
    let sum = symbols.iter().fold(0, |sum, symbol| double(double(sum ^ symbol)));
    sum ^ u8::try_from(place).unwrap_or_default()
}

const fn double(symbol: u8) -> u8 {
    let twice = symbol << 1;
    if twice & 32 == 0 { twice } else { (twice ^ 0b10_0101) & 31 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slip_of_the_pen_is_found_in_its_group() {
        let code = RecoveryCode::random().unwrap();
        let groups = code.groups();
        let read = |groups: &[String]| RecoveryCode::read(&groups.join("-"));
        assert!(read(&groups).is_ok(), "as it was printed it is read");
        assert!(
            RecoveryCode::read(&groups.concat().to_lowercase()).is_ok(),
            "so it is in small letters without gaps"
        );
        let widen = |symbol: char| char::from_u32(u32::from(symbol) + 0xFEE0).unwrap();
        let wide: Vec<String> = groups.iter().map(|group| group.chars().map(widen).collect()).collect();
        assert!(RecoveryCode::read(&wide.join("　")).is_ok(), "and as a Chinese keyboard writes it");
        let named = |groups: &[String], place: usize| match read(groups) {
            Err(Error::Broken(broken)) => broken.rule.contains(&format!("第 {} 组", place + 1)),
            _ => false,
        };
        for (place, group) in groups.iter().enumerate() {
            for at in 0..GROUP {
                for other in ALPHABET.iter().map(|symbol| char::from(*symbol)).chain(['0', '党']) {
                    let mut slip: Vec<char> = group.chars().collect();
                    if slip[at] == other {
                        continue;
                    }
                    slip[at] = other;
                    let mut slips = groups.clone();
                    slips[place] = slip.into_iter().collect();
                    assert!(named(&slips, place), "{other} at {at} in {group} is noticed");
                }
            }
            for at in 1..GROUP {
                let mut swapped: Vec<char> = group.chars().collect();
                swapped.swap(at - 1, at);
                let mut slips = groups.clone();
                slips[place] = swapped.into_iter().collect();
                assert!(
                    slips == groups || named(&slips, place),
                    "two that changed places in {group} are noticed"
                );
            }
        }
        let mut moved = groups.clone();
        moved.swap(2, 5);
        assert!(groups[2] == groups[5] || named(&moved, 2), "groups that changed places are noticed");
        assert!(RecoveryCode::read(&groups[..7].concat()).is_err(), "a group is missing");
        assert_ne!(RecoveryCode::random().unwrap().groups(), groups, "no code comes twice");
    }
}

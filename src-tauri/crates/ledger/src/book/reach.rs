//! The set of people a unit reached in a month, with the minutes each earned: pairs of (step to the next member id, minutes),
//! both as LEB128 numbers, in ascending order, so that equal sets are equal bytes and `verify` can compare them.

use std::collections::{BTreeMap, HashSet};

use rusqlite::Connection;
use rusqlite::functions::{Aggregate, Context, FunctionFlags};

use crate::Result;

/// The SQL aggregate `reach_set(member_id, minutes)`; minutes of one member add up.
struct ReachSet;

impl Aggregate<BTreeMap<i64, i64>, Vec<u8>> for ReachSet {
    fn init(&self, _: &mut Context<'_>) -> rusqlite::Result<BTreeMap<i64, i64>> {
        Ok(BTreeMap::new())
    }

    fn step(&self, row: &mut Context<'_>, set: &mut BTreeMap<i64, i64>) -> rusqlite::Result<()> {
        *set.entry(row.get(0)?).or_default() += row.get::<i64>(1)?;
        Ok(())
    }

    fn finalize(&self, _: &mut Context<'_>, set: Option<BTreeMap<i64, i64>>) -> rusqlite::Result<Vec<u8>> {
        Ok(encode(&set.unwrap_or_default()))
    }
}

/// Makes `reach_set` known to a connection.
pub(super) fn install(conn: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    Ok(conn.create_aggregate_function("reach_set", 2, flags, ReachSet)?)
}

fn encode(set: &BTreeMap<i64, i64>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(set.len() * 3);
    let mut last = 0;
    for (&member, &minutes) in set {
        put(&mut bytes, (member - last).unsigned_abs());
        put(&mut bytes, minutes.unsigned_abs());
        last = member;
    }
    bytes
}

fn put(bytes: &mut Vec<u8>, mut number: u64) {
    loop {
        let low = u8::try_from(number & 0x7F).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            return bytes.push(low);
        }
        bytes.push(low | 0x80);
    }
}

/// The members and minutes of a set.
pub(crate) fn decode(bytes: &[u8]) -> impl Iterator<Item = (u64, u64)> {
    let mut numbers = numbers(bytes);
    let mut member = 0;
    std::iter::from_fn(move || {
        member += numbers.next()?;
        Some((member, numbers.next()?))
    })
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u64> {
    let mut bytes = bytes.iter();
    std::iter::from_fn(move || {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = *bytes.next()?;
            number |= u64::from(byte & 0x7F) << shift;
            shift += 7;
            if byte & 0x80 == 0 || shift > 56 {
                return Some(number);
            }
        }
    })
}

/// Distinct members: a bit each, as row ids are dense; the odd large id stands in a hash set.
#[derive(Debug, Default)]
pub(crate) struct People {
    bits: Vec<u64>,
    odd: HashSet<u64>,
}

/// Ids from here on are not worth a bit: 8 MB of them are enough.
const DENSE: u64 = 1 << 26;

impl People {
    /// Adds everyone of a set.
    pub(crate) fn add_set(&mut self, bytes: &[u8]) {
        decode(bytes).for_each(|(member, _)| self.add(member));
    }

    fn add(&mut self, member: u64) {
        let Some(word) = usize::try_from(member / 64).ok().filter(|_| member < DENSE) else {
            self.odd.insert(member);
            return;
        };
        if self.bits.len() <= word {
            self.bits.resize(word + 1, 0);
        }
        self.bits[word] |= 1 << (member % 64);
    }

    /// How many there are.
    pub(crate) fn size(&self) -> i64 {
        let dense: u64 = self.bits.iter().map(|word| u64::from(word.count_ones())).sum();
        i64::try_from(dense).unwrap_or(i64::MAX) + i64::try_from(self.odd.len()).unwrap_or(i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_comes_back_as_it_was() {
        let set = BTreeMap::from([(1, 0), (2, 60), (127, 45), (128, 100_000), (70_000, 15), (1 << 53, 1)]);
        let back: BTreeMap<i64, i64> =
            decode(&encode(&set)).map(|(member, minutes)| (member as i64, minutes as i64)).collect();
        assert_eq!(back, set, "ids and minutes of every size survive");
        let mut people = People::default();
        people.add_set(&encode(&set));
        people.add_set(&encode(&BTreeMap::from([(2, 1), (3, 1)])));
        assert_eq!(people.size(), 7, "each person once, however large the id");
        assert_eq!(decode(&[0x80, 0x80]).count(), 0, "a cut set ends, it does not loop");
    }
}

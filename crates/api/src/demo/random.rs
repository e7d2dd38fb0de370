//! Chance that comes out the same every time.

use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Everything in the demo data follows from this number.
const SEED: u64 = 0x414b_4152_5741_4e47;

/// Independent streams of chance, so that a change in one part leaves the others as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Clinic = 1,
    Plan = 2,
    Household = 3,
    Contact = 4,
    Record = 5,
    Timeline = 6,
    Account = 7,
    Staff = 8,
    Task = 20,
    Consent = 21,
    Consultation = 22,
    Lab = 23,
    Referral = 24,
}

/// The splitmix64 generator: small, fast, and good enough for names.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The stream of one thing, for example of household 17.
    pub fn of(part: Part, index: u32) -> Random {
        let mut random = Random(SEED ^ ((part as u64) << 56) ^ (u64::from(index) << 8));
        // neighbouring states give neighbouring streams; two steps part them
        let start = random.next() ^ random.next().rotate_left(32);
        Random(start)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`; zero when `n` is zero.
    pub fn below(&mut self, n: u32) -> u32 {
        ((u128::from(self.next()) * u128::from(n)) >> 64) as u32
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below((high - low + 1).max(1) as u32) as i32
    }

    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of several things; the slice must not be empty.
    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u32) as usize]
    }

    /// One of several things by weight; the slice must not be empty.
    pub fn weighted<T: Copy>(&mut self, from: &[(T, u32)]) -> T {
        let total = from.iter().map(|(_, weight)| weight).sum();
        let mut at = self.below(total);
        for (thing, weight) in from {
            if at < *weight {
                return *thing;
            }
            at -= weight;
        }
        from[from.len() - 1].0
    }

    /// An id in the shape of UUIDv7, as if it had been made at that time.
    pub fn id(&mut self, at: DateTime<Utc>) -> Uuid {
        let mut noise = [0_u8; 10];
        noise[..8].copy_from_slice(&self.next().to_be_bytes());
        noise[8..].copy_from_slice(&self.next().to_be_bytes()[..2]);
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &noise).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_stream_gives_the_same_numbers_and_ids() {
        let at = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
        let ids = |index| Random::of(Part::Contact, index).id(at);
        assert_eq!(ids(5), ids(5));
        assert_ne!(ids(5), ids(6));
        assert_eq!(ids(5).get_version_num(), 7);
    }

    #[test]
    fn numbers_stay_in_their_range_and_use_all_of_it() {
        let mut random = Random::of(Part::Plan, 0);
        let mut seen = [0; 6];
        for _ in 0..6_000 {
            seen[(random.between(-2, 3) + 2) as usize] += 1;
        }
        assert!(seen.iter().all(|n| (850..1_150).contains(n)), "{seen:?}");
        assert_eq!(random.weighted(&[('a', 0), ('b', 3)]), 'b');
    }
}

//! When a message that could not be sent is tried again.

use chrono::Duration;

/// Attempts at most; after the last one the message is `failed` until somebody sends it again.
pub const ATTEMPTS: i32 = 12;

/// The wait after the first failed attempt.
const FIRST: i64 = 15;

/// How long to wait after so many failed attempts; `None` when there is no further one.
///
/// 15 s, 30 s, 1 min, 2 min, 4 min, 8 min, 16 min, 32 min, 64 min, 2 h 8 min, 4 h 16 min: eight and a half hours in all.
pub fn wait_after(attempts: i32) -> Option<Duration> {
    (1..ATTEMPTS).contains(&attempts).then(|| Duration::seconds(FIRST << (attempts - 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_waits_double_and_end() {
        let waits: Vec<i64> = (1..=ATTEMPTS).filter_map(wait_after).map(|wait| wait.num_seconds()).collect();
        assert_eq!(waits, [15, 30, 60, 120, 240, 480, 960, 1_920, 3_840, 7_680, 15_360]);
        assert_eq!(waits.iter().sum::<i64>(), 30_705);
        assert_eq!((wait_after(0), wait_after(ATTEMPTS), wait_after(i32::MAX)), (None, None, None));
    }
}

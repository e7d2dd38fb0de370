//! How many streams one account may have open in this process.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::ErrorCode;
use uuid::Uuid;

use crate::http::{ApiError, ApiResult};

/// Streams of one account at most: a few tabs on a few devices.
const MOST: usize = 20;

/// The open streams by account.
#[derive(Clone, Default)]
pub struct Seats {
    taken: Arc<Mutex<HashMap<Uuid, usize>>>,
}

/// A place for one stream, free again once it is dropped.
pub struct Seat {
    seats: Seats,
    user: Uuid,
}

impl Seats {
    /// 429 when the account has too many streams open already.
    pub fn take(&self, user: Uuid) -> ApiResult<Seat> {
        let mut taken = self.lock();
        let count = taken.entry(user).or_default();
        if *count >= MOST {
            return Err(ApiError::new(ErrorCode::TooManyRequests)
                .saying(
                    format!("Tutup beberapa jendela: paling banyak {MOST} sambungan langsung untuk satu akun."),
                    format!("Close some windows: an account has {MOST} live connections at most."),
                )
                .after(5));
        }
        *count += 1;
        Ok(Seat { seats: self.clone(), user })
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Uuid, usize>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.lock();
        if let Some(count) = taken.get_mut(&self.user) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                taken.remove(&self.user);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_is_free_again_once_its_stream_has_ended() {
        let (seats, user) = (Seats::default(), Uuid::nil());
        let mut held: Vec<Seat> = (0..MOST).filter_map(|_| seats.take(user).ok()).collect();
        assert_eq!(held.len(), MOST);
        assert!(seats.take(user).is_err());
        assert!(seats.take(Uuid::max()).is_ok());
        held.pop();
        assert!(seats.take(user).is_ok());
        drop(held);
        assert!(seats.lock().is_empty());
    }
}

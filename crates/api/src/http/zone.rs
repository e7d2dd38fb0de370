//! Days in a time zone.

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use domain::FieldCode;

use super::error::{ApiError, ApiResult};

/// The first moment of a day in a zone; where midnight is skipped by a clock change, the first moment after it.
pub fn start_of_day(zone: Tz, date: NaiveDate) -> DateTime<Utc> {
    let midnight = date.and_hms_opt(0, 0, 0).unwrap_or_default();
    (0..4)
        .find_map(|hour| zone.from_local_datetime(&(midnight + chrono::Duration::hours(hour))).earliest())
        .map_or_else(|| midnight.and_utc(), |local| local.to_utc())
}

/// The zone of this IANA name; the front end knows only its form, the table is here.
pub fn known(name: &str) -> ApiResult<Tz> {
    name.parse().map_err(|_| ApiError::field("/time_zone", FieldCode::BadZone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_looked_up_by_their_full_name() {
        assert!(matches!(known("Asia/Makassar"), Ok(Tz::Asia__Makassar)));
        for wrong in ["Asia/Bandung", "asia/jakarta", "WIB", "+07:00", ""] {
            assert!(known(wrong).is_err(), "{wrong}");
        }
    }
}

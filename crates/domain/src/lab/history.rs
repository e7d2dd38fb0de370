//! What a history shows, and of which analytes when nobody says.

use chrono::{Months, NaiveDate};

/// Glucose is a series of its own for each way in which the sample was taken; the history shows the first of these that has
/// values: fasting, random, unspecified.
pub const GLUCOSE: [&str; 3] = ["1558-6", "2345-7", "2339-0"];

/// The seven values: systolic and diastolic blood pressure, glucose, HDL, LDL, total cholesterol, triglycerides. HDL and LDL as
/// well as triglycerides have one code each; of LDL, calculated and measured values are series of their own.
pub const SEVEN: [&str; 9] = ["8480-6", "8462-4", GLUCOSE[0], GLUCOSE[1], GLUCOSE[2], "2085-9", "18262-6", "2093-3", "2571-8"];

/// Analytes in one history at most.
pub const MOST_CODES: usize = 20;

/// Days of one analyte in one history at most, the newest first; `from` and `to` lead to the others.
pub const MOST_DAYS: i64 = 2_000;

/// The first day when none is asked for: two years before the last.
pub fn default_from(to: NaiveDate) -> NaiveDate {
    to.checked_sub_months(Months::new(24)).unwrap_or(to)
}

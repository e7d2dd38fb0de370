//! Which limits hold for whom, and what a value is beside them.

use chrono::{Datelike, NaiveDate};

use super::choices::{Comparator, LabFlag};
use super::contract::LabLimits;
use super::range::AnalyteRange;
use super::reading::{Reading, shown};
use crate::contacts::Sex;

impl LabLimits {
    /// Whether there is any limit at all.
    pub fn is_empty(&self) -> bool {
        self.low.is_none() && self.high.is_none() && self.critical_low.is_none() && self.critical_high.is_none()
    }

    /// What a value is beside these limits, which are themselves within; both count with the decimals with which they are shown, so
    /// that 99.4, shown as 99, is within 70 to 99. Absent without any limit, and when a comparator leaves it open: more than 60 may
    /// or may not be below 90.
    pub fn flag(&self, reading: Reading, decimals: i16) -> Option<LabFlag> {
        if self.is_empty() {
            return None;
        }
        let (value, comparator) = (shown(reading.value, decimals), reading.comparator);
        let limit = |limit: Option<f64>| limit.map(|limit| shown(limit, decimals));
        let LabLimits { low, high, critical_low, critical_high } = LabLimits {
            low: limit(self.low),
            high: limit(self.high),
            critical_low: limit(self.critical_low),
            critical_high: limit(self.critical_high),
        };
        // the least and the most that the value can be, and whether these themselves are possible
        let (least, most, open) = match comparator {
            None => (value, value, false),
            Some(Comparator::Less) => (f64::NEG_INFINITY, value, true),
            Some(Comparator::AtMost) => (f64::NEG_INFINITY, value, false),
            Some(Comparator::More) => (value, f64::INFINITY, true),
            Some(Comparator::AtLeast) => (value, f64::INFINITY, false),
        };
        let below = |limit: Option<f64>| limit.is_some_and(|limit| most < limit || (open && most == limit));
        let above = |limit: Option<f64>| limit.is_some_and(|limit| least > limit || (open && least == limit));
        if below(critical_low) {
            Some(LabFlag::CriticalLow)
        } else if above(critical_high) {
            Some(LabFlag::CriticalHigh)
        } else if below(low) {
            Some(LabFlag::Low)
        } else if above(high) {
            Some(LabFlag::High)
        } else {
            let lowest = low.or(critical_low).is_none_or(|low| least >= low);
            let highest = high.or(critical_high).is_none_or(|high| most <= high);
            (lowest && highest).then_some(LabFlag::Normal)
        }
    }
}

/// Full months between birth and a day; none before birth.
///
/// Whoever was born on the 31st is a month older on the last day of a shorter month.
pub fn age_in_months(birth_date: NaiveDate, on: NaiveDate) -> Option<i32> {
    if on < birth_date {
        return None;
    }
    let months = (on.year() - birth_date.year()) * 12 + on.month() as i32 - birth_date.month() as i32;
    let last_of_month = on.succ_opt().is_none_or(|next| next.month() != on.month());
    let complete = on.day() >= birth_date.day() || last_of_month;
    Some(if complete { months } else { months - 1 })
}

/// The range that holds for a person on a day: one for the own sex before one for everybody. For somebody whose sex is not known
/// only those for everybody hold, for somebody whose birth date is not known only those for every age.
pub fn range_for(ranges: &[AnalyteRange], sex: Option<Sex>, birth_date: Option<NaiveDate>, on: NaiveDate) -> Option<&AnalyteRange> {
    let sex = sex.filter(|sex| *sex != Sex::Unknown);
    let age = birth_date.map(|born| age_in_months(born, on));
    let of_age = |range: &AnalyteRange| match age {
        Some(Some(months)) => range.age_from <= months && range.age_to.is_none_or(|to| months < to),
        Some(None) => false,
        None => range.age_from == 0 && range.age_to.is_none(),
    };
    let holds = |range: &&AnalyteRange| range.valid_from <= on && range.valid_to.is_none_or(|to| on <= to) && of_age(range);
    let own = sex.and_then(|sex| ranges.iter().filter(|range| range.sex == Some(sex)).find(holds));
    own.or_else(|| ranges.iter().filter(|range| range.sex.is_none()).find(holds))
}

#[cfg(test)]
#[path = "limits_tests.rs"]
mod tests;

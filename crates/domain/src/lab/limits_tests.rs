use proptest::prelude::*;

use super::*;
use crate::lab::{AnalyteUnit, tidy_unit, written};
use crate::lang::Lang;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn range(sex: Option<Sex>, ages: (i32, Option<i32>), low: f64) -> AnalyteRange {
    AnalyteRange {
        sex,
        age_from: ages.0,
        age_to: ages.1,
        low: Some(low),
        high: None,
        critical_low: None,
        critical_high: None,
        valid_from: day("2020-01-01"),
        valid_to: None,
    }
}

#[test]
fn limits_are_within_the_range() {
    let limits = LabLimits { low: Some(3.5), high: Some(5.1), critical_low: Some(2.5), critical_high: Some(6.0) };
    let flags = [2.4, 2.5, 3.4, 3.5, 5.1, 5.2, 6.0, 6.2].map(|value| limits.flag(Reading::of(value), 1).map(LabFlag::code));
    let wanted = ["critical_low", "low", "low", "normal", "normal", "high", "high", "critical_high"];
    assert_eq!(flags, wanted.map(Some));
    assert_eq!(LabLimits::default().flag(Reading::of(1.0), 1), None);
}

#[test]
fn a_value_is_what_is_shown_of_it() {
    let limits = LabLimits { low: Some(70.0), high: Some(99.0), ..LabLimits::default() };
    let flags = |decimals| [69.4, 69.6, 99.4, 99.6].map(|value| limits.flag(Reading::of(value), decimals).map(LabFlag::code));
    assert_eq!(flags(0), [Some("low"), Some("normal"), Some("normal"), Some("high")]);
    assert_eq!(flags(1), [Some("low"), Some("low"), Some("high"), Some("high")]);
    let odd = LabLimits { high: Some(99.6), ..LabLimits::default() };
    assert_eq!(odd.flag(Reading::of(100.0), 0), Some(LabFlag::Normal), "the limit is shown as 100");
}

#[test]
fn a_comparator_is_taken_at_its_word() {
    let flag = |limits: LabLimits, comparator, value| limits.flag(Reading { value, comparator: Some(comparator) }, 1);
    let high = LabLimits { high: Some(5.0), ..LabLimits::default() };
    assert_eq!(flag(high, Comparator::Less, 0.3), Some(LabFlag::Normal));
    assert_eq!(flag(high, Comparator::More, 5.0), Some(LabFlag::High));
    assert_eq!(flag(high, Comparator::AtLeast, 5.0), None);
    let low = LabLimits { low: Some(90.0), ..LabLimits::default() };
    assert_eq!(flag(low, Comparator::More, 90.0), Some(LabFlag::Normal));
    assert_eq!(flag(low, Comparator::More, 60.0), None, "it may be either");
    assert_eq!(flag(low, Comparator::Less, 90.0), Some(LabFlag::Low));
}

#[test]
fn the_own_sex_goes_before_everybody() {
    let ranges = [range(None, (0, None), 1.0), range(Some(Sex::Female), (0, None), 2.0)];
    let low = |sex| range_for(&ranges, sex, Some(day("1984-03-12")), day("2026-11-17")).and_then(|r| r.low);
    assert_eq!(low(Some(Sex::Female)), Some(2.0));
    assert_eq!(low(Some(Sex::Male)), Some(1.0));
    assert_eq!((low(Some(Sex::Unknown)), low(None)), (Some(1.0), Some(1.0)));
}

#[test]
fn ages_are_full_months_and_the_end_is_not_included() {
    assert_eq!(age_in_months(day("2024-01-31"), day("2024-02-28")), Some(0));
    assert_eq!(age_in_months(day("2024-01-31"), day("2024-02-29")), Some(1));
    assert_eq!(age_in_months(day("2024-01-15"), day("2026-01-14")), Some(23));
    assert_eq!(age_in_months(day("2024-01-15"), day("2024-01-14")), None);
    let ranges = [range(None, (0, Some(24)), 1.0), range(None, (24, None), 2.0)];
    let low = |on| range_for(&ranges, None, Some(day("2024-01-15")), day(on)).and_then(|r| r.low);
    assert_eq!((low("2026-01-14"), low("2026-01-15"), low("2024-01-14")), (Some(1.0), Some(2.0), None));
    assert_eq!(range_for(&ranges, None, None, day("2026-01-15")), None, "the age is not known");
}

#[test]
fn a_range_holds_from_its_first_day_to_its_last() {
    let ranges = [AnalyteRange { valid_to: Some(day("2020-12-31")), ..range(None, (0, None), 1.0) }];
    let holds = |on| range_for(&ranges, None, None, day(on)).is_some();
    assert_eq!([holds("2019-12-31"), holds("2020-01-01"), holds("2020-12-31"), holds("2021-01-01")], [false, true, true, false]);
}

#[test]
fn units_are_converted_and_spelled_alike() {
    let glucose = AnalyteUnit { unit: "mmol/L".to_owned(), factor: 18.0182, shift: 0.0 };
    assert_eq!(glucose.convert(5.5, 0), 99.0);
    let hba1c = AnalyteUnit { unit: "mmol/mol".to_owned(), factor: 0.09148, shift: 2.152 };
    assert_eq!(hba1c.convert(53.0, 1), 7.0);
    assert_eq!((tidy_unit(" mg/dl"), tidy_unit("mmHg"), tidy_unit("µmol/L")), ("mg/dL".into(), "mm[Hg]".into(), "umol/L".into()));
}

proptest! {
    #[test]
    fn flags_follow_the_order_of_values(a in -100_i32..1000, b in -100_i32..1000) {
        let limits = LabLimits { low: Some(100.0), high: Some(300.0), critical_low: Some(50.0), critical_high: Some(500.0) };
        let rank = |value: i32| [LabFlag::CriticalLow, LabFlag::Low, LabFlag::Normal, LabFlag::High, LabFlag::CriticalHigh]
            .iter().position(|flag| Some(*flag) == limits.flag(Reading::of(f64::from(value)), 0));
        prop_assert!(rank(a.min(b)) <= rank(a.max(b)));
    }

    #[test]
    fn flags_follow_from_what_is_read(value in -2_000.0_f64..2_000.0, low in -1_000.0_f64..1_000.0, width in 0.0_f64..500.0, decimals in 0_i16..=4) {
        let limits = LabLimits { low: Some(low), high: Some(low + width), ..LabLimits::default() };
        let read = |value: f64| Reading::parse(&written(value, decimals, Lang::Id), decimals).unwrap().value;
        let (shown, least, most) = (read(value), read(low), read(low + width));
        let wanted = if shown < least { LabFlag::Low } else if shown > most { LabFlag::High } else { LabFlag::Normal };
        prop_assert_eq!(limits.flag(Reading::of(value), decimals), Some(wanted));
        prop_assert_eq!(limits.flag(Reading::of(shown), decimals), Some(wanted));
    }

    #[test]
    fn months_never_go_back(born in 0_u64..36_500, first in 0_u64..36_500, later in 0_u64..400) {
        let birth = day("1920-01-01") + chrono::Days::new(born);
        let on = birth + chrono::Days::new(first);
        prop_assert!(age_in_months(birth, on) <= age_in_months(birth, on + chrono::Days::new(later)));
    }
}

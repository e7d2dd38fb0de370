use std::collections::BTreeSet;

use domain::Document;
use domain::lab::{GLUCOSE, Reading, SEVEN, range_for, shown, tidy_unit};

use super::*;

fn all() -> Vec<CreateAnalyte> {
    shipped().unwrap().analytes.into_iter().map(|(_, form)| form).collect()
}

fn analyte(code: &str) -> CreateAnalyte {
    all().into_iter().find(|analyte| analyte.code == code).unwrap()
}

/// LOINC's check digit, by the Luhn algorithm.
fn has_check_digit(code: &str) -> bool {
    let Some((number, check)) = code.split_once('-') else { return false };
    let sum: u32 = number.bytes().rev().enumerate().fold(0, |sum, (at, b)| {
        let n = u32::from(b - b'0') * if at % 2 == 0 { 2 } else { 1 };
        sum + n / 10 + n % 10
    });
    check.parse() == Ok((10 - sum % 10) % 10)
}

#[test]
fn everything_shipped_is_what_a_clinic_could_have_written() {
    let shipped = shipped().unwrap();
    assert!(shipped.analytes.len() >= 60);
    for (id, form) in &shipped.analytes {
        let mut tidied = form.clone();
        assert_eq!(tidied.check(), Ok(()), "{}", form.code);
        assert_eq!(&tidied, form, "{} is not tidy", form.code);
        assert!(has_check_digit(&form.code), "{}", form.code);
        assert!(form.about_id.ends_with('.') && form.about_en.ends_with('.'), "{}", form.code);
        assert_eq!(id.get_version_num(), 7);
    }
    for (_, panel) in &shipped.panels {
        assert_eq!(panel.clone().check(), Ok(()), "{}", panel.code);
    }
    let ids: BTreeSet<Uuid> = shipped.analytes.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids.len(), shipped.analytes.len());
}

#[test]
fn every_line_of_the_tables_finds_its_analyte() {
    let codes: BTreeSet<String> = all().into_iter().map(|analyte| analyte.code).collect();
    assert!(lines::<UnitLine>(UNITS).unwrap().iter().all(|line| codes.contains(&line.code)));
    assert!(lines::<RangeLine>(RANGES).unwrap().iter().all(|line| codes.contains(&line.code)));
    for line in lines::<PanelLine>(PANELS).unwrap() {
        assert!(line.analytes.split(' ').all(|code| codes.contains(code)), "{}", line.code);
    }
    assert!(SEVEN.iter().chain(&GLUCOSE).all(|code| codes.contains(*code)));
}

#[test]
fn an_adult_of_either_sex_has_limits_for_each_analyte_that_has_some() {
    let on = NaiveDate::from_ymd_opt(2026, 11, 17).unwrap();
    let born = NaiveDate::from_ymd_opt(1984, 3, 12);
    for analyte in all().iter().filter(|analyte| !analyte.ranges.is_empty()) {
        for sex in [Sex::Female, Sex::Male] {
            assert!(range_for(&analyte.ranges, Some(sex), born, on).is_some(), "{} {}", analyte.code, sex.code());
        }
    }
}

#[test]
fn limits_are_plausible_themselves() {
    for analyte in all() {
        for limit in analyte.ranges.iter().flat_map(|r| [r.critical_low, r.low, r.high, r.critical_high]).flatten() {
            let low = analyte.plausible_low.is_none_or(|low| low <= limit);
            let high = analyte.plausible_high.is_none_or(|high| limit <= high);
            assert!(low && high, "{} {limit}", analyte.code);
        }
        assert_eq!(tidy_unit(&analyte.unit), analyte.unit);
    }
}

#[test]
fn known_values_are_judged_as_the_guidelines_say() {
    let on = NaiveDate::from_ymd_opt(2026, 11, 17).unwrap();
    let siti = (Some(Sex::Female), NaiveDate::from_ymd_opt(1984, 3, 12));
    let flag = |code: &str, value: f64| {
        let analyte = analyte(code);
        let range = range_for(&analyte.ranges, siti.0, siti.1, on).unwrap();
        range.limits().flag(Reading::of(value), analyte.decimals).unwrap().code()
    };
    assert_eq!([flag("8480-6", 139.0), flag("8480-6", 140.0), flag("8480-6", 181.0)], ["normal", "high", "critical_high"]);
    assert_eq!([flag("8462-4", 89.0), flag("8462-4", 90.0), flag("9318-7", 29.0)], ["normal", "high", "normal"]);
    assert_eq!([flag("9318-7", 30.0), flag("98979-8", 60.0), flag("98979-8", 59.0)], ["high", "normal", "low"]);
    assert_eq!([flag("1558-6", 99.0), flag("1558-6", 103.0), flag("1558-6", 50.0)], ["normal", "high", "critical_low"]);
    assert_eq!([flag("2085-9", 46.0), flag("2571-8", 158.0), flag("2823-3", 6.2)], ["low", "high", "critical_high"]);
    // where a guideline says "below", the figure itself is high
    assert_eq!([flag("2093-3", 199.0), flag("2093-3", 199.4), flag("2093-3", 200.0)], ["normal", "normal", "high"]);
    assert_eq!([flag("18262-6", 129.0), flag("18262-6", 130.0), flag("2571-8", 150.0)], ["normal", "high", "high"]);
    assert_eq!([flag("8280-0", 79.0), flag("8280-0", 80.0), flag("1988-5", 5.0)], ["normal", "high", "high"]);
}

#[test]
fn limits_have_the_decimals_of_their_analyte() {
    for analyte in all() {
        for limit in analyte.ranges.iter().flat_map(|r| [r.critical_low, r.low, r.high, r.critical_high]).flatten() {
            assert_eq!(shown(limit, analyte.decimals), limit, "{} {limit}", analyte.code);
        }
    }
}

#[test]
fn other_units_come_to_the_known_values() {
    let convert = |code: &str, value: f64, unit: &str| {
        let analyte = analyte(code);
        analyte.units.iter().find(|u| u.unit == unit).unwrap().convert(value, analyte.decimals)
    };
    assert_eq!(convert("1558-6", 5.5, "mmol/L"), 99.0);
    assert_eq!(convert("2093-3", 5.17, "mmol/L"), 200.0);
    assert_eq!(convert("2160-0", 88.4, "umol/L"), 1.0);
    assert_eq!(convert("4548-4", 53.0, "mmol/mol"), 7.0);
    assert_eq!(convert("8310-5", 98.6, "[degF]"), 37.0);
}

use proptest::prelude::*;

use super::*;

fn value(text: &str) -> f64 {
    Reading::parse(text, 1).unwrap_or_else(|_| panic!("{text} is not read")).value
}

#[test]
fn comma_and_point_are_the_same() {
    assert_eq!((value("1,5"), value("1.5"), value(" 148 "), value("0,500"), value("-2,25")), (1.5, 1.5, 148.0, 0.5, -2.25));
}

#[test]
fn what_can_be_read_in_two_ways_carries_both() {
    for text in ["1.510", "1,510"] {
        let wanted = Misread::Ambiguous { fraction: Reading::of(1.51), whole: Reading::of(1510.0) };
        assert_eq!(Reading::parse(text, 0), Err(wanted));
    }
    assert_eq!(Reading::parse("1,015", 3), Ok(Reading::of(1.015)), "an analyte with three decimals is written so");
    assert_eq!(Reading::parse("1510,125", 0), Ok(Reading::of(1510.125)), "nobody groups four digits");
}

#[test]
fn comparators_stand_before_the_value() {
    let read = |text: &str| Reading::parse(text, 1).map(|r| (r.comparator.map(Comparator::code), r.value));
    assert_eq!(read("<0,3"), Ok((Some("<"), 0.3)));
    assert_eq!(read("≥ 90"), Ok((Some(">="), 90.0)));
    assert_eq!(read("<= 5"), Ok((Some("<="), 5.0)));
    let less = Reading { value: 0.3, comparator: Some(Comparator::Less) };
    assert_eq!((less.written(1, Lang::Id), less.written(1, Lang::En)), ("< 0,3".to_owned(), "< 0.3".to_owned()));
}

#[test]
fn what_is_no_value_is_refused() {
    for text in ["", "-", "<", "abc", "1,", ",5", "1.2.3", "1.500,5", "1 500", "1e3", "NaN", "inf", "٣", "1234567890123", "--1"] {
        assert_eq!(Reading::parse(text, 1), Err(Misread::Unreadable), "{text}");
    }
}

#[test]
fn thousands_are_never_parted() {
    assert_eq!((written(12345.6, 1, Lang::Id), written(1510.0, 0, Lang::En)), ("12345,6".to_owned(), "1510".to_owned()));
    assert_eq!(written(-0.04, 1, Lang::Id), "0,0");
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(tenths in -99_999_i64..99_999, decimals in 0_i16..=2, english: bool) {
        let value = tenths as f64 / 10_f64.powi(i32::from(decimals));
        let text = written(value, decimals, if english { Lang::En } else { Lang::Id });
        prop_assert_eq!(Reading::parse(&text, decimals), Ok(Reading::of(value)));
    }

    #[test]
    fn nothing_that_is_typed_panics(text in ".{0,24}", decimals in -3_i16..6) {
        if let Ok(reading) = Reading::parse(&text, decimals) {
            prop_assert!(reading.value.is_finite());
        }
    }
}

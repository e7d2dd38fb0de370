use super::super::lines::{Grouping, panels};
use super::*;
use chrono::DateTime;
use domain::lab::{LabDay, LabFlag, LabLimits, LabSeries, LabSource};
use uuid::Uuid;

fn on(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a real day")
}

fn value(at: NaiveDate, value: f64, method: &str, source: LabSource, high: f64) -> LabDay {
    LabDay {
        on: at,
        observation_id: Uuid::nil(),
        report_id: Uuid::nil(),
        value: Some(value),
        comparator: None,
        words: None,
        unit: "mg/dL".into(),
        method: Some(method.into()),
        flag: Some(if value > high { LabFlag::High } else { LabFlag::Normal }),
        limits: LabLimits { high: Some(high), ..LabLimits::default() },
        source,
        laboratory: None,
        collected_at: DateTime::UNIX_EPOCH,
        time_zone: "Asia/Jakarta".into(),
        verified: true,
        corrected: false,
        superseded: Vec::new(),
    }
}

#[test]
fn labels_keep_their_order_and_do_not_lie_upon_each_other() {
    assert_eq!(apart(&[50.0, 10.0], 8.0), [50.0, 10.0]);
    assert_eq!(apart(&[50.0, 51.0, 20.0], 8.0), [50.0, 58.0, 20.0]);
    assert_eq!(apart(&[99.0, 100.0], 8.0), [92.0, 100.0]);
}

fn series(code: &str, days: Vec<LabDay>) -> LabSeries {
    let name = || "LDL".to_owned();
    LabSeries {
        analyte_id: Uuid::nil(),
        code: code.into(),
        name_id: name(),
        name_en: name(),
        plain_id: name(),
        plain_en: name(),
        unit: "mg/dL".into(),
        decimals: 0,
        days,
    }
}

#[test]
fn a_line_stops_where_the_method_changes_and_passes_by_what_a_patient_typed() {
    use LabSource::{Clinic, Patient};
    let days = vec![
        value(on(11, 1), 139.0, "b", Clinic, 130.0),
        value(on(10, 1), 148.0, "b", Clinic, 130.0),
        value(on(6, 1), 150.0, "a", Clinic, 130.0),
        value(on(4, 1), 120.0, "a", Patient, 130.0),
        value(on(2, 1), 120.0, "a", Clinic, 130.0),
    ];
    let panels = panels(&[series("18262-6", days)], Grouping::Apart);
    let drawing = Drawing::of(&panels[0], (on(1, 1), on(12, 1))).expect("values");
    assert_eq!(drawing.marks.len(), 5);
    assert_eq!(drawing.paths.len(), 2, "{:?}", drawing.paths);
    assert_eq!(drawing.gaps.len(), 1);
    assert_eq!(drawing.gaps[0].1, Gap::Method);
    assert_eq!(drawing.paths[0].1.matches(['M', 'L']).count(), 2);
}

#[test]
fn a_range_is_shaded_while_it_holds() {
    let days = vec![value(on(9, 1), 100.0, "a", LabSource::Clinic, 120.0), value(on(3, 1), 100.0, "a", LabSource::Clinic, 130.0)];
    let panels = panels(&[series("x", days)], Grouping::ByUnit);
    let drawing = Drawing::of(&panels[0], (on(1, 1), on(12, 1))).expect("values");
    assert_eq!(drawing.bands.len(), 2);
    assert_eq!(drawing.bands[0].x.1, drawing.bands[1].x.0);
    assert_eq!(drawing.limits.iter().map(|limit| limit.value).collect::<Vec<_>>(), [120.0]);
    assert!(Drawing::of(&panels[0], (on(4, 1), on(5, 1))).is_none());
}

#[test]
fn arrows_lead_along_a_line_and_across_lines() {
    let days = || vec![value(on(9, 1), 100.0, "a", LabSource::Clinic, 120.0), value(on(3, 1), 90.0, "a", LabSource::Clinic, 120.0)];
    let panels = panels(&[series("2085-9", days()), series("2571-8", days())], Grouping::ByUnit);
    assert_eq!(panels.len(), 1);
    let drawing = Drawing::of(&panels[0], (on(1, 1), on(12, 1))).expect("values");
    assert_eq!(drawing.neighbour(0, Way::Later), 1);
    assert_eq!(drawing.neighbour(1, Way::Later), 1);
    assert_eq!(drawing.neighbour(1, Way::Down), 3);
    assert_eq!(drawing.neighbour(3, Way::Up), 1);
    assert_eq!(drawing.neighbour(3, Way::First), 2);
}

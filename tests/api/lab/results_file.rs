//! `akrab import lab`: a preview that writes nothing, errors by line, and the same file twice.

use api::import::{Count, Imported, Refused, Results, results};
use persistence::bulk;
use support::json;

use super::clinic::Lab;

const HEAD: &str = "mrn,birth_date,code,value,unit,collected_at,confirmed\n";

fn import(lab: &Lab, rows: &str, dry_run: bool) -> Result<Imported, Vec<String>> {
    let directory = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    let path = directory.path().join("hasil.csv");
    std::fs::write(&path, format!("{HEAD}{rows}")).unwrap_or_else(|error| panic!("{error}"));
    let now = lab.app.clock.now();
    let read = Results::read(&path, now).map_err(|problems| problems.told)?;
    let mut imported = None;
    let written = bulk::exclusively(&mut lab.app.connect(), |tx| {
        imported = Some(results(tx, &read, None, now)?);
        if dry_run { Err(Refused::Problems(Default::default())) } else { Ok(()) }
    });
    match (written, imported) {
        (Err(Refused::Problems(problems)), None) => Err(problems.told),
        (Err(Refused::Failed(error)), _) => panic!("{error}"),
        (_, imported) => Ok(imported.unwrap_or_else(|| panic!("nothing was done"))),
    }
}

async fn mrn(lab: &Lab) -> String {
    lab.manager.get(format!("/v1/patients/{}", lab.patient)).await.expect(200).json()["mrn"].as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_preview_writes_nothing_and_a_second_import_nothing_new() {
    let lab = Lab::open().await;
    let mrn = mrn(&lab).await;
    let rows = format!("{mrn},1984-03-12,UJI-1,\"5,5\",mmol/L,2026-01-05 09:52,\n{mrn},,UJI-2,< 130,,2026-01-05 09:52,\n");
    let preview = import(&lab, &rows, true).unwrap_or_else(|told| panic!("{told:?}"));
    assert_eq!(preview.preview[0], format!("line 2: {mrn} 2026-01-05 09:52 UJI-1 99.0 mg/dL"));
    assert_eq!(preview.preview[1], format!("line 3: {mrn} 2026-01-05 09:52 UJI-2 < 130.0 mmol/L"));
    let first = import(&lab, &rows, false).unwrap_or_else(|told| panic!("{told:?}"));
    assert_eq!((first.count.reports, first.count.observations), (Count { new: 1, unchanged: 0 }, Count { new: 2, unchanged: 0 }));
    let again = import(&lab, &rows, false).unwrap_or_else(|told| panic!("{told:?}"));
    assert_eq!((again.count.reports, again.count.observations), (Count { new: 0, unchanged: 1 }, Count { new: 0, unchanged: 2 }));
    let patient = lab.patient.to_string();
    let query = [("patient_id", patient.as_str()), ("codes", "UJI-1,UJI-2"), ("from", "2026-01-01")];
    let seen = lab.portal.get("/v1/lab-history").query(&query).await.expect(200).json();
    let day = &seen["series"][0]["days"][0];
    assert_eq!(
        (&day["value"], &day["flag"], &day["source"], &day["on"]),
        (&json!(99.0), &json!("normal"), &json!("import"), &json!("2026-01-05"))
    );
    let day = &seen["series"][1]["days"][0];
    assert_eq!((&day["comparator"], &day["flag"]), (&json!("<"), &json!("low")));
    assert_eq!(lab.portal.get("/v1/portal/home").await.expect(200).json()["new_results"], json!(0), "what was imported is no news");
}

#[tokio::test]
async fn one_wrong_row_keeps_everything_out() {
    let lab = Lab::open().await;
    let mrn = mrn(&lab).await;
    for (row, wanted) in [
        (format!("{mrn},,UJI-1,1.510,,2026-01-05 09:52,"), "the value can be read in two ways; write 1.51 or 1510"),
        (format!("{mrn},,UJI-1,5000,,2026-01-05 09:52,"), "the value is implausible"),
        (format!("{mrn},,UJI-1,90,furlong,2026-01-05 09:52,"), "furlong cannot be converted to mg/dL"),
        (format!("{mrn},,9-9,90,,2026-01-05 09:52,"), "the catalogue has no analyte 9-9"),
        (format!("{mrn},1990-01-01,UJI-1,90,,2026-01-05 09:52,"), "the mrn belongs to somebody with another birth date here"),
        ("XX-1,,UJI-1,90,,2026-01-05 09:52,".to_owned(), "no patient has this mrn"),
        (format!("{mrn},,UJI-1,90,,kemarin,"), "is not a time such as"),
    ] {
        let good = format!("{mrn},,UJI-1,90,,2026-01-05 09:52,\n");
        let told = import(&lab, &format!("{good}{row}\n"), false).err().unwrap_or_default();
        assert!(told.len() == 1 && told[0].starts_with("hasil.csv line 3: ") && told[0].contains(wanted), "{told:?}");
    }
    let confirmed = format!("{mrn},,UJI-1,5000,,2026-01-05 09:52,yes\n");
    assert_eq!(import(&lab, &confirmed, false).map(|done| done.count.observations.new), Ok(1));
}

//! Two people at one report: steps wait for each other, and what no longer fits is refused. Nothing is lost.

use std::collections::BTreeSet;

use support::json;

use super::clinic::{Lab, observation, path};

#[tokio::test]
async fn of_two_verifications_one_is_refused() {
    let lab = Lab::open().await;
    let draft = lab.draft(json!([lab.value(lab.glucose, "450")])).await;
    let verify = || lab.technician.post(format!("{}/verification", path(&draft)), json!({}));
    let (one, two) = tokio::join!(verify().into_future(), verify().into_future());
    assert_eq!(BTreeSet::from([one.status, two.status]), BTreeSet::from([201, 409]), "{one:?} {two:?}");
    let tasks = lab.doctor.get("/v1/tasks").query(&[("filter[kind][eq]", "critical_value")]).await.expect(200).data();
    assert_eq!(tasks.len(), 1, "one verification, one alarm");
    assert_eq!(lab.told().iter().filter(|(channel, _)| channel == "inbox").count(), 1);
}

#[tokio::test]
async fn of_two_corrections_the_later_one_corrects_the_earlier() {
    let lab = Lab::open().await;
    let report = lab.verified(json!([lab.value(lab.glucose, "190")])).await;
    let correct = |value: &str| {
        let body = json!({"observation": {"analyte_id": lab.glucose, "value": value}, "reason": "Tertukar"});
        lab.technician.post(format!("{}/corrections", path(&report)), body)
    };
    let (one, two) = tokio::join!(correct("90").into_future(), correct("91").into_future());
    assert_eq!((one.status, two.status), (201, 201), "{one:?} {two:?}");
    let value = observation(&lab.technician.get(path(&report)).await.expect(200).json(), lab.glucose);
    let earlier: Vec<f64> = value["earlier"].as_array().into_iter().flatten().filter_map(|e| e["value"].as_f64()).collect();
    let mut all: Vec<f64> = earlier.iter().copied().chain(value["value"].as_f64()).collect();
    all.sort_by(f64::total_cmp);
    assert_eq!((all, earlier.last()), (vec![90.0, 91.0, 190.0], Some(&190.0)), "{value}");
}

#[tokio::test]
async fn of_two_releases_without_a_comment_one_is_refused_and_of_two_comments_both_are_kept() {
    let lab = Lab::open().await;
    let report = lab.verified(json!([lab.value(lab.marker, "4")])).await;
    let release = |body| lab.doctor.post(format!("{}/release", path(&report)), body);
    let (one, two) = tokio::join!(release(json!({})).into_future(), release(json!({})).into_future());
    assert_eq!(BTreeSet::from([one.status, two.status]), BTreeSet::from([201, 422]), "{one:?} {two:?}");
    let comment = |text: &str| release(json!({"comment": text}));
    let (one, two) = tokio::join!(comment("Baik.").into_future(), comment("Baik sekali.").into_future());
    assert_eq!((one.status, two.status), (201, 201), "{one:?} {two:?}");
    let seen = lab.portal.get(path(&report)).await.expect(200).json();
    let said = BTreeSet::from([seen["comment"].to_string(), seen["earlier_comments"][0]["comment"].to_string()]);
    assert_eq!(said, BTreeSet::from(["\"Baik.\"".to_owned(), "\"Baik sekali.\"".to_owned()]), "{seen}");
}

#[tokio::test]
async fn what_is_verified_while_it_is_being_changed_is_one_or_the_other() {
    let lab = Lab::open().await;
    let draft = lab.draft(json!([lab.value(lab.glucose, "90")])).await;
    let change = lab.technician.patch(path(&draft), &draft.etag(), json!({"observations": [lab.value(lab.glucose, "91")]}));
    let verify = lab.technician.post(format!("{}/verification", path(&draft)), json!({}));
    let (changed, verified) = tokio::join!(change.into_future(), verify.into_future());
    let verified = observation(&verified.expect(201).json(), lab.glucose);
    let wanted = if changed.status == 200 { 91.0 } else { 90.0 };
    assert!(matches!(changed.status, 200 | 412), "{changed:?}");
    let now = observation(&lab.technician.get(path(&draft)).await.expect(200).json(), lab.glucose);
    assert_eq!((&verified["value"], &now["value"]), (&json!(wanted), &json!(wanted)));
}

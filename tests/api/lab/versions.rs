//! R63: whatever is done, nothing that was verified or written as a comment is gone or different afterwards.

use std::collections::BTreeMap;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use persistence::schema::{lab_comments, observations};
use support::json;
use uuid::Uuid;

use super::clinic::{Lab, id, path};

/// What must stay as it is of a verified value.
type Version = (Uuid, Option<f64>, Option<String>, Option<String>, Option<Uuid>);

fn versions(conn: &mut PgConnection) -> BTreeMap<Uuid, Version> {
    let rows: Vec<(Uuid, Version)> = observations::table
        .filter(observations::verified_at.is_not_null())
        .select((
            observations::id,
            (observations::report_id, observations::value, observations::given_value, observations::flag, observations::corrects_id),
        ))
        .load(conn)
        .unwrap_or_else(|error| panic!("{error}"));
    rows.into_iter().collect()
}

fn comments(conn: &mut PgConnection) -> BTreeMap<Uuid, String> {
    let rows: Vec<(Uuid, String)> =
        lab_comments::table.select((lab_comments::id, lab_comments::comment)).load(conn).unwrap_or_else(|error| panic!("{error}"));
    rows.into_iter().collect()
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

#[tokio::test]
async fn no_path_shortens_the_list_of_versions() {
    let lab = Lab::open().await;
    let mut conn = lab.app.connect();
    let mut dice = Dice(63);
    let mut reports = Vec::new();
    let (mut values, mut notes) = (BTreeMap::new(), BTreeMap::new());
    let (mut done, mut refused) = (0, 0);
    for step in 0..480 {
        if reports.is_empty() || dice.throw(12) == 0 {
            let entered = json!([lab.value(lab.glucose, "90"), lab.value(lab.marker, "4"), {"analyte_id": lab.sodium}]);
            reports.push(lab.draft(entered).await);
        }
        let report = &reports[usize::try_from(dice.throw(reports.len() as u64)).unwrap_or(0)];
        let at = path(report);
        let typed = (20 + dice.throw(500)).to_string();
        let answer = match dice.throw(9) {
            0 | 1 => lab.technician.post(format!("{at}/verification"), json!({"partial": true})).await,
            2 => {
                lab.technician
                    .patch(&at, "*", json!({"observations": [lab.value(lab.glucose, &typed), lab.value(lab.sodium, "140")]}))
                    .await
            }
            3 => lab.technician.patch(&at, "*", json!({"observations": [lab.value(lab.sodium, &typed)]})).await,
            4 => lab.doctor.post(format!("{at}/release"), json!({"comment": format!("Catatan {step}")})).await,
            5 => lab.technician.delete(&at, "*").await,
            6 => lab.technician.post(format!("{at}/critical-acknowledgement"), json!({"told": "dr. Ayu"})).await,
            _ => {
                let body = json!({"observation": {"analyte_id": lab.glucose, "value": typed}, "reason": format!("Langkah {step}")});
                lab.technician.post(format!("{at}/corrections"), body).await
            }
        };
        assert!(answer.status < 500, "{answer:?}");
        if answer.status < 300 {
            done += 1
        } else {
            refused += 1
        }
        let (now, said) = (versions(&mut conn), comments(&mut conn));
        for (id, version) in &values {
            assert_eq!(now.get(id), Some(version), "after step {step}");
        }
        for (id, comment) in &notes {
            assert_eq!(said.get(id), Some(comment), "after step {step}");
        }
        (values, notes) = (now, said);
    }
    assert!(done > 80 && values.len() > 20, "{done} done, {refused} refused, {} versions", values.len());
    for report in &reports {
        shown_whole(&lab, id(report), &values).await;
    }
    eprintln!("R63: 480 steps ({done} done, {refused} refused), {} versions and {} comments, none lost", values.len(), notes.len());
}

/// Everything that was ever verified in a report is shown, as what counts or as what was corrected.
async fn shown_whole(lab: &Lab, report: Uuid, values: &BTreeMap<Uuid, Version>) {
    let answer = lab.technician.get(format!("/v1/lab-reports/{report}")).await;
    let kept: Vec<Uuid> = values.iter().filter(|(_, version)| version.0 == report).map(|(id, _)| *id).collect();
    if answer.status == 404 {
        assert!(kept.is_empty(), "a report with verified values was deleted");
        return;
    }
    let shown = answer.expect(200).json().to_string();
    assert!(kept.iter().all(|id| shown.contains(&id.to_string())), "{shown}");
}

/// What nobody may do with verified values, the reports around them and the comments on them.
const KEPT: [&str; 17] = [
    "update observations set value = 1 where verified_at is not null",
    "update observations set flag = 'high' where verified_at is not null",
    "update observations set verified_at = null where verified_at is not null",
    "update observations set corrects_id = id, reason = 'x' where verified_at is not null",
    "update observations set released_at = null where verified_at is not null",
    "delete from observations where verified_at is not null",
    "update observations set corrected_at = now() where verified_at is not null",
    "update lab_reports set collected_at = collected_at - interval '1 day' where verified_at is not null",
    "update lab_reports set state = 'draft' where verified_at is not null",
    "update lab_reports set verified_at = null where verified_at is not null",
    "update lab_reports set released_at = null where verified_at is not null",
    "update lab_reports set archived_at = now() where verified_at is not null",
    "update lab_comments set comment = 'x'",
    "delete from lab_comments",
    "truncate lab_comments",
    "truncate lab_reports cascade",
    "truncate observations cascade",
];

#[tokio::test]
async fn the_database_refuses_to_overwrite_what_was_verified() {
    let lab = Lab::open().await;
    let report = lab.verified(json!([lab.value(lab.glucose, "90")])).await;
    lab.doctor.post(format!("{}/release", path(&report)), json!({"comment": "Baik."})).await.expect(201);
    let draft = lab.draft(json!([lab.value(lab.glucose, "91")])).await;
    let mut conn = lab.app.connect();
    for role in ["origin", "replica"] {
        // a session that calls itself a replica leaves ordinary triggers out
        conn.batch_execute(&format!("set session_replication_role = {role}")).unwrap_or_else(|error| panic!("{error}"));
        for statement in KEPT {
            let refused = conn.batch_execute(statement).err().map(|error| error.to_string()).unwrap_or_default();
            assert!(refused.contains("never overwritten"), "{role}, {statement}: {refused}");
        }
    }
    conn.batch_execute("set session_replication_role = origin").unwrap_or_else(|error| panic!("{error}"));
    conn.batch_execute("update observations set value = 92 where verified_at is null").unwrap_or_else(|error| panic!("{error}"));
    lab.technician.delete(path(&draft), "*").await.expect(204);
}

//! Nothing of what was found is in a message, a task, the timeline or the history.

use diesel::prelude::*;
use diesel::sql_types::Text;
use support::json;

use super::clinic::{Lab, path};

#[derive(QueryableByName)]
struct Kept {
    #[diesel(sql_type = Text)]
    place: String,
    #[diesel(sql_type = Text)]
    row: String,
}

#[tokio::test]
async fn values_stand_with_the_report_and_nowhere_else() {
    let lab = Lab::open().await;
    let words = json!({"analyte_id": lab.marker, "words": "kenarisanti reaktif"});
    let draft = lab.draft(json!([lab.value(lab.glucose, "413,25"), words])).await;
    lab.technician.patch(path(&draft), "*", json!({"instrument": "A2"})).await.expect(200);
    let report = lab.technician.post(format!("{}/verification", path(&draft)), json!({})).await.expect(201);
    lab.doctor.post(format!("{}/release", path(&report)), json!({"comment": "kenarisanti"})).await.expect(201);
    let body = json!({"observation": {"analyte_id": lab.glucose, "value": "414,25"}, "reason": "kenarisanti"});
    lab.technician.post(format!("{}/corrections", path(&report)), body).await.expect(201);
    lab.technician.post(format!("{}/critical-acknowledgement", path(&report)), json!({"told": "dr. Ayu"})).await.expect(201);
    lab.pass().await;
    let sql = "select 'messages' as place, to_jsonb(m)::text as row from messages m \
               union all select 'tasks', to_jsonb(t)::text from tasks t \
               union all select 'interactions', to_jsonb(i)::text from interactions i \
               union all select 'changes', to_jsonb(c)::text from changes c where c.resource = 'lab_reports' \
               union all select 'audit', to_jsonb(a)::text from audit_entries a";
    let rows: Vec<Kept> = diesel::sql_query(sql).load(&mut lab.app.connect()).unwrap_or_else(|error| panic!("{error}"));
    for place in ["messages", "tasks", "interactions", "changes", "audit"] {
        assert!(rows.iter().any(|row| row.place == place), "nothing in {place}");
    }
    let hits: Vec<&Kept> = rows
        .iter()
        .filter(|kept| ["413.25", "413,25", "414.25", "414,25", "kenarisanti", "UJI-"].iter().any(|canary| kept.row.contains(canary)))
        .collect();
    assert!(hits.is_empty(), "{} in {}", hits[0].row, hits[0].place);
}

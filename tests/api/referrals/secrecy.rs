//! Nothing of why and what came of it is in a message, a task, the timeline or the history.

use diesel::prelude::*;
use diesel::sql_types::Text;
use support::json;

use super::clinic::{Clinic, path};

#[derive(QueryableByName)]
struct Kept {
    #[diesel(sql_type = Text)]
    place: String,
    #[diesel(sql_type = Text)]
    row: String,
}

#[tokio::test]
async fn reasons_and_results_stand_with_the_referral_and_nowhere_else() {
    let clinic = Clinic::open().await;
    let mut form = clinic.outward();
    form["reason"] = json!("kenarisanti di paru");
    form["service"] = json!("kenarisanti foto");
    let draft = clinic.written(form).await;
    clinic.doctor.patch(path(&draft), "*", json!({"reason": "kenarisanti di hati"})).await.expect(200);
    clinic.doctor.post(format!("{}/sending", path(&draft)), json!({"note": "kenarisanti"})).await.expect(201);
    clinic.doctor.post(format!("{}/results", path(&draft)), json!({"text": "kenarisanti jinak"})).await.expect(201);
    api::messaging::worker::run_once(&clinic.app.state).await.unwrap_or_else(|error| panic!("{}", error.cause()));
    let sql = "select 'messages' as place, to_jsonb(m)::text as row from messages m \
               union all select 'interactions', to_jsonb(i)::text from interactions i \
               union all select 'changes', to_jsonb(c)::text from changes c where c.resource = 'referrals' \
               union all select 'audit', to_jsonb(a)::text from audit_entries a";
    let rows: Vec<Kept> = diesel::sql_query(sql).load(&mut clinic.app.connect()).unwrap_or_else(|error| panic!("{error}"));
    for place in ["messages", "interactions", "changes", "audit"] {
        assert!(rows.iter().any(|row| row.place == place), "nothing in {place}");
    }
    let hits: Vec<&Kept> = rows.iter().filter(|kept| kept.row.contains("kenarisanti")).collect();
    assert!(hits.is_empty(), "{} in {}", hits[0].row, hits[0].place);
}

//! R54: whatever is done to the trail behind the server's back, verification says what and where.

use std::fs;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use domain::privacy::AuditFault;
use persistence::audit::sealing;
use persistence::schema::audit_entries;
use support::{Outcome, json};

use super::trail::Trail;

#[tokio::test]
async fn a_changed_row_is_found_in_each_of_its_columns() -> Outcome {
    const CHANGES: [&str; 13] = [
        "action = 'list'",
        "resource = 'tasks'",
        "at = at + interval '1 microsecond'",
        "user_id = null",
        "user_id = gen_random_uuid()",
        "session_id = gen_random_uuid()",
        "contact_ids = '{}'",
        "fields = '{phone}'",
        "request_id = 'x'",
        "address = '10.0.0.1'",
        "roles = '{doctor}'",
        "purpose = 'care'",
        "grant_id = gen_random_uuid()",
    ];
    let mut trail = Trail::new().await?;
    trail
        .each(AuditFault::Changed, |trail, turn| {
            let sql = format!("update audit_entries set {} where number = {}", CHANGES[turn % CHANGES.len()], trail.victim(turn));
            trail.run(sql)
        })
        .await
}

#[tokio::test]
async fn rows_in_another_order_are_found() -> Outcome {
    let mut trail = Trail::new().await?;
    trail
        .each(AuditFault::Changed, |trail, turn| {
            let (one, two) = (trail.victim(turn), trail.victim(turn) + 1);
            let (table, column) = if turn % 2 == 0 { ("audit_entries", "number") } else { ("audit_seals", "sequence") };
            trail.run(format!(
                "alter table {table} drop constraint if exists audit_seals_sequence_positive; \
                 update {table} set {column} = -1 where {column} = {one}; update {table} set {column} = {one} where {column} = {two}; \
                 update {table} set {column} = {two} where {column} = -1"
            ))
        })
        .await
}

#[tokio::test]
async fn a_deleted_row_is_found() -> Outcome {
    let mut trail = Trail::new().await?;
    trail
        .each(AuditFault::Deleted, |trail, turn| {
            let sql = format!("delete from audit_entries where number = {}", trail.victim(turn));
            trail.run(sql)
        })
        .await?;
    let victim = trail.victim(3);
    trail.run(format!("delete from audit_entries where number = {victim}"))?;
    let finding = trail.found(AuditFault::Deleted, "a row").await;
    assert_eq!((&finding["sequence"], &finding["number"]), (&json!(victim), &json!(victim)), "it says where");
    Ok(())
}

#[tokio::test]
async fn a_row_that_goes_with_its_seal_is_found() -> Outcome {
    let mut trail = Trail::new().await?;
    trail
        .each(AuditFault::Gap, |trail, turn| {
            let victim = trail.victim(turn);
            trail.run(format!("delete from audit_entries where number = {victim}; delete from audit_seals where number = {victim}"))
        })
        .await
}

#[tokio::test]
async fn an_inserted_row_is_found_whether_it_is_sealed_or_not() -> Outcome {
    let mut trail = Trail::new().await?;
    let old = "insert into audit_entries select gen_random_uuid(), at - interval '3 hours', user_id, session_id, action, resource, contact_ids, \
               fields, request_id, address, NUMBER, roles, purpose, grant_id from kept_entries where number = ";
    trail
        .each(AuditFault::Inserted, |trail, turn| {
            let sql = old.replace("NUMBER", "nextval('audit_numbers')") + &trail.victim(turn).to_string();
            trail.run(sql)
        })
        .await?;
    // the sealer takes it for new, and it is out of its time
    trail
        .each(AuditFault::Backdated, |trail, turn| {
            let sql = old.replace("NUMBER", "nextval('audit_numbers')") + &trail.victim(turn).to_string();
            let what = trail.run(sql)?;
            let now = trail.app.clock.now();
            trail.owner.transaction(|tx| sealing::seal(tx, now).map_err(|_| diesel::result::Error::RollbackTransaction))?;
            Ok(what)
        })
        .await?;
    // where another stands already
    trail.run("alter table audit_entries drop constraint audit_entries_number_unique".to_owned())?;
    trail
        .each(AuditFault::Doubled, |trail, turn| {
            let victim = trail.victim(turn).to_string();
            trail.run(old.replace("NUMBER", "number") + &victim)
        })
        .await
}

#[tokio::test]
async fn a_tail_that_is_cut_off_is_found_by_the_heads() -> Outcome {
    let mut trail = Trail::new().await?;
    trail
        .each(AuditFault::CutOff, |trail, turn| {
            // one row, some, all but one, and all
            let left = match turn % 4 {
                0 => trail.rows - 1,
                1 => trail.rows - 2 - turn as i64 % 10,
                2 => 1,
                _ => 0,
            };
            trail.run(format!(
                "delete from audit_entries where number > {left}; delete from audit_seals where sequence > {left}; \
                 update audit_sealing set settled = 0, frontier = 0, horizon = 0"
            ))
        })
        .await
}

#[tokio::test]
async fn a_chain_that_is_written_anew_is_found_by_the_heads() -> Outcome {
    let mut trail = Trail::new().await?;
    trail
        .each(AuditFault::Rewritten, |trail, turn| {
            let victim = trail.victim(turn);
            // everything that the program itself would do, only without the key of the heads
            let change = if turn % 2 == 0 { "delete from audit_entries" } else { "update audit_entries set user_id = gen_random_uuid()" };
            let more = if turn % 2 == 0 { "; update audit_entries set number = number - 1 where number > " } else { "; select " };
            let what = trail.run(format!(
                "{change} where number = {victim}{more}{victim}; truncate audit_seals; update audit_sealing set settled = 0, frontier = 0, horizon = 0"
            ))?;
            let now = trail.app.clock.now();
            // as many rows as before, so that not the length gives it away
            let fill = "insert into audit_entries select gen_random_uuid(), at, user_id, session_id, action, resource, contact_ids, fields, \
                        request_id, address, (select max(number) + 1 from audit_entries), roles, purpose, grant_id from kept_entries where number = 1";
            if turn % 2 == 0 {
                trail.owner.batch_execute(fill)?;
            }
            trail.owner.transaction(|tx| sealing::seal(tx, now).map_err(|_| diesel::result::Error::RollbackTransaction))?;
            let rows: i64 = audit_entries::table.count().get_result(&mut trail.owner)?;
            anyhow::ensure!(rows == trail.rows, "{rows}");
            Ok(what)
        })
        .await
}

#[tokio::test]
async fn heads_that_are_forged_taken_away_or_left_behind_are_found() -> Outcome {
    let mut trail = Trail::new().await?;
    let file = trail.app.state.settings.audit_heads.clone();
    trail
        .each(AuditFault::HeadForged, |trail, turn| {
            let lines: Vec<&str> = trail.heads.lines().collect();
            let at = turn % lines.len();
            let mut changed: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            changed[at] = match turn % 3 {
                0 => changed[at].replacen("1 ", "1 9", 1),
                1 => String::new(),
                _ => changed[at].chars().rev().collect(),
            };
            fs::write(&file, changed.join("\n") + "\n")?;
            Ok(format!("line {at} of the heads"))
        })
        .await?;
    fs::remove_file(&file)?;
    trail.found(AuditFault::HeadsMissing, "a file that is gone").await;
    fs::write(&file, "")?;
    trail.found(AuditFault::HeadsMissing, "a file that is empty").await;
    // the chain goes on for hours, and the file says nothing of it
    trail.restore()?;
    trail.app.advance(Duration::from_secs(2 * 3_600));
    trail.admin = trail.app.again(&trail.admin).await;
    let now = trail.app.clock.now();
    let row = "insert into audit_entries (id, at, action, resource, contact_ids) values (gen_random_uuid(), $1::timestamptz, 'read', 'patients', '{}')";
    diesel::sql_query(row).bind::<diesel::sql_types::Text, _>(now.to_rfc3339()).execute(&mut trail.owner)?;
    trail.owner.transaction(|tx| sealing::seal(tx, now).map_err(|_| diesel::result::Error::RollbackTransaction))?;
    trail.found(AuditFault::HeadsStale, "a head that is too old").await;
    Ok(())
}

//! What is secret stands nowhere in the open: neither in the tables, nor in the history, nor in an answer.

use diesel::sql_types::{BigInt, Text};
use diesel::{QueryableByName, RunQueryDsl, sql_query};
use support::{Outcome, json};

use super::{Clinic, NIK, path};

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Every column of the database in which a text occurs, as letters or as bytes.
fn places(clinic: &Clinic, text: &str) -> anyhow::Result<(usize, Vec<String>)> {
    let mut conn = clinic.app.connect();
    let query = "select c.table_name::text, c.column_name::text from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = 'public' and t.table_type = 'BASE TABLE'";
    let columns: Vec<Column> = sql_query(query).load(&mut conn)?;
    let mut found = Vec::new();
    for Column { table_name, column_name } in &columns {
        // names from the catalogue; bytes are compared as their hexadecimal form, which `::text` gives
        let sql = format!(
            "select count(*) as count from \"{table_name}\" where \"{column_name}\"::text like '%' || $1 || '%' or \"{column_name}\"::text like '%' || encode(convert_to($1, 'UTF8'), 'hex') || '%'"
        );
        if sql_query(sql).bind::<Text, _>(text).get_result::<Count>(&mut conn)?.count > 0 {
            found.push(format!("{table_name}.{column_name}"));
        }
    }
    Ok((columns.len(), found))
}

#[tokio::test]
async fn a_nik_is_in_no_column_of_the_database() -> Outcome {
    let clinic = Clinic::open().await;
    let (bpjs, policy, other) = ("0001234567890", "POL-998877665544", "3174015203850007");
    let identifiers = json!([{"kind": "nik", "value": NIK}, {"kind": "bpjs", "value": bpjs}, {"kind": "insurance", "value": policy, "issuer": "Asuransi A"}]);
    let create =
        clinic.manager.post("/v1/patients", json!({"name": "Siti Aminah", "identifiers": identifiers})).header("idempotency-key", "nik-1");
    let made = create.await.expect(201);
    clinic.manager.post(format!("{}/disclosures", path(&made)), json!({"fields": ["identifiers"]})).await.expect(201);
    let changed = json!({"identifiers": [{"kind": "nik", "value": other}]});
    clinic.manager.patch(path(&made), "*", changed).await.expect(200);
    clinic.manager.post("/v1/patients", json!({"name": "Lain", "identifiers": [{"kind": "nik", "value": other}]})).await.expect(409);
    for secret in [NIK, bpjs, policy, other] {
        let (columns, found) = places(&clinic, secret)?;
        assert!(found.is_empty(), "{secret} stands in {found:?}");
        assert!(columns > 100, "{columns}");
    }
    // the search itself finds what is there
    assert!(places(&clinic, "Siti Aminah")?.1.contains(&"contacts.name".to_owned()));
    eprintln!("NIK: in none of {} columns, as text or bytes", places(&clinic, NIK)?.0);
    Ok(())
}

#[tokio::test]
async fn no_answer_but_a_disclosure_has_a_secret_number() {
    let clinic = Clinic::open().await;
    let made = clinic.patient("Siti Aminah", json!({"identifiers": [{"kind": "nik", "value": NIK}]})).await;
    assert_eq!(made.text("/details/identifiers/0/value"), "3174••••••••0004");
    let entry = json!({"identifiers": [{"kind": "nik", "value": "3174015203850007"}]});
    let changed = clinic.manager.patch(path(&made), "*", entry).await.expect(200);
    let mut answers = vec![made.clone(), changed];
    for at in
        [path(&made), format!("{}/changes", path(&made)), "/v1/patients?expand=details".into(), "/v1/patients?q=siti&expand=details".into()]
    {
        answers.push(clinic.manager.get(at).await.expect(200));
    }
    for answer in answers {
        let body = String::from_utf8_lossy(&answer.body).into_owned();
        assert!(!body.contains(NIK) && !body.contains("3174015203850007"), "{answer:?}");
    }
}

#[tokio::test]
async fn the_same_nik_is_sealed_differently_every_time() {
    let clinic = Clinic::open().await;
    for name in ["Siti", "Aminah"] {
        clinic.patient(name, json!({"identifiers": [{"kind": "nik", "value": NIK}]})).await;
    }
    let sql = "select count(distinct sealed) * 10 + count(distinct blind_index) as count from contact_identifiers where kind = $1";
    assert_eq!(clinic.count(sql, "nik"), 21, "two seals, and one index by which both are found");
}

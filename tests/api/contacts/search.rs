//! A person is found by what the front desk happens to know.

use support::json;

use super::{Clinic, column};

async fn registered(clinic: &Clinic) -> Vec<String> {
    let mut ids = Vec::new();
    for (name, phone, email) in [
        ("Siti Aminah", "0812-0000-4471", Some("siti.a@contoh.example")),
        ("Muhammad Fauzan Adhima", "0813-5555-1234", None),
        ("O", "0821-7777-9999", None),
        ("I Wayan Sudarma", "0819-1111-2222", Some("wayan@bali.example")),
        ("Víctor Noriega O'Neil", "0817-3333-8888", None),
    ] {
        ids.push(clinic.patient(name, json!({"phone": phone, "email": email})).await.id());
    }
    ids
}

#[tokio::test]
async fn by_names_misspelt_turned_round_in_part_and_of_one_letter() {
    let clinic = Clinic::open().await;
    let ids = registered(&clinic).await;
    let cases = [
        ("Siti Aminah", 0),
        ("sitti amnah", 0),
        ("aminah siti", 0),
        ("amin", 0),
        ("SITI", 0),
        ("aminha", 0),
        ("fauzan", 1),
        ("fauzan muhamad", 1),
        ("adhima muhammad", 1),
        ("O", 2),
        ("o", 2),
        ("sudarma wayan", 3),
        ("wayn", 3),
        ("victor", 4),
        ("oneil", 4),
        ("O'Neil Noriega", 4),
    ];
    for (q, expected) in cases {
        let found = clinic.manager.get("/v1/patients").query(&[("q", q)]).await.expect(200);
        assert_eq!(column(&found, "id").first(), Some(&ids[expected]), "{q}\n{found:?}");
    }
}

#[tokio::test]
async fn by_part_of_a_phone_number_an_mrn_or_an_email() {
    let clinic = Clinic::open().await;
    let ids = registered(&clinic).await;
    let mrn = clinic.manager.get(format!("/v1/patients/{}", ids[1])).await.text("/mrn");
    let cases = [
        ("4471", 0),
        ("0812-0000", 0),
        ("0812 0000 4471", 0),
        ("+62 812 0000 4471", 0),
        (mrn.as_str(), 1),
        ("siti.a@", 0),
        ("WAYAN@BALI.example", 3),
        ("@bali", 3),
    ];
    for (q, expected) in cases {
        let found = clinic.manager.get("/v1/patients").query(&[("q", q)]).await.expect(200);
        assert_eq!(column(&found, "id").first(), Some(&ids[expected]), "{q}\n{found:?}");
    }
    let spoken = clinic.manager.get("/v1/patients").query(&[("q", &format!("RM {mrn}"))]).await.expect(200);
    assert_eq!(column(&spoken, "id"), [ids[1].clone()]);
}

#[tokio::test]
async fn what_means_something_in_sql_is_searched_for_as_it_stands() {
    let clinic = Clinic::open().await;
    registered(&clinic).await;
    for q in ["%", "_", "%%@%", "____@", "' or 1=1 --", "\\", "%' or '%'='", "Siti'; drop table contacts", "*", "zzzzzz qqqqqq"] {
        let found = clinic.manager.get("/v1/patients").query(&[("q", q)]).await.expect(200);
        let names = column(&found, "name");
        assert!(names.is_empty() || q.contains("Siti"), "{q}: {names:?}");
    }
    assert_eq!(clinic.manager.get("/v1/patients").await.data().len(), 5);
}

#[tokio::test]
async fn a_search_goes_together_with_filters_and_a_filter_tree() {
    let clinic = Clinic::open().await;
    let a = clinic.patient("Siti Aminah", json!({"sex": "female", "birth_date": "1984-03-12"})).await;
    let b = clinic.patient("Siti Rahman", json!({"sex": "male", "birth_date": "2001-01-01"})).await;
    let found = clinic.manager.get("/v1/patients?q=siti&filter[sex][eq]=male").await.expect(200);
    assert_eq!(column(&found, "id"), [b.id()]);
    let tree = json!({"or": [{"field": "birth_date", "op": "lt", "value": "1990-01-01"}, {"not": {"field": "name", "op": "contains", "value": "siti"}}]});
    let found = clinic.manager.post("/v1/patients/search", json!({"filter": tree, "count": "exact"})).await.expect(200);
    assert_eq!((column(&found, "id"), found.json()["page"]["count"].clone()), (vec![a.id()], json!(1)));
    clinic
        .manager
        .post("/v1/patients/search", json!({"filter": {"field": "nik", "op": "eq", "value": "x"}}))
        .await
        .expect_problem(400, "bad_filter");
}

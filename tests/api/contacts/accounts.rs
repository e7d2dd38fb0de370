//! Institutions and their people.

use support::{RoleCode, json};

use super::{Clinic, column, path};

#[tokio::test]
async fn an_account_is_made_found_changed_archived_and_restored() {
    let clinic = Clinic::open().await;
    let sales = clinic.app.as_role(RoleCode::Sales).await;
    let form = json!({"name": "PT Sagara Tekstil", "kind": "employer", "phone": "021 555 0101", "email": "HRD@Sagara.example",
        "address": {"street": "Jl. Industri 5", "regency": "Bandung"}});
    let made = sales.post("/v1/accounts", form).await.expect(201);
    assert_eq!((made.text("/phone"), made.text("/email")), ("+62215550101".into(), "hrd@sagara.example".into()));
    let at = format!("/v1/accounts/{}", made.id());
    let changed = sales.patch(&at, &made.etag(), json!({"notes": "Kontrak sampai Desember"})).await.expect(200);
    sales.patch(&at, &made.etag(), json!({"notes": "x"})).await.expect_problem(412, "stale");
    assert_eq!(column(&sales.get("/v1/accounts?q=sagra").await.expect(200), "id"), [made.id()], "misspelt");
    assert_eq!(column(&sales.get("/v1/accounts?filter[kind][eq]=insurer").await.expect(200), "id").len(), 0);
    sales.delete(&at, &changed.etag()).await.expect(204);
    sales.get(&at).await.expect_problem(404, "not_found");
    assert!(sales.get("/v1/accounts").await.data().is_empty());
    sales.post(format!("{at}/restoration"), json!({})).await.expect(201);
    assert_eq!(sales.get(&at).await.expect(200).text("/notes"), "Kontrak sampai Desember");
    let actions = column(&sales.get(format!("{at}/changes")).await.expect(200), "action");
    assert_eq!(actions, ["restored", "archived", "updated", "created"]);
}

#[tokio::test]
async fn people_join_and_leave_an_account_and_both_histories_say_so() {
    let clinic = Clinic::open().await;
    let account = clinic.manager.post("/v1/accounts", json!({"name": "PT Sagara", "kind": "employer"})).await.expect(201).id();
    let people = format!("/v1/accounts/{account}/contacts");
    let siti = clinic.patient("Siti", json!({})).await;
    clinic.manager.post(&people, json!({"contact_id": siti.id()})).await.expect(201);
    clinic.manager.post(&people, json!({"contact_id": siti.id()})).await.expect_problem(409, "conflict");
    assert_eq!(column(&clinic.manager.get(&people).await.expect(200), "contact_id"), [siti.id()]);
    let record = clinic.manager.get(path(&siti)).await.expect(200);
    assert_eq!(record.text("/details/accounts/0/account_id"), account);
    assert_eq!(column(&clinic.manager.get(format!("/v1/patients?filter[account_id][eq]={account}")).await, "id"), [siti.id()]);
    clinic.manager.delete(format!("{people}/{}", siti.id()), "*").await.expect(204);
    assert!(clinic.manager.get(&people).await.data().is_empty());
    let history = clinic.manager.get(format!("{}/changes", path(&siti))).await.expect(200);
    assert_eq!(history.json()["data"][0]["fields"], json!([{"field": "account_ids", "before": ["PT Sagara"], "after": []}]));
    assert_eq!(clinic.manager.get(format!("/v1/accounts/{account}/changes")).await.data().len(), 3);
}

#[tokio::test]
async fn an_account_shows_only_its_people_in_scope() {
    let clinic = Clinic::open().await;
    let (here, there) = (clinic.location("sini").await, clinic.location("sana").await);
    let account = clinic.manager.post("/v1/accounts", json!({"name": "PT Sagara", "kind": "employer"})).await.expect(201).id();
    let near = clinic.patient("Siti", json!({"location_id": here, "account_ids": [account]})).await;
    let far = clinic.patient("Budi", json!({"location_id": there, "account_ids": [account]})).await;
    let sales = clinic.at(RoleCode::Sales, here).await;
    let shown = sales.get(format!("/v1/accounts/{account}/contacts")).await.expect(200);
    assert_eq!(column(&shown, "contact_id"), [near.id()]);
    let local = clinic.at(RoleCode::Manager, here).await;
    local.post(format!("/v1/accounts/{account}/contacts"), json!({"contact_id": far.id()})).await.expect_problem(404, "not_found");
}

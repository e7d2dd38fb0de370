//! Institutions and their people.

use std::future::IntoFuture;

use support::{Person, RoleCode, Value, json};

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
    let agent = clinic.at(RoleCode::Agent, here).await;
    let shown = agent.get(format!("/v1/accounts/{account}/contacts")).await.expect(200);
    assert_eq!(column(&shown, "contact_id"), [near.id()]);
    let local = clinic.at(RoleCode::Manager, here).await;
    local.post(format!("/v1/accounts/{account}/contacts"), json!({"contact_id": far.id()})).await.expect_problem(404, "not_found");
}

/// Sales see contacts of institutions, and no patients, not even of an institution.
#[tokio::test]
async fn sales_manage_the_contacts_of_institutions_and_see_nobody_else() {
    let clinic = Clinic::open().await;
    let account = |name: &'static str| clinic.manager.post("/v1/accounts", json!({"name": name, "kind": "employer"}));
    let (first, second) = (account("PT Sagara").await.expect(201).id(), account("PT Lestari").await.expect(201).id());
    let contact = |name: &'static str, accounts: Value| {
        clinic.manager.post("/v1/contacts", json!({"name": name, "phone": "081200004471", "account_ids": accounts})).into_future()
    };
    let dewi = contact("Dewi", json!([first])).await.expect(201).id();
    let alone = contact("Bambang", json!([])).await.expect(201).id();
    let patient = clinic.patient("Siti", json!({"account_ids": [first]})).await;
    let seller = clinic.app.add_person(&Person::new(RoleCode::Sales));
    let sales = clinic.app.sign_in(&seller.login).await;
    // whom they see
    assert_eq!(column(&sales.get(format!("/v1/accounts/{first}/contacts")).await.expect(200), "contact_id"), std::slice::from_ref(&dewi));
    assert_eq!(column(&sales.get("/v1/contacts").await.expect(200), "id"), std::slice::from_ref(&dewi));
    assert_eq!(column(&sales.get("/v1/contacts?q=siti").await.expect(200), "id").len(), 0);
    sales.get(format!("/v1/contacts/{dewi}")).await.expect(200);
    sales.get(path(&patient)).await.expect_problem(403, "forbidden");
    for hidden in [&alone, &patient.id()] {
        sales.get(format!("/v1/contacts/{hidden}")).await.expect_problem(404, "not_found");
        sales.post(format!("/v1/accounts/{second}/contacts"), json!({"contact_id": hidden})).await.expect_problem(404, "not_found");
    }
    sales.delete(format!("/v1/accounts/{first}/contacts/{}", patient.id()), "*").await.expect_problem(404, "not_found");
    // whom they add and take out; the last removal can be undone, for a while and by the same person
    let (of_first, of_second) = (format!("/v1/accounts/{first}/contacts"), format!("/v1/accounts/{second}/contacts"));
    sales.post(&of_second, json!({"contact_id": dewi})).await.expect(201);
    for people in [&of_first, &of_second] {
        sales.delete(format!("{people}/{dewi}"), "*").await.expect(204);
    }
    sales.get(format!("/v1/contacts/{dewi}")).await.expect_problem(404, "not_found");
    let other = clinic.app.as_role(RoleCode::Sales).await;
    other.post(&of_second, json!({"contact_id": dewi})).await.expect_problem(404, "not_found");
    sales.post(&of_second, json!({"contact_id": dewi})).await.expect(201);
    sales.delete(format!("{of_second}/{dewi}"), "*").await.expect(204);
    clinic.app.advance(std::time::Duration::from_secs(16 * 60));
    let later = clinic.app.sign_in(&seller.login).await;
    later.post(&of_second, json!({"contact_id": dewi})).await.expect_problem(404, "not_found");
}

/// Who sells at one location sees the contacts of institutions there.
#[tokio::test]
async fn sales_of_one_location_see_its_contacts_only() {
    let clinic = Clinic::open().await;
    let (here, there) = (clinic.location("sini").await, clinic.location("sana").await);
    let account = clinic.manager.post("/v1/accounts", json!({"name": "PT Sagara", "kind": "employer"})).await.expect(201).id();
    let mut ids = Vec::new();
    for (name, location) in [("Dewi", here), ("Eka", there)] {
        let form = json!({"name": name, "location_id": location, "account_ids": [account]});
        ids.push(clinic.manager.post("/v1/contacts", form).await.expect(201).id());
    }
    let local = clinic.at(RoleCode::Sales, here).await;
    assert_eq!(column(&local.get("/v1/contacts").await.expect(200), "id"), ids[..1]);
    assert_eq!(column(&local.get(format!("/v1/accounts/{account}/contacts")).await.expect(200), "contact_id"), ids[..1]);
}

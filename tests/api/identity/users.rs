//! Users and roles: who may not be taken away, and what cannot be written.

use support::{Person, RoleCode, TestApp, json};

use super::text;

#[tokio::test]
async fn the_last_administrator_stays() {
    let app = TestApp::start().await;
    let account = app.add_person(&Person::new(RoleCode::Admin));
    let admin = app.sign_in(&account.login).await;
    let own = format!("/v1/users/{}", account.id);
    for state in ["suspended", "former", "invited"] {
        admin.patch(&own, "*", json!({"state": state})).await.expect_invalid("/state", "reserved");
    }
    admin.patch(&own, "*", json!({"roles": [{"role": "manager"}]})).await.expect_invalid("/roles", "reserved");
    // a suspended one is no other administrator
    app.add_person(&Person::new(RoleCode::Admin).in_state("suspended"));
    admin.patch(&own, "*", json!({"state": "suspended"})).await.expect_invalid("/state", "reserved");
    app.add_person(&Person::new(RoleCode::Admin));
    admin.patch(&own, "*", json!({"roles": [{"role": "manager"}]})).await.expect(200);
    admin.get("/v1/users").await.expect(200);
    admin.patch(&own, "*", json!({"roles": [{"role": "admin"}]})).await.expect_problem(403, "forbidden");
}

#[tokio::test]
async fn two_administrators_who_suspend_each_other_do_not_both_succeed() {
    let app = TestApp::start().await;
    let (a, b) = (app.add_person(&Person::new(RoleCode::Admin)), app.add_person(&Person::new(RoleCode::Admin)));
    let (first, second) = (app.sign_in(&a.login).await, app.sign_in(&b.login).await);
    let suspend = |caller: &support::Caller, id| caller.patch(format!("/v1/users/{id}"), "*", json!({"state": "suspended"})).into_future();
    let (x, y) = tokio::join!(suspend(&first, b.id), suspend(&second, a.id));
    assert!([x.status, y.status].iter().filter(|status| **status == 200).count() == 1, "{x:?}\n{y:?}");
}

#[tokio::test]
async fn built_in_roles_stay_and_administrators_keep_their_rights() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let roles = admin.get("/v1/roles").await.expect(200).data();
    assert_eq!(roles.len(), RoleCode::ALL.len());
    for role in roles {
        let path = format!("/v1/roles/{}", text(&role, "id"));
        admin.delete(&path, "*").await.expect_invalid("/code", "reserved");
        admin.patch(&path, "*", json!({"code": "lain"})).await.expect_invalid("/code", "reserved");
        if role["code"] == "admin" {
            admin.patch(&path, "*", json!({"permissions": ["account:use"]})).await.expect_invalid("/permissions", "reserved");
        }
    }
}

#[tokio::test]
async fn a_role_that_somebody_holds_cannot_be_deleted() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let role =
        json!({"code": "magang", "name_id": "Magang", "name_en": "Trainee", "reach": "locations", "permissions": ["patients:identify"]});
    let role = admin.post("/v1/roles", role).await.expect(201);
    let account = app.add_person(&Person::new(RoleCode::Sales));
    let user = format!("/v1/users/{}", account.id);
    admin.patch(&user, "*", json!({"roles": [{"role": "magang"}]})).await.expect(200);
    let trainee = app.sign_in(&account.login).await;
    trainee.get("/v1/patients").await.expect(200);
    trainee.get("/v1/accounts").await.expect_problem(403, "forbidden");
    let path = format!("/v1/roles/{}", role.id());
    admin.delete(&path, "*").await.expect_problem(409, "conflict");
    admin.patch(&user, "*", json!({"roles": []})).await.expect(200);
    admin.delete(&path, "*").await.expect(204);
    trainee.get("/v1/patients").await.expect_problem(403, "forbidden");
}

#[tokio::test]
async fn an_administrator_of_one_location_cannot_rise_above_it() {
    let app = TestApp::start().await;
    let everywhere = app.as_role(RoleCode::Admin).await;
    let location = json!({"code": "kemang", "name": "Kemang", "time_zone": "Asia/Jakarta"});
    let location = everywhere.post("/v1/locations", location).await.expect(201).id();
    let account = app.add_person(&Person::new(RoleCode::Admin).at(location.parse().unwrap_or_default()));
    let local = app.sign_in(&account.login).await;
    let roles = json!({"roles": [{"role": "admin"}]});
    local.patch(format!("/v1/users/{}", account.id), "*", roles).await.expect_problem(403, "forbidden");
    local.post("/v1/users", json!({"name": "Ani", "username": "ani", "roles": [{"role": "admin"}]})).await.expect_problem(403, "forbidden");
}

#[tokio::test]
async fn what_the_server_writes_about_a_user_cannot_be_sent() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let account = app.add_person(&Person::new(RoleCode::Sales));
    for field in ["id", "version", "created_at", "updated_at", "last_signed_in_at", "password_hash", "archived_at"] {
        let answer = admin.patch(format!("/v1/users/{}", account.id), "*", json!({field: "x"})).await;
        answer.expect_invalid(&format!("/{field}"), "unknown_field");
    }
    for field in ["roles", "permissions", "name", "contact_id", "practitioner_id", "state"] {
        let me = app.sign_in(&account.login).await;
        me.patch("/v1/me", "*", json!({field: []})).await.expect_invalid(&format!("/{field}"), "unknown_field");
    }
    admin
        .post("/v1/users", json!({"name": "Ani", "username": "ani", "roles": [{"role": "raja"}]}))
        .await
        .expect_invalid("/roles/0/role", "not_there");
}

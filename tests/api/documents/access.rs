//! Who gets at a file: whoever gets at its record.

use diesel::prelude::*;
use persistence::schema::audit_entries;
use support::{Outcome, Person, RoleCode, json};
use uuid::Uuid;

use super::{Clinic, id, listed, location, patient, samples, upload};

#[tokio::test]
async fn somebody_of_another_location_finds_nothing() {
    let clinic = Clinic::open().await;
    let admin = clinic.app.as_role(RoleCode::Admin).await;
    let there = location(&admin, "sana").await;
    let far = clinic.app.signed_in(Person::new(RoleCode::Receptionist).at(there)).await;
    let file = id(&clinic.upload("a.pdf", samples::pdf("")).await.expect(201).json());
    far.get(format!("/v1/files/{file}")).await.expect_problem(404, "not_found");
    far.get(format!("/v1/files/{file}/content")).await.expect_problem(404, "not_found");
    far.get(listed("contact", clinic.siti)).await.expect_problem(404, "not_found");
    far.delete(format!("/v1/files/{file}"), "*").await.expect_problem(404, "not_found");
    upload(&far, "contact", clinic.siti, "b.pdf", samples::pdf("")).await.expect_problem(404, "not_found");
    assert_eq!(clinic.files().await.len(), 1);
}

#[tokio::test]
async fn patients_have_their_own_and_archive_only_what_they_sent() {
    let clinic = Clinic::open().await;
    let ani = patient(&clinic.manager, "Ani Wijaya", clinic.here).await;
    let siti = clinic.app.signed_in(Person::new(RoleCode::Patient).with_record(clinic.siti)).await;
    let other = clinic.app.signed_in(Person::new(RoleCode::Patient).with_record(ani)).await;
    let given = id(&clinic.upload("hasil.pdf", samples::pdf("")).await.expect(201).json());
    let sent = id(&upload(&siti, "contact", clinic.siti, "luar.pdf", samples::pdf("")).await.expect(201).json());
    siti.get(format!("/v1/files/{given}/content")).await.expect(200);
    for file in [given, sent] {
        other.get(format!("/v1/files/{file}/content")).await.expect_problem(404, "not_found");
    }
    siti.delete(format!("/v1/files/{given}"), "*").await.expect_problem(404, "not_found");
    siti.delete(format!("/v1/files/{sent}"), "*").await.expect(204);
    siti.get(format!("/v1/files/{sent}")).await.expect_problem(404, "not_found");
    siti.get(format!("/v1/files/{sent}?include=archived")).await.expect(200);
    siti.post(format!("/v1/files/{sent}/restoration"), json!({})).await.expect(201);
    assert_eq!(clinic.files().await.len(), 2);
}

/// Staff who are patients archive of their own record and their wards' only what they have sent, as patients do.
#[tokio::test]
async fn staff_who_are_patients_keep_what_others_put_on_their_record() {
    let clinic = Clinic::open().await;
    let rani = patient(&clinic.manager, "Rani Kusuma", clinic.here).await;
    let links = json!([{"related_id": rani, "kind": "guardian"}]);
    let child = json!({"name": "Putra Kusuma", "location_id": clinic.here, "links": links});
    let child = id(&clinic.manager.post("/v1/patients", child).await.expect(201).json());
    let desk = clinic.app.signed_in(Person::new(RoleCode::Receptionist).at(clinic.here).also_patient(rani)).await;
    for person in [rani, child] {
        let given = id(&upload(&clinic.desk, "contact", person, "hasil.pdf", samples::pdf("")).await.expect(201).json());
        let sent = id(&upload(&desk, "contact", person, "luar.pdf", samples::pdf("")).await.expect(201).json());
        desk.get(format!("/v1/files/{given}/content")).await.expect(200);
        desk.delete(format!("/v1/files/{given}"), "*").await.expect_problem(404, "not_found");
        desk.delete(format!("/v1/files/{sent}"), "*").await.expect(204);
    }
    let others = id(&clinic.upload("a.pdf", samples::pdf("")).await.expect(201).json());
    desk.delete(format!("/v1/files/{others}"), "*").await.expect(204);
}

#[tokio::test]
async fn agents_have_the_files_of_contacts_and_not_of_patients() {
    let clinic = Clinic::open().await;
    let agent = clinic.app.signed_in(Person::new(RoleCode::Agent).at(clinic.here)).await;
    let file = id(&clinic.upload("a.pdf", samples::pdf("")).await.expect(201).json());
    agent.get(format!("/v1/files/{file}")).await.expect_problem(404, "not_found");
    let contact = id(&clinic.manager.post("/v1/contacts", json!({"name": "Rudi", "location_id": clinic.here})).await.expect(201).json());
    upload(&agent, "contact", contact, "b.txt", b"catatan".to_vec()).await.expect(201);
    let marketer = clinic.app.signed_in(Person::new(RoleCode::Marketer).at(clinic.here)).await;
    marketer.get(listed("contact", contact)).await.expect_problem(403, "forbidden");
}

#[tokio::test]
async fn files_of_an_account_are_those_of_who_may_change_it() {
    let clinic = Clinic::open().await;
    let account =
        id(&clinic.manager.post("/v1/accounts", json!({"name": "PT Sagara Tekstil", "kind": "employer"})).await.expect(201).json());
    let sales = clinic.app.as_role(RoleCode::Sales).await;
    let file = upload(&sales, "account", account, "kontrak.docx", samples::docx(&[])).await.expect(201).json();
    assert!(file["contact_id"].is_null());
    clinic.desk.get(format!("/v1/files/{}/content", id(&file))).await.expect(200);
    upload(&clinic.desk, "account", account, "x.txt", b"x".to_vec()).await.expect_problem(404, "not_found");
    let doctor = clinic.app.as_role(RoleCode::Doctor).await;
    doctor.get(listed("account", account)).await.expect_problem(404, "not_found");
}

#[tokio::test]
async fn what_is_not_there_is_not_found_and_what_is_unknown_is_named() {
    let clinic = Clinic::open().await;
    for kind in ["contact", "appointment", "account", "consultation", "lab_report", "referral"] {
        upload(&clinic.desk, kind, Uuid::now_v7(), "a.txt", b"a".to_vec()).await.expect_problem(404, "not_found");
    }
    clinic.desk.get("/v1/files").await.expect_problem(400, "unknown_parameter");
    clinic.desk.get(format!("/v1/files?record_kind=user&record_id={}", clinic.siti)).await.expect_problem(400, "unknown_parameter");
    clinic.desk.get(format!("{}&x=1", listed("contact", clinic.siti))).await.expect_problem(400, "unknown_parameter");
}

/// What is archived, the file or its record, is there only for whom asks for it, as with records.
#[tokio::test]
async fn what_is_archived_is_not_found_by_its_id() {
    let clinic = Clinic::open().await;
    let siti = clinic.app.signed_in(Person::new(RoleCode::Patient).with_record(clinic.siti)).await;
    let [gone, kept] = [clinic.upload("a.pdf", samples::pdf("")).await, clinic.upload("b.pdf", samples::pdf("")).await];
    let (gone, kept) = (id(&gone.expect(201).json()), id(&kept.expect(201).json()));
    clinic.desk.delete(format!("/v1/files/{gone}"), "*").await.expect(204);
    for caller in [&clinic.desk, &siti] {
        caller.get(format!("/v1/files/{gone}/content")).await.expect_problem(404, "not_found");
        caller.get(format!("/v1/files/{gone}/content?include=archived")).await.expect(200);
        caller.get(format!("/v1/files/{kept}/content")).await.expect(200);
    }
    clinic.manager.delete(format!("/v1/patients/{}", clinic.siti), "*").await.expect(204);
    let paths = [listed("contact", clinic.siti), format!("/v1/files/{kept}"), format!("/v1/files/{kept}/content")];
    for path in &paths {
        clinic.desk.get(path).await.expect_problem(404, "not_found");
        let joint = if path.contains('?') { '&' } else { '?' };
        clinic.desk.get(format!("{path}{joint}include=archived")).await.expect(200);
    }
    clinic.desk.delete(format!("/v1/files/{kept}"), "*").await.expect_problem(404, "not_found");
    upload(&clinic.desk, "contact", clinic.siti, "c.pdf", samples::pdf("")).await.expect_problem(404, "not_found");
}

/// Every look and every change leaves a row with the person's id.
#[tokio::test]
async fn each_step_is_in_the_audit() -> Outcome {
    let clinic = Clinic::open().await;
    let file = id(&clinic.upload("a.pdf", samples::pdf("")).await.expect(201).json());
    clinic.files().await;
    clinic.desk.get(format!("/v1/files/{file}")).await.expect(200);
    clinic.content(file).await.expect(200);
    clinic.desk.delete(format!("/v1/files/{file}"), "*").await.expect(204);
    clinic.desk.post(format!("/v1/files/{file}/restoration"), json!({})).await.expect(201);
    let rows: Vec<(String, Vec<Uuid>)> = audit_entries::table
        .filter(audit_entries::resource.eq("files"))
        .order((audit_entries::at, audit_entries::id))
        .select((audit_entries::action, audit_entries::contact_ids))
        .load(&mut clinic.app.connect())?;
    let actions: Vec<&str> = rows.iter().map(|(action, _)| action.as_str()).collect();
    assert_eq!(actions, ["create", "list", "read", "read", "archive", "restore"]);
    assert!(rows.iter().all(|(_, people)| *people == [clinic.siti]));
    Ok(())
}

/// The files of both records are those of the survivor, until the merge is undone.
#[tokio::test]
async fn files_go_with_a_merge_and_come_back() {
    let clinic = Clinic::open().await;
    let twin = patient(&clinic.manager, "Siti Aminnah", clinic.here).await;
    let file = id(&upload(&clinic.desk, "contact", twin, "a.pdf", samples::pdf("")).await.expect(201).json());
    let path = format!("/v1/patients/{}/merges", clinic.siti);
    let merge = id(&clinic.manager.post(&path, json!({"absorbed_id": twin})).await.expect(201).json());
    assert_eq!(id(&clinic.files().await[0]), file);
    // the old id leads to the same files
    assert_eq!(clinic.desk.get(listed("contact", twin)).await.expect(200).data().len(), 1);
    clinic.manager.delete(format!("{path}/{merge}"), "*").await.expect(204);
    assert!(clinic.files().await.is_empty());
    assert_eq!(id(&clinic.desk.get(listed("contact", twin)).await.expect(200).data()[0]), file);
}

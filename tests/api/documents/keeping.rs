//! How files are kept: once, on the disk before the row, within the room there is, and nothing without a row.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use api::messaging::worker;
use diesel::prelude::*;
use persistence::schema::files;
use support::{Outcome, json};
use uuid::Uuid;

use super::{Clinic, id, samples, upload};

/// Everything that lies below the folder of files.
fn on_disk(clinic: &Clinic) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![clinic.app.state.settings.data_dir.join("files")];
    while let Some(folder) = folders.pop() {
        if !folder.exists() {
            continue;
        }
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    Ok(found)
}

#[tokio::test]
async fn the_same_upload_twice_is_one_file() -> Outcome {
    let clinic = Clinic::open().await;
    let send = |bytes: &[u8]| clinic.upload("a.txt", bytes.to_vec()).header("idempotency-key", "unggah-1");
    let first = send(b"isi").await.expect(201);
    let second = send(b"isi").await.expect(201);
    assert_eq!((first.id(), second.header("idempotent-replayed")), (second.id(), Some("true")));
    send(b"lain").await.expect_problem(422, "idempotency_mismatch");
    assert_eq!((clinic.files().await.len(), on_disk(&clinic)?.len()), (1, 1), "what was not added is not kept either");
    Ok(())
}

#[tokio::test]
async fn names_on_disk_are_random_and_nobody_elses_to_read() -> Outcome {
    use std::os::unix::fs::PermissionsExt;
    let clinic = Clinic::open().await;
    let file = clinic.upload("../rahasia.pdf", samples::pdf("")).await.expect(201).json();
    let paths = on_disk(&clinic)?;
    let [path] = paths.as_slice() else { anyhow::bail!("one file, not {paths:?}") };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    assert!(name.len() == 32 && name.bytes().all(|b| b.is_ascii_hexdigit()), "{name}");
    assert!(path.starts_with(clinic.app.state.settings.data_dir.join("files").join(&name[..2]).join(&name[2..4])));
    assert_eq!(fs::metadata(path)?.permissions().mode() & 0o777, 0o600);
    let sum: String = <sha2::Sha256 as sha2::Digest>::digest(fs::read(path)?).iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(file["sha256"], sum);
    assert!(!file.to_string().contains(&name), "the name on disk is nobody's business");
    Ok(())
}

#[tokio::test]
async fn a_person_has_so_much_room_and_no_more() {
    let clinic = Clinic::open_with(&[("file_quota_megabytes", "1")]).await;
    let note = |n: u8| vec![b'a' + n; 600 * 1024];
    let first = id(&clinic.upload("a.txt", note(0)).await.expect(201).json());
    clinic.upload("b.txt", note(1)).await.expect_invalid("/content", "quota_full");
    // an archived file still lies there
    clinic.desk.delete(format!("/v1/files/{first}"), "*").await.expect(204);
    clinic.upload("b.txt", note(1)).await.expect_invalid("/content", "quota_full");
    let other = super::patient(&clinic.manager, "Budi", clinic.here).await;
    upload(&clinic.desk, "contact", other, "b.txt", note(1)).await.expect(201);
}

#[tokio::test]
async fn a_record_has_two_hundred_files_at_most() -> Outcome {
    let clinic = Clinic::open().await;
    clinic.upload("a.txt", b"a".to_vec()).await.expect(201);
    diesel::sql_query(
        "insert into files (id, contact_id, record_kind, record_id, name, media_type, size_bytes, sha256, stored_name, state, due_at, \
             created_at, updated_at) \
         select gen_random_uuid(), contact_id, record_kind, record_id, name, media_type, 1, sha256, 'x' || n, state, due_at, created_at, updated_at \
         from files, generate_series(1, 199) n",
    )
    .execute(&mut clinic.app.connect())?;
    clinic.upload("b.txt", b"b".to_vec()).await.expect_invalid("record_id", "too_many_files");
    assert_eq!(clinic.files().await.len(), 200);
    Ok(())
}

#[tokio::test]
async fn what_has_no_row_is_swept_and_what_has_one_stays() -> Outcome {
    let clinic = Clinic::open().await;
    let file = id(&clinic.upload("a.txt", b"isi".to_vec()).await.expect(201).json());
    let root = clinic.app.state.settings.data_dir.join("files");
    let stray = |path: &Path| -> std::io::Result<PathBuf> {
        fs::create_dir_all(path.parent().unwrap_or(path))?;
        fs::write(path, b"sisa")?;
        Ok(path.to_owned())
    };
    let lost = stray(&root.join("ab/cd/abcd0000000000000000000000000000"))?;
    let unfinished = stray(&root.join("incoming/0000"))?;
    worker::run_once(&clinic.app.state).await.map_err(|error| anyhow::anyhow!("{}", error.cause()))?;
    assert!(lost.exists() && unfinished.exists(), "an upload may still be under way");
    clinic.app.advance(Duration::from_secs(2 * 3600));
    worker::run_once(&clinic.app.state).await.map_err(|error| anyhow::anyhow!("{}", error.cause()))?;
    assert!(!lost.exists() && !unfinished.exists());
    assert_eq!(on_disk(&clinic)?.len(), 1);
    let desk = clinic.app.again(&clinic.desk).await;
    assert_eq!(desk.get(format!("/v1/files/{file}/content")).await.expect(200).body, b"isi");
    Ok(())
}

#[tokio::test]
async fn an_archived_file_is_changed_from_the_version_that_was_seen() -> Outcome {
    let clinic = Clinic::open().await;
    let file = clinic.upload("a.txt", b"isi".to_vec()).await.expect(201);
    let path = format!("/v1/files/{}", file.id());
    clinic.desk.request(reqwest::Method::DELETE, &path).await.expect_problem(428, "precondition_required");
    clinic.desk.delete(&path, "\"9-00000000\"").await.expect_problem(412, "stale");
    clinic.desk.delete(&path, &file.etag()).await.expect(204);
    clinic.desk.get(&path).await.expect_problem(404, "not_found");
    let shown = clinic.desk.get(format!("{}&include=archived", super::listed("contact", clinic.siti))).await.expect(200).data();
    assert!(shown.len() == 1 && !shown[0]["archived_at"].is_null());
    let restored = clinic.desk.post(format!("{path}/restoration"), json!({})).await.expect(201).json();
    assert!(restored["archived_at"].is_null() && restored["version"] == 3);
    let kept: Vec<Option<Uuid>> = files::table.select(files::contact_id).load(&mut clinic.app.connect())?;
    assert_eq!(kept, [Some(clinic.siti)]);
    Ok(())
}

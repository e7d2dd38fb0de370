//! Files on records, and documents that can be verified.

use std::cell::RefCell;
use std::rc::Rc;

use domain::Page;
use domain::documents::{DocumentVerificationView, FileTarget, FileView, VerifyDocument};
use js_sys::{Function, Promise};
use uuid::Uuid;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, ProgressEvent, XmlHttpRequest};

use super::transport::Answer;
use super::{Failure, Key, Request, download, request, session, transport};

/// The files of a record, the newest first.
pub async fn list_files(target: FileTarget) -> Result<Vec<FileView>, Failure> {
    let request = Request::get("/files").query("record_kind", target.record_kind.code()).query("record_id", target.record_id);
    Ok(request.fetch::<Page<FileView>>().await?.data)
}

/// Archives a file.
pub async fn delete_file(id: Uuid, version: i64) -> Result<(), Failure> {
    Request::delete(format!("/files/{id}")).if_match(&super::contacts::etag(version)).done().await
}

/// Brings an archived file back.
pub async fn create_file_restoration(id: Uuid) -> Result<(), Failure> {
    Request::post(format!("/files/{id}/restoration")).done().await
}

/// What is in a file.
pub async fn find_file_content(id: Uuid) -> Result<Blob, Failure> {
    download::fetch(&Request::get(format!("/files/{id}/content"))).await
}

/// A report of the laboratory as PDF.
pub async fn find_lab_report_pdf(id: Uuid) -> Result<Blob, Failure> {
    download::fetch(&Request::get(format!("/lab-reports/{id}/pdf")).header("Accept", "application/pdf")).await
}

/// Whether a document is genuine and current. Nobody has to sign in for it.
pub async fn verify_document(form: &VerifyDocument) -> Result<DocumentVerificationView, Failure> {
    Request::post("/document-verifications").public().body(form).fetch().await
}

/// Puts a file on a record. `progress` gets the part of it that is on the way, from 0 to 1. Dropping the future gives it up.
pub async fn create_file(target: FileTarget, file: &File, key: &Key, progress: impl Fn(f64) + 'static) -> Result<FileView, Failure> {
    let name = file_name(&file.name());
    let request = Request::post("/files").key(key).query("record_kind", target.record_kind.code()).query("record_id", target.record_id);
    let request = request
        .header("Content-Type", "application/octet-stream")
        .header("Content-Disposition", format!("attachment; filename*=UTF-8''{name}"));
    let progress: Rc<dyn Fn(f64)> = Rc::new(progress);
    let token = session::token().await?;
    let answer = send(&request, file, &token, progress.clone()).await?;
    if answer.status != 401 {
        return request::decode(&request::judge(answer)?);
    }
    let token = session::renewed(&token).await?;
    request::decode(&request::judge(send(&request, file, &token, progress).await?)?)
}

/// A name as RFC 8187 writes it: more is encoded than in an address.
fn file_name(name: &str) -> String {
    let encoded: String = js_sys::encode_uri_component(name).into();
    [("'", "%27"), ("(", "%28"), (")", "%29"), ("*", "%2A"), ("!", "%21")].iter().fold(encoded, |text, (from, to)| text.replace(from, to))
}

/// Gives a call up that nobody waits for any more.
struct Sending(XmlHttpRequest);

impl Drop for Sending {
    fn drop(&mut self) {
        // Of a call that has ended nothing is left to give up.
        let _ = self.0.abort();
    }
}

/// Sends a file with `XMLHttpRequest`, because `fetch` does not tell how far it is.
async fn send(request: &Request, file: &File, token: &str, progress: Rc<dyn Fn(f64)>) -> Result<Answer, Failure> {
    let sending = Sending(XmlHttpRequest::new().map_err(|_| Failure::Unreadable)?);
    let call = &sending.0;
    call.open("POST", &transport::url(request)).map_err(|_| Failure::Unreadable)?;
    for (name, value) in transport::all_headers(request, Some(token)) {
        call.set_request_header(name, &value).map_err(|_| Failure::Unreadable)?;
    }
    let told = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
        if event.length_computable() && event.total() > 0.0 {
            progress(event.loaded() / event.total());
        }
    });
    if let Ok(upload) = call.upload() {
        upload.set_onprogress(Some(told.as_ref().unchecked_ref()));
    }
    let ended = ended(call);
    call.send_with_opt_blob(Some(file)).map_err(|_| Failure::Offline)?;
    // The promise of an end is never broken.
    let _ = JsFuture::from(ended).await;
    match call.status().unwrap_or_default() {
        0 => Err(Failure::Offline),
        status => Ok(answer(call, status)),
    }
}

/// Kept when the call ends, however it ends.
fn ended(call: &XmlHttpRequest) -> Promise {
    let kept: Rc<RefCell<Option<Function>>> = Rc::default();
    let resolve = kept.clone();
    let promise = Promise::new(&mut |done, _| *resolve.borrow_mut() = Some(done));
    if let Some(done) = kept.take() {
        call.set_onloadend(Some(&done));
    }
    promise
}

fn answer(call: &XmlHttpRequest, status: u16) -> Answer {
    let header = |name: &str| call.get_response_header(name).ok().flatten();
    Answer {
        status,
        body: call.response_text().ok().flatten().unwrap_or_default(),
        etag: header("ETag"),
        retry_after: header("Retry-After").and_then(|seconds| seconds.parse().ok()),
        request_id: header("X-Request-Id"),
    }
}

//! A valid request for every operation, and how its answer reads in the table.

use support::{Answer, Caller, PASSWORD, Request, Value, json};
use uuid::Uuid;

use super::stage::{Player, Stage, word};
use super::subjects::{RESOURCES, form};
use super::table::Operation;
use super::{
    catalogue_requests, consultation_requests, document_requests, lab_report_requests, message_requests, people_requests, portal_requests,
    privacy_requests, queue_requests, referral_requests, scheduling_requests, work_requests,
};

/// Whose record is acted upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Own,
    Foreign,
}

/// A request, and whom its answer may show.
pub struct Call {
    pub request: Request,
    /// In answers that are lists: the record to look for.
    pub look_for: Option<Uuid>,
}

impl Call {
    pub fn plain(request: Request) -> Call {
        Call { request, look_for: None }
    }
}

/// Calls an operation as the player of a column; `None` when there is no such side.
pub async fn call(stage: &Stage, at: usize, operation: &Operation, side: Side) -> Option<String> {
    let player = &stage.players[at];
    let call = request(stage, player, operation, side).await?;
    Some(verdict(&call.request.await, call.look_for))
}

/// How an answer reads: `ok`, `shown`, `stub` (identity only), `hidden`, `bg` (break-glass required), or the status.
fn verdict(answer: &Answer, look_for: Option<Uuid>) -> String {
    assert!(answer.status < 500, "{answer:?}");
    if !(200..300).contains(&answer.status) {
        let code = answer.json()["code"].as_str().unwrap_or_default().to_owned();
        return if code == "break_glass_required" { "bg".into() } else { answer.status.to_string() };
    }
    let Some(wanted) = look_for.map(|id| id.to_string()) else {
        let json = !answer.body.is_empty() && answer.header("content-type").is_some_and(|kind| kind.contains("json"));
        let stub = json && answer.json()["identity_only"] == true;
        return if stub { "stub".into() } else { "ok".into() };
    };
    let is_it = |row: &&Value| row["id"] == wanted.as_str() || row["contact_id"] == wanted.as_str();
    match answer.data().iter().find(is_it) {
        None => "hidden".into(),
        Some(row) if row["identity_only"] == true || row["in_scope"] == false => "stub".into(),
        Some(_) => "shown".into(),
    }
}

/// A request as the method says, with the precondition that changes need.
pub fn send(caller: &Caller, operation: &Operation, path: String, body: Value) -> Request {
    match operation.method.as_str() {
        // a stream that ends by itself
        "GET" if operation.id == "list_events" => caller.get(format!("{path}?seconds=1")),
        "GET" => caller.get(path),
        "POST" => caller.post(path, body),
        "PATCH" => caller.patch(path, "*", body),
        _ => caller.delete(path, "*"),
    }
}

async fn request(stage: &Stage, player: &Player, operation: &Operation, side: Side) -> Option<Call> {
    if let Some(call) = people_requests::request(stage, player, operation, side).await {
        return call;
    }
    if let Some(call) = message_requests::request(stage, player, operation, side).await {
        return call;
    }
    if let Some(call) = portal_requests::request(stage, player, operation, side).await {
        return call;
    }
    if let Some(call) = privacy_requests::request(stage, player, operation, side).await {
        return call;
    }
    if let Some(call) = document_requests::request(stage, player, operation, side).await {
        return call;
    }
    if let Some(call) = work_requests::request(stage, player, operation, side).await {
        return call;
    }
    if let Some(call) = consultation_requests::request(stage, player, operation, side).await {
        return call;
    }
    if let Some(call) = catalogue_requests::request(stage, player, operation, side).await {
        return call;
    }
    if let Some(call) = lab_report_requests::request(stage, player, operation, side).await {
        return call;
    }
    if let Some(call) = referral_requests::request(stage, player, operation, side).await {
        return call;
    }
    if let Some(call) = queue_requests::request(stage, player, operation, side).await {
        return call;
    }
    if let Some(call) = scheduling_requests::request(stage, player, operation, side).await {
        return call;
    }
    let own = side == Side::Own;
    let caller = &player.caller;
    let plain = |body: Value| Some(Call::plain(send(caller, operation, operation.path.clone(), body)));
    match operation.id.as_str() {
        "list_users" => {
            let user = stage.thing("users", side).await;
            Some(Call { request: caller.get("/v1/users").query(&[("filter[name][eq]", &user.name)]), look_for: Some(user.id) })
        }
        "create_password_reset_link" => {
            let id = stage.thing("users", side).await.id;
            Some(Call::plain(send(caller, operation, operation.path.replace("{id}", &id.to_string()), json!({}))))
        }
        "find_user" | "update_user" => by_id(stage, caller, operation, "users", side).await,
        "find_saved_view" | "update_saved_view" | "delete_saved_view" => {
            let id = stage.saved_view(player, side).await;
            Some(Call::plain(send(caller, operation, format!("/v1/saved-views/{id}"), json!({}))))
        }
        "delete_session" => Some(Call::plain(caller.delete(format!("/v1/sessions/{}", stage.session(player, side).await), "*"))),
        _ if !own => None,
        "create_session" => plain(json!({"login": stage.players[1].login, "password": PASSWORD})),
        "refresh_session" => plain(json!({"refresh_token": stage.tokens(&stage.players[1].login).await["refresh_token"]})),
        "create_password_reset" => plain(json!({"token": stage.reset_token().await, "password": "tujuh pintu hijau tua"})),
        "create_setup" => {
            let body = json!({"token": "x", "organisation": "Klinik", "name": "Ani", "email": "ani@contoh.example", "password": "tujuh pintu hijau tua"});
            plain(body)
        }
        "create_password_change" => {
            let fresh = match &player.person {
                Some(person) => stage.app.signed_in(person.clone()).await,
                None => caller.clone(),
            };
            let body = json!({"current_password": PASSWORD, "new_password": "tujuh pintu hijau tua"});
            Some(Call::plain(send(&fresh, operation, operation.path.clone(), body)))
        }
        _ => thing(stage, caller, operation).await.or_else(|| plain(json!({})).filter(|_| !operation.path.contains('{'))),
    }
}

/// Records of the organisation, which have no owner.
async fn thing(stage: &Stage, caller: &Caller, operation: &Operation) -> Option<Call> {
    let (verb, rest) = operation.id.split_once('_')?;
    let name = rest.strip_suffix("_restoration");
    let (_, resource) = RESOURCES.iter().find(|(singular, _)| *singular == name.unwrap_or(rest))?;
    match (verb, name) {
        ("create", Some(_)) => {
            let id = stage.thing(resource, Side::Own).await.id;
            stage.archive(&format!("/v1/{resource}/{id}")).await;
            Some(Call::plain(caller.post(format!("/v1/{resource}/{id}/restoration"), json!({}))))
        }
        ("create", None) => Some(Call::plain(caller.post(format!("/v1/{resource}"), form(resource, stage.here)))),
        ("find" | "update" | "delete", None) if operation.path.ends_with("{id}") => {
            by_id(stage, caller, operation, resource, Side::Own).await
        }
        _ => None,
    }
}

async fn by_id(stage: &Stage, caller: &Caller, operation: &Operation, resource: &str, side: Side) -> Option<Call> {
    let id = stage.thing(resource, side).await.id;
    let change = if operation.method == "PATCH" && resource == "users" { json!({"name": word()}) } else { json!({}) };
    Some(Call::plain(send(caller, operation, format!("/v1/{resource}/{id}"), change)))
}

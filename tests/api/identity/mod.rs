//! Signing in and staying signed in, as a caller and as an attacker: R32 and R34–R40.

mod cookies;
mod cross_site;
mod enumeration;
mod forged_tokens;
mod guessing;
mod lifetimes;
mod links;
mod passwords;
mod refresh;
mod users;

use support::{Answer, Caller, PASSWORD, Request, TestApp, Value, json};

/// A request to sign in.
fn sign_in(caller: &Caller, login: &str, password: &str) -> Request {
    caller.post("/v1/sessions", json!({"login": login, "password": password, "transport": "body"}))
}

/// Signs in with tokens in the body.
async fn session(app: &TestApp, login: &str) -> Value {
    sign_in(&app.nobody(), login, PASSWORD).await.expect(201).json()
}

fn text(session: &Value, name: &str) -> String {
    session[name].as_str().unwrap_or_default().to_owned()
}

/// The caller of a session.
fn caller(app: &TestApp, session: &Value) -> Caller {
    app.nobody().with_token(text(session, "access_token"))
}

/// Renews a session whose refresh token travels in the body.
async fn renew(app: &TestApp, refresh_token: &str) -> Answer {
    app.nobody().post("/v1/sessions/refresh", json!({"refresh_token": refresh_token})).await
}

/// An answer without what is different in every answer.
fn comparable(answer: &Answer) -> (u16, Value, Vec<String>) {
    let mut body = answer.json();
    if let Some(body) = body.as_object_mut() {
        body.remove("request_id");
    }
    let mut names: Vec<String> = answer.headers.keys().map(|name| name.as_str().to_owned()).collect();
    names.sort();
    (answer.status, body, names)
}

/// The token of a one-time link: what stands after `#`.
fn link_token(url: &str) -> String {
    url.split('#').nth(1).unwrap_or_default().to_owned()
}

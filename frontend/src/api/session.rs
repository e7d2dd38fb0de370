//! Who is signed in. The access token lives in this module's memory and nowhere else; the refresh token is a cookie that
//! scripts cannot read.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::OnceLock;

use domain::identity::{CreateSession, CurrentUser, Preferences, RefreshSession, SessionToken};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::failure::Failure;
use super::request::Request;
use crate::browser::{locks, page, storage, timer};
use crate::i18n;

/// Set on this device while somebody is signed in, so that other tabs notice and strangers are not asked for a cookie
/// they cannot have.
pub const MARK: &str = "akrab.session";

/// A token that ends sooner than this is renewed before it is used.
const MARGIN_MS: i64 = 30_000;

/// How long to wait before the server is asked again at the start.
const RETRY: std::time::Duration = std::time::Duration::from_secs(4);

#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// Asking the server whether the cookie still holds.
    Starting,
    SignedOut,
    SignedIn(Box<CurrentUser>),
}

struct Token {
    text: String,
    ends_at: i64,
}

thread_local! {
    static TOKEN: RefCell<Option<Token>> = const { RefCell::new(None) };
    static WAITING: RefCell<Vec<js_sys::Function>> = const { RefCell::new(Vec::new()) };
}

struct Signals {
    state: ArcRwSignal<State>,
    expired: ArcRwSignal<bool>,
}

fn signals() -> &'static Signals {
    static SIGNALS: OnceLock<Signals> = OnceLock::new();
    SIGNALS.get_or_init(|| Signals { state: ArcRwSignal::new(State::Starting), expired: ArcRwSignal::new(false) })
}

/// Follows whether and who is signed in.
pub fn state() -> State {
    signals().state.get()
}

/// As [`state`], once.
pub fn state_now() -> State {
    signals().state.get_untracked()
}

/// Follows whether somebody has to sign in again before work can go on.
pub fn expired() -> bool {
    signals().expired.get()
}

/// The user, for code that runs only while somebody is signed in.
pub fn user() -> Option<CurrentUser> {
    match signals().state.get_untracked() {
        State::SignedIn(user) => Some(*user),
        _ => None,
    }
}

/// Whether the user may; follows a change of user.
pub fn may(permission: domain::identity::Permission) -> bool {
    signals().state.with(|state| matches!(state, State::SignedIn(user) if user.may(permission)))
}

/// Whether the user may at every location; follows a change of user.
pub fn may_everywhere(permission: domain::identity::Permission) -> bool {
    signals().state.with(|state| matches!(state, State::SignedIn(user) if user.may_everywhere(permission)))
}

/// Whether visits with this practitioner at this location are the user's to book; follows a change of user.
pub fn books(practitioner: uuid::Uuid, location: uuid::Uuid) -> bool {
    signals().state.with(|state| matches!(state, State::SignedIn(user) if user.books(practitioner, location)))
}

/// Picks up the session of an earlier visit, when there is one.
pub async fn resume() {
    if storage::get(MARK).is_none() {
        return signals().state.set(State::SignedOut);
    }
    // While the server cannot be reached the question stays open, and is put again.
    while user().is_none() {
        match renew().await {
            Some(failure) if failure.status() != 401 => timer::sleep(RETRY).await,
            _ => break,
        }
    }
    if user().is_none() {
        signals().state.set(State::SignedOut);
    }
}

/// Signs in and lets everything go on that waited for it.
pub async fn sign_in(credentials: &CreateSession) -> Result<(), Failure> {
    let token: SessionToken = Request::post("/sessions").body(credentials).public().fetch().await?;
    accept(token);
    Ok(())
}

/// Takes over the session that another way of signing in answers with: a code, the end of a sign-up.
pub async fn enter(request: Request) -> Result<(), Failure> {
    accept(request.public().fetch().await?);
    Ok(())
}

/// Signs out here and in every other tab.
pub async fn sign_out() -> Result<(), Failure> {
    Request::delete("/sessions/current").done().await?;
    forget();
    Ok(())
}

/// After signing out, or when signing in again was declined: nothing of the person stays in this page.
pub fn forget() {
    TOKEN.take();
    storage::remove(MARK);
    signals().expired.set(false);
    signals().state.set(State::SignedOut);
    wake();
}

/// Another tab signed out or in.
pub fn follow_other_tabs() {
    crate::browser::listen::on(&page::window(), "storage", |event: web_sys::StorageEvent| {
        let ours = event.key().as_deref() == Some(MARK);
        if ours && event.new_value().is_none() {
            forget();
        }
    });
}

/// Takes over what the user has just changed about themselves.
pub fn update_user(changed: CurrentUser) {
    apply_preferences(&changed);
    signals().state.set(State::SignedIn(Box::new(changed)));
}

/// A token that is good for the next call.
pub(super) async fn token() -> Result<String, Failure> {
    if let Some(token) = current() {
        return Ok(token);
    }
    let refused = renew().await;
    match (current(), refused) {
        (Some(token), _) => Ok(token),
        (None, Some(failure)) if failure.status() != 401 => Err(failure),
        (None, _) => sign_in_again().await,
    }
}

/// A token other than the one that was just refused.
pub(super) async fn renewed(refused: &str) -> Result<String, Failure> {
    if current().as_deref() == Some(refused) {
        TOKEN.take();
    }
    token().await
}

fn current() -> Option<String> {
    TOKEN.with_borrow(|token| token.as_ref().filter(|t| t.ends_at - page::clock() > MARGIN_MS).map(|t| t.text.clone()))
}

/// Renews through the cookie; only one tab at a time does. The answer is what went wrong.
async fn renew() -> Option<Failure> {
    let refused = Rc::new(RefCell::new(None));
    let outcome = refused.clone();
    locks::exclusively("akrab-refresh", async move {
        // Another call of this tab may have done it while this one waited.
        if current().is_some() {
            return;
        }
        let refresh = Request::post("/sessions/refresh").body(&RefreshSession::default());
        match refresh.fetch_without_token::<SessionToken>().await {
            Ok(token) => accept(token),
            // Offline or busy, the cookie may still be good, so only a refusal gives it up.
            Err(failure) => {
                if failure.status() == 401 {
                    storage::remove(MARK);
                }
                outcome.replace(Some(failure));
            }
        }
    })
    .await;
    refused.take()
}

fn accept(token: SessionToken) {
    let ends_at = page::clock() + i64::from(token.expires_in) * 1000;
    TOKEN.set(Some(Token { text: token.access_token, ends_at }));
    storage::set(MARK, "1");
    let same = user().is_some_and(|user| user == token.user);
    if !same {
        apply_preferences(&token.user);
        signals().state.set(State::SignedIn(Box::new(token.user)));
    }
    signals().expired.set(false);
    wake();
}

fn apply_preferences(user: &CurrentUser) {
    i18n::set_lang(user.language);
    page::set_theme(user.theme.code());
}

/// The preferences as they are now, to be changed in part.
pub fn preferences() -> Option<Preferences> {
    user().map(|u| Preferences { language: u.language, theme: u.theme, shortcuts: u.shortcuts })
}

/// Opens the dialog over the page and waits for it; the caller then repeats its call.
async fn sign_in_again() -> Result<String, Failure> {
    if user().is_none() {
        return Err(Failure::SignedOut);
    }
    signals().expired.set(true);
    let promise = js_sys::Promise::new(&mut |resolve, _| WAITING.with_borrow_mut(|waiting| waiting.push(resolve)));
    // Only ever resolved.
    let _ = JsFuture::from(promise).await;
    current().ok_or(Failure::SignedOut)
}

fn wake() {
    for resolve in WAITING.take() {
        // A resolve function of a promise does not throw.
        let _ = resolve.call0(&JsValue::UNDEFINED);
    }
}

//! Who may be the same person: what the routes of `/patients` and `/contacts` do.

use actix_web::web::Data;
use domain::contacts::CreateContact;
use domain::{Document, FieldCode, FieldErrors};
use persistence::Scope;
use persistence::contacts::duplicates::{self, Person};
use persistence::contacts::people::People;
use uuid::Uuid;

use crate::app::App;
use crate::http::{ApiError, ApiResult, Reply};

/// Who may be the same person as a record.
pub(super) async fn duplicates_of(people: People, scope: Scope, id: Uuid, app: Data<App>) -> ApiResult<Reply> {
    app.db
        .read(move |conn| {
            let person = duplicates::of_record(conn, &scope, people, id)?;
            Reply::all(duplicates::find(conn, &scope, &person)?)
        })
        .await
}

/// Who may be the same person as a form that is still being typed.
pub(super) async fn duplicates_of_form(scope: Scope, mut form: CreateContact, app: Data<App>) -> ApiResult<Reply> {
    // what is not yet well formed is simply not compared
    let mut ignored = FieldErrors::default();
    form.tidy(&mut ignored);
    let wrong = |pointer: &str| ignored.0.iter().any(|(at, _)| at.starts_with(pointer));
    if wrong("/name") {
        return Err(ApiError::field("/name", FieldCode::BadName));
    }
    form.phone = form.phone.filter(|_| !wrong("/phone"));
    form.email = form.email.filter(|_| !wrong("/email"));
    form.birth_date = form.birth_date.filter(|_| !wrong("/birth_date"));
    if wrong("/identifiers") {
        form.identifiers.clear();
    }
    let shared = app.clone();
    app.db.read(move |conn| Reply::all(duplicates::find(conn, &scope, &Person::of(&form, &shared.field_keys))?)).await
}

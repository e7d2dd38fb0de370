//! What has to be there before the first message: the texts of all templates, checked.

use actix_web::web::Data;
use domain::FieldErrors;
use domain::messaging::TemplateCode;
use persistence::messaging::templates;

use super::rendering::{check, shipped_form};
use crate::app::App;
use crate::http::{ApiError, ApiResult};

/// Brings the shipped texts into the database and checks those in force; a text that cannot be filled in is told in the
/// log, and its messages fail visibly until somebody mends it.
pub async fn prepare(app: &Data<App>) -> ApiResult<()> {
    let now = app.clock.now();
    let in_force = app
        .db
        .write(move |tx| {
            for template in TemplateCode::ALL.iter().copied() {
                templates::ship(tx, template, &shipped_form(template), now)?;
            }
            Ok::<_, ApiError>(templates::list(tx)?)
        })
        .await?;
    for view in in_force {
        let mut errors = FieldErrors::default();
        check(view.code, &view.writable(), &mut errors);
        for (pointer, code) in errors.0 {
            log::warn!("the template {}, version {}: {pointer} {}", view.code.code(), view.version, code.code());
        }
    }
    Ok(())
}

//! What every handler of bookings needs: the desk with its keys and address, and who counts as staff.

use domain::ErrorCode;
use domain::identity::Permission;
use persistence::scheduling::{Booker, Desk};
use persistence::{Actor, Scope};
use uuid::Uuid;

use crate::app::App;
use crate::http::{ApiError, ApiResult};

/// The desk at which this booker stands.
pub fn desk<'a>(app: &'a App, who: Booker<'a>) -> Desk<'a> {
    Desk { who, keys: &app.field_keys, site: app.settings.public_url.origin() }
}

/// 403 for patients: they hold the permission for their own visits, but this step is the clinic's.
pub fn staff_only(scope: &Scope) -> ApiResult<()> {
    if scope.is_own() { Err(ApiError::new(ErrorCode::Forbidden)) } else { Ok(()) }
}

/// 403 for who may overbook elsewhere only: staff do it at their locations, practitioners in their own hours.
pub fn may_overbook(who: &Actor, practitioner: Uuid, location: Uuid) -> ApiResult<()> {
    if who.scope(Permission::Overbook).covers_hours(practitioner, location) { Ok(()) } else { Err(ApiError::new(ErrorCode::Forbidden)) }
}

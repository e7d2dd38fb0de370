//! What changes of a referral need besides the scope.

use persistence::Scope;
use persistence::referrals::Desk;

use crate::app::App;

/// Where patients see their referrals; stands in messages.
pub(super) fn page_link(app: &App) -> String {
    app.settings.public_url.link("/referrals")
}

pub(super) fn desk<'a>(app: &'a App, scope: &'a Scope, link: &'a str) -> Desk<'a> {
    Desk { scope, keys: &app.field_keys, link }
}

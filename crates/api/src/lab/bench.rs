//! What changes of a report need besides the scope.

use persistence::Scope;
use persistence::lab::Bench;

use crate::app::App;

/// Where patients read their results; stands in messages.
pub(super) fn page_link(app: &App) -> String {
    app.settings.public_url.link("/results")
}

pub(super) fn bench<'a>(app: &'a App, scope: &'a Scope, link: &'a str) -> Bench<'a> {
    Bench { scope, keys: &app.field_keys, link }
}

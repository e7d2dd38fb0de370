//! Today.

use leptos::prelude::*;

use crate::components::PageHead;
use crate::i18n::texts::shell as t;
use crate::shell;

/// The home page.
#[component]
pub fn TodayPage() -> impl IntoView {
    shell::title(|| t::today().to_owned());
    view! { <PageHead title=t::today /> }
}

//! The question before unsaved work is left.

use leptos::prelude::*;

use crate::components::{Button, Dialog, Kind};
use crate::i18n::texts::interface as t;
use crate::route;

#[component]
pub(super) fn LeaveQuestion() -> impl IntoView {
    let (pending, answer) = route::leaving();
    let open = Signal::derive(move || pending.with(Option::is_some));
    let answer = Callback::new(move |go: bool| answer(go));
    view! {
        <Dialog open title=t::leave_title text=t::leave_text on_close=move |()| answer.run(false)>
            <footer>
                <Button on_press=move |()| answer.run(false)>{t::leave_stay}</Button>
                <Button kind=Kind::Danger on_press=move |()| answer.run(true)>{t::leave_go}</Button>
            </footer>
        </Dialog>
    }
}

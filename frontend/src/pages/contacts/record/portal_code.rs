//! The code with which a patient signs up on the portal, handed out at the desk.

use domain::identity::PortalCode;
use leptos::prelude::*;

use super::Opened;
use crate::api::contacts::create_portal_code;
use crate::browser::page;
use crate::components::{Button, Dialog, FailureNote, Glyph, Kind};
use crate::format;
use crate::i18n::texts::{interface, person as t};
use crate::pages::contacts::describe;
use crate::remote::Submit;
use crate::shell;

/// Names the patient, makes the code, and shows it once.
#[component]
pub fn PortalCodeDialog(opened: Opened, open: RwSignal<bool>) -> impl IntoView {
    let made = RwSignal::new(None::<PortalCode>);
    let submit = Submit::new();
    let who = move || opened.person.with(|p| describe::named(&p.name, p.birth_date));
    let close = move || {
        open.set(false);
        made.set(None);
        submit.failure.set(None);
    };
    let make = move |()| {
        let id = opened.person.with_untracked(|p| p.id);
        submit.run(async move { create_portal_code(id).await }, move |code| made.set(Some(code)));
    };
    let copy = move |code: String| leptos::task::spawn_local(async move { _ = page::copy(&code).await });
    let shown = move || {
        made.get().map(|code| {
            let (text, until) = (code.code.clone(), code.expires_at);
            view! {
                <p class="code-out num" role="status">{code.code}</p>
                <p class="sub">{move || t::portal_code_until(&format::date_time(until, &shell::zone()))}" "{t::portal_code_once}</p>
                <div><Button icon=Glyph::Copy on_press=move |()| copy(text.clone())>{interface::copy}</Button></div>
            }
        })
    };
    let failure = move || submit.failure.get().map(|failure| view! { <FailureNote failure /> });
    view! {
        <Dialog open title=move || t::portal_code_title(&who()) text=t::portal_code_text on_close=move |()| close()>
            <div class="body form">{failure}{shown}</div>
            <footer>
                <Button on_press=move |()| close()>{interface::close}</Button>
                <Show when=move || made.with(Option::is_none)>
                    <Button kind=Kind::Primary icon=Glyph::Key busy=submit.busy on_press=make>{move || t::portal_code_make(&who())}</Button>
                </Show>
            </footer>
        </Dialog>
    }
}

//! The question for the name of a new view.

use domain::Document;
use domain::contacts::{CreateSavedView, SavedViewView};
use domain::identity::Permission;
use leptos::prelude::*;

use super::state::ListState;
use super::views::ViewId;
use crate::api::{Key, contacts as api, session};
use crate::components::{Button, Checkbox, Dialog, FailureNote, FormErrors, Kind, TextField, toast};
use crate::i18n::texts::{interface, patients as t};
use crate::pages::contacts::rights::view_resource;
use crate::remote::{Remote, Submit};

/// Asks for a name and saves what the list shows under it.
#[component]
pub fn SaveViewDialog(open: RwSignal<bool>, state: ListState, views: Remote<Vec<SavedViewView>>) -> impl IntoView {
    view! {
        <Dialog open title=t::view_save_title text=t::view_save_text on_close=move |()| open.set(false)>
            <NameForm open state views />
        </Dialog>
    }
}

#[component]
fn NameForm(open: RwSignal<bool>, state: ListState, views: Remote<Vec<SavedViewView>>) -> impl IntoView {
    let errors = FormErrors::provide();
    let (name, shared) = (RwSignal::new(String::new()), RwSignal::new(false));
    let key = Key::new();
    let submit = Submit::new();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut view = CreateSavedView {
            resource: view_resource(state.people),
            name: name.get_untracked(),
            shared: shared.get_untracked(),
            definition: untrack(|| state.definition()),
            position: 0,
        };
        if !errors.check(view.check()) {
            return;
        }
        let key = key.clone();
        submit.run(async move { api::create_saved_view(&view, &key).await }, move |view| {
            open.set(false);
            toast::done(t::view_saved(&view.name));
            state.view.set(Some(ViewId::Saved(view.id)));
            views.reload();
        });
    };
    view! {
        <form on:submit=send>
            <div class="body">
                {move || submit.failure.get().map(|failure| view! { <FailureNote failure /> })}
                <TextField label=t::view_name at="/name" value=name max_length=60 autofocus=true />
                <Show when=|| session::may(Permission::ShareViews)>
                    <Checkbox label=t::view_share checked=shared on_change=move |on| shared.set(on) />
                </Show>
            </div>
            <footer>
                <Button on_press=move |()| open.set(false)>{interface::cancel}</Button>
                <Button kind=Kind::Primary submit=true busy=submit.busy>{t::view_save_action}</Button>
            </footer>
        </form>
    }
}

//! Archiving and bringing back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::changed::changed;
use super::edit::Saved;
use super::editor::Editor;
use crate::api::resource::{self, Resource};
use crate::components::{Banner, Button, Confirm, Glyph, Kind, Size, toast};
use crate::i18n::texts::{interface, settings as t};
use crate::remote::Submit;
use crate::route;

/// The button that archives the record of a form, after asking; archiving can be undone from the notice.
#[component]
pub fn ArchiveAction<R: Resource>(editor: Editor<R>, saved: Saved<R>) -> impl IntoView {
    let (open, submit) = (RwSignal::new(false), Submit::new());
    let record = editor.record().zip(editor.id).filter(|_| R::ARCHIVES && !editor.is_archived());
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            open.set(false);
            toast::failed(&failure);
        }
    });
    record.map(|(view, id)| {
        let name = (saved.name)(&view);
        let (asked, done) = (name.clone(), name);
        let archive = move |()| {
            let (etag, done) = (editor.etag(), done.clone());
            submit.run(async move { resource::delete::<R>(id, &etag).await }, move |()| {
                changed();
                toast::undoable(t::archived_named(&done), move || restore::<R>(id));
                route::leave(saved.list);
            });
        };
        view! {
            <div><Button kind=Kind::DangerQuiet icon=Glyph::Archive on_press=move |()| open.set(true)>{t::archive}</Button></div>
            <Confirm
                open
                on_close=move |()| open.set(false)
                title=move || t::archive_question(&asked)
                text=t::archive_text
                action=t::archive
                busy=submit.busy
                on_confirm=archive
            />
        }
    })
}

/// Brings a record back, from a notice that may outlive its page.
fn restore<R: Resource>(id: Uuid) {
    spawn_local(async move {
        match resource::restore::<R>(id).await {
            Ok(_) => {
                changed();
                toast::done(interface::undone());
            }
            Err(failure) => toast::failed(&failure),
        }
    });
}

/// Says that the record of a form is archived, and brings it back.
#[component]
pub fn ArchivedNote<R: Resource>(editor: Editor<R>, saved: Saved<R>, on_restored: Callback<()>) -> impl IntoView {
    let submit = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
    let name = editor.record().map(|view| (saved.name)(&view)).unwrap_or_default();
    let press = move |()| {
        let (Some(id), name) = (editor.id, name.clone()) else { return };
        submit.run(resource::restore::<R>(id), move |_| {
            changed();
            toast::done(t::restored(&name));
            on_restored.run(());
        });
    };
    let acts = {
        let press = Callback::new(press);
        move || view! { <Button size=Size::Small icon=Glyph::Undo busy=submit.busy on_press=press>{t::restore}</Button> }
    };
    view! { <Banner tone="warning" glyph=Glyph::Archive acts>{t::archived_note}</Banner> }
}

//! Removing what has no archive, after asking.

use leptos::prelude::*;

use crate::api::resource::{self, Resource};
use crate::components::{Button, Confirm, Glyph, Kind, toast};
use crate::i18n::{Plain, texts::consultation_rules as t};
use crate::pages::settings::{Editor, changed};
use crate::remote::Submit;
use crate::route::{self, Route};

/// The words of a removal.
#[derive(Clone, Copy)]
pub struct Words {
    pub action: Plain,
    pub title: fn(&str) -> String,
    pub text: Plain,
}

/// The button; nothing for a new record.
#[component]
pub fn Removal<R: Resource>(editor: Editor<R>, words: Words, list: Route, name: fn(&R::View) -> String) -> impl IntoView {
    let (asking, submit) = (RwSignal::new(false), Submit::new());
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            asking.set(false);
            toast::failed(&failure);
        }
    });
    editor.record().zip(editor.id).map(|(view, id)| {
        let (asked, done) = (name(&view), name(&view));
        let remove = move |()| {
            let (etag, done) = (editor.etag(), done.clone());
            submit.run(async move { resource::delete::<R>(id, &etag).await }, move |()| {
                changed();
                toast::done(t::removed(&done));
                route::leave(list);
            });
        };
        view! {
            <div><Button kind=Kind::DangerQuiet icon=Glyph::Trash on_press=move |()| asking.set(true)>{words.action}</Button></div>
            <Confirm
                open=asking
                on_close=move |()| asking.set(false)
                title=move || (words.title)(&asked)
                text=words.text
                action=words.action
                busy=submit.busy
                on_confirm=remove
            />
        }
    })
}

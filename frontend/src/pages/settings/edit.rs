//! The frame of every form: reading the record, the fields, the failures, and the buttons at its foot.

use leptos::prelude::*;
use uuid::Uuid;

use super::archive::{ArchiveAction, ArchivedNote};
use super::conflict::{FieldName, SaveFailure};
use super::editor::{AfterSave, Editor};
use crate::api::Revision;
use crate::api::resource::{self, Resource};
use crate::components::{Button, ErrorSummary, FailureNote, Kind, LinkButton, Skeleton, toast};
use crate::i18n::texts::{interface, settings as t};
use crate::remote::Remote;
use crate::route::{self, Route};

/// Where a form leads when it is done, and what its parts are called.
pub struct Saved<R: Resource> {
    /// The list that the record belongs to.
    pub list: Route,
    /// Where a record goes to that was just made; the list when none.
    pub made: Option<fn(&R::View) -> Route>,
    /// The name of a record, for notices.
    pub name: fn(&R::View) -> String,
    /// The names of the fields, for telling two versions apart.
    pub fields: &'static [FieldName],
}

impl<R: Resource> Clone for Saved<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R: Resource> Copy for Saved<R> {}

/// The name of the record that the form below a title is about, once it is read.
#[derive(Clone, Copy)]
struct Named(RwSignal<String>);

/// A title that also names the record of the form below it.
pub fn edit_title(title: TextProp) -> TextProp {
    let name = RwSignal::new(String::new());
    provide_context(Named(name));
    let whole = move || name.with(|name| if name.is_empty() { title.get().to_string() } else { t::title_named(&title.get(), name) });
    whole.into()
}

/// What a form is about.
pub enum Target<R: Resource> {
    /// A new record that starts like this.
    New(R::Form),
    Existing(Uuid),
}

impl<R: Resource> Target<R> {
    /// The record with this id, or a new one.
    pub fn of(id: Option<Uuid>, blank: impl FnOnce() -> R::Form) -> Target<R> {
        id.map_or_else(|| Target::New(blank()), Target::Existing)
    }
}

/// The form of a record.
pub fn edit<R: Resource>(target: Target<R>, saved: Saved<R>, fields: impl Fn(Editor<R>) -> AnyView + Clone + Send + 'static) -> AnyView {
    edit_with(target, saved, fields, |_| ())
}

/// As [`edit`], telling others of what was saved.
pub fn edit_with<R: Resource>(
    target: Target<R>,
    saved: Saved<R>,
    fields: impl Fn(Editor<R>) -> AnyView + Clone + Send + 'static,
    tell: impl Fn(&R::View) + Send + Sync + 'static,
) -> AnyView {
    let after = move |revision: &Revision<R::View>| {
        tell(&revision.record);
        toast::done(t::saved(&(saved.name)(&revision.record)));
    };
    let id = match target {
        Target::Existing(id) => id,
        Target::New(blank) => {
            let after = AfterSave::<R>::new(move |revision: Revision<R::View>| {
                after(&revision);
                route::leave(saved.made.map_or(saved.list, |made| made(&revision.record)));
            });
            return form(Editor::blank(blank, after), saved, &fields, Callback::new(|()| ()));
        }
    };
    let record = Remote::new(move || resource::find::<R>(id));
    name_title(record, saved);
    let reload = Callback::new(move |()| record.reload());
    let after = AfterSave::<R>::new(move |revision| {
        after(&revision);
        match stays(saved.list) {
            true => record.put(revision),
            false => route::leave(saved.list),
        }
    });
    let content = move || match record.value.get() {
        Some(revision) => form(Editor::over(id, revision, after), saved, &fields, reload),
        None if record.failure.with(Option::is_none) => view! { <div class="form-page"><Skeleton lines=8 /></div> }.into_any(),
        None => ().into_any(),
    };
    let failure = move || {
        let failure = record.failure.get();
        failure.map(|failure| view! { <div class="form-page"><FailureNote failure on_retry=reload /></div> })
    };
    view! { {failure} {content} }.into_any()
}

/// Tells the title above, if it names records, what this one is called.
fn name_title<R: Resource>(record: Remote<Revision<R::View>>, saved: Saved<R>) {
    if let Some(Named(title)) = use_context::<Named>().filter(|_| !stays(saved.list)) {
        Effect::new(move |_| {
            record.value.with(|read| title.set(read.as_ref().map(|read| (saved.name)(&read.record)).unwrap_or_default()));
        });
    }
}

/// Whether the form is the page of its list, as that of the clinic's profile is.
fn stays(list: Route) -> bool {
    route::address().with_untracked(|address| address.route == list)
}

fn form<R: Resource>(
    editor: Editor<R>,
    saved: Saved<R>,
    fields: &(impl Fn(Editor<R>) -> AnyView + 'static),
    on_reload: Callback<()>,
) -> AnyView {
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        editor.save();
    };
    let archived = editor.is_archived();
    let action = if editor.id.is_some() { interface::save } else { t::create };
    view! {
        <form class="form-page" on:submit=send novalidate>
            {archived.then(|| view! { <ArchivedNote editor saved on_restored=on_reload /> })}
            <ErrorSummary errors=editor.errors />
            <SaveFailure editor names=saved.fields on_reload />
            <fieldset class="form-fields" disabled=archived>{fields(editor)}</fieldset>
            // Before the foot, which stays in sight: what takes a record away is not under the thumb.
            <ArchiveAction editor saved />
            <div class="form-foot" hidden=archived>
                <Button kind=Kind::Primary submit=true busy=editor.submit.busy>{action}</Button>
                {(!stays(saved.list)).then(|| view! { <LinkButton href=saved.list.href()>{interface::cancel}</LinkButton> })}
            </div>
        </form>
    }
    .into_any()
}

//! The doctor's comment, which the patient reads first; what waits for it is released with it.

use domain::Document;
use domain::identity::Permission;
use domain::lab::{CreateLabRelease, EarlierComment, LabReportState};
use leptos::prelude::*;

use super::opened::Opened;
use crate::api::lab::create_lab_release;
use crate::api::{Key, session};
use crate::components::{Button, FailureNote, FormErrors, Glyph, Icon, Kind, Size, TextArea, toast};
use crate::format;
use crate::i18n::texts::{interface, lab as t};
use crate::pages::settings::filled;
use crate::remote::Submit;
use crate::route;

/// The comment, and writing one.
#[component]
pub fn CommentCard(opened: Opened) -> impl IntoView {
    let view = opened.view;
    let writing = RwSignal::new(false);
    let waits = Memo::new(move |_| view.with(|r| r.state == LabReportState::AwaitingComment));
    let verified = move || view.with(|r| r.state != LabReportState::Draft);
    let may = Memo::new(|_| session::may(Permission::CommentLab));
    let shown = move || view.with(|r| r.comment.clone()).filter(|_| !writing.get());
    let by = move || {
        view.with(|r| {
            let at = r.commented_at.map(|at| format::date_time(at, &opened.zone()))?;
            Some(t::comment_by(r.commented_by_name.as_deref().unwrap_or_default(), &at))
        })
    };
    let due = move || view.with(|r| r.comment_due_at).filter(|_| waits.get()).map(|at| format::date_time(at, &opened.zone()));
    let writes = move || may.get() && verified() && (waits.get() || writing.get());
    let begin = move || if view.with(|r| r.comment.is_some()) { t::change_comment() } else { t::add_comment() };
    view! {
        <Show when=move || due().is_some()>
            <div class="banner" data-tone="warning" data-edge role="status"><Icon glyph=Glyph::Clock /><div>{move || due().map(|at| t::released_at_the_latest(&at))}</div></div>
        </Show>
        {move || shown().map(|comment| view! {
            <blockquote class="lab-comment"><p class="pre">{comment}</p><footer class="sub">{by}</footer><EarlierComments opened /></blockquote>
        })}
        <Show when=writes><Form opened writing waits /></Show>
        <Show when=move || may.get() && verified() && !waits.get() && !writing.get()>
            <div class="lab-comment-act"><Button size=Size::Small kind=Kind::Quiet icon=Glyph::Pencil on_press=move |()| writing.set(true)>{begin}</Button></div>
        </Show>
    }
}

#[component]
fn EarlierComments(opened: Opened) -> impl IntoView {
    let line = move |earlier: EarlierComment| {
        let by = t::comment_by(&earlier.commented_by_name, &format::date_time(earlier.commented_at, &opened.zone()));
        view! { <li><p class="pre">{earlier.comment}</p><p class="sub">{by}</p></li> }
    };
    move || {
        let all = opened.view.with(|r| r.earlier_comments.clone());
        (!all.is_empty()).then(
            || view! { <details><summary>{t::earlier_comments}</summary><ul>{all.into_iter().map(line).collect_view()}</ul></details> },
        )
    }
}

#[component]
fn Form(opened: Opened, writing: RwSignal<bool>, waits: Memo<bool>) -> impl IntoView {
    let errors = FormErrors::provide();
    let start = opened.view.with_untracked(|r| r.comment.clone()).unwrap_or_default();
    let comment = RwSignal::new(start.clone());
    let (submit, key) = (Submit::new(), StoredValue::new(Key::new()));
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
            key.set_value(Key::new());
        }
    });
    route::watch_unsaved(Signal::derive(move || !submit.busy.get() && comment.with(|text| *text != start)));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let mut body = CreateLabRelease { comment: comment.with_untracked(|text| filled(text)) };
        if !errors.check(body.check()) {
            return;
        }
        let released = waits.get_untracked();
        let (id, key) = (opened.id(), key.get_value());
        submit.run(async move { create_lab_release(id, &body, &key).await }, move |view| {
            toast::done(if released { t::released_to(&view.patient_name) } else { t::comment_saved().to_owned() });
            opened.absorb(view);
            writing.set(false);
        });
    };
    let label = move || if waits.get() { t::release_for(&opened.patient()) } else { t::save_comment_for(&opened.patient()) };
    let failure = move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <FailureNote failure /> });
    view! {
        <form class="lab-comment-form" on:submit=send novalidate>
            {failure}
            <TextArea label=t::comment at="/comment" value=comment hint=t::comment_hint rows=4 max_length=4000 />
            <div class="rowx">
                <Button kind=Kind::Primary submit=true busy=submit.busy>{label}</Button>
                <Show when=move || !waits.get()><Button on_press=move |()| writing.set(false)>{interface::cancel}</Button></Show>
            </div>
        </form>
    }
}

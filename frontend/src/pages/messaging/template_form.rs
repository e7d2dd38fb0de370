//! One template: its texts in both languages, what can be filled in, and a preview.

use domain::messaging::{CreatePreview, MessagePreview, MessageTemplateForm, MessageTemplateView, TemplateVariable};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::messaging::{Templates, create_message_preview};
use crate::components::{Button, FailureNote, Glyph, TextArea, TextField};
use crate::i18n::{Lang, lang, texts::messages as t};
use crate::pages::settings::{Editor, Saved, SettingsPage, Target, edit};
use crate::remote::Submit;
use crate::route::{Route, Setting};
use crate::shell;

const SAVED: Saved<Templates> = Saved {
    list: Route::Settings(Setting::Templates),
    made: None,
    name: |view: &MessageTemplateView| view.code.label(lang()).to_owned(),
    fields: &[
        ("subject_id", t::subject_id),
        ("subject_en", t::subject_en),
        ("inbox_id", t::inbox_id),
        ("inbox_en", t::inbox_en),
        ("body_id", t::body_id),
        ("body_en", t::body_en),
    ],
};

/// The form of a template.
#[component]
pub fn TemplateForm(id: Uuid) -> impl IntoView {
    shell::title(|| t::edit_template().to_owned());
    view! {
        <SettingsPage current=Some(Setting::Templates) title=t::edit_template>
            {edit(Target::Existing(id), SAVED, |editor| view! { <Fields editor /> }.into_any())}
        </SettingsPage>
    }
}

#[component]
fn Fields(editor: Editor<Templates>) -> impl IntoView {
    let first = editor.form();
    let (subject_id, subject_en) = (RwSignal::new(first.subject_id), RwSignal::new(first.subject_en));
    let (inbox_id, inbox_en) = (RwSignal::new(first.inbox_id), RwSignal::new(first.inbox_en));
    let (body_id, body_en) = (RwSignal::new(first.body_id), RwSignal::new(first.body_en));
    editor.follow(move || MessageTemplateForm {
        subject_id: subject_id.get(),
        subject_en: subject_en.get(),
        inbox_id: inbox_id.get(),
        inbox_en: inbox_en.get(),
        body_id: body_id.get(),
        body_en: body_en.get(),
    });
    let variables = editor.record().map(|view| view.variables).unwrap_or_default();
    let variable = |v: TemplateVariable| {
        let name = serde_json::to_value(v.name).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default();
        let written = format!("{{{{ {name} }}}}");
        view! { <li><code>{written}</code>" "<span class="sub">{move || if lang() == Lang::Id { v.label_id.clone() } else { v.label_en.clone() }}</span></li> }
    };
    let id = editor.id.unwrap_or_default();
    let texts = Signal::derive(move || match lang() {
        Lang::Id => CreatePreview { language: Lang::Id, subject: subject_id.get(), inbox: inbox_id.get(), body: body_id.get() },
        Lang::En => CreatePreview { language: Lang::En, subject: subject_en.get(), inbox: inbox_en.get(), body: body_en.get() },
    });
    view! {
        <TextField label=t::subject_id at="/subject_id" value=subject_id max_length=200 />
        <TextArea label=t::inbox_id at="/inbox_id" value=inbox_id max_length=500 hint=t::inbox_hint />
        <TextArea label=t::body_id at="/body_id" value=body_id rows=8 max_length=5000 />
        <TextField label=t::subject_en at="/subject_en" value=subject_en max_length=200 />
        <TextArea label=t::inbox_en at="/inbox_en" value=inbox_en max_length=500 hint=t::inbox_hint />
        <TextArea label=t::body_en at="/body_en" value=body_en rows=8 max_length=5000 />
        <section class="form-section">
            <h2>{t::variables}</h2>
            <ul class="plain-list">{variables.into_iter().map(variable).collect_view()}</ul>
        </section>
        <Preview id texts />
    }
}

/// How the texts on the page would read, in the language in use.
#[component]
fn Preview(id: Uuid, texts: Signal<CreatePreview>) -> impl IntoView {
    let submit = Submit::new();
    let shown = RwSignal::new(None::<MessagePreview>);
    let ask = move |()| {
        let texts = texts.get_untracked();
        submit.run(async move { create_message_preview(id, &texts).await }, move |preview| shown.set(Some(preview)));
    };
    let failure = move || submit.failure.get().map(|failure| view! { <FailureNote failure /> });
    let letter = move || {
        shown.get().map(|preview| {
            view! {
                <div class="letter">
                    <p class="strong">{preview.subject}</p>
                    <p class="sub pre">{preview.inbox}</p>
                    <p class="pre">{preview.body}</p>
                </div>
            }
        })
    };
    view! {
        <section class="form-section">
            <h2>{t::preview_title}</h2>
            <div><Button icon=Glyph::Eye busy=submit.busy on_press=ask>{t::preview}</Button></div>
            {failure}
            {letter}
        </section>
    }
}

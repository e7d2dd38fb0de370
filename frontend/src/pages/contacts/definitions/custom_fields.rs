//! The fields that the clinic adds to its records: their list, and the form of one.

use domain::contacts::{CreateCustomField, CustomFieldKind, CustomFieldResource, CustomFieldView};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::directory::CustomFields;
use crate::api::resource::{Query, list};
use crate::components::grid::{Column, Record, Rows};
use crate::components::{Empty, Glyph, LinkButton, SelectField, TextArea, TextField};
use crate::i18n::{
    Lang, lang,
    texts::{accounts as t, settings},
};
use crate::pages::settings::{
    ArchiveSwitch, Editor, NewLink, RecordTable, Saved, SettingsPage, Target, edit, follow_changes, name_link, shows_archive, suggest_code,
};
use crate::route::{Route, Setting};
use crate::shell::{self, open_to};

const NEW: Route = Route::NewSetting(Setting::CustomFields);

fn label(view: &CustomFieldView) -> String {
    if lang() == Lang::Id { view.label_id.clone() } else { view.label_en.clone() }
}

impl Record for CustomFieldView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        label(self)
    }

    fn href(&self) -> String {
        Route::EditSetting(Setting::CustomFields, self.id).href()
    }
}

fn columns() -> Vec<Column<CustomFieldView>> {
    vec![
        Column::new("label", settings::name, |f: &CustomFieldView| {
            let (form, archived, view) = (Route::EditSetting(Setting::CustomFields, f.id), f.archived_at.is_some(), f.clone());
            move || name_link(label(&view), form, archived)
        })
        .class("nm"),
        Column::new("resource", t::field_resource, |f: &CustomFieldView| {
            let resource = f.resource;
            move || resource.label(lang())
        }),
        Column::new("kind", t::field_kind, |f: &CustomFieldView| {
            let kind = f.kind;
            move || kind.label(lang())
        }),
        Column::new("key", t::field_key, |f: &CustomFieldView| view! { <code>{f.key.clone()}</code> }),
        Column::new("position", t::position, |f: &CustomFieldView| f.position.to_string()).class("r"),
    ]
}

/// The list of custom fields.
#[component]
pub fn CustomFieldsPage() -> impl IntoView {
    shell::title(|| settings::custom_fields().to_owned());
    let archived = shows_archive();
    let rows = Rows::new(move || {
        follow_changes();
        let query = Query { archived: archived.get(), ..Query::counted(100) };
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<CustomFields>(&query).await }
        }
    });
    let actions = || view! { <ArchiveSwitch /><NewLink target=NEW label=t::new_field /> };
    let empty = || {
        view! {
            <Empty glyph=Glyph::Columns title=t::fields_empty text=t::fields_empty_text>
                {open_to(NEW).then(|| view! { <LinkButton href=NEW.href()>{t::new_field}</LinkButton> })}
            </Empty>
        }
    };
    view! {
        <SettingsPage current=Some(Setting::CustomFields) title=settings::custom_fields sub=t::fields_sub count=rows.count actions>
            <div class="page-body">
                <RecordTable rows label=settings::custom_fields columns=columns() muted=|f| f.archived_at.is_some() empty />
            </div>
        </SettingsPage>
    }
}

const SAVED: Saved<CustomFields> = Saved {
    list: Route::Settings(Setting::CustomFields),
    made: None,
    name: label,
    fields: &[("label_id", t::label_id), ("label_en", t::label_en), ("choices", t::choices), ("position", t::position)],
};

/// The form of a custom field.
#[component]
pub fn CustomFieldForm(id: Option<Uuid>) -> impl IntoView {
    let title = if id.is_some() { t::edit_field } else { t::new_field };
    shell::title(move || title().to_owned());
    let blank = || CreateCustomField {
        resource: CustomFieldResource::Contact,
        key: String::new(),
        label_id: String::new(),
        label_en: String::new(),
        kind: CustomFieldKind::Text,
        choices: Vec::new(),
        position: 0,
    };
    view! {
        <SettingsPage current=Some(Setting::CustomFields) title>
            {edit(Target::of(id, blank), SAVED, |editor| view! { <Fields editor /> }.into_any())}
        </SettingsPage>
    }
}

#[component]
fn Fields(editor: Editor<CustomFields>) -> impl IntoView {
    let first = editor.form();
    let (label_id, label_en) = (RwSignal::new(first.label_id), RwSignal::new(first.label_en));
    let (key, kind) = (RwSignal::new(first.key), RwSignal::new(first.kind.code().to_owned()));
    let resource = RwSignal::new(first.resource.code().to_owned());
    let (choices, position) = (RwSignal::new(first.choices.join("\n")), RwSignal::new(first.position.to_string()));
    let fresh = editor.id.is_none();
    if fresh {
        suggest_code(key, label_en);
    }
    let is_choice = move || kind.with(|code| CustomFieldKind::from_code(code)) == Some(CustomFieldKind::Choice);
    let lines = move || {
        let lines = choices.with(|text| text.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect::<Vec<_>>());
        if is_choice() { lines } else { Vec::new() }
    };
    editor.follow(move || CreateCustomField {
        resource: resource.with(|code| CustomFieldResource::from_code(code)).unwrap_or(CustomFieldResource::Contact),
        key: key.get(),
        label_id: label_id.get(),
        label_en: label_en.get(),
        kind: kind.with(|code| CustomFieldKind::from_code(code)).unwrap_or(CustomFieldKind::Text),
        choices: lines(),
        // What cannot be read is out of range, and the field says so.
        position: position.with(|text| text.trim().parse().unwrap_or(-1)),
    });
    let resources =
        Signal::derive(|| CustomFieldResource::ALL.iter().map(|r| (r.code().to_owned(), r.label(lang()).to_owned())).collect::<Vec<_>>());
    let kinds =
        Signal::derive(|| CustomFieldKind::ALL.iter().map(|k| (k.code().to_owned(), k.label(lang()).to_owned())).collect::<Vec<_>>());
    let fixed = if fresh { t::field_key_hint } else { t::field_fixed };
    view! {
        <div class="pair">
            <TextField label=t::label_id at="/label_id" value=label_id autofocus=fresh max_length=100 />
            <TextField label=t::label_en at="/label_en" value=label_en max_length=100 />
            <SelectField label=t::field_resource at="/resource" value=resource options=resources hint=t::field_fixed disabled=!fresh />
            <SelectField label=t::field_kind at="/kind" value=kind options=kinds hint=t::field_fixed disabled=!fresh />
            <TextField label=t::field_key at="/key" value=key hint=fixed readonly=!fresh max_length=40 />
            <TextField label=t::position at="/position" value=position hint=t::position_hint inputmode="numeric" max_length=4 />
        </div>
        <Show when=is_choice>
            <TextArea label=t::choices at="/choices" value=choices hint=t::choices_hint rows=5 />
        </Show>
    }
}

//! Rooms and equipment.

use domain::scheduling::{CreateResource, ResourceKind, ResourceView};
use leptos::prelude::*;
use uuid::Uuid;

use super::options::{location_choices, one_of, text_of};
use crate::api::resource::{Query, list};
use crate::api::scheduling::Resources;
use crate::components::grid::{Column, Record, Rows};
use crate::components::{Empty, Glyph, LinkButton, SelectField, TextField};
use crate::i18n::{
    lang,
    texts::{hours as t, interface, settings},
};
use crate::pages::settings::{
    ArchiveSwitch, Editor, NewLink, RecordTable, Saved, SettingsPage, Target, edit, follow_changes, name_link, shows_archive,
};
use crate::route::{Route, Setting};
use crate::shell::{self, branches, open_to};

const NEW: Route = Route::NewSetting(Setting::Resources);

impl Record for ResourceView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn href(&self) -> String {
        Route::EditSetting(Setting::Resources, self.id).href()
    }
}

fn columns() -> Vec<Column<ResourceView>> {
    vec![
        Column::new("name", settings::name, |r: &ResourceView| {
            let (form, archived, name) = (Route::EditSetting(Setting::Resources, r.id), r.archived_at.is_some(), r.name.clone());
            move || name_link(name.clone(), form, archived)
        })
        .class("nm"),
        Column::new("kind", t::kind, |r: &ResourceView| {
            let kind = r.kind;
            move || kind.label(lang())
        }),
        Column::new("location", t::branch, |r: &ResourceView| r.location_name.clone()),
    ]
}

/// The list of rooms and devices.
#[component]
pub fn ResourcesPage() -> impl IntoView {
    shell::title(|| t::resources().to_owned());
    let archived = shows_archive();
    let rows = Rows::new(move || {
        follow_changes();
        let query = Query { archived: archived.get(), ..Query::counted(200) };
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<Resources>(&query).await }
        }
    });
    let actions = move || {
        view! {
            <ArchiveSwitch />
            <NewLink target=NEW label=t::new_resource />
        }
    };
    let empty = move || {
        view! {
            <Empty glyph=Glyph::Building title=t::resources_empty text=t::resources_empty_text>
                {open_to(NEW).then(|| view! { <LinkButton href=NEW.href()>{t::new_resource}</LinkButton> })}
            </Empty>
        }
    };
    view! {
        <SettingsPage current=Some(Setting::Resources) title=t::resources sub=t::resources_sub count=rows.count actions>
            <div class="page-body">
                <RecordTable rows label=t::resources columns=columns() muted=|r| r.archived_at.is_some() empty />
            </div>
        </SettingsPage>
    }
}

const SAVED: Saved<Resources> = Saved {
    list: Route::Settings(Setting::Resources),
    made: None,
    name: |view: &ResourceView| view.name.clone(),
    fields: &[("name", settings::name), ("kind", t::kind), ("location_id", t::branch)],
};

/// The form of a room or device.
#[component]
pub fn ResourceForm(id: Option<Uuid>) -> impl IntoView {
    let title = if id.is_some() { t::edit_resource } else { t::new_resource };
    shell::title(move || title().to_owned());
    let blank = || CreateResource {
        location_id: untrack(|| branches().chosen.get()).unwrap_or_default(),
        kind: ResourceKind::Room,
        name: String::new(),
    };
    view! {
        <SettingsPage current=Some(Setting::Resources) title>
            {edit(Target::of(id, blank), SAVED, |editor| view! { <Fields editor /> }.into_any())}
        </SettingsPage>
    }
}

#[component]
fn Fields(editor: Editor<Resources>) -> impl IntoView {
    let first = editor.form();
    let (name, kind) = (RwSignal::new(first.name), RwSignal::new(first.kind.code().to_owned()));
    let location = RwSignal::new(text_of(Some(first.location_id)));
    editor.follow(move || CreateResource {
        location_id: location.with(|id| one_of(id)),
        kind: kind.with(|kind| ResourceKind::from_code(kind)).unwrap_or(ResourceKind::Room),
        name: name.get(),
    });
    let kinds = Signal::derive(|| ResourceKind::ALL.iter().map(|k| (k.code().to_owned(), k.label(lang()).to_owned())).collect::<Vec<_>>());
    view! {
        <TextField label=settings::name at="/name" value=name autofocus=editor.id.is_none() max_length=100 />
        <div class="pair">
            <SelectField label=t::kind at="/kind" value=kind options=kinds />
            <SelectField label=t::branch at="/location_id" value=location options=location_choices(interface::choose) />
        </div>
    }
}

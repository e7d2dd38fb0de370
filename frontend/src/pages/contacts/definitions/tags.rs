//! The labels that people can be given: their list, and the form of one.

use domain::contacts::{CreateTag, TagDetails};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::directory::Tags;
use crate::api::resource::{Query, list};
use crate::components::grid::{Column, Record, Rows};
use crate::components::{Empty, Glyph, LinkButton, TextField};
use crate::format;
use crate::i18n::texts::{accounts as t, settings};
use crate::pages::settings::{
    ArchiveSwitch, Editor, NewLink, RecordTable, Saved, SettingsPage, Target, edit, follow_changes, name_link, shows_archive,
};
use crate::route::{Route, Setting};
use crate::shell::{self, open_to};

const NEW: Route = Route::NewSetting(Setting::Tags);

impl Record for TagDetails {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn href(&self) -> String {
        Route::EditSetting(Setting::Tags, self.id).href()
    }
}

fn columns() -> Vec<Column<TagDetails>> {
    vec![
        Column::new("name", settings::name, |tag: &TagDetails| {
            name_link(tag.name.clone(), Route::EditSetting(Setting::Tags, tag.id), tag.archived_at.is_some())
        })
        .class("nm"),
        Column::new("updated", t::updated, |tag: &TagDetails| {
            let at = tag.updated_at;
            move || format::short_date(shell::zone().wall(at).date())
        }),
    ]
}

/// The list of tags.
#[component]
pub fn TagsPage() -> impl IntoView {
    shell::title(|| settings::tags().to_owned());
    let archived = shows_archive();
    let rows = Rows::new(move || {
        follow_changes();
        let query = Query { archived: archived.get(), ..Query::counted(100) };
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<Tags>(&query).await }
        }
    });
    let actions = || view! { <ArchiveSwitch /><NewLink target=NEW label=t::new_tag /> };
    let empty = || {
        view! {
            <Empty glyph=Glyph::Tag title=t::tags_empty text=t::tags_empty_text>
                {open_to(NEW).then(|| view! { <LinkButton href=NEW.href()>{t::new_tag}</LinkButton> })}
            </Empty>
        }
    };
    view! {
        <SettingsPage current=Some(Setting::Tags) title=settings::tags sub=t::tags_sub count=rows.count actions>
            <div class="page-body">
                <RecordTable rows label=settings::tags columns=columns() muted=|tag| tag.archived_at.is_some() empty />
            </div>
        </SettingsPage>
    }
}

const SAVED: Saved<Tags> = Saved {
    list: Route::Settings(Setting::Tags),
    made: None,
    name: |view: &TagDetails| view.name.clone(),
    fields: &[("name", settings::name)],
};

/// The form of a tag.
#[component]
pub fn TagForm(id: Option<Uuid>) -> impl IntoView {
    let title = if id.is_some() { t::edit_tag } else { t::new_tag };
    shell::title(move || title().to_owned());
    let blank = || CreateTag { name: String::new() };
    view! {
        <SettingsPage current=Some(Setting::Tags) title>
            {edit(Target::of(id, blank), SAVED, |editor| view! { <Fields editor /> }.into_any())}
        </SettingsPage>
    }
}

#[component]
fn Fields(editor: Editor<Tags>) -> impl IntoView {
    let name = RwSignal::new(editor.form().name);
    editor.follow(move || CreateTag { name: name.get() });
    view! { <TextField label=settings::name at="/name" value=name hint=t::tag_hint autofocus=editor.id.is_none() max_length=60 /> }
}

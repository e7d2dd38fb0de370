//! The templates of messages.

use domain::messaging::MessageTemplateView;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::messaging::Templates;
use crate::api::resource::{Query, list};
use crate::components::grid::{Column, Record, Rows};
use crate::components::{Empty, Glyph};
use crate::i18n::{
    lang,
    texts::{messages as t, settings},
};
use crate::pages::settings::{RecordTable, SettingsPage, follow_changes, name_link};
use crate::route::{Route, Setting};
use crate::shell;

impl Record for MessageTemplateView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        self.code.label(lang()).to_owned()
    }

    fn href(&self) -> String {
        Route::EditSetting(Setting::Templates, self.id).href()
    }
}

fn columns() -> Vec<Column<MessageTemplateView>> {
    vec![
        Column::new("name", settings::name, |m: &MessageTemplateView| {
            let (form, code) = (Route::EditSetting(Setting::Templates, m.id), m.code);
            move || name_link(code.label(lang()).to_owned(), form, false)
        })
        .class("nm"),
        Column::new("subject", t::subject, |m: &MessageTemplateView| {
            let view = m.clone();
            move || crate::pages::scheduling::words::in_lang(&view.subject_id, &view.subject_en).to_owned()
        }),
        Column::new("purpose", t::purpose, |m: &MessageTemplateView| {
            let purpose = m.purpose;
            move || purpose.label(lang())
        }),
        Column::new("version", t::state, |m: &MessageTemplateView| {
            let (shipped, version) = (m.shipped, m.version);
            move || if shipped { t::shipped().to_owned() } else { format!("{}, {}", t::changed(), t::version(version)) }
        }),
    ]
}

/// The list.
#[component]
pub fn TemplatesPage() -> impl IntoView {
    shell::title(|| t::templates().to_owned());
    let rows = Rows::new(move || {
        follow_changes();
        move |cursor| {
            let query = Query { cursor, ..Query::default() };
            async move { list::<Templates>(&query).await }
        }
    });
    let empty = move || view! { <Empty glyph=Glyph::Mail title=t::search_none text=t::none_text /> };
    view! {
        <SettingsPage current=Some(Setting::Templates) title=t::templates sub=t::templates_sub>
            <div class="page-body"><RecordTable rows label=t::templates columns=columns() muted=|_| false empty /></div>
        </SettingsPage>
    }
}

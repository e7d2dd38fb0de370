//! The list of canned answers: one's own, and those for all doctors.

use domain::consultations::CannedAnswerView;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::consultations::CannedAnswers;
use crate::api::resource::{Query, list};
use crate::components::grid::{Column, Record, Rows};
use crate::components::{Empty, Glyph, LinkButton};
use crate::i18n::{Lang, lang, texts::consultation_rules as t, texts::settings};
use crate::pages::scheduling::words::in_lang;
use crate::pages::settings::{NewLink, NothingFound, RecordTable, SearchBox, SettingsPage, follow_changes, name_link};
use crate::route::{Route, Setting};
use crate::shell::{self, open_to};

const NEW: Route = Route::NewSetting(Setting::CannedAnswers);

impl Record for CannedAnswerView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        in_lang(&self.title_id, &self.title_en).to_owned()
    }

    fn href(&self) -> String {
        Route::EditSetting(Setting::CannedAnswers, self.id).href()
    }
}

fn columns() -> Vec<Column<CannedAnswerView>> {
    vec![
        Column::new("title", settings::name, |answer: &CannedAnswerView| {
            let (form, view) = (Route::EditSetting(Setting::CannedAnswers, answer.id), answer.clone());
            move || name_link(view.name(), form, false)
        })
        .class("nm"),
        Column::new("text", t::canned, |answer: &CannedAnswerView| {
            let view = answer.clone();
            move || view! { <span class="sub">{in_lang(&view.text_id, &view.text_en).chars().take(90).collect::<String>()}</span> }
        }),
        Column::new("shared", t::for_whom, |answer: &CannedAnswerView| {
            let shared = answer.shared;
            move || if shared { t::for_all() } else { t::for_me() }
        }),
    ]
}

/// The list.
#[component]
pub fn CannedPage() -> impl IntoView {
    shell::title(|| t::canned().to_owned());
    let search = RwSignal::new(String::new());
    let rows = Rows::new(move || {
        follow_changes();
        let (sort, filter) = match lang() {
            Lang::Id => ("title_id", "filter[title_id][contains]"),
            Lang::En => ("title_en", "filter[title_en][contains]"),
        };
        let query = Query { sort: Some(sort.to_owned()), ..Query::counted(100) }.maybe(filter, Some(search.get()));
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<CannedAnswers>(&query).await }
        }
    });
    let actions = move || {
        view! {
            <SearchBox label=t::search_canned asked=search />
            <NewLink target=NEW label=t::new_canned />
        }
    };
    let empty = move || match search.with(String::is_empty) {
        false => view! { <NothingFound on_clear=move |()| search.set(String::new()) /> }.into_any(),
        true => view! {
            <Empty glyph=Glyph::Message title=t::canned_empty text=t::canned_empty_text>
                {open_to(NEW).then(|| view! { <LinkButton href=NEW.href()>{t::new_canned}</LinkButton> })}
            </Empty>
        }
        .into_any(),
    };
    view! {
        <SettingsPage current=Some(Setting::CannedAnswers) title=t::canned sub=t::canned_sub count=rows.count actions>
            <div class="page-body"><RecordTable rows label=t::canned columns=columns() muted=|_| false empty /></div>
        </SettingsPage>
    }
}

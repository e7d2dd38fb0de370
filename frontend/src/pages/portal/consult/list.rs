//! The questions of the family, the latest first.

use domain::Page;
use domain::consultations::ConsultationView;
use leptos::prelude::*;
use uuid::Uuid;

use super::words;
use crate::api::Failure;
use crate::api::consultations::Consultations;
use crate::api::resource::{Query, list};
use crate::i18n::{Count, texts::portal_consult as t};
use crate::pages::portal::household::{Household, first_name};
use crate::pages::portal::parts::{Act, icon, refused, when};
use crate::pages::portal::place::Place;
use crate::remote::{Remote, Submit};

/// What is shown of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Questions {
    pub all: Vec<ConsultationView>,
    next: Option<String>,
}

impl Questions {
    pub async fn first() -> Result<Questions, Failure> {
        Ok(Questions::of(page(None).await?))
    }

    fn of(page: Page<ConsultationView>) -> Questions {
        Questions { all: page.data, next: page.page.next }
    }
}

async fn page(cursor: Option<String>) -> Result<Page<ConsultationView>, Failure> {
    list::<Consultations>(&Query { sort: Some("-last_message_at".to_owned()), limit: Some(30), cursor, ..Query::default() }).await
}

/// The list, each a link; the chosen one is marked.
#[component]
pub fn QuestionList(remote: Remote<Questions>, known: Signal<Questions>, #[prop(into)] chosen: Signal<Option<Uuid>>) -> impl IntoView {
    let more = Submit::new();
    let next = move || known.with(|known| known.next.clone());
    let load = move |()| {
        let Some(cursor) = next() else { return };
        more.run(page(Some(cursor)), move |page| {
            let older = Questions::of(page);
            let mut all = known.get_untracked().all;
            all.extend(older.all);
            remote.put(Questions { all, next: older.next });
        });
    };
    view! {
        <ul class="card flush rows">
            <For each=move || known.get().all key=|view| (view.id, view.version, view.unread) children=move |view| view! { <li>{line(view, chosen)}</li> } />
        </ul>
        {refused(more)}
        {move || next().is_some().then(|| view! { <Act class="btn wide" busy=more.busy on_press=load>{t::older}</Act> })}
    }
}

fn line(view: ConsultationView, chosen: Signal<Option<Uuid>>) -> impl IntoView {
    let id = view.id;
    let current = move || (chosen.get() == Some(id)).then_some("true");
    let (tone, glyph, word) = words::state(view.state);
    let zone = words::zone_of(&view);
    let day = when::short_day(zone.wall(view.last_message_at).date());
    let household = Household::here();
    let (contact, name) = (view.contact_id, first_name(&view.contact_name));
    // Whose question it is, where the family has more than one member.
    let whom = move || (household.family().len() > 1 || household.active().is_some_and(|m| m.id != contact)).then(|| format!(" · {name}"));
    let unread = (view.unread > 0).then(|| view! { <span class="status ok new">{t::unread(Count(view.unread))}</span> });
    view! {
        <a class="row visit" href=Place::Consultation(id).href() aria-current=current data-unread=(view.unread > 0).then_some("true")>
            <span><b>{view.subject}</b><span class="meta">{view.practitioner_name}" · "{day}{whom}</span></span>
            <span class="states">{unread}<span class=tone>{glyph.map(|glyph| icon(glyph, "i s"))}{word}</span></span>
        </a>
    }
}

//! The worklist of those who are due: the overdue first, with what was tried.

use domain::identity::Permission;
use domain::scheduling::{RecallState, RecallView};
use leptos::prelude::*;

use super::attempts::{AttemptDialog, Attempts};
use super::recall_form::{RecallDialog, RecallStart};
use crate::api::resource::{Query, list};
use crate::api::scheduling::Recalls;
use crate::api::session;
use crate::components::grid::{Record, Rows};
use crate::components::{Button, Chip, Empty, FailureNote, Glyph, Kind, PageHead, Size, Skeleton, Status, Tone};
use crate::format;
use crate::i18n::{
    Count, lang,
    texts::{settings, worklists as t},
};
use crate::live;
use crate::pages::scheduling::booking::{Start, open_booking};
use crate::pages::scheduling::words::in_lang;
use crate::route::{self, People, Route};
use crate::shell::{self, branches};

impl Record for RecallView {
    fn id(&self) -> uuid::Uuid {
        self.id
    }

    fn name(&self) -> String {
        self.contact_name.clone()
    }

    fn href(&self) -> String {
        Route::Recalls.href()
    }
}

/// Which of them are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    Overdue,
    Soon,
    Booked,
    All,
}

impl Which {
    const ALL: [Which; 4] = [Which::Overdue, Which::Soon, Which::Booked, Which::All];

    fn code(self) -> &'static str {
        match self {
            Which::Overdue => "overdue",
            Which::Soon => "soon",
            Which::Booked => "booked",
            Which::All => "all",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Which::Overdue => t::overdue(),
            Which::Soon => t::due_soon(),
            Which::Booked => RecallState::Booked.label(lang()),
            Which::All => t::all(),
        }
    }

    fn query(self, today: chrono::NaiveDate) -> Query {
        let query = Query { sort: Some("due_on".to_owned()), ..Query::counted(50) };
        let state = |state: RecallState| Some(state.code().to_owned());
        match self {
            Which::Overdue => {
                query.maybe("filter[state][eq]", state(RecallState::Open)).maybe("filter[due_on][lt]", Some(today.to_string()))
            }
            Which::Soon => query.maybe("filter[state][eq]", state(RecallState::Open)).maybe("filter[due_on][gte]", Some(today.to_string())),
            Which::Booked => query.maybe("filter[state][eq]", state(RecallState::Booked)),
            Which::All => query,
        }
    }
}

/// The worklist.
#[component]
pub fn RecallsPage() -> impl IntoView {
    shell::title(|| t::recalls().to_owned());
    let branch = branches().chosen;
    let kept = route::query("state");
    let which = Memo::new(move |_| {
        let code = kept.get();
        Which::ALL.into_iter().find(|w| Some(w.code()) == code.as_deref()).unwrap_or(Which::Overdue)
    });
    let rows = Rows::new(move || {
        let query = which.get().query(shell::zone().today());
        let query = query.maybe("filter[location_id][eq]", branch.get().map(|id| id.to_string()));
        move |cursor| {
            let query = Query { cursor, ..query.clone() };
            async move { list::<Recalls>(&query).await }
        }
    });
    live::gathered(&["recall"], move || rows.reload());
    let (adding, trying) = (RwSignal::new(None::<RecallStart>), RwSignal::new(None::<RecallView>));
    let chip = move |value: Which| {
        let pressed = Signal::derive(move || which.get() == value);
        let choose = move |()| route::replace_query(&[("state", (value != Which::Overdue).then(|| value.code().to_owned()))]);
        view! { <Chip pressed on_press=choose>{move || value.word()}</Chip> }
    };
    let nothing = move || rows.records.with(Vec::is_empty);
    let end = move || {
        if let Some(failure) = rows.failure.get() {
            return view! { <FailureNote failure on_retry=move |()| rows.reload() /> }.into_any();
        }
        match (rows.loading.get() && nothing(), nothing(), rows.has_more()) {
            (true, ..) => view! { <Skeleton lines=6 /> }.into_any(),
            (_, true, _) => view! { <Empty glyph=Glyph::CheckCircle title=t::recalls_empty text=t::recalls_empty_text /> }.into_any(),
            (_, _, true) => view! { <Button busy=rows.loading on_press=move |()| rows.more()>{settings::more_rows}</Button> }.into_any(),
            _ => ().into_any(),
        }
    };
    view! {
        <PageHead title=t::recalls sub=t::recalls_sub count=Signal::derive(move || rows.count.get())>
            <Show when=|| session::may(Permission::WriteRecalls)>
                <Button kind=Kind::Primary icon=Glyph::Plus on_press=move |()| adding.set(Some(RecallStart::default())) attr:data-key="c">{t::new_recall}</Button>
            </Show>
        </PageHead>
        <div class="page-body">
            <div class="chips" role="group" aria-label=t::state>{Which::ALL.map(chip)}</div>
            <ul class="worklist">
                <For each=move || rows.records.get() key=|r| (r.id, r.version, r.attempts) children=move |recall| view! { <Line recall=(*recall).clone() trying /> } />
            </ul>
            {end}
        </div>
        <RecallDialog adding on_saved=move |()| rows.reload() />
        <AttemptDialog trying on_done=move |()| rows.reload() />
    }
}

fn chip(recall: &RecallView) -> AnyView {
    let state = recall.state;
    let late = state == RecallState::Open && recall.due_on < shell::zone().today();
    let (tone, glyph) = match state {
        RecallState::Open if late => (Tone::Warning, Glyph::Clock),
        RecallState::Open => (Tone::Neutral, Glyph::Dashed),
        RecallState::Booked => (Tone::Info, Glyph::Calendar),
        RecallState::Done => (Tone::Success, Glyph::Check),
        RecallState::Declined => (Tone::Struck, Glyph::Ban),
    };
    let word = move || if late { t::overdue() } else { state.label(lang()) };
    view! { <Status tone glyph>{word}</Status> }.into_any()
}

#[component]
fn Line(recall: RecallView, trying: RwSignal<Option<RecallView>>) -> impl IntoView {
    let open = recall.state == RecallState::Open;
    let tried = RwSignal::new(false);
    let (id, count) = (recall.id, recall.attempts);
    let (due, name) = (recall.due_on, recall.contact_name.clone());
    let told = recall.clone();
    let what = move || in_lang(&told.service_name_id, &told.service_name_en).to_owned();
    let last = recall.last_outcome.map(|outcome| move || outcome.label(lang()));
    let start = Start {
        contact: Some((recall.contact_id, name.clone())),
        service: Some(recall.service_id),
        location: recall.location_id,
        ..Start::default()
    };
    let (booked, called) = (name.clone(), name.clone());
    let attempt = recall.clone();
    view! {
        <li>
            <div class="main-line">
                <a class="strong" href=Route::Person(People::Patients, recall.contact_id).href()>{name}</a>
                {chip(&recall)}
                <span class="sub num">{move || t::due_on(&format::short_date(due))}</span>
            </div>
            <div class="sub">
                {what}
                {recall.location_name.clone().map(|place| format!(" · {place}"))}
                {recall.note.clone().map(|note| format!(" · {note}"))}
            </div>
            <div class="rowx">
                {(open && session::may(Permission::WriteAppointments)).then(|| view! {
                    <Button size=Size::Small icon=Glyph::Calendar label=t::book_for(&booked) on_press=move |()| open_booking(start.clone())>{t::book}</Button>
                })}
                {(open && session::may(Permission::WriteRecalls)).then(|| view! {
                    <Button size=Size::Small icon=Glyph::Phone label=t::record_attempt_for(&called) on_press=move |()| trying.set(Some(attempt.clone()))>{t::record_attempt}</Button>
                })}
                {(count > 0).then(|| view! {
                    <Button size=Size::Small kind=Kind::Quiet pressed=tried on_press=move |()| tried.update(|open| *open = !*open)>
                        {move || t::n_attempts(Count(count))}
                        {last.map(|last| view! { " · "{last} })}
                    </Button>
                })}
            </div>
            <Show when=move || tried.get()><Attempts id /></Show>
        </li>
    }
}

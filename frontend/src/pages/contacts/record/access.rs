//! Who opened the record: when, as what, for what and why.

use domain::privacy::{AccessBy, AccessLogView, AccessPurpose, AccessReason, BreakGlassVerdict};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::privacy::list_access_log;
use crate::components::grid::{Record, Rows};
use crate::components::{Button, Empty, FailureNote, Glyph, Skeleton, Status, Timeline, TimelineDay, TimelineEvent, Tone};
use crate::format;
use crate::i18n::{
    Lang, lang,
    texts::{person as t, settings},
};
use crate::shell;

impl Record for AccessLogView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        what(self).to_owned()
    }

    /// An access has no page of its own.
    fn href(&self) -> String {
        String::new()
    }
}

/// The log of a patient, the latest first.
#[component]
pub fn AccessLog(patient: Uuid) -> impl IntoView {
    let rows = Rows::new(move || move |cursor: Option<String>| async move { list_access_log(patient, cursor.as_deref()).await });
    let nothing = move || rows.records.with(Vec::is_empty);
    let rest = move || {
        if let Some(failure) = rows.failure.get() {
            return view! { <FailureNote failure on_retry=move |()| rows.reload() /> }.into_any();
        }
        match (rows.loading.get() && nothing(), nothing(), rows.has_more()) {
            (true, ..) => view! { <Skeleton lines=6 /> }.into_any(),
            (_, true, _) => view! { <Empty glyph=Glyph::Eye title=t::access_empty text=t::access_empty_text /> }.into_any(),
            (_, _, true) => view! { <Button busy=rows.loading on_press=move |()| rows.more()>{settings::more_rows}</Button> }.into_any(),
            _ => ().into_any(),
        }
    };
    let events = move || rows.records.with(|all| grouped(all.iter().map(|entry| AccessLogView::clone(entry)).collect()));
    view! {
        <p class="sub">{t::access_text}</p>
        <Timeline>{events}</Timeline>
        {rest}
    }
}

fn grouped(all: Vec<AccessLogView>) -> impl IntoView {
    let (zone, mut last) = (shell::zone(), None);
    all.into_iter()
        .map(|entry| {
            let day = zone.wall(entry.at).date();
            let first = last.replace(day) != Some(day);
            view! {
                {first.then(|| view! { <TimelineDay>{format::long_date(day)}</TimelineDay> })}
                {one(entry)}
            }
        })
        .collect_view()
}

fn one(entry: AccessLogView) -> impl IntoView {
    let glyph = match (entry.by, entry.break_glass.is_some()) {
        (_, true) => Glyph::Alert,
        (AccessBy::System, _) => Glyph::Refresh,
        _ => Glyph::Eye,
    };
    let at = format::clock(entry.at, &shell::zone());
    let emergency = entry.break_glass.is_some().then(|| {
        view! { " "<Status tone=Tone::Danger glyph=Glyph::Alert>{AccessPurpose::Emergency.label(lang())}</Status> }
    });
    let why = entry.break_glass.as_ref().map(|reason| view! { <p>{because(reason)}</p> });
    let more = details(&entry);
    view! {
        <TimelineEvent glyph time=move || at.clone() datetime=entry.at.to_rfc3339()>
            <b>{what(&entry).to_owned()}</b>" "<span class="sub">{t::changed_by(&who(&entry))}</span>{emergency}
            {why}
            {(!more.is_empty()).then(|| view! { <p class="sub">{more}</p> })}
        </TimelineEvent>
    }
}

fn in_words<'a>(id: &'a str, en: &'a str) -> &'a str {
    if lang() == Lang::Id || en.is_empty() { id } else { en }
}

fn what(entry: &AccessLogView) -> &str {
    in_words(&entry.what_id, &entry.what_en)
}

/// `dr. Bima Hartanto, Dokter`.
fn who(entry: &AccessLogView) -> String {
    let role = entry.role_id.as_deref().map(|id| in_words(id, entry.role_en.as_deref().unwrap_or_default()).to_owned());
    let name = entry.name.clone().unwrap_or_else(|| entry.by.label(lang()).to_owned());
    let role = match entry.by {
        AccessBy::Staff => role,
        by => Some(by.label(lang()).to_owned()),
    };
    let role = role.filter(|role| !role.is_empty() && *role != name);
    role.map_or_else(|| name.clone(), |role| format!("{name}, {role}"))
}

/// For what, which fields, and from where.
fn details(entry: &AccessLogView) -> String {
    let purpose = entry.purpose.filter(|_| entry.break_glass.is_none()).map(|purpose| t::access_for(purpose.label(lang())));
    let fields = (!entry.fields.is_empty()).then(|| t::access_fields(&entry.fields.join(", ")));
    let address = entry.address.as_deref().map(t::access_from);
    [purpose, fields, address].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Why it was opened outside somebody's care, and what came of it.
fn because(reason: &AccessReason) -> String {
    let named = in_words(&reason.reason_id, &reason.reason_en);
    let verdict = match reason.verdict {
        None => t::access_unreviewed(),
        Some(BreakGlassVerdict::Justified) => t::access_justified(),
        Some(BreakGlassVerdict::NotJustified) => t::access_unjustified(),
    };
    format!("{} {verdict}", t::access_because(named, &reason.details))
}

//! The page of a report: who, what is critical, the values, and what went before.

use domain::documents::{FileTarget, RecordKind};
use domain::identity::Permission;
use domain::lab::LabReportView;
use leptos::prelude::*;
use uuid::Uuid;

use super::critical::CriticalBanner;
use super::entry::Entry;
use super::opened::Opened;
use super::release::CommentCard;
use crate::api::Revision;
use crate::api::documents::find_lab_report_pdf;
use crate::api::lab::find_lab_report;
use crate::api::session;
use crate::browser::share;
use crate::components::{Avatar, Button, FailureNote, Glyph, Kind, LinkButton, Skeleton, toast};
use crate::i18n::{
    lang,
    texts::{contacts as c, lab as t, person},
};
use crate::pages::contacts::describe;
use crate::pages::documents::RecordFiles;
use crate::pages::lab::history::HistorySection;
use crate::pages::lab::known::Known;
use crate::remote::{Remote, Submit};
use crate::route::{People, Route};
use crate::shell::{self, open_to};

/// The page.
#[component]
pub fn ReportPage(id: Uuid) -> impl IntoView {
    let remote = Remote::new(move || async move { find_lab_report(id).await });
    let known = Known::read();
    let both = Remote::new(move || {
        let found = remote.value.get().zip(known.value.get());
        let failure = remote.failure.get().or_else(|| known.failure.get());
        async move {
            match (found, failure) {
                (Some(found), _) => Ok(Some(found)),
                (None, Some(failure)) => Err(failure),
                (None, None) => Ok(None),
            }
        }
    });
    let name = move || remote.value.with(|r| r.as_ref().map(|r| t::report_of(&r.record.number, &r.record.patient_name)));
    shell::title(move || name().unwrap_or_else(|| t::lab().to_owned()));
    let there = Memo::new(move |_| both.value.with(|both| matches!(both, Some(Some(_)))));
    let failed = Memo::new(move |_| remote.failure.get().or_else(|| known.failure.get()).filter(|_| !there.get()));
    let retry = move |()| {
        remote.reload();
        known.reload();
    };
    move || match (there.get(), failed.get()) {
        (true, _) => match both.value.get_untracked().flatten() {
            Some((revision, known)) => view! { <Report revision known /> }.into_any(),
            None => ().into_any(),
        },
        (false, Some(failure)) => view! { <div class="page-body"><FailureNote failure on_retry=retry /></div> }.into_any(),
        (false, None) => view! { <div class="page-body"><Skeleton lines=12 /></div> }.into_any(),
    }
}

#[component]
fn Report(revision: Revision<LabReportView>, known: Known) -> impl IntoView {
    let opened = Opened::of(revision, known);
    let patient = opened.view.with_untracked(|r| r.patient_id);
    let codes = Signal::derive(move || opened.codes());
    let version = Signal::derive(move || opened.view.with(|r| r.version));
    let known = Signal::derive(move || Some(opened.known.get_value()));
    view! {
        <div class="lab-page">
            <Head opened />
            <CriticalBanner opened />
            <div class="lab">
                <section class="entry" aria-label=t::results>
                    <CommentCard opened />
                    <Entry opened />
                    <Sheets opened />
                </section>
                <HistorySection patient codes version known today=untrack(|| opened.zone().today()) />
            </div>
        </div>
    }
}

/// The sheets: what the patient has sent in is compared with them before it is verified.
#[component]
fn Sheets(opened: Opened) -> impl IntoView {
    let target = FileTarget { record_kind: RecordKind::LabReport, record_id: opened.id() };
    let may_add = Signal::derive(|| session::may(Permission::WriteLab));
    session::may(Permission::ReadFiles).then(|| view! { <div class="lab-files"><RecordFiles target may_add /></div> })
}

/// Who this is, always in sight.
#[component]
fn Head(opened: Opened) -> impl IntoView {
    let report = opened.view;
    let name = Signal::derive(move || report.with(|r| r.patient_name.clone()));
    let ids = move || {
        report.with(|r| {
            let born = r.patient_birth_date.map(|birth| view! { <span>{describe::born(birth)}</span> });
            let sex = r.patient_sex.map(|sex| view! { <span>{sex.label(lang())}</span> });
            let mrn = r.patient_mrn.clone().map(|mrn| view! { <span>{c::mrn_short}" "<b>{mrn}</b></span> });
            (born, sex, mrn)
        })
    };
    let record = Route::Person(People::Patients, report.with_untracked(|r| r.patient_id));
    let all = Route::LabResults(report.with_untracked(|r| r.patient_id));
    view! {
        <div class="pbanner" role="group" aria-label=person::identity_of>
            <Avatar name size="lg" />
            <div class="idt">
                <div class="name"><h1>{move || name.get()}</h1></div>
                <div class="ids num">{ids}</div>
            </div>
            <div class="end">
                <LinkButton href=all.href() kind=Kind::Quiet icon=Glyph::Chart>{t::all_results}</LinkButton>
                {open_to(record).then(|| view! { <LinkButton href=record.href() kind=Kind::Quiet>{t::open_record}</LinkButton> })}
                <Pdf opened />
            </div>
        </div>
    }
}

/// The report on paper; there is one as soon as something is verified.
#[component]
fn Pdf(opened: Opened) -> impl IntoView {
    let submit = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
    let fetch = move |()| {
        let (id, number) = opened.view.with_untracked(|r| (r.id, r.number.clone()));
        submit.run(async move { find_lab_report_pdf(id).await }, move |file| share::keep(&format!("{number}.pdf"), &file));
    };
    view! {
        <Show when=move || opened.view.with(|r| r.verified_at.is_some())>
            <Button icon=Glyph::Printer busy=submit.busy on_press=fetch>{t::pdf}</Button>
        </Show>
    }
}

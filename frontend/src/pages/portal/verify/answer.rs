//! What a verification came to, in words.

use domain::documents::{DocumentVerificationView, VerificationOutcome};
use leptos::prelude::*;

use crate::format::{self, Zone};
use crate::i18n::{Plain, lang, texts::portal_verify as t};
use crate::pages::portal::parts::Notice;

/// The outcome, and what to compare with the sheet.
#[component]
pub fn Answer(told: DocumentVerificationView) -> impl IntoView {
    let (tone, glyph, title, text) = outcome(told.outcome);
    view! {
        <section class="stack tight verdict" data-outcome=told.outcome.code()>
            <Notice tone glyph title>{text}</Notice>
            {facts(&told)}
        </section>
    }
}

fn outcome(outcome: VerificationOutcome) -> (&'static str, &'static str, Plain, Plain) {
    match outcome {
        VerificationOutcome::Genuine => ("ok", "#i-okc", t::genuine, t::genuine_text),
        VerificationOutcome::Superseded => ("warn", "#i-alert", t::superseded, t::superseded_text),
        VerificationOutcome::Revoked => ("bad", "#i-x", t::revoked, t::revoked_text),
        VerificationOutcome::Altered => ("bad", "#i-x", t::altered, t::altered_text),
        VerificationOutcome::Unknown => ("bad", "#i-x", t::unknown, t::unknown_text),
    }
}

fn facts(told: &DocumentVerificationView) -> Option<impl IntoView + use<>> {
    let zone = told.time_zone.as_deref().map(Zone::new).unwrap_or_default();
    let kind = told.kind.map(|kind| kind.label(lang()).to_owned());
    let rows: [(Plain, Option<String>); 5] = [
        (t::issued_by, told.clinic.clone()),
        (t::kind, kind),
        (t::issued_at, told.issued_at.map(|at| format::date_time(at, &zone))),
        (t::pages, told.pages.map(|pages| pages.to_string())),
        (t::initials, told.initials.clone()),
    ];
    let row = |(name, value): (Plain, Option<String>)| value.map(|value| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    let rows: Vec<_> = rows.into_iter().filter_map(row).collect();
    let ended = told.superseded_at.map(|at| t::superseded_at(&format::date_time(at, &zone)));
    let ended = ended.or_else(|| told.revoked_at.map(|at| t::revoked_at(&format::date_time(at, &zone))));
    (!rows.is_empty()).then(|| {
        view! {
            <div class="card">
                <dl class="verified">{rows}</dl>
                {ended.map(|ended| view! { <p><b>{ended}</b></p> })}
                <p class="small">{t::compare}</p>
            </div>
        }
    })
}

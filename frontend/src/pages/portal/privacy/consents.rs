//! Consents by purpose, with the text, the date and a way back.

use domain::privacy::{ConsentChoice, ConsentTextView, ConsentView, CreateOwnConsents, Purpose};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::{Failure, portal as api};
use crate::format;
use crate::i18n::{Plain, lang, texts::interface, texts::portal_account as t};
use crate::pages::portal::frame::clinic;
use crate::pages::portal::parts::{Notice, YourTime, icon, refused};
use crate::remote::{Remote, Submit};

/// The texts in force and the decisions of a person.
pub type Known = (Vec<ConsentTextView>, Vec<ConsentView>);

/// Asks for both.
pub async fn find(id: Uuid) -> Result<Known, Failure> {
    let (texts, decided) = futures_util::future::join(api::list_consent_texts(), api::list_own_consents(id)).await;
    Ok((texts?.data, decided?.data))
}

/// A card for each purpose.
#[component]
pub fn Consents(id: Uuid, known: Remote<Known>, known_now: Signal<Known>) -> impl IntoView {
    let purposes = Memo::new(move |_| {
        let current: Vec<Purpose> =
            known_now.with(|(texts, _)| texts.iter().filter(|text| text.current).map(|text| text.purpose).collect());
        Purpose::ALL.iter().copied().filter(|purpose| current.contains(purpose)).collect::<Vec<_>>()
    });
    let cards = move || purposes.get().into_iter().map(|purpose| view! { <Consent id purpose known known_now /> }).collect_view();
    view! {
        <section class="stack" aria-labelledby="izin">
            <h2 id="izin" tabindex="-1">{t::by_purpose}</h2>
            {cards}
            <Notice tone="plain" glyph="#i-lock" title=t::always>{t::always_text}</Notice>
        </section>
    }
}

/// Icon, tone of its tile, and what it is for.
fn about(purpose: Purpose) -> (&'static str, &'static str, Plain) {
    match purpose {
        Purpose::Care => ("#i-bell", "tile", t::about_care),
        Purpose::Administration => ("#i-card", "tile", t::about_administration),
        Purpose::Marketing => ("#i-gift", "tile warn", t::about_marketing),
        Purpose::Survey => ("#i-star", "tile ok", t::about_survey),
        Purpose::Research => ("#i-share", "tile info", t::about_research),
    }
}

#[component]
fn Consent(id: Uuid, purpose: Purpose, known: Remote<Known>, known_now: Signal<Known>) -> impl IntoView {
    let submit = Submit::new();
    let (glyph, tile, what) = about(purpose);
    let text = Memo::new(move |_| known_now.with(|(texts, _)| texts.iter().find(|text| text.purpose == purpose && text.current).cloned()));
    let decision = Memo::new(move |_| {
        known_now.with(|(_, decided)| decided.iter().find(|c| c.purpose == purpose && c.channel.is_none() && c.current).cloned())
    });
    // Care and administration go on until they are refused; everything else waits for a yes.
    let on = move || decision.with(|d| d.as_ref().map_or(!purpose.needs_consent(), |d| d.granted));
    let change = move |event| {
        let granted = event_target_checked(&event);
        let Some(text) = text.get_untracked() else { return };
        let choice = ConsentChoice { purpose, channel: None, granted, text_id: text.id };
        let form = CreateOwnConsents { consents: vec![choice], language: lang() };
        submit.run(async move { api::create_own_consents(id, &form).await }, move |_| known.reload());
    };
    let zone = clinic().zone();
    let here = {
        let zone = zone.clone();
        move || decision.with(|d| d.as_ref().map(|d| view! { <YourTime at=d.decided_at zone=zone.clone() /> }))
    };
    let since = move || {
        decision.with(|d| match d {
            Some(d) if d.granted => t::granted_on(&format::date_time(d.decided_at, &zone)),
            Some(d) => t::withdrawn_on(&format::date_time(d.decided_at, &zone)),
            None => t::undecided().to_owned(),
        })
    };
    let heading = format!("c-{}", purpose.code());
    let labelled = heading.clone();
    let words = move || text.with(|text| text.as_ref().map(|text| text.text(lang()).to_owned()));
    view! {
        <article class="card consent" aria-labelledby=labelled>
            <header><span class=tile>{icon(glyph, "i")}</span><h3 id=heading>{move || purpose.label(lang())}</h3><p class="meta">{what}</p></header>
            {refused(submit)}
            <ul class="sw"><li>
                <label class="switch">
                    {icon("#i-okc", "i")}
                    <span>{t::allow}<span class="vh">": "{move || purpose.label(lang())}</span></span>
                    <span class="end" data-on=interface::yes data-off=interface::no>
                        <input type="checkbox" role="switch" prop:checked=on disabled=submit.busy on:change=change />
                    </span>
                </label>
            </li></ul>
            <details class="more-d">
                <summary>
                    {icon("#i-chev", "i s")}
                    <span class="vh">{move || t::read_text_of(purpose.label(lang()))}</span>
                    <span aria-hidden="true">{t::read_text}</span>
                </summary>
                <p>{words}</p>
            </details>
            <p class="small">{since}{here}</p>
        </article>
    }
}

/// Every decision, with the text that was shown and when.
#[component]
pub fn Decisions(known_now: Signal<Known>) -> impl IntoView {
    let zone = clinic().zone();
    let rows = move || {
        let zone = zone.clone();
        let row = move |decision: ConsentView| {
            let purpose = decision.purpose.label(lang());
            let words = if decision.granted { t::decided_yes(purpose) } else { t::decided_no(purpose) };
            let (tile, glyph) = if decision.granted { ("tile ok", "#i-check") } else { ("tile off", "#i-x") };
            let detail = format!("{} · {}", format::date_time(decision.decided_at, &zone), decision.source.label(lang()));
            view! {
                <li>
                    <span class=tile>{icon(glyph, "i")}</span>
                    <b>{words}</b>
                    <span class="small">{detail}<YourTime at=decision.decided_at zone=zone.clone() /></span>
                    <details class="more-d"><summary>{icon("#i-chev", "i s")}{t::read_text}</summary><p>{decision.text}</p></details>
                </li>
            }
        };
        known_now.with(|(_, decided)| decided.clone()).into_iter().take(30).map(row).collect_view()
    };
    let any = move || known_now.with(|(_, decided)| !decided.is_empty());
    move || {
        any().then(|| {
            view! {
                <section class="stack tight" aria-labelledby="dec-t">
                    <h2 id="dec-t">{t::decisions}</h2>
                    <ol class="card flush log decisions">{rows.clone()}</ol>
                </section>
            }
        })
    }
}

//! Where the account is signed in.

use domain::identity::SessionView;
use leptos::prelude::*;

use crate::api::{Failure, identity as api};
use crate::components::toast;
use crate::format;
use crate::i18n::texts::portal_account as t;
use crate::pages::portal::frame::clinic;
use crate::pages::portal::parts::{Act, Shown, YourTime, icon, refused};
use crate::remote::{Remote, Submit};

/// The devices, each with a way to sign it out.
#[component]
pub fn Devices() -> impl IntoView {
    let sessions = Remote::new(|| async { Ok(api::list_sessions().await?.data) });
    let all = Submit::new();
    let others = move |list: Signal<Vec<SessionView>>| {
        let rows = move || list.get().into_iter().map(|session| view! { <Device session sessions /> }).collect_view();
        let end_all = move |()| {
            let ids: Vec<uuid::Uuid> = list.get_untracked().iter().filter(|s| !s.current).map(|s| s.id).collect();
            let work = async move {
                for id in ids {
                    api::delete_session(id).await?;
                }
                Ok::<(), Failure>(())
            };
            all.run(work, move |()| {
                toast::done(t::revoked_all());
                sessions.reload();
            });
        };
        let many = move || list.with(|l| l.iter().filter(|s| !s.current).count() > 1);
        view! {
            <div class="card flush">{rows}</div>
            {refused(all)}
            {move || many().then(|| view! { <Act class="btn sm danger" busy=all.busy on_press=end_all>{t::revoke_all}</Act> })}
        }
        .into_any()
    };
    view! {
        <section class="stack tight" aria-labelledby="dev-t">
            <h2 id="dev-t">{t::devices}</h2>
            <Shown remote=sessions bones=1 children=others />
        </section>
    }
}

/// What the browser or app called itself, in words.
fn name(agent: &str) -> String {
    let known = |list: &[(&str, &'static str)]| list.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    let browser = known(&[("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")]);
    let system = known(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(name), None) => name.to_owned(),
        _ => t::unknown_device().to_owned(),
    }
}

#[component]
fn Device(session: SessionView, sessions: Remote<Vec<SessionView>>) -> impl IntoView {
    let submit = Submit::new();
    let id = session.id;
    let device = name(&session.device);
    let (at, zone) = (session.last_used_at, clinic().zone());
    let used = t::used(&format::date_time(at, &zone));
    let revoke = move |()| {
        submit.run(api::delete_session(id), move |()| {
            toast::done(t::revoked());
            sessions.reload();
        });
    };
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
    let named = device.clone();
    let end = match session.current {
        true => view! { <span class="status ok">{icon("#i-okc", "i s")}{t::this_device}</span> }.into_any(),
        false => view! { <Act class="btn sm" busy=submit.busy label=move || t::revoke_named(&named) on_press=revoke>{t::revoke}</Act> }
            .into_any(),
    };
    let glyph = if session.device.contains("Mobile") || session.device.contains("Android") { "#i-mobile" } else { "#i-monitor" };
    view! {
        <div class="device">
            <span class="tile off">{icon(glyph, "i")}</span>
            <div><b>{device}</b><span class="small">{used}<YourTime at zone /></span></div>
            {end}
        </div>
    }
}

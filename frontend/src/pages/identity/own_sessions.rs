//! The devices that are signed in with the own account.

use domain::identity::SessionView;
use leptos::prelude::*;

use crate::api::identity::{delete_session, list_sessions};
use crate::components::{Button, Card, Glyph, Icon, Loaded, Size, Status, Tone, toast};
use crate::format;
use crate::i18n::texts::identity as t;
use crate::pages::settings::follow_changes;
use crate::remote::{Remote, Submit};
use crate::shell;

#[component]
pub(super) fn OwnSessions() -> impl IntoView {
    let sessions = Remote::new(|| {
        follow_changes();
        async { Ok(list_sessions().await?.data) }
    });
    view! {
        <Card title=t::sessions sub=t::sessions_hint flush=true>
            <Loaded remote=sessions let:all>
                <ul class="sessions">
                    <For
                        each=move || all.get()
                        key=|session| (session.id, session.last_used_at)
                        children=move |session| view! { <OneSession session sessions /> }
                    />
                </ul>
            </Loaded>
        </Card>
    }
}

/// What the browser or app called itself, in words: `Firefox, Windows`. Apps name themselves and are shown as they are.
fn device(agent: &str) -> String {
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
        _ if agent.is_empty() => t::unknown_device().to_owned(),
        _ => agent.to_owned(),
    }
}

#[component]
fn OneSession(session: SessionView, sessions: Remote<Vec<SessionView>>) -> impl IntoView {
    let submit = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
    let zone = shell::zone();
    let times = {
        let (used, began, zone) = (session.last_used_at, session.created_at, zone.clone());
        move || format!("{} · {}", t::session_used(&format::date_time(used, &zone)), t::session_started(&format::date_time(began, &zone)))
    };
    let name = device(&session.device);
    let glyph = if session.device.contains("Mobile") || session.device.contains("Android") { Glyph::Mobile } else { Glyph::Monitor };
    let named = name.clone();
    let id = session.id;
    let revoke = move |()| {
        submit.run(delete_session(id), move |()| {
            toast::done(t::revoked());
            sessions.reload();
        });
    };
    let end = match session.current {
        true => view! { <Status tone=Tone::Success glyph=Glyph::CheckCircle>{t::this_session}</Status> }.into_any(),
        false => view! {
            <Button size=Size::Small busy=submit.busy label=move || t::revoke_named(&named) on_press=revoke>{t::revoke}</Button>
        }
        .into_any(),
    };
    view! {
        <li>
            <Icon glyph />
            <div>
                <b title=session.device.clone()>{name}</b>
                <p class="sub">{times}{(!session.address.is_empty()).then(|| format!(" · {}", session.address))}</p>
            </div>
            {end}
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn browsers_are_named_and_apps_name_themselves() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0";
        assert_eq!(device(edge), "Edge, Windows");
        assert_eq!(device("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1"), "Safari, iPhone");
        assert_eq!(device("AkrabMobile 1.2"), "AkrabMobile 1.2");
    }
}

//! Records that somebody opened outside their care: whoever reviews that says whether it was justified.

use domain::Document;
use domain::identity::Permission;
use domain::privacy::{BreakGlassVerdict, BreakGlassView, CreateBreakGlassReview};
use leptos::prelude::*;

use crate::api::privacy::{create_break_glass_review, list_unreviewed};
use crate::api::{Key, session};
use crate::components::{
    Button, Card, Dialog, ErrorSummary, FailureNote, FormErrors, Glyph, Icon, Kind, RadioGroup, Size, TextArea, toast,
};
use crate::format;
use crate::i18n::{
    Count, lang,
    texts::{break_glass as t, interface},
};
use crate::live;
use crate::pages::settings::filled;
use crate::remote::{Remote, Submit};
use crate::route::{Address, People, Route};
use crate::shell;

type Open = Remote<Vec<BreakGlassView>>;

/// The card; nothing while there is nothing to review.
#[component]
pub fn Reviews() -> impl IntoView {
    session::may(Permission::ReviewBreakGlass).then(|| {
        let open: Open = Remote::new(list_unreviewed);
        live::reload_on(&["person"], open);
        let some = Memo::new(move |_| open.value.with(|all| all.as_ref().is_some_and(|all| !all.is_empty())));
        let rows = move || open.value.get().unwrap_or_default().into_iter().map(|one| view! { <Line one open /> }).collect_view();
        view! {
            <Show when=move || some.get()>
                <Card title=t::to_review><ul class="visits-list">{rows}</ul></Card>
            </Show>
        }
    })
}

#[component]
fn Line(one: BreakGlassView, open: Open) -> impl IntoView {
    let asking = RwSignal::new(false);
    let zone = shell::zone();
    let query = vec![("tab".to_owned(), "access".to_owned())];
    let href = Address { route: Route::Person(People::Patients, one.contact_id), query, fragment: String::new() }.href();
    let about = [
        format::date_time(one.created_at, &zone),
        one.reason.label(lang()).to_owned(),
        one.details.clone(),
        t::n_accesses(Count(one.accesses)),
        t::review_by(&format::short_date(zone.wall(one.review_due_at).date())),
    ];
    let kept = StoredValue::new(one.clone());
    view! {
        <li>
            <Icon glyph=Glyph::Alert size="i-sm" />
            <b>{one.user_name.clone()}</b>
            <a class="link" href=href>{t::opened_record(&one.contact_name)}</a>
            <span class="sub">{about.join(" · ")}</span>
            <Button size=Size::Small label=move || t::review_of(&kept.with_value(|one| one.user_name.clone())) on_press=move |()| asking.set(true)>
                {t::review}
            </Button>
            <Dialog open=asking on_close=move |()| asking.set(false) title=t::review_title text=t::review_text>
                <Form one=kept.get_value() open asking />
            </Dialog>
        </li>
    }
}

#[component]
fn Form(one: BreakGlassView, open: Open, asking: RwSignal<bool>) -> impl IntoView {
    let (errors, submit, key) = (FormErrors::provide(), Submit::new(), StoredValue::new(Key::new()));
    let (verdict, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            errors.refused(&failure);
            key.set_value(Key::new());
        }
    });
    let id = one.id;
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let Some(verdict) = BreakGlassVerdict::from_code(&verdict.get_untracked()) else {
            errors.add("/verdict", t::verdict_missing());
            return crate::browser::focus::soon(".error-summary");
        };
        let mut form = CreateBreakGlassReview { verdict, note: note.with_untracked(|note| filled(note)) };
        if !errors.check(form.check()) {
            return;
        }
        let once = key.get_value();
        submit.run(async move { create_break_glass_review(id, &form, &once).await }, move |_| {
            asking.set(false);
            toast::done(t::reviewed());
            open.reload();
        });
    };
    let verdicts =
        Signal::derive(|| BreakGlassVerdict::ALL.iter().map(|v| (v.code().to_owned(), v.label(lang()).to_owned())).collect::<Vec<_>>());
    let other = move || submit.failure.get().filter(|f| f.fields().is_empty()).map(|failure| view! { <FailureNote failure /> });
    view! {
        <form on:submit=send novalidate>
            <div class="body form">
                <ErrorSummary errors />
                {other}
                <p>{one.details}</p>
                <div id="f-verdict" tabindex="-1"><RadioGroup label=t::verdict value=verdict options=verdicts /></div>
                <TextArea label=t::note at="/note" value=note hint=t::note_hint rows=3 max_length=1000 />
            </div>
            <footer>
                <Button on_press=move |()| asking.set(false)>{interface::cancel}</Button>
                <Button kind=Kind::Primary submit=true busy=submit.busy>{t::save_review}</Button>
            </footer>
        </form>
    }
}

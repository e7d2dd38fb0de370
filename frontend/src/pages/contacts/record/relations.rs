//! Family, guardians and institutions of a person.

use domain::contacts::{ContactAccountView, LinkView};
use leptos::prelude::*;

use super::Opened;
use crate::components::{Avatar, Glyph, Icon};
use crate::format;
use crate::i18n::{
    lang,
    texts::{contacts as c, person as t},
};
use crate::pages::contacts::describe;
use crate::route::Route;
use crate::shell;

/// Everybody this person is linked to, in either direction.
#[component]
pub fn Family(opened: Opened) -> impl IntoView {
    let links = Memo::new(move |_| opened.person.with(|p| p.details.as_ref().map(|d| d.links.clone()).unwrap_or_default()));
    let one = |link: LinkView| {
        let age = link.birth_date.map(|birth| format::short_age(birth, shell::zone().today()));
        let href = describe::route_of(link.mrn.as_deref(), link.related_id).href();
        let name = link.name.clone();
        let words = move || {
            let relation = describe::relation(&link);
            match &age {
                Some(age) => c::age_and_sex(&relation, age),
                None => relation,
            }
        };
        view! {
            <li>
                <Avatar name=name.clone() size="sm" />
                <a class="link" href=href>{name}</a>
                <span class="sub">{words}</span>
            </li>
        }
    };
    view! {
        <section>
            <h3>{c::family}</h3>
            {move || match links.get() {
                none if none.is_empty() => view! { <p class="sub">{t::no_family}</p> }.into_any(),
                all => view! { <ul class="fam">{all.into_iter().map(one).collect_view()}</ul> }.into_any(),
            }}
        </section>
    }
}

/// The institutions this person belongs to; nothing when there are none.
#[component]
pub fn Institutions(opened: Opened) -> impl IntoView {
    let accounts = Memo::new(move |_| opened.person.with(|p| p.details.as_ref().map(|d| d.accounts.clone()).unwrap_or_default()));
    let one = |account: ContactAccountView| {
        let target = Route::Account(account.account_id);
        let name = match shell::open_to(target) {
            true => view! { <a class="link" href=target.href()>{account.name}</a> }.into_any(),
            false => view! { <span>{account.name}</span> }.into_any(),
        };
        view! { <li><Icon glyph=Glyph::Building />{name}<span class="sub">{move || account.kind.label(lang())}</span></li> }
    };
    view! {
        <Show when=move || !accounts.with(Vec::is_empty)>
            <section>
                <h3>{c::institutions}</h3>
                <ul class="fam">{move || accounts.get().into_iter().map(one).collect_view()}</ul>
            </section>
        </Show>
    }
}

//! Who waits, in the order of being called, with the button that calls.

use domain::identity::Permission;
use domain::scheduling::QueueEntryView;
use leptos::prelude::*;

use super::Day;
use crate::api::{queue as api, session};
use crate::components::{Badge, Button, FailureNote, Glyph, Icon, Size, Skeleton, toast};
use crate::i18n::texts::{contacts as c, queue as q, scheduling as s, today as t};
use crate::pages::contacts::describe;
use crate::pages::scheduling::words::{in_lang, minutes, since};
use crate::remote::Submit;
use crate::route::Route;

#[component]
pub fn Waiting(day: Day) -> impl IntoView {
    let waiting = Memo::new(move |_| day.waiting());
    let known = move || day.queue.value.with(Option::is_some);
    let rows = move || waiting.get().into_iter().map(|entry| view! { <Row day entry /> }).collect_view();
    let content = move || match (known(), waiting.with(Vec::is_empty), day.queue.failure.get()) {
        (true, true, _) => view! { <p class="in sub">{t::nobody_waits}</p> }.into_any(),
        (true, false, _) => view! {
            <div class="grid-wrap">
                <table class="grid wait">
                    <thead>
                        <tr>
                            <th scope="col" class="q">{t::number}</th>
                            <th scope="col" class="nm">{s::patient}</th>
                            <th scope="col" class="hp">{s::practitioner}</th>
                            <th scope="col" class="hp2">{s::service}</th>
                            <th scope="col" class="r">{t::wait}</th>
                            <th scope="col" class="acts"><span class="vh">{t::actions}</span></th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any(),
        (false, _, Some(failure)) => {
            view! { <div class="in"><FailureNote failure on_retry=move |()| day.queue.reload() /></div> }.into_any()
        }
        (false, _, None) => view! { <div class="in"><Skeleton lines=4 /></div> }.into_any(),
    };
    view! {
        <section class="card">
            <header>
                <h2>{t::waiting}</h2>
                <Badge>{move || waiting.with(Vec::len)}</Badge>
                <div class="end"><a class="btn" data-kind="quiet" data-size="sm" href=Route::Queue.href()>{q::board}</a></div>
            </header>
            {content}
        </section>
    }
}

#[component]
fn Row(day: Day, entry: QueueEntryView) -> impl IntoView {
    let submit = Submit::new();
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
    let (id, arrived) = (entry.id, entry.arrived_at);
    let who = format!("{} {}", entry.number_text, entry.contact_name);
    let spoken = who.clone();
    let call = move |()| {
        let who = who.clone();
        submit.run(api::create_queue_call(id), move |_| {
            toast::done(q::called(&who));
            day.changed();
        });
    };
    let spent = Memo::new(move |_| since(arrived, day.now.get()));
    let wait = move || match spent.get() {
        long @ 30.. => view! { <span class="status" data-s="warning"><Icon glyph=Glyph::Clock />{minutes(long)}</span> }.into_any(),
        short => view! { <span class="num">{minutes(short)}</span> }.into_any(),
    };
    let href = describe::route_of(entry.contact_mrn.as_deref(), entry.contact_id).href();
    view! {
        <tr>
            <td class="q num">{entry.number_text.clone()}</td>
            <td class="nm">
                <div class="ell"><a class="strong" href=href>{entry.contact_name.clone()}</a><div class="sub m num">{entry.contact_mrn.as_deref().map(c::mrn_of)}</div></div>
            </td>
            <td class="hp">{entry.practitioner_name.clone()}</td>
            <td class="hp2">{move || in_lang(&entry.service_name_id, &entry.service_name_en).to_owned()}</td>
            <td class="r">{wait}</td>
            <td class="r acts">
                {session::may(Permission::ReceivePatients).then(|| view! {
                    <Button size=Size::Small icon=Glyph::Volume busy=submit.busy label=q::call_for(&spoken) on_press=call>{q::call}</Button>
                })}
            </td>
        </tr>
    }
}

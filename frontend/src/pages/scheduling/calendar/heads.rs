//! The heads of the columns.

use chrono::Datelike;
use leptos::prelude::*;

use super::columns::Column;
use super::state::{Cal, Stretch};
use crate::components::Avatar;
use crate::format;
use crate::i18n::{Count, lang, texts::scheduling as t};
use crate::route::{self, Address, Route};

/// One head for each column; they stay in sight.
#[component]
pub fn Heads(cal: Cal, columns: Memo<Vec<Column>>) -> impl IntoView {
    let heads = move || {
        let week = cal.stretch.get() == Stretch::Week;
        let head = move |column: Column| if week { day_head(cal, column) } else { subject_head(cal, column) };
        columns.get().into_iter().map(head).collect_view()
    };
    view! { <div class="chs"><i></i>{heads}</div> }
}

/// Who, where, and how full.
fn subject_head(cal: Cal, column: Column) -> AnyView {
    let title = column.title.clone();
    let avatar = column.practitioner.map(|_| view! { <Avatar name=title.clone() staff=true /> });
    let used = column.utilisation().map(|hundredths| {
        view! {
            <div class="ut">
                <progress class="progress" data-thin=true max="100" value=hundredths.to_string() aria-label=move || t::utilisation(Count(i64::from(hundredths)))></progress>
                <span class="num">{hundredths}"%"</span>
            </div>
        }
    });
    let name = match column.practitioner {
        Some(id) => {
            let week = move || {
                let query = [("view", "week".to_owned()), ("on", cal.on.get().to_string()), ("who", id.to_string())];
                let query = query.into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
                Address { route: Route::Calendar, query, fragment: String::new() }.href()
            };
            view! { <a class="strong" href=week title=t::open_week><b>{column.title.clone()}</b></a> }.into_any()
        }
        None => view! { <b>{column.title.clone()}</b> }.into_any(),
    };
    view! { <div class="ch">{avatar}<div>{name}<span class="sub">{column.sub.clone()}</span></div>{used}</div> }.into_any()
}

/// The day, and the way to it alone.
fn day_head(cal: Cal, column: Column) -> AnyView {
    let day = column.day;
    let open = move |_| {
        route::replace_query(&[("view", Some("day".to_owned())), ("on", Some(day.to_string()))]);
    };
    let spoken = move || format::long_date(day);
    view! {
        <button class="ch wk" type="button" data-today=move || (cal.today.get() == day).then_some("true") aria-label=spoken on:click=open>
            <span class="sub">{move || &format::date::weekday(day, lang())[..3]}</span>
            <span class="dn">{day.day()}</span>
            {column.holiday.clone().map(|name| view! { <span class="hol">{name}</span> })}
        </button>
    }
    .into_any()
}

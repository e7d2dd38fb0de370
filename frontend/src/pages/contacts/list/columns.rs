//! The columns of the lists of people.

use std::collections::HashMap;

use domain::contacts::{ContactView, Sex, TagView};
use leptos::prelude::*;
use uuid::Uuid;

use super::layout::{Widths, shown_keys};
use super::similar::Similar;
use crate::api::contacts::People;
use crate::components::grid::{Column, Record};
use crate::components::{Avatar, Glyph, Icon, Tag, Tone};
use crate::format::{self, Zone};
use crate::i18n::{
    Plain, lang,
    texts::{contacts as t, interface},
};
use crate::pages::contacts::describe;
use crate::shell;

impl Record for ContactView {
    fn id(&self) -> Uuid {
        self.id
    }

    fn name(&self) -> String {
        describe::named(&self.name, self.birth_date)
    }

    fn href(&self) -> String {
        describe::route_of(self.mrn.as_deref(), self.id).href()
    }
}

/// A column that can be chosen.
pub struct Choosable {
    pub key: &'static str,
    pub title: Plain,
    /// Shown until somebody chooses otherwise.
    pub usual: bool,
}

const fn column(key: &'static str, title: Plain, usual: bool) -> Choosable {
    Choosable { key, title, usual }
}

/// Every column beside the name, in their order.
pub const CHOOSABLE: [Choosable; 9] = [
    column("age", t::age, true),
    column("phone", t::phone, true),
    column("last_visit", t::last, true),
    column("tags", t::tags, true),
    column("location", t::branch, true),
    column("birth_date", t::born, false),
    column("sex", t::sex, false),
    column("email", t::email, false),
    column("created", t::registered, false),
];

/// The keys of the columns that are shown until somebody chooses.
pub fn usual_keys() -> Vec<&'static str> {
    CHOOSABLE.iter().filter(|c| c.usual).map(|c| c.key).collect()
}

/// What a column is called.
pub fn title_of(key: &str) -> &'static str {
    CHOOSABLE.iter().find(|c| c.key == key).map_or("", |c| (c.title)())
}

/// The columns of the grid; the name comes first.
pub fn columns(people: People, chosen: &[String], similar: Similar) -> Vec<Column<ContactView>> {
    let zone = shell::zone();
    let locations = shell::branches().locations.value.get().unwrap_or_default();
    let names: HashMap<Uuid, String> = locations.into_iter().map(|l| (l.id, l.name)).collect();
    let mut all = vec![name_column(people, similar, zone.clone())];
    all.extend(shown_keys(chosen).into_iter().filter_map(|key| one(key, &zone, &names)));
    all
}

/// The least width of the name, so that it is not cut, with the boxes before it.
const NAME: f64 = 17.0 * 16.0;

/// The widths below which the name would be cut, for CSS: with all columns, and with those of a narrow list.
pub fn least_widths(columns: &[Column<ContactView>], widths: &Widths) -> (String, String) {
    let of = |c: &Column<ContactView>| widths.get(c.key).copied().or(c.width.filter(|_| c.class != "nm")).unwrap_or_default();
    let sum = |narrow: bool| columns.iter().filter(|c| !narrow || c.class != "wide").map(|c| f64::from(of(c))).sum::<f64>();
    let rem = |sum: f64| format!("{}rem", (NAME + sum) / 16.0);
    (rem(sum(false)), rem(sum(true)))
}

fn name_column(people: People, similar: Similar, zone: Zone) -> Column<ContactView> {
    let cell = move |person: &ContactView| name_cell(people, person, similar, &zone);
    Column::new("name", t::name, cell).class("nm").width(None).sorts("name")
}

fn name_cell(people: People, person: &ContactView, similar: Similar, zone: &Zone) -> impl IntoView + use<> {
    let (name, mrn) = (person.name.clone(), person.mrn.clone());
    let told = describe::age_and_sex(person, zone.today());
    let (subtle, looked_up) = (person.mrn.is_some() && !told.is_empty(), person.name.clone());
    let alike = move || {
        similar.to(&looked_up).then(|| {
            view! {
                <span title=t::similar_hint><Tag tone=Tone::Warning glyph=Glyph::Users>{t::similar}</Tag></span>
            }
        })
    };
    let href = crate::route::Route::Person(people, person.id).href();
    let title = match person.identity_only {
        true => view! {
            <span class="strong">{person.name.clone()}</span>
            <span class="locked" role="img" title=t::restricted aria-label=t::restricted><Icon glyph=Glyph::Lock size="i-sm" /></span>
        }
        .into_any(),
        false => view! { <a class="strong ell" href=href>{person.name.clone()}</a> }.into_any(),
    };
    let gone = person.deceased_on.map(|_| view! { <Tag>{t::deceased}</Tag> });
    view! {
        <div class="who">
            <Avatar name />
            <div class="ell">
                <span class="nl">{title}{alike}{gone}</span>
                <span class="sub num">
                    {mrn.map(|mrn| move || t::mrn_of(&mrn))}
                    <span class="only-card">{subtle.then_some(" · ")}{told}</span>
                </span>
            </div>
        </div>
    }
}

/// Letters that the tags of one row have room for.
const TAG_LETTERS: usize = 17;

/// As many tags as there is room for, and how many more there are.
fn tags_cell(tags: &[TagView]) -> impl IntoView + use<> {
    let mut letters = 0;
    let fits = |tag: &&TagView| {
        letters += tag.name.chars().count() + 3;
        letters <= TAG_LETTERS
    };
    let shown = tags.iter().take_while(fits).count().max(1).min(tags.len());
    let all = tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>().join(", ");
    let tag = |tag: &TagView| {
        let name = tag.name.clone();
        view! { <Tag>{name}</Tag> }
    };
    let first = tags[..shown].iter().map(tag).collect_view();
    let rest = (tags.len() > shown).then(|| view! { <span class="more">{format!("+{}", tags.len() - shown)}</span> });
    view! { <span class="cell-tags" title=all>{first}{rest}</span> }
}

fn one(key: &str, zone: &Zone, names: &HashMap<Uuid, String>) -> Option<Column<ContactView>> {
    let (today, zone, names) = (zone.today(), zone.clone(), names.clone());
    let day = move |at| format::short_date(zone.wall(at).date());
    let absent = || view! { <span class="none">{interface::none}</span> };
    Some(match key {
        "age" => Column::new("age", t::age, move |p: &ContactView| describe::age_and_sex(p, today)).width(Some(96)).sorts("birth_date"),
        "phone" => Column::new("phone", t::phone, |p: &ContactView| p.phone.as_deref().map(format::masked_phone)).width(Some(144)),
        "last_visit" => {
            let cell = move |p: &ContactView| match p.last_visit_at {
                Some(at) => day(at).into_any(),
                None => absent().into_any(),
            };
            Column::new("last_visit", t::last, cell).class("nx").width(Some(112)).sorts("last_visit_at")
        }
        "tags" => Column::new("tags", t::tags, |p: &ContactView| tags_cell(&p.tags)).class("wide").width(Some(176)),
        "location" => {
            let cell = move |p: &ContactView| p.location_id.and_then(|id| names.get(&id).cloned());
            Column::new("location", t::branch, cell).class("wide").width(Some(128))
        }
        "birth_date" => Column::new("birth_date", t::born, |p: &ContactView| p.birth_date.map(format::birth_date))
            .class("wide")
            .width(Some(112))
            .sorts("birth_date"),
        "sex" => {
            let cell = |p: &ContactView| p.sex.map(|sex: Sex| sex.label(lang()));
            Column::new("sex", t::sex, cell).class("wide").width(Some(128))
        }
        "email" => {
            Column::new("email", t::email, |p: &ContactView| p.email.as_deref().map(format::masked_email)).class("wide").width(Some(192))
        }
        "created" => Column::new("created", t::registered, move |p: &ContactView| day(p.created_at))
            .class("wide")
            .width(Some(112))
            .sorts("created_at"),
        _ => return None,
    })
}

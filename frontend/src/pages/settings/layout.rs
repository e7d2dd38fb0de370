//! The settings: a list of their pages beside the one that is open.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use super::edit::edit_title;
use crate::components::{Glyph, Icon, PageHead};
use crate::i18n::{
    Plain,
    texts::{consultation_rules, hours, lab_catalogue, messages, referrals, settings as t, shell},
};
use crate::route::{Route, Setting};
use crate::shell::open_to;

/// A heading of the list and its pages.
type Group = (Plain, &'static [Setting]);

const GROUPS: &[Group] = &[
    (t::group_clinic, &[Setting::Organisation, Setting::Locations, Setting::Practitioners, Setting::Specialities, Setting::Services]),
    (t::group_schedule, &[Setting::WorkingHours, Setting::Absences, Setting::Holidays, Setting::Resources, Setting::BookingRules]),
    (lab_catalogue::group, &[Setting::Analytes, Setting::LabPanels]),
    (consultation_rules::group, &[Setting::CannedAnswers, Setting::HeadDoctors, Setting::ConsultationRules]),
    (referrals::group, &[Setting::Facilities]),
    (t::group_messages, &[Setting::Templates, Setting::LocalMessages]),
    (t::group_people, &[Setting::Users, Setting::Roles]),
    (t::group_data, &[Setting::Tags, Setting::CustomFields]),
];

/// The name of a page and its icon.
fn face(setting: Setting) -> (Plain, Glyph) {
    match setting {
        Setting::Organisation => (t::organisation, Glyph::Sliders),
        Setting::Locations => (t::locations, Glyph::Building),
        Setting::Practitioners => (t::practitioners, Glyph::Steth),
        Setting::Specialities => (t::specialities, Glyph::Heart),
        Setting::Services => (t::services, Glyph::Receipt),
        Setting::WorkingHours => (hours::working_hours, Glyph::Clock),
        Setting::Absences => (hours::absences, Glyph::UserX),
        Setting::Holidays => (hours::holidays, Glyph::Sun),
        Setting::Resources => (hours::resources, Glyph::Pin),
        Setting::BookingRules => (hours::rules, Glyph::Calendar),
        Setting::Templates => (messages::templates, Glyph::Mail),
        Setting::LocalMessages => (messages::local, Glyph::Monitor),
        Setting::Analytes => (lab_catalogue::analytes, Glyph::Flask),
        Setting::LabPanels => (lab_catalogue::panels, Glyph::Stack),
        Setting::CannedAnswers => (consultation_rules::canned, Glyph::Message),
        Setting::HeadDoctors => (consultation_rules::heads, Glyph::Eye),
        Setting::ConsultationRules => (consultation_rules::rules, Glyph::Clock),
        Setting::Facilities => (referrals::facilities, Glyph::Building),
        Setting::Users => (t::users, Glyph::Users),
        Setting::Roles => (t::roles, Glyph::Shield),
        Setting::Tags => (t::tags, Glyph::Tag),
        Setting::CustomFields => (t::custom_fields, Glyph::Columns),
    }
}

/// A page of the settings, or of the own account when `current` is none.
#[component]
pub fn SettingsPage(
    current: Option<Setting>,
    #[prop(into)] title: TextProp,
    #[prop(optional, into)] sub: Option<TextProp>,
    #[prop(optional, into)] count: Option<Signal<Option<i64>>>,
    /// At the end of the head.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    children: Children,
) -> impl IntoView {
    let sub = sub.unwrap_or_default();
    let count = count.unwrap_or_else(|| Signal::derive(|| None));
    let title = edit_title(title);
    let strip = NodeRef::<html::Nav>::new();
    strip.on_load(|strip| request_animation_frame(move || show_current(&strip)));
    view! {
        <div class="settings">
            <nav class="settings-nav" aria-label=shell::settings node_ref=strip>
                {GROUPS.iter().map(|group| view! { <NavGroup group current /> }).collect_view()}
                <h2>{t::group_own}</h2>
                <a href=Route::MyAccount.href() aria-current=current.is_none().then_some("page")>
                    <Icon glyph=Glyph::Key />
                    {shell::my_account}
                </a>
            </nav>
            <div class="settings-main">
                <PageHead title sub count>{actions.map(|actions| actions.run())}</PageHead>
                {children()}
            </div>
        </div>
    }
}

/// Where the list is a strip, brings the page that is open to its middle.
fn show_current(strip: &web_sys::HtmlElement) {
    let current = strip.query_selector("[aria-current]").ok().flatten().and_then(|c| c.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(current) = current {
        let free = strip.client_width() - current.offset_width();
        strip.set_scroll_left(current.offset_left() - free / 2);
    }
}

#[component]
fn NavGroup(group: &'static Group, current: Option<Setting>) -> impl IntoView {
    let (heading, settings) = *group;
    let open = move || settings.iter().copied().filter(|s| open_to(Route::Settings(*s))).collect::<Vec<_>>();
    let link = move |setting: Setting| {
        let (name, glyph) = face(setting);
        view! {
            <a href=Route::Settings(setting).href() aria-current=(current == Some(setting)).then_some("page")>
                <Icon glyph />
                {name}
            </a>
        }
    };
    view! {
        <Show when=move || !open().is_empty()>
            <h2>{heading}</h2>
            {move || open().into_iter().map(link).collect_view()}
        </Show>
    }
}

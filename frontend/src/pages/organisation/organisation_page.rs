//! The clinic's profile.

use domain::Lang;
use domain::identity::Permission;
use domain::organisation::{CURRENCIES, OrganisationSettings, OrganisationView};
use domain::value::MrnFormat;
use leptos::prelude::*;
use uuid::Uuid;

use super::zones::{described, zone_options};
use crate::api::organisation::Organisation;
use crate::api::session;
use crate::components::{Banner, Fact, Facts, Glyph, Loaded, SelectField, TextField};
use crate::i18n::texts::{organisation as t, settings};
use crate::pages::settings::{Editor, Saved, SettingsPage, Target, edit_with};
use crate::route::{Route, Setting};
use crate::shell::{self, branches};

/// A number for the example: neither the first nor a real one.
const EXAMPLE: i64 = 12_483;

const SAVED: Saved<Organisation> = Saved {
    list: Route::Settings(Setting::Organisation),
    made: None,
    name: |view: &OrganisationView| view.name.clone(),
    fields: &[
        ("name", t::organisation_name),
        ("language", t::language),
        ("currency", t::currency),
        ("time_zone", settings::time_zone),
        ("mrn_format", t::mrn),
        ("lab_comment_hours", t::lab_comment_hours),
    ],
};

/// The settings of the clinic: a form, or what they are for those who may only look.
#[component]
pub fn OrganisationPage() -> impl IntoView {
    shell::title(|| settings::organisation().to_owned());
    let clinic = branches();
    let may = Memo::new(|_| session::may_everywhere(Permission::WriteOrganisation));
    let content = move || match may.get() {
        true => edit_with(
            Target::Existing(Uuid::nil()),
            SAVED,
            |editor| view! { <Fields editor /> }.into_any(),
            move |view: &OrganisationView| clinic.organisation.put(view.clone()),
        ),
        false => view! { <ReadOnly /> }.into_any(),
    };
    view! {
        <SettingsPage current=Some(Setting::Organisation) title=settings::organisation sub=t::organisation_sub>
            {content}
        </SettingsPage>
    }
}

#[component]
fn Fields(editor: Editor<Organisation>) -> impl IntoView {
    let first = editor.form();
    let (name, zone) = (RwSignal::new(first.name), RwSignal::new(first.time_zone));
    let (language, currency) = (RwSignal::new(first.language.code().to_owned()), RwSignal::new(first.currency));
    let (prefix, digits) = (RwSignal::new(first.mrn_format.prefix), RwSignal::new(first.mrn_format.digits.to_string()));
    let hours = RwSignal::new(first.lab_comment_hours.to_string());
    let format = move || MrnFormat {
        prefix: prefix.with(|text| text.trim().to_ascii_uppercase()),
        // What cannot be read is out of range, and the field says so.
        digits: digits.with(|text| text.trim().parse().unwrap_or_default()),
    };
    editor.follow(move || OrganisationSettings {
        name: name.get(),
        language: language.with(|code| Lang::from_code(code)).unwrap_or_default(),
        currency: currency.get(),
        time_zone: zone.get(),
        mrn_format: format(),
        lab_comment_hours: hours.with(|text| text.trim().parse().unwrap_or_default()),
    });
    let zones = Signal::derive(move || zone.with(|zone| zone_options(zone)));
    let currencies: Vec<_> = CURRENCIES.iter().map(|c| (c.code.to_owned(), c.code.to_owned())).collect();
    let example = move || t::mrn_example(&format().write(EXAMPLE));
    view! {
        <TextField label=t::organisation_name at="/name" value=name hint=t::organisation_name_hint autocomplete="organization" />
        <div class="pair">
            <SelectField label=t::language at="/language" value=language options=languages() hint=t::language_hint />
            <SelectField label=t::currency at="/currency" value=currency options=currencies />
        </div>
        <SelectField label=settings::time_zone at="/time_zone" value=zone options=zones hint=t::time_zone_hint />
        <section class="form-section">
            <h2>{t::mrn}</h2>
            <div class="pair">
                <TextField label=t::mrn_prefix at="/mrn_format/prefix" value=prefix optional=true max_length=12 />
                <TextField label=t::mrn_digits at="/mrn_format/digits" value=digits hint=t::mrn_digits_hint inputmode="numeric" max_length=2 />
            </div>
            <p class="sub num" role="status">{example}</p>
        </section>
        <TextField label=t::lab_comment_hours at="/lab_comment_hours" value=hours hint=t::lab_comment_hours_hint inputmode="numeric" max_length=3 />
    }
}

fn languages() -> Vec<(String, String)> {
    [(Lang::Id, "Bahasa Indonesia"), (Lang::En, "English")].map(|(lang, name)| (lang.code().to_owned(), name.to_owned())).to_vec()
}

#[component]
fn ReadOnly() -> impl IntoView {
    let clinic = branches().organisation;
    view! {
        <div class="page-body">
            <Banner glyph=Glyph::Lock>{t::read_only}</Banner>
            <Loaded remote=clinic let:clinic>
                <Facts>
                    <Fact name=t::organisation_name>{move || clinic.get().name}</Fact>
                    <Fact name=t::language>
                        {move || languages().into_iter().find(|(code, _)| *code == clinic.get().language.code()).map(|(_, name)| name)}
                    </Fact>
                    <Fact name=t::currency>{move || clinic.get().currency}</Fact>
                    <Fact name=settings::time_zone>{move || described(&clinic.get().time_zone)}</Fact>
                    <Fact name=t::mrn>{move || clinic.get().mrn_format.write(EXAMPLE)}</Fact>
                    <Fact name=t::lab_comment_hours>{move || clinic.get().lab_comment_hours.to_string()}</Fact>
                </Facts>
            </Loaded>
        </div>
    }
}

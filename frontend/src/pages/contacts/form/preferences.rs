//! The fourth section: tags, preferences and the fields that the clinic has added.

use domain::Lang;
use domain::contacts::{Channel, TagView, Topic};
use leptos::prelude::*;

use super::custom::CustomFields;
use super::draft::Draft;
use crate::api::contacts::list_tags;
use crate::components::{Chip, SelectField, TextField};
use crate::i18n::{
    lang,
    texts::{contacts as c, registration as t},
};
use crate::remote::Remote;

/// What the person wishes, and how the clinic sorts them.
#[component]
pub fn PreferencesSection(draft: Draft) -> impl IntoView {
    let languages = Signal::derive(|| {
        let one = |lang: Lang, name: &str| (lang.code().to_owned(), name.to_owned());
        vec![one(Lang::Id, c::indonesian()), one(Lang::En, c::english())]
    });
    let channels = Signal::derive(|| {
        let all = Channel::ALL.iter().map(|k| (k.code().to_owned(), k.label(lang()).to_owned()));
        [(String::new(), t::channel_any().to_owned())].into_iter().chain(all).collect::<Vec<_>>()
    });
    view! {
        <section class="form-section">
            <h2>{t::section_preferences}</h2>
            <TagChips draft />
            <div class="pair">
                <SelectField label=t::language at="/preferences/language" value=draft.language options=languages />
                <SelectField label=c::channel at="/preferences/channel" value=draft.channel options=channels optional=true />
            </div>
            <fieldset class="field">
                <legend class="label">{t::topics}</legend>
                <div class="topics">{Topic::ALL.iter().map(|topic| view! { <TopicWish draft topic=*topic /> }).collect_view()}</div>
            </fieldset>
            <div class="pair">
                <TextField label=t::quiet_from at="/preferences/quiet_from" value=draft.quiet_from kind="time" optional=true />
                <TextField label=t::quiet_until at="/preferences/quiet_until" value=draft.quiet_until kind="time" optional=true />
            </div>
            <CustomFields draft />
        </section>
    }
}

/// Wanted, unwanted, or not asked.
#[component]
fn TopicWish(draft: Draft, topic: Topic) -> impl IntoView {
    let start = match (draft.wanted.with_untracked(|w| w.contains(&topic)), draft.unwanted.with_untracked(|u| u.contains(&topic))) {
        (true, _) => "wanted",
        (_, true) => "unwanted",
        _ => "",
    };
    let wish = RwSignal::new(start.to_owned());
    Effect::new(move |earlier: Option<()>| {
        let wish = wish.get();
        if earlier.is_some() {
            for (list, name) in [(draft.wanted, "wanted"), (draft.unwanted, "unwanted")] {
                list.update(|topics| {
                    topics.retain(|other| *other != topic);
                    if wish == name {
                        topics.push(topic);
                    }
                });
            }
        }
    });
    let options = Signal::derive(|| {
        let one = |code: &str, words: &str| (code.to_owned(), words.to_owned());
        vec![one("", t::topic_unknown()), one("wanted", t::topic_wanted()), one("unwanted", t::topic_unwanted())]
    });
    view! { <SelectField label=move || topic.label(lang()) value=wish options /> }
}

#[component]
fn TagChips(draft: Draft) -> impl IntoView {
    let tags = draft.tags;
    let known = Remote::new(|| async { Ok(list_tags().await?.data) });
    let chip = move |tag: TagView| {
        let pressed = Signal::derive(move || tags.with(|ids| ids.contains(&tag.id)));
        let toggle = move |()| {
            tags.update(|ids| match ids.iter().position(|id| *id == tag.id) {
                Some(at) => _ = ids.remove(at),
                None => ids.push(tag.id),
            });
        };
        view! { <Chip pressed on_press=toggle>{tag.name}</Chip> }
    };
    let all = move || known.value.get().unwrap_or_default();
    view! {
        <Show when=move || !all().is_empty()>
            <fieldset class="field">
                <legend class="label">{c::tags}</legend>
                <div class="choices">{move || all().into_iter().map(chip).collect_view()}</div>
            </fieldset>
        </Show>
    }
}

//! Contact data that is masked until somebody asks for it; the server writes down who did.

use domain::contacts::{DisclosedField, Disclosure};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::contacts::{People, disclose};
use crate::api::session;
use crate::components::{Glyph, Icon, toast};
use crate::i18n::texts::person as t;
use crate::pages::contacts::rights::rights;
use crate::remote::Submit;

/// A masked value with the eye that shows it. `pick` finds it in what was disclosed.
#[component]
pub fn Masked(
    people: People,
    id: Uuid,
    field: DisclosedField,
    #[prop(into)] label: TextProp,
    #[prop(into)] masked: String,
    pick: impl Fn(&Disclosure) -> Option<String> + Send + Sync + Copy + 'static,
) -> impl IntoView {
    let shown = RwSignal::new(None::<String>);
    let submit = Submit::new();
    let toggle = move |_| {
        if shown.with_untracked(Option::is_some) {
            return shown.set(None);
        }
        submit.run(async move { disclose(people, id, vec![field]).await }, move |all| shown.set(pick(&all)));
    };
    Effect::new(move |_| {
        if let Some(failure) = submit.failure.get() {
            toast::failed(&failure);
        }
    });
    let (spoken, title) = (StoredValue::new(label), move |label: &TextProp| match shown.with(Option::is_some) {
        true => t::hide_shown(&label.get()),
        false => t::show_masked(&label.get()),
    });
    let words = move || spoken.with_value(title);
    let glyph = Signal::derive(move || if shown.with(Option::is_some) { Glyph::EyeOff } else { Glyph::Eye });
    view! {
        <span class="masked" role="status">{move || shown.get().unwrap_or_else(|| masked.clone())}</span>
        <Show when=move || session::may(rights(people).disclose)>
            <button class="show" type="button" aria-label=words title=words aria-busy=move || submit.busy.get().then_some("true") on:click=toggle>
                <Icon glyph />
            </button>
        </Show>
    }
}

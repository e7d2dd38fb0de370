//! Fields: label, control, hint and error, wired for screen readers.

use leptos::prelude::*;

use super::form::{FormErrors, field_id};
use super::icon::{Glyph, Icon};
use crate::i18n::texts::{identity, interface as t};

/// An id that no other element has.
pub(super) fn fresh_id() -> String {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("u{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// What a field knows of its form.
#[derive(Clone)]
pub(super) struct Wiring {
    pub(super) id: String,
    pointer: Option<String>,
    errors: Option<FormErrors>,
    own: Option<Signal<Option<String>>>,
}

impl Wiring {
    pub(super) fn new(at: Option<String>, own: Option<Signal<Option<String>>>) -> Wiring {
        let id = at.as_deref().map_or_else(fresh_id, field_id);
        Wiring { id, pointer: at, errors: use_context(), own }
    }

    fn error(&self) -> Option<String> {
        let served = self.pointer.as_deref().zip(self.errors).and_then(|(pointer, errors)| errors.at(pointer));
        served.or_else(|| self.own.and_then(|own| own.get()))
    }

    pub(super) fn corrected(&self) {
        if let (Some(pointer), Some(errors)) = (&self.pointer, self.errors) {
            errors.corrected(pointer);
        }
    }

    pub(super) fn invalid(&self) -> impl Fn() -> Option<&'static str> + Clone + Send + 'static {
        let wiring = self.clone();
        move || wiring.error().is_some().then_some("true")
    }

    pub(super) fn described_by(&self) -> String {
        format!("{}-note", self.id)
    }
}

/// Label above, hint or error below.
pub(super) fn framed(wiring: &Wiring, label: TextProp, optional: bool, hint: Option<TextProp>, control: AnyView) -> AnyView {
    let (id, note_id, for_error) = (wiring.id.clone(), wiring.described_by(), wiring.clone());
    let note = move || match for_error.error() {
        Some(error) => view! { <span class="err"><Icon glyph=Glyph::Alert />{error}</span> }.into_any(),
        None => match &hint {
            Some(hint) => view! { <span class="hint">{hint.get()}</span> }.into_any(),
            None => ().into_any(),
        },
    };
    view! {
        <div class="field">
            <label for=id>
                {move || label.get()}
                {optional.then(|| view! { <span class="opt">{t::optional}</span> })}
            </label>
            {control}
            <div id=note_id aria-live="polite">{note}</div>
        </div>
    }
    .into_any()
}

/// A line of text.
#[component]
pub fn TextField(
    #[prop(into)] label: TextProp,
    value: RwSignal<String>,
    /// JSON pointer of the field in the document, under which its errors arrive.
    #[prop(optional, into)]
    at: Option<String>,
    /// An error that this form found itself.
    #[prop(optional, into)]
    error: Option<Signal<Option<String>>>,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional)] optional: bool,
    /// `text`, `email`, `tel`, `search`, …
    #[prop(default = "text")]
    kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional)] inputmode: Option<&'static str>,
    #[prop(optional)] icon: Option<Glyph>,
    #[prop(optional, into)] unit: Option<String>,
    #[prop(optional, into)] placeholder: Option<TextProp>,
    #[prop(optional)] autofocus: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// Read-only fields can be copied from, but not changed.
    #[prop(optional)]
    readonly: bool,
    #[prop(default = 200)] max_length: u32,
    /// When the person has left the field.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let wiring = Wiring::new(at, error);
    let typing = wiring.clone();
    let node = NodeRef::<leptos::html::Input>::new();
    if autofocus {
        node.on_load(|input| crate::browser::focus::on(&input));
    }
    let control = view! {
        <span class="input" data-readonly=readonly>
            {icon.map(|icon| view! { <Icon glyph=icon /> })}
            <input
                node_ref=node
                id=wiring.id.clone()
                type=kind
                autocomplete=autocomplete
                inputmode=inputmode
                maxlength=max_length
                placeholder=placeholder.map(|p| move || p.get())
                disabled=disabled
                readonly=readonly
                aria-invalid=wiring.invalid()
                aria-describedby=wiring.described_by()
                prop:value=move || value.get()
                on:input=move |event| {
                    value.set(event_target_value(&event));
                    typing.corrected();
                }
                on:blur=move |_| {
                    if let Some(on_leave) = on_leave {
                        on_leave.run(());
                    }
                }
            />
            {unit.map(|unit| view! { <span class="unit">{unit}</span> })}
        </span>
    };
    framed(&wiring, label, optional, hint, control.into_any())
}

/// A password with a button that shows it. Pasting and password managers work.
#[component]
pub fn PasswordField(
    #[prop(into)] label: TextProp,
    value: RwSignal<String>,
    #[prop(optional, into)] at: Option<String>,
    #[prop(optional, into)] error: Option<Signal<Option<String>>>,
    #[prop(optional, into)] hint: Option<TextProp>,
    /// `current-password` or `new-password`.
    autocomplete: &'static str,
) -> impl IntoView {
    let wiring = Wiring::new(at, error);
    let typing = wiring.clone();
    let shown = RwSignal::new(false);
    let title = move || if shown.get() { identity::hide_password() } else { identity::show_password() };
    let control = view! {
        <span class="input">
            <input
                id=wiring.id.clone()
                type=move || if shown.get() { "text" } else { "password" }
                autocomplete=autocomplete
                autocapitalize="none"
                spellcheck="false"
                maxlength="1024"
                aria-invalid=wiring.invalid()
                aria-describedby=wiring.described_by()
                prop:value=move || value.get()
                on:input=move |event| {
                    value.set(event_target_value(&event));
                    typing.corrected();
                }
            />
            <button
                class="btn"
                type="button"
                data-icon=true
                data-kind="quiet"
                data-size="sm"
                aria-label=title
                title=title
                aria-pressed=move || shown.get().to_string()
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                <Icon glyph=Signal::derive(move || if shown.get() { Glyph::EyeOff } else { Glyph::Eye }) />
            </button>
        </span>
    };
    framed(&wiring, label, false, hint, control.into_any())
}

/// Several lines of text.
#[component]
pub fn TextArea(
    #[prop(into)] label: TextProp,
    value: RwSignal<String>,
    #[prop(optional, into)] at: Option<String>,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional)] optional: bool,
    #[prop(default = 3)] rows: u32,
    #[prop(default = 10_000)] max_length: u32,
) -> impl IntoView {
    let wiring = Wiring::new(at, None);
    let typing = wiring.clone();
    let control = view! {
        <textarea
            class="input"
            id=wiring.id.clone()
            rows=rows
            maxlength=max_length
            aria-invalid=wiring.invalid()
            aria-describedby=wiring.described_by()
            prop:value=move || value.get()
            on:input=move |event| {
                value.set(event_target_value(&event));
                typing.corrected();
            }
        ></textarea>
    };
    framed(&wiring, label, optional, hint, control.into_any())
}

/// One of a list. The options are (value, label); an empty value stands for none.
#[component]
pub fn SelectField(
    #[prop(into)] label: TextProp,
    value: RwSignal<String>,
    #[prop(into)] options: Signal<Vec<(String, String)>>,
    #[prop(optional, into)] at: Option<String>,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional)] optional: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let wiring = Wiring::new(at, None);
    let typing = wiring.clone();
    let entries = move || {
        let chosen = value.get();
        let entry = |(code, text): (String, String)| {
            let selected = code == chosen;
            view! { <option value=code selected=selected>{text}</option> }
        };
        options.get().into_iter().map(entry).collect_view()
    };
    let control = view! {
        <select
            class="input"
            id=wiring.id.clone()
            disabled=disabled
            aria-invalid=wiring.invalid()
            aria-describedby=wiring.described_by()
            on:change=move |event| {
                value.set(event_target_value(&event));
                typing.corrected();
            }
        >
            {entries}
        </select>
    };
    framed(&wiring, label, optional, hint, control.into_any())
}

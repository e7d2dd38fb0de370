//! Check boxes, switches and radio buttons.

use leptos::prelude::*;

use super::field::fresh_id;

/// A check box with its words. `hidden_label` keeps the words for screen readers only.
#[component]
pub fn Checkbox(
    #[prop(into)] label: TextProp,
    #[prop(into)] checked: Signal<bool>,
    #[prop(optional, into)] indeterminate: Signal<bool>,
    #[prop(optional)] hidden_label: bool,
    #[prop(optional)] disabled: bool,
    /// Reached by arrow keys instead of Tab, as in a grid.
    #[prop(optional)]
    unreachable: bool,
    #[prop(into)] on_change: Callback<bool>,
) -> impl IntoView {
    let (spoken, shown) = (label.clone(), label);
    view! {
        <label class="check">
            <input
                type="checkbox"
                disabled=disabled
                tabindex=unreachable.then_some("-1")
                aria-label=hidden_label.then_some(move || spoken.get())
                prop:checked=move || checked.get()
                prop:indeterminate=move || indeterminate.get()
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            {(!hidden_label).then(|| view! { <span>{move || shown.get()}</span> })}
        </label>
    }
}

/// On or off, at once.
#[component]
pub fn Switch(
    #[prop(into)] label: TextProp,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
) -> impl IntoView {
    let hint = hint.map(|hint| view! { <br /><span class="sub">{move || hint.get()}</span> });
    view! {
        <label class="switch">
            <input
                type="checkbox"
                role="switch"
                prop:checked=move || checked.get()
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span>{move || label.get()} {hint}</span>
        </label>
    }
}

/// One of a few, all visible. The options are (value, label).
#[component]
pub fn RadioGroup(
    #[prop(into)] label: TextProp,
    value: RwSignal<String>,
    #[prop(into)] options: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    let name = fresh_id();
    let entries = move || {
        let name = name.clone();
        let entry = move |(code, text): (String, String)| {
            let (mine, picked) = (code.clone(), code.clone());
            view! {
                <label class="check">
                    <input
                        type="radio"
                        name=name.clone()
                        value=code
                        prop:checked=move || value.with(|v| *v == mine)
                        on:change=move |_| value.set(picked.clone())
                    />
                    <span>{text}</span>
                </label>
            }
        };
        options.get().into_iter().map(entry).collect_view()
    };
    view! {
        <fieldset class="field">
            <legend class="label">{move || label.get()}</legend>
            <div class="choices">{entries}</div>
        </fieldset>
    }
}

//! Modal dialogs: for questions, never for editing a record.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::button::{Button, Kind};
use super::field::fresh_id;
use crate::browser::focus;
use crate::i18n::texts::interface as t;

/// A dialog. It is on the page only while open; the focus returns to where it was. Give it a `<div class="body">` and a
/// `<footer>`.
#[component]
pub fn Dialog(
    #[prop(into)] open: Signal<bool>,
    /// Esc, the backdrop, or a button of yours.
    #[prop(into)]
    on_close: Callback<()>,
    #[prop(into)] title: TextProp,
    #[prop(optional, into)] text: Option<TextProp>,
    /// `lg` for comparisons side by side.
    #[prop(optional)]
    size: Option<&'static str>,
    children: ChildrenFn,
) -> impl IntoView {
    let children = StoredValue::new(children);
    let (title, text) = (StoredValue::new(title), StoredValue::new(text));
    view! {
        <Show when=move || open.get()>
            <Opened on_close title=title.get_value() text=text.get_value() size>
                {children.with_value(|children| children())}
            </Opened>
        </Show>
    }
}

#[component]
fn Opened(
    on_close: Callback<()>,
    title: TextProp,
    text: Option<TextProp>,
    size: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let id = fresh_id();
    let heading = id.clone();
    show_modal(node);
    let cancelled = move |event: leptos::ev::Event| {
        event.prevent_default();
        on_close.run(());
    };
    let outside = move |event: leptos::ev::MouseEvent| {
        let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|t| t.tag_name() == "DIALOG") {
            on_close.run(());
        }
    };
    view! {
        <dialog class="dialog" node_ref=node data-size=size aria-labelledby=id on:cancel=cancelled on:mousedown=outside>
            <header>
                <h2 id=heading>{move || title.get()}</h2>
                {text.map(|text| view! { <p>{move || text.get()}</p> })}
            </header>
            {children()}
        </dialog>
    }
}

/// Opens a dialog element as soon as it is on the page, and gives the focus back when it goes.
pub fn show_modal(node: NodeRef<html::Dialog>) {
    let keeper = StoredValue::new_local(Some(focus::keeper()));
    node.on_load(|dialog| {
        // It fails only for a dialog that is open already.
        request_animation_frame(move || drop(dialog.show_modal()));
    });
    on_cleanup(move || {
        if let Some(restore) = keeper.try_update_value(Option::take).flatten() {
            request_animation_frame(restore);
        }
    });
}

/// A question with one thing to confirm. The words on the button say what will happen.
#[component]
pub fn Confirm(
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(into)] title: TextProp,
    #[prop(optional, into)] text: Option<TextProp>,
    #[prop(into)] action: TextProp,
    #[prop(default = Kind::Danger)] kind: Kind,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(into)] on_confirm: Callback<()>,
) -> impl IntoView {
    let action = StoredValue::new(action);
    let text = text.unwrap_or_default();
    view! {
        <Dialog open on_close title text>
            <footer>
                <Button on_press=on_close>{t::back}</Button>
                <Button kind busy on_press=on_confirm>{move || action.with_value(TextProp::get)}</Button>
            </footer>
        </Dialog>
    }
}

//! Menus: a button that opens a list of actions in the top layer.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::button::{Kind, Size};
use super::field::fresh_id;
use super::icon::{Glyph, Icon};
use crate::browser::focus::{self, Step};
use crate::browser::page;

/// Lets an entry close the menu it is in.
#[derive(Clone, Copy)]
pub struct MenuControl {
    open: RwSignal<bool>,
    node: NodeRef<html::Div>,
}

impl MenuControl {
    pub fn close(self) {
        if let Some(menu) = self.node.get_untracked() {
            // Closed already is fine.
            let _ = menu.hide_popover();
        }
    }
}

/// A menu with the button that opens it. `trigger` is what the button shows.
#[component]
pub fn Menu(
    #[prop(into)] trigger: ViewFn,
    /// Read aloud, and shown on hover when the button is only an icon.
    #[prop(into)]
    label: TextProp,
    #[prop(default = Kind::Quiet)] kind: Kind,
    #[prop(optional)] size: Size,
    #[prop(optional)] icon_only: bool,
    /// Classes instead of `btn`, for a button that looks otherwise.
    #[prop(default = "btn")]
    class: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let control = MenuControl { open: RwSignal::new(false), node: NodeRef::new() };
    let button = NodeRef::<html::Button>::new();
    let id = fresh_id();
    let menu_id = id.clone();
    let children = StoredValue::new(children);
    let (spoken, title) = (label.clone(), label);
    let toggle = move |_| {
        if control.open.get_untracked() {
            control.close();
        } else {
            open(control, button);
        }
    };
    view! {
        <button
            class=class
            type="button"
            node_ref=button
            data-kind=kind.code()
            data-size=size.code()
            data-icon=icon_only
            aria-haspopup="menu"
            aria-expanded=move || control.open.get().to_string()
            aria-controls=id
            aria-label=move || spoken.get()
            title=icon_only.then_some(move || title.get())
            on:click=toggle
        >
            {trigger.run()}
        </button>
        <div
            class="menu"
            role="menu"
            popover="auto"
            id=menu_id
            node_ref=control.node
            on:keydown=move |event| key_pressed(&event, control)
            on:toggle=move |event: web_sys::Event| toggled(event.unchecked_ref(), control, button)
        >
            <Show when=move || control.open.get()>
                <leptos::context::Provider value=control>{children.with_value(|children| children())}</leptos::context::Provider>
            </Show>
        </div>
    }
}

fn open(control: MenuControl, button: NodeRef<html::Button>) {
    let Some(menu) = control.node.get_untracked() else { return };
    control.open.set(true);
    // Open already is fine.
    let _ = menu.show_popover();
    request_animation_frame(move || {
        let (Some(menu), Some(button)) = (control.node.get_untracked(), button.get_untracked()) else { return };
        place(&menu, &button);
        focus::rove(&menu, ENTRIES, Step::First);
    });
}

const ENTRIES: &str = ".mi:not([aria-disabled=true])";

/// The browser closed the menu: by Esc, or by a press outside.
fn toggled(event: &web_sys::ToggleEvent, control: MenuControl, button: NodeRef<html::Button>) {
    if event.new_state() != "closed" {
        return;
    }
    let inside = focus::current().zip(control.node.get_untracked()).is_some_and(|(e, menu)| menu.contains(Some(&e)));
    control.open.set(false);
    if inside && let Some(button) = button.get_untracked() {
        focus::on(&button);
    }
}

fn key_pressed(event: &leptos::ev::KeyboardEvent, control: MenuControl) {
    let Some(menu) = control.node.get_untracked() else { return };
    if let Some(step) = Step::vertical(&event.key()) {
        event.prevent_default();
        focus::rove(&menu, ENTRIES, step);
    } else if event.key() == "Tab" {
        control.close();
    } else if event.key().chars().count() == 1 {
        // Letters choose an entry here, not a shortcut of the page.
        event.stop_propagation();
        jump_to(&menu, &event.key().to_lowercase());
    }
}

fn jump_to(menu: &HtmlElement, letter: &str) {
    let Ok(entries) = menu.query_selector_all(ENTRIES) else { return };
    let mut all = (0..entries.length()).filter_map(|i| entries.item(i)?.dyn_into::<HtmlElement>().ok());
    let starts = |e: &HtmlElement| e.text_content().unwrap_or_default().trim().to_lowercase().starts_with(letter);
    if let Some(entry) = all.find(starts) {
        focus::on(&entry);
    }
}

/// Below the button, or above where there is no room; never outside the window.
pub(super) fn place(menu: &HtmlElement, button: &HtmlElement) {
    let (at, size) = (button.get_bounding_client_rect(), menu.get_bounding_client_rect());
    let edge = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|v| v.as_f64()).unwrap_or(0.0);
    let (width, height) = (edge(page::window().inner_width()), edge(page::window().inner_height()));
    let right = at.left() + size.width() > width - 8.0;
    let left = if right { (at.right() - size.width()).max(8.0) } else { at.left() };
    let below = at.bottom() + 4.0;
    let top = if below + size.height() > height - 8.0 { (at.top() - 4.0 - size.height()).max(8.0) } else { below };
    for (name, value) in [("left", left), ("top", top)] {
        // Only an unknown property name could fail.
        let _ = menu.style().set_property(name, &format!("{value}px"));
    }
}

/// An action.
#[component]
pub fn MenuItem(
    #[prop(optional, into)] icon: Option<Glyph>,
    #[prop(optional)] danger: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// Shown at the end: a key, or why it cannot be done.
    #[prop(optional, into)]
    end: Option<TextProp>,
    /// The menu stays open, because the action is often repeated.
    #[prop(optional)]
    stays: bool,
    #[prop(into)] on_press: Callback<()>,
    children: Children,
) -> impl IntoView {
    let control = use_context::<MenuControl>();
    let press = move |_| {
        if disabled.get_untracked() {
            return;
        }
        if let Some(control) = control.filter(|_| !stays) {
            control.close();
        }
        on_press.run(());
    };
    view! {
        <button
            class="mi"
            type="button"
            role="menuitem"
            tabindex="-1"
            data-tone=danger.then_some("danger")
            aria-disabled=move || disabled.get().then_some("true")
            on:click=press
        >
            {icon.map(|icon| view! { <Icon glyph=icon /> })}
            <span>{children()}</span>
            {end.map(|end| view! { <span class="end sub">{move || end.get()}</span> })}
        </button>
    }
}

/// A choice that stays ticked; the menu stays open.
#[component]
pub fn MenuCheck(
    #[prop(into)] checked: Signal<bool>,
    #[prop(optional)] disabled: bool,
    #[prop(optional)] radio: bool,
    #[prop(into)] on_press: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            class="mi"
            type="button"
            role=if radio { "menuitemradio" } else { "menuitemcheckbox" }
            tabindex="-1"
            aria-disabled=disabled.then_some("true")
            aria-checked=move || checked.get().to_string()
            on:click=move |_| {
                if !disabled {
                    on_press.run(());
                }
            }
        >
            <span>{children()}</span>
        </button>
    }
}

/// The heading of a group.
#[component]
pub fn MenuHead(children: Children) -> impl IntoView {
    view! { <p class="head" role="presentation">{children()}</p> }
}

/// A line between groups.
#[component]
pub fn MenuLine() -> impl IntoView {
    view! { <hr /> }
}

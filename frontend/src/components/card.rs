//! Cards, page heads and lists of facts.

use leptos::prelude::*;

/// A card with a heading; `end` is shown at the end of it.
#[component]
pub fn Card(
    #[prop(into)] title: TextProp,
    #[prop(optional, into)] sub: Option<TextProp>,
    #[prop(optional, into)] end: Option<ViewFn>,
    /// The content brings its own edges, as a table does.
    #[prop(optional)]
    flush: bool,
    children: Children,
) -> impl IntoView {
    let body = if flush { "" } else { "body" };
    view! {
        <section class="card">
            <header>
                <h2>{move || title.get()}</h2>
                {sub.map(|sub| view! { <span class="sub">{move || sub.get()}</span> })}
                {end.map(|end| view! { <div class="end">{end.run()}</div> })}
            </header>
            <div class=body>{children()}</div>
        </section>
    }
}

/// The head of a page: what it is, how many, and what can be done. The children are the actions.
#[component]
pub fn PageHead(
    #[prop(into)] title: TextProp,
    #[prop(optional, into)] count: Option<Signal<Option<i64>>>,
    #[prop(optional, into)] sub: Option<TextProp>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let number = move || {
        let count = count.and_then(|count| count.get());
        count.map(|n| view! { <span class="count">{move || crate::format::count(n)}</span> })
    };
    view! {
        <div class="pagehead">
            <div>
                <h1>{move || title.get()}</h1>
                {number}
                {sub.map(|sub| view! { <p class="sub">{move || sub.get()}</p> })}
            </div>
            {children.map(|children| view! { <div class="end">{children()}</div> })}
        </div>
    }
}

/// Names and values; fill it with [`Fact`]s.
#[component]
pub fn Facts(children: Children) -> impl IntoView {
    view! { <dl class="facts num">{children()}</dl> }
}

/// One name and its value.
#[component]
pub fn Fact(#[prop(into)] name: TextProp, children: Children) -> impl IntoView {
    view! {
        <dt>{move || name.get()}</dt>
        <dd>{children()}</dd>
    }
}

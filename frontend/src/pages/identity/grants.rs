//! The roles of a user: each for one branch or for all.

use domain::identity::{RoleGrant, RoleView};
use leptos::prelude::*;
use uuid::Uuid;

use super::user_words::{role_by_code, role_name};
use crate::components::{Button, FormErrors, Glyph, Icon, IconButton, SelectField, Size};
use crate::i18n::texts::users as t;
use crate::remote::Remote;
use crate::shell::branches;

/// One role while it is chosen; an empty place stands for all branches.
#[derive(Clone, Copy, PartialEq)]
struct Line {
    number: u32,
    role: RwSignal<String>,
    place: RwSignal<String>,
}

/// The roles of a user while they are chosen.
#[derive(Clone, Copy)]
pub(super) struct Grants {
    lines: RwSignal<Vec<Line>>,
    next: StoredValue<u32>,
}

impl Grants {
    pub fn of(grants: &[RoleGrant]) -> Grants {
        let all = Grants { lines: RwSignal::new(Vec::new()), next: StoredValue::new(0) };
        for grant in grants {
            all.add(&grant.role, grant.location_id);
        }
        all
    }

    fn add(self, role: &str, place: Option<Uuid>) {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        let place = place.map(|id| id.to_string()).unwrap_or_default();
        let line = Line { number, role: RwSignal::new(role.to_owned()), place: RwSignal::new(place) };
        self.lines.update(|lines| lines.push(line));
    }

    fn remove(self, number: u32) {
        self.lines.update(|lines| lines.retain(|line| line.number != number));
    }

    /// What is chosen; follows it.
    pub fn chosen(self) -> Vec<RoleGrant> {
        let grant = |line: &Line| RoleGrant { role: line.role.get(), location_id: line.place.with(|place| place.parse().ok()) };
        self.lines.with(|lines| lines.iter().map(grant).collect())
    }
}

/// Chooses roles and where they hold.
#[component]
pub(super) fn GrantFields(grants: Grants, roles: Remote<Vec<RoleView>>) -> impl IntoView {
    let errors = use_context::<FormErrors>();
    let first = move || roles.value.with(|all| all.as_ref()?.first().map(|role| role.code.clone())).unwrap_or_default();
    let error = move || {
        let last = grants.lines.with(Vec::len);
        let pointers = std::iter::once("/roles".to_owned()).chain((0..last).map(|i| format!("/roles/{i}")));
        let error = errors.and_then(|errors| pointers.map(|at| errors.at(&at)).find_map(|error| error));
        error.map(|error| view! { <p class="field"><span class="err"><Icon glyph=Glyph::Alert />{error}</span></p> })
    };
    let none = move || grants.lines.with(Vec::is_empty);
    view! {
        <p class="sub">{t::grants_hint}</p>
        <Show when=none><p class="sub">{t::grants_empty}</p></Show>
        <For each=move || grants.lines.get() key=|line| line.number children=move |line| view! { <GrantLine grants line roles /> } />
        <div aria-live="polite">{error}</div>
        <div><Button size=Size::Small icon=Glyph::Plus on_press=move |()| grants.add(&first(), None)>{t::add_role}</Button></div>
    }
}

#[component]
fn GrantLine(grants: Grants, line: Line, roles: Remote<Vec<RoleView>>) -> impl IntoView {
    let places = branches();
    let role_options = Signal::derive(move || {
        let mut options: Vec<_> = roles.value.get().unwrap_or_default().iter().map(|r| (r.code.clone(), role_name(r))).collect();
        let chosen = line.role.get();
        // Until the list is there, and should it lack the role, what is stored stays chosen.
        if !chosen.is_empty() && !options.iter().any(|(code, _)| *code == chosen) {
            options.push((chosen.clone(), role_by_code(&[], &chosen)));
        }
        options
    });
    let place_options = Signal::derive(move || {
        let all = places.locations.value.get().unwrap_or_default();
        let everywhere = (String::new(), t::all_branches().to_owned());
        std::iter::once(everywhere).chain(all.into_iter().map(|l| (l.id.to_string(), l.name))).collect::<Vec<_>>()
    });
    let name = move || roles.value.with(|all| role_by_code(all.as_deref().unwrap_or_default(), &line.role.get()));
    view! {
        <div class="grant">
            <SelectField label=t::role value=line.role options=role_options />
            <SelectField label=t::at value=line.place options=place_options />
            <IconButton glyph=Glyph::X label=move || t::remove_role(&name()) on_press=move |()| grants.remove(line.number) />
        </div>
    }
}

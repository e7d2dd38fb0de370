//! Whom a question is for, and whom it is asked.

use domain::consultations::AskableDoctorView;
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::consultations as api;
use crate::components::SelectField;
use crate::i18n::texts::portal_consult as t;
use crate::pages::portal::catalogue::in_words;
use crate::pages::portal::household::{Household, relation};
use crate::pages::portal::parts::{Disc, Notice};
use crate::remote::Remote;

/// The family, as one choice; nothing where there is nobody to choose from.
#[component]
pub fn ForWhom(chosen: RwSignal<Option<Uuid>>) -> impl IntoView {
    let household = Household::here();
    move || {
        let family = household.family();
        (family.len() > 1).then(|| {
            let option = |member: domain::portal::FamilyMemberView| {
                let (id, about) = (member.id, relation(&member));
                let checked = move || chosen.get() == Some(id);
                view! {
                    <button type="button" aria-pressed=move || checked().to_string() on:click=move |_| chosen.set(Some(id))>
                        <Disc name=member.name.clone() />
                        <span><b>{member.name}</b><span>{about}</span></span>
                    </button>
                }
            };
            view! {
                <div class="field" role="group" aria-labelledby="ask-whom">
                    <span class="label" id="ask-whom">{t::ask_whom}</span>
                    <div class="family">{family.into_iter().map(option).collect_view()}</div>
                </div>
            }
        })
    }
}

/// The doctors; those whom the person has visited come first, and the latest of them is chosen.
#[component]
pub fn Doctor(
    doctors: Signal<Vec<AskableDoctorView>>,
    whom: RwSignal<Option<Uuid>>,
    chosen: RwSignal<String>,
    /// Whom the address, or the report that is asked about, names.
    #[prop(into)]
    wanted: Signal<Option<Uuid>>,
) -> impl IntoView {
    let visited = Remote::new(move || {
        let whom = whom.get();
        async move {
            match whom {
                Some(id) => api::list_visited_practitioners(id).await,
                None => Ok(Vec::new()),
            }
        }
    });
    let known = Memo::new(move |_| visited.value.get().unwrap_or_default());
    let askable = move |id: &Uuid| doctors.with(|all| all.iter().any(|doctor| doctor.id == *id && doctor.askable));
    Effect::new(move |_| {
        let (wanted, known) = (wanted.get(), known.get());
        // What somebody has chosen stays chosen.
        if chosen.with_untracked(String::is_empty) {
            let first = wanted.into_iter().chain(known).find(|id| askable(id));
            chosen.set(first.map(|id| id.to_string()).unwrap_or_default());
        }
    });
    let options = Signal::derive(move || {
        let known = known.get();
        let mut all: Vec<AskableDoctorView> = doctors.get().into_iter().filter(|doctor| doctor.askable).collect();
        all.sort_by_key(|doctor| known.iter().position(|id| *id == doctor.id).unwrap_or(usize::MAX));
        let option = |doctor: AskableDoctorView| {
            let fields: Vec<&str> = doctor.specialities.iter().map(|s| in_words(&s.name_id, &s.name_en)).collect();
            let name = if fields.is_empty() { doctor.name.clone() } else { format!("{}, {}", doctor.name, fields.join(", ")) };
            let words = if known.contains(&doctor.id) { t::ask_doctor_known(&name) } else { name };
            (doctor.id.to_string(), words)
        };
        [(String::new(), t::ask_doctor_choose().to_owned())].into_iter().chain(all.into_iter().map(option)).collect::<Vec<_>>()
    });
    let not_this = move || {
        let wanted = wanted.get().filter(|id| !askable(id))?;
        let name = doctors.with(|all| all.iter().find(|doctor| doctor.id == wanted).map(|doctor| doctor.name.clone()))?;
        Some(view! { <Notice tone="plain" glyph="#i-info" title=t::ask_not_this(&name) /> })
    };
    view! {
        {not_this}
        <SelectField label=t::ask_doctor at="/practitioner_id" value=chosen options />
    }
}

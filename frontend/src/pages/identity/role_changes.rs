//! Permissions that were ticked or unticked and are not saved yet.

use std::collections::HashMap;

use domain::identity::{CreateRole, Permission, RoleView};
use leptos::prelude::*;
use uuid::Uuid;

use crate::api::Failure;
use crate::api::identity::Roles;
use crate::api::resource;
use crate::components::toast;
use crate::i18n::texts::users as t;
use crate::remote::{Remote, Submit};

/// Single changes, not whole sets: saved on top of the latest version, they leave alone what somebody else changed.
#[derive(Clone, Copy)]
pub(super) struct RoleChanges {
    roles: Remote<Vec<RoleView>>,
    pending: RwSignal<HashMap<(Uuid, Permission), bool>>,
    pub submit: Submit,
}

impl RoleChanges {
    pub fn new(roles: Remote<Vec<RoleView>>) -> RoleChanges {
        RoleChanges { roles, pending: RwSignal::new(HashMap::new()), submit: Submit::new() }
    }

    pub fn any(self) -> bool {
        !self.pending.with(HashMap::is_empty)
    }

    /// How many roles are changed.
    pub fn roles(self) -> usize {
        let mut ids: Vec<Uuid> = self.pending.with(|pending| pending.keys().map(|(id, _)| *id).collect());
        ids.sort_unstable();
        ids.dedup();
        ids.len()
    }

    fn stored(self, id: Uuid, permission: Permission) -> bool {
        let holds = |all: &Vec<RoleView>| all.iter().any(|role| role.id == id && role.permissions.contains(&permission));
        self.roles.value.with(|all| all.as_ref().is_some_and(holds))
    }

    /// Whether a role has a permission, with what is not saved yet.
    pub fn holds(self, id: Uuid, permission: Permission) -> bool {
        let pending = self.pending.with(|pending| pending.get(&(id, permission)).copied());
        pending.unwrap_or_else(|| self.stored(id, permission))
    }

    pub fn is_changed(self, id: Uuid, permission: Permission) -> bool {
        self.pending.with(|pending| pending.contains_key(&(id, permission)))
    }

    pub fn set(self, id: Uuid, permission: Permission, on: bool) {
        let stored = untrack(|| self.stored(id, permission));
        self.pending.update(|pending| {
            if on == stored {
                pending.remove(&(id, permission));
            } else {
                pending.insert((id, permission), on);
            }
        });
    }

    pub fn discard(self) {
        self.pending.set(HashMap::new());
        self.submit.failure.set(None);
    }

    /// Saves role by role; what failed stays pending over the latest version, so that pressing again goes on from there.
    pub fn save(self) {
        let pending = self.pending.get_untracked();
        let roles = self.roles.value.get_untracked().unwrap_or_default();
        let changed = roles.into_iter().filter_map(|role| after(&role, &pending).map(|form| (role, form)));
        let changed: Vec<(RoleView, CreateRole)> = changed.collect();
        let call = async move {
            for (role, form) in changed {
                let saved = resource::update::<Roles>(role.id, &format!("\"{}\"", role.version), &role.writable(), &form).await;
                if let Err(failure) = saved {
                    self.roles.reload();
                    return Err::<(), Failure>(failure);
                }
                let _ = self.pending.try_update(|pending| pending.retain(|(id, _), _| *id != role.id));
            }
            Ok(())
        };
        self.submit.run(call, move |()| {
            self.roles.reload();
            toast::done(t::roles_saved());
        });
    }
}

/// The form of a role with what is pending for it; `None` when nothing is.
fn after(role: &RoleView, pending: &HashMap<(Uuid, Permission), bool>) -> Option<CreateRole> {
    let mut form = role.writable();
    let mine = pending.iter().filter(|((id, _), _)| *id == role.id);
    let mut any = false;
    for ((_, permission), on) in mine {
        any = true;
        form.permissions.retain(|held| held != permission);
        if *on {
            form.permissions.push(*permission);
        }
    }
    form.permissions.sort_unstable();
    any.then_some(form)
}

//! The names behind the ids in filters: tags, and institutions as far as they are needed.

use std::collections::BTreeMap;

use domain::contacts::{ContactField, TagView};
use domain::filter::FilterField;
use domain::identity::Permission;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::encoding;
use super::filter_set::Group;
use crate::api::contacts::list_tags;
use crate::api::directory::Accounts;
use crate::api::{resource, session};
use crate::remote::Remote;

/// Names that filters are told with.
#[derive(Clone, Copy)]
pub struct Known {
    pub tags: Remote<Vec<TagView>>,
    /// Institutions by id; nothing for one that is being looked up or cannot be read.
    accounts: RwSignal<BTreeMap<Uuid, Option<String>>>,
}

impl Known {
    /// Looks up what `filter` names.
    pub fn new(filter: RwSignal<Group>) -> Known {
        let tags = Remote::new(|| async { Ok(list_tags().await?.data) });
        let known = Known { tags, accounts: RwSignal::new(BTreeMap::new()) };
        Effect::new(move |_| {
            let ids = filter.with(accounts_in);
            if session::may(Permission::ReadAccounts) {
                ids.into_iter().for_each(|id| known.look_up(id));
            }
        });
        known
    }

    fn look_up(self, id: Uuid) {
        if self.accounts.with_untracked(|all| all.contains_key(&id)) {
            return;
        }
        self.accounts.update(|all| _ = all.insert(id, None));
        spawn_local(async move {
            if let Ok(account) = resource::find::<Accounts>(id).await {
                // The list may have gone in the meantime.
                let _ = self.accounts.try_update(|all| all.insert(id, Some(account.record.name)));
            }
        });
    }

    /// An institution that was picked.
    pub fn add_account(self, id: Uuid, name: String) {
        self.accounts.update(|all| _ = all.insert(id, Some(name)));
    }

    /// The institutions whose names are known: (id, name).
    pub fn accounts(self) -> Vec<(String, String)> {
        let named = |(id, name): (&Uuid, &Option<String>)| Some((id.to_string(), name.clone()?));
        self.accounts.with(|all| all.iter().filter_map(named).collect())
    }
}

fn accounts_in(filter: &Group) -> Vec<Uuid> {
    let of_field = filter.conditions().into_iter().filter(|c| c.field == ContactField::AccountId.name());
    of_field.flat_map(|c| encoding::texts(&c.value)).filter_map(|id| id.parse().ok()).collect()
}

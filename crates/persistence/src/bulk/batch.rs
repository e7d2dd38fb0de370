//! People with everything that hangs on them.

use diesel::PgConnection;

use super::rows::*;
use crate::error::PersistenceError;

/// Rows of people, written together and in the order of their foreign keys.
#[derive(Debug, Default)]
pub struct Batch {
    pub contacts: Vec<NewContact>,
    pub locations: Vec<NewContactLocation>,
    pub care: Vec<NewCareRelation>,
    pub identifiers: Vec<NewIdentifier>,
    pub addresses: Vec<NewAddress>,
    pub links: Vec<NewLink>,
    pub tags: Vec<NewContactTag>,
    pub memberships: Vec<NewMembership>,
    pub interactions: Vec<NewInteraction>,
}

impl Batch {
    /// Writes everything; how many people that were.
    pub fn copy(self, tx: &mut PgConnection) -> Result<usize, PersistenceError> {
        let people = NewContact::copy(tx, self.contacts)?;
        NewContactLocation::copy(tx, self.locations)?;
        NewCareRelation::copy(tx, self.care)?;
        NewIdentifier::copy(tx, self.identifiers)?;
        NewAddress::copy(tx, self.addresses)?;
        NewLink::copy(tx, self.links)?;
        NewContactTag::copy(tx, self.tags)?;
        NewMembership::copy(tx, self.memberships)?;
        NewInteraction::copy(tx, self.interactions)?;
        Ok(people)
    }
}

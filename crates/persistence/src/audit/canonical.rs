//! A row of the trail as bytes, always the same, and the hash that seals it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::schema::audit_entries;

/// The hash of SHA-256, and the size of the one before the first.
pub(super) const HASH: usize = 32;
/// Begins what is hashed, so that another layout can never be taken for this one.
const LAYOUT: &[u8] = b"akrab audit 1";

/// A row with everything that is sealed: all of its columns.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = audit_entries)]
pub(super) struct Entry {
    pub number: i64,
    pub id: Uuid,
    pub at: DateTime<Utc>,
    user_id: Option<Uuid>,
    session_id: Option<Uuid>,
    action: String,
    resource: String,
    contact_ids: Vec<Uuid>,
    fields: Vec<String>,
    request_id: String,
    address: String,
    roles: Vec<String>,
    purpose: String,
    grant_id: Option<Uuid>,
}

impl Entry {
    /// The seal of this row at a place in the chain, after the seal before it.
    pub fn seal(&self, previous: &[u8], sequence: i64, sealed_at: DateTime<Utc>) -> [u8; HASH] {
        let mut bytes = Bytes(Sha256::new());
        bytes.0.update(LAYOUT);
        bytes.raw(previous);
        bytes.number(sequence);
        bytes.time(sealed_at);
        bytes.number(self.number);
        bytes.raw(self.id.as_bytes());
        bytes.time(self.at);
        bytes.optional(self.user_id);
        bytes.optional(self.session_id);
        bytes.text(&self.action);
        bytes.text(&self.resource);
        bytes.number(self.contact_ids.len() as i64);
        self.contact_ids.iter().for_each(|id| bytes.raw(id.as_bytes()));
        bytes.texts(&self.fields);
        bytes.text(&self.request_id);
        bytes.text(&self.address);
        bytes.texts(&self.roles);
        bytes.text(&self.purpose);
        bytes.optional(self.grant_id);
        bytes.0.finalize().into()
    }
}

/// Each part goes in with its length, so that no two rows give the same bytes.
struct Bytes(Sha256);

impl Bytes {
    fn raw(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    fn text(&mut self, text: &str) {
        self.raw(text.as_bytes());
    }

    fn texts(&mut self, texts: &[String]) {
        self.number(texts.len() as i64);
        texts.iter().for_each(|text| self.text(text));
    }

    fn number(&mut self, number: i64) {
        self.0.update(number.to_be_bytes());
    }

    /// In microseconds, as the database keeps it.
    fn time(&mut self, at: DateTime<Utc>) {
        self.number(at.timestamp_micros());
    }

    fn optional(&mut self, id: Option<Uuid>) {
        match id {
            Some(id) => self.raw(id.as_bytes()),
            None => self.raw(&[]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        Entry {
            number: 7,
            id: Uuid::from_u128(1),
            at: DateTime::from_timestamp(1_763_364_600, 123_456_000).unwrap_or_default(),
            user_id: Some(Uuid::from_u128(2)),
            session_id: None,
            action: "read".into(),
            resource: "patients".into(),
            contact_ids: vec![Uuid::from_u128(3)],
            fields: vec!["phone".into(), "email".into()],
            request_id: "r".into(),
            address: "127.0.0.1".into(),
            roles: vec!["doctor".into()],
            purpose: "care".into(),
            grant_id: None,
        }
    }

    #[test]
    fn every_part_of_a_row_counts() {
        let seal = |entry: &Entry| entry.seal(&[0; HASH], 1, entry.at);
        let sealed = seal(&entry());
        assert_eq!(sealed, seal(&entry()));
        let others = [
            Entry { number: 8, ..entry() },
            Entry { id: Uuid::from_u128(9), ..entry() },
            Entry { user_id: None, session_id: Some(Uuid::from_u128(2)), ..entry() },
            Entry { action: "list".into(), ..entry() },
            Entry { action: "readp".into(), resource: "atients".into(), ..entry() },
            Entry { contact_ids: vec![], ..entry() },
            Entry { fields: vec!["phonee".into(), "mail".into()], ..entry() },
            Entry { fields: vec!["phone".into()], request_id: "email".into(), ..entry() },
            Entry { address: String::new(), ..entry() },
            Entry { roles: vec![], ..entry() },
            Entry { purpose: "own".into(), ..entry() },
            Entry { grant_id: Some(Uuid::from_u128(4)), ..entry() },
        ];
        for (at, other) in others.iter().enumerate() {
            assert_ne!(seal(other), sealed, "{at}");
        }
        assert_ne!(entry().seal(&[1; HASH], 1, entry().at), sealed);
        assert_ne!(entry().seal(&[0; HASH], 2, entry().at), sealed);
    }
}

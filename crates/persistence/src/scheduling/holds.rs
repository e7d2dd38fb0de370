//! Times that somebody is about to book.

use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use domain::FieldCode;
use domain::scheduling::HoldView;
use uuid::Uuid;

use super::check::{Strictness, Wish};
use super::desk::Booker;
use super::error::BookingError;
use super::guard::{self, Owner};
use super::{secret, settings};
use crate::error::PersistenceError;
use crate::schema::{holds, users};

/// A row of `holds`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = holds)]
pub struct HoldRow {
    pub id: Uuid,
    secret_hash: Vec<u8>,
    pub practitioner_id: Uuid,
    pub location_id: Uuid,
    pub service_id: Uuid,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub extended: bool,
    pub user_id: Option<Uuid>,
}

impl HoldRow {
    fn view(&self, secret: Option<String>) -> HoldView {
        HoldView {
            id: self.id,
            secret,
            service_id: self.service_id,
            practitioner_id: self.practitioner_id,
            location_id: self.location_id,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            expires_at: self.expires_at,
            extendable: !self.extended,
        }
    }

    /// The held time as a wish that looks through the hold itself.
    pub(super) fn wish(&self) -> Wish {
        Wish {
            service: self.service_id,
            practitioner: self.practitioner_id,
            location: self.location_id,
            starts_at: self.starts_at,
            ends_at: Some(self.ends_at),
            besides: None,
            hold: Some(self.id),
        }
    }
}

/// Who says that a hold is theirs.
#[derive(Clone, Copy, Debug)]
pub enum Proof<'a> {
    Secret(&'a str),
    /// Made by this user.
    User(Uuid),
    /// The program itself, for an offer.
    Own,
}

/// Holds a free time for the minutes of the rules. The secret is in the answer and nowhere else.
pub fn create(tx: &mut PgConnection, who: &Booker<'_>, wish: &Wish) -> Result<HoldView, BookingError> {
    who.require(wish.practitioner, wish.location)?;
    within_limit(tx, who)?;
    let minutes = settings::find(tx)?.hold_minutes;
    let strictness = if who.is_patient() { Strictness::Patient } else { Strictness::Staff };
    keep(tx, who, wish, strictness, Duration::minutes(i64::from(minutes)))
}

/// Times that one patient holds at once.
const MOST: i64 = 5;

/// Patients hold so many times at once; the account is locked, so that they are counted one by one.
fn within_limit(tx: &mut PgConnection, who: &Booker<'_>) -> Result<(), BookingError> {
    let Booker::Patient(scope) = who else { return Ok(()) };
    let user = scope.actor().user_id();
    users::table.find(user).select(users::id).for_no_key_update().first::<Uuid>(tx)?;
    let live: i64 = holds::table.filter(holds::user_id.eq(user)).filter(holds::expires_at.gt(who.now())).count().get_result(tx)?;
    if live >= MOST { Err(BookingError::refused("/starts_at", FieldCode::TooManyHeld)) } else { Ok(()) }
}

/// As [`create`], for so long as is said.
pub(super) fn keep(
    tx: &mut PgConnection,
    who: &Booker<'_>,
    wish: &Wish,
    strictness: Strictness,
    length: Duration,
) -> Result<HoldView, BookingError> {
    let now = who.now();
    let verdict = guard::admit(tx, wish, strictness, now)?;
    let (id, secret) = (Uuid::now_v7(), secret::fresh()?);
    diesel::insert_into(holds::table)
        .values((
            holds::id.eq(id),
            holds::secret_hash.eq(secret::hash(&secret)),
            holds::practitioner_id.eq(wish.practitioner),
            holds::location_id.eq(wish.location),
            holds::service_id.eq(wish.service),
            holds::starts_at.eq(wish.starts_at),
            holds::ends_at.eq(verdict.ends_at),
            holds::expires_at.eq(now + length),
            holds::user_id.eq(who.user_id()),
            holds::created_at.eq(now),
        ))
        .execute(tx)?;
    guard::allocate(tx, Owner::Hold(id), wish, &verdict, now)?;
    Ok(row(tx, id)?.view(Some(secret)))
}

fn row(conn: &mut PgConnection, id: Uuid) -> Result<HoldRow, PersistenceError> {
    Ok(holds::table.find(id).select(HoldRow::as_select()).first(conn)?)
}

/// The hold, locked, when it is theirs and has not expired; else refused with `hold_expired`.
pub fn claim(tx: &mut PgConnection, id: Uuid, proof: Proof<'_>, now: DateTime<Utc>) -> Result<HoldRow, BookingError> {
    let found: Option<HoldRow> = holds::table.find(id).select(HoldRow::as_select()).for_update().first(tx).optional()?;
    let own = |hold: &HoldRow| match proof {
        Proof::Secret(secret) => hold.secret_hash == secret::hash(secret),
        Proof::User(user) => hold.user_id == Some(user),
        Proof::Own => true,
    };
    found.filter(|hold| own(hold) && hold.expires_at > now).ok_or(BookingError::refused("/hold_id", FieldCode::HoldExpired))
}

/// Gives a hold the same minutes once more, which goes once.
pub fn extend(tx: &mut PgConnection, id: Uuid, proof: Proof<'_>, now: DateTime<Utc>) -> Result<HoldView, BookingError> {
    let hold = claim(tx, id, proof, now)?;
    if hold.extended {
        return Err(BookingError::WrongState);
    }
    let minutes = settings::find(tx)?.hold_minutes;
    diesel::update(holds::table.find(id))
        .set((holds::extended.eq(true), holds::expires_at.eq(hold.expires_at.max(now) + Duration::minutes(i64::from(minutes)))))
        .execute(tx)?;
    Ok(row(tx, id)?.view(None))
}

/// Gives a held time back. One that has expired is as good as given back.
pub fn release(tx: &mut PgConnection, id: Uuid, proof: Proof<'_>, now: DateTime<Utc>) -> Result<(), BookingError> {
    match claim(tx, id, proof, now) {
        Ok(hold) => drop_row(tx, hold.id),
        Err(BookingError::Refused { .. }) => Err(PersistenceError::NotFound.into()),
        Err(error) => Err(error),
    }
}

pub(super) fn drop_row(tx: &mut PgConnection, id: Uuid) -> Result<(), BookingError> {
    diesel::delete(holds::table.find(id)).execute(tx)?;
    Ok(())
}

/// Removes holds that expired an hour ago; those of offers go with their offers.
pub fn prune(tx: &mut PgConnection, now: DateTime<Utc>) -> Result<usize, PersistenceError> {
    Ok(diesel::delete(holds::table.filter(holds::expires_at.lt(now - Duration::hours(1)))).execute(tx)?)
}

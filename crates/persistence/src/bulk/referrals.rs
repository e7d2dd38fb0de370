//! Numbers of referrals that were written in bulk.

use diesel::prelude::*;

use crate::error::PersistenceError;

/// Says which numbers are taken, after referrals were written with numbers of their own.
pub fn set_referral_numbers(tx: &mut PgConnection) -> Result<(), PersistenceError> {
    diesel::sql_query(
        "insert into referral_numbers (month, last) \
         select to_date(substr(number, 4, 4), 'YYMM'), max(substr(number, 9)::integer) from referrals group by 1 \
         on conflict (month) do update set last = greatest(referral_numbers.last, excluded.last)",
    )
    .execute(tx)?;
    Ok(())
}

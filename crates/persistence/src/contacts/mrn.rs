//! Medical record numbers in the organisation's format.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use domain::value::MrnFormat;

use crate::error::PersistenceError;
use crate::schema::{contacts, organisations};

/// The next free number; numbers given by hand are skipped.
pub(super) fn next(tx: &mut PgConnection) -> Result<String, PersistenceError> {
    #[derive(QueryableByName)]
    struct Next {
        #[diesel(sql_type = BigInt)]
        number: i64,
    }
    let (prefix, digits): (String, i16) = organisations::table.select((organisations::mrn_prefix, organisations::mrn_digits)).first(tx)?;
    let format = MrnFormat { prefix, digits: u8::try_from(digits).unwrap_or(6) };
    // a sequence is never given back, so the loop ends after the last number given by hand
    loop {
        let next: Next = diesel::sql_query("select nextval('mrn_numbers') as number").get_result(tx)?;
        let mrn = format.write(next.number);
        let taken: bool = diesel::select(diesel::dsl::exists(contacts::table.filter(contacts::mrn.eq(&mrn)))).get_result(tx)?;
        if !taken {
            return Ok(mrn);
        }
    }
}

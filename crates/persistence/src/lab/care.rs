//! Who has a patient in care because of a report: whoever entered its results, and the doctor who asked for it. A report without any
//! result makes no relation, or everybody in the laboratory could open any record by a draft.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, Timestamptz, Uuid as SqlUuid};
use uuid::Uuid;

use crate::contacts::people;
use crate::error::PersistenceError;

/// A report and its patient, with who works on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Carers {
    pub report: Uuid,
    pub patient: Uuid,
    /// Whoever enters, and who asked for the report.
    pub practitioners: [Option<Uuid>; 2],
}

impl Carers {
    /// After values were entered: from the first result on the patient is in care, and belongs to the location. A relation for
    /// which there is no result any more goes again.
    pub(super) fn settle(self, tx: &mut PgConnection, location: Uuid, now: DateTime<Utc>) -> Result<(), PersistenceError> {
        let practitioners: Vec<Uuid> = self.practitioners.into_iter().flatten().collect();
        diesel::sql_query(include_str!("sql/care_taken.sql"))
            .bind::<SqlUuid, _>(self.report)
            .bind::<SqlUuid, _>(self.patient)
            .bind::<Array<SqlUuid>, _>(practitioners)
            .bind::<Timestamptz, _>(now)
            .execute(tx)?;
        if has_results(tx, self.report)? {
            people::belong(tx, self.patient, location)?;
        }
        let_go(tx, self.patient)
    }
}

/// Ends what reports have made and what there is no reason for any more.
pub(super) fn let_go(tx: &mut PgConnection, patient: Uuid) -> Result<(), PersistenceError> {
    diesel::sql_query(include_str!("sql/care_let_go.sql")).bind::<SqlUuid, _>(patient).execute(tx)?;
    Ok(())
}

fn has_results(tx: &mut PgConnection, report: Uuid) -> Result<bool, PersistenceError> {
    use crate::schema::observations;
    let there = observations::value.is_not_null().or(observations::words.is_not_null());
    let any = observations::table.filter(observations::report_id.eq(report)).filter(there);
    Ok(diesel::select(diesel::dsl::exists(any)).get_result(tx)?)
}

//! Whom patients may ask.

use diesel::prelude::*;
use diesel::sql_types::{Bool, Jsonb, Nullable, Text, Uuid as SqlUuid};
use domain::FieldCode;
use domain::consultations::{AskableDoctorView, AskableSpeciality};
use uuid::Uuid;

use super::error::ConsultationError;
use super::offices::Offices;
use crate::error::PersistenceError;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    id: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Jsonb)]
    specialities: serde_json::Value,
    #[diesel(sql_type = Bool)]
    answers: bool,
}

impl Row {
    fn specialities(&self) -> Vec<AskableSpeciality> {
        serde_json::from_value(self.specialities.clone()).unwrap_or_default()
    }
}

fn load(conn: &mut PgConnection, only: Option<Uuid>) -> Result<Vec<Row>, PersistenceError> {
    Ok(diesel::sql_query(include_str!("sql/doctors.sql")).bind::<Nullable<SqlUuid>, _>(only).load(conn)?)
}

/// The doctors who answer, by name; `askable` says for whom somebody watches over the answers.
pub fn list(conn: &mut PgConnection, offices: &Offices) -> Result<Vec<AskableDoctorView>, PersistenceError> {
    let view = |row: Row| {
        let specialities = row.specialities();
        let overseers = offices.shown(fitting(offices, &specialities));
        AskableDoctorView { id: row.id, name: row.name, specialities, askable: !overseers.is_empty(), overseers }
    };
    Ok(load(conn, None)?.into_iter().filter(|row| row.answers).map(view).collect())
}

/// The speciality under which a doctor is asked when none was chosen: one with a head doctor of its own, else the first.
fn fitting(offices: &Offices, specialities: &[AskableSpeciality]) -> Option<Uuid> {
    let headed = specialities.iter().find(|speciality| offices.has_own(speciality.id));
    headed.or(specialities.first()).map(|speciality| speciality.id)
}

/// The speciality under which this doctor is asked, when they answer and somebody watches over it.
pub fn placed(
    conn: &mut PgConnection,
    offices: &Offices,
    practitioner: Uuid,
    speciality: Option<Uuid>,
) -> Result<Option<Uuid>, ConsultationError> {
    let refused = |pointer, code| Err(ConsultationError::Refused(pointer, code));
    let Some(row) = load(conn, Some(practitioner))?.pop() else { return refused("/practitioner_id", FieldCode::NotThere) };
    if !row.answers {
        return refused("/practitioner_id", FieldCode::NotAnswering);
    }
    let own = row.specialities();
    if speciality.is_some_and(|wanted| !own.iter().any(|known| known.id == wanted)) {
        return refused("/speciality_id", FieldCode::NotThere);
    }
    let chosen = speciality.or_else(|| fitting(offices, &own));
    if offices.acting(chosen).is_none() {
        return refused("/practitioner_id", FieldCode::NoHeadDoctor);
    }
    Ok(chosen)
}

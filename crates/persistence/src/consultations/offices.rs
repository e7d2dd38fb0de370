//! Who watches over answers today: the head doctors in office, and their deputies.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text, Timestamptz, Uuid as SqlUuid};
use domain::consultations::{OfficeKind, OverseerView};
use uuid::Uuid;

use crate::error::PersistenceError;

/// An office that is held today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// Absent: of the whole clinic.
    pub speciality: Option<Uuid>,
    pub practitioner: Uuid,
    pub name: String,
    pub kind: OfficeKind,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Nullable<SqlUuid>)]
    speciality_id: Option<Uuid>,
    #[diesel(sql_type = SqlUuid)]
    practitioner_id: Uuid,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
}

/// Every office that is held today.
#[derive(Clone, Debug, Default)]
pub struct Offices(Vec<Office>);

impl Offices {
    /// Reads the offices of this moment.
    pub fn load(conn: &mut PgConnection, now: DateTime<Utc>) -> Result<Offices, PersistenceError> {
        let rows: Vec<Row> = diesel::sql_query(include_str!("sql/offices.sql")).bind::<Timestamptz, _>(now).load(conn)?;
        let office = |row: Row| Office {
            speciality: row.speciality_id,
            practitioner: row.practitioner_id,
            name: row.name,
            kind: OfficeKind::from_code(&row.kind).unwrap_or(OfficeKind::Head),
        };
        Ok(Offices(rows.into_iter().map(office).collect()))
    }

    /// Those over a speciality: its own, else those of the clinic.
    pub fn over(&self, speciality: Option<Uuid>) -> Vec<&Office> {
        let of = |wanted: Option<Uuid>| self.0.iter().filter(|office| office.speciality == wanted).collect::<Vec<_>>();
        let own = if speciality.is_some() { of(speciality) } else { Vec::new() };
        if own.is_empty() { of(None) } else { own }
    }

    /// To whom messages are copied: the deputy as long as there is one, else the head doctor.
    pub fn acting(&self, speciality: Option<Uuid>) -> Option<&Office> {
        let over = self.over(speciality);
        over.iter().find(|office| office.kind == OfficeKind::Deputy).or(over.first()).copied()
    }

    /// As what a practitioner watches over a speciality, when they do.
    pub fn held_over(&self, speciality: Option<Uuid>, practitioner: Uuid) -> Option<OfficeKind> {
        self.over(speciality).into_iter().find(|office| office.practitioner == practitioner).map(|office| office.kind)
    }

    /// Whether a practitioner holds any office today.
    pub fn is_held_by(&self, practitioner: Uuid) -> bool {
        self.0.iter().any(|office| office.practitioner == practitioner)
    }

    /// Whether a speciality has an office of its own.
    pub fn has_own(&self, speciality: Uuid) -> bool {
        self.0.iter().any(|office| office.speciality == Some(speciality))
    }

    /// The specialities over which a practitioner watches, and those that have offices of their own when the practitioner also
    /// watches over all others.
    pub fn reach_of(&self, practitioner: Uuid) -> (Vec<Uuid>, Option<Vec<Uuid>>) {
        let mine = || self.0.iter().filter(|office| office.practitioner == practitioner);
        let specialities = mine().filter_map(|office| office.speciality).collect();
        let clinic = mine().any(|office| office.speciality.is_none());
        let headed = || self.0.iter().filter_map(|office| office.speciality).collect();
        (specialities, clinic.then(headed))
    }

    /// As the patient and the doctors see them.
    pub fn shown(&self, speciality: Option<Uuid>) -> Vec<OverseerView> {
        let acting = self.acting(speciality);
        let view = |office: &Office| OverseerView {
            practitioner_id: office.practitioner,
            name: office.name.clone(),
            kind: office.kind,
            acting: acting == Some(office),
        };
        self.over(speciality).into_iter().map(view).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office(speciality: Option<Uuid>, practitioner: Uuid, kind: OfficeKind) -> Office {
        Office { speciality, practitioner, name: String::new(), kind }
    }

    #[test]
    fn the_speciality_comes_before_the_clinic_and_the_deputy_before_the_head() {
        let [heart, teeth] = [Uuid::from_u128(1), Uuid::from_u128(2)];
        let [gayatri, bima, rizal] = [Uuid::from_u128(11), Uuid::from_u128(12), Uuid::from_u128(13)];
        let offices = Offices(vec![
            office(None, gayatri, OfficeKind::Head),
            office(Some(heart), rizal, OfficeKind::Head),
            office(Some(heart), bima, OfficeKind::Deputy),
        ]);
        let acting = |speciality| offices.acting(speciality).map(|office| office.practitioner);
        assert_eq!(acting(Some(heart)), Some(bima));
        assert_eq!(acting(Some(teeth)), Some(gayatri));
        assert_eq!(acting(None), Some(gayatri));
        assert_eq!(offices.held_over(Some(heart), rizal), Some(OfficeKind::Head));
        assert_eq!(offices.held_over(Some(heart), gayatri), None);
        assert_eq!(offices.reach_of(gayatri), (vec![], Some(vec![heart, heart])));
        assert_eq!(offices.reach_of(rizal), (vec![heart], None));
        assert!(Offices::default().acting(None).is_none());
    }
}

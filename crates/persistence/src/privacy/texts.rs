//! The texts that people agree to, by purpose and version.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::Text2;
use domain::privacy::{ConsentTextView, CreateConsentText, Purpose};
use uuid::Uuid;

use crate::error::PersistenceError;
use crate::schema::consent_texts;

/// A row of `consent_texts`.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = consent_texts)]
pub struct ConsentTextRow {
    pub id: Uuid,
    pub purpose: String,
    pub number: i32,
    pub text_id: String,
    pub text_en: String,
    pub created_at: DateTime<Utc>,
}

/// What every installation starts with.
const SHIPPED: &[(Purpose, Text2)] = &[
    (
        Purpose::Care,
        Text2::new(
            "Saya setuju klinik memakai data saya untuk pelayanan kesehatan saya: membuat janji, mencatat kunjungan, dan mengirim \
             pengingat serta pemberitahuan tentang kunjungan dan perawatan saya.",
            "I agree that the clinic uses my data for my care: to book visits, to record them, and to send reminders and notices \
             about my visits and my treatment.",
        ),
    ),
    (
        Purpose::Administration,
        Text2::new(
            "Saya setuju klinik memakai data saya untuk urusan administrasi: akun portal, penagihan, dan jawaban atas pertanyaan \
             atau masukan saya.",
            "I agree that the clinic uses my data for administration: my portal account, billing, and answers to my questions or \
             feedback.",
        ),
    ),
    (
        Purpose::Marketing,
        Text2::new(
            "Saya bersedia menerima informasi kesehatan dan penawaran dari klinik. Saya dapat mencabut persetujuan ini kapan saja, \
             tanpa pengaruh pada pelayanan.",
            "I would like to receive health information and offers from the clinic. I can withdraw this consent at any time, \
             without any effect on my care.",
        ),
    ),
];

/// The id of the text that every installation starts with; nil for a purpose that has none.
pub fn shipped(purpose: Purpose) -> Uuid {
    let known = SHIPPED.iter().position(|(own, _)| *own == purpose);
    known.map_or_else(Uuid::nil, |at| Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001 + at as u128))
}

/// Writes the shipped texts of purposes that have none.
pub fn ensure_shipped(tx: &mut PgConnection, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    for (purpose, text) in SHIPPED {
        diesel::insert_into(consent_texts::table)
            .values((
                consent_texts::id.eq(shipped(*purpose)),
                consent_texts::purpose.eq(purpose.code()),
                consent_texts::number.eq(1),
                consent_texts::text_id.eq(text.id),
                consent_texts::text_en.eq(text.en),
                consent_texts::created_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(tx)?;
    }
    Ok(())
}

/// Every version, by purpose, the newest first.
pub fn list(conn: &mut PgConnection) -> Result<Vec<ConsentTextView>, PersistenceError> {
    let rows: Vec<ConsentTextRow> = consent_texts::table
        .order((consent_texts::purpose, consent_texts::number.desc()))
        .select(ConsentTextRow::as_select())
        .load(conn)?;
    let mut newest: HashMap<String, i32> = HashMap::new();
    for row in &rows {
        newest.entry(row.purpose.clone()).and_modify(|n| *n = (*n).max(row.number)).or_insert(row.number);
    }
    let current = |row: &ConsentTextRow| newest.get(&row.purpose) == Some(&row.number);
    Ok(rows.into_iter().filter_map(|row| view(current(&row), row)).collect())
}

fn view(current: bool, row: ConsentTextRow) -> Option<ConsentTextView> {
    Some(ConsentTextView {
        id: row.id,
        purpose: Purpose::from_code(&row.purpose)?,
        number: row.number,
        text_id: row.text_id,
        text_en: row.text_en,
        current,
        created_at: row.created_at,
    })
}

/// Adds the next version of a purpose's text.
pub fn insert(
    tx: &mut PgConnection,
    form: &CreateConsentText,
    user: Uuid,
    now: DateTime<Utc>,
) -> Result<ConsentTextView, PersistenceError> {
    let newest = consent_texts::table.filter(consent_texts::purpose.eq(form.purpose.code()));
    let before: Option<i32> = newest.select(diesel::dsl::max(consent_texts::number)).get_result(tx)?;
    let row: ConsentTextRow = diesel::insert_into(consent_texts::table)
        .values((
            consent_texts::id.eq(Uuid::now_v7()),
            consent_texts::purpose.eq(form.purpose.code()),
            consent_texts::number.eq(before.unwrap_or(0) + 1),
            consent_texts::text_id.eq(&form.text_id),
            consent_texts::text_en.eq(&form.text_en),
            consent_texts::created_by.eq(user),
            consent_texts::created_at.eq(now),
        ))
        .returning(ConsentTextRow::as_returning())
        .get_result(tx)?;
    view(true, row).ok_or(PersistenceError::Unreadable("purpose"))
}

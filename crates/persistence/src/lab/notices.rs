//! Who hears of a report: the patient by message, everybody concerned on the screen they have open.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use domain::Lang;
use domain::contacts::InteractionKind;
use domain::live::{LiveEvent, LiveKind};
use domain::messaging::{Facts, Secrets, TemplateCode};
use uuid::Uuid;

use super::reports::RESOURCE;
use crate::error::PersistenceError;
use crate::keys::FieldKeys;
use crate::live;
use crate::messaging::notices::{self, Notice};
use crate::schema::{care_relations, interactions, lab_reports, organisations};

/// Practitioners of one patient who hear of a change on their screens; the latest to have taken the patient into care.
const MOST: i64 = 20;

/// Tells the patient, else the guardians, that there is something to read, and puts it on the timeline. Neither says what it is.
pub(super) fn released(
    tx: &mut PgConnection,
    keys: &FieldKeys,
    link: &str,
    template: TemplateCode,
    report: Uuid,
    by: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<(), PersistenceError> {
    let (contact, version): (Uuid, i64) =
        lab_reports::table.find(report).select((lab_reports::contact_id, lab_reports::version)).first(tx)?;
    let notice = Notice {
        template,
        facts: Facts::default(),
        secrets: Secrets::link(link),
        resource: RESOURCE,
        record_id: report,
        occasion: version.to_string(),
        due_at: now,
        expires_at: None,
    };
    notices::tell(tx, keys, contact, &notice, now)?;
    remember(tx, template, report, by, now)
}

/// Puts it on the timeline.
fn remember(
    tx: &mut PgConnection,
    template: TemplateCode,
    report: Uuid,
    by: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<(), PersistenceError> {
    type Found = (Uuid, String, Uuid, Option<Uuid>, i64);
    let (contact, number, location, practitioner, version): Found = lab_reports::table
        .find(report)
        .select((
            lab_reports::contact_id,
            lab_reports::number,
            lab_reports::location_id,
            lab_reports::practitioner_id,
            lab_reports::version,
        ))
        .first(tx)?;
    let language: String = organisations::table.select(organisations::language).first(tx)?;
    diesel::insert_into(interactions::table)
        .values((
            interactions::id.eq(Uuid::now_v7()),
            interactions::contact_id.eq(contact),
            interactions::kind.eq(InteractionKind::Note.code()),
            interactions::occurred_at.eq(now),
            interactions::subject.eq(subject(template, Lang::from_code(&language).unwrap_or_default(), &number)),
            interactions::location_id.eq(location),
            interactions::practitioner_id.eq(practitioner),
            interactions::user_id.eq(by),
            interactions::source.eq("lab"),
            interactions::external_id.eq(format!("{report}/{version}")),
            interactions::created_at.eq(now),
            interactions::updated_at.eq(now),
        ))
        .execute(tx)?;
    Ok(())
}

fn subject(template: TemplateCode, lang: Lang, number: &str) -> String {
    let words = match template {
        TemplateCode::LabCorrected => domain::Text2::new("dikoreksi", "corrected"),
        TemplateCode::LabComment => domain::Text2::new("diberi catatan dokter", "commented on"),
        _ => domain::Text2::new("dirilis", "released"),
    };
    match lang {
        Lang::Id => format!("Hasil {number} {}", words.get(lang)),
        Lang::En => format!("Results {number} {}", words.get(lang)),
    }
}

/// Screens that show the report or a list of reports fetch it anew: the patient's and the guardians', the laboratory's, and those of
/// whoever has the patient in care.
pub(super) fn told(tx: &mut PgConnection, report: Uuid) -> Result<(), PersistenceError> {
    type Found = (Uuid, Uuid, Option<Uuid>, Option<Uuid>, bool);
    let announced = lab_reports::released_at.is_not_null().or(lab_reports::expected_on.is_not_null()).or(lab_reports::state.ne("draft"));
    let (contact, location, asked, entered, announced): Found = lab_reports::table
        .find(report)
        .select((lab_reports::contact_id, lab_reports::location_id, lab_reports::practitioner_id, lab_reports::entered_by, announced))
        .first(tx)?;
    let event = LiveEvent::new(LiveKind::LabChanged, report);
    // of a draft that was not announced the patient does not even hear
    live::notify(tx, &event.clone().at(location).of(asked).about(announced.then_some(contact)))?;
    let carers: Vec<Uuid> = care_relations::table
        .filter(care_relations::contact_id.eq(contact))
        .order(care_relations::since.desc())
        .limit(MOST)
        .select(care_relations::practitioner_id)
        .load(tx)?;
    for practitioner in carers.into_iter().filter(|practitioner| Some(*practitioner) != asked) {
        live::notify(tx, &event.clone().of(practitioner))?;
    }
    if let Some(technician) = entered {
        live::notify(tx, &event.to(technician))?;
    }
    Ok(())
}

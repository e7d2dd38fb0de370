//! Who hears of a referral: the patient by message, everybody concerned on the screen they have open.

use diesel::prelude::*;
use domain::contacts::InteractionKind;
use domain::live::{LiveEvent, LiveKind};
use domain::messaging::{Facts, Secrets, TemplateCode};
use domain::referrals::ReferralDirection;
use domain::{Lang, Text2};
use uuid::Uuid;

use super::desk::Desk;
use super::referrals::RESOURCE;
use crate::error::PersistenceError;
use crate::live;
use crate::messaging::notices::{self, Notice};
use crate::schema::{interactions, organisations, referrals};

/// Tells the patient, else the guardians, that there is something to read, and puts it on the timeline. Neither says why.
pub(super) fn tell(tx: &mut PgConnection, desk: &Desk<'_>, template: TemplateCode, id: Uuid) -> Result<(), PersistenceError> {
    type Found = (Uuid, String, Uuid, Option<Uuid>, i64);
    let found: Found = referrals::table
        .find(id)
        .select((referrals::contact_id, referrals::number, referrals::location_id, referrals::from_practitioner_id, referrals::version))
        .first(tx)?;
    let (contact, number, location, practitioner, version) = found;
    let now = desk.now();
    let notice = Notice {
        template,
        facts: Facts::default(),
        secrets: Secrets::link(desk.link),
        resource: RESOURCE,
        record_id: id,
        occasion: version.to_string(),
        due_at: now,
        expires_at: None,
    };
    notices::tell(tx, desk.keys, contact, &notice, now)?;
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
            interactions::user_id.eq(desk.user_id()),
            interactions::source.eq(RESOURCE),
            interactions::external_id.eq(format!("{id}/{version}")),
            interactions::created_at.eq(now),
            interactions::updated_at.eq(now),
        ))
        .execute(tx)?;
    Ok(())
}

fn subject(template: TemplateCode, lang: Lang, number: &str) -> String {
    let words = match template {
        TemplateCode::ReferralAnswered => Text2::new("dijawab", "answered"),
        _ => Text2::new("dikirim", "sent"),
    };
    match lang {
        Lang::Id => format!("Rujukan {number} {}", words.get(lang)),
        Lang::En => format!("Referral {number} {}", words.get(lang)),
    }
}

/// Screens that show the referral or a list of referrals fetch it anew: those of the location, of both doctors, and once it was sent the
/// patient's and the guardians'.
pub(super) fn told(tx: &mut PgConnection, id: Uuid) -> Result<(), PersistenceError> {
    type Found = (Uuid, Uuid, Option<Uuid>, Option<Uuid>, bool);
    let announced = referrals::sent_at.is_not_null().or(referrals::direction.eq(ReferralDirection::In.code()));
    let (contact, location, from, to, announced): Found = referrals::table
        .find(id)
        .select((referrals::contact_id, referrals::location_id, referrals::from_practitioner_id, referrals::to_practitioner_id, announced))
        .first(tx)?;
    let event = LiveEvent::new(LiveKind::ReferralChanged, id);
    live::notify(tx, &event.clone().at(location).of(from).about(announced.then_some(contact)))?;
    match to {
        // of a draft to a colleague the colleague does not hear yet
        Some(colleague) if announced => live::notify(tx, &event.of(colleague)),
        _ => Ok(()),
    }
}

//! A referral as it stands on paper.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use domain::referrals::{ReferralDirection, ReferralView};
use domain::{Lang, Text2};
use persistence::referrals::printing::PrintedReferral;

use crate::documents::pdf::{Block, Letter, Letterhead, Pair, Signature};
use crate::messaging::wording;

const REFERRAL: Text2 = Text2::new("Surat rujukan", "Referral letter");
const ANSWER: Text2 = Text2::new("Jawaban rujukan", "Answer to a referral");
const NAME: Text2 = Text2::new("Nama", "Name");
const MRN: Text2 = Text2::new("No. rekam medis", "Medical record number");
const BORN: Text2 = Text2::new("Tanggal lahir", "Date of birth");
const SEX: Text2 = Text2::new("Jenis kelamin", "Sex");
const TO: Text2 = Text2::new("Kepada Yth.", "To");
const CITY: Text2 = Text2::new("Kota", "City");
const FIELD: Text2 = Text2::new("Spesialisasi", "Speciality");
const SERVICE: Text2 = Text2::new("Yang diminta", "Requested service");
const URGENCY: Text2 = Text2::new("Kesegeraan", "Urgency");
const VALID: Text2 = Text2::new("Berlaku sampai", "Valid until");
const YOUR_NUMBER: Text2 = Text2::new("Nomor rujukan Anda", "Your number");
const REASON: Text2 = Text2::new("Alasan rujukan", "Reason for the referral");
const PLEASE: Text2 = Text2::new(
    "Dengan hormat, mohon pemeriksaan dan penanganan lebih lanjut atas pasien tersebut di atas.",
    "Please examine the patient named above and treat them as you see fit.",
);
const PLEASE_ANSWER: Text2 = Text2::new(
    "Mohon hasil pemeriksaan dikirim kembali kepada kami. Terima kasih atas kerja samanya.",
    "Please send us your findings. Thank you for your help.",
);
const THANKS: Text2 = Text2::new(
    "Terima kasih atas rujukan pasien tersebut di atas. Berikut hasil pemeriksaan kami.",
    "Thank you for referring the patient named above. These are our findings.",
);
const FINDING: Text2 = Text2::new("Hasil", "Findings of");
const DOCTOR: Text2 = Text2::new("Dokter yang merujuk", "Referring doctor");
const ANSWERER: Text2 = Text2::new("Dokter pemeriksa", "Examining doctor");

/// What is printed of a referral, in one language.
pub fn letter(printed: &PrintedReferral, head: Letterhead, lang: Lang) -> Letter {
    let referral = &printed.referral;
    let answer = referral.direction == ReferralDirection::In;
    let (title, blocks, at) = match answer {
        true => (ANSWER, answered(printed, lang), referral.answered_at),
        false => (REFERRAL, referred(printed, lang), referral.sent_at),
    };
    let day = wording::date(lang, day(at.unwrap_or(referral.created_at), &referral.time_zone));
    Letter {
        lang,
        head,
        title: title.get(lang).to_owned(),
        subtitle: Some(format!("{} · {day}", referral.number)),
        identity: identity(referral, lang),
        blocks,
    }
}

fn identity(referral: &ReferralView, lang: Lang) -> Vec<Pair> {
    let mut pairs = vec![Pair::new(NAME.get(lang), &referral.patient_name)];
    pairs.extend(referral.patient_mrn.as_ref().map(|mrn| Pair::new(MRN.get(lang), mrn)));
    pairs.extend(referral.patient_birth_date.map(|day| Pair::new(BORN.get(lang), wording::date(lang, day))));
    pairs.extend(referral.patient_sex.map(|sex| Pair::new(SEX.get(lang), sex.label(lang))));
    pairs
}

/// The letter that goes out with the patient.
fn referred(printed: &PrintedReferral, lang: Lang) -> Vec<Block> {
    let referral = &printed.referral;
    let field = match lang {
        Lang::Id => &referral.speciality_name_id,
        Lang::En => &referral.speciality_name_en,
    };
    let mut pairs = vec![Pair::new(TO.get(lang), referral.receiver())];
    pairs.extend(referral.to_facility_city.as_ref().map(|city| Pair::new(CITY.get(lang), city)));
    pairs.extend(field.as_ref().map(|name| Pair::new(FIELD.get(lang), name)));
    pairs.extend(referral.service.as_ref().map(|service| Pair::new(SERVICE.get(lang), service)));
    pairs.push(Pair::new(URGENCY.get(lang), referral.urgency.label(lang)));
    pairs.extend(referral.valid_until.map(|until| Pair::new(VALID.get(lang), wording::date(lang, until))));
    vec![
        Block::Pairs(pairs),
        Block::Paragraph(PLEASE.get(lang).to_owned()),
        Block::Heading(REASON.get(lang).to_owned()),
        Block::Paragraph(referral.reason.clone().unwrap_or_default()),
        Block::Note(PLEASE_ANSWER.get(lang).to_owned()),
        signature(printed, DOCTOR, referral.from_practitioner_name.as_deref(), referral.sent_at, lang),
    ]
}

/// The answer to a letter from outside: all results, the earliest first.
fn answered(printed: &PrintedReferral, lang: Lang) -> Vec<Block> {
    let referral = &printed.referral;
    let mut pairs = vec![Pair::new(TO.get(lang), referral.sender())];
    pairs.extend(referral.outside_number.as_ref().map(|number| Pair::new(YOUR_NUMBER.get(lang), number)));
    let mut blocks = vec![Block::Pairs(pairs), Block::Paragraph(THANKS.get(lang).to_owned())];
    for result in referral.results.iter().rev() {
        blocks.push(Block::Heading(format!("{} {}", FINDING.get(lang), wording::date(lang, result.resulted_on))));
        blocks.push(Block::Paragraph(result.text.clone()));
        blocks.extend(result.doctor.as_ref().map(|doctor| Block::Note(doctor.clone())));
    }
    let recorder = referral.results.first().and_then(|result| result.recorded_by_name.as_deref());
    let name = referral.to_practitioner_name.as_deref().or(recorder);
    blocks.push(signature(printed, ANSWERER, name, referral.answered_at, lang));
    blocks
}

fn signature(printed: &PrintedReferral, role: Text2, name: Option<&str>, at: Option<DateTime<Utc>>, lang: Lang) -> Block {
    let referral = &printed.referral;
    let on = day(at.unwrap_or(referral.created_at), &referral.time_zone);
    Block::Signature(Signature {
        place_and_date: format!("{}, {}", referral.location_name, wording::date(lang, on)),
        role: role.get(lang).to_owned(),
        name: name.unwrap_or_default().to_owned(),
        licence: printed.licence.clone(),
    })
}

fn day(at: DateTime<Utc>, zone: &str) -> NaiveDate {
    at.with_timezone(&zone.parse().unwrap_or(Tz::Asia__Jakarta)).date_naive()
}

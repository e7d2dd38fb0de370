//! The 30 institutions: employers, insurers, customers, suppliers and referring facilities. None of them exists.

use chrono::{DateTime, Utc};
use domain::contacts::{AccountKind, Sex};
use persistence::PersistenceError;
use persistence::bulk::*;
use persistence::diesel::PgConnection;
use uuid::Uuid;

use super::clinic::{Branch, Clinic};
use super::names::{self, Naming, Tradition};
use super::numbers;
use super::random::{Part, Random};
use super::regions;
use super::staff::Staff;
use super::write::json;

use AccountKind::*;
use Branch::*;

const LIST: [(&str, AccountKind, Branch); 30] = [
    ("PT Sagara Tekstil", Employer, Depok),
    ("PT Nusa Citra Digital", Employer, Kemang),
    ("PT Bumi Rasa Pangan", Employer, Kemang),
    ("PT Karya Lintas Logistik", Employer, Depok),
    ("PT Cahaya Arunika Media", Employer, Kemang),
    ("PT Graha Wastu Konstruksi", Employer, Kemang),
    ("CV Tirta Amerta", Employer, Denpasar),
    ("PT Segara Biru Wisata", Employer, Denpasar),
    ("Hotel Puri Kencana Sanur", Employer, Denpasar),
    ("PT Pelita Ilmu Edukasi", Employer, Depok),
    ("Koperasi Sejahtera Abadi", Employer, Depok),
    ("PT Angkasa Mandala Teknik", Employer, Kemang),
    ("Asuransi Bahtera Sehat", Insurer, Kemang),
    ("Asuransi Jiwa Panorama", Insurer, Kemang),
    ("Asuransi Nirmala Medika", Insurer, Kemang),
    ("Asuransi Pelangi Proteksi", Insurer, Kemang),
    ("Dana Sehat Karyawan Mandala", Insurer, Depok),
    ("Asuransi Dewata Life", Insurer, Denpasar),
    ("Sekolah Cendekia Kemang", Customer, Kemang),
    ("Yayasan Taman Bermain Ceria", Customer, Depok),
    ("Sanggar Olahraga Wirabuana", Customer, Depok),
    ("Desa Wisata Giri Asri", Customer, Denpasar),
    ("PT Medika Prima Alkes", Supplier, Kemang),
    ("PT Farma Sentra Utama", Supplier, Depok),
    ("CV Linen Bersih Nusantara", Supplier, Denpasar),
    ("Praktik Mandiri dr. Hendra", Facility, Kemang),
    ("Klinik Pratama Mitra Warga", Facility, Depok),
    ("Puskesmas Rawa Sejahtera", Facility, Depok),
    ("RS Umum Kasih Bunda", Facility, Kemang),
    ("Klinik Usadha Waras", Facility, Denpasar),
];

/// An institution with its id.
#[derive(Debug)]
pub struct Institution {
    pub id: Uuid,
    pub name: &'static str,
    pub kind: AccountKind,
    pub branch: Branch,
}

/// The institutions.
#[derive(Debug)]
pub struct Institutions {
    list: Vec<Institution>,
    made_at: DateTime<Utc>,
}

/// Numbers of contact persons begin here, beyond every patient.
const FIRST_INDEX: u32 = 2_000_000;

impl Institutions {
    pub fn of(made_at: DateTime<Utc>) -> Institutions {
        let mut random = Random::of(Part::Account, 0);
        let list = LIST.iter().map(|(name, kind, branch)| Institution { id: random.id(made_at), name, kind: *kind, branch: *branch });
        Institutions { list: list.collect(), made_at }
    }

    /// One of the institutions of a kind near a branch.
    pub fn near(&self, random: &mut Random, kind: AccountKind, branch: Branch) -> Option<&Institution> {
        let there: Vec<&Institution> = self.list.iter().filter(|i| i.kind == kind && (i.branch == branch || kind == Insurer)).collect();
        if there.is_empty() { None } else { Some(random.pick(&there)) }
    }

    /// Writes the institutions, each with the person one talks to.
    pub fn write(&self, tx: &mut PgConnection, clinic: &Clinic, staff: &Staff) -> Result<(), PersistenceError> {
        let mut rows = Vec::with_capacity(self.list.len());
        let mut people = Batch::default();
        for (number, institution) in (1_u32..).zip(&self.list) {
            let mut random = Random::of(Part::Account, number);
            let district = regions::district(&mut random, institution.branch);
            rows.push(NewAccount {
                id: institution.id,
                name: institution.name.to_owned(),
                kind: institution.kind.code().to_owned(),
                phone: Some(numbers::landline(institution.branch.area(), 100 + number)),
                email: Some(format!("info@{}", domain_of(institution.name))),
                tax_number: Some(format!("00.{:03}.{:03}.0-000.000", number, random.below(1_000))),
                address: json(&regions::address(&mut random, district))?,
                notes: notes(institution.kind).map(str::to_owned),
                source: None,
                external_id: None,
                created_at: self.made_at,
                updated_at: self.made_at,
            });
            self.add_liaison(&mut people, &mut random, institution, number, clinic, staff);
        }
        NewAccount::copy(tx, rows)?;
        people.copy(tx)?;
        Ok(())
    }

    fn add_liaison(&self, people: &mut Batch, random: &mut Random, at: &Institution, number: u32, clinic: &Clinic, staff: &Staff) {
        let tradition = Tradition::near(random, at.branch);
        let sex = if random.chance(60) { Sex::Female } else { Sex::Male };
        let family = tradition.family(random);
        let order = random.below(4);
        let name = names::full(random, Naming { tradition, sex, born: 1986, order, family });
        let index = FIRST_INDEX + number;
        let id = Random::of(Part::Contact, index).id(self.made_at);
        let local = numbers::email(&name, index);
        let local = local.split(|c: char| c.is_ascii_digit() || c == '@').next().unwrap_or("kontak");
        people.contacts.push(NewContact {
            id,
            mrn: None,
            honorific: Some(if sex == Sex::Female { "ibu" } else { "bapak" }.to_owned()),
            birth_date: None,
            sex: Some(sex.code().to_owned()),
            phone: Some(numbers::mobile(index)),
            email: Some(format!("{local}@{}", domain_of(at.name))),
            location_id: Some(clinic.location(at.branch)),
            deceased_on: None,
            language: "id".to_owned(),
            channel: Some("email".to_owned()),
            topics_wanted: Vec::new(),
            topics_unwanted: Vec::new(),
            quiet_from: None,
            quiet_until: None,
            custom: serde_json::json!({ "occupation": "Narahubung" }),
            last_visit_at: None,
            created_at: self.made_at,
            created_by: staff.front_desk(at.branch),
            updated_at: self.made_at,
            name,
        });
        people.locations.push(NewContactLocation { contact_id: id, location_id: clinic.location(at.branch) });
        people.memberships.push(NewMembership { account_id: at.id, contact_id: id });
    }
}

/// A domain that cannot exist, made of the words of a name.
fn domain_of(name: &str) -> String {
    let words = domain::value::fold(name);
    let words: Vec<&str> = words.split(' ').filter(|word| !matches!(*word, "pt" | "cv" | "rs" | "dr")).take(2).collect();
    format!("{}.example", words.concat())
}

fn notes(kind: AccountKind) -> Option<&'static str> {
    match kind {
        Employer => Some("MCU karyawan setiap tahun; tagihan dikirim per akhir bulan."),
        Insurer => Some("Surat jaminan lewat email sebelum tindakan di atas Rp1.000.000."),
        Facility => Some("Merujuk pasien; balasan rujukan dikirim dalam tiga hari kerja."),
        Customer => Some("Kerja sama pemeriksaan berkala."),
        Supplier => None,
    }
}

//! The clinic itself: branches, practitioners with their specialities, services, tags.

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use domain::organisation::{Address, Payer};
use persistence::PersistenceError;
use persistence::bulk::*;
use persistence::diesel::PgConnection;
use uuid::Uuid;

use super::clinic_list::{DOCTORS, Doctor, Field, SERVICES, Service};
use super::numbers;
use super::random::{Part, Random};
use super::write::json;

/// The name of the clinic.
pub const NAME: &str = "Klinik Akar Wangi";

/// The three branches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Branch {
    Kemang,
    Depok,
    Denpasar,
}

impl Branch {
    pub const ALL: [Branch; 3] = [Branch::Kemang, Branch::Depok, Branch::Denpasar];

    pub fn name(self) -> &'static str {
        match self {
            Branch::Kemang => "Kemang",
            Branch::Depok => "Depok",
            Branch::Denpasar => "Denpasar",
        }
    }

    /// WIB for the two in the west, WITA for Bali.
    pub fn zone(self) -> Tz {
        match self {
            Branch::Kemang | Branch::Depok => Tz::Asia__Jakarta,
            Branch::Denpasar => Tz::Asia__Makassar,
        }
    }

    /// Its area code without the leading zero.
    pub fn area(self) -> &'static str {
        match self {
            Branch::Kemang | Branch::Depok => "21",
            Branch::Denpasar => "361",
        }
    }

    /// The one in Bali lives on visitors and has no contract with BPJS.
    fn payers(self) -> &'static [Payer] {
        match self {
            Branch::Kemang | Branch::Depok => Payer::ALL,
            Branch::Denpasar => &[Payer::Insurance, Payer::Own],
        }
    }

    fn address(self) -> Address {
        let (street, village, district, regency, province, postal_code) = match self {
            Branch::Kemang => ("Jl. Kemang Raya No. 12", "Bangka", "Mampang Prapatan", "Kota Jakarta Selatan", "DKI Jakarta", "12730"),
            Branch::Depok => ("Jl. Margonda Raya No. 288", "Kemiri Muka", "Beji", "Kota Depok", "Jawa Barat", "16423"),
            Branch::Denpasar => ("Jl. Raya Puputan No. 41", "Renon", "Denpasar Selatan", "Kota Denpasar", "Bali", "80226"),
        };
        let some = |text: &str| Some(text.to_owned());
        Address {
            street: some(street),
            village: some(village),
            district: some(district),
            regency: some(regency),
            province: some(province),
            postal_code: some(postal_code),
            ..Address::default()
        }
    }
}

/// A practitioner with the id in the database.
#[derive(Debug)]
pub struct Practitioner {
    pub id: Uuid,
    pub doctor: &'static Doctor,
}

/// What is the same for every patient.
#[derive(Debug)]
pub struct Clinic {
    opened_at: DateTime<Utc>,
    locations: [Uuid; 3],
    pub practitioners: Vec<Practitioner>,
    specialities: Vec<Uuid>,
    services: Vec<Uuid>,
    pub tags: Tags,
}

/// The tags; none of them says anything about anybody's health.
#[derive(Clone, Copy, Debug)]
pub struct Tags {
    pub employee: Uuid,
    pub checkup: Uuid,
    pub vip: Uuid,
    pub senior: Uuid,
    pub family: Uuid,
}

impl Clinic {
    /// The clinic as it opened, before its first patient.
    pub fn opened(at: DateTime<Utc>) -> Clinic {
        let mut random = Random::of(Part::Clinic, 0);
        let opened_at = at - Duration::days(30);
        let mut id = || random.id(opened_at);
        Clinic {
            opened_at,
            locations: [id(), id(), id()],
            practitioners: DOCTORS.iter().map(|doctor| Practitioner { id: id(), doctor }).collect(),
            specialities: Field::ALL.iter().map(|_| id()).collect(),
            services: SERVICES.iter().map(|_| id()).collect(),
            tags: Tags { employee: id(), checkup: id(), vip: id(), senior: id(), family: id() },
        }
    }

    pub fn location(&self, branch: Branch) -> Uuid {
        self.locations[branch as usize]
    }

    pub fn speciality(&self, field: Field) -> Uuid {
        self.specialities[field as usize]
    }

    /// Practitioners of a branch.
    pub fn practitioners_at(&self, branch: Branch) -> impl Iterator<Item = &Practitioner> {
        self.practitioners.iter().filter(move |p| p.doctor.branches.contains(&branch))
    }

    /// What somebody of a field offers.
    pub fn services_of(field: Field) -> Vec<&'static Service> {
        SERVICES.iter().filter(|service| service.field == field).collect()
    }

    /// Writes branches, specialities, practitioners, services, tags and the custom field.
    pub fn write(&self, tx: &mut PgConnection, year: i32) -> Result<(), PersistenceError> {
        NewLocation::copy(tx, Branch::ALL.iter().map(|branch| self.location_row(*branch)).collect::<Result<_, _>>()?)?;
        self.write_practitioners(tx)?;
        let at = self.opened_at;
        let service = |(service, id): (&Service, &Uuid)| NewService {
            id: *id,
            code: service.code.to_owned(),
            name_id: service.name_id.to_owned(),
            name_en: service.name_en.to_owned(),
            duration_minutes: service.minutes,
            price_amount: service.price,
            price_currency: "IDR".to_owned(),
            created_at: at,
            updated_at: at,
        };
        NewService::copy(tx, SERVICES.iter().zip(&self.services).map(service).collect())?;
        self.write_tags(tx, year)?;
        let occupation = NewCustomField {
            id: Random::of(Part::Clinic, 1).id(at),
            resource: "contact".to_owned(),
            key: "occupation".to_owned(),
            label_id: "Pekerjaan".to_owned(),
            label_en: "Occupation".to_owned(),
            kind: "text".to_owned(),
            choices: serde_json::Value::Array(Vec::new()),
            position: 0,
            created_at: at,
            updated_at: at,
        };
        NewCustomField::copy(tx, vec![occupation])?;
        Ok(())
    }

    /// Writes who gives what, rooms, hours and holidays.
    pub fn open_doors(&self, tx: &mut PgConnection, now: DateTime<Utc>) -> Result<(), PersistenceError> {
        let of = |field: Field| SERVICES.iter().zip(&self.services).filter(move |(s, _)| s.field == field).map(|(_, id)| *id);
        let given: Vec<(Uuid, Uuid)> =
            self.practitioners.iter().flat_map(|p| of(p.doctor.field).map(move |service| (p.id, service))).collect();
        give_services(tx, &given)?;
        let coded = |code: &str| SERVICES.iter().zip(&self.services).find(|(s, _)| s.code == code).map(|(_, id)| *id);
        let devices = [("Ultrasonografi", "pregnancy-ultrasound"), ("Elektrokardiograf", "ecg")];
        let mut random = Random::of(Part::Clinic, 2);
        let mut rooms = Vec::new();
        for branch in Branch::ALL {
            let mut add = |kind, name, services| {
                rooms.push(Room { id: random.id(self.opened_at), location: self.location(branch), kind, name, services });
            };
            for name in ["Ruang Periksa 1", "Ruang Periksa 2", "Ruang Tindakan"] {
                add("room", name, Vec::new());
            }
            for (name, service) in devices {
                add("equipment", name, coded(service).into_iter().collect());
            }
        }
        place_rooms(tx, &rooms, self.opened_at)?;
        open_doors(tx, self.opened_at, now)
    }

    fn location_row(&self, branch: Branch) -> Result<NewLocation, PersistenceError> {
        let code = branch.name().to_lowercase();
        Ok(NewLocation {
            id: self.location(branch),
            name: branch.name().to_owned(),
            time_zone: branch.zone().name().to_owned(),
            phone: Some(numbers::landline(branch.area(), branch as u32 + 1)),
            email: Some(format!("{code}@akarwangi.example")),
            address: json(&branch.address())?,
            payers: branch.payers().iter().map(|p| p.code().to_owned()).collect(),
            code,
            created_at: self.opened_at,
            updated_at: self.opened_at,
        })
    }

    fn write_practitioners(&self, tx: &mut PgConnection) -> Result<(), PersistenceError> {
        let at = self.opened_at;
        let speciality = |(field, id): (&Field, &Uuid)| {
            let (code, name_id, name_en) = field.names();
            NewSpeciality { id: *id, code: code.into(), name_id: name_id.into(), name_en: name_en.into(), created_at: at, updated_at: at }
        };
        NewSpeciality::copy(tx, Field::ALL.iter().zip(&self.specialities).map(speciality).collect())?;
        let practitioner = |(number, p): (usize, &Practitioner)| NewPractitioner {
            id: p.id,
            name: p.doctor.name.to_owned(),
            licence_number: Some(format!("SIP.DEMO.{:03}/{}", number + 1, p.doctor.field.names().0)),
            languages: p.doctor.languages.iter().map(|l| l.code().to_owned()).collect(),
            created_at: at,
            updated_at: at,
        };
        NewPractitioner::copy(tx, self.practitioners.iter().enumerate().map(practitioner).collect())?;
        let practises = |p: &Practitioner| NewPractitionerSpeciality {
            practitioner_id: p.id,
            speciality_id: self.specialities[p.doctor.field as usize],
        };
        NewPractitionerSpeciality::copy(tx, self.practitioners.iter().map(practises).collect())?;
        let places = self.practitioners.iter().flat_map(|p| {
            p.doctor.branches.iter().map(|branch| NewPractitionerLocation { practitioner_id: p.id, location_id: self.location(*branch) })
        });
        NewPractitionerLocation::copy(tx, places.collect())?;
        Ok(())
    }

    fn write_tags(&self, tx: &mut PgConnection, year: i32) -> Result<(), PersistenceError> {
        let names = [
            (self.tags.employee, "Karyawan".to_owned()),
            (self.tags.checkup, format!("Peserta MCU {year}")),
            (self.tags.vip, "VIP".to_owned()),
            (self.tags.senior, "Lansia".to_owned()),
            (self.tags.family, "Keluarga".to_owned()),
        ];
        let row = |(id, name)| NewTag { id, name, created_at: self.opened_at, updated_at: self.opened_at };
        NewTag::copy(tx, names.into_iter().map(row).collect())?;
        Ok(())
    }
}

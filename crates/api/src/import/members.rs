//! The members of the clinic's existing system, from one CSV file.

use std::collections::HashMap;
use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use domain::Lang;
use domain::contacts::{Sex, is_birth_date};
use domain::organisation::Address;
use domain::value::{Email, Mrn, Nik, PersonName, Phone};

use super::table::{Problems, Row, Table};

/// The columns that have to be there; every other may be left out.
const REQUIRED: &[&str] = &["mrn", "name"];

/// A file that has been read and checked as a whole.
#[derive(Debug)]
pub struct Members {
    /// The name of the file, for what the database objects to.
    pub file: String,
    pub rows: Vec<Member>,
}

/// A row of the file. It holds personal data, so its debug form tells the line only.
pub struct Member {
    pub line: u64,
    pub mrn: String,
    pub name: String,
    pub birth_date: Option<NaiveDate>,
    pub sex: Option<Sex>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub nik: Option<String>,
    pub bpjs: Option<String>,
    pub language: Lang,
    pub address: Address,
    /// The code of the branch, when the row names one.
    pub location: Option<String>,
}

impl std::fmt::Debug for Member {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Member(line {})", self.line)
    }
}

impl Members {
    /// Reads a file, or says what is wrong with it.
    pub fn read(file: &Path, now: DateTime<Utc>) -> Result<Members, Problems> {
        let mut problems = Problems::default();
        let table = Table::read_file(file, REQUIRED, &mut problems);
        Members::checked(table, now, problems)
    }

    fn checked(table: Option<Table>, now: DateTime<Utc>, mut problems: Problems) -> Result<Members, Problems> {
        let Some(table) = table else { return Err(problems) };
        let mut rows = Vec::new();
        let (mut numbers, mut niks): (HashMap<String, u64>, HashMap<String, u64>) = (HashMap::new(), HashMap::new());
        for row in table.rows() {
            let Some(member) = member(&row, now, &mut problems) else { continue };
            if let Some(earlier) = numbers.insert(member.mrn.clone(), member.line) {
                row.report("mrn", &format!("is on line {earlier} as well"), &mut problems);
            }
            if let Some(nik) = &member.nik
                && let Some(earlier) = niks.insert(nik.clone(), member.line)
            {
                // the number itself is nobody's business on a terminal
                problems.add(format!("{} line {}: the nik is on line {earlier} as well", table.name(), member.line));
            }
            rows.push(member);
        }
        if problems.is_empty() { Ok(Members { file: table.name().to_owned(), rows }) } else { Err(problems) }
    }
}

/// Reports about a field without showing it.
fn secret(row: &Row<'_>, column: &str, what: &str, problems: &mut Problems) {
    problems.add(format!("{} line {}: {column} {what}", row.file(), row.line));
}

fn member(row: &Row<'_>, now: DateTime<Utc>, problems: &mut Problems) -> Option<Member> {
    let before = problems.count();
    let mrn =
        row.required("mrn", 32, problems).and_then(|text| parsed(row, "mrn", Mrn::parse(&text), "is no medical record number", problems));
    let name = row.required("name", 200, problems).and_then(|text| parsed(row, "name", PersonName::parse(&text), "is no name", problems));
    let birth_date = row.date("birth_date", problems);
    if birth_date.is_some_and(|date| !is_birth_date(date) || date > now.date_naive()) {
        row.report("birth_date", "cannot be the birth date of somebody living", problems);
    }
    let phone = row.text("phone").and_then(|text| parsed(row, "phone", Phone::parse(text), "is no phone number", problems));
    let email = row.text("email").and_then(|text| parsed(row, "email", Email::parse(text), "is no e-mail address", problems));
    let nik = match row.text("nik") {
        Some(text) => {
            let nik = Nik::parse(text);
            if nik.is_none() {
                secret(row, "nik", "is no NIK of 16 digits with a possible birth date", problems);
            }
            nik
        }
        None => None,
    };
    let member = Member {
        line: row.line,
        mrn: mrn.map(Mrn::into_string).unwrap_or_default(),
        name: name.map(PersonName::into_string).unwrap_or_default(),
        birth_date,
        sex: sex(row, problems),
        phone: phone.map(Phone::into_string),
        email: email.map(Email::into_string),
        nik: nik.map(|nik| nik.as_str().to_owned()),
        bpjs: row.short("bpjs", 60, problems),
        language: language(row, problems),
        address: address(row, problems),
        location: row.short("location", 40, problems),
    };
    (problems.count() == before).then_some(member)
}

fn parsed<T>(row: &Row<'_>, column: &str, value: Option<T>, what: &str, problems: &mut Problems) -> Option<T> {
    if value.is_none() {
        row.report(column, what, problems);
    }
    value
}

fn sex(row: &Row<'_>, problems: &mut Problems) -> Option<Sex> {
    let text = row.text("sex")?;
    match text.to_lowercase().as_str() {
        "female" | "f" | "p" | "perempuan" => Some(Sex::Female),
        "male" | "m" | "l" | "laki-laki" => Some(Sex::Male),
        "unknown" => Some(Sex::Unknown),
        _ => {
            row.report("sex", "is neither female (P) nor male (L)", problems);
            None
        }
    }
}

fn language(row: &Row<'_>, problems: &mut Problems) -> Lang {
    let Some(text) = row.text("language") else { return Lang::default() };
    Lang::from_code(text).unwrap_or_else(|| {
        row.report("language", "is neither id nor en", problems);
        Lang::default()
    })
}

fn address(row: &Row<'_>, problems: &mut Problems) -> Address {
    let mut part = |column, max| row.short(column, max, problems);
    let mut address = Address {
        street: part("street", 200),
        rt: part("rt", 3),
        rw: part("rw", 3),
        village: part("village", 100),
        district: part("district", 100),
        regency: part("regency", 100),
        province: part("province", 100),
        postal_code: part("postal_code", 12),
        country: part("country", 2),
    };
    let mut errors = domain::FieldErrors::default();
    address.tidy("", &mut errors);
    for (pointer, code) in errors.0 {
        row.report(pointer.trim_start_matches('/'), code.message(Lang::En), problems);
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Members, Problems> {
        let mut problems = Problems::default();
        let table = Table::of(text, "anggota.csv", REQUIRED, &mut problems);
        Members::checked(table, DateTime::from_timestamp(1_800_000_000, 0).unwrap_or_default(), problems)
    }

    #[test]
    fn a_row_is_read_as_people_write_it() {
        let text = "mrn,name,birth_date,sex,phone,email,nik,street,rt\n 012483 ,Siti  Aminah,1984-03-12,P,0812-0000-4471,Siti@Contoh.example,3174015203840004,Jl. Melati 1,003\n";
        let members = read(text).unwrap();
        let siti = &members.rows[0];
        assert_eq!((siti.mrn.as_str(), siti.name.as_str(), siti.sex), ("012483", "Siti Aminah", Some(Sex::Female)));
        assert_eq!((siti.phone.as_deref(), siti.email.as_deref()), (Some("+6281200004471"), Some("siti@contoh.example")));
        assert_eq!((siti.address.rt.as_deref(), siti.line), (Some("003"), 2));
    }

    #[test]
    fn every_error_says_file_and_line_and_no_secret() {
        let text = "mrn,name,birth_date,sex,phone,email,nik\n,Siti,1984-03-12,P,,,\n2,Budi,12-03-1984,X,abc,a@b,3174010000000000\n\
                    3,Ani,2190-01-01,,,,3174015203840004\n4,Ani,,,,,3174015203840004\n4,Ani,,,,,\n";
        let problems = read(text).unwrap_err();
        let all = problems.told.join("\n");
        for part in [
            "line 2: mrn",
            "line 3: birth_date",
            "line 3: sex",
            "line 3: phone",
            "line 3: email",
            "line 3: nik",
            "line 4: birth_date",
            "line 6: mrn \"4\" is on line 5",
        ] {
            assert!(all.contains(part), "{part} in\n{all}");
        }
        assert!(!all.contains("31740"), "{all}");
        assert!(read("name\nSiti\n").is_err());
    }
}

//! The history of every person of the Synthea export equals what is computed here straight from the files, without any of the
//! code that imports or shows it. Generated rows add what the export lacks: several values a day, ties, and days that differ by zone.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};
use diesel::RunQueryDsl;
use diesel::sql_types::Uuid as SqlUuid;
use persistence::bulk;
use support::{Caller, Person, RoleCode, TestApp, Value, json};
use uuid::Uuid;

use super::clinic::id;

/// WIB has no daylight saving time, and never had.
const EAST: i64 = 7;

/// What a file says of a person.
#[derive(Clone, Debug)]
struct Someone {
    sex: String,
    born: NaiveDate,
}

/// A line of `observations.csv` with a number.
#[derive(Clone, Debug)]
struct Line {
    patient: String,
    code: String,
    at: DateTime<Utc>,
    value: f64,
}

/// The values of one person and code by day.
type Days = BTreeMap<NaiveDate, Vec<Line>>;

/// The export, or the small one of the browser tests where it is not there.
fn source() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let real = here.join("../../shared/data/synthea");
    if real.join("observations.csv").exists() { real } else { here.join("browser/fixtures/synthea") }
}

fn rows(path: &Path) -> Vec<HashMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    reader.deserialize().collect::<Result<_, _>>().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The export with generated rows: for each person values around midnight of the zone, several a day, and two at the same time.
fn extended() -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    for name in ["organizations.csv", "providers.csv", "patients.csv", "encounters.csv"] {
        std::fs::copy(source().join(name), directory.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let known = std::fs::read_to_string(source().join("observations.csv"));
    let mut text = known.unwrap_or_else(|_| "DATE,PATIENT,ENCOUNTER,CATEGORY,CODE,DESCRIPTION,VALUE,UNITS,TYPE\n".to_owned());
    for (number, row) in rows(&source().join("patients.csv")).iter().enumerate() {
        for (step, time) in ["16:59:59", "17:00:00", "03:00:00", "03:00:00", "16:30:00"].iter().enumerate() {
            for (code, unit, base) in [("8480-6", "mm[Hg]", 100), ("2093-3", "mg/dL", 150), ("718-7", "g/dL", 11)] {
                let value = base + (number * 7 + step * 13) % (base / 2);
                let day = 1 + (number + step / 2) % 27;
                text += &format!("2024-02-{day:02}T{time}Z,{},,laboratory,{code},Generated,{value}.0,{unit},numeric\n", row["Id"]);
            }
        }
    }
    std::fs::write(directory.path().join("observations.csv"), text).unwrap_or_else(|error| panic!("{error}"));
    directory
}

fn people(directory: &Path) -> HashMap<String, Someone> {
    let someone = |row: HashMap<String, String>| {
        let born = row["BIRTHDATE"].parse().unwrap_or_default();
        (row["Id"].clone(), Someone { sex: row["GENDER"].clone(), born })
    };
    rows(&directory.join("patients.csv")).into_iter().map(someone).collect()
}

/// What the files say, by person and code, then by day of the location. Values of other units than the catalogue's are converted.
fn computed(directory: &Path) -> BTreeMap<(String, String), Days> {
    let mut all: BTreeMap<(String, String), Days> = BTreeMap::new();
    for row in rows(&directory.join("observations.csv")) {
        let Some(value) = row["VALUE"].parse::<f64>().ok().filter(|_| row["TYPE"] == "numeric") else { continue };
        let value = if row["CODE"] == "10834-0" && row["UNITS"] == "g/L" { (value * 0.1 * 10.0).round() / 10.0 } else { value };
        let at = DateTime::parse_from_rfc3339(&row["DATE"]).map(|at| at.to_utc()).unwrap_or_default();
        let line = Line { patient: row["PATIENT"].clone(), code: row["CODE"].clone(), at, value };
        let day = (at + Duration::hours(EAST)).date_naive();
        all.entry((line.patient.clone(), line.code.clone())).or_default().entry(day).or_default().push(line);
    }
    all
}

/// The flag by the fixture of ranges, whose limits are within, of the value as it is shown; none where it has no range.
fn flag(ranges: &[HashMap<String, String>], someone: &Someone, code: &str, on: NaiveDate, value: f64) -> Option<&'static str> {
    let before_birthday = (on.month(), on.day()) < (someone.born.month(), someone.born.day());
    let age = on.year() - someone.born.year() - i32::from(before_birthday);
    let number = |text: &str| text.parse::<f64>().ok();
    let years = |text: &str| text.parse::<i32>().ok();
    let range = ranges.iter().find(|range| {
        range["code"] == code
            && (range["sex"].is_empty() || range["sex"] == someone.sex)
            && years(&range["from_years"]).is_some_and(|from| age >= from)
            && years(&range["to_years"]).is_none_or(|to| age < to)
    })?;
    let places = range["decimals"].parse().unwrap_or(0);
    let value: f64 = format!("{value:.places$}").parse().unwrap_or(f64::NAN);
    Some(match (number(&range["low"]), number(&range["high"])) {
        (Some(low), _) if value < low => "low",
        (_, Some(high)) if value > high => "high",
        _ => "normal",
    })
}

fn fixture() -> Vec<HashMap<String, String>> {
    rows(&Path::new(env!("CARGO_MANIFEST_DIR")).join("api/lab/ranges.csv"))
}

/// Puts the ranges of the fixture in the place of the shipped ones; gives the codes of the catalogue.
async fn set_ranges(technician: &Caller, ranges: &[HashMap<String, String>]) -> BTreeSet<String> {
    let listed = technician.get("/v1/analytes").query(&[("limit", "200")]).await.expect(200).data();
    for analyte in &listed {
        let code = analyte["code"].as_str().unwrap_or_default();
        let range = |row: &HashMap<String, String>| {
            let mut range = json!({"age_from": row["from_years"].parse::<i32>().unwrap_or_default() * 12, "valid_from": "1900-01-01"});
            for (key, value) in [("low", &row["low"]), ("high", &row["high"])] {
                if let Ok(limit) = value.parse::<f64>() {
                    range[key] = json!(limit);
                }
            }
            if let Ok(to) = row["to_years"].parse::<i32>() {
                range["age_to"] = json!(to * 12);
            }
            match row["sex"].as_str() {
                "M" => range["sex"] = json!("male"),
                "F" => range["sex"] = json!("female"),
                _ => {}
            }
            range
        };
        let own: Vec<Value> = ranges.iter().filter(|row| row["code"] == code).map(range).collect();
        let path = format!("/v1/analytes/{}", analyte["id"].as_str().unwrap_or_default());
        technician.patch(path, "*", json!({"ranges": own})).await.expect(200);
    }
    listed.iter().filter_map(|analyte| analyte["code"].as_str().map(str::to_owned)).collect()
}

fn import(app: &TestApp, directory: &Path) -> api::import::Report {
    let now = app.clock.now();
    let read = api::import::Export::read(directory, now).unwrap_or_else(|problems| panic!("{:?}", problems.told));
    let zone = chrono_tz::Asia::Jakarta;
    let keys = &app.state.field_keys;
    let written = bulk::exclusively(&mut app.connect(), |tx| api::import::export(tx, &read, zone, keys, now, &|_| {}));
    written.unwrap_or_else(|error| panic!("{error}"))
}

#[tokio::test]
async fn the_history_of_everybody_equals_the_files() {
    let app = TestApp::start().await;
    let admin = app.as_role(RoleCode::Admin).await;
    let dewi = id(&admin.post("/v1/practitioners", json!({"name": "Dewi Anggraeni"})).await.expect(201));
    let technician = app.signed_in(Person::new(RoleCode::LabStaff).practising_as(dewi)).await;
    let ranges = fixture();
    let codes = set_ranges(&technician, &ranges).await;
    let directory = extended();
    let report = import(&app, directory.path());
    let taken = rows(&directory.path().join("observations.csv")).iter().filter(|row| codes.contains(&row["CODE"])).count();
    let left: usize = report.left_out.iter().map(|left| left.rows).sum();
    assert_eq!((report.lab.observations.new, left), (taken, rows(&directory.path().join("observations.csv")).len() - taken));
    let again = import(&app, directory.path());
    assert_eq!((again.lab.observations.new, again.lab.reports.new, again.lab.observations.unchanged), (0, 0, taken));
    let care = "insert into care_relations (practitioner_id, contact_id, since) select $1, id, now() from contacts on conflict do nothing";
    diesel::sql_query(care).bind::<SqlUuid, _>(dewi).execute(&mut app.connect()).unwrap_or_else(|error| panic!("{error}"));
    let contacts = bulk::contacts_of(&mut app.connect(), "synthea").unwrap_or_else(|error| panic!("{error}"));
    let (everybody, wanted) = (people(directory.path()), computed(directory.path()));
    let mut days = 0;
    for (external, someone) in &everybody {
        for part in codes.iter().cloned().collect::<Vec<_>>().chunks(20) {
            let history = history(&technician, contacts[external], part).await;
            for code in part {
                let none = Days::new();
                let of = wanted.get(&(external.clone(), code.clone())).unwrap_or(&none);
                compare(&series(&history, code), of, |on, value| flag(&ranges, someone, code, on, value));
                days += of.len();
            }
        }
    }
    eprintln!("history: {} people, {} codes, {days} days compared", everybody.len(), codes.len());
    assert!(days >= everybody.len() * 6);
}

async fn history(caller: &Caller, patient: Uuid, codes: &[String]) -> Value {
    let patient = patient.to_string();
    let query = [("patient_id", patient.as_str()), ("codes", &codes.join(",")), ("from", "1900-01-01")];
    caller.get("/v1/lab-history").query(&query).await.expect(200).json()
}

fn series(history: &Value, code: &str) -> Vec<Value> {
    let all = history["series"].as_array().cloned().unwrap_or_default();
    let found = all.into_iter().find(|series| series["code"] == code).unwrap_or_else(|| panic!("no series of {code}"));
    found["days"].as_array().cloned().unwrap_or_default()
}

fn compare(shown: &[Value], wanted: &Days, flag: impl Fn(NaiveDate, f64) -> Option<&'static str>) {
    let on: Vec<String> = wanted.keys().rev().map(NaiveDate::to_string).collect();
    assert_eq!(shown.iter().map(|day| day["on"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>(), on);
    for (day, (date, lines)) in shown.iter().zip(wanted.iter().rev()) {
        let last = lines.iter().map(|line| line.at).max().unwrap_or_default();
        let value = day["value"].as_f64().unwrap_or(f64::NAN);
        let tied: Vec<f64> = lines.iter().filter(|line| line.at == last).map(|line| line.value).collect();
        assert!(tied.contains(&value), "{date}: {value} is none of {tied:?}");
        assert_eq!(day["flag"].as_str(), flag(*date, value), "{date} {value}");
        let others = day["superseded"].as_array().cloned().unwrap_or_default();
        let mut all: Vec<f64> = others.iter().filter_map(|other| other["value"].as_f64()).chain([value]).collect();
        let mut given: Vec<f64> = lines.iter().map(|line| line.value).collect();
        all.sort_by(f64::total_cmp);
        given.sort_by(f64::total_cmp);
        assert_eq!(all, given, "{date}");
        // of those taken at the same moment and verified at the same, the one with the last id
        let same = others.iter().filter(|other| other["collected_at"] == day["collected_at"]);
        assert!(same.into_iter().all(|other| other["id"].as_str() < day["observation_id"].as_str()), "{day}");
    }
}

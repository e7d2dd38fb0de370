//! The analytes and panels that every installation starts with, from the tables in `catalogue/`.
//!
//! Codes and units are those of LOINC and UCUM. Each LOINC code is an analyte of its own, also where only the sample differs
//! (serum, whole blood), because values of the two are no one series. Ages are in months, the end not included.
//!
//! Limits are within the range. What a guideline says is "below 200" is high at 200, so its limit is 199 here, one step of the last
//! decimal that is shown less, and what is "above 45" begins with 46.
//!
//! Where the limits come from; a clinic puts its own laboratory's in their place, with the day from which these hold:
//!
//! - blood pressure: Indonesian Society of Hypertension, consensus 2021 (below 140/90; 180/120 an emergency)
//! - waist: International Diabetes Federation 2006, South Asians (below 90 and 80); body mass index: Ministry of Health of Indonesia, PGN 2014
//! - glucose, HbA1c: American Diabetes Association, Standards of Care 2025, and PERKENI 2021 (random, after a meal); low values:
//!   level 2 hypoglycaemia of the same standards; mmol/mol by the IFCC–NGSP master equation
//! - lipids: NCEP ATP III 2002 and PERKENI 2021 for adults (cholesterol below 200, LDL below 130, triglycerides below 150), NHLBI 2011
//!   for children (cholesterol below 170, LDL below 110, HDL above 45)
//! - kidneys: KDIGO 2024 (GFR, albuminuria); creatinine: Ceriotti et al., Clin Chem 2008, and Mayo Clinic Laboratories
//! - electrolytes, calcium, phosphate, urea, proteins, bilirubin: Tietz Textbook of Laboratory Medicine, 7th edition
//! - ALT, AST, GGT: IFCC reference procedures, Schumann & Klauke, Clin Chim Acta 2003; ALP of children: CALIPER, Colantonio 2012
//! - haemoglobin: WHO guideline 2024 (lower limits); blood count: Mayo Clinic Laboratories; children: Dallman & Siimes 1979
//! - differential count: Ministry of Health of Indonesia, Pedoman Interpretasi Data Klinik 2011
//! - TSH: National Academy of Clinical Biochemistry 2002; vitamin D: Institute of Medicine 2011; sedimentation rate: Miller 1983
//! - heart and breathing rate: American Heart Association, PALS 2020; oxygen saturation: WHO 2011
//! - critical limits: Tietz, table of critical values, and Mayo Clinic Laboratories' critical values

use chrono::{DateTime, NaiveDate, Utc};
use domain::contacts::Sex;
use domain::lab::{AnalyteCategory, AnalyteRange, AnalyteUnit, CreateAnalyte, CreateLabPanel};
use persistence::PersistenceError;
use persistence::diesel::PgConnection;
use persistence::lab::{analytes, panels};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::app::App;
use crate::http::ApiResult;

const ANALYTES: &str = include_str!("catalogue/analytes.csv");
const UNITS: &str = include_str!("catalogue/units.csv");
const RANGES: &str = include_str!("catalogue/ranges.csv");
const PANELS: &str = include_str!("catalogue/panels.csv");

#[derive(Deserialize)]
struct AnalyteLine {
    code: String,
    category: AnalyteCategory,
    unit: String,
    decimals: i16,
    plausible_low: Option<f64>,
    plausible_high: Option<f64>,
    with_comment: String,
    name_id: String,
    name_en: String,
    plain_id: String,
    plain_en: String,
    about_id: String,
    about_en: String,
}

#[derive(Deserialize)]
struct UnitLine {
    code: String,
    unit: String,
    factor: f64,
    shift: f64,
}

#[derive(Deserialize)]
struct RangeLine {
    code: String,
    sex: Option<Sex>,
    age_from: i32,
    age_to: Option<i32>,
    low: Option<f64>,
    high: Option<f64>,
    critical_low: Option<f64>,
    critical_high: Option<f64>,
}

#[derive(Deserialize)]
struct PanelLine {
    code: String,
    name_id: String,
    name_en: String,
    analytes: String,
}

/// The catalogue as it is shipped, with ids that are the same everywhere.
#[derive(Debug)]
pub struct Shipped {
    pub analytes: Vec<(Uuid, CreateAnalyte)>,
    pub panels: Vec<(Uuid, CreateLabPanel)>,
}

/// Adds what an installation lacks; what it has, also archived, stays as it is.
pub async fn prepare(app: &actix_web::web::Data<App>) -> ApiResult<()> {
    let now = app.clock.now();
    app.db.write(move |tx| Ok(ensure(tx, now)?)).await
}

/// As [`prepare`], within a transaction of an import or of the demo.
pub fn ensure(tx: &mut PgConnection, now: DateTime<Utc>) -> Result<(), PersistenceError> {
    let shipped = shipped()?;
    analytes::ship(tx, &shipped.analytes, now)?;
    // an analyte of that code may have been made by hand, with an id of its own
    let ids = analytes::by_code(tx)?;
    let own = |id: &Uuid| shipped.analytes.iter().find(|(own, _)| own == id).and_then(|(_, form)| ids.get(&form.code)).map(|a| a.id);
    let panels = shipped.panels.into_iter().map(|(id, form)| {
        let analyte_ids = form.analyte_ids.iter().filter_map(own).collect();
        (id, CreateLabPanel { analyte_ids, ..form })
    });
    panels::ship(tx, &panels.collect::<Vec<_>>(), now)
}

/// Reads the tables.
pub fn shipped() -> Result<Shipped, PersistenceError> {
    let units: Vec<UnitLine> = lines(UNITS)?;
    let ranges: Vec<RangeLine> = lines(RANGES)?;
    let analytes = lines::<AnalyteLine>(ANALYTES)?.into_iter().zip((10..).step_by(10));
    let analytes = analytes.map(|(line, position)| (analyte_id(&line), analyte(line, position, &units, &ranges))).collect::<Vec<_>>();
    let id_of = |code: &str| analytes.iter().find(|(_, form)| form.code == code).map(|(id, _)| *id);
    let panels = lines::<PanelLine>(PANELS)?.into_iter().zip(1_u128..).map(|(line, number)| {
        let form = CreateLabPanel {
            analyte_ids: line.analytes.split(' ').filter_map(id_of).collect(),
            code: line.code,
            name_id: line.name_id,
            name_en: line.name_en,
        };
        (Uuid::from_u128(PANEL_IDS + number), form)
    });
    let panels = panels.collect();
    Ok(Shipped { analytes, panels })
}

const ANALYTE_IDS: u128 = 0x0193_0000_0000_7000_8000_0000_0000_0000;
const PANEL_IDS: u128 = 0x0193_0000_0000_7000_9000_0000_0000_0000;

/// The digits of the LOINC code stand in the id.
fn analyte_id(line: &AnalyteLine) -> Uuid {
    let digits: String = line.code.chars().filter(char::is_ascii_digit).collect();
    Uuid::from_u128(ANALYTE_IDS + digits.parse::<u128>().unwrap_or_default())
}

fn analyte(line: AnalyteLine, position: i32, units: &[UnitLine], ranges: &[RangeLine]) -> CreateAnalyte {
    let of = |code: &str| code == line.code;
    let unit = |unit: &UnitLine| AnalyteUnit { unit: unit.unit.clone(), factor: unit.factor, shift: unit.shift };
    let range = |range: &RangeLine| AnalyteRange {
        sex: range.sex,
        age_from: range.age_from,
        age_to: range.age_to,
        low: range.low,
        high: range.high,
        critical_low: range.critical_low,
        critical_high: range.critical_high,
        // values from before the installation have limits, too
        valid_from: NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default(),
        valid_to: None,
    };
    CreateAnalyte {
        units: units.iter().filter(|unit| of(&unit.code)).map(unit).collect(),
        ranges: ranges.iter().filter(|range| of(&range.code)).map(range).collect(),
        code: line.code,
        name_id: line.name_id,
        name_en: line.name_en,
        plain_id: line.plain_id,
        plain_en: line.plain_en,
        about_id: line.about_id,
        about_en: line.about_en,
        unit: line.unit,
        decimals: line.decimals,
        category: line.category,
        position,
        plausible_low: line.plausible_low,
        plausible_high: line.plausible_high,
        with_comment: line.with_comment == "yes",
    }
}

fn lines<T: DeserializeOwned>(text: &str) -> Result<Vec<T>, PersistenceError> {
    let read = csv::Reader::from_reader(text.as_bytes()).into_deserialize().collect::<Result<_, _>>();
    read.map_err(|_| PersistenceError::Unreadable("shipped catalogue of the laboratory"))
}

#[cfg(test)]
#[path = "catalogue_tests.rs"]
mod tests;

//! A report as it stands on paper.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::lab::{
    AnalyteCategory, AnalyteView, EarlierValue, LabFlag, LabLimits, LabReportView, LabSource, ObservationView, Reading, shown_unit, written,
};
use domain::{Lang, Text2};
use persistence::lab::printing::PrintedReport;

use crate::documents::pdf::{Align, Block, Cell, Column, Letter, Letterhead, Pair, Row, Table, Tone};
use crate::messaging::wording;

const TITLE: Text2 = Text2::new("Hasil laboratorium", "Laboratory report");
const NAME: Text2 = Text2::new("Nama", "Name");
const MRN: Text2 = Text2::new("No. rekam medis", "Medical record number");
const BORN: Text2 = Text2::new("Tanggal lahir", "Date of birth");
const SEX: Text2 = Text2::new("Jenis kelamin", "Sex");
const ASKED_BY: Text2 = Text2::new("Dokter pengirim", "Requested by");
const COLLECTED: Text2 = Text2::new("Sampel diambil", "Sample taken");
const VERIFIED: Text2 = Text2::new("Diverifikasi", "Verified");
const RELEASED: Text2 = Text2::new("Dirilis", "Released");
const LABORATORY: Text2 = Text2::new("Laboratorium", "Laboratory");
const TEST: Text2 = Text2::new("Pemeriksaan", "Test");
const RESULT: Text2 = Text2::new("Hasil", "Result");
const UNIT: Text2 = Text2::new("Satuan", "Unit");
const RANGE: Text2 = Text2::new("Rujukan", "Reference");
const FLAG: Text2 = Text2::new("Tanda", "Flag");
const COMMENT: Text2 = Text2::new("Catatan dokter", "Doctor's comment");
const AWAITED: Text2 = Text2::new("ditunggu", "awaited");
const CORRECTED: Text2 = Text2::new("dikoreksi", "corrected");
const BEFORE: Text2 = Text2::new("sebelumnya", "before");
const UNVERIFIED: Text2 = Text2::new("belum diverifikasi", "not verified");
const TYPED_IN: Text2 = Text2::new(
    "Nilai-nilai ini diketik oleh pasien dari hasil laboratorium luar. Nilai yang belum diverifikasi oleh klinik diberi tanda.",
    "These values were typed in by the patient from the results of an outside laboratory. Those that the clinic has not verified are marked.",
);

/// What is printed of a report, in one language.
pub fn letter(printed: &PrintedReport, head: Letterhead, lang: Lang) -> Letter {
    let report = &printed.report;
    let mut blocks = vec![Block::Pairs(circumstances(report, lang))];
    if let Some(comment) = &report.comment {
        blocks.push(Block::Heading(COMMENT.get(lang).to_owned()));
        blocks.push(Block::Paragraph(comment.clone()));
        blocks.push(Block::Note(signed(report.commented_by_name.as_deref(), report.commented_at, &report.time_zone, lang)));
    }
    if report.source == LabSource::Patient {
        blocks.push(Block::Note(TYPED_IN.get(lang).to_owned()));
    }
    blocks.push(Block::Table(table(printed, lang)));
    Letter {
        lang,
        head,
        title: TITLE.get(lang).to_owned(),
        subtitle: Some(report.number.clone()),
        identity: identity(report, lang),
        blocks,
    }
}

fn identity(report: &LabReportView, lang: Lang) -> Vec<Pair> {
    let mut pairs = vec![Pair::new(NAME.get(lang), &report.patient_name)];
    pairs.extend(report.patient_mrn.as_ref().map(|mrn| Pair::new(MRN.get(lang), mrn)));
    pairs.extend(report.patient_birth_date.map(|day| Pair::new(BORN.get(lang), wording::date(lang, day))));
    pairs.extend(report.patient_sex.map(|sex| Pair::new(SEX.get(lang), sex.label(lang))));
    pairs
}

fn circumstances(report: &LabReportView, lang: Lang) -> Vec<Pair> {
    let at = |at: DateTime<Utc>| moment(at, &report.time_zone, lang);
    let mut pairs = Vec::new();
    pairs.extend(report.laboratory.as_ref().map(|name| Pair::new(LABORATORY.get(lang), name)));
    pairs.extend(report.practitioner_name.as_ref().map(|name| Pair::new(ASKED_BY.get(lang), name)));
    pairs.push(Pair::new(COLLECTED.get(lang), at(report.collected_at)));
    if report.verified_at.is_some() {
        let by = signed(report.verified_by_name.as_deref(), report.verified_at, &report.time_zone, lang);
        pairs.push(Pair::new(VERIFIED.get(lang), by));
    }
    pairs.extend(report.released_at.map(|released| Pair::new(RELEASED.get(lang), at(released))));
    pairs
}

/// Who did it, and when.
fn signed(name: Option<&str>, at: Option<DateTime<Utc>>, zone: &str, lang: Lang) -> String {
    let parts = [name.map(str::to_owned), at.map(|at| moment(at, zone, lang))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn moment(at: DateTime<Utc>, zone: &str, lang: Lang) -> String {
    let day = at.with_timezone(&zone.parse().unwrap_or(Tz::Asia__Jakarta)).date_naive();
    format!("{}, {}", wording::date(lang, day), wording::time(lang, at, zone))
}

fn table(printed: &PrintedReport, lang: Lang) -> Table {
    let column = |title: Text2, share, align| Column::new(title.get(lang), share, align);
    let columns = vec![
        column(TEST, 34.0, Align::Left),
        column(RESULT, 16.0, Align::Right),
        column(UNIT, 15.0, Align::Left),
        column(RANGE, 16.0, Align::Left),
        column(FLAG, 19.0, Align::Left),
    ];
    let mut rows = Vec::new();
    let mut category: Option<AnalyteCategory> = None;
    for observation in &printed.report.observations {
        let Some(analyte) = printed.analytes.iter().find(|analyte| analyte.id == observation.analyte_id) else { continue };
        if category != Some(analyte.category) {
            category = Some(analyte.category);
            rows.push(Row::Group(analyte.category.label(lang).to_owned()));
        }
        rows.push(row(&printed.report, observation, analyte, lang));
        rows.extend(observation.earlier.iter().map(|earlier| earlier_row(earlier, analyte, lang)));
    }
    Table { columns, rows }
}

fn row(report: &LabReportView, observation: &ObservationView, analyte: &AnalyteView, lang: Lang) -> Row {
    let tone = if observation.flag.is_some_and(|flag| flag != LabFlag::Normal) { Tone::Alert } else { Tone::Strong };
    let result = match observation.is_there() {
        true => Cell::toned(value(observation.value, observation.comparator, observation.words.as_deref(), analyte, lang), tone),
        false => Cell::toned(AWAITED.get(lang), Tone::Muted),
    };
    let flag = observation.flag.map(|flag| flag.label(lang).to_owned());
    let corrected = (!observation.earlier.is_empty()).then(|| CORRECTED.get(lang).to_owned());
    let open = observation.is_there() && observation.verified_at.is_none() && report.source == LabSource::Patient;
    let open = open.then(|| UNVERIFIED.get(lang).to_owned());
    let words: Vec<String> = [flag, corrected, open].into_iter().flatten().collect();
    let unit = if observation.is_there() { shown_unit(&observation.unit, lang) } else { "" };
    Row::Cells(vec![
        Cell::plain(analyte.name(lang)),
        result,
        Cell::plain(unit),
        Cell::plain(range(&observation.limits, analyte.decimals, lang)),
        Cell::toned(words.join(", "), if tone == Tone::Alert { Tone::Alert } else { Tone::Plain }),
    ])
}

/// The value that a correction took the place of.
fn earlier_row(earlier: &EarlierValue, analyte: &AnalyteView, lang: Lang) -> Row {
    let muted = |text: String| Cell::toned(text, Tone::Muted);
    Row::Cells(vec![
        muted(BEFORE.get(lang).to_owned()),
        muted(value(earlier.value, earlier.comparator, earlier.words.as_deref(), analyte, lang)),
        muted(shown_unit(&earlier.unit, lang).to_owned()),
        muted(String::new()),
        muted(earlier.flag.map(|flag| flag.label(lang).to_owned()).unwrap_or_default()),
    ])
}

fn value(
    value: Option<f64>,
    comparator: Option<domain::lab::Comparator>,
    words: Option<&str>,
    analyte: &AnalyteView,
    lang: Lang,
) -> String {
    match value {
        Some(value) => Reading { value, comparator }.written(analyte.decimals, lang),
        None => words.unwrap_or_default().to_owned(),
    }
}

fn range(limits: &LabLimits, decimals: i16, lang: Lang) -> String {
    let shown = |limit: f64| written(limit, decimals, lang);
    match (limits.low, limits.high) {
        (Some(low), Some(high)) => format!("{}–{}", shown(low), shown(high)),
        (Some(low), None) => format!("≥ {}", shown(low)),
        (None, Some(high)) => format!("≤ {}", shown(high)),
        (None, None) => String::new(),
    }
}

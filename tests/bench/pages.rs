//! V2: a filtered and sorted list of 50, at its start and far into it.

use std::sync::Arc;

use anyhow::{Context, Result};
use domain::Page;
use domain::contacts::ContactView;
use uuid::Uuid;

use crate::http_load::{Connection, Load, alike, query_string};
use crate::pgbench::{Script, connections, named};
use crate::process::Running;
use crate::rounds::{Rates, median};
use crate::settings::Settings;
use crate::stage::Stage;
use crate::statements::{AUDIT_BY_PGBENCH, Statements, TAGS};
use crate::table::{Row, Table, per_second};

const CONNECTIONS: usize = 8;
/// At least this share of the bare server's rate.
const GOAL: f64 = 0.70;
/// So far into the list the second measurement goes, or to its end.
const FAR: usize = 200;
/// The rates of the two pages differ by this at most.
const EVEN: std::ops::RangeInclusive<f64> = 0.80..=1.20;

const LIST: &str = "/v1/patients?filter[sex]=female&sort=name&limit=50";

/// One page, and where it starts.
struct Place {
    number: usize,
    cursor: Option<String>,
    /// Name and id of the last person before it.
    after: Option<(String, Uuid)>,
    ids: Vec<Uuid>,
}

/// The first and a far page for a fixed time, in turns.
pub async fn measure(settings: &Settings, stage: &Stage, akrab: &Running, reference: &Running, table: &mut Table) -> Result<()> {
    let mut measured = Vec::new();
    for place in find_places(stage, akrab).await? {
        let rates = measure_place(settings, stage, akrab, reference, &place).await?;
        table.add(Row {
            what: format!("V2 50 patients filtered by sex, sorted by name, page {}, {CONNECTIONS} connections", place.number),
            figure: per_second(median(&rates.akrab)),
            reference: per_second(median(&rates.reference)),
            ratio: Some(rates.ratio()),
            database: per_second(median(&rates.pgbench)),
            goal: format!("≥ {GOAL:.2}"),
            met: Some(rates.ratio() >= GOAL),
        });
        measured.push((place.number, median(&rates.akrab)));
    }
    if let [(_, first), (number, far)] = measured.as_slice() {
        table.add(Row {
            what: format!("V2 page {number} against page 1"),
            figure: per_second(*far),
            reference: per_second(*first),
            ratio: Some(far / first),
            goal: "± 20 %".to_owned(),
            met: Some(EVEN.contains(&(far / first))),
            ..Row::default()
        });
    }
    Ok(())
}

async fn measure_place(settings: &Settings, stage: &Stage, akrab: &Running, reference: &Running, place: &Place) -> Result<Rates> {
    let ours = place.cursor.as_ref().map_or(LIST.to_owned(), |cursor| format!("{LIST}&cursor={cursor}"));
    let theirs = match &place.after {
        Some((name, id)) => format!("/people?{}", query_string(&[("name", name), ("id", &id.to_string())])?),
        None => "/people".to_owned(),
    };
    let load =
        Load { address: akrab.address, token: None, connections: CONNECTIONS, duration: settings.duration(), paths: Arc::new(vec![ours]) };
    let bare = Load { address: reference.address, paths: Arc::new(vec![theirs]), ..load.clone() };
    let token = akrab.sign_in(&stage.receptionist).await?;
    alike((akrab.address, Some(token), &load.paths[0]), (reference.address, &bare.paths[0]), "/data").await?;
    let script = script(stage, place)?;
    let mut rates = Rates::default();
    for round in 0..=settings.runs {
        let load = Load { token: Some(akrab.sign_in(&stage.receptionist).await?), ..load.clone() };
        let (ours, theirs) = (load.run().await?.rate(), bare.run().await?.rate());
        let limit = script.run(settings, stage, connections(CONNECTIONS))?;
        // the first round only warms up
        if round > 0 {
            rates.akrab.push(ours);
            rates.reference.push(theirs);
            rates.pgbench.push(limit);
        }
    }
    Ok(rates)
}

/// Follows the cursors once.
async fn find_places(stage: &Stage, akrab: &Running) -> Result<[Place; 2]> {
    let mut connection = Connection::open(akrab.address, Some(akrab.sign_in(&stage.receptionist).await?)).await?;
    let mut path = LIST.to_owned();
    let mut place = Place { number: 1, cursor: None, after: None, ids: Vec::new() };
    let mut first = None;
    loop {
        let page: Page<ContactView> = serde_json::from_slice(&connection.get(&path).await?)?;
        place.ids = page.data.iter().map(|view| view.id).collect();
        let last = page.data.last().map(|view| (view.name.clone(), view.id));
        let number = place.number;
        match page.page.next {
            Some(cursor) if number < FAR => {
                path = format!("{LIST}&cursor={cursor}");
                let next = Place { number: number + 1, cursor: Some(cursor), after: last, ids: Vec::new() };
                let left = std::mem::replace(&mut place, next);
                first = first.or(Some(left));
            }
            _ => return Ok([first.context("the list has one page only; measure with more patients")?, place]),
        }
    }
}

fn script(stage: &Stage, place: &Place) -> Result<Script> {
    let statements = Statements::new(stage.location);
    let ids = place.ids.iter().map(Uuid::to_string).collect::<Vec<_>>().join(",");
    let mut variables = vec![("ids", format!("{{{ids}}}"))];
    let list = match &place.after {
        Some((name, id)) => {
            variables.extend([("name", name.clone()), ("id", id.to_string())]);
            named(&statements.next_page, &["name", "id"])
        }
        None => statements.first_page,
    };
    Script::new(&[list, AUDIT_BY_PGBENCH.replace(":ids", ":ids::uuid[]"), named(TAGS, &["ids"])], variables)
}

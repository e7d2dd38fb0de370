//! V5: free times of one practitioner for 14 days, and of all practitioners of a location for one day.

use std::sync::Arc;

use anyhow::Result;

use crate::calendar::{self, Question};
use crate::http_load::{Load, Outcome, alike, query_string};
use crate::pgbench::{Script, filled};
use crate::process::Running;
use crate::rounds::median;
use crate::settings::Settings;
use crate::stage::Stage;
use crate::statements::FREE;
use crate::table::{Row, Table, milliseconds};

/// One after the other: how long the server takes for one, not how many it can answer.
const CONNECTIONS: usize = 1;
/// Microseconds in the server, for one practitioner and for all of a location.
const GOALS: (f64, f64) = (5_000.0, 25_000.0);

/// Both kinds of questions, as a patient asks them who is not signed in.
pub async fn measure(settings: &Settings, stage: &Stage, akrab: &Running, reference: &Running, table: &mut Table) -> Result<()> {
    let one = ("V5 free times of one practitioner, 14 days", calendar::of_one(stage)?, GOALS.0);
    let all = ("V5 free times of all practitioners of a location, one day", calendar::of_all(stage)?, GOALS.1);
    for (what, questions, goal) in [one, all] {
        measure_questions(settings, stage, akrab, reference, what, &questions, goal, table).await?;
    }
    Ok(())
}

#[allow(clippy::too_many_arguments, reason = "the four that take part, and a row of the table")]
async fn measure_questions(
    settings: &Settings,
    stage: &Stage,
    akrab: &Running,
    reference: &Running,
    what: &str,
    questions: &[Question],
    goal: f64,
    table: &mut Table,
) -> Result<()> {
    let paths = |prefix: &str| questions.iter().map(|q| Ok(format!("{prefix}?{}", q.parameters()?))).collect::<Result<Vec<_>>>();
    let load = Load {
        address: akrab.address,
        token: None,
        connections: CONNECTIONS,
        duration: settings.duration(),
        paths: Arc::new(paths("/v1/free-slots")?),
    };
    let bare = Load { address: reference.address, paths: Arc::new(paths("/free")?), ..load.clone() };
    for at in [0, questions.len() / 2, questions.len() - 1] {
        alike((akrab.address, None, &load.paths[at]), (reference.address, &bare.paths[at]), "/data").await?;
    }
    let script = script(questions)?;
    let (mut ours, mut theirs, mut limits) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..=settings.runs {
        let outcomes = (load.run().await?, bare.run().await?);
        let limit = script.run(settings, stage, CONNECTIONS)?;
        // the first round only warms up
        if round > 0 {
            ours.push(outcomes.0);
            theirs.push(outcomes.1);
            limits.push(1_000_000.0 / limit);
        }
    }
    let of = |outcomes: &[Outcome], share| median(&outcomes.iter().map(|outcome| outcome.quantile(share)).collect::<Vec<_>>());
    let figure = of(&ours, 0.5);
    table.add(Row {
        what: format!("{what}, {} questions", questions.len()),
        figure: format!("p50 {}, p99 {}", milliseconds(figure), milliseconds(of(&ours, 0.99))),
        reference: milliseconds(of(&theirs, 0.5)),
        ratio: Some(figure / of(&theirs, 0.5)),
        database: milliseconds(median(&limits)),
        goal: format!("p50 ≤ {:.0} ms", goal / 1_000.0),
        met: Some(figure <= goal),
    });
    Ok(())
}

impl Question {
    /// As parameters of both servers.
    fn parameters(&self) -> Result<String> {
        let (service, from, to) = (self.service.to_string(), self.from.to_string(), self.to.to_string());
        let (practitioner, location) = (self.practitioner.map(|id| id.to_string()), self.location.map(|id| id.to_string()));
        let mut pairs = vec![("service_id", service.as_str()), ("from", from.as_str()), ("to", to.as_str())];
        pairs.extend(practitioner.as_deref().map(|id| ("practitioner_id", id)));
        pairs.extend(location.as_deref().map(|id| ("location_id", id)));
        query_string(&pairs)
    }
}

/// The question in the middle: it has as much to do as the others.
fn script(questions: &[Question]) -> Result<Script> {
    let question = &questions[questions.len() / 2];
    let value = |id: Option<uuid::Uuid>, name: &str| id.map_or_else(|| "null::uuid".to_owned(), |_| format!(":{name}::uuid"));
    let (practitioner, location) = (value(question.practitioner, "practitioner"), value(question.location, "location"));
    let values = [
        ":service::uuid",
        &practitioner,
        &location,
        "null::timestamptz",
        ":from::date",
        "null::timestamptz",
        ":to::date",
        "now()",
        "true",
        "null::uuid",
        "500",
    ];
    let mut variables =
        vec![("service", question.service.to_string()), ("from", question.from.to_string()), ("to", question.to.to_string())];
    variables.extend(question.practitioner.map(|id| ("practitioner", id.to_string())));
    variables.extend(question.location.map(|id| ("location", id.to_string())));
    Script::new(&[filled(FREE, &values)], variables)
}

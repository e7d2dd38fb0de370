//! The bare server: the same SQL on a pool of the same size, the same JSON, and nothing else.
//!
//! No sign-in, no permission, no limits, no request id, no log, no `ETag`, no compression, and no key: sealed
//! identifiers are answered with a fixed mask instead of being opened.

use std::io::Write;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::SystemTime;

use actix_web::error::{ErrorInternalServerError, ErrorNotFound};
use actix_web::web::{self, Data, Path, Query};
use actix_web::{App, HttpResponse, HttpServer};
use anyhow::{Context, Result};
use diesel::r2d2::{ConnectionManager, Pool};
use diesel::{OptionalExtension, PgConnection, RunQueryDsl};
use domain::{Page, PageLinks};
use persistence::prepared::{Prepared, Value};
use serde::Deserialize;
use tokio::sync::Semaphore;
use uuid::Uuid;

use crate::people::{DetailRow, PersonRow, TagRow};
use crate::slots::{self, Asked, SlotRow};
use crate::statements::{AUDIT, DETAILS, FREE, Statements, TAGS};

/// What the program is told when it starts itself as the bare server.
pub struct Arguments {
    pub database: String,
    pub pool_size: u32,
    pub location: Option<Uuid>,
}

impl Arguments {
    pub fn parse(words: &[&str]) -> Result<Arguments> {
        let [database, pool_size, rest @ ..] = words else { anyhow::bail!("usage: bench reference DATABASE_URL POOL_SIZE [LOCATION]") };
        let location = rest.first().map(|text| text.parse()).transpose().context("the location is no id")?;
        Ok(Arguments { database: (*database).to_owned(), pool_size: pool_size.parse()?, location })
    }

    /// As words for the command line.
    pub fn words(&self) -> Vec<String> {
        let mut words = vec!["reference".to_owned(), self.database.clone(), self.pool_size.to_string()];
        words.extend(self.location.map(|id| id.to_string()));
        words
    }
}

struct State {
    pool: Pool<ConnectionManager<PgConnection>>,
    /// Waiting for a connection costs no thread.
    permits: Semaphore,
    statements: Arc<Statements>,
}

/// Serves until it is killed; prints the port first.
pub fn run(arguments: &Arguments) -> Result<()> {
    let manager = ConnectionManager::new(&arguments.database);
    let pool = Pool::builder().max_size(arguments.pool_size).test_on_check_out(false).build(manager)?;
    let permits = Semaphore::new(arguments.pool_size as usize);
    let state = Data::new(State { pool, permits, statements: Arc::new(Statements::new(arguments.location)) });
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("{}", listener.local_addr()?.port());
    std::io::stdout().flush()?;
    actix_web::rt::System::new().block_on(async move {
        let app = move || {
            let routes = App::new().app_data(state.clone());
            routes.route("/people/{id}", web::get().to(find)).route("/people", web::get().to(list)).route("/free", web::get().to(free))
        };
        Ok(HttpServer::new(app).disable_signals().listen(listener)?.run().await?)
    })
}

/// Runs the work on a connection and answers with the JSON that it made.
#[allow(clippy::disallowed_methods, reason = "the bare server has no `Db`, which is part of what is measured")]
async fn answer<F>(state: Data<State>, work: F) -> actix_web::Result<HttpResponse>
where
    F: FnOnce(&mut PgConnection, &Statements) -> Result<Option<Vec<u8>>> + Send + 'static,
{
    let shared = state.clone();
    let _permit = state.permits.acquire().await.map_err(ErrorInternalServerError)?;
    let job = web::block(move || -> Result<Option<Vec<u8>>> { work(&mut *shared.pool.get()?, &shared.statements) });
    match job.await?.map_err(ErrorInternalServerError)? {
        Some(body) => Ok(HttpResponse::Ok().content_type("application/json").body(body)),
        None => Err(ErrorNotFound("nobody")),
    }
}

async fn find(state: Data<State>, id: Path<Uuid>) -> actix_web::Result<HttpResponse> {
    let id = id.into_inner();
    answer(state, move |conn, statements| {
        let person = Prepared::new(&statements.person, vec![Value::Uuid(id)]);
        let Some(row) = person.get_result::<PersonRow>(conn).optional()? else { return Ok(None) };
        audit("read", vec![id]).execute(conn)?;
        let parts: DetailRow = Prepared::new(DETAILS, vec![Value::Uuid(id)]).get_result(conn)?;
        Ok(Some(serde_json::to_vec(&row.with(parts)?)?))
    })
    .await
}

/// The row after which the page starts.
#[derive(Deserialize)]
struct After {
    name: Option<String>,
    id: Option<Uuid>,
}

async fn list(state: Data<State>, after: Query<After>) -> actix_web::Result<HttpResponse> {
    answer(state, move |conn, statements| {
        let (sql, values) = match (&after.name, after.id) {
            (Some(name), Some(id)) => (&statements.next_page, vec![Value::Text(name.clone()), Value::Uuid(id)]),
            _ => (&statements.first_page, Vec::new()),
        };
        let mut rows: Vec<PersonRow> = Prepared::new(sql, values).load(conn)?;
        rows.truncate(50);
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        audit("list", ids.clone()).execute(conn)?;
        let tags: Vec<TagRow> = Prepared::new(TAGS, vec![Value::Uuids(ids)]).load(conn)?;
        let next = rows.last().map(|row| format!("{}{}", row.name, row.id.simple()));
        let page = PageLinks { next, previous: None, count: None };
        Ok(Some(serde_json::to_vec(&Page { data: PersonRow::views(rows, tags), page })?))
    })
    .await
}

async fn free(state: Data<State>, asked: Query<Asked>) -> actix_web::Result<HttpResponse> {
    answer(state, move |conn, _| {
        let rows: Vec<SlotRow> = Prepared::new(FREE, asked.values(SystemTime::now().into())).load(conn)?;
        Ok(Some(serde_json::to_vec(&slots::page(rows))?))
    })
    .await
}

fn audit(action: &str, people: Vec<Uuid>) -> Prepared<'static> {
    let values = vec![
        Value::Uuid(Uuid::now_v7()),
        Value::Time(SystemTime::now().into()),
        Value::Uuid(Uuid::from_u128(1)),
        Value::Uuid(Uuid::from_u128(2)),
        Value::Text(action.to_owned()),
        Value::Text("patients".to_owned()),
        Value::Uuids(people),
        Value::Texts(Vec::new()),
        Value::Text("0193a000000070008000000000000003".to_owned()),
        Value::Text("127.0.0.1".to_owned()),
    ];
    Prepared::new(AUDIT, values)
}

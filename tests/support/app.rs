//! The real server in this process, on a database and a port of its own.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::web::{self, Data};
use anyhow::Result;
use api::app::App;
use api::clock::Clock;
use api::http::ApiResult;
use api::server;
use api::settings::{Keys, SecretBytes, Settings, Sources};
use diesel::{PgConnection, RunQueryDsl};
use persistence::cluster::server_url;
use persistence::{DbSettings, PersistenceError, migrate};

use super::caller::Caller;
use super::database::TestDatabase;

/// The origin that cookies, links and `Origin` checks go by.
pub const PUBLIC_URL: &str = "http://localhost:8080";

/// Limits high enough that only tests about limits meet them.
const SETTINGS: [(&str, &str); 12] = [
    ("listen", "127.0.0.1:0"),
    ("public_url", PUBLIC_URL),
    ("pool_size", "6"),
    ("pool_wait_ms", "10000"),
    ("requests_per_minute", "1000000"),
    ("sign_ins_per_minute", "1000000"),
    ("resets_per_minute", "1000000"),
    ("codes_per_minute", "1000000"),
    ("code_tries_per_minute", "1000000"),
    ("searches_per_minute", "1000000"),
    ("holds_per_minute", "1000000"),
    ("disclosures_per_minute", "1000000"),
];

/// A running server.
pub struct TestApp {
    /// Moves the server's time: `app.clock.advance(…)`.
    pub clock: Clock,
    pub address: SocketAddr,
    /// The state of the server, for what cannot be seen over HTTP.
    pub state: Data<App>,
    url: String,
    handle: ServerHandle,
    // Dropped last: the database while the server is gone.
    _database: Option<TestDatabase>,
    _data: tempfile::TempDir,
}

impl TestApp {
    /// A server over an empty, migrated database.
    pub async fn start() -> TestApp {
        Self::start_with(&[]).await
    }

    /// The same with some settings changed, by their names in the table of settings.
    pub async fn start_with(settings: &[(&'static str, &str)]) -> TestApp {
        let started = async {
            let database = TestDatabase::create()?;
            let url = database.url();
            Self::over(url, Some(database), settings).await
        };
        started.await.unwrap_or_else(|error| panic!("the server does not start: {error:#}"))
    }

    /// A server over a database that somebody else looks after.
    pub async fn over(url: String, database: Option<TestDatabase>, changed: &[(&'static str, &str)]) -> Result<TestApp> {
        let data = tempfile::tempdir()?;
        let web = data.path().join("web");
        write_web_files(&web)?;
        let mut flags = vec![("data", data.path().display().to_string()), ("web_dir", web.display().to_string())];
        let kept = SETTINGS.iter().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name));
        flags.extend(kept.chain(changed).map(|(name, value)| (*name, (*value).to_owned())));
        let settings = Settings::load(&Sources { config: None, flags, environment: Vec::new() })?;
        // the role of the server, so that every test shows that what it may do is enough
        let pool = DbSettings {
            url: server_url(&url),
            pool_size: settings.database.pool_size,
            wait: settings.database.pool_wait,
            statement_timeout: settings.database.statement_timeout,
        };
        let clock = Clock::default();
        let keys = Keys::derived(&SecretBytes::new([7; 32]));
        let state = Data::new(server::build(settings, &keys, &pool, clock.clone())?);
        server::prepare(&state).await?;
        let (server, addresses) = server::bind_with(state.clone(), faults)?;
        let handle = server.handle();
        tokio::spawn(server);
        Ok(TestApp { clock, address: addresses[0], state, url, handle, _database: database, _data: data })
    }

    /// Somebody who is not signed in.
    pub fn nobody(&self) -> Caller {
        Caller::new(format!("http://{}", self.address))
    }

    /// A connection to the server's database.
    pub fn connect(&self) -> PgConnection {
        migrate::connect(&self.url).unwrap_or_else(|error| panic!("no connection to the test database: {error:#}"))
    }

    /// The connection string of the server's database, for processes beside it.
    pub fn database_url(&self) -> &str {
        &self.url
    }

    /// Moves the server's time forward.
    pub fn advance(&self, by: Duration) {
        self.clock.advance(chrono::Duration::from_std(by).unwrap_or_default());
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        // The command is on its way once the future is made; nothing has to wait for it.
        drop(self.handle.stop(false));
    }
}

/// Just enough of a front end to see how its files are served.
fn write_web_files(web: &Path) -> std::io::Result<()> {
    for app in ["staff", "portal"] {
        let assets = web.join(app).join("assets");
        std::fs::create_dir_all(&assets)?;
        std::fs::write(web.join(app).join("index.html"), format!("<!doctype html><title>{app}</title>"))?;
        std::fs::write(assets.join("boot.1234.js"), "// loads the module\n")?;
    }
    Ok(())
}

/// Routes that fail in ways no real one should, to show that the server contains it.
fn faults(config: &mut web::ServiceConfig) {
    config
        .route("/faults/panic", web::get().to(panic_at_once))
        .route("/faults/panic-in-database", web::get().to(panic_in_database))
        .route("/faults/slow-query", web::get().to(slow_query));
}

async fn panic_at_once() -> &'static str {
    panic!("a fault that a test asked for")
}

async fn panic_in_database(app: Data<App>) -> ApiResult<&'static str> {
    app.db.write(|_| -> ApiResult<&'static str> { panic!("a fault that a test asked for") }).await
}

async fn slow_query(app: Data<App>) -> ApiResult<&'static str> {
    app.db
        .read(|conn| {
            diesel::sql_query("SELECT pg_sleep(60)").execute(conn).map_err(PersistenceError::from)?;
            Ok("awake")
        })
        .await
}

//! The HTTP server: its routes, its start and its graceful stop.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use actix_web::dev::{Server, ServerHandle};
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{self, Data};
use actix_web::{App as ActixApp, HttpRequest, HttpResponse, HttpServer};
use domain::ErrorCode;
use persistence::live::Live;
use persistence::{Db, DbSettings, FieldKeys};
use utoipa_actix_web::AppExt;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::app::{App, AppParts};
use crate::clock::Clock;
use crate::http::{ApiError, CursorKey, boundary};
use crate::identity::Identity;
use crate::messaging::{self, Channels};
use crate::metrics::Metrics;
use crate::settings::{Keys, Settings};
use crate::{
    consultations, contacts, documents, health, identity, lab, live, memory, openapi, organisation, portal, privacy, referrals, scheduling,
    tasks, web as site,
};

/// A body is 1 MB at most.
const BODY_LIMIT: usize = 1024 * 1024;

/// Serves until a signal says stop.
pub fn run(settings: Settings, keys: Keys, pool: DbSettings) -> anyhow::Result<()> {
    actix_web::rt::System::new().block_on(async move {
        let shutdown = settings.shutdown;
        let app = Data::new(build(settings, &keys, &pool, Clock::default())?);
        prepare(&app).await?;
        let (server, addresses) = bind(app.clone())?;
        let handle = server.handle();
        actix_web::rt::spawn(stop_on_signal(app.clone(), handle, shutdown));
        actix_web::rt::spawn(housekeeping(app.clone()));
        let worker = actix_web::rt::spawn(messaging::worker::run(app.clone()));
        for address in addresses {
            log::info!("listening on {address}");
        }
        // printed, so that it is seen whatever is logged
        println!("Akrab is ready at {}", app.settings.public_url);
        server.await?;
        app.stopping.store(true, Ordering::Relaxed);
        // what is on its way may arrive; what has not begun is left to the next worker
        let _ = tokio::time::timeout(shutdown, worker).await;
        log::info!("stopped");
        Ok(())
    })
}

/// Sends messages and does what is due, without serving, until a signal says stop.
pub fn work(settings: Settings, keys: &Keys, pool: &DbSettings) -> anyhow::Result<()> {
    actix_web::rt::System::new().block_on(async move {
        let app = Data::new(build(settings, keys, pool, Clock::default())?);
        prepare(&app).await?;
        let stopping = app.clone();
        actix_web::rt::spawn(async move {
            if signal().await.is_some() {
                stopping.stopping.store(true, Ordering::Relaxed);
            }
        });
        println!("Akrab's worker is ready");
        messaging::worker::run(app).await;
        log::info!("stopped");
        Ok(())
    })
}

/// The state of an application over these settings, keys and database.
pub fn build(settings: Settings, keys: &Keys, pool: &DbSettings, clock: Clock) -> anyhow::Result<App> {
    Ok(App::new(AppParts {
        db: Db::new(pool),
        field_keys: FieldKeys::new(&keys.field, &keys.index),
        cursor_key: CursorKey(keys.cursor),
        identity: Identity::new(&settings, keys),
        channels: Channels::new(&settings)?,
        metrics: Metrics::new()?,
        live: Live::new(&pool.url),
        clock,
        settings,
    }))
}

/// What has to be known or written before the first request: built-in roles, the zone, the set-up link.
pub async fn prepare(app: &Data<App>) -> anyhow::Result<()> {
    organisation::prepare(app).await.map_err(|error| anyhow::anyhow!("{}", error.cause()))?;
    identity::prepare(app).await.map_err(|error| anyhow::anyhow!("{}", error.cause()))?;
    lab::prepare(app).await.map_err(|error| anyhow::anyhow!("{}", error.cause()))?;
    messaging::prepare(app).await.map_err(|error| anyhow::anyhow!("{}", error.cause()))?;
    privacy::prepare(app).await.map_err(|error| anyhow::anyhow!("{}", error.cause()))?;
    Ok(())
}

/// Binds the server; it runs once it is awaited.
pub fn bind(app: Data<App>) -> anyhow::Result<(Server, Vec<SocketAddr>)> {
    bind_with(app, |_| {})
}

/// As [`bind`], with routes that only tests have, such as one that panics.
pub fn bind_with(app: Data<App>, extra: fn(&mut web::ServiceConfig)) -> anyhow::Result<(Server, Vec<SocketAddr>)> {
    let listen = app.settings.listen;
    let shutdown = app.settings.shutdown.as_secs();
    let document = Arc::new(openapi::Published::new(&openapi::document()));
    let server = HttpServer::new(move || {
        let (actix, _) = ActixApp::new()
            .app_data(app.clone())
            .app_data(Data::from(document.clone()))
            .app_data(web::PayloadConfig::new(BODY_LIMIT))
            // before the scope, which answers everything below /v1 that comes after it
            .configure(openapi::routes)
            .into_utoipa_app()
            .service(utoipa_actix_web::scope("/v1").configure(routes).default_service(web::to(unknown)))
            .split_for_parts();
        actix
            .configure(health::routes)
            .configure(extra)
            .configure(|config| site::routes(config, &app.settings.web_dir))
            .wrap(Compress::default())
            .wrap(from_fn(boundary))
    })
    .client_request_timeout(Duration::from_secs(5))
    .client_disconnect_timeout(Duration::from_secs(2))
    .keep_alive(Duration::from_secs(75))
    .max_connections(10_000)
    .shutdown_timeout(shutdown)
    .disable_signals()
    .bind(listen)
    .map_err(|error| anyhow::anyhow!("cannot listen on {listen}: {error}; choose another address with --listen or AKRAB_LISTEN"))?;
    let addresses = server.addrs();
    Ok((server.run(), addresses))
}

/// Every route under `/v1`, module by module.
pub fn routes(config: &mut ServiceConfig) {
    identity::routes(config);
    organisation::routes(config);
    contacts::routes(config);
    scheduling::routes(config);
    lab::routes(config);
    messaging::routes(config);
    documents::routes(config);
    live::routes(config);
    portal::routes(config);
    privacy::routes(config);
    tasks::routes(config);
    consultations::routes(config);
    referrals::routes(config);
}

/// An address nobody serves, or one that is served with other methods.
async fn unknown(req: HttpRequest, document: Data<openapi::Published>) -> Result<HttpResponse, ApiError> {
    let methods = document.methods_of(req.path());
    if methods.is_empty() {
        return Err(ApiError::new(ErrorCode::NotFound));
    }
    Err(ApiError::new(ErrorCode::MethodNotAllowed).allowing(methods))
}

/// SIGTERM: readiness says 503 first, so that load balancers look elsewhere, then what is in flight may finish.
async fn stop_on_signal(app: Data<App>, handle: ServerHandle, grace: Duration) {
    let Some(graceful) = signal().await else { return };
    app.stopping.store(true, Ordering::Relaxed);
    log::info!("stopping; requests in flight have {} s", grace.as_secs());
    if graceful {
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    handle.stop(graceful).await;
}

/// `true` for SIGTERM and the first Ctrl-C, which stop gracefully; `false` for SIGQUIT.
async fn signal() -> Option<bool> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut term, mut int, mut quit) =
        (signal(SignalKind::terminate()).ok()?, signal(SignalKind::interrupt()).ok()?, signal(SignalKind::quit()).ok()?);
    Some(tokio::select! { _ = term.recv() => true, _ = int.recv() => true, _ = quit.recv() => false })
}

/// Every ten minutes: forget old idempotency keys, failures and quiet addresses, and give back the memory that is free.
async fn housekeeping(app: Data<App>) {
    // not at once: what the start needs is given back with the first round
    let mut ticks = tokio::time::interval_at(tokio::time::Instant::now() + Duration::from_secs(1), Duration::from_secs(600));
    loop {
        ticks.tick().await;
        app.limits.tidy();
        let now = app.clock.now();
        let pruned: Result<(), ApiError> = app
            .db
            .write(move |tx| {
                persistence::idempotency::prune(tx, now)?;
                persistence::identity::prune(tx, now)?;
                Ok(())
            })
            .await;
        if let Err(error) = pruned {
            log::warn!("housekeeping: {}", error.cause());
        }
        memory::give_back();
    }
}

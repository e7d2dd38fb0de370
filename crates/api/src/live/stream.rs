//! One open stream: events in scope, a sign of life, and an end when the session has ended.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use actix_web::web::{Bytes, Data};
use domain::identity::Permission;
use domain::live::LiveEvent;
use futures_util::stream::{self, Stream};
use persistence::live::{self, Sights};
use persistence::{Actor, Principal, Trace};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, Interval, MissedTickBehavior};

use super::audience::heard;
use super::seats::Seat;
use crate::app::App;
use crate::http::ApiResult;

/// How often a stream looks whether it has to end.
const LOOK: Duration = Duration::from_millis(500);
/// How often the session and the scope are read anew; with the memory of principals a change is felt within five seconds.
const SESSION: Duration = Duration::from_secs(1);
/// How often something is sent when nothing happens.
const SIGN: Duration = Duration::from_secs(15);

/// Somebody who listens.
pub struct Listener {
    app: Data<App>,
    events: Receiver<LiveEvent>,
    principal: Arc<Principal>,
    trace: Trace,
    sights: Sights,
    ticks: Interval,
    checked: Instant,
    signed: Instant,
    until: Option<Instant>,
    started: bool,
    _seat: Seat,
}

impl Listener {
    /// Listens as this caller, for so many seconds or until the session ends.
    pub async fn new(who: &Actor, seconds: Option<u32>, app: Data<App>) -> ApiResult<Listener> {
        let seat = app.seats.take(who.user_id())?;
        let events = app.live.subscribe().await?;
        let now = Instant::now();
        let mut ticks = tokio::time::interval(LOOK);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut listener = Listener {
            events,
            principal: Arc::new(who.principal().clone()),
            trace: who.trace().clone(),
            sights: Sights::default(),
            ticks,
            checked: now,
            signed: now,
            until: seconds.map(|seconds| now + Duration::from_secs(seconds.into())),
            started: false,
            app,
            _seat: seat,
        };
        listener.look_around().await?;
        Ok(listener)
    }

    /// The body of the answer.
    pub fn into_stream(self) -> impl Stream<Item = Result<Bytes, Infallible>> + 'static {
        stream::unfold(self, |mut listener| async move {
            let chunk = listener.next().await?;
            Some((Ok(chunk), listener))
        })
    }

    /// What is sent next; `None` ends the stream.
    async fn next(&mut self) -> Option<Bytes> {
        if !self.started {
            self.started = true;
            return Some(Bytes::from_static(b"retry: 1000\n: open\n\n"));
        }
        loop {
            tokio::select! {
                received = self.events.recv() => match received {
                    Ok(event) => if let Some(chunk) = self.tell(&event).await { return Some(chunk) },
                    Err(RecvError::Lagged(_)) => return Some(written(&LiveEvent::resync())),
                    Err(RecvError::Closed) => return None,
                },
                _ = self.ticks.tick() => {
                    if self.is_over().await {
                        return None;
                    }
                    if self.signed.elapsed() >= SIGN {
                        self.signed = Instant::now();
                        return Some(Bytes::from_static(b": alive\n\n"));
                    }
                }
            }
        }
    }

    async fn tell(&mut self, event: &LiveEvent) -> Option<Bytes> {
        let event = heard(&self.principal, &self.sights, event)?;
        if event.contact_id.is_some_and(|contact| self.sights.contacts.contains(&contact)) {
            // it may have put them into a queue, or taken them out of it; if that cannot be read now, the next look will
            let _ = self.look_around().await;
        }
        self.signed = Instant::now();
        Some(written(&event))
    }

    async fn is_over(&mut self) -> bool {
        let now = Instant::now();
        if self.app.stopping.load(Ordering::Relaxed) || self.until.is_some_and(|until| now >= until) {
            return true;
        }
        if now.duration_since(self.checked) < SESSION {
            return false;
        }
        self.checked = now;
        let (app, clock) = (self.app.clone(), self.app.clock.now());
        match app.identity.still(&app.db, &self.principal, clock).await {
            Ok(principal) if principal.grants == self.principal.grants => {
                self.trace.now = clock;
                // a database that is away for a moment ends no stream
                self.look_around().await.is_err_and(|error| error.code.status() < 500)
            }
            // connecting again gives the stream its new roles
            Ok(_) => true,
            Err(error) => error.code.status() < 500,
        }
    }

    /// Reads anew whom and which queues a person on the portal hears of.
    async fn look_around(&mut self) -> ApiResult<()> {
        let actor = Actor::new(self.principal.clone(), self.trace.clone());
        let scope = actor.scope(Permission::ReadAppointments);
        if !scope.is_own() {
            return Ok(());
        }
        self.sights = self.app.db.read(move |conn| -> ApiResult<Sights> { Ok(live::sights(conn, &scope)?) }).await?;
        Ok(())
    }
}

fn written(event: &LiveEvent) -> Bytes {
    let json = serde_json::to_string(event).unwrap_or_default();
    Bytes::from(format!("data: {json}\n\n"))
}

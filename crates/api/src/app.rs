//! What a running server shares between its requests.

use std::sync::RwLock;
use std::sync::atomic::AtomicBool;

use chrono_tz::Tz;
use persistence::live::Live;
use persistence::{Db, FieldKeys};

use crate::clock::Clock;
use crate::documents::FileStore;
use crate::http::CursorKey;
use crate::identity::Identity;
use crate::limits::Limits;
use crate::live::Seats;
use crate::messaging::Channels;
use crate::metrics::Metrics;
use crate::settings::Settings;

/// The state of the application.
pub struct App {
    pub settings: Settings,
    pub db: Db,
    pub clock: Clock,
    pub field_keys: FieldKeys,
    pub cursor_key: CursorKey,
    pub identity: Identity,
    pub limits: Limits,
    pub channels: Channels,
    /// The bytes of files.
    pub files: FileStore,
    pub metrics: Metrics,
    /// What happens in all processes on this database.
    pub live: Live,
    pub seats: Seats,
    /// Set on SIGTERM: readiness answers 503 so that a load balancer stops sending.
    pub stopping: AtomicBool,
    /// The organisation's zone; relative dates of lists over all locations resolve in it.
    zone: RwLock<Tz>,
}

impl App {
    pub fn new(parts: AppParts) -> App {
        let limits = Limits::new(&parts.settings.limits);
        App {
            limits,
            files: FileStore::new(&parts.settings.data_dir),
            settings: parts.settings,
            db: parts.db,
            clock: parts.clock,
            field_keys: parts.field_keys,
            cursor_key: parts.cursor_key,
            identity: parts.identity,
            channels: parts.channels,
            metrics: parts.metrics,
            live: parts.live,
            seats: Seats::default(),
            stopping: AtomicBool::new(false),
            zone: RwLock::new(Tz::Asia__Jakarta),
        }
    }

    pub fn zone(&self) -> Tz {
        *self.zone.read().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    pub fn set_zone(&self, zone: Tz) {
        *self.zone.write().unwrap_or_else(std::sync::PoisonError::into_inner) = zone;
    }
}

/// What an [`App`] is made of.
pub struct AppParts {
    pub settings: Settings,
    pub db: Db,
    pub clock: Clock,
    pub field_keys: FieldKeys,
    pub cursor_key: CursorKey,
    pub identity: Identity,
    pub channels: Channels,
    pub metrics: Metrics,
    pub live: Live,
}

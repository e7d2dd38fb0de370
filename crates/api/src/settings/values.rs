//! The settings of a running installation.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::error::SettingsError;
use super::files::Files;
use super::mail::Mail;
use super::public_url::PublicUrl;
use super::reader::Reader;
use super::secret::{Secret, SecretBytes};
use super::sources::Sources;

/// Everything that can be set, checked.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The directory of everything this installation keeps.
    pub data_dir: PathBuf,
    /// Where the HTTP server listens.
    pub listen: SocketAddr,
    /// The base of every link.
    pub public_url: PublicUrl,
    /// The directory with `staff/` and `portal/`.
    pub web_dir: PathBuf,
    /// How to reach PostgreSQL.
    pub database: Database,
    /// What is logged.
    pub log: String,
    /// The secret of `AKRAB_KEY`, from which all keys are derived.
    pub key: Option<SecretBytes>,
    /// The secret that was `AKRAB_KEY` before, so that tokens made with it are still taken.
    pub previous_key: Option<SecretBytes>,
    /// The file with the keys, used without `key`.
    pub key_file: PathBuf,
    /// The file with the signed heads of the audit trail.
    pub audit_heads: PathBuf,
    /// Who may read `/metrics` from beyond loopback.
    pub metrics_token: Option<Secret>,
    /// Addresses whose `X-Forwarded-For` counts.
    pub trusted_proxies: Vec<IpAddr>,
    /// How much one client may ask for.
    pub limits: RateLimits,
    /// How long people stay signed in.
    pub sessions: Sessions,
    /// How e-mail leaves this installation.
    pub mail: Mail,
    /// What may be uploaded, and who scans it.
    pub files: Files,
    /// How long requests may finish when the server stops.
    pub shutdown: Duration,
}

/// How to reach PostgreSQL.
#[derive(Clone, Debug)]
pub struct Database {
    /// The connection string of an own server; `None` means the private one.
    pub url: Option<Secret>,
    /// The directory of the programs of the private one.
    pub programs: Option<PathBuf>,
    /// Connections in the pool.
    pub pool_size: u32,
    /// The longest wait for one of them.
    pub pool_wait: Duration,
    /// The longest time one statement of a request may take.
    pub statement_timeout: Duration,
}

/// How much one client may ask for.
#[derive(Clone, Debug)]
pub struct RateLimits {
    /// Requests of one account or address in a minute.
    pub requests_per_minute: u32,
    /// Sign-ins from one address in a minute.
    pub sign_ins_per_minute: u32,
    /// Passwords that are checked for one account in 15 minutes.
    pub password_tries: u32,
    /// Password resets and set-up calls from one address in a minute.
    pub resets_per_minute: u32,
    /// Codes that one address asks for in a minute.
    pub codes_per_minute: u32,
    /// Codes that one address tries in a minute.
    pub code_tries_per_minute: u32,
    /// Searches of one account in a minute.
    pub searches_per_minute: u32,
    /// Times that one guest's address or one patient holds in a minute.
    pub holds_per_minute: u32,
    /// Disclosures of masked fields by one account in a minute.
    pub disclosures_per_minute: u32,
}

/// How long people stay signed in.
#[derive(Clone, Debug)]
pub struct Sessions {
    /// Without use.
    pub idle: Duration,
    /// In any case.
    pub absolute: Duration,
    /// Of one access token.
    pub access_token: Duration,
}

impl Settings {
    /// Reads and checks everything.
    pub fn load(sources: &Sources) -> Result<Self, SettingsError> {
        let figment = sources.merged()?;
        let reader = Reader::new(&figment);
        reader.refuse_unknown()?;
        let data_dir = PathBuf::from(reader.text("data").unwrap_or_else(|| "data".to_owned()));
        let listen = reader.parsed("listen", "an address; write for example 127.0.0.1:8080", address)?;
        let listen = listen.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080)));
        let key_file = reader.text("key_file").map_or_else(|| data_dir.join("keys"), PathBuf::from);
        Ok(Self {
            listen,
            public_url: public_url(&reader, listen)?,
            web_dir: reader.text("web_dir").map_or_else(default_web_dir, PathBuf::from),
            database: database(&reader)?,
            log: reader.parsed("log", LOG, log_filter)?.unwrap_or_else(|| "info".to_owned()),
            key: reader.parsed_secret("key", KEY, base64_of_32_bytes)?,
            previous_key: reader.parsed_secret("previous_key", KEY, base64_of_32_bytes)?,
            key_file,
            audit_heads: reader.text("audit_heads").map_or_else(|| data_dir.join("audit-heads"), PathBuf::from),
            metrics_token: reader.secret("metrics_token"),
            trusted_proxies: reader.list("trusted_proxies", PROXIES, |text| text.parse().ok())?,
            limits: limits(&reader)?,
            sessions: sessions(&reader)?,
            mail: Mail::read(&reader)?,
            files: Files::read(&reader)?,
            shutdown: seconds(reader.number("shutdown_seconds", 30, 0..=600)?),
            data_dir,
        })
    }
}

const LOG: &str = "a log filter; write off, error, warn, info, debug or trace, or for one module info,api=debug";
const KEY: &str = "32 bytes in Base64; make one with `openssl rand -base64 32`";
const PROXIES: &str = "a list of addresses; write for example 10.0.0.2,10.0.0.3";
const DATABASE_URL: &str = "a connection string; write for example postgresql://user:password@host/database?sslmode=require";

fn public_url(reader: &Reader<'_>, listen: SocketAddr) -> Result<PublicUrl, SettingsError> {
    match reader.parsed("public_url", PublicUrl::EXPECTED, PublicUrl::parse)? {
        Some(url) => Ok(url),
        None if listen.ip().is_loopback() => Ok(PublicUrl::localhost(listen.port())),
        None => Err(SettingsError::PublicUrlMissing(listen)),
    }
}

fn database(reader: &Reader<'_>) -> Result<Database, SettingsError> {
    Ok(Database {
        url: reader.parsed_secret("database_url", DATABASE_URL, connection_string)?,
        programs: reader.text("pg_bin_dir").map(PathBuf::from),
        pool_size: reader.number("pool_size", 8, 1..=500)?,
        pool_wait: milliseconds(reader.number("pool_wait_ms", 800, 10..=30_000)?),
        statement_timeout: milliseconds(reader.number("statement_timeout_ms", 5_000, 100..=600_000)?),
    })
}

fn limits(reader: &Reader<'_>) -> Result<RateLimits, SettingsError> {
    let limit = |key: &str, default: u32| reader.number(key, default, 1..=10_000_000);
    Ok(RateLimits {
        requests_per_minute: limit("requests_per_minute", 1_200)?,
        sign_ins_per_minute: limit("sign_ins_per_minute", 60)?,
        password_tries: limit("password_tries", 10)?,
        resets_per_minute: limit("resets_per_minute", 10)?,
        codes_per_minute: limit("codes_per_minute", 10)?,
        code_tries_per_minute: limit("code_tries_per_minute", 30)?,
        searches_per_minute: limit("searches_per_minute", 300)?,
        holds_per_minute: limit("holds_per_minute", 20)?,
        disclosures_per_minute: limit("disclosures_per_minute", 60)?,
    })
}

fn sessions(reader: &Reader<'_>) -> Result<Sessions, SettingsError> {
    let idle = reader.number("session_idle_minutes", 15, 1..=1_440)?;
    let absolute = reader.number("session_absolute_minutes", 720, 1..=10_080)?;
    if idle > absolute {
        let sentence = format!("session_idle_minutes ({idle}) is longer than session_absolute_minutes ({absolute}); lower the first");
        return Err(SettingsError::Contradiction(sentence));
    }
    let access_token = seconds(reader.number("access_token_seconds", 600, 5..=600)?);
    Ok(Sessions { idle: seconds(idle * 60), absolute: seconds(absolute * 60), access_token })
}

fn seconds(number: u32) -> Duration {
    Duration::from_secs(u64::from(number))
}

fn milliseconds(number: u32) -> Duration {
    Duration::from_millis(u64::from(number))
}

fn address(text: &str) -> Option<SocketAddr> {
    match text.strip_prefix("localhost:") {
        Some(port) => Some(SocketAddr::from(([127, 0, 0, 1], port.parse().ok()?))),
        None => text.parse().ok(),
    }
}

fn log_filter(text: &str) -> Option<String> {
    let good = |part: &str| match part.split_once('=') {
        Some((module, level)) => !module.is_empty() && level.parse::<log::LevelFilter>().is_ok(),
        None => part.parse::<log::LevelFilter>().is_ok(),
    };
    text.split(',').all(|part| good(part.trim())).then(|| text.to_owned())
}

fn base64_of_32_bytes(text: &str) -> Option<SecretBytes> {
    STANDARD.decode(text).ok()?.try_into().ok().map(SecretBytes::new)
}

fn connection_string(text: &str) -> Option<Secret> {
    let known = ["postgresql://", "postgres://"].iter().any(|scheme| text.starts_with(scheme));
    (known || text.contains("host=") || text.contains("dbname=")).then(|| Secret::new(text))
}

/// `dist` in the first directory above the program that has one, else in the current directory.
fn default_web_dir() -> PathBuf {
    let program = std::env::current_exe().unwrap_or_default();
    let above = program.ancestors().skip(1).map(|directory| directory.join("dist"));
    above.into_iter().find(|dist| dist.join("staff").is_dir()).unwrap_or_else(|| Path::new("dist").to_owned())
}

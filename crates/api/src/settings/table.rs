//! Every key that can be set.

/// One key: `listen` is `listen` in the configuration file and `AKRAB_LISTEN` in the environment.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name in the configuration file.
    pub name: &'static str,
    /// What holds without it.
    pub default: &'static str,
    /// What it does.
    pub meaning: &'static str,
}

/// All keys, in the order they are documented.
pub const KEYS: [Key; 35] = [
    key("data", "data", "directory of everything this installation keeps"),
    key("listen", "127.0.0.1:8080", "address and port of the HTTP server"),
    key("public_url", "http://localhost:PORT", "base of every link, mail and QR code; required beyond loopback"),
    key("web_dir", "dist beside the program", "directory with the built staff app and portal"),
    key("database_url", "a private PostgreSQL", "connection string of an own PostgreSQL (also DATABASE_URL)"),
    key("pg_bin_dir", "the newest installed", "directory with initdb and postgres (also PG_BIN_DIR)"),
    key("pool_size", "8", "database connections"),
    key("pool_wait_ms", "800", "longest wait for a free connection before the answer is 503"),
    key("statement_timeout_ms", "5000", "longest time one statement of a request may take"),
    key("log", "info", "what is logged: off, error, warn, info, debug, trace, also for one module (info,api=debug)"),
    key("key", "the key file", "secret of 32 bytes in Base64, from which all keys are derived"),
    key("previous_key", "none", "the secret before it, so that sessions signed with that one go on"),
    key("key_file", "keys in the data directory", "file with the keys, made at the first start"),
    key("audit_heads", "audit-heads in the data directory", "file with the signed heads of the audit trail; best on another machine"),
    key("metrics_token", "loopback only", "bearer token that may read /metrics from elsewhere"),
    key("trusted_proxies", "none", "addresses whose X-Forwarded-For counts"),
    key("requests_per_minute", "1200", "requests of one account or address"),
    key("sign_ins_per_minute", "60", "sign-ins from one address"),
    key("password_tries", "10", "passwords that are checked for one account in 15 minutes"),
    key("resets_per_minute", "10", "password resets and set-up calls from one address"),
    key("codes_per_minute", "10", "codes that one address asks for"),
    key("code_tries_per_minute", "30", "codes that one address tries"),
    key("searches_per_minute", "300", "searches of one account"),
    key("holds_per_minute", "20", "times that one guest's address or one patient holds"),
    key("disclosures_per_minute", "60", "disclosures of masked fields by one account"),
    key("session_idle_minutes", "15", "a session ends after so long without use"),
    key("session_absolute_minutes", "720", "a session ends after so long in any case"),
    key("access_token_seconds", "600", "life of an access token, at most 600"),
    key("smtp_url", "messages stay on this machine", "mail server: smtps://user:password@host, or smtp://user:password@host?tls=required"),
    key("smtp_from", "required with smtp_url", "sender of e-mails: an address, or a name with <address>"),
    key("smtp_timeout_seconds", "15", "how long the mail server may take for an answer"),
    key("message_lease_seconds", "60", "after so long a message of a worker that says nothing is sent by another"),
    key("clamd", "no virus scan", "where ClamAV listens: /run/clamav/clamd.ctl, or 127.0.0.1:3310"),
    key("file_quota_megabytes", "500", "room for all files of one person or account"),
    key("shutdown_seconds", "30", "how long requests may finish when the server stops"),
];

const fn key(name: &'static str, default: &'static str, meaning: &'static str) -> Key {
    Key { name, default, meaning }
}

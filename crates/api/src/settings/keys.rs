//! The keys of an installation: made once, kept beside the data, never in the database.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use persistence::cluster::{Cluster, ClusterError, make_data_dir};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::secret::SecretBytes;
use super::values::Settings;

/// Four keys for four purposes, so that none can be misused for another.
#[derive(Clone, PartialEq, Eq)]
pub struct Keys {
    /// Encrypts fields such as the NIK.
    pub field: [u8; 32],
    /// Makes the blind index by which encrypted fields are found.
    pub index: [u8; 32],
    /// Signs access and refresh tokens.
    pub token: [u8; 32],
    /// Signed them before; tokens made with it are still taken.
    pub previous_token: Option<[u8; 32]>,
    /// Signs cursors.
    pub cursor: [u8; 32],
}

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// Others could read it.
    #[error("the key file {path} may be read by others (mode {mode:o}); run `chmod 600 {path}`")]
    Exposed { path: PathBuf, mode: u32 },
    /// It is not what we write.
    #[error("the key file {path} cannot be used: {reason}; restore it from your backup")]
    Damaged { path: PathBuf, reason: String },
    /// Data without its keys: a new key would make it unreadable for good.
    #[error(
        "the key file {0} is missing, but the data was written with it; restore it from your backup, or set AKRAB_KEY to the \
         key that was used"
    )]
    Lost(PathBuf),
    /// The system refused.
    #[error("the key file {path} cannot be used: {source}")]
    System { path: PathBuf, source: io::Error },
    /// Around the private PostgreSQL.
    #[error(transparent)]
    Cluster(#[from] ClusterError),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    field_key: String,
    index_key: String,
    token_key: String,
    /// To change the token key, move the old one here and write 32 new bytes above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    previous_token_key: Option<String>,
    cursor_key: String,
}

impl Keys {
    /// The keys of an installation, made if this is its first start.
    pub fn load_or_create(settings: &Settings) -> Result<Self, KeyError> {
        if let Some(keys) = Self::find(settings)? {
            return Ok(keys);
        }
        let path = &settings.key_file;
        if settings.database.url.is_none() && Cluster::exists(&settings.data_dir)? {
            return Err(KeyError::Lost(path.clone()));
        }
        make_data_dir(&settings.data_dir)?;
        create(path).map_err(|source| KeyError::System { path: path.clone(), source })?;
        log::info!("new keys are in {}; keep a copy apart from the backups of the database", path.display());
        Self::find(settings)?.ok_or_else(|| KeyError::Lost(path.clone()))
    }

    /// The keys, if there are any yet.
    pub fn find(settings: &Settings) -> Result<Option<Self>, KeyError> {
        let keys = match &settings.key {
            Some(secret) => Some(Self::derived(secret)),
            None => Self::read(&settings.key_file)?,
        };
        let previous = settings.previous_key.as_ref().map(|secret| Self::derived(secret).token);
        Ok(keys.map(|keys| Self { previous_token: previous.or(keys.previous_token), ..keys }))
    }

    /// The keys that follow from one secret.
    pub fn derived(secret: &SecretBytes) -> Self {
        let mut block = [0_u8; 64];
        block[..32].copy_from_slice(secret.expose());
        let derive = |purpose: &str| Hmac::<Sha256>::new(&block.into()).chain_update(purpose).finalize().into_bytes().into();
        Self {
            field: derive("akrab field key 1"),
            index: derive("akrab index key 1"),
            token: derive("akrab token key 1"),
            previous_token: None,
            cursor: derive("akrab cursor key 1"),
        }
    }

    fn read(path: &Path) -> Result<Option<Self>, KeyError> {
        let unusable = |source| KeyError::System { path: path.to_owned(), source };
        let damaged = |reason: String| KeyError::Damaged { path: path.to_owned(), reason };
        let mode = match fs::metadata(path) {
            Ok(found) => found.mode() & 0o777,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(unusable(error)),
        };
        if mode & 0o077 != 0 {
            return Err(KeyError::Exposed { path: path.to_owned(), mode });
        }
        let text = fs::read_to_string(path).map_err(unusable)?;
        let file: KeyFile =
            serde_json::from_str(&text).map_err(|error| damaged(format!("line {} is not as Akrab wrote it", error.line())))?;
        let key = |name: &str, text: &str| -> Result<[u8; 32], KeyError> {
            let bytes = STANDARD.decode(text).ok().and_then(|bytes| bytes.try_into().ok());
            bytes.ok_or_else(|| damaged(format!("`{name}` is not 32 bytes in Base64")))
        };
        Ok(Some(Self {
            field: key("field_key", &file.field_key)?,
            index: key("index_key", &file.index_key)?,
            token: key("token_key", &file.token_key)?,
            previous_token: file.previous_token_key.as_deref().map(|text| key("previous_token_key", text)).transpose()?,
            cursor: key("cursor_key", &file.cursor_key)?,
        }))
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
    }
}

/// Writes new keys whole or not at all; keys that another process made first stay.
fn create(path: &Path) -> io::Result<()> {
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let unfinished = directory.join(format!(".keys.{}", std::process::id()));
    let file =
        KeyFile { field_key: random()?, index_key: random()?, token_key: random()?, previous_token_key: None, cursor_key: random()? };
    let _ = fs::remove_file(&unfinished);
    let mut out = File::options().write(true).create_new(true).mode(0o600).open(&unfinished)?;
    writeln!(out, "{}", serde_json::to_string_pretty(&file)?)?;
    out.sync_all()?;
    // Unlike a rename, a link never replaces what is there.
    let linked = fs::hard_link(&unfinished, path);
    fs::remove_file(&unfinished)?;
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => File::open(directory)?.sync_all(),
    }
}

fn random() -> io::Result<String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(STANDARD.encode(bytes))
}

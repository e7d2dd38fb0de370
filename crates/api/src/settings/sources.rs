//! Where settings come from, and how their places are named in an error.

use std::env;
use std::path::{Path, PathBuf};

use figment::providers::{Format, Toml};
use figment::value::{Dict, Map, Value};
use figment::{Error, Figment, Metadata, Profile, Provider};

use super::error::SettingsError;
use super::reader::Reader;

const PREFIX: &str = "AKRAB_";
/// Variables that keep the name everybody knows.
const PLAIN: [&str; 2] = ["DATABASE_URL", "PG_BIN_DIR"];
/// `AKRAB_CONFIG` names the file, so it is not a setting itself.
const CONFIG: &str = "AKRAB_CONFIG";

/// What was given to this process.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// `--config`.
    pub config: Option<PathBuf>,
    /// Key and text of every flag that was given.
    pub flags: Vec<(&'static str, String)>,
    /// The environment.
    pub environment: Vec<(String, String)>,
}

/// Texts under one kind of name.
struct Texts {
    kind: &'static str,
    texts: Vec<(String, String)>,
}

impl Provider for Texts {
    fn metadata(&self) -> Metadata {
        Metadata::named(self.kind)
    }

    fn data(&self) -> Result<Map<Profile, Dict>, Error> {
        let values = self.texts.iter().map(|(key, text)| (key.clone(), Value::from(text.clone())));
        Ok(Map::from([(Profile::Default, values.collect())]))
    }
}

impl Sources {
    /// The flags, with the environment of this process.
    pub fn of_process(config: Option<PathBuf>, flags: Vec<(&'static str, String)>) -> Self {
        let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| Some((name.into_string().ok()?, value.into_string().ok()?));
        Self { config, flags, environment: env::vars_os().filter_map(text).collect() }
    }

    /// All layers, one over the other.
    pub(super) fn merged(&self) -> Result<Figment, SettingsError> {
        let asked = self.config.clone().or_else(|| self.variable(CONFIG).map(PathBuf::from));
        if let Some(path) = asked {
            return self.layered(Some(&path));
        }
        let without_file = self.layered(None)?;
        let data = Reader::new(&without_file).text("data").unwrap_or_else(|| "data".to_owned());
        let path = Path::new(&data).join("akrab.toml");
        if !path.is_file() {
            return Ok(without_file);
        }
        let file = Figment::from(Toml::file_exact(&path));
        match file.contains("data") {
            true => Err(SettingsError::DataInDataFile(path)),
            false => self.layered(Some(&path)),
        }
    }

    fn layered(&self, file: Option<&Path>) -> Result<Figment, SettingsError> {
        let mut figment = Figment::new();
        if let Some(path) = file {
            let unusable = |reason: String| SettingsError::File { path: path.to_owned(), reason };
            // figment leaves a missing file out in silence.
            let text = std::fs::read_to_string(path).map_err(|error| unusable(error.to_string()))?;
            figment = figment.merge(Toml::file_exact(path));
            if let Err(error) = Figment::from(Toml::string(&text)).extract::<Dict>() {
                return Err(unusable(error.kind.to_string().trim().to_owned()));
            }
        }
        let plain = PLAIN.iter().filter_map(|name| Some((name.to_lowercase(), self.variable(name)?.to_owned())));
        let prefixed = self.environment.iter().filter(|(name, text)| name != CONFIG && !text.is_empty());
        let prefixed = prefixed.filter_map(|(name, text)| Some((name.strip_prefix(PREFIX)?.to_lowercase(), text.clone())));
        let flags = self.flags.iter().map(|(key, text)| ((*key).to_owned(), text.clone()));
        Ok(figment
            .merge(Texts { kind: "plain variable", texts: plain.collect() })
            .merge(Texts { kind: "variable", texts: prefixed.collect() })
            .merge(Texts { kind: "flag", texts: flags.collect() }))
    }

    fn variable(&self, name: &str) -> Option<&str> {
        let found = self.environment.iter().find(|(found, _)| found == name);
        found.map(|(_, text)| text.as_str()).filter(|text| !text.is_empty())
    }
}

/// How the person who set a key calls it: `AKRAB_LISTEN`, `--listen`, or `listen in /etc/akrab.toml`.
pub(super) fn label(figment: &Figment, key: &str) -> String {
    let Some(metadata) = figment.find_metadata(key) else { return key.to_owned() };
    match &*metadata.name {
        "variable" => format!("{PREFIX}{}", key.to_uppercase()),
        "plain variable" => key.to_uppercase(),
        "flag" => format!("--{}", key.replace('_', "-")),
        _ => match metadata.source.as_ref().and_then(|source| source.file_path()) {
            Some(path) => format!("{key} in {}", path.display()),
            None => key.to_owned(),
        },
    }
}

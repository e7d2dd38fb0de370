//! The sentences of wrong settings, which source wins, and the key file.

use std::error::Error;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use super::{KEYS, KeyError, Keys, Settings, Sources};

type Outcome = Result<(), Box<dyn Error>>;

fn sources(environment: &[(&str, &str)]) -> Sources {
    // A data directory that is not there, so that no file of the developer's is found.
    let nowhere = [("AKRAB_DATA", "/nonexistent/akrab")];
    let pairs = nowhere.iter().chain(environment).map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    Sources { environment: pairs.collect(), ..Sources::default() }
}

fn sentence(environment: &[(&str, &str)]) -> String {
    Settings::load(&sources(environment)).map_or_else(|error| error.to_string(), |_| "no error".to_owned())
}

#[test]
fn defaults_are_safe() -> Outcome {
    let settings = Settings::load(&sources(&[]))?;
    assert_eq!(settings.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(settings.public_url.origin(), "http://localhost:8080");
    assert_eq!(settings.database.pool_wait, Duration::from_millis(800));
    assert_eq!(settings.sessions.access_token, Duration::from_secs(600));
    assert!(settings.database.url.is_none() && settings.key.is_none());
    Ok(())
}

#[test]
fn a_wrong_value_is_named_with_what_to_write() {
    assert_eq!(sentence(&[("AKRAB_LISTEN", "abc")]), "AKRAB_LISTEN: \"abc\" is not an address; write for example 127.0.0.1:8080");
    assert_eq!(sentence(&[("AKRAB_POOL_SIZE", "-1")]), "AKRAB_POOL_SIZE: \"-1\" is not a whole number from 1 to 500");
    assert_eq!(
        sentence(&[("AKRAB_ACCESS_TOKEN_SECONDS", "601")]),
        "AKRAB_ACCESS_TOKEN_SECONDS: \"601\" is not a whole number from 5 to 600"
    );
    assert!(sentence(&[("AKRAB_PUBLIC_URL", "klinik")]).starts_with("AKRAB_PUBLIC_URL: \"klinik\" is not an address for links"));
    assert!(sentence(&[("AKRAB_LOG", "loud")]).starts_with("AKRAB_LOG: \"loud\" is not a log filter"));
    assert!(sentence(&[("AKRAB_TRUSTED_PROXIES", "10.0.0.1,proxy")]).contains("is not a list of addresses"));
}

#[test]
fn a_secret_is_never_shown() -> Outcome {
    let wrong = sentence(&[("AKRAB_KEY", "hunter2")]);
    assert_eq!(wrong, "AKRAB_KEY: the value is not 32 bytes in Base64; make one with `openssl rand -base64 32`");
    assert!(!sentence(&[("DATABASE_URL", "mysql:hunter2")]).contains("hunter2"));
    let key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    let settings =
        Settings::load(&sources(&[("AKRAB_KEY", key), ("DATABASE_URL", "postgresql://u:hunter2@h/d"), ("AKRAB_METRICS_TOKEN", "0123")]))?;
    let shown = format!("{settings:?} {:?}", Keys::find(&settings)?);
    assert!(!shown.contains("hunter2") && !shown.contains(key) && !shown.contains("0123"), "{shown}");
    assert_eq!(settings.metrics_token.as_ref().map(super::Secret::expose), Some("0123"));
    Ok(())
}

#[test]
fn an_unknown_key_is_named_and_the_meant_one_suggested() {
    assert_eq!(sentence(&[("AKRAB_LISTN", "127.0.0.1:1")]), "AKRAB_LISTN: there is no such setting; did you mean `listen`?");
    assert_eq!(sentence(&[("AKRAB_COLOUR_OF_DOOR", "red")]), "AKRAB_COLOUR_OF_DOOR: there is no such setting");
}

#[test]
fn beyond_loopback_the_public_address_is_required() -> Outcome {
    let missing = sentence(&[("AKRAB_LISTEN", "0.0.0.0:80")]);
    assert!(missing.contains("beyond this machine") && missing.contains("set AKRAB_PUBLIC_URL"), "{missing}");
    let given = [("AKRAB_LISTEN", "0.0.0.0:80"), ("AKRAB_PUBLIC_URL", "https://klinik.example.id/")];
    assert_eq!(Settings::load(&sources(&given))?.public_url.origin(), "https://klinik.example.id");
    Ok(())
}

#[test]
fn idle_must_not_outlast_absolute() {
    let sentence = sentence(&[("AKRAB_SESSION_IDLE_MINUTES", "60"), ("AKRAB_SESSION_ABSOLUTE_MINUTES", "30")]);
    assert!(sentence.contains("session_idle_minutes (60) is longer"), "{sentence}");
}

#[test]
fn flags_win_over_variables_and_those_over_the_file() -> Outcome {
    let directory = tempfile::tempdir()?;
    let text = "listen = \"127.0.0.1:1001\"\npool_size = 3\ntrusted_proxies = [\"10.0.0.2\", \"10.0.0.3\"]\nlog = \"warn\"\n";
    fs::write(directory.path().join("akrab.toml"), text)?;
    let environment = vec![
        ("AKRAB_DATA".to_owned(), directory.path().display().to_string()),
        ("AKRAB_LISTEN".to_owned(), "127.0.0.1:1002".to_owned()),
        ("AKRAB_POOL_SIZE".to_owned(), "4".to_owned()),
        ("AKRAB_KEY".to_owned(), String::new()),
    ];
    let flags = vec![("listen", "localhost:1003".to_owned())];
    let settings = Settings::load(&Sources { config: None, flags, environment })?;
    assert_eq!(settings.listen.to_string(), "127.0.0.1:1003");
    assert_eq!(settings.public_url.origin(), "http://localhost:1003");
    assert_eq!((settings.database.pool_size, settings.log.as_str()), (4, "warn"));
    assert_eq!(settings.trusted_proxies.len(), 2);
    Ok(())
}

#[test]
fn a_wrong_configuration_file_is_named() -> Outcome {
    let directory = tempfile::tempdir()?;
    let file = directory.path().join("my.toml");
    let load = |text: &str| -> Result<String, Box<dyn Error>> {
        fs::write(&file, text)?;
        let outcome = Settings::load(&Sources { config: Some(file.clone()), ..sources(&[]) });
        Ok(outcome.map_or_else(|error| error.to_string(), |_| "no error".to_owned()))
    };
    let name = file.display().to_string();
    assert_eq!(load("listn = 5\n")?, format!("listn in {name}: there is no such setting; did you mean `listen`?"));
    assert_eq!(load("pool_size = 0\n")?, format!("pool_size in {name}: \"0\" is not a whole number from 1 to 500"));
    assert!(load("listen = [[[\n")?.contains(&format!("the configuration file {name} cannot be used")));
    assert!(load("[listen]\nport = 5\n")?.contains("\"a table\" is not an address"));
    fs::remove_file(&file)?;
    let missing = Settings::load(&Sources { config: Some(file.clone()), ..sources(&[]) });
    assert!(missing.is_err_and(|error| error.to_string().contains(&name)));
    Ok(())
}

#[test]
fn the_file_in_the_data_directory_cannot_move_it() -> Outcome {
    let directory = tempfile::tempdir()?;
    fs::write(directory.path().join("akrab.toml"), "data = \"/elsewhere\"\n")?;
    let path = directory.path().display().to_string();
    let outcome = Settings::load(&Sources { environment: vec![("AKRAB_DATA".to_owned(), path)], ..Sources::default() });
    assert!(outcome.is_err_and(|error| error.to_string().contains("use --data or AKRAB_DATA")));
    Ok(())
}

#[test]
fn keys_are_made_once_and_guarded() -> Outcome {
    let directory = tempfile::tempdir()?;
    let data = directory.path().join("data").display().to_string();
    let settings = Settings::load(&sources(&[("AKRAB_DATA", &data)]))?;
    assert!(Keys::find(&settings)?.is_none());
    let keys = Keys::load_or_create(&settings)?;
    assert_eq!(fs::metadata(&settings.key_file)?.permissions().mode() & 0o777, 0o600);
    assert!(keys == Keys::load_or_create(&settings)? && keys.field != keys.index);
    assert_eq!(fs::read_dir(&data)?.count(), 1, "nothing half-made stays");

    fs::set_permissions(&settings.key_file, fs::Permissions::from_mode(0o640))?;
    assert!(Keys::find(&settings).is_err_and(|error| error.to_string().contains("mode 640")));
    fs::set_permissions(&settings.key_file, fs::Permissions::from_mode(0o600))?;
    fs::write(&settings.key_file, "{}")?;
    assert!(matches!(Keys::find(&settings), Err(KeyError::Damaged { .. })));
    Ok(())
}

#[test]
fn lost_keys_are_not_replaced() -> Outcome {
    let directory = tempfile::tempdir()?;
    let cluster = directory.path().join("postgres/cluster");
    fs::create_dir_all(&cluster)?;
    fs::write(cluster.join("PG_VERSION"), "15\n")?;
    let settings = Settings::load(&sources(&[("AKRAB_DATA", &directory.path().display().to_string())]))?;
    assert!(matches!(Keys::load_or_create(&settings), Err(KeyError::Lost(_))));
    Ok(())
}

#[test]
fn one_secret_gives_four_keys_always_the_same() -> Outcome {
    let key = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
    let keys = Keys::find(&Settings::load(&sources(&[("AKRAB_KEY", key)]))?)?.ok_or("no keys")?;
    let again = Keys::find(&Settings::load(&sources(&[("AKRAB_KEY", key)]))?)?.ok_or("no keys")?;
    assert!(keys == again && keys.field != keys.token && keys.index != keys.cursor);
    Ok(())
}

#[test]
fn the_table_names_each_key_once() {
    let mut names: Vec<_> = KEYS.iter().map(|key| key.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), KEYS.len());
}

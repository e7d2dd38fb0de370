//! `akrab user`: users without the staff app, for the first one and for whoever is locked out.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Context;
use clap::Subcommand;
use domain::Document;
use domain::identity::{CreateUser, Login, PasswordResetLink, RoleGrant, UserState};
use domain::{FieldErrors, Lang};
use persistence::diesel::{Connection, PgConnection};
use persistence::identity::{grants, roles, users};
use persistence::migrate::connect;
use uuid::Uuid;

use super::database::DatabaseInUse;
use crate::clock::Clock;
use crate::http::ApiError;
use crate::identity::{issue_password_reset_link, write_roles};
use crate::settings::{Keys, PublicUrl, Settings};

/// What `akrab user` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print a link with which a user sets a new password
    ResetLink {
        /// E-mail address, phone number or user name
        login: String,
    },
    /// Add a user and print the link for the first password
    Create(Create),
}

#[derive(Debug, clap::Args)]
struct Create {
    /// Full name
    #[arg(long)]
    name: String,
    /// E-mail address
    #[arg(long)]
    email: String,
    /// Code of the role, such as admin or receptionist
    #[arg(long)]
    role: String,
    /// Code of the location for which the role is held [default: all]
    #[arg(long, value_name = "CODE")]
    location: Option<String>,
}

/// Does what was asked in one transaction, and prints the link.
pub(super) fn run(settings: &Settings, arguments: Arguments) -> anyhow::Result<ExitCode> {
    Keys::load_or_create(settings)?;
    let database = DatabaseInUse::open_current(settings)?;
    let mut connection = connect(database.url()).context("no connection to the database")?;
    let link = connection.transaction(|tx| act(tx, &settings.public_url, arguments.command)).map_err(|error| error.0)?;
    let minutes = link.expires_at.format("%Y-%m-%d %H:%M UTC");
    writeln!(io::stdout().lock(), "Set the password until {minutes} at:\n{}", link.url)?;
    Ok(ExitCode::SUCCESS)
}

/// An error that rolls the transaction back.
struct Refused(anyhow::Error);

impl<E: Into<anyhow::Error>> From<E> for Refused {
    fn from(error: E) -> Self {
        Refused(error.into())
    }
}

fn act(tx: &mut PgConnection, url: &PublicUrl, command: Command) -> Result<PasswordResetLink, Refused> {
    let now = Clock::default().now();
    let id = match command {
        Command::ResetLink { login } => {
            let account = users::account(tx, &Login::parse(&login))?;
            account.map(|account| account.id).context("nobody has this login; write the e-mail address, phone number or user name")?
        }
        Command::Create(create) => {
            roles::ensure_built_in(tx, now)?;
            let location_id = create.location.as_deref().map(|code| location(tx, code)).transpose()?;
            let user = invited(create, location_id)?;
            let id = Uuid::now_v7();
            users::insert(tx, id, &user, now).map_err(|error| Refused(in_words(&error.into())))?;
            write_roles(tx, id, &user.roles).map_err(|error| Refused(in_words(&error)))?;
            id
        }
    };
    issue_password_reset_link(tx, url, id, now).map_err(|error| Refused(in_words(&error)))
}

fn invited(create: Create, location_id: Option<Uuid>) -> Result<CreateUser, Refused> {
    let mut user = CreateUser {
        name: create.name,
        username: None,
        email: Some(create.email),
        phone: None,
        state: UserState::Invited,
        language: Lang::default(),
        roles: vec![RoleGrant { role: create.role, location_id }],
        practitioner_id: None,
        contact_id: None,
    };
    user.check().map_err(|errors| Refused(fields_in_words(&errors)))?;
    Ok(user)
}

fn location(tx: &mut PgConnection, code: &str) -> Result<Uuid, Refused> {
    let found = grants::location_with_code(tx, code)?;
    Ok(found.with_context(|| format!("no location has the code {code}"))?)
}

fn in_words(error: &ApiError) -> anyhow::Error {
    if !error.fields.is_empty() {
        return fields_in_words(&error.fields);
    }
    anyhow::anyhow!("{}", error.code.title(Lang::En))
}

fn fields_in_words(errors: &FieldErrors) -> anyhow::Error {
    let sentences =
        errors.in_words(Lang::En).into_iter().map(|error| format!("{}: {}", error.pointer.trim_start_matches('/'), error.message));
    anyhow::anyhow!(sentences.collect::<Vec<_>>().join(" "))
}

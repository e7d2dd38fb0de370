//! The private PostgreSQL: what Akrab uses when no `DATABASE_URL` is given.
//!
//! Every process of one installation shares one data directory. The first one to come takes its lock and *owns* the
//! cluster: it creates it if need be, runs `postgres` as its child, starts it again when it dies, and stops it at the
//! end. Every later one *joins* through the Unix socket, and the first of them takes over when the owner ends. Nothing
//! listens on the network.
//!
//! ```no_run
//! # fn main() -> Result<(), persistence::cluster::ClusterError> {
//! use persistence::cluster::Cluster;
//! let attached = Cluster::start_or_join("data".as_ref())?;
//! println!("{}", attached.url("akrab"));
//! # Ok(())
//! # }
//! ```

mod address;
mod configuration;
mod create;
mod database;
mod discovery;
mod error;
mod follower;
mod layout;
mod orphan;
mod owner;
mod pid_file;
mod process;
mod reach;
mod supervisor;

pub use address::{SocketAddress, server_url};
pub use discovery::Installation;
pub use error::ClusterError;
pub use follower::Follower;
pub use layout::make_data_dir;
pub use owner::{Attached, Cluster};

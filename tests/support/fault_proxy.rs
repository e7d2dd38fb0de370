//! A network that swallows packets, between the server and its database.

use std::net::{Ipv4Addr, SocketAddr};
use std::os::fd::AsRawFd;
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio::sync::watch;

/// What becomes of packets. Whatever is connected when this changes is never heard of again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// They arrive.
    None,
    /// New connections are made, and nothing comes through them.
    Swallows,
    /// Nobody even answers who wants to connect.
    Deaf,
}

/// A TCP port in front of a PostgreSQL that listens on a Unix socket; with a thread of its own, as tests block theirs.
pub struct FaultProxy {
    fault: watch::Sender<Fault>,
    url: String,
}

impl FaultProxy {
    /// Stands before the database of this connection string, as the tests' PostgreSQL gives them.
    pub fn before(url: &str) -> Result<FaultProxy> {
        let (database, parameters) = url.split_once('?').context("a connection string with parameters")?;
        let host = parameters.split('&').find_map(|pair| pair.strip_prefix("host=")).context("the directory of a socket")?;
        let socket = format!("{}/.s.PGSQL.5432", host.replace("%2F", "/"));
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let url = format!("{database}?host=127.0.0.1&port={}", listener.local_addr()?.port());
        let (fault, faults) = watch::channel(Fault::None);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        std::thread::spawn(move || runtime.block_on(serve(listener, socket, faults)));
        Ok(FaultProxy { fault, url })
    }

    /// The connection string that leads through here.
    pub fn url(&self) -> String {
        self.url.clone()
    }

    /// Cuts everything that is connected, without telling either side, and treats what comes as the fault says.
    pub fn set(&self, fault: Fault) {
        self.fault.send_replace(fault);
    }
}

/// Until the proxy is dropped.
async fn serve(listener: std::net::TcpListener, socket: String, mut fault: watch::Receiver<Fault>) {
    let Ok(listener) = TcpListener::from_std(listener) else { return };
    let mut fillers = Vec::new();
    loop {
        let now = *fault.borrow_and_update();
        fillers.clear();
        if now == Fault::Deaf {
            fillers = deafen(&listener).await;
        } else {
            queue(&listener, 128);
        }
        loop {
            tokio::select! {
                changed = fault.changed() => match changed {
                    Ok(()) => break,
                    Err(_) => return,
                },
                Ok((client, _)) = listener.accept(), if now != Fault::Deaf => {
                    tokio::spawn(carry(client, socket.clone(), fault.clone()));
                }
            }
        }
    }
}

/// Carries bytes to and fro until the fault changes; then both ends stay open, and nothing more is carried.
async fn carry(mut client: TcpStream, socket: String, mut fault: watch::Receiver<Fault>) {
    if *fault.borrow() == Fault::None {
        let Ok(mut server) = UnixStream::connect(&socket).await else { return };
        tokio::select! {
            _ = tokio::io::copy_bidirectional(&mut client, &mut server) => return,
            _ = fault.changed() => std::future::pending::<()>().await,
        }
    }
    std::future::pending::<()>().await;
}

/// Fills the queue of the port, so that the kernel drops every further attempt to connect.
async fn deafen(listener: &TcpListener) -> Vec<TcpStream> {
    queue(listener, 0);
    let Ok(address) = listener.local_addr() else { return Vec::new() };
    let mut fillers = Vec::new();
    while let Some(filler) = attempt(address).await {
        fillers.push(filler);
    }
    fillers
}

async fn attempt(address: SocketAddr) -> Option<TcpStream> {
    tokio::time::timeout(Duration::from_millis(50), TcpStream::connect(address)).await.ok()?.ok()
}

/// How many connections may wait to be accepted.
fn queue(listener: &TcpListener, length: i32) {
    // SAFETY: listen has no memory preconditions, and the socket listens already; only its queue changes.
    unsafe { libc::listen(listener.as_raw_fd(), length) };
}

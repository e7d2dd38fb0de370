//! A stand-in for ClamAV's daemon: it speaks `INSTREAM` and `PING`, and finds the EICAR test file.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

/// What everybody's virus scanner finds. It is written in two parts, so that none finds it here.
pub fn eicar() -> Vec<u8> {
    let (head, tail) = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");
    format!("{head}{tail}").into_bytes()
}

/// How the daemon behaves from now on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scanning {
    #[default]
    Works,
    /// Takes the connection and says nothing more.
    HangsUp,
    /// Takes the file and answers this.
    Says(&'static str),
}

#[derive(Default)]
struct State {
    scanning: Scanning,
    scanned: usize,
}

/// The daemon; it stops listening with the test.
pub struct Clamd {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

impl Clamd {
    /// Listens on a port of its own.
    pub fn start() -> anyhow::Result<Clamd> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let clamd = Clamd { address: listener.local_addr()?, state: Arc::default() };
        let state = clamd.state.clone();
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let state = state.clone();
                thread::spawn(move || drop(serve(stream, &state)));
            }
        });
        Ok(clamd)
    }

    /// For the setting `clamd`.
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    pub fn behave(&self, scanning: Scanning) {
        self.lock().scanning = scanning;
    }

    /// Files that were sent to the end.
    pub fn scanned(&self) -> usize {
        self.lock().scanned
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn serve(mut stream: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let scanning = state.lock().unwrap_or_else(PoisonError::into_inner).scanning;
    let mut command = Vec::new();
    let mut byte = [0_u8; 1];
    while stream.read(&mut byte)? == 1 && byte[0] != 0 {
        command.push(byte[0]);
    }
    match (command.as_slice(), scanning) {
        (_, Scanning::HangsUp) => Ok(()),
        (b"zPING", _) => stream.write_all(b"PONG\0"),
        (b"zINSTREAM", scanning) => {
            let file = received(&mut stream)?;
            state.lock().unwrap_or_else(PoisonError::into_inner).scanned += 1;
            let found = file.windows(eicar().len()).any(|window| window == eicar());
            let answer = match scanning {
                Scanning::Says(answer) => answer,
                _ if found => "stream: Eicar-Test-Signature FOUND",
                _ => "stream: OK",
            };
            stream.write_all(format!("{answer}\0").as_bytes())
        }
        _ => stream.write_all(b"UNKNOWN COMMAND\0"),
    }
}

fn received(stream: &mut TcpStream) -> std::io::Result<Vec<u8>> {
    let mut file = Vec::new();
    loop {
        let mut length = [0_u8; 4];
        stream.read_exact(&mut length)?;
        let mut chunk = vec![0_u8; u32::from_be_bytes(length) as usize];
        if chunk.is_empty() {
            return Ok(file);
        }
        stream.read_exact(&mut chunk)?;
        file.extend(chunk);
    }
}

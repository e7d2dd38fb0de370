//! The browser: the page, timers, storage, locks, focus, listeners. The only module that talks to web APIs for their own
//! sake; everything else asks here.

pub mod crash;
pub mod file;
pub mod focus;
pub mod intl;
pub mod listen;
pub mod locks;
pub mod page;
pub mod share;
pub mod storage;
pub mod timer;

//! Documents on paper: from what is to be said to the bytes of a PDF, without a browser and without a clock.
//!
//! A module fills a [`Letter`] and has it printed: A4, with letterhead, the person's identity and "page x of y" on every page,
//! tables whose head is repeated, and the code and QR code by which the document is verified. The same letter is always the
//! same bytes.

mod end;
mod face;
mod flow;
mod frame;
mod letter;
mod sheet;
mod table;
mod write;

#[cfg(test)]
mod tests;

pub use letter::{Align, Block, Cell, Column, Letter, Letterhead, Logo, Pair, Row, SealMark, Signature, Table, Tone};
pub use write::{PdfError, Printed, print};

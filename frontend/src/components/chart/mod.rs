//! Results over time and beside their limits, for both apps: charts in panels of one unit, their table twin, and the
//! number line. Everything is SVG with percentage positions, so that it stretches without scaling its text and needs no
//! `style` attributes.
//!
//! ```ignore
//! let window = Window::new(series, today);
//! view! {
//!     <ZoomControl window />
//!     <Charts series window grouping=Grouping::ByUnit plain=true />
//!     <HistoryTable series window plain=true days_down=true />
//!     <NumberLine value limits flag decimals label />
//! }
//! ```

mod drawing;
mod frame;
mod ground;
mod lines;
mod mark;
mod number_line;
mod plot;
mod scale;
mod table;
mod tip;
mod twin;
mod window;
pub mod words;

pub use frame::{Charts, ZoomControl};
pub use lines::{Grouping, Line, Panel, panels};
pub use mark::{FlagWord, Legend};
pub use number_line::NumberLine;
pub use table::HistoryTable;
pub use twin::{Twin, csv};
pub use window::{Span, Window, Zoom};

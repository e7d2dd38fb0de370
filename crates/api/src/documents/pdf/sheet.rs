//! What is drawn on a page, before it is written. Lengths are points; `y` grows downwards.

/// A4.
pub const WIDTH: f32 = 595.28;
pub const HEIGHT: f32 = 841.89;
/// Of the text, left and right.
pub const MARGIN: f32 = 48.0;
/// Above.
pub const TOP: f32 = 40.0;
/// The lowest line of the text; the foot is below.
pub const BOTTOM: f32 = HEIGHT - 62.0;
/// Of the text.
pub const MEASURE: f32 = WIDTH - 2.0 * MARGIN;

/// Colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Plain,
    Muted,
    Alert,
    Accent,
    Rule,
    /// Behind text.
    Wash,
}

impl Ink {
    pub fn rgb(self) -> (u8, u8, u8) {
        match self {
            Ink::Plain => (0x1b, 0x26, 0x33),
            Ink::Muted => (0x55, 0x61, 0x70),
            Ink::Alert => (0xb0, 0x1e, 0x1e),
            Ink::Accent => (0x0e, 0x6b, 0x66),
            Ink::Rule => (0xcd, 0xd5, 0xdd),
            Ink::Wash => (0xf1, 0xf5, 0xf6),
        }
    }
}

/// Regular or semi-bold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Strong,
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    pub size: f32,
    pub weight: Weight,
    pub ink: Ink,
    /// Digits of one width, so that numbers stand below each other.
    pub tabular: bool,
}

impl Style {
    pub const fn new(size: f32, weight: Weight, ink: Ink) -> Style {
        Style { size, weight, ink, tabular: false }
    }

    /// From one base line to the next.
    pub fn line(self) -> f32 {
        (self.size * 1.38 * 4.0).round() / 4.0
    }

    /// From the top of a line to its base line.
    pub fn ascent(self) -> f32 {
        self.size * 1.04
    }
}

/// One thing that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// `y` is the base line.
    Text { x: f32, y: f32, style: Style, text: String },
    /// A filled rectangle, also for lines.
    Box { x: f32, y: f32, width: f32, height: f32, ink: Ink },
    /// A QR code in a square.
    Qr { x: f32, y: f32, side: f32, link: String },
    /// The logo.
    Logo { x: f32, y: f32, width: f32, height: f32 },
    /// A place that leads to an address.
    Link { x: f32, y: f32, width: f32, height: f32, address: String },
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet(pub Vec<Mark>);

impl Sheet {
    pub fn text(&mut self, x: f32, y: f32, style: Style, text: impl Into<String>) {
        self.0.push(Mark::Text { x, y, style, text: text.into() });
    }

    pub fn fill(&mut self, x: f32, y: f32, width: f32, height: f32, ink: Ink) {
        self.0.push(Mark::Box { x, y, width, height, ink });
    }
}

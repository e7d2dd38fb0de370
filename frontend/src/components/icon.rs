//! Icons: symbols of the sprite that the page carries.

use leptos::prelude::*;

macro_rules! glyphs {
    ($($variant:ident $id:literal)*) => {
        /// An icon. A test checks that the sprite holds every one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Glyph { $($variant),* }

        impl Glyph {
            pub const ALL: &'static [Glyph] = &[$(Glyph::$variant),*];

            /// The fragment by which the sprite is referred to.
            pub fn fragment(self) -> &'static str {
                match self { $(Glyph::$variant => concat!("#i-", $id)),* }
            }
        }
    };
}

glyphs! {
    Alert "alert"
    Archive "archive"
    Arrow "arrow"
    Attach "attach"
    Ban "ban"
    Bell "bell"
    Building "building"
    Calendar "calendar"
    Chart "chart"
    Check "check"
    CheckCircle "check-circle"
    Clock "clock"
    Columns "columns"
    Copy "copy"
    Dashed "dashed"
    Down "down"
    Enter "enter"
    Exit "exit"
    Eye "eye"
    EyeOff "eye-off"
    File "file"
    Filter "filter"
    Flask "flask"
    Globe "globe"
    Grip "grip"
    Heart "heart"
    Help "help"
    History "history"
    Home "home"
    Inbox "inbox"
    Info "info"
    Kanban "kanban"
    Key "key"
    Keyboard "keyboard"
    Left "left"
    Link "link"
    Lock "lock"
    Mail "mail"
    Megaphone "megaphone"
    Menu "menu"
    Merge "merge"
    Message "message"
    Minus "minus"
    Mobile "mobile"
    Monitor "monitor"
    Moon "moon"
    More "more"
    Pencil "pencil"
    Phone "phone"
    Pin "pin"
    Plus "plus"
    Printer "printer"
    Receipt "receipt"
    Refresh "refresh"
    Right "right"
    Search "search"
    Send "send"
    Shield "shield"
    Sliders "sliders"
    Sort "sort"
    Stack "stack"
    Star "star"
    Steth "steth"
    Sun "sun"
    Tag "tag"
    Ticket "ticket"
    Trash "trash"
    Undo "undo"
    Up "up"
    User "user"
    UserX "user-x"
    Users "users"
    Volume "volume"
    Wallet "wallet"
    X "x"
}

/// An icon beside a word; on its own it needs a name around it ([`IconButton`](super::IconButton)).
#[component]
pub fn Icon(
    #[prop(into)] glyph: Signal<Glyph>,
    /// `i-sm` or `i-lg`.
    #[prop(optional)]
    size: &'static str,
) -> impl IntoView {
    view! {
        <svg class=format!("i {size}") aria-hidden="true">
            <use_ href=move || glyph.get().fragment() />
        </svg>
    }
}

/// The mark of Akrab: two circles that touch.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 26 26" aria-hidden="true">
            <rect width="26" height="26" rx="7" />
            <path d="M9.9 18.2a5.2 5.2 0 1 1 0-10.4" />
            <circle cx="15.4" cy="13" r="5.2" />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::Glyph;

    #[test]
    fn the_sprite_holds_every_icon() {
        let sprite = include_str!("../../static/staff/icons.svg");
        for glyph in Glyph::ALL {
            let symbol = format!("id=\"{}\"", &glyph.fragment()[1..]);
            assert!(sprite.contains(&symbol), "{symbol}");
        }
    }
}

//! What the pointer holds, and where it would lie.

use uuid::Uuid;

use super::grid::{STEP, Span, snapped};

/// What is done with what is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Move(Uuid),
    Resize(Uuid),
    Create,
}

impl Act {
    /// What is held, when it is there already.
    pub fn id(self) -> Option<Uuid> {
        match self {
            Act::Move(id) | Act::Resize(id) => Some(id),
            Act::Create => None,
        }
    }
}

/// A button or finger that is down.
#[derive(Clone, Debug)]
pub struct Press {
    pub act: Act,
    pub x: f64,
    pub y: f64,
    pub column: usize,
    /// What was there at the start; of a new time, its first minute.
    pub span: Span,
    /// Minutes between the top of what is held and the pointer.
    pub grip: f64,
    pub started: bool,
    pub touch: bool,
}

/// Where what is held would lie with the pointer at a minute.
pub fn landing(press: &Press, minute: f64) -> Span {
    match press.act {
        Act::Move(_) => press.span.moved_to(snapped(minute - press.grip).clamp(0, 24 * 60 - press.span.minutes())),
        Act::Resize(_) => Span::new(press.span.from, snapped(minute).clamp(press.span.from + STEP, 24 * 60)),
        Act::Create => {
            let to = snapped(minute);
            match to < press.span.from {
                true => Span::new(to.max(0), press.span.until),
                false => Span::new(press.span.from, to.clamp(press.span.from + STEP, 24 * 60)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(act: Act) -> Press {
        Press { act, x: 0.0, y: 0.0, column: 0, span: Span::new(600, 630), grip: 10.0, started: true, touch: false }
    }

    #[test]
    fn what_is_held_follows_the_pointer_in_steps() {
        let id = Uuid::nil();
        assert_eq!(landing(&press(Act::Move(id)), 673.0), Span::new(665, 695));
        assert_eq!(landing(&press(Act::Move(id)), -50.0), Span::new(0, 30));
        assert_eq!(landing(&press(Act::Resize(id)), 661.0), Span::new(600, 660));
        assert_eq!(landing(&press(Act::Resize(id)), 500.0), Span::new(600, 605));
        assert_eq!(landing(&press(Act::Create), 671.0), Span::new(600, 670));
        assert_eq!(landing(&press(Act::Create), 561.0), Span::new(560, 630));
    }
}

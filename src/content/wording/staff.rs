//! What staff read behind the PIN.

use super::declare::phrases;
use crate::content::declare::part;

phrases! {
    /// What staff read behind the PIN. `{…}` is a place that something is put into.
    Staff = STAFF {
        /// Whose panel this is.
        staff,
        /// Asks for the PIN.
        enter_pin,
        /// Takes a digit back.
        erase,
        /// Checks the PIN.
        enter,
        /// Closes pad or panel.
        close,
        /// The slide that is shown.
        slide,
        /// What the show is doing.
        state,
        /// For how long it runs.
        running,
        /// The file that is shown.
        content,
        /// The last warnings.
        warnings,
        /// There are none.
        no_warnings,
        /// To the next slide.
        next,
        /// Reads the files again.
        reload,
        /// Locks touches while the glass is cleaned.
        clean,
        /// Ends the program.
        leave,
        /// While the glass is cleaned.
        cleaning,
        /// What that means.
        while_cleaning,
        /// How the PIN is given.
        ask,
        /// While it is checked.
        checking,
        /// It was wrong, and one try is left.
        wrong_once,
        /// It was wrong, and `{left}` tries are left.
        wrong,
        /// Nothing helps for a `{time}`.
        wait,
        /// One digit was typed.
        digit,
        /// `{count}` digits were typed.
        digits,
        /// Nothing can be shown yet.
        preparing,
        /// Kiosk: a visitor is there.
        exploring,
        /// Kiosk: the loop plays.
        attract,
        /// Wall: closed.
        wall_closed,
        /// Kiosk: closed.
        closed,
        /// Somebody talks.
        talk,
        /// In the speaker's view: there is no slide after this one.
        last_slide,
        /// The slide has no notes.
        no_notes,
        /// The time of day.
        talk_clock,
        /// The screen is black for the audience.
        talk_black,
        /// The screen is white for the audience.
        talk_white,
        /// The audience still sees another slide.
        talk_frozen,
        /// The audience sees an enlarged picture.
        talk_enlarged,
        /// Wall: plays.
        playing,
        /// Wall: paused.
        paused,
        /// A time of `{minutes}`.
        span_minutes,
        /// A time of `{hours}` and `{minutes}`.
        span_hours,
        /// A time of `{days}` and `{hours}`.
        span_days,
        /// It runs for a `{span}` and never restarted.
        never_restarted,
        /// It runs for a `{span}` and restarted once.
        restarted_once,
        /// It runs for a `{span}` and restarted `{count}` times.
        restarted,
        /// The `{file}` was read `{count}` times.
        reading,
    }
}

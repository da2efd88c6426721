//! What visitors read and hear.

use super::declare::phrases;
use crate::content::declare::part;

phrases! {
    /// What visitors read and hear. `{…}` is a place that something is put into.
    Visitors = VISITORS {
        /// To the next slide.
        next,
        /// To the slide before.
        previous,
        /// To the next picture of a slide, while one is enlarged.
        next_picture,
        /// To the picture before.
        previous_picture,
        /// Back to the slide from which a link was followed.
        back,
        /// The same, to the slide of this `{heading}`.
        back_to,
        /// To the next page of a text.
        read_on,
        /// To the page before.
        read_back,
        /// To the chapters.
        contents,
        /// At the chapter in which the visitor is.
        you_are_here,
        /// Makes text one step larger.
        larger_text,
        /// Text at a size of so much `{percent}`, for those who hear it.
        text_size,
        /// All words of the slide by themselves, as large as a visitor has texts.
        large_print,
        /// Switches high contrast on and off.
        high_contrast,
        /// Brings controls and texts down, for children and wheelchairs, and up again.
        lower_menu,
        /// Stops motion, or lets things move again.
        less_motion,
        /// Begins what is told of a slide.
        listen,
        /// Lets it wait.
        pause,
        /// What is heard besides.
        sound,
        /// Closes what is open.
        close,
        /// On the dark screen of a talk: what the key does that made it dark.
        ends_talk,
        /// Over all slides of a talk: that a part of a heading or a number can be typed.
        find_slide,
        /// Makes a picture larger.
        zoom_in,
        /// Makes it smaller.
        zoom_out,
        /// Who is still there goes on.
        keep_exploring,
        /// Whether anybody is there.
        still_there,
        /// What happens if nobody is.
        starts_over,
        /// How who is still there stays, for those who hear it.
        to_stay,
        /// Invites passers-by.
        touch,
        /// What the divider between two pictures is for.
        compare,
        /// There is nothing to show yet.
        being_prepared,
        /// The heading of a speaker's notes.
        notes,
        /// Of two pictures, the left one.
        left,
        /// Of two pictures, the right one.
        right,
        /// From a spot of a picture to the slide that tells more.
        go_there,
        /// A `{statement}` on what `{name}` names.
        about,
        /// The `{chapter}` in which a visitor is, who is `{here}`.
        chapter_here,
        /// A figure as it is said: its `{value}`, and the `{date}` on which it was true.
        dated,
        /// Between two sentences that are said: the mark that ends one, and a space where there is one.
        stop,
        /// Pictures of a slide by their `{numbers}`.
        pictures,
        /// Between two numbers of pictures.
        and,
        /// Where figures come from: `{source}`.
        source,
        /// The year `{date}` of which figures are.
        as_of_year,
        /// The `{date}` of which figures are.
        as_of,
        /// The years `{date}` that figures cover.
        figures_of,
        /// A `{label}` whose number was calculated.
        calculated,
        /// What the size of discs says: `{label}`.
        discs,
        /// What hollow discs say, behind `discs`.
        hollow,
        /// What stands where a chain has no figure among figures.
        not_given,
        /// What touching a picture does, which `{alt}` tells.
        enlarge,
        /// A QR code that leads to `{url}`.
        qr,
    }
}

//! What a layout asks of pictures.

use crate::units::{Moment, PictureState, Rect};

/// Under which name the picture of a film is drawn that is due. Under its path it is the one that stands for it: in the
/// menu, beside others, and wherever it does not play. No path begins like this.
const DUE: &str = "film:";

/// The name under which the picture that is due of the film with this path is drawn.
pub(super) fn due(film: &str) -> String {
    format!("{DUE}{film}")
}

/// The path of the film whose picture that is due is drawn under this name; nothing for any other picture.
#[must_use]
pub fn film_due(name: &str) -> Option<&str> {
    name.strip_prefix(DUE)
}

/// What is known of the exhibition's pictures.
pub trait Pictures {
    /// The state of the picture with this path, as written in the content file.
    fn state(&self, file: &str) -> &PictureState;

    /// A number that changes whenever [`Self::state`] of this picture does: what was laid out with an older state is
    /// laid out again.
    fn revision(&self, file: &str) -> u64;

    /// Whether pictures of the film with this path come and can be drawn in place of the one that stands for it. What it
    /// says is part of [`Self::revision`].
    fn plays(&self, _film: &str) -> bool {
        false
    }

    /// Under which name finer pixels of a part of this picture can be drawn, and of which part, in fractions of its sides.
    fn detail(&self, _file: &str) -> Option<(&str, Rect)> {
        None
    }

    /// Since when this picture can be drawn; nothing while it cannot. Whoever has all pixels before anything is drawn
    /// has had them from the start.
    fn since(&self, file: &str) -> Option<Moment> {
        matches!(self.state(file), PictureState::Ready(_)).then_some(Moment::START)
    }
}

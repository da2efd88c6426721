//! How large letters are: one row for each style, in units of the [`Scale`](super::Scale).

use super::{Face, sans, serif};

/// The sizes of one style of text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letters {
    /// Family and weight.
    pub face: Face,
    /// Em height in units.
    pub normal: f32,
    /// The same for a visitor who asked for text at 150%. What is large already grows less: it leaves room for what is
    /// small. See also [`LEGIBLE`].
    pub large: f32,
    /// The smallest em height in units that a text is reduced to, whatever has to find its place beside it.
    pub least: f32,
    /// Distance of baselines in ems.
    pub leading: f32,
}

/// Words of at least so many units at 150% have capitals that are seen under 0.7°, as EN 301 549 (5.1.4) and Section 508
/// (402.4) ask for. Where it is known from where a panel is read, none are smaller.
pub const LEGIBLE: f32 = 37.5;

/// Declares the rows, and the list of all of them with their names.
macro_rules! table {
    ($($(#[doc = $doc:literal])+ $row:ident = $name:literal $face:expr, $normal:literal, $large:literal, $least:literal, $leading:literal;)*) => {
        $(
            $(#[doc = $doc])+
            pub const $row: Letters =
                Letters { face: $face, normal: $normal, large: $large, least: $least, leading: $leading };
        )*

        /// Every row with its name.
        pub const ALL: &[(&str, Letters)] = &[$(($name, $row)),*];
    };
}

table! {
    // name                       face       normal   large   least  leading
    /// The title of a cover.
    DISPLAY = "display"               serif(800),   150.0,  187.5,  72.0,  1.16;
    /// A quotation.
    QUOTE = "quote"                   serif(600),    84.0,  105.0,  44.0,  1.42;
    /// The heading of a slide.
    HEADING = "heading"               serif(700),    88.0,   90.0,  40.0,  1.18;
    /// The numeral of a card.
    FIGURE = "figure"                 serif(700),    104.0,  130.0,  40.0,  1.05;
    /// The date of an event on a timeline.
    DATE = "date"                     serif(700),    58.0,   72.5,  30.0,  1.15;
    /// Words on a card that stand out.
    CARD_TITLE = "card title"         serif(700),    44.0,   55.0,  26.0,   1.2;
    /// A sentence that stands out.
    LEAD = "lead"                     sans(400),     40.0,   60.0,  25.0,   1.5;
    /// Running text.
    BODY = "body"                     sans(400),     40.0,   54.0,  23.0,   1.5;
    /// What a numeral says.
    LABEL = "label"                   sans(400),     33.0,   43.5,  20.0,  1.34;
    /// Captions and dates.
    CAPTION = "caption"               sans(400),     26.0,   39.0,  18.0,  1.35;
    /// Credits and sources.
    CREDIT = "credit"                 sans(400),     21.0,   31.5,  15.0,   1.3;
    /// The invitation to touch.
    INVITATION = "invitation"         serif(600),    28.0,   42.0,  18.0,   1.2;
    /// A chapter's title across its banner in the menu.
    BANNER = "banner"                 serif(700),    46.0,   57.5,  26.0,  1.18;
    /// The same down the banner.
    PLAQUE = "plaque"                 serif(800),    64.0,   80.0,  30.0,  1.12;
    /// Words on controls.
    CONTROL = "control"               sans(500),     25.0,   37.5,  15.0,   1.2;
    /// Small words of the bottom bar.
    BOTTOM_BAR = "bottom bar"         sans(400),     24.0,   37.5,  15.0,   1.2;
    /// A digit on the pad; it keeps its size, since the keys do.
    KEY = "key"                       serif(700),    44.0,   44.0,  26.0,   1.2;
    /// The heading of what an author is told.
    AUTHOR_HEADING = "author heading" sans(500),     22.0,   22.0,  15.0,  1.34;
    /// What an author is told.
    AUTHOR = "author"                 sans(400),     19.0,   19.0,  15.0,  1.34;
}

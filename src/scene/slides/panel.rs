//! Words on a panel with the picture beside it: where a scrim dense enough to read them would turn day into night.

use super::{
    placing::is_daylight,
    small_print::{clear_of, small_print_under},
    views::Views,
};
use crate::{
    content::Photo,
    scene::{
        Part, Shape,
        laid::{BarGround, Laid, Layout},
        look::{Ink, Look},
    },
    theme::extent,
    units::{Rect, Rgba, pos, rect},
};

/// The part of a stage that the panel takes: so much that what is said of figures has its whole size, and so little that
/// the picture stays the larger part.
const SHARE: f32 = 0.40;
/// The same on a stage so narrow that a third would hold a word a line, and at most.
const SHARE_MOST: f32 = 0.48;

/// A panel at the left and a picture beside it; on a stage higher than wide a panel below and the picture above it.
pub(super) struct Panel {
    /// Where the words go.
    pub column: Rect,
    /// The colours of the words.
    pub ink: Ink,
    ground: Rgba,
    bar: BarGround,
    /// The whole panel, and the picture's place.
    area: Rect,
    picture: Rect,
    print: Vec<Laid>,
}

/// What stands beside `photo`: paper beside a picture in daylight, else the chapter's deep ground.
pub(super) fn ground_beside(look: &Look<'_>, photo: &Photo) -> BarGround {
    let is_paper = is_daylight(look, photo) && !look.palette.is_dark() && !look.comfort.high_contrast;
    if is_paper { BarGround::Paper } else { BarGround::Dark }
}

impl Panel {
    /// A panel for words on `views`; on a stage higher than wide the picture takes `share` of the height.
    pub fn new(look: &Look<'_>, views: Views<'_>, share: f32) -> Self {
        let photo = views.rest();
        let (stage, safe) = (look.stage.rect(), look.safe());
        let (area, picture, column) = if look.stage.is_portrait() {
            let edge = (stage.h() * share * look.picture).round();
            let column = Rect { min: pos(safe.min.x, edge + look.scale.margin * 0.75), max: safe.max };
            (Rect { min: pos(0.0, edge), max: stage.max }, rect(0.0, 0.0, stage.w(), edge), column)
        } else {
            let least = extent::COLUMN * look.scale.text_unit + safe.min.x + look.scale.gap;
            let share = SHARE.max((least / stage.w()).min(SHARE_MOST));
            let edge = (stage.w() * (1.0 - (1.0 - share) * look.picture)).round();
            let column = Rect { max: pos(edge - look.scale.gap * 1.25, safe.max.y), ..safe };
            (Rect { max: pos(edge, stage.max.y), ..stage }, rect(edge, 0.0, stage.w() - edge, stage.h()), column)
        };
        let (ground, ink, bar) = match ground_beside(look, photo) {
            BarGround::Paper => (look.palette.paper, look.on_paper(), BarGround::Paper),
            _ => (look.tint.deep, look.on_dark(), BarGround::Dark),
        };
        let is_dark = bar == BarGround::Dark;
        let print = small_print_under(look, &views.credits(look), is_dark, column.w());
        Self { column: clear_of(look, column, &print), ink, ground, bar, area, picture, print }
    }

    /// Whether light words stand on it.
    pub fn is_dark(&self) -> bool {
        self.bar == BarGround::Dark
    }

    /// The picture, the panel, `words` on it, and the small print.
    pub fn with(self, look: &Look<'_>, views: Views<'_>, words: Vec<Laid>) -> Layout {
        let part = if self.bar == BarGround::Paper { Part::Paper } else { Part::Ground };
        let ground = |area| Laid::new(part, area, Shape::Fill { color: self.ground, radius: 0.0 });
        let mut items = Vec::new();
        if views.is_whole() {
            items.push(ground(look.stage.rect()));
            items.extend(views.filling(look, self.picture));
        } else {
            items.extend(views.filling(look, self.picture));
            items.push(ground(self.area));
        }
        items.extend(words);
        items.extend(self.print);
        Layout { items, bar: self.bar }
    }
}

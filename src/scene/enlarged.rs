//! One picture as large as the stage allows.

use super::{
    Align, Frame, Part, Role, Shape, Wrap,
    button::{Control, strip},
    crop::contained,
    icon::Icon,
    laid::{Laid, Moves},
    look::Look,
    overlay::ground,
    picture::{DOT, Drift, credit_line, still},
    slip::{padding, under},
    words::{Word, word},
};
use crate::{
    show::Action,
    units::{PictureState, pos, rect, size},
};

/// The picture at `place` of the slide, with caption and controls; nothing if there is none.
pub(super) fn enlarged(look: &Look<'_>, place: usize) -> Vec<Laid> {
    let photos = look.slide.kind.photos();
    let Some(photo) = photos.get(place) else { return Vec::new() };
    let mut items = vec![ground(look, look.palette.dim)];
    let stage = look.stage.rect();
    let file = look.frame(photo).file;
    if let PictureState::Ready(facts) = look.pictures.state(file) {
        let aspect = facts.size.aspect();
        let (area, crop) = contained(aspect, stage, 1.0, (0.5, 0.5));
        let shape = Shape::Picture { file: file.to_owned(), crop, radius: 0.0 };
        let picture = Laid::new(Part::Enlarged, area, shape).meaning(Role::Image, look.text(&photo.alt));
        let mut picture = picture.moving(Moves::Zooms { aspect, stage });
        picture.frame = Some(Frame { file: file.to_owned(), size: area.size() });
        items.push(picture);
    } else {
        items.extend(still(look, photo, stage, Drift::None));
    }
    let (strip, left) = controls(look, place, photos.len());
    items.extend(strip);
    let text = credit_line(look, photo);
    if !text.is_empty() {
        items.extend(caption(look, &text, left));
    }
    items
}

/// Caption and credit on a slip at the foot, up to where the controls begin; where these take most of the width, over them.
fn caption(look: &Look<'_>, text: &str, right: f32) -> Vec<Laid> {
    let scale = look.scale;
    let (dx, dy) = padding(look);
    let (stage, is_beside) = (look.stage.size, right - scale.margin > 0.5 * look.stage.size.w);
    let (end, foot) = if is_beside {
        (right - scale.gap, stage.h - scale.margin)
    } else {
        (stage.w - scale.margin, stage.h - scale.margin - scale.target - scale.gap_small)
    };
    let space = size(end - scale.margin - 2.0 * dx, scale.target.max(2.0 * scale.caption().line_height()));
    // On one line with a dot between, else one under the other: no line begins with a dot.
    let is_one = look.setter.width(text, scale.caption()) <= space.w;
    let text = if is_one { text.to_owned() } else { text.replace(DOT, "\n") };
    let block = look.setter.fit(&text, scale.caption(), space, Wrap::Running);
    let at = pos(scale.margin + dx, foot - dy - block.size.h);
    let words = block.lay(Part::Caption, at.x, at.y, space.w, Align::Left, look.palette.ink);
    vec![under(look, Part::CaptionGround, at, &block), words.meaning(Role::Text, text)]
}

/// The controls at the foot, and where they begin.
fn controls(look: &Look<'_>, place: usize, count: usize) -> (Vec<Laid>, f32) {
    let scale = look.scale;
    let (stage, lang) = (look.stage.size, look.lang);
    let row = rect(scale.margin, stage.h - scale.margin - scale.target, stage.w - 2.0 * scale.margin, scale.target);
    let mut controls = vec![
        Control::icon(Icon::Close, word(lang, Word::Close), Action::Back).primary(),
        Control::icon(Icon::Plus, word(lang, Word::ZoomIn), Action::Zoom(1.5)),
        Control::icon(Icon::Minus, word(lang, Word::ZoomOut), Action::Zoom(1.0 / 1.5)),
    ];
    // What a finger pulls aside can also be pressed.
    let other = |icon, name, forwards| Control::icon(icon, word(lang, name), Action::OtherPicture { forwards });
    if place + 1 < count {
        controls.push(other(Icon::Next, Word::NextPicture, true));
    }
    if place > 0 {
        controls.push(other(Icon::Previous, Word::PreviousPicture, false));
    }
    strip(look, row, &controls, true)
}

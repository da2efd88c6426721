//! One picture as large as the stage allows.

use super::{
    Align, Frame, Part, Role, Shape, Wrap,
    button::round_button,
    crop::contained,
    icon::Icon,
    laid::{Laid, Moves},
    look::Look,
    overlay::dimmed,
    picture::{Drift, credit_line, still},
    words::{Word, word},
};
use crate::{
    show::Action,
    theme::fade,
    units::{PictureState, rect, size},
};

/// The picture at `place` of the slide, with caption and controls; nothing if there is none.
pub(super) fn enlarged(look: &Look<'_>, place: usize) -> Vec<Laid> {
    let photos = look.slide.kind.photos();
    let Some(photo) = photos.get(place) else { return Vec::new() };
    let mut items = vec![dimmed(look, 1.0, Action::Back)];
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
    items.extend(controls(look));
    let text = credit_line(look, photo);
    let scale = look.scale;
    let space = size(stage.w() - 2.0 * scale.margin - 4.4 * scale.target, scale.target);
    let block = look.setter.fit(&text, scale.caption(), space, Wrap::Running);
    let y = stage.h() - scale.margin - block.size.h;
    let pad = scale.gap_small;
    let ground = rect(scale.margin - pad, y - pad * 0.6, block.size.w + 2.0 * pad, block.size.h + 1.2 * pad);
    let fill = Shape::Fill { color: look.palette.dim.faded(fade::WORD_GROUND), radius: scale.radius };
    items.push(Laid::new(Part::CaptionGround, ground, fill));
    let caption = block.lay(Part::Caption, scale.margin, y, space.w, Align::Left, look.palette.snow);
    items.push(caption.meaning(Role::Text, text));
    items
}

fn controls(look: &Look<'_>) -> Vec<Laid> {
    let scale = look.scale;
    let stage = look.stage.size;
    let at = |place: f32| {
        let x = stage.w - scale.margin - scale.target - place * (scale.target + scale.gap_small);
        rect(x, stage.h - scale.margin - scale.target, scale.target, scale.target)
    };
    let signs = [
        (Icon::Close, Word::Close, Action::Back),
        (Icon::Plus, Word::ZoomIn, Action::Zoom(1.5)),
        (Icon::Minus, Word::ZoomOut, Action::Zoom(1.0 / 1.5)),
    ];
    let button = |(index, (sign, label, action)): (usize, (Icon, Word, Action))| {
        round_button(look, at(index as f32), sign, word(look.lang, label), action, true)
    };
    signs.into_iter().enumerate().flat_map(button).collect()
}

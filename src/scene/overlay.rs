//! What covers a slide: the list of chapters, an enlarged picture, the goodbye, a black or white screen.

use super::{
    Item, Part, Role, Shape, chrome,
    icon::Icon,
    look::Look,
    picture::credit_line,
    stack::{Hang, stacked},
    typeset::{Align, Wrap},
    words::{Word, word},
};
use crate::{
    show::{Action, Overlay, Phase, ShowState},
    theme::{extent, fade, mark, space},
    units::{Fraction, Moment, PictureState, Rect, Rgba, pos, rect, size},
};

/// Everything that lies over the slide, the uppermost last.
pub(super) fn overlays(look: &Look<'_>, state: &ShowState, now: Moment) -> Vec<Item> {
    let mut items = match state.overlay {
        Some(Overlay::Menu) => menu(look, state),
        Some(Overlay::Enlarged { picture, zoom, center }) => enlarged(look, picture, zoom, center),
        Some(Overlay::Black) => cover(look, crate::theme::BLACK),
        Some(Overlay::White) => cover(look, crate::theme::WHITE),
        None => Vec::new(),
    };
    if let Some(number) = state.typed {
        items.extend(typed(look, number));
    }
    if let Phase::Goodbye { until } = state.phase {
        items.extend(goodbye(look, until, now));
    }
    items
}

/// The house is closed: the seal of the first chapter and the name over the door, hardly lit.
pub(super) fn closed(look: &Look<'_>) -> Vec<Item> {
    let mut items = cover(look, look.palette.dim);
    let stage = look.stage.rect();
    let rest = Look { chapter: look.exhibition.chapters.first().unwrap_or(look.chapter), ..*look };
    let side = mark::SEAL * look.scale.unit;
    let title = look.text(&look.exhibition.title);
    let space = size(stage.w() * 0.7, look.scale.target);
    let block = look.setter.fit(title, look.scale.card_title(), space, Wrap::Balanced);
    let top = stage.center().y - (side + look.scale.gap + block.size.h) / 2.0;
    let seal = rect(stage.center().x - side / 2.0, top, side, side);
    let mut lit = chrome::seal(&rest, seal);
    let words =
        block.place(Part::Closed, 0.0, seal.max.y + look.scale.gap, stage.w(), Align::Center, look.palette.snow);
    lit.push(words.meaning(Role::Heading, title));
    items.extend(lit.into_iter().map(|item| item.faded(fade::AT_REST)));
    items
}

fn cover(look: &Look<'_>, color: Rgba) -> Vec<Item> {
    vec![Item::new(Part::Cover, look.stage.rect(), Shape::Fill { color, radius: 0.0 })]
}

/// A ground that dims the slide and closes the overlay when it is touched.
fn dimmed(look: &Look<'_>, opacity: f32, action: Action) -> Item {
    let color = look.palette.dim.faded(opacity);
    Item::new(Part::Dim, look.stage.rect(), Shape::Fill { color, radius: 0.0 })
        .button(word(look.lang, Word::Close), action)
}

/// Where the menu starts for people who sit, as a part of the stage's height: on a totem, below a standing person's chest.
const LOW_REACH: f32 = 0.42;

/// The chapters, and the comfort settings under them.
fn menu(look: &Look<'_>, state: &ShowState) -> Vec<Item> {
    let scale = look.scale;
    let stage = look.stage.rect();
    let ink = look.on_dark();
    let mut items = vec![dimmed(look, fade::MENU, Action::Back)];
    let width = (stage.w() - 2.0 * scale.margin).min(extent::MENU * scale.unit.max(stage.h() / 1080.0));
    let x = stage.center().x - width / 2.0;
    let top = if state.comfort.low_reach { stage.h() * LOW_REACH } else { scale.margin };
    let space = rect(x, top, width, scale.target);
    let block = look.setter.fit(look.text(&look.exhibition.title), scale.heading(), space.size(), Wrap::Balanced);
    let title = block.place(Part::MenuTitle, x, space.center().y - block.size.h / 2.0, width, Align::Left, ink.text);
    items.push(title.meaning(Role::Heading, look.text(&look.exhibition.title)));
    let close = rect(x + width - scale.target, top, scale.target, scale.target);
    items.extend(chrome::round_button(look, close, Icon::Close, word(look.lang, Word::Close), Action::Back, true));

    let comfort_top = stage.h() - scale.margin - scale.target;
    let list = Rect { min: pos(x, space.max.y + scale.gap), max: pos(x + width, comfort_top - scale.gap) };
    items.extend(chapter_rows(look, list));
    items.extend(comfort_row(look, state, rect(x, comfort_top, width, scale.target)));
    items
}

fn chapter_rows(look: &Look<'_>, area: Rect) -> Vec<Item> {
    let scale = look.scale;
    let ink = look.on_dark();
    let count = look.exhibition.chapters.len().max(1) as f32;
    let height = (area.h() / count).min(extent::ROW * scale.unit);
    let mut first_slide = 0;
    let mut items = Vec::new();
    for (index, chapter) in look.exhibition.chapters.iter().enumerate() {
        let row = rect(area.min.x, area.min.y + index as f32 * height, area.w(), height * 0.9);
        let here = chapter.id == look.chapter.id;
        let text = look.text(&chapter.title);
        let fill = look.palette.snow.faded(if here { fade::ROW_HERE } else { fade::ROW });
        let ground = Item::new(Part::MenuRow, row, Shape::Fill { color: fill, radius: scale.radius });
        items.push(ground.button(text, Action::GoTo(first_slide)));
        let side = row.h() * 0.64;
        let seal = rect(row.min.x + row.h() * 0.18, row.center().y - side / 2.0, side, side);
        items.extend(chrome::seal(&Look { chapter, ..*look }, seal));
        let left = seal.max.x + scale.gap_small;
        let space = size(row.max.x - left - scale.gap_small, row.h() * 0.8);
        let style = scale.card_title();
        let [least, most] = extent::ROW_LETTERS;
        let block = look.setter.fit(
            text,
            style.at((row.h() * 0.38).clamp(least * scale.unit, most * scale.unit)),
            space,
            Wrap::Balanced,
        );
        items.push(block.place(
            Part::MenuChapter,
            left,
            row.center().y - block.size.h / 2.0,
            space.w,
            Align::Left,
            ink.text,
        ));
        first_slide += chapter.slides.len();
    }
    items
}

fn comfort_row(look: &Look<'_>, state: &ShowState, area: Rect) -> Vec<Item> {
    let comfort = state.comfort;
    let pick = |on: bool, to_off, to_on| word(look.lang, if on { to_off } else { to_on });
    let mut switches = vec![
        (pick(comfort.large_text, Word::NormalText, Word::LargerText).to_owned(), Action::TextSize),
        (pick(comfort.high_contrast, Word::NormalContrast, Word::HighContrast).to_owned(), Action::Contrast),
        (pick(comfort.calm, Word::MoreMotion, Word::LessMotion).to_owned(), Action::Calm),
    ];
    if look.stage.is_portrait() {
        switches.push((pick(comfort.low_reach, Word::UsualReach, Word::LowReach).to_owned(), Action::Reach));
    }
    if look.exhibition.languages.len() > 1 {
        let next = &look.exhibition.languages[(state.language + 1) % look.exhibition.languages.len()];
        switches.insert(0, (chrome::language_name(&next.0), Action::Language));
    }
    let gap = look.scale.gap_small;
    let width = (area.w() - gap * (switches.len() - 1) as f32) / switches.len() as f32;
    let place = |index: usize| rect(area.min.x + index as f32 * (width + gap), area.min.y, width, area.h());
    let button = |(index, (text, action)): (usize, &(String, Action))| {
        chrome::word_button(look, place(index), text, text, *action, true)
    };
    switches.iter().enumerate().flat_map(button).collect()
}

/// One picture as large as the stage allows, with caption and controls.
fn enlarged(look: &Look<'_>, place: usize, zoom: f32, center: (f32, f32)) -> Vec<Item> {
    let photos = look.slide.kind.photos();
    let Some(photo) = photos.get(place) else { return Vec::new() };
    let mut items = vec![dimmed(look, 1.0, Action::Back)];
    let stage = look.stage.rect();
    let file = look.frame(photo).file;
    if let PictureState::Ready(facts) = look.pictures.state(file) {
        let (area, crop) = contained(facts.size.aspect(), stage, zoom, center);
        let shape = Shape::Picture { file: file.to_owned(), crop, radius: 0.0 };
        items.push(Item::new(Part::Enlarged, area, shape).meaning(Role::Image, look.text(&photo.alt)));
    } else {
        items.extend(super::picture::picture(&Look { pressable: false, ..*look }, photo, stage, 0, Fraction::ZERO));
    }
    items.extend(enlarged_controls(look));
    let text = credit_line(look, photo);
    let scale = look.scale;
    let space = size(stage.w() - 2.0 * scale.margin - 4.4 * scale.target, scale.target);
    let block = look.setter.fit(&text, scale.caption(), space, Wrap::Running);
    let y = stage.h() - scale.margin - block.size.h;
    let pad = scale.gap_small;
    let ground = rect(scale.margin - pad, y - pad * 0.6, block.size.w + 2.0 * pad, block.size.h + 1.2 * pad);
    let fill = Shape::Fill { color: look.palette.dim.faded(fade::PLATE), radius: scale.radius };
    items.push(Item::new(Part::CaptionGround, ground, fill));
    items.push(
        block.place(Part::Caption, scale.margin, y, space.w, Align::Left, look.palette.snow).meaning(Role::Text, text),
    );
    items
}

fn enlarged_controls(look: &Look<'_>) -> Vec<Item> {
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
        chrome::round_button(look, at(index as f32), sign, word(look.lang, label), action, true)
    };
    signs.into_iter().enumerate().flat_map(button).collect()
}

/// Where a picture of this aspect stands on the stage, and the part of it that is seen.
fn contained(aspect: f32, stage: Rect, zoom: f32, center: (f32, f32)) -> (Rect, Rect) {
    let base = if aspect > stage.size().aspect() {
        size(stage.w(), stage.w() / aspect)
    } else {
        size(stage.h() * aspect, stage.h())
    };
    let whole = size(base.w * zoom, base.h * zoom);
    let seen = size(whole.w.min(stage.w()), whole.h.min(stage.h()));
    let part = size(seen.w / whole.w, seen.h / whole.h);
    let x = (center.0 - part.w / 2.0).clamp(0.0, 1.0 - part.w);
    let y = (center.1 - part.h / 2.0).clamp(0.0, 1.0 - part.h);
    let area = rect(stage.center().x - seen.w / 2.0, stage.center().y - seen.h / 2.0, seen.w, seen.h);
    (area, rect(x, y, part.w, part.h))
}

/// "Still there?" with the seconds that are left; every touch on the screen means yes.
fn goodbye(look: &Look<'_>, until: Moment, now: Moment) -> Vec<Item> {
    let scale = look.scale;
    let stage = look.stage.rect();
    let ink = look.on_dark();
    let mut items = vec![dimmed(look, fade::ASIDE, Action::Stay)];
    let seconds = until.since(now).as_millis().div_ceil(1000);
    let width = (stage.w() - 2.0 * scale.margin).min(extent::PANEL * scale.text_unit);
    let target = scale.target * 1.2;
    let column =
        rect(stage.center().x - width / 2.0, scale.margin, width, stage.h() - 2.0 * scale.margin - target - scale.gap);
    let still_there = word(look.lang, Word::StillThere);
    let settled = Look { entrance: Fraction::ONE, ..*look };
    let stack = stacked(&settled, column, Align::Center, Hang::Share(0.55), |stack| {
        stack.text(Part::Goodbye, still_there, scale.heading(), Wrap::Balanced, ink.text, Role::Alert);
        stack.space(space::CLOSE);
        stack.text(
            Part::GoodbyeWhy,
            word(look.lang, Word::Restart),
            scale.lead(),
            Wrap::Balanced,
            ink.soft,
            Role::Text,
        );
        stack.space(space::APART);
        let figure = scale.figure().at(scale.figure().size * 1.5);
        stack.text(Part::GoodbyeSeconds, &seconds.to_string(), figure, Wrap::Balanced, look.palette.gold, Role::Text);
    });
    let foot = stack.items.iter().map(|item| item.rect.max.y).fold(0.0, f32::max);
    items.extend(stack.items);
    let label = word(look.lang, Word::Continue);
    let button_width = (look.setter.width(label, scale.control()) + 3.0 * scale.gap).min(width);
    let area = rect(stage.center().x - button_width / 2.0, foot + scale.gap, button_width, target);
    items.extend(chrome::word_button(look, area, label, label, Action::Stay, true));
    items
}

/// The slide number typed so far, where a speaker sees it.
fn typed(look: &Look<'_>, number: usize) -> Vec<Item> {
    let scale = look.scale;
    let stage = look.stage.size;
    let block = look.setter.set(&number.to_string(), scale.card_title(), f32::INFINITY, Wrap::Running);
    let side = scale.target * 1.4;
    let width = (block.size.w + scale.gap).max(side);
    let area = rect(stage.w - scale.margin - width, scale.margin, width, side);
    let fill = Shape::Fill { color: look.palette.dim.faded(fade::ASIDE), radius: scale.radius };
    let y = area.center().y - block.size.h / 2.0;
    let text = block.place(Part::Typed, area.min.x, y, width, Align::Center, look.palette.snow);
    vec![Item::new(Part::TypedGround, area, fill), text.meaning(Role::Text, number.to_string())]
}

//! A chapter in the menu: its picture as a banner with its title and its seal.

use super::{
    Align, Frame, Line, Part, STEPS, Shape, Wrap,
    crop::{Framing, crop},
    icon::{Icon, icon},
    laid::Laid,
    look::{Look, Tone},
    scrim::{self, run_out},
    seal::seal,
    slip::{padding, slip},
    words::{Word, of_here, word},
};
use crate::{
    content::{self, Chapter, Photo, Slide, SlideKind},
    show::Action,
    theme::{TextStyle, extent, fade, mark},
    units::{Fraction, PictureState, Pos, Rect, pos, rect, size},
};

/// Where a chapter's banner hangs; the `look` that goes with it is that of its chapter.
pub(super) struct Banner<'a> {
    pub area: Rect,
    /// What touching it does.
    pub opens: Action,
    /// Its slides that are shown now, those of all chapters in it.
    pub slides: Vec<&'a Slide>,
    /// Titles run down if there is room.
    pub runs_down: bool,
}

/// How the words stand on a banner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// The title runs down from the top edge, as on a plaque over a gate; the seal is under it.
    Down,
    /// The seal and the title under it, at the top.
    Top,
    /// The seal and the title beside it, at the left.
    Side,
}

/// From one character of a title that runs down to the next, in ems; the space before the seal, and the seal's side.
const DOWN: f32 = 1.12;
const SEAL_GAP: f32 = 0.22;
const SEAL_SIDE: f32 = 0.72;
/// The side of a seal over or beside a title, in ems of the title.
const SEAL_ACROSS: f32 = 1.25;

/// The longest title that runs down, in characters.
const DOWN_MOST: usize = 7;

/// Whether titles run down the banners of these chapters: Chinese ones, if all of them are short enough.
pub(super) fn runs_down<'a>(look: &Look<'a>, mut chapters: impl Iterator<Item = &'a Chapter>) -> bool {
    look.lang.is_chinese() && chapters.all(|chapter| characters(look.text(&chapter.title)).count() <= DOWN_MOST)
}

/// The files that the banner of a chapter with these slides may show: both versions of its first picture.
pub(super) fn files<'a>(slides: &[&'a Slide]) -> impl Iterator<Item = &'a str> {
    let versions = [true, false].into_iter().filter_map(|upright| first_picture(slides, upright));
    versions.map(|(frame, _)| frame.file)
}

/// The first picture of a chapter's slides, in the version for an `upright` place.
fn first_picture<'a>(slides: &[&'a Slide], upright: bool) -> Option<(content::Frame<'a>, &'a Photo)> {
    slides.iter().find_map(|slide| {
        // Of a picture that turns into another one it shows the first: that is how the chapter begins.
        let photo = match &slide.kind {
            SlideKind::Cover(cover) => &cover.photo,
            kind => kind.photos().into_iter().next()?,
        };
        Some((photo.frame(upright && slide.kind.may_fill_stage()), photo))
    })
}

fn characters(title: &str) -> impl Iterator<Item = char> {
    title.chars().filter(|c| !c.is_whitespace())
}

impl Banner<'_> {
    /// The largest of the allowed steps at which the chapter's title has room.
    pub fn step(&self, look: &Look<'_>) -> f32 {
        let wanted = self.style(look);
        let size = match self.form(look) {
            Form::Down => {
                let count = characters(look.text(&look.chapter.title)).count().max(1) as f32;
                let most = (self.area.w() * 0.44).min(self.area.h() * 0.66 / (count * DOWN + SEAL_GAP + SEAL_SIDE));
                let fits = |step: &&f32| wanted.size * **step <= most;
                wanted.size * STEPS.iter().find(fits).unwrap_or(&STEPS[STEPS.len() - 1])
            }
            Form::Top | Form::Side => {
                look.setter
                    .fit(&look.line(&look.chapter.title), wanted, self.room(look).size(), Wrap::Balanced)
                    .style
                    .size
            }
        };
        size / wanted.size
    }

    /// The banner with its title at this step of its size.
    pub fn lay(&self, look: &Look<'_>, step: f32, is_here: bool) -> Vec<Laid> {
        let title = look.line(&look.chapter.title);
        let label = if is_here { of_here(look.lang, &title) } else { title.into_owned() };
        let ground = Shape::Fill { color: look.tint.deep, radius: 0.0 };
        let mut ground = Laid::new(Part::MenuBanner, self.area, ground).button(label, self.opens);
        let shown = first_picture(&self.slides, self.area.h() > self.area.w());
        // Asked for as large as the banner is, also while nothing is known of it.
        ground.frame = shown.map(|(frame, _)| Frame { file: frame.file.to_owned(), size: self.area.size() });
        let mut items = vec![ground];
        let words = self.words(look, look.text(&look.chapter.title), step);
        let picture = shown.and_then(|(frame, photo)| self.picture(look, frame, photo, &words));
        items.extend(picture.unwrap_or_else(|| self.watermark(look, shown.map(|(frame, _)| frame.file))));
        let here = if is_here { self.here(look) } else { Vec::new() };
        let inner = if matches!(self.opens, Action::Inner(_)) { self.inner(look) } else { Vec::new() };
        // On a banner too small for both, the title says more; a screen reader is told in any case.
        let is_free = |slip: Rect, others: &[Laid]| others.iter().all(|other| !slip.overlaps(other.item.rect));
        let has_room = |slip: &[Laid], others: &[Laid]| {
            slip.iter().all(|part| self.area.holds(part.item.rect, 0.5) && is_free(part.item.rect, others))
        };
        let here = if has_room(&here, &words) { here } else { Vec::new() };
        let inner = if has_room(&inner, &words) && has_room(&inner, &here) { inner } else { Vec::new() };
        items.extend(words);
        items.extend(here);
        items.extend(inner);
        items
    }

    /// That chapters lie in this one: the sign of the control that leads to chapters, on a slip in the corner.
    fn inner(&self, look: &Look<'_>) -> Vec<Laid> {
        let (_, dy) = padding(look);
        let (pad, side) = (self.pad(look), look.scale.caption().line_height() + 2.0 * dy);
        let area = rect(self.area.max.x - pad - side, self.area.min.y + pad, side, side);
        let mut items = vec![slip(look, Part::MenuInner, area)];
        items.extend(icon(Icon::Menu, area, look.palette.ink));
        items
    }

    fn form(&self, look: &Look<'_>) -> Form {
        let (w, h) = (self.area.w(), self.area.h());
        match () {
            // Also on one so low that a title under its seal would have no room.
            () if w >= 2.0 * h || h < look.scale.banner().size * 3.4 => Form::Side,
            () if self.runs_down && h > 1.2 * w => Form::Down,
            () => Form::Top,
        }
    }

    fn style(&self, look: &Look<'_>) -> TextStyle {
        if self.form(look) == Form::Down { look.scale.plaque() } else { look.scale.banner() }
    }

    /// Between the edge and what stands on the banner.
    fn pad(&self, look: &Look<'_>) -> f32 {
        (self.area.size().short() * 0.1).min(look.scale.gap)
    }

    /// The space for a title that runs across, under or beside a seal of full size.
    fn room(&self, look: &Look<'_>) -> Rect {
        let pad = self.pad(look);
        let side = self.style(look).size * SEAL_ACROSS;
        let inner = self.area.shrunk(pad);
        match self.form(look) {
            Form::Side => {
                let side = side.min(inner.h());
                // On a small banner the title says more than the picture.
                let is_small = self.area.w() < extent::BANNER_SMALL * look.scale.unit;
                let width = inner.w() * if is_small { 1.0 } else { 0.72 };
                rect(inner.min.x + side + pad, inner.min.y, width - side - pad, inner.h())
            }
            Form::Top | Form::Down => {
                let top = inner.min.y + side + pad * 0.5;
                rect(inner.min.x, top, inner.w(), (inner.h() * 0.62 - side).max(1.0))
            }
        }
    }

    /// The title and the seal.
    fn words(&self, look: &Look<'_>, title: &str, step: f32) -> Vec<Laid> {
        let style = self.style(look);
        let style = style.at(style.size * step);
        let (pad, snow) = (self.pad(look), look.palette.snow);
        let (left, top) = (self.area.min.x + pad, self.area.min.y + pad);
        if self.form(look) == Form::Down {
            let x = self.area.center().x - style.size / 2.0;
            let (words, foot) = down(look, title, pos(x, top), style);
            let side = style.size * SEAL_SIDE;
            let mut items = vec![words];
            let place = rect(self.area.center().x - side / 2.0, foot + style.size * SEAL_GAP, side, side);
            items.extend(seal(look, place));
            return items;
        }
        let room = self.room(look);
        let block = look.setter.set(&look.line(&look.chapter.title), style, room.w(), Wrap::Balanced);
        let full = self.style(look).size * SEAL_ACROSS;
        let (place, at) = if self.form(look) == Form::Side {
            let side = full.min(self.area.h() - 2.0 * pad);
            let y = self.area.center().y;
            (rect(left, y - side / 2.0, side, side), pos(room.min.x, y - block.size.h / 2.0))
        } else {
            (rect(left, top, full, full), room.min)
        };
        let mut items = seal(look, place);
        items.push(block.lay(Part::MenuChapter, at.x, at.y, room.w(), Align::Left, snow));
        items
    }

    /// The picture, dyed with the chapter's colour behind the words; nothing while it cannot be shown.
    fn picture(&self, look: &Look<'_>, frame: content::Frame<'_>, photo: &Photo, words: &[Laid]) -> Option<Vec<Laid>> {
        let PictureState::Ready(facts) = look.pictures.state(frame.file) else { return None };
        let crop = crop(facts.size, self.area.size(), Framing::of(&frame), Fraction::ZERO);
        let shape = Shape::Picture { file: frame.file.to_owned(), crop, radius: 0.0 };
        // The version that hangs here, whatever the stage would choose.
        let photo = Photo { file: frame.file.to_owned(), focus: frame.focus, tall: None, ..photo.clone() };
        let lines = scrim::lines(words);
        let strength = scrim::strength(look, &photo, self.area, &lines, Tone::Night).max(fade::BANNER);
        let scrim = self.dye(look, strength, words);
        Some(vec![Laid::new(Part::MenuPicture, self.area, shape), scrim])
    }

    /// The chapter's colour from the edge at which the words stand to beyond them.
    fn dye(&self, look: &Look<'_>, strength: f32, words: &[Laid]) -> Laid {
        let end = words.iter().map(|laid| laid.item.rect).reduce(Rect::union).map_or(self.area.min, |block| block.max);
        let is_across = self.form(look) == Form::Side;
        let (solid, whole) =
            if is_across { (end.x - self.area.min.x, self.area.w()) } else { (end.y - self.area.min.y, self.area.h()) };
        let long = (solid + whole * 0.22).min(whole).max(1.0);
        let area = if is_across {
            rect(self.area.min.x, self.area.min.y, long, self.area.h())
        } else {
            rect(self.area.min.x, self.area.min.y, self.area.w(), long)
        };
        run_out(look.tint.deep, strength, area, (solid / long).min(1.0), is_across, false)
    }

    /// The first character of the seal, large and faint, where a chapter has no picture; nothing for one whose picture
    /// is on its way.
    fn watermark(&self, look: &Look<'_>, file: Option<&str>) -> Vec<Laid> {
        if file.is_some_and(|file| matches!(look.pictures.state(file), PictureState::Pending)) {
            return Vec::new();
        }
        let own = look.text(&look.chapter.seal);
        let sign = own.chars().chain(look.text(&look.chapter.title).chars()).find(|c| !c.is_whitespace());
        let Some(sign) = sign else { return Vec::new() };
        let side = self.area.size().short() * 0.86;
        let style = look.scale.plaque().at(side);
        let block = look.setter.set(&sign.to_string(), style, f32::INFINITY, Wrap::Running);
        let foot = self.area.max.y - self.pad(look) - block.size.h;
        let (x, y) = match self.form(look) {
            Form::Side => (self.area.max.x - self.pad(look) - block.size.w, self.area.center().y - block.size.h / 2.0),
            Form::Down | Form::Top => (self.area.center().x - block.size.w / 2.0, foot),
        };
        let color = look.tint.light.faded(fade::WATERMARK);
        vec![block.lay(Part::Watermark, x, y, block.size.w, Align::Left, color)]
    }

    /// "You are here", on a slip at the foot.
    fn here(&self, look: &Look<'_>) -> Vec<Laid> {
        let (dx, dy) = padding(look);
        let (pad, radius) = (self.pad(look), mark::HERE * look.scale.unit);
        let lead = 2.0 * radius + dx * 0.6;
        let (text, style) = (word(look.lang, Word::Here), look.scale.caption());
        // Beside the title, or under it.
        let free = if self.form(look) == Form::Side {
            self.area.max.x - pad - self.room(look).max.x
        } else {
            self.area.w() - pad
        };
        let width = (free - 2.0 * dx - lead).max(1.0);
        // On one line, unless that would be hard to read.
        let is_wide = look.setter.width(text, style) * 0.7 <= width;
        let height = if is_wide { style.line_height() } else { self.area.h() * 0.4 };
        let block = look.setter.fit(text, style, size(width, height), Wrap::Balanced);
        let (w, h) = (block.size.w + lead + 2.0 * dx, block.size.h + 2.0 * dy);
        let x = if self.form(look) == Form::Side { self.area.max.x - pad - w } else { self.area.center().x - w / 2.0 };
        let area = rect(x, self.area.max.y - pad - h, w, h);
        let at = Pos { x: area.min.x + dx + radius, y: area.center().y };
        let point = rect(at.x - radius, at.y - radius, 2.0 * radius, 2.0 * radius);
        let red = Shape::Fill { color: look.palette.seal, radius };
        vec![
            slip(look, Part::MenuHereGround, area),
            Laid::new(Part::MenuHereDot, point, red),
            block.lay(
                Part::MenuHere,
                area.min.x + dx + lead,
                area.min.y + dy,
                block.size.w,
                Align::Left,
                look.palette.ink,
            ),
        ]
    }
}

/// A title that runs down from `at`, and where it ends.
fn down(look: &Look<'_>, title: &str, at: Pos, style: TextStyle) -> (Laid, f32) {
    let step = style.size * DOWN;
    let lines = characters(title).enumerate().map(|(index, c)| Line {
        text: c.to_string(),
        x: at.x,
        baseline: at.y + index as f32 * step + 0.9 * style.size,
        width: style.size,
    });
    let lines: Vec<Line> = lines.collect();
    let foot = at.y + step * lines.len() as f32;
    let area = rect(at.x, at.y, style.size, foot - at.y);
    (Laid::new(Part::MenuChapter, area, Shape::Text { lines, style, color: look.palette.snow }), foot)
}

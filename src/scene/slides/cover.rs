//! A chapter's opening: one picture, a large title; in Chinese the title runs down like a plaque over a gate. Where seal and
//! lead stand is the rule of [`opening`].

use super::{full_picture, panel::Panel, placing::placed, views::Views};
use crate::{
    content::{Calm, Cover},
    scene::{
        Align, Part, Role, Shape, Wrap,
        laid::{BarGround, Laid, Layout},
        look::{Ink, Look, Tone},
        picture::text_side,
        seal::seal,
        stack::{Hang, stacked},
        vertical::{Vertical, can_run_down},
    },
    theme::{TextStyle, mark, opening},
    units::{Rect, rect},
};

pub(super) fn layout(look: &Look<'_>, slide: &Cover) -> Layout {
    let is_plaque = look.lang.is_chinese() && can_run_down(look.text(&slide.title));
    if Views::of(slide).is_whole() {
        return on_panel(look, slide, is_plaque);
    }
    if look.stage.is_portrait() { tall(look, slide, is_plaque) } else { wide(look, slide, is_plaque) }
}

/// Where the words of a cover may stand.
#[derive(Clone, Copy)]
enum Spot {
    /// A title that runs down at one side.
    Down { at_right: bool, size: f32 },
    /// A title that runs across all the width.
    Across { size: f32 },
    /// The same in a column at one side, which takes this part of the stage's width.
    Column { at_right: bool, hang: Hang, share: f32 },
}

fn wide(look: &Look<'_>, slide: &Cover, is_plaque: bool) -> Layout {
    let views = Views::of(slide);
    let photo = views.rest();
    let at_right = text_side(photo) == Calm::Right;
    let safe = look.safe();
    let widest = COLUMNS[usize::from(look.stage.is_ultra_wide())];
    let column = |at_right: bool, share: f32| {
        let width = share * look.stage.size.w;
        let x = if at_right { safe.max.x - width } else { safe.min.x };
        rect(x, safe.min.y, width, safe.h())
    };
    let is_plaque =
        is_plaque && Plaque::new(look, slide, column(at_right, widest), at_right, opening::TITLE).is_roomy();
    let words = |spot, tone| match spot {
        Spot::Down { at_right, size } => {
            Plaque::new(look, slide, column(at_right, widest), at_right, size).words(look, slide, look.on_picture(tone))
        }
        Spot::Across { size } => across(look, slide, (safe, Hang::Top), size, look.on_picture(tone)),
        Spot::Column { at_right, hang, share } => {
            across(look, slide, (column(at_right, share), hang), opening::LONG_TITLE, look.on_picture(tone))
        }
    };
    let [sky, beside] = spots(look, slide, is_plaque, at_right);
    if look.stage.is_ultra_wide() {
        let mut items = full_picture::side_picture(look, views, column(at_right, widest), at_right);
        items.extend(words(beside[0], Tone::Night));
        return Layout { items, bar: BarGround::Picture };
    }
    // In a sky too low for a lead under the title, it still stands in the sky rather than on the subject.
    let low = |(), tone| one_band(look, slide, safe, look.on_picture(tone)).unwrap_or_default();
    let is_low = !sky.is_empty() && one_band(look, slide, safe, look.on_picture(Tone::Night)).is_some();
    let found = placed(look, photo, &sky, words)
        .or_else(|| is_low.then(|| placed(look, photo, &[()], low)).flatten())
        .or_else(|| placed(look, photo, &beside, words));
    match found {
        Some((words, tone)) => full_picture::filled(look, views, words, tone),
        None => on_panel(look, slide, is_plaque),
    }
}

/// The part of a stage's width that words beside the subject take: usually, on a stage so wide that the picture stands
/// beside them, and where less than usual keeps off the subject.
const COLUMNS: [f32; 2] = [0.42, 0.28];
const NARROW: f32 = 0.36;

/// Where the words of a cover are tried, the preferred place first: in the sky if that is calm, and beside the subject.
fn spots(look: &Look<'_>, slide: &Cover, is_plaque: bool, at_right: bool) -> [Vec<Spot>; 2] {
    let photo = Views::of(slide).rest();
    let sides = [at_right, !at_right];
    // A large title that takes two lines leaves nothing of the sky.
    let sizes = [opening::TITLE, opening::LONG_TITLE].into_iter();
    let sizes = sizes.filter(|size| *size < opening::TITLE || is_one_line(look, slide, *size));
    let is_sky = look.frame(photo).calm == Calm::Top && !look.stage.is_ultra_wide();
    let sky = sizes.map(|size| Spot::Across { size }).filter(|_| is_sky);
    let beside: Vec<Spot> = if is_plaque {
        let sizes = [opening::TITLE, opening::LONG_TITLE].into_iter();
        sizes.flat_map(|size| sides.map(|at_right| Spot::Down { at_right, size })).collect()
    } else {
        let first = if photo.calm == Calm::Bottom { Hang::Bottom } else { Hang::Top };
        let hangs = [first, Hang::Share(0.45), Hang::Bottom];
        let shares = if look.stage.is_ultra_wide() { [COLUMNS[1]; 2] } else { [COLUMNS[0], NARROW] };
        let places = sides.into_iter().flat_map(|at_right| hangs.map(|hang| (at_right, hang)));
        places.flat_map(|(at_right, hang)| shares.map(|share| Spot::Column { at_right, hang, share })).collect()
    };
    [sky.collect(), beside]
}

/// Whether a title across the sky stands on one line.
fn is_one_line(look: &Look<'_>, slide: &Cover, size: f32) -> bool {
    let style = look.scale.display();
    let needed = look.setter.width(look.text(&slide.title), style.at(style.size * size));
    needed <= beside_seal(look, look.safe()).w()
}

fn tall(look: &Look<'_>, slide: &Cover, is_plaque: bool) -> Layout {
    /// A place on an upright stage.
    #[derive(Clone, Copy)]
    enum Place {
        Down(Rect),
        Across(Rect),
    }
    let views = Views::of(slide);
    let photo = views.rest();
    let frame = look.frame(photo);
    if frame.is_tall {
        let size = if is_plaque { opening::TITLE } else { opening::LONG_TITLE };
        let words = |place: Place, tone| {
            let ink = look.on_picture(tone);
            match place {
                Place::Down(area) => Plaque::new(look, slide, area, false, opening::TITLE).words(look, slide, ink),
                Place::Across(area) => {
                    let hang = if area.min.y > look.safe().min.y { Hang::Share(0.2) } else { Hang::Top };
                    across(look, slide, (area, hang), size, ink)
                }
            }
        };
        // A title that runs down may hang beside the subject; one that runs across keeps above it.
        let down = full_picture::upright_areas(look, photo, 0.5).map(Place::Down);
        let [first, other] = full_picture::upright_areas(look, photo, 0.32).map(Place::Across);
        let places = if is_plaque { vec![down[0], down[1], first] } else { vec![first, other] };
        if let Some((words, tone)) = placed(look, photo, &places, words) {
            return full_picture::filled(look, views, words, tone);
        }
    }
    on_panel(look, slide, is_plaque)
}

fn on_panel(look: &Look<'_>, slide: &Cover, is_plaque: bool) -> Layout {
    let views = Views::of(slide);
    let panel = Panel::new(look, views, TALL_SHARE);
    let plaque =
        is_plaque.then(|| Plaque::new(look, slide, panel.column, false, opening::TITLE)).filter(Plaque::is_roomy);
    let words = plaque.map_or_else(
        || across(look, slide, (panel.column, Hang::Top), opening::LONG_TITLE, panel.ink),
        |plaque| plaque.words(look, slide, panel.ink),
    );
    panel.with(look, views, words)
}

/// The part of a stage higher than wide that the picture of a cover takes when it may not fill it.
const TALL_SHARE: f32 = 0.6;

/// The side of a seal before a title, in points.
fn seal_side(look: &Look<'_>) -> f32 {
    mark::SEAL * look.scale.unit
}

/// What a seal at the left leaves of `area`.
fn beside_seal(look: &Look<'_>, area: Rect) -> Rect {
    let taken = seal_side(look) + opening::SEAL_ACROSS * look.scale.unit;
    rect(area.min.x + taken, area.min.y, area.w() - taken, area.h())
}

/// A title of this size that runs across: the seal before it, the lead under it.
fn across(look: &Look<'_>, slide: &Cover, (area, hang): (Rect, Hang), size: f32, ink: Ink) -> Vec<Laid> {
    let title = look.scale.display();
    let title = title.at(title.size * size);
    let stack = stacked(look, beside_seal(look, area), Align::Left, hang, |stack| {
        stack.text(Part::Title, look.text(&slide.title), title, Wrap::Balanced, ink.text, Role::Heading);
        stack.space(opening::LEAD_UNDER);
        stack.text(Part::Lead, look.text(&slide.lead), look.scale.lead(), Wrap::Balanced, ink.text, Role::Text);
    });
    // The seal is level with the capitals of the title's first line.
    let side = seal_side(look);
    let first = stack.items.iter().find_map(|laid| match &laid.item.shape {
        Shape::Text { style, .. } if laid.item.part == Part::Title => Some((laid.item.rect.min.y, *style)),
        _ => None,
    });
    let (top, style) = first.unwrap_or((area.min.y, title));
    let seal = seal(look, rect(area.min.x, top + style.line_height() * 0.5 - side * 0.5, side, side));
    seal.into_iter().map(|item| item.arriving(0)).chain(stack.items).collect()
}

/// The sizes of a lead beside a title, as parts of its usual one.
const LEADS_BESIDE: [f32; 3] = [1.0, 0.94, 0.88];

/// What is left of the rule in a sky so low that nothing stands under a title: it is on one line, and the lead after it on
/// at most two lines, level with it; nothing if there is no room for that.
fn one_band(look: &Look<'_>, slide: &Cover, safe: Rect, ink: Ink) -> Option<Vec<Laid>> {
    let lead = look.text(&slide.lead);
    if lead.is_empty() || !is_one_line(look, slide, opening::LONG_TITLE) {
        return None;
    }
    let words = across(look, slide, (safe, Hang::Top), opening::LONG_TITLE, ink);
    let mut items: Vec<Laid> = words.into_iter().filter(|item| item.item.part != Part::Lead).collect();
    let title = items.iter().find(|item| item.item.part == Part::Title)?.item.rect;
    let left = title.max.x + look.scale.margin;
    let width = (safe.max.x - left).max(1.0);
    let sizes = LEADS_BESIDE.map(|step| look.scale.lead().reduced(step)).into_iter();
    let mut blocks = sizes.map(|style| look.setter.set_whole(lead, style, width, Wrap::Balanced));
    let block = blocks.find(|block| block.fits && block.lines.len() <= 2)?;
    let top = title.center().y - block.size.h / 2.0;
    let lead = block.lay(Part::Lead, left, top, block.size.w, Align::Left, ink.text).meaning(Role::Text, lead);
    items.push(lead.arriving(1));
    Some(items)
}

/// A title that runs down: the seal over it, the lead at its right.
struct Plaque {
    vertical: Vertical,
    style: TextStyle,
    seal: Rect,
    title: Rect,
    lead: Rect,
    lead_style: TextStyle,
    at_right: bool,
}

/// The least width of a lead beside a plaque, in ems: in a narrower one words are torn.
const LEAD_EMS: f32 = 7.0;

impl Plaque {
    /// The seal and the title hang from the top of `area` at its left, or mirrored at its right; the title is so many times
    /// as large as it may be. Where the seal would repeat the title's first character over it, it ends the title.
    fn new(look: &Look<'_>, slide: &Cover, area: Rect, at_right: bool, size: f32) -> Self {
        let (wanted, side) = (look.scale.display(), seal_side(look));
        let text = look.text(&slide.title);
        let vertical = Vertical::new(look, text, wanted.face);
        let taken = side + opening::SEAL_DOWN * look.scale.unit;
        let most = ((area.h() - taken) / vertical.height).max(1.0);
        let size = (wanted.size * size).min(most).min(area.w() * 0.3);
        let first = text.chars().find(|c| !c.is_whitespace());
        let repeats = first.is_some_and(|c| look.text(&look.chapter.seal).contains(c));
        let height = size * vertical.height;
        let (over, under) = if repeats { (0.0, height + taken - side) } else { (taken, 0.0) };
        let x = if at_right { area.max.x - size } else { area.min.x };
        let title = rect(x, area.min.y + over, size, height);
        let seal = rect(title.center().x - side / 2.0, area.min.y + under, side, side);
        let gap = opening::LEAD_BESIDE * look.scale.unit;
        let (left, right) = if at_right { (area.min.x, x - gap) } else { (x + size + gap, area.max.x) };
        let lead = rect(left, title.min.y, (right - left).max(1.0), (area.max.y - title.min.y).max(1.0));
        Self { vertical, style: wanted.at(size), seal, title, lead, lead_style: look.scale.lead(), at_right }
    }

    /// Whether the lead has room for lines of a few words beside the title.
    fn is_roomy(&self) -> bool {
        self.lead.w() >= LEAD_EMS * self.lead_style.size
    }

    fn words(&self, look: &Look<'_>, slide: &Cover, ink: Ink) -> Vec<Laid> {
        let at = self.title.min;
        let title = self.vertical.lay(look.text(&slide.title), at.x, at.y, self.style, ink.text);
        let align = if self.at_right { Align::Right } else { Align::Left };
        let lead = stacked(look, self.lead, align, Hang::Top, |stack| {
            stack.text(Part::Lead, look.text(&slide.lead), self.lead_style, Wrap::Balanced, ink.text, Role::Text);
        });
        let seal = seal(look, self.seal).into_iter().map(|item| item.arriving(0));
        let lead = lead.items.into_iter().map(|item| item.arriving(1));
        seal.chain([title.arriving(0)]).chain(lead).collect()
    }
}

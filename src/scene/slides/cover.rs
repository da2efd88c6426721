//! A chapter's opening: one picture, a large title; in Chinese the title runs down like a plaque over a gate.

use super::{full_picture, panel::Panel, placing::placed, views::Views};
use crate::{
    content::{Calm, Cover},
    scene::{
        Align, Part, Role, Wrap,
        laid::{BarGround, Laid, Layout},
        look::{Ink, Look, Tone},
        picture::text_side,
        seal::seal,
        stack::{Hang, Stack, stacked},
        vertical::{Vertical, can_run_down},
    },
    theme::{TextStyle, mark, space},
    units::{Rect, rect},
};

pub(super) fn layout(look: &Look<'_>, slide: &Cover) -> Layout {
    let is_plaque = look.lang.is_chinese() && can_run_down(look.text(&slide.title));
    if Views::of(slide).is_whole() {
        return on_panel(look, slide, is_plaque);
    }
    if look.stage.is_portrait() { tall(look, slide, is_plaque) } else { wide(look, slide, is_plaque) }
}

/// Where the words of a cover may stand; titles differ little in size, so that chapters look like one another.
#[derive(Clone, Copy)]
enum Spot {
    /// A vertical title at one side.
    Plaque { at_right: bool, size: f32 },
    /// A title across the sky, with the lead under it.
    Headline { size: f32 },
    /// The same in a sky so low that the lead stands beside the title.
    OneBand { size: f32 },
    /// A horizontal title in a column at one side, which takes this part of the stage's width.
    Banner { at_right: bool, hang: Hang, share: f32 },
}

/// The sizes of titles, as parts of the largest that they may have: those that run down, and those that run across, which
/// differ little, so that no chapter seems to matter more; upright stages are narrower.
const PLAQUE: f32 = 1.0;
const LARGE: f32 = 0.86;
const SMALL: f32 = 0.72;
const SMALL_UPRIGHT: f32 = 0.7;

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
    let is_plaque = is_plaque && Plaque::new(look, slide, column(at_right, widest), at_right, PLAQUE).is_roomy();
    let words = |spot, tone| match spot {
        Spot::Plaque { at_right, size } => {
            let plaque = Plaque::new(look, slide, column(at_right, widest), at_right, size);
            plaque.words(look, slide, look.on_picture(tone))
        }
        Spot::Headline { size } => headline(look, slide, safe, size, look.on_picture(tone)),
        Spot::OneBand { size } => one_band(look, slide, safe, size, look.on_picture(tone)).unwrap_or_default(),
        Spot::Banner { at_right, hang, share } => {
            banner(look, slide, column(at_right, share), hang, SMALL, look.on_picture(tone))
        }
    };
    let spots = spots(look, slide, is_plaque, at_right);
    if look.stage.is_ultra_wide() {
        let mut items = full_picture::side_picture(look, views, column(at_right, widest), at_right);
        items.extend(words(spots[0], Tone::Night));
        return Layout { items, bar: BarGround::Picture };
    }
    if let Some((words, tone)) = placed(look, photo, &spots, words) {
        return full_picture::filled(look, views, words, tone);
    }
    on_panel(look, slide, is_plaque)
}

/// The part of a stage's width that words beside the subject take: usually, on a stage so wide that the picture stands
/// beside them, and where less than usual keeps off the subject.
const COLUMNS: [f32; 2] = [0.42, 0.26];
const NARROW: f32 = 0.31;

/// Where the words of a cover are tried, the preferred place first: in the sky if that is calm, else beside the subject.
fn spots(look: &Look<'_>, slide: &Cover, is_plaque: bool, at_right: bool) -> Vec<Spot> {
    let photo = Views::of(slide).rest();
    let sides = [at_right, !at_right];
    let is_sky = look.frame(photo).calm == Calm::Top && !look.stage.is_ultra_wide();
    // A large title that takes two lines leaves nothing of the sky.
    let sizes = [LARGE, SMALL].into_iter().filter(|size| *size < LARGE || is_one_line(look, slide, *size));
    let under = sizes.map(|size| Spot::Headline { size });
    let aside = one_band(look, slide, look.safe(), SMALL, look.on_picture(Tone::Night));
    let aside = aside.map(|_| Spot::OneBand { size: SMALL });
    let across = under.chain(aside).filter(|_| is_sky);
    let beside: Vec<Spot> = if is_plaque {
        let sizes = [PLAQUE, SMALL].into_iter();
        sizes.flat_map(|size| sides.map(|at_right| Spot::Plaque { at_right, size })).collect()
    } else {
        let hangs = [full_picture::hang(photo), Hang::Top, Hang::Share(0.45), Hang::Bottom];
        let shares = if look.stage.is_ultra_wide() { [COLUMNS[1]; 2] } else { [COLUMNS[0], NARROW] };
        let places = sides.into_iter().flat_map(|at_right| hangs.map(|hang| (at_right, hang)));
        places.flat_map(|(at_right, hang)| shares.map(|share| Spot::Banner { at_right, hang, share })).collect()
    };
    across.chain(beside).collect()
}

/// Whether a title across the sky stands on one line.
fn is_one_line(look: &Look<'_>, slide: &Cover, size: f32) -> bool {
    let style = look.scale.display();
    let needed = look.setter.width(look.text(&slide.title), style.at(style.size * size));
    needed <= words_beside_seal(look, look.safe()).w()
}

fn tall(look: &Look<'_>, slide: &Cover, is_plaque: bool) -> Layout {
    /// A place on an upright stage.
    #[derive(Clone, Copy)]
    enum Place {
        Down(Rect),
        Across(Rect),
        OverAll,
    }
    let views = Views::of(slide);
    let photo = views.rest();
    let frame = look.frame(photo);
    if frame.is_tall {
        let at_right = frame.focus.x < 0.5;
        let words = |place: Place, tone| {
            let ink = look.on_picture(tone);
            match place {
                Place::Down(area) => Plaque::new(look, slide, area, at_right, PLAQUE).words(look, slide, ink),
                Place::Across(area) => {
                    let hang = if area.min.y > look.safe().min.y { Hang::Share(0.2) } else { Hang::Top };
                    let size = if is_plaque { PLAQUE } else { SMALL_UPRIGHT };
                    banner(look, slide, area, hang, size, ink)
                }
                Place::OverAll => headline(look, slide, look.safe(), SMALL_UPRIGHT, ink),
            }
        };
        // A title that runs down may hang beside the subject; one that runs across keeps above it.
        let down = full_picture::upright_areas(look, photo, 0.5).map(Place::Down);
        let [first, other] = full_picture::upright_areas(look, photo, 0.32).map(Place::Across);
        let places = if is_plaque { vec![down[0], down[1], first] } else { vec![first, Place::OverAll, other] };
        if let Some((words, tone)) = placed(look, photo, &places, words) {
            return full_picture::filled(look, views, words, tone);
        }
    }
    on_panel(look, slide, is_plaque)
}

fn on_panel(look: &Look<'_>, slide: &Cover, is_plaque: bool) -> Layout {
    let views = Views::of(slide);
    let panel = Panel::new(look, views, TALL_SHARE);
    let plaque = is_plaque.then(|| Plaque::new(look, slide, panel.column, false, PLAQUE)).filter(Plaque::is_roomy);
    let words = plaque.map_or_else(
        || banner(look, slide, panel.column, Hang::Share(0.35), SMALL, panel.ink),
        |plaque| plaque.with_large_lead(look, slide).words(look, slide, panel.ink),
    );
    panel.with(look, views, words)
}

/// The part of a stage higher than wide that the picture of a cover takes when it may not fill it.
const TALL_SHARE: f32 = 0.6;

/// A horizontal title of this size with the seal over it and the lead under it.
fn banner(look: &Look<'_>, slide: &Cover, area: Rect, hang: Hang, size: f32, ink: Ink) -> Vec<Laid> {
    let stack = stacked(look, area, Align::Left, hang, |stack| {
        put_seal(look, stack);
        stack.space(space::APART);
        let title = look.scale.display();
        let title = title.at(title.size * size);
        stack.text(Part::Title, look.text(&slide.title), title, Wrap::Balanced, ink.text, Role::Heading);
        stack.space(space::ROW);
        stack.text(Part::Lead, look.text(&slide.lead), look.scale.lead(), Wrap::Balanced, ink.text, Role::Text);
    });
    stack.items
}

/// The chapter's seal at the edge that the texts of `stack` are aligned to.
fn put_seal(look: &Look<'_>, stack: &mut Stack<'_, '_, '_>) {
    let side = stack.fit.length(mark::SEAL);
    let x = if stack.align == Align::Right { stack.width - side } else { 0.0 };
    stack.group(seal(look, rect(x, 0.0, side, side)), side, true);
}

/// A title across the sky, low enough to stay in it: the seal before it, the lead under it.
fn headline(look: &Look<'_>, slide: &Cover, safe: Rect, size: f32, ink: Ink) -> Vec<Laid> {
    let side = mark::SEAL * look.scale.unit;
    let title = look.scale.display();
    let title = title.at(title.size * size);
    let stack = stacked(look, words_beside_seal(look, safe), Align::Left, Hang::Top, |stack| {
        stack.text(Part::Title, look.text(&slide.title), title, Wrap::Balanced, ink.text, Role::Heading);
        stack.space(space::CLOSE);
        stack.text(Part::Lead, look.text(&slide.lead), look.scale.lead(), Wrap::Balanced, ink.text, Role::Text);
    });
    // The seal is level with the capitals of the title's first line.
    let top = safe.min.y + title.line_height() * 0.5 - side * 0.5;
    let seal = seal(look, rect(safe.min.x, top, side, side));
    seal.into_iter().map(|item| item.arriving(0)).chain(stack.items).collect()
}

/// The sizes of a lead beside a title, as parts of its usual one.
const LEADS_BESIDE: [f32; 3] = [1.0, 0.94, 0.88];

/// A title across the sky on one line; the seal before it, the lead after it on at most two lines, level with the title;
/// nothing if there is no room for that.
fn one_band(look: &Look<'_>, slide: &Cover, safe: Rect, size: f32, ink: Ink) -> Option<Vec<Laid>> {
    let lead = look.text(&slide.lead);
    if lead.is_empty() || !is_one_line(look, slide, size) {
        return None;
    }
    let words = headline(look, slide, safe, size, ink);
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

/// What a seal at the left leaves of `area`.
fn words_beside_seal(look: &Look<'_>, area: Rect) -> Rect {
    let taken = mark::SEAL * look.scale.unit + look.scale.gap;
    rect(area.min.x + taken, area.min.y, area.w() - taken, area.h())
}

/// A vertical title; beside it the chapter's seal and the lead.
struct Plaque {
    vertical: Vertical,
    style: TextStyle,
    /// Where the title and the lead stand.
    title: Rect,
    lead: Rect,
    lead_style: TextStyle,
    at_right: bool,
}

/// A lead beside a plaque on a panel has the panel to itself: it may be so many times as large as on a picture.
const LEAD_ON_PANEL: f32 = 1.25;
/// The least width of a lead beside a plaque, in ems: in a narrower one words are torn.
const LEAD_EMS: f32 = 7.0;
/// Below this many characters of the title a seal stands beside another one than the first.
const PAST_FIRST: f32 = 1.15;

impl Plaque {
    /// The title hangs from the top of `area`, so many times as large as it may be.
    fn new(look: &Look<'_>, slide: &Cover, area: Rect, at_right: bool, size: f32) -> Self {
        let wanted = look.scale.display();
        let vertical = Vertical::new(look, look.text(&slide.title), wanted.face);
        let size = (wanted.size * size).min(area.h() / vertical.height).min(area.w() * 0.3);
        let x = if at_right { area.max.x - size } else { area.min.x };
        let title = rect(x, area.min.y, size, size * vertical.height);
        let gap = look.scale.gap * 1.5;
        let (left, right) = if at_right { (area.min.x, x - gap) } else { (x + size + gap, area.max.x) };
        let lead = rect(left, area.min.y, (right - left).max(1.0), area.h());
        Self { vertical, style: wanted.at(size), title, lead, lead_style: look.scale.lead(), at_right }
    }

    /// The same with a larger lead, if that takes no more lines.
    fn with_large_lead(mut self, look: &Look<'_>, slide: &Cover) -> Self {
        let large = self.lead_style.at(self.lead_style.size * LEAD_ON_PANEL);
        let lines = |style| {
            let block = look.setter.set_whole(look.text(&slide.lead), style, self.lead.w(), Wrap::Balanced);
            block.lines.len()
        };
        if lines(large) <= lines(self.lead_style) {
            self.lead_style = large;
        }
        self
    }

    /// Whether the lead has room for lines of a few words beside the title.
    fn is_roomy(&self) -> bool {
        self.lead.w() >= LEAD_EMS * self.lead_style.size
    }

    fn words(&self, look: &Look<'_>, slide: &Cover, ink: Ink) -> Vec<Laid> {
        let at = self.title.min;
        let title = self.vertical.lay(look.text(&slide.title), at.x, at.y, self.style, ink.text);
        std::iter::once(title.arriving(0)).chain(self.beside(look, slide, ink)).collect()
    }

    /// The seal opens the column beside the title, where pictures are as calm as behind the title's first character, and
    /// the lead follows. Where it would repeat that character beside it, it closes the column.
    fn beside(&self, look: &Look<'_>, slide: &Cover, ink: Ink) -> Vec<Laid> {
        let align = if self.at_right { Align::Right } else { Align::Left };
        let first = look.text(&slide.title).chars().find(|c| !c.is_whitespace());
        let repeats = first.is_some_and(|c| look.text(&look.chapter.seal).contains(c));
        let stack = stacked(look, self.lead, align, Hang::Top, |stack| {
            if !repeats {
                put_seal(look, stack);
                stack.space(space::APART);
            }
            stack.text(Part::Lead, look.text(&slide.lead), self.lead_style, Wrap::Balanced, ink.text, Role::Text);
            if repeats {
                stack.space(space::APART);
                stack.y = stack.y.max(PAST_FIRST * self.style.size);
                put_seal(look, stack);
            }
        });
        stack.items
    }
}

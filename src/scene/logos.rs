//! The logos of the house and of its sponsors, side by side in a corner of the slide: on the slide itself where they are seen
//! well there, else on a slip of white paper.

use super::{
    Frame, Part, Role, Shape,
    behind::behind,
    free::{First, free_place},
    laid::{Laid, Layout},
    look::Look,
    picture::hung,
};
use crate::{
    content::{Logo, SlideKind},
    theme::{WHITE, mark, space},
    units::{PictureFacts, PictureState, Pos, Rect, Seen, Size, contrast, pos, rect, size},
};

/// Adds the logos that the slide shows. Where they find no place, however small they may be, they are left out, and `check`
/// says so.
pub(super) fn add_logos(look: &Look<'_>, layout: &mut Layout) {
    let logos = shown(look);
    if logos.is_empty() {
        return;
    }
    let first = if is_cover(look) { First::Lower } else { First::Upper };
    let rows = SIZES.into_iter().map(|size| Row::new(look, &logos, size));
    let placed = rows.into_iter().find_map(|row| Some((free_place(look, layout, row.size, first)?, row)));
    match placed {
        Some((at, row)) => {
            let ground = Ground::at(look, layout, row.at(at), &logos);
            layout.items.extend(row.lay(look, at, ground));
        }
        // What is not known yet is asked for all the same.
        None => layout.items.extend(logos.iter().flat_map(|logo| asked_for(logo.logo.files(), size(1.0, 1.0)))),
    }
}

/// The sizes that are tried, in parts of the usual one: a logo that is smaller is no longer told from others.
const SIZES: [f32; 3] = [1.0, 0.8, 0.64];

/// How wide a logo is at most, in parts of its height: the widest are lower than the others, so that none outshines them.
const WIDEST: f32 = 4.0;

/// The contrast of a logo without a slip to all that is behind it: more than signs need (3, WCAG 2.2, 1.4.11), since lesser
/// parts of it may be of another colour.
const CONTRAST: f32 = 4.5;

/// How bright everything behind a logo for light grounds is without a slip, as a luminance: its colours were chosen for
/// something like paper.
const LIGHT: f32 = 0.42;

/// How busy a picture behind a logo without a slip may be, as the detail of what is seen.
const CALM: f32 = 0.06;

/// A logo on this slide.
struct Shown<'a> {
    logo: &'a Logo,
    /// What is known of it.
    facts: Option<&'a PictureFacts>,
    /// What is known of its version for dark grounds.
    on_dark: Option<&'a PictureFacts>,
}

fn is_cover(look: &Look<'_>) -> bool {
    matches!(look.slide.kind, SlideKind::Cover(_))
}

/// The logos that can be shown, or that may be there soon.
fn shown<'a>(look: &Look<'a>) -> Vec<Shown<'a>> {
    let facts = |file: &str| match look.pictures.state(file) {
        PictureState::Ready(facts) => Some(facts),
        PictureState::Pending | PictureState::Broken => None,
    };
    let logos = look.exhibition.logos_on(&look.slide.kind);
    let logos = logos.filter(|logo| *look.pictures.state(&logo.file) != PictureState::Broken);
    logos.map(|logo| Shown { logo, facts: facts(&logo.file), on_dark: logo.on_dark().and_then(facts) }).collect()
}

/// Places for these files without anything in them.
fn asked_for<'a>(files: impl Iterator<Item = &'a str>, of: Size) -> impl Iterator<Item = Laid> {
    files.map(move |file| {
        let mut laid = Laid::new(Part::Logo, rect(0.0, 0.0, 1.0, 1.0), Shape::Empty);
        laid.frame = Some(Frame { file: file.to_owned(), size: of });
        laid
    })
}

/// What logos stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    /// A slip of white paper.
    Slip,
    /// The slide itself, which is light there.
    Light,
    /// The slide itself, which is dark there: the versions for that are shown.
    Dark,
}

impl Ground {
    /// What they stand on in `area`: no slip where every single one is seen well without.
    fn at(look: &Look<'_>, layout: &Layout, area: Rect, logos: &[Shown<'_>]) -> Self {
        let Some(seen) = behind(look, layout, area).filter(|seen| seen.detail <= CALM) else { return Self::Slip };
        let all = |stands: &dyn Fn(&Shown<'_>) -> bool| logos.iter().all(stands);
        if all(&|logo| logo.on_dark.is_some_and(|facts| is_seen(extreme(facts, f32::max), seen.brightest, facts))) {
            Self::Dark
        } else if seen.darkest >= LIGHT
            && all(&|logo| logo.facts.is_some_and(|facts| is_seen(extreme(facts, f32::min), seen.darkest, facts)))
        {
            Self::Light
        } else {
            Self::Slip
        }
    }
}

/// The luminance of the brightest or the darkest part of a logo.
fn extreme(facts: &PictureFacts, of: fn(f32, f32) -> f32) -> f32 {
    let is_brightest = of(0.0, 1.0) > 0.5;
    let cell = |seen: &Seen| if is_brightest { seen.brightest } else { seen.darkest };
    facts.grid.cells().iter().map(cell).reduce(of).unwrap_or_default()
}

fn is_seen(own: f32, behind: f32, facts: &PictureFacts) -> bool {
    facts.is_clear && contrast(own, behind) >= CONTRAST
}

/// Logos side by side, not yet placed.
struct Row<'s, 'a> {
    /// Each with its size, as high as the others or lower.
    logos: Vec<(&'s Shown<'a>, Size)>,
    padding: f32,
    gap: f32,
    size: Size,
}

impl<'s, 'a> Row<'s, 'a> {
    fn new(look: &Look<'_>, logos: &'s [Shown<'a>], share: f32) -> Self {
        let unit = look.scale.unit * share;
        let height = unit * if is_cover(look) { mark::LOGO } else { mark::LOGO_SMALL };
        let sized = |logo: &'s Shown<'a>| {
            let aspect = logo.facts.map_or(2.0, |facts| facts.size.aspect());
            (logo, size(height * aspect.min(WIDEST), height * (WIDEST / aspect).min(1.0)))
        };
        let logos: Vec<_> = logos.iter().map(sized).collect();
        let (padding, gap) = (space::NEAR * unit, space::WIDE * unit);
        let width = logos.iter().map(|(_, size)| size.w).sum::<f32>() + gap * (logos.len() - 1) as f32;
        Self { logos, padding, gap, size: size(width + 2.0 * padding, height + 2.0 * padding) }
    }

    fn at(&self, Pos { x, y }: Pos) -> Rect {
        rect(x, y, self.size.w, self.size.h)
    }

    fn lay(self, look: &Look<'_>, at: Pos, ground: Ground) -> Vec<Laid> {
        let area = self.at(at);
        let slip = match ground {
            Ground::Slip => Shape::Fill { color: WHITE, radius: mark::SLIP * look.scale.unit },
            Ground::Light | Ground::Dark => Shape::Empty,
        };
        let mut items = vec![Laid::new(Part::LogoGround, area, slip)];
        let start = pos(area.min.x + self.padding + self.outwards(look, area, ground), area.center().y);
        let mut x = start.x;
        for (shown, of) in self.logos {
            // On whole points, so that fine lines are as sharp as they are drawn.
            let area = rect(x.round(), (start.y - of.h / 2.0).round(), of.w, of.h);
            let version = shown.logo.on_dark().filter(|_| ground == Ground::Dark).unwrap_or(&shown.logo.file);
            // The other version is drawn whole, whatever its shape.
            let area = match look.pictures.state(version) {
                PictureState::Ready(facts) if version != shown.logo.file && !has_shape(facts.size, of) => {
                    hung(area, facts.size)
                }
                _ => area,
            };
            let shape = match shown.facts {
                Some(_) => Shape::Picture { file: version.to_owned(), crop: rect(0.0, 0.0, 1.0, 1.0), radius: 0.0 },
                None => Shape::Empty,
            };
            let alt = look.text(&shown.logo.alt);
            let mut laid = Laid::new(Part::Logo, area, shape);
            if shown.facts.is_some() && !alt.is_empty() {
                laid = laid.meaning(Role::Image, alt);
            }
            laid.frame = Some(Frame { file: version.to_owned(), size: of });
            items.push(laid);
            items.extend(asked_for(shown.logo.files().filter(|file| *file != version), of));
            x += of.w + self.gap;
        }
        items
    }

    /// How far logos without a slip stand further to the right: those at a margin end at it, as words do.
    fn outwards(&self, look: &Look<'_>, area: Rect, ground: Ground) -> f32 {
        let margins = look.stage.rect().shrunk(look.scale.margin);
        match ground {
            Ground::Light | Ground::Dark if area.min.x <= margins.min.x + 0.5 => -self.padding,
            Ground::Light | Ground::Dark if area.max.x >= margins.max.x - 0.5 => self.padding,
            _ => 0.0,
        }
    }
}

/// Whether a picture has the shape of this place, to a hundredth.
fn has_shape(picture: Size, place: Size) -> bool {
    (picture.aspect() / place.aspect() - 1.0).abs() < 0.01
}

//! The logos of the house and of its sponsors, side by side on a slip of white paper in a corner of the slide.

use super::{
    Frame, Part, Role, Shape,
    free::{First, free_place},
    laid::{Laid, Layout},
    look::Look,
};
use crate::{
    content::{Logo, SlideKind},
    theme::{WHITE, mark, space},
    units::{PictureState, Size, rect, size},
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
        Some((at, row)) => layout.items.extend(row.lay(look, at.x, at.y)),
        // What is not known yet is asked for all the same.
        None => layout.items.extend(logos.iter().map(Shown::asked_for)),
    }
}

/// The sizes that are tried, in parts of the usual one: a logo that is smaller is no longer told from others.
const SIZES: [f32; 3] = [1.0, 0.8, 0.64];

/// How wide a logo is at most, in parts of its height: the widest are lower than the others, so that none outshines them.
const WIDEST: f32 = 4.0;

/// A logo on this slide.
struct Shown<'a> {
    logo: &'a Logo,
    /// Width over height; nothing until it is known.
    aspect: Option<f32>,
}

fn is_cover(look: &Look<'_>) -> bool {
    matches!(look.slide.kind, SlideKind::Cover(_))
}

/// The logos that can be shown, or that may be there soon.
fn shown<'a>(look: &Look<'a>) -> Vec<Shown<'a>> {
    let known = look.exhibition.logos_on(&look.slide.kind).filter_map(|logo| match look.pictures.state(&logo.file) {
        PictureState::Ready(facts) => Some(Shown { logo, aspect: Some(facts.size.aspect()) }),
        PictureState::Pending => Some(Shown { logo, aspect: None }),
        PictureState::Broken => None,
    });
    known.collect()
}

impl Shown<'_> {
    fn asked_for(&self) -> Laid {
        let mut laid = Laid::new(Part::Logo, rect(0.0, 0.0, 1.0, 1.0), Shape::Empty);
        laid.frame = Some(Frame { file: self.logo.file.clone(), size: size(1.0, 1.0) });
        laid
    }
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
            let aspect = logo.aspect.unwrap_or(2.0);
            (logo, size(height * aspect.min(WIDEST), height * (WIDEST / aspect).min(1.0)))
        };
        let logos: Vec<_> = logos.iter().map(sized).collect();
        let (padding, gap) = (space::NEAR * unit, space::WIDE * unit);
        let width = logos.iter().map(|(_, size)| size.w).sum::<f32>() + gap * (logos.len() - 1) as f32;
        Self { logos, padding, gap, size: size(width + 2.0 * padding, height + 2.0 * padding) }
    }

    fn lay(self, look: &Look<'_>, left: f32, top: f32) -> Vec<Laid> {
        let ground = Shape::Fill { color: WHITE, radius: mark::SLIP * look.scale.unit };
        let mut items = vec![Laid::new(Part::LogoGround, rect(left, top, self.size.w, self.size.h), ground)];
        let (mut x, middle) = (left + self.padding, top + self.size.h / 2.0);
        for (Shown { logo, aspect }, of) in self.logos {
            let area = rect(x, middle - of.h / 2.0, of.w, of.h);
            let shape = match aspect {
                Some(_) => Shape::Picture { file: logo.file.clone(), crop: rect(0.0, 0.0, 1.0, 1.0), radius: 0.0 },
                None => Shape::Empty,
            };
            let alt = look.text(&logo.alt);
            let mut laid = Laid::new(Part::Logo, area, shape);
            if aspect.is_some() && !alt.is_empty() {
                laid = laid.meaning(Role::Image, alt);
            }
            laid.frame = Some(Frame { file: logo.file.clone(), size: of });
            items.push(laid);
            x += of.w + self.gap;
        }
        items
    }
}

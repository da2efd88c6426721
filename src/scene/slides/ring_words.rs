//! What the steps around a ring say.

use crate::{
    content::Step,
    scene::{
        Block, Part, Wrap,
        look::{Fit, one_line},
    },
    theme::{TextStyle, space},
    units::Rgba,
};

/// One thing a step says, and how far it stands from the top of all.
pub(super) struct Said {
    pub part: Part,
    pub text: String,
    pub block: Block,
    pub color: Rgba,
    pub y: f32,
}

/// What a step says, one under the other.
pub(super) struct Words {
    pub blocks: Vec<Said>,
    pub height: f32,
    pub fits: bool,
}

impl Words {
    /// Names are `grow` times as large as those of cards.
    pub fn set(fit: &Fit<'_, '_>, step: &Step, width: f32, grow: f32) -> Self {
        let look = fit.look;
        let larger = |style: TextStyle, by: f32| style.at(style.size * by);
        let figure = step.stat.as_ref().map_or_else(String::new, |stat| stat.figure(look.lang).spoken());
        let figure = one_line(&figure);
        let parts = [
            (
                Part::StepFigure,
                figure.as_ref(),
                in_one_line(fit, &figure, larger(look.scale.figure(), 0.6), width),
                look.tint.strong,
            ),
            (Part::StepName, look.text(&step.name), larger(look.scale.card_title(), grow), look.palette.ink),
            (Part::StepNote, look.text(&step.note), larger(look.scale.body(), grow * 0.75), look.tint.strong),
        ];
        let mut words = Self { blocks: Vec::new(), height: 0.0, fits: true };
        for (part, text, style, color) in parts.into_iter().filter(|part| !part.1.is_empty()) {
            let block = fit.set(text, style, width, Wrap::Balanced);
            let gap = if words.blocks.is_empty() { 0.0 } else { fit.length(space::TIGHT) };
            words.fits &= block.fits;
            words.height += gap;
            let y = words.height;
            words.height += block.size.h;
            words.blocks.push(Said { part, text: text.to_owned(), block, color, y });
        }
        words
    }

    fn heads(&self) -> impl Iterator<Item = &Said> {
        self.blocks.iter().filter(|said| said.part != Part::StepNote)
    }

    /// How many lines it has.
    pub fn lines(&self) -> usize {
        self.blocks.iter().map(|said| said.block.lines.len()).sum()
    }

    /// Whether figure and name have no more lines than those of `usual`, or lines that are long enough.
    pub fn is_as_whole_as(&self, usual: &Self) -> bool {
        self.heads().zip(usual.heads()).all(|(said, usual)| {
            let least = STUMP * said.block.style.size;
            said.block.lines.len() <= usual.block.lines.len() || said.block.lines.iter().all(|line| line.width >= least)
        })
    }
}

/// A line of a name that is shorter than this is a stump, in ems.
const STUMP: f32 = 3.5;

/// The style in which a number stands on one line: a broken one is read as two.
fn in_one_line(fit: &Fit<'_, '_>, figure: &str, style: TextStyle, width: f32) -> TextStyle {
    let needed = fit.look.setter.width(figure, fit.style(style));
    style.at(style.size * (width / needed.max(1.0)).min(1.0))
}

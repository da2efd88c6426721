//! Blocks of text: breaking into lines, balancing, fitting.

use super::{Measure, costs::is_severed, run::Run};
use crate::{
    content::Lang,
    scene::{Item, Line, Part, Shape},
    theme::TextStyle,
    units::{Rgba, Size, rect, size},
};

/// How lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrap {
    /// Titles: as few lines as possible, all about as long.
    Balanced,
    /// Running text: lines as long as they get, but no lone word at the end.
    Running,
    /// Small print: lines as long as there is room, however long that is.
    Small,
}

/// Where lines stand in their column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At its left edge.
    Left,
    /// In its middle.
    Center,
    /// At its right edge.
    Right,
}

/// One line of a block.
#[derive(Clone, Debug, PartialEq)]
pub struct BlockLine {
    /// What stands on it.
    pub text: String,
    /// Its width in points. The blank half of a full-width mark at its end does not count: it hangs over the edge.
    pub width: f32,
    /// What of this width is still blank at its right, in points, because a full-width mark such as ？ ends the line.
    pub blank: f32,
    /// It ends within a word, with a hyphen that is not in the text.
    pub is_hyphenated: bool,
}

/// Lines of one style, broken and measured, but not yet placed.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// From the first to the last.
    pub lines: Vec<BlockLine>,
    /// Face and (fitted) size.
    pub style: TextStyle,
    /// Width of the widest line and height of all, in points.
    pub size: Size,
    /// Whether it kept within the space it was given.
    pub fits: bool,
}

/// From the top of a line to its baseline, and from there to its bottom, in ems: what Han characters take.
const ASCENT: f32 = 0.9;
const DESCENT: f32 = 0.18;

/// Sizes that are tried when a text does not fit, as parts of the wanted size. Few steps keep the glyph atlas small
/// and texts of one kind at equal sizes.
pub const STEPS: [f32; 14] = [1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52, 0.46, 0.41, 0.36, 0.32, 0.28];

/// The steps by which a title may be smaller to stand on one line instead of two.
const ALONE_STEPS: [f32; 4] = [0.94, 0.88, 0.82, 0.77];
/// So many of them where its column is narrower than this, in ems: two lines of a few words fill that well.
const ALONE_NARROW: usize = 2;
const WIDE_EMS: f32 = 8.0;

/// Sizes that are tried for a title that needs more than two lines, as parts of the wanted size.
const TITLE_STEPS: [f32; 5] = [0.94, 0.88, 0.82, 0.76, 0.7];
/// How many sizes are tried for lines that end with no article.
const WHOLE_STEPS: usize = 6;

/// The longest line that is read with ease: 40 Han characters, or 60 Latin ones of half an em each.
const LINE_EMS_HAN: f32 = 40.0;
const LINE_EMS_LATIN: f32 = 30.0;

/// Sets texts of one language.
#[derive(Clone, Copy)]
pub struct Setter<'a> {
    /// Widths.
    pub measure: &'a dyn Measure,
    /// Whose rules hold.
    pub lang: &'a Lang,
    /// Names and terms that are not torn.
    pub unbroken: &'a [String],
}

impl Setter<'_> {
    /// `text` in lines of at most `width` points; words that are wider are cut.
    #[must_use]
    pub fn set(&self, text: &str, style: TextStyle, width: f32, wrap: Wrap) -> Block {
        self.try_set(text, style, width, wrap, style.size)
    }

    /// Like [`Self::set`], but words stay whole, unless they are too wide at the smallest size of the style as well: what
    /// may fit at a smaller size then says that it does not fit.
    #[must_use]
    pub fn set_whole(&self, text: &str, style: TextStyle, width: f32, wrap: Wrap) -> Block {
        self.try_set(text, style, width, wrap, style.least)
    }

    /// `text` within `space`, at the wanted size or the first smaller one that fits.
    ///
    /// Text that fits at no size is set at the smallest that its style may have, with `fits` false.
    #[must_use]
    pub fn fit(&self, text: &str, style: TextStyle, space: Size, wrap: Wrap) -> Block {
        let within = |block: &Block| block.size.h <= space.h + 0.5 && block.size.w <= space.w + 0.5;
        let usual = style.usual.min(style.size);
        let larger = STEPS.into_iter().map(|step| style.reduced(step)).filter(|style| style.size > usual);
        let usual = style.reduced(usual / style.size);
        for style in larger.chain(STEPS.map(|step| usual.reduced(step))) {
            let block = self.set_whole(text, style, space.w, wrap);
            if block.fits && within(&block) {
                return block;
            }
            if style.size <= style.least {
                break;
            }
        }
        let mut block = self.set(text, usual.reduced(STEPS[STEPS.len() - 1]), space.w, wrap);
        block.fits = within(&block);
        block
    }

    /// A title in at most two lines, or as many as it has paragraphs: a little smaller if that is what it takes.
    ///
    /// A title that needs more lines all the same keeps its size.
    #[must_use]
    pub fn title(&self, text: &str, style: TextStyle, width: f32) -> Block {
        let title = self.few_lines(text, style, width);
        // One that has grown is not made smaller for its lines than one that has not.
        let usual =
            (style.usual < style.size).then(|| self.few_lines(text, TextStyle { size: style.usual, ..style }, width));
        usual.filter(|usual| usual.style.size > title.style.size).unwrap_or(title)
    }

    fn few_lines(&self, text: &str, style: TextStyle, width: f32) -> Block {
        let wanted = self.set_whole(text, style, width, Wrap::Balanced);
        let few = |block: &Block| block.fits && block.lines.len() <= text.lines().count().max(2);
        let is_short = few(&wanted) && wanted.lines.len() == 2 && text.lines().count() == 1;
        // What nearly goes on one line stands on one.
        let steps = if width >= WIDE_EMS * style.size { ALONE_STEPS.len() } else { ALONE_NARROW };
        let alone = ALONE_STEPS[..steps].iter().map(|step| style.reduced(*step)).filter(|_| is_short);
        let mut one = alone.map(|style| self.set_whole(text, style, width, Wrap::Balanced));
        if let Some(line) = one.find(|block| block.fits && block.lines.len() == 1) {
            return line;
        }
        let smaller = TITLE_STEPS.map(|step| self.set_whole(text, style.reduced(step), width, Wrap::Balanced));
        let found: Vec<&Block> = std::iter::once(&wanted).chain(&smaller).filter(|block| few(block)).collect();
        // Rather a few steps smaller than with an article at a line's end.
        let whole = found.iter().take(WHOLE_STEPS).find(|block| !block.severs());
        // One with a word that has to be cut all the same leaves room for what follows it.
        let is_cut = wanted.lines.iter().any(|line| line.is_hyphenated);
        let otherwise = smaller.last().filter(|_| is_cut).unwrap_or(&wanted);
        (*whole.or_else(|| found.first()).unwrap_or(&otherwise)).clone()
    }

    /// The width of `text` on one line, in points; a line break in it counts as a space.
    #[must_use]
    pub fn width(&self, text: &str, style: TextStyle) -> f32 {
        Run::new(self.measure, text, style.face, &[]).width(0..text.chars().count()) * style.size
    }

    /// Words stay whole that are no wider than `width` at the size `whole`.
    fn try_set(&self, text: &str, style: TextStyle, width: f32, wrap: Wrap, whole: f32) -> Block {
        let longest = if self.lang.is_chinese() { LINE_EMS_HAN } else { LINE_EMS_LATIN };
        let most = if wrap == Wrap::Small { f32::INFINITY } else { longest };
        let ems = (width / style.size).min(most);
        let word = if whole > 0.0 { (width / whole).min(most).max(ems) } else { f32::INFINITY };
        let mut lines = Vec::new();
        let mut fits = true;
        for paragraph in text.lines() {
            let run = Run::new(self.measure, paragraph, style.face, self.unbroken);
            let run = run.cutting(word, ems, self.measure, style.face, self.lang);
            let ranges = match wrap {
                Wrap::Balanced => run.balanced(ems),
                Wrap::Running | Wrap::Small => run.running(ems),
            };
            for range in ranges {
                let line_width = run.width(range.clone());
                fits &= line_width <= ems + 0.01;
                let is_hyphenated = run.is_hyphenated(range.end);
                let blank = run.blank(range.clone(), self.measure, style.face) * style.size;
                let text = run.text(range);
                lines.push(BlockLine { text, width: line_width * style.size, blank, is_hyphenated });
            }
        }
        let widest = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        let height = if lines.is_empty() {
            0.0
        } else {
            (lines.len() - 1) as f32 * style.line_height() + (ASCENT + DESCENT) * style.size
        };
        Block { lines, style, size: size(widest, height), fits }
    }
}

impl Block {
    /// Whether a line ends with a word that belongs to the next one.
    fn severs(&self) -> bool {
        self.lines.split_last().is_some_and(|(_, lines)| lines.iter().any(|line| is_severed(&line.text)))
    }

    /// The block as an item with its top at `y`, in a column from `x` that is `width` wide.
    #[must_use]
    pub fn place(&self, part: Part, x: f32, y: f32, width: f32, align: Align, color: Rgba) -> Item {
        let left = |line: f32| match align {
            Align::Left => x,
            Align::Center => x + (width - line) / 2.0,
            Align::Right => x + width - line,
        };
        // At the right edge it is the ink that ends there.
        let hanging = |line: &BlockLine| if align == Align::Right { line.blank } else { 0.0 };
        let baseline = |index: usize| y + ASCENT * self.style.size + index as f32 * self.style.line_height();
        let lines = self.lines.iter().enumerate().map(|(index, line)| Line {
            text: line.text.clone(),
            x: left(line.width - hanging(line)),
            baseline: baseline(index),
            width: line.width - hanging(line),
        });
        let area = rect(left(self.size.w), y, self.size.w, self.size.h);
        Item::new(part, area, Shape::Text { lines: lines.collect(), style: self.style, color })
    }

    /// From the block's last baseline to its bottom, in points.
    #[must_use]
    pub const fn descent(&self) -> f32 {
        DESCENT * self.style.size
    }

    /// From the block's top to its first baseline, in points.
    #[must_use]
    pub const fn ascent(&self) -> f32 {
        ASCENT * self.style.size
    }
}

//! All words of a slide by themselves, as large as the visitor has texts: nothing makes them smaller. What one page does not
//! hold stands on the next.

use super::{
    Align, Block, Part, Press, Role, Shape, Wrap,
    aloud::said,
    button::{Control, strip, strip_width},
    icon::Icon,
    laid::{Laid, Layout},
    look::Look,
    overlay::ground,
    slides::{
        self,
        pages::{turning, turning_width},
        smallest::smallest,
    },
    spot::told_of_spots,
    words::{Word, stat, word},
};
use crate::{
    content::{Card, Lang, SlideKind},
    show::{Action, TextSize},
    theme::{Scale, TextStyle, extent, line, space},
    units::{Rect, pos, rect, size},
};

/// The sizes of a title, as parts of the wanted one, until its longest word has a line.
const TITLE_STEPS: [f32; 4] = [1.0, 0.94, 0.88, 0.82];

/// A text of the slide.
struct Passage {
    part: Part,
    role: Role,
    text: String,
    /// The language of the text, if that is not the visitor's.
    lang: Option<Lang>,
}

/// The words of the slide on all their pages, and what turns and closes them.
pub(super) fn reading(look: &Look<'_>) -> Vec<Laid> {
    let (scale, stage) = (look.scale, look.stage.size);
    let foot = stage.h - scale.margin * 0.62;
    let row = rect(scale.margin, foot - scale.target, stage.w - 2.0 * scale.margin, scale.target);
    let width = row.w().min(extent::READING * body(look).size).floor();
    let left = ((stage.w - width) / 2.0).round();
    let column = Rect { min: pos(left, scale.margin), max: pos(left + width, row.min.y - scale.gap_small) };
    let mut pages = Pages { look, column, y: column.min.y, page: 0, is_led: false, items: Vec::new() };
    let (words, shown) = passages(look);
    for passage in &words {
        pages.add(passage);
    }
    if !words.is_empty() && !shown.is_empty() {
        pages.rule();
    }
    for passage in &shown {
        pages.add(passage);
    }
    pages.drop_last_rule();
    // A hand that follows the lines closes nothing.
    let mut paper = ground(look, look.palette.paper);
    (paper.item.press, paper.item.meaning) = (Some(Press::Stop), None);
    let mut items = vec![paper];
    let (count, read) = (pages.page + 1, pages.items);
    items.extend(read);
    items.extend(controls(look, row, count));
    items
}

/// What closes the words at the right, and what turns their pages before it.
fn controls(look: &Look<'_>, row: Rect, pages: usize) -> Vec<Laid> {
    let close = word(look.lang, Word::Close);
    let said = Control::both(Icon::Close, close, close, Action::Back);
    let turns = if pages > 1 { turning_width(look) + look.scale.gap } else { 0.0 };
    let is_said = strip_width(look, std::slice::from_ref(&said)) + turns <= row.w();
    let close = if is_said { said } else { Control::icon(Icon::Close, close, Action::Back) };
    let (close, right) = strip(look, row, &[close], false);
    let items = if pages > 1 {
        let width = turning_width(look);
        let area = rect(right - look.scale.gap - width, row.min.y, width, row.h());
        turning(look, area, pages, look.on_paper(), (false, true))
    } else {
        Vec::new()
    };
    items.into_iter().chain(close).collect()
}

/// What is read aloud of the slide, and what its pictures show: as [`Scene::aloud`](super::Scene::aloud) has them, and what
/// is told of its spots.
fn passages(look: &Look<'_>) -> (Vec<Passage>, Vec<Passage>) {
    let (layout, figures) = (slides::layout(look), figures(look));
    let (mut words, mut shown, mut known) = (Vec::new(), Vec::new(), Vec::new());
    for laid in &layout.items {
        let Some((role, text)) = said(&laid.item).filter(|(_, text)| !text.is_empty() && !known.contains(text)) else {
            continue;
        };
        known.push(text);
        let lang = laid.item.meaning.as_ref().and_then(|meaning| meaning.lang.clone());
        let passage = |part, text: &str| {
            // Of lists and tables there are only the words.
            let role = if part == Part::ReadingHeading { Role::Heading } else { Role::Text };
            Passage { part, role, text: text.to_owned(), lang: lang.clone() }
        };
        match (role, laid.item.part) {
            (Role::Heading, _) => words.push(passage(Part::ReadingHeading, text)),
            (Role::Image, _) => shown.push(passage(Part::ReadingText, text)),
            (_, Part::CardTitle) => words.push(passage(Part::ReadingFigure, text)),
            _ => match figures.iter().find(|figure| figure.said == text) {
                Some(figure) => {
                    words.push(passage(Part::ReadingFigure, &figure.value));
                    words.push(passage(Part::ReadingText, &figure.label));
                }
                None => words.push(passage(Part::ReadingText, text)),
            },
        }
    }
    let spots = told_of_spots(&look.slide.kind, look.lang).into_iter();
    words.extend(spots.map(|text| Passage { part: Part::ReadingText, role: Role::Text, text, lang: None }));
    (words, shown)
}

/// A figure of a card: as it is read aloud, and as it stands on the card, where what it says often goes on from it.
struct Figure {
    said: String,
    value: String,
    /// What it says, and when it was true.
    label: String,
}

/// The figures of the slide's cards that say something.
fn figures(look: &Look<'_>) -> Vec<Figure> {
    let cards = match &look.slide.kind {
        SlideKind::Story(slide) => &slide.cards[..],
        SlideKind::Stats(slide) => &slide.cards[..],
        _ => &[],
    };
    let figure = |card: &Card| {
        let (figure, label, as_of) = match card {
            Card::Stat(stat) => (stat.figure(look.lang), &stat.label, &stat.as_of),
            Card::Rank(rank) => (rank.figure(look.lang), &rank.label, &rank.as_of),
            Card::Note(_) => return None,
        };
        let (value, label, date) = (figure.spoken(), label.get(look.lang), as_of.one_line(look.lang));
        let said = stat(look.lang, label, &value, &date);
        Some(Figure { said, value, label: stat(look.lang, "", label, &date) }).filter(|_| !label.is_empty())
    };
    cards.iter().filter_map(figure).collect()
}

/// Pages that are filled one after the other.
struct Pages<'l, 'a> {
    look: &'l Look<'a>,
    column: Rect,
    /// Where the next line begins.
    y: f32,
    page: usize,
    /// What was added last is a figure, and what it says comes next.
    is_led: bool,
    items: Vec<Laid>,
}

/// A passage of so few lines is not torn.
const KEPT: usize = 4;

/// So many lines of text stand on the page of what leads to them.
const KEPT_WITH: f32 = 2.0;

impl Pages<'_, '_> {
    /// Adds a passage, on as many pages as it takes. No line of it stands alone if it has others.
    fn add(&mut self, passage: &Passage) {
        let look = self.look;
        let (style, wrap, color) = match passage.part {
            Part::ReadingHeading => (heading(look), Wrap::Balanced, look.palette.ink),
            Part::ReadingFigure => (figure(look), Wrap::Balanced, look.on_paper().accent),
            _ => (body(look), Wrap::Running, look.palette.ink),
        };
        let leads = passage.part != Part::ReadingText;
        // A title is larger than anything else: rather a little smaller than with a word that is cut.
        let steps = if passage.part == Part::ReadingHeading { TITLE_STEPS.as_slice() } else { &[] };
        let whole =
            |step: &f32| look.setter.set_whole(&passage.text, style.at(style.size * step), self.column.w(), wrap);
        let block = steps.iter().map(whole).find(|block| block.fits);
        let block = block.unwrap_or_else(|| look.setter.set(&passage.text, style, self.column.w(), wrap));
        let style = block.style;
        if self.y > self.column.min.y {
            let gap = if self.is_led { space::TIGHT } else { space::APART };
            self.y += gap * look.scale.text_unit;
        }
        self.is_led = passage.part == Part::ReadingFigure;
        let (mut from, mut rest) = (0, passage.text.as_str());
        while from < block.lines.len() {
            let left = block.lines.len() - from;
            let takes = self.takes(style, left, from == 0);
            // What leads to something stands on a page with it.
            let least = if leads { KEPT_WITH * body(look).line_height() } else { 0.0 };
            let is_alone = takes == left && self.y > self.column.min.y && {
                self.y + (left - 1) as f32 * style.line_height() + style.size + least > self.column.max.y
            };
            if takes == 0 || leads && is_alone {
                self.turn();
                continue;
            }
            let part = piece(&block, from..from + takes);
            let (label, after) = split(rest, &part);
            let laid = part.lay(passage.part, self.column.min.x, self.y, self.column.w(), Align::Left, color);
            let mut laid = laid.meaning(passage.role, label.trim()).on_page(self.page);
            if let Some(lang) = &passage.lang {
                laid = laid.said_in(lang.clone());
            }
            self.items.push(laid);
            self.y += part.size.h;
            (from, rest) = (from + takes, after);
        }
    }

    /// How many of so many lines this page takes; at least one of an empty page.
    fn takes(&self, style: TextStyle, left: usize, is_first: bool) -> usize {
        let room = |y: f32| {
            let free = (self.column.max.y - y) / style.size - 1.08;
            if free < 0.0 { 0 } else { (free / style.leading + 0.001) as usize + 1 }
        };
        let (here, whole, is_empty) = (room(self.y), room(self.column.min.y).max(1), self.y <= self.column.min.y);
        match here {
            here if here >= left => left,
            _ if is_empty => {
                if left > whole && left - whole == 1 && whole > 2 {
                    whole - 1
                } else {
                    whole
                }
            }
            // What goes on the next page as a whole, and lines that would stand alone.
            here if here < 2 || is_first && left <= KEPT.min(whole) => 0,
            here if left - here == 1 => {
                if here > 2 {
                    here - 1
                } else {
                    0
                }
            }
            here => here,
        }
    }

    fn turn(&mut self) {
        self.page += 1;
        self.y = self.column.min.y;
    }

    /// A line between what is written on the slide and what its pictures show.
    fn rule(&mut self) {
        let (look, unit) = (self.look, self.look.scale.unit);
        self.y += space::WIDE * unit;
        if self.y + body(look).size > self.column.max.y {
            self.turn();
            return;
        }
        let area = rect(self.column.min.x, self.y, self.column.w(), line::THIN * unit);
        let fill = Shape::Fill { color: look.on_paper().accent, radius: 0.0 };
        self.items.push(Laid::new(Part::ReadingLine, area, fill).on_page(self.page));
        self.y += line::THIN * unit;
    }

    /// Drops the line if nothing stands below it on its page.
    fn drop_last_rule(&mut self) {
        let line = self.items.iter().position(|laid| laid.item.part == Part::ReadingLine);
        let is_last = |at: &usize| self.items.get(at + 1).is_none_or(|next| next.page != self.items[*at].page);
        if let Some(at) = line.filter(is_last) {
            self.items.remove(at);
        }
    }
}

/// Some lines of a block.
fn piece(block: &Block, lines: std::ops::Range<usize>) -> Block {
    let lines = block.lines[lines].to_vec();
    let widest = lines.iter().map(|line| line.width).fold(0.0, f32::max);
    let height = (lines.len() - 1) as f32 * block.style.line_height() + block.ascent() + block.descent();
    Block { lines, size: size(widest, height), ..*block }
}

/// What stands on these first lines of `text`, and what comes after them: lines have no other characters than the text but
/// blanks and hyphens.
fn split<'t>(text: &'t str, block: &Block) -> (&'t str, &'t str) {
    let drawn = |line: &super::BlockLine| {
        line.text.chars().filter(|c| !c.is_whitespace()).count() - usize::from(line.is_hyphenated)
    };
    let count: usize = block.lines.iter().map(drawn).sum();
    let written = text.char_indices().filter(|(_, c)| !c.is_whitespace());
    let end = written.map(|(at, c)| at + c.len_utf8()).nth(count.saturating_sub(1)).unwrap_or(text.len());
    text.split_at(end)
}

/// The style as many times as large as texts are to be: some styles grow less, to leave room on slides.
fn grown(look: &Look<'_>, style: impl Fn(&Scale) -> TextStyle) -> TextStyle {
    let usual = style(&look.at_size(TextSize::Normal).scale);
    usual.at((usual.size * look.scale.text).max(style(&look.scale).size))
}

fn heading(look: &Look<'_>) -> TextStyle {
    grown(look, Scale::heading)
}

fn figure(look: &Look<'_>) -> TextStyle {
    grown(look, Scale::card_title)
}

fn body(look: &Look<'_>) -> TextStyle {
    grown(look, Scale::body)
}

/// Whether some words of the slide are smaller than they were asked for, and smaller than where they stand by themselves.
pub(super) fn is_reduced(look: &Look<'_>, usual: &Layout, large: &Layout) -> bool {
    /// On slides the text under headings grows a little less than asked for, to leave room; less than this is no reduction.
    const NEARLY: f32 = 0.84;
    let usual = smallest(usual);
    let is_less = |(part, size): (Part, f32)| {
        let asked = usual.get(&part).map_or(0.0, |usual| usual * look.scale.text);
        size < NEARLY * asked.min(body(look).size)
    };
    smallest(large).into_iter().any(is_less)
}

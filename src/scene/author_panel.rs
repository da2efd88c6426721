//! What an author is told over a slide.

use super::{
    Align, BlockLine, Item, Measure, Part, Role, Scene, Setter, Shape, Wrap,
    words::{AuthorWord, author_word},
};
use crate::{
    content::Lang,
    diag::Language,
    show::Action,
    theme::{Scale, TextStyle, Theme, fade, line},
    units::{Rgba, Stage, rect},
};

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// File, line and column.
    pub place: String,
    /// What is wrong there.
    pub text: String,
}

/// The panel is at most so wide and so high, as parts of the stage; it covers a corner of the slide, not its middle.
const WIDTH_MAX: f32 = 0.46;
const HEIGHT_MAX: f32 = 0.6;
/// A remark has at most so many lines.
const LINES_MAX: usize = 3;

/// A quiet panel at the upper right of a slide, with as many of the `remarks` as it holds and the `summary` of all.
///
/// `is_kept` says that the screen shows an earlier state; the panel's own words are in the author's `language`. Pressing
/// it asks for [`Action::Back`]. Without remarks there is no item.
#[must_use]
pub fn author_panel(
    remarks: &[Remark],
    summary: &str,
    is_kept: bool,
    language: Language,
    theme: &Theme,
    stage: Stage,
    measure: &dyn Measure,
) -> Scene {
    let mut panel = Scene::still(stage, theme.palette.dim, Vec::new());
    if remarks.is_empty() {
        return panel;
    }
    let (palette, scale) = (&theme.palette, Scale::of(&stage));
    let free = stage.size.w - 2.0 * scale.margin;
    let width = if stage.is_portrait() { free } else { free.min(stage.size.w * WIDTH_MAX) };
    let (x, top, pad) = (stage.size.w - scale.margin - width, scale.margin, scale.gap_small);
    let lang = Lang::new(if language == Language::Chinese { "zh" } else { "en" });
    let mut column = Column {
        setter: Setter { measure, lang: &lang, unbroken: &[] },
        x: x + pad,
        width: width - 2.0 * pad,
        y: top + pad,
        end: top + stage.size.h * HEIGHT_MAX,
        items: Vec::new(),
    };
    let title = author_word(language, if is_kept { AuthorWord::Kept } else { AuthorWord::LeftOut });
    column.say(Part::RemarksTitle, title, scale.author_heading(), palette.gold, LINES_MAX);
    let mut told = 0;
    for remark in remarks {
        column.y += pad * 0.5;
        let is_in = column.say(Part::RemarksPlace, &remark.place, scale.author(500), palette.snow, 1)
            && column.say(Part::RemarksText, &remark.text, scale.author(400), palette.snow_soft, LINES_MAX);
        if !is_in {
            break;
        }
        told += 1;
    }
    let close = author_word(language, AuthorWord::ClosePanel);
    let foot = format!("{summary} · {close}");
    column.end = f32::INFINITY;
    column.y += pad * 0.5;
    column.say(Part::RemarksFoot, &foot, scale.author(400), palette.snow_soft, 2);
    let area = rect(x, top, width, column.y + pad - top);
    let label: Vec<String> =
        remarks.iter().take(told).map(|remark| format!("{}: {}", remark.place, remark.text)).collect();
    let ground =
        Item::new(Part::Remarks, area, Shape::Fill { color: palette.dim.faded(fade::REMARKS), radius: scale.radius });
    let edge = rect(x, top, line::FIRM * scale.unit, area.h());
    let alert = Item::new(Part::RemarksAlert, edge, Shape::Fill { color: palette.accent, radius: 0.0 });
    panel.items = vec![ground.button(close, Action::Back), alert.meaning(Role::Alert, label.join("\n"))];
    panel.items.append(&mut column.items);
    panel
}

/// Lines from the top down.
struct Column<'a> {
    setter: Setter<'a>,
    x: f32,
    width: f32,
    y: f32,
    /// Nothing reaches below this.
    end: f32,
    items: Vec<Item>,
}

impl Column<'_> {
    /// Adds a text, cut after so many lines; false if there is no room.
    fn say(&mut self, part: Part, text: &str, style: TextStyle, color: Rgba, lines: usize) -> bool {
        let mut block = self.setter.set(text, style, self.width, Wrap::Small);
        if block.lines.len() > lines {
            block.lines.truncate(lines);
            if let Some(BlockLine { text: last, .. }) = block.lines.last_mut() {
                last.push('…');
            }
            block.size.h = lines as f32 * style.line_height();
        }
        let fits = self.y + block.size.h <= self.end;
        if fits {
            self.items.push(block.place(part, self.x, self.y, self.width, Align::Left, color));
            self.y += block.size.h.max(block.lines.len() as f32 * style.line_height());
        }
        fits
    }
}

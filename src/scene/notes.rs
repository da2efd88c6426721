//! A page for the speaker: which slide, what it looks like, what to say.

use super::{
    Item, Measure, Part, Role, Scene, Shape,
    spot::told_of_spots,
    typeset::{Align, Setter, Wrap},
    words::{Word, word},
};
use crate::{
    content::{Exhibition, Lang},
    theme::{Face, Scale, TextStyle, Theme, fade},
    units::{Rect, Stage, rect, size},
};

/// Width of the small slide, as a part of the page's: beside the notes, or above them on a page that is higher than wide.
const BESIDE: f32 = 0.38;
const ABOVE: f32 = 0.5;

/// How much larger notes are than the text of a slide, if they fit: a speaker reads them at a glance, standing.
const READ_ALOUD: f32 = 1.53;

/// The program's word for speaker's notes in `lang`.
#[must_use]
pub fn notes_word(lang: &Lang) -> &str {
    word(lang, Word::Notes)
}

/// The notes of the slide at `index` on a page of paper, and what the spots of its picture tell; nothing if it has none of
/// both in `lang`.
///
/// The slide itself is not on it: whoever draws the page puts it where [`Part::NotesSlide`] is.
#[must_use]
pub fn notes(
    exhibition: &Exhibition,
    index: usize,
    lang: &Lang,
    theme: &Theme,
    stage: Stage,
    measure: &dyn Measure,
) -> Option<Scene> {
    let (chapter, slide) = exhibition.slide(index)?;
    let notes = Some(slide.kind.notes().get(lang)).filter(|text| !text.trim().is_empty());
    // On paper nobody can touch the spots of a picture: what they tell stands under the notes.
    let said: Vec<String> = notes.map(str::to_owned).into_iter().chain(told_of_spots(&slide.kind, lang)).collect();
    if said.is_empty() {
        return None;
    }
    let text = said.join("\n");
    let (scale, palette) = (Scale::of(&stage).set_in(exhibition.typeface(lang)), &theme.palette);
    let setter = Setter { measure, lang, unbroken: &exhibition.unbroken };
    let page = stage.rect().shrunk(scale.margin);
    let mut items = vec![Item::new(Part::Paper, stage.rect(), Shape::Fill { color: palette.paper, radius: 0.0 })];

    let heading = slide.kind.heading().one_line(lang);
    let heading = format!("{}  {heading}", index + 1);
    let style = scale.card_title();
    let head = setter.fit(&heading, style, size(page.w(), style.line_height() * 2.4), Wrap::Balanced);
    let title = head.place(Part::NotesHeading, page.min.x, page.min.y, page.w(), Align::Left, palette.ink);
    items.push(title.meaning(Role::Heading, heading));
    let below = page.min.y + head.size.h + scale.gap_small;
    let line = rect(page.min.x, below, page.w(), scale.hairline);
    items.push(Item::new(Part::NotesRule, line, Shape::Fill { color: palette.accent, radius: 0.0 }));

    let top = below + scale.gap;
    let width = page.w() * if stage.is_portrait() { ABOVE } else { BESIDE };
    let small = rect(page.min.x, top, width, width / stage.size.aspect());
    let frame = Shape::Frame { color: palette.ink_soft.faded(fade::BUTTON_FRAME), width: scale.hairline, radius: 0.0 };
    items.push(Item::new(Part::NotesSlide, small, frame));

    let caption = TextStyle { face: Face { weight: 400, ..scale.caption().face }, ..scale.caption() };
    let foot = format!("{}  ·  {}", chapter.title.get(lang), notes_word(lang));
    let foot = setter.fit(&foot, caption, size(page.w(), caption.line_height()), Wrap::Small);
    let foot_top = page.max.y - foot.size.h;
    items.push(foot.place(Part::Chapter, page.min.x, foot_top, page.w(), Align::Left, palette.ink_soft));

    let column = if stage.is_portrait() {
        Rect { min: crate::units::pos(page.min.x, small.max.y + scale.gap), max: page.max }
    } else {
        Rect { min: crate::units::pos(small.max.x + scale.gap, top), max: page.max }
    };
    let space = size(column.w(), (foot_top - scale.gap - column.min.y).max(1.0));
    // Whatever a speaker has to say is on the page, however small.
    let style = TextStyle { least: 0.0, size: scale.body().size * READ_ALOUD, ..scale.body() };
    let block = setter.fit(&text, style, space, Wrap::Running);
    let said = block.place(Part::NotesText, column.min.x, column.min.y, column.w(), Align::Left, palette.ink);
    items.push(said.meaning(Role::Text, text));
    Some(Scene::still(stage, palette.paper, items))
}

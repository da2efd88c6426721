//! The list of chapters, with the comfort settings under it.

use super::{
    Align, Part, Role, Shape, Wrap,
    button::{language_name, round_button, word_button},
    icon::Icon,
    laid::Laid,
    look::Look,
    overlay::dimmed,
    seal::seal,
    words::{Word, word},
};
use crate::{
    show::Action,
    theme::{extent, fade},
    units::{Rect, pos, rect, size},
};

/// Where the menu starts for people who sit, as a part of the stage's height: on a totem, below a standing person's chest.
const LOW_REACH: f32 = 0.42;

/// The chapters, and the comfort settings under them.
pub(super) fn menu(look: &Look<'_>) -> Vec<Laid> {
    let scale = look.scale;
    let stage = look.stage.rect();
    let ink = look.on_dark();
    let mut items = vec![dimmed(look, fade::MENU, Action::Back)];
    let width = (stage.w() - 2.0 * scale.margin).min(extent::MENU * scale.unit.max(stage.h() / 1080.0));
    let x = stage.center().x - width / 2.0;
    let top = if look.comfort.low_reach { stage.h() * LOW_REACH } else { scale.margin };
    let space = rect(x, top, width, scale.target);
    let block = look.setter.fit(look.text(&look.exhibition.title), scale.heading(), space.size(), Wrap::Balanced);
    let title = block.lay(Part::MenuTitle, x, space.center().y - block.size.h / 2.0, width, Align::Left, ink.text);
    items.push(title.meaning(Role::Heading, look.text(&look.exhibition.title)));
    let close = rect(x + width - scale.target, top, scale.target, scale.target);
    items.extend(round_button(look, close, Icon::Close, word(look.lang, Word::Close), Action::Back, true));

    let comfort_top = stage.h() - scale.margin - scale.target;
    let list = Rect { min: pos(x, space.max.y + scale.gap), max: pos(x + width, comfort_top - scale.gap) };
    items.extend(chapter_rows(look, list));
    items.extend(comfort_row(look, rect(x, comfort_top, width, scale.target)));
    items
}

fn chapter_rows(look: &Look<'_>, area: Rect) -> Vec<Laid> {
    let scale = look.scale;
    let ink = look.on_dark();
    let count = look.exhibition.chapters.len().max(1) as f32;
    let height = (area.h() / count).min(extent::ROW * scale.unit);
    let mut first_slide = 0;
    let mut items = Vec::new();
    for (index, chapter) in look.exhibition.chapters.iter().enumerate() {
        let row = rect(area.min.x, area.min.y + index as f32 * height, area.w(), height * 0.9);
        let here = chapter.id == look.chapter.id;
        let text = look.line(&chapter.title);
        let fill = look.palette.snow.faded(if here { fade::ROW_HERE } else { fade::ROW });
        let ground = Laid::new(Part::MenuRow, row, Shape::Fill { color: fill, radius: scale.radius });
        items.push(ground.button(text.as_ref(), Action::GoTo(first_slide)));
        let side = row.h() * 0.64;
        let place = rect(row.min.x + row.h() * 0.18, row.center().y - side / 2.0, side, side);
        items.extend(seal(&Look { chapter, ..*look }, place));
        let left = place.max.x + scale.gap_small;
        let space = size(row.max.x - left - scale.gap_small, row.h() * 0.8);
        let style = scale.card_title();
        let [least, most] = extent::ROW_LETTERS;
        let block = look.setter.fit(
            &text,
            style.at((row.h() * 0.38).clamp(least * scale.unit, most * scale.unit)),
            space,
            Wrap::Balanced,
        );
        items.push(block.lay(
            Part::MenuChapter,
            left,
            row.center().y - block.size.h / 2.0,
            space.w,
            Align::Left,
            ink.text,
        ));
        first_slide += chapter.slides.len();
    }
    items
}

fn comfort_row(look: &Look<'_>, area: Rect) -> Vec<Laid> {
    let comfort = look.comfort;
    let pick = |on: bool, to_off, to_on| word(look.lang, if on { to_off } else { to_on });
    let mut switches = vec![
        (pick(comfort.large_text, Word::NormalText, Word::LargerText).to_owned(), Action::TextSize),
        (pick(comfort.high_contrast, Word::NormalContrast, Word::HighContrast).to_owned(), Action::Contrast),
        (pick(comfort.calm, Word::MoreMotion, Word::LessMotion).to_owned(), Action::Calm),
    ];
    if look.stage.is_portrait() {
        switches.push((pick(comfort.low_reach, Word::UsualReach, Word::LowReach).to_owned(), Action::Reach));
    }
    if look.exhibition.languages.len() > 1 {
        switches.insert(0, (language_name(&look.next_language().0), Action::Language));
    }
    let gap = look.scale.gap_small;
    let width = (area.w() - gap * (switches.len() - 1) as f32) / switches.len() as f32;
    let place = |index: usize| rect(area.min.x + index as f32 * (width + gap), area.min.y, width, area.h());
    let button = |(index, (text, action)): (usize, &(String, Action))| {
        word_button(look, place(index), text, text, *action, true)
    };
    switches.iter().enumerate().flat_map(button).collect()
}

//! What a speaker sees: this slide as the audience has it, the next one, what to say, and the time.

use std::time::Duration;

use super::{
    Align, Inputs, Item, Layouts, Part, Role, Scene, Shape, Told, Wrap,
    course::Course,
    layouts::looking,
    look::Look,
    small::{around, place, smaller},
    words::{StaffWord, staff_word},
};
use crate::{
    show::{Motion, Overlay, Revealed, ShowState, Wake},
    theme::{TextStyle, line, space},
    units::{Moment, Rect, Rgba, Stage, pos, rect},
};

/// How much larger notes are than the text of a slide: a speaker reads them at a glance, standing.
const READ_ALOUD: f32 = 1.06;
/// The part of the width, or on an upright stage of the height, that this slide takes at most.
const HERE: f32 = 0.64;
const HERE_TALL: f32 = 0.34;

/// Where everything stands.
struct Desk {
    here: Rect,
    next: Rect,
    times: Rect,
    notes: Rect,
}

impl Layouts {
    /// The speaker's view; it changes with every second.
    pub(super) fn speaker(&mut self, inputs: &Inputs<'_>) -> Scene {
        let theirs = self.for_audience(inputs);
        let seen = self.audience(&theirs);
        let Some(look) = looking(inputs, inputs.state.slide) else { return seen };
        let stage = theirs.stage.size;
        let desk = Desk::on(&look, theirs.stage);
        let ground = look.palette.dim;
        let (here, by) = place(stage, desk.here);
        let next = self.next_slide(&theirs, &look);
        let (beside, by_next) = place(stage, desk.next);
        let rest = seen.next();
        let bare = Item::new(Part::Ground, theirs.stage.rect(), Shape::Fill { color: seen.ground, radius: 0.0 });
        let mut items: Vec<Item> = smaller(std::iter::once(bare).chain(seen.items).collect(), by, here.min).collect();
        let has_next = next.is_some();
        items.extend(smaller(next.unwrap_or_default(), by_next, beside.min));
        let holes = if has_next { vec![here, beside] } else { vec![here] };
        items.extend(around(look.stage.rect(), &holes, ground));
        items.extend(holes.iter().map(|hole| frame(&look, *hole)));
        items.extend(status(&look, inputs.state, here));
        items.extend(above(&look, beside, has_next));
        items.extend(times(&look, inputs, desk.times));
        let (notes, notes_end) = notes(&look, inputs.state, desk.notes);
        items.extend(notes);
        let began = inputs.state.talk.began.unwrap_or(Moment::START);
        let passed = inputs.now.since(began);
        let second = Duration::from_secs(passed.as_secs() + 1).saturating_sub(passed);
        let course = Course::new(Vec::new(), rest.sooner(Wake::At(inputs.now + second)), false, inputs.now);
        let told = Told::of(&look, inputs.state);
        Scene { stage: look.stage, ground, items, told, notes_end: Some(notes_end), course }
    }

    /// What the next press brings: more of this slide, or the next one; nothing at the end.
    fn next_slide(&mut self, inputs: &Inputs<'_>, look: &Look<'_>) -> Option<Vec<Item>> {
        let state = inputs.state;
        let rests = Motion { held: Some(Moment::START), settled: true, ..state.motion };
        if state.motion.page.place + 1 < look.slide.kind.pages() {
            let mut motion = rests;
            (motion.page.place, motion.page.turned) = (motion.page.place + 1, None);
            return Some(self.standing(inputs, state.slide, motion));
        }
        if let Some(revealed) = state.motion.revealed.filter(|revealed| revealed.items < look.slide.kind.reveals()) {
            let revealed = Some(Revealed { items: revealed.items + 1, newest: None });
            return Some(self.standing(inputs, state.slide, Motion { revealed, ..rests }));
        }
        let count = look.exhibition.slide_count();
        let next = (state.slide + 1..count).find(|place| state.order.holds(*place))?;
        Some(self.resting(inputs, next))
    }
}

impl Desk {
    /// On the speaker's stage, for slides of the form of the audience's.
    fn on(look: &Look<'_>, theirs: Stage) -> Self {
        let (scale, aspect) = (look.scale, theirs.size.aspect());
        let margin = scale.margin * 0.7;
        let inner = look.stage.rect().shrunk(margin);
        let gap = space::APART * scale.unit;
        let label = scale.caption().line_height() + space::HAIR * scale.unit;
        let time = scale.heading().line_height() + scale.caption().line_height();
        let top = inner.min.y + label;
        let between = |x0: f32, y0: f32, x1: f32, y1: f32| rect(x0, y0, (x1 - x0).max(1.0), (y1 - y0).max(1.0));
        if look.stage.is_portrait() {
            let high = (look.stage.size.h * HERE_TALL).min(inner.w() / aspect);
            let here = between(inner.min.x, top, inner.max.x, top + high);
            let row = here.max.y + gap + label;
            let next =
                between(inner.min.x, row, inner.center().x - gap / 2.0, row + look.stage.size.h * HERE_TALL / 2.0);
            let times = between(inner.center().x + gap / 2.0, row, inner.max.x, next.max.y);
            let notes = between(inner.min.x, next.max.y + gap, inner.max.x, inner.max.y);
            return Self { here, next, times, notes };
        }
        let middle = inner.min.x + inner.w() * HERE;
        let foot = inner.max.y - time - gap;
        let here = between(inner.min.x, top, middle, foot);
        let times = between(inner.min.x, inner.max.y - time, middle, inner.max.y);
        let column = (middle + gap, inner.max.x);
        let high = (column.1 - column.0) / aspect;
        let next = between(column.0, top, column.1, top + high.min(inner.h() * 0.4));
        let notes = between(column.0, next.max.y + gap, column.1, inner.max.y);
        Self { here, next, times, notes }
    }
}

fn frame(look: &Look<'_>, hole: Rect) -> Item {
    let width = line::HAIR * look.scale.unit;
    let color = look.palette.snow_soft;
    Item::new(Part::SpeakerFrame, hole.shrunk(-width), Shape::Frame { color, width, radius: 0.0 })
}

/// One line of words in `area`, as large as has room.
fn said(look: &Look<'_>, part: Part, text: &str, style: TextStyle, area: Rect, color: Rgba) -> Item {
    let style = TextStyle { least: 0.0, ..style };
    let block = look.setter.fit(text, style, area.size(), Wrap::Small);
    block.place(part, area.min.x, area.min.y, area.w(), Align::Left, color).meaning(Role::Text, text)
}

/// The line over a small slide.
fn over(look: &Look<'_>, hole: Rect) -> Rect {
    let style = look.scale.caption();
    let high = style.line_height();
    rect(hole.min.x, hole.min.y - high - space::HAIR * look.scale.unit, hole.w(), high)
}

/// Number and heading of this slide, and what the audience sees instead of it.
fn status(look: &Look<'_>, state: &ShowState, here: Rect) -> Vec<Item> {
    let (position, count) = look.position();
    let heading = look.line(look.slide.kind.heading());
    let place = format!("{} / {count}  {heading}", position + 1);
    let seen = match state.overlay {
        Some(Overlay::Black) => Some(StaffWord::TalkBlack),
        Some(Overlay::White) => Some(StaffWord::TalkWhite),
        Some(Overlay::Enlarged { .. }) if state.frozen().is_none() => Some(StaffWord::TalkEnlarged),
        _ => state.frozen().map(|_| StaffWord::TalkFrozen),
    };
    let area = over(look, here);
    let style = look.scale.caption();
    let Some(seen) = seen else {
        return vec![said(look, Part::SpeakerLabel, &place, style, area, look.palette.snow)];
    };
    let text = staff_word(look.lang, seen);
    let right = rect(area.center().x, area.min.y, area.w() / 2.0, area.h());
    let left = Rect { max: pos(area.center().x, area.max.y), ..area };
    vec![
        said(look, Part::SpeakerLabel, &place, style, left, look.palette.snow),
        said(look, Part::SpeakerStatus, text, style, right, look.palette.gold),
    ]
}

/// What stands over the next slide, or that there is none.
fn above(look: &Look<'_>, beside: Rect, has_next: bool) -> Vec<Item> {
    let named = if has_next { StaffWord::Next } else { StaffWord::LastSlide };
    let text = staff_word(look.lang, named);
    vec![said(look, Part::SpeakerLabel, text, look.scale.caption(), over(look, beside), look.palette.snow_soft)]
}

/// The time of day, how long the talk and this slide take so far, and how long they are to take.
fn times(look: &Look<'_>, inputs: &Inputs<'_>, area: Rect) -> Vec<Item> {
    let (state, now) = (inputs.state, inputs.now);
    let passed = state.talk.began.map_or(Duration::ZERO, |began| now.since(began));
    let here = now.since(state.motion.since);
    let (_, count) = look.position();
    let whole = look.exhibition.talk_minutes.map(|minutes| Duration::from_mins(u64::from(minutes)));
    let share = whole.map(|whole| whole / u32::try_from(count.max(1)).unwrap_or(1));
    let day = state.talk.wall.map(|wall| format!("{:02}:{:02}", wall.hour(), wall.minute()));
    let timed = |passed: Duration, whole: Option<Duration>| {
        let is_late = whole.is_some_and(|whole| passed > whole);
        let text =
            whole.map_or_else(|| clock(passed), |whole| format!("{}\u{a0}/\u{a0}{}", clock(passed), clock(whole)));
        (text, is_late)
    };
    let mut all = vec![(StaffWord::Talk, timed(passed, whole)), (StaffWord::Slide, timed(here, share))];
    if let Some(day) = day {
        all.insert(0, (StaffWord::TalkClock, (day, false)));
    }
    let is_upright = look.stage.is_portrait();
    let parts = all.len() as f32;
    let (step_x, step_y) = if is_upright { (0.0, area.h() / parts) } else { (area.w() / parts, 0.0) };
    let (large, small) = (look.scale.heading(), look.scale.caption());
    let wide = if is_upright { area.w() } else { step_x - space::CLOSE * look.scale.unit };
    let mut items = Vec::new();
    for (index, (named, (text, is_late))) in all.into_iter().enumerate() {
        let (x, y) = (area.min.x + step_x * index as f32, area.min.y + step_y * index as f32);
        let high = if is_upright { (step_y - small.line_height()).max(1.0) } else { large.line_height() };
        let color = if is_late { look.palette.gold } else { look.palette.snow };
        items.push(said(look, Part::SpeakerTime, &text, large, rect(x, y, wide, high.min(large.line_height())), color));
        let under = rect(x, y + high.min(large.line_height()), wide, small.line_height());
        items.push(said(look, Part::SpeakerLabel, staff_word(look.lang, named), small, under, look.palette.snow_soft));
    }
    items
}

/// Minutes and seconds, from an hour on with hours.
fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// What to say, from the line on to which it was scrolled, as many lines as have room; and by how many it can be scrolled.
fn notes(look: &Look<'_>, state: &ShowState, area: Rect) -> (Vec<Item>, u8) {
    let text = look.slide.kind.notes().get(look.lang);
    if text.trim().is_empty() {
        let none = staff_word(look.lang, StaffWord::NoNotes);
        let none = said(look, Part::SpeakerLabel, none, look.scale.caption(), area, look.palette.snow_soft);
        return (vec![none], 0);
    }
    let style = TextStyle { least: 0.0, size: look.scale.body().size * READ_ALOUD, ..look.scale.body() };
    let block = look.setter.set(text, style, area.w(), Wrap::Running);
    let room = ((area.h() / style.line_height()) as usize).max(1);
    let most = block.lines.len().saturating_sub(room);
    let first = usize::from(state.talk.scrolled).min(most);
    let mut item = block.place(Part::NotesText, area.min.x, area.min.y, area.w(), Align::Left, look.palette.snow);
    if let Shape::Text { lines, .. } = &mut item.shape {
        lines.drain(..first.min(lines.len()));
        lines.truncate(room);
    }
    item.shift(0.0, -(first as f32) * style.line_height());
    item.rect = area;
    let mut items = vec![item.meaning(Role::Text, text)];
    if most > 0 {
        // A bar beside them: which part of the notes is read.
        let (all, width) = (block.lines.len() as f32, line::FIRM * look.scale.unit);
        let (top, high) = (area.h() * first as f32 / all, area.h() * room as f32 / all);
        let bar = rect(area.max.x + width, area.min.y + top, width, high);
        items.push(Item::new(Part::SpeakerFrame, bar, Shape::Fill { color: look.palette.snow_soft, radius: 0.0 }));
    }
    (items, u8::try_from(most).unwrap_or(u8::MAX))
}

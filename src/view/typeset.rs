//! Widths of characters, and lines of text as egui's layout jobs, both from the same fonts.

use std::{cell::RefCell, collections::HashMap, sync::Arc};

use egui::{
    Color32, FontId,
    epaint::text::{Fonts, LayoutJob, TextFormat, TextOptions, ViewportKey},
};

use super::{
    fail_point,
    fonts::{definitions, family, weight},
};
use crate::{
    scene::{Ink, Measure, kern},
    theme::{Face, TextStyle, Typefaces, sans},
};

/// Measures with the bundled fonts and an exhibition's own, at one size in an atlas of its own, and remembers what it
/// measured.
pub struct FontMeasure {
    fonts: RefCell<Fonts>,
    known: RefCell<Known>,
    inks: RefCell<HashMap<(char, Face), Ink>>,
}

/// The advances of texts that were measured before.
type Known = HashMap<(String, Face), Arc<[f32]>>;

/// The size everything is measured at: glyphs are not hinted, so widths are proportional to size.
const MEASURE_SIZE: f32 = 64.0;
/// Texts that are remembered. A deck of 30 slides has about 400 in all sizes and languages.
const KNOWN_MAX: usize = 4096;

impl FontMeasure {
    /// A measure of the bundled fonts that remembers nothing yet; loading them takes some milliseconds.
    #[must_use]
    pub fn new() -> Self {
        Self::of(&Typefaces::default())
    }

    /// The same with the fonts of an exhibition.
    #[must_use]
    pub fn of(typefaces: &Typefaces) -> Self {
        let options = TextOptions { max_texture_side: 2048, ..TextOptions::default() };
        Self {
            fonts: RefCell::new(Fonts::new(options, definitions(typefaces))),
            known: RefCell::default(),
            inks: RefCell::default(),
        }
    }
}

impl FontMeasure {
    /// The characters of `text` that no font has, each once, in their order.
    #[must_use]
    pub fn lacking(&self, text: &str) -> Vec<char> {
        let mut fonts = self.fonts.borrow_mut();
        // All families have the same characters, in another order.
        let font = FontId::new(MEASURE_SIZE, family(sans(400)));
        let mut view = fonts.with_pixels_per_point(1.0);
        let mut lacking = Vec::new();
        for c in text.chars().filter(|c| !c.is_whitespace()) {
            if !lacking.contains(&c) && !view.has_glyph(&font, c) {
                lacking.push(c);
            }
        }
        lacking
    }
}

impl Default for FontMeasure {
    fn default() -> Self {
        Self::new()
    }
}

impl Measure for FontMeasure {
    fn advances(&self, text: &str, face: Face) -> Arc<[f32]> {
        let key = (text.to_owned(), face);
        if let Some(known) = self.known.borrow().get(&key) {
            return Arc::clone(known);
        }
        fail_point::measuring(text);
        // The text is cut as it is drawn: fonts join and kern characters only where the scene adds no space between
        // them.
        let line = text.replace('\n', " ");
        let job = line_job(&line, style(face), Color32::WHITE);
        let mut fonts = self.fonts.borrow_mut();
        let options = *fonts.options();
        fonts.begin_pass(options, ViewportKey::default());
        let galley = fonts.layout_uncached(1.0, Arc::new(job));
        let glyphs = galley.rows.iter().flat_map(|row| row.glyphs.iter());
        let advances = one_each(&line, glyphs.map(|glyph| (glyph.chr, glyph.advance_width / MEASURE_SIZE)));
        let mut known = self.known.borrow_mut();
        if known.len() >= KNOWN_MAX {
            known.clear();
        }
        known.insert(key, Arc::clone(&advances));
        advances
    }

    fn ink(&self, c: char, face: Face) -> Ink {
        *self.inks.borrow_mut().entry((c, face)).or_insert_with(|| self.measured_ink(c, face))
    }
}

impl FontMeasure {
    fn measured_ink(&self, c: char, face: Face) -> Ink {
        let job = line_job(c.encode_utf8(&mut [0; 4]), style(face), Color32::WHITE);
        let mut fonts = self.fonts.borrow_mut();
        let options = *fonts.options();
        fonts.begin_pass(options, ViewportKey::default());
        let galley = fonts.layout_uncached(1.0, Arc::new(job));
        let Some(glyph) = galley.rows.first().and_then(|row| row.glyphs.first()) else { return Ink::HAN };
        let (at, size) = (glyph.uv_rect.offset / MEASURE_SIZE, glyph.uv_rect.size / MEASURE_SIZE);
        if size.x <= 0.0 || size.y <= 0.0 {
            return Ink::HAN;
        }
        Ink { across: [at.x, at.x + size.x], down: [at.y, at.y + size.y] }
    }
}

/// A face at the size at which everything is measured.
const fn style(face: Face) -> TextStyle {
    TextStyle { face, size: MEASURE_SIZE, usual: MEASURE_SIZE, leading: 1.0, least: 0.0 }
}

/// The advances of `glyphs`, one for each character of `text`.
///
/// Fonts may set several characters as one glyph and one character as several. Their advances go to the character that
/// they begin with, so that all characters together are as wide as all glyphs.
fn one_each(text: &str, glyphs: impl Iterator<Item = (char, f32)>) -> Arc<[f32]> {
    let glyphs: Vec<(char, f32)> = glyphs.collect();
    let chars: Vec<char> = text.chars().collect();
    if chars.len() == glyphs.len() {
        return glyphs.into_iter().map(|(_, advance)| advance).collect();
    }
    let mut advances = vec![0.0; chars.len()];
    let mut next = 0;
    for (c, advance) in glyphs {
        let found = chars[next..].iter().position(|other| *other == c).map(|ahead| next + ahead);
        let at = found.unwrap_or_else(|| next.saturating_sub(1));
        next = found.map_or(next, |found| found + 1);
        if let Some(sum) = advances.get_mut(at) {
            *sum += advance;
        }
    }
    advances.into()
}

/// One line as a layout job: no wrapping, with the scene's spaces between characters.
#[must_use]
pub fn line_job(text: &str, style: TextStyle, color: Color32) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = f32::INFINITY;
    let (mut start, mut space, mut previous, mut after) = (0, 0.0, None, 0.0);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let kern = kern(previous, c, chars.peek().map(|next| next.1), style.face.family);
        let before = after + kern.before + if previous.is_some() { kern.gap } else { kern.start };
        if before != 0.0 {
            if at > start {
                job.append(&text[start..at], space, format(style, color));
            }
            (start, space) = (at, before * style.size);
        }
        (previous, after) = (Some(c), kern.after);
    }
    job.append(&text[start..], space, format(style, color));
    job
}

fn format(style: TextStyle, color: Color32) -> TextFormat {
    TextFormat {
        font_id: FontId::new(style.size, family(style.face)),
        coords: weight(style.face),
        color,
        ..TextFormat::default()
    }
}

//! Draws texts with the same glyphs, fonts and places as on the screen.

use std::{collections::HashMap, ops::Range};

use egui::epaint::text::ByteRangeExt as _;
use harfrust::{BufferFlags, FontRef, ShapeOptions, ShaperData, ShaperInstance, UnicodeBuffer, Variation};
use krilla::{
    Data,
    geom::Point,
    num::NormalizedF32,
    paint::Fill,
    surface::Surface,
    text::{Font, GlyphId, KrillaGlyph, Tag},
};

use crate::{
    scene::{Line, kern},
    theme::{Face, Family, TextStyle, Typefaces, sans},
    view::{font_file, line_job},
};

/// The bundled fonts and the exhibition's own: to shape text with, and as fonts of the PDF.
pub(super) struct Fonts<'a> {
    typefaces: &'a Typefaces,
    /// By the number of the typeface and the family.
    files: Vec<((u8, Family), File<'a>)>,
    embedded: HashMap<Face, Option<Font>>,
}

struct File<'a> {
    font: FontRef<'a>,
    shaper: ShaperData,
    units_per_em: f32,
}

/// Glyphs of one font in a row.
struct Run {
    face: Face,
    /// From the start of the line, in ems.
    x: f32,
    glyphs: Vec<KrillaGlyph>,
}

/// A line's text, and how it is drawn.
#[derive(Clone)]
struct Words<'a> {
    text: &'a str,
    size: f32,
    fill: Fill,
    outlined: bool,
}

/// A curly quote in Latin text, which is set narrower than its glyph.
#[derive(Clone, Copy)]
struct NarrowQuote {
    /// Its byte in the line.
    at: usize,
    /// From the start of its glyph to where its visible form begins, in ems.
    inset: f32,
    straight: &'static str,
}

impl NarrowQuote {
    /// A font for each kind of quote: in one font, a glyph stands for one character, and a straight quote may stand for
    /// itself in the others.
    const fn unseen_face(self) -> Face {
        sans(if self.inset > 0.0 { 100 } else { 101 })
    }
}

/// The quotes of `text` that are set more than half an em narrower than they are in the font.
fn narrow_quotes(text: &str) -> Vec<NarrowQuote> {
    let mut quotes = Vec::new();
    let mut previous = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        // Quotation marks have the same space around them in both families.
        let kern = kern(previous, c, chars.peek().map(|next| next.1), Family::Sans);
        let straight = match c {
            '\u{2018}' | '\u{2019}' => "'",
            _ => "\"",
        };
        if matches!(c, '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}') && kern.before.min(kern.after) < -0.5 {
            quotes.push(NarrowQuote { at, inset: -kern.before, straight });
        }
        previous = Some(c);
    }
    quotes
}

impl<'a> Fonts<'a> {
    pub(super) fn new(typefaces: &'a Typefaces) -> Self {
        let open = |number: u8, family: Family| {
            let bytes = if number == 0 { font_file(family) } else { typefaces.file(number, family)? };
            let font = FontRef::new(bytes).ok()?;
            let shaper = ShaperData::new(&font);
            let units_per_em = shaper.shaper(&font).build().units_per_em() as f32;
            Some(((number, family), File { font, shaper, units_per_em }))
        };
        let numbers = std::iter::once(0).chain(typefaces.all().map(|(number, _)| number));
        let all = numbers.flat_map(|number| [Family::Sans, Family::Serif].map(|family| (number, family)));
        let files = all.filter_map(|(number, family)| open(number, family)).collect();
        Self { typefaces, files, embedded: HashMap::new() }
    }

    /// Draws `line`. With `space`, it ends with an invisible space, so that its last word and the next word read stay
    /// two words. `outlined` draws shapes in place of text.
    pub(super) fn draw(
        &mut self,
        surface: &mut Surface<'_>,
        line: &Line,
        style: TextStyle,
        fill: Fill,
        (space, outlined): (bool, bool),
    ) {
        if line.text.is_empty() {
            return;
        }
        let text = if space { format!("{} ", line.text) } else { line.text.clone() };
        let mut runs = self.set(&line.text, style);
        if space && let Some(run) = runs.last_mut() {
            let range = line.text.len()..text.len();
            run.glyphs.extend(
                self.shaped(" ", run.face).into_iter().map(|glyph| KrillaGlyph { text_range: range.clone(), ..glyph }),
            );
        }
        let narrow = narrow_quotes(&line.text);
        let quote_of = |glyph: &KrillaGlyph| narrow.iter().find(|quote| quote.at == glyph.text_range.start).copied();
        let words = Words { text: &text, size: style.size, fill, outlined };
        surface.set_stroke(None);
        for run in runs {
            let mut x = line.x + run.x * style.size;
            for glyphs in run.glyphs.chunk_by(|a, b| quote_of(a).is_none() && quote_of(b).is_none()) {
                let start = Point::from_xy(x, line.baseline);
                match glyphs.first().and_then(quote_of) {
                    Some(quote) => self.draw_quote(surface, &words, run.face, start, &glyphs[0], quote),
                    None => self.draw_glyphs(surface, &words, run.face, start, glyphs),
                }
                x += glyphs.iter().map(|glyph| glyph.x_advance).sum::<f32>() * style.size;
            }
        }
    }

    fn draw_glyphs(
        &mut self,
        surface: &mut Surface<'_>,
        words: &Words<'_>,
        face: Face,
        at: Point,
        glyphs: &[KrillaGlyph],
    ) {
        if let Some(font) = self.font(face) {
            surface.set_fill(Some(words.fill.clone()));
            surface.draw_glyphs(at, glyphs, font, words.text, words.size, words.outlined);
        }
    }

    /// Draws a curly quote as a shape, and puts an invisible straight quote into the text for it. The glyph of the
    /// curly quote is an em wide and overlaps its neighbours, which readers would take apart: “city’ s”.
    fn draw_quote(
        &mut self,
        surface: &mut Surface<'_>,
        words: &Words<'_>,
        face: Face,
        at: Point,
        glyph: &KrillaGlyph,
        quote: NarrowQuote,
    ) {
        let shape = Words { outlined: true, ..words.clone() };
        self.draw_glyphs(surface, &shape, face, at, std::slice::from_ref(glyph));
        if !words.outlined {
            let face = quote.unseen_face();
            let straight = self.shaped(quote.straight, face).into_iter();
            let range = glyph.text_range.clone();
            let straight: Vec<KrillaGlyph> =
                straight.map(|it| KrillaGlyph { text_range: range.clone(), ..it }).collect();
            let unseen = Words { fill: Fill { opacity: NormalizedF32::ZERO, ..words.fill.clone() }, ..words.clone() };
            let at = Point::from_xy(at.x + quote.inset * words.size, at.y);
            self.draw_glyphs(surface, &unseen, face, at, &straight);
        }
    }

    /// The glyphs of a line: cut into sections as the screen cuts it, with the same spaces before each.
    fn set(&self, text: &str, style: TextStyle) -> Vec<Run> {
        let job = line_job(text, style, egui::Color32::WHITE);
        let (mut runs, mut x): (Vec<Run>, f32) = (Vec::new(), 0.0);
        for section in &job.sections {
            let space = section.leading_space / style.size;
            x += space;
            let range = section.byte_range.as_usize();
            for (face, part) in self.faces(text, range, style.face) {
                let glyphs = self.shaped(&text[part.clone()], face).into_iter().map(|mut glyph| {
                    glyph.text_range = glyph.text_range.start + part.start..glyph.text_range.end + part.start;
                    glyph
                });
                let glyphs: Vec<KrillaGlyph> = glyphs.collect();
                let width: f32 = glyphs.iter().map(|glyph| glyph.x_advance).sum();
                match runs.last_mut() {
                    Some(run) if run.face == face => {
                        let reached = run.x + run.glyphs.iter().map(|glyph| glyph.x_advance).sum::<f32>();
                        if let Some(last) = run.glyphs.last_mut() {
                            last.x_advance += x - reached;
                        }
                        run.glyphs.extend(glyphs);
                    }
                    _ => runs.push(Run { face, x, glyphs }),
                }
                x += width;
            }
        }
        runs
    }

    /// `range` of `text` in parts of one font each: glyphs that one lacks come from the others, in the order in which the
    /// screen looks for them.
    fn faces(&self, text: &str, range: Range<usize>, face: Face) -> Vec<(Face, Range<usize>)> {
        // Nearly always one font has all glyphs.
        if self.has(&text[range.clone()], face) {
            return vec![(face, range)];
        }
        let others = self.others(face);
        let mut parts: Vec<(Face, Range<usize>)> = Vec::new();
        let start = range.start;
        for (at, c) in text[range].char_indices() {
            let (from, to) = (start + at, start + at + c.len_utf8());
            let c = &text[from..to];
            let first = std::iter::once(&face).chain(&others).find(|face| self.has(c, **face));
            let face = first.copied().unwrap_or(face);
            match parts.last_mut() {
                Some((known, part)) if *known == face => part.end = to,
                _ => parts.push((face, from..to)),
            }
        }
        parts
    }

    /// The other faces in which a glyph may be found: of the same typeface, the bundled ones, those of other languages.
    fn others(&self, face: Face) -> Vec<Face> {
        let other = match face.family {
            Family::Sans => Family::Serif,
            Family::Serif => Family::Sans,
        };
        let of = |typeface: u8| [face.family, other].map(|family| Face { family, typeface, ..face });
        let rest = self.typefaces.all().map(|(number, _)| number).filter(|number| *number != face.typeface);
        let numbers = std::iter::once(face.typeface).chain((face.typeface != 0).then_some(0)).chain(rest);
        numbers.flat_map(of).filter(|one| *one != face).collect()
    }

    fn has(&self, c: &str, face: Face) -> bool {
        let glyphs = self.shaped(c, face);
        !glyphs.is_empty() && glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0)
    }

    /// The glyphs of a text in one font; their ranges are those of its bytes.
    fn shaped(&self, text: &str, face: Face) -> Vec<KrillaGlyph> {
        let file = self.files.iter().find(|(name, _)| *name == (face.typeface, face.family));
        let Some((_, file)) = file else { return Vec::new() };
        let weight = Variation { tag: harfrust::Tag::new(b"wght"), value: f32::from(face.weight) };
        let instance = ShaperInstance::from_variations(&file.font, [weight]);
        let shaper = file.shaper.shaper(&file.font).instance(Some(&instance)).build();
        let mut buffer = UnicodeBuffer::new();
        buffer.set_flags(BufferFlags::BEGINNING_OF_TEXT | BufferFlags::END_OF_TEXT);
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let glyphs = shaper.shape(buffer, ShapeOptions::new());
        let starts: Vec<usize> = glyphs.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        let end = |start: usize| starts.iter().copied().filter(|next| *next > start).min().unwrap_or(text.len());
        let em = |units: i32| units as f32 / file.units_per_em;
        let both = glyphs.glyph_infos().iter().zip(glyphs.glyph_positions());
        both.map(|(info, at)| {
            let start = info.cluster as usize;
            KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                em(at.x_advance),
                em(at.x_offset),
                em(at.y_offset),
                0.0,
                start..end(start),
                None,
            )
        })
        .collect()
    }

    fn font(&mut self, face: Face) -> Option<Font> {
        let open = || {
            let weight = (Tag::new(b"wght"), f32::from(face.weight));
            let data = match self.typefaces.file(face.typeface, face.family) {
                Some(file) => Data::from(file.as_ref().clone()),
                None => Data::from(font_file(face.family)),
            };
            Font::new_variable(data, 0, &[weight])
        };
        self.embedded.entry(face).or_insert_with(open).clone()
    }
}

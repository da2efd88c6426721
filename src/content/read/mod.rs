//! Reads the outline, part by part, into an [`Exhibition`].
//!
//! Each part is first checked against the schema, which finds everything that is wrong with it at once; then `ron`
//! makes a typed value of it. A part with errors is left out, and the others are read.

mod chapter;
mod check;
mod figures;
mod film;
mod fonts;
mod foreign;
mod languages;
mod links;
mod near;
mod numbers;
mod numerals;
mod own;
mod part;
mod pictures;
mod quoted;
mod report;
mod silent;
mod sound;
mod text;
mod translated;
mod typed;
mod wording;

use std::ops::Range;

use super::{
    Chapter, DataFile, Exhibition, Files, Home, Lang, Logo, Slide, Text, codes, data,
    limits::{FILE_BYTES_MAX, SLIDES_MAX},
    scan::{Fault, ForeignKind, NodeId, Shape, Tree, join, scan},
    schema,
};
use crate::{
    diag::{Finding, Source, Words, advice, nearest},
    words,
};
pub use languages::is_language_tag;
use links::Linking;
pub use part::{Fields, Form, read_part};
use report::Report;
use translated::Translated;

/// The built-in themes; the first is that of exhibitions that name none. A theme file has a dot in its name.
pub const THEMES: [&str; 2] = ["gobi", "night"];

/// The result of reading a content file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The exhibition of everything that can be shown; nothing if no slide can.
    pub exhibition: Option<Exhibition>,
    /// The exhibition's title if it could be read, even when nothing else can.
    pub title: Option<Text>,
    /// The findings in the order of the file: at most [`limits::FINDINGS_MAX`](super::limits::FINDINGS_MAX), errors
    /// rather than warnings, and if there are more, one that says how many.
    pub findings: Vec<Finding>,
    /// Where the slides of the exhibition stand in the file, in the same order.
    pub places: Vec<Place>,
    /// The data files that lists come from, in the order in which they are named first.
    pub data: Vec<DataFile>,
    /// The content file with the rows of its data files in their places, so that it needs none of them; nothing if it
    /// names none.
    pub standalone: Option<String>,
}

/// Rows of a data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    /// The place of the file in [`Reading::data`].
    pub file: usize,
    /// The bytes of one row, with its line breaks within quotes.
    pub span: Range<usize>,
}

impl Reading {
    /// Leaves out all slides but those that are `wanted`, as [`Exhibition::keep`] does, with their places.
    pub fn keep(&mut self, wanted: impl Fn(&Chapter, &Slide) -> bool) -> bool {
        let Some(exhibition) = &mut self.exhibition else { return false };
        let kept: Vec<bool> = exhibition.slides().map(|(chapter, slide)| wanted(chapter, slide)).collect();
        if !exhibition.keep(&wanted) {
            return false;
        }
        let mut kept = kept.into_iter();
        self.places.retain(|_| kept.next().unwrap_or(true));
        true
    }
}

/// Where a slide stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its path, for example `chapters[1].slides[3]`.
    pub path: String,
    /// Bytes from its name to its opening bracket.
    pub span: Range<usize>,
    /// Bytes from its name to its closing bracket.
    pub whole: Range<usize>,
    /// The rows that its lists come from, one by one.
    pub rows: Vec<Rows>,
}

/// The bytes of the value at `path` within `text`, or of the last part of the path that exists.
#[must_use]
pub fn span_at(text: &str, path: &str) -> Range<usize> {
    let (tree, _) = scan(text);
    tree.root().map_or(0..0, |root| tree.node(tree.find(root, path)).span.clone())
}

/// Reads a content file. Never fails: whatever cannot be used becomes a finding, and the rest is read.
#[must_use]
pub fn read(source: Source<'_>, files: &dyn Files) -> Reading {
    if source.text.len() > FILE_BYTES_MAX {
        let mut report = Report::new(source);
        let message = words!("the file is larger than {max} MiB", max = FILE_BYTES_MAX >> 20);
        report.error(codes::TOO_LARGE, 0..0, "", message);
        return Reading { findings: report.finish(), ..Reading::default() };
    }
    let (tree, faults) = scan(source.text);
    let Some(expanded) = data::expand(&tree, source.text, files) else {
        return read_outline(&tree, faults, Report::new(source), files);
    };
    let (tree, faults) = scan(&expanded.text);
    let mut reading = read_outline(&tree, faults, Report::of(source, &expanded), files);
    for place in &mut reading.places {
        let rows = expanded.origin.rows_in(&place.whole).into_iter();
        place.rows = rows.map(|spot| Rows { file: spot.file - 1, span: spot.span }).collect();
        place.span = expanded.origin.spot(place.span.clone()).span;
        place.whole = expanded.origin.spot(place.whole.clone()).span;
    }
    let data = expanded.files.into_iter().chain(reading.data).collect();
    Reading { data, standalone: Some(expanded.text), ..reading }
}

fn read_outline(tree: &Tree<'_>, faults: Vec<Fault>, mut report: Report<'_>, files: &dyn Files) -> Reading {
    let damage = damage(tree, &faults);
    for fault in faults {
        report.fault(fault, tree);
    }
    report.more_errors(tree.faults_not_noted);
    report.foreign(tree);
    let mut reader = Reader {
        tree,
        report,
        files,
        languages: Vec::new(),
        damage,
        sourced: false,
        translated: Translated::default(),
        places: Vec::new(),
        linking: Vec::new(),
        captions: Vec::new(),
        room: SLIDES_MAX,
    };
    let (exhibition, title) = reader.exhibition();
    reader.tell_untranslated();
    let findings = reader.report.finish();
    Reading { exhibition, title, findings, places: reader.places, data: reader.captions, ..Reading::default() }
}

/// The byte offsets at which the form of a file is broken, ascending.
fn damage(tree: &Tree<'_>, faults: &[Fault]) -> Vec<usize> {
    let foreign =
        tree.foreign.iter().filter(|foreign| foreign.kind != ForeignKind::Space).map(|foreign| foreign.span.start);
    let mut damage: Vec<usize> = faults.iter().map(|fault| fault.span.start).chain(foreign).collect();
    damage.sort_unstable();
    damage
}

/// No part has more fields than this; further ones are reported as unknown or repeated and are not read.
const VALUES_READ: usize = 40;

/// The state while reading.
struct Reader<'a> {
    tree: &'a Tree<'a>,
    report: Report<'a>,
    files: &'a dyn Files,
    /// The exhibition's languages; empty until they are read.
    languages: Vec<Lang>,
    /// The byte offsets at which the form of the file is broken, ascending.
    damage: Vec<usize>,
    /// The exhibition or the slide says where figures come from.
    sourced: bool,
    /// Which languages the texts have.
    translated: Translated,
    /// Where the slides that can be shown stand.
    places: Vec<Place>,
    /// The slides with links, until these are looked up.
    linking: Vec<Linking>,
    /// The files of captions that films name.
    captions: Vec<DataFile>,
    /// How many more slides may be read: [`SLIDES_MAX`] at first.
    room: usize,
}

impl Reader<'_> {
    fn exhibition(&mut self) -> (Option<Exhibition>, Option<Text>) {
        let Some(root) = self.root() else { return (None, None) };
        let allow = self.field::<Vec<String>>(root, &schema::EXHIBITION, "allow", "").unwrap_or_default();
        self.report.allow(allow.clone());
        self.fields(root, &schema::EXHIBITION, "");
        self.languages = self.languages(root);
        let wording = self.wordings(root);
        let fonts = self.fonts(root);
        let title = self.field::<Text>(root, &schema::EXHIBITION, "title", "");
        let theme = self.theme(root).unwrap_or_else(|| THEMES[0].to_owned());
        let home = self.field::<Home>(root, &schema::EXHIBITION, "home", "").unwrap_or_default();
        let talk_minutes = self.field::<u32>(root, &schema::EXHIBITION, "talk_minutes", "");
        let logos = self.field::<Vec<Logo>>(root, &schema::EXHIBITION, "logos", "").unwrap_or_default();
        let source = self.field::<Text>(root, &schema::EXHIBITION, "source", "").unwrap_or_default();
        self.sourced = !source.is_empty();
        let chapters = self.chapters(root);
        if chapters.is_empty() {
            let start = self.tree.node(root).span.start;
            self.report.error(codes::NOTHING_TO_SHOW, start..start, "", words!("no slide can be shown"));
            return (None, title);
        }
        let languages = self.languages.clone();
        let unbroken = self.field::<Vec<String>>(root, &schema::EXHIBITION, "unbroken", "").unwrap_or_default();
        let title_text = title.clone().unwrap_or_default();
        let exhibition = Exhibition {
            title: title_text,
            languages,
            wording,
            fonts,
            theme,
            home,
            talk_minutes,
            logos,
            source,
            unbroken,
            allow,
            chapters,
        };
        (Some(exhibition), title)
    }

    /// `Exhibition( … )`, or a value in its place that can be read like one.
    fn root(&mut self) -> Option<NodeId> {
        let Some(root) = self.tree.root() else {
            // The broken form was reported before.
            if self.report.errors() == 0 {
                self.not_an_exhibition(0..0, words!("the file is empty"));
            }
            return None;
        };
        let node = self.tree.node(root);
        let name = self.tree.name(root);
        if node.shape != Shape::Round {
            self.not_an_exhibition(self.tree.first(root), words!("the file does not begin with `Exhibition(`"));
            return None;
        }
        if name != schema::EXHIBITION.name {
            let shown = if name.is_empty() { words!("an unnamed bracket") } else { Words::verbatim(name) };
            self.not_an_exhibition(node.name.clone(), words!("the file begins with {shown}", shown));
        }
        Some(root)
    }

    fn not_an_exhibition(&mut self, span: Range<usize>, message: Words) {
        let hint = words!("a content file is one `Exhibition(title: …, languages: [zh, en], chapters: [ … ])`");
        self.report.error_with(codes::NOT_AN_EXHIBITION, span, "", message, hint);
    }

    /// The theme's name; a theme file lies beside the content file.
    fn theme(&mut self, root: NodeId) -> Option<String> {
        let theme: String = self.field(root, &schema::EXHIBITION, "theme", "")?;
        let node = self.given(root, &schema::EXHIBITION, "theme")?;
        let before = self.report.errors();
        if theme.contains(['.', '/', '\\', ':']) {
            self.path(
                node,
                &theme,
                "theme",
                codes::THEME_MISSING,
                words!("until it is there, a built-in theme is used"),
            );
        } else if !THEMES.contains(&theme.as_str()) {
            let message = words!("there is no built-in theme `{theme}`", theme = &theme);
            let span = self.tree.node(node).span.clone();
            self.report.error_with(codes::UNKNOWN_WORD, span, "theme", message, advice(&theme, THEMES));
        }
        (self.report.errors() == before).then_some(theme)
    }

    /// The value of a field, if it is there and right; what is wrong with it is reported.
    fn field<T: serde::de::DeserializeOwned>(
        &mut self,
        of: NodeId,
        part: &schema::Part,
        name: &str,
        path: &str,
    ) -> Option<T> {
        let field = part.field(name)?;
        let node = self.given(of, part, name)?;
        let path = join(path, name);
        self.typed(node, field.kind, &path)
    }

    fn chapters(&mut self, root: NodeId) -> Vec<Chapter> {
        let Some(list) = self.given(root, &schema::EXHIBITION, "chapters") else { return Vec::new() };
        let Some(list) = self.entries(list, "chapters") else { return Vec::new() };
        self.chapter_list(&list)
    }

    /// The value of a field, also if its name is slightly wrong (which is reported elsewhere).
    fn given(&self, of: NodeId, part: &schema::Part, name: &str) -> Option<NodeId> {
        let means = |child: &NodeId| {
            let key = self.tree.key(*child);
            key.and_then(|key| self.meant(of, part, key)).is_some_and(|field| field.name == name)
        };
        let early = self.tree.node(of).children.iter().copied().take(VALUES_READ);
        self.tree.field(of, name).or_else(|| early.into_iter().find(means))
    }

    /// The field that a name stands for: the field of that name, or a missing one whose name it resembles.
    fn meant(&self, of: NodeId, part: &schema::Part, name: &str) -> Option<&'static schema::Field> {
        part.field(name).or_else(|| nearest(name, self.unwritten(of, part)).and_then(|name| part.field(name)))
    }

    /// The names of a part's fields that are not there.
    fn unwritten(&self, of: NodeId, part: &schema::Part) -> Vec<&'static str> {
        let names = part.fields.iter().map(|field| field.name);
        names.filter(|name| !self.tree.has_early_field(of, name)).collect()
    }

    /// Whether the form of the file is broken within a value.
    fn is_damaged(&self, id: NodeId) -> bool {
        let span = &self.tree.node(id).span;
        let first = self.damage.partition_point(|at| *at < span.start);
        self.damage.get(first).is_some_and(|at| *at < span.end)
    }

    /// Advice for a name that is no field of `part`: a similar name that is not used yet, if there is one.
    fn field_advice(&self, of: NodeId, name: &str, part: &schema::Part) -> Words {
        if self.meant(of, part, name).is_some() {
            return advice(name, self.unwritten(of, part));
        }
        advice(name, part.fields.iter().map(|field| field.name))
    }
}

//! Talks in Markdown, as people write them for Marp, reveal.js, pandoc and the like.

use std::mem::take;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{Item, Picture, Sheet, Source, Talk, inline::Paragraph, is_picture};
use crate::words;

/// Reads a talk.
///
/// Where lines of dashes stand between slides, they tell where one ends. Else each heading of the first two levels begins
/// one. A heading of the first level begins a chapter. Comments, and what follows `Note:`, are for the speaker.
#[must_use]
pub fn markdown(text: &str) -> Talk {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let (head, text) = head(&text);
    let text = &apart(text);
    let has_rules = Parser::new_ext(text, options).any(|event| event == Event::Rule);
    let mut reader = Reader { has_rules, ..Reader::default() };
    reader.metadata(head);
    for event in Parser::new_ext(text, options) {
        reader.take(event);
    }
    reader.end_sheet();
    let mut talk = reader.talk;
    if talk.title.is_empty() {
        talk.title =
            talk.sheets.iter().map(|sheet| &sheet.title).find(|title| !title.is_empty()).cloned().unwrap_or_default();
    }
    talk
}

/// What is being read.
#[derive(Default)]
struct Reader {
    talk: Talk,
    sheet: Sheet,
    has_rules: bool,
    paragraph: Paragraph,
    /// How deep within lists.
    depth: usize,
    /// What text belongs to.
    place: Place,
    /// The alternative text of a picture is being read.
    picture: Option<(String, Paragraph)>,
    row: Vec<String>,
    /// HTML that stands by itself.
    block: Option<String>,
    /// Everything until the end of the slide is for the speaker.
    is_noting: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Paragraph,
    Heading(HeadingLevel),
    Quote,
    Code,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.paragraph.line(),
            Event::Rule => self.end_sheet(),
            // A block comes line by line.
            Event::Html(html) if self.block.is_some() => self.block.iter_mut().for_each(|block| block.push_str(&html)),
            Event::Html(html) | Event::InlineHtml(html) => self.html(&html),
            Event::TaskListMarker(done) => self.text(if done { "✓ " } else { "" }),
            Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.talk_left(words!("a formula or a footnote"));
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                let begins = matches!(level, HeadingLevel::H1 | HeadingLevel::H2);
                // Between lines of dashes, a second heading of a slide is a paragraph.
                if begins && !self.has_rules {
                    self.end_sheet();
                }
                self.place = Place::Heading(level);
            }
            Tag::List(first) => {
                self.end_paragraph();
                self.depth += 1;
                self.sheet.numbered |= self.depth == 1 && first.is_some();
            }
            Tag::BlockQuote(_) => self.place = Place::Quote,
            Tag::CodeBlock(kind) => {
                let is_named = matches!(kind, CodeBlockKind::Fenced(name) if !name.is_empty());
                self.place = Place::Code;
                self.talk_left(if is_named {
                    words!("a piece of code, which stands in the notes now")
                } else {
                    words!("a preformatted text, which stands in the notes now")
                });
            }
            Tag::Image { dest_url, .. } => self.picture = Some((dest_url.to_string(), Paragraph::default())),
            Tag::Table(_) => self.sheet.tables.push(Vec::new()),
            Tag::TableHead | Tag::TableRow => self.row.clear(),
            Tag::HtmlBlock => self.block = Some(String::new()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.heading(level),
            TagEnd::Paragraph | TagEnd::Item => self.end_paragraph(),
            TagEnd::List(_) => {
                self.end_paragraph();
                self.depth = self.depth.saturating_sub(1);
            }
            TagEnd::BlockQuote(_) | TagEnd::CodeBlock => {
                self.end_paragraph();
                self.place = Place::Paragraph;
            }
            TagEnd::Image => self.end_picture(),
            TagEnd::HtmlBlock => {
                let block = self.block.take().unwrap_or_default();
                self.html(&block);
            }
            TagEnd::TableCell => {
                let cell = self.paragraph.take();
                self.row.push(cell);
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                let row = take(&mut self.row);
                self.sheet.tables.iter_mut().last().into_iter().for_each(|table| table.push(row.clone()));
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        match &mut self.picture {
            Some((_, alt)) => alt.push(text),
            None => self.paragraph.push(text),
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        let text = self.paragraph.take();
        self.place = Place::Paragraph;
        if self.sheet.title.is_empty() {
            self.sheet.title = text;
            self.sheet.begins_chapter |= level == HeadingLevel::H1;
        } else if !text.is_empty() {
            self.sheet.texts.push(text);
        }
    }

    fn end_paragraph(&mut self) {
        let text = self.paragraph.take();
        if text.is_empty() {
            return;
        }
        if let Some(rest) = noted(&text) {
            self.is_noting = true;
            self.note(rest);
        } else if self.is_noting || self.place == Place::Code {
            self.note(&text);
        } else if self.place == Place::Quote {
            join(&mut self.sheet.quote, &text);
        } else if self.depth == 1 {
            self.sheet.items.push(Item { text, under: Vec::new() });
        } else if self.depth > 1 {
            match self.sheet.items.last_mut() {
                Some(item) => item.under.push(text),
                None => self.sheet.items.push(Item { text, under: Vec::new() }),
            }
        } else {
            self.sheet.texts.push(text);
        }
    }

    fn end_picture(&mut self) {
        let Some((path, mut alt)) = self.picture.take() else { return };
        let path = path.split(['?', '#']).next().unwrap_or_default().replace("%20", " ");
        let name = path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        // Marp writes how a picture stands in the place of what it shows.
        let alt = alt.take();
        let is_about_looks = |word: &str| {
            ["bg", "fit", "cover", "contain", "left", "right"].contains(&word)
                || word.contains(':')
                || word.ends_with('%')
        };
        let alt = if alt.split_whitespace().all(is_about_looks) { String::new() } else { alt };
        if path.contains("://") || path.starts_with("//") || path.starts_with("data:") {
            self.talk_left(words!("a picture in the network, {path}", path));
        } else if is_picture(&name) {
            self.sheet.pictures.push(Picture { name, source: Source::File(path), alt });
        } else {
            self.talk_left(words!("{name}, which is no picture that can be shown", name));
        }
    }

    fn html(&mut self, html: &str) {
        let comment = html.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
        match comment {
            // Marp's settings: `_class: lead`.
            Some(comment) if is_setting(comment) => {}
            Some(comment) => self.note(comment),
            None if html.trim_start().starts_with("<br") => self.paragraph.line(),
            None if html.contains("<iframe") || html.contains("<video") => self.talk_left(words!("a film or a page")),
            None if html.trim_start().starts_with("<style") => {}
            None => self.talk_left(words!("a piece of HTML")),
        }
    }

    fn note(&mut self, text: &str) {
        join(&mut self.sheet.notes, text.trim());
    }

    /// The title, and the language, of the lines that stand before everything.
    fn metadata(&mut self, lines: &str) {
        for (key, value) in lines.lines().filter_map(|line| line.split_once(':')) {
            let value = unquoted(value.trim());
            match key.trim() {
                "title" if !value.is_empty() => self.talk.title = value,
                "lang" | "language" if !value.is_empty() => self.talk.language = Some(value),
                _ => {}
            }
        }
    }

    fn end_sheet(&mut self) {
        self.end_paragraph();
        self.is_noting = false;
        let sheet = take(&mut self.sheet);
        if !sheet.is_blank() {
            self.talk.sheets.push(sheet);
        }
    }

    /// Something of the slide that is being read cannot be taken over.
    fn talk_left(&mut self, what: crate::diag::Words) {
        let left = super::Left { slide: self.talk.sheets.len() + 1, what };
        if !self.talk.left.contains(&left) {
            self.talk.left.push(left);
        }
    }
}

/// The lines that stand before everything between two of three dashes, and the rest. They are settings, not a slide.
fn head(text: &str) -> (&str, &str) {
    let Some(rest) = text.trim_start().strip_prefix("---\n") else { return ("", text) };
    let ends = [rest.find("\n---\n"), rest.find("\n...\n")].into_iter().flatten().min();
    let Some((head, after)) = ends.map(|end| (&rest[..end], &rest[end + "\n---\n".len()..])) else { return ("", text) };
    let is_set = |line: &str| {
        let is_key = |key: &str| key.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c)) && !key.is_empty();
        line.trim().is_empty()
            || line.starts_with([' ', '\t', '-'])
            || line.starts_with('#') && !line.starts_with("# ")
            || line.split_once(':').is_some_and(|(key, _)| is_key(key.trim()))
    };
    if head.lines().all(is_set) { (head, after) } else { ("", text) }
}

/// The text with an empty line before each line of three dashes, which would underline what stands there without it, and
/// before what the speaker says; but not in code.
fn apart(text: &str) -> String {
    let mut apart = String::with_capacity(text.len() + 64);
    let mut is_code = false;
    for line in text.lines() {
        is_code ^= line.trim_start().starts_with("```");
        if !is_code && (line.trim_end() == "---" || noted(line).is_some()) {
            apart.push('\n');
        }
        apart.push_str(line);
        apart.push('\n');
    }
    apart
}

/// What a paragraph says to the speaker alone.
fn noted(paragraph: &str) -> Option<&str> {
    ["Note:", "Notes:", "备注：", "备注:"].iter().find_map(|mark| paragraph.strip_prefix(mark))
}

/// A value of YAML without its quotes.
fn unquoted(value: &str) -> String {
    let within = |quote: char| value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    match (within('"'), within('\'')) {
        (Some(text), _) => text.replace("\\\"", "\"").replace("\\\\", "\\"),
        (None, Some(text)) => text.replace("''", "'"),
        (None, None) => value.to_owned(),
    }
}

/// What Marp and reveal.js are told in comments.
const SETTINGS: [&str; 25] = [
    ".element",
    ".slide",
    "author",
    "backgroundColor",
    "backgroundImage",
    "backgroundPosition",
    "backgroundRepeat",
    "backgroundSize",
    "class",
    "color",
    "description",
    "footer",
    "header",
    "headingDivider",
    "image",
    "keywords",
    "lang",
    "marp",
    "math",
    "paginate",
    "size",
    "style",
    "theme",
    "transition",
    "url",
];

/// Whether a comment sets something of how slides look.
fn is_setting(comment: &str) -> bool {
    let key = |line: &str| line.split_once(':').map(|(key, _)| key.trim().trim_start_matches(['_', '$']).to_owned());
    let is_one = |line: &str| key(line).is_some_and(|key| SETTINGS.contains(&key.as_str()));
    comment.trim().lines().next().is_some_and(is_one) || comment.trim() == "fit"
}

/// Adds a paragraph.
fn join(to: &mut String, text: &str) {
    if !to.is_empty() && !text.is_empty() {
        to.push('\n');
    }
    to.push_str(text);
}

//! Fonts that an exhibition brings along.

use super::Reader;
use crate::{
    content::{
        Font, Lang, codes,
        font::FONT,
        limits::FONTS_MAX,
        scan::{NodeId, Shape, join},
        schema,
    },
    words,
};

impl Reader<'_> {
    /// The exhibition's fonts, once its languages are known. Those with faults are left out.
    pub(super) fn fonts(&mut self, root: NodeId) -> Vec<Font> {
        let Some(list) = self.given(root, &schema::EXHIBITION, "fonts") else { return Vec::new() };
        let node = self.tree.node(list);
        if node.shape != Shape::Square {
            self.wrong(list, "fonts", words!("a list `[ … ]`"));
            return Vec::new();
        }
        if node.children.len() > FONTS_MAX {
            self.count(list, (0, FONTS_MAX), "fonts");
        }
        let mut fonts: Vec<Font> = Vec::new();
        for (place, child) in node.children.iter().copied().enumerate().take(FONTS_MAX) {
            let path = format!("fonts[{place}]");
            let font = self.font(child, &path, &fonts);
            fonts.extend(font);
        }
        fonts
    }

    fn font(&mut self, id: NodeId, path: &str, others: &[Font]) -> Option<Font> {
        let before = self.report.errors();
        let (node, name) = (self.tree.node(id), self.tree.name(id));
        if node.shape != Shape::Round || !name.is_empty() && name != FONT.name {
            self.named_part(id, &FONT, path);
            return None;
        }
        self.fields(id, &FONT, path);
        let file = self.field(id, &FONT, "file", path);
        let serif = self.field(id, &FONT, "serif", path);
        let list = self.given(id, &FONT, "for");
        let listed = list.map(|list| self.language_list(list, &join(path, "for"))).unwrap_or_default();
        if let Some(list) = list {
            self.font_languages(list, &listed, &join(path, "for"), others);
        }
        let font = Font { file: file?, serif: serif.unwrap_or_default(), languages: listed };
        (self.report.errors() == before).then_some(font)
    }

    /// Tells of languages that the exhibition does not have, and of those that another font is for already.
    fn font_languages(&mut self, list: NodeId, listed: &[Lang], path: &str, others: &[Font]) {
        for lang in listed {
            let tag = &lang.0;
            let children = self.tree.node(list).children.iter().copied();
            let place =
                children.into_iter().find(|child| Lang::new(self.tree.slice(*child).trim_matches('"')) == *lang);
            let span = self.tree.node(place.unwrap_or(list)).span.clone();
            if !self.languages.contains(lang) {
                let message = words!("the exhibition has no language `{tag}`", tag);
                let hint = words!("add it to `languages`, or take it away here");
                self.report.warning(codes::LANGUAGE_UNUSED, span, path, message, hint);
            } else if others.iter().any(|other| other.languages.contains(lang)) {
                let message = words!("another font before this one is for `{tag}` already", tag);
                let hint = words!("what that lacks comes from this one; take the language away here");
                self.report.warning(codes::FONT_UNUSED, span, path, message, hint);
            }
        }
    }

    /// A path of a font file, and whether it can be used.
    pub(super) fn font_file(&mut self, id: NodeId, path: &str) {
        if self.tree.node(id).shape != Shape::Text {
            self.wrong(id, path, words!("a path in quotes"));
            return;
        }
        let Some(file) = self.written_path(id, path) else { return };
        let otherwise = || words!("until it is there and can be read, the bundled fonts are used");
        if self.path(id, &file, path, codes::FONT_MISSING, otherwise())
            && let Err(why) = self.files.font(&file)
        {
            let span = self.tree.node(id).span.clone();
            self.report.warning(codes::FONT_UNREADABLE, span, path, why, otherwise());
        }
    }
}

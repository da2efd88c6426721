//! A slide as somebody reads it aloud: all its words in the order in which they are read, then what its pictures show.

use super::{Item, Part, Role, Scene, words::sentences};

impl Scene {
    /// What is read aloud, in the visitor's language; nothing for a scene that is no slide.
    ///
    /// Controls, the place in the running order and small print are left out: whoever listens wants to hear the slide.
    #[must_use]
    pub fn aloud(&self) -> String {
        let Some(lang) = &self.told.lang else { return String::new() };
        let said = |is_picture: bool| {
            self.items
                .iter()
                .filter_map(move |item| said(item))
                .filter(move |(role, _)| (*role == Role::Image) == is_picture)
        };
        let mut lines: Vec<&str> = Vec::new();
        for (_, line) in said(false).chain(said(true)) {
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        sentences(lang, &lines)
    }
}

/// What an item says, if that is a part of the slide.
pub(super) fn said(item: &Item) -> Option<(Role, &str)> {
    let meaning = item.meaning.as_ref().filter(|meaning| !meaning.is_told)?;
    let is_control = matches!(meaning.role, Role::Button | Role::Slider | Role::Alert);
    let is_beside = matches!(
        item.part,
        Part::ButtonText
            | Part::Chapter
            | Part::Position
            | Part::Credit
            | Part::Logo
            | Part::QrCode
            | Part::QrLabel
            | Part::Invitation
    );
    (!is_control && !is_beside).then_some((meaning.role, meaning.label.as_str()))
}

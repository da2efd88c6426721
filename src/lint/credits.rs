//! Checks that the credit of every picture is on its slide.

use crate::{
    content::{Lang, Slide},
    scene::{Scene, Shape},
};

/// The credits of pictures in this scene that none of its texts contains, each once.
#[must_use]
pub fn hidden_credits(scene: &Scene, slide: &Slide, lang: &Lang) -> Vec<String> {
    let visible = || scene.items.iter().filter(|item| item.opacity > 0.0);
    let shown =
        |file: &str| visible().any(|item| matches!(&item.shape, Shape::Picture { file: shown, .. } if shown == file));
    let said = visible().filter_map(|item| match &item.shape {
        Shape::Text { lines, .. } => Some(lines.iter().map(|line| bare(&line.text)).collect::<String>()),
        _ => None,
    });
    let said: Vec<String> = said.collect();
    let frames = slide.kind.frames(scene.stage.is_portrait());
    let pictures = slide.kind.photos().into_iter().zip(frames).filter(|(_, frame)| shown(frame.file));
    let credits = pictures.map(|(photo, _)| photo.credit.get(lang)).filter(|credit| !credit.trim().is_empty());
    let mut hidden: Vec<String> = Vec::new();
    for credit in credits.filter(|credit| !said.iter().any(|text| text.contains(&bare(credit)))) {
        if !hidden.iter().any(|known| known == credit) {
            hidden.push(credit.to_owned());
        }
    }
    hidden
}

/// The text without its spaces: lines break at them.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

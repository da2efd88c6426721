//! The spots of a picture: whether fingers can tell them apart, whether they are seen, and whether their cards have room.

use super::boxes::{Fault, Problem, faults_of_overlay};
use crate::{
    content::{Focus, Slide},
    scene::{Item, Part, Scene, Shape},
    theme::Scale,
};

/// The pairs of spots, from 0, whose targets lie on each other.
pub(super) fn close(scene: &Scene) -> Vec<(usize, usize)> {
    let targets: Vec<&Item> = parts(scene, Part::Spot).collect();
    let pairs = (0..targets.len()).flat_map(|one| (one + 1..targets.len()).map(move |other| (one, other)));
    pairs.filter(|(one, other)| targets[*one].rect.shrunk(0.5).overlaps(targets[*other].rect.shrunk(0.5))).collect()
}

/// The spots, from 0, on a part of the picture that this stage cuts off.
pub(super) fn cut(scene: &Scene, slide: &Slide) -> Vec<usize> {
    let crop = parts(scene, Part::Picture).find_map(|item| match item.shape {
        Shape::Picture { crop, .. } => Some(crop),
        _ => None,
    });
    let Some(crop) = crop else { return Vec::new() };
    let is_seen =
        |Focus { x, y }: Focus| (crop.min.x..=crop.max.x).contains(&x) && (crop.min.y..=crop.max.y).contains(&y);
    let spots = slide.kind.spots().iter().enumerate();
    spots.filter(|(_, spot)| !is_seen(spot.at)).map(|(place, _)| place).collect()
}

/// What is wrong with the words of an open card that says this, or with its place.
pub(super) fn faults_of_card(scene: &Scene, said: &str) -> Vec<Fault> {
    let mut faults = faults_of_overlay(scene);
    let scale = Scale::of(&scene.stage);
    let mut free = scene.stage.rect().shrunk(scale.margin);
    free.max.y = scene.stage.size.h - scale.bottom_bar;
    let is_out = parts(scene, Part::SpotCard).any(|card| !free.holds(card.rect, 1.0));
    if is_out {
        // One mistake is one finding: what of the card finds no place is its text's fault.
        faults.retain(Fault::is_break);
        faults.push(Fault { part: Part::SpotText, text: said.to_owned(), problem: Problem::Leaves });
    }
    faults
}

fn parts(scene: &Scene, part: Part) -> impl Iterator<Item = &Item> {
    scene.items.iter().filter(move |item| item.part == part)
}

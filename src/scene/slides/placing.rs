//! Where words stand on a picture: where they need the lightest scrim and leave free what its author wants free.

use crate::{
    content::Photo,
    scene::{
        crop::kept,
        laid::Laid,
        look::{Look, Tone},
        picture::kept_in,
        scrim,
    },
    units::{PictureState, Rgba},
};

/// A scrim more solid than this, 0 ..= 1, turns daylight into night: the words go onto a panel beside the picture.
const HEAVY: f32 = 0.35;
/// The same on a picture that is dark, where a scrim only quietens lights.
const HEAVY_BY_NIGHT: f32 = 0.66;
/// One less solid than this is hardly seen: no other place is tried.
const LIGHT: f32 = 0.12;
/// Detail behind large letters up to which they stand on something calm, and what more of it costs: a ridge in hard light
/// runs through strokes that no scrim need darken.
const QUIET: f32 = 0.03;
const UNREST: f32 = 6.0;
/// How much lighter a scrim has to be at each place further down the list of preferred ones, 0 ..= 1.
const STEP: f32 = 0.05;

/// Words on `photo`, which fills the stage, at the best of `spots`, and their tone; nothing if none of them will do.
///
/// `words` sets them at a spot in a tone. The first spot is the preferred one.
pub(super) fn placed<S: Copy>(
    look: &Look<'_>,
    photo: &Photo,
    spots: &[S],
    words: impl Fn(S, Tone) -> Vec<Laid>,
) -> Option<(Vec<Laid>, Tone)> {
    if look.comfort.high_contrast {
        return None;
    }
    let heavy = if is_daylight(look, photo) { HEAVY } else { HEAVY_BY_NIGHT };
    let mut best: Option<(f32, Vec<Laid>, Tone)> = None;
    for (order, spot) in spots.iter().enumerate() {
        let (set, tone) = scrim::toned(look, photo, |tone| words(*spot, tone));
        let strength = scrim::heaviest(look, photo, &set, tone);
        if strength > heavy || covers(look, photo, &set) {
            continue;
        }
        let unrest = scrim::unrest(look, photo, &set);
        if order == 0 && strength < LIGHT && unrest < QUIET {
            return Some((set, tone));
        }
        let cost = strength + STEP * order as f32 + UNREST * (unrest - QUIET).max(0.0);
        if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
            best = Some((cost, set, tone));
        }
    }
    best.map(|(_, words, tone)| (words, tone))
}

/// A picture whose mean luminance is above this is a daylight picture.
const DAYLIGHT: f32 = 0.12;

/// Whether most of what the picture shows lies in daylight; one not yet known counts as one that does.
pub(super) fn is_daylight(look: &Look<'_>, photo: &Photo) -> bool {
    let PictureState::Ready(facts) = look.pictures.state(look.frame(photo).file) else { return true };
    let cells = facts.grid.cells();
    let light: f32 = cells.iter().map(|cell| luminance(cell.color)).sum();
    light / cells.len() as f32 > DAYLIGHT
}

fn luminance(color: [f32; 3]) -> f32 {
    let [r, g, b] = color.map(|level| (level * 255.0) as u8);
    Rgba { r, g, b, a: 255 }.luminance()
}

/// Whether any of `words` lies on a part of `photo`, which fills the stage, that its author keeps free, before it drifts
/// or after.
fn covers(look: &Look<'_>, photo: &Photo, words: &[Laid]) -> bool {
    let frame = look.frame(photo);
    let kept = kept_in(look, &frame, kept(&frame), look.stage.rect());
    kept.iter().any(|part| words.iter().any(|word| word.item.rect.overlaps(*part)))
}

//! How much memory pictures may take.

use crate::media::Target;

const MIB: usize = 1024 * 1024;

/// Bytes that the pixels and textures for a stage may take together: ten times those of the stage, within limits.
///
/// The whole program may take 600 MiB on a stage of 1920 × 1080 and 1 GiB on one of 3840 × 2160. Without pictures it
/// takes 135 and 165 MiB where GL is software (measured), and about 200 with the glyphs of a long day. One decoder
/// on top takes up to 250 MiB for a photograph of 24 megapixels, the copies on the way to a texture up to 80 MiB, both
/// for a moment. That leaves about 130 MiB on the smaller stage and 440 MiB on the larger one.
#[must_use]
pub const fn budget_bytes(stage: Target) -> usize {
    let bytes = stage.width as usize * stage.height as usize * 4 * STAGES;
    if bytes < BUDGET_MIN {
        BUDGET_MIN
    } else if bytes > BUDGET_MAX {
        BUDGET_MAX
    } else {
        bytes
    }
}

/// Enough for a slide of six large pictures or the next slides of the loop, and for the slide before.
const STAGES: usize = 10;
const BUDGET_MIN: usize = 128 * MIB;
/// Ten stages of 3840 × 2160 have 316 MiB.
const BUDGET_MAX: usize = 320 * MIB;

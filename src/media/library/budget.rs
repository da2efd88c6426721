//! How much memory pictures may take.

use crate::media::Target;

const MIB: usize = 1024 * 1024;

/// Bytes that pixels and textures of a stage may take together.
#[must_use]
pub fn budget_bytes(stage: Target) -> usize {
    let bytes = stage.width as usize * stage.height as usize * 4;
    (bytes * STAGES).clamp(BUDGET_MIN, BUDGET_MAX)
}

const STAGES: usize = 10;
const BUDGET_MIN: usize = 128 * MIB;
const BUDGET_MAX: usize = 384 * MIB;

//! Whether fingers and eyes have what they need on the panel of `kiosk.ron`.

use super::report::Report;
use crate::{
    content::codes,
    diag::{Severity, Source},
    theme::Scale,
    units::Stage,
    words,
};

/// Controls below this height in millimetres are hard to hit for standing visitors. EN 301 549 asks for less.
const TARGET_MM: f32 = 15.0;

/// Capitals seen under a smaller angle, in degrees, cannot be read by many: EN 301 549, 5.1.4, and Section 508, 402.4.
const CAPITALS_DEGREES: f32 = 0.7;

impl Report<'_> {
    /// Warns if controls are too small for fingers, or letters for eyes, on the panel that `file` describes.
    pub(super) fn panel(&mut self, file: &str, stage: Stage) {
        self.letters(file, stage);
        let mm = Scale::of(&stage).target / stage.points_per_mm;
        if mm < TARGET_MM {
            let size = format!("{mm:.0}");
            let message =
                words!("controls are {size} mm high on this panel, less than {min} mm", size, min = TARGET_MM);
            let hint = words!("a panel this small is hard to use standing; take a larger one");
            let source = Source { name: file, text: "" };
            self.findings
                .push(source.finding(Severity::Warning, codes::TARGET_SMALL, 0..0, "", message).with_hint(hint));
        }
    }

    /// Warns if the smallest letters cannot be read from where the panel is seen, if that is known.
    fn letters(&mut self, file: &str, stage: Stage) {
        let Some(distance) = stage.viewing_mm else { return };
        let has = Scale::of(&stage.with_text_scale(1.5)).smallest_capitals(&stage);
        if has + 0.005 < CAPITALS_DEGREES {
            let (metres, has) = (f64::from(distance) / 1000.0, format!("{has:.2}"));
            let message = words!(
                "from {metres} m the smallest capitals are {has}° high on this panel at text 150%, less than {min}°",
                metres,
                has,
                min = CAPITALS_DEGREES
            );
            let hint = words!("take a larger panel, or let visitors come nearer");
            let source = Source { name: file, text: "" };
            self.findings.push(source.finding(Severity::Warning, codes::TYPE_SMALL, 0..0, "", message).with_hint(hint));
        }
    }
}

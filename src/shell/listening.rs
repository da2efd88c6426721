//! Whether somebody listens to a screen reader: where there is a bus for that, it tells.

#[cfg(target_os = "linux")]
use std::time::Duration;

use egui::Context;
#[cfg(target_os = "linux")]
use egui::Id;

/// Begins to watch the bus once a screen reader is there.
#[derive(Debug, Default)]
pub(super) struct Listening {
    #[cfg(target_os = "linux")]
    questions: Option<crate::questions::Questions>,
}

impl Listening {
    /// Whether a screen reader has asked what is on the screen since this was last asked for; asked when a frame is laid out.
    #[cfg(target_os = "linux")]
    pub(super) fn is_heard(&mut self, ctx: &Context) -> bool {
        if self.questions.is_none() && is_read(ctx) {
            let bell = ctx.clone();
            // Questions come by the hundred, and nobody waits for what they mean.
            let ring = move || bell.request_repaint_after(Duration::from_secs(1));
            self.questions = crate::questions::Questions::watch(ring).ok();
        }
        self.questions.as_ref().is_some_and(crate::questions::Questions::take)
    }

    /// Nothing tells here.
    #[cfg(not(target_os = "linux"))]
    pub(super) fn is_heard(&mut self, _ctx: &Context) -> bool {
        false
    }
}

/// Whether somebody wants to know what is on the screen without seeing it: only then there are nodes.
#[cfg(target_os = "linux")]
fn is_read(ctx: &Context) -> bool {
    ctx.has_accesskit_node(Id::unique("news"))
}

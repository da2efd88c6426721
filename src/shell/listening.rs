//! Whether somebody listens to a screen reader: where there is a bus for that, it tells.

use egui::{Context, Id};

/// Begins to watch the bus once a screen reader is there.
#[derive(Debug, Default)]
pub(super) struct Listening {
    #[cfg(target_os = "linux")]
    questions: Option<crate::questions::Questions>,
}

impl Listening {
    /// Whether a screen reader has asked what is on the screen since this was last asked for.
    #[cfg(target_os = "linux")]
    pub(super) fn is_heard(&mut self, ctx: &Context) -> bool {
        if self.questions.is_none() && is_read(ctx) {
            let bell = ctx.clone();
            self.questions = crate::questions::Questions::watch(move || bell.request_repaint()).ok();
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

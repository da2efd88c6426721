//! What people mean.

use crate::{lock::Request, show::Action};

/// Something that people do with their hands, in the order in which the show has to know it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Deed {
    /// A contact came down: somebody is there.
    Touch,
    /// One has moved: somebody is still there.
    Stir,
    /// This is asked for.
    Act(Action),
    /// Staff ask this of the lock.
    Staff(Request),
    /// The author closes the panel.
    ClosePanel,
    /// No contact that counts is down any more.
    Release,
}

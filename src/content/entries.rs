//! The entries of chains and timelines.

use serde::Deserialize;

use super::{Stat, Text, card::STAT, declare::part, schema::Type};

part! {
    /// One step of a chain.
    #[derive(Clone, Debug, PartialEq, Hash, Deserialize)]
    Step = STEP {
        /// What comes out of it.
        name: Text as Type::Text;
        /// How much of it, if known.
        stat: Option<Stat> as Type::Part(&STAT), default;
        /// A remark, for example "planned for the end of 2024".
        note: Text as Type::Text, default;
        /// The step does not exist yet: its mark is an outline.
        planned: bool as Type::Flag, default;
    }
}

part! {
    /// One dated event.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
    Event = EVENT {
        /// The date, for example "1965" or "spring 2024".
        date: Text as Type::Text;
        /// What happened.
        text: Text as Type::Text;
    }
}

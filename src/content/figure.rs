//! What a typed number looks like in each language.

/// A number ready to be set: the parts differ in size and weight, so they stay apart.
///
/// Read in order with thin spaces where the language has them: `lead` `digits` `unit`, then `tail`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// Small words before the number: `超过`, `more than`.
    pub lead: String,
    /// The numeral with what touches it: `¥101.5`, `+139%`, `97.48%`, `1015`.
    pub digits: String,
    /// The unit after it, set smaller: `亿元`, `billion`, `GW`, `万吨`.
    pub unit: String,
    /// Small words after it: `/年`, `a year`, `a head`.
    pub tail: String,
}

impl Figure {
    /// All parts in one line, as a screen reader should say it.
    #[must_use]
    pub fn spoken(&self) -> String {
        let parts = [&self.lead, &self.digits, &self.unit, &self.tail];
        parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
    }
}

impl super::Stat {
    #[doc(hidden)]
    pub fn figure(&self, _lang: &super::Lang) -> Figure {
        Figure { digits: format!("{}", self.value), ..Figure::default() }
    }
    #[doc(hidden)]
    pub fn figure_at(&self, lang: &super::Lang, _p: crate::units::Fraction) -> Figure {
        self.figure(lang)
    }
}
impl super::Rank {
    #[doc(hidden)]
    pub fn figure(&self, _lang: &super::Lang) -> Figure {
        Figure { digits: format!("{}", self.place), ..Figure::default() }
    }
}

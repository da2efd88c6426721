//! How figures are written.

use super::declare::phrases;
use crate::content::declare::part;

phrases! {
    /// How figures are written.
    ///
    /// `million|millions` are the words for one and for several. A power of ten whose word is empty is not used. `{figure}`
    /// is the number, with what touches it.
    Figures = FIGURES {
        /// The mark before decimals.
        decimal,
        /// The mark between thousands; empty for none.
        group,
        /// Stands between small words, and between a power of ten and what is counted.
        space,
        /// Stands between a power of ten and what is counted, if not only a space: ` de `.
        of,
        /// Ten thousand.
        ten_thousand,
        /// A million.
        million,
        /// A hundred million.
        hundred_million,
        /// A thousand million.
        billion,
        /// A million million.
        trillion,
        /// Touches a percentage.
        percent,
        /// Touches an amount of money from the left.
        yuan_before,
        /// Stands behind an amount of money.
        yuan,
        /// Tonnes.
        tonne,
        /// Square metres.
        square_metre,
        /// Watts, in a language that counts kilowatts by its own powers of ten; empty for W, kW, MW.
        watt,
        /// Kilowatts, in such a language.
        kilowatt,
        /// More than a `{figure}`.
        more_than,
        /// At least a `{figure}`.
        at_least,
        /// Less than a `{figure}`.
        less_than,
        /// About a `{figure}`.
        about,
        /// A `{figure}` every year.
        a_year,
        /// A `{figure}` for each person.
        a_head,
        /// A `{figure}` for every thousand people.
        per_thousand,
        /// Small words before a place in a ranking.
        place_before,
        /// Touches the place from the right; English endings are known to the program.
        place_after,
        /// Stands behind the place.
        place_unit,
        /// Of how many: `{of}`.
        place_of,
    }
}

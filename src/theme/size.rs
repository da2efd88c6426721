//! Sizes that layouts choose from, in units of the [`Scale`](super::Scale); parts of an area are a layout's own.

/// Distances between things.
pub mod space {
    /// Between ticks.
    pub const LEAST: f32 = 4.0;
    /// Between lines of one statement.
    pub const HAIR: f32 = 8.0;
    /// Between a thing and what it says.
    pub const TIGHT: f32 = 12.0;
    /// Between parts of one thing.
    pub const NEAR: f32 = 16.0;
    /// Between the parts of a group.
    pub const CLOSE: f32 = 24.0;
    /// Between a title and what follows it.
    pub const APART: f32 = 32.0;
    /// Between groups and between columns.
    pub const WIDE: f32 = 40.0;
    /// Between columns of cards: two numbers side by side are never read as one.
    pub const GUTTER: f32 = 64.0;
    /// Between the ring of a chain and the picture in it.
    pub const RING: f32 = 56.0;
    /// Between rows of cards.
    pub const ROW: f32 = 56.0;
    /// The same on upright stages, which have height to spare.
    pub const ROW_TALL: f32 = 72.0;
    /// Between a diagram and the small print under it.
    pub const PRINT: f32 = 50.0;
    /// From a stage's edge to anything that is not a picture.
    pub const MARGIN: f32 = 60.0;
}

/// Thicknesses of lines.
pub mod line {
    /// Frames that are barely there.
    pub const HAIR: f32 = 1.5;
    /// Frames of controls.
    pub const FINE: f32 = 2.0;
    /// Lines over cards.
    pub const THIN: f32 = 3.0;
    /// Rails, dividers and ticks.
    pub const FIRM: f32 = 5.0;
    /// Rules over headings, and lines of charts.
    pub const BOLD: f32 = 6.0;
    /// The ring of a chain that closes.
    pub const BAND: f32 = 12.0;
}

/// Things that are drawn.
pub mod mark {
    /// Corner radius of cards.
    pub const CORNER: f32 = 6.0;
    /// Radius of a point on a line.
    pub const DOT: f32 = 12.0;
    /// Length of an open arrowhead on a line.
    pub const CHEVRON: f32 = 12.0;
    /// Length of an arrowhead on a ring.
    pub const ARROW: f32 = 24.0;
    /// Radius of a station on a ring.
    pub const KNOB: f32 = 34.0;
    /// Radius of the dashed ring of a step whose figure is not given: no size to read.
    pub const UNKNOWN: f32 = 30.0;
    /// Length of the rule over a heading.
    pub const RULE: f32 = 64.0;
    /// Radius of the largest disc of a chain.
    pub const DISC: f32 = 74.0;
    /// Length of the dash before an item of a list.
    pub const DASH: f32 = 26.0;
    /// Length of the dash before a line under an item.
    pub const DASH_UNDER: f32 = 14.0;
    /// Length of the tick of a second that is left.
    pub const SECOND: f32 = 26.0;
    /// Corner radius of a slip of paper.
    pub const SLIP: f32 = 3.0;
    /// Radius of the point that says "you are here".
    pub const HERE: f32 = 7.0;
    /// Ticks narrower than this are not told apart.
    pub const TICK: f32 = 2.0;
    /// Radius of a digit of a PIN that was typed.
    pub const DIGIT: f32 = 9.0;
    /// Radius of the mark of a spot on a picture.
    pub const SPOT: f32 = 25.0;
    /// The largest radius of the ring that swells around it.
    pub const SPOT_RING: f32 = 56.0;
    /// Height of a logo on a slide that opens a chapter, and on all others.
    pub const LOGO: f32 = 76.0;
    /// See [`LOGO`].
    pub const LOGO_SMALL: f32 = 44.0;
    /// Radius of the point of light with which a speaker points, and how far its glow reaches.
    pub const LIGHT: f32 = 13.0;
    /// See [`LIGHT`].
    pub const LIGHT_GLOW: f32 = 22.0;
    /// Radius of what a spotlight leaves bright.
    pub const SPOTLIGHT: f32 = 210.0;
    /// Side of the seal beside a title.
    pub const SEAL: f32 = 84.0;
}

/// Widths and heights at which a layout changes, or beyond which it does not grow.
pub mod extent {
    /// The most free height between the text of a story and its cards: more looks like a hole.
    pub const HOLE: f32 = 90.0;
    /// The same where the picture is beside them and cannot take it: with more than this, cards leave the foot.
    pub const HOLE_SIDE: f32 = 240.0;
    /// The least width of a column beside a comparison.
    pub const NARROW_COLUMN: f32 = 420.0;
    /// The least width of a link to another slide, where several stand side by side.
    pub const LINK: f32 = 400.0;
    /// The least width of a story's column.
    pub const COLUMN: f32 = 620.0;
    /// From this width on a date stands beside its event.
    pub const BESIDE: f32 = 700.0;
    /// From this width on a story's cards stand in three columns.
    pub const ABREAST: f32 = 900.0;
    /// The most free height between two items of a list.
    pub const ITEM: f32 = 72.0;
    /// The same on upright stages.
    pub const ITEM_TALL: f32 = 96.0;
    /// The most free height above and below the words of a row of a table.
    pub const ROW: f32 = 28.0;
    /// The same on upright stages.
    pub const ROW_TALL: f32 = 36.0;
    /// The most free width between two columns of a table, where it is wide enough with that.
    pub const COLUMN_GAP: f32 = 120.0;
    /// The widest question to a visitor.
    pub const PANEL: f32 = 1000.0;
    /// The least width of a banner whose title runs down, in the language of the stage.
    pub const BANNER: f32 = 118.0;
    /// The least width of a banner whose title runs across.
    pub const BANNER_ACROSS: f32 = 212.0;
    /// A banner narrower than this leaves all its width to its title.
    pub const BANNER_SMALL: f32 = 318.0;
    /// The least height of a banner that is wider than high.
    pub const BANNER_LOW: f32 = 118.0;
    /// The widest space of a comfort setting in the menu.
    pub const SETTING: f32 = 330.0;
    /// The most free height below a station of an upright line.
    pub const STATION: f32 = 190.0;
    /// The most height of a title with what is said of it, where titles stand one under the other.
    pub const TITLE_ROW: f32 = 230.0;
    /// The keys of the pad on which staff type their PIN.
    pub const KEYS: f32 = 480.0;
    /// The height of one of them.
    pub const KEY: f32 = 104.0;
    /// What the staff panel says.
    pub const STAFF: f32 = 780.0;
    /// What its facts are called.
    pub const FACT: f32 = 190.0;
    /// The width of the card of a spot.
    pub const SPOT_CARD: f32 = 600.0;
    /// The same on upright stages.
    pub const SPOT_CARD_TALL: f32 = 840.0;
    /// The height of a caption on a picture.
    pub const CAPTION: f32 = 120.0;
    /// The widest caption of a film: eyes leave the film for it as briefly as they can.
    pub const FILM_CAPTION: f32 = 1300.0;
    /// The widest column of words that are read by themselves, in ems of running text.
    pub const READING: f32 = 34.0;
    /// The most that the ticks of all slides take.
    pub const TICKS: f32 = 520.0;
    /// The widest column of a chart, so that its points stay together on a wide stage.
    pub const CHART_COLUMN: f32 = 400.0;
    /// The widest bar of a chart.
    pub const CHART_BAR: f32 = 120.0;
    /// How far a bar runs out where the true number is larger.
    pub const CHART_OPEN: f32 = 26.0;
    /// The largest disc of a chart.
    pub const CHART_DISC: f32 = 420.0;
    /// The largest coin.
    pub const COIN: f32 = 230.0;
    /// The largest and the smallest numeral of a card that matters most.
    pub const HERO: [f32; 2] = [300.0, 110.0];
    /// The smallest title that stands in for such a numeral.
    pub const HERO_TITLE: f32 = 77.0;
    /// The same under coins.
    pub const COIN_FIGURE: [f32; 2] = [240.0, 90.0];
    /// The highest row of a card beside it.
    pub const CARD_ROW: f32 = 150.0;
    /// The smallest numeral of a card beside it.
    pub const BESIDE_HERO: f32 = 52.0;
    /// The least width of a column of such cards.
    pub const CARD_COLUMN: f32 = 300.0;
    /// Lines nearer to each other than this share a scrim.
    pub const SCRIM_SHARED: f32 = 50.0;
    /// How far a scrim runs out from where it is solid.
    pub const SCRIM_REACH: f32 = 440.0;
}

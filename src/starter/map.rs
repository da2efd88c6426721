//! A map of the mountain, as an SVG: a drawing that is sharp on every screen.

use std::{
    f32::consts::TAU,
    fmt::{self, Write},
};

/// Width and height of the map in its own units.
const SIZE: (f32, f32) = (1600.0, 900.0);

/// A hill: where its top is, how far it reaches to the sides and up and down, how many lines of equal height it has, and what
/// makes its shape different from those of others.
const HILLS: [Hill; 4] = [
    Hill { top: (1020.0, 300.0), reach: (470.0, 285.0), lines: 9, shape: 1.3 },
    Hill { top: (420.0, 230.0), reach: (270.0, 150.0), lines: 5, shape: 4.1 },
    Hill { top: (1390.0, 690.0), reach: (230.0, 130.0), lines: 4, shape: 2.2 },
    Hill { top: (760.0, 730.0), reach: (170.0, 84.0), lines: 3, shape: 5.6 },
];

struct Hill {
    top: (f32, f32),
    reach: (f32, f32),
    lines: u8,
    shape: f32,
}

/// The map.
pub(super) fn map() -> String {
    let mut svg = String::new();
    // Writing to a text does not fail.
    let _ = draw(&mut svg);
    svg
}

fn draw(svg: &mut String) -> fmt::Result {
    let (w, h) = SIZE;
    writeln!(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" fill=\"none\">")?;
    writeln!(svg, "<rect width=\"{w}\" height=\"{h}\" fill=\"#EDE3CF\"/>")?;
    // The frame cuts off what goes on beyond it.
    writeln!(svg, "<clipPath id=\"frame\"><rect x=\"26\" y=\"26\" width=\"1548\" height=\"848\"/></clipPath>")?;
    writeln!(svg, "<g clip-path=\"url(#frame)\">")?;
    for hill in &HILLS {
        hill.draw(svg)?;
    }
    writeln!(svg, "</g>")?;
    lake(svg)?;
    // The stream, from below the summit to the lake.
    let stream = "M985 352C950 420 850 405 800 470S720 590 610 600 470 640 395 668";
    for (color, width) in [("#7FA9AE", 11.0), ("#A9CBCB", 6.0)] {
        writeln!(svg, "<path d=\"{stream}\" stroke=\"{color}\" stroke-width=\"{width}\" stroke-linecap=\"round\"/>")?;
    }
    // The steps, from the shore to the door.
    let path = "M388 742C480 770 540 690 620 672S760 640 800 590 840 500 905 492 960 470 985 452";
    writeln!(
        svg,
        "<path d=\"{path}\" stroke=\"#A8432C\" stroke-width=\"6\" stroke-linecap=\"round\" stroke-dasharray=\"1 15\"/>"
    )?;
    woods(svg)?;
    for (x, y, size) in [(1000.0, 436.0, 1.25), (1092.0, 462.0, 0.85), (1168.0, 440.0, 0.7)] {
        house(svg, x, y, size)?;
    }
    // A boat on the lake, and the summit's mark.
    writeln!(svg, "<path d=\"M236 706h56l-12 14h-32zM262 702v-34l22 30z\" fill=\"#2E2A24\"/>")?;
    writeln!(svg, "<path d=\"M1020 276l13 24h-26z\" fill=\"#2E2A24\"/>")?;
    compass(svg)?;
    let frame = "stroke=\"#8C7C5E\"";
    writeln!(svg, "<rect x=\"26\" y=\"26\" width=\"1548\" height=\"848\" {frame} stroke-width=\"3\"/>")?;
    writeln!(svg, "<rect x=\"36\" y=\"36\" width=\"1528\" height=\"828\" {frame} stroke-width=\"1\"/>")?;
    writeln!(svg, "</svg>")
}

impl Hill {
    /// Lines of equal height, the ground between them a little darker from one to the next; the first has no edge.
    fn draw(&self, svg: &mut String) -> fmt::Result {
        for line in 0..self.lines {
            let share = 1.0 - f32::from(line) / f32::from(self.lines);
            let outline = self.outline(share);
            writeln!(svg, "<path d=\"{outline}\" fill=\"#5F8270\" fill-opacity=\"0.115\"/>")?;
            writeln!(svg, "<path d=\"{outline}\" stroke=\"#4E6E5E\" stroke-opacity=\"0.42\" stroke-width=\"1.6\"/>")?;
        }
        Ok(())
    }

    /// The line at this part of the hill's reach: rounder towards the top, and a little to the west of the line below it.
    fn outline(&self, share: f32) -> String {
        let radius = |turn: f32| {
            let folds = 0.16 * (2.0 * turn + self.shape).sin()
                + 0.09 * (3.0 * turn - 1.7 * self.shape).sin()
                + 0.05 * (5.0 * turn + 2.9 * self.shape).cos();
            share * (1.0 + folds * (0.35 + 0.65 * share))
        };
        let (east, south) = (self.reach.0 * 0.16 * share, self.reach.1 * 0.12 * share);
        closed(48, |turn| {
            let r = radius(turn);
            (self.top.0 + east + self.reach.0 * r * turn.cos(), self.top.1 + south + self.reach.1 * r * turn.sin())
        })
    }
}

/// A closed line through so many points of a turn.
fn closed(points: u8, at: impl Fn(f32) -> (f32, f32)) -> String {
    let mut line = String::new();
    for step in 0..points {
        let (x, y) = at(TAU * f32::from(step) / f32::from(points));
        let _ = write!(line, "{}{x:.1} {y:.1}", if step == 0 { 'M' } else { 'L' });
    }
    line + "z"
}

fn lake(svg: &mut String) -> fmt::Result {
    let shore = |share: f32| {
        closed(48, |turn| {
            let folds = 0.14 * (2.0 * turn + 0.6).sin() + 0.07 * (3.0 * turn + 2.0).cos();
            let r = share * (1.0 + folds);
            (262.0 + 168.0 * r * turn.cos(), 706.0 + 96.0 * r * turn.sin())
        })
    };
    let outline = "stroke=\"#5F8F96\" stroke-width=\"2.5\"";
    writeln!(svg, "<path d=\"{}\" fill=\"#B4D2D1\" {outline}/>", shore(1.0))?;
    for (share, solid) in [(0.9, 0.55), (0.78, 0.38), (0.64, 0.24)] {
        let water = format!("stroke=\"#5F8F96\" stroke-opacity=\"{solid}\" stroke-width=\"1.5\"");
        writeln!(svg, "<path d=\"{}\" {water}/>", shore(share))?;
    }
    Ok(())
}

/// Small firs on the slopes, in rows that are not quite straight; none on the path, the water or the houses.
fn woods(svg: &mut String) -> fmt::Result {
    let groves: [(f32, f32, u8); 6] = [
        (640.0, 300.0, 7),
        (1250.0, 250.0, 9),
        (1180.0, 590.0, 8),
        (250.0, 360.0, 6),
        (560.0, 790.0, 5),
        (1330.0, 470.0, 6),
    ];
    for (x, y, count) in groves {
        for tree in 0..count {
            let (column, row) = (f32::from(tree % 4), f32::from(tree / 4));
            let sway = (f32::from(tree) * 2.4 + x).sin() * 7.0;
            let (x, y) = (x + column * 34.0 + row * 17.0 + sway, y + row * 26.0 + sway * 0.5);
            writeln!(
                svg,
                "<path d=\"M{x:.1} {:.1}l10 26h-20zM{:.1} {:.1}h3v6h-3z\" fill=\"#3F6353\"/>",
                y - 26.0,
                x - 1.5,
                y
            )?;
        }
    }
    Ok(())
}

/// A house with a roof that turns up at its ends; its foot is at this place.
fn house(svg: &mut String, x: f32, y: f32, size: f32) -> fmt::Result {
    writeln!(svg, "<g transform=\"translate({x} {y}) scale({size})\">")?;
    writeln!(svg, "<path d=\"M-24 0v-22h48v22z\" fill=\"#F8F3E8\" stroke=\"#2E2A24\" stroke-width=\"2\"/>")?;
    writeln!(svg, "<path d=\"M-6 0v-14h12v14z\" fill=\"#A8432C\"/>")?;
    writeln!(svg, "<path d=\"M-40 -20q16 -2 22 -24h36q6 22 22 24q-40 -8 -80 0z\" fill=\"#2E2A24\"/></g>")
}

/// Where north is.
fn compass(svg: &mut String) -> fmt::Result {
    writeln!(svg, "<g transform=\"translate(1478 132)\">")?;
    writeln!(svg, "<circle r=\"46\" stroke=\"#8C7C5E\" stroke-width=\"2\"/>")?;
    writeln!(svg, "<path d=\"M0 -64L12 0H-12z\" fill=\"#A8432C\"/><path d=\"M0 64L12 0H-12z\" fill=\"#8C7C5E\"/></g>")
}

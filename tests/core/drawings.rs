//! Pictures that are drawn: SVG. What is drawn of them, how sharply, and what hostile ones do.

use xiongguan::{
    media::{
        DECODER_TIME_MAX, DrawingProblem, Part, Picture, PictureProblem, Target, Undrawn, decode, decode_part, inspect,
        undrawn,
    },
    units::rect,
    workers::Pool,
};

use crate::{
    folder::Album,
    pictures::{GRAY, png, quarters},
};

const STAGE: Target = Target { width: 120, height: 60 };

/// An SVG of 40 × 20 with this in it.
fn svg(inner: &str) -> String {
    let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
    format!("{head} viewBox=\"0 0 40 20\">{inner}</svg>")
}

const LEFT_HALF: &str = "<rect width=\"20\" height=\"20\" fill=\"#c81414\"/>";

fn drawn(text: &str) -> Result<Picture, PictureProblem> {
    decode(&Album::new().put("drawing.svg", text), STAGE).map_err(|error| error.kind)
}

fn at(picture: &Picture, x: f32, y: f32) -> [u8; 4] {
    let (x, y) = ((x * picture.width as f32) as usize, (y * picture.height as f32) as usize);
    let start = (y * picture.width + x) * 4;
    [0, 1, 2, 3].map(|channel| picture.rgba[start + channel])
}

const RED: [u8; 4] = [200, 20, 20, 255];
const WHITE: [u8; 4] = [255; 4];

#[test]
fn a_drawing_is_as_large_as_it_is_asked_for_and_white_where_nothing_is() {
    for text in [svg(LEFT_HALF), format!("\u{feff}<?xml version=\"1.0\"?>\n<!-- a logo -->\n{}", svg(LEFT_HALF))] {
        let picture = drawn(&text).expect("it can be drawn");
        assert_eq!([picture.width, picture.height], [120, 60]);
        assert_eq!([at(&picture, 0.25, 0.5), at(&picture, 0.75, 0.5)], [RED, WHITE]);
        assert!(!picture.facts.is_clear);
        // An edge between two pixels is no wider than those.
        assert_eq!([at(&picture, 0.49, 0.5), at(&picture, 0.51, 0.5)], [RED, WHITE]);
    }
}

#[test]
fn its_size_is_its_shape_at_the_finest_that_is_ever_shown() {
    let album = Album::new();
    let of = |attributes: &str| {
        let head = "<svg xmlns=\"http://www.w3.org/2000/svg\"";
        inspect(&album.put("a.svg", format!("{head} {attributes}>{LEFT_HALF}</svg>"))).map(|size| [size.w, size.h])
    };
    assert_eq!(of("viewBox=\"0 0 40 20\""), Ok([8192.0, 4096.0]));
    assert_eq!(of("width=\"3cm\" height=\"6cm\""), Ok([4096.0, 8192.0]));
    assert_eq!(of("viewBox=\"5 5 10 10\" width=\"20\" height=\"10\""), Ok([8192.0, 4096.0]));
    let error = of("width=\"0\" height=\"10\" viewBox=\"0 0 0 0\"").expect_err("it has none");
    assert_eq!(error.kind, PictureProblem::Drawing(DrawingProblem::NoSize));
}

#[test]
fn what_is_transparent_stays_so_where_that_is_asked_for() {
    let album = Album::new();
    let path = album.put("logo.svg", svg(LEFT_HALF));
    let picture = decode_part(&path, STAGE, Part::CLEAR).expect("it can be drawn");
    assert_eq!([at(&picture, 0.25, 0.5), at(&picture, 0.75, 0.5)], [RED, [0; 4]]);
    assert!(picture.facts.is_clear);
    let darkest = picture.facts.grid.cells().iter().map(|cell| cell.darkest).fold(1.0, f32::min);
    let brightest = picture.facts.grid.cells().iter().map(|cell| cell.brightest).fold(0.0, f32::max);
    assert!(brightest - darkest < 0.01 && brightest < 0.2, "what is not there is not counted: {darkest} {brightest}");
    let small = decode_part(&path, Target { width: 6, height: 3 }, Part::CLEAR).expect("it can be drawn");
    assert_eq!(small.facts, picture.facts, "what is known of it does not depend on the stage");
    // A sign on a ground of its own needs none, and has a white one around it.
    let filled = album.put("filled.svg", svg("<rect width=\"40\" height=\"20\" rx=\"2\" fill=\"#c81414\"/>"));
    let picture = decode_part(&filled, STAGE, Part::CLEAR).expect("it can be drawn");
    assert!(!picture.facts.is_clear && picture.rgba.chunks_exact(4).all(|pixel| pixel[3] == 255));
}

#[test]
fn a_png_keeps_what_is_transparent_too() {
    let album = Album::new();
    let image = image::RgbaImage::from_fn(90, 90, |x, _| image::Rgba(if x < 45 { [255; 4] } else { [0; 4] }));
    let path = album.put("logo.png", png(image));
    let clear = decode_part(&path, Target { width: 30, height: 30 }, Part::CLEAR).expect("it is sound");
    assert_eq!([at(&clear, 0.2, 0.5), at(&clear, 0.8, 0.5)], [WHITE, [0; 4]]);
    assert!(clear.rgba.chunks_exact(4).all(|pixel| pixel[..3].iter().all(|level| *level <= pixel[3])));
    let whole = decode(&path, Target { width: 30, height: 30 }).expect("it is sound");
    assert!(whole.rgba.iter().all(|level| *level == 255) && !whole.facts.is_clear);
}

#[test]
fn a_part_of_a_drawing_is_drawn_and_not_enlarged() {
    let path = Album::new();
    let path = path.put("plan.svg", svg("<rect x=\"20\" y=\"10\" width=\"1\" height=\"1\" fill=\"#c81414\"/>"));
    let part = Part::around(rect(0.5, 0.5, 0.05, 0.1));
    let picture = decode_part(&path, STAGE, part).expect("it can be drawn");
    let reds = picture.rgba.chunks_exact(4).filter(|pixel| **pixel == RED).count();
    let others = picture.rgba.chunks_exact(4).filter(|pixel| **pixel != RED && **pixel != WHITE).count();
    let side = reds as f32 / (picture.width * picture.height) as f32;
    assert!(side > 0.1 && others < 4 * picture.width.max(picture.height), "{reds} {others}");
}

#[test]
fn a_broken_drawing_is_told_with_its_line_and_column() {
    let broken = |line, column, why: &str| DrawingProblem::Broken { line, column, why: why.to_owned() };
    for (text, problem) in [
        (format!("<svg>\n  <g></svg>{}", ""), broken(2, 6, "expected 'g' tag, not 'svg'")),
        ("<svg>\n&nbsp;</svg>".to_owned(), broken(2, 1, "unknown entity reference 'nbsp'")),
    ] {
        let problem = PictureProblem::Drawing(problem);
        assert_eq!(drawn(&text), Err(problem.clone()), "{text}");
        assert_eq!(inspect(&Album::new().put("a.svg", &text)).map_err(|error| error.kind), Err(problem));
    }
    let said = PictureProblem::Drawing(broken(2, 6, "x")).to_string();
    assert!(said.contains("line 2, column 6"), "{said}");
    assert_eq!(drawn("<svg><g>"), Err(PictureProblem::Truncated));
    assert_eq!(drawn(&svg("")), Err(DrawingProblem::Nothing.into()));
    assert_eq!(drawn(&svg("<text x=\"1\" y=\"9\">House</text>")), Err(DrawingProblem::Nothing.into()));
    let latin = [svg("").as_bytes(), b"<!-- caf\xe9 -->"].concat();
    let error = decode(&Album::new().put("a.svg", latin), STAGE).expect_err("it is not UTF-8");
    assert_eq!(error.kind, DrawingProblem::Letters.into());
}

#[test]
fn what_is_not_drawn_is_known_by_its_line() {
    let album = Album::new();
    let of = |text: String| undrawn(&album.put("a.svg", text));
    assert_eq!(of(svg(LEFT_HALF)), Undrawn::default());
    let text = svg(&format!("\n{LEFT_HALF}\n<text>A</text><g>\n<image href=\"a.png\"/></g>"));
    assert_eq!(of(text), Undrawn { words: Some(3), pictures: Some(4) });
    assert_eq!(of(svg("<defs><text>A</text></defs>")), Undrawn::default(), "it is not seen");
    assert_eq!(undrawn(&album.put("a.png", png(quarters(8, 8)))), Undrawn::default());
}

/// What a visitor must never see: other files of the machine.
#[test]
fn a_drawing_reads_no_other_file_and_unpacks_no_picture() {
    let album = Album::new();
    let beside = album.put("secret.png", png(image::RgbImage::from_pixel(8, 8, image::Rgb(GRAY))));
    let other = album.put("other.svg", svg("<g id=\"x\"><rect width=\"40\" height=\"20\" fill=\"#808080\"/></g>"));
    let address = |path: &std::path::Path| format!("file://{}", path.display());
    for inner in [
        "<image width=\"40\" height=\"20\" href=\"secret.png\"/>".to_owned(),
        format!("<image width=\"40\" height=\"20\" xlink:href=\"{}\"/>", beside.display()),
        format!("<image width=\"40\" height=\"20\" href=\"{}\"/>", address(&beside)),
        "<image width=\"40\" height=\"20\" href=\"https://example.org/a.png\"/>".to_owned(),
        "<image width=\"40\" height=\"20\" href=\"data:image/svg+xml,%3Csvg/%3E\"/>".to_owned(),
        format!("<use href=\"{}#x\"/>", address(&other)),
        "<use href=\"other.svg#x\"/>".to_owned(),
        "<style>@import url(other.css); rect { fill: url(other.svg#x) }</style>".to_owned(),
        "<rect width=\"40\" height=\"20\" fill=\"url(other.svg#x) none\"/>".to_owned(),
        "<filter id=\"f\"><feImage href=\"secret.png\"/></filter><rect width=\"40\" height=\"20\" filter=\"url(#f)\" fill=\"none\"/>".to_owned(),
    ] {
        let path = album.put("logo.svg", svg(&format!("{LEFT_HALF}{inner}")));
        let picture = decode(&path, STAGE).unwrap_or_else(|error| unreachable!("{inner}: {error}"));
        assert_ne!(at(&picture, 0.75, 0.5), [128, 128, 128, 255], "{inner}");
    }
    let external = format!("<!DOCTYPE svg [<!ENTITY x SYSTEM \"{}\">]>{}", address(&other), svg("&x;"));
    assert!(drawn(&external).is_err());
}

#[test]
fn hostile_drawings_are_refused_soon() {
    let refs = |name: &str, times: usize| format!("<use href=\"#{name}\"/>").repeat(times);
    let laughs: Vec<String> =
        (0..9).map(|at| format!("<g id=\"n{}\">{}</g>", at + 1, refs(&format!("n{at}"), 10))).collect();
    let laughs = laughs.concat();
    let entities: Vec<String> =
        (1..9).map(|at| format!("<!ENTITY e{at} \"{}\">", format!("&e{};", at - 1).repeat(10))).collect();
    let entities = entities.concat();
    let marks = format!(
        "<marker id=\"m\">{}</marker><path marker-mid=\"url(#m)\" d=\"M0 0{}\"/>",
        LEFT_HALF.repeat(500),
        "l1 1".repeat(2000)
    );
    let layers = format!("{}{LEFT_HALF}{}", "<g opacity=\"0.9\">".repeat(90), "</g>".repeat(90));
    let many =
        "<g opacity=\"0.9\"><rect width=\"40\" height=\"20\"/><rect width=\"40\" height=\"20\"/></g>".repeat(9000);
    let large = Target { width: 4096, height: 2048 };
    for (name, text, target) in [
        ("references", svg(&format!("<g id=\"n0\">{LEFT_HALF}</g>{laughs}")), STAGE),
        ("entities", format!("<!DOCTYPE svg [<!ENTITY e0 \"x\">{entities}]>{}", svg("<desc>&e8;</desc>")), STAGE),
        (
            "flat entities",
            format!(
                "<!DOCTYPE svg [<!ENTITY e \"{}\">]>{}",
                "x".repeat(3500),
                svg(&format!("<desc id=\"{}\"/>", "&e;".repeat(20_000)))
            ),
            STAGE,
        ),
        ("attributes", svg(&format!("<g {}/>", "a=\">\" ".repeat(5000))), STAGE),
        (
            "marks handed on",
            svg(&marks.replace("<path marker-mid=\"url(#m)\"", "<g marker-mid=\"url(\t#m)\"/><path")),
            STAGE,
        ),
        (
            "marks by style",
            svg(&format!("<style>path{{marker-mid:url(#m)}}</style>{}", marks.replace("marker-mid", "data-mid"))),
            STAGE,
        ),
        (
            "noise",
            svg(
                "<filter id=\"f\"><feTurbulence numOctaves=\"4000000000\"/></filter><g filter=\"url(#f)\"><rect width=\"9\" height=\"9\"/></g>",
            ),
            STAGE,
        ),
        ("depth", svg(&format!("{}{LEFT_HALF}{}", "<g>".repeat(100_000), "</g>".repeat(100_000))), STAGE),
        ("marks", svg(&marks), STAGE),
        ("layers in layers", svg(&layers), large),
        ("layers", svg(&many), large),
    ] {
        let album = Album::new();
        let refused = decode(&album.put("a.svg", text), target).map(|picture| picture.width);
        let problem = refused.map_err(|error| error.kind);
        let is_refused = match &problem {
            Err(PictureProblem::Drawing(DrawingProblem::Broken { why, .. })) => {
                name == "entities" && why.contains("loop")
            }
            other => *other == Err(DrawingProblem::TooMuch.into()),
        };
        assert!(is_refused, "{name}: {problem:?}");
    }
    // What is deep and not too large is drawn.
    let deep = format!("{}{LEFT_HALF}{}", "<g opacity=\"0.999\">".repeat(90), "</g>".repeat(90));
    assert!(drawn(&svg(&deep)).is_ok());
    // Who refers to itself is refused, or drawn as if it did not.
    let circle = svg(&format!("{LEFT_HALF}<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g>"));
    assert!(matches!(drawn(&circle), Ok(_) | Err(PictureProblem::Drawing(DrawingProblem::TooMuch))));
    // Sizes beyond all reason.
    for inner in [
        "<rect width=\"1e30\" height=\"1e30\" fill=\"#c81414\"/>",
        "<g transform=\"scale(1e-30)\"><circle r=\"1e30\" stroke-width=\"1e38\" stroke=\"red\"/></g>",
        "<pattern id=\"p\" width=\"1e9\" height=\"1e9\"><rect width=\"9\" height=\"9\"/></pattern><rect width=\"9\" height=\"9\" fill=\"url(#p)\"/>",
        "<path d=\"M0 0L1e38 1e38L-1e38 1e38z\" stroke=\"red\" stroke-dasharray=\"0.0001\"/>",
    ] {
        // Whatever comes of it, it comes from a worker that answers, and within its time.
        let (album, workers) = (Album::new(), Pool::of(env!("CARGO_BIN_EXE_xiongguan").into(), DECODER_TIME_MAX));
        let came = workers.decode(&album.put("a.svg", svg(inner)), STAGE, Part::WHOLE).map_err(|error| error.kind);
        let is_told = matches!(came, Ok(_) | Err(PictureProblem::Drawing(_) | PictureProblem::TooSlow));
        assert!(is_told, "{inner}: {:?}", came.err());
    }
}

//! Pictures with spots as they are written, and what is told of those that are wrong.

use xiongguan::{
    content::{self, Exhibition, Files, Fit, Focus, Found, Inspected, Lang, Picture, SlideKind, codes},
    diag::{Code, Finding, Severity, Source, Words},
};

const PHOTO: &str = "photo: Photo(file: \"map.png\", alt: \"a\", credit: \"c\")";

/// Pictures of a full screen, one that is smaller, and a table.
struct Folder(&'static str);

impl Files for Folder {
    fn look(&self, _: &str) -> Found {
        Found::File
    }

    fn inspect(&self, relative: &str) -> Inspected {
        Inspected::Size(if relative.starts_with("small") { [640, 480] } else { [3840, 2160] })
    }

    fn read(&self, _: &str, _: usize) -> Result<Vec<u8>, Words> {
        Ok(self.0.as_bytes().to_vec())
    }
}

/// What is read of a file with these slides.
fn read_with(slides: &str, table: &'static str) -> (Vec<SlideKind>, Vec<Finding>) {
    let text = format!(
        "Exhibition(title: \"x\", languages: [zh, en], chapters: [Chapter(id: \"town\", title: \"x\", slides: [\n{slides}\n])])"
    );
    let reading = content::read(Source { name: "content.ron", text: &text }, &Folder(table));
    let slides = reading.exhibition.iter().flat_map(Exhibition::slides);
    (slides.map(|(_, slide)| slide.kind.clone()).collect(), reading.findings)
}

fn read(slides: &str) -> (Vec<SlideKind>, Vec<Finding>) {
    read_with(slides, "")
}

fn picture(fields: &str) -> Picture {
    let (slides, findings) = read(&format!("Picture(heading: \"x\", {fields})"));
    assert!(findings.is_empty(), "{findings:?}");
    let [SlideKind::Picture(picture)] = &slides[..] else { unreachable!("it is a picture: {slides:?}") };
    picture.clone()
}

#[test]
fn a_picture_is_seen_whole_unless_it_or_its_photo_says_otherwise() {
    assert!(picture(PHOTO).is_whole() && !picture(PHOTO).photo.is_whole());
    assert!(!picture(&format!("{PHOTO}, fit: fill")).is_whole());
    let photo = |fit: &str| PHOTO.replace("credit", &format!("fit: {fit}, credit"));
    assert!(!picture(&photo("fill")).is_whole());
    assert!(picture(&format!("{}, fit: fill", photo("whole"))).is_whole(), "the photo decides");
    assert_eq!(picture(&photo("whole")).photo.fit, Some(Fit::Whole));
}

#[test]
fn spots_have_a_place_a_title_and_what_else_there_is_to_tell() {
    let spots = r#"spots: [
        Spot(at: (0.25, 0.5), title: (zh: "湖", en: "Lake")),
        (at: (1, 0), title: "x", text: (zh: "水", en: "Water"), photo: Photo(file: "small.png", alt: "a", credit: "c"), to: "town"),
    ]"#;
    // The picture of a card need not fill a screen.
    let (slides, findings) = read(&format!("Quote(text: \"y\"), Picture(heading: \"x\", {PHOTO}, {spots})"));
    assert!(findings.is_empty(), "{findings:?}");
    let [_, SlideKind::Picture(picture)] = &slides[..] else { unreachable!("a picture: {slides:?}") };
    let [lake, other] = &picture.spots[..] else { unreachable!("two spots") };
    assert_eq!((lake.at, lake.title.get(&Lang::new("en"))), (Focus { x: 0.25, y: 0.5 }, "Lake"));
    assert!(lake.text.is_empty() && lake.photo.is_none() && lake.to.is_empty());
    assert_eq!((other.text.get(&Lang::new("zh")), other.to.as_str()), ("水", "town"));
    let kind = SlideKind::Picture(picture.clone());
    let files = |photos: Vec<&content::Photo>| photos.iter().map(|photo| photo.file.clone()).collect::<Vec<_>>();
    assert_eq!(files(kind.photos()), ["map.png", "small.png"]);
    assert_eq!(files(kind.photos_at_once()), ["map.png"]);
}

/// The one finding with this code.
fn only(findings: &[Finding], code: Code) -> &Finding {
    let found: Vec<&Finding> = findings.iter().filter(|finding| finding.code == code).collect();
    assert_eq!(found.len(), 1, "{findings:?}");
    found[0]
}

/// The codes, lines and hints of what is told.
fn told(findings: &[Finding]) -> Vec<(&'static str, usize, String)> {
    let hint = |finding: &Finding| finding.hint.as_ref().map(ToString::to_string).unwrap_or_default();
    findings.iter().map(|finding| (finding.code.0, finding.line, hint(finding))).collect()
}

#[test]
fn a_spot_outside_of_its_picture_is_an_error() {
    let slide = format!("Picture(heading: \"x\", {PHOTO},\nspots: [Spot(at: (1.2, 0.5), title: \"x\")])");
    let findings = read(&slide).1;
    let first = only(&findings, codes::FOCUS_RANGE);
    assert_eq!((first.severity, first.line), (Severity::Error, 3));
    assert_eq!(first.message.to_string(), "a point of a picture is two numbers from 0 to 1, found (1.2, 0.5)");
    assert!(first.path.ends_with("spots[0].at"), "{}", first.path);
}

#[test]
fn more_spots_than_fingers_find_are_an_error() {
    let spots = vec!["(at: (0.5, 0.5), title: \"x\")"; 13].join(", ");
    let findings = read(&format!("Picture(heading: \"x\", {PHOTO}, spots: [{spots}])")).1;
    assert_eq!(only(&findings, codes::COUNT_RANGE).message.to_string(), "1 to 12 entries belong here, found 13");
}

#[test]
fn a_spot_that_leads_to_nothing_is_told_with_the_id_that_was_meant() {
    let leading = |to: &str| {
        format!(
            "Quote(id: \"lake\", text: \"x\"),\nQuote(text: \"y\"),\n\
             Picture(heading: \"x\", {PHOTO},\nspots: [Spot(at: (0.5, 0.5), title: \"x\", to: \"{to}\")])"
        )
    };
    for known in ["lake", "town", "town-2"] {
        assert_eq!(told(&read(&leading(known)).1), [], "{known}");
    }
    let (slides, findings) = read(&leading("laek"));
    assert_eq!(told(&findings), [("content::link", 5, "did you mean `lake`?".to_owned())]);
    assert_eq!(slides.len(), 3, "the slide is shown all the same");
}

#[test]
fn a_spot_may_lead_to_a_slide_that_is_left_out_for_its_errors() {
    let slides = format!(
        "Quote(id: \"lake\", text: 5), Picture(heading: \"x\", {PHOTO}, spots: [Spot(at: (0.5, 0.5), title: \"x\", to: \"lake\")])"
    );
    assert!(read(&slides).1.iter().all(|finding| finding.code != codes::LINK));
}

#[test]
fn spots_may_stand_in_a_table() {
    let slide = format!("Picture(heading: \"x\", {PHOTO}, spots: From(\"data/spots.csv\"))");
    let table = "at,title.zh,title.en\n0.25 0.5,湖,Lake\n\"(0.7, 0.1)\",山,Hill\n";
    let (slides, findings) = read_with(&slide, table);
    assert_eq!(told(&findings), []);
    let [SlideKind::Picture(picture)] = &slides[..] else { unreachable!("a picture") };
    let places: Vec<Focus> = picture.spots.iter().map(|spot| spot.at).collect();
    assert_eq!(places, [Focus { x: 0.25, y: 0.5 }, Focus { x: 0.7, y: 0.1 }]);
    let (_, findings) = read_with(&slide, "at,title\nleft,x\n");
    let first = only(&findings, codes::WRONG_TYPE);
    assert_eq!((first.file.as_str(), first.line), ("data/spots.csv", 2));
    assert_eq!(first.message.to_string(), "two numbers, `0.5 0.5` belongs here, found `left`");
}

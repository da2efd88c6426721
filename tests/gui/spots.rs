//! Spots of pictures with the real fonts: what a finger opens, what `check` says, and what readers of a PDF are told.

use std::{fs, path::Path};

use egui::{accesskit::Role, pos2};
use egui_kittest::kittest::Queryable;
use xiongguan::{
    content::Lang,
    export::{Form, Order, export},
    lint,
    show::Overlay,
};

use crate::{
    document::{Document, text_of},
    small_exhibition::{SmallExhibition, picture},
    touchscreen::{a_while, visiting},
};

#[test]
fn a_finger_opens_a_spot_another_one_and_closes_it() {
    let mut screen = visiting("map");
    screen.get_by_role_and_label(Role::Button, "1：湖").click();
    a_while(&mut screen);
    assert_eq!(screen.state().state().overlay, Some(Overlay::Spot(0)));
    screen.get_by_label("冬天也不结冰，鸟在这里过冬。");
    screen.get_all_by_role_and_label(Role::Button, "2：钢厂").last().expect("the other spot").click();
    a_while(&mut screen);
    assert_eq!(screen.state().state().overlay, Some(Overlay::Spot(1)));
    screen.get_by_label("城市因它而来。");
    screen.get_all_by_role_and_label(Role::Button, "关闭").last().expect("a cross").click();
    a_while(&mut screen);
    assert_eq!(screen.state().state().overlay, None);
    assert_eq!(screen.state().slide(), "map");
}

#[test]
fn a_touch_on_the_card_stays_and_one_beside_it_closes() {
    let mut screen = visiting("map");
    screen.get_by_role_and_label(Role::Button, "1：湖").click_accesskit();
    a_while(&mut screen);
    let text = screen.get_by_label("冬天也不结冰，鸟在这里过冬。").rect().center();
    for (place, overlay) in [(text, Some(Overlay::Spot(0))), (pos2(12.0, 12.0), None)] {
        screen.hover_at(place);
        screen.drag_at(place);
        screen.step();
        screen.drop_at(place);
        a_while(&mut screen);
        assert_eq!(screen.state().state().overlay, overlay);
    }
}

#[test]
fn a_card_leads_to_another_slide() {
    let mut screen = visiting("map");
    screen.get_by_role_and_label(Role::Button, "1：湖").click();
    a_while(&mut screen);
    screen.get_by_role_and_label(Role::Button, "前往：遗鸥回来了").click();
    a_while(&mut screen);
    assert_eq!((screen.state().slide(), screen.state().state().overlay), ("story", None));
}

fn map(spots: &str, more: &str) -> String {
    format!(
        "Picture(id: \"m\", photo: Photo(file: \"a.png\", alt: \"a\", credit: \"c\"{more}),\n heading: (zh: \"图\", en: \"Map\"),\n\
         spots: [{spots}])"
    )
}

fn spot(at: (f32, f32), name: &str, more: &str) -> String {
    format!("\nSpot(at: ({}, {}), title: \"{name}\"{more})", at.0, at.1)
}

/// The slide with another one that its spots may lead to.
fn leading(slide: &str) -> String {
    format!("{slide},\nQuote(id: \"q\", text: (zh: \"湖\", en: \"Lake\"))")
}

/// What is found on all stages: code, line and message.
fn found(slide: &str) -> Vec<(&'static str, usize, String)> {
    let small = SmallExhibition::with(slide);
    let findings = lint::lint(&small.opened(), &lint::Order::default()).findings;
    findings.iter().map(|finding| (finding.code.name(), finding.line, finding.message.to_string())).collect()
}

#[test]
fn spots_apart_with_short_texts_are_sound() {
    let text = ", text: (zh: \"冬天也不结冰。\", en: \"It never freezes.\"), to: \"q\"";
    let spots = [spot((0.1, 0.1), "甲", text), spot((0.9, 0.9), "乙", text), spot((0.5, 0.5), "丙", text)].join(",");
    assert_eq!(found(&leading(&map(&spots, ""))), []);
}

#[test]
fn sixty_words_with_a_picture_have_room_on_every_stage_also_in_large_letters() {
    let words = "word and more ".repeat(20);
    let photo = "photo: Photo(file: \"a.png\", alt: \"a\", credit: \"c\")";
    let han = "冬天也不结冰的湖".repeat(12);
    let text = format!(", text: (zh: \"{han}\", en: \"{words}\"), {photo}, to: \"q\"");
    for at in [(0.05, 0.05), (0.5, 0.5), (0.95, 0.5), (0.5, 0.97)] {
        assert_eq!(found(&leading(&map(&spot(at, "A spot", &text), ""))), [], "{at:?}");
    }
}

#[test]
fn spots_that_fingers_cannot_tell_apart() {
    let spots = [spot((0.1, 0.1), "甲", ""), spot((0.5, 0.5), "乙", ""), spot((0.51, 0.52), "丙", "")].join(",");
    let findings = found(&map(&spots, ""));
    let [(code, line, message)] = &findings[..] else { unreachable!("one finding: {findings:?}") };
    // The third spot is on the third line of them.
    assert_eq!((*code, *line), ("spots-close", 8));
    assert!(message.starts_with("spots 2 and 3 are too close to be touched apart: 1920×1080, zh"), "{message}");
}

#[test]
fn a_spot_that_some_screen_cuts_off() {
    let findings = found(&map(&spot((0.02, 0.5), "甲", ""), ", fit: fill"));
    let [(code, line, message)] = &findings[..] else { unreachable!("one finding: {findings:?}") };
    assert_eq!((*code, *line), ("spot-cut", 6));
    assert!(message.starts_with("spot 1 lies on a part of the picture that is cut off: 1920×1080"), "{message}");
    assert_eq!(found(&map(&spot((0.02, 0.5), "甲", ""), "")), []);
    let kept = ", fit: fill, keep: [(0.0, 0.4, 0.1, 0.6)]";
    assert_eq!(found(&map(&spot((0.05, 0.5), "甲", ""), kept)), []);
}

#[test]
fn a_text_too_long_for_its_card() {
    let words = "word and more ".repeat(200);
    let slide = map(&spot((0.5, 0.5), "甲", &format!(", text: \"{words}\"")), ", caption: \"\"");
    let small = SmallExhibition::with(&slide.replace("spots: [", "allow: [\"text-long\"], spots: ["));
    let findings = lint::lint(&small.opened(), &lint::Order::default()).findings;
    let [finding] = &findings[..] else { unreachable!("one finding: {findings:?}") };
    assert_eq!((finding.code.name(), finding.line), ("text-fit", 6));
}

/// The slide as a PDF in English, on pages with notes or without.
fn document(name: &str, slide: &str, notes: bool) -> Document {
    let small = SmallExhibition::with(slide);
    small.put_picture("a.png", &picture(1920, 1080, |x, y| [x as u8, y as u8, 90]));
    let opened = small.opened();
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdf").join(name);
    fs::create_dir_all(&out).expect("a folder can be made");
    let order = Order {
        size: [640, 360],
        languages: vec![Lang::new("en")],
        slide: None,
        large_text: false,
        form: Form::Pdf { notes },
        out,
    };
    let exhibition = opened.reading.exhibition.as_ref().expect("it has a slide");
    Document::open(
        &export(exhibition, (&opened.theme, &opened.typefaces), &opened.folder, &order)
            .expect("it can be written")
            .files[0],
    )
}

#[test]
fn on_paper_no_word_of_a_spot_is_lost() {
    let slide = map(&spot((0.3, 0.4), "The lake", ", text: \"It never freezes.\""), "");
    let plain = document("spots", &slide, false);
    // The picture, and the mark with all that its card says.
    let figures = plain.all("/S/Figure").into_iter().filter_map(|dict| text_of(dict, "Alt"));
    assert_eq!(figures.collect::<Vec<_>>(), ["a", "1: The lake: It never freezes."]);
    let claim = b"<pdfuaid:part>1</pdfuaid:part>";
    assert!(plain.bytes.windows(claim.len()).any(|bytes| bytes == claim), "the standard for all readers");
    let pages = |document: &Document| document.pages().len();
    assert_eq!((pages(&plain), pages(&document("spots-notes", &slide, true))), (1, 2), "a page of what the spots tell");
}

//! The exhibition as a PDF: its texts, pictures, tags and their places.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use xiongguan::{
    content::{Lang, Slide, SlideKind},
    export::{Form, Order, export},
    files,
    headless::settled,
    scene::{Line, Scene, Shape},
    units::Stage,
};

use crate::{
    document::{Document, text_of},
    shipped_exhibition::ShippedExhibition,
};

const SIZE: [u32; 2] = [640, 360];

/// The shipped exhibition in all languages, with notes; written once.
static SHIPPED: LazyLock<PathBuf> = LazyLock::new(|| {
    let out = folder("shipped");
    let order = Order { form: Form::Pdf { notes: true }, ..everything(&out) };
    let written = written(&order);
    assert_eq!(written, [out.join("zh.pdf"), out.join("en.pdf")]);
    out
});

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdf").join(name)
}

fn everything(out: &Path) -> Order {
    Order {
        size: SIZE,
        languages: Vec::new(),
        slide: None,
        large_text: false,
        form: Form::Pdf { notes: false },
        out: out.to_owned(),
    }
}

fn written(order: &Order) -> Vec<PathBuf> {
    let shipped = ShippedExhibition::open();
    let opened = &shipped.opened;
    export(shipped.exhibition(), (&opened.theme, &opened.typefaces), &opened.folder, order)
        .expect("it can be written")
        .files
}

fn shipped_pdf(lang: &str) -> Document {
    Document::open(&SHIPPED.join(format!("{lang}.pdf")))
}

/// One slide of the shipped exhibition by itself.
fn slide(id: &str, lang: &str) -> Document {
    let out = folder(&format!("{id}-{lang}"));
    let order = Order { slide: Some(id.to_owned()), languages: vec![Lang::new(lang)], ..everything(&out) };
    Document::open(&written(&order)[0])
}

/// An exhibition of one quotation.
fn quotation(name: &str, text: &str) -> Document {
    let photo = r#"Photo(file: "gone.jpg", alt: "gone", credit: "nobody")"#;
    of_slides(name, &format!(r#"Quote(id: "q", text: "{text}", photo: {photo})"#), false)
}

/// An exhibition of these slides.
fn of_slides(name: &str, slides: &str, notes: bool) -> Document {
    let content = format!(
        r#"Exhibition(title: "T", languages: [zh], chapters: [Chapter(id: "a", title: "A", slides: [{slides}])])"#
    );
    of_content(name, &content, notes)
}

/// An exhibition in its first language.
fn of_content(name: &str, content: &str, notes: bool) -> Document {
    let out = folder(name);
    fs::create_dir_all(&out).expect("a folder can be made");
    fs::write(out.join("content.ron"), content).expect("a file can be written");
    let opened = files::open(&out.join("content.ron")).expect("it can be read");
    let exhibition = opened.reading.exhibition.expect("it has a slide");
    let order = Order { form: Form::Pdf { notes }, ..everything(&out) };
    let written = export(&exhibition, (&opened.theme, &opened.typefaces), &opened.folder, &order);
    let written = written.expect("it can be written").files;
    Document::open(&written[0])
}

fn slide_at(shipped: &ShippedExhibition, index: usize) -> &Slide {
    shipped.exhibition().slide(index).expect("it is there").1
}

/// The slides with their pages in a document with notes.
fn pages(shipped: &ShippedExhibition) -> impl Iterator<Item = (usize, usize)> {
    shipped.exhibition().slides().enumerate().scan(0, |next, (index, (_, slide))| {
        let page = *next;
        *next += 1 + usize::from(!slide.kind.notes().is_empty());
        Some((index, page))
    })
}

/// What the slide at `index` looks like on the stage that the document was laid out on.
fn scene(shipped: &ShippedExhibition, index: usize, language: usize) -> Scene {
    shipped.scene(&settled(index, language, false), Stage::new(SIZE[0] as f32, SIZE[1] as f32))
}

#[test]
fn each_slide_has_a_page_and_each_with_notes_another() {
    let shipped = ShippedExhibition::open();
    for (lang, title) in [("zh", "雄关新城"), ("en", "The Pass and the New City")] {
        let document = shipped_pdf(lang);
        let with_notes = shipped.exhibition().slides().filter(|(_, slide)| !slide.kind.notes().is_empty()).count();
        assert!(with_notes > 0);
        let pages = document.pages();
        assert_eq!(pages.len(), shipped.exhibition().slide_count() + with_notes);
        assert!(pages.iter().all(|page| page.contains("/MediaBox[0 0 960 540]")), "13⅓ by 7½ inches");
        assert_eq!(text_of(document.only("/Producer"), "Title").as_deref(), Some(title));
        assert!(document.only("/Type/Catalog").contains(&format!("/Lang({lang})")));
        assert!(document.only("/Type/Catalog").contains("/DisplayDocTitle true"));
        assert!(document.only("/Producer").contains("/Creator(xiongguan"));
        let claim = b"<pdfuaid:part>1</pdfuaid:part>";
        assert!(document.bytes.windows(claim.len()).any(|bytes| bytes == claim), "the standard for all readers");
    }
}

#[test]
fn notes_stand_behind_their_slide() {
    let document = shipped_pdf("zh");
    let text = document.text(1);
    assert!(text.contains("戈壁上，为什么有一座城？") && text.contains("先让大家看一会儿关城"), "{text}");
    assert!(!document.bytes.windows(9).any(|bytes| bytes == b"/Suspects"), "readers complain about it");
    let labels = document.all("/Type/PageLabel");
    assert!(labels.iter().any(|label| label.contains("/S/D/St 2")), "numbers of slides: {labels:?}");
    let words: Vec<_> = labels.iter().filter_map(|label| text_of(label, "P")).collect();
    assert!(words.contains(&"1 讲解词".to_owned()), "{words:?}");
}

#[test]
fn bookmarks_are_the_chapters_with_their_slides() {
    let shipped = ShippedExhibition::open();
    for tag in ["zh", "en"] {
        let lang = Lang::new(tag);
        let mut wanted = Vec::new();
        for chapter in &shipped.exhibition().chapters {
            wanted.push(chapter.title.get(&lang).to_owned());
            wanted.extend(chapter.slides.iter().map(|slide| slide.kind.heading().get(&lang).replace('\n', " ")));
        }
        assert_eq!(shipped_pdf(tag).bookmarks(), wanted);
    }
}

#[test]
fn bookmarks_of_chapters_within_a_chapter_stand_under_its_title() {
    let content = r#"Exhibition(title: "T", languages: [en], chapters: [
        Chapter(id: "a", title: "A", slides: [Quote(text: "own")], chapters: [
            Chapter(id: "b", title: "B", slides: [Quote(text: "one"), Quote(text: "two")]),
            Chapter(id: "c", title: "C", slides: [Quote(text: "three")]),
        ]),
        Chapter(id: "d", title: "D", chapters: [Chapter(id: "e", title: "E", slides: [Quote(text: "four")])]),
        Chapter(id: "f", title: "F", slides: [Quote(text: "five")]),
    ])"#;
    let document = of_content("nested", content, false);
    assert_eq!(document.bookmarks(), ["A", "own", "B", "one", "two", "C", "three", "D", "E", "four", "F", "five"]);
    let depths: Vec<usize> = document.bookmark_depths();
    assert_eq!(depths, [0, 1, 1, 2, 2, 1, 2, 0, 1, 2, 0, 1]);
}

#[test]
fn words_can_be_copied_in_the_order_in_which_they_are_read() {
    let text = slide("origin", "zh").text(0);
    assert!(text.starts_with("一关一城\n因关得名，因钢设市。\n关 \n古时，一道关立在戈壁上。\n钢"), "{text}");
    let text = slide("origin", "en").text(0);
    assert!(text.starts_with("First a Pass, Then a City\nNamed for the Pass, founded for steel."), "{text}");
    // No space stands between the last word of a line and the first of the next but the one that is put there.
    let text = shipped_pdf("en").text(0).replace(" \n", " ");
    assert!(text.contains("Why Is There a City in the Gobi?"), "{text}");
    let heading = slide("furnace", "zh").content(0);
    assert!(heading.contains("/ActualText<FEFF7089706B6B6365FA>"), "a title down the page is one word: {heading}");
}

#[test]
fn quotes_do_not_tear_words_apart() {
    let document = quotation("quotes", "the city’s “dual carbon” goals");
    let shown = document.shown(0);
    let words: String = shown.iter().map(|shown| shown.text.as_str()).collect();
    assert!(words.contains("the city’s “dual carbon” goals"), "{words}");
    let quote = shown.iter().position(|shown| shown.text.starts_with("the city")).expect("it begins so");
    for pair in shown[quote..quote + 7].windows(2).filter(|pair| pair[0].baseline == pair[1].baseline) {
        let gap = (pair[1].x - pair[0].end) / pair[0].size;
        assert!(gap.abs() < 0.15, "{gap} ems in {pair:#?}");
    }
}

#[test]
fn numbers_are_read_before_their_units() {
    let text = shipped_pdf("zh");
    let all: String = (0..text.pages().len()).map(|page| text.text(page) + "\n").collect();
    assert!(all.contains("184 \n亿元"), "{all}");
}

#[test]
fn lines_stand_where_the_screen_has_them() {
    let shipped = ShippedExhibition::open();
    for (language, tag) in ["zh", "en"].into_iter().enumerate() {
        let mut compared = 0;
        let document = shipped_pdf(tag);
        // What a picture looks like may move the words on it, and only its size is known here.
        for (index, page) in pages(&shipped).filter(|(index, _)| !slide_at(&shipped, *index).kind.may_fill_stage()) {
            let shown = document.shown(page);
            for item in &scene(&shipped, index, language).items {
                let Shape::Text { lines, style, .. } = &item.shape else { continue };
                if item.part.is_sign() {
                    continue;
                }
                // A line with curly quotes of Latin text is shown in pieces.
                let whole = |line: &&Line| tag == "zh" || !line.text.contains(['‘', '’', '“', '”']);
                for line in lines.iter().filter(whole) {
                    let same = shown.iter().filter(|shown| {
                        (shown.baseline - line.baseline).abs() < 0.01 && shown.text.trim_end() == line.text
                    });
                    let same = same.min_by(|a, b| (a.x - line.x).abs().total_cmp(&(b.x - line.x).abs()));
                    let same = same.unwrap_or_else(|| panic!("{tag} {index}: no “{}” in {shown:#?}", line.text));
                    // The space at its end is not measured; marks at either end hang into the margin.
                    if !same.text.ends_with(' ') && line.text.chars().all(|c| c.is_alphanumeric() || c == ' ') {
                        let off = (same.end - (line.x + line.width)).abs() + (same.x - line.x).abs();
                        assert!(off < 0.02 * style.size, "{tag} {index}: “{}” is {off} off", line.text);
                        compared += 1;
                    }
                }
            }
        }
        assert!(compared > 20, "{compared} lines");
    }
}

/// The pictures of a slide as a page shows it: of one that turns into another one, the other one.
fn on_paper(slide: &Slide) -> Vec<&str> {
    let before = match &slide.kind {
        SlideKind::Cover(cover) if cover.turns_into.is_some() => Some(cover.photo.file.as_str()),
        _ => None,
    };
    slide.kind.frames(false).into_iter().map(|frame| frame.file).filter(|file| Some(*file) != before).collect()
}

#[test]
fn a_picture_is_in_the_document_once_and_no_larger_than_the_stage() {
    let shipped = ShippedExhibition::open();
    let document = shipped_pdf("en");
    let files: BTreeSet<&str> = shipped.exhibition().slides().flat_map(|(_, slide)| on_paper(slide)).collect();
    let uses = shipped.exhibition().slides().flat_map(|(_, slide)| slide.kind.frames(false)).count();
    assert!(uses > files.len(), "some are used again");
    let pictures = document.all("/Subtype/Image");
    let small_slides = document.pages().len() - shipped.exhibition().slide_count();
    assert_eq!(pictures.len(), files.len() + small_slides);
    for picture in pictures {
        assert!(picture.contains("/DCTDecode") && picture.contains("/ColorSpace/DeviceRGB"), "{picture}");
        let width: u32 =
            picture.split("/Width ").nth(1).and_then(|rest| rest.split('/').next()?.parse().ok()).unwrap_or(0);
        assert!((1..=SIZE[0] + 2).contains(&width), "{picture}");
    }
    assert!(document.all("/PatternType").len() + document.all("/ShadingType").len() > 0, "scrims are gradients");
}

#[test]
fn pictures_and_diagrams_say_what_is_seen() {
    let shipped = ShippedExhibition::open();
    let document = slide("origin", "zh");
    let alt = text_of(document.only("/S/Figure"), "Alt").expect("a figure says what is seen");
    assert!(alt.starts_with("想象中的建城之前"), "{alt}");
    assert_eq!(document.all("/S/H1").len(), 1, "one heading");
    let charts = shipped.exhibition().slides().filter(|(_, slide)| slide.kind.name() == "Chart").count();
    let figures = shipped_pdf("en");
    let alts = figures.all("/S/Figure").into_iter().filter_map(|dict| text_of(dict, "Alt"));
    assert!(charts > 0 && alts.filter(|alt| alt.contains(": ")).count() >= charts, "charts say their numbers");
}

#[test]
fn the_same_exhibition_makes_the_same_bytes() {
    let (one, other) = (slide("gate", "zh").bytes, slide("gate", "zh").bytes);
    assert!(one == other, "{} and {} bytes", one.len(), other.len());
}

#[test]
fn upright_pages_and_large_texts_can_be_written_too() {
    let out = folder("upright");
    let order = Order { size: [360, 640], large_text: true, form: Form::Pdf { notes: true }, ..everything(&out) };
    let paths = written(&order);
    assert_eq!(paths.len(), 2, "one for each language");
    for path in paths {
        let document = Document::open(&path);
        assert!(document.pages().iter().all(|page| page.contains("/MediaBox[0 0 540 960]")));
    }
}

#[test]
fn what_cannot_be_shown_keeps_no_document_from_being_written() {
    let document = quotation("rare", "𠮷野家𰻝𰻝面");
    assert_eq!(document.pages().len(), 1);
    assert!(document.text(0).contains("野家"), "{}", document.text(0));
    assert!(document.all("/Subtype/Image").is_empty(), "a picture that is gone is left out");
}

#[test]
fn all_pages_of_a_text_are_in_the_document_and_the_notes_behind_them() {
    let photo = r#"Photo(file: "gone.jpg", alt: "gone", credit: "nobody")"#;
    let slides = format!(
        r#"Story(photo: {photo}, heading: "湖", body: "第一页说湖。", pages: ["第二页说鸟。", "第三页说人。"], notes: "说慢些。"),
        Quote(text: "尾声。")"#
    );
    let document = of_slides("pages", &slides, true);
    let pages: Vec<String> = (0..document.pages().len()).map(|page| document.text(page)).collect();
    assert_eq!(pages.len(), 5, "{pages:?}");
    for (page, text) in pages.iter().zip(["第一页说湖", "第二页说鸟", "第三页说人", "说慢些", "尾声"])
    {
        assert!(page.contains(text), "{page} lacks {text}");
    }
    assert!(pages[..3].iter().all(|page| page.contains('湖')), "{pages:?}");
    assert_eq!(document.bookmarks().iter().filter(|title| *title == "湖").count(), 1);
}

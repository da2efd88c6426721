//! Talks that were written elsewhere become exhibitions.

use std::io::{Cursor, Write};

use xiongguan::{
    content::{self, Found, Reading, SlideKind},
    diag::Source,
    import::{self, Talk, exhibition, markdown, pptx},
};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{folder::Album, program::Call};

/// The exhibition that a talk becomes, as the program reads it; nothing is wrong with its form.
fn read(talk: &Talk) -> (Reading, String) {
    let made = exhibition(talk, "en");
    let reading = content::read(Source { name: "content.ron", text: &made.content }, &|_: &str| Found::File);
    let errors: Vec<_> =
        reading.findings.iter().filter(|finding| finding.severity == xiongguan::diag::Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}\n{}", made.content);
    (reading, made.content)
}

fn kinds(reading: &Reading) -> Vec<&'static str> {
    let exhibition = reading.exhibition.as_ref().expect("it can be shown");
    exhibition.slides().map(|(_, slide)| slide.kind.name()).collect()
}

const MARP: &str = r#"---
marp: true
title: "Wind over the \"Pass\""
lang: de
---
<!-- _class: lead -->
# Wind

![bg](pictures/wind.jpg)

---
## Three reasons
- sun
  - and *more* sun
- wind
- `salt`

<!-- Speak slowly here. -->
---
## Prices
| what | yuan |
|---|--:|
| tea | 12 |
| noodles | 30 |
---
> The desert keeps everything.

A traveller
---
## One thought
It is   large.
Note: tell the story of the well
and the one of the goat
---
![a dune](a.png) ![a well](b.png)
"#;

#[test]
fn slides_between_lines_of_dashes_become_the_nearest_kind() {
    let talk = markdown(MARP);
    assert_eq!((talk.title.as_str(), talk.language.as_deref()), ("Wind over the \"Pass\"", Some("de")));
    let (reading, content) = read(&talk);
    assert_eq!(kinds(&reading), ["Cover", "List", "Table", "Quote", "Quote", "Gallery"], "{content}");
    let exhibition = reading.exhibition.expect("it can be shown");
    assert_eq!(exhibition.languages[0].0, "de");
    let slides: Vec<&SlideKind> = exhibition.slides().map(|(_, slide)| &slide.kind).collect();
    let notes: Vec<&str> = slides.iter().map(|slide| slide.notes().get(&exhibition.languages[0])).collect();
    assert_eq!(notes[1], "Speak slowly here.");
    assert!(notes[4].contains("story of the well") && notes[4].contains("goat"), "{}", notes[4]);
    let SlideKind::List(list) = slides[1] else { unreachable!("a list") };
    assert_eq!((list.items.len(), list.items[0].under.len()), (3, 1));
    let SlideKind::Table(table) = slides[2] else { unreachable!("a table") };
    assert_eq!((table.columns.len(), table.rows.len()), (2, 2));
    let SlideKind::Quote(quote) = slides[4] else { unreachable!("a quotation") };
    assert_eq!(quote.text.get(&exhibition.languages[0]), "It is large.");
}

#[test]
fn notes_in_comments_of_several_lines_are_kept_and_settings_are_not() {
    let talk = markdown(
        "## A\n\n<!--\nSay hello.\nThen wait.\n-->\n\n<!-- Note: breathe -->\n\n<!-- _class: lead -->\n\ntext\n",
    );
    assert_eq!(talk.sheets[0].notes, "Say hello.\nThen wait.\nNote: breathe");
    let talk = markdown("---\n# One\ntext\n\n---\n# Two\n");
    let titles: Vec<&str> = talk.sheets.iter().map(|sheet| sheet.title.as_str()).collect();
    assert_eq!(titles, ["One", "Two"], "a line of dashes at the top is no head");
    assert_eq!(markdown("---\ntitle: T\n...\n# One\n").title, "T");
}

#[test]
fn every_picture_and_every_table_of_a_slide_finds_a_place() {
    let pictures: String = (1..=8).fold(String::new(), |text, number| format!("{text}![p{number}](p{number}.png)\n"));
    let (reading, content) = read(&markdown(&format!("## Many\n{pictures}")));
    assert_eq!(kinds(&reading), ["Gallery", "Gallery"]);
    assert!((1..=8).all(|number| content.contains(&format!("p{number}.png"))), "{content}");
    let table = "|a|b|\n|-|-|\n|1|2|\n|3|4|\n";
    let (reading, content) = read(&markdown(&format!("## Two\n{table}\n![x](x.png)\n\nand\n\n{table}\n![y](y.png)\n")));
    assert_eq!(kinds(&reading), ["Table", "Table"], "{content}");
    assert!(content.contains("x.png") && content.contains("y.png"), "{content}");
}

#[test]
fn a_language_that_is_none_does_not_break_the_file() {
    for (written, tag) in [("zh_CN", "zh-CN"), ("en # main", "en"), ("\"a b\"", "en"), ("!", "en")] {
        let (reading, _) = read(&markdown(&format!("---\nlang: {written}\n---\n# A\n\ntext\n")));
        assert_eq!(reading.exhibition.expect("it can be shown").languages[0].0, tag, "{written}");
    }
}

#[test]
fn without_dashes_each_heading_begins_a_slide_and_the_first_level_a_chapter() {
    let talk = markdown("# One\n\ntext\n\n## Two\n\n1. a\n2. b\n\n# Three\n\n### Below\n\nmore\n");
    let (reading, content) = read(&talk);
    assert_eq!(kinds(&reading), ["Quote", "List", "List"], "{content}");
    let exhibition = reading.exhibition.expect("it can be shown");
    let chapters: Vec<_> = exhibition.chapters.iter().map(|chapter| chapter.slides.len()).collect();
    assert_eq!(chapters, [2, 1]);
}

#[test]
fn long_lists_become_several_slides_and_nothing_is_lost() {
    let items = (1..=17).map(|number| format!("- item {number}")).collect::<Vec<_>>().join("\n");
    let talk = markdown(&format!("## Long\n{items}\n\nand a text\n\n> said\n"));
    let (reading, content) = read(&talk);
    assert_eq!(kinds(&reading), ["List"; 3]);
    for number in 1..=17 {
        assert_eq!(content.matches(&format!("\"item {number}\"")).count(), 1, "{content}");
    }
    assert!(content.contains("and a text") && content.contains("said"), "{content}");
}

#[test]
fn what_cannot_be_taken_is_told_with_its_slide() {
    let talk = markdown("## A\n![](https://example.org/a.jpg)\n\n## B\n```rust\nfn f() {}\n```\n![](film.mp4)\n");
    let told: Vec<(usize, String)> = talk.left.iter().map(|left| (left.slide, left.what.to_string())).collect();
    assert_eq!(
        told,
        [
            (1, "a picture in the network, https://example.org/a.jpg".to_owned()),
            (2, "a piece of code, which stands in the notes now".to_owned()),
            (2, "film.mp4, which is no picture that can be shown".to_owned()),
        ]
    );
    let (_, content) = read(&talk);
    assert!(content.contains("fn f() {}"), "{content}");
}

#[test]
fn whatever_stands_in_a_talk_can_be_read_as_content() {
    let odd =
        "\u{feff}# \"a\\b\" \u{7}\t\u{85}\n\n- one\n\n<br>**\n\n|a|\n|-|\n|b|\n\n<!-- x --> <!-- _y: z -->\n---\n---\n";
    for text in ["", "plain", "---\n---\n", odd, "# \n\n## \n", "- \n- \n", "![]()\n", "> \n", "Note: \n"] {
        let talk = markdown(text);
        if !talk.sheets.is_empty() {
            let _ = read(&talk);
        }
    }
}

#[test]
fn the_language_of_a_talk_is_told_by_its_letters() {
    for (text, tag) in
        [("# 风从关上过", "zh"), ("# かぜのまち", "ja"), ("# 바람의 도시", "ko"), ("# Vent", "en"), ("# 5", "en")]
    {
        assert_eq!(import::spoken(&markdown(text)), tag, "{text}");
    }
}

/// A presentation with these parts.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

const NAMES: &str = r#"xmlns:a="a" xmlns:p="p" xmlns:r="r""#;

fn relations(list: &[(&str, &str, &str)]) -> String {
    let one = |(id, kind, target): &(&str, &str, &str)| {
        format!(r#"<Relationship Id="{id}" Type="http://x/{kind}" Target="{target}"/>"#)
    };
    format!("<Relationships>{}</Relationships>", list.iter().map(one).collect::<String>())
}

fn shape(kind: &str, paragraphs: &[(usize, &str)]) -> String {
    let text =
        |(level, text): &(usize, &str)| format!(r#"<a:p><a:pPr lvl="{level}"/><a:r><a:t>{text}</a:t></a:r></a:p>"#);
    let paragraphs: String = paragraphs.iter().map(text).collect();
    format!(
        r#"<p:sp><p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr><p:txBody>{paragraphs}</p:txBody></p:sp>"#
    )
}

fn slide(shapes: &str) -> String {
    format!("<p:sld {NAMES}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>")
}

/// Two slides: a title with a picture, a list with notes and a chart; they stand in another order than their names.
fn presentation() -> Vec<u8> {
    let list = format!(
        r#"<p:presentation {NAMES}><p:sldIdLst><p:sldId id="1" r:id="b"/><p:sldId id="2" r:id="a"/></p:sldIdLst></p:presentation>"#
    );
    let names = relations(&[("a", "slide", "slides/slide1.xml"), ("b", "slide", "slides/slide2.xml")]);
    let chart = "<p:graphicFrame><a:graphic><a:graphicData><c:chart/></a:graphicData></a:graphic></p:graphicFrame>";
    let words = [(0, "sun &amp; sand"), (1, "much"), (0, "wind")];
    let first = slide(&format!(
        "{}{}{}{chart}",
        shape("title", &[(0, "Why?")]),
        shape("body", &words),
        shape("sldNum", &[(0, "2")])
    ));
    let picture = r#"<p:pic><p:nvPicPr><p:cNvPr descr="A gate"/></p:nvPicPr><p:blipFill><a:blip r:embed="i"/></p:blipFill></p:pic>"#;
    let second = slide(&format!("{}<p:grpSp>{picture}</p:grpSp>", shape("ctrTitle", &[(0, "The Pass")])));
    let notes = format!(
        "<p:notes {NAMES}><p:cSld><p:spTree>{}{}</p:spTree></p:cSld></p:notes>",
        shape("sldImg", &[(0, "no")]),
        shape("body", &[(0, "Wait for laughter.")])
    );
    archive(&[
        ("ppt/presentation.xml", list.as_bytes()),
        ("ppt/_rels/presentation.xml.rels", names.as_bytes()),
        ("ppt/slides/slide1.xml", first.as_bytes()),
        ("ppt/slides/_rels/slide1.xml.rels", relations(&[("n", "notesSlide", "../notesSlides/n.xml")]).as_bytes()),
        ("ppt/slides/slide2.xml", second.as_bytes()),
        ("ppt/slides/_rels/slide2.xml.rels", relations(&[("i", "image", "../media/image 1.png")]).as_bytes()),
        ("ppt/notesSlides/n.xml", notes.as_bytes()),
        ("ppt/media/image 1.png", include_bytes!("../../assets/guide/cover.jpg")),
    ])
}

#[test]
fn a_presentation_is_taken_in_its_order_with_pictures_and_notes() {
    let talk = pptx(&presentation()).expect("it is one");
    assert_eq!(talk.title, "The Pass");
    let left: Vec<_> = talk.left.iter().map(|left| (left.slide, left.what.to_string())).collect();
    assert_eq!(left, [(2, "a chart; its numbers can become a `Chart`".to_owned())]);
    let (reading, content) = read(&talk);
    assert_eq!(kinds(&reading), ["Cover", "List"], "{content}");
    assert!(content.contains("Photo(file: \"pictures/image-1.png\", alt: \"A gate\")"), "{content}");
    assert!(content.contains("Item(text: \"sun & sand\", under: [\"much\"])"), "{content}");
    assert!(content.contains("notes: \"Wait for laughter.\""), "{content}");
}

#[test]
fn what_is_no_presentation_is_told_and_damaged_slides_cost_themselves() {
    assert!(pptx(b"not a presentation").is_err());
    assert!(pptx(&archive(&[("word/document.xml", b"<w/>")])).is_err());
    let whole = presentation();
    for cut in (0..whole.len()).step_by(61) {
        // Nothing else than an error comes of it.
        let _ = pptx(&whole[..cut]);
    }
    let list = format!(r#"<p:presentation {NAMES}><p:sldIdLst><p:sldId r:id="a"/></p:sldIdLst></p:presentation>"#);
    let broken = archive(&[
        ("ppt/presentation.xml", list.as_bytes()),
        ("ppt/_rels/presentation.xml.rels", relations(&[("a", "slide", "slides/s.xml")]).as_bytes()),
        ("ppt/slides/s.xml", b"<p:sld><"),
    ]);
    assert_eq!(pptx(&broken).expect("it is one").left[0].what.to_string(), "the whole slide, which is damaged");
    let deep = "<a>".repeat(100_000);
    let hostile = archive(&[("ppt/presentation.xml", deep.as_bytes())]);
    assert!(pptx(&hostile).is_err());
}

#[test]
fn the_command_makes_a_folder_that_can_be_checked() {
    let folder = Album::new();
    folder.put("talk.pptx", presentation());
    folder.put("talk.md", "# Gate\n\n![a gate](img/gate.jpg)\n\n## Gone\n\n![](img/gone.jpg)\n\ntext\n");
    folder.put("img/gate.jpg", include_bytes!("../../assets/guide/cover.jpg"));
    let at = |name: &str| folder.path().join(name).to_str().expect("a plain path").to_owned();
    let import = |file: &str, out: &str, more: &str| {
        Call::of("import").arg(&at(file)).arg("--out").arg(&at(out)).args(&format!("--lang {more}")).run()
    };
    let ran = import("talk.pptx", "a", "en").ends_with(0).says("they are 2: 1 Cover, 1 List");
    ran.says("left out of slide 2: a chart");
    assert!(folder.path().join("a/pictures/image-1.png").is_file());
    let ran = import("talk.md", "b", "en --of fr").ends_with(0);
    ran.says("left out: the file of pictures/gone.jpg, which is not there");
    let content = std::fs::read_to_string(folder.path().join("b/content.ron")).expect("it is there");
    assert!(content.contains("languages: [fr]"), "{content}");
    Call::of("check").arg(&at("b")).run().ends_with(0);
    import("talk.md", "b", "en").ends_with(1).complains("nothing in it is written over");
    import("talk.md", "b", "zh").ends_with(1).complains("不是空的");
    import("gone.md", "c", "en").ends_with(1).complains("cannot be read");
    import("img/gate.jpg", "c", "en").ends_with(1).complains("none of the forms");
    Call::of("import").arg(&at("talk.md")).args("--lang en").run().ends_with(1).complains("--out DIR");
}

#[test]
fn a_table_becomes_the_slide_that_its_columns_suggest() {
    let table = |text: &str| import::table("f.csv", text.as_bytes()).map_err(|why| why.to_string());
    let stats = "Stats(\n    heading: \"…\",\n    cards: From(\"data/f.csv\"),\n)";
    assert_eq!(table("value;Label (zh);Label (en)\n1;一;one\n2;二;two\n").as_deref(), Ok(stats));
    assert!(table("date,text\n1965,a\n1966,b\n").is_ok_and(|slide| slide.starts_with("Timeline(")));
    let plain = table("day,from\nMonday,9:00\nTuesday,10:00\n").expect("it is a table");
    assert!(plain.starts_with("Table(") && plain.contains("[\"Monday\", \"9:00\"],"), "{plain}");
    assert!(table("only a head,here\n").is_err());
    assert!(table("one\na\nb\n").is_err() && table("a,b,c,d,e,f,g\n1,2,3,4,5,6,7\n1,2,3,4,5,6,7\n").is_err());
}

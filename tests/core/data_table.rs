//! The rows of a `Table` from a data file: its cells, its titles, and what a curator is told.

use std::collections::BTreeMap;

use xiongguan::{
    content::{self, Files, Found, Reading, SlideKind},
    diag::{self, Colour, Finding, Language, Source, Words},
    words,
};

struct Desk(BTreeMap<&'static str, &'static str>);

impl Files for Desk {
    fn look(&self, relative: &str) -> Found {
        if self.0.contains_key(relative) { Found::File } else { Found::Missing }
    }

    fn read(&self, relative: &str, _: usize) -> Result<Vec<u8>, Words> {
        let text = self.0.get(relative).ok_or_else(|| words!("this file is not there"))?;
        Ok(text.as_bytes().to_vec())
    }
}

/// An exhibition of this slide.
fn whole(slide: &str) -> String {
    format!(
        "Exhibition(title: \"x\", languages: [zh, en], chapters: [\nChapter(id: \"a\", title: \"b\", slides: [\n\
         {slide}\n])])\n"
    )
}

fn read(slide: &str, table: &'static str) -> Reading {
    let desk = Desk(BTreeMap::from([("data/a.csv", table)]));
    content::read(Source { name: "content.ron", text: &whole(slide) }, &desk)
}

#[track_caller]
fn same(slide: &str, table: &'static str, written: &str) {
    let kind = |slide: &str| {
        let reading = read(slide, table);
        let text = whole(slide);
        let data = reading.data.iter().map(|file| Source { name: &file.name, text: &file.text });
        let sources: Vec<_> = std::iter::once(Source { name: "content.ron", text: &text }).chain(data).collect();
        let told = diag::text(&reading.findings, &sources, Colour::Plain, Language::English);
        assert!(reading.findings.is_empty(), "{told}");
        let exhibition = reading.exhibition.expect("a slide to show");
        exhibition.slides().map(|(_, slide)| slide.kind.clone()).collect::<Vec<SlideKind>>()
    };
    assert_eq!(kind(slide), kind(written));
}

/// What is told: the code, the file, the line and the column.
fn told(slide: &str, table: &'static str) -> Vec<(&'static str, String, usize, usize)> {
    let of = |finding: Finding| (finding.code.0, finding.file, finding.line, finding.column);
    let mut findings = read(slide, table).findings;
    let follows = ["content::chapter-empty", "content::nothing-to-show"];
    findings.retain(|finding| !follows.contains(&finding.code.0));
    findings.into_iter().map(of).collect()
}

const TITLED: &str = "Table(heading: \"h\", rows: From(\"data/a.csv\"))";
const NAMED: &str =
    "Table(heading: \"h\", columns: [\"a\", Column(title: \"b\", align: right)], rows: From(\"data/a.csv\"))";

#[test]
fn the_first_row_gives_the_titles_where_the_slide_has_none() {
    let written = "Table(heading: \"h\", columns: [\"Day\", \"from\", \"\"], rows: [[\"Mon, Tue\", \"9:00\", \"\"], \
                   [\"Wed\", \"10:00\", \"late\"]])";
    same(TITLED, "Day;from;;\n\"Mon, Tue\";9:00;;\nWed;10:00;late;\n", written);
}

#[test]
fn columns_that_the_slide_names_keep_their_titles_and_their_ways() {
    let written = "Table(heading: \"h\", columns: [\"a\", Column(title: \"b\", align: right)], rows: [[\"x\", \"1\"], [\"y\", \"2\"]])";
    same(NAMED, "whatever,stands here\nx,1\ny,2\n", written);
}

#[test]
fn a_column_may_be_one_for_each_language() {
    let written = "Table(heading: \"h\", columns: [(zh: \"车次\", en: \"Train\"), \"No.\", (zh: \"到\", en: \"to\")], \
                   rows: [[(zh: \"高铁\", en: \"Fast\"), \"1\", (zh: \"兰州\", en: \"Lanzhou\")], \
                   [(zh: \"普快\", en: \"Slow\"), \"2\", \"\"]])";
    same(TITLED, "车次 (zh),Train (en),No.,到.zh,to.en\n高铁,Fast,1,兰州,Lanzhou\n普快,Slow,2,,\n", written);
    let same_name = "Table(heading: \"h\", columns: [(zh: \"n\", en: \"n\"), (zh: \"t\", en: \"t\")], \
                     rows: [[(zh: \"一\", en: \"one\"), (zh: \"甲\", en: \"A\")], [(zh: \"二\", en: \"two\"), (zh: \"乙\", en: \"B\")]])";
    same(TITLED, "n.zh,t.zh,n.en,t.en\n一,甲,one,A\n二,乙,two,B\n", same_name);
    // A language that the exhibition does not have is a part of the title.
    let plain = "Table(heading: \"h\", columns: [\"Gleis (de)\", \"b\"], rows: [[\"1\", \"2\"], [\"3\", \"4\"]])";
    same(TITLED, "Gleis (de),b\n1,2\n3,4\n", plain);
}

#[test]
fn a_group_takes_its_rows_and_is_no_column() {
    let slide = "Table(heading: \"h\", rows: From(file: \"data/a.csv\", group: \"west\"))";
    let written = "Table(heading: \"h\", columns: [\"to\", \"at\"], rows: [[\"a\", \"1\"], [\"c\", \"3\"]])";
    same(slide, "to,group,at\na,west,1\nb,east,2\nc,west,3\n", written);
}

#[test]
fn what_is_wrong_is_told_where_it_stands_in_the_table() {
    let at = |code, line, column| vec![(code, "data/a.csv".to_owned(), line, column)];
    assert_eq!(told(NAMED, "a,b,c\n1,2,3\n4,5,6\n"), at("content::table-shape", 1, 1));
    assert_eq!(told(TITLED, "a,b\n1,2\n3,4,5\n"), at("content::data-form", 3, 5));
    assert_eq!(told(TITLED, "a.zh,a.en,b\n一,one,1\n二,,2\n"), at("content::translation-missing", 3, 3));
    let one = told(TITLED, "a\n1\n2\n");
    assert!(one.contains(&("content::count-range", "data/a.csv".to_owned(), 1, 1)), "{one:?}");
    let rows = told(TITLED, "a,b\n1,2\n");
    assert!(rows.iter().any(|(code, ..)| *code == "content::count-range"), "{rows:?}");
    let many: &str = "a,b\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n";
    assert_eq!(told(TITLED, many), at("content::count-range", 14, 1));
}

#[test]
fn a_file_that_is_not_there_is_told_once() {
    let told = told(&TITLED.replace("a.csv", "gone.csv"), "");
    assert_eq!(told.iter().map(|(code, ..)| *code).collect::<Vec<_>>(), ["content::data-missing"]);
}

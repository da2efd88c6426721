//! Lists and tables as they are written: short where that is enough, and told of where it is wrong.

use xiongguan::{
    content::{self, ColumnAlign, Found, Lang, List, SlideKind, Table, codes, decimal_mark},
    diag::{Finding, Severity, Source},
};

/// What is read of a file with this slide.
fn read(slide: &str) -> (Option<SlideKind>, Vec<Finding>) {
    let text = format!(
        "Exhibition(title: \"x\", languages: [zh, en], chapters: [Chapter(id: \"x\", title: \"x\", slides: [\n{slide}\n])])"
    );
    let reading = content::read(Source { name: "content.ron", text: &text }, &|_: &str| Found::File);
    let kind = reading.exhibition.and_then(|exhibition| Some(exhibition.slide(0)?.1.kind.clone()));
    (kind, reading.findings)
}

fn list(items: &str) -> List {
    let (kind, findings) = read(&format!("List(heading: \"x\", items: [{items}])"));
    assert!(findings.is_empty(), "{findings:?}");
    let Some(SlideKind::List(list)) = kind else { unreachable!("it is a list") };
    list
}

/// A table of one column of these cells beside a column of words.
fn column(column: &str, cells: &[&str]) -> Table {
    let rows: Vec<String> = cells.iter().map(|cell| format!("[\"a\", \"{cell}\"]")).collect();
    let slide = format!("Table(heading: \"x\", columns: [\"x\", {column}], rows: [{}])", rows.join(", "));
    let (kind, findings) = read(&slide);
    assert!(findings.is_empty(), "{findings:?}");
    let Some(SlideKind::Table(table)) = kind else { unreachable!("it is a table") };
    table
}

/// The only error of a file with this slide: its code, path, message and hint.
fn error(slide: &str) -> (&'static str, String, String, String) {
    let (kind, findings) = read(slide);
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    // That nothing is left to show is a consequence.
    let consequences = [codes::CHAPTER_EMPTY, codes::NOTHING_TO_SHOW];
    let causes: Vec<_> = errors.filter(|finding| !consequences.contains(&finding.code)).collect();
    assert!(kind.is_none() && causes.len() == 1, "{causes:?}");
    let hint = causes[0].hint.as_ref().map(ToString::to_string).unwrap_or_default();
    (causes[0].code.0, causes[0].path.clone(), causes[0].message.to_string(), hint)
}

#[test]
fn an_item_is_a_text_or_a_text_with_lines_under_it() {
    let list = list(
        r#""tea", (zh: "茶", en: "tea"), Item(text: (zh: "水", en: "water"), under: ["hot", (zh: "冷", en: "cold")]), (text: "cups")"#,
    );
    let (zh, en) = (Lang::new("zh"), Lang::new("en"));
    let said: Vec<[&str; 2]> = list.items.iter().map(|item| [item.text.get(&zh), item.text.get(&en)]).collect();
    assert_eq!(said, [["tea", "tea"], ["茶", "tea"], ["水", "water"], ["cups", "cups"]]);
    let under: Vec<&str> = list.items[2].under.iter().map(|line| line.get(&zh)).collect();
    assert_eq!(under, ["hot", "冷"]);
    assert!(list.items.iter().enumerate().all(|(place, item)| place == 2 || item.under.is_empty()));
    assert!(!list.numbered && !list.steps);
}

#[test]
fn what_is_wrong_with_an_item_is_told() {
    let told = |items: &str| error(&format!("List(heading: \"x\", items: [\"a\", {items}])"));
    let (code, path, _, hint) = told("Itm(text: \"b\")");
    assert_eq!((code, hint.as_str()), (codes::WRONG_TYPE.0, "did you mean `Item`?"));
    assert!(path.ends_with("items[1]"), "{path}");
    let (code, path, _, hint) = told("Item(text: \"b\", sub: [\"c\"])");
    assert_eq!((code, hint.as_str()), (codes::UNKNOWN_FIELD.0, "did you mean `under`?"));
    assert!(path.ends_with("items[1].sub"), "{path}");
    assert_eq!(told("Item(under: [\"c\"])").0, codes::MISSING_FIELD.0);
    assert_eq!(told("7").0, codes::WRONG_TYPE.0);
    assert_eq!(told("Item(text: \"b\", under: [\"1\", \"2\", \"3\", \"4\", \"5\"])").0, codes::COUNT_RANGE.0);
    let (code, _, message, _) = error(&format!("List(heading: \"x\", items: [{}])", ["\"a\""; 9].join(", ")));
    assert_eq!((code, message.as_str()), (codes::COUNT_RANGE.0, "2 to 8 entries belong here, found 9"));

    let warned = |item: &str| read(&format!("List(heading: \"x\", items: [\"a\", {item}])")).1;
    for blank in ["\"\"", "(zh: \"\", en: \"\")", "Item(text: \"\")"] {
        let codes: Vec<&str> = warned(blank).iter().map(|finding| finding.code.0).collect();
        assert_eq!(codes, [codes::TEXT_EMPTY.0], "{blank}");
    }
    assert_eq!(warned("(zh: \"b\")")[0].code, codes::TRANSLATION_MISSING);
}

#[test]
fn a_forgotten_bracket_of_an_item_names_its_slide() {
    let slide =
        "List(heading: \"x\", items: [\n\"a\",\nItem(text: \"b\", under: [\"c\"],\n\"d\",\n]),\nQuote(text: \"y\")";
    let (kind, findings) = read(slide);
    assert!(matches!(kind, Some(SlideKind::Quote(_))), "the other slide is shown");
    assert!(findings.iter().any(|finding| finding.code == codes::UNCLOSED_BRACKET), "{findings:?}");
}

#[test]
fn a_row_has_a_cell_for_each_column() {
    let table = |rows: &str, more: &str| {
        format!("Table(heading: \"x\", columns: [\"a\", \"b\", \"c\"], rows: [[\"1\", \"\", \"\"], {rows}]{more})")
    };
    assert!(read(&table("[\"\", \"2\", \"\"]", ", highlight: 2")).1.is_empty());
    let (code, path, message, _) = error(&table("[\"2\", \"3\"]", ""));
    assert_eq!((code, message.as_str()), (codes::TABLE_SHAPE.0, "this row has 2 cells, the table has 3 columns"));
    assert!(path.ends_with("rows[1]"), "{path}");
    assert_eq!(error(&table("[\"2\", \"3\", \"4\", \"5\"]", "")).0, codes::TABLE_SHAPE.0);
    assert_eq!(error(&table("[\"2\"]", "")).0, codes::COUNT_RANGE.0);
    let (code, _, message, _) = error(&table("[\"2\", \"3\", \"4\"]", ", highlight: 3"));
    assert_eq!((code, message.as_str()), (codes::TABLE_SHAPE.0, "there is no row 3; the table has 2"));
    assert_eq!(error(&table("\"2\"", "")).0, codes::WRONG_TYPE.0);
    assert_eq!(error(&table("[\"2\", 3, \"4\"]", "")).0, codes::WRONG_TYPE.0);
}

#[test]
fn a_figure_is_aligned_on_its_decimal_mark() {
    let before_in = |tag: &str, text: &str| decimal_mark(text, &Lang::new(tag)).map(|mark| text[..mark].to_owned());
    let before = |text: &str| before_in("en", text);
    for (text, expected) in [
        ("97.48%", "97"),
        ("12", "12"),
        ("12,000", "12,000"),
        ("1,234.5", "1,234"),
        ("1.234.567", "1.234.567"),
        ("12,5", "12"),
        ("−3.5", "−3"),
        ("¥120", "¥120"),
        ("≥ 7", "≥ 7"),
        ("8:05", "8"),
        ("17:30:15", "17"),
        ("5 km", "5"),
        ("12 000", "12 000"),
        ("1965年", "1965"),
    ] {
        assert_eq!(before(text).as_deref(), Some(expected), "{text}");
    }
    for text in ["", "–", "tea", "G2201", "9:00–17:00", "2024-05", "3 pots a day", "约120"] {
        assert_eq!(before(text), None, "{text}");
    }
    // The same marks mean other things elsewhere.
    for (text, german, chinese) in [("20.200", "20.200", "20"), ("12,000", "12", "12,000"), ("3,5", "3", "3")] {
        assert_eq!((before_in("de", text), before_in("zh", text)), (Some(german.to_owned()), Some(chinese.to_owned())));
    }
}

#[test]
fn a_column_finds_its_alignment_by_itself() {
    use ColumnAlign::{Left, Number, Right};
    let zh = Lang::new("zh");
    let align = |title: &str, cells: &[&str]| column(title, cells).align(1, &zh);
    assert_eq!(align("\"x\"", &["12", "3.5", "–", ""]), Number);
    assert_eq!(align("\"x\"", &["8:05", "17:30"]), Number);
    assert_eq!(align("\"x\"", &["12", "three"]), Left);
    assert_eq!(align("\"x\"", &["–", ""]), Left);
    assert_eq!(align("Column(title: \"x\", align: right)", &["12", "3"]), Right);
    assert_eq!(align("(title: \"x\", align: left)", &["12", "3"]), Left);
    assert_eq!(align("Column()", &["12", "3"]), Number);
    assert_eq!(align("Column(align: number)", &["about 12", "3"]), Number);
    // Each language has its own cells.
    let slide =
        r#"Table(heading: "x", columns: ["x", "y"], rows: [["a", (zh: "七", en: "7")], ["b", (zh: "八", en: "8")]])"#;
    let (Some(SlideKind::Table(table)), _) = read(slide) else { unreachable!("it is a table") };
    assert_eq!((table.align(1, &zh), table.align(1, &Lang::new("en"))), (Left, Number));
}

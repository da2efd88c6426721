//! Lists and tables with the real fonts: what `check` says of them, and what screen readers and PDF readers are told.

use std::{fs, path::Path};

use egui::{
    Context, RawInput, Rect,
    accesskit::{Node, NodeId, Role},
    pos2, vec2,
};
use xiongguan::{
    export::{Form, Order, export},
    headless::{Album, Camera, settled},
    lint,
    scene::{Inputs, Scene, scene},
    show::ShowState,
    theme::Typefaces,
    units::{Moment, Stage},
    view::controls,
};

use crate::{document::Document, small_exhibition::SmallExhibition};

const LIST: &str = r#"List(
    heading: (zh: "上山前", en: "Before You Set Out"),
    numbered: true,
    items: [
        (zh: "请慢慢走", en: "Take your time"),
        Item(text: (zh: "请带上", en: "Bring with you"), under: [(zh: "一件外套", en: "a jacket"), (zh: "一只杯子", en: "a cup")]),
        (zh: "天黑前下山", en: "Be back down before dark"),
    ])"#;

const TABLE: &str = r#"Table(
    heading: (zh: "什么时候开门？", en: "When Is It Open?"),
    columns: [(zh: "季节", en: "Season"), (zh: "开门", en: "From"), (zh: "关门", en: "To")],
    rows: [
        [(zh: "春天", en: "Spring"), "8:30", "17:00"],
        [(zh: "夏天", en: "Summer"), "7:00", ""],
    ])"#;

/// A table with as many rows and columns as there may be.
fn full_table(rows: usize, photo: &str) -> String {
    let row = |place: usize| {
        format!("[(zh: \"第{place}站\", en: \"Stop {place}\"), \"{place}:05\", \"1{place}.5\", \"2\", \"3\", \"4\"]")
    };
    let rows: Vec<String> = (1..=rows).map(row).collect();
    let columns = "\"\", (zh: \"到\", en: \"At\"), (zh: \"元\", en: \"Yuan\"), \"a\", \"b\", \"c\"";
    format!(
        "Table(heading: (zh: \"时刻表\", en: \"Timetable\"), columns: [{columns}], rows: [{}], highlight: 4{photo})",
        rows.join(", ")
    )
}

/// A list of so many items with so many lines under each.
fn full_list(items: usize, under: usize) -> String {
    let line = "(zh: \"湖边的茶舍里一壶好茶\", en: \"a pot of good tea in the house by the lake\")";
    let item = format!("Item(text: {line}, under: [{}])", vec![line; under].join(", "));
    format!("List(heading: (zh: \"上山前\", en: \"Before You Set Out\"), items: [{}])", vec![item; items].join(", "))
}

const PHOTO: &str = ", photo: Photo(file: \"a.png\", alt: \"a\", credit: \"c\")";

/// The codes of what is found on all stages.
fn found(slide: &str) -> Vec<(String, String)> {
    let small = SmallExhibition::with(slide);
    let order = lint::Order { cache: Some(small.cache.clone()), ..lint::Order::default() };
    let findings = lint::lint(&small.opened(), &order).findings;
    let told = findings.iter().filter(|finding| finding.code.name() != "picture-unused");
    told.map(|finding| (finding.code.name().to_owned(), finding.message.to_string())).collect()
}

#[test]
fn as_many_as_there_may_be_find_their_place_on_every_stage() {
    for slide in [full_table(12, ""), full_table(12, PHOTO), full_list(8, 0), LIST.to_owned(), TABLE.to_owned()] {
        assert_eq!(found(&slide), [], "{slide}");
    }
}

#[test]
fn it_is_told_how_many_find_their_place() {
    let told = found(&full_list(8, 4));
    let told: Vec<&String> = told.iter().filter(|(code, _)| code == "text-fit").map(|(_, message)| message).collect();
    // One finding for all of its lines.
    let [message] = told[..] else { unreachable!("one finding: {told:?}") };
    let (fits, rest) = message.split_once(" of 8 items or rows find their place: ").expect(message);
    let fits: usize = fits.parse().expect("a number");
    assert!((1..8).contains(&fits) && rest.contains("more views"), "{message}");
    assert_eq!(found(&full_list(fits.min(4), 2)), []);
}

/// The slide as visitors see it in English.
fn laid_out(slide: &str) -> Scene {
    let small = SmallExhibition::with(slide);
    let opened = small.opened();
    let camera = Camera::with_fonts(&Typefaces::default(), 1);
    let state: ShowState = settled(0, 1, false);
    scene(&Inputs {
        exhibition: opened.reading.exhibition.as_ref().expect("it has a slide"),
        state: &state,
        theme: &opened.theme,
        stage: Stage::new(1280.0, 720.0),
        pictures: &Album::new(opened.folder.clone(), [64; 2]),
        measure: camera.measure(),
        now: Moment::START,
    })
}

/// What a screen reader is told of the slide.
fn told(slide: &str) -> Vec<(NodeId, Node)> {
    let (scene, context) = (laid_out(slide), Context::default());
    context.enable_accesskit();
    let input = || RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 720.0))),
        ..RawInput::default()
    };
    let mut nodes = Vec::new();
    // In the first frame, nothing has been measured yet.
    for _ in 0..2 {
        let output = context.run_ui(input(), |ui| {
            controls(&scene, ui);
        });
        nodes = output.platform_output.accesskit_update.clone().map(|update| update.nodes).unwrap_or_default();
        output.drop_without_applying_deltas();
    }
    nodes
}

fn named<'n>(nodes: &'n [(NodeId, Node)], ids: &[NodeId], role: Role) -> Vec<&'n Node> {
    let known = ids.iter().filter_map(|id| nodes.iter().find(|(known, _)| known == id));
    known.map(|(_, node)| node).filter(|node| node.role() == role).collect()
}

fn only(nodes: &[(NodeId, Node)], role: Role) -> &Node {
    let found: Vec<&Node> = nodes.iter().map(|(_, node)| node).filter(|node| node.role() == role).collect();
    assert_eq!(found.len(), 1, "{role:?}");
    found[0]
}

#[test]
fn a_screen_reader_is_told_of_a_list_and_its_items() {
    let nodes = told(LIST);
    let list = only(&nodes, Role::List);
    assert_eq!((list.label(), list.size_of_set()), (Some("Before You Set Out"), Some(3)));
    let items = named(&nodes, list.children(), Role::ListItem);
    let said: Vec<_> = items.iter().map(|item| (item.label().unwrap_or_default(), item.position_in_set())).collect();
    assert_eq!(said.len(), 5);
    assert_eq!(said[1], ("Bring with you", Some(2)));
    assert_eq!(said[4], ("Be back down before dark", Some(3)));
    assert_eq!((said[2], items[2].level()), (("a jacket", None), Some(2)));
}

#[test]
fn a_screen_reader_is_told_of_a_table_its_rows_and_its_cells() {
    let nodes = told(TABLE);
    let table = only(&nodes, Role::Table);
    assert_eq!(table.label(), Some("When Is It Open?"));
    assert_eq!((table.row_count(), table.column_count()), (Some(3), Some(3)));
    let rows = named(&nodes, table.children(), Role::Row);
    let places: Vec<_> = rows.iter().map(|row| row.row_index()).collect();
    assert_eq!(places, [Some(0), Some(1), Some(2)]);
    let titles = named(&nodes, rows[0].children(), Role::ColumnHeader);
    let titles: Vec<_> = titles.iter().filter_map(|title| title.label()).collect();
    assert_eq!(titles, ["Season", "From", "To"]);
    let cells = named(&nodes, rows[2].children(), Role::Cell);
    let said: Vec<_> = cells.iter().map(|cell| (cell.label().unwrap_or_default(), cell.column_index())).collect();
    assert_eq!(said, [("Summer", Some(0)), ("7:00", Some(1)), ("", Some(2))]);
}

/// The slide as a PDF in English.
fn document(name: &str, slide: &str) -> Document {
    let small = SmallExhibition::with(slide);
    let opened = small.opened();
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdf").join(name);
    fs::create_dir_all(&out).expect("a folder can be made");
    let order = Order {
        size: [640, 360],
        languages: vec![xiongguan::content::Lang::new("en")],
        slide: None,
        large_text: false,
        form: Form::Pdf { notes: false },
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
fn a_pdf_has_the_tags_of_lists_and_tables() {
    let list = document("list", LIST);
    let count = |document: &Document, tag: &str| document.all(&format!("/S/{tag}")).len();
    // Three items, and two lines under one of them in a list of their own.
    assert_eq!(["L/", "LI/", "Lbl/", "LBody/"].map(|tag| count(&list, tag)), [2, 5, 3, 5]);
    let table = document("table", TABLE);
    assert_eq!(["Table/", "TR/", "TH/", "TD/"].map(|tag| count(&table, tag)), [1, 3, 3, 6]);
    for document in [list, table] {
        let claim = b"<pdfuaid:part>1</pdfuaid:part>";
        assert!(document.bytes.windows(claim.len()).any(|bytes| bytes == claim), "the standard for all readers");
    }
}

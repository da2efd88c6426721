//! Lists and tables laid out: hanging numerals, figures under each other, and what a speaker brings step by step.

use std::time::Duration;

use xiongguan::{
    content::{self, Found},
    diag::Source,
    lint::faults_of_slide,
    scene::{Item, Line, Role, Scene, Shape},
    show::{Mode, Revealed, ShowState, Wake},
    theme::motion,
    units::Moment,
};

use crate::room::Room;

const LIST: &str = r#"List(
    heading: (zh: "上山前", en: "Before You Set Out"),
    items: [
        (zh: "石阶有1280级，请慢慢走", en: "There are 1,280 steps: take your time"),
        Item(text: (zh: "请带上", en: "Bring with you"), under: [(zh: "一件外套", en: "a jacket"), (zh: "一只杯子", en: "a cup")]),
        (zh: "天黑前下山", en: "Be back down before dark"),
    ]"#;

const TABLE: &str = r#"Table(
    heading: (zh: "什么时候开门？", en: "When Is It Open?"),
    columns: [(zh: "季节", en: "Season"), (zh: "开门", en: "From"), (zh: "茶，元", en: "Tea, yuan")],
    rows: [
        [(zh: "春天", en: "Spring"), "8:30", "9.5"],
        [(zh: "夏天", en: "Summer"), "7:00", "12"],
        [(zh: "秋天", en: "Autumn"), "10:15", "108.25"],
        [(zh: "冬天", en: "Winter"), "–", ""],
    ]"#;

const PHOTO: &str =
    r#", photo: Photo(file: "pictures/1600x900.png", alt: (zh: "一片湖", en: "A lake"), credit: "ours")"#;

/// The slide, with these fields as well, in place of one of the sample.
fn room(slide: &str, more: &str) -> Room {
    let text = format!(
        "Exhibition(title: \"x\", languages: [zh, en], chapters: [Chapter(id: \"x\", title: \"x\", slides: [{slide}{more})])])"
    );
    let reading = content::read(Source { name: "content.ron", text: &text }, &|_: &str| Found::File);
    assert!(reading.findings.is_empty(), "{:?}", reading.findings);
    let written = reading.exhibition.expect("it can be shown");
    let kind = written.slide(0).expect("it has a slide").1.kind.clone();
    let mut room = Room::with("timeline");
    let slides = room.exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides);
    slides.filter(|slide| slide.id == "timeline").for_each(|slide| slide.kind = kind.clone());
    room
}

fn parts<'a>(scene: &'a Scene, part: &str) -> Vec<&'a Item> {
    scene.items.iter().filter(|item| item.part.name() == part).collect()
}

fn first_line(item: &Item) -> &Line {
    let Shape::Text { lines, .. } = &item.shape else { unreachable!("{item:?} is no text") };
    &lines[0]
}

fn size(item: &Item) -> f32 {
    let Shape::Text { style, .. } = &item.shape else { unreachable!("{item:?} is no text") };
    style.size
}

#[test]
fn everything_finds_its_place_on_every_stage() {
    for slide in [LIST, TABLE] {
        for more in ["", PHOTO] {
            for (view, scene) in room(slide, more).in_every_view() {
                let faults = faults_of_slide(&scene);
                assert!(faults.is_empty(), "{view}{more}: {faults:?}");
            }
        }
    }
}

#[test]
fn numerals_hang_before_their_items_on_one_baseline() {
    for (view, scene) in room(LIST, ", numbered: true").in_every_view() {
        let (numbers, items) = (parts(&scene, "list.number"), parts(&scene, "list.item"));
        assert_eq!((numbers.len(), items.len()), (3, 3), "{view}");
        assert!(parts(&scene, "list.dash").len() == 2, "{view}: only the lines under an item have dashes");
        for (number, item) in numbers.iter().zip(&items) {
            let (number, item) = (first_line(number), first_line(item));
            assert!((number.baseline - item.baseline).abs() < 0.1, "{view}");
            assert!(number.x + number.width < item.x, "{view}");
            assert!((item.x - first_line(items[0]).x).abs() < 0.1, "{view}: all items begin at one edge");
        }
        assert!(items.iter().all(|item| size(item) == size(items[0])), "{view}");
    }
}

#[test]
fn lines_under_an_item_are_smaller_and_further_in() {
    for (view, scene) in room(LIST, "").in_every_view() {
        let (items, under) = (parts(&scene, "list.item"), parts(&scene, "list.under"));
        assert_eq!((parts(&scene, "list.dash").len(), under.len()), (5, 2), "{view}");
        assert!(under.iter().all(|line| first_line(line).x > first_line(items[0]).x), "{view}");
        assert!(under.iter().all(|line| size(line) <= size(items[0])), "{view}");
        assert!(under[0].rect.min.y > items[1].rect.max.y && under[1].rect.max.y < items[2].rect.min.y, "{view}");
    }
}

/// The cells of the column at this place, with what they say.
fn column(scene: &Scene, place: usize) -> Vec<&Item> {
    parts(scene, "table.cell").into_iter().skip(place).step_by(3).collect()
}

#[test]
fn figures_stand_on_their_decimal_marks() {
    // In the fixed measure all digits and marks of figures are as wide.
    let places = |text: &str| text.find(['.', ':']).unwrap_or(text.len()) as f32;
    for (view, scene) in room(TABLE, "").in_every_view() {
        for place in [1, 2] {
            let cells = column(&scene, place);
            let marks = cells.iter().filter(|cell| matches!(cell.shape, Shape::Text { .. })).map(|cell| {
                let line = first_line(cell);
                if line.text == "–" { line.x + line.width } else { line.x + places(&line.text) * 0.55 * size(cell) }
            });
            let marks: Vec<f32> = marks.collect();
            assert!(marks.len() > 2 && marks.iter().all(|mark| (mark - marks[0]).abs() < 0.6), "{view}: {marks:?}");
        }
        let words = column(&scene, 0);
        assert!(words.iter().all(|cell| (first_line(cell).x - first_line(words[0]).x).abs() < 0.1), "{view}");
        for row in parts(&scene, "table.cell").chunks(3) {
            let baselines = row.iter().filter(|cell| matches!(cell.shape, Shape::Text { .. }));
            let baselines: Vec<f32> = baselines.map(|cell| first_line(cell).baseline).collect();
            assert!(baselines.iter().all(|line| (line - baselines[0]).abs() < 0.1), "{view}: {baselines:?}");
        }
    }
}

#[test]
fn one_row_lies_on_the_colour_of_its_chapter() {
    let plain = room(TABLE, "").scene();
    assert!(parts(&plain, "table.band").is_empty());
    let lines = parts(&plain, "table.line").len();
    let scene = room(TABLE, ", highlight: 2").scene();
    let band = parts(&scene, "table.band")[0];
    let on_band: Vec<&str> = parts(&scene, "table.cell")
        .into_iter()
        .filter(|cell| band.rect.holds(cell.rect, 0.5))
        .map(|cell| first_line(cell).text.as_str())
        .collect();
    assert_eq!(on_band, ["夏天", "7:00", "12"]);
    // The band needs no lines of its own.
    assert_eq!(parts(&scene, "table.line").len(), lines - 2);
}

#[test]
fn long_words_share_what_figures_leave() {
    let long = TABLE.replace("en: \"Spring\"", "en: \"In spring, as soon as the snow on the upper steps has gone\"");
    for (view, scene) in room(&long, PHOTO).in_english().in_every_view() {
        let faults = faults_of_slide(&scene);
        assert!(faults.is_empty(), "{view}: {faults:?}");
    }
}

#[test]
fn screen_readers_are_told_what_belongs_together() {
    use Role::{Cell, ColumnTitle, List, ListItem, ListLine, Row, Table};
    let roles = |scene: &Scene| -> Vec<(Role, String)> {
        let meanings = scene.items.iter().filter(|item| item.part.name().starts_with(['l', 't']));
        let meanings = meanings.filter_map(|item| item.meaning.as_ref());
        let ours = [List, ListItem, ListLine, Table, Row, ColumnTitle, Cell];
        let meanings = meanings.filter(|meaning| ours.contains(&meaning.role));
        meanings.map(|meaning| (meaning.role, meaning.label.clone())).collect()
    };
    let list = roles(&room(LIST, ", numbered: true").in_english().scene());
    let kinds: Vec<Role> = list.iter().map(|(role, _)| *role).collect();
    assert_eq!(kinds, [List, ListItem, ListItem, ListLine, ListLine, ListItem]);
    assert_eq!(list[0].1, "Before You Set Out");
    assert_eq!(list[2].1, "Bring with you");

    let table = roles(&room(TABLE, "").in_english().scene());
    let kinds: Vec<Role> = table.iter().map(|(role, _)| *role).collect();
    let titles = [Row, ColumnTitle, ColumnTitle, ColumnTitle];
    let row = [Row, Cell, Cell, Cell];
    assert_eq!(kinds, [vec![Table], titles.to_vec(), row.repeat(4)].concat());
    // The empty cell is there, so that none is read as one of another column.
    assert_eq!(table.last(), Some(&(Cell, String::new())));
}

/// What a speaker sees of a list with so many items brought, so long after the last came.
fn brought(items: usize, newest: Option<u64>) -> Room {
    let newest = newest.map(Moment::from_millis);
    room(LIST, ", steps: true").when(|state: &mut ShowState| {
        state.mode = Mode::Present;
        state.motion.settled = false;
        state.motion.revealed = Some(Revealed { items, newest });
    })
}

#[test]
fn a_speaker_brings_items_one_by_one() {
    let whole = room(LIST, ", steps: true").scene();
    assert_eq!(whole, room(LIST, "").scene(), "with nobody to bring it, all of it is there");
    let at_rest = |items| brought(items, None).after(Duration::from_mins(1)).scene();
    for items in 0..=3 {
        let scene = at_rest(items);
        assert_eq!(parts(&scene, "list.item").len(), items);
        assert_eq!(parts(&scene, "list.under").len(), if items > 1 { 2 } else { 0 });
        // What is there stands where it stands in the whole list.
        for item in parts(&scene, "list.item") {
            assert!(whole.items.iter().any(|there| there.rect == item.rect && there.shape == item.shape));
        }
        assert_eq!(scene.next(), Wake::Never);
    }
}

#[test]
fn the_newest_item_comes_in_and_then_rests() {
    let since = 60_000;
    let after = |millis: u64| brought(2, Some(since)).after(Duration::from_millis(since + millis)).scene();
    let opacity = |scene: &Scene, place: usize| parts(scene, "list.item")[place].opacity;
    let begins = after(0);
    assert!(opacity(&begins, 0) == 1.0 && opacity(&begins, 1) < 0.1, "only the newest comes in");
    assert_eq!(begins.next(), Wake::Moving);
    let half = after(200);
    assert!((0.1..1.0).contains(&opacity(&half, 1)));
    let there = after(u64::try_from(motion::REVEAL.as_millis()).expect("it is short"));
    assert!(opacity(&there, 1) == 1.0 && there.next() == Wake::Never);
    let calm = brought(2, Some(since)).when(|state| state.comfort.calm = true).after(Duration::from_millis(since));
    assert!(calm.scene().items.iter().all(|item| item.opacity == 1.0) && calm.scene().next() == Wake::Never);
}

#[test]
fn a_list_or_table_names_only_a_source_of_its_own() {
    let credits = |room: Room| -> String {
        parts(&room.scene(), "credit").iter().filter_map(|item| Some(item.meaning.as_ref()?.label.clone())).collect()
    };
    let mut timeline = Room::with("timeline");
    timeline.exhibition.source = content::Text::common("the yearbook");
    assert!(credits(timeline).contains("the yearbook"));
    for slide in [LIST, TABLE] {
        let with = |more: &str| {
            let mut room = room(slide, more);
            room.exhibition.source = content::Text::common("the yearbook");
            credits(room)
        };
        assert_eq!(with(""), "");
        assert!(with(", source: \"the door\"").contains("the door"));
    }
    assert!(credits(room(TABLE, ", as_of: \"2024\"")).contains("2024"));
}

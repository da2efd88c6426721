//! Lines of Chinese and English text as a careful typesetter would break them.

use std::sync::Arc;

use proptest::prelude::*;
use xiongguan::{
    content::Lang,
    scene::{Align, Block, BlockLine, Ink, Measure, Part, Setter, Shape, Wrap},
    theme::{Face, TextStyle, sans, serif},
    units::{Rgba, size},
};

use crate::room::FixedMeasure;

/// No line may begin or end with these.
const NEVER_FIRST: &str = "，。、；：？！）》」”’—％";
const NEVER_LAST: &str = "（《「“‘";

const STYLE: TextStyle = TextStyle { face: sans(400), size: 10.0, usual: 10.0, leading: 1.5, least: 0.0 };

fn set(lang: &str, text: &str, ems: f32, wrap: Wrap) -> Block {
    let lang = Lang::new(lang);
    Setter { measure: &FixedMeasure, lang: &lang, unbroken: &[] }.set_whole(text, STYLE, ems * STYLE.size, wrap)
}

fn lines(block: &Block) -> Vec<&str> {
    block.lines.iter().map(|line| line.text.as_str()).collect()
}

/// A Chinese word of two characters, as every dictionary has it.
fn word() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("钢铁"), Just("戈壁"), Just("城市"), Just("长城"), Just("湿地"), Just("雪山")]
}

/// Pieces of Chinese sentences; what must stay together is one piece.
fn chinese() -> impl Strategy<Value = Vec<String>> {
    let words = "[城市戈壁湖水钢铁新老人家雪山遗鸥]{1,5}";
    let piece = prop_oneof![
        6 => words.prop_map(|word| word),
        1 => prop_oneof![Just("1015亿元"), Just("66万吨"), Just("97.48％"), Just("2.5万千瓦")].prop_map(str::to_owned),
        1 => words.prop_map(|word| format!("“{word}”")),
        1 => words.prop_map(|word| format!("《{word}》")),
        1 => words.prop_map(|word| format!("（{word}）")),
        1 => Just("，".to_owned()),
        1 => words.prop_map(|word| format!("{word}——{word}")),
    ];
    proptest::collection::vec(piece, 1..14)
}

fn english() -> impl Strategy<Value = Vec<String>> {
    let piece = prop_oneof![
        6 => "[a-z]{1,9}".prop_map(|word| word),
        1 => prop_oneof![Just("¥101.5 billion"), Just("1.93 GW"), Just("660,000 t"), Just("97.48%")].prop_map(str::to_owned),
        1 => "[a-z]{1,6}".prop_map(|word| format!("“{word}”")),
        1 => "[a-z]{1,6}".prop_map(|word| format!("({word}),")),
    ];
    proptest::collection::vec(piece, 1..20)
}

fn wraps() -> impl Strategy<Value = Wrap> {
    prop_oneof![Just(Wrap::Balanced), Just(Wrap::Running), Just(Wrap::Small)]
}

/// The rules for every block: all of the text, in lines that are not too wide, without torn pieces.
fn holds(text: &str, pieces: &[String], block: &Block, ems: f32) -> Result<(), TestCaseError> {
    let without_spaces = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    prop_assert_eq!(without_spaces(&lines(block).concat()), without_spaces(text));
    if !block.fits {
        return Ok(());
    }
    for BlockLine { text: line, width, .. } in &block.lines {
        prop_assert!(*width <= ems * STYLE.size + 0.2, "{line} is {width} wide");
        prop_assert!(!line.starts_with(|c| NEVER_FIRST.contains(c)), "a line starts: {line}");
        prop_assert!(!line.ends_with(|c| NEVER_LAST.contains(c)), "a line ends: {line}");
        prop_assert_eq!(line.trim(), line.as_str());
    }
    let whole = lines(block).join("\n");
    for piece in pieces.iter().filter(|piece| piece.contains(|c: char| c.is_ascii_digit())) {
        prop_assert!(whole.contains(piece.as_str()), "{piece} is torn in\n{whole}");
    }
    let dashes = whole.matches('—').count();
    prop_assert_eq!(whole.matches("——").count() * 2, dashes, "a dash is split in\n{}", whole);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn chinese_lines_keep_every_rule(pieces in chinese(), ems in 4.0f32..45.0, wrap in wraps()) {
        let text = pieces.concat();
        // Two pieces may meet as a mark at the start of the text; that is the author's doing.
        let text = text.trim_start_matches('，');
        holds(text, &pieces, &set("zh", text, ems, wrap), ems)?;
    }

    #[test]
    fn english_lines_keep_every_rule(pieces in english(), ems in 4.0f32..30.0, wrap in wraps()) {
        let text = pieces.join(" ");
        holds(&text, &pieces, &set("en", &text, ems, wrap), ems)?;
    }

    #[test]
    fn english_words_stay_whole(words in proptest::collection::vec("[a-z]{1,12}", 1..20), ems in 7.0f32..30.0, wrap in wraps()) {
        let block = set("en", &words.join(" "), ems, wrap);
        let set: Vec<&str> = lines(&block).iter().flat_map(|line| line.split(' ')).collect();
        prop_assert_eq!(set, words);
    }

    #[test]
    fn a_balanced_chinese_title_has_even_lines(words in proptest::collection::vec(word(), 1..12), chars in 4usize..20) {
        // Half a character to spare: what fits does not hang on the last bit of a number.
        let ems = chars as f32 + 0.5;
        let text = words.concat();
        let block = set("zh", &text, ems, Wrap::Balanced);
        let counts: Vec<usize> = lines(&block).iter().map(|line| line.chars().count()).collect();
        let (least, most) = (counts.iter().min(), counts.iter().max());
        prop_assert!(most.zip(least).is_some_and(|(most, least)| most - least <= 2), "{:?}", lines(&block));
        // One line more than needed keeps words whole.
        let needed = text.chars().count().div_ceil(chars);
        prop_assert!((needed..=needed + 1).contains(&counts.len()), "{:?}", lines(&block));
    }

    #[test]
    fn a_title_with_room_tears_no_word(words in proptest::collection::vec(word(), 1..12), pairs in 2u8..8) {
        // Lines of an even number of characters hold whole words only.
        let block = set("zh", &words.concat(), f32::from(pairs) * 2.0 + 0.5, Wrap::Balanced);
        prop_assert!(lines(&block).iter().all(|line| line.chars().count() % 2 == 0), "{:?}", lines(&block));
    }

    #[test]
    fn running_chinese_text_leaves_no_character_alone(text in "[城市戈壁湖水钢铁新老人家]{30,90}", ems in 10.0f32..30.0) {
        let block = set("zh", &text, ems, Wrap::Running);
        let last = lines(&block).last().map_or(0, |line| line.chars().count());
        prop_assert!(last >= 2, "{:?}", lines(&block));
    }

    #[test]
    fn no_text_can_make_it_fail(text in "\\PC{0,60}", ems in 0.1f32..50.0, wrap in wraps(), zh in any::<bool>()) {
        let lang = Lang::new(if zh { "zh" } else { "en" });
        let setter = Setter { measure: &FixedMeasure, lang: &lang, unbroken: &[] };
        let block = setter.set(&text, STYLE, ems * STYLE.size, wrap);
        let kept = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        let set = |line: &BlockLine| kept(&line.text) - usize::from(line.is_hyphenated);
        prop_assert_eq!(block.lines.iter().map(set).sum::<usize>(), kept(&text));
        prop_assert!(setter.fit(&text, STYLE, size(ems * STYLE.size, 100.0), wrap).style.size <= STYLE.size);
    }

    #[test]
    fn a_text_is_set_whoever_measures_it(text in "[\\PC\\n\\r\\t\u{200d}\u{301}]{0,40}", advances in proptest::collection::vec(any::<f32>(), 0..80)) {
        struct Any(Vec<f32>);
        impl Measure for Any {
            fn advances(&self, _: &str, _: Face) -> Arc<[f32]> {
                self.0.as_slice().into()
            }
        }
        let lang = Lang::new("zh");
        let setter = Setter { measure: &Any(advances), lang: &lang, unbroken: &[] };
        let block = setter.set(&text, STYLE, 90.0, Wrap::Balanced);
        prop_assert!(block.lines.iter().all(|line| !line.text.contains('\n')));
        let _ = setter.width(&text, STYLE);
    }

    #[test]
    fn what_was_fitted_fits(pieces in chinese(), w in 40.0f32..600.0, h in 20.0f32..300.0, wrap in wraps()) {
        let lang = Lang::new("zh");
        let space = size(w, h);
        let block = Setter { measure: &FixedMeasure, lang: &lang, unbroken: &[] }.fit(&pieces.concat(), STYLE, space, wrap);
        if block.fits {
            prop_assert!(block.size.w <= w + 1.0 && block.size.h <= h + 1.0);
        }
        prop_assert!(block.style.size <= STYLE.size);
    }
}

#[test]
fn a_number_stays_with_its_unit_across_a_space() {
    for (lang, text, together) in [
        ("en", "worth ¥101.5 billion", "¥101.5 billion"),
        ("en", "capacity: 1.93 GW.", "1.93 GW"),
        ("zh", "产值超过 1015 亿元", "1015 亿元"),
    ] {
        for ems in 8..16 {
            let block = set(lang, text, ems as f32, Wrap::Running);
            assert!(lines(&block).join("\n").contains(together), "{ems} em: {:?}", lines(&block));
        }
    }
}

#[test]
fn latin_stands_off_from_chinese() {
    let lang = Lang::new("zh");
    let setter = Setter { measure: &FixedMeasure, lang: &lang, unbroken: &[] };
    let apart = setter.width("钢", STYLE) + setter.width("A", STYLE);
    assert!(setter.width("钢A", STYLE) > apart + 0.1 * STYLE.size);
}

#[test]
fn long_lines_end_where_the_eye_would_lose_its_way() {
    let text = "城".repeat(100);
    let longest = |wrap| set("zh", &text, 100.0, wrap).lines.iter().map(|line| line.text.chars().count()).max();
    assert_eq!(longest(Wrap::Running), Some(40));
}

#[test]
fn a_line_break_of_the_author_starts_a_paragraph() {
    let block = set("zh", "第一段。\n第二段。", 40.0, Wrap::Running);
    assert_eq!(lines(&block), ["第一段。", "第二段。"]);
}

#[test]
fn a_full_stop_does_not_shift_a_centred_line() {
    let left = |text: &str| {
        let item =
            set("zh", text, 30.0, Wrap::Balanced).place(Part::Quote, 0.0, 0.0, 300.0, Align::Center, Rgba::CLEAR);
        match item.shape {
            Shape::Text { lines, .. } => lines[0].x,
            _ => unreachable!("texts are text"),
        }
    };
    // The stop is as wide as a character, and the half of it that is seen hangs at the right.
    assert!((left("关守着戈壁") - left("关守着戈壁。") - STYLE.size / 4.0).abs() < 0.01);
    // It hangs over the edge: a line may be as long as its column without it.
    assert_eq!(lines(&set("zh", "关守着戈壁。", 5.5, Wrap::Balanced)), ["关守着戈壁。"]);
}

#[test]
fn a_term_that_is_to_stay_whole_is_not_torn() {
    let (lang, text) = (Lang::new("zh"), "没有人发请柬，遗鸥和红嘴鸥来了");
    let set = |unbroken: &[String]| {
        let setter = Setter { measure: &FixedMeasure, lang: &lang, unbroken };
        setter.set_whole(text, STYLE, 12.0 * STYLE.size, Wrap::Running).lines
    };
    let tears = |lines: &[BlockLine]| !lines.iter().any(|line| line.text.contains("遗鸥和红嘴鸥"));
    assert!(tears(&set(&[])), "the text would not be torn anyway");
    assert!(!tears(&set(&["遗鸥和红嘴鸥".to_owned()])));
}

/// A title, and running text of the same size.
const LARGE: [TextStyle; 2] = [TextStyle { face: serif(700), ..STYLE }, STYLE];

#[test]
fn a_comma_within_a_title_gives_up_most_of_its_blank_and_in_running_text_none() {
    let lang = Lang::new("zh");
    let setter = Setter { measure: &FixedMeasure, lang: &lang, unbroken: &[] };
    for mark in ['，', '。', '、', '：', '；'] {
        let widths = LARGE.map(|style| setter.width(&format!("老本行{mark}新装备"), style) / STYLE.size);
        assert!((widths[0] - 6.7).abs() < 0.01 && (widths[1] - 7.0).abs() < 0.01, "{mark}: {widths:?}");
    }
}

#[test]
fn chinese_quotation_marks_have_one_rhythm() {
    let lang = Lang::new("zh");
    let setter = Setter { measure: &FixedMeasure, lang: &lang, unbroken: &[] };
    for style in LARGE {
        let ems = |text: &str| setter.width(text, style) / STYLE.size;
        assert!((ems("也为“双碳”目标") - 7.0).abs() < 0.01, "between characters: {}", ems("也为“双碳”目标"));
        // Beside a mark as well: the comma, which is the same with and without them, has its own space.
        let added = ems("目标：“双碳”，出力") - ems("目标：双碳，出力");
        assert!((added - 1.0).abs() < 0.01, "beside marks: {added}");
    }
}

#[test]
fn a_line_that_ends_with_a_mark_counts_its_blank_half_once() {
    // The comma meets the quotation mark of the next line, where nothing of it is seen.
    let block = set("zh", "多能互补，《天下雄关》", 6.0, Wrap::Balanced);
    assert_eq!(lines(&block), ["多能互补，", "《天下雄关》"]);
    assert!((block.lines[0].width - 4.5 * STYLE.size).abs() < 0.01, "{:?}", block.lines[0]);
}

#[test]
fn at_the_right_edge_it_is_the_ink_that_ends() {
    /// The ink of all marks ends at 0.6 of their square.
    struct Inked;
    impl Measure for Inked {
        fn advances(&self, text: &str, face: Face) -> Arc<[f32]> {
            FixedMeasure.advances(text, face)
        }
        fn ink(&self, _: char, _: Face) -> Ink {
            Ink { across: [0.1, 0.6], down: [-0.8, 0.0] }
        }
    }
    let lang = Lang::new("zh");
    let setter = Setter { measure: &Inked, lang: &lang, unbroken: &[] };
    let ends = |text: &str, align: Align| {
        let block = setter.set_whole(text, STYLE, 300.0, Wrap::Balanced);
        match block.place(Part::Lead, 0.0, 0.0, 300.0, align, Rgba::CLEAR).shape {
            Shape::Text { lines, .. } => lines[0].x + text.chars().count() as f32 * STYLE.size,
            _ => unreachable!("texts are text"),
        }
    };
    // What is blank of the mark's square stands beyond the edge.
    assert!((ends("想成为什么？", Align::Right) - 300.0 - 0.4 * STYLE.size).abs() < 0.01);
    assert!((ends("一座城", Align::Right) - 300.0).abs() < 0.01);
    assert!((ends("想成为什么？", Align::Left) - 6.0 * STYLE.size).abs() < 0.01);
}

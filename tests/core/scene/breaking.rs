//! Where lines end if there is a choice, and what becomes of words that are too long for any line.

use xiongguan::{
    content::Lang,
    scene::{Block, Setter, Wrap},
    theme::{TextStyle, sans},
};

use crate::room::FixedMeasure;

const STYLE: TextStyle = TextStyle { face: sans(400), size: 10.0, usual: 10.0, leading: 1.5, least: 6.0 };

/// Sets `text` in lines of at most `ems` at the full size.
fn set(lang: &str, text: &str, ems: f32, wrap: Wrap, unbroken: &[&str]) -> Block {
    let lang = Lang::new(lang);
    let unbroken: Vec<String> = unbroken.iter().map(|term| (*term).to_owned()).collect();
    Setter { measure: &FixedMeasure, lang: &lang, unbroken: &unbroken }.set_whole(text, STYLE, ems * STYLE.size, wrap)
}

fn lines(block: &Block) -> Vec<&str> {
    block.lines.iter().map(|line| line.text.as_str()).collect()
}

#[test]
fn a_term_is_kept_whole_even_if_it_takes_one_line_more() {
    let text = "夜里，全国最长的长城城墙光影秀在这里上演。";
    for ems in 5..16 {
        for wrap in [Wrap::Running, Wrap::Balanced] {
            let block = set("zh", text, ems as f32, wrap, &["光影秀", "长城城墙"]);
            let whole = lines(&block).join("\n");
            assert!(whole.contains("光影秀") && whole.contains("长城城墙"), "{ems} em: {whole}");
        }
    }
}

#[test]
fn korean_lines_end_between_words() {
    let text = "항아리에서 나올 때는 아직 초록, 130년 뒤에는 2층";
    for ems in 7..20 {
        for wrap in [Wrap::Running, Wrap::Balanced] {
            let block = set("ko", text, ems as f32, wrap, &[]);
            assert_eq!(lines(&block).join(" "), text, "{ems} em: words are whole");
        }
    }
}

#[test]
fn a_short_quotation_is_a_term() {
    for (text, term) in [
        ("也为“双碳”目标出力，多能互补", "“双碳”"),
        ("多能互补的“源网荷储”连成一套绿色系统", "“源网荷储”"),
        ("今晚上演的是《天下雄关》第一幕", "《天下雄关》"),
    ] {
        for ems in 7..14 {
            let block = set("zh", text, ems as f32, Wrap::Running, &[]);
            assert!(lines(&block).join("\n").contains(term), "{ems} em: {:?}", lines(&block));
        }
    }
}

#[test]
fn a_short_text_ends_its_lines_where_one_takes_breath() {
    for (lang, text, ems, expected) in [
        (
            "zh",
            "戈壁的光，送进河西走廊清洁能源基地，也为“双碳”目标出力。",
            21.0,
            vec!["戈壁的光，送进河西走廊清洁能源基地，", "也为“双碳”目标出力。"],
        ),
        (
            "en",
            "City of Mountains and Water, City of Poems",
            18.0,
            vec!["City of Mountains and Water,", "City of Poems"],
        ),
        ("en", "A City Grew out of the Gobi", 10.0, vec!["A City Grew", "out of the Gobi"]),
        ("en", "Where Nets for Light Are Woven", 11.0, vec!["Where Nets", "for Light Are Woven"]),
        ("zh", "2024年底计划投产", 7.5, vec!["2024年底", "计划投产"]),
    ] {
        assert_eq!(lines(&set(lang, text, ems, Wrap::Balanced, &[])), expected);
    }
}

#[test]
fn words_that_lean_on_the_next_end_no_line() {
    for (text, ems, first) in [
        ("戈壁的光送进走廊，也为目标出力", 10.0, "戈壁的光送进走廊，"),
        ("游人从四方来到关城在这里看日落", 10.0, "游人从四方来到关城"),
    ] {
        assert_eq!(lines(&set("zh", text, ems, Wrap::Running, &[]))[0], first);
    }
}

#[test]
fn a_word_too_long_for_its_line_is_cut_between_syllables_and_nothing_gets_smaller() {
    const WORD: &str = "antidisestablishmentarianism";
    let block = set("en", &format!("on {WORD}"), 7.0, Wrap::Running, &[]);
    assert!(block.fits && block.style.size == STYLE.size, "{block:?}");
    assert!(block.lines.iter().all(|line| line.width <= 7.0 * STYLE.size + 0.1), "{block:?}");
    let ends = hypher::hyphenate(WORD, hypher::Lang::English).scan(0, |end, part| {
        *end += part.len();
        Some(*end)
    });
    let ends: Vec<usize> = ends.collect();
    let mut at = 0;
    for line in block.lines.iter().filter(|line| line.is_hyphenated) {
        at += line.text.trim_start_matches("on ").trim_end_matches('-').len();
        assert!(line.text.ends_with('-') && ends.contains(&at), "{:?}", lines(&block));
    }
    assert!(at > 0, "{:?}", lines(&block));
}

#[test]
fn a_word_that_fits_a_little_smaller_stays_whole() {
    // 13 letters of 0.55 em are 7.15 em wide: at nine tenths of the size they fit.
    let block = set("en", "comprehension", 6.6, Wrap::Running, &[]);
    assert!(!block.fits && block.lines.len() == 1);
}

#[test]
fn figures_are_cut_without_a_hyphen() {
    let block = set("zh", "12345678901234567890", 5.0, Wrap::Running, &[]);
    assert!(block.fits && lines(&block).len() > 1, "{block:?}");
    assert!(lines(&block).iter().all(|line| !line.contains('-')), "{:?}", lines(&block));
    assert_eq!(lines(&block).concat(), "12345678901234567890");
}

#[test]
fn a_title_takes_two_lines_rather_than_three() {
    let lang = Lang::new("en");
    let setter = Setter { measure: &FixedMeasure, lang: &lang, unbroken: &[] };
    let title = |ems: f32| setter.title("One Wall, Day and Night", STYLE, ems * STYLE.size);
    let (wide, narrow, tiny) = (title(8.0), title(6.4), title(3.4));
    assert_eq!((wide.lines.len(), wide.style.size), (2, STYLE.size));
    assert_eq!(narrow.lines.len(), 2);
    assert!(narrow.style.size < STYLE.size && narrow.style.size >= 0.76 * STYLE.size);
    // Where two lines would take much smaller letters, the size is kept.
    assert!(tiny.lines.len() > 2 && tiny.style.size == STYLE.size, "{tiny:?}");
}

#[test]
fn spaced_marks_stay_with_what_they_belong_to() {
    for (lang, text) in [
        ("fr", "Il a dit « bonjour » à tous ; et pourtant : qui répond ?"),
        ("de", "Sie sagte „so“ und dann ‚doch‘ und ging. Warum ?"),
        ("de", "So schnell weg, wie er fällt – und er trifft dich von hinten."),
    ] {
        for ems in 4..24 {
            let block = set(lang, text, ems as f32, Wrap::Running, &[]);
            let lines = lines(&block);
            let bad = |line: &&str| {
                line.starts_with(['»', ';', ':', '?', '!', '“', '‘', '–']) || line.ends_with(['«', '„', '‚'])
            };
            assert!(!lines.iter().any(bad), "{ems} em: {lines:?}");
        }
    }
}

#[test]
fn a_title_breaks_at_its_comma_rather_than_beyond_it() {
    for (lang, text, ems, expected) in [
        ("zh", "戈壁上，为什么有一座城？", 8.6, ["戈壁上，", "为什么有一座城？"]),
        ("zh", "六件事，嘉峪关都想做成样板。", 10.5, ["六件事，", "嘉峪关都想做成样板。"]),
        (
            "en",
            "Six quarters running: Gansu’s award for high-quality development.",
            25.0,
            ["Six quarters running:", "Gansu’s award for high-quality development."],
        ),
    ] {
        assert_eq!(lines(&set(lang, text, ems, Wrap::Balanced, &["嘉峪关"])), expected);
    }
}

#[test]
fn no_line_holds_a_word_or_two_of_another_sentence() {
    for ems in 11..22 {
        let text = "Founded in 1965, made by three generations. Drag the line: first Gobi, then city.";
        let block = set("en", text, ems as f32, Wrap::Balanced, &[]);
        assert!(lines(&block).iter().all(|line| !line.ends_with(". Drag")), "{ems} em: {:?}", lines(&block));
        let text = "城里炼钢，乡下晒粮。新华社评选幸福城市，这里榜上有名。";
        let block = set("zh", text, ems as f32, Wrap::Balanced, &["新华社"]);
        assert!(lines(&block).iter().all(|line| !line.ends_with("。新华社")), "{ems} em: {:?}", lines(&block));
    }
    // Nor does the last one of its own.
    let text = "By night the nation’s longest light show on the Great Wall plays here. Drag the line and see.";
    for ems in 14..18 {
        let block = set("en", text, ems as f32, Wrap::Balanced, &["Great Wall"]);
        assert!(!lines(&block).ends_with(&["and see."]), "{ems} em: {:?}", lines(&block));
    }
}

#[test]
fn lines_keep_together_what_is_read_together() {
    for (text, ems, torn) in [
        ("In spring 2024 relict gulls came", 9.5, "spring / 2024"),
        ("A factory that makes PV modules", 15.0, "PV / modules"),
        ("It grew for 16 months", 8.0, "16 / months"),
        ("The New Ore Is Light", 7.0, "New / Ore"),
        ("The water comes back at 50 °C", 15.0, "50 / °C"),
    ] {
        for wrap in [Wrap::Balanced, Wrap::Running] {
            let block = set("en", text, ems, wrap, &[]);
            let set = lines(&block).join(" / ");
            assert!(set.contains(" / ") && !set.contains(torn), "{set}");
        }
    }
}

#[test]
fn two_characters_that_no_dictionary_joins_stay_together_where_words_can_part() {
    for ems in 6..14 {
        let block = set("zh", "做光伏组件，也做高端电力装备", ems as f32, Wrap::Balanced, &[]);
        assert!(lines(&block).join("\n").contains("高端"), "{ems} em: {:?}", lines(&block));
    }
}

//! The program's own words, in Chinese and English; other languages get English.

use crate::{content::Lang, diag::Language};

/// A word of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Next,
    Previous,
    Chapters,
    Here,
    LargerText,
    NormalText,
    HighContrast,
    NormalContrast,
    LowReach,
    UsualReach,
    LessMotion,
    MoreMotion,
    Close,
    ZoomIn,
    ZoomOut,
    Continue,
    StillThere,
    Restart,
    Touch,
    Divider,
    Missing,
    Kept,
    LeftOut,
    ClosePanel,
    Notes,
    LeftPicture,
    RightPicture,
}

/// `word` in `lang`.
pub(super) fn word(lang: &Lang, word: Word) -> &'static str {
    let (zh, en) = both(word);
    if lang.is_chinese() { zh } else { en }
}

/// `word` in at most two of `languages`, in their order, each wording once.
pub(super) fn in_languages<'a>(languages: impl Iterator<Item = &'a Lang>, shown: Word) -> Vec<&'static str> {
    let mut said = Vec::new();
    for text in languages.map(|lang| word(lang, shown)) {
        if said.len() < 2 && !said.contains(&text) {
            said.push(text);
        }
    }
    said
}

/// `word` in the language of an author.
pub(super) const fn author_word(language: Language, word: Word) -> &'static str {
    let (zh, en) = both(word);
    match language {
        Language::Chinese => zh,
        Language::English => en,
    }
}

/// `word` in Chinese and in English.
const fn both(word: Word) -> (&'static str, &'static str) {
    match word {
        Word::Next => ("下一页", "Next"),
        Word::Previous => ("上一页", "Previous"),
        Word::Chapters => ("目录", "Contents"),
        Word::Here => ("你在这里", "You are here"),
        Word::LargerText => ("放大文字", "Larger text"),
        Word::NormalText => ("标准文字", "Normal text"),
        Word::HighContrast => ("高对比度", "High contrast"),
        Word::NormalContrast => ("标准对比度", "Normal contrast"),
        Word::LowReach => ("菜单下移", "Lower menu"),
        Word::UsualReach => ("菜单复位", "Usual height"),
        Word::LessMotion => ("减少动画", "Less motion"),
        Word::MoreMotion => ("恢复动画", "More motion"),
        Word::Close => ("关闭", "Close"),
        Word::ZoomIn => ("放大", "Zoom in"),
        Word::ZoomOut => ("缩小", "Zoom out"),
        Word::Continue => ("继续参观", "Keep exploring"),
        Word::StillThere => ("您还在看吗？", "Are you still there?"),
        Word::Restart => ("展览即将回到开头", "The exhibition will soon start over"),
        Word::Touch => ("轻触屏幕", "Touch to explore"),
        Word::Divider => ("左右拖动，比较两幅画面", "Drag to compare the two pictures"),
        Word::Missing => ("展览准备中", "The exhibition is being prepared"),
        Word::Kept => ("这次保存有误，屏幕保持原样", "This save has errors; the screen stays as it was"),
        Word::LeftOut => ("有误的内容没有显示", "What has errors is left out"),
        Word::ClosePanel => ("Esc 或轻点关闭", "Esc or a click closes this"),
        Word::Notes => ("讲解词", "Notes"),
        Word::LeftPicture => ("左图", "Left"),
        Word::RightPicture => ("右图", "Right"),
    }
}

/// A statement on something that `name` names.
pub(super) fn of(lang: &Lang, name: &str, statement: &str) -> String {
    if lang.is_chinese() { format!("{name}：{statement}") } else { format!("{name}: {statement}") }
}

/// The chapter in which a visitor is.
pub(super) fn of_here(lang: &Lang, chapter: &str) -> String {
    let here = word(lang, Word::Here);
    if lang.is_chinese() { format!("{chapter}（{here}）") } else { format!("{chapter} ({here})") }
}

/// The pictures at these places of a slide, counted as they are read: from 1.
pub(super) fn pictures(lang: &Lang, places: &[usize]) -> String {
    let numbers: Vec<String> = places.iter().map(|place| (place + 1).to_string()).collect();
    if lang.is_chinese() { format!("图{}", numbers.join("、")) } else { numbers.join(", ") }
}

/// "Source: …".
pub(super) fn source(lang: &Lang, source: &str) -> String {
    if lang.is_chinese() { format!("资料来源：{source}") } else { format!("Source: {source}") }
}

/// The date of all figures: up to when they hold, or the years that they cover.
pub(super) fn figures_of(lang: &Lang, date: &str) -> String {
    let is_year = date.len() == 4 && date.bytes().all(|byte| byte.is_ascii_digit());
    match (lang.is_chinese(), is_year, date.contains('–')) {
        (true, true, _) => format!("数据截至{date}年"),
        (true, false, true) => format!("数据时间：{date}"),
        (true, false, false) => format!("数据截至{date}"),
        (false, _, true) => format!("Figures: {date}"),
        (false, _, false) => format!("Figures as of {date}"),
    }
}

/// A label whose number was calculated from others.
pub(super) fn derived(lang: &Lang, label: &str) -> String {
    if lang.is_chinese() { format!("{label}（推算）") } else { format!("{label} (calculated)") }
}

/// What discs of a chain compare, and what a hollow one and a dashed one say if there are such.
pub(super) fn to_scale(lang: &Lang, label: &str, has_hollow: bool, has_dashed: bool) -> String {
    let (size, hollow, dashed) = if lang.is_chinese() {
        (format!("圆的大小：{label}"), "；空心：计划", "；虚线：未列数字")
    } else {
        (format!("Size of the discs: {label}"), "; hollow: planned", "; dashed: not given")
    };
    size + if has_hollow { hollow } else { "" } + if has_dashed { dashed } else { "" }
}

/// What touching a picture does.
pub(super) fn enlarge(lang: &Lang, alt: &str) -> String {
    if lang.is_chinese() { format!("放大图片：{alt}") } else { format!("Enlarge: {alt}") }
}

/// What the divider of a before/after slide says.
pub(super) fn divider(lang: &Lang) -> &'static str {
    word(lang, Word::Divider)
}

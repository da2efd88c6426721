//! The program's own words, as the visitor's language has them.

use crate::{
    content::{Lang, wording::filled},
    diag::Language,
};

/// A word of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Next,
    Previous,
    NextPicture,
    PreviousPicture,
    Back,
    ReadOn,
    ReadBack,
    Chapters,
    Here,
    LargerText,
    LargePrint,
    HighContrast,
    LowReach,
    LessMotion,
    Close,
    ZoomIn,
    ZoomOut,
    Continue,
    StillThere,
    Restart,
    Touch,
    Divider,
    Missing,
    Notes,
    LeftPicture,
    RightPicture,
    GoThere,
    ToStay,
    Listen,
    Wait,
    Sound,
    EndsTalk,
    Find,
}

/// `word` in `lang`.
pub(super) fn word(lang: &Lang, word: Word) -> &str {
    let visitors = &lang.wording().visitors;
    match word {
        Word::Next => visitors.next(),
        Word::Previous => visitors.previous(),
        Word::NextPicture => visitors.next_picture(),
        Word::PreviousPicture => visitors.previous_picture(),
        Word::Back => visitors.back(),
        Word::ReadOn => visitors.read_on(),
        Word::ReadBack => visitors.read_back(),
        Word::Chapters => visitors.contents(),
        Word::Here => visitors.you_are_here(),
        Word::LargerText => visitors.larger_text(),
        Word::LargePrint => visitors.large_print(),
        Word::HighContrast => visitors.high_contrast(),
        Word::LowReach => visitors.lower_menu(),
        Word::LessMotion => visitors.less_motion(),
        Word::Close => visitors.close(),
        Word::ZoomIn => visitors.zoom_in(),
        Word::ZoomOut => visitors.zoom_out(),
        Word::Continue => visitors.keep_exploring(),
        Word::StillThere => visitors.still_there(),
        Word::Restart => visitors.starts_over(),
        Word::Touch => visitors.touch(),
        Word::Divider => visitors.compare(),
        Word::Missing => visitors.being_prepared(),
        Word::Notes => visitors.notes(),
        Word::LeftPicture => visitors.left(),
        Word::RightPicture => visitors.right(),
        Word::GoThere => visitors.go_there(),
        Word::ToStay => visitors.to_stay(),
        Word::Listen => visitors.listen(),
        Word::Wait => visitors.pause(),
        Word::Sound => visitors.sound(),
        Word::EndsTalk => visitors.ends_talk(),
        Word::Find => visitors.find_slide(),
    }
}

/// `word` in at most two of `languages`, in their order, each wording once.
pub(super) fn in_languages<'a>(languages: impl Iterator<Item = &'a Lang>, shown: Word) -> Vec<&'a str> {
    let mut said = Vec::new();
    for text in languages.map(|lang| word(lang, shown)) {
        if said.len() < 2 && !said.contains(&text) {
            said.push(text);
        }
    }
    said
}

/// A word of the speaker's view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StaffWord {
    Talk,
    Slide,
    Next,
    LastSlide,
    NoNotes,
    TalkClock,
    TalkBlack,
    TalkWhite,
    TalkFrozen,
    TalkEnlarged,
}

/// `word` in `lang`.
pub(super) fn staff_word(lang: &Lang, word: StaffWord) -> &str {
    let staff = &lang.wording().staff;
    match word {
        StaffWord::Talk => staff.talk(),
        StaffWord::Slide => staff.slide(),
        StaffWord::Next => staff.next(),
        StaffWord::LastSlide => staff.last_slide(),
        StaffWord::NoNotes => staff.no_notes(),
        StaffWord::TalkClock => staff.talk_clock(),
        StaffWord::TalkBlack => staff.talk_black(),
        StaffWord::TalkWhite => staff.talk_white(),
        StaffWord::TalkFrozen => staff.talk_frozen(),
        StaffWord::TalkEnlarged => staff.talk_enlarged(),
    }
}

/// What an author in a window reads about the last save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AuthorWord {
    Kept,
    LeftOut,
    ClosePanel,
}

/// `word` in the language of an author.
pub(super) const fn author_word(language: Language, word: AuthorWord) -> &'static str {
    match (word, language) {
        (AuthorWord::Kept, Language::Chinese) => "这次保存有误，屏幕保持原样",
        (AuthorWord::Kept, Language::English) => "This save has errors; the screen stays as it was",
        (AuthorWord::LeftOut, Language::Chinese) => "有误的内容没有显示",
        (AuthorWord::LeftOut, Language::English) => "What has errors is left out",
        (AuthorWord::ClosePanel, Language::Chinese) => "Esc 或轻点关闭",
        (AuthorWord::ClosePanel, Language::English) => "Esc or a click closes this",
    }
}

/// A statement on something that `name` names.
pub(super) fn of(lang: &Lang, name: &str, statement: &str) -> String {
    filled(lang.wording().visitors.about(), &[("name", name), ("statement", statement)])
}

/// A figure with what it counts and when it was true, as it is said; without a date, what it counts and the figure.
pub(super) fn stat(lang: &Lang, label: &str, value: &str, date: &str) -> String {
    let visitors = &lang.wording().visitors;
    match (label.is_empty(), date.is_empty()) {
        (true, true) => value.to_owned(),
        (true, false) => filled(visitors.dated(), &[("value", value), ("date", date)]),
        (false, true) => of(lang, label, value),
        (false, false) => of(lang, label, &filled(visitors.dated(), &[("value", value), ("date", date)])),
    }
}

/// These as sentences one after the other; what ends in no mark of a sentence gets a full stop.
pub(super) fn sentences(lang: &Lang, parts: &[&str]) -> String {
    let stop = lang.wording().visitors.stop();
    let mut said = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !said.is_empty() {
            let is_ended = said.ends_with(['?', '!', '.', '？', '！', '。', '…']);
            said += if is_ended { stop.trim_start_matches(['.', '。']) } else { stop };
        }
        said += part;
    }
    said
}

/// What stands between two of several things.
pub(super) fn and(lang: &Lang) -> &str {
    lang.wording().visitors.and()
}

/// Text at this size, which is written in per cent.
pub(super) fn text_size(lang: &Lang, percent: &str) -> String {
    filled(lang.wording().visitors.text_size(), &[("percent", percent)])
}

/// Back to the slide of this heading.
pub(super) fn back_to(lang: &Lang, heading: &str) -> String {
    filled(lang.wording().visitors.back_to(), &[("heading", heading)])
}

/// The chapter in which a visitor is.
pub(super) fn of_here(lang: &Lang, chapter: &str) -> String {
    filled(lang.wording().visitors.chapter_here(), &[("chapter", chapter), ("here", word(lang, Word::Here))])
}

/// The pictures at these places of a slide, counted as they are read: from 1.
pub(super) fn pictures(lang: &Lang, places: &[usize]) -> String {
    let visitors = &lang.wording().visitors;
    let numbers: Vec<String> = places.iter().map(|place| (place + 1).to_string()).collect();
    filled(visitors.pictures(), &[("numbers", &numbers.join(visitors.and()))])
}

/// "Source: …".
pub(super) fn source(lang: &Lang, source: &str) -> String {
    filled(lang.wording().visitors.source(), &[("source", source)])
}

/// The date of all figures: up to when they hold, or the years that they cover.
pub(super) fn figures_of(lang: &Lang, date: &str) -> String {
    let visitors = &lang.wording().visitors;
    let is_year = date.len() == 4 && date.bytes().all(|byte| byte.is_ascii_digit());
    let template = match (is_year, date.contains('–')) {
        (true, _) => visitors.as_of_year(),
        (false, true) => visitors.figures_of(),
        (false, false) => visitors.as_of(),
    };
    filled(template, &[("date", date)])
}

/// A label whose number was calculated from others.
pub(super) fn derived(lang: &Lang, label: &str) -> String {
    filled(lang.wording().visitors.calculated(), &[("label", label)])
}

/// What discs of a chain compare, and what a hollow one says if there is such.
pub(super) fn to_scale(lang: &Lang, label: &str, has_hollow: bool) -> String {
    let visitors = &lang.wording().visitors;
    let size = filled(visitors.discs(), &[("label", label)]);
    size + if has_hollow { visitors.hollow() } else { "" }
}

/// What is counted, with the unit in brackets.
pub(super) fn in_unit(lang: &Lang, label: &str, unit: &str) -> String {
    if lang.is_chinese() { format!("{label}（{unit}）") } else { format!("{label} ({unit})") }
}

/// What stands where a figure would if somebody gave it.
pub(super) fn not_given(lang: &Lang) -> &str {
    lang.wording().visitors.not_given()
}

/// What touching a picture does.
pub(super) fn enlarge(lang: &Lang, alt: &str) -> String {
    filled(lang.wording().visitors.enlarge(), &[("alt", alt)])
}

/// What a QR code is, and where it leads.
pub(super) fn qr(lang: &Lang, url: &str) -> String {
    filled(lang.wording().visitors.qr(), &[("url", url)])
}

/// What the divider of a before/after slide says.
pub(super) fn divider(lang: &Lang) -> &str {
    word(lang, Word::Divider)
}

//! What staff read, in Chinese and English; other languages get English.

use std::time::Duration;

use crate::{
    content::Lang,
    lock::Note,
    show::{Mode, Phase},
};

/// A word of pad or panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Staff,
    EnterPin,
    Erase,
    Enter,
    Close,
    Slide,
    State,
    Running,
    Content,
    Warnings,
    NoWarnings,
    Next,
    Reload,
    Clean,
    Leave,
    Cleaning,
    WhileCleaning,
}

pub(super) fn word(lang: &Lang, word: Word) -> &'static str {
    let (zh, en) = match word {
        Word::Staff => ("工作人员", "Staff"),
        Word::EnterPin => ("请输入密码", "Enter the PIN"),
        Word::Erase => ("删除一位", "Delete a digit"),
        Word::Enter => ("确认", "Enter"),
        Word::Close => ("关闭", "Close"),
        Word::Slide => ("页面", "Slide"),
        Word::State => ("状态", "State"),
        Word::Running => ("运行", "Running"),
        Word::Content => ("内容", "Content"),
        Word::Warnings => ("最近的警告", "Last warnings"),
        Word::NoWarnings => ("没有", "None"),
        Word::Next => ("下一页", "Next slide"),
        Word::Reload => ("重新读取内容", "Read the files again"),
        Word::Clean => ("清洁屏幕 30 秒", "Clean the glass, 30 s"),
        Word::Leave => ("退出程序", "Leave the program"),
        Word::Cleaning => ("正在清洁屏幕", "The glass is being cleaned"),
        Word::WhileCleaning => ("现在触摸不起作用", "Touches do nothing now"),
    };
    if lang.is_chinese() { zh } else { en }
}

/// What the pad says under its title.
pub(super) fn note(lang: &Lang, note: Note) -> String {
    match (note, lang.is_chinese()) {
        (Note::Ask, true) => "输完后按右下角的键".to_owned(),
        (Note::Ask, false) => "Then press the key at the lower right".to_owned(),
        (Note::Checking, true) => "正在核对…".to_owned(),
        (Note::Checking, false) => "One moment …".to_owned(),
        (Note::Wrong { left }, true) => format!("密码不对，还可以试 {left} 次"),
        (Note::Wrong { left: 1 }, false) => "Wrong PIN; one try is left".to_owned(),
        (Note::Wrong { left }, false) => format!("Wrong PIN; {left} tries are left"),
        (Note::Wait { seconds }, true) => format!("试得太多了，请等待 {}", clock(seconds)),
        (Note::Wait { seconds }, false) => format!("Too many wrong PINs; wait {}", clock(seconds)),
    }
}

/// Minutes and seconds.
fn clock(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// How many digits were typed, for someone who cannot see them.
pub(super) fn digits(lang: &Lang, count: usize) -> String {
    match (lang.is_chinese(), count) {
        (true, _) => format!("已输入 {count} 位"),
        (false, 1) => "1 digit".to_owned(),
        (false, _) => format!("{count} digits"),
    }
}

/// What the show is doing.
pub(super) fn doing(lang: &Lang, mode: Mode, phase: Option<Phase>) -> &'static str {
    let (zh, en) = match phase {
        None => ("展览准备中", "Nothing can be shown yet"),
        Some(Phase::Exploring | Phase::Goodbye { .. }) => ("触摸屏：有人在看", "Kiosk: somebody explores"),
        Some(Phase::Attract) => ("触摸屏：循环播放", "Kiosk: plays its loop"),
        Some(Phase::Closed) if mode == Mode::Auto => ("展墙：开放时间以外", "Wall: outside the opening hours"),
        Some(Phase::Closed) => ("触摸屏：开放时间以外", "Kiosk: outside the opening hours"),
        Some(Phase::Presenting) => ("讲解", "Talk"),
        Some(Phase::Playing) => ("展墙：自动播放", "Wall: plays by itself"),
        Some(Phase::Paused { .. }) => ("展墙：暂停", "Wall: paused"),
    };
    if lang.is_chinese() { zh } else { en }
}

/// For how long the program runs, and how often it was started again before.
pub(super) fn running(lang: &Lang, since: Duration, restarts: u32) -> String {
    let minutes = since.as_secs() / 60;
    let (days, hours, minutes) = (minutes / (24 * 60), minutes / 60 % 24, minutes % 60);
    let is_zh = lang.is_chinese();
    let span = match (days, hours) {
        (0, 0) if is_zh => format!("{minutes} 分钟"),
        (0, 0) => format!("{minutes} min"),
        (0, _) if is_zh => format!("{hours} 小时 {minutes} 分钟"),
        (0, _) => format!("{hours} h {minutes} min"),
        _ if is_zh => format!("{days} 天 {hours} 小时"),
        _ => format!("{days} d {hours} h"),
    };
    match (restarts, is_zh) {
        (0, true) => format!("{span}，没有重启过"),
        (0, false) => format!("for {span}, never restarted"),
        (_, true) => format!("{span}，重启过 {restarts} 次"),
        (1, false) => format!("for {span}, restarted once"),
        (_, false) => format!("for {span}, restarted {restarts} times"),
    }
}

/// The content file, and how often it was read.
pub(super) fn read(lang: &Lang, file: &str, generation: u64) -> String {
    match (lang.is_chinese(), generation) {
        (_, 0) => file.to_owned(),
        (true, _) => format!("{file}，第 {generation} 次读取"),
        (false, _) => format!("{file}, reading no. {generation}"),
    }
}

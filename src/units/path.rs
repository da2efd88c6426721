//! What a path in an exhibition may look like, the same on every machine.

/// Why a path may not stand in an exhibition, whatever the machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathFault {
    /// Nothing is written.
    Empty,
    /// A control character such as NUL, or one that takes no place or turns the writing around.
    Unseen,
    /// A backslash, which is a separator on some systems and a letter on others.
    Backslash,
    /// A character that looks like a slash and is none.
    SlashLookAlike,
    /// It begins at the root of the file system or in somebody's home.
    Absolute,
    /// A colon: a drive, an address, a stream of a file.
    Address,
    /// A name of dots only, which leads to the folder above.
    Upwards,
    /// `%2e` and the like.
    Percent,
    /// Nothing between two slashes, or after the last.
    EmptyName,
    /// A name that ends with a dot or a space, which some systems leave away.
    Ending,
    /// A name that is a device on some systems.
    Device(String),
}

/// What is wrong with the spelling of a path; nothing if it may be looked up.
///
/// Only names with forward slashes between them are let through: no folder above, drive, address or look-alike. What is
/// let through can still be a link, which only the disk can tell.
#[must_use]
pub fn path_fault(path: &str) -> Option<PathFault> {
    let names = || path.split('/');
    if path.trim().is_empty() {
        Some(PathFault::Empty)
    } else if path.chars().any(is_unseen) {
        Some(PathFault::Unseen)
    } else if path.contains('\\') {
        Some(PathFault::Backslash)
    } else if path.contains(SLASHES) {
        Some(PathFault::SlashLookAlike)
    } else if path.starts_with('/') || path.starts_with('~') {
        Some(PathFault::Absolute)
    } else if path.contains([':', '\u{ff1a}']) {
        Some(PathFault::Address)
    } else if names().any(leads_up) {
        Some(PathFault::Upwards)
    } else if has_percent_escape(path) {
        Some(PathFault::Percent)
    } else if names().any(str::is_empty) {
        Some(PathFault::EmptyName)
    } else if names().any(|name| name != "." && name.ends_with(['.', ' '])) {
        Some(PathFault::Ending)
    } else {
        names().find(|name| is_device(name)).map(|name| PathFault::Device(name.to_owned()))
    }
}

/// Backslashes and slashes of other alphabets; some systems or people take them for `/`.
const SLASHES: [char; 7] = ['\u{ff0f}', '\u{ff3c}', '\u{2044}', '\u{2215}', '\u{29f8}', '\u{2216}', '\u{fe68}'];

fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Whether a name is two or more dots, however they are written; spaces around them do not count.
fn leads_up(name: &str) -> bool {
    let is_dot = |c: char| matches!(c, '.' | '\u{2024}' | '\u{2025}' | '\u{2026}' | '\u{fe52}' | '\u{ff0e}');
    name != "." && name.contains(is_dot) && name.chars().all(|c| is_dot(c) || c.is_whitespace())
}

fn has_percent_escape(path: &str) -> bool {
    let digits = |rest: &str| rest.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
    // `%u002e` is the old form.
    path.split('%').skip(1).any(|rest| digits(rest.strip_prefix('u').unwrap_or(rest)))
}

/// `CON`, `nul.jpg`, `com1`: devices on Windows, in every folder and with every ending.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let is_numbered = |base: &str| {
        let number = stem.strip_prefix(base).unwrap_or_default();
        let mut digits = number.chars();
        // The small digits count as well.
        matches!((digits.next(), digits.next()), (Some('0'..='9' | '\u{b9}' | '\u{b2}' | '\u{b3}'), None))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || is_numbered("COM")
        || is_numbered("LPT")
}

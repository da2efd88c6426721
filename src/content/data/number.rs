//! Numbers as spreadsheets write them: `4,200`, `1.234,5`, `4 200`, `1.93E+09`.

/// The longest cell that may be a number, in bytes.
const BYTES_MAX: usize = 48;

/// What a cell says as a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// This number, in digits with a decimal point.
    Number(String),
    /// One of these two, a thousand times apart: what the mark in it means cannot be told.
    Unclear(String, String),
    /// No number.
    Nothing,
}

/// Which marks of a table are known to be decimal marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Decimals {
    point: bool,
    comma: bool,
    /// Commas stand between the cells.
    by_commas: bool,
}

impl Decimals {
    /// What the `cells` of numbers tell: `97.48` and `1,234.5` have a decimal point, `97,48` and `1.234,5` a comma, and
    /// `1.234` tells nothing. `mark` stands between cells.
    pub(super) fn of<'a>(cells: impl Iterator<Item = &'a str>, mark: char) -> Self {
        let mut known = Self { by_commas: mark == ',', ..Self::default() };
        for cell in cells {
            match form(cell) {
                Some(Form::Sure { mark: Some('.'), .. }) => known.point = true,
                Some(Form::Sure { mark: Some(_), .. }) => known.comma = true,
                _ => {}
            }
        }
        known
    }

    /// The decimal mark; nothing if it cannot be told. A table with commas between its cells has decimal points, unless
    /// it says otherwise.
    const fn mark(self) -> Option<char> {
        match (self.point, self.comma) {
            (true, false) => Some('.'),
            (false, true) => Some(','),
            (false, false) if self.by_commas => Some('.'),
            _ => None,
        }
    }

    /// What a cell says.
    pub(super) fn read(self, cell: &str) -> Said {
        match form(cell) {
            None => Said::Nothing,
            Some(Form::Sure { number, .. }) => Said::Number(number),
            Some(Form::Either { mark, part, whole }) => match self.mark() {
                Some(decimal) => Said::Number(if decimal == mark { part } else { whole }),
                None => Said::Unclear(whole, part),
            },
        }
    }
}

/// How a number is written.
enum Form {
    /// So that it means one number; with the decimal mark that it has or that its groups tell.
    Sure { mark: Option<char>, number: String },
    /// With one mark that may be the decimal one (then it is `part`) or group thousands (then it is `whole`).
    Either { mark: char, part: String, whole: String },
}

fn form(cell: &str) -> Option<Form> {
    let cell = cell.trim();
    if cell.len() > BYTES_MAX {
        return None;
    }
    // A minus may be the sign itself or the dash that is typed for it.
    let minus = ["-", "\u{2212}", "\u{2013}"].iter().find_map(|sign| cell.strip_prefix(sign));
    let digits = minus.or_else(|| cell.strip_prefix('+')).unwrap_or(cell);
    let (digits, power) = digits.split_once(['e', 'E']).map_or((digits, None), |(digits, power)| (digits, Some(power)));
    let power = power.map_or(Some(0), |power| power.parse::<i16>().ok())?;
    let plain: String = digits.chars().map(|c| if is_space(c) { ' ' } else { c }).collect();
    if !plain.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')) {
        return None;
    }
    let (last, count) = last_mark(&plain)?;
    let sign = if minus.is_some() { "-" } else { "" };
    let number = |whole: &str, part: &str| {
        let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        let part = if part.is_empty() { String::new() } else { format!(".{part}") };
        format!("{sign}{whole}{part}{}", if power == 0 { String::new() } else { format!("e{power}") })
    };
    let Some(mark) = last else {
        return is_grouped(&plain, ' ').then(|| Form::Sure { mark: None, number: number(&plain, "") });
    };
    let other = if mark == '.' { ',' } else { '.' };
    if count > 1 {
        // It stands several times, so it groups.
        let fits = is_grouped(&plain, mark);
        return fits.then(|| Form::Sure { mark: Some(other), number: number(&plain, "") });
    }
    let (whole, part) = plain.split_once(mark)?;
    let groups = if whole.contains(other) { other } else { ' ' };
    if part.is_empty()
        || !part.bytes().all(|byte| byte.is_ascii_digit())
        || !whole.is_empty() && !is_grouped(whole, groups)
    {
        return None;
    }
    let is_group = part.len() == 3 && is_group_before(whole) && power == 0;
    if is_group {
        return Some(Form::Either { mark, part: number(whole, part), whole: number(&format!("{whole}{part}"), "") });
    }
    Some(Form::Sure { mark: Some(mark), number: number(whole, part) })
}

/// Spaces that group digits: also those that do not break, narrow ones, and the Swiss apostrophes.
const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’')
}

/// The last point or comma, and how often that one stands there; nothing if there is anything but digits, points, commas
/// and spaces.
fn last_mark(digits: &str) -> Option<(Option<char>, usize)> {
    if !digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ')) {
        return None;
    }
    let last = digits.chars().rev().find(|c| matches!(c, '.' | ','));
    Some((last, last.map_or(0, |mark| digits.matches(mark).count())))
}

/// Whether these are digits in groups of three, or without any groups.
fn is_grouped(digits: &str, mark: char) -> bool {
    let mut groups = digits.split(mark);
    let first = groups.next().unwrap_or_default();
    let are_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let rest: Vec<&str> = groups.collect();
    are_digits(first)
        && !first.is_empty()
        && (rest.is_empty() || first.len() <= 3)
        && rest.iter().all(|group| group.len() == 3 && are_digits(group))
}

/// Whether digits may be the ones before a mark that groups thousands.
fn is_group_before(whole: &str) -> bool {
    (1..=3).contains(&whole.len()) && !whole.starts_with('0') && whole.bytes().all(|byte| byte.is_ascii_digit())
}

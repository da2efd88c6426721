//! Numbers as people write them, and as the format has them: `4,200`, `4200万`, `38%`, `¥1280`.

/// A number as the format has it, with what belongs into other fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    /// The bare number.
    pub number: String,
    /// The field `unit`, if a unit was written.
    pub unit: Option<String>,
    /// The field `bound`, if it was written that the number is not exact.
    pub bound: Option<&'static str>,
}

/// Words and signs before a number that say how exact it is, the longer ones first.
const BOUNDS: &[(&str, &str)] = &[
    ("超过", "more_than"),
    ("大约", "about"),
    ("大于", "more_than"),
    ("不足", "less_than"),
    ("至少", "at_least"),
    (">=", "at_least"),
    ("<=", "less_than"),
    ("约", "about"),
    ("近", "about"),
    ("逾", "more_than"),
    ("~", "about"),
    ("≈", "about"),
    (">", "more_than"),
    ("<", "less_than"),
    ("≥", "at_least"),
    ("≤", "less_than"),
];

/// Words behind a number that multiply it, with their zeros, the longer ones first.
const ZEROS: &[(&str, u8)] = &[
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
    ("万亿", 12),
    ("千亿", 11),
    ("百亿", 10),
    ("千万", 7),
    ("百万", 6),
    ("十万", 5),
    ("亿", 8),
    ("万", 4),
    ("千", 3),
    ("百", 2),
];

/// Units that have a word in the format.
const UNITS: &[(&str, &str)] = &[
    ("%", "percent"),
    ("元", "yuan"),
    ("元人民币", "yuan"),
    ("¥", "yuan"),
    ("rmb", "yuan"),
    ("cny", "yuan"),
    ("w", "watt"),
    ("瓦", "watt"),
    ("t", "tonne"),
    ("吨", "tonne"),
    ("平方米", "square_metre"),
    ("m²", "square_metre"),
    ("㎡", "square_metre"),
];

/// What `written` means, if it is a number that the format has otherwise.
pub(super) fn numeral(written: &str) -> Option<Numeral> {
    let plain: String = written.trim().trim_matches('"').chars().map(ascii).collect();
    let mut rest = plain.trim();
    let bound = BOUNDS.iter().find_map(|(word, bound)| Some((rest.strip_prefix(word)?, *bound)));
    rest = bound.map_or(rest, |(rest, _)| rest.trim_start());
    let currency = ["¥", "$", "€", "£"].into_iter().find(|sign| rest.starts_with(sign));
    rest = currency.map_or(rest, |sign| rest[sign.len()..].trim_start());
    let belongs = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '’' | '_' | ' ' | '+' | '-');
    let length = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    let (digits, tail) = rest.split_at(length);
    let number = bare(digits.trim_end().trim_end_matches('+').trim_end())?;
    let more = digits.trim_end().ends_with('+').then_some("more_than");
    let (zeros, tail) = multiplied(tail.trim());
    let (more, tail) = ["余", "多", "+"]
        .into_iter()
        .find_map(|word| tail.strip_prefix(word))
        .map_or((more, tail), |tail| (Some("more_than"), tail));
    let number = if zeros == 0 { number } else { format!("{number}e{zeros}") };
    // An exponent without its digits, or a number to another base.
    if tail.starts_with(['e', 'E', 'x', 'X']) && tail[1..].bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let unit = unit(tail.trim()).or_else(|| unit(currency?));
    Some(Numeral { number, unit, bound: bound.map(|(_, bound)| bound).or(more) })
}

/// The ASCII form of a full-width character.
fn ascii(c: char) -> char {
    match c {
        '￥' => '¥',
        '～' => '~',
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// The digits without marks between them; nothing if they are no number.
fn bare(digits: &str) -> Option<String> {
    let unsigned = digits.trim_start_matches(['+', '-']);
    let sign = if digits.starts_with('-') { "-" } else { "" };
    let last = unsigned.rfind([',', '.']);
    let is_group = |at: usize| unsigned.len() - at == 4;
    let point = last.filter(|at| {
        let mark = &unsigned[*at..=*at];
        let count = unsigned.matches(mark).count();
        // A comma before three digits parts thousands, and so does every mark that stands there twice.
        count == 1 && !(mark == "," && is_group(*at))
    });
    let (whole, fraction) = point.map_or((unsigned, ""), |at| (&unsigned[..at], &unsigned[at + 1..]));
    let only_digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (whole, fraction) = (only_digits(whole), only_digits(fraction));
    let number = if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") };
    number.starts_with(|c: char| c.is_ascii_digit()).then(|| format!("{sign}{number}"))
}

/// The zeros that a word at the start of `tail` stands for, and what follows it.
fn multiplied(tail: &str) -> (u8, &str) {
    let found = ZEROS.iter().find_map(|(word, zeros)| Some((*zeros, tail.strip_prefix(word)?)));
    found.map_or((0, tail), |(zeros, rest)| (zeros, rest.trim_start()))
}

/// The value of the field `unit` for a unit as people write it; nothing for what is no unit.
pub(super) fn unit(written: &str) -> Option<String> {
    /// No unit is longer, in characters.
    const UNIT_MAX: usize = 12;
    let known = UNITS.iter().find(|(sign, _)| *sign == written.to_lowercase());
    if let Some((_, word)) = known {
        return Some((*word).to_owned());
    }
    let fits = !written.is_empty() && written.chars().count() <= UNIT_MAX && !written.contains(['"', '\\', '\n']);
    (fits && !written.starts_with(|c: char| c.is_ascii_digit())).then(|| format!("of(\"{written}\")"))
}

/// For a unit with a multiplier before it, `亿元`: the unit's word and the zeros.
pub(super) fn multiplied_unit(written: &str) -> Option<(String, u8)> {
    let (zeros, rest) = multiplied(written);
    (zeros > 0).then_some(())?;
    Some((unit(rest)?, zeros))
}

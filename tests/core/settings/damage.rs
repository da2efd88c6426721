//! A settings file that lost characters, was cut off, or is in another encoding.

use proptest::prelude::*;
use xiongguan::{
    content,
    diag::{LineIndex, Source},
};

use super::{ALL, read, right};

/// A report counts as near if it begins within this many lines of the damage.
const NEAR: usize = 2;

#[test]
fn one_lost_character_is_told_near_its_place_and_costs_few_fields() {
    let (whole, lines) = (right(ALL), LineIndex::new(ALL));
    let mut far = Vec::new();
    let mut told = 0;
    for (at, lost) in ALL.char_indices() {
        let text = format!("{}{}", &ALL[..at], &ALL[at + lost.len_utf8()..]);
        let reading = read(&text);
        let (line, _) = lines.line_column(Source { name: "", text: ALL }, at);
        let Some(first) = reading.findings.first() else {
            assert!(reading.is_usable);
            continue;
        };
        told += 1;
        let related =
            first.related.as_ref().map(|(span, _)| Source { name: "", text: &text }.line_column(span.start).0);
        let off = line.abs_diff(first.line).min(related.map_or(usize::MAX, |other| line.abs_diff(other)));
        if off > NEAR {
            far.push(format!("{line} {lost:?}: {}: {}", first.line, first.message));
        }
        // The fields of other lines, but for the next one, are what they were.
        let kept = [
            (2, reading.settings.mode == whole.mode),
            (5, reading.settings.monitor == whole.monitor),
            (7, reading.settings.idle == whole.idle),
            (11, reading.settings.pause == whole.pause),
        ];
        for (of, is_kept) in kept {
            assert!(is_kept || line.abs_diff(of) <= 1, "line {line} without {lost:?} costs line {of}");
        }
    }
    assert!(told > 100 && far.len() * 100 <= 2 * told, "{} of {told}: {far:#?}", far.len());
}

#[test]
fn a_file_that_was_cut_off_keeps_what_stands_before() {
    let last = ALL.rfind(')').expect("it is closed");
    for end in ALL.find("idle:").expect("a field")..=last {
        let reading = read(&ALL[..end]);
        assert!(!reading.is_usable, "{:?}", &ALL[..end]);
        assert_eq!(reading.settings.monitor, Some(1), "{:?}", &ALL[..end]);
        assert!(reading.settings.may_leave == Some(false));
    }
}

#[test]
fn encodings_are_understood_as_those_of_content() {
    let whole = right(ALL);
    let utf16 = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.iter().copied().chain(ALL.encode_utf16().flat_map(bytes)).collect()
    };
    let marked = [b"\xef\xbb\xbf", ALL.as_bytes()].concat();
    for bytes in [
        marked,
        utf16(b"\xff\xfe", u16::to_le_bytes),
        utf16(b"\xfe\xff", u16::to_be_bytes),
        ALL.replace('\n', "\r\n").into_bytes(),
        ALL.replace('\n', "\r").into_bytes(),
    ] {
        let text = content::decode("kiosk.ron", &bytes).expect("a text");
        assert_eq!(right(&text), whole);
    }
}

#[test]
fn a_file_that_begins_with_a_wide_character_is_told_at_a_place_of_its_own() {
    for text in ["周 Kiosk()", "周", "，", "𠮷()", "é"] {
        for finding in read(text).findings {
            assert!(text.get(finding.span.clone()).is_some(), "{text}: {finding:?}");
        }
    }
}

proptest! {
    /// Whatever is in a file, reading ends, findings point into it, and they agree with what is used.
    #[test]
    fn no_text_is_too_odd(edits in prop::collection::vec((any::<prop::sample::Index>(), "[(){}\\[\\],:\"0-9a-z_（，周\n ]{0,4}"), 1..6)) {
        let mut text = ALL.to_owned();
        for (index, put) in edits {
            let at = index.index(text.chars().count());
            let start = text.char_indices().nth(at).map_or(0, |(start, _)| start);
            let end = text[start..].char_indices().nth(2).map_or(text.len(), |(more, _)| start + more);
            text.replace_range(start..end, &put);
        }
        let reading = read(&text);
        for finding in &reading.findings {
            prop_assert!(text.get(finding.span.clone()).is_some(), "{finding:?}");
            prop_assert!(finding.line >= 1 && finding.column >= 1);
        }
        if reading.findings.is_empty() {
            prop_assert!(reading.is_usable);
        }
        prop_assert!(reading.settings.timing().idle_min.as_secs_f64() >= 0.1);
        let _ = reading.settings.hours();
    }
}

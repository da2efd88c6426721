//! The markers between the parts of a JPEG.

/// The first marker of a JPEG.
pub(super) const START: u8 = 0xd8;
/// The last one.
pub(super) const END: u8 = 0xd9;

/// Whether these are the first bytes of a JPEG.
pub(in crate::media) fn is_jpeg(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xff, START, 0xff])
}

/// The next marker at or after `at`, and where it ends. Padding, stuffed bytes and restart markers are skipped.
pub(super) fn next_marker(bytes: &[u8], mut at: usize) -> Option<(u8, usize)> {
    loop {
        at += first_ff(bytes.get(at..)?)? + 1;
        match *bytes.get(at)? {
            0x00 | 0x01 | 0xd0..=0xd7 | 0xff => {}
            marker => return Some((marker, at + 1)),
        }
    }
}

/// The place of the first byte that may begin a marker. Coded data has few of them, so it is looked through many bytes
/// at a time.
fn first_ff(bytes: &[u8]) -> Option<usize> {
    const GROUP: usize = 32;
    let has_one = |group: &[u8]| group.iter().max() == Some(&0xff);
    let groups = bytes.chunks_exact(GROUP).position(has_one).unwrap_or(bytes.len() / GROUP);
    let passed = groups * GROUP;
    bytes[passed..].iter().position(|byte| *byte == 0xff).map(|place| passed + place)
}

//! The markers between the parts of a JPEG.

/// The first marker of a JPEG.
pub(super) const START: u8 = 0xd8;
/// The last one.
pub(super) const END: u8 = 0xd9;

/// The next marker at or after `at`, and where it ends. Padding, stuffed bytes and restart markers are skipped.
pub(super) fn next_marker(bytes: &[u8], mut at: usize) -> Option<(u8, usize)> {
    loop {
        at += bytes.get(at..)?.iter().position(|&byte| byte == 0xff)? + 1;
        match *bytes.get(at)? {
            0x00 | 0x01 | 0xd0..=0xd7 | 0xff => {}
            marker => return Some((marker, at + 1)),
        }
    }
}

//! What is refused of an SVG before it is read: the reader itself would take as much time and memory as it asks for.

/// So many bytes may come of all entities together; drawing programs write names of name spaces as such.
const ENTITY_BYTES_MAX: usize = 64 * 1024 * 1024;
/// So many attributes an element may have: the reader compares each with all others.
const ATTRIBUTES_MAX: usize = 1000;

/// Whether reading `text` alone is more than there is time and memory for.
pub(super) fn is_endless(text: &str) -> bool {
    let declared = text.split("<!ENTITY").skip(1).map(|rest| rest.find('>').unwrap_or(rest.len()));
    let longest = declared.max().unwrap_or(0);
    let references = text.bytes().filter(|byte| *byte == b'&').count();
    longest.saturating_mul(references) > ENTITY_BYTES_MAX || most_attributes(text) > ATTRIBUTES_MAX
}

/// The most signs of equality that stand in one element, outside quotation marks.
fn most_attributes(text: &str) -> usize {
    let (mut most, mut count, mut quote, mut is_within) = (0, 0, None, false);
    for byte in text.bytes() {
        match (quote, byte) {
            (Some(mark), byte) => quote = (mark != byte).then_some(mark),
            (None, b'<') => (count, is_within) = (0, true),
            (None, b'>') => is_within = false,
            (None, b'"' | b'\'') if is_within => quote = Some(byte),
            (None, b'=') if is_within => {
                count += 1;
                most = most.max(count);
            }
            (None, _) => {}
        }
    }
    most
}

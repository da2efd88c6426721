//! Fonts of our own for tests: every character is a square.

/// Units in an em, and the height of a square.
const EM: u16 = 1000;
const SIDE: u16 = 700;

/// A TrueType font that has `characters` and nothing else; each is a square, and `advance` thousandths of an em wide.
pub(crate) fn squares(characters: &str, advance: u16) -> Vec<u8> {
    let mut chars: Vec<u32> = characters.chars().map(u32::from).collect();
    chars.sort_unstable();
    chars.dedup();
    // The first glyph stands for what is missing.
    let count = chars.len() as u16 + 1;
    let square = square();
    let tables = [
        (*b"cmap", cmap(&chars)),
        (*b"glyf", square.repeat(usize::from(count))),
        (*b"head", head()),
        (*b"hhea", words(&[1, 0, 800, wrapped(-200), 0, advance, 0, 0, SIDE, 1, 0, 0, 0, 0, 0, 0, 0, count])),
        (*b"hmtx", (0..count).flat_map(|_| words(&[advance, 0])).collect()),
        (*b"loca", (0..=u32::from(count)).flat_map(|at| (at * square.len() as u32).to_be_bytes()).collect()),
        (*b"maxp", words(&[1, 0, count, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0])),
    ];
    font(&tables)
}

/// The tables as one file.
fn font(tables: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut file = vec![0, 1, 0, 0];
    file.extend(words(&[tables.len() as u16, 64, 2, 48]));
    let mut at = 12 + 16 * tables.len();
    for (tag, table) in tables {
        file.extend(tag);
        file.extend(0_u32.to_be_bytes());
        file.extend((at as u32).to_be_bytes());
        file.extend((table.len() as u32).to_be_bytes());
        at += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        file.extend(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}

fn head() -> Vec<u8> {
    let mut head = words(&[1, 0, 1, 0]);
    head.extend(0_u32.to_be_bytes());
    head.extend(0x5F0F_3CF5_u32.to_be_bytes());
    head.extend(words(&[0, EM]));
    head.extend([0; 16]);
    // Long places of the glyphs.
    head.extend(words(&[0, 0, SIDE, SIDE, 0, 8, 2, 1, 0]));
    head
}

/// The glyphs of the characters, one after the other.
fn cmap(chars: &[u32]) -> Vec<u8> {
    let mut map = words(&[0, 1, 3, 10]);
    map.extend(12_u32.to_be_bytes());
    map.extend(words(&[12, 0]));
    let count = chars.len() as u32;
    map.extend([16 + 12 * count, 0, count].into_iter().flat_map(u32::to_be_bytes));
    for (glyph, c) in (1_u32..).zip(chars) {
        map.extend([*c, *c, glyph].into_iter().flat_map(u32::to_be_bytes));
    }
    map
}

/// One contour with four corners.
fn square() -> Vec<u8> {
    let mut glyph = words(&[1, 0, 0, SIDE, SIDE, 3, 0]);
    glyph.extend([1; 4]);
    glyph.extend(words(&[0, SIDE, 0, wrapped(-i16::try_from(SIDE).unwrap_or_default())]));
    glyph.extend(words(&[0, 0, SIDE, 0]));
    glyph
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

const fn wrapped(number: i16) -> u16 {
    number.cast_unsigned()
}

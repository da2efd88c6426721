//! Reads the PDFs that the program writes; parts of the format that these do not use are not read.

use std::{collections::BTreeMap, io::Read, path::Path};

use flate2::read::ZlibDecoder;

/// The objects of a PDF.
pub(crate) struct Document {
    pub(crate) bytes: Vec<u8>,
    objects: BTreeMap<usize, Object>,
}

struct Object {
    /// Everything before its stream.
    dict: String,
    /// Unpacked, if it is packed in the usual way.
    stream: Vec<u8>,
}

/// A piece of text on a page, as one operator shows it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shown {
    pub(crate) text: String,
    /// Start and end of its baseline, the height of that, and the em, in points of the stage.
    pub(crate) x: f32,
    pub(crate) end: f32,
    pub(crate) baseline: f32,
    pub(crate) size: f32,
}

/// A font's glyphs: what each stands for, and how wide it is in thousandths of an em.
#[derive(Default)]
struct Font {
    chars: BTreeMap<u16, String>,
    widths: BTreeMap<u16, f32>,
}

impl Document {
    pub(crate) fn open(path: &Path) -> Self {
        let bytes = std::fs::read(path).expect("the document is there");
        let mut objects = BTreeMap::new();
        let mut at = 0;
        while let Some(start) = find(&bytes, b" 0 obj\n", at) {
            let number = bytes[..start].iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |before| before + 1);
            let id = std::str::from_utf8(&bytes[number..start]).expect("digits").parse().expect("a number");
            let body = start + b" 0 obj\n".len();
            let end = find(&bytes, b"endobj", body).expect("objects end");
            let (object, next) = object(&bytes, body, end);
            objects.insert(id, object);
            at = next;
        }
        Self { bytes, objects }
    }

    /// All dictionaries that contain `key`.
    pub(crate) fn all(&self, key: &str) -> Vec<&str> {
        let dicts = self.objects.values().map(|object| object.dict.as_str());
        dicts.filter(|dict| dict.contains(key)).collect()
    }

    /// The one dictionary that contains `key`.
    #[track_caller]
    pub(crate) fn only(&self, key: &str) -> &str {
        let all = self.all(key);
        assert_eq!(all.len(), 1, "dictionaries with {key}: {all:?}");
        all[0]
    }

    /// The dictionaries of all pages, in order.
    pub(crate) fn pages(&self) -> Vec<&str> {
        let kids = self.only("/Type/Pages").split("/Kids[").nth(1).expect("pages have kids");
        let ids = kids.split(']').next().unwrap_or_default().split(" 0 R").filter_map(|id| id.trim().parse().ok());
        ids.map(|id: usize| self.objects[&id].dict.as_str()).collect()
    }

    /// The titles of all bookmarks, from the first to the last, each after those it lies under.
    pub(crate) fn bookmarks(&self) -> Vec<String> {
        let mut titles = Vec::new();
        self.bookmarks_from(refers(self.only("/Type/Outlines"), "First"), &mut titles);
        titles
    }

    /// How deep each of them stands, from 0.
    pub(crate) fn bookmark_depths(&self) -> Vec<usize> {
        let mut depths = Vec::new();
        let outlines = refers(self.only("/Type/Outlines"), "First").into_iter();
        let mut ahead: Vec<(usize, usize)> = outlines.map(|first| (first, 0)).collect();
        while let Some((id, depth)) = ahead.pop() {
            let dict = &self.objects[&id].dict;
            depths.push(depth);
            ahead.extend(refers(dict, "Next").map(|next| (next, depth)));
            ahead.extend(refers(dict, "First").map(|first| (first, depth + 1)));
        }
        depths
    }

    fn bookmarks_from(&self, first: Option<usize>, titles: &mut Vec<String>) {
        let mut next = first;
        while let Some(id) = next {
            let dict = &self.objects[&id].dict;
            titles.push(text_of(dict, "Title").expect("bookmarks have titles"));
            self.bookmarks_from(refers(dict, "First"), titles);
            next = refers(dict, "Next");
        }
    }

    /// What page number `page` says, in the order in which it is painted, a line for each piece.
    pub(crate) fn text(&self, page: usize) -> String {
        self.shown(page).into_iter().map(|shown| shown.text).collect::<Vec<_>>().join("\n")
    }

    /// The content of page number `page`: its operators.
    pub(crate) fn content(&self, page: usize) -> String {
        let id = refers(self.pages()[page], "Contents").expect("pages have contents");
        String::from_utf8_lossy(&self.objects[&id].stream).into_owned()
    }

    /// The texts on page number `page`.
    pub(crate) fn shown(&self, page: usize) -> Vec<Shown> {
        let dict = self.pages()[page];
        let resources = &self.objects[&refers(dict, "Resources").expect("pages have resources")].dict;
        let content = &self.objects[&refers(dict, "Contents").expect("pages have contents")].stream;
        let (mut all, mut font, mut size, mut place) = (Vec::new(), Font::default(), 0.0, [0.0; 2]);
        let mut reader = Reader { bytes: content, at: 0, operands: Vec::new() };
        while let Some(operator) = reader.operator() {
            match operator.as_str() {
                "Tf" => {
                    let name = reader.operands[0].name().trim_start_matches('/').to_owned();
                    font = self.font(refers(resources, &name).expect("fonts are known"));
                    size = reader.operands[1].number();
                }
                "Tm" => place = [reader.operands[4].number(), reader.operands[5].number()],
                "Tj" | "TJ" => all.push(shown(&reader.operands, &font, size, place)),
                _ => {}
            }
            reader.operands.clear();
        }
        all
    }

    fn font(&self, id: usize) -> Font {
        let dict = &self.objects[&id].dict;
        let map = &self.objects[&refers(dict, "ToUnicode").expect("text can be copied")].stream;
        let map = String::from_utf8_lossy(map).into_owned();
        let mut font = Font::default();
        for block in map.split("beginbfchar").skip(1) {
            let block = block.split("endbfchar").next().unwrap_or_default();
            for line in block.lines().filter(|line| !line.is_empty()) {
                let mut parts = line.split(['<', '>', ' ']).filter(|part| !part.is_empty());
                let (glyph, chars) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
                font.chars.insert(u16::from_str_radix(glyph, 16).expect("hex"), utf16(chars));
            }
        }
        let inner: usize = dict
            .split("/DescendantFonts[")
            .nth(1)
            .and_then(|rest| rest.split(' ').next()?.parse().ok())
            .expect("fonts");
        let widths =
            self.objects[&inner].dict.split("/W[").nth(1).expect("widths").split(']').next().unwrap_or_default();
        let numbers: Vec<f32> = widths.split_whitespace().filter_map(|number| number.parse().ok()).collect();
        for range in numbers.chunks_exact(3) {
            font.widths.extend((range[0] as u16..=range[1] as u16).map(|glyph| (glyph, range[2])));
        }
        font
    }
}

fn shown(operands: &[Token], font: &Font, size: f32, [x, baseline]: [f32; 2]) -> Shown {
    let (mut text, mut ems) = (String::new(), 0.0);
    for operand in operands {
        match operand {
            Token::Text(bytes) => {
                for pair in bytes.chunks_exact(2) {
                    let glyph = u16::from_be_bytes([pair[0], pair[1]]);
                    text.push_str(font.chars.get(&glyph).map_or("\u{fffd}", String::as_str));
                    ems += font.widths.get(&glyph).copied().unwrap_or_default() / 1000.0;
                }
            }
            Token::Number(back) => ems -= back / 1000.0,
            Token::Name(_) => {}
        }
    }
    Shown { text, x, end: x + ems * size, baseline, size }
}

/// The object between `body` and its end, and where the next may begin.
fn object(bytes: &[u8], body: usize, end: usize) -> (Object, usize) {
    let stream = find(&bytes[..end], b"stream\n", body);
    let dict_end = stream.unwrap_or(end);
    let dict = String::from_utf8_lossy(&bytes[body..dict_end]).into_owned();
    let Some(start) = stream.map(|at| at + b"stream\n".len()) else {
        return (Object { dict, stream: Vec::new() }, end);
    };
    let length: usize = dict
        .split("/Length ")
        .nth(1)
        .and_then(|rest| rest.split(['/', '>']).next()?.trim().parse().ok())
        .expect("a length");
    let packed = &bytes[start..start + length];
    let mut stream = Vec::new();
    if dict.contains("/FlateDecode") {
        ZlibDecoder::new(packed).read_to_end(&mut stream).expect("streams are sound");
    } else {
        stream = packed.to_vec();
    }
    (Object { dict, stream }, start + length)
}

fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    bytes.get(from..)?.windows(wanted.len()).position(|window| window == wanted).map(|at| from + at)
}

/// The object that `key` of a dictionary refers to.
fn refers(dict: &str, key: &str) -> Option<usize> {
    dict.split(&format!("/{key} ")).nth(1)?.split(' ').next()?.parse().ok()
}

/// The text that `key` of a dictionary has.
pub(crate) fn text_of(dict: &str, key: &str) -> Option<String> {
    if let Some(hex) = dict.split(&format!("/{key}<FEFF")).nth(1) {
        return Some(utf16(hex.split('>').next()?));
    }
    Some(dict.split(&format!("/{key}(")).nth(1)?.split(')').next()?.to_owned())
}

fn utf16(hex: &str) -> String {
    let units: Vec<u16> =
        (0..hex.len() / 4).filter_map(|at| u16::from_str_radix(hex.get(at * 4..at * 4 + 4)?, 16).ok()).collect();
    String::from_utf16_lossy(&units)
}

/// A part of a page's content.
enum Token {
    Number(f32),
    Name(String),
    Text(Vec<u8>),
}

impl Token {
    fn number(&self) -> f32 {
        if let Self::Number(number) = self { *number } else { 0.0 }
    }

    fn name(&self) -> &str {
        if let Self::Name(name) = self { name } else { "" }
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    /// What the next operator works on.
    operands: Vec<Token>,
}

impl Reader<'_> {
    /// The next operator.
    fn operator(&mut self) -> Option<String> {
        loop {
            match *self.bytes.get(self.at)? {
                b'(' => {
                    let text = self.text();
                    self.operands.push(Token::Text(text));
                }
                b'<' if self.bytes.get(self.at + 1) != Some(&b'<') => {
                    let text = self.hex();
                    self.operands.push(Token::Text(text));
                }
                b'<' => self.at += 2,
                b'[' | b']' | b'>' => self.at += 1,
                byte if byte.is_ascii_whitespace() => self.at += 1,
                _ => {
                    let word = self.word();
                    if let Ok(number) = word.parse() {
                        self.operands.push(Token::Number(number));
                    } else if word.starts_with('/') {
                        self.operands.push(Token::Name(word));
                    } else {
                        return Some(word);
                    }
                }
            }
        }
    }

    fn word(&mut self) -> String {
        let start = self.at;
        self.at += 1;
        while self.bytes.get(self.at).is_some_and(|byte| !byte.is_ascii_whitespace() && !b"()[]<>/".contains(byte)) {
            self.at += 1;
        }
        String::from_utf8_lossy(&self.bytes[start..self.at]).into_owned()
    }

    /// A text in angle brackets.
    fn hex(&mut self) -> Vec<u8> {
        let length = self.bytes[self.at..].iter().position(|byte| *byte == b'>').unwrap_or_default();
        let digits = String::from_utf8_lossy(&self.bytes[self.at + 1..self.at + length]).into_owned();
        self.at += length + 1;
        (0..digits.len() / 2).filter_map(|at| u8::from_str_radix(&digits[at * 2..at * 2 + 2], 16).ok()).collect()
    }

    /// A text in round brackets.
    fn text(&mut self) -> Vec<u8> {
        let (mut text, mut depth) = (Vec::new(), 1);
        self.at += 1;
        while let Some(byte) = self.bytes.get(self.at).copied() {
            self.at += 1;
            match byte {
                b'\\' => text.push(self.escaped()),
                b'(' => {
                    depth += 1;
                    text.push(byte);
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                    text.push(byte);
                }
                _ => text.push(byte),
            }
        }
        text
    }

    fn escaped(&mut self) -> u8 {
        let byte = self.bytes[self.at];
        self.at += 1;
        match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    if let Some(digit @ b'0'..=b'7') = self.bytes.get(self.at) {
                        value = value * 8 + u32::from(digit - b'0');
                        self.at += 1;
                    }
                }
                value as u8
            }
            other => other,
        }
    }
}

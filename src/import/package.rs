//! A presentation file as what it is: an archive of parts that name each other.

use std::{
    collections::HashMap,
    io::{Cursor, Read},
    sync::Arc,
};

use zip::ZipArchive;

use super::xml::Element;

/// The archive.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Parts that were read before: many slides may have the same picture.
    known: HashMap<String, Arc<Vec<u8>>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

/// All parts together have no more bytes than this: an archive of some kilobytes could unpack to whatever it likes.
const ALL_MAX: u64 = 2 << 30;

/// The largest part that is read, in bytes: a picture has no more.
const PART_MAX: u64 = 128 << 20;
/// The largest part of XML: the slides of talks have some kilobytes.
const XML_MAX: u64 = 16 << 20;

/// What a part names by an id.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    pub id: String,
    /// The last word of its kind: `slide`, `image`, `notesSlide`.
    pub kind: String,
    /// The path of the part from the archive's root.
    pub target: String,
    /// It is outside of the archive.
    pub is_outside: bool,
}

impl<'a> Package<'a> {
    /// The archive in `bytes`; nothing if it is none.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        Some(Self { archive, known: HashMap::new(), left: ALL_MAX })
    }

    /// The bytes of a part.
    pub(super) fn bytes(&mut self, path: &str) -> Option<Arc<Vec<u8>>> {
        if let Some(known) = self.known.get(path) {
            return Some(Arc::clone(known));
        }
        let bytes = Arc::new(self.read(path, PART_MAX)?);
        self.known.insert(path.to_owned(), Arc::clone(&bytes));
        Some(bytes)
    }

    /// A part that is XML.
    pub(super) fn xml(&mut self, path: &str) -> Option<Element> {
        Element::parse(&self.read(path, XML_MAX)?)
    }

    fn read(&mut self, path: &str, max: u64) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let max = max.min(self.left);
        // What an archive says of a part's size may be a lie.
        self.archive.by_name(path).ok()?.take(max + 1).read_to_end(&mut bytes).ok()?;
        self.left = self.left.saturating_sub(bytes.len() as u64);
        (bytes.len() as u64 <= max).then_some(bytes)
    }

    /// What a part names.
    pub(super) fn relations(&mut self, path: &str) -> Vec<Relation> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let Some(list) = self.xml(&format!("{folder}/_rels/{name}.rels")) else { return Vec::new() };
        let relation = |element: &Element| {
            let target = element.attribute("Target")?;
            Some(Relation {
                id: element.attribute("Id")?.to_owned(),
                kind: element.attribute("Type")?.rsplit('/').next()?.to_owned(),
                target: joined(folder, target),
                is_outside: element.attribute("TargetMode") == Some("External"),
            })
        };
        list.all("Relationship").filter_map(relation).collect()
    }
}

/// `target` as it is seen from `folder`.
fn joined(folder: &str, target: &str) -> String {
    if let Some(from_root) = target.strip_prefix('/') {
        return from_root.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in target.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

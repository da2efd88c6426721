//! XML as a tree, as small as the parts of a presentation need it.

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

/// An element with what is in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    /// Its name without the prefix: `sp` of `p:sp`.
    pub name: String,
    /// Names, with their prefixes, and values.
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Self>,
    /// The text directly in it.
    pub text: String,
}

/// No part of a presentation has elements within elements so deep.
const DEPTH_MAX: usize = 200;

impl Element {
    /// The root of a document; nothing if it is damaged.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::from_reader(bytes);
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().ok()? {
                Event::Start(start) if open.len() < DEPTH_MAX => open.push(element(&start)),
                Event::Start(_) => return None,
                Event::Empty(start) => {
                    let element = element(&start);
                    open.last_mut()?.children.push(element);
                }
                Event::End(_) => {
                    let element = open.pop()?;
                    open.last_mut()?.children.push(element);
                }
                Event::Text(text) => open.last_mut()?.text.push_str(&text.decode().ok()?),
                Event::CData(text) => open.last_mut()?.text.push_str(&text.decode().ok()?),
                Event::GeneralRef(name) => {
                    let c = match name.decode().ok()?.as_ref() {
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        "quot" => '"',
                        "apos" => '\'',
                        _ => name.resolve_char_ref().ok()??,
                    };
                    open.last_mut()?.text.push(c);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        match &mut open[..] {
            [root] => root.children.pop(),
            _ => None,
        }
    }

    /// The children of this name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first element that is reached by these names, from child to child.
    pub(super) fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |element, name| element.children.iter().find(|child| child.name == *name))
    }

    /// The value of an attribute, with its prefix if it has one.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The element, and all within it, in their order.
    pub(super) fn within(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for child in &self.children {
            all.extend(child.within());
        }
        all
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let attributes = start.attributes().flatten().map(|attribute| {
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_or_else(|_| text(&attribute.value), std::borrow::Cow::into_owned);
        (text(attribute.key.as_ref()), value)
    });
    Element {
        name: text(start.local_name().as_ref()),
        attributes: attributes.collect(),
        children: Vec::new(),
        text: String::new(),
    }
}

//! A file of captions of any bytes.

use xiongguan::{
    content::{self, Found, captions},
    diag::{Source, Words},
};

struct File<'a>(&'a [u8]);

impl content::Files for File<'_> {
    fn look(&self, _: &str) -> Found {
        Found::File
    }

    fn read(&self, _: &str, bytes_max: usize) -> Result<Vec<u8>, Words> {
        Ok(self.0.iter().copied().take(bytes_max).collect())
    }
}

const CONTENT: &str = "Exhibition(title: \"x\", languages: [en], chapters: [Chapter(id: \"a\", title: \"b\", slides: [\
    Video(file: \"a.mp4\", alt: \"a\", credit: \"b\", captions: \"a.vtt\")])])";

/// Nothing panics; the slide stays; every finding points into its file; captions begin before they end, in order.
pub(crate) fn check(bytes: &[u8]) {
    let source = Source { name: "content.ron", text: CONTENT };
    let reading = content::read(source, &File(bytes));
    let sources = reading.data.iter().map(|file| Source { name: &file.name, text: &file.text });
    super::told::check_all(&reading.findings, &std::iter::once(source).chain(sources).collect::<Vec<_>>());
    assert!(reading.exhibition.is_some());
    let track = captions(&String::from_utf8_lossy(bytes));
    assert!(track.cues.iter().all(|(cue, _)| cue.from < cue.to && !cue.text.is_empty()));
    assert!(track.cues.is_sorted_by_key(|(cue, _)| cue.from));
}

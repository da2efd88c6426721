//! Runs of text, put together to paragraphs without what they look like.

/// A paragraph that is being read.
#[derive(Debug, Default)]
pub(super) struct Paragraph(String);

impl Paragraph {
    /// Adds a run of text.
    pub(super) fn push(&mut self, text: &str) {
        self.0.push_str(text);
    }

    /// A new line within the paragraph.
    pub(super) fn line(&mut self) {
        self.0.push('\n');
    }

    /// The paragraph, with one space for each run of white space but line breaks; afterwards nothing is in it.
    pub(super) fn take(&mut self) -> String {
        let lines = self.0.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let text = lines.collect::<Vec<_>>().join("\n").trim().to_owned();
        self.0.clear();
        text
    }
}

//! Pieces of the page.

/// A text as it stands between tags and in attributes.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// An element around `content`, which is escaped already.
pub(super) fn element(tag: &str, class: &str, content: &str) -> String {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    format!("<{tag}{class}>{content}</{tag}>\n")
}

/// A row of a table with bars.
pub(super) struct Bars {
    pub(super) name: String,
    /// The length of the bar, compared with the other rows.
    pub(super) size: u64,
    /// The cells after the bar.
    pub(super) cells: Vec<String>,
}

/// A table in which each row has a bar: the figures stand beside it, so it needs no other description.
pub(super) fn bars(caption: &str, heads: &[String], rows: &[Bars]) -> String {
    let largest = rows.iter().map(|row| row.size).max().unwrap_or_default().max(1);
    let head = |(at, head): (usize, &String)| {
        let bar = if at == 0 { "<td class=\"bar\"></td>" } else { "" };
        format!("<th scope=\"col\">{}</th>{bar}", escape(head))
    };
    let row = |row: &Bars| {
        let width = row.size as f64 * 100.0 / largest as f64;
        let class = if row.size == largest { " class=\"most\"" } else { "" };
        let cells = joined(&row.cells, |cell| format!("<td>{}</td>", escape(cell)));
        format!(
            "<tr{class}><th scope=\"row\">{}</th><td class=\"bar\"><svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" \
             aria-hidden=\"true\"><rect width=\"{width:.1}\" height=\"10\"/></svg></td>{cells}</tr>\n",
            escape(&row.name)
        )
    };
    let heads: Vec<(usize, &String)> = heads.iter().enumerate().collect();
    format!(
        "<table class=\"bars\">\n<caption>{}</caption>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody>\n</table>\n",
        escape(caption),
        joined(&heads, |at| head(*at)),
        joined(rows, row),
    )
}

/// What `said` makes of each of `all`, one after the other.
pub(super) fn joined<T>(all: &[T], said: impl Fn(&T) -> String) -> String {
    all.iter().map(said).collect::<Vec<_>>().concat()
}

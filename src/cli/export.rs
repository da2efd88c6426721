//! `xiongguan export`

use super::{Exit, ExportArgs, ExportFormat, complain, counted, language, open, say};
use crate::{
    content::{Chapter, Exhibition, Lang, Slide},
    diag::Colour,
    export::{self, Exported, Form, Order},
};

/// Writes the slides; what cannot be shown is told first.
pub(super) fn export(args: &ExportArgs) -> Exit {
    let Some(mut opened) = open(args.content.as_deref()) else { return Exit::Failed };
    if !opened.reading.findings.is_empty() {
        complain(opened.findings_text(Colour::Plain, language(None)).trim_end());
    }
    let is_for =
        |chapter: &Chapter, slide: &Slide| args.screen.as_ref().is_none_or(|screen| slide.is_for(chapter, screen));
    let is_due = |chapter: &Chapter, slide: &Slide| {
        args.at.is_none_or(|at| slide.schedules(chapter).iter().all(|schedule| schedule.holds(at)))
    };
    let is_some = opened.reading.exhibition.is_none()
        || opened.reading.keep(|chapter, slide| is_for(chapter, slide) && is_due(chapter, slide));
    if !is_some {
        complain("error: no slide shows there and then");
        return Exit::Failed;
    }
    let Some(exhibition) = &opened.reading.exhibition else {
        complain("error: no slide of the exhibition can be shown");
        return Exit::Findings;
    };
    if let Some(problem) = problem(exhibition, args) {
        complain(&format!("error: {problem}"));
        return Exit::Failed;
    }
    let order = Order {
        size: args.size,
        languages: args.lang.iter().map(|tag| Lang::new(tag)).collect(),
        slide: args.slide.clone(),
        large_text: args.large_text,
        form: match args.format {
            ExportFormat::Pdf => Form::Pdf { notes: args.notes },
            ExportFormat::Png if args.sheet => Form::Sheet,
            ExportFormat::Png => Form::Pictures,
        },
        out: args.out.clone(),
    };
    match export::export(exhibition, (&opened.theme, &opened.typefaces), &opened.folder, &order) {
        Ok(Exported { files, broken }) => {
            for error in broken {
                complain(&format!("warning: {error}"));
            }
            let what = if args.format == ExportFormat::Pdf { "document" } else { "picture" };
            say(&format!("{} in {}", counted(files.len(), what), args.out.display()), Exit::Clean)
        }
        Err(error) => {
            complain(&format!("error: cannot write: {error}: {}", args.out.display()));
            Exit::Failed
        }
    }
}

/// What is asked for but not there.
fn problem(exhibition: &Exhibition, args: &ExportArgs) -> Option<String> {
    let is_pdf = args.format == ExportFormat::Pdf;
    if is_pdf && args.sheet {
        return Some("`--sheet` draws one picture of all slides; leave `--format pdf` away".to_owned());
    }
    if args.notes && !is_pdf {
        return Some("`--notes` adds pages to a document; it needs `--format pdf`".to_owned());
    }
    let known: Vec<&str> = exhibition.languages.iter().map(|lang| lang.0.as_str()).collect();
    if let Some(tag) = args.lang.iter().find(|tag| !known.contains(&tag.as_str())) {
        return Some(format!("the exhibition does not speak `{tag}`; it has {}", known.join(", ")));
    }
    let wanted = args.slide.as_ref()?;
    let ids: Vec<&str> = exhibition.slides().map(|(_, slide)| slide.id.as_str()).collect();
    (!ids.contains(&wanted.as_str())).then(|| format!("there is no slide `{wanted}`; there are {}", ids.join(", ")))
}

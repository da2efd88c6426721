//! `xiongguan explain`

use jiff::civil::Time;

use super::{Exit, ExplainArgs, FormatArg, complain, language, open, open_settings, say};
use crate::{
    content::Exhibition,
    diag::{Colour, Source},
    explain::{self, Answer, Question},
    files::{self, Opened, OpenedSettings},
    settings::{Seconds, Settings},
    show::Mode,
};

/// Tells what is on screen at a moment, and why.
pub(super) fn explain(args: &ExplainArgs) -> Exit {
    let Some(mut opened) = open(args.content.as_deref()) else { return Exit::Failed };
    let Ok(kiosk) = kiosk(args) else { return Exit::Failed };
    if let Some(screen) = kiosk.as_ref().and_then(|kiosk| kiosk.reading.settings.screen.as_deref()) {
        opened.reading.keep(|chapter, slide| slide.is_for(chapter, screen));
    }
    let Some(exhibition) = &opened.reading.exhibition else {
        complain("error: no slide of the exhibition can be shown; `xiongguan check` tells why");
        return Exit::Findings;
    };
    match answer(args, &opened, exhibition, kiosk.as_ref()) {
        Ok(answer) => {
            let text = match args.format {
                FormatArg::Text => explain::text(&answer),
                // Only strings and numbers are written, which cannot fail.
                FormatArg::Json => serde_json::to_string_pretty(&answer).unwrap_or_default(),
            };
            say(text.trim_end(), Exit::Clean)
        }
        Err(problem) => {
            complain(&format!("error: {problem}"));
            Exit::Failed
        }
    }
}

/// The machine's settings as the window would take them; what is wrong with them is told first.
fn kiosk(args: &ExplainArgs) -> Result<Option<OpenedSettings>, Exit> {
    let Some(path) = files::settings_path(args.kiosk.as_deref()) else { return Ok(None) };
    let opened = open_settings(&path)?;
    if !opened.reading.findings.is_empty() {
        complain(opened.findings_text(Colour::Plain, language(None)).trim_end());
    }
    Ok(Some(opened))
}

fn answer(
    args: &ExplainArgs,
    opened: &Opened,
    exhibition: &Exhibition,
    kiosk: Option<&OpenedSettings>,
) -> Result<Answer, String> {
    let settings = kiosk.map_or_else(Settings::default, |kiosk| kiosk.reading.settings.clone());
    let language = match &args.lang {
        Some(tag) => exhibition.languages.iter().position(|known| known.0 == *tag).ok_or_else(|| {
            let known: Vec<&str> = exhibition.languages.iter().map(|lang| lang.0.as_str()).collect();
            format!("the exhibition does not speak `{tag}`; it has {}", known.join(", "))
        })?,
        None => 0,
    };
    let mode = args.mode.map_or_else(|| settings.mode.into(), Into::into);
    let midnight = args.at.date().to_datetime(Time::midnight());
    // Opening hours that last past midnight began the day before.
    let evening = explain::opened(&settings.hours(), args.at).filter(|_| mode != Mode::Present);
    let since = args.since.unwrap_or_else(|| evening.map_or(midnight, |opened| opened.min(midnight)));
    let program = settings.program(exhibition).ok_or("the exhibition has no slide")?;
    let name = opened.path.to_string_lossy();
    let kiosk_name = kiosk.map(OpenedSettings::name).unwrap_or_default();
    let question = Question {
        exhibition,
        source: Source { name: &name, text: &opened.text },
        places: &opened.reading.places,
        program,
        timing: settings.timing(),
        dwell_max: settings.dwell_max.map(Seconds::duration),
        hours: settings.hours(),
        kiosk: kiosk.map(|kiosk| Source { name: &kiosk_name, text: &kiosk.text }),
        volume: settings.loudness().at(Some(args.at)),
        own_voice: settings.speech.into(),
        mode,
        language,
        since,
        at: args.at,
        span: args.span,
    };
    explain::explain(&question)
        .ok_or_else(|| format!("at {} the program is not running yet: it is started {since}", args.at))
}

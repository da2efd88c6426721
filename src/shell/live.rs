//! The author saves while the window runs: what is taken over, when it appears, and what is said about it.

use std::sync::Arc;

use super::{
    app::{App, Playing, Waiting},
    watch::Saved,
};
use crate::{
    content::{self, Exhibition, SlideKind},
    diag::{self, Colour, Finding, Language, Severity},
    files::{self, Opened},
    media::Folder,
    scene::{self, Measure, Remark, Scene},
    show::{Comfort, Program, Show},
    theme::Theme,
    units::Stage,
    words,
};

/// An exhibition that was saved and is about to be shown.
pub(super) struct Coming {
    exhibition: Arc<Exhibition>,
    /// Its running order on this machine.
    program: Program,
    theme: Theme,
    errors: usize,
    /// The slide that will be on screen, and whether the show has to go there.
    place: usize,
    turns: bool,
}

impl Coming {
    /// The slide whose pictures are waited for, so that nothing flickers.
    pub(super) fn slide(&self) -> Option<&SlideKind> {
        self.exhibition.slide(self.place).map(|(_, slide)| &slide.kind)
    }
}

impl App {
    /// Reads what was saved.
    pub(super) fn reload_if_saved(&mut self) {
        let now = self.clock.now();
        let Some(saved) = self.watch.saved(now) else { return };
        match files::open(&self.options.content) {
            Ok(opened) => {
                // Before anything is taken over, so that no change of a new file is missed.
                if opened.reading.exhibition.is_some() || self.playing.is_none() {
                    self.watch.follow(opened.made_of());
                }
                let is_stale = |file: &str| saved.perhaps_all || files::is_among(&opened.folder, file, &saved.paths);
                self.shelf.refresh(now, is_stale);
                let is_taken = self.take_over(opened, &saved);
                self.status.event(&format!(
                    "event=reloaded taken={} panel={}",
                    if is_taken { "yes" } else { "no" },
                    if self.panel.is_open() { "open" } else { "closed" },
                ));
            }
            // The file is away for a moment while an editor replaces it, or for good: the show goes on.
            Err(error) => {
                tracing::warn!("cannot read the exhibition: {error}");
                self.status.event("event=reloaded taken=no");
            }
        }
    }

    /// Shows what was read, or keeps what is shown if that is better; answers whether it will be shown.
    pub(super) fn take_over(&mut self, mut opened: Opened, saved: &Saved) -> bool {
        if !opened.reading.findings.is_empty() {
            let findings = opened.findings_text(Colour::Plain, Language::English);
            tracing::warn!("{} findings in the exhibition\n{findings}", opened.reading.findings.len());
        }
        let errors = opened.reading.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        // What is on screen may have errors too, if the program was started with them.
        let is_worse = self.playing.as_ref().is_some_and(|playing| errors > playing.errors);
        // While there is no slide to show, the plate in its place tells the findings.
        if self.playing.is_some() || opened.reading.exhibition.is_some() {
            self.panel.tell(&opened.reading.findings, is_worse || opened.reading.exhibition.is_none());
        }
        let program = opened.reading.exhibition.as_ref().and_then(|exhibition| self.settings.program(exhibition));
        match opened.reading.exhibition.take().zip(program) {
            Some((exhibition, program)) if !is_worse => {
                let exhibition = Arc::new(exhibition);
                let coming = Coming { exhibition, program, theme: opened.theme, errors, place: 0, turns: false };
                self.await_pictures(coming, &opened.folder, saved);
                true
            }
            Some(_) => false,
            None => {
                if self.playing.is_none() {
                    let findings = opened.findings_text(Colour::Plain, self.options.tongue);
                    self.waiting = Waiting { title: opened.reading.title, findings };
                }
                false
            }
        }
    }

    fn await_pictures(&mut self, mut coming: Coming, folder: &Folder, saved: &Saved) {
        let Some(playing) = &self.playing else {
            self.begin(coming);
            return;
        };
        let state = playing.show.state();
        let shown = playing.exhibition.slide(state.slide).map_or("", |(_, slide)| slide.id.as_str());
        coming.place = coming.program.place_near(shown, state.slide);
        if self.options.windowed.is_some() {
            let files = coming.exhibition.files();
            let is_saved = |file: &&str| files::is_among(folder, file, &saved.paths);
            let pictures: Vec<&str> = files.into_iter().filter(is_saved).collect();
            let wanted = content::edited(&playing.exhibition, &coming.exhibition, &pictures, coming.place);
            coming.turns = wanted.is_some();
            coming.place = wanted.unwrap_or(coming.place);
        }
        self.coming = Some(coming);
        self.focus_pictures();
        self.bring_in_the_saved();
    }

    /// Shows what was saved as soon as the pictures of its slide are there.
    pub(super) fn bring_in_the_saved(&mut self) {
        let is_ready = |coming: &mut Coming| coming.slide().is_none_or(|slide| self.shelf.is_ready(slide));
        if let Some(coming) = self.coming.take_if(is_ready) {
            self.begin(coming);
        }
    }

    fn begin(&mut self, coming: Coming) {
        let Coming { exhibition, program, theme, errors, place, turns } = coming;
        let now = self.clock.now();
        match &mut self.playing {
            Some(playing) => {
                (playing.exhibition, playing.theme, playing.errors) = (exhibition, theme, errors);
                let mut effects = playing.show.replace_program(program, now);
                if turns {
                    effects.extend(playing.show.turn_to(place, now));
                }
                self.obey(effects);
            }
            None => {
                let language =
                    self.options.lang.as_deref().and_then(|tag| exhibition.languages.iter().position(|l| l.0 == tag));
                let show = Show::new(program, self.mode, self.settings.timing(), now)
                    .with_leaving(self.settings.may_leave)
                    .with_home(language.unwrap_or_default(), Comfort::default());
                self.playing = Some(Playing { exhibition, theme, errors, show });
            }
        }
    }
}

/// Tells the author what is wrong, quietly; visitors never see it.
pub(super) struct Panel {
    /// The language of the author.
    tongue: Language,
    /// Somebody writes the exhibition: the window is not full screen.
    is_for_author: bool,
    is_open: bool,
    /// What is on screen is older than the file.
    is_kept: bool,
    remarks: Vec<Remark>,
    /// How many findings there are.
    summary: String,
}

impl Panel {
    pub(super) const fn new(is_for_author: bool, tongue: Language) -> Self {
        Self { tongue, is_for_author, is_open: false, is_kept: false, remarks: Vec::new(), summary: String::new() }
    }

    pub(super) const fn is_open(&self) -> bool {
        self.is_open
    }

    /// Takes the findings of what was read: errors open the panel, and a file without errors closes it. Errors that the
    /// author has closed and saved again do not open it again.
    fn tell(&mut self, findings: &[Finding], is_kept: bool) {
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
        let remarks: Vec<Remark> = errors.take(REMARKS_MAX).map(|finding| remark(finding, self.tongue)).collect();
        let is_new = remarks != self.remarks || is_kept != self.is_kept;
        self.is_open = self.is_for_author && !remarks.is_empty() && (self.is_open || is_new);
        (self.remarks, self.is_kept, self.summary) = (remarks, is_kept, diag::summary(findings, self.tongue));
    }

    /// Closes it; false if it was not open.
    pub(super) const fn close(&mut self) -> bool {
        std::mem::replace(&mut self.is_open, false)
    }

    /// What it looks like; nothing while it is closed.
    pub(super) fn scene(&self, theme: &Theme, stage: Stage, measure: &dyn Measure) -> Scene {
        let remarks = if self.is_open { self.remarks.as_slice() } else { &[] };
        scene::author_panel(remarks, &self.summary, self.is_kept, self.tongue, theme, stage, measure)
    }
}

/// More than this no panel holds.
const REMARKS_MAX: usize = 20;

fn remark(finding: &Finding, tongue: Language) -> Remark {
    let file = finding.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let message = finding.message.clone();
    let said = match finding.hint.clone() {
        Some(hint) => words!("{message}; {hint}", message, hint),
        None => message,
    };
    Remark { place: format!("{file}:{}:{}", finding.line, finding.column), text: said.in_language(tongue) }
}

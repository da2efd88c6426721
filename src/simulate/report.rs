//! What a simulation came to.

use std::{collections::BTreeMap, fmt::Write, time::Duration};

use serde::Serialize;

use super::{
    rules::{RULES, Violation},
    subject::OnScreen,
    visitor::Visitors,
};
use crate::{
    show::{Mode, Phase},
    units::Moment,
};

/// The report; the names of its fields are those of the JSON form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// How many days it lasted.
    pub days: u32,
    /// The seed; with the same one, the same happens.
    pub seed: u64,
    /// How many visitors came: `busy`, `usual` or `none`.
    pub visitors: &'static str,
    /// Who was expected in front of the screen: `kiosk`, `present` or `auto`.
    pub mode: &'static str,
    /// How many slides came up.
    pub transitions: u64,
    /// How many visitors woke the show.
    pub visits: u64,
    /// How many of them left without a word, so that everything was set back.
    pub resets: u64,
    /// How many presses and keys there were.
    pub presses: u64,
    /// How many times the files were read.
    pub loads: u64,
    /// How many times the machine stood still.
    pub stalls: u64,
    /// How many times the clock on the wall was set.
    pub clock_steps: u64,
    /// How many times the player was stepped.
    pub steps: u64,
    /// How long the screen was lit, in seconds.
    pub lit_s: u64,
    /// How often each slide came up, and how long it stood, by its id.
    pub dwell: Vec<SlideTally>,
    /// The rules that were broken; empty if all is well.
    pub violations: Vec<Violation>,
    /// The names of all rules.
    pub rules: Vec<&'static str>,
}

/// One slide's share.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SlideTally {
    /// Its id.
    pub slide: String,
    /// How often it came up.
    pub shown: u64,
    /// How long it stood while the screen was lit, in seconds.
    pub seconds: u64,
    /// The longest time that the screen was lit without it, in seconds.
    pub longest_without_s: u64,
}

/// Counts while it lasts.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) visits: u64,
    pub(super) resets: u64,
    pub(super) presses: u64,
    pub(super) loads: u64,
    pub(super) stalls: u64,
    pub(super) clock_steps: u64,
    pub(super) steps: u64,
    transitions: u64,
    lit: Duration,
    slides: BTreeMap<String, Share>,
}

#[derive(Debug, Default)]
struct Share {
    shown: u64,
    stood: Duration,
    /// How long the screen had been lit when it was seen last.
    last: Duration,
    without: Duration,
}

impl Tally {
    /// Time passed while this was on screen.
    pub(super) fn pass(&mut self, from: Moment, to: Moment, on_screen: Option<&OnScreen>) {
        let span = to.since(from);
        let Some(OnScreen { deck, state, has_started: true }) = on_screen else { return };
        if state.phase == Phase::Closed || span.is_zero() {
            return;
        }
        self.lit += span;
        let id = &deck.program.stop(state.slide).id;
        if !self.slides.contains_key(id) {
            self.slides.insert(id.clone(), Share::default());
        }
        if let Some(share) = self.slides.get_mut(id) {
            share.without = share.without.max(self.lit.saturating_sub(span).saturating_sub(share.last));
            share.stood += span;
            share.last = self.lit;
        }
    }

    /// A slide came up.
    pub(super) fn shown(&mut self, slide: usize, on_screen: Option<&OnScreen>) {
        self.transitions += 1;
        if let Some(on_screen) = on_screen {
            self.slides.entry(on_screen.deck.program.stop(slide).id.clone()).or_default().shown += 1;
        }
    }

    /// The report on a simulation that is over.
    pub(super) fn report(
        self,
        (days, seed, visitors, mode): (u32, u64, Visitors, Mode),
        violations: Vec<Violation>,
    ) -> Report {
        let lit = self.lit;
        let dwell = self.slides.into_iter().map(|(slide, share)| SlideTally {
            slide,
            shown: share.shown,
            seconds: share.stood.as_secs(),
            longest_without_s: share.without.max(lit.saturating_sub(share.last)).as_secs(),
        });
        Report {
            days,
            seed,
            visitors: visitors.name(),
            mode: match mode {
                Mode::Kiosk => "kiosk",
                Mode::Present => "present",
                Mode::Auto => "auto",
            },
            transitions: self.transitions,
            visits: self.visits,
            resets: self.resets,
            presses: self.presses,
            loads: self.loads,
            stalls: self.stalls,
            clock_steps: self.clock_steps,
            steps: self.steps,
            lit_s: lit.as_secs(),
            dwell: dwell.collect(),
            violations,
            rules: RULES.iter().map(|(_, name, _)| *name).collect(),
        }
    }
}

/// The report for people.
#[must_use]
pub fn text(report: &Report) -> String {
    let Report { days, seed, visitors, mode, transitions, visits, resets, presses, .. } = report;
    let mut text = format!("{days} days, seed {seed}, {mode} mode, visitors: {visitors}\n");
    let mut say = |line: String| {
        // Writing into a string does not fail.
        let _ = writeln!(text, "{line}");
    };
    say(format!("{transitions} slides came up in {} hours with the screen lit", report.lit_s / 3600));
    say(format!("{visits} visits with {presses} presses, {resets} resets"));
    say(format!("{} loads, {} stalls, {} clock steps", report.loads, report.stalls, report.clock_steps));
    let width = report.dwell.iter().map(|slide| slide.slide.chars().count()).max().unwrap_or(0).max(5);
    say(format!("\n{:width$}  {:>9}  {:>9}  {:>11}", "slide", "shown", "hours", "missed for"));
    for SlideTally { slide, shown, seconds, longest_without_s } in &report.dwell {
        let hours = *seconds as f64 / 3600.0;
        say(format!("{slide:width$}  {shown:>9}  {hours:>9.1}  {:>7} min", longest_without_s / 60));
    }
    say(String::new());
    for Violation { rule, count, first, seen } in &report.violations {
        let demand = RULES.iter().find(|(known, ..)| known == rule).map_or("", |(.., demand)| demand);
        say(format!("broken {count} times: {}: {demand}\n  first {first}: {seen}", rule.name()));
    }
    say(match report.violations.len() {
        0 => format!("no violations of {} rules", report.rules.len()),
        broken => format!("{broken} of {} rules broken", report.rules.len()),
    });
    text
}

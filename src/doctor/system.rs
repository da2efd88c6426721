//! The clock, the memory, and whether something starts the show when the machine is switched on.

use std::fs;

use jiff::tz::TimeZone;

use super::{Line, Surroundings};
use crate::words;

/// The year in which this version was made: an earlier clock was never set.
const YEAR_MIN: i16 = 2026;
/// What the show may take at most, by its own limits.
const MEMORY_MIN_MIB: u64 = 600;

pub(super) fn lines(around: &Surroundings, has_hours: bool) -> Vec<Line> {
    vec![
        clock(around, has_hours),
        memory(around),
        workers(around),
        films(around),
        sound(around),
        speech(around),
        fonts(),
        service(around),
    ]
}

fn clock(around: &Surroundings, has_hours: bool) -> Line {
    const TOPIC: &str = "clock";
    let zone = TimeZone::try_system().unwrap_or(TimeZone::UTC);
    let now = around.now.to_zoned(zone);
    let time = now.strftime("%F %H:%M %Q").to_string();
    if now.year() < YEAR_MIN {
        return Line::fault(
            TOPIC,
            words!("the clock says {time}", time),
            words!("set it; a machine whose battery is empty loses the time: `timedatectl set-ntp true`"),
        );
    }
    let is_kept = ["/run/systemd/timesync/synchronized", "/run/chrony/chronyd.sock", "/var/lib/ntp/ntp.drift"]
        .iter()
        .any(|sign| around.at(sign).exists());
    if is_kept || !has_hours {
        Line::well(TOPIC, words!("the clock says {time}", time))
    } else {
        Line::note(
            TOPIC,
            words!("the clock says {time}, and nothing seems to keep it right; there are opening hours", time),
            words!("`timedatectl set-ntp true` where the machine has a network"),
        )
    }
}

fn memory(around: &Surroundings) -> Line {
    const TOPIC: &str = "memory";
    let available = around.text("/proc/meminfo").and_then(|text| {
        let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?.trim().to_owned();
        line.split_whitespace().next()?.parse::<u64>().ok()
    });
    match available.map(|kib| kib / 1024) {
        Some(mib) if mib < MEMORY_MIN_MIB => Line::note(
            TOPIC,
            words!(
                "{mib} MiB of memory are free; the show may take {most}",
                mib = mib.to_string(),
                most = MEMORY_MIN_MIB.to_string()
            ),
            words!("end other programs, or let fewer start with the machine"),
        ),
        Some(mib) => Line::well(TOPIC, words!("{mib} MiB of memory are free", mib = mib.to_string())),
        None => Line::well(TOPIC, words!("the system does not tell how much memory is free")),
    }
}

fn workers(around: &Surroundings) -> Line {
    const TOPIC: &str = "workers";
    match &around.no_workers {
        None => Line::well(TOPIC, words!("pictures are decoded in processes of their own")),
        Some(why) => Line::note(
            TOPIC,
            words!("pictures are decoded within the show ({why}): a broken one may end it", why),
            words!("let the program start itself: /proc must be there, and a container must allow new processes"),
        ),
    }
}

fn films(around: &Surroundings) -> Line {
    const TOPIC: &str = "films";
    match &around.films {
        Some(version) => Line::well(TOPIC, words!("films are played by ffmpeg {version}", version)),
        None => Line::note(
            TOPIC,
            words!("nothing plays films: their posters are shown"),
            words!("only where there are films: `sudo apt-get install ffmpeg`"),
        ),
    }
}

fn speech(around: &Surroundings) -> Line {
    const TOPIC: &str = "speech";
    if around.speaks {
        Line::well(TOPIC, words!("espeak-ng reads slides aloud that have no narration"))
    } else {
        Line::note(
            TOPIC,
            words!("nothing reads slides aloud that have no narration"),
            words!("only where visitors should hear slides that they cannot see: `sudo apt-get install espeak-ng`"),
        )
    }
}

fn sound(around: &Surroundings) -> Line {
    const TOPIC: &str = "sound";
    match &around.sound {
        Some(program) => Line::well(TOPIC, words!("sound is played by {program}", program)),
        None => Line::note(
            TOPIC,
            words!("nothing is heard: no program plays sound here, or there is no device"),
            words!(
                "only where something is to be heard: `sudo apt-get install pipewire-pulse pulseaudio-utils`, or \
                    `alsa-utils` without a sound server; look at the cable and at `wpctl status`"
            ),
        ),
    }
}

/// Nothing has to be installed; a character that they lack is told by `check`.
fn fonts() -> Line {
    Line::well("fonts", words!("the fonts are part of the program; it needs none of the system"))
}

/// Where units and entries of a desktop's autostart lie.
const STARTERS: [(&str, &str); 4] = [
    ("/etc/systemd/system", ".service"),
    ("/usr/lib/systemd/system", ".service"),
    ("/lib/systemd/system", ".service"),
    ("/etc/xdg/autostart", ".desktop"),
];

fn service(around: &Surroundings) -> Line {
    const TOPIC: &str = "start";
    let home = around.variable("HOME").unwrap_or_default();
    let own = [
        (format!("{home}/.config/systemd/user"), ".service".to_owned()),
        (format!("{home}/.config/autostart"), ".desktop".to_owned()),
    ];
    let all = STARTERS.iter().map(|(folder, end)| ((*folder).to_owned(), (*end).to_owned())).chain(own);
    let starter = all.flat_map(|(folder, end)| {
        let entries = fs::read_dir(around.at(&folder)).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).filter(move |path| path.to_string_lossy().ends_with(&end))
    });
    let mentions = |path: &std::path::PathBuf| fs::read_to_string(path).is_ok_and(|text| text.contains("xiongguan"));
    match starter.filter(|path| path.is_file()).find(mentions) {
        Some(path) => {
            Line::well(TOPIC, words!("{path} starts the show with the machine", path = path.display().to_string()))
        }
        None => Line::note(
            TOPIC,
            words!("nothing starts the show when the machine is switched on"),
            words!("`xiongguan kiosk install` writes a service that does"),
        ),
    }
}

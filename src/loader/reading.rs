//! Reads all files once: makes a deck and the machine's settings of their paths.

use std::{
    collections::BTreeSet,
    io,
    path::{self, Path, PathBuf},
    sync::Arc,
};

use super::{
    footprint::Footprint,
    last_good::{self, Chosen},
    machine,
    order::Order,
};
use crate::{
    content::{DataFile, Exhibition},
    deck::{Content, Deck, Load, Origin},
    diag::{Colour, Language},
    files::{self, Opened},
    settings::Settings,
};

/// The result of a reading, and the footprint of the files at that time.
pub(super) struct Reading {
    pub(super) load: Load,
    /// The settings from now on.
    pub(super) settings: Settings,
    pub(super) footprint: Footprint,
    /// The paths whose changes matter, and those of them that are folders.
    pub(super) concerns: BTreeSet<PathBuf>,
    pub(super) folders: Vec<PathBuf>,
    /// The remarks for the log, in their written form.
    pub(super) remarks: Vec<String>,
    /// What the content file says, if it can be shown whole and is not known to do no harm.
    pub(super) to_prove: Option<Vec<u8>>,
    /// The system refused to read something, which may pass.
    pub(super) is_retried: bool,
}

/// The generation of the first reading. Later ones are of files that somebody has changed: then all slides are tried again.
const FIRST: u64 = 1;

/// The content file and the settings as they are named, whether they are there or not.
pub(super) fn own_files(order: &Order) -> Vec<PathBuf> {
    let content = named(&files::locate(order.content.as_deref()));
    content.into_iter().chain(files::settings_path(order.kiosk.as_deref()).as_deref().and_then(named)).collect()
}

/// The path from the root of the file system, with its links.
fn named(path: &Path) -> Option<PathBuf> {
    path::absolute(path).ok()
}

/// Reads all files.
///
/// `last` are the settings so far.
pub(super) fn read(order: &Order, last: Option<&Settings>, generation: u64, progress: &dyn Fn()) -> Reading {
    let mut remarks = Vec::new();
    let settings = machine::settings(order, last, &mut remarks);
    progress();
    // The footprint is taken before reading, so that no change in between is missed.
    let mut own = own_files(order);
    let before = Footprint::of(own.iter().cloned(), progress);
    let path = files::locate(order.content.as_deref());
    let opened =
        if order.is_plate { Err(io::ErrorKind::NotFound.into()) } else { files::open_telling(&path, progress) };
    let is_first = generation == FIRST && !order.is_plate;
    let Chosen { opened, copied } = match opened {
        read if is_first => last_good::choose(order, &path, read, progress),
        opened => Chosen { opened, copied: None },
    };
    let is_copy = copied.is_some();
    remarks.extend(copied);
    let (mut to_prove, mut data) = (None, Vec::new());
    let mut has_schedules = false;
    let (content, is_retried) = match opened {
        Ok(mut opened) => {
            own.extend(others(&path, &opened));
            data.clone_from(&opened.reading.data);
            if let Some(exhibition) = opened.reading.exhibition.as_mut().filter(|_| generation == FIRST) {
                exhibition.leave_out(&order.without);
                remarks.extend(
                    order.without.iter().map(|id| format!("the slide `{id}` is left out: the show died on it")),
                );
            }
            if let Some(exhibition) = &mut opened.reading.exhibition {
                remarks.extend(for_this_screen(exhibition, order, &settings));
                has_schedules = exhibition.has_schedules();
            }
            if !opened.reading.findings.is_empty() {
                let count = opened.reading.findings.len();
                let text = opened.findings_text(Colour::Plain, Language::English);
                remarks.push(format!("{count} findings in the exhibition\n{text}"));
            }
            let is_whole = generation != FIRST || order.without.is_empty();
            let origin = Origin { sha256: opened.sha256(), is_copy };
            to_prove = (!is_copy && is_whole).then(|| opened.to_keep());
            let content = content(opened, origin, &settings, generation, order, progress);
            to_prove = to_prove.filter(|_| matches!(content, Content::Deck(_)));
            (content, false)
        }
        Err(_) if order.is_plate => (Content::Unreadable { text: String::new() }, false),
        Err(error) => {
            let text = format!("cannot read the exhibition: {error}: {}", path.display());
            remarks.push(text.clone());
            (Content::Unreadable { text }, error.kind() != io::ErrorKind::NotFound)
        }
    };
    let mut footprint = before.and(Footprint::of(own, progress));
    footprint.forget(&changed_since(&path, &data));
    if let Content::Deck(deck) = &content {
        // A picture that came after the deck was made counts as changed at the next look.
        footprint.forget(&without_identity(&path, deck));
    }
    let concerns = footprint.concerns();
    let folders = concerns.iter().filter(|path| path.is_dir()).cloned().collect();
    let machine = machine::of(order, &settings, has_schedules, &mut remarks);
    Reading { load: Load { content, machine }, settings, footprint, concerns, folders, remarks, to_prove, is_retried }
}

/// Leaves out the slides of other screens; returns what an operator should know of it.
fn for_this_screen(exhibition: &mut Exhibition, order: &Order, settings: &Settings) -> Option<String> {
    match order.screen.as_ref().or(settings.screen.as_ref()) {
        Some(screen) if exhibition.keep(|chapter, slide| slide.is_for(chapter, screen)) => None,
        Some(screen) => Some(format!("no slide is for the screen `{screen}`: it shows all of them")),
        None => (!exhibition.screens().is_empty() && !order.is_author).then(|| {
            "some slides are for certain screens alone, and kiosk.ron does not name this one: it shows all of them; write \
             for example `screen: \"lobby\"`"
                .to_owned()
        }),
    }
}

/// The paths of pictures that were not there when the deck was made.
fn without_identity(content: &Path, deck: &Deck) -> BTreeSet<PathBuf> {
    let Some(folder) = folder_of(content) else { return BTreeSet::new() };
    let named = deck.exhibition.files().into_iter().chain(deck.exhibition.films()).chain(deck.exhibition.sounds());
    let files = named.filter(|file| !deck.pictures.contains_key(*file));
    files.map(|file| folder.join(file)).collect()
}

/// The data files that were written, or came, after they were read: they count as changed at the next look.
fn changed_since(content: &Path, data: &[DataFile]) -> BTreeSet<PathBuf> {
    let Some(folder) = folder_of(content) else { return BTreeSet::new() };
    let paths = data.iter().map(|file| (file, folder.join(&file.name)));
    let is_other = |(file, path): &(&DataFile, PathBuf)| match &file.bytes {
        Some(bytes) => !files::has_bytes(path, bytes),
        None => file.is_missing && path.is_file(),
    };
    paths.filter(is_other).map(|(_, path)| path).collect()
}

/// The paths of the other files that the exhibition is made of: pictures, films, sounds, theme and data files.
fn others(path: &Path, opened: &Opened) -> Vec<PathBuf> {
    let Some(folder) = folder_of(path) else { return Vec::new() };
    let (exhibition, data) = (opened.reading.exhibition.as_ref(), opened.reading.data.iter());
    let theme = exhibition.map(|exhibition| exhibition.theme.as_str()).filter(|theme| theme.contains('.'));
    let pictures = exhibition.map(Exhibition::files).unwrap_or_default();
    let is_allowed = |file: &&str| crate::units::path_fault(file).is_none();
    let films = exhibition.map(Exhibition::films).unwrap_or_default();
    let fonts = exhibition.into_iter().flat_map(Exhibition::font_files);
    let sounds = exhibition.map(Exhibition::sounds).unwrap_or_default();
    let pictures = pictures.into_iter().chain(films).chain(sounds);
    let files = pictures.chain(theme).chain(fonts).chain(data.map(|file| file.name.as_str()));
    files.filter(is_allowed).map(|file| folder.join(file)).collect()
}

/// The folder of the content file as it is named.
fn folder_of(content: &Path) -> Option<PathBuf> {
    named(content)?.parent().map(Path::to_owned)
}

fn content(
    mut opened: Opened,
    origin: Origin,
    settings: &Settings,
    generation: u64,
    order: &Order,
    progress: &dyn Fn(),
) -> Content {
    let program = opened.reading.exhibition.as_ref().and_then(|exhibition| settings.program(exhibition));
    match opened.reading.exhibition.take().zip(program) {
        Some((exhibition, program)) => {
            let pictures = picture_ids(&opened, &exhibition, progress);
            Content::Deck(Arc::new(Deck {
                generation,
                exhibition,
                program,
                theme: opened.theme,
                typefaces: opened.typefaces,
                root: opened.folder.root().to_owned(),
                pictures,
                findings: opened.reading.findings,
                origin,
            }))
        }
        None => {
            let text = opened.findings_text(Colour::Plain, order.tongue);
            Content::Nothing { title: opened.reading.title, findings: opened.reading.findings, text }
        }
    }
}

fn picture_ids(
    opened: &Opened,
    exhibition: &Exhibition,
    progress: &dyn Fn(),
) -> std::collections::BTreeMap<String, crate::media::PictureId> {
    use crate::media::Part;
    let marks = exhibition.marks();
    let id = |file: &str| {
        progress();
        let id = opened.folder.picture(file).ok()?;
        Some((file.to_owned(), if marks.contains(file) { id.part(Part::CLEAR) } else { id }))
    };
    exhibition.files().into_iter().chain(exhibition.films()).chain(exhibition.sounds()).filter_map(id).collect()
}

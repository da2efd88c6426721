//! Files that are saved while the window runs: noticed wherever they lie, and read neither too early nor too often.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::{
    collections::BTreeSet,
    fs,
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, sync_channel},
    },
    time::Duration,
};

use xiongguan::{
    content::{Exhibition, edited},
    files,
    shell::{Saved, Settle, Wake, Watch},
    units::Moment,
};

use crate::{
    folder::Album,
    pictures::{jpeg, quarters},
    sample,
};

const START: Moment = Moment::START;
/// A test fails after this long without what it waits for.
const PATIENCE: Duration = Duration::from_mins(1);

/// How often a file is read, and when last, if it is saved at these moments and asked for whenever it is due.
fn readings(saves: impl Iterator<Item = u64>) -> Vec<u64> {
    let (mut settle, mut read) = (Settle::default(), Vec::new());
    let ask = |settle: &mut Settle, until: Option<u64>| {
        let due = settle.due_at().filter(|due| until.is_none_or(|until| due.millis <= until));
        due.filter(|due| settle.take(*due)).map(|due| due.millis)
    };
    for save in saves {
        read.extend(ask(&mut settle, Some(save)));
        settle.change(Moment::from_millis(save));
    }
    read.extend(ask(&mut settle, None));
    assert_eq!(settle, Settle::default(), "nothing is left unread");
    read
}

#[test]
fn a_save_is_read_once_and_soon() {
    assert_eq!(readings([1000].into_iter()), [1080]);
}

#[test]
fn the_steps_of_one_save_are_read_together_after_the_last() {
    assert_eq!(readings([1000, 1030, 1079, 1150].into_iter()), [1230]);
    assert_eq!(readings([1000, 1500].into_iter()), [1080, 1580]);
}

#[test]
fn a_thousand_saves_in_ten_seconds_are_read_once_a_second_and_the_last_one_wins() {
    let read = readings((0..1000).map(|save| save * 10));
    assert!(read.len() <= 11, "{read:?}");
    assert!(read.windows(2).all(|pair| pair[1] - pair[0] <= 1010), "never silent for long: {read:?}");
    assert!(*read.last().unwrap() > 9990, "{read:?}");
}

/// A folder with an exhibition, watched.
struct Desk {
    album: Album,
    watch: Watch,
    news: Receiver<()>,
}

impl Desk {
    /// With these files, some of which need not be there.
    fn with(files: &[&str], start: impl FnOnce(Vec<PathBuf>, Wake) -> Watch) -> Self {
        let album = Album::new();
        let root = album.path().canonicalize().unwrap();
        let (tell, news) = sync_channel(100);
        let wake = Arc::new(move || {
            let _ = tell.try_send(());
        });
        let watch = start(files.iter().map(|file| root.join(file)).collect(), wake);
        Self { album, watch, news }
    }

    fn told(files: &[&str]) -> Self {
        Self::with(files, Watch::start)
    }

    /// Waits until it is told that `file` was saved.
    fn notices(&mut self, file: &str) -> Saved {
        let path = self.album.path().canonicalize().unwrap().join(file);
        let (mut now, mut all) = (START, Saved::default());
        while !path.ancestors().any(|path| all.paths.contains(path)) {
            self.news.recv_timeout(PATIENCE).expect("news");
            assert_eq!(self.watch.saved(now), None, "read before it is quiet");
            now = now + Settle::QUIET;
            // More than one word may come of one save.
            all.paths.extend(self.watch.saved(now).unwrap_or_default().paths);
        }
        all
    }
}

#[test]
fn a_file_in_any_folder_is_noticed() {
    let mut desk = Desk::told(&["content.ron", "pictures/deep/gate.jpg"]);
    desk.album.put("pictures/deep/gate.jpg", "first");
    desk.notices("pictures/deep/gate.jpg");
    let root = desk.album.path().canonicalize().unwrap();
    desk.watch.follow(["content.ron", "pictures/deep/gate.jpg"].map(|file| root.join(file)).to_vec());
    desk.album.put("pictures/deep/gate.jpg", "second");
    desk.notices("pictures/deep/gate.jpg");
}

#[test]
fn a_file_that_is_put_in_the_place_of_another_is_noticed() {
    let mut desk = Desk::told(&["content.ron"]);
    let partial = desk.album.put(".content.ron.swp", "Exhibition(");
    fs::rename(partial, desk.album.path().join("content.ron")).unwrap();
    desk.notices("content.ron");
}

#[test]
fn files_that_do_not_belong_to_the_exhibition_are_not() {
    let mut desk = Desk::told(&["content.ron"]);
    desk.album.put("notes.ron", "…");
    desk.album.put("out/sheet.png", "…");
    desk.album.put("content.ron", "…");
    let saved = desk.notices("content.ron");
    assert_eq!(saved.paths.len(), 1, "{saved:?}");
}

#[test]
fn where_the_system_gives_no_watch_files_are_looked_at() {
    let none = |files, wake| Watch::with(files, wake, |_| Err(notify::Error::new(notify::ErrorKind::MaxFilesWatch)));
    let mut desk = Desk::with(&["content.ron", "pictures/gate.jpg"], none);
    assert!(desk.watch.looks());
    desk.album.put("pictures/gate.jpg", "there");
    desk.notices("pictures/gate.jpg");
    desk.album.put("content.ron", "there");
    desk.notices("content.ron");
}

/// Refuses every folder, as the system does when all its watches are given away.
struct Exhausted;

impl notify::Watcher for Exhausted {
    fn new<F: notify::EventHandler>(_: F, _: notify::Config) -> notify::Result<Self> {
        Ok(Self)
    }

    fn watch(&mut self, _: &std::path::Path, _: notify::RecursiveMode) -> notify::Result<()> {
        Err(notify::Error::new(notify::ErrorKind::MaxFilesWatch))
    }

    fn unwatch(&mut self, _: &std::path::Path) -> notify::Result<()> {
        Ok(())
    }

    fn kind() -> notify::WatcherKind {
        notify::WatcherKind::NullWatcher
    }
}

#[test]
fn so_they_are_when_the_watches_run_out() {
    let mut desk = Desk::with(&["content.ron"], |files, wake| Watch::with(files, wake, |_| Ok(Box::new(Exhausted))));
    assert!(desk.watch.looks());
    desk.album.put("content.ron", "there");
    desk.notices("content.ron");
}

#[test]
fn an_exhibition_is_made_of_its_content_its_theme_and_its_pictures() {
    let album = Album::new();
    album.put("content.ron", include_str!("watch.ron"));
    album.put("shared/gate.jpg", jpeg(quarters(40, 30)));
    std::os::unix::fs::symlink("../shared/gate.jpg", album.put("pictures/.keep", "").with_file_name("gate.jpg"))
        .unwrap();
    let opened = files::open(&album.path().join("content.ron")).unwrap();
    let root = opened.folder.root().to_owned();
    let named = ["content.ron", "pictures/gate.jpg", "pictures/tall.jpg", "shared/gate.jpg", "themes/own.ron"];
    assert_eq!(opened.made_of(), named.map(|file| root.join(file)));
    let saved = |path: &str| BTreeSet::from([root.join(path)]);
    assert!(files::is_among(&opened.folder, "pictures/gate.jpg", &saved("shared/gate.jpg")));
    assert!(files::is_among(&opened.folder, "pictures/gate.jpg", &saved("pictures")));
    assert!(!files::is_among(&opened.folder, "pictures/gate.jpg", &saved("pictures/tall.jpg")));
}

/// The sample and the same after `edit`.
fn pair(edit: impl FnOnce(&mut Exhibition)) -> (Exhibition, Exhibition) {
    let mut new = sample::exhibition();
    edit(&mut new);
    (sample::exhibition(), new)
}

#[test]
fn the_edited_slide_is_found() {
    let (old, new) = pair(|new| new.chapters[1].slides.swap(0, 1));
    assert_eq!(edited(&old, &new, &[], 0), None, "moved, but not edited");
    let kind = old.chapters[0].slides[3].kind.clone();
    let (old, new) = pair(|new| {
        let slides = &mut new.chapters[0].slides;
        slides.insert(2, slides[0].clone());
        slides.remove(4);
    });
    assert_eq!(edited(&old, &new, &[], 0), None, "one twice, another gone");
    let (old, new) = pair(|new| {
        new.chapters[0].slides.remove(0);
        new.chapters[1].slides[2].kind = kind;
    });
    let place = old.chapters[0].slides.len() - 1 + 2;
    assert_eq!(edited(&old, &new, &[], 0), Some(place), "the kind stood in another chapter before");
}

#[test]
fn who_edits_the_slide_on_screen_stays_on_it() {
    let (old, new) = pair(|new| new.chapters[1].title = xiongguan::content::Text::common("New"));
    let first = old.chapters[0].slides.len();
    assert_eq!(edited(&old, &new, &[], 0), Some(first));
    assert_eq!(edited(&old, &new, &[], first + 1), Some(first + 1));
    let (old, new) = pair(|new| new.chapters.truncate(1));
    assert_eq!(edited(&old, &new, &[], 9), None);
}

#[test]
fn a_saved_picture_leads_to_its_slide() {
    let (old, new) = pair(|_| ());
    let (place, file) = new
        .slides()
        .enumerate()
        .filter_map(|(place, (_, slide))| Some((place, slide.kind.frames(false).last()?.file.to_owned())))
        .last()
        .unwrap();
    let first = new.slides().position(|(_, slide)| slide.kind.frames(false).iter().any(|frame| frame.file == file));
    assert_eq!(edited(&old, &new, &[&file], usize::MAX), first);
    assert_eq!(edited(&old, &new, &[&file], place), Some(place));
    assert_eq!(edited(&old, &new, &["other.jpg"], place), None);
}

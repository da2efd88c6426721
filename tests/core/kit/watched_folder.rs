//! A folder with an exhibition, and a loader that reads it.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of a test may fail as the test may")]

use std::{fs, path::PathBuf, process::Command, sync::Arc, time::Duration};

use xiongguan::{
    deck::{Content, Deck, Load},
    loader::{Handler, Loader, Means, Order, Pace},
};

use crate::{
    folder::Album,
    pictures::{jpeg, quarters},
};

/// A test fails after this long without what it waits for.
const PATIENCE: Duration = Duration::from_mins(1);

/// The loader looks often, so that tests need not wait.
pub(crate) const PACE: Pace = Pace {
    look_every: Duration::from_millis(100),
    look_when_told: Duration::from_millis(100),
    patience: Duration::from_millis(200),
    proven_after: Duration::from_millis(300),
};

/// How the loader learns of changes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum News {
    /// The system tells.
    Told,
    /// The system tells nothing, as on network file systems; the loader looks.
    Silent,
    /// The system has no watches left.
    Refused,
}

pub(crate) const ALL_NEWS: [News; 3] = [News::Told, News::Silent, News::Refused];

/// A watcher that accepts every folder and never tells anything.
struct Mute;

impl notify::Watcher for Mute {
    fn new<F: notify::EventHandler>(_: F, _: notify::Config) -> notify::Result<Self> {
        Ok(Self)
    }

    fn watch(&mut self, _: &std::path::Path, _: notify::RecursiveMode) -> notify::Result<()> {
        Ok(())
    }

    fn unwatch(&mut self, _: &std::path::Path) -> notify::Result<()> {
        Ok(())
    }

    fn kind() -> notify::WatcherKind {
        notify::WatcherKind::NullWatcher
    }
}

pub(crate) fn means(news: News) -> Means {
    let usual = Means { pace: PACE, ..Means::default() };
    match news {
        // What is told need not be looked for.
        News::Told => Means { pace: Pace { look_every: PATIENCE, look_when_told: PATIENCE, ..PACE }, ..usual },
        News::Silent => Means { watcher: Box::new(|_: Handler| Ok(Box::new(Mute))), ..usual },
        News::Refused => {
            let refuse = |_: Handler| Err(notify::Error::new(notify::ErrorKind::MaxFilesWatch));
            Means { watcher: Box::new(refuse), ..usual }
        }
    }
}

/// An exhibition of one slide with this title and a picture.
pub(crate) fn one_slide(title: &str) -> String {
    format!(
        r#"Exhibition(title: "{title}", languages: [en], chapters: [Chapter(id: "only", title: "Only", slides: [
            Cover(id: "gate", title: "{title}", photo: Photo(file: "pictures/gate.jpg", alt: "A gate", credit: "Nobody")),
        ])])"#
    )
}

/// A folder, and the loader that reads in it.
pub(crate) struct WatchedFolder {
    pub(crate) album: Album,
    loader: Option<Loader>,
    /// What was read last.
    pub(crate) last: Option<Load>,
}

impl WatchedFolder {
    /// An empty folder; nothing is read yet.
    pub(crate) fn empty() -> Self {
        Self { album: Album::new(), loader: None, last: None }
    }

    /// A folder with the exhibition of [`one_slide`] in `at`.
    pub(crate) fn with_slide(at: &str, title: &str) -> Self {
        let folder = Self::empty();
        folder.put_slide(at, title, 64);
        folder
    }

    /// Puts the exhibition of [`one_slide`] into a folder, with a picture so wide.
    pub(crate) fn put_slide(&self, at: &str, title: &str, width: u32) {
        self.album.put(&format!("{at}/pictures/gate.jpg"), jpeg(quarters(width, 48)));
        self.album.put(&format!("{at}/content.ron"), one_slide(title));
    }

    /// Where a file of the folder is.
    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.album.path().join(name)
    }

    /// Starts to read what `content` names.
    pub(crate) fn reads(self, content: &str, means: Means) -> Self {
        self.reads_as(content, means, Order::default())
    }

    /// The same for a program that was started in another way; the paths of `order` do not matter.
    pub(crate) fn reads_as(self, content: &str, means: Means, order: Order) -> Self {
        let order = Order { content: Some(self.at(content)), kiosk: Some(self.at("kiosk.ron")), ..order };
        let loader = Loader::with(order, Arc::new(|| ()), means).unwrap();
        Self { loader: Some(loader), ..self }
    }

    /// Waits until something was read that is as `expected`.
    pub(crate) fn until(mut self, what: &str, expected: impl Fn(&Load) -> bool) -> Self {
        loop {
            let loader = self.loader.as_ref().expect("a loader that reads");
            let Some(load) = loader.wait(PATIENCE) else {
                panic!("never came to {what}; last read {:?}", self.last);
            };
            let is_so = expected(&load);
            self.last = Some(load);
            if is_so {
                return self;
            }
        }
    }

    pub(crate) fn until_titled(self, title: &str) -> Self {
        let title = title.to_owned();
        self.until(&title.clone(), move |load| deck_of(load).is_some_and(|deck| first_title(deck) == title))
    }

    pub(crate) fn until_unreadable(self) -> Self {
        self.until("nothing to read", |load| matches!(load.content, Content::Unreadable { .. }))
    }

    /// The deck that was read last.
    pub(crate) fn deck(&self) -> Arc<Deck> {
        Arc::clone(deck_of(self.last.as_ref().unwrap()).unwrap())
    }

    /// Makes a pipe, which blocks whoever opens it.
    pub(crate) fn pipe(&self, name: &str) {
        assert!(Command::new("mkfifo").arg(self.at(name)).status().unwrap().success());
    }

    /// Lets `name` lead to `to`, in one step.
    pub(crate) fn link(&self, name: &str, to: &str) {
        let partial = self.at("link.part");
        std::os::unix::fs::symlink(to, &partial).unwrap();
        fs::rename(partial, self.at(name)).unwrap();
    }
}

pub(crate) fn deck_of(load: &Load) -> Option<&Arc<Deck>> {
    if let Content::Deck(deck) = &load.content { Some(deck) } else { None }
}

pub(crate) fn first_title(deck: &Deck) -> String {
    deck.exhibition.title.get(&deck.exhibition.languages[0]).to_owned()
}

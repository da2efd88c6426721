//! No spelling of a path, and no link, opens a file outside the exhibition's folder. The opening of files is watched.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::path::PathBuf;

use xiongguan::{files, theme::Theme};

use crate::{
    folder::Album,
    pictures::{jpeg, quarters},
};

/// Ways to write a path that leads out, or might on some machine; `OUT` is the absolute path of the folder outside.
const SPELLINGS: &[&str] = &[
    // Up.
    "../outside/secret.jpg",
    "./../outside/secret.jpg",
    "pictures/../../outside/secret.jpg",
    "pictures/./.././../outside/secret.jpg",
    "pictures//..//..//outside/secret.jpg",
    "pictures/gate.jpg/../../../outside/secret.jpg",
    "..//outside/secret.jpg",
    "..././outside/secret.jpg",
    "....//outside/secret.jpg",
    ".../outside/secret.jpg",
    "../../../../../../../../../../../../../../../../etc/hostname",
    "..",
    ".",
    "./",
    "pictures",
    "pictures/",
    // From the root, from home.
    "OUT/secret.jpg",
    "/OUT/secret.jpg",
    "//OUT/secret.jpg",
    "/",
    "~/secret.jpg",
    "~root/secret.jpg",
    "$HOME/secret.jpg",
    "%USERPROFILE%/secret.jpg",
    // Addresses.
    "file://OUT/secret.jpg",
    "file:OUT/secret.jpg",
    "FILE://OUT/secret.jpg",
    "file://localhostOUT/secret.jpg",
    "http://127.0.0.1/secret.jpg",
    "https://example.org/secret.jpg",
    "//example.org/secret.jpg",
    "ftp://example.org/secret.jpg",
    "smb://host/share/secret.jpg",
    "data:image/png;base64,AAAA",
    // Drives and shares.
    "C:/secret.jpg",
    "C:secret.jpg",
    "c:\\secret.jpg",
    "C|/secret.jpg",
    "\\\\host\\share\\secret.jpg",
    "\\\\?\\C:\\secret.jpg",
    "\\\\.\\C:\\secret.jpg",
    "//?/C:/secret.jpg",
    "pictures/gate.jpg::$DATA",
    "pictures/gate.jpg:stream",
    // The other slash.
    "..\\outside\\secret.jpg",
    "..\\/outside/secret.jpg",
    "pictures\\..\\..\\outside\\secret.jpg",
    "../outside\\secret.jpg",
    // Escapes.
    "%2e%2e/outside/secret.jpg",
    "%2E%2E%2Foutside%2Fsecret.jpg",
    "..%2foutside/secret.jpg",
    "..%5coutside/secret.jpg",
    "%252e%252e/outside/secret.jpg",
    "%c0%ae%c0%ae/outside/secret.jpg",
    "%u002e%u002e/outside/secret.jpg",
    ".%2e/outside/secret.jpg",
    // What cannot be seen.
    "../outside/secret.jpg\0.png",
    "../outside/secret.jpg\0",
    "pictures/\0/../../outside/secret.jpg",
    "..\t/outside/secret.jpg",
    "\n../outside/secret.jpg",
    "../outside/secret.jpg\r",
    "..\u{200b}/outside/secret.jpg",
    "\u{202e}../outside/secret.jpg",
    "\u{feff}../outside/secret.jpg",
    // What looks alike.
    "\u{ff0e}\u{ff0e}/outside/secret.jpg",
    "\u{2025}/outside/secret.jpg",
    "\u{2024}\u{2024}/outside/secret.jpg",
    "..\u{ff0f}outside\u{ff0f}secret.jpg",
    "..\u{2044}outside\u{2044}secret.jpg",
    "..\u{2215}outside\u{2215}secret.jpg",
    "..\u{ff3c}outside\u{ff3c}secret.jpg",
    "C\u{ff1a}/secret.jpg",
    "pictures/gate\u{301}.jpg",
    // Endings that some systems leave away.
    ".. /outside/secret.jpg",
    " ../outside/secret.jpg",
    "..\u{a0}/outside/secret.jpg",
    "..\u{3000}/outside/secret.jpg",
    "../outside/secret.jpg ",
    "../outside/secret.jpg.",
    "pictures./gate.jpg",
    // Devices.
    "CON",
    "nul.jpg",
    "pictures/aux.jpg",
    "COM1.jpg",
    "lpt9",
    "CONIN$",
    "/dev/zero",
    "/dev/stdin",
    "/proc/self/environ",
    // Nothing.
    "",
    " ",
];

/// A folder with an exhibition's folder in it and, beside that, one with secrets.
struct Site {
    album: Album,
}

impl Site {
    fn new() -> Self {
        let album = Album::new();
        let picture = jpeg(quarters(64, 36));
        album.put("show/pictures/gate.jpg", &picture);
        album.put("outside/secret.jpg", &picture);
        album.put("outside/secret.ron", include_str!("../../src/theme/night.ron"));
        Self { album }
    }

    fn folder(&self, name: &str) -> PathBuf {
        self.album.path().join(name)
    }

    fn spellings(&self) -> Vec<String> {
        let outside = self.folder("outside").canonicalize().unwrap();
        let mut spellings: Vec<_> =
            SPELLINGS.iter().map(|spelling| spelling.replace("OUT", outside.to_str().unwrap())).collect();
        spellings.push(format!("{}outside/secret.jpg", "../".repeat(5000)));
        spellings.push(format!("{}../outside/secret.jpg", "pictures/../".repeat(500)));
        spellings.push(format!("pictures/{}.jpg", "a".repeat(300)));
        spellings
    }

    /// Writes an exhibition with one slide for each of these pictures and with this theme.
    fn exhibition(&self, pictures: &[String], theme: &str) -> PathBuf {
        let slide = |file: &String| {
            format!("Cover(title: \"x\", photo: Photo(file: {}, alt: \"x\", credit: \"x\")),\n", quoted(file))
        };
        let slides = pictures.iter().map(slide).collect::<Vec<_>>().concat();
        let text = format!(
            "Exhibition(title: \"x\", languages: [en], theme: {}, chapters: [Chapter(id: \"x\", title: \"x\", slides: [\n\
             Quote(text: \"x\"),\n{slides}])])",
            quoted(theme)
        );
        self.album.put("show/content.ron", text)
    }
}

/// A text as it is written in the content file.
fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\u{{{:x}}}", u32::from(c)),
        c => c.to_string(),
    });
    let escaped = escaped.collect::<Vec<_>>().concat();
    format!("\"{escaped}\"")
}

/// What is said of an exhibition with this picture and of one with this theme; both are refused.
fn is_refused(site: &Site, picture: &str, theme: &str) {
    let known =
        ["content::path-outside", "content::picture-missing", "content::theme-missing", "content::unknown-word"];
    for path in [site.exhibition(&[picture.to_owned()], "gobi"), site.exhibition(&[], theme)] {
        let opened = files::open(&path).unwrap();
        let codes: Vec<_> = opened.reading.findings.iter().map(|finding| finding.code.0).collect();
        assert!(codes.iter().any(|code| known.contains(code)), "{picture:?}, {theme:?}: {codes:?}");
        assert_eq!(opened.theme, Theme::gobi(), "{theme:?}");
    }
}

#[cfg(target_os = "linux")]
mod watched {
    use std::{
        fs,
        path::PathBuf,
        sync::mpsc::{Receiver, sync_channel},
        time::Duration,
    };

    use notify::{EventKind, RecursiveMode, Watcher, event::AccessKind};
    use xiongguan::media::Folder;

    use super::{Site, is_refused};
    use crate::program::xiongguan;

    /// Sees every file that is opened in a folder.
    struct Watch {
        site: Site,
        events: Receiver<notify::Event>,
        _watcher: Box<dyn Watcher>,
    }

    impl Watch {
        fn new() -> Self {
            let site = Site::new();
            site.album.put("outside/marker", "x");
            let (seen, events) = sync_channel(10_000);
            let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                let _ = seen.try_send(event.unwrap());
            })
            .unwrap();
            watcher.watch(&site.folder("outside"), RecursiveMode::Recursive).unwrap();
            Self { site, events, _watcher: Box::new(watcher) }
        }

        /// The files that were opened since the last call. It opens one itself, to see that the watch works.
        fn opened(&self) -> Vec<PathBuf> {
            fs::read(self.site.folder("outside/marker")).unwrap();
            let mut opened = Vec::new();
            loop {
                let event = self.events.recv_timeout(Duration::from_secs(30)).expect("the marker is seen");
                if !matches!(event.kind, EventKind::Access(AccessKind::Open(_))) {
                    continue;
                }
                if event.paths.iter().any(|path| path.ends_with("marker")) {
                    return opened;
                }
                opened.extend(event.paths);
            }
        }
    }

    #[test]
    fn the_watch_sees_who_opens_a_secret() {
        let watch = Watch::new();
        fs::read(watch.site.folder("outside/secret.jpg")).unwrap();
        assert_eq!(watch.opened().len(), 1);
        assert_eq!(watch.opened(), Vec::<PathBuf>::new());
    }

    #[test]
    fn no_spelling_opens_a_file_outside() {
        let watch = Watch::new();
        let spellings = watch.site.spellings();
        assert!(spellings.len() >= 60);
        let folder = Folder::open(&watch.site.folder("show")).unwrap();
        for spelling in &spellings {
            is_refused(&watch.site, spelling, &spelling.replace(".jpg", ".ron"));
            let real = folder.resolve(spelling);
            assert!(!real.as_ref().is_ok_and(|real| real.is_file() || !real.starts_with(folder.root())), "{real:?}");
            assert_eq!(watch.opened(), Vec::<PathBuf>::new(), "{spelling:?}");
        }
    }

    #[test]
    fn the_program_opens_none_either() {
        let watch = Watch::new();
        let path = watch.site.exhibition(&watch.site.spellings(), "../outside/secret.ron");
        let path = path.to_str().unwrap();
        xiongguan(&format!("check {path}")).ends_with(2).says("content::path-outside");
        let out = watch.site.folder("out");
        xiongguan(&format!("export {path} --out {} --size 320x200", out.display())).ends_with(0);
        assert_eq!(watch.opened(), Vec::<PathBuf>::new());
    }

    #[test]
    fn no_link_opens_a_file_outside() {
        use std::os::unix::fs::symlink;

        let watch = Watch::new();
        let (show, outside) = (watch.site.folder("show"), watch.site.folder("outside").canonicalize().unwrap());
        let links: [(&str, PathBuf); 9] = [
            ("file.jpg", outside.join("secret.jpg")),
            ("file.ron", outside.join("secret.ron")),
            ("relative.jpg", "../outside/secret.jpg".into()),
            ("folder", outside.clone()),
            ("chain.jpg", "file.jpg".into()),
            ("chain", "folder".into()),
            ("up", "..".into()),
            ("dangling.jpg", outside.join("none.jpg")),
            ("loop.jpg", "loop.jpg".into()),
        ];
        for (name, target) in &links {
            symlink(target, show.join(name)).unwrap();
        }
        let folder = Folder::open(&show).unwrap();
        for spelling in [
            "file.jpg",
            "relative.jpg",
            "folder/secret.jpg",
            "chain.jpg",
            "chain/secret.jpg",
            "up/outside/secret.jpg",
            "folder/none.jpg",
            "dangling.jpg",
            "loop.jpg",
        ] {
            is_refused(&watch.site, spelling, &spelling.replace(".jpg", ".ron"));
            assert!(folder.resolve(spelling).is_err(), "{spelling}");
        }
        let pictures = ["file.jpg", "folder/secret.jpg", "chain.jpg"].map(str::to_owned);
        let path = watch.site.exhibition(&pictures, "file.ron");
        let out = watch.site.folder("out");
        let args = format!("export {} --out {} --size 320x200", path.display(), out.display());
        xiongguan(&args).ends_with(0).says("1 picture");
        assert_eq!(watch.opened(), Vec::<PathBuf>::new());

        // A link that stays inside is allowed, whatever its path.
        symlink("pictures/gate.jpg", show.join("inside.jpg")).unwrap();
        for spelling in ["inside.jpg", "up/show/pictures/gate.jpg"] {
            assert!(folder.resolve(spelling).is_ok(), "{spelling}");
        }
    }
}

/// Where opening cannot be watched, the findings alone are checked.
#[cfg(not(target_os = "linux"))]
#[test]
fn no_spelling_is_let_through() {
    use xiongguan::media::Folder;

    let site = Site::new();
    let folder = Folder::open(&site.folder("show")).unwrap();
    for spelling in site.spellings() {
        is_refused(&site, &spelling, &spelling.replace(".jpg", ".ron"));
        assert!(!folder.resolve(&spelling).is_ok_and(|real| real.is_file()), "{spelling:?}");
    }
}

//! What makes a machine a kiosk: which files, with which texts, and that they go again.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::{fs, io::ErrorKind, path::Path, process::Command};

use xiongguan::setup::{MARK, MARKED, SETTINGS, SETTINGS_TEXT, Session, Setup};

use crate::{
    folder::Album,
    program::{Call, Ran},
};

fn setup(session: Session) -> Setup {
    Setup {
        session,
        user: "kiosk".to_owned(),
        content: "/srv/exhibition".into(),
        settings: SETTINGS.into(),
        program: "/usr/bin/xiongguan".into(),
    }
}

/// The text of the file at `path`.
#[track_caller]
fn text_of(setup: &Setup, path: &str) -> String {
    let files = setup.files().unwrap();
    files.into_iter().find(|file| file.path == Path::new(path)).expect("it is written").text
}

/// The program on a system below this folder.
fn kiosk(args: &str, root: &Path) -> Ran {
    let call = Call::of(&format!("kiosk {args}")).arg("--root").arg(root.to_str().unwrap());
    if args.starts_with("install") { call.arg("--program").arg("/usr/bin/xiongguan").run() } else { call.run() }
}

const UNIT: &str = "etc/systemd/system/xiongguan.service";

#[test]
fn every_file_is_filled_in_and_says_who_wrote_it() {
    for session in [Session::Cage, Session::Desktop] {
        for file in setup(session).files().unwrap() {
            let name = file.path.display();
            assert!(
                !file.text.contains(['{', '}']) || file.path.ends_with("70-xiongguan.rules"),
                "{name}: {}",
                file.text
            );
            assert_eq!(file.text.starts_with(MARK), !file.is_operators, "{name}");
            assert!(
                file.is_operators || MARKED.iter().any(|path| file.path == Path::new(path)),
                "{name} stays for ever"
            );
        }
    }
}

#[test]
fn the_service_never_gives_up_and_its_watchdog_waits_for_the_program() {
    let cage = text_of(&setup(Session::Cage), MARKED[0]);
    let desktop = text_of(&setup(Session::Desktop), MARKED[1]);
    for (unit, name) in [(&cage, "cage"), (&desktop, "desktop")] {
        for line in ["Type=notify", "Restart=always", "RestartSec=2", "StartLimitIntervalSec=0", "WatchdogSec=60"] {
            assert!(unit.lines().any(|other| other == line), "{name}: no {line}");
        }
    }
    let starts =
        "ExecStart=/usr/bin/cage -d -- /usr/bin/env -u WATCHDOG_PID /usr/bin/xiongguan /srv/exhibition --kiosk";
    assert!(cage.contains(starts) && cage.contains("User=kiosk\n") && cage.contains("ProtectHome=yes\n"), "{cage}");
    assert!(
        desktop.contains("ExecStart=/usr/bin/xiongguan /srv/exhibition --kiosk")
            && desktop.contains("ConditionUser=kiosk")
    );
}

#[test]
fn odd_paths_are_written_as_units_write_them() {
    let name = ["", "home", "li", r#"50% of $it, "new""#].join("/");
    let odd = Setup { content: name.into(), ..setup(Session::Cage) };
    let unit = text_of(&odd, MARKED[0]);
    assert!(unit.contains(r#"/li/50%% of $$it, \"new\"" --kiosk"#), "{unit}");
    assert!(unit.contains("ProtectHome=read-only\n"), "what lies in a home is read");
    let tmpfiles = text_of(&odd, "/etc/tmpfiles.d/xiongguan.conf");
    assert!(tmpfiles.contains(r#"/li/50%% of $it, \"new\"" 0755 root root"#), "{tmpfiles}");
    let file = Setup { content: "/srv/show/content.ron".into(), ..setup(Session::Cage) };
    assert!(text_of(&file, "/etc/tmpfiles.d/xiongguan.conf").contains("d /srv/show 0755"), "the folder of a file");
}

#[test]
fn what_cannot_work_is_told_before_anything_is_written() {
    let right = setup(Session::Cage);
    for user in ["", "Li", "9to5", "a b", "kiosk\nUser=root", &"a".repeat(33)] {
        assert!(Setup { user: user.to_owned(), ..right.clone() }.files().is_err(), "{user}");
    }
    for path in ["show", "/tmp/show", "/srv/../tmp", "/srv/a\nb", "/run/user/1000/x"] {
        assert!(Setup { content: path.into(), ..right.clone() }.files().is_err(), "{path}");
    }
    let album = Album::new();
    kiosk("install --user Li", album.path()).ends_with(1).complains("a user's name has small letters");
    assert_eq!(fs::read_dir(album.path()).unwrap().count(), 0);
}

#[test]
fn it_is_installed_again_and_removed_whole() {
    let album = Album::new();
    kiosk("install --dry-run", album.path())
        .ends_with(0)
        .says("==> /etc/systemd/system/xiongguan.service\n")
        .says("enable --now");
    assert_eq!(fs::read_dir(album.path()).unwrap().count(), 0, "a dry run writes nothing");
    kiosk("install", album.path()).ends_with(0).says("6 files written").says("systemctl enable --now seatd.service");
    assert_eq!(fs::read_to_string(album.path().join("etc/xiongguan/kiosk.ron")).unwrap(), SETTINGS_TEXT);
    kiosk("install --user museum", album.path()).ends_with(0).says("5 files written");
    assert!(fs::read_to_string(album.path().join(UNIT)).unwrap().contains("User=museum\n"));
    kiosk("remove --dry-run", album.path()).ends_with(0).says("xiongguan.service");
    kiosk("remove", album.path()).ends_with(0).says("6 files removed").says("daemon-reload");
    assert!(!album.path().join(UNIT).exists() && !album.path().join("etc/xiongguan/kiosk.ron").exists());
    kiosk("remove", album.path()).ends_with(0).says("nothing was installed");
}

#[test]
fn files_of_others_stay_as_they_are() {
    let album = Album::new();
    let unit = album.put(UNIT, "[Unit]\n");
    kiosk("install", album.path()).ends_with(1).complains("written by somebody else").complains("xiongguan.service");
    assert!(!album.path().join("etc/udev").exists(), "nothing was changed");
    fs::remove_file(&unit).unwrap();
    let settings = album.put("etc/xiongguan/kiosk.ron", "Kiosk(mode: auto)");
    kiosk("install --session desktop", album.path()).ends_with(0).says("3 files written").says("--global enable");
    kiosk("remove", album.path()).ends_with(0).says("3 files removed");
    assert_eq!(fs::read_to_string(settings).unwrap(), "Kiosk(mode: auto)", "settings that were changed stay");
}

/// Whether the unit is as closed as it can be, by systemd's own count of what it leaves open. Where systemd is not
/// installed, or too old to look at a file (before 250), nothing is tested.
#[test]
fn the_service_can_do_little_harm() {
    let album = Album::new();
    kiosk("install", album.path()).ends_with(0);
    let mut command = Command::new("systemd-analyze");
    command.args(["security", "--offline=true", "--threshold=15"]).arg(album.path().join(UNIT));
    match command.output() {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => panic!("{error}"),
        Ok(ran) => {
            let told = format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
            let is_old = told.contains("unrecognized option");
            assert!(is_old || ran.status.success() && told.contains("Overall exposure level"), "{told}");
            let ignored = told.lines().find(|line| line.contains("Unknown") || line.contains("Failed to parse"));
            assert_eq!(ignored, None);
        }
    }
}

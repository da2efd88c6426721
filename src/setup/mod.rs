//! What makes a machine a kiosk: the files of the system that start the exhibition with the machine, and keep it running.
//!
//! Pure: which files, with which texts. `cli` writes them and takes them away. The templates are in `assets/kiosk`.

mod escape;

use std::path::{Path, PathBuf};

use escape::{in_exec, in_list};

/// What the exhibition is shown on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Session {
    /// The bare screen, with the compositor cage and nothing else.
    Cage,
    /// The desktop of a user who is logged in.
    Desktop,
}

/// What is set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// What it is shown on.
    pub session: Session,
    /// Who runs it; with cage, a user of its own that is made for it.
    pub user: String,
    /// The exhibition: a content file or its folder, absolute.
    pub content: PathBuf,
    /// The machine's settings, absolute.
    pub settings: PathBuf,
    /// The program, absolute.
    pub program: PathBuf,
}

/// A file of the system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SystemFile {
    /// Where it goes, absolute.
    pub path: PathBuf,
    /// What stands in it.
    pub text: String,
    /// Once written it is the operator's: it is never written over, and stays if it was changed.
    pub is_operators: bool,
}

/// What cannot be set up, in a few words.
pub type Problem = String;

/// The first line of every file that is taken away again.
pub const MARK: &str = "# Written by `xiongguan kiosk install`; `xiongguan kiosk remove` takes it away.";

const UNIT: &str = "/etc/systemd/system/xiongguan.service";
const USER_UNIT: &str = "/etc/systemd/user/xiongguan.service";
const SYSUSERS: &str = "/etc/sysusers.d/xiongguan.conf";
const TMPFILES: &str = "/etc/tmpfiles.d/xiongguan.conf";
const LOGIND: &str = "/etc/systemd/logind.conf.d/xiongguan.conf";
const UDEV: &str = "/etc/udev/rules.d/70-xiongguan.rules";

/// Every path at which a file with [`MARK`] may be.
pub const MARKED: [&str; 6] = [UNIT, USER_UNIT, SYSUSERS, TMPFILES, LOGIND, UDEV];

/// The links by which the service manager starts the exhibition with the machine.
pub const LINKS: [&str; 2] = [
    "/etc/systemd/system/multi-user.target.wants/xiongguan.service",
    "/etc/systemd/user/graphical-session.target.wants/xiongguan.service",
];

/// Where the settings of a machine lie unless somebody says otherwise.
pub const SETTINGS: &str = "/etc/xiongguan/kiosk.ron";

/// The settings that a machine begins with.
pub const SETTINGS_TEXT: &str = include_str!("../../assets/kiosk/kiosk.ron");

/// Folders of which a service has its own, or none: what lies there is not seen by it.
const OWN: [&str; 5] = ["/tmp", "/var/tmp", "/dev", "/proc", "/run/user"];

/// Folders of people, which a service reads only if it is told to.
const HOMES: [&str; 2] = ["/home", "/root"];

/// The most characters in the name of a user (`useradd`).
const USER_MAX: usize = 32;

impl Setup {
    /// The files to write.
    ///
    /// # Errors
    /// When the name of the user is none, or a path is not absolute, has a control character, or cannot be seen by the
    /// service.
    pub fn files(&self) -> Result<Vec<SystemFile>, Problem> {
        self.check()?;
        let file = |path: &str, template: &str| SystemFile {
            path: path.into(),
            text: format!("{MARK}\n{}", self.filled(template)),
            is_operators: false,
        };
        let mut files = match self.session {
            Session::Cage => vec![
                file(UNIT, include_str!("../../assets/kiosk/xiongguan.service")),
                file(SYSUSERS, include_str!("../../assets/kiosk/sysusers.conf")),
                file(UDEV, include_str!("../../assets/kiosk/udev.rules")),
            ],
            Session::Desktop => vec![file(USER_UNIT, include_str!("../../assets/kiosk/xiongguan-desktop.service"))],
        };
        files.push(file(LOGIND, include_str!("../../assets/kiosk/logind.conf")));
        files.push(file(TMPFILES, include_str!("../../assets/kiosk/tmpfiles.conf")));
        files.push(SystemFile { path: self.settings.clone(), text: SETTINGS_TEXT.to_owned(), is_operators: true });
        Ok(files)
    }

    /// What is left to do by hand, as commands in their order.
    #[must_use]
    pub fn commands(&self) -> Vec<String> {
        let mut commands = Vec::new();
        let mut push = |command: &str| commands.push(command.to_owned());
        if self.session == Session::Cage {
            push("apt-get install cage seatd xwayland");
            push("systemd-sysusers");
            push("udevadm control --reload");
        }
        push("systemd-tmpfiles --create");
        push("systemctl kill -s HUP systemd-logind");
        push("systemctl daemon-reload");
        match self.session {
            Session::Cage => push("systemctl enable --now seatd.service xiongguan.service"),
            Session::Desktop => push("systemctl --global enable xiongguan.service"),
        }
        commands
    }

    fn check(&self) -> Result<(), Problem> {
        if !is_user(&self.user) {
            let user = &self.user;
            return Err(format!("a user's name has small letters, digits, - and _, at most {USER_MAX}: {user}"));
        }
        for path in [&self.content, &self.settings, &self.program] {
            let shown = path.display();
            let Some(text) = path.to_str().filter(|text| !text.chars().any(char::is_control)) else {
                return Err(format!("a path in a unit is plain text: {shown}"));
            };
            if !path.is_absolute() || text.contains("/../") {
                return Err(format!("a path in a unit begins with / and goes up nowhere: {shown}"));
            }
            if let Some(own) = OWN.iter().find(|own| path.starts_with(own)) {
                return Err(format!("a service has a {own} of its own, and does not see {shown}"));
            }
        }
        Ok(())
    }

    fn filled(&self, template: &str) -> String {
        let is_home = |path: &PathBuf| HOMES.iter().any(|home| path.starts_with(home));
        let reads_homes = [&self.content, &self.settings, &self.program].into_iter().any(is_home);
        let is_unit = template.contains("[Service]");
        let folder = |path: &Path| path.parent().unwrap_or(path).to_path_buf();
        let names_file = self.content.extension().is_some_and(|ending| ending == "ron");
        let content = if is_unit || !names_file { self.content.clone() } else { folder(&self.content) };
        let settings = if is_unit { self.settings.clone() } else { folder(&self.settings) };
        let path = if is_unit { in_exec } else { in_list };
        template
            .replace("{user}", &self.user)
            .replace("{home}", if reads_homes { "read-only" } else { "yes" })
            .replace("{program_path}", &in_list(&self.program))
            .replace("{program}", &in_exec(&self.program))
            .replace("{content}", &path(&content))
            .replace("{settings}", &path(&settings))
    }
}

fn is_user(name: &str) -> bool {
    let is_first = |c: char| c.is_ascii_lowercase() || c == '_';
    let is_next = |c: char| is_first(c) || c.is_ascii_digit() || c == '-';
    name.len() <= USER_MAX && name.starts_with(is_first) && name.chars().all(is_next)
}

//! Whether there is a graphics card.

use std::{fs, path::Path};

/// The devices of graphics cards: Linux's own, and those of drivers that bring theirs.
const DEVICES: [&str; 6] = ["/dev/dri/", "/dev/nvidia", "/dev/mali", "/dev/kgsl", "/dev/pvr", "/dev/dxg"];

/// Whether there may be one. If not, OpenGL can only be emulated, which is slower than drawing without it.
#[must_use]
pub fn may_have_card() -> bool {
    let Ok(devices) = fs::read_dir("/dev") else { return true };
    cfg!(not(target_os = "linux"))
        || devices.flatten().any(|device| {
            let path = device.path();
            is_graphics(&path) || is_graphics(&path.join("card"))
        })
}

/// Whether this process has one open. Asked while OpenGL is in use: a driver that has no device open emulates one.
#[must_use]
pub fn has_card_open() -> bool {
    let Ok(open) = fs::read_dir("/proc/self/fd") else { return true };
    open.flatten().filter_map(|entry| fs::read_link(entry.path()).ok()).any(|device| is_graphics(&device))
}

fn is_graphics(device: &Path) -> bool {
    let device = device.to_string_lossy();
    DEVICES.iter().any(|known| device.starts_with(known))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::is_graphics;

    #[test]
    fn graphics_cards_are_known_by_their_devices() {
        for device in ["/dev/dri/renderD128", "/dev/nvidia0", "/dev/nvidiactl", "/dev/mali0"] {
            assert!(is_graphics(Path::new(device)), "{device}");
        }
        for other in ["/dev/null", "socket:[123]", "/dev/input/event0", "/srv/dev/dri/x"] {
            assert!(!is_graphics(Path::new(other)), "{other}");
        }
    }
}

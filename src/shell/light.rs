//! Keeps the display lit, and switched off while the player wants that.

#[cfg(target_os = "linux")]
use crate::awake::Awake;
use crate::player::Player;

/// What holds the display; nothing beside an author, who may have a screen saver.
#[derive(Debug, Default)]
pub(super) struct Light {
    #[cfg(target_os = "linux")]
    awake: Option<Awake>,
}

impl Light {
    /// From now on the display does not go blank by itself. With `is_x11`, the window is one of an X server.
    #[cfg(target_os = "linux")]
    pub(super) fn hold(is_x11: bool) -> Self {
        let awake = Awake::start(is_x11);
        let awake = awake.inspect_err(|error| tracing::warn!("nothing keeps the display from going blank: {error}"));
        Self { awake: awake.ok() }
    }

    /// Other systems have settings for that.
    #[cfg(not(target_os = "linux"))]
    pub(super) fn hold(_is_x11: bool) -> Self {
        Self::default()
    }

    /// Does what the player wants now.
    #[cfg(target_os = "linux")]
    pub(super) fn follow(&mut self, player: &Player) {
        if let Some(awake) = &mut self.awake {
            awake.light(player.lights_display());
        }
    }

    /// Other systems have settings for that.
    #[cfg(not(target_os = "linux"))]
    pub(super) fn follow(&mut self, _player: &Player) {}
}

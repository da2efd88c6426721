//! The X server: its screen saver, and the power of the panel.

use x11rb::{
    connection::{Connection, RequestConnection},
    errors::{ConnectionError, ReplyError},
    protocol::{
        dpms::{self, DPMSMode},
        screensaver,
        xproto::{Blanking, ConnectionExt, Exposures, ScreenSaver},
    },
    rust_connection::RustConnection,
};

/// From this version of MIT-SCREEN-SAVER on, a client can suspend both the screen saver and DPMS. The server undoes that
/// when the client goes, however it goes.
const SUSPENDS: (u16, u16) = (1, 1);

/// A server that does not blank the screen. It does again when this is dropped.
#[derive(Debug)]
pub(super) struct Server {
    connection: RustConnection,
    /// How it was, where only that can keep the screen lit.
    saver: Option<Saver>,
    power: Option<Power>,
}

/// The server's screen saver as it was.
#[derive(Clone, Copy, Debug)]
struct Saver {
    timeout: i16,
    interval: i16,
    blanking: Blanking,
    exposures: Exposures,
}

/// The server's power management as it was.
#[derive(Clone, Copy, Debug)]
struct Power {
    was_enabled: bool,
}

impl Server {
    /// The server that `DISPLAY` names, from now on without blanking; a screen that is blank lights up.
    pub(super) fn hold() -> Result<Self, String> {
        let (connection, _) = x11rb::connect(None).map_err(|error| error.to_string())?;
        Self::held(connection).map_err(|error| error.to_string())
    }

    fn held(connection: RustConnection) -> Result<Self, ReplyError> {
        let power = power(&connection)?;
        let suspends = suspends(&connection)?;
        let saver = if suspends { None } else { Some(saver(&connection)?) };
        if suspends {
            screensaver::suspend(&connection, 1)?.check()?;
        } else {
            connection.set_screen_saver(0, 0, Blanking::DEFAULT, Exposures::DEFAULT)?.check()?;
        }
        let mut server = Self { connection, saver, power };
        server.connection.force_screen_saver(ScreenSaver::RESET)?.check()?;
        if let Some(power) = power {
            // Another process may have been ended while the panel was off.
            if power.was_enabled && dpms::info(&server.connection)?.reply()?.power_level != DPMSMode::ON {
                dpms::force_level(&server.connection, DPMSMode::ON)?.check()?;
            }
            if !suspends {
                dpms::disable(&server.connection)?.check()?;
            }
        }
        server.connection.flush()?;
        server.power = power;
        Ok(server)
    }

    /// Lights the panel, or switches it off; a key or a touch lights it as well.
    pub(super) fn light(&mut self, is_lit: bool) -> Result<(), String> {
        let Some(power) = self.power else { return Err("the X server has no DPMS".to_owned()) };
        self.switch(power, is_lit).map_err(|error| error.to_string())
    }

    fn switch(&self, power: Power, is_lit: bool) -> Result<(), ReplyError> {
        if !is_lit {
            dpms::enable(&self.connection)?.check()?;
            return dpms::force_level(&self.connection, DPMSMode::OFF)?.check();
        }
        dpms::force_level(&self.connection, DPMSMode::ON)?.check()?;
        if !power.was_enabled || self.saver.is_some() {
            dpms::disable(&self.connection)?.check()?;
        }
        Ok(())
    }

    fn restore(&self) -> Result<(), ConnectionError> {
        if let Some(Saver { timeout, interval, blanking, exposures }) = self.saver {
            self.connection.set_screen_saver(timeout, interval, blanking, exposures)?;
        }
        if let Some(Power { was_enabled }) = self.power {
            if was_enabled {
                dpms::enable(&self.connection)?;
                dpms::force_level(&self.connection, DPMSMode::ON)?;
            } else {
                dpms::disable(&self.connection)?;
            }
        }
        self.connection.sync_and_ignore()
    }
}

/// Waits until the server has done everything.
trait Sync {
    fn sync_and_ignore(&self) -> Result<(), ConnectionError>;
}

impl Sync for RustConnection {
    fn sync_and_ignore(&self) -> Result<(), ConnectionError> {
        let _ = self.get_input_focus()?.reply();
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A server that is gone needs nothing.
        let _ = self.restore();
    }
}

fn suspends(connection: &RustConnection) -> Result<bool, ReplyError> {
    if connection.extension_information(screensaver::X11_EXTENSION_NAME)?.is_none() {
        return Ok(false);
    }
    let (major, minor) = (SUSPENDS.0 as u8, SUSPENDS.1 as u8);
    let version = screensaver::query_version(connection, major, minor)?.reply()?;
    Ok((version.server_major_version, version.server_minor_version) >= SUSPENDS)
}

fn saver(connection: &RustConnection) -> Result<Saver, ReplyError> {
    let was = connection.get_screen_saver()?.reply()?;
    let side = |seconds: u16| i16::try_from(seconds).unwrap_or(i16::MAX);
    Ok(Saver {
        timeout: side(was.timeout),
        interval: side(was.interval),
        blanking: was.prefer_blanking,
        exposures: was.allow_exposures,
    })
}

/// The power management, where the server has one that does something.
fn power(connection: &RustConnection) -> Result<Option<Power>, ReplyError> {
    if connection.extension_information(dpms::X11_EXTENSION_NAME)?.is_none() || !dpms::capable(connection)?.reply()?.capable {
        return Ok(None);
    }
    Ok(Some(Power { was_enabled: dpms::info(connection)?.reply()?.state }))
}

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
    pub(super) fn light(&self, is_lit: bool) -> Result<(), String> {
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
    if connection.extension_information(dpms::X11_EXTENSION_NAME)?.is_none()
        || !dpms::capable(connection)?.reply()?.capable
    {
        return Ok(None);
    }
    Ok(Some(Power { was_enabled: dpms::info(connection)?.reply()?.state }))
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read, Write},
        os::unix::net::UnixStream,
        sync::mpsc::{Receiver, SyncSender, sync_channel},
        thread,
        time::Duration,
    };

    use x11rb::rust_connection::{DefaultStream, RustConnection};

    use super::{super::light, Server};

    /// Major opcodes that the server below gives to the two extensions, and the core requests that it knows.
    const DPMS: u8 = 130;
    const SAVER: u8 = 131;
    const QUERY_EXTENSION: u8 = 98;
    const GET_INPUT_FOCUS: u8 = 43;
    const SET_SCREEN_SAVER: u8 = 107;
    const GET_SCREEN_SAVER: u8 = 108;
    const FORCE_SCREEN_SAVER: u8 = 115;

    /// A server without a screen that tells what is asked of it. Its panel is off, since another process died.
    struct Fake {
        stream: UnixStream,
        tells: SyncSender<String>,
        is_enabled: bool,
        /// The version of MIT-SCREEN-SAVER: 1.1 suspends, 1.0 does not.
        minor: u8,
    }

    impl Fake {
        /// A connection to a new one, and what is asked of it.
        fn start(is_enabled: bool, minor: u8) -> (RustConnection, Receiver<String>) {
            let (ours, theirs) = UnixStream::pair().unwrap();
            let (tells, told) = sync_channel(64);
            let mut fake = Self { stream: theirs, tells, is_enabled, minor };
            thread::Builder::new().spawn(move || fake.serve()).unwrap();
            let (stream, _) = DefaultStream::from_unix_stream(ours).unwrap();
            let connection = RustConnection::connect_to_stream_with_auth_info(stream, 0, Vec::new(), Vec::new());
            (connection.unwrap(), told)
        }

        fn serve(&mut self) {
            let mut hello = [0; 12];
            self.stream.read_exact(&mut hello).unwrap();
            self.stream.write_all(&setup()).unwrap();
            let mut header = [0; 4];
            for sequence in 1_u16.. {
                if self.stream.read_exact(&mut header).is_err() {
                    return;
                }
                let mut body = vec![0; usize::from(u16::from_ne_bytes([header[2], header[3]])) * 4 - 4];
                self.stream.read_exact(&mut body).unwrap();
                if let Some(answer) = self.answer(header, &body) {
                    let mut reply = [0; 32];
                    reply[0] = 1;
                    reply[2..4].copy_from_slice(&sequence.to_ne_bytes());
                    reply[1] = answer[0];
                    reply[8..24].copy_from_slice(&answer[1..]);
                    self.stream.write_all(&reply).unwrap();
                }
            }
        }

        /// The reply's second byte and those behind its length; nothing for a request without a reply.
        fn answer(&self, header: [u8; 4], body: &[u8]) -> Option<[u8; 17]> {
            let mut answer = [0; 17];
            match (header[0], header[1]) {
                (QUERY_EXTENSION, _) => {
                    let opcode = match &body[4..8] {
                        b"DPMS" => DPMS,
                        _ => SAVER,
                    };
                    answer[1..3].copy_from_slice(&[1, opcode]);
                }
                (GET_INPUT_FOCUS, _) => {}
                (GET_SCREEN_SAVER, _) => answer[1..7].copy_from_slice(&[88, 2, 88, 2, 1, 1]),
                // Capable.
                (DPMS, 1) => answer[1] = 1,
                // Power level and state.
                (DPMS, 7) => answer[1..4].copy_from_slice(&[3, 0, u8::from(self.is_enabled)]),
                (SAVER, 0) => answer[1..5].copy_from_slice(&[1, 0, self.minor, 0]),
                _ => {
                    // A test that has seen enough does not listen any more.
                    let _ = self.tells.send(said(header, body));
                    return None;
                }
            }
            Some(answer)
        }
    }

    /// A request without a reply, in words.
    fn said(header: [u8; 4], body: &[u8]) -> String {
        match (header[0], header[1]) {
            (DPMS, 4) => "enable".to_owned(),
            (DPMS, 5) => "disable".to_owned(),
            (DPMS, 6) => format!("power {}", body[0]),
            (SAVER, 5) => format!("suspend {}", body[0]),
            (SET_SCREEN_SAVER, _) => format!("saver {}", i16::from_ne_bytes([body[0], body[1]])),
            (FORCE_SCREEN_SAVER, mode) => format!("saver forced {mode}"),
            other => format!("{other:?}"),
        }
    }

    /// What a server says first: one screen, no formats, no vendor.
    fn setup() -> Vec<u8> {
        let mut setup = vec![0; 80];
        (setup[0], setup[2], setup[6], setup[28]) = (1, 11, 18, 1);
        // The range of ids that clients may use.
        setup[16..20].copy_from_slice(&0x001f_ffff_u32.to_ne_bytes());
        setup[26..28].copy_from_slice(&u16::MAX.to_ne_bytes());
        setup
    }

    #[test]
    fn the_panel_goes_off_and_on_and_the_server_has_its_own_settings_back() {
        let (connection, told) = Fake::start(true, 1);
        let server = Server::held(connection).unwrap();
        server.light(false).unwrap();
        server.light(true).unwrap();
        drop(server);
        let told: Vec<String> = told.into_iter().collect();
        // It was off already, and it is not blank.
        assert_eq!(told[..3], ["suspend 1", "saver forced 0", "power 0"]);
        assert_eq!(told[3..6], ["enable", "power 3", "power 0"]);
        assert_eq!(told[6..], ["enable", "power 0"], "the suspension ends with the connection");
    }

    #[test]
    fn power_management_that_was_disabled_is_so_whenever_the_panel_is_lit() {
        let (connection, told) = Fake::start(false, 1);
        let server = Server::held(connection).unwrap();
        server.light(false).unwrap();
        server.light(true).unwrap();
        drop(server);
        let told: Vec<String> = told.into_iter().collect();
        assert_eq!(told, ["suspend 1", "saver forced 0", "enable", "power 3", "power 0", "disable", "disable"]);
    }

    #[test]
    fn a_panel_that_something_has_lit_is_switched_off_again() {
        let (connection, told) = Fake::start(true, 1);
        let server = Server::held(connection).unwrap();
        let (orders, received) = sync_channel(1);
        let light = move || light(Some(&server), &received, Duration::from_millis(1));
        let thread = thread::Builder::new().spawn(light).unwrap();
        orders.send(false).unwrap();
        assert_eq!(told.iter().filter(|said| said == "power 3").take(3).count(), 3);
        drop((orders, told));
        thread.join().unwrap();
    }

    #[test]
    fn an_old_server_is_set_and_set_back() {
        let (connection, told) = Fake::start(true, 0);
        drop(Server::held(connection).unwrap());
        let told: Vec<String> = told.into_iter().collect();
        let expected = ["saver 0", "saver forced 0", "power 0", "disable", "saver 600", "enable", "power 0"];
        assert_eq!(told, expected);
    }
}

//! The monitors of an X server, also while they are plugged in and out: the window library learns of them once.

use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use x11rb::{
    connection::Connection,
    errors::ReplyOrIdError,
    protocol::{
        Event,
        randr::{self, ConnectionExt, NotifyMask},
        xproto::Window,
    },
    rust_connection::RustConnection,
};

/// A monitor: its name, where it lies on the desktop, and its width and height, in pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// As the system names it, for example `HDMI-1`.
    pub name: String,
    /// Its left and its upper edge.
    pub at: (i32, i32),
    /// Width and height.
    pub size: (u32, u32),
}

/// The monitors that there are.
#[derive(Clone, Debug, Default)]
pub struct Outputs(Arc<Mutex<Option<Vec<Output>>>>);

impl Outputs {
    /// Watches the server that `DISPLAY` names, and calls `wake` when there are other monitors than before.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn watch(wake: impl Fn() + Send + 'static) -> io::Result<Self> {
        let outputs = Self::default();
        let known = outputs.clone();
        let watch = move || {
            if let Err(error) = known.follow(&wake) {
                tracing::debug!("nobody watches the monitors: {error}");
            }
            known.put(None);
        };
        thread::Builder::new().name("monitors".to_owned()).spawn(watch)?;
        Ok(outputs)
    }

    /// All of them, in the server's order; nothing where that is not known, as at first.
    #[must_use]
    pub fn list(&self) -> Option<Vec<Output>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// True if they are others than before.
    fn put(&self, now: Option<Vec<Output>>) -> bool {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_new = *known != now;
        *known = now;
        is_new
    }

    fn follow(&self, wake: &impl Fn()) -> Result<(), ReplyOrIdError> {
        let Ok((server, screen)) = x11rb::connect(None) else { return Ok(()) };
        let root = server.setup().roots[screen].root;
        let events = NotifyMask::SCREEN_CHANGE | NotifyMask::CRTC_CHANGE | NotifyMask::OUTPUT_CHANGE;
        // Who sees no version first is told nothing.
        server.randr_query_version(1, 3)?.reply()?;
        server.randr_select_input(root, events)?.check()?;
        loop {
            if self.put(Some(outputs(&server, root)?)) {
                wake();
            }
            while !is_change(&server.wait_for_event()?) {}
            // They come in groups.
            while server.poll_for_event()?.is_some() {}
        }
    }
}

const fn is_change(event: &Event) -> bool {
    matches!(event, Event::RandrScreenChangeNotify(_) | Event::RandrNotify(_))
}

fn outputs(server: &RustConnection, root: Window) -> Result<Vec<Output>, ReplyOrIdError> {
    let resources = randr::get_screen_resources_current(server, root)?.reply()?;
    let mut all = Vec::new();
    for crtc in resources.crtcs {
        let lit = server.randr_get_crtc_info(crtc, resources.config_timestamp)?.reply()?;
        let Some(output) = lit.outputs.first().filter(|_| lit.width > 0 && lit.height > 0) else { continue };
        let output = server.randr_get_output_info(*output, resources.config_timestamp)?.reply()?;
        all.push(Output {
            name: String::from_utf8_lossy(&output.name).into_owned(),
            at: (lit.x.into(), lit.y.into()),
            size: (lit.width.into(), lit.height.into()),
        });
    }
    Ok(all)
}

//! Engraves on a thread of its own what will be on screen next.

use std::{
    io,
    sync::{
        Arc,
        mpsc::{Receiver, SyncSender, TrySendError, sync_channel},
    },
    thread,
};

use super::{area::Area, engraver::Engraver, sprite::Sprite};
use crate::{media::step_back, scene::Item, theme::Typefaces};

/// A thread with an engraver.
pub struct Workshop {
    orders: SyncSender<Order>,
    finished: Receiver<Finished>,
}

/// So many items wait to be taken at most.
const ITEMS_MAX: usize = 256;

/// Items to engrave.
#[derive(Debug)]
pub struct Order {
    /// The items.
    pub items: Vec<Item>,
    /// Where they may be drawn, in pixels.
    pub bounds: Area,
    /// Pixels in a point.
    pub pixels_per_point: f32,
    /// The exhibition's own fonts.
    pub typefaces: Typefaces,
}

/// An item that was engraved.
#[derive(Debug)]
pub struct Finished {
    /// The item.
    pub item: Item,
    /// Its pixels, if it has any.
    pub sprite: Option<Sprite>,
    /// Where it could be drawn, in pixels.
    pub bounds: Area,
    /// Pixels in a point.
    pub pixels_per_point: f32,
    /// The exhibition's own fonts.
    pub typefaces: Typefaces,
}

impl Workshop {
    /// Starts the thread; `wake` is called there when an order is finished. The thread ends with the workshop.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(wake: Arc<dyn Fn() + Send + Sync>) -> io::Result<Self> {
        let (orders, inbox) = sync_channel::<Order>(1);
        let (outbox, finished) = sync_channel(ITEMS_MAX);
        let work = move || {
            step_back();
            let mut engraver = Engraver::new(1);
            while let Ok(Order { items, bounds, pixels_per_point, typefaces }) = inbox.recv() {
                engraver.set_in(&typefaces);
                for item in items {
                    let sprite = engraver.engrave(&item, bounds, pixels_per_point);
                    let typefaces = typefaces.clone();
                    match outbox.try_send(Finished { item, sprite, bounds, pixels_per_point, typefaces }) {
                        Ok(()) => {}
                        Err(TrySendError::Full(finished)) => {
                            wake();
                            if outbox.send(finished).is_err() {
                                return;
                            }
                        }
                        Err(TrySendError::Disconnected(_)) => return,
                    }
                }
                wake();
            }
        };
        thread::Builder::new().name("engrave".to_owned()).spawn(work)?;
        Ok(Self { orders, finished })
    }

    /// Orders items; false if too much is to be done already. Does not block.
    pub fn order(&self, order: Order) -> bool {
        // The thread ends only with the workshop, or by a panic: then items are engraved when they are needed.
        self.orders.try_send(order).is_ok()
    }

    /// An item that was finished. Does not block.
    pub fn finished(&self) -> Option<Finished> {
        self.finished.try_recv().ok()
    }
}

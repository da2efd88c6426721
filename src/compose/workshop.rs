//! Engraves on a thread of its own what will be on screen next.

use std::{
    io,
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use super::{Area, Engraver, Sprite};
use crate::{media::step_back, scene::Item};

/// A thread with an engraver.
pub struct Workshop {
    orders: Sender<Order>,
    finished: Receiver<Finished>,
}

/// Items to engrave.
#[derive(Debug)]
pub struct Order {
    /// The items.
    pub items: Vec<Item>,
    /// Where they may be drawn, in pixels.
    pub bounds: Area,
    /// Pixels in a point.
    pub pixels_per_point: f32,
}

/// An item that was engraved.
#[derive(Debug)]
pub struct Finished {
    /// The item.
    pub item: Item,
    /// Its pixels, if it has any.
    pub sprite: Option<Sprite>,
    /// Pixels in a point.
    pub pixels_per_point: f32,
}

impl Workshop {
    /// Starts the thread; `wake` is called there when an order is finished. The thread ends with the workshop.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(wake: Arc<dyn Fn() + Send + Sync>) -> io::Result<Self> {
        let (orders, inbox) = channel::<Order>();
        let (outbox, finished) = channel();
        let work = move || {
            step_back();
            let mut engraver = Engraver::new(1);
            while let Ok(mut order) = inbox.recv() {
                // Only the latest order is still of use.
                while let Ok(newer) = inbox.try_recv() {
                    order = newer;
                }
                let Order { items, bounds, pixels_per_point } = order;
                for item in items {
                    let sprite = engraver.engrave(&item, bounds, pixels_per_point);
                    if outbox.send(Finished { item, sprite, pixels_per_point }).is_err() {
                        return;
                    }
                }
                wake();
            }
        };
        thread::Builder::new().name("engrave".to_owned()).spawn(work)?;
        Ok(Self { orders, finished })
    }

    /// Orders items; what was ordered before and has not been begun is dropped. Does not block.
    pub fn order(&self, order: Order) {
        // The thread ends only with the workshop, or by a panic: then items are engraved when they are needed.
        let _ = self.orders.send(order);
    }

    /// An item that was finished. Does not block.
    pub fn finished(&self) -> Option<Finished> {
        self.finished.try_recv().ok()
    }
}

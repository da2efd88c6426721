//! A place for the latest of something: who tells never waits, and of several things only the latest is taken.

use std::{
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// The latest of something that was not taken yet.
#[derive(Debug)]
pub struct Latest<T> {
    value: Mutex<Option<T>>,
    changed: Condvar,
}

impl<T> Default for Latest<T> {
    fn default() -> Self {
        Self { value: Mutex::new(None), changed: Condvar::new() }
    }
}

impl<T> Latest<T> {
    /// Puts a new one in the place of the one that is there.
    pub fn put(&self, value: T) {
        *self.lock() = Some(value);
        self.changed.notify_one();
    }

    /// Waits for the next one.
    pub fn take(&self) -> T {
        let mut value = self.lock();
        loop {
            match value.take() {
                Some(taken) => return taken,
                None => value = self.changed.wait(value).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }

    /// Waits for the next one, at most for `limit`.
    pub fn take_within(&self, limit: Duration) -> Option<T> {
        let waited = self.changed.wait_timeout_while(self.lock(), limit, |value| value.is_none());
        waited.unwrap_or_else(PoisonError::into_inner).0.take()
    }

    fn lock(&self) -> MutexGuard<'_, Option<T>> {
        self.value.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

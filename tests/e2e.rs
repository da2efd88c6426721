//! The program itself, as a visitor, a speaker and an operator meet it: the real window on a display of its own, real
//! keys and touches, and what is on the screen.
//!
//! Needs an X server and takes minutes, so it runs with `cargo test --release --test e2e -- --ignored`; a missing tool is a
//! failure.

#[path = "e2e/alone.rs"]
mod alone;
#[path = "e2e/author.rs"]
mod author;
#[path = "e2e/awake.rs"]
mod awake;
#[path = "e2e/kit/bus.rs"]
mod bus;
#[path = "e2e/kit/display.rs"]
mod display;
#[path = "e2e/kit/exhibition.rs"]
mod exhibition;
#[path = "e2e/faults.rs"]
mod faults;
#[path = "e2e/films.rs"]
mod films;
#[path = "e2e/health.rs"]
mod health;
#[path = "e2e/lock.rs"]
mod lock;
#[path = "e2e/kit/machine.rs"]
mod machine;
#[path = "e2e/machines.rs"]
mod machines;
#[path = "e2e/operator.rs"]
mod operator;
#[path = "e2e/kit/program.rs"]
mod program;
#[path = "e2e/reader.rs"]
mod reader;
#[path = "e2e/kit/reader.rs"]
mod reader_kit;
#[path = "e2e/kit/screen.rs"]
mod screen;
#[path = "e2e/settings.rs"]
mod settings;
#[path = "e2e/sounds.rs"]
mod sounds;
#[path = "e2e/speaker.rs"]
mod speaker;
#[path = "e2e/start.rs"]
mod start;
#[path = "e2e/statistics.rs"]
mod statistics;
#[path = "e2e/kit/status_log.rs"]
mod status_log;
#[path = "e2e/supervised.rs"]
mod supervised;
#[path = "e2e/talk.rs"]
mod talk;
#[path = "e2e/kit/target.rs"]
mod target;
#[path = "e2e/visitor.rs"]
mod visitor;
#[path = "e2e/window.rs"]
mod window;
#[path = "e2e/workers.rs"]
mod workers;

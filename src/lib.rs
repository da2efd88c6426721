//! Xiongguan (雄关, "the mighty pass"): an exhibition on a screen.
//!
//! One binary, one text file, one folder of pictures: full-screen slides of photographs, texts and figures, for a
//! touchscreen in a museum, for a talk, or for a wall that plays for ever.
//!
//! # The way of the data
//!
//! ```text
//! content.ron ─► content ─► Exhibition ─► show.step(now, input) ─► effects ─► shell (window, clock, files, log)
//!    text          │ all findings             │ ShowState
//!                  ▼                          ▼
//!               people ◄─ diag     Scene ◄─ scene(exhibition, state, theme, stage, pictures, measure, now)
//!                                    │
//! pictures ─► media ─► facts, pixels ┴─► view (shapes, roles, touches) ─► window
//!                                          └─► paint (CPU) ─► PNG
//! ```
//!
//! The core is pure: [`content`], [`show`], [`scene`] and [`theme`] know no window, clock, thread or file. Time and
//! input come in as arguments, and what should happen goes out as data. Window, export and tests draw the same
//! [`scene::Scene`], so the export is the screen. Only `shell` touches the world.
//!
//! # Rooms, in the order in which to read them
//!
//! | room | what it is for |
//! |---|---|
//! | [`units`] | time, places on the stage, colours |
//! | [`diag`] | one record for everything that can be wrong, and its written forms |
//! | [`content`] | text → validated exhibition and all findings |
//! | [`theme`] | the only home of literal colours and sizes |
//! | [`show`] | the state machine: what is on screen, what comes next, when to wake |
//! | [`scene`] | everything on screen as items at fixed places |
//! | [`media`] | files → upright pixels, on a thread of their own |
//! | [`view`] | a scene on egui: fonts, shapes, roles, touches |
//! | [`paint`] | egui's output → pixels, on the CPU, the same bytes everywhere |
//! | [`settings`] | `kiosk.ron`: what differs from machine to machine |
//! | [`files`] | the one place where the exhibition's and the machine's files are read and written |
//! | [`explain`] | what is on screen at a moment, and why |
//! | [`starter`] | the small exhibition that `new` makes |
//! | [`headless`] | slides without a window: pictures of a slide, and a camera on the CPU |
//! | [`export`] | slides as pictures and as PDF, without a display |
//! | [`lint`] | what only the laid-out exhibition shows: words that do not fit, contrast, pictures that do not suit |
//! | `shell` | the window: clock, keys, fingers, watching for changes (feature `window`) |
//! | [`cli`] | arguments in, exit code out |
//!
//! A test reads the `use` lines and holds this order.

#[doc = include_str!("docs/changelog.md")]
pub mod changelog {}
pub mod cli;
pub mod content;
pub mod diag;
pub mod explain;
pub mod export;
pub mod files;
#[doc = include_str!("docs/guide.md")]
#[doc = include_str!("docs/codes.md")]
pub mod guide {}
pub mod headless;
pub mod lint;
pub mod media;
pub mod paint;
pub mod scene;
pub mod settings;
#[cfg(feature = "window")]
pub mod shell;
pub mod show;
pub mod starter;
pub mod theme;
pub mod units;
pub mod view;

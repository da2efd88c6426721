//! The supervisor: starts the show as a process of its own, and again when it ends.

use std::{
    env,
    io::{BufRead, BufReader},
    os::unix::process::{CommandExt, ExitStatusExt},
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};
use sd_notify::NotifyState;
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM},
    iterator::Signals,
};

use super::{
    life::{Life, ORDERS, Orders, REPORT},
    policy::{Death, Next, Policy},
    report::Reports,
};
use crate::{record, units::Moment};

/// A frame may come so long after it was due; then the show hangs.
const LATE: Duration = Duration::from_secs(8);
/// The first frame may take so long: a disk may be slow after power-on.
const FIRST: Duration = Duration::from_mins(1);
/// A show that the system could not start is tried again after this.
const RETRY: Duration = Duration::from_secs(5);
/// A show that is asked to end has so long for it.
const END: Duration = Duration::from_secs(2);
/// After a process has ended by a signal that may have gone to all: so long its twin may take.
const TWIN: Duration = Duration::from_millis(300);

/// Keeps the show running until somebody leaves it or this process is told to end; the exit code. How the show is doing
/// is written into `state_folder`, if there is one.
///
/// # Errors
/// When signals cannot be waited for or the program cannot be started at all.
pub fn run(tells_status: bool, state_folder: Option<PathBuf>) -> std::io::Result<u8> {
    let (sender, events) = sync_channel(EVENTS_MAX);
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP])?;
    let told = sender.clone();
    let listen = move || signals.forever().take_while(|_| told.send(Event::Stop).is_ok()).for_each(drop);
    thread::Builder::new().name("signals".to_owned()).spawn(listen)?;
    let watchdog = sd_notify::watchdog_enabled().map(|limit| limit / 2);
    let mut supervisor = Supervisor {
        sender,
        events,
        policy: Policy::default(),
        began: now(),
        generation: 0,
        watchdog,
        is_ready: false,
        tells_status,
        reports: state_folder.map(Reports::start).transpose()?,
    };
    let code = supervisor.run();
    if let Some(reports) = supervisor.reports.take() {
        reports.end();
    }
    code
}

/// So many events wait at most; then who tells them waits.
const EVENTS_MAX: usize = 64;

enum Event {
    /// This process is told to end.
    Stop,
    /// A line of the show that was started as this one, counted from 1.
    Line(u64, String),
    /// That show has closed its output: it has ended.
    End(u64),
}

/// How watching a show ended.
enum Watched {
    Died(Death),
    /// This process was told to end.
    Stopped,
    /// The time was up.
    Over,
}

struct Supervisor {
    sender: SyncSender<Event>,
    events: Receiver<Event>,
    policy: Policy,
    began: Instant,
    /// Counts the processes that were started.
    generation: u64,
    /// How often the service manager wants a sign of life, if it does.
    watchdog: Option<Duration>,
    is_ready: bool,
    tells_status: bool,
    reports: Option<Reports>,
}

/// A show that runs. Its input is closed with it.
struct Ward {
    process: Child,
    _input: Option<ChildStdin>,
    began: Moment,
}

impl Supervisor {
    fn run(&mut self) -> std::io::Result<u8> {
        let mut next = Next::Show(Orders::default(), Duration::ZERO);
        loop {
            next = match next {
                Next::End(code) => return Ok(code),
                Next::Show(_, after) if self.waits(after) => return Ok(0),
                Next::Show(orders, _) => match self.start(&orders) {
                    Ok(ward) => self.show(ward),
                    Err(error) if self.generation == 0 => return Err(error),
                    Err(error) => {
                        // The system may be short of memory for a while.
                        tracing::error!("the show cannot be started: {error}");
                        Next::Show(orders, RETRY)
                    }
                },
                Next::Plate(orders, stands) => self.plate(&orders, now() + stands),
            };
        }
    }

    /// Watches a show until it is over.
    fn show(&mut self, mut ward: Ward) -> Next {
        if let Watched::Died(death) = self.watch(&mut ward, None) {
            let next = self.policy.died(death, ward.began, self.moment());
            self.tell(death, &next);
            return next;
        }
        end(&mut ward.process, &self.events);
        Next::End(0)
    }

    /// Shows a plate until then. Where not even that can be shown, the time is waited for all the same.
    fn plate(&mut self, orders: &Orders, until: Instant) -> Next {
        if let Ok(mut ward) = self.start(orders) {
            match self.watch(&mut ward, Some(until)) {
                Watched::Died(Death::Code(0)) => return Next::End(0),
                Watched::Died(_) => {}
                Watched::Over => end(&mut ward.process, &self.events),
                Watched::Stopped => {
                    end(&mut ward.process, &self.events);
                    return Next::End(0);
                }
            }
        }
        Next::Show(self.policy.orders(), until.saturating_duration_since(now()))
    }

    /// Starts the show with these orders, and a thread that listens to it.
    fn start(&mut self, orders: &Orders) -> std::io::Result<Ward> {
        let mut arguments = env::args_os();
        // The program that runs, also when its file was replaced meanwhile.
        let mut command = Command::new("/proc/self/exe");
        if let Some(name) = arguments.next() {
            command.arg0(name);
        }
        let input = Stdio::piped();
        let mut process =
            command.args(arguments).env(ORDERS, orders.to_string()).stdin(input).stdout(Stdio::piped()).spawn()?;
        self.generation += 1;
        let (number, sender) = (self.generation, self.sender.clone());
        if let Some(output) = process.stdout.take() {
            thread::Builder::new().name("show".to_owned()).spawn(move || listen(output, number, &sender))?;
        }
        Ok(Ward { _input: process.stdin.take(), process, began: self.moment() })
    }

    /// Watches a show until it has died, the time is up, or this process is told to end.
    fn watch(&mut self, ward: &mut Ward, until: Option<Instant>) -> Watched {
        let mut due = Some(now() + FIRST);
        let mut is_hung = false;
        loop {
            let wakes = [due, until, self.watchdog.map(|every| now() + every)];
            let event = self.next_event(wakes.into_iter().flatten().min());
            let is_past = |moment: Option<Instant>| moment.is_some_and(|moment| moment <= now());
            match event {
                Some(Event::Stop) => return Watched::Stopped,
                Some(Event::Line(number, line)) if number == self.generation => {
                    if let Some(report) = line.strip_prefix(REPORT) {
                        self.reports.iter_mut().for_each(|reports| reports.shown(report));
                    } else if let Ok(life) = line.parse::<Life>() {
                        due = life.due.map(|due| now() + due + LATE);
                        self.policy.lives(life.place);
                        self.is_up();
                    }
                }
                Some(Event::End(number)) if number == self.generation => {
                    let death = ward.process.wait().map_or(Death::Hang, death);
                    return self.died(if is_hung { Death::Hang } else { death });
                }
                Some(Event::Line(..) | Event::End(_)) => {}
                None if is_past(until) => return Watched::Over,
                None if is_past(due) => {
                    // Its end comes as an event.
                    let _ = ward.process.kill();
                    (is_hung, due) = (true, None);
                }
                None => self.notify(NotifyState::Watchdog),
            }
        }
    }

    /// A show that was ended by the signal that also ends this process is not started again.
    fn died(&self, death: Death) -> Watched {
        let may_be_twin = matches!(death, Death::Signal(SIGTERM | SIGINT | SIGHUP));
        if may_be_twin && matches!(self.next_event(Some(now() + TWIN)), Some(Event::Stop)) {
            return Watched::Stopped;
        }
        Watched::Died(death)
    }

    /// The next event; nothing if none comes until then.
    fn next_event(&self, until: Option<Instant>) -> Option<Event> {
        let result = match until {
            Some(until) => self.events.recv_timeout(until.saturating_duration_since(now())),
            None => self.events.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        result.ok()
    }

    /// Waits; true if this process is told to end meanwhile.
    fn waits(&self, time: Duration) -> bool {
        let until = now() + time;
        while now() < until {
            let wake = self.watchdog.map_or(until, |every| until.min(now() + every));
            match self.next_event(Some(wake)) {
                Some(Event::Stop) => return true,
                Some(_) => {}
                None => self.notify(NotifyState::Watchdog),
            }
        }
        false
    }

    /// Something is on the screen.
    fn is_up(&mut self) {
        if !self.is_ready {
            self.is_ready = true;
            self.notify(NotifyState::Ready);
        }
        self.notify(NotifyState::Watchdog);
    }

    fn notify(&self, state: NotifyState<'_>) {
        let is_wanted = self.watchdog.is_some() || !matches!(state, NotifyState::Watchdog);
        if is_wanted {
            // Without a service manager there is nobody to tell.
            let _ = sd_notify::notify(&[state]);
        }
    }

    fn tell(&mut self, death: Death, next: &Next) {
        if let Some(reports) = &mut self.reports {
            reports.died(death, next);
        }
        let how = match death {
            Death::Code(code) => format!("ended with code {code}"),
            Death::Signal(signal) => format!("was ended by signal {signal}"),
            Death::Hang => "hung: a frame that was due did not come".to_owned(),
        };
        let (orders, what) = match next {
            Next::End(_) => return,
            Next::Show(orders, after) if after.is_zero() => (orders, "it starts again".to_owned()),
            Next::Show(orders, after) => (orders, format!("it starts again in {:.1} s", after.as_secs_f32())),
            Next::Plate(orders, after) => (orders, format!("a plate stands for {} s", after.as_secs())),
        };
        let place = orders.place.as_ref().map_or_else(String::new, |place| format!(" on slide `{}`", place.slide));
        let without = match orders.without.as_slice() {
            [] => String::new(),
            ids => format!("; left out: {}", ids.join(", ")),
        };
        tracing::error!("the show {how}{place}; {what}{without}");
        if self.tells_status {
            let without = if orders.without.is_empty() { "-".to_owned() } else { orders.without.join(",") };
            record::line(&format!(
                "status event=restart reason={death} restarts={} plate={} without={without}",
                orders.restarts, orders.is_plate
            ));
        }
    }

    fn moment(&self) -> Moment {
        let since = now().saturating_duration_since(self.began);
        Moment::from_millis(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
    }
}

/// Tells every line of a show, and its end.
fn listen(output: ChildStdout, number: u64, sender: &SyncSender<Event>) {
    let lines = BufReader::new(output).lines().map_while(Result::ok);
    lines.take_while(|line| sender.send(Event::Line(number, line.clone())).is_ok()).for_each(drop);
    let _ = sender.send(Event::End(number));
}

/// Asks the show to end, and ends it if it does not.
fn end(process: &mut Child, events: &Receiver<Event>) {
    if let Some(pid) = i32::try_from(process.id()).ok().and_then(Pid::from_raw) {
        let _ = kill_process(pid, Signal::TERM);
    }
    let until = now() + END;
    while matches!(process.try_wait(), Ok(None)) && now() < until {
        // Its last lines must not fill the queue, and its end is told there.
        let _ = events.recv_timeout(until.saturating_duration_since(now()));
    }
    let _ = process.kill();
    let _ = process.wait();
}

fn death(status: ExitStatus) -> Death {
    match (status.code(), status.signal()) {
        (Some(code), _) => Death::Code(u8::try_from(code).unwrap_or(u8::MAX)),
        (None, Some(signal)) => Death::Signal(signal),
        (None, None) => Death::Hang,
    }
}

#[expect(clippy::disallowed_methods, reason = "the supervisor's clock: it waits for signs of life")]
fn now() -> Instant {
    Instant::now()
}

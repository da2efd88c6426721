//! The talk's side: it starts the speaker's window, tells it what is on screen, and hears what the speaker does there.

use std::{
    env,
    io::{self, BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::{
        Arc,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
};

use super::{
    child::SEAT,
    line::{Said, Seat, Seen, line, read},
};
use crate::{record::Latest, supervise::life::ORDERS};

/// So much that was heard waits at most; then the window waits.
const HEARD_MAX: usize = 256;

/// Tells that something was heard.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What the talk hears of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Heard {
    /// This was done there.
    Said(Said),
    /// Its process has ended, or could not be started.
    Gone,
}

/// The speaker's window, which a thread starts, tells and ends: who calls this never waits.
#[derive(Debug)]
pub struct Window {
    wanted: Arc<Latest<Wanted>>,
    heard: Receiver<(u64, Heard)>,
    /// Counts the processes that were asked for.
    number: u64,
    seat: Option<Arc<Seat>>,
}

/// What there is to be.
#[derive(Debug)]
struct Wanted {
    number: u64,
    seat: Option<Arc<Seat>>,
    seen: Option<Seen>,
}

impl Window {
    /// The speaker's window of a talk that this process is, as a child of `program`; it is not open yet.
    ///
    /// # Errors
    /// When a thread cannot be started.
    pub fn new(program: PathBuf, wake: Wake) -> io::Result<Self> {
        let (wanted, (tell, heard)) = (Arc::<Latest<Wanted>>::default(), sync_channel(HEARD_MAX));
        let orders = Arc::clone(&wanted);
        let serve = move || Server { program, tell, wake, running: None, started: 0 }.serve(&orders);
        thread::Builder::new().name("beside".to_owned()).spawn(serve)?;
        Ok(Self { wanted, heard, number: 0, seat: None })
    }

    /// Opens it here; one that is open closes.
    pub fn open(&mut self, seat: Seat, seen: Option<Seen>) {
        self.number += 1;
        self.seat = Some(Arc::new(seat));
        self.wanted.put(Wanted { number: self.number, seat: self.seat.clone(), seen });
    }

    /// Tells what is on screen now.
    pub fn tell(&self, seen: Seen) {
        self.wanted.put(Wanted { number: self.number, seat: self.seat.clone(), seen: Some(seen) });
    }

    /// Closes it.
    pub fn close(&mut self) {
        self.seat = None;
        self.wanted.put(Wanted { number: self.number, seat: None, seen: None });
    }

    /// What the window that was opened last tells.
    pub fn take(&self) -> Option<Heard> {
        let of_this_one = |(number, heard)| (number == self.number && self.seat.is_some()).then_some(heard);
        self.heard.try_iter().find_map(of_this_one)
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        self.close();
    }
}

/// The thread that has to do with the process.
struct Server {
    program: PathBuf,
    tell: SyncSender<(u64, Heard)>,
    wake: Wake,
    running: Option<Running>,
    /// The number of the last one that was started, or could not be.
    started: u64,
}

struct Running {
    number: u64,
    process: Child,
    input: Option<ChildStdin>,
}

impl Server {
    fn serve(mut self, orders: &Latest<Wanted>) {
        loop {
            let Wanted { number, seat, seen } = orders.take();
            if self.running.as_ref().is_some_and(|running| running.number != number || seat.is_none())
                && let Some(running) = self.running.take()
            {
                running.end();
            }
            if let Some(seat) = seat.filter(|_| number != self.started) {
                self.started = number;
                match self.start(number, &seat) {
                    Ok(running) => self.running = Some(running),
                    Err(error) => {
                        tracing::warn!("the speaker's window cannot be started: {error}");
                        let _ = self.tell.send((number, Heard::Gone));
                        (self.wake)();
                    }
                }
            }
            if let Some(line) = seen.as_ref().and_then(line)
                && let Some(input) = self.running.as_mut().and_then(|running| running.input.as_mut())
            {
                // That it has ended is told by its output.
                let _ = input.write_all(line.as_bytes());
            }
        }
    }

    fn start(&self, number: u64, seat: &Seat) -> io::Result<Running> {
        let mut process = command(&self.program, seat)?.spawn()?;
        let input = process.stdin.take();
        if let Some(output) = process.stdout.take() {
            let (tell, wake) = (self.tell.clone(), Arc::clone(&self.wake));
            let listen = move || listen(output, number, &tell, &*wake);
            thread::Builder::new().name("speaker".to_owned()).spawn(listen)?;
        }
        Ok(Running { number, process, input })
    }
}

/// This program with the arguments of this process, as the window with this seat.
fn command(program: &Path, seat: &Seat) -> io::Result<Command> {
    let mut arguments = env::args_os();
    let mut command = Command::new(program);
    let name = arguments.next();
    // Who looks at the list of processes sees the show's own name.
    #[cfg(unix)]
    if let Some(name) = name {
        std::os::unix::process::CommandExt::arg0(&mut command, name);
    }
    #[cfg(not(unix))]
    drop(name);
    let seat = line(seat).ok_or(io::ErrorKind::InvalidData)?;
    command.args(arguments).env(SEAT, seat.trim_end()).env_remove(ORDERS);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    Ok(command)
}

fn listen(output: ChildStdout, number: u64, tell: &SyncSender<(u64, Heard)>, wake: &(dyn Fn() + Send + Sync)) {
    let said = BufReader::new(output).lines().map_while(Result::ok).filter_map(|line| read(&line)).map(Heard::Said);
    for heard in said.chain([Heard::Gone]) {
        if tell.send((number, heard)).is_err() {
            return;
        }
        wake();
    }
}

impl Running {
    fn end(mut self) {
        drop(self.input.take());
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

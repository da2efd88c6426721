//! `xiongguan pin`

use std::io::{self, BufRead, IsTerminal};

use super::{Exit, complain, language, say};
use crate::{
    diag::Words,
    lock::{NoPin, Pin, PinHash},
    words,
};

/// Asks for a PIN, twice at a terminal, and prints the line of `kiosk.ron` with its hash.
pub(super) fn pin() -> Exit {
    let told = |text: Words| text.in_language(language(None));
    let pin = match asked().and_then(|typed| Pin::new(&typed).map_err(why)) {
        Ok(pin) => pin,
        Err(problem) => {
            complain(&format!("error: {}", told(problem)));
            return Exit::Failed;
        }
    };
    if pin.is_trivial() {
        complain(&format!(
            "warning: {}",
            told(words!("this PIN is among the first that people try; take one that nobody guesses"))
        ));
    }
    let Some(hash) = PinHash::of(&pin) else {
        complain(&format!("error: {}", told(words!("the system gives no random numbers"))));
        return Exit::Failed;
    };
    complain(&told(words!("this line belongs into kiosk.ron, between the brackets of `Kiosk( … )`:")));
    say(&format!("pin: \"{hash}\","), Exit::Clean)
}

/// What was typed: at a terminal unseen and twice, else the first line of standard input.
fn asked() -> Result<String, Words> {
    let told = |text: Words| text.in_language(language(None));
    let failed = |error: io::Error| words!("the PIN cannot be read: {error}", error = error.to_string());
    if !io::stdin().is_terminal() {
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line).map_err(failed)?;
        return Ok(line.trim().to_owned());
    }
    let ask = |text: Words| rpassword::prompt_password(format!("{} ", told(text))).map_err(failed);
    let first = ask(words!("PIN, 4 to 12 digits:"))?;
    // Nobody types a second time what cannot be used.
    Pin::new(first.trim()).map_err(why)?;
    if ask(words!("The same again:"))?.trim() == first.trim() {
        Ok(first.trim().to_owned())
    } else {
        Err(words!("the two differ"))
    }
}

fn why(problem: NoPin) -> Words {
    match problem {
        NoPin::NotDigits => words!("a PIN has digits alone, since the pad on the screen has no letters"),
        NoPin::Length => {
            words!("a PIN has {least} to {most} digits", least = Pin::SHORTEST, most = Pin::LONGEST)
        }
    }
}

//! PINs, and the slow salted hash of one that stands in `kiosk.ron`.

use std::fmt;

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use serde::Deserialize;

/// A PIN as somebody typed it: 4 to 12 digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(String);

/// Never written, not even into a log.
impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(…)")
    }
}

/// Why a text is no PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPin {
    /// It has other characters than the digits 0 to 9.
    NotDigits,
    /// It is shorter than [`Pin::SHORTEST`] or longer than [`Pin::LONGEST`].
    Length,
}

impl Pin {
    /// The fewest digits: ten thousand PINs take a visitor months, with the time between tries.
    pub const SHORTEST: usize = 4;
    /// The most digits; nobody remembers more.
    pub const LONGEST: usize = 12;

    /// The PIN in `text`.
    ///
    /// # Errors
    /// When `text` is none.
    pub fn new(text: &str) -> Result<Self, NoPin> {
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            Err(NoPin::NotDigits)
        } else if (Self::SHORTEST..=Self::LONGEST).contains(&text.len()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NoPin::Length)
        }
    }

    /// Whether it is among the first that people try: one digit again and again, a run such as 1234 or 9876, a pair again
    /// and again, or a year since 1900.
    #[must_use]
    pub fn is_trivial(&self) -> bool {
        let digits = self.0.as_bytes();
        let steps = |step: i16| digits.windows(2).all(|two| i16::from(two[1]) - i16::from(two[0]) == step);
        let is_pair = digits.len().is_multiple_of(2) && digits.chunks(2).all(|two| two == &digits[..2]);
        let is_year = digits.len() == 4 && matches!(&digits[..2], b"19" | b"20");
        is_pair || is_year || [-1, 0, 1].into_iter().any(steps)
    }
}

/// A slow salted hash of a PIN in its standard written form (PHC), `$argon2id$v=19$m=32768,t=4,p=1$…$…`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct PinHash(String);

/// A text that is no hash of a PIN, or one that would take too much memory or time to check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAHash;

/// Memory for one check, in KiB, and how many times it is gone through: a tenth of a second on a desktop computer, some
/// tenths on the slow boxes behind kiosks, and too much for machines that try millions at once.
const MEMORY_KIB: u32 = 32 * 1024;
const PASSES: u32 = 4;

/// The most that a hash in a file may ask for: a check must end, and fit into the memory of a small box.
const MEMORY_KIB_MAX: u32 = 256 * 1024;
const PASSES_MAX: u32 = 16;
const LANES_MAX: u32 = 4;

impl PinHash {
    /// A hash of `pin` with a new salt; takes as long as a check. Nothing if the system gives no random numbers.
    #[must_use]
    pub fn of(pin: &Pin) -> Option<Self> {
        let params = Params::new(MEMORY_KIB, PASSES, 1, None).ok()?;
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        argon.hash_password(pin.0.as_bytes()).ok().map(|hash| Self(hash.to_string()))
    }

    /// The hash that `text` is.
    ///
    /// # Errors
    /// When it is none that can be checked here.
    pub fn parse(text: &str) -> Result<Self, NotAHash> {
        let hash = PasswordHash::new(text).map_err(|_| NotAHash)?;
        let params = Params::try_from(&hash).map_err(|_| NotAHash)?;
        let is_bearable = params.m_cost() <= MEMORY_KIB_MAX
            && params.t_cost() <= PASSES_MAX
            && params.p_cost() <= LANES_MAX
            && hash.version.is_none_or(|version| Version::try_from(version).is_ok());
        let is_whole = hash.salt.is_some() && hash.hash.is_some();
        let is_ours = hash.algorithm.as_str() == Algorithm::Argon2id.as_str();
        if is_bearable && is_whole && is_ours { Ok(Self(text.to_owned())) } else { Err(NotAHash) }
    }

    /// Whether it is the hash of `pin`. Slow on purpose: never on the window's thread.
    #[must_use]
    pub fn is_of(&self, pin: &Pin) -> bool {
        let hash = PasswordHash::new(&self.0);
        hash.is_ok_and(|hash| Argon2::default().verify_password(pin.0.as_bytes(), &hash).is_ok())
    }
}

impl TryFrom<String> for PinHash {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).map_err(|_| "no hash of a PIN")
    }
}

impl fmt::Display for PinHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

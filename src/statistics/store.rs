//! The file of the statistics: one `SQLite` database that a power cut cannot break.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
    time::Duration,
};

use jiff::{ToSpan, civil::Date};
use rusqlite::{Connection, ErrorCode, OpenFlags, params};

use super::total::{Kind, Total, Totals};

/// Older totals are removed.
pub const KEPT_MONTHS: i32 = 13;

/// What tells this program's statistics from any other database: `xgst`.
const APPLICATION: i32 = i32::from_be_bytes(*b"xgst");
/// The form of the tables.
const VERSION: i32 = 1;

/// How long another process that writes the same file is waited for.
const BUSY: Duration = Duration::from_secs(3);

/// Each commit is on the disk when it is done (`FULL`), so that a power cut takes nothing that was committed.
const SET_UP: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 1048576;";

const CREATE: &str = "CREATE TABLE totals (
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (day, kind, name, language)
) STRICT, WITHOUT ROWID;";

const ADD: &str = "INSERT INTO totals VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT DO UPDATE SET number = number + excluded.number";

/// Why the file cannot be used.
#[derive(Debug)]
pub enum Problem {
    /// It is no database, or a broken one.
    Damaged(String),
    /// It is a database, but not one that this version of the program may write.
    Foreign(String),
    /// It cannot be read or written now; later it may be.
    Unusable(String),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Damaged(why) | Self::Foreign(why) | Self::Unusable(why)) = self;
        f.write_str(why)
    }
}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(error.to_string()),
            _ => Self::Unusable(error.to_string()),
        }
    }
}

/// The open file.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    /// Which file it is, however it is called.
    identity: Option<(u64, u64)>,
}

impl Store {
    /// Opens the file at `path`, or makes it with its folder.
    ///
    /// # Errors
    /// See [`Problem`].
    pub fn open(path: &Path) -> Result<Self, Problem> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| Problem::Unusable(error.to_string()))?;
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(BUSY)?;
        let is_new = sound(&connection)? == 0;
        connection.execute_batch(SET_UP)?;
        if is_new {
            let making = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            // Another process may have made it just now.
            if sound(&making)? == 0 {
                making.execute_batch(CREATE)?;
                making.pragma_update(None, "application_id", APPLICATION)?;
                making.pragma_update(None, "user_version", VERSION)?;
            }
            making.commit()?;
        }
        Ok(Self { connection, path: path.to_owned(), identity: identity(path) })
    }

    /// Adds `totals` in one step that outlasts a power cut.
    ///
    /// # Errors
    /// When that fails, nothing of it was added. See [`Problem`].
    pub fn add(&mut self, totals: &Totals) -> Result<(), Problem> {
        if identity(&self.path) != self.identity {
            return Err(Problem::Unusable("somebody has moved the file away".to_owned()));
        }
        let adding = self.connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        {
            let mut add = adding.prepare(ADD)?;
            for (Total { day, kind, name, language }, number) in totals.numbers() {
                let number = i64::try_from(*number).unwrap_or(i64::MAX);
                add.execute(params![day.to_string(), kind.word(), name, language, number])?;
            }
        }
        Ok(adding.commit()?)
    }

    /// Removes what is older than [`KEPT_MONTHS`], as seen on the day `today`.
    ///
    /// A clock that was set wrong must not empty the file: nothing is removed unless something was counted within a month
    /// before today.
    ///
    /// # Errors
    /// See [`Problem`].
    pub fn forget_old(&self, today: Date) -> Result<usize, Problem> {
        let newest: Option<String> =
            self.connection.query_row("SELECT max(day) FROM totals WHERE day < ?1", [today.to_string()], first)?;
        let newest = newest.and_then(|day| day.parse::<Date>().ok());
        if newest.is_none_or(|newest| newest < today.saturating_sub(1.month())) {
            return Ok(0);
        }
        let oldest = today.saturating_sub(KEPT_MONTHS.months());
        Ok(self.connection.execute("DELETE FROM totals WHERE day < ?1", [oldest.to_string()])?)
    }

    /// All totals from one day to another; those of a later version of the program that are not known are left out. Reads
    /// also while the show writes.
    ///
    /// # Errors
    /// See [`Problem`].
    pub fn read(path: &Path, from: Option<Date>, to: Option<Date>) -> Result<Vec<(Total, u64)>, Problem> {
        match read(path, OpenFlags::SQLITE_OPEN_READ_ONLY, "", from, to) {
            // In a folder that may not be written, only a file that nobody writes can be read.
            Err(Problem::Unusable(why)) if path.is_file() => {
                let alone = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
                read(path, alone, "immutable=1", from, to).map_err(|_| Problem::Unusable(why))
            }
            result => result,
        }
    }
}

/// The version of a database that is whole: 0 for an empty one.
fn sound(connection: &Connection) -> Result<i32, Problem> {
    let whole: String = connection.query_row("PRAGMA quick_check(1)", [], first)?;
    if whole != "ok" {
        return Err(Problem::Damaged(whole));
    }
    let version: i32 = connection.query_row("PRAGMA user_version", [], first)?;
    let application: i32 = connection.query_row("PRAGMA application_id", [], first)?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], first)?;
    match (application, version) {
        (0, 0) if tables == 0 => Ok(0),
        (APPLICATION, VERSION) => Ok(VERSION),
        (APPLICATION, _) => {
            Err(Problem::Foreign(format!("it is of version {version}, and this program writes {VERSION}")))
        }
        _ => Err(Problem::Foreign("it is the database of another program".to_owned())),
    }
}

fn first<T: rusqlite::types::FromSql>(row: &rusqlite::Row<'_>) -> rusqlite::Result<T> {
    row.get(0)
}

fn read(
    path: &Path,
    flags: OpenFlags,
    options: &str,
    from: Option<Date>,
    to: Option<Date>,
) -> Result<Vec<(Total, u64)>, Problem> {
    let connection = if options.is_empty() {
        Connection::open_with_flags(path, flags)?
    } else {
        Connection::open_with_flags(format!("file:{}?{options}", escaped(path)), flags)?
    };
    connection.busy_timeout(BUSY)?;
    if sound(&connection)? == 0 {
        return Ok(Vec::new());
    }
    let mut select = connection.prepare(
        "SELECT day, kind, name, language, number FROM totals WHERE day >= ?1 AND day <= ?2 ORDER BY day, kind, name",
    )?;
    let bound = |day: Option<Date>, open: &str| day.map_or_else(|| open.to_owned(), |day| day.to_string());
    let mut rows = select.query([bound(from, "0000"), bound(to, "9999-12-31")])?;
    let mut totals = Vec::new();
    while let Some(row) = rows.next()? {
        let (day, kind): (String, String) = (row.get(0)?, row.get(1)?);
        let (Ok(day), Some(kind)) = (day.parse(), Kind::of(&kind)) else { continue };
        let number = u64::try_from(row.get::<_, i64>(4)?).unwrap_or_default();
        totals.push((Total { day, kind, name: row.get(2)?, language: row.get(3)? }, number));
    }
    Ok(totals)
}

/// A path as it stands in a URI.
fn escaped(path: &Path) -> String {
    path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}

/// The device and number of the file at `path`, if it is there.
#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|about| (about.dev(), about.ino()))
}

/// Other systems do not let a file be moved away that is open.
#[cfg(not(unix))]
const fn identity(_path: &Path) -> Option<(u64, u64)> {
    None
}

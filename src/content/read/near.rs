//! Finds the file that a path most likely means: spelt with other capitals, with another ending, or in another folder.

use crate::content::Files;
use crate::units::composed;

/// A file that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Near {
    /// Its path as it belongs into the content file.
    pub path: String,
    /// Whether it is certainly the one that is meant, and not only a similar name.
    pub is_sure: bool,
}

/// The endings of pictures, by which one of them may have been taken for another.
const ENDINGS: [&str; 7] = ["jpg", "jpeg", "png", "webp", "tif", "tiff", "svg"];

/// The file that `wanted`, which is not there, most likely means.
pub(super) fn near(files: &dyn Files, wanted: &str) -> Option<Near> {
    let (folder, name) = wanted.rsplit_once('/').unwrap_or(("", wanted));
    let folder = real_folder(files, folder);
    let here = folder.as_ref().map(|folder| (folder.as_str(), files.names(folder)));
    if let Some((folder, names)) = &here
        && let Some(found) = same(names, name)
    {
        return Some(Near { path: joined(folder, found), is_sure: true });
    }
    elsewhere(files, name).or_else(|| {
        let (folder, names) = here?;
        Some(Near { path: joined(folder, slip(&names, name)?), is_sure: false })
    })
}

/// The folder as it is written on the disk, with `/` between names; nothing if there is none.
fn real_folder(files: &dyn Files, wanted: &str) -> Option<String> {
    wanted.split('/').filter(|name| !name.is_empty() && *name != ".").try_fold(String::new(), |path, name| {
        let wanted = folded(name);
        let found = files.names(&path).into_iter().find(|entry| {
            let folder = entry.strip_suffix('/');
            folder.is_some_and(|folder| folded(folder) == wanted)
        })?;
        Some(joined(&path, found.trim_end_matches('/')))
    })
}

/// A name that differs only in capitals, else the one picture that differs only in its ending.
fn same<'a>(names: &'a [String], wanted: &str) -> Option<&'a str> {
    let wanted = folded(wanted);
    let exact = names.iter().find(|name| folded(name) == wanted);
    let stem = without_ending(&wanted);
    let fits = |name: &&String| {
        let name = folded(name);
        // Some systems hide endings, so that people write one more.
        let other = without_ending(&name);
        other != name && (other == stem || other == wanted)
    };
    let mut others = names.iter().filter(fits);
    let other = others.next().filter(|_| others.next().is_none());
    exact.or(other).map(String::as_str)
}

/// The only such file in the exhibition's own folder or in one beside the content file.
fn elsewhere(files: &dyn Files, name: &str) -> Option<Near> {
    let own = files.names("");
    let folders = own.iter().filter_map(|name| name.strip_suffix('/')).chain([""]);
    let found = folders.filter_map(|folder| Some(joined(folder, same(&files.names(folder), name)?)));
    let found: Vec<String> = found.take(2).collect();
    match <[String; 1]>::try_from(found) {
        Ok([path]) => Some(Near { path, is_sure: true }),
        Err(_) => None,
    }
}

/// A name that is a slip or two away. Names that differ in their numbers are those of other pictures.
fn slip<'a>(names: &'a [String], wanted: &str) -> Option<&'a str> {
    const SLIPS_MAX: usize = 2;
    let wanted = folded(wanted);
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let slips = |name: &&String| {
        let name = folded(name);
        let slips = strsim::osa_distance(&name, &wanted);
        let fits = !name.ends_with('/') && slips <= SLIPS_MAX && slips * 4 <= without_ending(&wanted).chars().count();
        (fits && digits(&name) == digits(&wanted)).then_some(slips)
    };
    let nearest = names.iter().filter_map(|name| Some((slips(&name)?, name))).min_by_key(|(slips, _)| *slips);
    nearest.map(|(_, name)| name.as_str())
}

fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// A picture's name without its ending; any other name as it is.
fn without_ending(name: &str) -> &str {
    name.rsplit_once('.').filter(|(_, ending)| ENDINGS.contains(ending)).map_or(name, |(stem, _)| stem)
}

fn folded(name: &str) -> String {
    composed(name).to_lowercase()
}

//! `xiongguan import`

use std::{
    io,
    path::{Path, PathBuf},
};

use clap::Args;

use super::{Exit, LanguageArg, called, complain, language, say};
use crate::{
    content,
    diag::{Language, Words},
    files,
    import::{self, Exhibition, Left, Source, Talk},
    words,
};

/// Arguments of `import`.
#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// A talk (.md, .pptx) or a table (.csv, .tsv).
    file: PathBuf,
    /// The folder for the exhibition; made if it is not there, and nothing may be in it. A table is only printed as a slide.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The language of the talk, if it does not say so itself; by default what its letters suggest.
    #[arg(long, value_name = "TAG")]
    of: Option<String>,
    /// The language in which to tell what was done; by default that of the system.
    #[arg(long, value_enum)]
    lang: Option<LanguageArg>,
}

/// Makes an exhibition of a talk. `program` is the name of the program in the commands that are suggested next.
pub(super) fn import(args: &ImportArgs, program: &str) -> Exit {
    let language = language(args.lang);
    match imported(args, program, language) {
        Ok(told) => say(&told, Exit::Clean),
        Err(problem) => {
            complain(&words!("error: {message}", message = problem).in_language(language));
            Exit::Failed
        }
    }
}

fn imported(args: &ImportArgs, program: &str, language: Language) -> Result<String, Words> {
    let file = args.file.display().to_string();
    let ending = args.file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let bytes = files::read_import(&args.file)
        .map_err(|error| words!("{file} cannot be read", file = &file).because(error.to_string()))?;
    let talk = match ending.as_str() {
        "md" | "markdown" => import::markdown(&String::from_utf8_lossy(&bytes)),
        "pptx" | "ppsx" | "potx" => import::pptx(&bytes)?,
        "csv" | "tsv" => return import::table(&file_name(&args.file), &bytes),
        "ppt" | "odp" | "key" => {
            return Err(words!("{file} is of a form that is not read; save it as PPTX first", file));
        }
        _ => return Err(words!("{file} is none of the forms that are read: .md, .pptx, .csv", file)),
    };
    if talk.sheets.is_empty() {
        return Err(words!("{file} has no slides", file));
    }
    let out = args.out.clone().ok_or_else(|| words!("say with `--out DIR` where the exhibition is to be made"))?;
    let tag = args.of.clone().unwrap_or_else(|| import::spoken(&talk).to_owned());
    if !content::is_language_tag(&tag) {
        return Err(words!("`{tag}` is not a language tag", tag));
    }
    let mut made = import::exhibition(&talk, &tag);
    let folder = args.file.parent().unwrap_or_else(|| Path::new(""));
    write(&mut made, folder, &out)?;
    Ok(told(&talk, &made, &out, program, language))
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Writes the exhibition into the folder `out`; pictures that the talk names are looked for in `folder`. Those that are not
/// there are left out and told.
fn write(made: &mut Exhibition, folder: &Path, out: &Path) -> Result<(), Words> {
    let place = out.display().to_string();
    files::make_empty_folder(out).map_err(|error| match error.kind() {
        io::ErrorKind::DirectoryNotEmpty => {
            words!("the folder is not empty, and nothing in it is written over: {place}", place = &place)
        }
        _ => words!("cannot write into {place}", place = &place).because(error.to_string()),
    })?;
    let cannot = |error: io::Error| words!("cannot write into {place}", place = &place).because(error.to_string());
    let mut missing = Vec::new();
    for (path, source) in &made.pictures {
        let bytes = match source {
            Source::Within(bytes) => Ok(bytes.to_vec()),
            Source::File(name) => files::read_import(&folder.join(name)),
        };
        match bytes {
            Ok(bytes) => files::write_whole(&out.join(path), &bytes).map_err(cannot)?,
            Err(_) => missing.push(path.clone()),
        }
    }
    made.left.extend(
        missing.into_iter().map(|path| Left { slide: 0, what: words!("the file of {path}, which is not there", path) }),
    );
    files::write_whole(&out.join("content.ron"), made.content.as_bytes()).map_err(cannot)
}

/// What was done, what was left, and what to do next.
fn told(talk: &Talk, made: &Exhibition, out: &Path, program: &str, language: Language) -> String {
    let kinds = made.kinds.iter().map(|(kind, count)| format!("{count} {kind}")).collect::<Vec<_>>().join(", ");
    let place = out.display().to_string();
    let (before, after) = (talk.sheets.len(), made.kinds.values().sum::<usize>());
    let mut lines = vec![words!(
        "slides of the talk: {before}; in {place} they are {after}: {kinds}",
        before,
        place = &place,
        after,
        kinds
    )];
    for Left { slide, what } in &made.left {
        lines.push(match slide {
            0 => words!("left out: {what}", what = what.clone()),
            slide => words!("left out of slide {slide}: {what}", slide = *slide, what = what.clone()),
        });
    }
    let quoted = called::quoted(&place);
    let mut told: Vec<String> = lines.iter().map(|line| line.in_language(language)).collect();
    told.push(format!("\n  {program} {quoted} --windowed 1280x720\n  {program} check {quoted}"));
    told.join("\n")
}

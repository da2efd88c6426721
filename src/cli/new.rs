//! `xiongguan new`

use std::io;

use super::{Exit, NewArgs, called, complain, counted, say};
use crate::{
    diag::Language,
    files,
    starter::{self, NewFile},
};

/// Makes a small exhibition in a folder that is empty or not there yet. `program` is the name of the program in the
/// commands that are suggested next.
pub(super) fn new(args: &NewArgs, program: &str) -> Exit {
    let folder = args.folder.display();
    match make(args) {
        Ok(count) => {
            let (files, quoted) = (counted(count, "file"), called::quoted(&folder.to_string()));
            let look = format!("{program} {quoted} --windowed 1280x720");
            let check = format!("{program} check {quoted}");
            let steps = format!(
                "  look at it   {look}\n  check it     {check}\n  change it    {folder}/content.ron explains itself"
            );
            say(&format!("{files} in {folder}\n\n{steps}"), Exit::Clean)
        }
        Err(error) => {
            complain(&match error.kind() {
                io::ErrorKind::DirectoryNotEmpty => {
                    format!("error: the folder is not empty, and nothing in it is written over: {folder}")
                }
                io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
                    format!("error: this is not a folder: {folder}")
                }
                _ => format!("error: cannot write: {error}: {folder}"),
            });
            Exit::Failed
        }
    }
}

fn make(args: &NewArgs) -> io::Result<usize> {
    files::make_empty_folder(&args.folder)?;
    let files = starter::files(super::language(None) == Language::Chinese).map_err(io::Error::other)?;
    for NewFile { path, bytes } in &files {
        files::write_whole(&args.folder.join(path), bytes)?;
    }
    Ok(files.len())
}

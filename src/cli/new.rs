//! `xiongguan new`

use std::io;

use super::{Exit, NewArgs, complain, say};
use crate::{
    files,
    starter::{self, NewFile},
};

/// Makes a small exhibition in a folder that is empty or not there yet.
pub(super) fn new(args: &NewArgs) -> Exit {
    let folder = args.folder.display();
    match make(args) {
        Ok(count) => {
            say(&format!(
                "{count} files in {folder}\n\n  look at it   xiongguan {folder} --windowed 1280x720\n  check it     xiongguan check {folder}\n  change it    {folder}/content.ron explains itself"
            ));
            Exit::Clean
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
    let files = starter::files().map_err(io::Error::other)?;
    for NewFile { path, bytes } in &files {
        files::write_whole(&args.folder.join(path), bytes)?;
    }
    Ok(files.len())
}

//! What the show and a worker tell each other, over the worker's standard input and output. Numbers have their lowest byte
//! first.

use std::{
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use crate::media::{Part, Picture, PictureProblem, Target};

/// The first bytes of a worker: a byte for each of its limits follows.
const HELLO: [u8; 8] = *b"xgworks3";
/// What stands before a picture, and before a problem.
const PICTURE: u8 = 1;
const PROBLEM: u8 = 2;
/// No path and no problem has more bytes.
const TEXT_MAX: usize = 16 * 1024;

/// A picture that is asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) path: PathBuf,
    pub(super) target: Target,
    pub(super) part: Part,
}

/// What a worker tells.
#[derive(Debug, PartialEq)]
pub(super) enum Answer {
    /// It is there, and these limits hold, in their order.
    Hello([bool; 3]),
    /// A picture, or why there is none.
    Done(Result<Picture, PictureProblem>),
}

fn senseless() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

impl Request {
    /// Writes it in one go, so that a worker that is ending takes all of it or nothing.
    pub(super) fn write(path: &Path, target: Target, part: Part, to: &mut impl Write) -> io::Result<()> {
        let path = path.as_os_str().as_encoded_bytes();
        if path.len() > TEXT_MAX {
            return Err(senseless());
        }
        let numbers = [target.width, target.height, path.len() as u32].map(u32::to_le_bytes);
        to.write_all(&[numbers.as_flattened(), &part.bytes(), path].concat())
    }

    /// Reads one; nothing when there will be none.
    pub(super) fn read(from: &mut impl Read) -> io::Result<Option<Self>> {
        let mut first = [0];
        if from.read(&mut first)? == 0 {
            return Ok(None);
        }
        let mut rest = [0; 16];
        from.read_exact(&mut rest)?;
        let numbers: Vec<u8> = first.into_iter().chain(rest).collect();
        let number = |at: usize| u32::from_le_bytes([0, 1, 2, 3].map(|byte| numbers[at * 4 + byte]));
        let part = Part::of_bytes([12, 13, 14, 15, 16].map(|at| numbers[at])).ok_or_else(senseless)?;
        let path = path(text(from, number(2))?).ok_or_else(senseless)?;
        Ok(Some(Self { path, target: Target { width: number(0), height: number(1) }, part }))
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have names that are no paths")]
fn path(bytes: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    Some(std::ffi::OsString::from_vec(bytes).into())
}

#[cfg(not(unix))]
fn path(bytes: Vec<u8>) -> Option<PathBuf> {
    String::from_utf8(bytes).ok().map(PathBuf::from)
}

/// So many bytes.
fn text(from: &mut impl Read, length: u32) -> io::Result<Vec<u8>> {
    if length as usize > TEXT_MAX {
        return Err(senseless());
    }
    let mut bytes = vec![0; length as usize];
    from.read_exact(&mut bytes)?;
    Ok(bytes)
}

impl Answer {
    pub(super) fn write(&self, to: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Hello(limits) => to.write_all(&[HELLO.as_slice(), &limits.map(u8::from)].concat()),
            Self::Done(Ok(picture)) => {
                to.write_all(&[PICTURE])?;
                picture.write(to)
            }
            Self::Done(Err(problem)) => {
                let mut remark = problem.remark().into_bytes();
                remark.truncate(TEXT_MAX);
                to.write_all(&[&[PROBLEM], (remark.len() as u32).to_le_bytes().as_slice(), &remark].concat())
            }
        }
    }

    /// Reads what a new worker tells first.
    pub(super) fn read_hello(from: &mut impl Read) -> io::Result<Self> {
        let mut hello = [0; HELLO.len() + 3];
        from.read_exact(&mut hello)?;
        let limits = hello.strip_prefix(&HELLO).and_then(<[u8]>::first_chunk).ok_or_else(senseless)?;
        Ok(Self::Hello(limits.map(|holds| holds != 0)))
    }

    /// Reads what a worker answers; it is not trusted.
    pub(super) fn read(from: &mut impl Read) -> io::Result<Self> {
        let mut kind = [0];
        from.read_exact(&mut kind)?;
        match kind[0] {
            PICTURE => Ok(Self::Done(Ok(Picture::read(from)?))),
            PROBLEM => {
                let mut length = [0; 4];
                from.read_exact(&mut length)?;
                let remark = text(from, u32::from_le_bytes(length))?;
                let problem = std::str::from_utf8(&remark).ok().and_then(PictureProblem::of_remark);
                Ok(Self::Done(Err(problem.ok_or_else(senseless)?)))
            }
            _ => Err(senseless()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{io::ErrorKind, path::Path};

    use super::{Answer, Part, Picture, PictureProblem, Request, TEXT_MAX, Target};
    use crate::units::{Grid, PictureFacts, size};

    const TARGET: Target = Target { width: 1920, height: 1080 };
    const PART: Part = Part::WHOLE;

    fn picture() -> Picture {
        let facts = PictureFacts { size: size(30.0, 20.0), grid: Grid::even(0.25), is_clear: true };
        Picture { width: 3, height: 2, rgba: (0..24).collect(), facts, is_cut: true }
    }

    #[test]
    fn what_is_told_is_understood() {
        let mut told = Vec::new();
        Request::write(Path::new("/a folder/关.jpg"), TARGET, PART, &mut told).expect("a vector takes all");
        let request = Request { path: "/a folder/关.jpg".into(), target: TARGET, part: PART };
        let mut told = told.as_slice();
        assert_eq!(Request::read(&mut told).expect("whole"), Some(request));
        assert_eq!(Request::read(&mut told).expect("the end is no error"), None);
        for answer in [Answer::Done(Ok(picture())), Answer::Done(Err(PictureProblem::Damaged("no table".to_owned())))] {
            let mut told = Vec::new();
            answer.write(&mut told).expect("a vector takes all");
            assert_eq!(Answer::read(&mut told.as_slice()).expect("whole"), answer);
            assert!(Answer::read(&mut &told[..told.len() - 1]).is_err(), "a part is not taken for the whole");
        }
        let mut told = Vec::new();
        Answer::Hello([true, false, true]).write(&mut told).expect("a vector takes all");
        assert_eq!(Answer::read_hello(&mut told.as_slice()).expect("whole"), Answer::Hello([true, false, true]));
    }

    #[test]
    fn nonsense_is_refused_before_memory_is_taken_for_it() {
        let mut told = Vec::new();
        Answer::Done(Ok(picture())).write(&mut told).expect("a vector takes all");
        told[1..9].copy_from_slice(&[0xff; 8]);
        let kind = |told: &[u8]| Answer::read(&mut &*told).expect_err("nonsense").kind();
        assert_eq!(kind(&told), ErrorKind::InvalidData, "a picture of four thousand million pixels by as many");
        assert_eq!(kind(&[9]), ErrorKind::InvalidData);
        assert_eq!(kind(&[2, 0xff, 0xff, 0xff, 0xff]), ErrorKind::InvalidData, "a problem of 4 GiB");
        assert_eq!(kind(b"\x02\x04\0\0\0what"), ErrorKind::InvalidData);
        let long = "x".repeat(TEXT_MAX + 1);
        assert!(Request::write(Path::new(&long), TARGET, PART, &mut Vec::new()).is_err());
        assert!(Answer::read_hello(&mut b"Usage: another program".as_slice()).is_err());
    }
}

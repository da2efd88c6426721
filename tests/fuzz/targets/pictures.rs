//! A picture file of any bytes.

use std::{env, fs, process};

use xiongguan::media::{self, Target};

/// Nothing panics or takes more memory than allowed; what was decoded has the pixels that it says.
pub(crate) fn check(bytes: &[u8]) {
    let path = env::temp_dir().join(format!("xiongguan-fuzz-{}", process::id()));
    fs::write(&path, bytes).expect("a file can be written");
    let header = media::inspect(&path);
    let picture = media::decode(&path, Target { width: 320, height: 180 });
    fs::remove_file(&path).expect("it was written");
    if let Ok(picture) = picture {
        assert!(header.is_ok());
        assert!(picture.width > 0 && picture.height > 0);
        assert_eq!(picture.rgba.len(), picture.width * picture.height * 4);
    }
}

//! What a file may be at most.

use std::time::Duration;

/// Largest file that is read, in bytes. A 100-megapixel JPEG has about half of it.
pub const FILE_BYTES_MAX: u64 = 128 * 1024 * 1024;

/// Longest side of a picture in its file, in pixels: the largest texture of any usual graphics card.
pub const FILE_SIDE_MAX: u32 = 16_384;

/// The bytes that a decoder may allocate: enough for 170 megapixels in colour; a machine with 4 GiB can run one such
/// decoder.
pub const DECODER_BYTES_MAX: u64 = 512 * 1024 * 1024;

/// The time of a processor that decoding a picture may take before it is given up: a photograph of 24 megapixels takes a tenth of it on a
/// slow machine, and a visitor does not wait longer.
pub const DECODER_TIME_MAX: Duration = Duration::from_secs(3);

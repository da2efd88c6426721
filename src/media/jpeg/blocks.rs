//! Reads the blocks of a scan, as the standard codes them (ITU T.81, F.2 and G.1). Values are skipped; it is only kept
//! which coefficients are not zero, since the coding of later scans depends on that. None when the data ends.

use std::ops::RangeInclusive;

use super::bits::{Bits, Table};

/// A block with all its coefficients.
pub(super) fn whole(bits: &mut Bits<'_>, [mean, others]: [&Table; 2]) -> Option<()> {
    first_mean(bits, mean)?;
    let mut at = 1;
    while at < 64 {
        let symbol = bits.symbol(others)?;
        match (symbol >> 4, symbol & 15) {
            (15, 0) => at += 16,
            (_, 0) => break,
            (zeros, size) => {
                bits.take(size)?;
                at += zeros + 1;
            }
        }
    }
    Some(())
}

/// The mean of a block.
pub(super) fn first_mean(bits: &mut Bits<'_>, table: &Table) -> Option<()> {
    let size = bits.symbol(table)?;
    bits.take(size.min(16)).map(|_| ())
}

/// The first bits of some coefficients. `run` counts the blocks to come that have none.
pub(super) fn first(
    bits: &mut Bits<'_>,
    table: &Table,
    coefficients: RangeInclusive<u8>,
    known: &mut u64,
    run: &mut u32,
) -> Option<()> {
    if *run > 0 {
        *run -= 1;
        return Some(());
    }
    let mut at = *coefficients.start();
    while at <= *coefficients.end() {
        let symbol = bits.symbol(table)?;
        match (symbol >> 4, symbol & 15) {
            (15, 0) => at += 16,
            (size, 0) => {
                *run = (1 << size) - 1 + bits.take(size)?;
                break;
            }
            (zeros, size) => {
                at += zeros;
                mark(known, at);
                bits.take(size)?;
                at += 1;
            }
        }
    }
    Some(())
}

/// A further bit of some coefficients. `run` counts this block and those to come in which no coefficient is new.
pub(super) fn refined(
    bits: &mut Bits<'_>,
    table: &Table,
    coefficients: RangeInclusive<u8>,
    known: &mut u64,
    run: &mut u32,
) -> Option<()> {
    let end = *coefficients.end();
    let mut at = *coefficients.start();
    while *run == 0 && at <= end {
        let symbol = bits.symbol(table)?;
        let (zeros, size) = (symbol >> 4, symbol & 15);
        if size == 0 && zeros < 15 {
            *run = (1 << zeros) + bits.take(zeros)?;
            break;
        }
        // The sign of a new coefficient comes before the bits of the known coefficients in front of it.
        bits.take(size.min(1))?;
        at = pass(bits, at..=end, *known, Some(zeros))?;
        if size > 0 {
            mark(known, at);
        }
        at += 1;
    }
    if *run > 0 {
        pass(bits, at..=end, *known, None)?;
        *run -= 1;
    }
    Some(())
}

/// Takes a bit for each known coefficient and stops at the zero that comes after `zeros` others; returns its place.
fn pass(bits: &mut Bits<'_>, coefficients: RangeInclusive<u8>, known: u64, zeros: Option<u8>) -> Option<u8> {
    let mut passed = 0;
    for at in coefficients.clone() {
        if known >> at & 1 == 1 {
            bits.take(1)?;
        } else if Some(passed) == zeros {
            return Some(at);
        } else {
            passed += 1;
        }
    }
    Some(*coefficients.end() + 1)
}

fn mark(known: &mut u64, at: u8) {
    *known |= 1_u64.checked_shl(at.into()).unwrap_or(0);
}

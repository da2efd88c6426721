//! Small numbers are told only together.

use super::{Others, Row};

/// What counts fewer than this is not told alone.
pub const FEW: u64 = 5;

/// Takes out of `rows` those that count fewer than [`FEW`], none at all included, and tells them together.
///
/// The rows of a `whole` add up to a number that is told elsewhere, so what they leave of it must reveal nothing: their sum
/// must be [`FEW`] or more, and not so large that each of them must be four. Where it is not so, the smallest of the other
/// rows joins them, and so on. Where the rows do not add up to anything, the sum is not told at all.
#[must_use]
pub fn merge(rows: Vec<Row>, whole: bool) -> (Vec<Row>, Option<Others>) {
    let (mut small, mut told): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.number < FEW);
    let all_small = small.len() as u64;
    let mut sum: u64 = small.iter().map(|row| row.number).sum();
    let most = (FEW - 1) * all_small;
    while whole && sum > 0 && (sum < FEW || sum == most) {
        let Some(at) = (0..told.len()).min_by_key(|at| told[*at].number) else { break };
        let joins = told.remove(at);
        sum += joins.number;
        small.push(joins);
        if sum >= FEW {
            break;
        }
    }
    if small.is_empty() {
        return (told, None);
    }
    let is_told = whole && (sum == 0 || sum >= FEW && (small.len() as u64 > all_small || sum != most));
    let seconds: u64 = small.iter().filter_map(|row| row.seconds).sum();
    let others = Others {
        keys: small.iter().map(|row| row.key.clone()).collect(),
        names: small.iter().map(|row| row.name.clone()).collect(),
        number: is_told.then_some(sum),
        seconds: (is_told && small.iter().any(|row| row.seconds.is_some())).then_some(seconds),
    };
    (told, Some(others))
}

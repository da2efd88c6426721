//! Small numbers are told only together, so that sums do not reveal them either.

use proptest::prelude::*;
use xiongguan::statistics::report::{FEW, Row, merge};

fn rows(numbers: &[u64]) -> Vec<Row> {
    let row = |(at, number): (usize, &u64)| Row { key: format!("r{at}"), number: *number, ..Row::default() };
    numbers.iter().enumerate().map(row).collect()
}

/// What is told of a whole: the numbers told alone, how many are told together, and their sum.
fn told(numbers: &[u64]) -> (Vec<u64>, usize, Option<u64>) {
    let (told, others) = merge(rows(numbers), true);
    let (count, sum) = others.map_or((0, None), |others| (others.keys.len(), others.number));
    (told.iter().map(|row| row.number).collect(), count, sum)
}

#[test]
fn numbers_from_one_to_four_are_told_together() {
    for (numbers, wanted) in [
        (&[][..], (vec![], 0, None)),
        (&[5, 6], (vec![5, 6], 0, None)),
        (&[9, 3, 4, 1, 20], (vec![9, 20], 3, Some(8))),
        // A single one would be the rest of the sum: the smallest other joins it.
        (&[9, 3, 7, 20], (vec![9, 20], 2, Some(10))),
        // Two fours would be known to be fours.
        (&[9, 4, 4, 20], (vec![20], 3, Some(17))),
        (&[0, 0, 9], (vec![9], 2, Some(0))),
        (&[0, 3, 4, 9], (vec![9], 3, Some(7))),
        // So few that nothing is told.
        (&[1, 2], (vec![], 2, None)),
        (&[4, 4], (vec![], 2, None)),
    ] {
        assert_eq!(told(numbers), wanted, "{numbers:?}");
    }
}

#[test]
fn numbers_that_add_up_to_nothing_have_no_sum() {
    let (told, others) = merge(rows(&[9, 3, 4, 0]), false);
    assert_eq!(told.len(), 1);
    assert_eq!(others.map(|others| (others.keys.len(), others.number)), Some((3, None)));
}

proptest! {
    /// Whoever knows the total, and everything that is told, cannot say what any number below five is: another number in
    /// its place would have been told in the same way.
    #[test]
    fn no_small_number_is_known(numbers in prop::collection::vec(0_u64..12, 1..8)) {
        let (alone, count, sum) = told(&numbers);
        prop_assert!(alone.iter().all(|number| *number >= FEW));
        prop_assert_eq!(alone.len() + count, numbers.len());
        if let Some(sum) = sum.filter(|sum| *sum > 0) {
            prop_assert_eq!(sum + alone.iter().sum::<u64>(), numbers.iter().sum::<u64>());
            let small = numbers.iter().filter(|number| **number < FEW).count() as u64;
            prop_assert!(sum >= FEW && (sum < small * (FEW - 1) || count as u64 > small));
        }
    }
}

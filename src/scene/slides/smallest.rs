//! How large the words of a slide are.

use std::collections::BTreeMap;

use crate::scene::{Part, Shape, laid::Layout};

/// How large the smallest words of each part of a slide are, in points; of what is read, not of small print, signs and controls.
pub(in crate::scene) fn smallest(layout: &Layout) -> BTreeMap<Part, f32> {
    let mut sizes = BTreeMap::new();
    for item in layout.items.iter().map(|laid| &laid.item) {
        let is_read =
            !item.part.is_chrome() && !item.part.is_sign() && !matches!(item.part, Part::Credit | Part::QrLabel);
        if let (true, Shape::Text { style, .. }) = (is_read, &item.shape) {
            sizes.entry(item.part).and_modify(|least: &mut f32| *least = least.min(style.size)).or_insert(style.size);
        }
    }
    sizes
}

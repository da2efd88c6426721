//! The items of a list: words alone, or words with a few lines under them.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::{Text, declare::part, limits::UNDER_MAX, schema::Type, text::Words};

part! {
    by_hand
    /// One item of a list; written as a text where nothing stands under it.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
    Item = ITEM {
        /// What it says.
        text: Text as Type::Text;
        /// Up to four lines under it.
        under: Vec<Text> as Type::List(&Type::Text, 0, UNDER_MAX), default;
    }
}

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ItemVisitor)
    }
}

struct ItemVisitor;

impl<'de> Visitor<'de> for ItemVisitor {
    type Value = Item;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(r#"a text, or Item(text: "…", under: ["…"])"#)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Item, E> {
        Ok(Item { text: Text::written(text), under: Vec::new() })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Item, A::Error> {
        let (mut item, mut words) = (Item::default(), Words::default());
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "text" => item.text = map.next_value()?,
                "under" => item.under = map.next_value()?,
                tag => words.take(tag, &mut map)?,
            }
        }
        item.text = words.or(item.text);
        Ok(item)
    }
}

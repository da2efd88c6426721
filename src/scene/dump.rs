//! A scene as text, for tests and for people who want to know where things are.

use std::fmt::Write;

use super::{Press, Role, Scene, Shape};

/// One line an item: part, place, what it is, what it does. Places are rounded to whole points.
#[must_use]
pub fn dump(scene: &Scene) -> String {
    let mut out = format!("stage {} × {}\n", scene.stage.size.w, scene.stage.size.h);
    for item in scene.items.iter().filter(|item| item.opacity > 0.0) {
        let r = item.rect;
        let _ = write!(out, "{:<16} {:>5.0} {:>5.0} {:>5.0} {:>5.0}", item.part, r.min.x, r.min.y, r.w(), r.h());
        let _ = match &item.shape {
            Shape::Text { lines, style, .. } => {
                let text: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
                write!(out, "  {:.0} “{}”", style.size, text.join(" ⏎ "))
            }
            Shape::Picture { file, crop, .. } => {
                write!(out, "  {file} [{:.2} {:.2} {:.2} {:.2}]", crop.min.x, crop.min.y, crop.max.x, crop.max.y)
            }
            _ => Ok(()),
        };
        if item.opacity < 1.0 {
            let _ = write!(out, "  {:.0}%", item.opacity * 100.0);
        }
        if let Some(meaning) = &item.meaning
            && !matches!(meaning.role, Role::Text | Role::Heading)
        {
            let _ = write!(out, "  {:?}({})", meaning.role, meaning.label);
            if let Some(is_on) = meaning.is_on {
                let _ = write!(out, " {}", if is_on { "on" } else { "off" });
            }
            if let Some(value) = meaning.value {
                let _ = write!(out, " {:.2}", value.get());
            }
        }
        if let Some(Press::Act(action)) = &item.press {
            let _ = write!(out, "  → {action:?}");
        }
        if let Some(Press::Staff(request)) = &item.press {
            let _ = write!(out, "  → staff {request:?}");
        }
        out.push('\n');
    }
    out
}

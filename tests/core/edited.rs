//! Which slide an author has just edited.

use xiongguan::content::{Exhibition, edited};

use crate::sample;

/// The sample and the same after `edit`.
fn pair(edit: impl FnOnce(&mut Exhibition)) -> (Exhibition, Exhibition) {
    let mut new = sample::exhibition();
    edit(&mut new);
    (sample::exhibition(), new)
}

#[test]
fn the_edited_slide_is_found() {
    let (old, new) = pair(|new| new.chapters[1].slides.swap(0, 1));
    assert_eq!(edited(&old, &new, &[], 0), None, "moved, but not edited");
    let kind = old.chapters[0].slides[3].kind.clone();
    let (old, new) = pair(|new| {
        let slides = &mut new.chapters[0].slides;
        slides.insert(2, slides[0].clone());
        slides.remove(4);
    });
    assert_eq!(edited(&old, &new, &[], 0), None, "one twice, another gone");
    let (old, new) = pair(|new| {
        new.chapters[0].slides.remove(0);
        new.chapters[1].slides[2].kind = kind;
    });
    let place = old.chapters[0].slides.len() - 1 + 2;
    assert_eq!(edited(&old, &new, &[], 0), Some(place), "the kind stood in another chapter before");
}

#[test]
fn who_edits_the_slide_on_screen_stays_on_it() {
    let (old, new) = pair(|new| new.chapters[1].title = xiongguan::content::Text::common("New"));
    let first = old.chapters[0].slides.len();
    assert_eq!(edited(&old, &new, &[], 0), Some(first));
    assert_eq!(edited(&old, &new, &[], first + 1), Some(first + 1));
    let (old, new) = pair(|new| new.chapters.truncate(1));
    assert_eq!(edited(&old, &new, &[], 9), None);
}

#[test]
fn a_saved_picture_leads_to_its_slide() {
    let (old, new) = pair(|_| ());
    let (place, file) = new
        .slides()
        .enumerate()
        .filter_map(|(place, (_, slide))| Some((place, slide.kind.frames(false).last()?.file.to_owned())))
        .last()
        .expect("a picture");
    let first = new.slides().position(|(_, slide)| slide.kind.frames(false).iter().any(|frame| frame.file == file));
    assert_eq!(edited(&old, &new, &[&file], usize::MAX), first);
    assert_eq!(edited(&old, &new, &[&file], place), Some(place));
    assert_eq!(edited(&old, &new, &["other.jpg"], place), None);
}

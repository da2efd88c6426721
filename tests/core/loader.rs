//! Files that are saved, taken away, put back and exchanged while the window runs.

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use xiongguan::{
    deck::Content,
    loader::{Debounce, Means},
    media::PictureId,
    units::Moment,
};

use crate::reading_room::{ALL_NEWS, News, PACE, ReadingRoom, deck_of, means, one_slide};

/// How often a file is read, and when last, if it is saved at these moments and asked for whenever it is due.
fn readings(saves: impl Iterator<Item = u64>) -> Vec<u64> {
    let (mut debounce, mut read) = (Debounce::default(), Vec::new());
    let ask = |debounce: &mut Debounce, until: Option<u64>| {
        let due = debounce.due_at().filter(|due| until.is_none_or(|until| due.millis <= until));
        due.filter(|due| debounce.take(*due)).map(|due| due.millis)
    };
    for save in saves {
        read.extend(ask(&mut debounce, Some(save)));
        debounce.change(Moment::from_millis(save));
    }
    read.extend(ask(&mut debounce, None));
    assert_eq!(debounce, Debounce::default(), "nothing is left unread");
    read
}

#[test]
fn a_save_is_read_once_and_soon() {
    assert_eq!(readings([1000].into_iter()), [1080]);
}

#[test]
fn the_steps_of_one_save_are_read_together_after_the_last() {
    assert_eq!(readings([1000, 1030, 1079, 1150].into_iter()), [1230]);
    assert_eq!(readings([1000, 1500].into_iter()), [1080, 1580]);
}

#[test]
fn a_thousand_saves_in_ten_seconds_are_read_once_a_second_and_the_last_one_wins() {
    let read = readings((0..1000).map(|save| save * 10));
    assert!(read.len() <= 11, "{read:?}");
    assert!(read.windows(2).all(|pair| pair[1] - pair[0] <= 1010), "never silent for long: {read:?}");
    assert!(*read.last().unwrap() > 9990, "{read:?}");
}

fn gate(room: &ReadingRoom) -> PictureId {
    room.deck().pictures["pictures/gate.jpg"].clone()
}

#[test]
fn a_saved_content_file_is_read_again() {
    for news in ALL_NEWS {
        let room = ReadingRoom::with_slide(".", "First").reads("content.ron", means(news)).until_titled("First");
        let first = room.deck();
        // As careful editors do: under another name first.
        let partial = room.album.put(".content.ron.swp", one_slide("Second"));
        fs::rename(partial, room.at("content.ron")).unwrap();
        let room = room.until_titled("Second");
        let second = room.deck();
        assert!(second.generation > first.generation, "{news:?}");
        assert_eq!(second.pictures, first.pictures, "a picture that was not saved keeps its identity: {news:?}");
        room.album.put("content.ron", one_slide("Third, in place"));
        room.until_titled("Third, in place");
    }
}

#[test]
fn a_saved_picture_gets_another_identity_and_the_others_keep_theirs() {
    for news in ALL_NEWS {
        let room = ReadingRoom::with_slide(".", "One").reads("content.ron", means(news)).until_titled("One");
        let before = gate(&room);
        room.put_slide(".", "One", 80);
        let room = room.until("a new picture", |load| {
            deck_of(load).is_some_and(|deck| deck.pictures["pictures/gate.jpg"] != before)
        });
        assert_eq!(room.deck().errors(), 0, "{news:?}");
    }
}

#[test]
fn an_exhibition_that_is_not_there_yet_is_read_when_it_comes() {
    for news in ALL_NEWS {
        for content in ["late/show/content.ron", "late/show"] {
            let room = ReadingRoom::empty().reads(content, means(news)).until_unreadable();
            room.put_slide("late/show", "Mounted", 64);
            room.until_titled("Mounted");
        }
    }
}

#[test]
fn an_exhibition_that_is_deleted_and_copied_anew_is_read_again_and_again() {
    for news in ALL_NEWS {
        let mut room = ReadingRoom::with_slide("show", "0").reads("show/content.ron", means(news)).until_titled("0");
        for round in 1..4 {
            fs::remove_dir_all(room.at("show")).unwrap();
            room = room.until_unreadable();
            room.put_slide("show", &round.to_string(), 64 + round);
            room = room.until_titled(&round.to_string());
            // The picture may have come after the text.
            let has_picture = |load: &xiongguan::deck::Load| deck_of(load).is_some_and(|deck| deck.errors() == 0);
            if !room.last.as_ref().is_some_and(has_picture) {
                room = room.until("a whole exhibition", has_picture);
            }
        }
    }
}

#[test]
fn a_release_by_link_is_taken_over_as_one_with_its_own_pictures() {
    for news in ALL_NEWS {
        let room = ReadingRoom::with_slide("rel-1", "One");
        room.put_slide("rel-2", "Two", 96);
        room.link("current", "rel-1");
        let room = room.reads("current/content.ron", means(news)).until_titled("One");
        let first = (room.deck().root.clone(), gate(&room));
        room.link("current", "rel-2");
        let room = room.until_titled("Two");
        let second = (room.deck().root.clone(), gate(&room));
        assert!(first.0.ends_with("rel-1") && second.0.ends_with("rel-2"), "{news:?}");
        assert!(second.1.path().starts_with(&second.0), "{news:?}: {:?}", second.1);
        // The link is still watched, and so is the folder that it leads to now.
        room.put_slide("rel-2", "Two, mended", 96);
        let room = room.until_titled("Two, mended");
        room.link("current", "rel-1");
        room.until_titled("One");
    }
}

#[test]
fn a_pipe_in_the_place_of_a_file_hangs_nobody() {
    for news in ALL_NEWS {
        let room = ReadingRoom::empty();
        room.pipe("content.ron");
        let room = room.reads("content.ron", means(news)).until_unreadable();
        fs::remove_file(room.at("content.ron")).unwrap();
        room.put_slide(".", "Put right", 64);
        let room = room.until_titled("Put right");
        // A pipe in the place of a picture is a picture that cannot be shown.
        fs::remove_file(room.at("pictures/gate.jpg")).unwrap();
        room.pipe("pictures/gate.jpg");
        room.until("no picture", |load| deck_of(load).is_some_and(|deck| deck.pictures.is_empty()));
    }
}

#[test]
fn a_folder_a_device_and_a_socket_are_not_read_either() {
    let room = ReadingRoom::empty();
    fs::create_dir(room.at("folder.ron")).unwrap();
    room.link("device.ron", "/dev/zero");
    let _socket = std::os::unix::net::UnixListener::bind(room.at("socket.ron")).unwrap();
    for name in ["device.ron", "socket.ron", "folder.ron/content.ron"] {
        let other = ReadingRoom::empty();
        std::os::unix::fs::symlink(room.at(name), other.at("content.ron")).unwrap();
        other.reads("content.ron", means(News::Told)).until_unreadable();
    }
}

#[test]
fn changed_settings_are_read_while_the_show_runs() {
    for news in ALL_NEWS {
        let room = ReadingRoom::with_slide(".", "One");
        room.album.put("kiosk.ron", "Kiosk(idle: 30)");
        let idle = |secs: u64| move |load: &xiongguan::deck::Load| load.machine.timing.idle_min.as_secs() == secs;
        let room = room.reads("content.ron", means(news)).until("30 s", idle(30));
        room.album.put("kiosk.ron", "Kiosk(idle: 60)");
        room.until("60 s", idle(60));
    }
}

#[test]
fn what_cannot_be_shown_is_told_with_its_title() {
    let room = ReadingRoom::empty();
    room.album.put("content.ron", "Exhibition(title: \"Ours\", languages: [en], chapters: [");
    let room = room.reads("content.ron", means(News::Told));
    room.until("the title", |load| {
        matches!(&load.content, Content::Nothing { title: Some(_), findings, text } if !findings.is_empty() && !text.is_empty())
    });
}

#[test]
fn a_file_system_that_does_not_answer_is_given_up_for_one_that_does() {
    let hangs = Arc::new(AtomicBool::new(false));
    let readers = Arc::new(AtomicUsize::new(0));
    let (hanging, counted) = (Arc::clone(&hangs), Arc::clone(&readers));
    let before_reading = move || {
        counted.fetch_add(1, Ordering::SeqCst);
        // Only the reader that finds it hanging stands still, for good.
        if hanging.swap(false, Ordering::SeqCst) {
            loop {
                std::thread::park();
            }
        }
    };
    let means = Means { pace: PACE, before_reading: Arc::new(before_reading), ..means(News::Silent) };
    let room = ReadingRoom::with_slide(".", "First").reads("content.ron", means).until_titled("First");
    hangs.store(true, Ordering::SeqCst);
    while hangs.load(Ordering::SeqCst) {
        std::thread::yield_now();
    }
    room.album.put("content.ron", one_slide("Second"));
    room.until_titled("Second");
}

#[test]
fn a_slip_in_the_settings_keeps_the_last_good_ones_and_the_show() {
    let idle = |secs: u64| move |load: &xiongguan::deck::Load| load.machine.timing.idle_min.as_secs() == secs;
    let room = ReadingRoom::with_slide(".", "One");
    room.album.put("kiosk.ron", "Kiosk(idle: 30)");
    let room = room.reads("content.ron", means(News::Told)).until("30 s", idle(30));
    for slip in ["Kiosk(idle: 60, goodby: 3)", "Kiosk(idle: 60", "Kiosk(idle: -1)", "nonsense"] {
        room.album.put("kiosk.ron", slip);
        room.album.put("content.ron", one_slide(slip.split(':').next().unwrap_or_default()));
    }
    room.album.put("content.ron", one_slide("Last"));
    let room = room.until_titled("Last");
    let room = if idle(30)(room.last.as_ref().unwrap()) { room } else { panic!("{:?}", room.last) };
    fs::remove_file(room.at("kiosk.ron")).unwrap();
    room.pipe("kiosk.ron");
    room.album.put("content.ron", one_slide("With a pipe"));
    let room = room.until_titled("With a pipe");
    assert!(idle(30)(room.last.as_ref().unwrap()), "a pipe hangs nobody");
    fs::remove_file(room.at("kiosk.ron")).unwrap();
    room.album.put("kiosk.ron", "Kiosk(idle: 90)");
    room.until("90 s", idle(90));
}

#[test]
fn settings_with_a_slip_at_the_start_are_used_as_far_as_they_are_right() {
    let room = ReadingRoom::with_slide(".", "One");
    room.album.put("kiosk.ron", "Kiosk(idle: 30, goodby: 3)");
    let room = room.reads("content.ron", means(News::Told)).until_titled("One");
    assert_eq!(room.last.as_ref().unwrap().machine.timing.idle_min.as_secs(), 30);
}

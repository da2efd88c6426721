//! Files that are saved, taken away, put back and exchanged while the window runs.

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use xiongguan::{
    deck::Content,
    loader::{Debounce, Means, Order, Pace},
    media::PictureId,
    units::Moment,
};

use crate::watched_folder::{ALL_NEWS, News, PACE, WatchedFolder, deck_of, means, one_slide};

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

fn gate(folder: &WatchedFolder) -> PictureId {
    folder.deck().pictures["pictures/gate.jpg"].clone()
}

#[test]
fn a_saved_content_file_is_read_again() {
    for news in ALL_NEWS {
        let folder = WatchedFolder::with_slide(".", "First").reads("content.ron", means(news)).until_titled("First");
        let first = folder.deck();
        // As careful editors do: under another name first.
        let partial = folder.album.put(".content.ron.swp", one_slide("Second"));
        fs::rename(partial, folder.at("content.ron")).unwrap();
        let folder = folder.until_titled("Second");
        let second = folder.deck();
        assert!(second.generation > first.generation, "{news:?}");
        assert_eq!(second.pictures, first.pictures, "a picture that was not saved keeps its identity: {news:?}");
        folder.album.put("content.ron", one_slide("Third, in place"));
        folder.until_titled("Third, in place");
    }
}

#[test]
fn a_screen_reads_what_is_for_it() {
    let slides = "Quote(text: \"First\", for_screens: [\"lobby\"]), Quote(text: \"Second\")";
    let text = format!(
        "Exhibition(title: \"x\", languages: [en], chapters: [Chapter(id: \"a\", title: \"b\", slides: [{slides}])])"
    );
    let read = |order: Order| {
        let folder = WatchedFolder::with_slide(".", "First");
        folder.album.put("content.ron", &text);
        folder.album.put("kiosk.ron", "Kiosk(screen: \"hall\")");
        folder.reads_as("content.ron", means(News::Silent), order).until_titled("x").deck().exhibition.slide_count()
    };
    assert_eq!(read(Order::default()), 1);
    assert_eq!(read(Order { screen: Some("lobby".to_owned()), ..Order::default() }), 2);
}

#[test]
fn a_saved_picture_gets_another_identity_and_the_others_keep_theirs() {
    for news in ALL_NEWS {
        let folder = WatchedFolder::with_slide(".", "One").reads("content.ron", means(news)).until_titled("One");
        let before = gate(&folder);
        folder.put_slide(".", "One", 80);
        let folder = folder.until("a new picture", |load| {
            deck_of(load).is_some_and(|deck| deck.pictures["pictures/gate.jpg"] != before)
        });
        assert_eq!(folder.deck().errors(), 0, "{news:?}");
    }
}

#[test]
fn an_exhibition_that_is_not_there_yet_is_read_when_it_comes() {
    for news in ALL_NEWS {
        for content in ["late/show/content.ron", "late/show"] {
            let folder = WatchedFolder::empty().reads(content, means(news)).until_unreadable();
            folder.put_slide("late/show", "Mounted", 64);
            folder.until_titled("Mounted");
        }
    }
}

#[test]
fn an_exhibition_that_is_deleted_and_copied_anew_is_read_again_and_again() {
    for news in ALL_NEWS {
        let mut folder =
            WatchedFolder::with_slide("show", "0").reads("show/content.ron", means(news)).until_titled("0");
        for round in 1..4 {
            fs::remove_dir_all(folder.at("show")).unwrap();
            folder = folder.until_unreadable();
            folder.put_slide("show", &round.to_string(), 64 + round);
            folder = folder.until_titled(&round.to_string());
            // The picture may have come after the text.
            let has_picture = |load: &xiongguan::deck::Load| deck_of(load).is_some_and(|deck| deck.errors() == 0);
            if !folder.last.as_ref().is_some_and(has_picture) {
                folder = folder.until("a whole exhibition", has_picture);
            }
        }
    }
}

#[test]
fn a_release_by_link_is_taken_over_as_one_with_its_own_pictures() {
    for news in ALL_NEWS {
        let folder = WatchedFolder::with_slide("rel-1", "One");
        folder.put_slide("rel-2", "Two", 96);
        folder.link("current", "rel-1");
        let folder = folder.reads("current/content.ron", means(news)).until_titled("One");
        let first = (folder.deck().root.clone(), gate(&folder));
        folder.link("current", "rel-2");
        let folder = folder.until_titled("Two");
        let second = (folder.deck().root.clone(), gate(&folder));
        assert!(first.0.ends_with("rel-1") && second.0.ends_with("rel-2"), "{news:?}");
        assert!(second.1.path().starts_with(&second.0), "{news:?}: {:?}", second.1);
        // The link is still watched, and so is the folder that it leads to now.
        folder.put_slide("rel-2", "Two, mended", 96);
        let folder = folder.until_titled("Two, mended");
        folder.link("current", "rel-1");
        folder.until_titled("One");
    }
}

#[test]
fn a_pipe_in_the_place_of_a_file_hangs_nobody() {
    for news in ALL_NEWS {
        let folder = WatchedFolder::empty();
        folder.pipe("content.ron");
        let folder = folder.reads("content.ron", means(news)).until_unreadable();
        fs::remove_file(folder.at("content.ron")).unwrap();
        folder.put_slide(".", "Put right", 64);
        let folder = folder.until_titled("Put right");
        // A pipe in the place of a picture is a picture that cannot be shown.
        fs::remove_file(folder.at("pictures/gate.jpg")).unwrap();
        folder.pipe("pictures/gate.jpg");
        folder.until("no picture", |load| deck_of(load).is_some_and(|deck| deck.pictures.is_empty()));
    }
}

#[test]
fn a_folder_a_device_and_a_socket_are_not_read_either() {
    let folder = WatchedFolder::empty();
    fs::create_dir(folder.at("folder.ron")).unwrap();
    folder.link("device.ron", "/dev/zero");
    let _socket = std::os::unix::net::UnixListener::bind(folder.at("socket.ron")).unwrap();
    for name in ["device.ron", "socket.ron", "folder.ron/content.ron"] {
        let other = WatchedFolder::empty();
        std::os::unix::fs::symlink(folder.at(name), other.at("content.ron")).unwrap();
        other.reads("content.ron", means(News::Told)).until_unreadable();
    }
}

#[test]
fn changed_settings_are_read_while_the_show_runs() {
    for news in ALL_NEWS {
        let folder = WatchedFolder::with_slide(".", "One");
        folder.album.put("kiosk.ron", "Kiosk(idle: 30)");
        let idle = |secs: u64| move |load: &xiongguan::deck::Load| load.machine.timing.idle_min.as_secs() == secs;
        let folder = folder.reads("content.ron", means(news)).until("30 s", idle(30));
        folder.album.put("kiosk.ron", "Kiosk(idle: 60)");
        folder.until("60 s", idle(60));
    }
}

#[test]
fn what_cannot_be_shown_is_told_with_its_title() {
    let folder = WatchedFolder::empty();
    folder.album.put("content.ron", "Exhibition(title: \"Ours\", languages: [en], chapters: [");
    let folder = folder.reads("content.ron", means(News::Told));
    folder.until("the title", |load| {
        matches!(&load.content, Content::Nothing { title: Some(_), findings, text } if !findings.is_empty() && !text.is_empty())
    });
}

#[test]
fn a_file_system_that_does_not_answer_is_given_up_for_one_that_does() {
    let hangs = Arc::new(AtomicUsize::new(0));
    let hanging = Arc::clone(&hangs);
    let before_reading = move || {
        // As many readings as are asked for hang for ever; the later ones go on.
        let hang = hanging.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
        if hang.is_ok() {
            loop {
                std::thread::park();
            }
        }
    };
    let means = Means {
        pace: Pace { patience: Duration::from_millis(10), ..PACE },
        before_reading: Arc::new(before_reading),
        ..means(News::Silent)
    };
    let folder = WatchedFolder::with_slide(".", "First").reads("content.ron", means).until_titled("First");
    hangs.store(6, Ordering::SeqCst);
    while hangs.load(Ordering::SeqCst) > 0 {
        std::thread::yield_now();
    }
    folder.album.put("content.ron", one_slide("Second"));
    folder.until_titled("Second");
}

#[test]
fn a_slip_in_the_settings_keeps_the_last_good_ones_and_the_show() {
    let idle = |secs: u64| move |load: &xiongguan::deck::Load| load.machine.timing.idle_min.as_secs() == secs;
    let folder = WatchedFolder::with_slide(".", "One");
    folder.album.put("kiosk.ron", "Kiosk(idle: 30)");
    let folder = folder.reads("content.ron", means(News::Told)).until("30 s", idle(30));
    for slip in ["Kiosk(idle: 60, goodby: 3)", "Kiosk(idle: 60", "Kiosk(idle: -1)", "nonsense"] {
        folder.album.put("kiosk.ron", slip);
        folder.album.put("content.ron", one_slide(slip.split(':').next().unwrap_or_default()));
    }
    folder.album.put("content.ron", one_slide("Last"));
    let folder = folder.until_titled("Last");
    let folder = if idle(30)(folder.last.as_ref().unwrap()) { folder } else { panic!("{:?}", folder.last) };
    fs::remove_file(folder.at("kiosk.ron")).unwrap();
    folder.pipe("kiosk.ron");
    folder.album.put("content.ron", one_slide("With a pipe"));
    let folder = folder.until_titled("With a pipe");
    assert!(idle(30)(folder.last.as_ref().unwrap()), "a pipe hangs nobody");
    fs::remove_file(folder.at("kiosk.ron")).unwrap();
    folder.album.put("kiosk.ron", "Kiosk(idle: 90)");
    folder.until("90 s", idle(90));
}

#[test]
fn settings_with_a_slip_at_the_start_are_used_as_far_as_they_are_right() {
    let folder = WatchedFolder::with_slide(".", "One");
    folder.album.put("kiosk.ron", "Kiosk(idle: 30, goodby: 3)");
    let folder = folder.reads("content.ron", means(News::Told)).until_titled("One");
    assert_eq!(folder.last.as_ref().unwrap().machine.timing.idle_min.as_secs(), 30);
}

#[test]
fn files_are_looked_at_seldom_where_the_system_tells_of_every_change() {
    let looked = |tells_of: fn(&std::path::Path) -> bool| {
        let looks = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&looks);
        let count = move || {
            counter.fetch_add(1, Ordering::SeqCst);
        };
        let pace = Pace { look_every: Duration::from_millis(2), look_when_told: Duration::from_hours(1), ..PACE };
        let means = Means { pace, tells_of, before_reading: Arc::new(count), ..means(News::Silent) };
        (WatchedFolder::with_slide(".", "One").reads("content.ron", means).until_titled("One"), looks)
    };
    let ((_told, seldom), (_silent, often)) = (looked(|_| true), looked(|_| false));
    while often.load(Ordering::SeqCst) < 50 {
        std::thread::yield_now();
    }
    // It is read, and looked at once more for what was written meanwhile.
    assert!(seldom.load(Ordering::SeqCst) <= 2, "{seldom:?}");
}

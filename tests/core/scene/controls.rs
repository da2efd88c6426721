//! Everything that can be pressed: where it stands, how large it is, and what it is called.

use std::time::Duration;

use xiongguan::{
    content::SlideKind,
    scene::{Item, Press, Role, Scene, Shape},
    show::{Action, Mode, Overlay, Phase},
    theme::Scale,
    units::Moment,
};

use crate::room::{Room, STAGES, lines};

/// The least side of a target and the least distance of a control from the stage's edge, in millimetres.
const TARGET_MM: f32 = 15.0;
const EDGE_MM: f32 = 10.0;

const GOODBYE: Phase = Phase::Goodbye { until: Moment::from_millis(20_000) };
const PAUSED: Phase = Phase::Paused { until: Moment::from_millis(30_000) };

/// Every slide with a visitor, paused, with the menu, with a picture enlarged, and saying goodbye.
fn rooms() -> Vec<Room> {
    let mut rooms = Room::all();
    rooms.extend(Room::all().into_iter().map(|room| room.when(|state| state.phase = PAUSED)));
    rooms.extend(ids().iter().map(|id| super::links::linked(id)));
    rooms.extend(["story", "stats"].map(super::heard::told));
    rooms.push(Room::with("story").when(|state| state.overlay = Some(Overlay::Menu)));
    rooms.push(Room::with("gallery").when(|state| state.overlay = Some(Overlay::enlarged(2, (0.5, 0.5)))));
    let spot = |place| Room::with("map").when(|state| state.overlay = Some(Overlay::Spot(place)));
    rooms.extend((0..3).map(spot));
    rooms.push(Room::with("stats").when(|state| state.phase = GOODBYE));
    rooms
}

fn ids() -> Vec<String> {
    Room::all().iter().map(|room| room.id().to_owned()).collect()
}

/// What does something when it is touched; the ground of a card takes touches and does nothing.
fn pressable(scene: &Scene) -> impl Iterator<Item = &Item> {
    scene.items.iter().filter(|item| item.press.is_some_and(|press| press != Press::Stop))
}

/// `faults` of each scene of each room, in every view.
#[track_caller]
fn none(fault: impl Fn(&Scene, &Item) -> Option<String>) {
    let mut faults = Vec::new();
    for room in rooms() {
        for (view, scene) in room.in_every_view() {
            let found = pressable(&scene).filter_map(|item| fault(&scene, item));
            faults.extend(found.map(|fault| format!("{view} {:?}: {fault}", room.state.phase)));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn nothing_that_can_be_pressed_lies_outside_the_stage() {
    none(|scene, item| {
        (!scene.stage.rect().holds(item.rect, 0.5)).then(|| format!("{} at {:?}", item.part, item.rect))
    });
}

#[test]
fn everything_that_can_be_pressed_is_large_enough_for_a_finger() {
    none(|scene, item| {
        let side = item.rect.size().short() / scene.stage.points_per_mm;
        (side < TARGET_MM - 0.05).then(|| format!("{} is {side:.1} mm", item.part))
    });
}

#[test]
fn everything_that_can_be_pressed_has_a_name_and_a_role() {
    none(|_, item| {
        let named = item.meaning.as_ref().is_some_and(|meaning| {
            !meaning.label.trim().is_empty() && matches!(meaning.role, Role::Button | Role::Image | Role::Slider)
        });
        (!named).then(|| format!("{} has no name", item.part))
    });
}

#[test]
fn controls_keep_off_the_edge_where_frames_cover_the_glass() {
    none(|scene, item| {
        let inner = scene.stage.rect().shrunk(scene.stage.mm(EDGE_MM));
        (item.part.name() == "button" && !inner.holds(item.rect, 0.5)).then(|| format!("{:?}", item.rect))
    });
}

#[test]
fn controls_do_not_cover_each_other() {
    for room in rooms() {
        for (view, scene) in room.in_every_view() {
            let start = scene.items.iter().rposition(|item| item.part.name() == "dim").unwrap_or_default();
            let buttons: Vec<&Item> = scene.items[start..].iter().filter(|item| item.part.name() == "button").collect();
            for (index, one) in buttons.iter().enumerate() {
                let other = buttons[index + 1..].iter().find(|other| other.rect.shrunk(0.5).overlaps(one.rect));
                assert!(other.is_none(), "{view}: {:?} and {:?}", one.meaning, other.map(|other| &other.meaning));
            }
        }
    }
}

#[test]
fn a_visitor_finds_the_usual_controls() {
    let room = Room::with("story");
    assert_eq!(room.asking_for(Action::Next), ["下一页"]);
    assert_eq!(room.asking_for(Action::Previous), ["上一页"]);
    assert_eq!(room.asking_for(Action::Menu), ["目录"]);
    assert_eq!(room.asking_for(Action::Language), ["English"]);
    assert_eq!(room.asking_for(Action::TextSize), ["放大文字"]);
    assert_eq!(room.in_english().asking_for(Action::Language), ["中文"]);
}

#[test]
fn nobody_there_means_no_controls() {
    for (mode, phase) in
        [(Mode::Kiosk, Phase::Attract), (Mode::Present, Phase::Presenting), (Mode::Auto, Phase::Playing)]
    {
        let room = Room::with("story").when(|state| (state.mode, state.phase) = (mode, phase));
        assert_eq!(pressable(&room.scene()).count(), 0, "{mode:?}");
    }
}

#[test]
fn the_loop_invites_in_both_languages() {
    for at in [0, 1300] {
        let room = Room::with("story").when(|state| state.phase = Phase::Attract).after(Duration::from_millis(at));
        let said = room.parts("invitation.text").iter().flat_map(lines).collect::<String>();
        assert!(said.contains("轻触屏幕") && said.contains("Touch to explore"), "{said}");
    }
}

#[test]
fn the_invitation_speaks_the_languages_of_the_exhibition_alone() {
    let said = |languages: &[&str], language: usize| {
        let mut room = Room::with("story").when(|state| (state.phase, state.language) = (Phase::Attract, language));
        room.exhibition.languages = languages.iter().map(|tag| xiongguan::content::Lang::new(tag)).collect();
        room.parts("invitation.text").iter().flat_map(lines).collect::<String>()
    };
    assert_eq!(said(&["en"], 0), "Touch to explore");
    assert_eq!(said(&["zh"], 0), "轻触屏幕");
    assert_eq!(said(&["zh", "en"], 1), "Touch to explore  ·  轻触屏幕", "the visitor's own comes first");
    assert_eq!(said(&["en", "de", "fr"], 0), "Touch to explore  ·  Zum Entdecken berühren", "two are enough");
    assert_eq!(said(&["en", "it", "nl"], 0), "Touch to explore", "nothing is said twice");
}

#[test]
fn very_many_slides_share_one_line() {
    let ticks = |slides: usize, at: usize| {
        let mut room = Room::with("cover").when(|state| state.slide = at);
        let one = room.exhibition.chapters[0].slides[0].clone();
        room.exhibition.chapters[0].slides = vec![one; slides];
        room.exhibition.chapters.truncate(1);
        room.parts("tick")
    };
    assert_eq!(ticks(60, 0).len(), 60);
    let (first, middle, last) = (ticks(5000, 0), ticks(5000, 2500), ticks(5000, 4999));
    assert_eq!([first.len(), middle.len(), last.len()], [3; 3]);
    let mark = |ticks: &[Item]| ticks[1].rect;
    assert!(mark(&first).min.x < mark(&middle).min.x && mark(&middle).min.x < mark(&last).min.x);
    assert_eq!(mark(&first).min.x, first[0].rect.min.x, "it begins at the left");
    assert!((mark(&last).max.x - last[2].rect.max.x).abs() < 0.01, "and ends at the right");
}

#[test]
fn only_the_loop_of_a_kiosk_invites() {
    let invites = |mode, phase| {
        let room = Room::with("story").when(|state| (state.mode, state.phase) = (mode, phase));
        !room.parts("invitation").is_empty()
    };
    assert!(invites(Mode::Kiosk, Phase::Attract));
    assert!(!invites(Mode::Kiosk, Phase::Exploring));
    assert!(!invites(Mode::Present, Phase::Presenting));
    assert!(!invites(Mode::Auto, Phase::Playing));
}

#[test]
fn a_slide_says_where_it_stands() {
    let room = Room::with("gallery");
    assert_eq!(room.parts("position").iter().flat_map(lines).collect::<Vec<_>>(), ["3 / 12"]);
    assert_eq!(room.parts("chapter").iter().flat_map(lines).collect::<Vec<_>>(), ["水与草"]);
    assert_eq!(room.parts("tick").len(), 12);
}

#[test]
fn every_picture_of_a_gallery_can_be_enlarged() {
    let room = Room::with("gallery");
    for (place, alt) in ["早", "午", "晚", "夜"].iter().enumerate() {
        assert_eq!(room.asking_for(Action::Enlarge(place)), [format!("放大图片：{alt}")]);
    }
}

#[test]
fn the_divider_follows_the_finger_across_both_pictures() {
    let room = Room::with("compare");
    let divider = &room.parts("divider")[0];
    assert_eq!(divider.press, Some(Press::Divide));
    let dragged = Room::with("compare").when(|state| state.divider = Some(xiongguan::units::Fraction::new(0.25)));
    let width = |room: &Room| room.parts("picture.before")[0].rect.w();
    assert!((width(&dragged) / divider.rect.w() - 0.25).abs() < 0.001);
}

/// Where the focal point of the pictures stands across the area that they fill.
const FOCUS: f32 = 0.5;

#[test]
fn the_divider_rests_beside_the_focal_point_and_its_swing_does_not_reach_it() {
    for stage in STAGES {
        let room = Room::with("compare").on(stage);
        let area = room.parts("divider")[0].rect;
        let stands = |room: &Room| (room.parts("divider.line")[0].rect.center().x - area.min.x) / area.w();
        assert!((stands(&room) - FOCUS).abs() > 0.15, "{stage:?}: it cuts what the pictures are about");
        let handle = room.parts("divider.handle")[0].rect;
        let subject = area.min.x + area.w() * FOCUS;
        assert!(!(handle.min.x..=handle.max.x).contains(&subject), "{stage:?}: the handle hides it");
        for at in (0..12_000).step_by(500) {
            let swung = stands(&Room::with("compare").on(stage).moving().after(Duration::from_millis(at)));
            assert!((swung - FOCUS).abs() > 0.03, "{stage:?}: it swings over it at {at} ms");
        }
    }
}

#[test]
fn on_every_stage_the_handle_stands_below_what_pictures_are_about_and_the_words_begin_at_the_top() {
    for stage in STAGES {
        let room = Room::with("compare").on(stage);
        let area = room.parts("divider")[0].rect;
        let handle = (room.parts("divider.handle")[0].rect.center().y - area.min.y) / area.h();
        assert!((0.66..0.76).contains(&handle), "{stage:?}: {handle}");
        let (rule, margin) = (room.parts("rule")[0].rect.min.y, Scale::of(&room.stage).margin);
        let top = if area.min.x > 0.0 { 0.0 } else { area.max.y };
        assert!((rule - top - margin).abs() < 1.0, "{stage:?}: the words begin at {rule}");
    }
}

#[test]
fn the_divider_keeps_off_the_focal_point_wherever_that_is() {
    for focus in [0.1, 0.3, 0.5, 0.7, 0.95] {
        let mut room = Room::with("compare");
        for photo in room.photos() {
            photo.focus = (focus, 0.5).into();
        }
        // All the width of so high a picture is seen.
        let room = room.with_pictures_of(xiongguan::units::size(1000.0, 1500.0));
        let area = room.parts("divider")[0].rect;
        let stands = (room.parts("divider.line")[0].rect.center().x - area.min.x) / area.w();
        assert!(((stands - focus).abs() - 0.2).abs() < 0.01, "{focus}: {stands}");
        assert!((0.25..=0.75).contains(&stands), "{focus}: {stands} leaves one of them too little");
    }
}

#[test]
fn an_author_may_say_where_the_divider_rests() {
    for (asked, rests) in [(0.6, 0.6), (0.5, 0.5), (0.02, 0.2)] {
        let mut room = Room::with("compare");
        for slide in room.exhibition.chapters.iter_mut().flat_map(|chapter| &mut chapter.slides) {
            if let SlideKind::Compare(compare) = &mut slide.kind {
                compare.divider = Some(ron::from_str(&asked.to_string()).expect("a part of the width"));
            }
        }
        // All the width of so high a picture is seen.
        let room = room.with_pictures_of(xiongguan::units::size(1000.0, 1500.0));
        let area = room.parts("divider")[0].rect;
        let stands = (room.parts("divider.line")[0].rect.center().x - area.min.x) / area.w();
        assert!((stands - rests).abs() < 0.01, "{asked}: {stands}");
    }
}

#[test]
fn the_captions_of_a_comparison_stand_on_paper_and_go_before_the_divider_crosses_them() {
    let at =
        |share: f32| Room::with("compare").when(|state| state.divider = Some(xiongguan::units::Fraction::new(share)));
    let grounds = at(0.5).parts("caption.ground");
    let paper = xiongguan::theme::Theme::gobi().palette.paper_card;
    let is_paper = |item: &Item| matches!(item.shape, Shape::Fill { color, .. } if (color.r, color.g, color.b) == (paper.r, paper.g, paper.b));
    assert!(grounds.len() == 2 && grounds.iter().all(is_paper), "{grounds:?}");
    let seen = |share: f32| at(share).parts("caption").iter().map(|item| item.opacity).collect::<Vec<_>>();
    assert_eq!(seen(0.5), [1.0, 1.0]);
    assert_eq!(seen(0.05), [0.0, 1.0]);
    assert_eq!(seen(0.97), [1.0, 0.0]);
}

#[test]
fn next_stands_out_from_the_other_controls() {
    for room in Room::all() {
        for (view, scene) in room.in_every_view() {
            let buttons: Vec<&Item> = scene.items.iter().filter(|item| item.part.name() == "button").collect();
            let solid = |item: &&&Item| matches!(item.shape, Shape::Fill { color, .. } if color.a == 255);
            let primary: Vec<_> = buttons.iter().filter(solid).map(|item| item.press).collect();
            assert_eq!(primary, [Some(Press::Act(Action::Next))], "{view}");
            let width =
                |action| buttons.iter().find(|item| item.press == Some(Press::Act(action))).map(|item| item.rect.w());
            assert!(width(Action::Next) > width(Action::Previous).map(|width| width * 1.3), "{view}");
        }
    }
}

#[test]
fn the_invitation_is_a_slip_of_paper_with_a_red_mark_for_the_hand() {
    for room in Room::all() {
        for (view, scene) in room.when(|state| state.phase = Phase::Attract).in_every_view() {
            let part =
                |name: &str| scene.items.iter().find(|item| item.part.name() == name).cloned().expect("it is there");
            let (slip, mark) = (part("invitation"), part("invitation.mark"));
            let Shape::Fill { color, radius } = slip.shape else { unreachable!("paper is plain") };
            assert!(color.a > 240 && radius < slip.rect.h() * 0.1, "{view}: a pill");
            assert!(slip.rect.holds(mark.rect, 0.5) && slip.rect.holds(part("invitation.text").rect, 0.5), "{view}");
            assert!(mark.rect.max.x <= part("invitation.text").rect.min.x, "{view}");
            for hand in scene.items.iter().filter(|item| item.part.name() == "invitation.hand") {
                assert!(mark.rect.shrunk(-4.0).holds(hand.rect, 0.0), "{view}: the hand leaves its mark");
            }
        }
    }
}

#[test]
fn the_invitation_covers_neither_the_place_nor_the_ticks() {
    for place in Room::all() {
        let room = place.when(|state| state.phase = Phase::Attract);
        for (view, scene) in room.in_every_view().into_iter().filter(|(_, scene)| scene.stage.text_scale <= 1.0) {
            let invitation = scene.items.iter().find(|item| item.part.name() == "invitation").expect("it invites");
            for item in scene.items.iter().filter(|item| ["tick", "position"].contains(&item.part.name())) {
                assert!(item.rect.max.x <= invitation.rect.min.x, "{view}: {} is covered", item.part);
            }
        }
    }
}

#[test]
fn the_place_comes_in_when_the_title_goes() {
    let until = Moment::from_millis(7000);
    let opacity = |after: Duration| {
        let room = Room::with("cover").when(|state| {
            state.phase = Phase::Attract;
            state.title = Some(until);
        });
        let ticks = room.moving().after(after).parts("tick");
        ticks.iter().map(|tick| tick.opacity).fold(0.0, f32::max)
    };
    assert!(opacity(Duration::from_secs(3)) < 0.01);
    assert!(opacity(Duration::from_secs(10)) > 0.99);
}

//! The command line: what it says, and how it ends.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail as the test may")]

use std::path::PathBuf;

use image::{Rgb, RgbImage};
use xiongguan::{
    lock::{Pin, PinHash},
    show::KEYS,
};

use crate::{
    folder::Album,
    pictures::jpeg,
    program::{Call, xiongguan, xiongguan_on},
};

/// An exhibition with one slide that cannot be shown, one that is doubtful, and one that is sound.
const FLAWED: &str = r#"Exhibition(
    title: "Flawed",
    languages: [en],
    chapters: [Chapter(id: "only", title: "Only", slides: [
        Quote(id: "broken", txet: "…"),
        Cover(id: "doubtful", title: "A title", photo: Photo(file: "gone.jpg", alt: "Gone", credit: "Nobody")),
        Quote(id: "sound", text: "Words."),
    ])],
)"#;

const DOUBTFUL: &str = r#"Exhibition(
    title: "Doubtful",
    languages: [en],
    chapters: [Chapter(id: "only", title: "Only", slides: [
        Cover(id: "doubtful", title: "A title", photo: Photo(file: "gone.jpg", alt: "Gone", credit: "Nobody")),
    ])],
)"#;

fn exhibition(text: &str) -> (Album, String) {
    let album = Album::new();
    let path = album.put("content.ron", text).to_str().unwrap().to_owned();
    (album, path)
}

#[test]
fn the_shipped_exhibition_has_no_findings() {
    xiongguan("check content.ron --deny warnings").ends_with(0).says("no findings").complains_in_lines(0);
}

#[test]
fn a_folder_stands_for_the_content_file_in_it() {
    let (album, _) = exhibition(DOUBTFUL);
    xiongguan(&format!("check {}", album.path().display())).ends_with(0).says("content.ron:5:");
}

#[test]
fn check_tells_file_line_and_column_of_all_findings_at_once() {
    let (_album, path) = exhibition(FLAWED);
    let ran = xiongguan(&format!("check {path}")).ends_with(2);
    ran.says(&format!("{path}:5:29")).says("did you mean `text`?").says(&format!("{path}:6:")).says("gone.jpg");
}

#[test]
fn warnings_pass_unless_they_are_denied() {
    let (_album, path) = exhibition(DOUBTFUL);
    xiongguan(&format!("check {path}")).ends_with(0).says("1 warning");
    xiongguan(&format!("check {path} --deny warnings")).ends_with(2).says("1 warning");
}

#[test]
fn findings_come_as_json_for_programs() {
    let (_album, path) = exhibition(FLAWED);
    let out = xiongguan(&format!("check {path} --format json")).ends_with(2).out();
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let findings = report["findings"].as_array().unwrap();
    assert!(findings.iter().any(|finding| finding["line"] == 5 && finding["severity"] == "error"), "{out}");
    assert_eq!(report["warnings"], 1, "{out}");
}

#[test]
fn a_file_that_cannot_be_read_is_one_line() {
    xiongguan("check no/such/content.ron").ends_with(1).complains("no/such/content.ron").complains_in_lines(1);
    xiongguan("export no/such/content.ron --out out").ends_with(1).complains_in_lines(1);
}

#[test]
fn export_draws_one_slide_at_exactly_the_size() {
    let album = Album::new();
    let out = album.path().join("out");
    let args = format!("export content.ron --out {} --size 321x201 --slide gate --lang en", out.display());
    xiongguan(&args).ends_with(0).says("1 picture in");
    let picture: PathBuf = out.join("en").join("01-gate.png");
    assert_eq!(image::image_dimensions(picture).unwrap(), (321, 201));
    assert!(!out.join("zh").exists(), "one language only");
}

#[test]
fn a_sheet_shows_all_slides_in_one_picture() {
    let album = Album::new();
    let out = album.path().join("out");
    let args = format!("export content.ron --out {} --size 640x360 --sheet --lang en", out.display());
    xiongguan(&args).ends_with(0).says("1 picture in");
    let sheet = image::open(out.join("sheet.png")).unwrap().to_rgb8();
    let exhibition = xiongguan::files::open("content.ron".as_ref()).unwrap().reading.exhibition.unwrap();
    let cells = (sheet.width() / 160) * (sheet.height() / 90);
    assert!(cells as usize >= exhibition.slide_count(), "{cells} cells");
    assert!(!out.join("en").exists(), "nothing else is drawn");
}

#[test]
fn a_theme_file_beside_the_content_is_used_and_checked() {
    let (album, path) = exhibition(&DOUBTFUL.replace("languages:", "theme: \"dusk.ron\",\n    languages:"));
    xiongguan(&format!("check {path}")).ends_with(0).says("content::theme-missing");
    album.put("dusk.ron", include_str!("../../src/theme/night.ron").replace("#12151D", "#12151"));
    xiongguan(&format!("check {path}")).ends_with(2).says("dusk.ron:4:").says("a colour is written like");
    album.put("dusk.ron", include_str!("../../src/theme/night.ron"));
    let out = album.path().join("out");
    xiongguan(&format!("check {path}")).ends_with(0).says("1 warning");
    xiongguan(&format!("export {path} --out {} --size 400x300", out.display())).ends_with(0);
    let slide = image::open(out.join("en").join("01-doubtful.png")).unwrap().to_rgb8();
    let deep = xiongguan::theme::Theme::built_in("night").unwrap().palette.tints[0].deep;
    assert_eq!(slide.get_pixel(1, 1).0, [deep.r, deep.g, deep.b]);
}

#[test]
fn a_theme_file_that_is_no_text_or_too_large_is_told() {
    let (album, path) = exhibition(&DOUBTFUL.replace("languages:", "theme: \"dusk.ron\",\n    languages:"));
    album.put(
        "dusk.ron",
        format!(
            "{}{}",
            include_str!("../../src/theme/night.ron"),
            " ".repeat(xiongguan::content::limits::FILE_BYTES_MAX)
        ),
    );
    xiongguan(&format!("check {path}")).ends_with(2).says("content::too-large").says("dusk.ron");
    album.put("dusk.ron", b"Theme(\n  name: \"\xd0\xa1\xb3\xc7\")");
    xiongguan(&format!("check {path}")).ends_with(2).says("content::not-text").says("GBK").says("dusk.ron:2:");
    album.put("dusk.ron", format!("\u{feff}{}", include_str!("../../src/theme/night.ron")));
    xiongguan(&format!("check {path}")).ends_with(0).says("1 warning");
}

#[test]
fn a_file_too_large_is_refused_by_its_size() {
    let (_album, path) = exhibition(&" ".repeat(xiongguan::content::limits::FILE_BYTES_MAX + 1));
    xiongguan(&format!("check {path}")).ends_with(2).says("content::too-large").says("24 MiB");
}

#[test]
fn export_leaves_out_what_is_broken_and_draws_the_rest() {
    let (album, path) = exhibition(FLAWED);
    let out = album.path().join("out");
    let ran = xiongguan(&format!("export {path} --out {} --size 400x300", out.display())).ends_with(0);
    ran.says("2 pictures in").complains("txet");
}

#[test]
fn export_names_the_slides_and_languages_there_are() {
    xiongguan("export --out out --slide nowhere").ends_with(1).complains("no slide `nowhere`").complains("gate");
    xiongguan("export --out out --lang tlh").ends_with(1).complains("does not speak `tlh`").complains("zh, en");
}

#[test]
fn a_document_is_written_for_each_language() {
    let (album, path) = exhibition(DOUBTFUL);
    let out = album.path().join("out");
    xiongguan(&format!("export {path} --out {} --format pdf", out.display())).ends_with(0).says("1 document in");
    assert!(std::fs::read(out.join("en.pdf")).unwrap().starts_with(b"%PDF-1.7"));
}

#[test]
fn options_of_one_format_are_not_taken_for_another() {
    xiongguan("export --out out --format pdf --sheet").ends_with(1).complains("leave `--format pdf` away");
    xiongguan("export --out out --notes").ends_with(1).complains("needs `--format pdf`");
}

#[test]
fn without_a_display_the_window_is_one_line_that_names_export() {
    xiongguan("content.ron").ends_with(3).complains("xiongguan export").complains_in_lines(1);
}

#[test]
fn a_display_that_does_not_answer_is_one_line_too() {
    let ran = xiongguan_on("nowhere.invalid:0", "content.ron").ends_with(3);
    ran.complains("xiongguan export").complains_in_lines(1);
}

#[test]
fn help_lists_every_key() {
    let help = xiongguan("--help").ends_with(0).out();
    for binding in KEYS {
        let is_row = |line: &str| {
            line.trim().strip_prefix(&binding.name()).is_some_and(|rest| rest.trim_start() == binding.help())
        };
        assert!(help.lines().any(is_row), "no row for {} in:\n{help}", binding.name());
    }
}

#[test]
fn version_is_the_package_version() {
    xiongguan("--version").ends_with(0).says(&format!("xiongguan {}", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_arguments_end_with_a_hint() {
    xiongguan("--mode wall").ends_with(1).complains("possible values: kiosk, present, auto");
    xiongguan("--windowed 100x").ends_with(1).complains("1920x1080");
    xiongguan("export --out out --size 20x20").ends_with(1).complains("200 to 16384");
    xiongguan("check --deny everything").ends_with(1).complains("warnings");
}

#[test]
fn shells_complete_the_commands() {
    xiongguan("completions bash").ends_with(0).says("export").says("--deny");
}

#[test]
fn a_mistyped_command_is_one_line_that_names_the_one_that_was_meant() {
    let slips = [("chekc", "check"), ("chek", "check"), ("exprot", "export"), ("Explain", "explain"), ("nwe", "new")];
    for (slip, meant) in slips {
        let line = format!("no command or file `{slip}`; did you mean `{meant}`?");
        for args in [slip, &format!("{slip} content.ron --deny warnings"), &format!("--windowed 800x600 {slip}")] {
            xiongguan(args).ends_with(1).complains(&line).complains_in_lines(1);
        }
    }
    let ran = xiongguan("zebra").ends_with(1).complains("no command or file `zebra`; the commands are check, export");
    ran.complains_in_lines(1);
}

#[test]
fn a_file_or_folder_that_is_not_there_yet_is_waited_for() {
    // Without a display the window would be next.
    for path in ["show/content.ron", "show/", "./show", "show.ron", "tests"] {
        xiongguan(path).ends_with(3).complains("no display").complains_in_lines(1);
    }
}

#[test]
fn new_ends_with_commands_that_can_be_copied() {
    let album = Album::new();
    let new = |folder: &str| Call::of("new").arg(album.path().join(folder).to_str().unwrap());
    let program = env!("CARGO_BIN_EXE_xiongguan");
    let folder = album.path().join("tea house").display().to_string();
    let ran = new("tea house").run().ends_with(0).says(&format!("{program} '{folder}' --windowed 1280x720"));
    ran.says(&format!("{program} check '{folder}'"));
    // Cargo does not put the program where a shell finds it.
    let cargo_run = if cfg!(debug_assertions) { "cargo run -- check" } else { "cargo run --release -- check" };
    let ran = new("tea").env("CARGO_PKG_NAME", env!("CARGO_PKG_NAME")).run().ends_with(0).says(cargo_run);
    ran.says("tea --windowed 1280x720");
}

/// A slide with this picture.
fn picture_of(file: &str) -> String {
    format!(
        "Exhibition(title: \"x\", languages: [en], chapters: [Chapter(id: \"a\", title: \"b\", slides: [\n\
         Cover(id: \"c\", title: \"d\", photo: Photo(file: \"{file}\", alt: \"a\", credit: \"b\"))])])"
    )
}

#[test]
fn half_a_picture_is_told_by_check_and_by_export() {
    let (album, path) = exhibition(&picture_of("half.jpg"));
    let whole = jpeg(RgbImage::from_fn(1920, 1080, |x, y| Rgb([x as u8 ^ y as u8, 9, 9])));
    album.put("half.jpg", &whole[..whole.len() / 2]);
    xiongguan(&format!("check {path}")).ends_with(2).says("error[content::picture-unreadable]").says("half.jpg");
    for form in ["", " --sheet", " --format pdf"] {
        let ran =
            xiongguan(&format!("export {path} --out {} --size 400x300{form}", album.path().join("out").display()));
        ran.ends_with(0).complains("warning: the end of the picture is missing").complains_in_lines(1);
    }
    album.put("half.jpg", &whole[..whole.len() - 2]);
    xiongguan(&format!("check {path}")).ends_with(0).says("warning[lint::picture-cut]");
    xiongguan(&format!("check {path} --deny warnings")).ends_with(2);
}

#[test]
fn a_file_that_is_no_picture_is_told_once_and_what_it_is() {
    let (album, path) = exhibition(&picture_of("a.jpg"));
    album.put("a.jpg", "GIF89a, as somebody renamed it");
    let ran = xiongguan(&format!("check {path}")).ends_with(2).says("format is GIF").says("slides[0].photo.file");
    assert_eq!(ran.out().matches("picture-unreadable").count(), 1, "{}", ran.out());
}

#[test]
fn a_pin_becomes_a_line_for_the_settings_that_the_program_understands() {
    let ran = Call::of("pin").typed("904417\n").run().ends_with(0);
    let line = ran.out();
    let hash = line.trim().strip_prefix("pin: \"").and_then(|line| line.strip_suffix("\",")).expect("a line");
    let hash = PinHash::parse(hash).expect("a hash");
    assert!(hash.is_of(&Pin::new("904417").expect("a PIN")) && !line.contains("904417"));
    Call::of("pin").typed("1234\n").run().ends_with(0).complains("among the first that people try");
    for (typed, problem) in [("123", "4 to 12 digits"), ("", "4 to 12 digits"), ("12a4", "digits alone")] {
        Call::of("pin").typed(typed).env("LC_ALL", "en_US.UTF-8").run().ends_with(1).complains(problem);
    }
}

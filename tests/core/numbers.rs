//! Translations must have the same numbers, however each language writes them.

use xiongguan::{
    content::{self, Found},
    diag::Source,
};

fn differ(zh: &str, en: &str) -> bool {
    let text = format!(
        "Exhibition(title: \"x\", languages: [zh, en], chapters: [Chapter(id: \"a\", title: \"b\", slides: [\
         Quote(text: (zh: \"{zh}\", en: \"{en}\"))])])"
    );
    let reading = content::read(Source { name: "content.ron", text: &text }, &|_: &str| Found::File);
    reading.findings.iter().any(|finding| finding.code.name() == "numbers-differ")
}

#[test]
fn the_same_number_in_other_words_is_the_same() {
    for (zh, en) in [
        ("193万千瓦", "1.93 GW"),
        ("1015亿元", "¥101.5 billion"),
        ("三座", "3 towers"),
        ("3座", "three towers"),
        ("1965年3月", "March 1965"),
        ("25年", "twenty-five years"),
        ("40年", "forty years"),
        ("90年代", "the nineties"),
        ("100万", "a million"),
        ("12个", "a dozen"),
        ("二〇二四年", "2024"),
        ("一百零五", "105"),
        ("2020—2023", "2020–23"),
        ("第13名", "13th"),
        ("“十三五”", "the 13th plan"),
        ("第8名", "the eighth"),
        ("80年代", "the eighties"),
        ("见\\u{2014}三座", "see \\u{2014} 3 towers"),
        ("一行\\n3座", "one line\\nThree towers"),
        ("没有数", "no number"),
    ] {
        assert!(!differ(zh, en), "{zh} / {en}");
    }
}

#[test]
fn a_number_that_one_language_lacks_is_told() {
    for (zh, en) in [("39项", "38 projects"), ("2023年", "last year"), ("40%", "41%"), ("三座", "4 towers")] {
        assert!(differ(zh, en), "{zh} / {en}");
    }
}

#[test]
fn long_texts_take_no_time() {
    let many = (0..60_000).map(|number: u32| number.to_string()).collect::<Vec<_>>().join(" ");
    assert!(!differ(&many, &many));
}

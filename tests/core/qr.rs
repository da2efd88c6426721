//! QR codes as they are written: short where that is enough, and told of where phones would not follow them.

use xiongguan::{
    content::{self, ADDRESS_MAX, Found, Lang, Qr, codes, visible},
    diag::{Finding, Language, Severity, Source},
};

/// What is read of a quotation with this code.
fn read(qr: &str) -> (Option<Qr>, Vec<Finding>) {
    let text = format!(
        "Exhibition(title: \"x\", languages: [zh, en], chapters: [Chapter(id: \"x\", title: \"x\", slides: [\n\
         Quote(text: \"x\", qr: {qr}),\nQuote(text: \"y\")\n])])"
    );
    let reading = content::read(Source { name: "content.ron", text: &text }, &|_: &str| Found::File);
    let code = reading.exhibition.and_then(|exhibition| exhibition.slide(0)?.1.kind.qr().cloned());
    (code, reading.findings)
}

#[test]
fn an_address_alone_is_enough() {
    let (code, findings) = read("\"https://www.example.org/a?b=c#d\"");
    assert_eq!(findings, []);
    let code = code.expect("it is read");
    assert_eq!((code.url.as_str(), code.label.is_empty()), ("https://www.example.org/a?b=c#d", true));
    let labelled = "Qr(url: \"HTTP://example.org\", label: (zh: \"扫码\", en: \"Scan\"))";
    for written in [labelled, &labelled[2..]] {
        let (code, findings) = read(written);
        assert_eq!(findings, []);
        let code = code.expect("it is read");
        assert_eq!((code.url.as_str(), code.label.get(&Lang::new("en"))), ("HTTP://example.org", "Scan"));
    }
}

#[test]
fn what_phones_do_not_follow_is_told_in_both_languages() {
    let long = format!("\"https://example.org/{}\"", "a".repeat(ADDRESS_MAX));
    let cases = [
        ("\"www.example.org\"", "`www.example.org` is no address of the web", "`www.example.org` 不是网址"),
        ("\"mailto:a@example.org\"", "`mailto:a@example.org` is no address of the web", "不是网址"),
        ("\"https:///gulls\"", "the address names no place in the web", "没有写网站的名字"),
        ("\"https://example.org/a b\"", "there is a space or a line break in the address", "空格或换行"),
        ("\"https://example.org/遗鸥\"", "`遗` in an address is not read alike by all phones", "`遗`"),
        (&long, "an address of 170 letters makes a code that is too fine for phones; 150 are the most", "最多 150"),
    ];
    for (written, english, chinese) in cases {
        for written in [written.to_owned(), format!("Qr(url: {written})")] {
            let (code, findings) = read(&written);
            let [finding] = &findings[..] else { panic!("{written}: {findings:?}") };
            assert_eq!((finding.code, finding.severity, finding.line), (codes::QR_ADDRESS, Severity::Error, 2));
            assert_eq!(finding.message.in_language(Language::English), english);
            assert!(finding.message.in_language(Language::Chinese).contains(chinese), "{finding:?}");
            assert!(finding.hint.is_some(), "{written}");
            assert_eq!(code, None, "the slide is left out");
        }
    }
}

#[test]
fn an_address_as_long_as_may_be_is_taken() {
    let address = format!("https://example.org/{}", "a".repeat(ADDRESS_MAX - 20));
    assert_eq!(address.len(), ADDRESS_MAX);
    assert_eq!(read(&format!("\"{address}\"")).1, []);
}

#[test]
fn what_is_no_code_at_all_says_what_one_is() {
    for (written, code) in [
        ("5", codes::WRONG_TYPE),
        ("Qr(label: \"x\")", codes::MISSING_FIELD),
        ("Qr(url: \"https://example.org\", lable: \"x\")", codes::UNKNOWN_FIELD),
        ("Qr(url: 5)", codes::WRONG_TYPE),
    ] {
        let findings = read(written).1;
        assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [code], "{written}: {findings:?}");
    }
}

#[test]
fn its_label_is_read_and_translated_like_all_words() {
    let (_, findings) = read("(url: \"https://example.org\", label: (zh: \"扫码\"))");
    assert_eq!(findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [codes::TRANSLATION_MISSING]);
    let text = "Exhibition(title: \"x\", languages: [en], chapters: [Chapter(id: \"x\", title: \"x\", slides: [\n\
                Quote(text: \"x\", qr: (url: \"https://example.org\", label: \"Scan for more\"))\n])])";
    let reading = content::read(Source { name: "content.ron", text }, &|_: &str| Found::File);
    let exhibition = reading.exhibition.expect("it can be read");
    let (_, slide) = exhibition.slide(0).expect("it has a slide");
    assert!(visible(&slide.kind, &Lang::new("en"), 0).contains(&"Scan for more".to_owned()));
}

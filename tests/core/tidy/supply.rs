//! Where the crates come from that we depend on, and under which licences.

use std::process::Command;

use serde_json::Value;

/// What `cargo deny` reads as well.
const RULES: &str = include_str!("../../../.deny.toml");

/// The licences between `allow = [` and `]`.
fn allowed() -> Vec<&'static str> {
    let (_, list) = RULES.split_once("allow = [").expect("a list of licences");
    let (list, _) = list.split_once(']').expect("the list ends");
    list.split('"').skip(1).step_by(2).collect()
}

/// Whether of each part of an expression such as `(MIT OR Apache-2.0) AND Zlib` one licence is allowed.
fn is_allowed(licence: &str, allowed: &[&str]) -> bool {
    let one_of = |part: &str| {
        part.trim_matches(['(', ')']).split(" OR ").flat_map(|name| name.split('/')).any(|name| allowed.contains(&name))
    };
    licence.split(" AND ").all(one_of)
}

#[test]
fn all_crates_come_from_the_registry_under_licences_that_are_allowed() {
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1", "--filter-platform", "x86_64-unknown-linux-gnu"])
        .args(["--manifest-path", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")])
        .output()
        .expect("cargo runs");
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    let metadata: Value = serde_json::from_slice(&cargo.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    assert!(packages.len() > 100);
    let allowed = allowed();
    assert!(allowed.contains(&"MIT") && is_allowed("(MIT OR Nobody) AND Zlib", &allowed));
    assert!(!is_allowed("GPL-3.0-only", &allowed) && !is_allowed("MIT AND GPL-3.0-only", &allowed));
    for package in packages {
        let name = &package["name"];
        let licence = package["license"].as_str().unwrap_or("none");
        assert!(is_allowed(licence, &allowed), "{name} is under {licence}, which is not in .deny.toml");
        let is_ours = name == env!("CARGO_PKG_NAME") && package["source"].is_null();
        let source = package["source"].as_str().unwrap_or("a folder");
        assert!(is_ours || source.starts_with("registry+"), "{name} comes from {source}");
    }
}

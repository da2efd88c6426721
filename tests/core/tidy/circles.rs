//! No two files of a room need each other, directly or by way of others.

use std::collections::{BTreeMap, BTreeSet};

use super::sources;

/// The rooms that hold to it.
const ROOMS: &[&str] = &["scene", "paint", "compose", "shell", "loader", "player", "media", "simulate"];

/// A module's path from the crate's root, for example `scene::slides`.
type Module = Vec<String>;

/// What a room's modules are made of, without comments and without their tests, whose `super` is the module itself.
struct Room {
    code: BTreeMap<Module, String>,
}

impl Room {
    fn read(name: &str) -> Self {
        let files = sources::files(&format!("src/{name}"), &["rs"]);
        let code = |text: &str| sources::code(text.split("#[cfg(test)]").next().unwrap_or_default());
        Self { code: files.iter().map(|(file, text)| (module(file), code(text))).collect() }
    }

    /// Whether a module has anything of its own besides modules and what it passes on from them.
    fn has_own(&self, module: &Module) -> bool {
        let own = ["fn ", "struct ", "enum ", "trait ", "impl ", "const "];
        self.code.get(module).is_some_and(|code| own.iter().any(|word| code.contains(word)))
    }

    /// The modules that `module` names.
    fn needs(&self, module: &Module) -> BTreeSet<Module> {
        let code = &self.code[module];
        let paths = uses(code).into_iter().chain(inline(code));
        paths.filter_map(|path| self.home(module, &path)).filter(|home| home != module && self.has_own(home)).collect()
    }

    /// The module that has what `path` means within `from`; nothing for what lies outside the room.
    fn home(&self, from: &Module, path: &[String]) -> Option<Module> {
        let (mut at, mut rest) = match path.first()?.as_str() {
            "crate" => (Vec::new(), &path[1..]),
            "self" => (from.clone(), &path[1..]),
            "super" => (from.clone(), path),
            child if self.code.contains_key(&joined(from, child)) => (from.clone(), path),
            _ => return None,
        };
        while rest.first().is_some_and(|step| step == "super") {
            at.pop()?;
            rest = &rest[1..];
        }
        while let Some(next) = rest.first().map(|step| joined(&at, step)).filter(|next| self.is_module(next)) {
            (at, rest) = (next, &rest[1..]);
        }
        let code = self.code.get(&at)?;
        let Some(name) = rest.first() else { return Some(at) };
        // What a module passes on is at home where it comes from.
        let passed_on = uses(code).into_iter().find(|other| other.last() == Some(name) && at != *from);
        passed_on.and_then(|other| self.home(&at, &other)).or(Some(at))
    }

    fn is_module(&self, path: &Module) -> bool {
        self.code.keys().any(|known| known.starts_with(path))
    }

    /// A way from a module back to itself.
    fn circle(&self) -> Option<Vec<String>> {
        let needs: BTreeMap<&Module, BTreeSet<Module>> =
            self.code.keys().map(|module| (module, self.needs(module))).collect();
        needs.keys().find_map(|start| {
            let mut open: Vec<Vec<Module>> = vec![vec![(*start).clone()]];
            let mut seen = BTreeSet::new();
            while let Some(way) = open.pop() {
                for next in needs.get(way.last()?).into_iter().flatten() {
                    let longer = [way.clone(), vec![next.clone()]].concat();
                    if next == *start {
                        return Some(longer.iter().map(|module| module.join("::")).collect());
                    }
                    if seen.insert(next.clone()) {
                        open.push(longer);
                    }
                }
            }
            None
        })
    }
}

fn module(file: &str) -> Module {
    let inside = file.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    inside.split('/').map(str::to_owned).collect()
}

fn joined(module: &[String], child: &str) -> Module {
    [module, &[child.to_owned()]].concat()
}

/// The paths of all `use` lines, one for each name.
fn uses(code: &str) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    for line in code.split("use ").skip(1) {
        if let Some((tree, _)) = line.split_once(';') {
            let tree: String = tree.split_whitespace().collect();
            branches(&[], &tree, &mut paths);
        }
    }
    paths
}

/// Adds the paths of `a::{b, c::{d, self}}`, which begin with `before`.
fn branches(before: &[String], tree: &str, paths: &mut Vec<Vec<String>>) {
    let (steps, list) = tree.split_once('{').map_or((tree, None), |(steps, list)| (steps, list.strip_suffix('}')));
    let steps = steps.split("::").filter(|step| !step.is_empty() && *step != "self");
    let path: Vec<String> = before.iter().cloned().chain(steps.map(str::to_owned)).collect();
    let Some(list) = list else {
        paths.push(path);
        return;
    };
    let (mut depth, mut start) = (0, 0);
    for (at, c) in list.char_indices().chain([(list.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if at > start {
                    branches(&path, &list[start..at], paths);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
}

/// Paths that stand in the midst of code.
fn inline(code: &str) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    for head in ["super::", "crate::"] {
        for (at, _) in code.match_indices(head) {
            let word: String = code[at..].chars().take_while(|c| c.is_alphanumeric() || "_:".contains(*c)).collect();
            paths.push(word.split("::").filter(|step| !step.is_empty()).map(str::to_owned).collect());
        }
    }
    paths
}

#[test]
fn no_files_of_a_room_need_each_other() {
    for name in ROOMS {
        let circle = Room::read(name).circle();
        assert!(circle.is_none(), "{}", circle.unwrap_or_default().join(" needs "));
    }
}

#[test]
fn circles_are_found() {
    let room = |code: &[(&str, &str)]| Room {
        code: code.iter().map(|(file, code)| (module(file), (*code).to_owned())).collect(),
    };
    let top = ("src/a/mod.rs", "mod b; mod c;\npub use c::C;");
    let b = ("src/a/b.rs", "use super::{C, d::D};\nfn b() {}");
    let there_and_back = room(&[top, b, ("src/a/c.rs", "pub struct C;\nfn c() { super::b::b() }")]);
    assert_eq!(there_and_back.circle().map(|way| way.join(" ")).as_deref(), Some("a::b a::c a::b"));
    assert!(room(&[top, b, ("src/a/c.rs", "pub struct C;")]).circle().is_none());
    let by_name = [("src/a/b.rs", "use super::c;\nfn b() {}"), ("src/a/c.rs", "use super::b::{self, B};\nfn c() {}")];
    assert!(room(&[top, by_name[0], by_name[1]]).circle().is_some());
}

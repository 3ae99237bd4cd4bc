//! The licence texts of all that is shipped, in one file: of every crate in the programs (and the C inside it), of every npm package
//! in the pages, of the fonts. Each text stands once, under the names of those who share it.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A file so named holds a licence.
const NAMES: [&str; 6] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];
/// C inside a crate lies this deep in it: `openssl/`, `sqlcipher/`.
const DEPTH: usize = 2;
/// Said of a part whose authors enclosed no text (it is found under another part with the same licence).
const NONE: &str = "（作者没有附上全文，见同一许可证的另一份）";

/// A part of the program that somebody else made.
struct Part {
    name: String,
    licence: String,
    texts: Vec<String>,
}

/// Writes the texts for the programs built for `target`.
pub fn gather(target: &str, out: &Path) -> Result<()> {
    let mut parts = crates(target)?;
    parts.extend(modules()?);
    parts.extend(fonts()?);
    if target.contains("windows") {
        // Microsoft's part that finds WebView2; its crate brings it without its licence.
        parts.push(Part {
            name: "WebView2Loader.dll".to_owned(),
            licence: "BSD-3-Clause".to_owned(),
            texts: read(["src-tauri/packaging/windows/WebView2-LICENSE.txt"])?,
        });
        // The compiler links its own runtime into the programs.
        parts.push(Part {
            name: "GCC 12 runtime (libgcc), mingw-w64 runtime".to_owned(),
            licence: "GPL-3.0-or-later WITH GCC-exception-3.1; ZPL-2.1 and others".to_owned(),
            texts: read([
                "/usr/share/doc/gcc-mingw-w64-base/copyright",
                "/usr/share/doc/mingw-w64-common/copyright",
            ])?,
        });
    }
    Ok(std::fs::write(out, written(&parts)?)?)
}

/// The list of parts, then each text once.
fn written(parts: &[Part]) -> Result<String> {
    let mut page =
        "支部手册用到的别人的作品，和它们的许可证\nSoftware and fonts in 支部手册, and their licences\n\n"
            .to_owned();
    let mut texts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for Part { name, licence, texts: own } in parts {
        let none = if own.is_empty() { NONE } else { "" };
        writeln!(page, "{name}　{licence}{none}")?;
        for text in own {
            texts.entry(text).or_default().insert(name);
        }
    }
    let mut texts: Vec<(String, &str)> = texts
        .into_iter()
        .map(|(text, names)| (names.into_iter().collect::<Vec<_>>().join(", "), text))
        .collect();
    texts.sort();
    for (names, text) in texts {
        write!(page, "\n{}\n{names}\n\n{text}\n", "=".repeat(80))?;
    }
    Ok(page)
}

/// Every crate from the registry that ends up in one of the two programs.
fn crates(target: &str) -> Result<Vec<Part>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = Command::new(cargo);
    command.args(["metadata", "--locked", "--format-version", "1", "--filter-platform", target]);
    let metadata: Value = serde_json::from_slice(&command.output()?.stdout)?;
    let packages: BTreeMap<&str, &Value> =
        array(&metadata["packages"]).map(|package| (text(&package["id"]), package)).collect();
    let nodes: BTreeMap<&str, &Value> =
        array(&metadata["resolve"]["nodes"]).map(|node| (text(&node["id"]), node)).collect();
    let is_root = |package: &Value| matches!(text(&package["name"]), "window" | "cli");
    let mut waiting: Vec<&str> =
        packages.iter().filter(|(_, package)| is_root(package)).map(|(id, _)| *id).collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        let deps = nodes.get(id).map(|node| array(&node["deps"])).into_iter().flatten();
        let shipped =
            deps.filter(|dep| array(&dep["dep_kinds"]).any(|kind| kind["kind"].is_null() || brings(dep)));
        waiting.extend(shipped.map(|dep| text(&dep["pkg"])));
    }
    let foreign =
        seen.into_iter().filter_map(|id| packages.get(id)).filter(|package| !package["source"].is_null());
    let mut parts = foreign.map(|package| part(package)).collect::<Result<Vec<_>>>()?;
    parts.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(parts)
}

/// Needed only to build, but its C is in the program.
fn brings(dep: &Value) -> bool {
    matches!(text(&dep["name"]), "openssl_src" | "sqlcipher_src")
}

fn part(package: &Value) -> Result<Part> {
    let folder = Path::new(text(&package["manifest_path"])).parent().ok_or("a manifest lies in a folder")?;
    let own = package["license_file"].as_str().map(|file| folder.join(file));
    let licence = package["license"].as_str().unwrap_or("见全文");
    let mut files: BTreeSet<PathBuf> = own.into_iter().collect();
    find(folder, DEPTH, &mut files)?;
    Ok(Part {
        name: format!("{} {}", text(&package["name"]), text(&package["version"])),
        licence: licence.to_owned(),
        texts: read(files)?,
    })
}

/// Every npm package that the pages need when they run; the lock file marks the others `dev`.
fn modules() -> Result<Vec<Part>> {
    let lock: Value = serde_json::from_str(&std::fs::read_to_string("ui/package-lock.json")?)?;
    let mut parts = Vec::new();
    for (path, module) in lock["packages"].as_object().into_iter().flatten() {
        let folder = Path::new("ui").join(path);
        if path.is_empty() || module["dev"] == true || module["optional"] == true || !folder.is_dir() {
            continue;
        }
        let mut files = BTreeSet::new();
        find(&folder, 1, &mut files)?;
        let name = path.rsplit("node_modules/").next().unwrap_or(path);
        parts.push(Part {
            name: format!("{name} {}", text(&module["version"])),
            licence: module["license"].as_str().unwrap_or("见全文").to_owned(),
            texts: read(files)?,
        });
    }
    Ok(parts)
}

fn fonts() -> Result<Vec<Part>> {
    let mut files = BTreeSet::new();
    let folder = Path::new("src-tauri/crates/paper/fonts");
    find(folder, 1, &mut files)?;
    files.insert(folder.join("README-fandol.txt"));
    let licence = "OFL-1.1; GPL-3.0 with font exception".to_owned();
    Ok(vec![Part { name: "字体 fonts".to_owned(), licence, texts: read(files)? }])
}

/// The files below a folder whose names say that they are licences.
fn find(folder: &Path, depth: usize, files: &mut BTreeSet<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        if path.is_dir() && depth > 1 {
            find(&path, depth - 1, files)?;
        } else if path.is_file()
            && NAMES.iter().any(|known| name.starts_with(known))
            && !name.ends_with(".RS")
        {
            files.insert(path);
        }
    }
    Ok(())
}

fn read(files: impl IntoIterator<Item = impl AsRef<Path>>) -> Result<Vec<String>> {
    let one = |file: &Path| match std::fs::read(file) {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).replace('\r', "").trim().to_owned()),
        Err(error) => Err(format!("{}: {error}", file.display()).into()),
    };
    files.into_iter().map(|file| one(file.as_ref())).collect()
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

//! Paths of more than 260 characters: folders in folders in a shared drive reach that. Windows takes them only with `\\?\` before
//! them, which Rust's library adds by itself and SQLite does not.

/// What the names of logs add to a book's, and some to spare, may not cross the limit of 260 either.
const LONG: usize = 240;

/// The whole path as Windows takes it. SQLite's addresses write `/C:/手册.book`.
#[cfg(windows)]
pub fn full(name: &str) -> String {
    let has_letter = name.starts_with('/') && name.as_bytes().get(2) == Some(&b':');
    let name = if has_letter { &name[1..] } else { name };
    let path = std::path::absolute(name).unwrap_or_else(|_| name.into());
    taken(&path.to_string_lossy())
}

/// A whole path as Windows takes it: a short one as it is.
fn taken(path: &str) -> String {
    if path.encode_utf16().count() < LONG || path.starts_with(r"\\?\") {
        return path.to_owned();
    }
    match path.strip_prefix(r"\\") {
        Some(share) => format!(r"\\?\UNC\{share}"),
        None => format!(r"\\?\{path}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_paths_are_written_differently() {
        let deep = r"\很深的文件夹".repeat(40);
        assert_eq!(taken(r"C:\手册.book"), r"C:\手册.book", "a short path stays as people know it");
        assert_eq!(taken(&format!("C:{deep}")), format!(r"\\?\C:{deep}"), "a drive");
        assert_eq!(taken(&format!(r"\\办公室{deep}")), format!(r"\\?\UNC\办公室{deep}"), "a shared folder");
        let already = format!(r"\\?\C:{deep}");
        assert_eq!(taken(&already), already, "once is enough");
    }
}

//! A folder as a zip that Windows unpacks by double click. The same folder gives the same bytes: files in the order of their names,
//! one time for all, names in UTF-8.

use std::error::Error;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, Timelike};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Packs `folder` under its own name. All files bear the time `seconds` after 1970.
pub fn pack(folder: &Path, seconds: i64, out: &Path) -> Result<(), Box<dyn Error>> {
    let time = DateTime::from_timestamp(seconds, 0).ok_or("no such time")?;
    let (year, month, day) =
        (u16::try_from(time.year())?, u8::try_from(time.month())?, u8::try_from(time.day())?);
    let (hour, minute) = (u8::try_from(time.hour())?, u8::try_from(time.minute())?);
    let time = zip::DateTime::from_date_and_time(year, month, day, hour, minute, 0)?;
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(time)
        .unix_permissions(0o644);
    let root = folder.parent().ok_or("a folder has a name")?;
    let mut files = Vec::new();
    list(folder, &mut files)?;
    files.sort();
    let mut zip = ZipWriter::new(File::create(out)?);
    for file in files {
        let name = file.strip_prefix(root)?.to_str().ok_or("a name is text")?;
        zip.start_file(name, options)?;
        io::copy(&mut File::open(&file)?, &mut zip)?;
    }
    zip.finish()?.flush()?;
    Ok(())
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { list(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

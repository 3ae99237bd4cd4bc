//! LibreOffice without a window, from our own Word file of the same document.

use std::{fs, path::Path};

use super::{Figures, Job, process};

/// The bundled faces in the place of the fonts that the Word file names.
const FACES: [(&str, &str); 5] = [
    ("宋体", "Noto Serif SC"),
    ("方正小标宋简体", "Noto Serif SC"),
    ("黑体", "Noto Sans SC"),
    ("楷体", "LXGW WenKai"),
    ("仿宋", "FandolFang R"),
];

/// Lets LibreOffice find the bundled faces.
pub(super) fn know_fonts(home: &Path, fonts: &Path) {
    let aliases: String = FACES
        .iter()
        .map(|(name, face)| {
            format!(
                "<alias binding=\"same\"><family>{name}</family><prefer><family>{face}</family></prefer></alias>"
            )
        })
        .collect();
    let conf = format!(
        "<fontconfig><dir>{}</dir>{aliases}<include ignore_missing=\"yes\">/etc/fonts/fonts.conf</include></fontconfig>",
        fonts.display()
    );
    fs::write(home.join("fonts.conf"), conf).expect("the folder can be written");
}

pub(super) fn measure(job: &Job, home: &Path) -> Figures {
    let page = job.document.write_docx().expect("a Word file");
    let sources = ["office.docx", "again.docx"].map(|name| job.folder.join(name));
    for source in &sources {
        fs::write(source, &page).expect("the folder can be written");
    }
    let profile = format!("-env:UserInstallation=file://{}", home.join("office").display());
    let conf = home.join("fonts.conf");
    let run = |times, sources: &[std::path::PathBuf]| {
        let mut args: Vec<&std::ffi::OsStr> =
            [&profile, "--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir"]
                .map(AsRef::as_ref)
                .to_vec();
        args.push(job.folder.as_ref());
        args.extend(sources.iter().map(|source| source.as_os_str()));
        process::measure(times, "soffice".as_ref(), &args, &[("FONTCONFIG_FILE", &conf)]).0
    };
    // The first start ever makes the profile and is not measured.
    if !home.join("office").exists() {
        run(1, &sources[..1]);
    }
    let cold = run(job.times, &sources[..1]);
    // Two papers in one process: the second is the warm one.
    let both = run(1, &sources);
    let warm = both.time.saturating_sub(cold.time);
    Figures { cold, warm, pdf: job.folder.join("office.pdf") }
}

//! LibreOffice without a window, from our own Word file of the same document.

use std::{fs, path::Path};

use super::{Figures, Job, process};

/// Lets LibreOffice find the bundled faces, and makes its profile: the first start ever is not measured.
pub(super) fn know_fonts(home: &Path, fonts: &Path) {
    let conf = format!(
        "<fontconfig><dir>{}</dir><include ignore_missing=\"yes\">/etc/fonts/fonts.conf</include></fontconfig>",
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
    if !home.join("office").exists() {
        run(1, &sources[..1]);
    }
    let cold = run(job.times, &sources[..1]);
    // Two papers in one process: the second is the warm one.
    let both = run(1, &sources);
    let warm = both.time.saturating_sub(cold.time);
    Figures { cold, warm, pdf: job.folder.join("office.pdf") }
}

//! Our own setting, in a process of its own: this program called again with `--set`.

use std::{path::Path, time::Instant};

use paper::Document;

use super::{Figures, Job, process};

/// The word that makes this program set one paper and end.
pub const SET: &str = "--set";

pub(super) fn measure(job: &Job) -> Figures {
    let (json, pdf) = (job.folder.join("ours.json"), job.folder.join("ours.pdf"));
    let content = serde_json::to_vec(job.document).expect("a document is plain data");
    std::fs::write(&json, content).expect("the folder can be written");
    let us = std::env::current_exe().expect("a running program has a path");
    let run = |times, how: &str| {
        process::measure(times, &us, &[SET.as_ref(), json.as_ref(), pdf.as_ref(), how.as_ref()], &[])
    };
    let (cold, _) = run(job.times, "1");
    let (_, said) = run(1, "2");
    Figures { cold, warm: process::seconds(&said), pdf }
}

/// What the process does: reads a document, sets it so many times, writes the PDF; says the seconds of the last setting.
pub fn set(args: &[&str]) {
    let [json, pdf, times] = args else { panic!("--set JSON PDF TIMES") };
    for _ in 0..times.parse().expect("a number of times") {
        let start = Instant::now();
        let content = std::fs::read(json).expect("the document");
        let document: Document = serde_json::from_slice(&content).expect("a document");
        let bytes = paper::layout(&document).write_pdf().expect("a PDF");
        std::fs::write(Path::new(pdf), bytes).expect("the folder can be written");
        println!("{}", start.elapsed().as_secs_f64());
    }
}

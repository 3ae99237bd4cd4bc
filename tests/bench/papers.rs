//! A paper and a table, against LibreOffice doing the nearest thing a person would do by hand.

use std::{path::Path, process::Command};

use tests::program::branchbook;

use crate::{compare, shortest};

/// The quarterly report from the records, against turning one finished spreadsheet of the same sessions into a PDF.
pub fn measure(home: &Path, book: &str) {
    let pdf = home.join("季度.pdf").to_string_lossy().into_owned();
    let (ours, _) =
        shortest(|| branchbook(&["report", "quarterly", book, "--quarter", "2026Q3", "-o", &pdf]));
    let table = home.join("活动.csv");
    let sessions = branchbook(&["list", "sessions", book]);
    std::fs::write(&table, sessions).expect("the folder can be written");
    let (theirs, _) = shortest(|| office(home, &table));
    compare("季度报告 PDF", ours, "LibreOffice 把一张活动表转成 PDF", theirs);
}

fn office(home: &Path, table: &Path) {
    let mut command = Command::new("soffice");
    command.arg(format!("-env:UserInstallation=file://{}", home.join("office").display()));
    command.args(["--headless", "--convert-to", "pdf", "--outdir"]).arg(home).arg(table);
    let output = command.output().expect("soffice; ./dev test installs libreoffice-calc-nogui");
    assert!(output.status.success(), "LibreOffice: {}", String::from_utf8_lossy(&output.stderr));
}

//! Chromium without a window, printing a page to PDF.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command},
    time::{Duration, Instant},
};

use base64::Engine;
use serde_json::{Value, json};

use super::{Figures, Job, process};

/// Root has no sandbox.
const OPTIONS: [&str; 5] =
    ["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--no-first-run"];

pub(super) fn measure(job: &Job) -> Figures {
    let (page, pdf) = (job.folder.join("chromium.html"), job.folder.join("chromium.pdf"));
    fs::write(&page, tests::compare::html::page(job.document, job.fonts)).expect("the folder can be written");
    let address = format!("file://{}", page.display());
    let profile = format!("--user-data-dir={}", job.folder.join("chromium").display());
    let print = format!("--print-to-pdf={}", pdf.display());
    let own = [&profile, "--no-pdf-header-footer", "--timeout=600000", &print, &address];
    let args: Vec<_> = OPTIONS.iter().copied().chain(own).map(AsRef::as_ref).collect();
    process::measure(1, "chromium".as_ref(), &args, &[]);
    let (cold, _) = process::measure(job.times, "chromium".as_ref(), &args, &[]);
    let mut browser = Browser::start(&job.folder, &profile);
    browser.print(&address);
    let warm = browser.print(&address);
    Figures { cold, warm, pdf }
}

/// A running Chromium, spoken to through two pipes in the folder.
struct Browser {
    child: Child,
    to: File,
    from: BufReader<File>,
    number: u64,
}

impl Browser {
    fn start(folder: &Path, profile: &str) -> Browser {
        let pipes = ["to", "from"].map(|name| folder.join(name));
        let made = Command::new("mkfifo").args(&pipes).status();
        assert!(made.is_ok_and(|status| status.success()), "mkfifo fails");
        let [to, from] = &pipes;
        // Chromium reads its orders from 3 and answers to 4.
        let script = r#"exec chromium "$@" 3<"$TO" 4>"$FROM" 2>/dev/null"#;
        let child = Command::new("bash")
            .args(["-c", script, "chromium"])
            .args(OPTIONS)
            .args([profile, "--remote-debugging-pipe", "about:blank"])
            .envs([("TO", to), ("FROM", from)])
            .spawn()
            .expect("chromium; ./dev bench installs it");
        let open = |path: &PathBuf, write: bool| {
            fs::OpenOptions::new().read(!write).write(write).open(path).expect("a pipe")
        };
        let to = open(to, true);
        Browser { child, to, from: BufReader::new(open(from, false)), number: 0 }
    }

    /// Opens a page in a new tab and prints it; how long that took.
    fn print(&mut self, address: &str) -> Duration {
        let start = Instant::now();
        let tab = self.ask("", "Target.createTarget", json!({ "url": "about:blank" }));
        let target = json!({ "targetId": tab["targetId"], "flatten": true });
        let session = self.ask("", "Target.attachToTarget", target)["sessionId"].clone();
        let session = session.as_str().expect("a session");
        self.ask(session, "Page.enable", json!({}));
        self.ask(session, "Page.navigate", json!({ "url": address }));
        while self.hear()["method"] != "Page.loadEventFired" {}
        let options = json!({ "preferCSSPageSize": true, "printBackground": true });
        let printed = self.ask(session, "Page.printToPDF", options);
        let data = printed["data"].as_str().expect("a PDF");
        base64::engine::general_purpose::STANDARD.decode(data).expect("Base64");
        start.elapsed()
    }

    fn ask(&mut self, session: &str, method: &str, params: Value) -> Value {
        self.number += 1;
        let mut order = json!({ "id": self.number, "method": method, "params": params });
        if !session.is_empty() {
            order["sessionId"] = session.into();
        }
        self.to.write_all(format!("{order}\0").as_bytes()).expect("Chromium listens");
        loop {
            let heard = self.hear();
            if heard["id"] == self.number {
                assert!(heard["error"].is_null(), "{method}: {heard}");
                return heard["result"].clone();
            }
        }
    }

    fn hear(&mut self) -> Value {
        let mut message = Vec::new();
        self.from.read_until(0, &mut message).expect("Chromium speaks");
        assert_eq!(message.pop(), Some(0), "Chromium ended");
        serde_json::from_slice(&message).expect("JSON")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

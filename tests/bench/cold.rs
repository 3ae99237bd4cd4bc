//! From the start of the program to a page one can use, on a large book, beside the least window that Tauri makes. In turns,
//! and compared round by round: a machine that others use is faster in one minute than in the next. From the start of the process
//! as the kernel has it, so that the driver's own start does not blur the ratio.

use std::{path::Path, process::Command, time::Duration};

use tests::{driver::wait_for, program, window::Window};

/// Rounds; the middle one counts.
const ROUNDS: usize = 9;

/// A day within the last year that the large book holds: its years end with the December before the samples' day.
pub const DAY: &str = "2025-09-25";

/// Measures the empty window, the page that asks for the password, and the first page of the open book.
pub fn measure(home: &Path, large: &str) {
    let empty = program::example("empty_window");
    let ours = program::window();
    let (mut bare, mut locked, mut open, mut full) = (vec![], vec![], vec![], vec![]);
    let (mut least, mut taken) = (0.0, 0.0);
    for _ in 0..ROUNDS {
        let (stands, _window) = start(home, &empty, &[]);
        bare.push(stands);
        least = memory(&empty);
        locked.push(start(home, &ours, &[large]).0);
        let (stands, window) = start(home, &ours, &["--sample", large]);
        open.push(stands);
        full.push(filled(&window, &ours));
        taken = memory(&ours);
    }
    println!(
        "冷启动（从进程开始；{ROUNDS} 轮交替，每轮一比，取中位数；目标 ≤ 1.3 倍）：空白窗口 {:.0?}",
        middle(&bare)
    );
    for (what, times) in
        [("到输密码页", locked), ("到首页可用（密码已给，数字随后补上）", open), ("到首页数字齐全", full)]
    {
        let ratios: Vec<f64> =
            times.iter().zip(&bare).map(|(ours, least)| ours.as_secs_f64() / least.as_secs_f64()).collect();
        println!("　{what}: {:.0?}，{:.2} 倍", middle(&times), middle(&ratios));
    }
    println!(
        "　内存（含网页进程）：空白窗口 {least:.0} MB，大手册首页 {taken:.0} MB，{:.2} 倍",
        taken / least
    );
}

/// A window, and how long it took from the start of its process until its first page stood (the mark of ui/src/main.ts).
pub fn start(home: &Path, binary: &Path, args: &[&str]) -> (Duration, Window) {
    let window = Window::start("cold", home, DAY, binary, args);
    let mark = "const mark = performance.getEntriesByName('page')[0];
        return mark ? performance.timeOrigin + mark.startTime : null";
    let marked = wait_for("the page marks that it stands", || window.driver().script(mark, &[]).as_f64());
    (Duration::from_secs_f64(marked / 1000.0).saturating_sub(began(binary)), window)
}

/// From the start of the process until 汇总 shows the gaps of every branch, the last that it counts.
fn filled(window: &Window, binary: &Path) -> Duration {
    let shows = "return document.querySelector('.gaps') ? performance.timeOrigin + performance.now() : null";
    let at = wait_for("the figures are there", || window.driver().script(shows, &[]).as_f64());
    Duration::from_secs_f64(at / 1000.0).saturating_sub(began(binary))
}

/// When the youngest process of this program began, since 1970: the kernel knows it to a hundredth of a second.
fn began(binary: &Path) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", youngest(binary)))
        .unwrap_or_else(|error| panic!("{} runs: {error}", binary.display()));
    // Field 22 (after the name in brackets the 20th): hundredths of a second since the machine started.
    let ticks = stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(19));
    let ticks: f64 = ticks.and_then(|text| text.parse().ok()).expect("the kernel says when it began");
    let up = std::fs::read_to_string("/proc/uptime").expect("the kernel says how long it is up");
    let up: f64 = up.split(' ').next().and_then(|text| text.parse().ok()).expect("seconds");
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970");
    now.saturating_sub(Duration::from_secs_f64(up - ticks / 100.0))
}

/// The number of the youngest process of this program.
fn youngest(binary: &Path) -> String {
    let found = Command::new("pgrep").args(["-n", "-f", &binary.to_string_lossy()]).output().expect("pgrep");
    String::from_utf8_lossy(&found.stdout).trim().to_owned()
}

/// Megabytes that the program and the processes of its web view hold; what several share is counted by its share.
pub fn memory(binary: &Path) -> f64 {
    let mut family = vec![youngest(binary)];
    let mut next = 0;
    while let Some(parent) = family.get(next) {
        let children = Command::new("pgrep").args(["-P", parent]).output().expect("pgrep");
        family.extend(String::from_utf8_lossy(&children.stdout).lines().map(str::to_owned));
        next += 1;
    }
    let held = family.iter().filter_map(|pid| {
        let rollup = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
        line.split_whitespace().next()?.parse::<f64>().ok()
    });
    held.sum::<f64>() / 1024.0
}

fn middle<T: PartialOrd + Copy>(all: &[T]) -> T {
    let mut sorted = all.to_vec();
    sorted.sort_by(|a, b| a.partial_cmp(b).expect("numbers"));
    sorted[sorted.len() / 2]
}

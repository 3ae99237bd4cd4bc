//! From the start of the program to a page one can use, on a large book, beside the least window that Tauri makes. In turns,
//! so that a busy machine is busy for both; from the start of the process as the kernel has it, so that the driver's own
//! start does not blur the ratio.

use std::{path::Path, process::Command, time::Duration};

use tests::{driver::wait_for, program, window::Window};

/// Rounds; the middle one counts.
const ROUNDS: usize = 5;

/// Measures the empty window, the page that asks for the password, and the first page of the open book.
pub fn measure(home: &Path, large: &str) {
    let empty = program::example("empty_window");
    let ours = program::window();
    let (mut bare, mut locked, mut open) = (vec![], vec![], vec![]);
    for _ in 0..ROUNDS {
        bare.push(started(home, &empty, &[]));
        locked.push(started(home, &ours, &[large]));
        open.push(started(home, &ours, &["--sample", large]));
    }
    let [bare, locked, open] = [bare, locked, open].map(middle);
    println!("冷启动（从进程开始；{ROUNDS} 轮交替，取中位数；目标 ≤ 1.3 倍）：空白窗口 {bare:.0?}");
    for (what, time) in [("到输密码页", locked), ("到首页可用（密码已给，数字随后补上）", open)]
    {
        println!("　{what}: {time:.0?}，{:.2} 倍", time.as_secs_f64() / bare.as_secs_f64());
    }
}

/// From the start of the process until its first page stands (the mark of ui/src/main.ts).
fn started(home: &Path, binary: &Path, args: &[&str]) -> Duration {
    let window = Window::start("cold", home, binary, args);
    let driver = window.driver();
    let marked = wait_for("the page marks that it stands", || {
        let mark = "const mark = performance.getEntriesByName('page')[0];
            return mark ? performance.timeOrigin + mark.startTime : null";
        driver.script(mark, &[]).as_f64()
    });
    Duration::from_secs_f64(marked / 1000.0).saturating_sub(began(binary))
}

/// When the youngest process of this program began, since 1970: `ps` knows it to a hundredth of a second.
fn began(binary: &Path) -> Duration {
    let pid = Command::new("pgrep").args(["-n", "-f", &binary.to_string_lossy()]).output().expect("pgrep");
    let pid = String::from_utf8_lossy(&pid.stdout).trim().to_owned();
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))
        .unwrap_or_else(|error| panic!("{} runs: {error}", binary.display()));
    // Field 22 (after the name in brackets the 20th): hundredths of a second since the machine started.
    let ticks = stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(19));
    let ticks: f64 = ticks.and_then(|text| text.parse().ok()).expect("the kernel says when it began");
    let up = std::fs::read_to_string("/proc/uptime").expect("the kernel says how long it is up");
    let up: f64 = up.split(' ').next().and_then(|text| text.parse().ok()).expect("seconds");
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970");
    now.saturating_sub(Duration::from_secs_f64(up - ticks / 100.0))
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

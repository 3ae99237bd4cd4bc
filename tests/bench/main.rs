//! `./dev bench`: our times beside what a person would use instead, in one run on one machine, as ratios.
//! `papers` measures only the printed papers. Other arguments go to `branchbook sample --kind scale` (`--branches N --members N --years N`); `--book FILE` measures a large book
//! that is there already; `checks FILE` measures only its checks, `cold FILE` the start on it, `pace FILE` the waits in it; `actions [WORD]` measures only what jobs cost in the window.

#![cfg_attr(not(unix), allow(unused))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a measurement prints, and fails by panicking"
)]

#[cfg(unix)]
mod actions;
#[cfg(unix)]
mod checks;
#[cfg(unix)]
mod cold;
#[cfg(unix)]
mod figures;
#[cfg(unix)]
mod opening;
#[cfg(unix)]
mod pace;
#[cfg(unix)]
mod papers;

use std::time::{Duration, Instant};

/// How often a thing is measured; the shortest time counts, as the one least disturbed.
const TIMES: usize = 5;

/// The shortest of some runs, and what the last gave.
fn shortest<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut run = || {
        let start = Instant::now();
        let result = work();
        (start.elapsed(), result)
    };
    let first = run();
    (1..TIMES).map(|_| run()).fold(first, |best, next| (best.0.min(next.0), next.1))
}

/// Prints one line: what, our time, the other's time, and how many times longer the other takes.
fn compare(what: &str, ours: Duration, other: &str, theirs: Duration) -> f64 {
    let ratio = theirs.as_secs_f64() / ours.as_secs_f64();
    println!("{what}: {ours:.1?}　{other}: {theirs:.1?}　×{ratio:.1}");
    ratio
}

#[cfg(unix)]
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [papers::ours::SET, rest @ ..] = args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        return papers::ours::set(rest);
    }
    let home = tempfile::tempdir().expect("a temporary folder");
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["checks", file] => return checks::measure(file),
        ["cold", file] => return cold::measure(home.path(), file),
        ["pace", file] => return pace::measure(home.path(), file),
        ["actions"] => return actions::measure(""),
        ["actions", word] => return actions::measure(word),
        _ => (),
    }
    let book = |name: &str| home.path().join(name).to_string_lossy().into_owned();
    let small = book("小.book");
    tests::program::branchbook(&["sample", &small, "--kind", "workshop"]);
    papers::measure(home.path(), &small);
    let large = match args.as_slice() {
        [only] if only == "papers" => return,
        [option, file] if option == "--book" => file.clone(),
        scale => {
            let (large, made) = (book("大.book"), Instant::now());
            let asked = ["sample", &large, "--kind", "scale"].into_iter();
            tests::program::branchbook(&asked.chain(scale.iter().map(String::as_str)).collect::<Vec<_>>());
            println!("large book made in {:.0?}", made.elapsed());
            large
        }
    };
    figures::measure(&large);
    checks::measure(&large);
    opening::measure(home.path(), &small, &large);
    cold::measure(home.path(), &large);
    pace::measure(home.path(), &large);
}

#[cfg(not(unix))]
fn main() {}

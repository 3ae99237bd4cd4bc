//! A program as a process: how long it runs and how much memory it takes.

use std::{
    ffi::OsStr,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

/// How a process went.
#[derive(Clone, Copy)]
pub struct Run {
    /// From start to end.
    pub time: Duration,
    /// The most memory it held, KB; of a program that starts others, the largest of them.
    pub memory: f64,
}

/// Runs a program some times: the shortest time and the most memory. `after` looks at what it said.
pub fn measure(times: usize, program: &Path, args: &[&OsStr], env: &[(&str, &Path)]) -> (Run, String) {
    let mut best: Option<Run> = None;
    let mut said = String::new();
    for _ in 0..times.max(1) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let memory = folder.path().join("memory");
        let start = Instant::now();
        let mut command = Command::new("time");
        command.args(["-f", "%M", "-o"]).arg(&memory).arg(program).args(args);
        command.envs(env.iter().map(|(name, value)| (name, value)));
        let output = command.output().expect("time; ./dev bench installs it");
        let time = start.elapsed();
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{} ends with {}: {complaint}", program.display(), output.status);
        let memory = std::fs::read_to_string(memory).expect("what time wrote");
        let memory = memory.trim().parse().expect("kilobytes");
        best = Some(best.map_or(Run { time, memory }, |run| Run {
            time: run.time.min(time),
            memory: run.memory.max(memory),
        }));
        said = String::from_utf8_lossy(&output.stdout).into_owned();
    }
    (best.expect("it ran"), said)
}

/// The seconds that a program said as its last word.
pub fn seconds(said: &str) -> Duration {
    let last = said.split_whitespace().last().and_then(|word| word.parse().ok());
    Duration::from_secs_f64(last.unwrap_or_else(|| panic!("no seconds in {said:?}")))
}

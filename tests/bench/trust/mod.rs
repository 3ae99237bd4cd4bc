//! `./dev bench trust`: nothing lost, nothing half, nothing quietly wrong. What it finds broken ends it; what holds is printed
//! with how often it was tried.

mod chance;
mod damage;
mod deed;
mod deeds;
mod faults;
mod fuzz;
mod kills;
mod layer;
mod place;
mod plights;
mod shape;

use std::path::Path;

/// Programs killed when no other number is told.
const KILLS: usize = 1000;

/// Seconds of nonsense when no other number is told.
const SECONDS: u64 = 120;

/// Runs all, or one of `kills [N]`, `faults [DEED]`, `damage`, `plights`, `fuzz [SECONDS]`.
pub fn measure(home: &Path, told: &[&str]) {
    if let [place::CARRY, from, to] = told {
        return place::carry(Path::new(from), Path::new(to));
    }
    // In memory where there is such a folder: what is told is whether each program leaves its files right, not how a disk does.
    let memory = tempfile::tempdir_in("/dev/shm").ok();
    let home = memory.as_ref().map_or(home, tempfile::TempDir::path);
    let number = told.get(1).and_then(|word| word.parse().ok());
    match told.first() {
        Some(&"kills") => kills::measure(home, number.unwrap_or(KILLS)),
        Some(&"faults") => faults::measure(home, told.get(1).unwrap_or(&"")),
        Some(&"damage") => damage::measure(home),
        Some(&"plights") => plights::measure(home),
        Some(&"fuzz") => fuzz::measure(home, number.map_or(SECONDS, |number| number as u64)),
        _ => {
            kills::measure(home, KILLS);
            faults::measure(home, "");
            damage::measure(home);
            plights::measure(home);
            fuzz::measure(home, SECONDS);
        }
    }
}

//! `./dev bench trust`: nothing lost, nothing half, nothing quietly wrong. What it finds broken ends it; what holds is printed
//! with how often it was tried.

mod chance;
mod damage;
mod deed;
mod faults;
mod kills;

use std::path::Path;

/// Programs killed when no other number is told.
const KILLS: usize = 1000;

/// Runs all, or one of `kills [N]`, `faults`, `damage`.
pub fn measure(home: &Path, told: &[&str]) {
    let number = told.get(1).and_then(|word| word.parse().ok()).unwrap_or(KILLS);
    match told.first() {
        Some(&"kills") => kills::measure(home, number),
        Some(&"faults") => faults::measure(home),
        Some(&"damage") => damage::measure(home),
        _ => {
            kills::measure(home, KILLS);
            faults::measure(home);
            damage::measure(home);
        }
    }
}

//! Killed at any point: what was acknowledged is there, nothing is there by half, every book opens and checks.

use std::{path::Path, time::Instant};

use super::chance::Chance;
use super::deed::{DEEDS, Place, Stands};

/// Writes between two looks at the whole book.
const BETWEEN: usize = 50;

/// Kills so many programs at random points of their work.
pub fn measure(home: &Path, kills: usize) {
    let place = Place::make(&home.join("杀"));
    let usual = DEEDS.map(|deed| {
        let start = Instant::now();
        let ended = deed.start(&place, 0, |_| ()).wait_with_output().expect("it ends");
        assert!(
            ended.status.success(),
            "{} undisturbed: {}",
            deed.what,
            String::from_utf8_lossy(&ended.stderr)
        );
        start.elapsed()
    });
    let mut chance = Chance::new(kills);
    let (mut killed, mut kept, mut counts) = (0, vec![], [[0; 3]; DEEDS.len()]);
    let begun = Instant::now();
    for number in 1.. {
        if killed == kills {
            break;
        }
        let which = chance.below(DEEDS.len());
        let deed = &DEEDS[which];
        let mut child = deed.start(&place, number, |_| ());
        std::thread::sleep(usual[which].mul_f64(1.1 * chance.share()));
        let ended_before = child.try_wait().expect("its state").is_some();
        child.kill().expect("it can be killed");
        let acknowledged = child.wait().expect("it ended").success();
        killed += usize::from(!ended_before);
        let stands = deed.stands(&place, number);
        assert!(
            !acknowledged || stands == Stands::Whole,
            "{} {number} was acknowledged and is not there",
            deed.what
        );
        let column = if acknowledged { 0 } else { 1 + usize::from(stands == Stands::Whole) };
        counts[which][column] += 1;
        if acknowledged {
            kept.push((which, number));
        }
        if number % BETWEEN == 0 {
            place.verify(&place.book());
        }
    }
    for (which, number) in &kept {
        assert_eq!(
            DEEDS[*which].stands(&place, *number),
            Stands::Whole,
            "{} {number} is still there",
            DEEDS[*which].what
        );
    }
    place.verify(&place.book());
    println!(
        "强行结束 {killed} 次（{:.0?}，每 {BETWEEN} 次整本自检）：应答过的 {} 件都在，没有一件只在一半，手册每次都能打开",
        begun.elapsed(),
        kept.len()
    );
    for (deed, [done, absent, there]) in DEEDS.iter().zip(counts) {
        println!("　{}: 做完 {done}，被杀后没有 {absent}，被杀后已完整写入 {there}", deed.what);
    }
}

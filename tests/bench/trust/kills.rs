//! Killed at any point: what was acknowledged is there, nothing is there by half, every book opens and checks.

use std::{
    path::Path,
    process::Child,
    time::{Duration, Instant},
};

use super::chance::Chance;
use super::deed::{Deed, Stands};
use super::deeds::DEEDS;
use super::layer::{Fault, Layer};
use super::place::{BOOK, Place};

/// Deeds between two looks at the whole book.
const BETWEEN: usize = 25;
/// Folders in which programs are killed side by side.
const FOLDERS: usize = 2;

/// Done, killed and absent, killed and whole: of each deed.
type Counts = [[usize; 3]; DEEDS.len()];

/// Kills so many programs: every second at a moment of chance, the others at one of their writes to the disk.
pub fn measure(home: &Path, kills: usize) {
    let layer = Layer::make(home);
    let begun = Instant::now();
    let runs: Vec<(usize, Counts)> = std::thread::scope(|scope| {
        let share = |part: usize| kills / FOLDERS + usize::from(part < kills % FOLDERS);
        let layer = &layer;
        let run = |part| scope.spawn(move || in_folder(&home.join(format!("杀{part}")), layer, share(part)));
        let runs: Vec<_> = (0..FOLDERS).map(run).collect();
        runs.into_iter()
            .map(|run| run.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault)))
            .collect()
    });
    let mut counts: Counts = [[0; 3]; DEEDS.len()];
    for (_, part) in &runs {
        for (sum, part) in counts.iter_mut().flatten().zip(part.iter().flatten()) {
            *sum += part;
        }
    }
    println!(
        "强行结束 {kills} 次（{:.0?}，每 {BETWEEN} 次整本自检）：应答过的 {} 件都在，没有一件只在一半，手册每次都能打开",
        begun.elapsed(),
        runs.iter().map(|(kept, _)| kept).sum::<usize>()
    );
    for (deed, [done, absent, there]) in DEEDS.iter().zip(counts) {
        println!("　{}: 做完 {done}，被杀后没有 {absent}，被杀后已完整写入 {there}", deed.what);
    }
}

/// How long a deed takes undisturbed, and how often it writes.
#[derive(Clone, Copy)]
struct Usual {
    time: Duration,
    writes: usize,
}

/// Kills so many programs that work in one folder; how many deeds were acknowledged and stand.
fn in_folder(folder: &Path, layer: &Layer, kills: usize) -> (usize, Counts) {
    let place = Place::make(folder);
    let usual = DEEDS.each_ref().map(|deed| usual(&place, deed, layer));
    let mark = folder.with_extension("杀过");
    let mut chance = Chance::new(kills + folder.as_os_str().len());
    let (mut killed, mut kept, mut counts) = (0, vec![], [[0; 3]; DEEDS.len()]);
    for number in 1.. {
        if killed == kills {
            break;
        }
        let which = chance.below(DEEDS.len());
        let (deed, usual) = (&DEEDS[which], usual[which]);
        let acknowledged = if number % 2 == 0 {
            let at = 1 + chance.below(usual.writes);
            let dress = |command: &mut _| layer.fail(command, &deed.disk(&place), Fault::Kill, at, &mark);
            let ended = deed.start(&place, number, dress).wait().expect("it ended");
            killed += usize::from(mark.exists());
            ended.success()
        } else {
            let child = deed.start(&place, number, |_| ());
            std::thread::sleep(usual.time.mul_f64(1.1 * chance.share()));
            kill(child, &mut killed)
        };
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
            place.verify(BOOK);
        }
    }
    for (which, number) in kept.iter().filter(|(which, _)| !DEEDS[*which].is_done_over) {
        let deed = &DEEDS[*which];
        assert_eq!(deed.stands(&place, *number), Stands::Whole, "{} {number} is still there", deed.what);
    }
    place.verify(BOOK);
    (kept.len(), counts)
}

/// Kills a program, unless it has ended before; whether it had acknowledged its deed.
fn kill(mut child: Child, killed: &mut usize) -> bool {
    let ended_before = child.try_wait().expect("its state").is_some();
    child.kill().expect("it can be killed");
    *killed += usize::from(!ended_before);
    child.wait().expect("it ended").success()
}

fn usual(place: &Place, deed: &Deed, layer: &Layer) -> Usual {
    let count = place.folder().with_extension("次数");
    let start = Instant::now();
    let dress = |command: &mut std::process::Command| {
        layer.put(command, &deed.disk(place));
        command.env("COUNT_TO", &count);
    };
    let ended = deed.start(place, 0, dress).wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.success(), "{} undisturbed: {said}", deed.what);
    assert_eq!(deed.stands(place, 0), Stands::Whole, "{} undisturbed", deed.what);
    let writes = std::fs::read_to_string(&count).expect("its writes were counted");
    Usual { time: start.elapsed(), writes: writes.trim().parse().expect("a number") }
}

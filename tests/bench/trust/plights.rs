//! What befalls an office computer: two programs at once, a folder on the network, a clock set back, a computer that goes to sleep
//! in the middle, a stick that is pulled out. Of each the result is stated; nothing is lost in any of them.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use super::deed::{Stands, session};
use super::deeds::DEEDS;
use super::layer::{Fault, Layer};
use super::place::{BOOK, Place, is_told};

/// How often two programs run into each other.
const TOGETHER: usize = 20;
/// How long a program is asleep.
const SLEEP: Duration = Duration::from_millis(300);
/// Deeds that go on after a sleep: those that write the book or a file beside it.
const SLEPT: [usize; 4] = [0, 1, 2, 5];

/// Goes through them all.
pub fn measure(home: &Path) {
    let layer = Layer::make(home);
    let first = Place::make(&home.join("境"));
    two_programs(&first.copy(&home.join("两个")));
    network_folder(&first.copy(&home.join("网络盘")), &layer);
    clock_set_back(&first.copy(&home.join("时钟")));
    asleep(&first.copy(&home.join("休眠")), &layer);
    stick_pulled(&first.copy(&home.join("拔盘")), &layer);
}

fn save(place: &Place, title: &str) -> Command {
    place.program(&["call".into(), BOOK.into(), "session_save".into(), session(title).to_string()])
}

/// Ends a program; whether it did what it was told, and what it said instead.
fn end(command: &mut Command) -> (bool, String) {
    let output = command.stdin(Stdio::null()).output().expect("branchbook runs");
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// Fails unless it was refused with a line for people.
fn refused(what: &str, (fine, said): (bool, String)) -> String {
    assert!(!fine && is_told(&said), "{what} is refused in words: {said:?}");
    said.trim_start_matches("branchbook: ").trim().to_owned()
}

fn two_programs(place: &Place) {
    let held = place.open(BOOK);
    let said = refused("a second program", end(&mut save(place, "第二个程序")));
    drop(held);
    let mut counts = [0; 2];
    for number in 0..TOGETHER {
        let titles = ["甲", "乙"].map(|who| format!("{who}第{number}次"));
        let both = titles.clone().map(|title| {
            let mut command = save(place, &title);
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
            command.spawn().expect("branchbook starts")
        });
        let ended = both.map(|child| child.wait_with_output().expect("it ends"));
        let there = place.titles(BOOK);
        for (title, ended) in titles.iter().zip(ended) {
            let fine = ended.status.success();
            assert!(fine || is_told(&String::from_utf8_lossy(&ended.stderr)), "who is refused is told");
            assert_eq!(there.contains(title), fine, "{title}: what was acknowledged is there, and only it");
            counts[usize::from(fine)] += 1;
        }
    }
    place.verify(BOOK);
    let [waited, done] = counts;
    println!("两个程序同开一本：后来的不能打开（{said}）");
    println!("　同时保存 {TOGETHER} 对：{done} 次做成且都在，{waited} 次被请稍后，手册自检无误");
}

fn network_folder(place: &Place, layer: &Layer) {
    let before = place.titles(BOOK);
    for (what, lack) in [("不能加锁", "NO_LOCKS"), ("不能共享内存", "NO_SHARED")] {
        let mut command = save(place, what);
        layer.put(&mut command, place.folder());
        let said = refused(what, end(command.env(lack, "1")));
        println!("放在{what}的网络文件夹里：不打开（{said}）");
    }
    assert_eq!(place.titles(BOOK), before, "nothing was written");
    place.verify(BOOK);
}

/// Days as the clock says them: a month and a half, then years back and on, and right again.
fn clock_set_back(place: &Place) {
    let mut days: Vec<String> =
        (1..=40).map(|day| format!("2026-{:02}-{:02}", 7 + (day - 1) / 28, 1 + (day - 1) % 28)).collect();
    days.extend(
        ["2020-01-01", "2020-01-02", "2020-01-03", "2099-12-31", "2026-08-13", "2026-08-14"]
            .map(str::to_owned),
    );
    let backups = || -> Vec<String> {
        let folders = fs::read_dir(place.at("home/backups")).into_iter().flatten().flatten();
        let files = folders.flat_map(|folder| fs::read_dir(folder.path()).into_iter().flatten().flatten());
        let mut names: Vec<_> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
        names.retain(|name| name.ends_with(".book"));
        names.sort();
        names
    };
    let mut newest = String::new();
    for (number, day) in days.iter().enumerate() {
        // Twice a day: a clock set back makes no backup at every opening.
        for time in ["上午", "下午"] {
            let (fine, said) = end(save(place, &format!("{day}{time}")).env("BRANCHBOOK_TODAY", day));
            assert!(fine, "on {day}: {said}");
        }
        if number == 39 {
            newest = backups().last().expect("a backup a day").clone();
        }
        assert!(
            number < 39 || backups().contains(&newest),
            "{newest}, the newest before the clock was set to {day}, is kept"
        );
    }
    let book = place.open(BOOK);
    let changes = book.read(|view| ledger::book::changes(view, 1000, None)).expect("its history");
    assert!(changes.windows(2).all(|pair| pair[0].id.0 == pair[1].id.0 + 1), "history in order of writing");
    drop(book);
    place.verify(BOOK);
    println!(
        "时钟拨回六年、拨到 2099 年又拨正：{} 次写入都在，历史按写入先后相连，拨动前最新的备份没有被轮换掉（共 {} 份），手册自检无误",
        2 * days.len(),
        backups().len()
    );
}

fn asleep(place: &Place, layer: &Layer) {
    let mark = place.folder().with_extension("睡着");
    let (mut slept, mut said) = (0, String::new());
    for which in SLEPT {
        let deed = &DEEDS[which];
        for at in [1, 2, 3, 5, 8, 13, 21, 34] {
            let number = 100 * which + at;
            let dress = |command: &mut Command| layer.fail(command, place.folder(), Fault::Stop, at, &mark);
            let child = deed.start(place, number, dress);
            let begun = Instant::now();
            while !mark.exists() && begun.elapsed() < 20 * SLEEP {
                std::thread::sleep(SLEEP / 30);
            }
            if mark.exists() {
                std::thread::sleep(SLEEP);
                let asked = end(&mut save(place, &format!("趁它睡着{number}")));
                // Where it fell asleep before it had the book, the other one gets it.
                if !asked.0 {
                    said = refused("a program beside one that sleeps", asked);
                }
                slept += 1;
                let woken = Command::new("kill").args(["-CONT", &child.id().to_string()]).status();
                assert!(woken.is_ok_and(|status| status.success()), "it is woken");
            }
            let ended = child.wait_with_output().expect("it ends");
            let words = String::from_utf8_lossy(&ended.stderr);
            let stands = deed.stands(place, number);
            assert!(ended.status.success() || is_told(&words), "{} at {at}: {words}", deed.what);
            assert!(
                ended.status.success() == (stands == Stands::Whole),
                "{} asleep at write {at} stands {stands:?}: {words}",
                deed.what
            );
        }
    }
    place.verify(BOOK);
    println!("写到一半休眠 {slept} 次：醒来接着做完，一件不缺；期间别的程序不能打开（{said}），手册自检无误");
}

/// A backup to a stick that is gone from its k-th write on.
fn stick_pulled(place: &Place, layer: &Layer) {
    let stick = place.at("U盘");
    let mark = place.folder().with_extension("拔掉");
    let to = "U盘/带走.book";
    fs::create_dir_all(&stick).expect("a stick");
    for (what, number) in [("设备没了（ENODEV）", 19), ("读写出错（EIO）", 5), ("变成只读（EROFS）", 30)]
    {
        let mut told = 0;
        for at in 1.. {
            let _ = fs::remove_file(place.at(to));
            let mut command = place.program(&["backup".into(), BOOK.into(), "-o".into(), to.into()]);
            layer.fail(&mut command, &stick, Fault::Error { number, goes_on: true }, at, &mark);
            let (fine, said) = end(&mut command);
            if !mark.exists() {
                assert!(fine, "with the stick in: {said}");
                break;
            }
            assert!(fine || is_told(&said), "pulled at write {at}: {said:?}");
            if place.at(to).exists() {
                place.verify(to);
            } else {
                assert!(!fine, "pulled at write {at}: a backup that was told is there");
            }
            told += usize::from(!fine);
        }
        // Put in again, the next backup clears away what was left.
        let _ = fs::remove_file(place.at(to));
        place.run(&["backup", BOOK, "-o", to]);
        place.verify(to);
        let left: Vec<_> =
            fs::read_dir(&stick).expect("the stick").flatten().map(|file| file.file_name()).collect();
        let left: Vec<_> =
            left.iter().map(|name| name.to_string_lossy()).filter(|name| name.ends_with("-part")).collect();
        assert!(left.is_empty(), "nothing half is left on the stick: {left:?}");
        println!("备份到 U 盘时拔掉，{what}：{told} 处都说明，盘上没有半份，插回再备份即成");
    }
    place.verify(BOOK);
}

//! Nonsense from every side: requests nobody would send, spreadsheets, books and photos with bytes changed. No panic, no hang, no
//! fault of the store, bounded memory.

use std::{
    collections::BTreeMap,
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    time::{Duration, Instant},
};

use desk::{Code, Desk, DeskPaths};
use serde_json::{Value, json};
use tests::program;

use super::chance::Chance;
use super::shape::Shapes;

/// Commands between two books: after so many little of the book is as it was.
const BOOKFUL: usize = 1500;
/// What nobody should wait for.
const HANG: Duration = Duration::from_secs(20);

/// Sends requests and opens files for so many seconds each.
pub fn measure(home: &Path, seconds: u64) {
    std::env::set_current_dir(home).expect("the folder is there");
    let span = Duration::from_secs(seconds);
    commands(home, span);
    files(home, span);
    println!("　内存峰值 {} MB", peak());
}

fn desk_on(home: &Path) -> Desk {
    let desk = Desk::new(DeskPaths { home: home.join("数据") });
    desk.set_cost(ledger::Cost::SAMPLE);
    desk.stand_on_sample_day();
    desk
}

fn commands(home: &Path, span: Duration) {
    let shapes = Shapes::read(include_str!("../../../ui/src/ipc/generated.ts"));
    // The list is made from the table of commands, so none can be forgotten.
    let known: Vec<&str> = desk::COMMANDS.iter().map(|command| command.name).collect();
    assert!(
        shapes.names().eq(known.iter().copied()),
        "the fuzzer knows every command of the desk, and no other"
    );
    let mut run = Run::default();
    let mut chance = Chance::new(6);
    let (mut books, begun) = (0, Instant::now());
    while begun.elapsed() < span {
        books += 1;
        let room = home.join(format!("桌{books}"));
        fs::create_dir_all(&room).expect("a room");
        bookful(&room, &shapes, &mut chance, &mut run, || begun.elapsed() > span);
        // The next book has a room of its own; memory is small.
        let _ = fs::remove_dir_all(&room);
    }
    let Run { asked, sent, done, faults, slowest } = &run;
    println!(
        "乱请求 {:.0?}：{sent} 条（{done} 条做成），{books} 本样例手册，最慢 {} {:.1?}；程序错误 {} 种",
        begun.elapsed(),
        slowest.1,
        slowest.0,
        faults.len()
    );
    let unasked: Vec<_> = known.iter().filter(|name| !asked.contains_key(**name)).collect();
    println!("　{} 种命令中问过 {} 种，没问到的：{unasked:?}", known.len(), asked.len());
    for (fault, (times, request)) in faults {
        println!("　{times} 次 {fault}\n　　{request}");
    }
}

/// What came of it so far.
#[derive(Default)]
struct Run {
    asked: BTreeMap<String, usize>,
    sent: usize,
    done: usize,
    faults: BTreeMap<String, (usize, String)>,
    slowest: (Duration, String),
}

/// One book in a room of its own, until so many requests are sent or it no longer opens: its password was changed, or another lies
/// in its place.
fn bookful(room: &Path, shapes: &Shapes, chance: &mut Chance, run: &mut Run, is_over: impl Fn() -> bool) {
    let desk = desk_on(room);
    let book = room.join("乱.book");
    let ask = |command: &str, request| desk.dispatch(command, request);
    let opening = json!({ "path": book, "password": program::PASSWORD, "other": true });
    ask("sample_make", json!({ "path": book, "password": program::PASSWORD, "kind": "workshop" }))
        .expect("a sample book");
    ask("book_open", opening.clone()).expect("it opens");
    for _ in 0..BOOKFUL {
        if is_over() {
            break;
        }
        let (command, mut request) = shapes.request(chance);
        if command.starts_with("book_keyring") {
            // The keyring is the computer's own: no room holds it.
            continue;
        }
        stay_in(&mut request, room, chance);
        if command == "sample_make" {
            // A small one: how long a large one takes is no question here.
            for (field, most) in [("branches", 20), ("members", 100), ("years", 2)] {
                request[field] = json!(1 + chance.below(most));
            }
        }
        send(&desk, command, &request, run);
        let state = ask("book_state", json!({})).expect("the desk says how it stands");
        if (state["open"] != true || state["path"] != json!(book))
            && ask("book_open", opening.clone()).is_err()
        {
            break;
        }
    }
    let Ok(lines) = ask("book_verify", json!({})) else { return };
    let wrong: Vec<&Value> =
        lines.as_array().into_iter().flatten().filter(|line| line["wrong"] != 0).collect();
    if !wrong.is_empty() {
        run.faults.insert(format!("自检: {wrong:?}"), (1, String::new()));
    }
}

fn send(desk: &Desk, command: &str, request: &Value, run: &mut Run) {
    run.sent += 1;
    *run.asked.entry(command.to_owned()).or_default() += 1;
    let start = Instant::now();
    let answer = catch_unwind(AssertUnwindSafe(|| desk.dispatch(command, request.clone())));
    run.slowest = std::mem::take(&mut run.slowest).max((start.elapsed(), command.to_owned()));
    // To fill a whole book takes its time.
    let patience = if command.contains("sample") { 6 * HANG } else { HANG };
    assert!(start.elapsed() < patience, "{command} hangs on {request}");
    let fault = match answer {
        Ok(Ok(_)) => {
            run.done += 1;
            return;
        }
        Ok(Err(error))
            if error.code == Code::Bug
                && ["数据库", "意外中止"].iter().any(|sign| error.message.contains(sign)) =>
        {
            error.message
        }
        Ok(Err(error)) => {
            assert!(!error.message.is_empty(), "{command} says why not");
            return;
        }
        Err(_) => "panic".to_owned(),
    };
    let words = format!("{command}: {}", fault.chars().take(120).collect::<String>());
    let request = || request.to_string().chars().take(400).collect();
    run.faults.entry(words).or_insert_with(|| (0, request())).0 += 1;
}

/// Paths in a request lead into the room, now and then to the book itself or a backup of it; passwords are mostly the right one.
fn stay_in(request: &mut Value, room: &Path, chance: &mut Chance) {
    const FILES: [&str; 6] = ["乱.book", "别的.book", "备份.book", "表.xlsx", "文件", "没有/这个"];
    let file = |chance: &mut Chance| json!(room.join(FILES[chance.below(FILES.len())]));
    match request {
        Value::Object(fields) => {
            // Of a backup that is opened; else it is a day.
            let is_backup = fields.contains_key("password");
            for (name, value) in fields {
                match (name.as_str(), &value) {
                    ("path" | "folder", Value::String(_)) => *value = file(chance),
                    ("from", Value::String(_)) if is_backup => *value = file(chance),
                    ("paths", Value::Array(_)) => *value = json!([file(chance)]),
                    ("password" | "old", Value::String(_)) if chance.below(4) > 0 => {
                        *value = json!(program::PASSWORD);
                    }
                    _ => stay_in(value, room, chance),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| stay_in(item, room, chance)),
        _ => (),
    }
}

/// A file with some of its bytes changed, cut, doubled or left out.
fn changed(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=chance.below(8) {
        if bytes.is_empty() {
            break;
        }
        let at = chance.below(bytes.len());
        let end = (at + 1 + chance.below(64)).min(bytes.len());
        match chance.below(6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            3 => bytes[at..end].fill(0xFF),
            _ => bytes[at] = chance.next() as u8,
        }
    }
    bytes
}

fn files(home: &Path, span: Duration) {
    let desk = desk_on(&home.join("桌"));
    let book = home.join("收.book");
    let make = json!({ "path": book, "password": program::PASSWORD, "kind": "workshop" });
    desk.dispatch("sample_make", make).expect("a sample book");
    let open = || {
        desk.dispatch("book_open", json!({ "path": book, "password": program::PASSWORD })).expect("it opens")
    };
    open();
    let sheet = home.join("花名册.xlsx");
    desk.dispatch("export_members", json!({ "path": sheet })).expect("a roster in Excel's format");
    let picture = home.join("照片.png");
    fs::write(&picture, png()).expect("a picture");
    let table = home.join("花名册.csv");
    fs::write(&table, "姓名,性别,出生日期,入党时间\n欧阳堃,男,1985-03-02,2009-07-01\n").expect("a table");
    let mut chance = Chance::new(7);
    for (what, source) in [("Excel 表", &sheet), ("CSV", &table), ("照片", &picture), ("手册", &book)] {
        if what == "手册" {
            // Of an open book the newest writes are in its log.
            desk.dispatch("book_close", json!({})).expect("it closes");
        }
        let whole = fs::read(source).expect("the whole file");
        let end = source.extension().expect("an ending");
        let (mut tried, mut taken, begun) = (0, 0, Instant::now());
        while begun.elapsed() < span {
            // A name of its own: after some wrong passwords the next try at the same book has to wait. The first is whole.
            let bad = home.join(format!("坏{tried}")).with_extension(end);
            let bytes = if tried == 0 { whole.clone() } else { changed(&whole, &mut chance) };
            fs::write(&bad, bytes).expect("the changed file");
            let request = match what {
                "照片" => (
                    "attachment_add",
                    json!({ "holder": { "of": "session", "id": 116 }, "paths": [bad], "shrink": true }),
                ),
                "手册" => ("book_open", json!({ "path": bad, "password": program::PASSWORD })),
                _ => ("import_preview", json!({ "kind": "members", "path": bad, "createUnits": false })),
            };
            let start = Instant::now();
            let answer = catch_unwind(AssertUnwindSafe(|| desk.dispatch(request.0, request.1)));
            assert!(start.elapsed() < HANG, "a changed {what} hangs; it is kept in {}", bad.display());
            assert!(tried > 0 || matches!(answer, Ok(Ok(_))), "a whole {what} is taken: {answer:?}");
            tried += 1;
            let _ = fs::remove_file(&bad);
            match answer {
                Ok(Ok(_)) => taken += 1,
                Ok(Err(error)) => assert!(error.code != Code::Bug, "a changed {what}: {}", error.message),
                Err(_) => panic!("a changed {what} makes {} panic", request.0),
            }
        }
        println!("改坏的{what} {:.0?}：{tried} 份，{taken} 份仍读得出，其余都有说明", begun.elapsed());
        if what == "手册" {
            open();
        }
    }
}

/// A small picture.
fn png() -> Vec<u8> {
    use base64::Engine as _;
    let dot = "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAaUlEQVR4nBXOQQ0AMAwCwCpBCUpQghKUoARFy+7ZNMDdHe54pzvf5a53u3/+CAgwEKDA8J8JfiJNhiw5/ghBoj5LkSpNP9iwactf7NrzrwsSJkqcr8nyRxQtW7Vu02/904aNmzZv2brvAZ4yTsHa4Eo2AAAAAElFTkSuQmCC";
    base64::engine::general_purpose::STANDARD.decode(dot).expect("a picture")
}

/// The most memory this program has held, MB.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or_default()
        / 1024
}

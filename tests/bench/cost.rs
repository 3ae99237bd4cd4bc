//! What a password costs: whoever knows it waits once a day, whoever guesses pays at every try.

use std::path::Path;
use std::time::Duration;

use ledger::unit::{UnitFields, UnitKind};
use ledger::{Act, Book, Cost};

use crate::{compare, shortest};

const PASSWORD: &str = "运行车间 2026 秋检";

/// Prints the time of a try at the password, of opening a book of one's own, and of changing its password.
pub fn measure(home: &Path, sample: &str) {
    println!("密码");
    let path = home.join("自己的.book");
    let act = Act { at: 0, who: "书记", intent: "book_create", summary: "建立手册" };
    let owner = UnitFields::new(UnitKind::Branch, "运行车间党支部");
    drop(Book::create(&path, PASSWORD, Cost::OWNER, act, &owner).expect("a new book"));

    let (try_time, refused) = shortest(|| Book::open(&path, "别的").is_err());
    assert!(refused, "a wrong password opens nothing");
    println!("　试一次密码（Argon2id）：{try_time:.1?}，每秒 {:.1} 次", 1.0 / try_time.as_secs_f64());
    let (open_time, _) = shortest(|| drop(Book::open(&path, PASSWORD).expect("the password")));
    let (known_time, _) =
        shortest(|| drop(Book::open(sample.as_ref(), tests::program::PASSWORD).expect("the sample book")));
    compare("　打开样例手册（密码不是秘密）", known_time, "打开自己的手册", open_time);

    let mut own = Book::open(&path, PASSWORD).expect("the password");
    let mut change = |from: &str, to: &str| -> Duration {
        once(|| own.change_password(from, to, Cost::OWNER).expect("a new password"))
    };
    let change_time = change(PASSWORD, "换了书记 2027").min(change("换了书记 2027", PASSWORD));
    let (code_time, _) = shortest(|| own.new_recovery_code(PASSWORD, Cost::OWNER).expect("a new code"));
    println!("　换恢复码：{code_time:.1?}");
    println!("　改密码（旧的试一次，新的算一次，只写文件头）：{change_time:.1?}，文件再大也一样");
    crate::cipher::measure(home);
}

fn once(work: impl FnOnce()) -> Duration {
    let start = std::time::Instant::now();
    work();
    start.elapsed()
}

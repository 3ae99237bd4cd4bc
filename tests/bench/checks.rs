//! The rules held against the records of a whole company, beside what one branch waits for: its first page reads its own
//! records only, however large the book around it is.

use std::time::Instant;

use chrono::Datelike;
use ledger::check::{check, forecast, gaps};
use ledger::date::{Day, Quarter, Window};
use ledger::unit::{self, Unit, UnitKind};
use ledger::{Book, View, attendance};

use crate::{compare, shortest};

/// Prints the times of the checks, forecasts and gaps of the whole book and of its last branch. What the whole book is told of
/// some branches must be what those branches are told.
pub fn measure(path: &str) {
    let book = Book::open(path.as_ref(), tests::program::PASSWORD).expect("the sample book opens");
    let top = book.owner().expect("the book has an owner");
    // The book's years end with the December before the samples' day.
    let day = ledger::sample::TODAY.with_year(ledger::sample::TODAY.year() - 1).expect("a day in September");
    let quarter: Window = Quarter::of(day).window();
    let units = book.read(unit::list).expect("the units");
    let branches: Vec<&Unit> = units.iter().filter(|unit| unit.fields.kind == UnitKind::Branch).collect();
    let last = branches.last().expect("a branch").id;
    println!("全册检查：{} 个支部，{day}", branches.len());

    let (whole_time, whole) = shortest(|| book.read(|view| check(view, top, day)).expect("a check").findings);
    let (one_time, _) = shortest(|| book.read(|view| first_page(view, last, day)).expect("a first page"));
    compare("　一个支部的首页", one_time, "全册检查", whole_time);
    let (ahead_time, ahead) = shortest(|| book.read(|view| forecast(view, top, day)).expect("a forecast"));
    let (own_time, _) = shortest(|| book.read(|view| forecast(view, last, day)).expect("a forecast"));
    compare("　一个支部的预测", own_time, "全册预测", ahead_time);
    let (gaps_time, lacking) = shortest(|| book.read(|view| gaps(view, top, quarter, day)).expect("gaps"));
    println!("　全册缺口一览：{gaps_time:.1?}，{} 个支部", lacking.len());
    assert!(!ahead.horizons.is_empty(), "a forecast has its horizons");

    let started = Instant::now();
    let sampled = branches.iter().step_by(branches.len().div_ceil(50));
    let mut asked = 0_u32;
    for branch in sampled {
        let own = book.read(|view| check(view, branch.id, day)).expect("a check").findings;
        let told = own.iter().filter(|finding| finding.unit_id.is_some() && finding.rule != "talk_pairs");
        for finding in told {
            assert!(whole.contains(finding), "the company and {} are told the same", branch.fields.name);
        }
        asked += 1;
    }
    println!("　逐个支部检查（{asked} 个，含核对）：{:.1?}", started.elapsed());
}

/// What a branch's first page reads of its records.
fn first_page(view: &View<'_>, branch: ledger::id::UnitId, day: Day) -> ledger::Result<usize> {
    let findings = check(view, branch, day)?.findings.len();
    Ok(findings
        + attendance::hours(view, branch, day)?.len()
        + attendance::make_ups_due(view, branch, day)?.len())
}

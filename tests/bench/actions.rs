//! What the jobs of a secretary cost in actions, keys and seconds of driver time.

use tests::flows;

/// Runs every flow once, those whose title holds `word` only, and prints what it cost beside what it may.
pub fn measure(word: &str) {
    println!("做完一件事（驱动程序的秒数，含等待页面）");
    for flow in flows::ALL.iter().filter(|flow| flow.title.contains(word)) {
        let tally = (flow.run)();
        let keys = match flow.keys {
            usize::MAX => String::new(),
            limit => format!("（上限 {limit}）"),
        };
        println!(
            "　{}: 动作 {}（上限 {}），{} 次按键{keys}，{:.1} 秒",
            flow.title,
            tally.actions,
            flow.actions,
            tally.keys,
            tally.time.as_secs_f64()
        );
    }
}

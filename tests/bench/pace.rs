//! How long a person waits after each press, on a committee's book of tens of thousands: from the press to the first frame that
//! answers it, and to the one in which nothing is under way any more, measured inside the page.

use std::path::Path;

use serde_json::json;
use tests::{driver::wait_for, program, window::Window};

use crate::cold::DAY;

/// Beyond this a person feels that something waits.
const LIMIT_MS: f64 = 100.0;
/// How often each is done; the shortest counts, as the one least disturbed.
const TIMES: usize = 3;

/// What is done and what answers it: a name, a script that does it, a script that says whether it shows.
const STEPS: [(&str, &str, &str); 25] = [
    ("组织生活", "location.hash = '/sessions'", "return heading().includes('组织生活')"),
    ("　上一月", "press('sessions-month')", "return changed('[data-testid=sessions-month]')"),
    ("　全年", "location.hash = '/sessions?view=year'", "return on('年')"),
    ("　列表", "location.hash = '/sessions?view=list'", "return on('列表')"),
    ("新建活动", "location.hash = '/sessions/new'", "return heading().includes('新建')"),
    ("党员名册", "location.hash = '/members'", "return heading().includes('党员名册')"),
    ("　第一行", "", "return !!one('[data-testid=members-row]')"),
    ("　找人", "type('members-find', 'w')", "return one('.sub').innerText.startsWith('找到')"),
    ("　不找了", "type('members-find', '')", "return one('.sub').innerText.startsWith('共')"),
    (
        "　翻过一万行",
        "one('.body').scrollTop += 380000",
        "return Number(one('[data-testid=members-row]')?.ariaRowIndex) > 9000",
    ),
    ("　打开一个人", "one('[data-testid=members-row]').click()", "return !!one('.el-drawer h2')"),
    ("计划", "location.hash = '/plan'", "return heading().includes('计划')"),
    ("学习主题", "location.hash = '/topics'", "return heading().includes('学习主题')"),
    ("任务清单", "location.hash = '/tasks'", "return heading().includes('任务清单')"),
    ("台账", "location.hash = '/registers'", "return heading().includes('台账')"),
    ("报表中心", "location.hash = '/reports'", "return heading().includes('报表中心')"),
    ("统计", "location.hash = '/counts'", "return heading().includes('统计')"),
    ("设置与备份", "location.hash = '/settings'", "return heading().includes('设置')"),
    ("导入表格", "location.hash = '/import'", "return heading().includes('导入')"),
    ("汇总", "location.hash = '/rollup'", "return heading().includes('汇总')"),
    ("　缺口一览", "", "return !!one('.gaps')"),
    ("　上一季度", "press('rollup-quarter')", "return changed('[data-testid=rollup-quarter]')"),
    (
        "查找（Ctrl K）",
        "dispatchEvent(new KeyboardEvent('keydown', { ctrlKey: true, code: 'KeyK', key: 'k' }))",
        "return document.activeElement?.dataset.testid === 'find-input'",
    ),
    (
        "　输入姓名",
        "type('find-input', '王')",
        "return document.querySelectorAll('[data-testid=find-result]').length > 3",
    ),
    ("　输入支部", "type('find-input', '党支部')", "return changed('[data-testid=find-result]')"),
];

/// Words the steps are written with, and the count of requests that the program has not answered yet.
const WORDS: &str = "
    const one = (selector) => document.querySelector(selector);
    const heading = () => one('.main h1')?.innerText ?? '';
    const press = (id) => one(`[data-testid=${id}] button`).click();
    const type = (id, text) => { const i = one(`[data-testid=${id}]`); i.value = text; i.dispatchEvent(new Event('input')); };
    const on = (word) => [...document.querySelectorAll('.seg .on')].some((button) => button.innerText === word);
    const changed = (selector) => one(selector) && one(selector).innerText !== window.before[selector];
    if (!window.asked) {
        // Each request of a page to the program is a fetch.
        const { fetch } = window;
        window.asked = { open: 0 };
        window.fetch = (...all) => {
            window.asked.open += 1;
            return fetch(...all).finally(() => setTimeout(() => (window.asked.open -= 1)));
        };
    }";

/// Prints a line for each step, and which are over the limit.
pub fn measure(home: &Path, large: &str) {
    let window = Window::start("pace", home, DAY, &program::window(), &["--sample", large]);
    window.see("nav-saved");
    let mut best = STEPS.map(|_| (f64::INFINITY, f64::INFINITY));
    for _ in 0..TIMES {
        for (step, best) in STEPS.iter().zip(&mut best) {
            let (answered, still) = waited(&window, step);
            *best = (best.0.min(answered), best.1.min(still));
        }
        window.reload();
    }
    println!("大手册里每一步的等待（毫秒，目标：{LIMIT_MS} 内有回应；{TIMES} 次取最短）　回应　数字齐全");
    for ((what, ..), (answered, still)) in STEPS.iter().zip(best) {
        let over = if answered > LIMIT_MS { "　超过" } else { "" };
        println!("　{what}: {answered:.0}　{still:.0}{over}");
    }
}

/// Milliseconds from the press to the first frame that answers it, and to the first in which nothing is under way.
fn waited(window: &Window, (what, act, shows): &(&str, &str, &str)) -> (f64, f64) {
    // The texts become part of the script: the page itself forbids to make functions of texts.
    let script = format!(
        "{WORDS}
        window.waited = null;
        window.before = new Proxy({{}}, {{ get: (kept, selector) => kept[selector] ??= one(selector)?.innerText ?? '' }});
        const shows = () => {{ {shows} }};
        shows();
        const start = performance.now();
        let answered = 0;
        const look = () => requestAnimationFrame(() => {{
            if (!answered && shows()) answered = performance.now() - start;
            if (answered && window.asked.open === 0 && !one('.work-bar')) window.waited = [answered, performance.now() - start];
            else look();
        }});
        {act};
        look();"
    );
    window.driver().script(&script, &[]);
    wait_for(&format!("{what} shows"), || {
        let waited = window.driver().script("return window.waited", &[json!(0)]);
        Some((waited[0].as_f64()?, waited[1].as_f64()?))
    })
}

//! How long a person waits after each press, on a committee's book of tens of thousands: from the press to the next frame
//! that shows what was asked for, measured inside the page.

use std::path::Path;

use tests::{driver::wait_for, program, window::Window};

use crate::cold::DAY;

/// Beyond this a person feels that something waits.
const LIMIT_MS: f64 = 100.0;
/// How often each is done; the shortest counts, as the one least disturbed.
const TIMES: usize = 3;

/// What is done and what must then be there: a name, a script that does it, a script that says whether it shows.
const STEPS: [(&str, &str, &str); 12] = [
    (
        "打开组织生活",
        "location.hash = '/sessions'",
        "return !!document.querySelector('.main h1') && location.hash === '#/sessions' && document.querySelector('h1').innerText === '组织生活'",
    ),
    (
        "　内容齐",
        "location.hash = '/sessions'",
        "return !!document.querySelector('[data-testid=sessions-matrix]')",
    ),
    (
        "打开党员名册",
        "location.hash = '/members'",
        "return !!document.querySelector('[data-testid=members-row]')",
    ),
    (
        "名册里找人",
        "const i = document.querySelector('[data-testid=members-find]'); i.value = 'w'; i.dispatchEvent(new Event('input'))",
        "return document.querySelector('.sub').innerText.startsWith('找到')",
    ),
    (
        "名册翻过一万行",
        "const b = document.querySelector('.body'); b.scrollTop += 380000",
        "return Number(document.querySelector('[data-testid=members-row]')?.ariaRowIndex) > 9000",
    ),
    (
        "打开一个人的抽屉",
        "document.querySelector('[data-testid=members-row]').click()",
        "return !!document.querySelector('.el-drawer h2')",
    ),
    (
        "打开查找",
        "dispatchEvent(new KeyboardEvent('keydown', { ctrlKey: true, code: 'KeyK', key: 'k' }))",
        "return document.activeElement?.dataset.testid === 'find-input'",
    ),
    (
        "查找里输入",
        "const i = document.querySelector('[data-testid=find-input]'); i.value = '党支部'; i.dispatchEvent(new Event('input'))",
        "return document.querySelectorAll('[data-testid=find-result]').length > 3",
    ),
    ("打开汇总", "location.hash = '/rollup'", "return !!document.querySelector('.gaps')"),
    (
        "换一个季度",
        "document.querySelector('[data-testid=rollup-quarter] button').click()",
        "return document.querySelector('[data-testid=rollup-quarter]').innerText.includes('季度')",
    ),
    (
        "打开报表中心",
        "location.hash = '/reports'",
        "return document.querySelector('h1')?.innerText === '报表中心'",
    ),
    (
        "打开设置",
        "location.hash = '/settings'",
        "return document.querySelector('h1')?.innerText.startsWith('设置')",
    ),
];

/// Prints a line for each step, and which are over the limit.
pub fn measure(home: &Path, large: &str) {
    let window = Window::start("pace", home, DAY, &program::window(), &["--sample", large]);
    window.see("nav-saved");
    println!("大手册里每一步的等待（毫秒，目标 ≤ {LIMIT_MS}；{TIMES} 次取最短）");
    let mut best = STEPS.map(|_| f64::INFINITY);
    for _ in 0..TIMES {
        for ((_, act, shows), best) in STEPS.iter().zip(&mut best) {
            *best = best.min(waited(&window, act, shows));
        }
        window.driver().script("location.hash = '/settings'; location.reload()", &[]);
        window.see("nav-saved");
    }
    for ((what, _, _), time) in STEPS.iter().zip(best) {
        let over = if time > LIMIT_MS { format!("　超过 {:.0}", time - LIMIT_MS) } else { String::new() };
        println!("　{what}: {time:.0}{over}");
    }
}

/// Milliseconds from the press to the first frame in which it shows.
fn waited(window: &Window, act: &str, shows: &str) -> f64 {
    // Both texts become part of the script: the page itself forbids to make functions of texts.
    let script = format!(
        "window.waited = null;
        const shows = () => {{ {shows} }};
        const start = performance.now();
        const look = () => requestAnimationFrame(
            shows() ? () => {{ window.waited = performance.now() - start; }} : look);
        {act};
        look();"
    );
    window.driver().script(&script, &[]);
    wait_for("the step shows", || window.driver().script("return window.waited", &[]).as_f64())
}

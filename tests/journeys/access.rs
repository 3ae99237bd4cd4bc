//! Whoever cannot see well, or uses no mouse: axe-core, run in the real window, finds nothing serious on any page or in the
//! dialogs that matter; in light, and for contrast in dark too.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tests::{driver::wait_for, flows, window::Window};

/// Pages that their address alone does not show: parts behind a word in the address.
const PARTS: [&str; 5] = [
    "/topics?tab=turns",
    "/topics?tab=visits",
    "/plan?view=quarter",
    "/reports?report=roster",
    "/import?kind=members",
];
/// Dialogs and drawers: the page, and what opens it there. Tests of a later page add theirs.
const OPENED: [(&str, &str); 8] = [
    ("/members", "members-row"),
    ("/tasks", "tasks-add"),
    ("/tasks", "tasks-add-list"),
    ("/plan", "plan-add"),
    ("/topics", "topics-add"),
    ("/registers", "registers-open"),
    ("/members", "find"),
    ("/tasks", "tasks-row"),
];

#[test]
fn no_page_of_a_branch_has_a_serious_fault_of_access() {
    let home = tempfile::tempdir().unwrap();
    let window = flows::open_sample("access", home.path(), "workshop");
    let mut faults = Vec::new();
    for address in work_addresses() {
        window.go(&address);
        faults.extend(looked_at(&window, &address));
    }
    none(&faults);
    for (address, opener) in OPENED {
        window.go(address);
        window.see(opener);
        // Found and pressed in one step: a row may be drawn anew while its figures come in.
        let press = format!("document.querySelector('[data-testid={opener}]').click()");
        window.driver().script(&press, &[]);
        let opened = ".el-dialog, .el-drawer, [role=dialog]";
        wait_for(&format!("{opener} opens something"), || window.driver().find(opened));
        faults.extend(looked_at(&window, &format!("{address} › {opener}")));
        window.reload();
    }
    none(&faults);
}

#[test]
fn no_page_of_a_committee_or_before_a_book_has_a_serious_fault_of_access() {
    let home = tempfile::tempdir().unwrap();
    let mut faults = Vec::new();
    let window = flows::open_sample("access-committee", home.path(), "group");
    for address in ["/rollup", "/members", "/sessions"] {
        window.go(address);
        faults.extend(looked_at(&window, address));
    }
    window.click("nav-lock");
    window.see("book-password");
    faults.extend(looked_at(&window, "/unlock"));
    drop(window);

    let empty = tempfile::tempdir().unwrap();
    let window = Window::open("access-cover", empty.path(), &[]);
    for address in ["/start", "/new", "/restore"] {
        window.go(address);
        faults.extend(looked_at(&window, address));
    }
    none(&faults);
}

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "axe finds {} serious faults:\n{}", faults.len(), faults.join("\n"));
}

/// Every page that the router knows behind the cover, the first record standing for all: a new page is looked at unasked.
fn work_addresses() -> Vec<String> {
    let pages = ui().join("src/pages");
    let mut found: Vec<String> = PARTS.map(str::to_owned).into();
    for folder in std::fs::read_dir(pages).unwrap().flatten() {
        let routes = std::fs::read_to_string(folder.path().join("routes.ts")).unwrap_or_default();
        for line in routes.lines().filter(|line| !line.contains("cover: true")) {
            let paths = line.split("path: \"").skip(1).filter_map(|rest| rest.split('"').next());
            found.extend(paths.map(|path| path.replace(r":id(\\d+)", "1")));
        }
    }
    found.retain(|address| address != "/rollup");
    assert!(found.len() > 20, "the routes are not where they were: {found:?}");
    found.sort();
    found
}

/// The serious faults of the page as it is now: everything in light, contrast alone in dark.
fn looked_at(window: &Window, place: &str) -> Vec<String> {
    settled(window);
    let mut faults = in_theme(window, place, "light", &json!({}));
    let contrast = json!({ "runOnly": ["color-contrast"] });
    faults.extend(in_theme(window, place, "dark", &contrast));
    window.driver().script(THEME, &[json!("light")]);
    faults
}

/// A dialog that is still fading in has the contrast of a shadow, so nothing moves while axe looks.
const THEME: &str = "if (!document.getElementById('still')) {
        const still = document.head.appendChild(document.createElement('style'));
        still.id = 'still';
        still.textContent = '*, ::before, ::after { transition: none !important; animation: none !important }';
    }
    const root = document.documentElement;
    root.dataset.theme = arguments[0];
    root.classList.toggle('dark', arguments[0] === 'dark')";

/// The page runs no script from elsewhere, so the driver brings axe itself. Its answer is waited for by asking.
fn in_theme(window: &Window, place: &str, theme: &str, options: &Value) -> Vec<String> {
    let driver = window.driver();
    driver.script(THEME, &[json!(theme)]);
    if driver.script("return typeof window.axe", &[]) != json!("object") {
        let axe = std::fs::read_to_string(ui().join("node_modules/axe-core/axe.min.js"))
            .expect("axe-core is installed with the other packages of ui/package.json");
        driver.script(&axe, &[]);
    }
    driver.script(RUN, &[options.clone()]);
    let answer = wait_for(&format!("axe has looked at {place}"), || {
        let answer = driver.script("return window.axeAnswer", &[]);
        answer.is_array().then_some(answer)
    });
    let faults = answer.as_array().into_iter().flatten().filter_map(Value::as_str);
    faults.map(|fault| format!("{place}, {theme}: {fault}")).collect()
}

const RUN: &str = "window.axeAnswer = null;
    const line = (fault, node) =>
        `${fault.impact} ${fault.id}: ${node.target.join(' ')} ${node.any.map((c) => c.message).join('; ').slice(0, 160)}`;
    axe.run(document, { resultTypes: ['violations'], ...arguments[0] }).then(
        (found) => { window.axeAnswer = found.violations
            .filter((fault) => fault.impact === 'serious' || fault.impact === 'critical')
            // A roll cell is read as 方敏 and shown as 方　敏 with its post beside it: one person, told in two ways.
            .flatMap((fault) => fault.nodes
                .filter((node) => fault.id !== 'label-content-name-mismatch' || !document.querySelector(node.target[0])?.matches('.pc'))
                .slice(0, 4).map((node) => line(fault, node))); },
        (error) => { window.axeAnswer = [`axe itself fails: ${error}`]; })";

/// Two looks at the text of the page are the same: what it asked the book for has come.
fn settled(window: &Window) {
    let mut before = Value::Null;
    wait_for("the page comes to rest", || {
        let now = window.driver().script("return document.body.innerText", &[]);
        let same = now == before && now.as_str().is_some_and(|text| text.len() > 20);
        before = now;
        same.then_some(())
    });
}

fn ui() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui")
}

//! The real window, driven: its own screen, message bus, data folder and driver. Nothing is shared between two of them.

use std::{
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::{Value, json};

use crate::{
    driver::{Driver, Element, wait_for},
    program,
    screen::{Group, Screen},
    tally::{Clock, Tally},
};

/// A running window. When a test panics while it is open, a picture, the page and the log are kept in `target/journeys/`.
pub struct Window {
    name: String,
    driver: Driver,
    /// Kept for as long as the window runs; ended after it.
    _server: Group,
    _screen: Screen,
    home: PathBuf,
    clock: Clock,
}

impl Window {
    /// Opens the window on a folder that is its whole world, with arguments as on a command line. `name` is the journey's.
    pub fn open(name: &str, home: &Path, args: &[&str]) -> Self {
        let window = Self::start(name, home, program::TODAY, &program::window(), args);
        window.stands();
        window
    }

    /// Draws the window anew from its beginning, as after a fault of the web view.
    pub fn reload(&self) {
        self.driver.script("performance.clearMarks(); location.reload()", &[]);
        self.stands();
    }

    /// Waits until the first page is drawn: an address given while the book is still being opened would be lost.
    fn stands(&self) {
        wait_for("the first page is drawn", || {
            let marks = self.driver.script("return performance.getEntriesByName('page').length", &[]);
            (marks == json!(1)).then_some(())
        });
    }

    /// Starts a window program, ours or another to compare with, on a day as `2026-09-25`; waits for nothing.
    pub fn start(name: &str, home: &Path, day: &str, binary: &Path, args: &[&str]) -> Self {
        let screen = Screen::start(1920, 1080);
        let port = free_port();
        let server = driver_on(&screen, port, home, day);
        wait_for("WebKitWebDriver listens", || TcpStream::connect(("127.0.0.1", port)).ok());
        let driver = Driver::start(port, &binary.to_string_lossy(), args)
            .unwrap_or_else(|refusal| panic!("the window does not start: {refusal:?}\n{}", log(home)));
        Self {
            name: name.into(),
            driver,
            _server: server,
            _screen: screen,
            home: home.into(),
            clock: Clock::default(),
        }
    }

    /// The driver, for what has no verb here.
    pub fn driver(&self) -> &Driver {
        &self.driver
    }

    /// What `work` costs a person: its actions, key presses and seconds.
    pub fn tally(&self, work: impl FnOnce()) -> Tally {
        self.clock.measure(work)
    }

    /// Goes to a page by its address, such as `/overview`. No person can do that, so no tally counts it.
    pub fn go(&self, address: &str) {
        self.driver.script("location.hash = arguments[0]", &[json!(address)]);
    }

    /// Sends a command as the pages do, for what stands before a job or proves it; no action of a person. Fails when refused.
    pub fn ask(&self, command: &str, request: &Value) -> Value {
        let script =
            "return window.__TAURI_INTERNALS__.invoke('call', { cmd: arguments[0], req: arguments[1] })
            .then(answer => ({ answer }), refusal => ({ refusal }))";
        let mut said = self.driver.script(script, &[json!(command), request.clone()]);
        assert!(said["refusal"].is_null(), "{command} is refused: {}", said["refusal"]);
        said["answer"].take()
    }

    /// Waits until a script in the page gives true; `what` says what it asks.
    pub fn await_script(&self, what: &str, script: &str) {
        wait_for(what, || (self.driver.script(script, &[]) == json!(true)).then_some(()));
    }

    /// Waits until the element with this test id has the focus.
    pub fn await_focus(&self, id: &str) {
        wait_for(&format!("[data-testid={id}] has the focus"), || self.has_focus(id).then_some(()));
    }

    /// The path that the next native dialog answers; `None` cancels it. One action: the name proposed in it is confirmed.
    pub fn will_pick(&self, path: Option<&Path>) {
        self.clock.act(0);
        let answer = path.map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
        std::fs::write(picks(&self.home), answer).expect("the data folder can be written");
    }

    /// Waits until the element with this test id is shown.
    pub fn see(&self, id: &str) -> Element {
        wait_for(&format!("[data-testid={id}] is shown"), || self.shown(id))
    }

    /// Every shown element with this test id, now.
    pub fn see_all(&self, id: &str) -> Vec<Element> {
        let mut found = self.driver.find_all(&by_id(id));
        found.retain(|element| self.driver.is_shown(element));
        found
    }

    /// Whether the element with this test id is shown now.
    pub fn shown(&self, id: &str) -> Option<Element> {
        self.see_all(id).into_iter().next()
    }

    /// Waits until the text under a test id satisfies `wanted`; `what` says which text that is.
    pub fn read(&self, id: &str, what: &str, wanted: impl Fn(&str) -> bool) -> String {
        let mut last = String::new();
        wait_for(&format!("[data-testid={id}] says {what}"), || {
            last = self.shown(id).map(|element| self.driver.text_of(&element)).unwrap_or_default();
            wanted(&last).then(|| last.clone())
        })
    }

    /// Waits until these words are shown anywhere on the page.
    pub fn says(&self, words: &str) {
        let holder = format!("//*[text()[contains(., '{words}')]]");
        let shown =
            || self.driver.find_by_xpath(&holder).into_iter().find(|element| self.driver.is_shown(element));
        wait_for(&format!("the page says “{words}”"), shown);
    }

    /// Clicks the element with this test id as soon as it takes a click.
    pub fn click(&self, id: &str) {
        wait_for(&format!("[data-testid={id}] takes a click"), || {
            let element = self.shown(id)?;
            self.driver.click(&element).ok()
        });
        self.clock.act(0);
    }

    /// Clicks the first element with exactly this visible text.
    pub fn click_text(&self, words: &str) {
        let xpath = format!("//*[self::button or self::a or @role][normalize-space()='{words}']");
        wait_for(&format!("a button 〔{words}〕 takes a click"), || {
            self.driver.find_by_xpath(&xpath).iter().find_map(|element| self.driver.click(element).ok())
        });
        self.clock.act(0);
    }

    /// Presses keys one after the other on whatever has the focus; each is an action.
    pub fn press(&self, keys: &str) {
        self.driver.press(keys);
        keys.chars().for_each(|_| self.clock.act(1));
    }

    /// Presses keys together, such as Ctrl and K: one action, one key press.
    pub fn chord(&self, keys: &[char]) {
        self.driver.chord(keys);
        self.clock.act(1);
    }

    /// Puts the focus on the element with this test id, as one click or Tab would: one action.
    pub fn focus(&self, id: &str) {
        self.clock.act(0);
        // WebKit scrolls to what has the focus a moment later; a click meant for another place would meet a page that moves.
        let script = "arguments[0].focus();
            return new Promise((done) => requestAnimationFrame(() => setTimeout(done)))";
        self.driver.script(script, &[self.see(id).as_arg()]);
    }

    /// Whether the element with this test id has the focus now.
    pub fn has_focus(&self, id: &str) -> bool {
        self.driver.script("return document.activeElement.dataset.testid || ''", &[]) == json!(id)
    }

    /// Types over what a field holds: one action, a key press per character. The test id may stand on the field or on something around it.
    pub fn fill(&self, id: &str, words: &str) {
        wait_for(&format!("[data-testid={id}] takes “{words}”"), || {
            let field = self.field(id)?;
            self.driver.click(&field).ok()?;
            self.driver.script("arguments[0].select && arguments[0].select()", &[field.as_arg()]);
            self.driver.type_into(&field, words).ok()?;
            (self.driver.property(&field, "value") == json!(words)).then_some(())
        });
        self.clock.act(words.chars().count());
    }

    /// What a field holds.
    pub fn value(&self, id: &str) -> Value {
        let field = wait_for(&format!("[data-testid={id}] is a field"), || self.field(id));
        self.driver.property(&field, "value")
    }

    /// Ends the window as a failing power supply does: at once, with all it started, nothing asked or saved.
    pub fn kill(self) {
        self._server.signal("KILL");
    }

    /// A PNG of the page.
    pub fn picture(&self) -> Vec<u8> {
        self.driver.screenshot()
    }

    fn field(&self, id: &str) -> Option<Element> {
        let id = by_id(id);
        let css = ["input", "textarea"].map(|tag| format!("{tag}{id}, {id} {tag}")).join(", ");
        self.driver.find(&css)
    }

    fn keep_evidence(&self) {
        let folder = program::target().join("journeys");
        let file = |extension: &str| folder.join(format!("{}.{extension}", self.name));
        // A failure of the evidence must not hide the failure that it is evidence of.
        let _ = std::fs::create_dir_all(&folder);
        let _ = std::fs::write(file("png"), self.driver.screenshot());
        let _ = std::fs::write(file("html"), self.driver.source());
        let _ = std::fs::write(file("log"), log(&self.home));
        eprintln!("picture, page and log of the failed journey: {}/{}.*", folder.display(), self.name);
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.keep_evidence();
        }
        self.driver.end();
    }
}

/// Starts WebKitWebDriver on its own message bus. The window it starts inherits everything set here.
fn driver_on(screen: &Screen, port: u16, home: &Path, day: &str) -> Group {
    let mut command = Command::new("dbus-run-session");
    command.args(["--", "WebKitWebDriver", "--host=127.0.0.1", &format!("--port={port}")]);
    screen.dress(&mut command);
    dwell(&mut command, home);
    command.env("BRANCHBOOK_TODAY", day);
    command.env("TAURI_WEBVIEW_AUTOMATION", "true");
    let out = std::fs::File::create(home.join("window.log")).expect("the data folder can be written");
    command.stderr(out.try_clone().map_or_else(|_| Stdio::null(), Stdio::from)).stdout(out);
    Group::spawn(&mut command)
}

/// Makes `home` the only place a program keeps anything.
pub fn dwell(command: &mut Command, home: &Path) {
    command.env("BRANCHBOOK_TODAY", program::TODAY).env("BRANCHBOOK_PASSWORD", program::PASSWORD);
    command.env("BRANCHBOOK_HOME", home.join("data")).env("BRANCHBOOK_PICK", picks(home)).env("HOME", home);
    for (name, folder) in
        [("XDG_DATA_HOME", "share"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache")]
    {
        command.env(name, home.join(folder));
    }
}

fn by_id(id: &str) -> String {
    format!("[data-testid='{id}']")
}

fn picks(home: &Path) -> PathBuf {
    home.join("next-pick")
}

fn log(home: &Path) -> String {
    std::fs::read_to_string(home.join("window.log")).unwrap_or_default()
}

/// A port that nobody listens at now; the driver takes it a moment later.
fn free_port() -> u16 {
    let socket = TcpListener::bind(("127.0.0.1", 0)).expect("a loopback port");
    socket.local_addr().expect("a bound socket has an address").port()
}

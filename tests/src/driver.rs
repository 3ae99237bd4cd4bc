//! The W3C WebDriver calls that the journeys need, over plain HTTP to WebKitWebDriver.

use std::time::{Duration, Instant};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

/// How long a condition may take. Generous: two cores may be busy building beside the test.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// How often a condition is asked again.
const BEAT: Duration = Duration::from_millis(50);
/// The key under which the W3C protocol names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// One session of WebKitWebDriver with the window it started.
pub struct Driver {
    agent: ureq::Agent,
    session: String,
}

/// An element of the page, by the driver's own name for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element(String);

/// What the driver refused: its error code (`no such element`, …) and its sentence.
#[derive(Debug)]
pub struct Refusal {
    /// The W3C error code.
    pub code: String,
    /// Why, for a person.
    pub message: String,
}

impl Driver {
    /// Starts `binary args…` under the driver that listens at `port`. No browserName: any would be refused.
    pub fn start(port: u16, binary: &str, args: &[&str]) -> Result<Self, Refusal> {
        let config =
            ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(PATIENCE * 2));
        let agent = ureq::Agent::new_with_config(config.build());
        let base = format!("http://127.0.0.1:{port}/session");
        let browser = json!({ "binary": binary, "args": args });
        let wanted = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": browser } } });
        let mut driver = Self { agent, session: base };
        let session = driver.post("", &wanted)?;
        driver.session = format!("{}/{}", driver.session, text(&session["sessionId"]));
        Ok(driver)
    }

    /// Ends the session; the driver closes the window.
    pub fn end(&self) {
        // A window that is already gone is what was wanted.
        let _ = self.agent.delete(&self.session).call();
    }

    /// The first element that matches a CSS selector now.
    pub fn find(&self, css: &str) -> Option<Element> {
        self.find_all(css).into_iter().next()
    }

    /// Every element that matches a CSS selector now.
    pub fn find_all(&self, css: &str) -> Vec<Element> {
        self.elements(&json!({ "using": "css selector", "value": css }))
    }

    /// Every element that matches an XPath now.
    pub fn find_by_xpath(&self, xpath: &str) -> Vec<Element> {
        self.elements(&json!({ "using": "xpath", "value": xpath }))
    }

    /// The visible text of an element; empty when it has left the page meanwhile.
    pub fn text_of(&self, element: &Element) -> String {
        self.get(&element.at("text")).map(|value| text(&value)).unwrap_or_default()
    }

    /// A DOM property, such as `value` or `disabled`.
    pub fn property(&self, element: &Element, name: &str) -> Value {
        self.get(&element.at(&format!("property/{name}"))).unwrap_or(Value::Null)
    }

    /// Whether a person would see the element.
    pub fn is_shown(&self, element: &Element) -> bool {
        self.get(&element.at("displayed")).is_ok_and(|value| value == true)
    }

    /// Clicks as a person would, who scrolls to what a part of the page that scrolls hides under its edge: the driver itself
    /// scrolls to nothing that lies within the window. Refused when the element is hidden, covered or gone.
    pub fn click(&self, element: &Element) -> Result<(), Refusal> {
        if self.moves(element) {
            return Err(Refusal { code: "element is moving".into(), message: String::new() });
        }
        let click = || self.post(&element.at("click"), &json!({})).map(drop);
        click().or_else(|refusal| match refusal.code.as_str() {
            "element not interactable" | "element click intercepted" => {
                let into_view = json!({ "script": "arguments[0].scrollIntoView({ block: 'nearest' })", "args": [element.as_arg()] });
                self.post("/execute/sync", &into_view)?;
                click()
            }
            _ => Err(refusal),
        })
    }

    /// Slides in with its drawer or dialog: a click would land where it was.
    fn moves(&self, element: &Element) -> bool {
        let script = "return document.getAnimations().some((one) => one.playState === 'running' && one.effect.target.contains(arguments[0]))";
        // An element that has left the page meanwhile is refused by the click itself.
        self.post("/execute/sync", &json!({ "script": script, "args": [element.as_arg()] }))
            .is_ok_and(|moves| moves == true)
    }

    /// Types into an element, key by key (Chinese characters arrive whole).
    pub fn type_into(&self, element: &Element, keys: &str) -> Result<(), Refusal> {
        self.post(&element.at("value"), &json!({ "text": keys })).map(drop)
    }

    /// Presses keys one after the other on whatever has the focus.
    pub fn press(&self, keys: &str) {
        self.strokes(keys.chars().flat_map(|key| [("keyDown", key), ("keyUp", key)]));
    }

    /// Presses keys together: down in this order, up in the other.
    pub fn chord(&self, keys: &[char]) {
        let down = keys.iter().map(|key| ("keyDown", *key));
        self.strokes(down.chain(keys.iter().rev().map(|key| ("keyUp", *key))));
    }

    fn strokes(&self, strokes: impl Iterator<Item = (&'static str, char)>) {
        let strokes: Vec<Value> = strokes.map(|(kind, key)| json!({ "type": kind, "value": key })).collect();
        let actions = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": strokes }] });
        self.post("/actions", &actions)
            .unwrap_or_else(|refusal| panic!("cannot press {strokes:?}: {refusal:?}"));
    }

    /// Pulls one element onto another with the mouse, in steps as a hand does.
    pub fn drag(&self, from: &Element, to: &Element) -> Result<(), Refusal> {
        let to_middle = |element: &Element, ms: u32| json!({ "type": "pointerMove", "duration": ms, "origin": element.as_arg(), "x": 0, "y": 0 });
        let strokes = [
            to_middle(from, 0),
            json!({ "type": "pointerDown", "button": 0 }),
            json!({ "type": "pointerMove", "duration": 50, "origin": "pointer", "x": 12, "y": 8 }),
            to_middle(to, 200),
            json!({ "type": "pointerUp", "button": 0 }),
        ];
        let mouse = json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": strokes });
        self.post("/actions", &json!({ "actions": [mouse] })).map(drop)
    }

    /// Runs a script in the page and gives what it returns.
    pub fn script(&self, script: &str, args: &[Value]) -> Value {
        self.post("/execute/sync", &json!({ "script": script, "args": args }))
            .unwrap_or_else(|refusal| panic!("script {script:?}: {refusal:?}"))
    }

    /// The page as it is now, for a person to read after a failure.
    pub fn source(&self) -> String {
        self.get("/source").map(|value| text(&value)).unwrap_or_default()
    }

    /// A PNG of the page. WebKit waits for the next frame before it takes one, and painted by the processor a page that nothing
    /// changes has no next frame: an outline that nobody sees makes some.
    pub fn screenshot(&self) -> Vec<u8> {
        let beat = "const { style } = document.documentElement;
            let left = 40;
            const beat = setInterval(() => {
                left -= 1;
                style.outline = left % 2 ? '1px solid transparent' : '';
                if (!left) clearInterval(beat);
            }, 25);";
        // A window that is gone has no picture; no reason to fail on top of a failure.
        let _ = self.post("/execute/sync", &json!({ "script": beat, "args": [] }));
        let encoded = self.get("/screenshot").map(|value| text(&value)).unwrap_or_default();
        STANDARD.decode(encoded).unwrap_or_default()
    }

    /// Sets the outer size of the window, in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) {
        let size = json!({ "x": 0, "y": 0, "width": width, "height": height });
        self.post("/window/rect", &size).unwrap_or_else(|refusal| panic!("cannot resize: {refusal:?}"));
    }

    fn elements(&self, using: &Value) -> Vec<Element> {
        let found = match self.post("/elements", using) {
            // The page changed while the driver looked: whoever waits looks again.
            Err(refusal) if refusal.code == "stale element reference" => return Vec::new(),
            found => found.unwrap_or_else(|refusal| panic!("cannot look for {using}: {refusal:?}")),
        };
        found.as_array().into_iter().flatten().map(|one| Element(text(&one[ELEMENT]))).collect()
    }

    fn get(&self, path: &str) -> Result<Value, Refusal> {
        answer(self.agent.get(format!("{}{path}", self.session)).call())
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, Refusal> {
        answer(self.agent.post(format!("{}{path}", self.session)).send_json(body))
    }
}

impl Element {
    fn at(&self, what: &str) -> String {
        format!("/element/{}/{what}", self.0)
    }

    /// The element as an argument of a script.
    pub fn as_arg(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

/// Asks again and again until `condition` gives something; fails with `what` was awaited.
pub fn wait_for<T>(what: &str, mut condition: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = condition() {
            return found;
        }
        assert!(start.elapsed() < PATIENCE, "waited {PATIENCE:?} in vain for: {what}");
        std::thread::sleep(BEAT);
    }
}

fn answer(response: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, Refusal> {
    let gone = |error: ureq::Error| Refusal { code: "no answer".into(), message: error.to_string() };
    let mut body: Value =
        response.map_err(gone)?.body_mut().with_config().limit(64 << 20).read_json().map_err(gone)?;
    let value = body["value"].take();
    match value["error"].as_str() {
        Some(code) => Err(Refusal { code: code.into(), message: text(&value["message"]) }),
        None => Ok(value),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

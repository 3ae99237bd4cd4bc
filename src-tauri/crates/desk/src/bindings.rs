//! The TypeScript of the window: every request and response type and the map of commands, from the table.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use ledger::Role;
use ts_rs::{Config, TS, TypeVisitor};

use crate::command::{Access, Command};
use crate::error::Code;
use crate::table;

/// What stands at the head of the file.
const HEAD: &str = "// Written by the program from its command table (./dev bindings); do not edit.\n\n/** YYYY-MM-DD */\nexport type Day = string;\n";

/// The text of `ui/src/ipc/generated.ts`.
pub fn typescript() -> String {
    let mut bindings = Bindings::default();
    bindings.visit::<Code>();
    table::bind(&mut bindings);
    bindings.text()
}

/// Types and commands as they are met.
#[derive(Default)]
pub(crate) struct Bindings {
    config: NumberConfig,
    seen: BTreeSet<TypeId>,
    types: BTreeMap<String, String>,
    commands: String,
    writes: String,
    long: String,
    closed: String,
}

/// Ids and instants stay below 2^53, so that TypeScript's number holds them.
struct NumberConfig(Config);

impl Default for NumberConfig {
    fn default() -> Self {
        Self(Config::new().with_large_int("number"))
    }
}

impl Bindings {
    /// One command with its request and response.
    pub(crate) fn add<Req: TS + 'static, Res: TS + 'static>(&mut self, command: Option<&Command>) {
        let Some(command) = command else { return };
        self.visit::<Req>();
        self.visit::<Res>();
        let (req, res) = (Req::name(&self.config.0), Res::name(&self.config.0));
        // Writing to a String cannot fail.
        let _ = writeln!(
            self.commands,
            "  /** {} */\n  {}: {{ req: {req}; res: {res} }};",
            command.about, command.name
        );
        if command.lane.is_long() {
            let _ = writeln!(self.long, "  \"{}\",", command.name);
        }
        if command.least == Role::Secretary {
            let _ = writeln!(self.closed, "  \"{}\",", command.name);
        }
        if command.access == Access::Write {
            let _ = writeln!(self.writes, "  \"{}\",", command.name);
        }
    }

    fn text(self) -> String {
        let types: Vec<String> = self.types.into_values().collect();
        format!(
            "{HEAD}{}\nexport interface CommandMap {{\n{}}}\n\n/** After one of these, what pages show may have changed. */\nexport const WRITES: ReadonlySet<keyof CommandMap> = new Set<keyof CommandMap>([\n{}]);\n\n/** These may last: they can be watched and stopped. */\nexport const LONG: ReadonlySet<keyof CommandMap> = new Set<keyof CommandMap>([\n{}]);\n\n/** Only the secretary may send these while a book is open. */\nexport const CLOSED: ReadonlySet<keyof CommandMap> = new Set<keyof CommandMap>([\n{}]);\n",
            types.concat(),
            self.commands,
            self.writes,
            self.long,
            self.closed,
        )
    }
}

impl TypeVisitor for Bindings {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // Only types of ours have a place of their own; strings, lists and days are written where they are used.
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let name = T::ident(&self.config.0);
            let text = format!("{docs}export {}\n", T::decl(&self.config.0));
            self.types.entry(name).or_insert_with(|| tidy(&text));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// Comments of one line on one line, fields indented, no blanks at the ends of lines.
fn tidy(text: &str) -> String {
    let text = text.replace("/**\n * ", "/** ").replace("\n */\n", " */\n");
    let mut is_inside = false;
    let mut tidied = String::new();
    for line in text.lines().map(str::trim) {
        let indent = if is_inside { "  " } else { "" };
        is_inside |= line.starts_with("export");
        tidied.push_str(indent);
        // The last field and the end of its type come on one line.
        tidied.push_str(&line.replace(", };", ",\n};").replace(", } &", ",\n} &"));
        tidied.push('\n');
    }
    tidied
}

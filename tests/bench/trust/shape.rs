//! The shapes of requests, read from the TypeScript that the window is built with, and values of those shapes: ordinary ones,
//! and the ones nobody thinks of.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::chance::Chance;

/// A type as TypeScript writes it.
#[derive(Debug, Clone)]
enum Shape {
    Any(Vec<Shape>),
    List(Box<Shape>),
    Object(Vec<(String, bool, Shape)>),
    Word(String),
    Named(String, Vec<Shape>),
}

/// Every type and command.
pub struct Shapes {
    types: HashMap<String, (Vec<String>, Shape)>,
    /// Commands with the shape of their requests.
    commands: Vec<(String, Shape)>,
}

impl Shapes {
    /// Reads `generated.ts`.
    pub fn read(source: &str) -> Self {
        let source = without_comments(source);
        let mut shapes = Self { types: HashMap::new(), commands: Vec::new() };
        for part in source.split("export type ").skip(1) {
            let (head, body) = part.split_once('=').expect("a type has a body");
            let (name, params) = head.trim().split_once('<').unwrap_or((head.trim(), ""));
            let params =
                params.trim_end_matches('>').split(',').map(|param| param.trim().to_owned()).collect();
            shapes.types.insert(name.to_owned(), (params, Reader::new(body).shape()));
        }
        let map = source.split("interface CommandMap {").nth(1).expect("the map of commands");
        for line in
            map.lines().take_while(|line| !line.starts_with('}')).filter(|line| line.contains("{ req:"))
        {
            let (name, rest) = line.trim().split_once(':').expect("a command has a name");
            let rest = rest.trim().trim_start_matches("{ req:");
            shapes.commands.push((name.to_owned(), Reader::new(rest).shape()));
        }
        shapes
    }

    /// The names of the commands.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.commands.iter().map(|(name, _)| name.as_str())
    }

    /// One command with a request that fits it.
    pub fn request(&self, chance: &mut Chance) -> (&str, Value) {
        let (name, shape) = &self.commands[chance.below(self.commands.len())];
        (name, self.value(shape, "", &HashMap::new(), chance, 0))
    }

    fn value(
        &self,
        shape: &Shape,
        field: &str,
        bound: &HashMap<String, Shape>,
        chance: &mut Chance,
        depth: usize,
    ) -> Value {
        match shape {
            Shape::Word(word) => json!(word),
            Shape::Any(shapes) => {
                self.value(&shapes[chance.below(shapes.len())], field, bound, chance, depth)
            }
            Shape::List(of) => {
                let most = if depth > 4 { 1 } else { 4 };
                (0..chance.below(most)).map(|_| self.value(of, field, bound, chance, depth + 1)).collect()
            }
            Shape::Object(fields) => {
                let mut object = Map::new();
                for (name, may_lack, of) in fields {
                    if !(*may_lack && chance.below(2) == 0) {
                        object.insert(name.clone(), self.value(of, name, bound, chance, depth + 1));
                    }
                }
                Value::Object(object)
            }
            Shape::Named(name, args) => match (name.as_str(), bound.get(name), self.types.get(name)) {
                ("number", ..) => number(field, chance),
                ("string", ..) => json!(text(field, chance)),
                ("Record", ..) => json!({}),
                ("boolean", ..) => json!(chance.below(2) == 0),
                (_, Some(of), _) => self.value(&of.clone(), field, &HashMap::new(), chance, depth),
                (_, _, Some((params, of))) => {
                    let bound = params.iter().cloned().zip(args.iter().cloned()).collect();
                    // A kind or a day is a string with a name of its own.
                    let field = if matches!(name.as_str(), "Kind" | "Day") { name } else { field };
                    self.value(of, field, &bound, chance, depth + 1)
                }
                _ => Value::Null,
            },
        }
    }
}

fn without_comments(source: &str) -> String {
    let mut text = String::new();
    let mut rest = source;
    while let Some((before, after)) = rest.split_once("/**") {
        text.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    text + rest
}

/// Ids that are there, ids that are not, and the ends of what a number can be.
fn number(field: &str, chance: &mut Chance) -> Value {
    match chance.below(12) {
        0 => json!(0),
        1 => json!(-1),
        2 => json!(9_007_199_254_740_991_i64),
        3 => json!(i64::MIN),
        4 if field.to_lowercase().contains("year") => json!(2026),
        _ => json!(1 + chance.below(60)),
    }
}

fn text(field: &str, chance: &mut Chance) -> String {
    const DAYS: [&str; 6] =
        ["2026-09-18", "2026-01-31", "2025-12-31", "2024-02-29", "0001-01-01", "9999-12-31"];
    const KINDS: [&str; 6] =
        ["theme_day", "committee_meeting", "general_meeting", "lecture", "talk", "group_meeting"];
    const ODD: [&str; 12] = [
        "",
        " ",
        "　",
        "学习",
        "周立群",
        "2026-02-30",
        "2026Q3",
        "2026-09",
        "'; DROP TABLE member; --",
        "=cmd|' /C calc'!A0",
        "𬭊堃喆䶮\u{200B}\u{202E}",
        "\u{0}",
    ];
    let field = field.to_lowercase();
    match chance.below(8) {
        0 => ODD[chance.below(ODD.len())].to_owned(),
        1 => "长".repeat(1 + chance.below(5000)),
        _ if field.contains("kind") => KINDS[chance.below(KINDS.len())].to_owned(),
        _ if field.contains("quarter") => "2026Q3".to_owned(),
        _ if field.contains("month") => "2026-09".to_owned(),
        _ if field.contains("time") => "15:30".to_owned(),
        _ if ["day", "on", "from", "to", "until"].iter().any(|end| field.ends_with(end)) => {
            DAYS[chance.below(DAYS.len())].to_owned()
        }
        _ => ODD[1 + chance.below(ODD.len() - 1)].to_owned(),
    }
}

/// Reads one type.
struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn new(rest: &'a str) -> Self {
        Self { rest }
    }

    fn skip(&mut self, sign: &str) -> bool {
        self.rest = self.rest.trim_start();
        let found = self.rest.strip_prefix(sign);
        self.rest = found.unwrap_or(self.rest);
        found.is_some()
    }

    fn word(&mut self) -> &'a str {
        self.rest = self.rest.trim_start();
        let end = self.rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    /// `A | B`, `A & B` (the fields of both).
    fn shape(&mut self) -> Shape {
        self.skip("|");
        let mut shapes = vec![self.one()];
        while self.skip("|") {
            shapes.push(self.one());
        }
        if shapes.len() == 1 { shapes.remove(0) } else { Shape::Any(shapes) }
    }

    fn one(&mut self) -> Shape {
        let mut shape = self.bare();
        while self.skip("&") {
            if let (Shape::Object(fields), Shape::Object(more)) = (&mut shape, self.bare()) {
                fields.extend(more);
            }
        }
        while self.skip("[]") {
            shape = Shape::List(Box::new(shape));
        }
        shape
    }

    fn bare(&mut self) -> Shape {
        if self.skip("(") {
            let shape = self.shape();
            self.skip(")");
            return shape;
        }
        if self.skip("\"") {
            let (word, rest) = self.rest.split_once('"').expect("a text ends");
            self.rest = rest;
            return Shape::Word(word.to_owned());
        }
        if self.skip("{") {
            return self.object();
        }
        let name = self.word();
        let mut args = Vec::new();
        if self.skip("<") {
            args.push(self.shape());
            while self.skip(",") {
                args.push(self.shape());
            }
            self.skip(">");
        }
        match name {
            "Array" => Shape::List(Box::new(args.remove(0))),
            _ => Shape::Named(name.to_owned(), args),
        }
    }

    fn object(&mut self) -> Shape {
        let mut fields = Vec::new();
        while !self.skip("}") {
            let before = self.rest.len();
            if self.skip("[") {
                // `[key in string]: T`: an object with any fields; none is one of them.
                self.rest = self.rest.split_once('}').map_or("", |(_, rest)| rest);
                break;
            }
            self.skip("\"");
            let name = self.word().to_owned();
            self.skip("\"");
            let may_lack = self.skip("?");
            self.skip(":");
            fields.push((name, may_lack, self.shape()));
            if !self.skip(",") {
                self.skip(";");
            }
            if self.rest.len() == before {
                // Only answers hold what this reader does not know.
                break;
            }
        }
        Shape::Object(fields)
    }
}

//! Members, units and sessions by the names people write: found when one record answers, never guessed.

use std::collections::HashMap;

use ledger::View;
use ledger::member::normalise_name;
use ledger::register::{ColumnKind, Named, namable};

use crate::table::fold;
use crate::value::bracket;

/// The records of one kind that a register may lead to.
pub(crate) struct Names {
    kind: ColumnKind,
    all: Vec<Named>,
    by_name: HashMap<String, Vec<usize>>,
    by_id: HashMap<i64, usize>,
}

impl Names {
    /// Reads them. `kind` is one that leads to records.
    pub fn of(view: &View<'_>, kind: ColumnKind) -> ledger::Result<Self> {
        let all = namable(view, kind)?;
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, named) in all.iter().enumerate() {
            for name in std::iter::once(&named.name).chain(&named.aliases) {
                let found = by_name.entry(key(name)).or_default();
                if found.last() != Some(&at) {
                    found.push(at);
                }
            }
        }
        let by_id = all.iter().enumerate().map(|(at, named)| (named.id, at)).collect();
        Ok(Self { kind, all, by_name, by_id })
    }

    /// The record that a text names: 张伟, or 张伟（炼钢党支部） where there are several. `Err` says why there is none to take.
    pub fn find(&self, text: &str) -> Result<i64, String> {
        let found = self.called(text);
        let (name, hint) = bracket(text);
        let found = match (hint, &found[..]) {
            (Some(hint), []) => {
                let fits = |named: &&Named| named.hints.iter().any(|known| fold(known) == fold(&hint));
                self.called(&name).into_iter().filter(fits).collect()
            }
            _ => found,
        };
        match found[..] {
            [one] => Ok(one.id),
            [] => Err(self.absent()),
            _ => {
                let ways: Vec<String> = found.iter().take(4).map(|named| self.word(named.id)).collect();
                Err(format!("手册里有 {} 个，不知道是哪一个，请写成“{}”", found.len(), ways.join("”或“")))
            }
        }
    }

    /// How a record is named so that it is found again.
    pub fn word(&self, id: i64) -> String {
        let Some(named) = self.by_id.get(&id).map(|at| &self.all[*at]) else { return String::new() };
        let same = self.called(&named.name);
        if same.len() < 2 {
            return named.name.clone();
        }
        let is_telling = |hint: &&String| {
            same.iter().filter(|other| other.hints.iter().any(|known| fold(known) == fold(hint))).count() == 1
        };
        match named.hints.iter().find(is_telling) {
            Some(hint) => format!("{}（{hint}）", named.name),
            None => named.name.clone(),
        }
    }

    fn called(&self, name: &str) -> Vec<&Named> {
        self.by_name.get(&key(name)).into_iter().flatten().map(|at| &self.all[*at]).collect()
    }

    fn absent(&self) -> String {
        match self.kind {
            ColumnKind::Member => "手册里没有这名党员。请核对姓名；不在名册里的人，请写在文字列里",
            ColumnKind::Unit => "手册里没有这个组织。请核对名称；外单位请写在文字列里",
            _ => "手册里没有这次活动。请写成“2026-09-18 主题”，或留空",
        }
        .to_owned()
    }
}

fn key(name: &str) -> String {
    fold(&normalise_name(name))
}

//! Names in the cells of a register: hosts, lecturers, who was excused or absent.

use std::collections::HashMap;

use ledger::attendance::{Mark, Reason};
use ledger::date::Day;
use ledger::id::{MemberId, UnitId};
use ledger::member::{self, Stay, normalise_name};
use ledger::session::{Observer, Role, RoleEntry};
use ledger::{Result, Tx};

use crate::value::{bracket, list};

/// The people of the book by name, to tell members from outsiders.
pub(super) struct People {
    by_name: HashMap<String, Vec<Stay>>,
}

impl People {
    pub fn of(tx: &Tx<'_>) -> Result<Self> {
        let mut by_name: HashMap<String, Vec<Stay>> = HashMap::new();
        for stay in member::stays(tx)? {
            by_name.entry(stay.name.clone()).or_default().push(stay);
        }
        Ok(Self { by_name })
    }

    /// The one member whom a name meant on a day: of the branch if there are several; none when that still leaves a choice.
    fn member(&self, name: &str, branch: UnitId, day: Day) -> Option<MemberId> {
        let is_in = |stay: &&Stay| stay.from_on <= day && stay.until_on.is_none_or(|until| day < until);
        let found: Vec<&Stay> = self.by_name.get(name)?.iter().filter(is_in).collect();
        match found[..] {
            [stay] => Some(stay.member),
            _ => {
                let mut here = found.iter().filter(|stay| stay.unit == branch);
                here.next().filter(|_| here.next().is_none()).map(|stay| stay.member)
            }
        }
    }

    /// The people of one cell in a role: 许秀兰; 王教授（市委党校，教授）; 市委党校 王教授. With an institution somebody is from outside.
    pub fn roles(
        &self,
        role: Role,
        text: &str,
        from: Option<&str>,
        branch: UnitId,
        day: Day,
    ) -> Vec<RoleEntry> {
        let entry = |item: &String| {
            let (name, inside) = bracket(item);
            let name = normalise_name(&name);
            let inside = inside.as_deref().or(from);
            let (institution, post) = match inside.map(|inside| inside.split_once(['，', ',', '、', ' '])) {
                Some(Some((institution, post))) => {
                    (Some(institution.trim().to_owned()), Some(post.trim().to_owned()))
                }
                _ => (inside.map(str::to_owned), None),
            };
            let member_id = if institution.is_none() { self.member(&name, branch, day) } else { None };
            RoleEntry { role, member_id, name, institution, post }
        };
        list(text).iter().map(entry).filter(|entry| !entry.name.is_empty()).collect()
    }
}

/// Names as an export writes them back.
pub(crate) fn role_text(entries: &[&RoleEntry]) -> String {
    let text = |entry: &&RoleEntry| {
        let inside =
            [&entry.institution, &entry.post].into_iter().flatten().cloned().collect::<Vec<_>>().join("，");
        if inside.is_empty() { entry.name.clone() } else { format!("{}（{inside}）", entry.name) }
    };
    entries.iter().map(text).collect::<Vec<_>>().join("、")
}

/// 列席人员: names with where they come from.
pub(super) fn observers(text: &str) -> Vec<Observer> {
    let observer = |item: &String| {
        let (name, institution) = bracket(item);
        Observer { name: Some(normalise_name(&name)), institution, headcount: 1, ..Observer::default() }
    };
    list(text).iter().map(observer).collect()
}

/// Somebody who did not come, as a cell says it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Away {
    pub name: String,
    pub mark: Mark,
    pub reason: Option<Reason>,
    pub note: Option<String>,
}

/// 张三（病假）、李四（出差）; 病假：张三、李四. `usual` is the mark of those without a reason: 请假 in one column, 缺席 in the other.
pub(super) fn away(text: &str, usual: Mark) -> Vec<Away> {
    let mut heading: Option<String> = None;
    let mut away = Vec::new();
    for item in list(text) {
        let item = match item.split_once(['：', ':']) {
            Some((reason, rest)) if is_reason(reason) => {
                heading = Some(reason.trim().to_owned());
                rest.to_owned()
            }
            _ => item,
        };
        let (names, inside) = bracket(&item);
        let why = inside.or_else(|| heading.clone());
        for name in names_in(&names) {
            let (mark, reason) = why.as_deref().map_or((usual, None), |why| judge(why, usual));
            let is_plain =
                why.as_deref().is_none_or(|why| reason.is_some_and(|reason| reason.label() == why));
            away.push(Away { name, mark, reason, note: why.clone().filter(|_| !is_plain) });
        }
    }
    away
}

/// 张　三 is one name; 张三 李四 are two: a blank parts names only where both sides are longer than one character.
fn names_in(text: &str) -> Vec<String> {
    let parts: Vec<&str> = text.split_whitespace().collect();
    let is_list = parts.len() > 1 && parts.iter().all(|part| part.chars().count() > 1);
    if is_list { parts.into_iter().map(normalise_name).collect() } else { vec![normalise_name(text)] }
        .into_iter()
        .filter(|name| !name.is_empty())
        .collect()
}

fn is_reason(text: &str) -> bool {
    ["假", "公差", "出差", "值班", "缺席", "旷", "培训", "学习"].iter().any(|word| text.contains(word))
}

/// Mark and reason of a word: 病假, 出差 (公差), 无故 (缺席).
fn judge(why: &str, usual: Mark) -> (Mark, Option<Reason>) {
    let has = |words: &[&str]| words.iter().any(|word| why.contains(word));
    if has(&["无故", "旷", "缺席", "未请假"]) {
        (Mark::Absent, None)
    } else if has(&["病", "住院", "就医"]) {
        (Mark::Excused, Some(Reason::Sick))
    } else if has(&["事假", "私事", "家中", "家里"]) || why == "事" {
        (Mark::Excused, Some(Reason::Personal))
    } else if has(&["公", "差", "培训", "学习", "值班", "上班", "倒班", "当班", "会议"]) {
        (Mark::Excused, Some(Reason::Duty))
    } else if has(&["假", "其他"]) {
        (Mark::Excused, Some(Reason::Other))
    } else {
        (usual, (usual == Mark::Excused).then_some(Reason::Other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absent_people_are_read_as_registers_write_them() {
        let read = |text: &str| {
            away(text, Mark::Excused)
                .into_iter()
                .map(|away| (away.name, away.mark, away.reason))
                .collect::<Vec<_>>()
        };
        let (sick, duty) = (Some(Reason::Sick), Some(Reason::Duty));
        let is = |name: &str, mark, reason| (name.to_owned(), mark, reason);
        assert_eq!(
            read("张　三（病假）、李四(出差)；王五"),
            [
                is("张三", Mark::Excused, sick),
                is("李四", Mark::Excused, duty),
                is("王五", Mark::Excused, None)
            ],
            "reasons stand in brackets; 出差 is 公差"
        );
        assert_eq!(
            read("病假：张三、李四；公差：王五")[1..],
            [is("李四", Mark::Excused, sick), is("王五", Mark::Excused, duty)],
            "or before the names"
        );
        assert_eq!(read("张三 李四 王小明").len(), 3, "blanks part names where nothing else does");
        assert_eq!(read("赵敏（无故）"), [is("赵敏", Mark::Absent, None)], "C-12: without leave is absent");
        assert_eq!(read("无"), [], "无 is nobody");
    }
}

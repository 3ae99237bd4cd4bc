//! 2025年度组织生活会和民主评议党员, held on 23 January 2026: grades, criticism, and the rectification list that came of it.

use super::{Cast, day};
use crate::criticism::{self, Criticism};
use crate::follow_up::{self, FollowUpItem};
use crate::grade::{self, Grade, GradeEntry};
use crate::id::SessionId;
use crate::member::Stage;
use crate::task::{self, Progress, TaskStatus, Template};
use crate::{Result, Tx};

/// Eight of twenty-eight: within a third (PY-04).
const EXCELLENT: [&str; 8] = ["沈维国", "欧阳堃", "罗永胜", "唐金柱", "谢春林", "程雅琴", "任玉梅", "袁大成"];

/// Who said what of whom.
const SAID: [(&str, &str, &str); 6] = [
    ("周立群", "周立群", "抓学习布置多、检查少，对党小组的学习记录看得不够细。"),
    ("沈维国", "周立群", "到夜班听意见偏少，希望每月至少下一次夜班。"),
    ("许秀兰", "许秀兰", "材料归档有时拖到月底，没有做到当次会后整理。"),
    ("顾长河", "许秀兰", "通知发得偏晚，倒班党员来不及调班。"),
    ("任玉梅", "任玉梅", "谈心谈话计划性不强，年底集中谈的多。"),
    ("欧阳堃", "顾长河", "宣传栏更新慢，一线的事写得少。"),
];

/// Problem, measures, owner, deadline, progress (day and text); the last without progress.
type Problem = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const PROBLEMS: [Problem; 4] = [
    ("党小组学习记录检查不够细", "每月5日前由组织委员看一遍各党小组的记录，当面反馈", "许秀兰", "2026-03-31", "2026-03-20", "三个月的记录都看过，反馈11条"),
    ("会议通知发得晚，倒班党员不好调班", "通知提前三天发到班组，倒班的分两场开", "许秀兰", "2026-02-28", "2026-02-26", "2月起提前三天发，主题党日分两场"),
    ("支部书记下夜班少", "每月至少下一次夜班，听到的意见记进台账", "周立群", "2026-12-31", "2026-09-10", "已下夜班8次，记意见14条"),
    ("谈心谈话集中在年底", "按季度排出谈话安排，每季度不少于7人", "任玉梅", "2026-12-31", "2026-09-02", "前三季度谈21人"),
];

/// Writes the grades and the criticism while the session is open.
pub(super) fn fill(tx: &Tx<'_>, cast: &Cast, session: SessionId) -> Result<()> {
    let table = grade::appraisal(tx, session)?;
    let entries: Vec<GradeEntry> = (0_i64..)
        .zip(&table.lines)
        .map(|(at, line)| {
            let is_excellent = EXCELLENT.contains(&line.name.as_str());
            let of_excellent = if is_excellent { table.took_part - 2 - at % 3 } else { at % 5 };
            match line.stage {
                Stage::Full => GradeEntry {
                    excellent: Some(of_excellent),
                    qualified: Some(table.took_part - of_excellent),
                    basic: Some(0),
                    unqualified: Some(0),
                    grade: Some(if is_excellent { Grade::Excellent } else { Grade::Qualified }),
                    ..line.entry.clone()
                },
                _ => GradeEntry { grade: Some(Grade::NotGraded), ..line.entry.clone() },
            }
        })
        .collect();
    grade::save(tx, session, &entries, false)?;
    let said = SAID.iter().map(|&(from, to, text)| {
        Ok(Criticism { from_id: cast.member(from)?, to_id: cast.member(to)?, text: text.to_owned() })
    });
    criticism::save(tx, session, &said.collect::<Result<Vec<_>>>()?)
}

/// Lists what has to be put right, with how far it is by September.
pub(super) fn rectify(tx: &Tx<'_>, session: SessionId) -> Result<()> {
    let items = PROBLEMS.map(|(title, measures, owner, due, ..)| FollowUpItem {
        title: title.to_owned(),
        measures: Some(measures.to_owned()),
        owner: Some(owner.to_owned()),
        due_on: Some(due.to_owned()),
    });
    let ids = follow_up::add(tx, session, None, Template::Rectification, &items)?;
    for (id, &(.., due, on, text)) in ids.into_iter().zip(&PROBLEMS) {
        let status = if due < "2026-09-01" { TaskStatus::Done } else { TaskStatus::Going };
        let line = Progress {
            id: None,
            on_day: day(on)?,
            text: text.to_owned(),
            status: Some(status),
            done: None,
            total: None,
            by_whom: None,
        };
        task::progress_add(tx, id, &line)?;
    }
    Ok(())
}

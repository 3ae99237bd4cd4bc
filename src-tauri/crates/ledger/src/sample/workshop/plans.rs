//! The plan of 2026: what was planned and held, what was moved, what is still to come.

use chrono::Datelike;

use crate::arrangement::{self, ArrangementFields, ArrangementLine};
use crate::date::{Day, Quarter, month_key};
use crate::id::{SessionId, UnitId};
use crate::plan::{self, PlanFields, PlanStatus};
use crate::session::Kind;
use crate::{Result, Tx};

/// Kinds that are planned for the whole branch.
const PLANNED: [&str; 5] = [
    Kind::THEME_DAY,
    Kind::COMMITTEE_MEETING,
    Kind::GENERAL_MEETING,
    Kind::LECTURE,
    Kind::ORGANISATIONAL_LIFE,
];

/// What is still to come: kind, day, subject, who sees to it. No lecture is planned for the fourth quarter.
const COMING: [(&str, &str, &str, &str); 7] = [
    (Kind::THEME_DAY, "2026-10-16", "安全检查“回头看”", "任玉梅"),
    (Kind::COMMITTEE_MEETING, "2026-10-14", "研究四季度党员教育安排", "周立群"),
    (Kind::THEME_DAY, "2026-11-20", "冬季互助志愿服务", "许秀兰"),
    (Kind::COMMITTEE_MEETING, "2026-11-11", "研究年度总结安排", "周立群"),
    (Kind::THEME_DAY, "2026-12-18", "总结全年实事项目", "沈维国"),
    (Kind::GENERAL_MEETING, "2026-12-18", "听取支委会年度工作报告", "周立群"),
    (Kind::COMMITTEE_MEETING, "2026-12-09", "研究组织生活会准备工作", "周立群"),
];

/// The ladle group has not met in September: day and subject of what is planned.
const LADLE: (&str, &str) = ("2026-09-24", "讨论国庆前设备点检分工");

/// 上级三季度学习安排: 学习内容, 形式, 完成时限.
const ARRANGED: [(&str, &str, Option<&str>); 4] = [
    ("厂史教育专题", "主题党日", Some("2026-07-31")),
    ("节能降碳要求", "集中学习", Some("2026-08")),
    ("支部工作条例第四章", "主题党日", Some("2026-09-30")),
    ("三季度警示案例通报", "集中学习", Some("2026-09-30")),
];

/// What was asked for the quarter: two lines done, two open.
fn arrange(tx: &Tx<'_>, branch: UnitId) -> Result<()> {
    let fields = ArrangementFields {
        unit_id: branch,
        quarter: "2026Q3".to_owned(),
        title: "2026年第三季度学习安排".to_owned(),
        issuer: Some("中共××公司委员会".to_owned()),
        issued_on: Day::from_ymd_opt(2026, 7, 1),
    };
    let lines = ARRANGED.map(|(title, form, due_on)| ArrangementLine {
        id: None,
        title: title.to_owned(),
        form: Some(form.to_owned()),
        due_on: due_on.map(str::to_owned),
        note: None,
    });
    let id = arrangement::save(tx, None, &fields, &lines)?;
    arrangement::receive(tx, id, branch, Day::from_ymd_opt(2026, 7, 2))?;
    let made = arrangement::get(tx, id, crate::sample::TODAY)?;
    for (item, done_on) in made.items.iter().zip([(7, 17), (7, 29)]) {
        let Some(item) = item.line.id else { continue };
        arrangement::tick(tx, item, Day::from_ymd_opt(2026, done_on.0, done_on.1))?;
    }
    plan::file(tx, branch, Quarter { year: 2026, number: 3 }, Day::from_ymd_opt(2026, 7, 2))
}

/// One item for each planned kind of each session of the year, and those to come.
pub(super) fn fill(
    tx: &Tx<'_>,
    branch: UnitId,
    ladle: UnitId,
    sessions: &[(Vec<Kind>, Day, SessionId)],
) -> Result<()> {
    for (kinds, on_day, id) in sessions.iter().filter(|(_, on_day, _)| on_day.year() == 2026) {
        for kind in kinds.iter().filter(|kind| PLANNED.contains(&kind.as_str())) {
            let title = crate::session::get(tx, *id)?.fields.title;
            plan::save(tx, None, &item(branch, kind.clone(), *on_day, title, Some(*id)))?;
        }
    }
    for (kind, on_day, title, owner) in COMING {
        let on_day = on_day.parse().unwrap_or_default();
        let mut item = item(branch, Kind::built_in(kind), on_day, title.to_owned(), None);
        item.owner = Some(owner.to_owned());
        plan::save(tx, None, &item)?;
    }
    let (on_day, title) = LADLE;
    let kind = Kind::built_in(Kind::GROUP_MEETING);
    plan::save(tx, None, &item(ladle, kind, on_day.parse().unwrap_or_default(), title.to_owned(), None))?;
    arrange(tx, branch)
}

/// The theme day of February was held in March; its item stays in February.
fn item(
    unit_id: UnitId,
    kind: Kind,
    on_day: Day,
    title: String,
    session_id: Option<SessionId>,
) -> PlanFields {
    let is_moved = on_day == Day::from_ymd_opt(2026, 3, 3).unwrap_or_default();
    let month = if is_moved { "2026-02".to_owned() } else { month_key(on_day) };
    PlanFields {
        on_day: if is_moved { Day::from_ymd_opt(2026, 2, 20) } else { Some(on_day) },
        status: if is_moved { PlanStatus::Postponed } else { PlanStatus::Planned },
        reason: is_moved.then(|| "春节假期检修，人员不齐".to_owned()),
        moved_to: is_moved.then(|| on_day.to_string()),
        session_id,
        ..PlanFields::new(unit_id, &month, kind, &title)
    }
}

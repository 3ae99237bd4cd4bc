//! Whose turn it is to speak and to read, and the leader paired with the branch.

use crate::id::UnitId;
use crate::pairing::{self, PairingFields, VisitFields};
use crate::session::{Kind, Role, SessionFilter};
use crate::turn::{self, TurnFields};
use crate::{Result, Tx};

use super::{Cast, calendar, day};

/// Who waits for their first 党员小课堂 behind those who had theirs.
const WAITING: [&str; 4] = ["罗永胜", "袁大成", "白雪松", "程雅琴"];

const READERS: [&str; 8] = ["谢春林", "孟庆和", "丁宝成", "高建民", "程雅琴", "蒋文𬭊", "袁大成", "欧阳堃"];

/// Two queues of the branch.
pub(super) fn fill(tx: &Tx<'_>, cast: &Cast, branch: UnitId) -> Result<()> {
    let speakers = calendar::MICRO_LECTURES.iter().map(|lecture| lecture.1).chain(WAITING);
    let ids = |names: &mut dyn Iterator<Item = &'static str>| {
        names.map(|name| cast.member(name)).collect::<Result<Vec<_>>>()
    };
    let class = TurnFields {
        unit_id: branch,
        name: "党员小课堂主讲".to_owned(),
        role: Role::Lecturer,
        kind: Kind::parse("micro_lecture"),
        from_on: day("2025-10-01")?,
        member_ids: ids(&mut { speakers })?,
    };
    turn::save(tx, None, &class)?;
    let reading = TurnFields {
        unit_id: branch,
        name: "领学".to_owned(),
        role: Role::Reader,
        kind: None,
        from_on: day("2026-01-01")?,
        member_ids: ids(&mut READERS.into_iter())?,
    };
    let list = turn::save(tx, None, &reading)?;
    turn::skip(tx, list, cast.member("丁宝成")?, day("2026-09-15")?, "外出检修")
}

/// A leader of the company, paired with the branch; two visits so far.
pub(super) fn pair(tx: &Tx<'_>, branch: UnitId) -> Result<()> {
    let fields = PairingFields {
        unit_id: branch,
        member_id: None,
        leader: "黄启明".to_owned(),
        post: Some("公司党委组织部部长".to_owned()),
        from_on: day("2026-01-01")?,
        until_on: None,
        visits_per_year: 4,
    };
    let pairing_id = pairing::save(tx, None, &fields)?;
    let life = SessionFilter {
        from: Some(day("2026-01-23")?),
        to: Some(day("2026-01-23")?),
        kind: Some(Kind::built_in(Kind::ORGANISATIONAL_LIFE)),
        ..SessionFilter::default()
    };
    let session_id = crate::session::list(tx, &life)?.first().map(|line| line.id);
    let visit = |on: &str, session_id, parts: [bool; 3], problems: (i64, i64), note: &str| {
        let [has_lecture, has_discussion, has_diagnosis] = parts;
        let fields = VisitFields {
            pairing_id,
            on_day: day(on)?,
            session_id,
            has_lecture,
            has_discussion,
            has_diagnosis,
            found: problems.0,
            solved: problems.1,
            note: Some(note.to_owned()),
        };
        pairing::visit_save(tx, None, &fields)
    };
    visit("2026-01-23", session_id, [false, true, true], (2, 2), "参加组织生活会，会诊党小组会次数不足")?;
    visit(
        "2026-04-09",
        None,
        [true, true, true],
        (3, 2),
        "到除尘班讲党课，研讨攻关项目；压滤机备件周期长，待公司协调",
    )?;
    Ok(())
}

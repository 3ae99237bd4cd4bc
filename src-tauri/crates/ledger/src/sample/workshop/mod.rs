//! 运行车间党支部: a year in the life of a branch of twenty-eight people.

mod appraisal;
mod calendar;
mod life;
mod lists;
mod meetings;
mod people;
mod plans;
mod registers;
mod tasks;
mod text;
mod topics;
mod turns;

use std::path::Path;

use super::{Random, make, moment};
use crate::book::{Act, Book, Tx};
use crate::check::{Asks, OwnRuleFields, Period, save_own};
use crate::consistency;
use crate::date::{Day, Quarter};
use crate::id::{MemberId, UnitId};
use crate::session::Kind;
use crate::unit::{UnitFields, UnitKind};
use crate::{Error, Result};

/// A unit by its name in the tables: 支部 or a group.
struct Place {
    name: &'static str,
    unit: UnitId,
}

/// Everybody and everything the tables speak of by name.
struct Cast {
    places: Vec<Place>,
    /// Name, group, id.
    people: Vec<(&'static str, &'static str, MemberId)>,
}

impl Cast {
    fn unit(&self, name: &str) -> Result<UnitId> {
        let place = self.places.iter().find(|place| place.name == name);
        place.map(|place| place.unit).ok_or_else(|| Error::missing("unit", name))
    }

    fn member(&self, name: &str) -> Result<MemberId> {
        let found = self.people.iter().find(|(known, ..)| *known == name);
        found.map(|&(.., id)| id).ok_or_else(|| Error::missing("member", name))
    }
}

/// The one thing that the check of the quarter finds was looked into: a visit that earned less than the time it took.
fn looked_into(tx: &Tx<'_>, branch: UnitId) -> Result<()> {
    let window = Quarter::of(super::TODAY).window();
    for finding in consistency::consistency(tx, branch, window, super::TODAY)?.findings {
        consistency::set_aside(tx, &finding.key, Some("往返路上一小时不计学时"))?;
    }
    Ok(())
}

/// What the company asks beside the regulations.
fn ask(tx: &Tx<'_>, unit_id: UnitId) -> Result<()> {
    let rule = OwnRuleFields {
        unit_id,
        label: "廉政党课".to_owned(),
        kind: Kind::built_in(Kind::LECTURE),
        period: Period::HalfYear,
        asks: Asks::Unit,
        required: 1,
        cite: "公司纪委2026年工作安排".to_owned(),
    };
    save_own(tx, None, &rule).map(drop)
}

/// A day of the tables.
fn day(text: &str) -> Result<Day> {
    text.parse().map_err(|_| Error::missing("day", text))
}

/// Makes the book of the workshop as it stands on [`super::TODAY`]. The seed decides who missed the meetings before July
/// 2026 and what was said; everything a mock-up or a paper shows is always the same.
/// Errors: those of [`Book::create`]; on any error no file is left behind.
pub fn workshop(path: &Path, password: &str, seed: u64) -> Result<Book> {
    let founded = Day::from_ymd_opt(2018, 3, 2);
    let owner = UnitFields {
        full_name: Some("中共××公司运行车间支部委员会".to_owned()),
        superior: Some("中共××公司委员会".to_owned()),
        founded_on: founded,
        elected_on: Day::from_ymd_opt(2025, 1, 10),
        place: Some("车间三楼会议室".to_owned()),
        ..UnitFields::new(UnitKind::Branch, "运行车间党支部")
    };
    let start = moment(Day::from_ymd_opt(2025, 9, 29).unwrap_or_default(), 9, 0);
    make(path, password, seed, start, &owner, |book| {
        let act = |minutes: i64, intent, summary| Act {
            at: start + minutes * 60_000,
            who: "许秀兰",
            intent,
            summary,
        };
        let cast = book.write(act(20, "import_run", "导入党员28人"), people::fill)?;
        let branch = cast.unit("支部")?;
        let topics =
            book.write(act(50, "topic_save", "登记2026年学习主题"), |tx| topics::fill(tx, branch))?;
        let sessions = life::fill(book, &cast, &topics, &mut Random(seed))?;
        let last = |hour, intent, summary| Act {
            at: moment(super::TODAY, hour, 30),
            who: "许秀兰",
            intent,
            summary,
        };
        book.write(last(8, "import_run", "导入任务清单40项"), |tx| tasks::fill(tx, branch))?;
        book.write(last(8, "list_begin", "登记党建项目、微心愿和问需问计"), |tx| {
            lists::fill(tx, branch)
        })?;
        let appraised =
            sessions.iter().find(|(kinds, ..)| kinds.iter().any(|kind| kind.as_str() == Kind::APPRAISAL));
        if let Some(&(.., session)) = appraised {
            book.write(last(8, "follow_up_add", "列出整改清单"), |tx| appraisal::rectify(tx, session))?;
        }
        book.write(last(9, "import_run", "导入6本台账"), |tx| registers::fill(tx, &cast, branch))?;
        book.write(last(9, "greeting_save", "登记政治生日"), |tx| registers::greet(tx, branch))?;
        let ladle = cast.unit("钢包")?;
        book.write(last(9, "plan_save", "填写年度计划"), |tx| {
            plans::fill(tx, branch, ladle, &sessions)
        })?;
        book.write(last(9, "own_rule_save", "增加本单位规则：廉政党课"), |tx| ask(tx, branch))?;
        book.write(last(9, "turn_save", "建立党员小课堂和领学轮值表"), |tx| {
            turns::fill(tx, &cast, branch)
        })?;
        book.write(last(9, "pairing_save", "登记领导包联和走访"), |tx| turns::pair(tx, branch))?;
        let looked = last(9, "consistency_set_aside", "核实保留：往返路上一小时不计学时");
        book.write(looked, |tx| looked_into(tx, branch))
    })
}

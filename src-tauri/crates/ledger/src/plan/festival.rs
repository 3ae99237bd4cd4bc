//! 节日: the days of the year that a branch plans something for (S113, S147).

use super::PlanFields;
use crate::calendar::Calendar;
use crate::date::{Day, month_key};
use crate::id::UnitId;
use crate::session::Kind;

/// When a festival is.
enum When {
    /// The same day every year: month and day.
    On(u32, u32),
    /// The first day off of a holiday the State Council's notice names; its date differs from year to year.
    Holiday(&'static str),
}

/// Name, day, what is usually held for it, and under which subject.
const FESTIVALS: [(&str, When, &str, &str); 7] = [
    ("春节", When::Holiday("春节"), "volunteer", "春节前走访慰问"),
    ("学雷锋纪念日", When::On(3, 5), "volunteer", "学雷锋志愿服务"),
    ("清明节", When::Holiday("清明"), "tradition_education", "清明祭英烈"),
    ("建党纪念日", When::On(7, 1), Kind::THEME_DAY, "庆“七一”，重温入党誓词"),
    ("建军节", When::On(8, 1), "volunteer", "“八一”慰问退役军人"),
    ("国庆节", When::On(10, 1), Kind::THEME_DAY, "迎国庆主题活动"),
    ("国家宪法日", When::On(12, 4), "study", "学习宪法"),
];

/// What a year's festivals would put into a plan, each on the last working day up to it, and why.
pub(super) fn items(unit: UnitId, year: i32, calendar: &Calendar) -> Vec<(PlanFields, String)> {
    let day = |when: &When| match *when {
        When::On(month, day) => Day::from_ymd_opt(year, month, day),
        When::Holiday(name) => calendar.holiday(year, name),
    };
    let dated =
        FESTIVALS.iter().filter_map(|(name, when, kind, title)| Some((name, day(when)?, kind, title)));
    dated
        .map(|(name, festival, kind, title)| {
            let on_day = calendar.work_day_by(festival);
            let item = PlanFields::new(unit, &month_key(on_day), Kind::built_in(kind), title);
            (PlanFields { on_day: Some(on_day), ..item }, format!("{}{name}", festival.format("%-m月%-d日")))
        })
        .collect()
}

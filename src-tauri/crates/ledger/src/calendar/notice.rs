//! The State Council's arrangement of public holidays, year by year, as published.

use crate::date::Day;

/// Month and day.
type Date = (u32, u32);

/// What one year's notice says.
pub(super) struct Notice {
    pub(super) year: i32,
    /// The notice.
    pub(super) source: &'static str,
    /// Holiday, first and last day off (weekends inside are days off, too).
    off: &'static [(&'static str, Date, Date)],
    /// Holiday and the weekend day worked for it.
    worked: &'static [(&'static str, Date)],
}

/// The notices this program knows. A year is added here once its notice is out (each November), never before.
pub(super) const NOTICES: &[Notice] = &[
    Notice {
        year: 2025,
        // 新华社, 2024-11-12; 国务院办公厅 2024年11月12日.
        source: "国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）",
        off: &[
            ("元旦", (1, 1), (1, 1)),
            ("春节", (1, 28), (2, 4)),
            ("清明节", (4, 4), (4, 6)),
            ("劳动节", (5, 1), (5, 5)),
            ("端午节", (5, 31), (6, 2)),
            ("国庆节、中秋节", (10, 1), (10, 8)),
        ],
        worked: &[
            ("春节", (1, 26)),
            ("春节", (2, 8)),
            ("劳动节", (4, 27)),
            ("国庆节、中秋节", (9, 28)),
            ("国庆节、中秋节", (10, 11)),
        ],
    },
    Notice {
        year: 2026,
        // 新华社, 2025-11-04 (politics.gmw.cn/2025-11/04/content_38391083.htm); 国务院办公厅 2025年11月4日.
        source: "国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）",
        off: &[
            ("元旦", (1, 1), (1, 3)),
            ("春节", (2, 15), (2, 23)),
            ("清明节", (4, 4), (4, 6)),
            ("劳动节", (5, 1), (5, 5)),
            ("端午节", (6, 19), (6, 21)),
            ("中秋节", (9, 25), (9, 27)),
            ("国庆节", (10, 1), (10, 7)),
        ],
        worked: &[
            ("元旦", (1, 4)),
            ("春节", (2, 14)),
            ("春节", (2, 28)),
            ("劳动节", (5, 9)),
            ("国庆节", (9, 20)),
            ("国庆节", (10, 10)),
        ],
    },
];

impl Notice {
    /// The notice of a year.
    pub(super) fn of(year: i32) -> Option<&'static Self> {
        NOTICES.iter().find(|notice| notice.year == year)
    }

    /// Each day it names: the day, whether it is worked, and why.
    pub(super) fn days(&self) -> impl Iterator<Item = (Day, bool, String)> + '_ {
        let day = |(month, day): Date| Day::from_ymd_opt(self.year, month, day);
        let off = self.off.iter().flat_map(move |(name, from, to)| {
            let span = day(*from).zip(day(*to)).into_iter();
            span.flat_map(|(from, to)| from.iter_days().take_while(move |day| *day <= to))
                .map(|day| (day, false, (*name).to_owned()))
        });
        let worked = self.worked.iter();
        off.chain(worked.filter_map(move |(name, date)| Some((day(*date)?, true, format!("{name}调休上班")))))
    }
}

//! The periods a check looks at.

use chrono::Datelike;

use super::Period;
use crate::date::{Day, Quarter, Window, month_key};

/// A period with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// 2026-09, 2026Q3, 2026H2 or 2026.
    pub(super) name: String,
    /// What it covers.
    pub(super) window: Window,
    /// Last day on which it can be met.
    pub(super) last_day: Day,
}

/// Which periods are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Those that hold the day or were over shortly before.
    Now,
    /// Months, quarters and half-years that begin after it, until the end of the year.
    Ahead,
    /// The months, quarters and half-years in a window that have begun by the day.
    Within(Window),
}

impl Look {
    /// The periods of a rule that this looks at on a day.
    pub(super) fn spans(self, period: Period, day: Day) -> Vec<Span> {
        match self {
            Self::Now => period.now(day),
            Self::Ahead => period.ahead(day),
            Self::Within(window) => period.within(window, day),
        }
    }
}

impl Period {
    /// The period that holds a day, and until the end of March the year before for what belongs to a year. Months that are over
    /// stay in sight until their quarter ends.
    fn now(self, day: Day) -> Vec<Span> {
        match self {
            Self::Month => self.within(Quarter::of(day).window(), day),
            Self::BelongsYear => {
                let late = Day::from_ymd_opt(day.year(), 3, 31).filter(|last| day <= *last);
                let last_year = late.zip(Day::from_ymd_opt(day.year() - 1, 1, 1));
                let before =
                    last_year.and_then(|(last_day, first)| Some(Span { last_day, ..self.span(first)? }));
                before.into_iter().chain(self.span(day)).collect()
            }
            _ => self.span(day).into_iter().collect(),
        }
    }

    /// The periods that begin after a day and end with its year.
    fn ahead(self, day: Day) -> Vec<Span> {
        let Some(now) = self.repeats().then(|| self.span(day)).flatten() else { return Vec::new() };
        let later = std::iter::successors(self.after(&now), |span| self.after(span));
        later.take_while(|span| span.window.from.year() == day.year()).collect()
    }

    /// The periods that overlap a window and have begun by a day.
    fn within(self, window: Window, day: Day) -> Vec<Span> {
        let first = self.repeats().then(|| self.span(window.from)).flatten();
        let spans = std::iter::successors(first, |span| self.after(span));
        spans.take_while(|span| span.window.from <= window.to.min(day)).collect()
    }

    /// Whether it comes several times a year.
    const fn repeats(self) -> bool {
        matches!(self, Self::Month | Self::Quarter | Self::HalfYear)
    }

    fn after(self, span: &Span) -> Option<Span> {
        self.span(span.window.to.succ_opt()?)
    }

    /// The period that holds a day; none for what is no span of days.
    pub(super) fn span(self, day: Day) -> Option<Span> {
        let (name, window) = match self {
            Self::Month => (month_key(day), Window::month_of(day)),
            Self::Quarter => (Quarter::of(day).to_string(), Quarter::of(day).window()),
            Self::HalfYear => {
                let half = day.month0() / 6;
                let quarter = |number| Quarter { year: day.year(), number }.window();
                let window = Window { from: quarter(half * 2 + 1).from, to: quarter(half * 2 + 2).to };
                (format!("{}H{}", day.year(), half + 1), window)
            }
            Self::Year | Self::BelongsYear => (day.year().to_string(), Window::year(day.year())?),
            Self::Term | Self::Always => return None,
        };
        Some(Span { name, window, last_day: window.to })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(look: Look, period: Period, day: &str) -> Vec<String> {
        look.spans(period, day.parse().unwrap()).into_iter().map(|span| span.name).collect()
    }

    #[test]
    fn a_check_looks_at_the_months_of_its_quarter() {
        let now = |period, day| names(Look::Now, period, day);
        assert_eq!(
            now(Period::Month, "2026-09-21"),
            ["2026-07", "2026-08", "2026-09"],
            "months that are over, too"
        );
        assert_eq!(now(Period::Month, "2026-01-01"), ["2026-01"], "not those of the last quarter");
        assert_eq!(
            now(Period::BelongsYear, "2027-03-31"),
            ["2026", "2027"],
            "last year's may be held until March"
        );
        assert_eq!(now(Period::BelongsYear, "2027-04-01"), ["2027"], "and not later");
        assert_eq!(now(Period::HalfYear, "2026-06-30"), ["2026H1"], "the first half ends in June");
        assert_eq!(now(Period::HalfYear, "2026-07-01"), ["2026H2"], "and the second begins in July");
        assert!(now(Period::Always, "2026-07-01").is_empty(), "what stands has no span");
    }

    #[test]
    fn what_lies_ahead_ends_with_the_year() {
        let ahead = |period, day| names(Look::Ahead, period, day);
        assert_eq!(ahead(Period::Month, "2026-10-05"), ["2026-11", "2026-12"], "not the running month");
        assert_eq!(ahead(Period::Quarter, "2026-05-05"), ["2026Q3", "2026Q4"], "not the running quarter");
        assert!(ahead(Period::HalfYear, "2026-12-31").is_empty(), "nothing is left of the year");
        assert!(ahead(Period::Year, "2026-05-05").is_empty(), "the year is open now");
    }
}

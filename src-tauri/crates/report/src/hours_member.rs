//! 党员学时登记表: one member's credit of a year, line by line (F-54; PAPER P5).

use chrono::{Datelike, NaiveDate};
use ledger::attendance::{CreditLine, Host, HoursLine, Mark, RecordLine, Way};
use ledger::date::Window;
use ledger::id::{MemberId, UnitId};
use ledger::member::Member;
use ledger::{Error, Result, View};
use paper::{
    Align, Block, Cell, Column, Document, Drawing, Face, Footer, Ink, Inline, Mark as Drawn, Mm, Note,
    PageSetup, Pt, Row, Section, Slot, Table, Title, plain,
};

use crate::meta;
use crate::words::{
    column_hours, full_date, group_label, hours, listed, long_date, month_day, or_dash, or_missing, quoted,
    spread,
};

/// The register of a member's hours in a year, up to a day. Errors: no such member; one who belonged to no branch then.
pub fn hours_member(view: &View<'_>, member: MemberId, year: i32, day: NaiveDate) -> Result<Document> {
    let (first, last) = (NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31));
    let window = first
        .zip(last)
        .and_then(|(first, last)| Window::new(first, last.min(day)))
        .ok_or_else(|| Error::broken("year", format!("{year}年还没有开始，没有学时可以登记")))?;
    let member = ledger::member::get(view, member)?;
    let until = window.to;
    let home = member.memberships.iter().rev().find(|home| home.from_on <= until);
    let home = home.ok_or_else(|| Error::broken("memberId", "这名党员当年还不在任何支部"))?;
    let standing = ledger::attendance::hours(view, home.unit_id, until)?;
    let standing = standing.into_iter().find(|line| line.member_id == member.id);
    let period = ledger::setting::get(view, Some(home.unit_id), "minutes_per_hour")?;
    let lines = ledger::attendance::credit(view, member.id, window)?;
    let open: Vec<RecordLine> = ledger::attendance::record(view, member.id, window)?
        .into_iter()
        .filter(|line| line.mark == Mark::Unmarked)
        .collect();
    let title = format!("{year}年度党员学时登记表");
    let form = Form {
        member: &member,
        standing: standing.as_ref(),
        lines: &lines,
        home: home.unit_id,
        period,
        window,
    };
    let mut blocks = vec![
        Block::Title(Title { text: title.clone(), size: Pt(18.0), below: Mm(4.5), bookmark: true }),
        form.head().into(),
        Block::Gap(Mm(3.0)),
        form.list(&title).into(),
        Block::Gap(Mm(4.0)),
    ];
    blocks.extend(form.bar());
    blocks.push(Block::Note(Note { items: vec![form.note(&open)] }));
    blocks.extend([Block::Gap(Mm(8.0)), signers().into()]);
    let page = PageSetup::form().with_margins(Mm(22.0), Mm(20.0), Mm(28.0), Mm(18.0));
    let footer = Footer::Form(format!("登记截至{}", full_date(until)));
    Ok(Document {
        meta: meta(&title, &member.fields.name, until),
        sections: vec![Section::new(page, footer, blocks)],
    })
}

/// What the form is made of.
struct Form<'a> {
    member: &'a Member,
    /// The member among those of the branch on the last day; none for one who has left.
    standing: Option<&'a HoursLine>,
    lines: &'a [CreditLine],
    /// The branch.
    home: UnitId,
    /// Minutes of one 学时.
    period: i64,
    window: Window,
}

impl Form<'_> {
    /// 20 · 34.6 · 20 · 34.6 · 20 · 34.8, two rows of 8 mm.
    fn head(&self) -> Table {
        let fields = &self.member.fields;
        let group = self.standing.and_then(|line| line.group.as_deref()).map(group_label);
        let posts = self.standing.map_or(&[][..], |line| &line.posts);
        let posts = listed(posts.iter().map(|post| post.label()));
        let joined = fields.probation_on.as_deref().map(long_date);
        let row = |pairs: [(&str, String); 3]| {
            Row::new(
                pairs
                    .into_iter()
                    .flat_map(|(name, value)| [Cell::label(name).align(Align::Spread(4.0)), Cell::new(value)])
                    .collect(),
            )
        };
        let target = match self.target() {
            0 => "不作硬性要求".to_owned(),
            target => format!("{}学时", column_hours(target, self.period)),
        };
        let columns = [20.0, 34.6, 20.0, 34.6, 20.0, 34.8];
        Table {
            rows: vec![
                row([
                    ("姓名", spread(&fields.name)),
                    ("党小组", or_dash(group.as_deref())),
                    ("党内职务", or_dash(Some(&posts))),
                ]),
                row([
                    ("岗位", or_missing(fields.job.as_deref())),
                    ("入党时间", or_missing(joined.as_deref())),
                    ("年度目标", target),
                ]),
            ],
            whole: true,
            ..Table::new(columns.map(|width| Column::mm(width, Align::Left)).to_vec())
        }
    }

    /// 9 · 18 · 1fr · 19 · 18.5 · 19.5 · 11 · 12 · 14; 累计 runs on, 合计 repeats the last.
    fn list(&self, title: &str) -> Table {
        let heads =
            ["序\n号", "日　期", "学习内容", "形　式", "主办单位", "地　点", "学时", "累计\n学时", "证明人"];
        let small = |width, align| Column::mm(width, align).size(Pt(9.0));
        let columns = vec![
            small(9.0, Align::Centre),
            small(18.0, Align::Right),
            Column::fr(1.0, Align::Left).size(Pt(9.0)),
            small(19.0, Align::Centre),
            small(18.5, Align::Left),
            small(19.5, Align::Left),
            Column::mm(11.0, Align::Right),
            Column::mm(12.0, Align::Right),
            small(14.0, Align::Centre),
        ];
        let mut sum = 0;
        let mut rows: Vec<Row> = Vec::new();
        for (i, line) in self.lines.iter().enumerate() {
            sum += line.minutes;
            rows.push(self.row(i + 1, line, sum));
        }
        let months = match (self.window.from.month(), self.window.to.month()) {
            (from, to) if from == to => format!("{from}月"),
            (from, to) => format!("{from}—{to}月"),
        };
        let figure = || Cell::new(column_hours(sum, self.period));
        rows.push(Row::total(vec![
            Cell::new(format!("合　　计（{months}）")).colspan(6).align(Align::Centre),
            figure(),
            figure(),
            Cell::new("—"),
        ]));
        Table {
            head: vec![Row::new(heads.map(Cell::label).to_vec()).height(Mm(11.0))],
            rows,
            row_height: Mm(8.2),
            inset: Mm(1.3),
            continued: Some(Slot::continued(title)),
            ..Table::new(columns)
        }
    }

    fn row(&self, number: usize, line: &CreditLine, sum: i64) -> Row {
        let (content, form) = match &line.way {
            Way::Session(kind) => {
                (line.content.clone(), kind.as_ref().map_or("—", |kind| kind.short()).to_owned())
            }
            Way::MakeUp(form) => {
                (format!("补学{}", quoted(&line.content)), format!("补学（{}）", form.label()))
            }
            Way::Study => (line.content.clone(), "自学".to_owned()),
        };
        Row::new(
            [
                number.to_string(),
                month_day(line.on_day),
                content,
                form,
                line.unit.as_ref().map_or_else(|| "—".to_owned(), |host| self.host(host)),
                or_dash(line.place.as_deref()),
                column_hours(line.minutes, self.period),
                column_hours(sum, self.period),
                or_dash(line.witness.as_deref().map(spread).as_deref()),
            ]
            .map(Cell::new)
            .to_vec(),
        )
    }

    /// `党支部` for the member's own, else the name of the group or unit.
    fn host(&self, host: &Host) -> String {
        match host.is_group {
            true => group_label(&host.name),
            false if host.id == self.home => "党支部".to_owned(),
            false => host.name.clone(),
        }
    }

    fn sum(&self) -> i64 {
        self.lines.iter().map(|line| line.minutes).sum()
    }

    fn target(&self) -> i64 {
        self.standing.map_or(0, |line| line.target_minutes)
    }

    /// The year's hours against the target: a bar of 98 × 4 mm, the pace as a tick, the figures in words.
    fn bar(&self) -> Option<Block> {
        const LEFT: f64 = 20.0;
        const LONG: f64 = 98.0;
        const HIGH: f64 = 4.0;
        const WIDTH: f64 = 164.0;
        const BASELINE: f64 = 3.7;
        let target = self.target();
        let pace = self.standing?.pace_minutes;
        if target == 0 {
            return None;
        }
        #[allow(clippy::cast_precision_loss)] // minutes of a year
        let at = |minutes: i64| LONG * (minutes as f64 / target as f64).clamp(0.0, 1.0);
        let frame = Some((Pt(0.5), Ink::Black));
        let rect = |width, fill| Drawn::Rect {
            x: Mm(LEFT),
            y: Mm(0.5),
            width: Mm(width),
            height: Mm(HIGH),
            fill,
            line: frame,
        };
        let text = |x, text: Vec<Inline>, face, align| {
            let (x, baseline, size, ink) = (Mm(x), Mm(BASELINE), Pt(9.0), Ink::Black);
            Drawn::Text { x, baseline, text, face, size, align, ink }
        };
        let words = format!(
            "{}／{}学时　序时{}",
            column_hours(self.sum(), self.period),
            column_hours(target, self.period),
            column_hours(pace, self.period)
        );
        let tick = Mm(LEFT + at(pace));
        let mut marks = vec![text(0.0, plain("累计学时"), Face::Hei, Align::Left), rect(LONG, None)];
        if self.sum() > 0 {
            marks.push(rect(at(self.sum()), Some(Ink::Grey(45))));
        }
        marks.push(Drawn::Line {
            from: (tick, Mm(0.0)),
            to: (tick, Mm(5.0)),
            width: Pt(1.2),
            ink: Ink::Black,
        });
        marks.push(text(WIDTH, plain(words), Face::Song, Align::Right));
        Some(Block::Drawing(Drawing { height: Mm(7.0), marks }))
    }

    /// What the tick means, which sessions are still open, and what a 学时 is.
    fn note(&self, open: &[RecordLine]) -> String {
        let mut parts = Vec::new();
        if self.target() > 0 {
            parts.push(format!("竖线为截至{}应达到的序时学时", month_day(self.window.to)));
        }
        if !open.is_empty() {
            let open =
                open.iter().rev().map(|line| format!("{}{}", month_day(line.on_day), quoted(&line.title)));
            parts.push(format!("{}还没有点完名，学时未计入", listed(open)));
        }
        parts.push(format!("1学时为{}分钟，全年目标和累计按此折算", hours(self.period, 1)));
        parts.push("合计按分钟相加后取一位小数，末位可能和逐行相加差0.1".to_owned());
        parts.join("；") + "。"
    }
}

/// Who wrote it down, who checked it, when: all by hand.
fn signers() -> Slot {
    let sign = |label: &str| vec![label.into(), Inline::Blank(Mm(28.0))];
    Slot {
        left: sign("登记人："),
        centre: sign("本人核对："),
        right: plain("年　　月　　日"),
        size: Pt(10.5),
        ..Slot::default()
    }
}

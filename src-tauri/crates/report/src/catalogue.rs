//! The papers by name: what each is for, what has to be chosen for it, and the function that sets it.
//!
//! To add a paper: a file beside this one, a line in [`ALL`]. The report centre, the command line, the pictures and the
//! tests of every paper read this list.

use chrono::NaiveDate;
use ledger::binder::Scope;
use ledger::count::By;
use ledger::date::{Quarter, Window};
use ledger::id::{MemberId, RegisterId, SessionId, TaskListId, UnitId};
use ledger::{Error, Result, View};
use paper::Document;

use crate::binder::PhotosOf;
use crate::choice::Sheet;

/// A paper that can be printed.
#[derive(Clone, Copy)]
pub struct Paper {
    /// Its word on the command line: `quarterly`.
    pub word: &'static str,
    /// Its name.
    pub title: &'static str,
    /// The shelf it stands on in the report centre; papers of one shelf stand together in [`ALL`].
    pub shelf: &'static str,
    /// One line on what it is for.
    pub about: &'static str,
    /// What has to be chosen, and the function that sets it. The day is the one that stands on the paper.
    pub set: Set,
}

/// A function that sets a paper, by what it needs.
#[derive(Clone, Copy)]
pub enum Set {
    /// A unit and a quarter.
    Quarter(fn(&View<'_>, UnitId, Quarter, NaiveDate) -> Result<Document>),
    /// A session, with its photos.
    Minutes(fn(&View<'_>, SessionId) -> Result<Document>),
    /// A session.
    Session(fn(&View<'_>, SessionId, NaiveDate) -> Result<Document>),
    /// A unit and a span of days.
    Window(fn(&View<'_>, UnitId, Window, NaiveDate) -> Result<Document>),
    /// A unit, a span of days and what is counted by.
    Count(fn(&View<'_>, UnitId, Window, By, NaiveDate) -> Result<Document>),
    /// A unit and a year.
    Year(fn(&View<'_>, UnitId, i32, NaiveDate) -> Result<Document>),
    /// A member and a year.
    Member(fn(&View<'_>, MemberId, i32, NaiveDate) -> Result<Document>),
    /// A task list, with the photos of its tasks.
    Tasks(fn(&View<'_>, TaskListId, NaiveDate) -> Result<Document>),
    /// A task list.
    List(fn(&View<'_>, TaskListId, NaiveDate) -> Result<Document>),
    /// A task list and the size of the sheet.
    Wall(fn(&View<'_>, TaskListId, Sheet, NaiveDate) -> Result<Document>),
    /// A task list and a span of days.
    Bulletin(fn(&View<'_>, TaskListId, Window, NaiveDate) -> Result<Document>),
    /// A register and a year.
    Register(fn(&View<'_>, RegisterId, i32, NaiveDate) -> Result<Document>),
    /// Whose, of which days, what goes in, and how many photos of a session.
    Binder(fn(&View<'_>, Scope, PhotosOf, NaiveDate) -> Result<Document>),
    /// A unit, on the day of printing.
    Day(fn(&View<'_>, UnitId, NaiveDate) -> Result<Document>),
}

/// Every paper, in the order of the report centre.
pub const ALL: &[Paper] = &[
    Paper {
        word: "quarterly",
        title: "季度报告",
        shelf: "报告",
        about: "“三会一课”执行情况报告，附汇总、明细、考勤、学习、任务、学时各表",
        set: Set::Quarter(crate::quarterly),
    },
    Paper {
        word: "year",
        title: "年度总结数据表",
        shelf: "报告",
        about: "全年各类次数、人次、学时、任务和党员增减",
        set: Set::Year(crate::year),
    },
    Paper {
        word: "handbook",
        title: "党支部工作手册",
        shelf: "报告",
        about: "全年一册：封面、目录、名册、各类记录、考勤、任务和图表",
        set: Set::Year(crate::handbook),
    },
    Paper {
        word: "binder",
        title: "迎检册",
        shelf: "报告",
        about: "一段时间的全部材料订成一本：先列缺件，再按日期一次活动一次活动排，有目录、书签和校验值",
        set: Set::Binder(crate::binder::binder),
    },
    Paper {
        word: "missing",
        title: "缺件清单",
        shelf: "报告",
        about: "检查的人会找、手册里还没有的材料，每件写明在哪条记录、怎么补",
        set: Set::Binder(crate::binder::lacking),
    },
    Paper {
        word: "handover",
        title: "工作交接书",
        shelf: "报告",
        about: "换书记时用：未办结事项、移交的记录、名册、手册自检，三方签字，最后改密码",
        set: Set::Day(crate::handover),
    },
    Paper {
        word: "counts",
        title: "统计表",
        shelf: "报告",
        about: "一段时间的次数、场次、人次、人数和到会率，可按类别、组织、形式、主讲人等分",
        set: Set::Count(crate::counts),
    },
    Paper {
        word: "notice",
        title: "会议通知",
        shelf: "会议",
        about: "时间、地点、参加人员、内容和要求，一页",
        set: Set::Session(crate::notice),
    },
    Paper {
        word: "leave",
        title: "请假条",
        shelf: "会议",
        about: "已登记的请假填好，其余空白，一页三张",
        set: Set::Session(crate::leave),
    },
    Paper {
        word: "sign-in",
        title: "签到表",
        shelf: "会议",
        about: "按党小组排好姓名，到场本人签",
        set: Set::Session(|view, session, _| crate::sign_in(view, session)),
    },
    Paper {
        word: "minutes",
        title: "会议记录",
        shelf: "会议",
        about: "人数、议程、发言、表决和决议，每个类别一份，后附现场照片",
        set: Set::Minutes(crate::minutes),
    },
    Paper {
        word: "summary",
        title: "会议纪要",
        shelf: "会议",
        about: "议定事项和出席、请假、列席人员",
        set: Set::Session(crate::summary),
    },
    Paper {
        word: "register",
        title: "活动登记簿",
        shelf: "登记",
        about: "每次活动一行，按季度装订",
        set: Set::Window(|view, unit, window, _| crate::register(view, unit, window)),
    },
    Paper {
        word: "situation",
        title: "三会一课情况登记表",
        shelf: "登记",
        about: "三会一课每次一行：议题和内容、人数、请假和缺席",
        set: Set::Window(crate::situation),
    },
    Paper {
        word: "attendance",
        title: "考勤表",
        shelf: "登记",
        about: "每人每次的到会、请假、缺席和补学",
        set: Set::Window(|view, unit, window, _| crate::attendance(view, unit, window)),
    },
    Paper {
        word: "make-up-notice",
        title: "补学通知单",
        shelf: "登记",
        about: "每人一张：缺了什么、何时补完，一页三张",
        set: Set::Window(crate::make_up_notice),
    },
    Paper {
        word: "make-up",
        title: "补学登记表",
        shelf: "登记",
        about: "一段时间里谁缺了什么、怎么补的",
        set: Set::Window(crate::make_up),
    },
    Paper {
        word: "consistency",
        title: "核对单",
        shelf: "登记",
        about: "一段时间的记录里互相矛盾、缺项的地方，和核实的情况",
        set: Set::Window(crate::consistency),
    },
    Paper {
        word: "history",
        title: "修改历史",
        shelf: "登记",
        about: "一段时间里谁在什么时候改了什么，带校验值，供查阅存档",
        set: Set::Window(crate::history),
    },
    Paper {
        word: "hours",
        title: "学时表",
        shelf: "学习",
        about: "每人本季和全年学时，对照目标",
        set: Set::Window(|view, unit, window, _| crate::hours(view, unit, window)),
    },
    Paper {
        word: "hours-member",
        title: "党员学时登记表",
        shelf: "学习",
        about: "一名党员全年每一次学时，逐行累计，对照目标",
        set: Set::Member(crate::hours_member),
    },
    Paper {
        word: "topics",
        title: "学习主题覆盖表",
        shelf: "学习",
        about: "每人每个篇目学过没有、怎么学的",
        set: Set::Window(|view, unit, window, _| crate::topics(view, unit, window)),
    },
    Paper {
        word: "topics-open",
        title: "必学主题未学名单",
        shelf: "学习",
        about: "每个必学篇目还有谁没学到，留出补学签名",
        set: Set::Window(|view, unit, window, _| crate::topics_open(view, unit, window.to)),
    },
    Paper {
        word: "turns",
        title: "轮值表",
        shelf: "学习",
        about: "主讲、领学等轮到谁：上次哪天、共几次、下一个是谁",
        set: Set::Day(crate::turns),
    },
    Paper {
        word: "visits",
        title: "领导包联走访登记表",
        shelf: "学习",
        about: "一年里每次走访：党课、研讨、会诊，发现和解决的问题",
        set: Set::Year(crate::visits),
    },
    Paper {
        word: "tasks",
        title: "任务清单",
        shelf: "任务",
        about: "每项的负责人、时限、状态和最近进展",
        set: Set::Tasks(crate::tasks),
    },
    Paper {
        word: "wall-chart",
        title: "挂图作战",
        shelf: "任务",
        about: "每项任务一张卡片，挂在墙上看得清：负责人、时限、状态",
        set: Set::Wall(crate::wall_chart),
    },
    Paper {
        word: "bulletin",
        title: "任务周调度、月通报",
        shelf: "任务",
        about: "完成率和开工率一句话，本期变化、逾期和30天内到期的各一张表",
        set: Set::Bulletin(crate::bulletin),
    },
    Paper {
        word: "chart-turnout",
        title: "到会率走势图",
        shelf: "图",
        about: "各月到会率：一张图，一张表",
        set: Set::Window(crate::turnout),
    },
    Paper {
        word: "chart-hours",
        title: "学时进度图",
        shelf: "图",
        about: "学时进度：低于序时、达到序时、已满各多少人",
        set: Set::Day(crate::pace),
    },
    Paper {
        word: "chart-coverage",
        title: "必学篇目覆盖图",
        shelf: "图",
        about: "必学覆盖：每个篇目应学、已学、还没学到",
        set: Set::Window(crate::coverage),
    },
    Paper {
        word: "chart-tasks",
        title: "任务进度图",
        shelf: "图",
        about: "任务进度：到各月末应完成和已完成的项数",
        set: Set::List(crate::burn_up),
    },
    Paper {
        word: "register-book",
        title: "台账",
        shelf: "台账",
        about: "一本台账一年的登记，有合计和分类计数",
        set: Set::Register(crate::register_book),
    },
    Paper {
        word: "profile",
        title: "支部基本情况表",
        shelf: "支部和党员",
        about: "全称、任期、委员、党小组和党员构成",
        set: Set::Day(crate::profile),
    },
    Paper {
        word: "roster",
        title: "党员花名册",
        shelf: "支部和党员",
        about: "按姓氏笔画排列，不印身份证号和电话",
        set: Set::Day(crate::roster),
    },
    Paper {
        word: "plan-year",
        title: "年度计划",
        shelf: "支部和党员",
        about: "全年各月的类别、内容、责任人和完成情况",
        set: Set::Year(crate::plan_year),
    },
    Paper {
        word: "plan-quarter",
        title: "季度安排",
        shelf: "支部和党员",
        about: "一个季度各月的类别、内容、责任人和完成情况",
        set: Set::Quarter(crate::plan_quarter),
    },
    Paper {
        word: "birthday-card",
        title: "政治生日贺卡",
        shelf: "支部和党员",
        about: "入党纪念日送给本人，横A5一张",
        set: Set::Member(crate::birthday_card),
    },
    Paper {
        word: "birthday-cards",
        title: "政治生日贺卡（成批）",
        shelf: "支部和党员",
        about: "一段时间里每名党员一张，按日期排好，横A5",
        set: Set::Window(crate::birthday_cards),
    },
    Paper {
        word: "anniversaries",
        title: "政治生日登记表",
        shelf: "支部和党员",
        about: "全年的入党纪念日，谁祝贺了、怎么祝贺的",
        set: Set::Year(crate::anniversaries),
    },
];

/// The paper of this word. Error: `broken` on `report`, naming the words there are.
pub fn find(word: &str) -> Result<&'static Paper> {
    ALL.iter().find(|paper| paper.word == word).ok_or_else(|| {
        let known: Vec<_> = ALL.iter().map(|paper| paper.word).collect();
        Error::broken("report", format!("没有“{word}”这种报表，可选：{}", known.join("、")))
    })
}

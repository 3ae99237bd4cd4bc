//! What may be typed after `branchbook` (DESIGN §5).

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// 支部手册的命令行。密码取自环境变量 BRANCHBOOK_PASSWORD，或 --password-file 所指文件的第一行。
#[derive(Debug, Parser)]
#[command(
    name = "branchbook",
    version,
    after_help = "退出码：0 完成；1 失败；2 用法不对；3 内容被拒绝，什么也没有写入。"
)]
pub struct Cli {
    /// 输出 JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// 密码文件（第一行）
    #[arg(long, global = true, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
    /// 做什么
    #[command(subcommand)]
    pub verb: Verb,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 建立新手册
    New {
        /// 手册文件
        book: PathBuf,
        /// 组织名称
        #[arg(long)]
        name: String,
        /// 组织类别
        #[arg(long)]
        kind: UnitKind,
        /// 从哪个月起在这里记，如 2026-09；不写则全部都查
        #[arg(long, value_name = "YYYY-MM")]
        from: Option<String>,
        /// 生成恢复码，写在标准错误输出上，只显示这一次
        #[arg(long)]
        recovery: bool,
    },
    /// 制作示例手册
    Sample(Sample),
    /// 导入表格
    Import(Import),
    /// 统计场次、人次、人数
    Count {
        /// 手册文件
        book: PathBuf,
        /// 起始日期
        #[arg(long)]
        from: String,
        /// 截止日期
        #[arg(long)]
        to: String,
        /// 组织名称
        #[arg(long)]
        unit: Option<String>,
        /// 按什么分行
        #[arg(long, default_value = "kind")]
        by: By,
    },
    /// 对照一般频次检查
    Check {
        /// 手册文件
        book: PathBuf,
        /// 检查日期
        #[arg(long)]
        on: String,
        /// 组织名称
        #[arg(long)]
        unit: Option<String>,
    },
    /// 生成 PDF
    Report(Box<Report>),
    /// 列出记录及其 uid
    List {
        /// 列什么
        noun: Noun,
        /// 手册文件
        book: PathBuf,
    },
    /// 备份
    Backup {
        /// 手册文件
        book: PathBuf,
        /// 备份文件
        #[arg(short, long)]
        output: PathBuf,
    },
    /// 从备份恢复
    Restore {
        /// 备份文件
        file: PathBuf,
        /// 恢复成哪个手册文件
        book: PathBuf,
    },
    /// 自检：把每个数重新算一遍
    Verify {
        /// 手册文件
        book: PathBuf,
    },
    /// 查找
    Search {
        /// 手册文件
        book: PathBuf,
        /// 要找的字词
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// 直接执行窗口所用的命令
    Call {
        /// 手册文件
        book: PathBuf,
        /// 命令
        command: String,
        /// 请求（JSON）
        request: String,
    },
}

/// `sample`
#[derive(Debug, Args)]
pub struct Sample {
    /// 手册文件
    pub book: PathBuf,
    /// 哪一种
    #[arg(long)]
    pub kind: SampleKind,
    /// 支部数（scale）
    #[arg(long)]
    pub branches: Option<usize>,
    /// 党员数（scale）
    #[arg(long)]
    pub members: Option<usize>,
    /// 年数（scale）
    #[arg(long)]
    pub years: Option<usize>,
    /// 种子：同一种子做出同一本手册
    #[arg(long)]
    pub seed: Option<u64>,
}

/// `import`
#[derive(Debug, Args)]
pub struct Import {
    /// 导入什么
    pub kind: Table,
    /// 手册文件
    pub book: PathBuf,
    /// 表格文件（.xlsx、.csv）
    pub file: PathBuf,
    /// 只试，不写入
    #[arg(long)]
    pub dry_run: bool,
    /// 手册里没有的组织就新建
    #[arg(long)]
    pub create_units: bool,
    /// 台账名称或 uid（导入 register 时）
    #[arg(long, required_if_eq("kind", "register"))]
    pub register: Option<String>,
}

/// `report`
#[derive(Debug, Args)]
pub struct Report {
    /// 哪一种，如 quarterly；写错时列出全部
    pub name: String,
    /// 手册文件
    pub book: PathBuf,
    /// 季度，如 2026Q3
    #[arg(long)]
    pub quarter: Option<String>,
    /// 年度
    #[arg(long)]
    pub year: Option<i32>,
    /// 起始日期
    #[arg(long)]
    pub from: Option<String>,
    /// 截止日期
    #[arg(long)]
    pub to: Option<String>,
    /// 活动的 uid
    #[arg(long)]
    pub session: Option<String>,
    /// 任务清单名称
    #[arg(long)]
    pub list: Option<String>,
    /// 台账名称
    #[arg(long)]
    pub register: Option<String>,
    /// 党员姓名
    #[arg(long)]
    pub member: Option<String>,
    /// 统计表按什么分：kind、unit、form、lecturer 等
    #[arg(long)]
    pub by: Option<By>,
    /// 挂图的大小：a3、a2（两张 A3）、a1（四张 A3）
    #[arg(long)]
    pub sheet: Option<String>,
    /// 末尾附不附照片（会议记录、任务清单）：true、false；不写则会议记录附、任务清单不附
    #[arg(long)]
    pub photos: Option<bool>,
    /// 组织名称
    #[arg(long)]
    pub unit: Option<String>,
    /// 存成归档用的 PDF/A
    #[arg(long)]
    pub archive: bool,
    /// 文件，按结尾定格式：.pdf、.docx（文字）、.xlsx、.csv（表格）
    #[arg(short, long)]
    pub output: PathBuf,
}

/// Closed lists of words, named as on the wire.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, ValueEnum)]
        pub enum $name { $(#[value(name = $word)] $variant),+ }

        impl $name {
            /// The word on the wire.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    )+};
}

words! {
    /// Units that own a book.
    UnitKind { Branch = "branch", GeneralBranch = "general_branch", Committee = "committee" }
    /// Made-up books.
    SampleKind { Workshop = "workshop", Group = "group", Scale = "scale" }
    /// Tables that can be imported.
    Table { Members = "members", Sessions = "sessions", Tasks = "tasks", Topics = "topics", Register = "register", Arrangement = "arrangement" }
    /// What the rows of a count are.
    By {
        Kind = "kind", Unit = "unit", Base = "base", Topic = "topic", Mode = "mode", Member = "member", Month = "month",
        Form = "form", Campaign = "campaign", Family = "family", Lecturer = "lecturer", Place = "place",
    }
}

/// Records that can be listed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Noun {
    /// 组织
    Units,
    /// 党员
    Members,
    /// 活动
    Sessions,
    /// 任务
    Tasks,
}

//! 清单种类: what each kind of list is for, its words, columns and the sub-items it brings along. Everything is a start that
//! people may change; the task itself has the same columns in every list.

use serde::Serialize;
use ts_rs::TS;

text_enum! {
    /// What a list is for.
    Template {
        Practical = "practical" "实事项目清单",
        FiveOnes = "five_ones" "五个一",
        Wishes = "wishes" "微心愿",
        Services = "services" "微服务",
        Projects = "projects" "党建项目",
        Rectification = "rectification" "整改清单",
        Superior = "superior" "上级任务清单",
        Other = "other" "其他清单",
    }
}

text_enum! {
    /// A fact of a task that not every list asks for, by its name in [`super::TaskFields`].
    Fact {
        ParentNumber = "parentNumber" "上级编号",
        Category = "category" "类别",
        RaisedBy = "raisedBy" "提出人",
        ClaimedBy = "claimedBy" "认领人",
        Leader = "leader" "责任领导",
        Unit = "unitName" "责任单位",
        Owner = "owner" "责任人",
        Partners = "partnerUnits" "配合单位",
        Measures = "measures" "具体举措",
        Goal = "goal" "预期目标",
        Minutes = "minutes" "服务时长",
        Result = "result" "成果",
        Thanks = "thanks" "感谢信、锦旗",
    }
}

/// A fact under the word a list has for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FactWord {
    /// Which.
    pub fact: Fact,
    /// What the list calls it.
    pub word: &'static str,
    /// Whether it has a column in the table; the others stand in the form.
    pub has_column: bool,
}

/// What a kind of list brings along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "ListTemplate")]
pub struct Brings {
    /// Which kind.
    pub template: Template,
    /// A name to start from; the year goes before it.
    pub name: &'static str,
    /// One line on what it is for.
    pub about: &'static str,
    /// The heading of a task's name.
    pub title: &'static str,
    /// The heading of the deadline.
    pub due: &'static str,
    /// The measure of its tasks: 项, 个, 次.
    pub measure: &'static str,
    /// What its sub-items are called.
    pub part: &'static str,
    /// Sub-items every task starts with.
    pub parts: &'static [&'static str],
    /// Categories to choose from.
    pub categories: &'static [&'static str],
    /// Its own facts in order.
    pub facts: &'static [FactWord],
}

const fn column(fact: Fact, word: &'static str) -> FactWord {
    FactWord { fact, word, has_column: true }
}

const fn line(fact: Fact, word: &'static str) -> FactWord {
    FactWord { fact, word, has_column: false }
}

use Fact::{
    Category, ClaimedBy, Goal, Leader, Measures, Minutes, Owner, ParentNumber, Partners, RaisedBy, Result,
    Thanks, Unit,
};

const PRACTICAL: Brings = Brings {
    template: Template::Practical,
    name: "为职工办实事项目清单",
    about: "我为群众办实事：每项有领导认领、责任人、时限和按日期记的进展",
    title: "项目名称",
    due: "完成时限",
    measure: "项",
    part: "子项",
    parts: &[],
    categories: &["急难愁盼", "安全环保", "生产攻关", "技能提升", "职工服务", "小切口"],
    facts: &[
        column(Category, "类别"),
        column(Leader, "责任领导"),
        column(Owner, "责任人"),
        line(ClaimedBy, "认领人"),
        line(Unit, "责任单位"),
        line(Partners, "配合单位"),
        line(RaisedBy, "需求来自"),
        line(Measures, "具体举措"),
        line(Goal, "预期目标"),
        line(Result, "成效"),
    ],
};

/// The five of 柳钢 (S39); another unit's five are written over them.
const FIVE_ONES: Brings = Brings {
    template: Template::FiveOnes,
    name: "“五个一”活动清单",
    about: "每个单位一行、五件事，做完一件勾一件，看得出几个单位做满五件",
    title: "单位",
    due: "完成时限",
    measure: "个单位",
    part: "五件事",
    parts: &["开展一次分享", "赠送一面党旗", "重温一次入党誓词", "组织一次快闪", "开展一次走访"],
    categories: &[],
    facts: &[
        column(Leader, "责任领导"),
        column(Owner, "责任人"),
        line(Measures, "具体安排"),
        line(Result, "成效"),
    ],
};

const WISHES: Brings = Brings {
    template: Template::Wishes,
    name: "微心愿清单",
    about: "谁的心愿、谁认领、什么时候实现、有什么反馈",
    title: "心愿",
    due: "实现时限",
    measure: "个",
    part: "子项",
    parts: &[],
    categories: &["生活帮助", "学习成才", "节日关怀", "工作条件"],
    facts: &[
        column(RaisedBy, "提出人"),
        column(ClaimedBy, "认领人"),
        line(Category, "类别"),
        line(Owner, "联系人"),
        line(Measures, "怎么实现"),
        line(Result, "实现情况"),
        line(Thanks, "感谢信、锦旗"),
    ],
};

const SERVICES: Brings = Brings {
    template: Template::Services,
    name: "微服务清单",
    about: "哪支队伍、服务了什么、多长时间、成效和收到的感谢信、锦旗",
    title: "服务内容",
    due: "完成时限",
    measure: "次",
    part: "子项",
    parts: &[],
    categories: &["抢修保供", "技术服务", "便民服务", "应急值守"],
    facts: &[
        column(Unit, "服务队"),
        column(Owner, "牵头人"),
        column(Minutes, "服务时长"),
        line(Category, "类别"),
        line(RaisedBy, "服务对象"),
        line(Measures, "服务安排"),
        line(Result, "成效"),
        line(Thanks, "感谢信、锦旗"),
    ],
};

const PROJECTS: Brings = Brings {
    template: Template::Projects,
    name: "党建项目清单",
    about: "课题、攻关、共建项目：承担单位、目标，按节点推进，每个节点有时限和成果",
    title: "项目名称",
    due: "结项时限",
    measure: "个",
    part: "节点",
    parts: &["立项", "中期检查", "结项验收"],
    categories: &["攻关项目", "课题研究", "共建项目", "创新项目"],
    facts: &[
        column(Unit, "承担单位"),
        column(Owner, "负责人"),
        line(Category, "类别"),
        line(Leader, "责任领导"),
        line(Partners, "合作单位"),
        line(Measures, "问题和办法"),
        line(Goal, "目标"),
        line(Result, "成果"),
    ],
};

const RECTIFICATION: Brings = Brings {
    template: Template::Rectification,
    name: "整改清单",
    about: "组织生活会、检查、巡察提出的问题：措施、责任人、时限，可以连到提出问题的那次会议",
    title: "问题",
    due: "整改时限",
    measure: "项",
    part: "步骤",
    parts: &[],
    categories: &["组织生活会", "民主评议", "上级检查", "职工反映"],
    facts: &[
        column(Measures, "整改措施"),
        column(Owner, "责任人"),
        line(Category, "问题来源"),
        line(RaisedBy, "提出人"),
        line(Leader, "责任领导"),
        line(Unit, "责任单位"),
        line(Goal, "整改目标"),
        line(Result, "整改结果"),
    ],
};

const SUPERIOR: Brings = Brings {
    template: Template::Superior,
    name: "上级任务清单",
    about: "上级下达的清单：每项写上级编号，按上级编号看进度",
    title: "任务名称",
    due: "完成时限",
    measure: "项",
    part: "子项",
    parts: &[],
    categories: &[],
    facts: &[
        column(ParentNumber, "上级编号"),
        column(Leader, "责任领导"),
        column(Owner, "责任人"),
        line(Category, "类别"),
        line(Unit, "责任单位"),
        line(Partners, "配合单位"),
        line(Measures, "具体举措"),
        line(Goal, "预期目标"),
        line(Result, "成果"),
    ],
};

const OTHER: Brings = Brings {
    template: Template::Other,
    name: "任务清单",
    about: "其他要按时限盯办的事",
    title: "任务名称",
    categories: &[],
    ..PRACTICAL
};

impl Template {
    /// Every kind with what it brings, in the order in which they are offered.
    pub const BRINGS: &'static [Brings] =
        &[PRACTICAL, FIVE_ONES, WISHES, SERVICES, PROJECTS, RECTIFICATION, SUPERIOR, OTHER];

    /// What this kind brings along.
    pub const fn brings(self) -> &'static Brings {
        match self {
            Self::Practical => &PRACTICAL,
            Self::FiveOnes => &FIVE_ONES,
            Self::Wishes => &WISHES,
            Self::Services => &SERVICES,
            Self::Projects => &PROJECTS,
            Self::Rectification => &RECTIFICATION,
            Self::Superior => &SUPERIOR,
            Self::Other => &OTHER,
        }
    }
}

//! What the workshop held from October 2025 to 21 September 2026, and who did not come.

use crate::attendance::{Mark, Reason};

/// A meeting with a roll: unit, kinds (the main one first), day, title, topic studied.
pub(super) type Meeting = (&'static str, &'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
pub(super) const BRANCH: &[Meeting] = &[
    ("支部", "theme_day", "2025-10-17", "学习安全生产要求，开展岗位隐患排查", ""),
    ("支部", "study", "2025-10-29", "学习公司三季度经营分析材料", ""),
    ("支部", "general_meeting", "2025-11-05", "讨论接收陆一帆同志为预备党员", ""),
    ("支部", "theme_day+lecture", "2025-11-21", "党课：在降本增效中发挥党员作用", ""),
    ("支部", "study", "2025-12-03", "学习冬季防火防滑规定", ""),
    ("支部", "general_meeting+theme_day", "2025-12-19", "讨论接收祝嘉禾同志为预备党员，总结全年工作", ""),
    ("支部", "theme_day", "2026-01-16", "重温入党誓词，布置新年安全工作", ""),
    ("支部", "organisational_life+appraisal", "2026-01-23", "2025年度组织生活会和民主评议党员", ""),
    ("支部", "theme_day", "2026-03-03", "学习警示教育案例，对照检查岗位风险", "警示教育案例"),
    ("支部", "theme_day+general_meeting+lecture", "2026-03-20", "学习党章，安排全年工作", "党章"),
    ("支部", "theme_day", "2026-04-17", "学习党员教育管理条例，办好职工实事", "党员教育管理条例"),
    ("支部", "study", "2026-04-28", "学习现场管理经验", "现场管理经验选读"),
    ("支部", "lecture+theme_day", "2026-05-15", "党课：学习纪律处分条例，守住廉洁底线", "纪律处分条例"),
    ("支部", "training", "2026-05-28", "应急救护和灭火器使用培训", ""),
    ("支部", "field_teaching", "2026-06-05", "到兄弟车间现场学习设备点检", ""),
    ("支部", "general_meeting+theme_day+lecture", "2026-06-26", "2026年第二季度支部党员大会", "国企基层组织条例"),
    ("支部", "theme_day", "2026-07-17", "参观厂史馆，开展厂史教育", "厂史教育"),
    ("支部", "study", "2026-07-29", "专题学习节能降碳要求", "节能降碳要求"),
    ("支部", "theme_day", "2026-08-21", "查隐患、保检修，高温岗位志愿服务", ""),
    ("支部", "study", "2026-09-16", "专题学习新版安全操作规程", "安全生产法"),
    ("支部", "theme_day+general_meeting+lecture", "2026-09-18", "学条例、查隐患，保四季度稳产", "支部工作条例"),
];

/// 支委会: day and title. The one of September is still to come.
#[rustfmt::skip]
pub(super) const COMMITTEE: &[(&str, &str)] = &[
    ("2025-10-15", "研究四季度学习和发展党员工作"), ("2025-11-12", "研究年度支部工作总结安排"),
    ("2025-12-10", "研究组织生活会准备工作"), ("2026-01-14", "研究2026年支部工作计划"),
    ("2026-02-11", "研究春节检修期间主题党日安排"), ("2026-03-11", "研究为职工办实事项目清单"),
    ("2026-04-15", "研究师带徒结对工作"), ("2026-05-13", "研究党课和纪律学习安排"),
    ("2026-05-27", "研究攻关项目立项"), ("2026-06-10", "研究二季度支部党员大会议题"),
    ("2026-07-08", "研究下半年党员教育安排"), ("2026-08-12", "研究实事项目进展和逾期项目"),
];

/// 党小组会 of each group, by month from October 2025; the rolling group had none in April, the ladle group none in September.
pub(super) const GROUPS: [(&str, &str); 4] = [
    (
        "炼钢",
        "2025-10-14 2025-11-11 2025-12-09 2026-01-13 2026-02-10 2026-03-10 2026-04-14 2026-05-12 2026-06-09 2026-07-14 2026-08-11 2026-09-15",
    ),
    (
        "轧钢",
        "2025-10-15 2025-11-12 2025-12-10 2026-01-14 2026-02-10 2026-03-11 2026-05-13 2026-06-10 2026-07-15 2026-08-12 2026-09-08",
    ),
    (
        "钢包",
        "2025-10-16 2025-11-13 2025-12-11 2026-01-15 2026-02-11 2026-03-12 2026-04-16 2026-05-14 2026-06-11 2026-07-16 2026-08-13",
    ),
    (
        "除尘",
        "2025-10-16 2025-11-13 2025-12-11 2026-01-15 2026-02-12 2026-03-12 2026-04-16 2026-05-14 2026-06-11 2026-07-16 2026-08-14 2026-09-11",
    ),
];

/// Subject of the groups' meetings, by calendar month.
pub(super) const GROUP_SUBJECTS: [&str; 12] = [
    "交流组织生活会发言提纲",
    "学习公司年度工作报告",
    "认领为职工办实事项目",
    "检查师带徒结对情况",
    "交流纪律学习体会",
    "汇报实事项目进展",
    "讨论高温岗位互助安排",
    "二季度问题整改回头看",
    "讨论国庆前设备点检分工",
    "学习安全操作规程",
    "讨论降本增效建议",
    "总结全年党小组工作",
];

/// 党员小课堂: day, speaker, subject, how many people came (party members and others).
#[rustfmt::skip]
pub(super) const MICRO_LECTURES: [(&str, &str, &str, i64); 12] = [
    ("2025-10-22", "韩树声", "转炉开新炉的三个要点", 24), ("2025-11-26", "邓志远", "轧机振动怎么看", 22),
    ("2025-12-24", "蒋文𬭊", "冬季液压油温控制", 26), ("2026-01-28", "曾宪明", "连铸漏钢的征兆", 25),
    ("2026-02-25", "谢春林", "换辊作业安全确认", 23), ("2026-03-25", "冯晓楠", "看懂工艺卡", 28),
    ("2026-04-22", "唐金柱", "钢包烘烤省煤气的办法", 27), ("2026-05-20", "方敏", "除尘数据怎么读", 21),
    ("2026-06-17", "田小舟", "质量异议案例", 26), ("2026-07-22", "孟庆和", "天车指挥手势", 29),
    ("2026-08-19", "叶青山", "布袋除尘器检漏", 25), ("2026-09-09", "任玉梅", "煤气区域作业两票要点", 31),
];

/// 谈心谈话: day, who talks, with whom. Twenty-one people of twenty-eight in 2026 so far.
#[rustfmt::skip]
pub(super) const TALKS: [(&str, &str, &str); 21] = [
    ("2026-01-06", "周立群", "沈维国"), ("2026-01-07", "沈维国", "罗永胜"), ("2026-01-08", "周立群", "许秀兰"),
    ("2026-01-12", "周立群", "欧阳堃"), ("2026-02-05", "许秀兰", "唐金柱"), ("2026-02-24", "顾长河", "叶青山"),
    ("2026-03-05", "周立群", "顾长河"), ("2026-03-17", "任玉梅", "方敏"), ("2026-04-08", "周立群", "任玉梅"),
    ("2026-04-21", "欧阳堃", "陆一帆"), ("2026-05-07", "叶青山", "祝嘉禾"), ("2026-05-19", "沈维国", "程雅琴"),
    ("2026-06-02", "许秀兰", "蒋文𬭊"), ("2026-06-16", "罗永胜", "谢春林"), ("2026-06-30", "欧阳堃", "韩树声"),
    ("2026-07-03", "顾长河", "袁大成"), ("2026-07-10", "许秀兰", "丁宝成"), ("2026-07-22", "周立群", "孟庆和"),
    ("2026-08-05", "许秀兰", "石光远"), ("2026-08-19", "沈维国", "邓志远"), ("2026-09-02", "周立群", "仇海涛"),
];

/// 志愿服务: day, subject, how many people came.
pub(super) const VOLUNTEERS: [(&str, &str, i64); 4] = [
    ("2026-03-28", "捡拾废钢义务劳动", 19),
    ("2026-05-23", "清理作业区通道", 21),
    ("2026-07-25", "给高温岗位送清凉", 17),
    ("2026-08-29", "捡拾废钢义务劳动", 22),
];

/// Who did not come, where that is set: day, unit, name, mark, reason, days until made up (0: not made up).
pub(super) type Absence = (&'static str, &'static str, &'static str, Mark, Option<Reason>, u64);

const SICK: Option<Reason> = Some(Reason::Sick);
const PERSONAL: Option<Reason> = Some(Reason::Personal);
const DUTY: Option<Reason> = Some(Reason::Duty);

#[rustfmt::skip]
pub(super) const ABSENCES: &[Absence] = &[
    ("2026-03-20", "支部", "孟庆和", Mark::Excused, SICK, 0),
    ("2026-03-20", "支部", "魏东升", Mark::Excused, DUTY, 4),
    ("2026-03-20", "支部", "丁宝成", Mark::Excused, PERSONAL, 5),
    ("2026-04-17", "支部", "曾宪明", Mark::Excused, SICK, 5),
    ("2026-04-17", "支部", "仇海涛", Mark::Absent, None, 6),
    ("2026-04-17", "支部", "祝嘉禾", Mark::Excused, DUTY, 0),
    ("2026-06-26", "支部", "高建民", Mark::Excused, SICK, 2),
    ("2026-06-26", "支部", "方敏", Mark::Excused, DUTY, 3),
    ("2026-07-15", "轧钢", "仇海涛", Mark::Excused, PERSONAL, 3),
    ("2026-07-17", "支部", "曾宪明", Mark::Excused, SICK, 5),
    ("2026-07-17", "支部", "丁宝成", Mark::Excused, PERSONAL, 4),
    ("2026-07-29", "支部", "仇海涛", Mark::Excused, DUTY, 0),
    ("2026-07-29", "支部", "魏东升", Mark::Excused, DUTY, 0),
    ("2026-07-29", "支部", "丁宝成", Mark::Excused, PERSONAL, 0),
    ("2026-07-29", "支部", "袁大成", Mark::Excused, DUTY, 0),
    ("2026-08-12", "支部", "沈维国", Mark::Excused, DUTY, 1),
    ("2026-08-12", "轧钢", "魏东升", Mark::Excused, DUTY, 5),
    ("2026-08-14", "除尘", "方敏", Mark::Excused, DUTY, 4),
    ("2026-08-21", "支部", "仇海涛", Mark::Excused, PERSONAL, 6),
    ("2026-08-21", "支部", "白雪松", Mark::Excused, PERSONAL, 4),
    ("2026-09-08", "轧钢", "仇海涛", Mark::Absent, None, 0),
    ("2026-09-15", "炼钢", "高建民", Mark::Excused, SICK, 0),
    ("2026-09-16", "支部", "曾宪明", Mark::Excused, SICK, 0),
    ("2026-09-16", "支部", "白雪松", Mark::Excused, DUTY, 0),
    ("2026-09-18", "支部", "高建民", Mark::Excused, SICK, 0),
    ("2026-09-18", "支部", "方敏", Mark::Excused, DUTY, 0),
    ("2026-09-18", "支部", "魏东升", Mark::Unmarked, None, 0),
    ("2026-09-18", "支部", "丁宝成", Mark::Unmarked, None, 0),
    ("2026-09-18", "支部", "白雪松", Mark::Unmarked, None, 0),
];

/// Who made a meeting up and has handed in no notes yet.
pub(super) const UNPROVED: (&str, &str) = ("2026-08-21", "白雪松");

/// Whose make-up is arranged: day, unit, who, who sees to it, last day.
pub(super) const ARRANGED: (&str, &str, &str, &str, &str) =
    ("2026-09-16", "支部", "曾宪明", "欧阳堃", "2026-09-23");

/// Who asked for leave from the meeting of a day beforehand: day of the meeting, who, why, asked and approved on.
pub(super) const LEAVES: [(&str, &str, Reason, &str); 2] = [
    ("2026-09-18", "高建民", Reason::Sick, "2026-09-17"),
    ("2026-09-18", "方敏", Reason::Duty, "2026-09-16"),
];

/// Who is away for days to come: who, why, first and last day.
pub(super) const AWAY: (&str, Reason, &str, &str) = ("任玉梅", Reason::Duty, "2026-09-22", "2026-09-25");

/// Who came late to the meeting of a day, by how many minutes.
pub(super) const LATE: (&str, &str, i64) = ("2026-09-18", "谢春林", 10);

/// Days whose meeting came in two batches, and who works the second shift.
pub(super) const BATCHED: [&str; 2] = ["2026-08-21", "2026-09-18"];
pub(super) const SECOND_SHIFT: [&str; 6] = ["曾宪明", "邓志远", "仇海涛", "田小舟", "蒋文𬭊", "祝嘉禾"];

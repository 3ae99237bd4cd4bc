//! What was said: agenda, plain records and votes of the workshop's meetings.

use super::calendar::Meeting;
use crate::sample::Random;
use crate::session::{AgendaItem, AgendaKind, Formula, Vote, VoteMethod};

/// What people say about any subject of a workshop.
const REMARKS: [&str; 12] = [
    "点检记录要填实，发现问题当班上报，不拖到交接班。",
    "班前会上把这次学的内容讲一遍，每个岗位都要知道。",
    "两票执行里还有漏签，下周起班长逐张复核。",
    "新来的同志由老师傅一对一带一个月，带完再独立上岗。",
    "建议把案例做成看板放在操作室，大家看得见。",
    "备件旧件能修的先修，修复情况每周报一次。",
    "倒班的同志参加不齐，建议分两批安排。",
    "对照要求查了本岗位，有两处要改，月底前完成。",
    "检修前的安全交底要到人，不能只念一遍。",
    "实事项目进展要让职工知道，张贴在公告栏。",
    "遇到解决不了的问题及时报支部，由支部协调。",
    "把好的做法写成一页纸，发给各班组参考。",
];

fn item(kind: AgendaKind, title: &str, speaker: &str, minutes: i64, record: Option<&str>) -> AgendaItem {
    AgendaItem {
        id: None,
        kind,
        title: title.to_owned(),
        speaker: (!speaker.is_empty()).then(|| speaker.to_owned()),
        minutes: Some(minutes),
        record: record.map(str::to_owned),
    }
}

/// Who gives the lecture: the secretary once a year, else the member of the committee for publicity.
pub(super) fn lecturer(meeting: &Meeting) -> &'static str {
    if meeting.2 == "2026-03-20" { "周立群" } else { "顾长河" }
}

/// The agenda of a meeting of people who can speak in it.
pub(super) fn agenda(
    meeting: &Meeting,
    minutes: i64,
    speakers: &[&str],
    random: &mut Random,
) -> Vec<AgendaItem> {
    match meeting.2 {
        "2026-06-26" if meeting.0 == "支部" => return june(),
        "2026-09-18" => return september(),
        _ => {}
    }
    let is_study = meeting.1.contains("study") || meeting.1.contains("theme_day") || !meeting.4.is_empty();
    let main = if is_study { AgendaKind::Study } else { AgendaKind::Discussion };
    let first = random.below(speakers.len());
    let record: Vec<String> = (0..3.min(speakers.len()))
        .map(|step| {
            let remark = REMARKS[random.below(REMARKS.len())];
            format!("{}：{remark}", speakers[(first + step) % speakers.len()])
        })
        .collect();
    let mut items = Vec::new();
    if meeting.1.contains("lecture") {
        items.push(item(AgendaKind::Lecture, meeting.3, lecturer(meeting), 40, None));
    }
    let rest = minutes - items.iter().filter_map(|item| item.minutes).sum::<i64>();
    items.push(item(main, meeting.3, speakers[0], rest, Some(&record.join("\n"))));
    items
}

fn june() -> Vec<AgendaItem> {
    let record = "沈维国：上半年党小组会应开24次、实开23次，轧钢组4月因抢修未开，已在5月补学。到期的项目全部完成。
顾长河：污泥压滤机单班处理量低，滤布堵塞是主因。建议分两个阶段：7月至8月改清洗方式，9月至10月调配比，第一阶段指标验收后再往下走。
袁大成：除尘班愿意承担，需要停机窗口两次，每次不少于6小时，请车间列入检修安排，时间早定。
欧阳堃：炼钢班可以抽2人配合拆装，倒班的同志利用接班前一小时参加。
叶青山：验收指标要提前写清楚，处理量、含水率、滤布寿命三项都要有数，月底在党小组会上通报。
任玉梅：攻关费用要列清单，每月公示一次；需要外委的，按采购规定办理，不因为是党员项目就简化手续。
周立群：同意大家的意见。项目分两个阶段验收，进展每月在任务清单上更新，到期未完成的在支部大会上说明原因。";
    vec![
        item(AgendaKind::Other, "通报上半年组织生活和为职工办实事项目进展情况", "沈维国", 20, None),
        item(AgendaKind::Lecture, "党课：学习国有企业基层组织工作条例", "顾长河", 30, None),
        item(AgendaKind::Discussion, "讨论“提高污泥压滤机效率”列为党支部攻关项目", "", 40, Some(record)),
        item(AgendaKind::Vote, "表决“提高污泥压滤机效率”列为党支部攻关项目", "周立群", 10, None),
    ]
}

fn september() -> Vec<AgendaItem> {
    let vote = "表决：“提高污泥压滤机效率”列入四季度支部攻关项目";
    let read = "欧阳堃：领学第四章“组织生活”，重点是会议频次和请假补学的要求。
韩树声：倒班岗位按两批安排，接班前一小时到会议室。";
    vec![
        item(AgendaKind::Study, "领学《中国共产党支部工作条例（试行）》第四章", "欧阳堃", 25, Some(read)),
        item(AgendaKind::Lecture, "党课：从三起事故案例看岗位责任", "顾长河", 35, None),
        item(AgendaKind::Vote, vote, "周立群", 20, None),
        item(AgendaKind::Other, "通报三季度任务清单进展，布置国庆前安全检查", "沈维国", 10, None),
    ]
}

/// The vote of a meeting: formula, subject, and figures of full members: due, present, yes, abstain. Exempt people are in due.
type Figures = (&'static str, u32, Formula, &'static str, [i64; 4]);

const VOTES: [Figures; 4] = [
    ("2025-11-05", 0, Formula::Admission, "接收陆一帆同志为预备党员", [26, 25, 25, 0]),
    ("2025-12-19", 0, Formula::Admission, "接收祝嘉禾同志为预备党员", [26, 25, 24, 1]),
    ("2026-06-26", 3, Formula::Resolution, "“提高污泥压滤机效率”列为党支部攻关项目", [26, 23, 22, 1]),
    ("2026-09-18", 2, Formula::Resolution, "“提高污泥压滤机效率”列入四季度支部攻关项目", [26, 15, 14, 1]),
];

/// The vote taken in the branch on a day.
pub(super) fn votes(meeting: &Meeting) -> Vec<Vote> {
    let of_day = VOTES.iter().filter(|vote| meeting.0 == "支部" && vote.0 == meeting.2);
    let vote = |&(_, agenda, formula, subject, [due_voting, present_voting, yes, abstain]): &Figures| Vote {
        id: None,
        agenda: Some(agenda),
        sitting_id: None,
        formula,
        subject: subject.to_owned(),
        method: if formula == Formula::Admission { VoteMethod::Secret } else { VoteMethod::Hands },
        due_voting,
        present_voting,
        yes,
        no: 0,
        abstain,
        written_yes: 0,
        ballots: None,
    };
    of_day.map(vote).collect()
}

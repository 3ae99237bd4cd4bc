//! What must hold of a session before it is kept. The sentences are read by people as they stand.

use super::{Ballots, Declared, Formula, Kind, Observer, SessionFields, Status, Vote};
use crate::{Error, Result};

/// A sitting that runs past midnight keeps its start day (C-30); one longer than this is taken for a slip of the pen.
const LONGEST_NIGHT: i64 = 12 * 60;

/// Checks everything that needs no other record. Errors: [`Error::Broken`] with the field at fault.
pub fn check(fields: &SessionFields) -> Result<()> {
    let must = |holds: bool, field: &'static str, rule: &str| {
        if holds { Ok(()) } else { Err(Error::broken(field, rule)) }
    };
    must(!fields.title.trim().is_empty(), "title", "请填写活动的主题")?;
    check_kinds(&fields.kinds)?;
    must(fields.status != Status::Sealed, "status", "封存要用“核对并封存”，不能直接改状态")?;
    times(fields.start_time.as_deref(), fields.end_time.as_deref())?;
    must((0..=100_000).contains(&fields.minutes), "minutes", "学时的分钟数要在 0 到 100000 之间")?;
    must(
        fields.belongs_year.is_none_or(|year| (1921..=2999).contains(&year)),
        "belongsYear",
        "所属年度要写四位年份，如 2026",
    )?;
    must(fields.photos >= 0, "photos", "照片张数不能小于 0")?;
    must(
        fields.roles.iter().all(|entry| !entry.name.trim().is_empty()),
        "roles",
        "主持人、记录人、主讲人等要写姓名；没有的请删去这一行",
    )?;
    for sitting in &fields.sittings {
        must(sitting.on_day >= fields.on_day, "sittings", "场次的日期不能早于活动的日期")?;
        times(sitting.start_time.as_deref(), sitting.end_time.as_deref())
            .map_err(|_| Error::broken("sittings", "场次的时间要写成 14:30，结束要在开始之后"))?;
        must(
            sitting.headcount.is_none_or(|count| (0..=10_000_000).contains(&count)),
            "sittings",
            "场次的人数不能小于 0",
        )?;
    }
    for item in &fields.agenda {
        must(!item.title.trim().is_empty(), "agenda", "议程的每一项都要写内容；没有的请删去这一行")?;
        must(
            item.minutes.is_none_or(|minutes| (0..=1440).contains(&minutes)),
            "agenda",
            "议程一项的时长要在 0 到 1440 分钟之间",
        )?;
    }
    for vote in &fields.votes {
        check_vote(vote, fields.agenda.len())?;
        let is_there = |id| fields.sittings.iter().any(|sitting| sitting.id == Some(id));
        must(
            vote.sitting_id.is_none_or(is_there),
            "votes",
            &format!("“{}”的表决所在的场次已经没有了，请重新选是哪一场", vote.subject.trim()),
        )?;
    }
    check_observers(&fields.observers)?;
    must(!fields.partner_ids.contains(&fields.unit_id), "partnerIds", "联学单位里不用再写本组织")?;
    fields.declared.as_ref().map_or(Ok(()), check_declared)
}

/// A name is one person; a number of people has no name.
fn check_observers(observers: &[Observer]) -> Result<()> {
    let broken = |rule: &str| Err(Error::broken("observers", rule));
    for (at, observer) in observers.iter().enumerate() {
        let is_named = observer.name.as_ref().is_some_and(|name| !name.trim().is_empty());
        if observer.headcount < 1 {
            return broken("列席人数至少是 1");
        }
        if is_named && observer.headcount != 1 {
            return broken("写了姓名的列席人员一行一人；几个人请分行写，或只写人数");
        }
        if observer.member_id.is_some() && !is_named {
            return broken("兄弟支部来的党员要写姓名");
        }
        if observer.is_dual && observer.member_id.is_none() {
            return broken("双重组织生活要记到手册里的党员名下，请从名册里选");
        }
        if observer.member_id.is_some()
            && observers[..at].iter().any(|other| other.member_id == observer.member_id)
        {
            return broken("列席里同一名党员写了两次");
        }
    }
    Ok(())
}

fn check_kinds(kinds: &[Kind]) -> Result<()> {
    if kinds.is_empty() {
        return Err(Error::broken("kinds", "请至少选一个类别"));
    }
    if let Some(unknown) = kinds.iter().find(|kind| Kind::parse(kind.as_str()).is_none()) {
        return Err(Error::broken(
            "kinds",
            format!("没有“{}”这个类别，请从列表里选，或新加一个本单位的类别", unknown.as_str()),
        ));
    }
    let twice = kinds.iter().enumerate().find(|(at, kind)| kinds[..*at].contains(kind));
    twice.map_or(Ok(()), |(_, kind)| Err(Error::broken("kinds", format!("“{}”选了两次", kind.label()))))
}

/// Minutes after midnight of 'HH:MM'.
pub(super) fn clock(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

fn two_digits(text: &str) -> Option<i64> {
    (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Both times are clock times; an end before the start is after midnight (C-30).
fn times(start: Option<&str>, end: Option<&str>) -> Result<()> {
    let read = |field, text: Option<&str>| match text {
        None => Ok(None),
        Some(text) => clock(text)
            .map(Some)
            .ok_or_else(|| Error::broken(field, format!("“{text}”不是时间，请写成 14:30 这样"))),
    };
    let (Some(start), Some(end)) = (read("startTime", start)?, read("endTime", end)?) else { return Ok(()) };
    let length = (end - start).rem_euclid(24 * 60);
    if length == 0 {
        return Err(Error::broken("endTime", "结束时间和开始时间相同，请改一个"));
    }
    if end < start && length > LONGEST_NIGHT {
        return Err(Error::broken("endTime", "结束时间早于开始时间；过了午夜的会议，请写第二天凌晨的时间"));
    }
    Ok(())
}

/// The figures of a vote must be possible ones; what they mean is [`super::judge`].
pub fn check_vote(vote: &Vote, agenda_items: usize) -> Result<()> {
    let broken = |rule: String| Err(Error::broken("votes", rule));
    let subject = vote.subject.trim();
    if subject.is_empty() {
        return broken("请写明表决的事项或候选人".to_owned());
    }
    if vote.agenda.is_some_and(|at| usize::try_from(at).map_or(true, |at| at >= agenda_items)) {
        return broken(format!("“{subject}”的表决所在的议程项已经没有了，请重新选"));
    }
    let figures = [vote.due_voting, vote.present_voting, vote.yes, vote.no, vote.abstain, vote.written_yes];
    if figures.iter().any(|figure| !(0..=1_000_000).contains(figure)) {
        return broken(format!("“{subject}”的票数不能小于 0"));
    }
    let (due, present, cast) = (vote.due_voting, vote.present_voting, vote.yes + vote.no + vote.abstain);
    if present > due {
        return broken(format!("“{subject}”实到有表决权 {present} 人，比应到的 {due} 人多，请核对"));
    }
    if cast > present {
        return broken(format!(
            "“{subject}”赞成、反对、弃权共 {cast} 票，比实到有表决权的 {present} 人多，请核对"
        ));
    }
    if vote.written_yes > 0 && vote.formula != Formula::Admission {
        return broken(format!("“{subject}”不是接收或转正，会前的书面意见不能计票"));
    }
    if let Some(Ballots { issued, returned, valid }) = vote.ballots {
        if [issued, returned, valid].iter().any(|figure| !(0..=1_000_000).contains(figure)) {
            return broken(format!("“{subject}”的选票张数不能小于 0"));
        }
        if issued > present {
            return broken(format!(
                "“{subject}”发出选票 {issued} 张，比实到有选举权的 {present} 人多，请核对"
            ));
        }
        if valid > returned {
            return broken(format!("“{subject}”有效票 {valid} 张，比收回的 {returned} 张多，请核对"));
        }
        if cast > valid {
            return broken(format!("“{subject}”赞成、反对、弃权共 {cast} 票，比有效票 {valid} 张多，请核对"));
        }
    }
    if vote.written_yes > due - present {
        return broken(format!(
            "“{subject}”书面赞成 {} 人，比没有到会的 {} 人多，请核对",
            vote.written_yes,
            due - present
        ));
    }
    Ok(())
}

/// Counts without names: present within due, and all parts together within due (C-15).
fn check_declared(declared: &Declared) -> Result<()> {
    let parts = [declared.present, declared.excused, declared.absent];
    if parts.iter().chain([&declared.due]).flatten().any(|figure| !(0..=10_000_000).contains(figure)) {
        return Err(Error::broken("declared", "人数不能小于 0"));
    }
    let Some(due) = declared.due else { return Ok(()) };
    if declared.present.is_some_and(|present| present > due) {
        return Err(Error::broken(
            "declared",
            format!("实到 {} 人，比应到的 {due} 人多，请核对", declared.present.unwrap_or_default()),
        ));
    }
    let sum: i64 = parts.iter().flatten().sum();
    if sum > due {
        return Err(Error::broken(
            "declared",
            format!("实到、请假、缺席共 {sum} 人，比应到的 {due} 人多，请核对"),
        ));
    }
    Ok(())
}

//! The rules a member's record must keep before it is written.

use rusqlite::params;

use super::id_number::normalise_phone;
use super::{
    MemberFields, Membership, Post, PostKind, Standing, check_id_number, mask_id_number, mask_phone,
    normalise_ethnicity, normalise_name,
};
use crate::date::{Day, is_day_or_month};
use crate::id::MemberId;
use crate::unit::{self, UnitKind};
use crate::{Error, Result, View};

/// Longest name kept, in characters (M-26: no cap under 30).
const LONGEST_NAME: usize = 60;

/// The fields as they are kept: trimmed, in one form, empty texts as nothing. `before` lets a masked number stay what it is.
pub(super) fn tidy(fields: &MemberFields, before: Option<&MemberFields>) -> Result<MemberFields> {
    let mut tidy = fields.clone();
    tidy.name = normalise_name(&fields.name);
    if tidy.name.is_empty() {
        return Err(Error::broken("name", "请填写姓名"));
    }
    if tidy.name.chars().count() > LONGEST_NAME {
        return Err(Error::broken("name", "姓名过长，请核对是否多填了其他内容"));
    }
    for text in [
        &mut tidy.native_place,
        &mut tidy.education,
        &mut tidy.degree,
        &mut tidy.job,
        &mut tidy.title,
        &mut tidy.address,
        &mut tidy.stroke_key,
        &mut tidy.note,
        &mut tidy.ethnicity,
        &mut tidy.id_number,
        &mut tidy.phone,
        &mut tidy.born_on,
        &mut tidy.worked_from,
        &mut tidy.applied_on,
        &mut tidy.activist_on,
        &mut tidy.prospect_on,
        &mut tidy.probation_on,
        &mut tidy.full_on,
    ] {
        *text = text.take().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    }
    tidy.ethnicity = tidy.ethnicity.as_deref().map(normalise_ethnicity);
    let kept_id = before
        .and_then(|before| before.id_number.clone())
        .filter(|kept| Some(mask_id_number(kept)) == tidy.id_number);
    tidy.id_number = match (kept_id, &tidy.id_number) {
        (Some(kept), _) => Some(kept),
        (None, Some(typed)) => Some(check_id_number(typed)?.number),
        (None, None) => None,
    };
    let kept_phone =
        before.and_then(|before| before.phone.clone()).filter(|kept| Some(mask_phone(kept)) == tidy.phone);
    tidy.phone = kept_phone.or_else(|| tidy.phone.as_deref().map(normalise_phone));
    dates(&tidy)?;
    Ok(tidy)
}

/// Every date is a day or a month, and the five stages come one after another (FZ-01).
fn dates(fields: &MemberFields) -> Result<()> {
    let stages = [
        ("appliedOn", "申请入党日期", &fields.applied_on),
        ("activistOn", "确定入党积极分子日期", &fields.activist_on),
        ("prospectOn", "确定发展对象日期", &fields.prospect_on),
        ("probationOn", "入党日期", &fields.probation_on),
        ("fullOn", "转正日期", &fields.full_on),
    ];
    let others =
        [("bornOn", "出生日期", &fields.born_on), ("workedFrom", "参加工作日期", &fields.worked_from)];
    for (field, label, date) in others.iter().chain(&stages) {
        if date.as_deref().is_some_and(|date| !is_day_or_month(date)) {
            return Err(Error::broken(
                *field,
                format!("{label}应写成“2026-09-21”或“2026-09”，并且是有的日期"),
            ));
        }
    }
    let known =
        stages.iter().filter_map(|(field, label, date)| date.as_deref().map(|date| (*field, *label, date)));
    let known: Vec<_> = known.collect();
    for pair in known.windows(2) {
        let ((_, earlier, first), (field, later, second)) = (pair[0], pair[1]);
        let shared = first.len().min(second.len());
        if second[..shared] < first[..shared] {
            return Err(Error::broken(field, format!("{later}不能早于{earlier}，请核对")));
        }
    }
    if let (Some(born), Some((field, label, first))) = (fields.born_on.as_deref(), known.first())
        && first[..4] <= born[..4]
    {
        return Err(Error::broken(*field, format!("{label}不能早于出生年份，请核对")));
    }
    Ok(())
}

/// A span has at least one day.
fn span(field: &'static str, from_on: Day, until_on: Option<Day>) -> Result<()> {
    match until_on {
        Some(until_on) if until_on <= from_on => {
            Err(Error::broken(field, format!("起始日期{from_on}要早于截止日期{until_on}，请核对")))
        }
        _ => Ok(()),
    }
}

/// One home on any day (JY-13), no group as a home, and the group inside the branch.
pub(super) fn memberships(view: &View<'_>, memberships: &[Membership]) -> Result<()> {
    let field = "memberships";
    for membership in memberships {
        span(field, membership.from_on, membership.until_on)?;
        let unit = unit::get(view, membership.unit_id)?;
        if unit.fields.kind == UnitKind::Group {
            return Err(Error::broken(field, "组织关系要落在党支部，党小组请填在“党小组”一栏"));
        }
        let Some(group) = membership.group_id else { continue };
        let group = unit::get(view, group)?;
        if group.fields.kind != UnitKind::Group || group.parent_id != Some(unit.id) {
            let (group, unit) = (group.fields.name, unit.fields.name);
            return Err(Error::broken(field, format!("“{group}”不是“{unit}”的党小组，请重新选择党小组")));
        }
    }
    let mut spans: Vec<_> =
        memberships.iter().map(|membership| (membership.from_on, membership.until_on)).collect();
    spans.sort_unstable();
    for pair in spans.windows(2) {
        let (until_on, next) = (pair[0].1, pair[1].0);
        if until_on.is_none_or(|until_on| until_on > next) {
            return Err(Error::broken(
                field,
                format!(
                    "同一天只能有一个组织关系：{next}转入以前，前一段组织关系还没有结束，请先填写转出日期"
                ),
            ));
        }
    }
    Ok(())
}

/// Posts belong to the right sort of unit, are held once at a time, and a unit has one secretary (ZB-28).
pub(super) fn posts(view: &View<'_>, member: MemberId, posts: &[Post]) -> Result<()> {
    let field = "posts";
    for (at, post) in posts.iter().enumerate() {
        span(field, post.from_on, post.until_on)?;
        let unit = unit::get(view, post.unit_id)?;
        let is_leader = post.post == PostKind::GroupLeader;
        if is_leader != (unit.fields.kind == UnitKind::Group) {
            let rule = if is_leader {
                "党小组组长要选所在的党小组"
            } else {
                "党小组只设组长，其他职务请选党支部"
            };
            return Err(Error::broken(field, rule));
        }
        let is_double = posts[..at].iter().any(|other| {
            (other.unit_id, other.post) == (post.unit_id, post.post)
                && overlap((other.from_on, other.until_on), (post.from_on, post.until_on))
        });
        if is_double {
            return Err(Error::broken(
                field,
                format!("“{}”的任职时间有重叠，请核对起止日期", post.post.label()),
            ));
        }
        if post.post == PostKind::Secretary {
            secretary(view, member, post)?;
        }
    }
    Ok(())
}

fn secretary(view: &View<'_>, member: MemberId, post: &Post) -> Result<()> {
    let sql = "SELECT m.name FROM post p JOIN member m ON m.id = p.member_id
       WHERE p.unit_id = ?1 AND p.post = 'secretary' AND p.member_id <> ?2
         AND (p.until_on IS NULL OR p.until_on > ?3) AND (?4 IS NULL OR p.from_on < ?4)";
    let mut statement = view.conn().prepare_cached(sql)?;
    let mut rows = statement.query(params![post.unit_id, member, post.from_on, post.until_on])?;
    match rows.next()? {
        Some(row) => {
            let name: String = row.get(0)?;
            Err(Error::broken("posts", format!("这段时间书记是“{name}”，请先填写其离任日期")))
        }
        None => Ok(()),
    }
}

/// Standings have days; what they need to count is asked on the day itself (C-03).
pub(super) fn standings(standings: &[Standing]) -> Result<()> {
    standings.iter().try_for_each(|standing| span("standings", standing.from_on, standing.until_on))
}

type Span = (Day, Option<Day>);

fn overlap(one: Span, other: Span) -> bool {
    one.1.is_none_or(|until| until > other.0) && other.1.is_none_or(|until| until > one.0)
}

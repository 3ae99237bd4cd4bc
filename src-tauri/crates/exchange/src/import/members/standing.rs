//! What a roster says of posts and special standings.

use ledger::date::Day;
use ledger::id::UnitId;
use ledger::member::{Member, Post, PostKind, Standing, StandingKind};

use super::year_start;
use crate::columns::MemberColumn as Col;
use crate::import::{Reader, Units};
use crate::table::fold;
use crate::value::{bracket, list};

/// 党内职务: adds posts the person does not hold yet. Posts begin on 任职时间, else on the election of the unit, else with the
/// year; returns how many had no 任职时间. A post the list leaves out is not ended: only a person can say when it was.
pub(super) fn posts(
    row: &mut Reader<'_, Col>,
    member: &mut Member,
    units: &Units<'_>,
    (unit, group): (UnitId, Option<UnitId>),
    today: Day,
) -> i64 {
    let mut assumed = 0;
    let Some(text) = row.line(Col::Posts) else { return assumed };
    let from = row.day(Col::PostsFrom);
    for word in list(&text) {
        if ["党员", "普通党员", "正式党员", "预备党员", "—", "-", "/"].contains(&word.as_str())
        {
            continue;
        }
        let (word, duty) = bracket(&word);
        let Some(post) = post_of(&fold(&word)) else {
            row.refuse_value(
                Col::Posts,
                word,
                "认不得这个职务，请写书记、副书记、组织委员、宣传委员、纪检委员、委员或党小组组长",
            );
            continue;
        };
        let home = if post == PostKind::GroupLeader { group } else { Some(unit) };
        let Some(home) = home else {
            row.refuse(Col::Posts, "是党小组组长，请在“党小组”一列写明哪个小组");
            continue;
        };
        let is_held = |held: &Post| {
            held.post == post && held.unit_id == home && held.until_on.is_none_or(|until| until > today)
        };
        if member.posts.iter().any(is_held) {
            continue;
        }
        let elected_on = units.get(home).and_then(|unit| unit.fields.elected_on);
        let from_on = from.or(elected_on).unwrap_or_else(|| year_start(today));
        assumed += i64::from(from.is_none());
        member.posts.push(Post { id: None, unit_id: home, post, from_on, until_on: None, duty });
    }
    assumed
}

/// The post a word means; 支部书记, 党支部副书记 and 小组长 are written, too.
fn post_of(word: &str) -> Option<PostKind> {
    let word = word.trim_start_matches("党支部").trim_start_matches("支部");
    Some(match word {
        "组长" | "小组长" | "党小组长" => PostKind::GroupLeader,
        "组织" | "组宣委员" => PostKind::Organisation,
        "宣传" => PostKind::Publicity,
        "纪检" | "纪律检查委员" => PostKind::Discipline,
        "支委" | "支委委员" => PostKind::CommitteeMember,
        _ => return PostKind::from_label(word),
    })
}

/// 特殊情况 such as 免于参加（年老体弱）、流动党员, and the two yes-or-no columns of the national export (M-01). A standing
/// begins with its approval, else with the year. 不计入应到 needs one (C-03): 不计入应到（长期卧床；公司党委 2026-03-01批准）.
pub(super) fn standings(row: &mut Reader<'_, Col>, member: &mut Member, today: Day) {
    let mut said: Vec<Standing> = Vec::new();
    for word in row.line(Col::Standings).map(|text| list(&text)).unwrap_or_default() {
        let (word, inside) = bracket(&word);
        let Some(kind) = standing_of(&word) else {
            row.refuse_value(
                Col::Standings,
                word,
                "认不得，请写免于参加、不计入应到、无表决权、流动党员、离退休或失联",
            );
            continue;
        };
        said.push(standing(kind, inside.as_deref(), today));
    }
    for (column, kind) in [(Col::IsFloating, StandingKind::Floating), (Col::IsLost, StandingKind::Lost)] {
        if row.yes_no(column) == Some(true) {
            said.push(standing(kind, None, today));
        }
    }
    for new in said {
        let is_held =
            |held: &Standing| held.kind == new.kind && held.until_on.is_none_or(|until| until > today);
        if member.standings.iter().any(is_held) {
            continue;
        }
        if new.kind == StandingKind::NotDue && new.approved_on.is_none() {
            row.refuse(
                Col::Standings,
                "不计入应到要经批准，请写成：不计入应到（长期卧床；公司党委 2026-03-01批准）",
            );
        }
        member.standings.push(new);
    }
}

fn standing_of(word: &str) -> Option<StandingKind> {
    let kind = StandingKind::from_label(word).or_else(|| StandingKind::from_label(&format!("{word}党员")));
    kind.or_else(|| StandingKind::from_label(word.trim_end_matches("党员")))
}

/// A standing from what stands in its bracket: the reason, and after a semicolon who approved it when.
fn standing(kind: StandingKind, inside: Option<&str>, today: Day) -> Standing {
    let parts = inside.unwrap_or_default().split(['；', ';']).map(str::trim).filter(|part| !part.is_empty());
    let (approvals, reasons): (Vec<&str>, Vec<&str>) = parts.partition(|part| approval(part).is_some());
    let approved = approvals.first().and_then(|part| approval(part));
    Standing {
        id: None,
        kind,
        from_on: approved.as_ref().map_or_else(|| year_start(today), |(_, on)| *on),
        until_on: None,
        reason: (!reasons.is_empty()).then(|| reasons.join("；")),
        approved_by: approved.as_ref().map(|(by, _)| by.clone()),
        approved_on: approved.map(|(_, on)| on),
        ground: None,
    }
}

/// 公司党委 2026-03-01批准
fn approval(text: &str) -> Option<(String, Day)> {
    let (by, on) = text.strip_suffix("批准")?.trim().rsplit_once(' ')?;
    Some((by.trim().to_owned(), on.parse().ok()?))
}

//! 党员名册 as a table that imports back unchanged.

use std::path::Path;

use ledger::View;
use ledger::date::Day;
use ledger::id::UnitId;
use ledger::member::{self, Member, RosterLine, Standing};
use ledger::unit::{self, Unit};

use super::{Listing, Value};
use crate::Result;
use crate::columns::MemberColumn as Col;

/// Writes the roster of a unit and everything under it on a day; ID and phone numbers in full, as a list that comes back needs
/// them. Errors: no such unit; the file cannot be written.
pub fn members(view: &View<'_>, path: &Path, unit: UnitId, day: Day, at: i64) -> Result<()> {
    super::save(&listing(view, unit, day)?, path, at)
}

fn listing(view: &View<'_>, unit: UnitId, day: Day) -> Result<Listing> {
    let roster = member::roster(view, unit, day)?;
    let units = unit::list(view)?;
    let rows = roster.iter().map(|line| record(view, line, &units, day)).collect::<Result<_>>()?;
    Ok(Listing::of("党员名册", rows))
}

fn record(view: &View<'_>, line: &RosterLine, units: &[Unit], day: Day) -> Result<Vec<(Col, Value)>> {
    let member = member::get(view, line.id)?;
    let fields = &member.fields;
    let home = units.iter().find(|unit| unit.id == line.unit_id);
    let (unit, superior) = super::name_of(units, home);
    Ok(vec![
        (Col::Name, fields.name.clone().into()),
        (Col::Sex, fields.sex.map(|sex| sex.label().to_owned()).into()),
        (Col::Ethnicity, fields.ethnicity.clone().into()),
        (Col::BornOn, fields.born_on.clone().into()),
        (Col::IdNumber, fields.id_number.clone().into()),
        (Col::NativePlace, fields.native_place.clone().into()),
        (Col::Education, fields.education.clone().into()),
        (Col::Degree, fields.degree.clone().into()),
        (Col::Stage, line.stage.label().into()),
        (Col::ProbationOn, fields.probation_on.clone().into()),
        (Col::FullOn, fields.full_on.clone().into()),
        (Col::AppliedOn, fields.applied_on.clone().into()),
        (Col::ActivistOn, fields.activist_on.clone().into()),
        (Col::ProspectOn, fields.prospect_on.clone().into()),
        (
            Col::SeniorityAdjust,
            if fields.seniority_adjust_months == 0 {
                Value::Blank
            } else {
                Value::Count(fields.seniority_adjust_months)
            },
        ),
        (Col::Unit, unit.into()),
        (Col::Group, line.group.clone().into()),
        (Col::Superior, superior.into()),
        (Col::Base, home.and_then(|unit| unit.base.clone()).into()),
        (Col::Posts, posts(&member, day).into()),
        (
            Col::PostsFrom,
            member
                .posts
                .iter()
                .find(|post| holds(post.from_on, post.until_on, day))
                .map(|post| post.from_on.to_string())
                .into(),
        ),
        (
            Col::JoinedOn,
            member
                .memberships
                .iter()
                .rev()
                .find(|home| holds(home.from_on, home.until_on, day))
                .map(|home| home.from_on.to_string())
                .into(),
        ),
        (Col::Standings, standings(&member, day).into()),
        (Col::Job, fields.job.clone().into()),
        (Col::Title, fields.title.clone().into()),
        (Col::IsFrontline, if fields.is_frontline { "是".into() } else { Value::Blank }),
        (Col::WorkedFrom, fields.worked_from.clone().into()),
        (Col::Phone, fields.phone.clone().into()),
        (Col::Address, fields.address.clone().into()),
        (Col::Note, fields.note.clone().into()),
    ])
}

fn holds(from_on: Day, until_on: Option<Day>, day: Day) -> bool {
    from_on <= day && until_on.is_none_or(|until| day < until)
}

fn posts(member: &Member, day: Day) -> String {
    let held = member.posts.iter().filter(|post| holds(post.from_on, post.until_on, day));
    held.map(|post| with_bracket(post.post.label(), post.duty.as_deref())).collect::<Vec<_>>().join("、")
}

fn standings(member: &Member, day: Day) -> String {
    let held = member.standings.iter().filter(|standing| holds(standing.from_on, standing.until_on, day));
    let text = |standing: &Standing| with_bracket(standing.kind.label(), Some(&inside(standing)));
    held.map(text).collect::<Vec<_>>().join("、")
}

/// The reason, and who approved it when.
fn inside(standing: &Standing) -> String {
    let approval = standing.approved_by.as_ref().zip(standing.approved_on);
    let approval = approval.map(|(by, on)| format!("{by} {on}批准"));
    [standing.reason.clone(), approval].into_iter().flatten().collect::<Vec<_>>().join("；")
}

/// 张三（病假）
pub(super) fn with_bracket(text: &str, inside: Option<&str>) -> String {
    inside
        .filter(|inside| !inside.is_empty())
        .map_or_else(|| text.to_owned(), |inside| format!("{text}（{inside}）"))
}

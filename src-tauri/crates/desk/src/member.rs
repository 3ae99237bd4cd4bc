//! 党员: the roster, one member, one member's record. ID and phone numbers leave masked (P-09) unless asked for.

use ledger::attendance::{HoursLine, RecordLine};
use ledger::date::Day;
use ledger::id::{MemberId, UnitId};
use ledger::member::{Member, MemberFields, Membership, Post, RosterLine, RosterPage, Standing};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::request::{Empty, OnDay, One, unit_or_top, window};
use crate::work::Work;

/// A member to add or change, with everything dated.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct MemberSaveReq {
    /// Row id; none for a new member.
    pub id: Option<MemberId>,
    /// What a person fills in; a masked number stays as it is.
    pub fields: MemberFields,
    /// 组织关系.
    pub memberships: Vec<Membership>,
    /// 党内职务.
    pub posts: Vec<Post>,
    /// 免于参加 and the like.
    pub standings: Vec<Standing>,
}

/// A stretch of the roster.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct MemberPageReq {
    /// The unit; none: the book's own.
    pub unit_id: Option<UnitId>,
    /// The day.
    pub day: Day,
    /// Only whose name, reading or initials these words find.
    pub words: Option<String>,
    /// From this person on, the first being 0.
    pub skip: usize,
    /// At most so many.
    pub take: usize,
}

/// Numbers in full.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Revealed {
    /// 身份证号.
    pub id_number: Option<String>,
    /// 手机号码.
    pub phone: Option<String>,
}

/// Whose record, over which days.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MemberRecordReq {
    /// The member.
    pub id: MemberId,
    /// First day.
    pub from: Day,
    /// Last day; the hours are those of its year and quarter.
    pub to: Day,
}

/// One member's sessions and hours.
#[derive(Debug, Serialize, TS)]
pub struct MemberRecord {
    /// Sessions on whose roll the member stands, newest first.
    pub rows: Vec<RecordLine>,
    /// Hours; none for somebody who owes none (an applicant).
    pub hours: Option<HoursLine>,
    /// Sessions of other units they took part in as a guest, newest first.
    pub guest: Vec<ledger::session::GuestLine>,
}

/// `standing_effect`
pub fn standing_effect(_: &mut Work<'_>, standing: Standing) -> Result<String> {
    Ok(ledger::member::standing_effect(&standing))
}

/// `member_roster`
pub fn roster(work: &mut Work<'_>, OnDay { unit_id, day }: OnDay) -> Result<Vec<RosterLine>> {
    work.read(|view| ledger::member::roster(view, unit_or_top(view, unit_id)?, day))
}

/// `member_count`
pub fn count(work: &mut Work<'_>, Empty {}: Empty) -> Result<i64> {
    let today = work.today();
    work.read(|view| ledger::member::head_count(view, ledger::unit::top(view)?.id, today))
}

/// `member_page`
pub fn page(work: &mut Work<'_>, request: MemberPageReq) -> Result<RosterPage> {
    let MemberPageReq { unit_id, day, words, skip, take } = request;
    let words = words.unwrap_or_default();
    work.read(|view| ledger::member::roster_page(view, unit_or_top(view, unit_id)?, day, &words, skip, take))
}

/// `member_get`
pub fn get(work: &mut Work<'_>, One { id }: One<MemberId>) -> Result<Member> {
    Ok(masked(work.read(|view| ledger::member::get(view, id))?))
}

fn masked(mut member: Member) -> Member {
    let fields = &mut member.fields;
    fields.id_number = fields.id_number.as_deref().map(ledger::member::mask_id_number);
    fields.phone = fields.phone.as_deref().map(ledger::member::mask_phone);
    member
}

/// `member_save`
pub fn save(work: &mut Work<'_>, request: MemberSaveReq) -> Result<Member> {
    let MemberSaveReq { id, fields, memberships, posts, standings } = request;
    let verb = if id.is_some() { "修改" } else { "登记" };
    let saved = work.write(&format!("{verb}党员：{}", fields.name), |tx| {
        let id = ledger::member::save(tx, id, &fields, &memberships, &posts, &standings)?;
        ledger::member::get(tx, id)
    })?;
    Ok(masked(saved))
}

/// `member_delete`
pub fn delete(work: &mut Work<'_>, One { id }: One<MemberId>) -> Result<Empty> {
    work.write("删除党员", |tx| {
        tx.summary(&format!("删除党员：{}", ledger::member::get(tx, id)?.fields.name))?;
        ledger::member::delete(tx, id)
    })?;
    Ok(Empty {})
}

/// `member_reveal`
pub fn reveal(work: &mut Work<'_>, One { id }: One<MemberId>) -> Result<Revealed> {
    let fields = work.read(|view| ledger::member::get(view, id))?.fields;
    // What is not written down is not shown.
    work.witness(&format!("查看完整号码：{}", fields.name), Some(("member", id.0)))?;
    Ok(Revealed { id_number: fields.id_number, phone: fields.phone })
}

/// `member_record`
pub fn record(work: &mut Work<'_>, request: MemberRecordReq) -> Result<MemberRecord> {
    let MemberRecordReq { id, from, to } = request;
    let window = window(from, to)?;
    work.read(|view| {
        let member = ledger::member::get(view, id)?;
        let home = member.memberships.iter().rev().find(|place| place.from_on <= to);
        let hours = match home {
            Some(home) => ledger::attendance::hours(view, home.unit_id, to)?
                .into_iter()
                .find(|line| line.member_id == id),
            None => None,
        };
        let guest = ledger::session::guest_record(view, id, window)?;
        Ok(MemberRecord { rows: ledger::attendance::record(view, id, window)?, hours, guest })
    })
}

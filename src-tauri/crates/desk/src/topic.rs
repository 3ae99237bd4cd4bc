//! 学习主题: what has to be studied, and who has had it.

use ledger::date::Day;
use ledger::id::{MemberId, TopicId, TopicStudyId};
use ledger::topic::{self, Coverage, StudyForm, Topic, TopicFields, TopicStudy};
use serde::Deserialize;
use ts_rs::TS;

use crate::error::Result;
use crate::request::{Empty, One, Saved, Within, unit_or_top, window};
use crate::work::Work;

/// Study of one topic by several members.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct StudyTogetherReq {
    /// Topic.
    pub topic_id: TopicId,
    /// Who.
    pub member_ids: Vec<MemberId>,
    /// When.
    pub on_day: Day,
    /// How.
    pub form: StudyForm,
    /// Credit in minutes for each.
    pub minutes: i64,
    /// Note.
    pub note: Option<String>,
}

/// `topic_list`
pub fn list(work: &mut Work<'_>, Within { unit_id, from, to }: Within) -> Result<Vec<Topic>> {
    let window = window(from, to)?;
    work.read(|view| topic::list(view, unit_or_top(view, unit_id)?, window))
}

/// `topic_save`
pub fn save(work: &mut Work<'_>, Saved { id, fields }: Saved<TopicId, TopicFields>) -> Result<Topic> {
    let verb = if id.is_some() { "修改" } else { "新建" };
    work.write(&format!("{verb}学习主题：{}", fields.title), |tx| {
        let id = topic::save(tx, id, &fields)?;
        topic::get(tx, id)
    })
}

/// `topic_delete`
pub fn delete(work: &mut Work<'_>, One { id }: One<TopicId>) -> Result<Empty> {
    work.write("删除学习主题", |tx| {
        tx.summary(&format!("删除学习主题：{}", topic::get(tx, id)?.fields.title))?;
        topic::delete(tx, id)
    })?;
    Ok(Empty {})
}

/// `topic_coverage`
pub fn coverage(work: &mut Work<'_>, Within { unit_id, from, to }: Within) -> Result<Coverage> {
    let window = window(from, to)?;
    work.read(|view| topic::coverage(view, unit_or_top(view, unit_id)?, window))
}

/// `study_save`
pub fn study_save(work: &mut Work<'_>, study: TopicStudy) -> Result<TopicStudy> {
    let id = work.write("登记会外学习", |tx| {
        tx.summary(&format!("登记会外学习：{}", ledger::member::get(tx, study.member_id)?.fields.name))?;
        topic::study_save(tx, &study)
    })?;
    Ok(TopicStudy { id: Some(id), ..study })
}

/// `study_together`
pub fn study_together(work: &mut Work<'_>, request: StudyTogetherReq) -> Result<Empty> {
    let StudyTogetherReq { topic_id, member_ids, on_day, form, minutes, note } = request;
    work.write("登记会外学习", |tx| {
        let title = topic::get(tx, topic_id)?.fields.title;
        tx.summary(&format!("登记{}人{}：{title}", member_ids.len(), form.label()))?;
        let study = TopicStudy { id: None, topic_id, member_id: MemberId(0), on_day, form, minutes, note };
        topic::study_together(tx, &member_ids, &study)
    })?;
    Ok(Empty {})
}

/// `study_get`
pub fn study_get(work: &mut Work<'_>, One { id }: One<TopicStudyId>) -> Result<TopicStudy> {
    work.read(|view| topic::study_get(view, id))
}

/// `study_delete`
pub fn study_delete(work: &mut Work<'_>, One { id }: One<TopicStudyId>) -> Result<Empty> {
    work.write("删除会外学习", |tx| topic::study_delete(tx, id))?;
    Ok(Empty {})
}

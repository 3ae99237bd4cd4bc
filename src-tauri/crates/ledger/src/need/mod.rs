//! 问需问计: what people asked for, suggested or asked about, and what became of it (S67, S132, S136, S149).

mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use store::*;

use crate::date::Day;
use crate::id::{NeedId, SessionId, TaskId, UnitId};
use crate::{Error, Result};

text_enum! {
    /// What it is.
    NeedKind {
        Need = "need" "需求",
        Suggestion = "suggestion" "建议",
        Question = "question" "提问",
    }
}

/// What a person fills in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NeedFields {
    /// The unit that was asked.
    pub unit_id: UnitId,
    /// Need, suggestion or question.
    pub kind: NeedKind,
    /// When it was raised.
    pub on_day: Day,
    /// Who raised it; nobody where it came without a name.
    pub from_whom: Option<String>,
    /// 座谈、信箱、走访、直播提问.
    pub channel: Option<String>,
    /// 急难愁盼, 工作条件.
    pub category: Option<String>,
    /// What was said.
    pub text: String,
    /// The session it was raised in.
    pub session_id: Option<SessionId>,
    /// The task it became.
    pub task_id: Option<TaskId>,
    /// When it was answered.
    pub answered_on: Option<Day>,
    /// What was answered.
    pub answer: Option<String>,
    /// Whether a suggestion was taken up; not said yet when none.
    pub is_adopted: Option<bool>,
}

/// A need as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Need {
    /// Row id.
    pub id: NeedId,
    /// UUIDv7.
    pub uid: String,
    /// Fields.
    #[serde(flatten)]
    #[ts(flatten)]
    pub fields: NeedFields,
    /// Name of the unit.
    pub unit: String,
    /// The task it became: its number and name.
    pub task: Option<String>,
    /// Subject of the session it was raised in.
    pub session: Option<String>,
}

/// How many, and what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NeedFigures {
    /// 需求.
    pub needs: i64,
    /// Needs that became a task (S67).
    pub needs_to_tasks: i64,
    /// 建议.
    pub suggestions: i64,
    /// Suggestions that were taken up (S136).
    pub adopted: i64,
    /// Suggestions that became a task.
    pub suggestions_to_tasks: i64,
    /// 提问.
    pub questions: i64,
    /// Questions that were answered (S132).
    pub questions_answered: i64,
    /// All of the three that were answered.
    pub answered: i64,
    /// Days from raising to answering, summed over `answered`; the same day is 0 (S149).
    pub answer_days: i64,
}

impl NeedFigures {
    /// Average days to an answer; `None` while nothing is answered.
    #[allow(clippy::cast_precision_loss)] // counts of a book are far below 2^52
    pub fn average_days(&self) -> Option<f64> {
        (self.answered > 0).then(|| self.answer_days as f64 / self.answered as f64)
    }
}

/// The figures of needs.
pub fn figures<'a>(needs: impl IntoIterator<Item = &'a NeedFields>) -> NeedFigures {
    let mut figures = NeedFigures::default();
    for need in needs {
        let (is_task, is_answered) =
            (i64::from(need.task_id.is_some()), i64::from(need.answered_on.is_some()));
        match need.kind {
            NeedKind::Need => {
                figures.needs += 1;
                figures.needs_to_tasks += is_task;
            }
            NeedKind::Suggestion => {
                figures.suggestions += 1;
                figures.adopted += i64::from(need.is_adopted == Some(true));
                figures.suggestions_to_tasks += is_task;
            }
            NeedKind::Question => {
                figures.questions += 1;
                figures.questions_answered += is_answered;
            }
        }
        figures.answered += is_answered;
        figures.answer_days += need.answered_on.map_or(0, |answered| (answered - need.on_day).num_days());
    }
    figures
}

/// Errors: nothing said, an answer before the question, an answer without its day.
fn check(fields: &NeedFields) -> Result<()> {
    if fields.text.trim().is_empty() {
        return Err(Error::broken("text", "请写下提出的内容"));
    }
    if fields.answered_on.is_some_and(|answered| answered < fields.on_day) {
        return Err(Error::broken("answeredOn", "答复日期早于提出日期，请核对"));
    }
    let has_answer = fields.answer.as_deref().is_some_and(|answer| !answer.trim().is_empty());
    if has_answer && fields.answered_on.is_none() {
        return Err(Error::broken("answeredOn", "写了答复，还要填答复日期"));
    }
    Ok(())
}

/// The longest name a task takes over; the whole text goes to its measures.
const TITLE: usize = 30;

/// The name of the task a need becomes: its first sentence, cut where it is long.
fn title_of(text: &str) -> String {
    let first = text.trim().split(['。', '；', '\n', '！', '？']).next().unwrap_or_default().trim();
    let cut: String = first.chars().take(TITLE).collect();
    if cut.len() < first.len() { cut + "…" } else { cut }
}

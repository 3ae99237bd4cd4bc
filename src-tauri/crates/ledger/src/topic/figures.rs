//! What the topics of a window come to: by family, required and chosen, originals. Pure: no SQL.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{StudyForm, Topic};

/// 系列: the topics of one family together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "TopicFamily")]
pub struct Family {
    /// Its name; none: topics without a family.
    pub name: Option<String>,
    /// Topics.
    pub topics: i64,
    /// Of these, topics somebody has had.
    pub studied: i64,
    /// Sessions with these topics; a session with two of them counts for each.
    pub sessions: i64,
    /// People asked, summed over the topics.
    pub due: i64,
    /// Of these, had by any form.
    pub covered: i64,
}

/// What is asked, and what a branch chose beside it (S122).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "TopicMenu")]
pub struct Menu {
    /// 必学 topics.
    pub required: i64,
    /// Of these, had by everybody asked.
    pub required_whole: i64,
    /// 选学 topics.
    pub optional: i64,
    /// Of these, had by somebody.
    pub optional_studied: i64,
    /// Topics that somebody has had.
    pub studied: i64,
    /// Of these, 原著原文 (S87).
    pub originals_studied: i64,
}

/// Study outside sessions in one form (S18).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StudyTotal {
    /// The form.
    pub form: StudyForm,
    /// Different people.
    pub people: i64,
    /// Entries.
    pub times: i64,
    /// Credit in minutes.
    pub minutes: i64,
}

impl Topic {
    /// Whether somebody has had it in the window: in a session, or in any other form.
    pub fn is_studied(&self) -> bool {
        self.sessions > 0 || self.covered > 0
    }
}

/// The topics by family, in the order in which families first appear; those without one last.
pub fn families(topics: &[Topic]) -> Vec<Family> {
    let mut families: Vec<Family> = Vec::new();
    for topic in topics {
        let name = topic.fields.family.as_deref().map(str::trim).filter(|name| !name.is_empty());
        let place = families.iter().position(|family| family.name.as_deref() == name).unwrap_or_else(|| {
            families.push(Family {
                name: name.map(str::to_owned),
                topics: 0,
                studied: 0,
                sessions: 0,
                due: 0,
                covered: 0,
            });
            families.len() - 1
        });
        let family = &mut families[place];
        family.topics += 1;
        family.studied += i64::from(topic.is_studied());
        family.sessions += topic.sessions;
        family.due += topic.due;
        family.covered += topic.covered;
    }
    families.sort_by_key(|family| family.name.is_none());
    families
}

/// The topics counted.
pub fn menu(topics: &[Topic]) -> Menu {
    let mut menu = Menu::default();
    for topic in topics {
        let is_studied = i64::from(topic.is_studied());
        if topic.fields.is_required {
            menu.required += 1;
            menu.required_whole += i64::from(topic.due > 0 && topic.covered == topic.due);
        } else {
            menu.optional += 1;
            menu.optional_studied += is_studied;
        }
        menu.studied += is_studied;
        menu.originals_studied += is_studied * i64::from(topic.fields.is_original);
    }
    menu
}

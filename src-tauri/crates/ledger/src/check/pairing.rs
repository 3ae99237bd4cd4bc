//! 谈心谈话 by who talked with whom: 委员 with 委员, 委员 with 党员, 党员 with 党员 (ZB-24).

use std::collections::{BTreeMap, HashMap};

use super::law::Asked;
use super::outlook::settle;
use super::span::Look;
use super::store::Checker;
use super::{Finding, count};
use crate::Result;
use crate::date::{Day, Window};
use crate::id::{MemberId, SessionId};
use crate::member::RosterLine;

/// The three kinds of pair, with what people call them and how many 委员 are in one.
const PAIRINGS: [(&str, usize); 3] = [("委员与委员", 2), ("委员与党员", 1), ("党员与党员", 0)];

/// Both sides of a talk, or those who came to it.
#[derive(Default)]
struct Sides {
    talkers: Vec<MemberId>,
    talked_to: Vec<MemberId>,
    present: Vec<MemberId>,
}

impl Checker<'_> {
    /// One finding a pairing for which the branch has people.
    pub(super) fn pairings(&self, asked: &Asked) -> Result<Vec<Finding>> {
        let day = self.records.day;
        let leaders = self.facts.leaders(day);
        let members: Vec<&RosterLine> = self.roster()?.iter().filter(|line| line.is_due).collect();
        let plain = members.iter().filter(|line| !leaders.contains(&line.id)).count();
        let leading = members.len() - plain;
        let mut findings = Vec::new();
        for span in Look::Now.spans(asked.rule.period, day) {
            let talks = self.talks(asked, span.window)?;
            for (scope, of) in PAIRINGS {
                let mut finding = Finding::blank(asked, &span.name, scope);
                finding.unit_id = Some(self.facts.unit.id);
                finding.sessions = talks.get(&of).cloned().unwrap_or_default();
                finding.held = count(finding.sessions.len());
                finding.expected = finding.held;
                if let Some(why) = self.before_book(&span) {
                    finding.reason = Some(why);
                } else if leading < of || plain < 2 - of {
                    finding.reason = Some(format!("登记了委员{leading}名，其他党员{plain}名，没有这一类"));
                } else {
                    finding.state = finding.stand(span.last_day, day);
                    finding.reason = self.begun_in(&span);
                    settle(
                        &mut finding,
                        &self.records.calendar,
                        Window { from: day, to: span.last_day },
                        &[],
                    );
                }
                findings.push(finding);
            }
        }
        Ok(findings)
    }

    /// uid of the talks of a window by how many 委员 were in a pair of them.
    fn talks(&self, asked: &Asked, window: Window) -> Result<HashMap<usize, Vec<String>>> {
        let day = self.records.day;
        let held = self.facts.events.iter().filter(|event| {
            event.fits(&asked.rule, None)
                && !event.is_planned
                && event.on_day <= day
                && window.contains(event.on_day)
        });
        let talks: BTreeMap<SessionId, (Day, &str)> =
            held.map(|event| (event.session, (event.on_day, event.uid.as_str()))).collect();
        let mut by_pairing: HashMap<usize, Vec<String>> = HashMap::new();
        for (session, sides) in self.sides(talks.keys().copied())? {
            let Some((on_day, uid)) = talks.get(&session) else { continue };
            let leaders = self.facts.leaders(*on_day);
            let mut kinds: Vec<usize> = sides
                .pairs()
                .iter()
                .map(|pair| pair.iter().filter(|member| leaders.contains(member)).count())
                .collect();
            kinds.sort_unstable();
            kinds.dedup();
            for kind in kinds {
                by_pairing.entry(kind).or_default().push((*uid).to_owned());
            }
        }
        Ok(by_pairing)
    }

    fn sides(&self, sessions: impl Iterator<Item = SessionId>) -> Result<BTreeMap<SessionId, Sides>> {
        let ids: Vec<i64> = sessions.map(|session| session.0).collect();
        let sql = "SELECT r.session_id, r.role, r.member_id FROM json_each(?1) j JOIN session_role r ON r.session_id = j.value
              WHERE r.role IN ('talker', 'talked_to') AND r.member_id IS NOT NULL
            UNION ALL SELECT a.session_id, 'present', a.member_id FROM json_each(?1) j
              JOIN attendance a ON a.session_id = j.value AND a.mark = 'present'";
        let mut statement = self.records.view.conn().prepare_cached(sql)?;
        let mut rows = statement.query([serde_json::json!(ids).to_string()])?;
        let mut talks: BTreeMap<SessionId, Sides> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let sides = talks.entry(row.get(0)?).or_default();
            let side = match row.get_ref(1)?.as_str().unwrap_or_default() {
                "talker" => &mut sides.talkers,
                "talked_to" => &mut sides.talked_to,
                _ => &mut sides.present,
            };
            side.push(row.get(2)?);
        }
        Ok(talks)
    }
}

impl Sides {
    /// Who talked with whom: the two sides as recorded; without them, two people on the roll.
    fn pairs(&self) -> Vec<[MemberId; 2]> {
        match (self.talkers.as_slice(), self.talked_to.as_slice(), self.present.as_slice()) {
            ([], [], [one, other]) => vec![[*one, *other]],
            (talkers, talked_to, _) => {
                let pairs = talkers.iter().flat_map(|one| talked_to.iter().map(|other| [*one, *other]));
                pairs.filter(|[one, other]| one != other).collect()
            }
        }
    }
}

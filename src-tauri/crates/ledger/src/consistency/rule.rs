//! What is looked for. A rule is a sentence and a query; every query answers with the session (or the unit and day), who it is
//! about, what makes this finding itself and no other, and the words that fill the sentence.

use super::Weight::{self, Doubt, Gap, Wrong};

/// One thing that is looked for.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its word, part of the key of its findings.
    pub word: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// How it weighs.
    pub weight: Weight,
    /// The sentence; `{}` stands for what the query found.
    pub says: &'static str,
    /// What to do.
    pub action: &'static str,
    /// Columns: session or NULL, member or NULL, facts of the key, words of the sentence.
    pub(super) sql: &'static str,
}

const fn rule(
    word: &'static str,
    label: &'static str,
    weight: Weight,
    says: &'static str,
    action: &'static str,
    sql: &'static str,
) -> Rule {
    Rule { word, label, weight, says, action, sql }
}

/// Every rule, in the order in which people see them. Same texts are compared in [`super::repeats`], months without a record in
/// [`super::empty_months`].
pub const RULES: &[Rule] = &[
    rule(
        "not_on_roll",
        "应到和名册不符",
        Wrong,
        "按当天的名册应到，点名表上却没有：{}",
        "重新按名册点名，或把名册上的起止日期改对",
        "SELECT d.session_id, NULL, group_concat(d.member_id ORDER BY d.member_id), group_concat(d.name, '、' ORDER BY d.member_id)
         FROM due d WHERE NOT EXISTS (SELECT 1 FROM attendance a WHERE a.session_id = d.session_id AND a.member_id = d.member_id)
         GROUP BY 1",
    ),
    rule(
        "not_on_roster",
        "点名表上有当天不在名册的人",
        Wrong,
        "点名表上有，按当天的名册却不是应到：{}",
        "从点名表上去掉，外来的人写在列席里；名册的日期有误的改名册",
        "SELECT h.id, NULL, group_concat(a.member_id ORDER BY a.member_id), group_concat(m.name, '、' ORDER BY a.member_id)
         FROM held h CROSS JOIN attendance a ON a.session_id = h.id CROSS JOIN member m ON m.id = a.member_id
         WHERE CASE WHEN h.scope IN ('all', 'committee')
           THEN NOT EXISTS (SELECT 1 FROM due d WHERE d.session_id = h.id AND d.member_id = a.member_id)
           ELSE NOT EXISTS (SELECT 1 FROM membership ms WHERE ms.member_id = a.member_id AND ms.from_on <= h.on_day
             AND (ms.until_on IS NULL OR ms.until_on > h.on_day)) END
         GROUP BY 1",
    ),
    rule(
        "two_places",
        "同一时间在两处",
        Wrong,
        "{}",
        "核对两次活动的起止时间和到会记录",
        "SELECT b.session_id, NULL, min(a.session_id) || ':' || group_concat(DISTINCT b.member_id),
           replace(group_concat(DISTINCT m.name), ',', '、') || '同一时间也在“' || o.title || '”（' || o.start_time || '—' || o.end_time || '）'
         FROM here a CROSS JOIN here b ON b.member_id = a.member_id AND b.session_id > a.session_id
             AND b.start < a.stop AND a.start < b.stop
           CROSS JOIN member m ON m.id = b.member_id CROSS JOIN session o ON o.id = a.session_id
           CROSS JOIN session n ON n.id = b.session_id AND (n.unit_id, n.on_day, n.title, n.start_time) IS NOT (o.unit_id, o.on_day, o.title, o.start_time)
         GROUP BY a.session_id, b.session_id",
    ),
    rule(
        "on_leave",
        "请假期间到会",
        Wrong,
        "登记了请假，却记为到会：{}",
        "按实际情况改点名，或改请假的起止日期",
        "SELECT h.id, NULL, group_concat(DISTINCT a.member_id), replace(group_concat(DISTINCT m.name), ',', '、')
         FROM held h CROSS JOIN attendance a ON a.session_id = h.id AND a.mark = 'present'
           LEFT JOIN sitting t ON t.id = a.sitting_id
           CROSS JOIN leave l ON l.member_id = a.member_id AND (l.session_id = h.id
             OR l.session_id IS NULL AND l.from_on <= ifnull(t.on_day, h.on_day) AND l.until_on > ifnull(t.on_day, h.on_day))
           CROSS JOIN member m ON m.id = a.member_id
         GROUP BY 1",
    ),
    rule(
        "acted_away",
        "没到会的人有分工或发言",
        Wrong,
        "点名记为请假或缺席，记录里却有：{}",
        "按实际情况改点名，或改分工和发言记录",
        "SELECT id, NULL, group_concat(member_id || part, ','), group_concat(name || '（' || part || '）', '、') FROM (
           SELECT h.id, a.member_id, m.name, CASE r.role WHEN 'host' THEN '主持' WHEN 'recorder' THEN '记录' WHEN 'lecturer' THEN '主讲'
             WHEN 'reader' THEN '领学' ELSE '发言' END AS part
           FROM held h CROSS JOIN attendance a ON a.session_id = h.id AND a.mark IN ('excused', 'absent')
             CROSS JOIN member m ON m.id = a.member_id
             CROSS JOIN session_role r ON r.session_id = h.id AND r.member_id = a.member_id
               AND r.role IN ('host', 'recorder', 'lecturer', 'reader', 'speaker')
           UNION SELECT h.id, a.member_id, m.name, '发言'
           FROM held h CROSS JOIN attendance a ON a.session_id = h.id AND a.mark IN ('excused', 'absent')
             CROSS JOIN member m ON m.id = a.member_id
             CROSS JOIN agenda_item g ON g.session_id = h.id
               AND (g.speaker = m.name OR instr(char(10) || g.record, char(10) || m.name || '：') > 0))
         GROUP BY 1",
    ),
    rule(
        "future",
        "还没到日期，已记为已开",
        Wrong,
        "活动的日期是{}，还没有到",
        "改成“已列计划”，或把日期改对",
        "SELECT h.id, NULL, h.on_day, h.on_day FROM held h WHERE h.on_day > :today",
    ),
    rule(
        "made_up_before",
        "补学早于活动",
        Wrong,
        "补学的日期比活动早：{}",
        "把补学的日期或活动的日期改对",
        "SELECT h.id, NULL, group_concat(k.member_id || '@' || k.on_day), group_concat(m.name || k.on_day, '、')
         FROM held h CROSS JOIN make_up k ON k.session_id = h.id AND k.on_day < h.on_day CROSS JOIN member m ON m.id = k.member_id GROUP BY 1",
    ),
    rule(
        "made_up_present",
        "到会的人又登记了补学",
        Wrong,
        "没有请假或缺席，却登记了补学：{}",
        "删去补学，或改点名",
        "SELECT h.id, NULL, group_concat(k.member_id), group_concat(m.name, '、')
         FROM held h CROSS JOIN make_up k ON k.session_id = h.id CROSS JOIN member m ON m.id = k.member_id
           LEFT JOIN attendance a ON a.session_id = h.id AND a.member_id = k.member_id
         WHERE a.mark IS NULL OR a.mark NOT IN ('excused', 'absent') GROUP BY 1",
    ),
    rule(
        "twice",
        "同一次活动登记了两遍",
        Wrong,
        "和另一条登记的组织、日期、类别、主题都相同{}",
        "留下一条，删去另一条；确是两次的写明各自的时间",
        "SELECT h.id, NULL, o.uid, '' FROM held h CROSS JOIN held o ON o.unit_id = h.unit_id AND o.on_day = h.on_day AND o.kind = h.kind
           AND o.title = h.title AND o.start_time IS h.start_time AND o.id < h.id",
    ),
    rule(
        "credit",
        "学时和起止时间不符",
        Doubt,
        "{}",
        "把起止时间或学时改对；中间有休息的可以核实保留",
        "SELECT h.id, NULL, h.minutes || '/' || h.length, '从' || h.start_time || '到' || h.end_time || '是 ' || h.length || ' 分钟，学时记了 ' || h.minutes || ' 分钟'
         FROM (SELECT *, (((strftime('%H', end_time) - strftime('%H', start_time)) * 60 + strftime('%M', end_time) - strftime('%M', start_time)) + 1440) % 1440 AS length
               FROM held WHERE start_time IS NOT NULL AND end_time IS NOT NULL AND minutes > 0
                 AND NOT EXISTS (SELECT 1 FROM sitting t WHERE t.session_id = held.id)) AS h
         WHERE abs(h.length - h.minutes) > :minutes",
    ),
    rule(
        "long_day",
        "一天的学时太多",
        Doubt,
        "{}",
        "核对当天各次活动的学时；几天的培训记在一天的可以核实保留",
        "SELECT max(h.id), a.member_id, h.on_day || '=' || sum(h.minutes), m.name || '这一天共 ' || sum(h.minutes) || ' 分钟'
         FROM held h CROSS JOIN attendance a ON a.session_id = h.id AND a.mark = 'present' CROSS JOIN member m ON m.id = a.member_id
         GROUP BY a.member_id, h.on_day HAVING sum(h.minutes) > :day_minutes",
    ),
    rule(
        "no_vote",
        "有决议，没有表决数",
        Gap,
        "{}，没有登记表决的票数",
        "补登表决：应到、实到有表决权的人数和赞成、反对、弃权",
        "SELECT h.id, NULL, '', CASE WHEN EXISTS (SELECT 1 FROM agenda_item g WHERE g.session_id = h.id AND g.kind = 'vote') THEN '议程里有表决' ELSE '写了决议' END
         FROM held h CROSS JOIN session s ON s.id = h.id
         WHERE NOT EXISTS (SELECT 1 FROM vote v WHERE v.session_id = h.id)
           AND (EXISTS (SELECT 1 FROM agenda_item g WHERE g.session_id = h.id AND g.kind = 'vote')
             OR trim(ifnull(s.decisions, '')) <> '' AND EXISTS (SELECT 1 FROM session_kind k WHERE k.session_id = h.id AND k.kind = 'general_meeting'))",
    ),
    rule(
        "no_decision",
        "有表决，没有写决议",
        Gap,
        "表决了{}，决议一栏是空的",
        "写上决议：议定什么、谁负责、什么时候完成",
        "SELECT h.id, NULL, '', group_concat('“' || v.subject || '”', '、') FROM held h CROSS JOIN session s ON s.id = h.id CROSS JOIN vote v ON v.session_id = h.id
         WHERE trim(ifnull(s.decisions, '')) = '' GROUP BY 1",
    ),
    rule(
        "unsigned",
        "没有主持人或记录人",
        Gap,
        "没有写{}",
        "补上主持人和记录人",
        "SELECT h.id, NULL, group_concat(r.role), group_concat(r.word, '、')
         FROM held h JOIN (SELECT 'host' AS role, '主持人' AS word UNION ALL SELECT 'recorder', '记录人') AS r
         WHERE h.is_called AND h.scope IN ('all', 'committee')
           AND NOT EXISTS (SELECT 1 FROM session_role x WHERE x.session_id = h.id AND x.role = r.role)
         GROUP BY 1",
    ),
    rule(
        "no_reason",
        "请假没有写事由",
        Gap,
        "请假没有写病假、事假还是公差：{}",
        "在点名里选上请假的事由",
        "SELECT h.id, NULL, group_concat(a.member_id ORDER BY a.member_id), group_concat(m.name, '、' ORDER BY a.member_id)
         FROM held h CROSS JOIN attendance a ON a.session_id = h.id AND a.mark = 'excused' AND a.reason IS NULL
           CROSS JOIN member m ON m.id = a.member_id GROUP BY 1",
    ),
    rule(
        "off_plan",
        "日期和计划不符",
        Doubt,
        "{}",
        "有变动的在计划里写明顺延和原因",
        "SELECT h.id, NULL, p.uid || '@' || ifnull(p.on_day, p.month), '计划是' || ifnull(p.on_day, p.month) || '，实际在' || h.on_day
         FROM held h CROSS JOIN plan_item p ON p.session_id = h.id AND p.status <> 'postponed'
         WHERE p.month <> substr(h.on_day, 1, 7) OR p.on_day IS NOT NULL AND p.on_day <> h.on_day",
    ),
];

/// Where somebody was, in minutes on one line of time: came to a session or sitting, or had a part in one.
pub(super) const HERE: &str = "
part AS (
  SELECT h.id AS session_id, a.member_id, ifnull(t.on_day, h.on_day) AS on_day, ifnull(t.start_time, h.start_time) AS start_time,
    ifnull(t.end_time, h.end_time) AS end_time
  FROM held h CROSS JOIN attendance a ON a.session_id = h.id AND a.mark = 'present' LEFT JOIN sitting t ON t.id = a.sitting_id
  UNION
  SELECT h.id, r.member_id, h.on_day, h.start_time, h.end_time FROM held h CROSS JOIN session_role r ON r.session_id = h.id AND r.member_id IS NOT NULL
  WHERE NOT EXISTS (SELECT 1 FROM sitting t WHERE t.session_id = h.id)),
timed AS (
  SELECT session_id, member_id, CAST(julianday(on_day) AS INTEGER) * 1440 + strftime('%H', start_time) * 60 + strftime('%M', start_time) AS start,
    ((strftime('%H', end_time) - strftime('%H', start_time)) * 60 + strftime('%M', end_time) - strftime('%M', start_time) + 1440) % 1440 AS length
  FROM part WHERE start_time IS NOT NULL AND end_time IS NOT NULL),
here AS MATERIALIZED (SELECT session_id, member_id, start, start + length AS stop FROM timed ORDER BY member_id)";

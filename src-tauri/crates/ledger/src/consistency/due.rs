//! Who was due at the sessions held, by the roster of each day, in one query for a whole tree.

/// The sessions held in the window, each once; `{sessions}` and `{within}` are those of [`crate::count::Span`].
pub(super) const HELD: &str = "
held AS MATERIALIZED (
  SELECT DISTINCT s.id, s.uid, s.unit_id, s.on_day, s.start_time, s.end_time, s.minutes, s.scope, s.title,
    (SELECT kind FROM session_kind WHERE session_id = s.id AND is_main) AS kind,
    EXISTS (SELECT 1 FROM session_unit x WHERE x.session_id = s.id AND x.counting = 'declared') AS is_declared,
    EXISTS (SELECT 1 FROM attendance a WHERE a.session_id = s.id) AS is_called
  FROM {sessions} WHERE {within} AND s.status IN ('held', 'sealed'))";

/// 正式 and 预备党员 of the units that took part, by scope, without approved exclusions: what [`crate::member::due`] says of one
/// session (C-01…C-05), for all of them. A person without any date is 正式 (P-08).
pub(super) const DUE: &str = "
asked AS (
  SELECT h.id AS session_id, h.on_day, ms.member_id FROM held h
    CROSS JOIN session_unit su ON su.session_id = h.id CROSS JOIN unit c ON c.id = su.unit_id AND c.kind = 'group'
    CROSS JOIN membership ms ON ms.group_id = c.id AND ms.from_on <= h.on_day AND (ms.until_on IS NULL OR ms.until_on > h.on_day)
  WHERE h.is_called AND h.scope IN ('all', 'committee')
  UNION
  SELECT h.id, h.on_day, ms.member_id FROM held h
    CROSS JOIN session_unit su ON su.session_id = h.id CROSS JOIN unit c ON c.id = su.unit_id AND c.kind <> 'group'
    CROSS JOIN unit b ON b.path >= c.path AND b.path < rtrim(c.path, '/') || '0'
    CROSS JOIN membership ms ON ms.unit_id = b.id AND ms.from_on <= h.on_day AND (ms.until_on IS NULL OR ms.until_on > h.on_day)
  WHERE h.is_called AND h.scope = 'all'
  UNION
  SELECT h.id, h.on_day, p.member_id FROM held h
    CROSS JOIN session_unit su ON su.session_id = h.id CROSS JOIN unit c ON c.id = su.unit_id AND c.kind <> 'group'
    CROSS JOIN post p ON p.unit_id = c.id AND p.post <> 'group_leader' AND p.from_on <= h.on_day AND (p.until_on IS NULL OR p.until_on > h.on_day)
    CROSS JOIN membership ms ON ms.member_id = p.member_id AND ms.from_on <= h.on_day AND (ms.until_on IS NULL OR ms.until_on > h.on_day)
  WHERE h.is_called AND h.scope = 'committee'),
due AS MATERIALIZED (
  SELECT x.session_id, x.member_id, m.name FROM asked x CROSS JOIN member m ON m.id = x.member_id
  WHERE (m.probation_on <= x.on_day OR m.full_on <= x.on_day
      OR coalesce(m.applied_on, m.activist_on, m.prospect_on, m.probation_on, m.full_on) IS NULL)
    AND NOT EXISTS (SELECT 1 FROM standing t WHERE t.member_id = x.member_id AND t.kind = 'not_due' AND t.from_on <= x.on_day
      AND (t.until_on IS NULL OR t.until_on > x.on_day) AND trim(ifnull(t.approved_by, '')) <> '' AND t.approved_on <= x.on_day))";

//! 请假条: slips for those who cannot come to a session, one session a slip (F-56).

use chrono::NaiveDate;
use ledger::attendance::Reason;
use ledger::id::SessionId;
use ledger::leave::{Leave, LeaveFilter};
use ledger::{Result, View};
use paper::{Block, Document, Inline, Mm, Run, Slot, plain};

use crate::minutes::kind_title;
use crate::words::{date_with_weekday, full_date, or_missing, time_span};
use crate::{meta, slip};

/// Slips for a session: one for each leave that was registered, then blank ones to the end of the sheet. Of the reason only its
/// kind is printed (P-07). Errors: no such session.
pub fn leave(view: &View<'_>, session: SessionId, day: NaiveDate) -> Result<Document> {
    let session = ledger::session::get(view, session)?;
    let fields = &session.fields;
    let when = format!(
        "{}{}",
        date_with_weekday(fields.on_day),
        time_span(fields.start_time.as_deref(), fields.end_time.as_deref())
    );
    let about = format!(
        "因下列事由，不能参加{when}在{}召开的{}（{}），特此请假。",
        or_missing(fields.place.as_deref()),
        kind_title(&session),
        fields.title
    );
    let filter = LeaveFilter { session_id: Some(session.id), ..LeaveFilter::default() };
    let leaves = ledger::leave::list(view, &filter)?;
    let blank = A_SHEET - leaves.len() % A_SHEET;
    let blank = if blank == A_SHEET && !leaves.is_empty() { 0 } else { blank };
    let mut slips: Vec<Vec<Block>> = Vec::new();
    for leave in &leaves {
        let roster = ledger::member::get(view, leave.fields.member_id)?;
        let home = roster.memberships.iter().rev().find(|home| home.from_on <= fields.on_day);
        let group = match home.and_then(|home| home.group_id) {
            Some(group) => ledger::unit::get(view, group)?.fields.name,
            None => String::new(),
        };
        slips.push(slip_of(&about, Some((leave, group.trim_end_matches("党小组")))));
    }
    slips.extend((0..blank).map(|_| slip_of(&about, None)));
    Ok(slip::sheet(slips, meta("请假条", &fields.title, day)))
}

/// Slips on a sheet.
const A_SHEET: usize = 3;

/// What is known of the leave is printed; names are signed by hand.
fn slip_of(about: &str, leave: Option<(&Leave, &str)>) -> Vec<Block> {
    let fields = leave.map(|(leave, _)| &leave.fields);
    let mut why: Vec<Inline> = plain("事由：");
    for reason in Reason::ALL {
        let is_it = fields.is_some_and(|fields| fields.reason == *reason);
        why.push(if is_it { "☑".into() } else { Inline::Tick });
        why.push(Run::new(format!(" {}　", reason.label())).into());
    }
    let rule = |label: &str, width: f64| -> Vec<Inline> { vec![label.into(), Inline::Blank(Mm(width))] };
    let signed = |left, right| Slot { left, right, size: slip::SIZE, below: Mm(5.0), ..Slot::default() };
    let dated = |on: Option<NaiveDate>| {
        on.map_or_else(|| "　　年　　月　　日".to_owned(), |on| format!("　{}", full_date(on)))
    };
    let asker =
        leave.map_or("请假人签名：".to_owned(), |(leave, _)| format!("请假人（{}）签名：", leave.name));
    let mut asked = rule(&asker, 30.0);
    asked.push(Run::new(dated(fields.and_then(|fields| fields.asked_on))).into());
    let granter = fields.and_then(|fields| fields.approved_by.as_deref());
    let granter = granter.map_or("批准人签名：".to_owned(), |by| format!("批准人（{by}）签名："));
    let mut granted = rule(&granter, 30.0);
    granted.push(Run::new(dated(fields.and_then(|fields| fields.approved_on))).into());
    let group = match leave {
        Some((_, group)) if !group.is_empty() => plain(format!("党小组：{group}")),
        _ => rule("党小组：", 26.0),
    };
    vec![
        slip::title("请　假　条"),
        slip::line(plain("党小组组长、党支部书记："), 0.0),
        slip::line(plain(about), 2.0),
        Block::Gap(Mm(2.0)),
        slip::line(why, 2.0),
        Block::Gap(Mm(2.0)),
        slip::line(rule("说明：", 126.0), 2.0),
        Block::Gap(Mm(4.0)),
        signed(group, asked).into(),
        signed(plain(""), granted).into(),
    ]
}

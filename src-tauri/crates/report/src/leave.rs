//! 请假条: slips for those who cannot come to a session, one session a slip (F-56).

use chrono::NaiveDate;
use ledger::attendance::Reason;
use ledger::id::SessionId;
use ledger::{Result, View};
use paper::{Block, Document, Inline, Mm, Slot, plain};

use crate::minutes::kind_title;
use crate::words::{date_with_weekday, or_missing, time_span};
use crate::{meta, slip};

/// Three slips for a session, to be filled in by hand. Errors: no such session.
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
    let slips = (0..3).map(|_| slip_of(&about)).collect();
    Ok(slip::sheet(slips, meta("请假条", &fields.title, day)))
}

fn slip_of(about: &str) -> Vec<Block> {
    let words: Vec<&str> = Reason::ALL.iter().map(|reason| reason.label()).collect();
    let mut why: Vec<Inline> = plain("事由：");
    why.extend(slip::boxes(&words));
    let rule = |label: &str, width: f64| -> Vec<Inline> { vec![label.into(), Inline::Blank(Mm(width))] };
    let signed = |left, right| Slot { left, right, size: slip::SIZE, below: Mm(5.0), ..Slot::default() };
    let dated = "　　年　　月　　日";
    let mut asked = rule("请假人签名：", 30.0);
    asked.push(dated.into());
    let mut granted = rule("批准人签名：", 30.0);
    granted.push(dated.into());
    vec![
        slip::title("请　假　条"),
        slip::line(plain("党小组组长、党支部书记："), 0.0),
        slip::line(plain(about), 2.0),
        Block::Gap(Mm(2.0)),
        slip::line(why, 2.0),
        Block::Gap(Mm(2.0)),
        slip::line(rule("说明：", 126.0), 2.0),
        Block::Gap(Mm(4.0)),
        signed(rule("党小组：", 26.0), asked).into(),
        signed(plain(""), granted).into(),
    ]
}

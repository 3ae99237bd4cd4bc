//! 改期: a session that was not held yet, or is still a draft, gets another day.

use chrono::Datelike;

use super::store::caption;
use super::{SessionFields, Sitting, Status, get, save};
use crate::date::Day;
use crate::id::SessionId;
use crate::{Error, Result, Tx, plan};

/// Gives a planned session or a draft another day; its sittings move by as many days, its roll is that of the new day. Of a planned
/// one the plan's items go with it: out of their month that is 顺延 and asks for the reason.
/// Errors: [`Error::Sealed`]; [`Error::Broken`] for a session that was held or called off, and a draft after `today`; those of
/// [`save`] and of [`plan::shift`].
pub fn shift(tx: &Tx<'_>, id: SessionId, to: Day, reason: Option<&str>, today: Day) -> Result<()> {
    let fields = get(tx, id)?.fields;
    match fields.status {
        Status::Sealed => return Err(Error::Sealed { noun: "session", id: id.0 }),
        Status::Held => {
            return Err(Error::broken(
                "status",
                "这次活动已经开过，不能改期；日期记错了，请在活动页点“修改”",
            ));
        }
        Status::Cancelled => {
            return Err(Error::broken("status", "这次活动已经取消，不能改期；要开请另建一次"));
        }
        Status::Draft if to > today => {
            return Err(Error::broken("onDay", "草稿是开过的活动，日期不能改到今天以后"));
        }
        Status::Draft => {}
        Status::Planned => plan::follow(tx, id, to, reason)?,
    }
    let by = to - fields.on_day;
    let on = |day: Day| day.checked_add_signed(by).unwrap_or(to);
    let sittings = fields.sittings.iter();
    let sittings = sittings.map(|one| Sitting { on_day: on(one.on_day), ..one.clone() }).collect();
    let summary = format!("改期：{}改到{}月{}日", caption(&fields), to.month(), to.day());
    save(tx, Some(id), &SessionFields { on_day: to, sittings, ..fields })?;
    tx.summary(&summary)
}

//! 导入: a table's rows become records — all of them, or none.

use std::path::PathBuf;

use exchange::import::{ImportResult, Kind, Options};
use ledger::id::{RegisterId, UnitId};
use serde::Deserialize;
use ts_rs::TS;

use crate::backups;
use crate::error::{CommandError, Result};
use crate::work::Work;

/// A table to import.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
#[ts(optional_fields = nullable)]
pub struct ImportReq {
    /// members, sessions, tasks, topics, register or arrangement.
    pub kind: String,
    /// The file, .xlsx or .csv.
    pub path: PathBuf,
    /// The unit of rows that name none; none: the book's own.
    pub unit_id: Option<UnitId>,
    /// Whether units the book does not have are made.
    pub create_units: bool,
    /// The register that takes the rows; only for `register`.
    pub register_id: Option<RegisterId>,
}

/// `import_preview`
pub fn preview(work: &mut Work<'_>, request: ImportReq) -> Result<ImportResult> {
    import(work, &request, true)
}

/// `import_run`: a backup of the book as it is now is there first. A refused row is no error: it stands in the result, and nothing was written.
pub fn run(work: &mut Work<'_>, request: ImportReq) -> Result<ImportResult> {
    let found = import(work, &request, true)?;
    if !found.rejected.is_empty() || found.created + found.updated == 0 {
        return Ok(found);
    }
    backups::make_if_changed(work.state, work.book()?, "导入前")?;
    let done = import(work, &request, false)?;
    work.book()?.learn();
    Ok(done)
}

fn import(work: &mut Work<'_>, request: &ImportReq, dry_run: bool) -> Result<ImportResult> {
    let kind = Kind::parse(&request.kind).ok_or_else(|| {
        CommandError::invalid(
            "kind",
            "只能导入党员（members）、活动（sessions）、任务（tasks）、学习主题（topics）、台账（register）或上级学习安排（arrangement）",
        )
    })?;
    let mut options = Options::new(work.today());
    options.unit = request.unit_id;
    options.create_units = request.create_units;
    options.dry_run = dry_run;
    options.register = request.register_id;
    if kind == Kind::Register && options.register.is_none() {
        return Err(CommandError::invalid("registerId", "请选择导入到哪一本台账"));
    }
    work.with_book("导入表格", |book, act| {
        Ok(exchange::import::run(book, act, kind, &request.path, &options)?)
    })
}

//! The program itself.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{CommandError, Result};
use crate::request::Empty;
use crate::work::Work;

/// What the settings page says about the program.
#[derive(Debug, Serialize, TS)]
pub struct AppInfo {
    /// Version of the program.
    pub version: String,
    /// Its folder on this computer.
    pub home: String,
    /// The name under which this computer writes history.
    pub who: String,
}

/// The name of the person at the desk.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AppSignReq {
    /// 姓名.
    pub who: String,
}

/// `app_info`
pub fn info(work: &mut Work<'_>, Empty {}: Empty) -> Result<AppInfo> {
    Ok(AppInfo {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        home: work.state.paths.home.display().to_string(),
        who: work.state.desk.who.clone(),
    })
}

/// `app_sign`
pub fn sign(work: &mut Work<'_>, request: AppSignReq) -> Result<AppInfo> {
    let who = request.who.trim();
    if who.is_empty() {
        return Err(CommandError::invalid("who", "请填写姓名，历史记录里用它说明是谁改的"));
    }
    who.clone_into(&mut work.state.desk.who);
    let home = &work.state.paths.home;
    work.state.desk.save(home).map_err(|source| CommandError::io(home, &source))?;
    info(work, Empty {})
}

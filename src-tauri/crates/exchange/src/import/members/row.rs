//! One row of a roster, read: what it says of a person, in the forms the book keeps.

use ledger::date::Day;
use ledger::member::{
    MemberFields, Sex, Stage, check_id_number, normalise_ethnicity, normalise_name, stage_on,
};

use crate::columns::MemberColumn as Col;
use crate::import::Reader;
use crate::table::fold;

/// What the row says, in the forms the book keeps.
pub(super) fn fields(row: &mut Reader<'_, Col>) -> MemberFields {
    let name = row.line(Col::Name).map(|name| normalise_name(&name)).unwrap_or_default();
    if name.is_empty() {
        row.refuse(Col::Name, "请填写姓名；这一行如果不是党员，请删去");
    }
    let sex = row.take(Col::Sex, |cell| match fold(&cell.shown()).as_str() {
        "" => Ok(None),
        "男" | "男性" | "1" => Ok(Some(Sex::Male)),
        "女" | "女性" | "2" => Ok(Some(Sex::Female)),
        _ => Err("只能填“男”或“女”".into()),
    });
    let id_number = row.take(Col::IdNumber, |cell| match fold(&cell.shown()) {
        text if text.is_empty() => Ok(None),
        text => match check_id_number(&text) {
            Ok(id) => Ok(Some(id.number)),
            Err(ledger::Error::Broken(broken)) => Err(broken.rule),
            Err(error) => Err(error.to_string()),
        },
    });
    MemberFields {
        name,
        sex,
        id_number,
        ethnicity: row.line(Col::Ethnicity).map(|text| normalise_ethnicity(&fold(&text))),
        born_on: row.date(Col::BornOn),
        native_place: row.line(Col::NativePlace),
        education: row.line(Col::Education),
        degree: row.line(Col::Degree),
        phone: row.line(Col::Phone).map(|text| fold(&text)),
        job: row.line(Col::Job),
        title: row.line(Col::Title),
        is_frontline: row.yes_no(Col::IsFrontline).unwrap_or_default(),
        worked_from: row.date(Col::WorkedFrom),
        address: row.line(Col::Address),
        applied_on: row.date(Col::AppliedOn),
        activist_on: row.date(Col::ActivistOn),
        prospect_on: row.date(Col::ProspectOn),
        probation_on: row.date(Col::ProbationOn),
        full_on: row.date(Col::FullOn),
        seniority_adjust_months: row.whole(Col::SeniorityAdjust).unwrap_or_default(),
        stroke_key: None,
        note: row.text(Col::Note),
    }
}

/// 人员类别 must agree with what the dates say today; the dates decide (FZ-01).
pub(super) fn stage(row: &mut Reader<'_, Col>, fields: &MemberFields, today: Day) {
    let said = row.take(Col::Stage, |cell| match fold(&cell.shown()).as_str() {
        "" => Ok(None),
        "正式党员" | "中共党员" | "党员" | "正式" => Ok(Some(Stage::Full)),
        "预备党员" | "中共预备党员" | "预备" => Ok(Some(Stage::Probationary)),
        "发展对象" => Ok(Some(Stage::Prospect)),
        "入党积极分子" | "积极分子" => Ok(Some(Stage::Activist)),
        "入党申请人" | "申请人" => Ok(Some(Stage::Applicant)),
        _ => Err("认不得这个类别，请写正式党员、预备党员、发展对象、入党积极分子或入党申请人".into()),
    });
    let Some(said) = said else { return };
    let is = stage_on(fields, today);
    if is == Some(said) {
        return;
    }
    let missing = match said {
        Stage::Full => "转正日期",
        Stage::Probationary => "入党日期",
        Stage::Prospect => "确定发展对象日期",
        Stage::Activist => "确定入党积极分子日期",
        Stage::Applicant => "申请入党日期",
    };
    let by_dates = is.map_or("还没有申请入党", Stage::label);
    row.refuse(Col::Stage, &format!("但按表里和手册里的日期，今天是{by_dates}。请核对日期，或补上{missing}"));
}

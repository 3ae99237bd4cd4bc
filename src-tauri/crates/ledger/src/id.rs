//! Row ids. INTEGER keys inside one book; what leaves the book carries a `uid` (UUIDv7) instead. All stay below 2^53.

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> { Ok(self.0.into()) }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                value.as_i64().map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
    )+};
}

ids! {
    /// 组织
    UnitId,
    /// 基地
    BaseId,
    /// 党员
    MemberId,
    /// 组织关系
    MembershipId,
    /// 党内职务
    PostId,
    /// 免于参加、不计入应到等
    StandingId,
    /// 活动
    SessionId,
    /// 场次
    SittingId,
    /// 议程项
    AgendaItemId,
    /// 表决
    VoteId,
    /// 补学
    MakeUpId,
    /// 请假
    LeaveId,
    /// 学习主题
    TopicId,
    /// 会外学习
    TopicStudyId,
    /// 任务清单
    TaskListId,
    /// 任务
    TaskId,
    /// 进展
    ProgressId,
    /// 佐证材料
    AttachmentId,
    /// 任务的子项、节点
    SubtaskId,
    /// 问需问计的一条
    NeedId,
    /// 计划项
    PlanItemId,
    /// 上级学习安排
    ArrangementId,
    /// 上级学习安排的一项
    ArrangementItemId,
    /// 台账
    RegisterId,
    /// 台账的一列
    RegisterColumnId,
    /// 台账的一条登记
    RegisterRowId,
    /// 轮值表
    TurnListId,
    /// 包联
    PairingId,
    /// 一次走访
    VisitId,
    /// 本单位的规则
    OwnRuleId,
    /// 一次修改
    ChangeId,
    /// 一个时期的封存
    SealId,
}

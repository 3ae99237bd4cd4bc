//! Column headings and everything people write instead of them (domain.md §7.1): one table a kind of record.
//!
//! The names are those of DESIGN §5; exports use them, imports know the synonyms as well.

use crate::table::fold;

/// The columns of one kind of record.
pub trait Column: Copy + PartialEq + std::fmt::Debug + 'static {
    /// Every column, in the order of an export.
    const ALL: &'static [Self];
    /// Columns without which a row is no header.
    const NEEDED: &'static [Self];
    /// The name that exports write.
    fn name(self) -> &'static str;
    /// Other names, folded (half-width, no blanks).
    fn synonyms(self) -> &'static [&'static str];

    /// The column that a second heading of this meaning is: beside 日期, 时间 holds the hours.
    fn again(self) -> Option<Self>;

    /// The column a heading means; blanks, line breaks, `*` and （必填） do not matter (M-07).
    fn find(heading: &str) -> Option<Self> {
        let heading = heading_key(heading);
        let known = |key: &str| {
            Self::ALL.iter().copied().find(|column| column.name() == key || column.synonyms().contains(&key))
        };
        known(&heading).or_else(|| known(heading.split('(').next().filter(|key| !key.is_empty())?))
    }
}

/// A heading without what decorates it.
pub(crate) fn heading_key(heading: &str) -> String {
    let mut key = fold(heading).replace(['*', '★', '▲'], "");
    for mark in ["(必填)", "(必填项)", "(选填)", "[必填]", "【必填】", "必填:"] {
        key = key.replace(mark, "");
    }
    key.trim_end_matches(':').to_owned()
}

macro_rules! columns {
    ($(#[$meta:meta])* $kind:ident needs [$($needed:ident),+] again [$($first:ident => $second:ident),*] { $($column:ident = $name:literal [$($synonym:literal),*]),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $kind { $(#[doc = $name] $column),+ }

        impl Column for $kind {
            const ALL: &'static [Self] = &[$(Self::$column),+];
            const NEEDED: &'static [Self] = &[$(Self::$needed),+];
            fn name(self) -> &'static str { match self { $(Self::$column => $name),+ } }
            fn synonyms(self) -> &'static [&'static str] { match self { $(Self::$column => &[$($synonym),*]),+ } }
            fn again(self) -> Option<Self> { match self { $(Self::$first => Some(Self::$second),)* _ => None } }
        }
    };
}

columns! {
    /// Columns of a roster (M-01…M-06).
    MemberColumn needs [Name] again [] {
        Name = "姓名" ["党员姓名", "名字", "本人姓名"],
        Sex = "性别" [],
        Ethnicity = "民族" ["族别"],
        BornOn = "出生日期" ["出生年月", "出生年月日", "出生时间", "生日", "出生"],
        IdNumber = "公民身份号码" ["公民身份证号码", "身份证号码", "身份证号", "身份证", "身份号码", "居民身份证号码", "居民身份证号"],
        NativePlace = "籍贯" [],
        Education = "学历" ["文化程度", "最高学历"],
        Degree = "学位" ["最高学位"],
        Stage = "人员类别" ["党员类别", "党员身份", "政治面貌", "党员类型", "人员类型"],
        ProbationOn = "入党日期" ["入党时间", "加入党组织日期", "加入党组织时间", "加入中共组织时间", "加入中国共产党时间", "入党年月", "吸收为预备党员时间", "接收预备党员时间"],
        FullOn = "转正日期" ["转正时间", "转为正式党员日期", "转为正式党员时间", "转正年月"],
        AppliedOn = "申请入党日期" ["申请入党时间", "递交入党申请书时间", "递交入党申请书日期"],
        ActivistOn = "确定入党积极分子日期" ["列为积极分子时间", "列为入党积极分子时间", "确定积极分子日期", "确定入党积极分子时间", "列为积极分子日期"],
        ProspectOn = "确定发展对象日期" ["列为发展对象时间", "确定发展对象时间", "列为发展对象日期"],
        SeniorityAdjust = "党龄校正值" ["党龄校正值(月)"],
        Unit = "所在党支部" ["所在党组织", "组织关系所在党支部", "党支部", "所属党支部", "所在支部", "支部", "支部名称", "党支部名称", "所属党组织", "组织"],
        Group = "党小组" ["所在党小组", "所属党小组", "党小组名称", "小组"],
        Superior = "上级党组织" ["上级组织", "所属党委", "所在党委", "隶属党组织"],
        Base = "基地" ["厂区", "所属基地", "所在基地", "生产基地"],
        Posts = "党内职务" ["支部职务", "党内任职", "支委职务", "党务职务"],
        PostsFrom = "任职时间" ["任职日期", "党内任职时间"],
        JoinedOn = "转入日期" ["转入时间", "转入支部时间", "转入本支部时间", "进入支部时间", "进入支部日期", "进入党支部日期", "组织关系转入时间", "组织关系转入日期"],
        Standings = "特殊情况" ["人员情况", "备案情况"],
        IsFloating = "是否流动党员" ["流动党员"],
        IsLost = "是否失联党员" ["失联党员"],
        Job = "工作岗位" ["岗位", "工种", "部门/岗位", "从事工作"],
        Title = "职务/职称" ["职务", "行政职务", "职务职称", "技术职称", "职称", "从事专业技术职务", "工作单位及职务"],
        IsFrontline = "一线情况" ["是否一线", "一线工人", "是否一线工人", "是否一线职工"],
        WorkedFrom = "参加工作时间" ["参加工作日期", "参加工作年月"],
        Phone = "手机号码" ["移动电话", "联系电话", "手机", "手机号", "电话", "联系方式", "电话号码"],
        Address = "现居住地" ["家庭住址", "住址", "现住址", "居住地"],
        Note = "备注" ["说明"],
    }
}

columns! {
    /// Columns of a register of sessions (DESIGN §5).
    SessionColumn needs [Day, Kinds] again [Day => Hours] {
        Day = "日期" ["活动日期", "会议日期", "时间", "活动时间", "会议时间", "开展时间", "开展日期", "召开时间", "召开日期", "学习时间", "学习日期"],
        Hours = "起止时间" ["时间段", "时段", "具体时间"],
        Start = "开始时间" ["起始时间", "开会时间"],
        End = "结束时间" ["散会时间", "截止时间"],
        Kinds = "类型" ["类别", "活动类型", "活动类别", "会议类型", "会议类别", "形式类别", "组织生活类型", "三会一课类型"],
        Title = "主题" ["题目", "会议名称", "活动名称", "活动主题", "会议主题", "主题/题目", "名称", "标题", "议题", "党课题目", "课题"],
        Unit = "组织" ["党组织", "组织名称", "党组织名称", "单位", "所在党支部", "党支部", "支部", "支部名称", "党支部名称", "主办单位", "开展单位", "所属组织"],
        Group = "党小组" ["所在党小组", "党小组名称", "小组"],
        Superior = "上级组织" ["上级党组织", "所属党委", "所在党委"],
        Base = "基地" ["厂区", "所属基地", "所在基地", "生产基地"],
        Partners = "联学单位" ["联学组织", "联合开展单位", "参加组织"],
        Place = "地点" ["活动地点", "会议地点", "学习地点", "场所"],
        Mode = "方式" ["活动方式", "开展方式", "参加方式", "会议方式"],
        Form = "形式" ["活动形式", "学习形式", "授课形式", "开展形式"],
        Host = "主持人" ["主持", "召集人"],
        Lecturers = "主讲人" ["授课人", "主讲", "宣讲人", "讲课人", "授课老师", "专家", "宣讲员", "主讲人姓名"],
        LecturerFrom = "主讲人单位" ["授课人单位", "主讲单位", "专家单位", "主讲人单位及职务"],
        Recorder = "记录人" ["记录", "记录员"],
        Topics = "学习主题" ["学习篇目", "学习内容", "学习专题", "学习材料", "学习资料"],
        Credit = "学时" ["学时数", "时长", "课时", "计入学时"],
        Due = "应到人数" ["应到", "应参加人数", "应到会人数", "应参加"],
        Present = "实到人数" ["实到", "参加人数", "实参加人数", "到会人数", "出席人数", "实到会人数", "参加人次", "人次", "参与人数", "受众人数", "听众人数", "实参加"],
        Excused = "请假人数" ["请假数"],
        Absent = "缺席人数" ["缺席数", "无故缺席人数"],
        ExcusedNames = "请假人员" ["请假", "请假名单", "请假人员姓名", "请假人员及原因", "缺席人员及原因", "请假人"],
        AbsentNames = "缺席人员" ["缺席", "缺席名单", "缺席人员姓名", "无故缺席人员", "旷会人员"],
        Observers = "列席人数" ["列席"],
        ObserverNames = "列席人员" ["列席名单", "列席人员姓名"],
        Year = "所属年度" ["年度"],
        Campaign = "专题教育" ["主题教育", "专题活动", "所属专题"],
        Content = "内容摘要" ["主要内容", "内容", "会议内容", "活动内容", "活动情况", "情况摘要"],
        Decisions = "议定事项" ["决议", "会议决议", "决议事项"],
        Status = "状态" ["记录状态"],
        Note = "备注" ["说明"],
    }
}

columns! {
    /// Columns of a task list (DESIGN §5, T-05).
    TaskColumn needs [Title] again [] {
        Number = "序号" ["编号", "项目编号", "任务编号", "项目序号"],
        List = "清单名称" ["清单", "任务清单", "所属清单"],
        Parent = "上级任务编号" ["上级编号", "对应上级任务", "上级任务序号"],
        Category = "项目类别" ["类别", "任务类别", "分类", "领域"],
        Title = "项目名称" ["任务名称", "实事项目", "项目", "任务", "事项", "实事名称", "项目内容", "服务内容", "工作任务", "重点任务", "问题", "心愿", "办实事项目"],
        Measures = "具体举措" ["举措", "具体措施", "措施", "工作举措", "实际举措", "具体内容", "具体内容/举措", "工作措施", "整改措施", "主要举措"],
        Goal = "预期目标" ["目标", "预期成果", "预期目标/成果", "工作目标", "预期效果"],
        Leader = "责任领导" ["牵头领导", "分管领导", "牵头(责任)领导", "包保领导"],
        ClaimedBy = "认领人" ["领办人", "领办领导", "认领领导", "认领党员"],
        ClaimedOn = "认领时间" ["认领日期", "领办时间", "领办日期"],
        RaisedBy = "提出人" ["心愿人", "需求来自", "需求来源", "反映人", "服务对象"],
        Unit = "责任单位" ["服务队", "承担单位", "责任部门", "牵头单位", "牵头部门", "责任单位/部门", "承办单位"],
        Partners = "配合单位" ["协办单位", "配合部门", "协同单位"],
        Owner = "责任人" ["具体责任人", "负责人", "经办人", "承办人"],
        Phone = "联系电话" ["电话", "手机号码", "联系方式"],
        StartOn = "启动时间" ["开始时间", "启动日期", "开始日期", "起始时间"],
        DueOn = "完成时限" ["时限", "完成期限", "计划完成时间", "办结时限", "整改时限", "完成时间节点", "截止时间", "拟完成时间", "要求完成时间", "预计完成时间"],
        Progress = "进展情况" ["进展", "推进情况", "工作进展", "落实情况", "完成情况", "办理情况", "目前进展", "整改情况"],
        Status = "完成状态" ["状态", "进度", "办理状态", "当前状态", "是否完成"],
        DoneOn = "完成时间" ["完成日期", "办结时间", "实际完成时间", "办结日期"],
        Evidence = "佐证" ["佐证材料", "证明材料"],
        Feedback = "群众反馈" ["反馈", "满意度", "群众满意度", "反馈/满意度", "群众反馈/满意度"],
        Parts = "子项" ["节点", "步骤", "分项", "五件事"],
        Hours = "服务时长" ["服务时长(小时)", "时长", "服务小时", "小时数"],
        Result = "成果" ["成效", "办理结果", "整改结果", "实现情况", "取得成效"],
        Thanks = "感谢信、锦旗" ["致谢", "感谢信", "锦旗", "感谢信锦旗"],
        Note = "备注" ["说明"],
    }
}

columns! {
    /// Columns of a list of topics (B13).
    TopicColumn needs [Title] again [] {
        Title = "标题" ["篇目", "学习篇目", "学习主题", "主题", "必学篇目", "题目", "学习内容", "文件名称", "名称", "学习资料"],
        Family = "系列" ["类别", "专题", "分类", "板块", "系列名称"],
        Source = "来源文件" ["来源", "依据", "文件依据", "布置文件", "出处", "发文"],
        Required = "必学" ["是否必学", "要求", "必学/选学", "学习要求"],
        Audience = "对象" ["学习对象", "范围", "学习范围", "参加对象"],
        FromOn = "开始时间" ["开始日期", "起始日期", "布置时间", "布置日期"],
        DueOn = "完成时限" ["时限", "期限", "截止时间", "截止日期", "完成期限", "完成时间"],
        Original = "原著原文" ["原著", "是否原著", "原文"],
        Note = "备注" ["说明"],
    }
}

columns! {
    /// Columns of a superior's study arrangement (F-81).
    ArrangementColumn needs [Title] again [] {
        Number = "序号" ["编号"],
        Title = "学习内容" ["内容", "学习主题", "学习篇目", "学习专题", "主题", "学习事项", "工作内容", "事项", "学习安排"],
        Form = "形式" ["学习形式", "方式", "学习方式", "开展形式", "落实形式", "组织形式"],
        DueOn = "完成时限" ["时限", "完成时间", "学习时间", "时间", "完成期限", "截止时间", "时间安排", "时间要求"],
        Note = "备注" ["说明", "要求", "学习要求"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn no_heading_twice<C: Column>() {
        let mut seen: Vec<(String, C)> = Vec::new();
        for column in C::ALL {
            for name in [column.name()].iter().chain(column.synonyms()) {
                assert_eq!(fold(name), *name, "a synonym stands here folded, or it is never found");
                assert!(!seen.iter().any(|(other, _)| other == name), "{name} must mean one column only");
                seen.push(((*name).to_owned(), *column));
            }
        }
    }

    #[test]
    fn a_heading_means_one_column() {
        no_heading_twice::<MemberColumn>();
        no_heading_twice::<SessionColumn>();
        no_heading_twice::<TaskColumn>();
        no_heading_twice::<TopicColumn>();
        no_heading_twice::<ArrangementColumn>();
    }

    #[test]
    fn headings_are_known_however_they_are_dressed() {
        for heading in [
            "姓名",
            " 姓　名 ",
            "*姓名",
            "姓名*",
            "姓名（必填）",
            "姓\n名",
            "党员姓名:",
            "姓名(与身份证一致)",
        ] {
            assert_eq!(MemberColumn::find(heading), Some(MemberColumn::Name), "M-07: {heading:?}");
        }
        assert_eq!(MemberColumn::find("是否农民工 "), None, "M-04: what is not used is named, not guessed");
    }
}

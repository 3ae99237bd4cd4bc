// The Chinese word of every closed list of the book; the compiler checks that none is missing.
import type * as T from "@/ipc/generated";

export const MARKS: Record<T.Mark, string> = {
  unmarked: "未点",
  present: "到会",
  excused: "请假",
  absent: "缺席",
  exempt: "免",
};

export const REASONS: Record<T.Reason, string> = {
  sick: "病假",
  personal: "事假",
  duty: "公差",
  other: "其他",
};

export const MAKE_UP_FORMS: Record<T.MakeUpForm, string> = {
  delivered: "送学",
  self_study: "自学",
  video: "视频",
  talk: "谈话",
  other: "其他",
};

export const STATES: Record<T.State, string> = {
  met: "已达到",
  due: "还差",
  short: "未达到一般频次",
  postponed: "顺延",
  exempt: "免",
  not_applicable: "不适用",
};

export const PERIODS: Record<T.Period, string> = {
  month: "每月",
  quarter: "每季度",
  half_year: "每半年",
  year: "每年",
  belongs_year: "每个所属年度",
  term: "每届",
  always: "随时",
};

export const ASKS: Record<T.Asks, string> = {
  unit: "本单位",
  each_branch: "所属每个支部",
  each_group: "每个党小组",
  each_member: "每名党员",
  each_leader: "书记和班子成员",
  each_pairing: "每一类谈话对象",
};

export const SEVERITIES: Record<T.Severity, string> = {
  statutory: "条例规定",
  plan: "规划要求",
  local: "本单位要求",
};

export const SEXES: Record<T.Sex, string> = {
  male: "男",
  female: "女",
};

export const STAGES: Record<T.Stage, string> = {
  applicant: "入党申请人",
  activist: "入党积极分子",
  prospect: "发展对象",
  probationary: "预备党员",
  full: "正式党员",
};

export const POSTS: Record<T.PostKind, string> = {
  secretary: "书记",
  deputy: "副书记",
  organisation: "组织委员",
  publicity: "宣传委员",
  discipline: "纪检委员",
  member: "委员",
  group_leader: "党小组组长",
};

export const STANDINGS: Record<T.StandingKind, string> = {
  exempt: "免于参加",
  not_due: "不计入应到",
  no_vote: "无表决权",
  floating: "流动党员",
  retired: "离退休",
  lost: "失联",
};

export const PLAN_STATUSES: Record<T.PlanStatus, string> = {
  planned: "已列计划",
  held: "已开",
  postponed: "顺延",
  dropped: "取消",
};

export const STANDS: Record<T.Stand, string> = {
  planned: "已列计划",
  missed: "未开",
  draft: "草稿",
  held: "已开",
  postponed: "顺延",
  dropped: "取消",
  outside: "不在本手册",
};

export const MODES: Record<T.Mode, string> = {
  onsite: "现场",
  online: "线上",
  mixed: "线上线下结合",
  self_study: "自学",
};

export const SESSION_STATUSES: Record<T.Status, string> = {
  planned: "已列计划",
  draft: "草稿",
  held: "已开",
  sealed: "已封存",
  cancelled: "已取消",
};

export const SCOPES: Record<T.Scope, string> = {
  all: "全体党员",
  committee: "支部委员",
  named: "指定人员",
  none: "不点名",
};

export const AGENDA_KINDS: Record<T.AgendaKind, string> = {
  study: "学习",
  lecture: "党课",
  discussion: "讨论",
  vote: "表决",
  other: "其他",
};

export const ROLES: Record<T.Role, string> = {
  host: "主持人",
  recorder: "记录人",
  lecturer: "主讲人",
  reader: "领学人",
  speaker: "发言人",
  talker: "谈话人",
  talked_to: "谈话对象",
};

export const FORMULAS: Record<T.Formula, string> = {
  resolution: "决议",
  admission: "接收、转正",
  election: "选举",
};

export const QUORUM_RULES: Record<T.QuorumRule, string> = {
  meeting: "开会、作决议",
  committee: "支委会议决",
  admission: "接收、转正",
  election: "选举",
};

export const VOTE_METHODS: Record<T.VoteMethod, string> = {
  hands: "举手",
  secret: "无记名投票",
  spoken: "口头",
  signed: "记名投票",
};

export const TEMPLATES: Record<T.Template, string> = {
  practical: "实事项目清单",
  five_ones: "五个一",
  wishes: "微心愿",
  services: "微服务",
  projects: "党建项目",
  rectification: "整改清单",
  superior: "上级任务清单",
  other: "其他清单",
};

export const FAMILIES: Record<T.Family, string> = {
  study: "学习与制度",
  honour: "宣传与荣誉",
  people: "人与服务",
  own: "本支部自定",
};

export const COLUMN_KINDS: Record<T.ColumnKind, string> = {
  text: "文字",
  long_text: "长文字",
  number: "数字",
  date: "日期",
  choice: "选项",
  yes_no: "是 / 否",
  member: "党员",
  unit: "组织",
  session: "活动",
};

export const TASK_STATUSES: Record<T.TaskStatus, string> = {
  not_started: "未启动",
  going: "推进中",
  stage_done: "阶段性完成",
  done: "已完成",
  closed: "已销号",
  stopped: "终止",
};

export const NEED_KINDS: Record<T.NeedKind, string> = { need: "需求", suggestion: "建议", question: "提问" };

export const LAMPS: Record<T.LampColour, string> = {
  green: "绿灯",
  yellow: "黄灯",
  orange: "橙灯",
  red: "红灯",
  blue: "蓝灯",
  red_list: "红榜",
  yellow_list: "黄榜",
  black_list: "黑榜",
};

export const LIGHTS: Record<T.Light, string> = {
  done: "已完成",
  stage_done: "阶段性完成",
  going: "推进中",
  not_started: "未启动",
  near: "临期",
  late: "逾期",
  declared: "待确认",
  ongoing: "长期坚持",
  closed: "已销号",
  stopped: "终止",
};

export const GRADES: Record<T.Grade, string> = {
  excellent: "优秀",
  qualified: "合格",
  basic: "基本合格",
  unqualified: "不合格",
  none: "不定等次",
};

export const AUDIENCES: Record<T.Audience, string> = {
  all: "全体党员",
  committee: "支部委员",
  full: "正式党员",
  probationary: "预备党员",
};

export const STUDY_FORMS: Record<T.StudyForm, string> = {
  self_study: "自学",
  original: "读原著",
  delivered: "送学",
  online: "网上学习",
  other: "其他",
};

/** The character of a cell of the topics and the word it stands for. */
export const HOW: Record<T.How, string> = {
  会: "会议",
  课: "党课",
  组: "党小组会",
  补: "补学",
  自: "自学",
  原: "读原著",
  送: "送学上门",
  网: "网上学习",
  他: "其他方式",
  未: "还没学到",
  "—": "不要求",
};

export const HINDRANCES: Record<T.Hindrance, string> = {
  leave: "请假，顺延",
  exempt: "免于参加",
  gone: "已不在本单位",
};

export const UNIT_KINDS: Record<T.UnitKind, string> = {
  committee: "党委",
  general_branch: "党总支",
  branch: "党支部",
  group: "党小组",
};

/** Built-in kinds of session in handbook order: full and short name. A unit's own kind is custom:名称. */
export const KINDS: Readonly<Record<string, readonly [full: string, short: string]>> = {
  general_meeting: ["支部党员大会", "党员大会"],
  committee_meeting: ["支部委员会会议", "支委会"],
  group_meeting: ["党小组会", "党小组会"],
  lecture: ["党课", "党课"],
  theme_day: ["主题党日", "主题党日"],
  organisational_life: ["组织生活会", "组织生活会"],
  appraisal: ["民主评议党员", "民主评议"],
  talk: ["谈心谈话", "谈心谈话"],
  centre_group_study: ["理论学习中心组学习", "中心组学习"],
  study: ["集中学习", "集中学习"],
  seminar: ["专题研讨", "专题研讨"],
  training: ["专题培训", "专题培训"],
  expert_lecture: ["专家授课", "专家授课"],
  field_teaching: ["现场教学", "现场教学"],
  tradition_education: ["革命传统教育", "传统教育"],
  micro_lecture: ["微党课", "微党课"],
  tour_lecture: ["宣讲", "宣讲"],
  volunteer: ["志愿服务", "志愿服务"],
  other: ["其他", "其他"],
};

export function kindLabel(kind: T.Kind): string {
  return KINDS[kind]?.[0] ?? kind.replace(/^custom:/, "");
}

export function kindShort(kind: T.Kind): string {
  return KINDS[kind]?.[1] ?? kindLabel(kind);
}

export const COUNT_BY: Record<T.By, string> = {
  kind: "类别", unit: "组织", base: "基地", month: "月份", form: "形式", campaign: "专题", topic: "学习主题", family: "主题系列", lecturer: "主讲人", place: "地点", mode: "方式", member: "党员",
};

/** Options for a SelectField from one of the lists above. */
export function options<V extends string>(list: Record<V, string>): { value: V; label: string }[] {
  return (Object.entries(list) as [V, string][]).map(([value, label]) => ({ value, label }));
}

export const MAKE_UP_STAGES: Record<T.MakeUpStage, string> = { listed: "待安排", arranged: "待补学", done: "待证明", proved: "已办结" };

/** The six cases of 不计入应到 (XJ-08). */
export const GROUNDS: Record<T.Ground, string> = {
  ill: "因病不能表达本人意志",
  abroad: "自费出国半年以上",
  sentence: "服刑或留党察看期间",
  frail: "年老体弱、卧床不起或长期生病",
  away: "外出半年以上，按规定应转未转组织关系",
  hometown: "离退休后长期在原籍居住",
};

export const SETTING_GROUPS: Record<T.SettingGroup, string> = {
  rule: "规则", hours: "学时换算", make_up: "补学期限", count: "计次、评议、名单", plan: "计划和会后", task: "任务清单", evidence: "佐证材料", consistency: "核对", birthday: "政治生日",
  program: "打开和锁定",
};

export const PARTS: Record<T.Part, string> = { meetings: "三会一课、主题党日", life: "组织生活会、民主评议", study: "专题学习和其他活动", attendance: "考勤、学时、补学", tasks: "任务清单和进展", registers: "台账" };
export const WEIGHTS: Record<T.Weight, string> = { wrong: "互相矛盾", gap: "缺项", doubt: "需要核实" };

//! The calendar as sessions: what each meeting looked like and who missed it.

use chrono::{Datelike, Days};

use super::calendar::{self, Meeting};
use super::{Cast, Random, day, text};
use crate::attendance::{MakeUp, MakeUpForm, Mark, Reason};
use crate::date::Day;
use crate::id::{MemberId, TopicId};
use crate::session::{
    AgendaItem, AgendaKind, Declared, Kind, Mode, Observer, Role, RoleEntry, Scope, SessionFields, Sitting,
    Status,
};
use crate::{Error, Result};

/// Something that was held, with who missed it. People without a mark here came.
pub(super) struct Held {
    pub(super) fields: SessionFields,
    pub(super) missed: Vec<Missed>,
}

pub(super) struct Missed {
    pub(super) member: MemberId,
    pub(super) mark: Mark,
    pub(super) reason: Option<Reason>,
    pub(super) made_up: Option<MakeUp>,
}

/// The topics by their titles.
pub(super) type Topics = [(&'static str, TopicId)];

/// The whole calendar as sessions.
pub(super) fn everything(cast: &Cast, topics: &Topics, random: &mut Random) -> Result<Vec<Held>> {
    let mut held = Vec::new();
    for meeting in calendar::BRANCH {
        held.push(branch_meeting(cast, topics, meeting, random)?);
    }
    for &(on, title) in calendar::COMMITTEE {
        held.push(committee_meeting(cast, on, title, Status::Held, random)?);
    }
    held.push(committee_meeting(cast, "2026-09-23", "研究四季度重点工作", Status::Planned, random)?);
    for (group, days) in calendar::GROUPS {
        for on in days.split(' ') {
            held.push(group_meeting(cast, topics, group, on, random)?);
        }
    }
    for &(on, talker, talked) in &calendar::TALKS {
        held.push(talk(cast, on, talker, talked)?);
    }
    for &(on, speaker, title, people) in &calendar::MICRO_LECTURES {
        let roles = vec![role(cast, Role::Lecturer, speaker)?];
        held.push(declared(cast, "micro_lecture", on, title, people, ("07:40", "08:00", 20), roles)?);
    }
    for &(on, title, people) in &calendar::VOLUNTEERS {
        let roles = vec![role(cast, Role::Host, "许秀兰")?];
        held.push(declared(cast, "volunteer", on, title, people, ("08:30", "10:30", 120), roles)?);
    }
    Ok(held)
}

/// A session with nothing in its lists yet.
fn plain(cast: &Cast, meeting: &Meeting, times: (&str, &str, i64), place: &str) -> Result<SessionFields> {
    let kinds =
        meeting.1.split('+').map(|word| Kind::parse(word).ok_or_else(|| Error::missing("kind", word)));
    Ok(SessionFields {
        unit_id: cast.unit(meeting.0)?,
        title: meeting.3.to_owned(),
        kinds: kinds.collect::<Result<_>>()?,
        on_day: day(meeting.2)?,
        start_time: Some(times.0.to_owned()),
        end_time: Some(times.1.to_owned()),
        place: Some(place.to_owned()),
        mode: Mode::Onsite,
        status: Status::Held,
        scope: Scope::All,
        minutes: times.2,
        belongs_year: None,
        is_required: true,
        is_restricted: false,
        campaign: None,
        form: None,
        content: None,
        decisions: None,
        note: None,
        photos: 0,
        roles: Vec::new(),
        sittings: Vec::new(),
        agenda: Vec::new(),
        votes: Vec::new(),
        topic_ids: Vec::new(),
        observers: Vec::new(),
        partner_ids: Vec::new(),
        declared: None,
    })
}

fn role(cast: &Cast, role: Role, name: &str) -> Result<RoleEntry> {
    Ok(RoleEntry {
        role,
        member_id: Some(cast.member(name)?),
        name: name.to_owned(),
        institution: None,
        post: None,
    })
}

fn branch_meeting(cast: &Cast, topics: &Topics, meeting: &Meeting, random: &mut Random) -> Result<Held> {
    let is_short = meeting.1 == "study";
    let times = match meeting.1 {
        "study" => ("16:00", "17:00", 60),
        "theme_day" if !calendar::BATCHED.contains(&meeting.2) => ("15:30", "16:30", 60),
        _ => ("15:30", "17:00", 90),
    };
    let mut fields = plain(cast, meeting, times, "车间三楼会议室")?;
    fields.photos = if is_short { 0 } else { 4 };
    fields.content = Some(format!("{}。", meeting.3));
    fields.roles = vec![role(cast, Role::Host, "周立群")?, role(cast, Role::Recorder, "许秀兰")?];
    if meeting.1.contains("lecture") {
        fields.roles.push(role(cast, Role::Lecturer, text::lecturer(meeting))?);
    }
    if !meeting.4.is_empty() {
        let readers = ["谢春林", "孟庆和", "程雅琴", "欧阳堃"];
        let reader =
            if meeting.2 == "2026-09-18" { "欧阳堃" } else { readers[random.below(readers.len())] };
        fields.roles.push(role(cast, Role::Reader, reader)?);
        fields.topic_ids = vec![topic_id(topics, meeting.4)?];
    }
    let speakers = ["周立群", "沈维国", "许秀兰", "顾长河", "任玉梅", "欧阳堃", "罗永胜", "唐金柱", "叶青山"];
    fields.agenda = text::agenda(meeting, times.2, &speakers, random);
    fields.votes = text::votes(meeting);
    dress(&mut fields, meeting.2)?;
    let missed = missed(cast, meeting, &fields, random)?;
    stand_in(cast, &mut fields, &missed, &speakers)?;
    Ok(Held { fields, missed })
}

/// What only some days have: batches, observers, the year a yearly meeting belongs to, decisions, the draft.
fn dress(fields: &mut SessionFields, on: &str) -> Result<()> {
    let observer = |name: Option<&str>, institution: Option<&str>, class: &str, headcount| Observer {
        name: name.map(str::to_owned),
        institution: institution.map(str::to_owned),
        post: None,
        class: Some(class.to_owned()),
        headcount,
        ..Observer::default()
    };
    if calendar::BATCHED.contains(&on) {
        let sitting = |label: &str, on_day, from: &str, to: &str, place: &str| Sitting {
            id: None,
            label: Some(label.to_owned()),
            on_day,
            start_time: Some(from.to_owned()),
            end_time: Some(to.to_owned()),
            place: Some(place.to_owned()),
            ..Sitting::default()
        };
        let later = day(if on == "2026-08-21" { "2026-08-24" } else { "2026-09-21" })?;
        fields.sittings = vec![
            sitting("甲班场", fields.on_day, "15:30", "17:00", "车间三楼会议室"),
            sitting("乙班场", later, "08:00", "09:30", "轧钢作业区学习室"),
        ];
    }
    match on {
        "2026-01-23" => {
            fields.belongs_year = Some(2025);
            fields.minutes = 120;
            fields.start_time = Some("15:00".to_owned());
            let before = [
                "会前学习《中国共产党支部工作条例（试行）》第五章",
                "会前谈心谈话27人次",
                "会前征求意见建议12条",
            ];
            let before = before.map(|title| AgendaItem {
                id: None,
                kind: AgendaKind::Study,
                title: title.to_owned(),
                speaker: None,
                minutes: None,
                record: None,
            });
            fields.agenda.splice(0..0, before);
            fields.observers = vec![observer(Some("黄启明"), Some("公司党委组织部"), "上级领导", 1)];
        }
        // A visit: the way there and back is no study.
        "2026-07-17" => {
            (fields.start_time, fields.end_time) = (Some("15:00".to_owned()), Some("17:00".to_owned()));
        }
        "2026-05-15" => fields.roles.push(RoleEntry {
            role: Role::Lecturer,
            member_id: None,
            name: "江明远".to_owned(),
            institution: Some("市委党校".to_owned()),
            post: Some("副教授".to_owned()),
        }),
        "2026-06-26" => {
            fields.observers = vec![observer(None, None, "入党积极分子", 3)];
            fields.decisions = Some(
                "将“提高污泥压滤机效率”列为2026年党支部攻关项目，由顾长河负责，责任人袁大成，10月31日前完成；第一阶段指标9月20日前验收。"
                    .to_owned(),
            );
        }
        "2026-09-18" => {
            fields.status = Status::Draft;
            fields.observers = vec![observer(None, None, "入党积极分子", 3)];
        }
        _ => {}
    }
    Ok(())
}

fn committee_meeting(
    cast: &Cast,
    on: &'static str,
    title: &'static str,
    status: Status,
    random: &mut Random,
) -> Result<Held> {
    let meeting: Meeting = ("支部", "committee_meeting", on, title, "");
    let mut fields = plain(cast, &meeting, ("14:00", "15:40", 100), "车间二楼会议室")?;
    fields.scope = Scope::Committee;
    fields.status = status;
    fields.roles = vec![role(cast, Role::Host, "周立群")?, role(cast, Role::Recorder, "许秀兰")?];
    if status == Status::Planned {
        return Ok(Held { fields, missed: Vec::new() });
    }
    let speakers = ["周立群", "沈维国", "许秀兰", "顾长河", "任玉梅"];
    fields.agenda = text::agenda(&meeting, 100, &speakers, random);
    let missed = missed(cast, &meeting, &fields, random)?;
    stand_in(cast, &mut fields, &missed, &speakers)?;
    Ok(Held { fields, missed })
}

fn group_meeting(
    cast: &Cast,
    topics: &Topics,
    group: &'static str,
    on: &'static str,
    random: &mut Random,
) -> Result<Held> {
    let month = day(on)?.month0() as usize;
    let topic = if on.starts_with("2026-02") { "公司年度工作报告" } else { "" };
    let meeting: Meeting = (group, "group_meeting", on, calendar::GROUP_SUBJECTS[month], topic);
    let mut fields = plain(cast, &meeting, ("16:30", "17:15", 45), &format!("{group}作业区学习室"))?;
    let people: Vec<&str> =
        cast.people.iter().filter(|person| person.1 == group).map(|person| person.0).collect();
    let leader = ["欧阳堃", "罗永胜", "唐金柱", "叶青山"]
        .into_iter()
        .find(|name| people.contains(name))
        .unwrap_or(people[0]);
    let speakers: Vec<&str> =
        people.into_iter().filter(|name| !matches!(*name, "石光远" | "陆一帆" | "祝嘉禾")).collect();
    let recorder = speakers.iter().rev().find(|name| **name != leader).copied().unwrap_or(leader);
    fields.roles = vec![role(cast, Role::Host, leader)?, role(cast, Role::Recorder, recorder)?];
    fields.agenda = text::agenda(&meeting, 45, &speakers, random);
    if !topic.is_empty() {
        fields.topic_ids = vec![topic_id(topics, topic)?];
    }
    let missed = missed(cast, &meeting, &fields, random)?;
    stand_in(cast, &mut fields, &missed, &speakers)?;
    Ok(Held { fields, missed })
}

fn talk(cast: &Cast, on: &'static str, talker: &str, talked: &'static str) -> Result<Held> {
    // A talk is no 集中学习: it has no credit.
    let mut fields = plain(cast, &("支部", "talk", on, "", ""), ("10:00", "10:20", 0), "车间办公室")?;
    fields.title = format!("{talker}与{talked}谈心谈话");
    fields.scope = Scope::Nobody;
    fields.form = Some("日常谈心".to_owned());
    fields.is_restricted = true;
    fields.content = Some("了解近期工作和家庭情况，听取意见建议。".to_owned());
    fields.roles = vec![role(cast, Role::Talker, talker)?, role(cast, Role::TalkedTo, talked)?];
    Ok(Held { fields, missed: Vec::new() })
}

fn declared(
    cast: &Cast,
    kind: &'static str,
    on: &'static str,
    title: &'static str,
    people: i64,
    times: (&str, &str, i64),
    roles: Vec<RoleEntry>,
) -> Result<Held> {
    let mut fields = plain(cast, &("支部", kind, on, title, ""), times, "作业区班前会场")?;
    fields.scope = Scope::Nobody;
    fields.is_required = false;
    fields.roles = roles;
    fields.declared = Some(Declared { present: Some(people), ..Declared::default() });
    Ok(Held { fields, missed: Vec::new() })
}

/// Who missed a meeting: as set in the calendar; before July 2026, where nothing is set, as the seed has it. Nobody misses
/// a vote on an admission.
fn missed(
    cast: &Cast,
    meeting: &Meeting,
    fields: &SessionFields,
    random: &mut Random,
) -> Result<Vec<Missed>> {
    let minutes = fields.minutes;
    let set = calendar::ABSENCES.iter().filter(|absence| (absence.0, absence.1) == (meeting.2, meeting.0));
    let set = set.map(|&(.., name, mark, reason, days)| {
        let made_up = (days > 0).then(|| make_up(meeting, fields.on_day, days, minutes, name));
        Ok(Missed { member: cast.member(name)?, mark, reason, made_up })
    });
    let set = set.collect::<Result<Vec<_>>>()?;
    if !set.is_empty() || !fields.votes.is_empty() || meeting.2 >= "2026-07-01" {
        return Ok(set);
    }
    let committee = ["周立群", "沈维国", "许秀兰", "顾长河", "任玉梅"];
    let is_due = |name: &str, group: &str| match fields.scope {
        Scope::Committee => committee.contains(&name),
        _ => (meeting.0 == "支部" || meeting.0 == group) && !matches!(name, "石光远" | "陆一帆" | "祝嘉禾"),
    };
    let mut missed = Vec::new();
    for &(name, _, member) in cast.people.iter().filter(|(name, group, _)| is_due(name, group)) {
        let is_host = fields.roles.iter().any(|role| role.member_id == Some(member));
        if is_host || !random.one_in(14) {
            continue;
        }
        let reasons = [Reason::Sick, Reason::Personal, Reason::Duty];
        let (mark, reason) = if random.one_in(9) {
            (Mark::Absent, None)
        } else {
            (Mark::Excused, Some(reasons[random.below(3)]))
        };
        let days = 2 + random.below(5) as u64;
        missed.push(Missed {
            member,
            mark,
            reason,
            made_up: Some(make_up(meeting, fields.on_day, days, minutes, name)),
        });
    }
    Ok(missed)
}

/// Who was away neither spoke nor took the record: somebody of `people` who came and has not spoken does it instead.
fn stand_in(cast: &Cast, fields: &mut SessionFields, missed: &[Missed], people: &[&str]) -> Result<()> {
    let is_away = |name: &str| cast.member(name).map(|id| missed.iter().any(|gone| gone.member == id));
    let names = cast.people.iter().filter(|(.., id)| missed.iter().any(|gone| gone.member == *id));
    for &(name, _, id) in names {
        let says = |name: &str, item: &AgendaItem| {
            let record = item.record.as_deref().unwrap_or_default();
            item.speaker.as_deref() == Some(name) || record.contains(&format!("{name}："))
        };
        let mut other = None;
        for candidate in people {
            if other.is_none()
                && !is_away(candidate)?
                && !fields.agenda.iter().any(|item| says(candidate, item))
            {
                other = Some(*candidate);
            }
        }
        let Some(other) = other else { continue };
        for item in fields.agenda.iter_mut().filter(|item| says(name, item)) {
            item.speaker =
                item.speaker.take().map(|speaker| if speaker == name { other.to_owned() } else { speaker });
            let own = |record: String| record.replace(&format!("{name}："), &format!("{other}："));
            item.record = item.record.take().map(own);
        }
        for part in fields.roles.iter_mut().filter(|part| part.member_id == Some(id)) {
            *part = role(cast, part.role, other)?;
        }
    }
    Ok(())
}

fn make_up(meeting: &Meeting, on_day: Day, days: u64, minutes: i64, name: &str) -> MakeUp {
    let forms = [MakeUpForm::Delivered, MakeUpForm::SelfStudy, MakeUpForm::Video];
    let on_day = on_day.checked_add_days(Days::new(days)).unwrap_or(on_day);
    // Everybody handed in notes but one.
    let is_proved = (meeting.2, name) != calendar::UNPROVED;
    MakeUp {
        id: None,
        proof: is_proved.then(|| "学习笔记".to_owned()),
        proved_on: is_proved.then_some(on_day),
        on_day,
        form: forms[usize::try_from(days).unwrap_or_default() % forms.len()],
        minutes,
        content: Some(meeting.3.to_owned()),
        witness: Some(if name == "许秀兰" { "顾长河" } else { "许秀兰" }.to_owned()),
    }
}

/// A topic by its title.
pub(super) fn topic_id(topics: &Topics, title: &str) -> Result<TopicId> {
    let found = topics.iter().find(|(known, _)| *known == title);
    found.map(|&(_, id)| id).ok_or_else(|| Error::missing("topic", title))
}

//! 会议记录 by kind: fields, sentences and figures, read back from the PDF.

#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests fail by panicking, too

mod shelf;

use ledger::id::{MemberId, SessionId};
use ledger::sample::TODAY;
use ledger::session::{
    AgendaItem, AgendaKind, Declared, Formula, Kind, Observer, Role, RoleEntry, Scope, SessionFields,
    SessionFilter, Vote, VoteMethod,
};
use shelf::{Shelf, assert_holds, session_of};

/// A branch of sixteen full members and two on probation, with this many of the full members away.
fn branch(away: usize) -> (Shelf, Vec<MemberId>) {
    let mut shelf = Shelf::empty();
    let numerals: Vec<char> = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳".chars().collect();
    let full: Vec<MemberId> = numerals
        .iter()
        .map(|name| shelf.member(&format!("{name}一"), "2010-07-01", "2020-01-01", None))
        .collect();
    for name in ["午一", "未一"] {
        shelf.member(name, "2026-07-01", "2024-01-01", None);
    }
    (shelf, full[..away].to_vec())
}

fn vote(formula: Formula, subject: &str, [present, yes, no, abstain, written]: [i64; 5]) -> Vote {
    Vote {
        id: None,
        agenda: None,
        sitting_id: None,
        formula,
        subject: subject.to_owned(),
        method: if formula == Formula::Resolution { VoteMethod::Hands } else { VoteMethod::Secret },
        due_voting: 16,
        present_voting: present,
        yes,
        no,
        abstain,
        written_yes: written,
        ballots: None,
    }
}

fn item(kind: AgendaKind, title: &str, record: Option<&str>) -> AgendaItem {
    AgendaItem {
        id: None,
        kind,
        title: title.to_owned(),
        speaker: None,
        minutes: None,
        record: record.map(str::to_owned),
    }
}

fn role(role: Role, name: &str, post: Option<&str>) -> RoleEntry {
    RoleEntry {
        role,
        member_id: None,
        name: name.to_owned(),
        institution: None,
        post: post.map(str::to_owned),
    }
}

fn print(shelf: &Shelf, id: SessionId) -> String {
    shelf.print(|view, _| report::minutes(view, id))
}

#[test]
fn a_resolution_closes_with_the_sentence_of_its_figures() {
    let cases: [(usize, [i64; 5], &[&str]); 4] = [
        (
            2,
            [14, 13, 0, 1, 0],
            &[
                "主持人：本支部应到18名，其中正式党员16名；实到16名，其中正式党员14名，符合规定人数，现在可以开会。",
                "应到有表决权的正式党员16名，实到14名；13名赞成，0名反对，1名弃权；赞成人数超过应到会有表决权党员的半数，通过。",
            ],
        ),
        (
            8,
            [8, 8, 0, 0, 0],
            &[
                "到会有表决权的党员恰为应到会的半数，由主持人决定开会。",
                "实到8名，恰为半数，由主持人决定进行表决；8名赞成，0名反对，0名弃权；赞成人数恰为应到会有表决权党员的半数，没有超过半数，未通过。",
            ],
        ),
        (
            9,
            [7, 7, 0, 0, 0],
            &["未达到规定人数，不能进行表决。", "到会有表决权的党员不足应到会的半数，不能进行表决。"],
        ),
        (2, [14, 8, 6, 0, 0], &["赞成人数恰为应到会有表决权党员的半数，没有超过半数，未通过。"]),
    ];
    for (away, figures, sentences) in cases {
        let (mut shelf, away) = branch(away);
        let mut fields = session_of(shelf.owner(), &[Kind::GENERAL_MEETING]);
        fields.votes = vec![vote(Formula::Resolution, "“修旧利废”列为攻关项目", figures)];
        let id = shelf.hold(&fields, &away);
        let text = print(&shelf, id);
        assert_holds(&text, &["举手表决“修旧利废”列为攻关项目。", "决议〔待补充〕"]);
        assert_holds(&text, sentences);
    }
}

#[test]
fn admissions_count_written_opinions_and_ask_for_the_introducers() {
    let (mut shelf, away) = branch(5);
    let mut fields = session_of(shelf.owner(), &[Kind::GENERAL_MEETING]);
    fields.votes = vec![vote(Formula::Admission, "接收申一同志为预备党员", [11, 8, 2, 1, 2])];
    let id = shelf.hold(&fields, &away);
    assert_holds(
        &print(&shelf, id),
        &[
            "入党介绍人意见：〔待补充〕。支部委员会审查意见：〔待补充〕。",
            "无记名投票表决：接收申一同志为预备党员。",
            "16 11 8 2 1 2 通过",
            "另有2名会前书面表示赞成，共10名赞成；赞成人数超过应到会有表决权的正式党员的半数，通过。",
        ],
    );
}

#[test]
fn candidates_stand_in_one_table_by_strokes() {
    let (mut shelf, away) = branch(3);
    let mut fields = session_of(shelf.owner(), &[Kind::GENERAL_MEETING]);
    fields.votes = [("林一", [13, 7, 6, 0, 0]), ("王一", [13, 12, 1, 0, 0]), ("丁一", [13, 6, 7, 0, 0])]
        .map(|(name, figures)| vote(Formula::Election, name, figures))
        .to_vec();
    let id = shelf.hold(&fields, &away);
    assert_holds(
        &print(&shelf, id),
        &[
            "以无记名投票方式选举，候选人按姓氏笔画为序。",
            "丁一 16 13 6 7 0 未当选 王一 16 13 12 1 0 当选 林一 16 13 7 6 0 当选",
            "林一：应到有选举权的正式党员16名，实到13名；7名赞成，6名反对，0名弃权；赞成票超过实到会有选举权党员的半数，当选。",
        ],
    );
}

#[test]
fn every_kind_of_a_session_has_a_record_of_its_own() {
    let (mut shelf, away) = branch(1);
    let mut fields = session_of(shelf.owner(), &[Kind::THEME_DAY, Kind::GENERAL_MEETING, Kind::LECTURE]);
    fields.photos = 3;
    fields.roles =
        vec![role(Role::Host, "甲一", Some("党支部书记")), role(Role::Lecturer, "乙一", Some("车间主任"))];
    fields.agenda = vec![
        item(AgendaKind::Study, "领学条例第四章", Some("丙一：重点是会议频次。")),
        item(AgendaKind::Lecture, "党课：岗位责任", Some("丁一：讲得实在。")),
        item(AgendaKind::Discussion, "讨论攻关项目", Some("戊一：同意立项。")),
    ];
    fields.decisions = Some("同意立项。".to_owned());
    let id = shelf.hold(&fields, &away);
    let text = print(&shelf, id);
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} is not in {text}"));
    let (day, meeting, lecture) =
        (at("主题党日活动记录"), at("支部党员大会记录会议名称"), at("党课记录题目"));
    assert!(day < meeting && meeting < lecture, "the main kind first, then the order of the handbook");
    assert!(
        (day..meeting).contains(&at("丙一：重点"))
            && (meeting..lecture).contains(&at("戊一：同意"))
            && lecture < at("丁一：讲得"),
        "what was said stands in one record only: {text}"
    );
    assert_holds(
        &text,
        &[
            "（与党员大会、党课合并召开，分别记录）",
            "党课：岗位责任（见党课记录）",
            "题目岗位责任（与主题党日、党员大会合并召开，分别记录）",
            "主讲人 乙一（车间主任）",
            "照片3张",
            "三、决议同意立项。",
        ],
    );
    assert_eq!(text.matches("（公差）").count(), 3, "every record names who was away");
    assert_eq!(text.matches("第1页共1页").count(), 3, "every record has pages of its own");
}

#[test]
fn a_committee_counts_its_members_and_group_leaders_enlarge_it() {
    let shelf = Shelf::workshop();
    let newest = |kind: &'static str| {
        let filter = SessionFilter {
            kind: Some(Kind::built_in(kind)),
            to: Some(TODAY),
            limit: Some(1),
            ..SessionFilter::default()
        };
        shelf.book.read(|view| ledger::session::list(view, &filter)).unwrap()[0].id
    };
    assert_holds(
        &print(&shelf, newest(Kind::COMMITTEE_MEETING)),
        &[
            "支部委员会会议记录",
            "应到委员5名实到委员4名",
            "沈维国（公差，8月13日已补学）",
            "主持人：应到委员5名，实到委员4名，符合规定人数，现在开会。",
            "议定事项〔待补充〕",
        ],
    );
    let group = print(&shelf, newest(Kind::GROUP_MEETING));
    assert_holds(
        &group,
        &["炼钢党小组会记录", "党小组炼钢党小组（组长欧阳堃）", "应到8名（其中正式党员7名）"],
    );
    assert!(!group.contains("议定事项"), "a group decides nothing unless it is written down");
    let talk = print(&shelf, newest(Kind::TALK));
    assert_holds(&talk, &["谈话人", "谈话对象", "谈话内容限范围阅看，不在本表印出。"]);
    assert!(!talk.contains("家庭"), "what was said in a talk stays off paper (P-13)");
    let grades = print(&shelf, newest(Kind::APPRAISAL));
    assert_holds(
        &grades,
        &[
            "所属年度2025年度",
            "陆一帆————不定等次预备党员",
            "上级领导",
            "优秀8名、合格18名、不定等次2名。优秀占28名党员的28.6%，一般不超过三分之一",
        ],
    );
    assert_holds(
        &grades,
        &[
            "组织生活会记录",
            "会前谈心谈话27人次",
            "会上自我批评3人次、相互批评3人次，内容限范围阅看，不在本表印出。",
            "序号问题整改措施责任人时限完成情况",
            "已完成：三个月的",
            "推进中：前三季度",
        ],
    );
    for said in ["布置多", "宣传栏更新慢"] {
        assert!(!grades.contains(said), "what was said of one another stays off paper (P-13): {said}");
    }
    let mut enlarged = Shelf::empty();
    let observer =
        Observer { class: Some("党小组组长".to_owned()), headcount: 4, ..Observer::default() };
    let fields = SessionFields {
        scope: Scope::Committee,
        observers: vec![observer],
        ..session_of(enlarged.owner(), &[Kind::COMMITTEE_MEETING])
    };
    let id = enlarged.hold(&fields, &[]);
    assert_holds(&print(&enlarged, id), &["支部委员会扩大会议记录", "列席党小组组长4人", "主持人〔待补充〕"]);
}

#[test]
fn a_count_without_names_prints_the_count_and_nobody() {
    let mut shelf = Shelf::empty();
    let fields = SessionFields {
        scope: Scope::Nobody,
        minutes: 15,
        declared: Some(Declared { present: Some(21), ..Declared::default() }),
        roles: vec![role(Role::Lecturer, "方一", None)],
        ..session_of(shelf.owner(), &["micro_lecture"])
    };
    let id = shelf.hold(&fields, &[]);
    let text = print(&shelf, id);
    assert_holds(&text, &["微党课记录", "主讲人方一", "0.3学时（15分钟）参加人数21名", "主要内容〔待补充〕"]);
    assert!(!text.contains("缺席人员"), "nobody is known to be away");
}

#[test]
fn a_summary_lists_who_was_there_and_what_was_decided() {
    let (mut shelf, away) = branch(2);
    let mut fields = session_of(shelf.owner(), &[Kind::GENERAL_MEETING]);
    fields.roles = vec![role(Role::Host, "丙一", None)];
    fields.decisions = Some("立项攻关。\n月底前公示费用。".to_owned());
    let id = shelf.hold(&fields, &away);
    let text = shelf.print(|view, _| report::summary(view, id, TODAY));
    assert_holds(
        &text,
        &[
            "支部党员大会纪要",
            "2026年9月18日，连铸车间党支部在会议室召开支部党员大会，丙一主持会议。",
            "一、立项攻关。二、月底前公示费用。",
            "请假：甲一（公差）、乙一（公差）",
        ],
    );
    let notice = shelf.print(|view, _| report::notice(view, id, TODAY));
    assert_holds(&notice, &["关于召开支部党员大会的通知", "全体党员：", "会前向党小组组长或党支部书记请假"]);
}

/// A photo of one colour, as a telephone writes it.
fn photo(red: u8) -> ledger::attachment::File {
    let picture =
        image::DynamicImage::ImageRgb8(image::RgbImage::from_pixel(1600, 1200, image::Rgb([red, 60, 60])));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    ledger::attachment::File::read(bytes.into_inner(), None).unwrap()
}

#[test]
fn the_photos_of_a_meeting_stand_after_its_minutes_unless_somebody_says_no() {
    let (mut shelf, _) = branch(0);
    let session = shelf.hold(&session_of(shelf.owner(), &[Kind::THEME_DAY]), &[]);
    let holder = ledger::attachment::Holder::Session(session);
    let print = |shelf: &Shelf, photos: Option<bool>| {
        let choice =
            report::Choice { session: Some(session), photos, ..report::Choice::of(shelf.owner(), TODAY) };
        shelf.print(|view, _| report::find("minutes")?.document(view, &choice))
    };
    assert!(!print(&shelf, None).contains("附：现场照片"), "without photos there is nothing to add");
    let pdf = ledger::attachment::File::read(b"%PDF-1.4 %%EOF".to_vec(), None).unwrap();
    let write = |tx: &ledger::Tx<'_>| {
        for (name, file) in [("会场全景", photo(200)), ("集体学习", photo(90)), ("签到表", pdf)] {
            ledger::attachment::add(tx, holder, name, &file, TODAY)?;
        }
        Ok(())
    };
    shelf.book.write(shelf::ACT, write).unwrap();
    let with = print(&shelf, None);
    assert_holds(
        &with,
        &["附：现场照片", "会场全景　2026年9月18日", "集体学习", "另有PDF佐证1份，没有印出。"],
    );
    assert!(!print(&shelf, Some(false)).contains("会场全景"), "the switch leaves them out");
}

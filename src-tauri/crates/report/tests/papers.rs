//! The papers of the workshop's sample book, read back from their PDFs by poppler: what is printed is what the book holds.

#![allow(clippy::unwrap_used, clippy::expect_used)] // helpers of tests fail by panicking, too

use std::path::Path;
use std::process::Command;

use chrono::NaiveDate;
use ledger::Book;
use ledger::date::{Quarter, Window};
use ledger::id::UnitId;
use ledger::seal::{self, Period};
use ledger::session::{Kind, SessionFilter};
use ledger::unit::{UnitFields, UnitKind};
use paper::Document;

const THIRD: Quarter = Quarter { year: 2026, number: 3 };

struct Workshop {
    folder: tempfile::TempDir,
    book: Book,
}

impl Workshop {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let book = ledger::sample::workshop(&folder.path().join("样例.book"), "样例", 1).unwrap();
        Self { folder, book }
    }

    fn set(&self, how: impl FnOnce(&ledger::View<'_>, UnitId) -> ledger::Result<Document>) -> String {
        let owner = self.book.owner().unwrap();
        let document = self.book.read(|view| how(view, owner)).unwrap();
        text(self.folder.path(), &document)
    }

    fn quarterly(&self) -> String {
        self.set(|view, unit| report::quarterly(view, unit, THIRD, ledger::sample::TODAY))
    }
}

/// The text of a document's PDF in reading order, without blanks: the quarter-em gaps between digits and 汉字 read as spaces.
fn text(folder: &Path, document: &Document) -> String {
    let path = folder.join("纸.pdf");
    let pdf = report::pdf(document).unwrap();
    assert_eq!(pdf.missing, [], "every character of the sample has a glyph");
    std::fs::write(&path, pdf.bytes).unwrap();
    let out = Command::new("pdftotext")
        .args(["-enc", "UTF-8"])
        .arg(&path)
        .arg("-")
        .output()
        .expect("poppler-utils");
    let text: String = String::from_utf8(out.stdout).unwrap().split_whitespace().collect();
    // Page numbers stand between the last line of a page and the first of the next: a sentence reads on without them.
    (1..=99).fold(text, |text, n| text.replace(&format!("—{n}—"), ""))
}

fn assert_holds(text: &str, wanted: &[&str]) {
    for words in wanted {
        assert!(text.contains(words), "the paper lacks {words}:\n{text}");
    }
}

#[test]
fn narrative_sums_and_attendance_sheet_agree() {
    let text = Workshop::new().quarterly();
    assert_holds(
        &text,
        &[
            "2026年第三季度“三会一课”执行情况报告",
            "本支部现有党员28名，其中正式党员26名、预备党员2名",
            "设炼钢、轧钢、钢包、除尘4个党小组",
            "召开党员大会1次、支委会2次、党小组会11次，开展党课1次、主题党日3次，其中合并召开1次",
            "累计应到140人次，实到130人次，到会率92.9%",
            "必学主题10项，应学270人次，已学到259人次，覆盖率95.9%",
            "共40项，已完成21项，阶段性完成6项，推进中9项，未启动2项，逾期2项，完成率52.5%",
            "一是截至9月21日，9月支部委员会会议、9月钢包党小组会尚未完成",
            "按计划组织9月23日支委会“研究四季度重点工作”",
            "中共××公司运行车间支部委员会2026年9月21日",
        ],
    );
    // 汇总 and 考勤 print the same sums: due, present, excused, absent, made up, rate.
    let sums = "1401309 1892.9%".replace(' ', "");
    assert!(
        text.matches(&sums).count() >= 2,
        "合计 of 汇总 and of 考勤 are the same figures ({sums}):\n{text}"
    );
}

/// The annexes are read one by one: a mark alone on its page looks like a sheet that was forgotten.
#[test]
fn every_annex_stands_with_its_mark_and_each_task_table_with_its_list() {
    let workshop = Workshop::new();
    let text = workshop.quarterly();
    for (number, title) in [(5, "任务清单进展表"), (7, "工作情况图表")] {
        assert!(text.contains(&format!("附件{number}")), "附件 {number} is there");
        let after = text.split(&format!("附件{number}")).last().unwrap();
        let near: String = after.chars().take(40).collect();
        assert!(near.contains(title), "附件 {number} is followed by its title: {near}");
    }
    let path = workshop.folder.path().join("纸.pdf");
    let out = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(&path).arg("-").output().unwrap();
    for page in String::from_utf8(out.stdout).unwrap().split('\u{c}').filter(|page| page.contains("附件")) {
        let letters = page.chars().filter(|one| !one.is_whitespace()).count();
        assert!(letters > 60, "a page with nothing but the mark of an annex: {page}");
    }
    let owner = workshop.book.owner().unwrap();
    let lists = workshop.book.read(|view| ledger::task::lists(view, owner, ledger::sample::TODAY)).unwrap();
    let tables: String = text.split("任务清单进展表").skip(2).collect();
    assert!(lists.len() > 1, "the sample has several lists");
    for list in lists {
        assert!(tables.contains(&list.fields.name), "the table of {} says so", list.fields.name);
    }
}

#[test]
fn what_is_not_in_the_book_prints_as_missing() {
    let text = Workshop::new().quarterly();
    assert_holds(&text, &["9月18日主题党日到会情况〔待补充〕"]);
    for verdict in ["违规", "不合格", "排名", "自行脱党", "落后"] {
        assert!(!text.contains(verdict), "a report holds facts, never the verdict {verdict} (P-14)");
    }
}

#[test]
fn an_empty_branch_reports_without_inventing_anything() {
    let folder = tempfile::tempdir().unwrap();
    let act = ledger::Act { at: 0, who: "书记", intent: "book_create", summary: "新建手册" };
    let owner = UnitFields::new(UnitKind::Branch, "连铸车间党支部");
    let book =
        Book::create(&folder.path().join("空.book"), "口令", ledger::Cost::SAMPLE, act, &owner).unwrap();
    let unit = book.owner().unwrap();
    let document = book.read(|view| report::quarterly(view, unit, THIRD, ledger::sample::TODAY)).unwrap();
    let text = text(folder.path(), &document);
    assert_holds(
        &text,
        &[
            "连铸车间党支部",
            "一、基本情况本支部党员情况〔待补充〕。",
            "本季度组织生活记录〔待补充〕",
            "附件2026年第三季度组织生活汇总表填报单位",
        ],
    );
    assert!(!text.contains("不足7名"), "nobody entered is not a branch of nobody:\n{text}");
}

#[test]
fn a_quarter_that_is_over_is_reported_to_its_end() {
    let workshop = Workshop::new();
    let october = NaiveDate::from_ymd_opt(2026, 10, 8).unwrap();
    let text = workshop.set(|view, unit| report::quarterly(view, unit, THIRD, october));
    // The first sentence names no cut-off day.
    assert_holds(&text, &["现将本支部2026年第三季度“三会一课”执行情况报告如下", "2026年10月8日"]);
}

#[test]
fn minutes_say_who_was_away_and_why_and_how_the_vote_went() {
    let workshop = Workshop::new();
    let text = workshop.set(|view, unit| {
        let filter = SessionFilter {
            unit_id: Some(unit),
            kind: Some(Kind::built_in(Kind::GENERAL_MEETING)),
            to: NaiveDate::from_ymd_opt(2026, 6, 30),
            ..SessionFilter::default()
        };
        let newest = ledger::session::list(view, &filter)?.remove(0);
        report::minutes(view, newest.id)
    });
    assert_holds(
        &text,
        &[
            "支部党员大会记录",
            "高建民（病假，6月28日已补学）",
            "石光远免于参加，不计入应到",
            "22名赞成，0名反对，1名弃权；赞成人数超过应到会有表决权党员的半数，通过。",
        ],
    );
}

#[test]
fn the_sign_in_sheet_has_everyone_due_and_nobody_signs_for_them() {
    let workshop = Workshop::new();
    let text = workshop.set(|view, unit| {
        let filter = SessionFilter {
            unit_id: Some(unit),
            kind: Some(Kind::built_in(Kind::THEME_DAY)),
            ..SessionFilter::default()
        };
        let newest = ledger::session::list(view, &filter)?.remove(0);
        report::sign_in(view, newest.id)
    });
    let roster = workshop
        .book
        .read(|view| ledger::member::roster(view, ledger::unit::top(view)?.id, ledger::sample::TODAY))
        .unwrap();
    for line in roster.iter().filter(|line| line.name.chars().count() > 2) {
        assert!(text.contains(&line.name), "{} is on the sheet", line.name);
    }
    assert_holds(&text, &["炼钢党小组8人", "各场共应到27人", "本人签名，不代签、不补签"]);
    let sittings = [
        "（甲班场）",
        "9月18日（星期五）15:30—17:00",
        "（乙班场）",
        "9月21日（星期一）08:00—09:30",
        "轧钢作业区学习室",
    ];
    assert_holds(&text, &sittings);
}

#[test]
fn a_roster_on_paper_holds_no_number_of_anybody() {
    let workshop = Workshop::new();
    let text = workshop.set(|view, unit| report::roster(view, unit, ledger::sample::TODAY));
    assert_holds(&text, &["党员花名册", "正式党员26人，预备党员2人"]);
    let longest = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    assert!(longest < 11, "neither phone nor ID number on paper (P-10): a run of {longest} digits");
}

#[test]
fn the_handbook_binds_every_record_of_the_year_under_one_page_number() {
    let workshop = Workshop::new();
    let owner = workshop.book.owner().unwrap();
    let document =
        workshop.book.read(|view| report::handbook(view, owner, 2026, ledger::sample::TODAY)).unwrap();
    let laid = paper::layout(&document);
    let until = Window { from: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(), to: ledger::sample::TODAY };
    let held = workshop
        .book
        .read(|view| {
            let filter = SessionFilter {
                unit_id: Some(owner),
                from: Some(until.from),
                to: Some(until.to),
                limit: Some(1000),
                ..SessionFilter::default()
            };
            ledger::session::list(view, &filter)
        })
        .unwrap();
    let held = held.iter().filter(|line| {
        !matches!(line.status, ledger::session::Status::Planned | ledger::session::Status::Cancelled)
    });
    for line in held {
        let is_talk = line.kinds[0].as_str() == Kind::TALK;
        let found = laid.outline.iter().filter(|mark| mark.title.ends_with(&line.title)).count();
        assert!(found >= 1 || is_talk, "{} {} has a bookmark", line.on_day, line.title);
    }
    let numbers: Vec<u32> =
        laid.pages.iter().skip_while(|page| page.furniture.is_empty()).map(|page| page.number).collect();
    assert_eq!(numbers, (1..=numbers.len() as u32).collect::<Vec<_>>(), "one page number through the book");
    for link in &laid.links {
        let mark = &laid.outline[link.to];
        let number = laid.pages[mark.page].number.to_string();
        let [_, top, _, height] = link.rect;
        let page = &laid.pages[link.page];
        let line = page.texts().filter(|text| (top..top + height).contains(&text.baseline));
        let words: String = line.flat_map(|text| text.glyphs.iter().map(|glyph| glyph.0)).collect();
        assert!(words.ends_with(&format!("·{number}")), "{} is on page {number}: {words}", mark.title);
    }
    let text = text(workshop.folder.path(), &document);
    assert_holds(
        &text,
        &[
            "党支部工作手册",
            "2026年度",
            "周立群",
            "一、支部基本情况",
            "谈心谈话登记",
            "2026年各月组织生活次数",
        ],
    );
    // C-19: those of March and September were theme days and lectures, too; each has its record in the chapter of each kind.
    assert_eq!(
        text.matches("支部党员大会记录会议名称").count(),
        3,
        "one record for every 党员大会 of the year"
    );
    let lectures = text.matches("党课记录题目").count() - text.matches("微党课记录题目").count();
    assert_eq!(lectures, 4, "and for every 党课");
}

#[test]
fn a_handbook_of_a_year_without_records_says_which_chapters_it_lacks() {
    let workshop = Workshop::new();
    let text = workshop.set(|view, unit| report::handbook(view, unit, 2019, ledger::sample::TODAY));
    assert_holds(&text, &["2019年度", "没有记录的章未列入：", "主题党日"]);
}

#[test]
fn every_paper_sets_for_the_sample_and_embeds_its_fonts() {
    let workshop = Workshop::new();
    let window = Window { from: THIRD.window().from, to: ledger::sample::TODAY };
    type Set = fn(&ledger::View<'_>, UnitId, Window) -> ledger::Result<Document>;
    let papers: [(&str, Set); 4] = [
        ("活动登记簿", report::register),
        ("考勤表", report::attendance),
        ("学时表", report::hours),
        ("学习主题覆盖表", report::topics),
    ];
    for (name, set) in papers {
        let owner = workshop.book.owner().unwrap();
        let document = workshop.book.read(|view| set(view, owner, window)).unwrap();
        let path = workshop.folder.path().join("字.pdf");
        std::fs::write(&path, report::pdf(&document).unwrap().bytes).unwrap();
        let out = Command::new("pdffonts").arg(&path).output().expect("poppler-utils");
        let fonts = String::from_utf8(out.stdout).unwrap();
        let fonts: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(!fonts.is_empty(), "{name} has text");
        for font in fonts {
            assert!(
                font.contains("yes yes yes"),
                "{name}: every font is embedded, subset and readable: {font}"
            );
        }
    }
}

#[test]
fn topics_name_who_is_open_and_say_which_days_they_count() {
    let workshop = Workshop::new();
    let year = Window::year(2026).unwrap();
    let sheet = workshop.set(|view, unit| report::topics(view, unit, year));
    assert_holds(&sheet, &["只计2026年1月1日至2026年12月31日学过的；必学覆盖率95.9%", "原读原著", "补补学"]);
    let quarter = workshop.set(|view, unit| report::topics(view, unit, THIRD.window()));
    assert_holds(&quarter, &["只计2026年7月1日至2026年9月30日学过的"]);
    assert!(
        workshop.quarterly().contains("本年必学主题10项"),
        "the report counts the year so far and says so"
    );
    let open = workshop.set(|view, unit| report::topics_open(view, unit, THIRD.window().to));
    assert_holds(
        &open,
        &[
            "2026年内至9月30日没有学过的",
            "必学主题未学名单",
            "支部工作条例",
            "年度党员教育计划，2026年12月31日前学完；应学27人，未学5人",
        ],
    );
    assert!(!open.contains("厂史教育"), "what everybody has had is not on the list");
}

#[test]
fn turns_and_visits_are_printed_with_their_reasons() {
    let workshop = Workshop::new();
    let turns = workshop.set(|view, unit| report::turns(view, unit, ledger::sample::TODAY));
    assert_holds(
        &turns,
        &[
            "党员小课堂主讲（主讲人）",
            "本年9次、9人轮到",
            "1罗永胜",
            "5韩树声",
            "2025年10月22日",
            "9月15日跳过一次：外出检修",
        ],
    );
    let visits = workshop.set(|view, unit| report::visits(view, unit, 2026, ledger::sample::TODAY));
    assert_holds(
        &visits,
        &["走访支部1/1个，走访2次（应2次），讲过党课的1/1对，解决问题4/5个", "黄启明", "9月30日"],
    );
}

#[test]
fn a_paper_says_which_months_its_figures_leave_out() {
    let mut shop = Workshop::new();
    let september = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
    let whole = shop.quarterly();
    assert!(!whole.contains("本手册从"), "a book that holds the whole quarter has nothing to say");
    let act = ledger::Act { at: 0, who: "许秀兰", intent: "setting_set", summary: "测试" };
    shop.book.write(act, |tx| ledger::setting::set_begin(tx, None, september)).unwrap();
    assert_holds(&shop.quarterly(), &["本手册从2026年9月起记，此前的以原手册为准，不列入应开展次数。"]);
    let counts = |from: &str| {
        let window = Window { from: from.parse().unwrap(), to: ledger::sample::TODAY };
        shop.set(|view, unit| {
            let choice = report::Choice { window: Some(window), ..report::Choice::of(unit, window.to) };
            report::find("counts")?.document(view, &choice)
        })
    };
    assert_holds(&counts("2026-07-01"), &["本手册从2026年9月起记"]);
    assert!(!counts("2026-09-01").contains("本手册从"), "figures of September leave nothing out");
}

#[test]
fn what_was_changed_after_the_seal_stands_on_the_last_page() {
    let mut room = Workshop::new();
    let owner = room.book.owner().unwrap();
    let second = Quarter { year: 2026, number: 2 };
    let act = |at: i64| ledger::Act { at, who: "许秀兰", intent: "seal_make", summary: "测试" };
    let at = 1_789_958_520_000; // 2026-09-21 10:42 in China
    let period = Period::Quarter(second);
    let id =
        room.book.write(act(at), |tx| seal::seal(tx, owner, period, ledger::sample::TODAY, true)).unwrap();
    let paper =
        |room: &Workshop| room.set(|view, unit| report::quarterly(view, unit, second, ledger::sample::TODAY));
    let hash = room.book.read(seal::list).unwrap()[0].short.replace(' ', "");
    let sealed = paper(&room);
    assert_holds(&sealed, &["封存说明", "第一次封存", &hash, "封存后的改动：没有"]);
    room.book.write(act(at + 1), |tx| seal::reopen(tx, id, "签到表上是十七点半散会")).unwrap();
    let filter = SessionFilter {
        from: Some(second.window().from),
        to: Some(second.window().to),
        kind: Some(Kind::built_in(Kind::THEME_DAY)),
        ..Default::default()
    };
    let first = room.book.read(|view| ledger::session::list(view, &filter)).unwrap().pop().unwrap().id;
    room.book
        .write(act(at + 2), |tx| {
            if ledger::session::get(tx, first)?.fields.status == ledger::session::Status::Sealed {
                ledger::session::reopen(tx, first, "时长不对")?;
            }
            let mut fields = ledger::session::get(tx, first)?.fields;
            fields.minutes += 45;
            ledger::session::save(tx, Some(first), &fields)
        })
        .unwrap();
    let changed = paper(&room);
    assert_holds(
        &changed,
        &["解除封存", "理由：签到表上是十七点半散会", "还没有再次封存", "时长", "改为", "学时（分钟）", "+"],
    );
    assert!(changed.contains(&hash), "what was reported first stays on the paper: {changed}");
    let unsealed = room.quarterly();
    assert!(!unsealed.contains("封存说明"), "a quarter that was never sealed has no such page");
}

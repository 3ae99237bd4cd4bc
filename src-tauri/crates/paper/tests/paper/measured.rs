//! The two official papers of the design, set here and measured in the PDF itself (PAPER §5.1–5.2).

use paper::{Attachments, Block, Document, Heading, Paragraph, Pt, Signature, Title, plain};

use crate::file::run;
use crate::{gongwen, para};

/// 28 characters in 156 mm; lines 10.449 mm apart from 41.89 mm (PAPER §1.1).
const CELL: f64 = 156.0 / 28.0;
const FIRST_LINE: f64 = 41.89;
const PITCH: f64 = 10.449;
/// Half a square at 3号: what a mark may hang over the edge.
const HALF: f64 = 2.78;

/// A line of a page: places in mm from the top left corner, the characters without white.
#[derive(Debug)]
struct Line {
    baseline: f64,
    left: f64,
    right: f64,
    text: String,
}

impl Line {
    /// Which of the 22 lines of the page it is, from 0.
    fn number(&self) -> f64 {
        (self.baseline - FIRST_LINE) / PITCH
    }
}

/// The lines of every page as another program sees them.
fn measured(document: &Document) -> Vec<Vec<Line>> {
    let xml = run(document, "mutool", &["draw", "-q", "-F", "stext"], &[]);
    xml.split("<page ").skip(1).map(page).collect()
}

fn page(xml: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for glyph in xml.lines().filter(|line| line.starts_with("<char ")) {
        let Some(c) = character(attribute(glyph, "c")).filter(|c| !c.is_whitespace()) else { continue };
        let mm = |points: &str| Pt(points.parse().unwrap()).mm();
        let (left, baseline) = (mm(attribute(glyph, "x")), mm(attribute(glyph, "y")));
        let right = mm(attribute(glyph, "quad").split(' ').nth(2).unwrap());
        match lines.iter_mut().find(|line| (line.baseline - baseline).abs() < 0.05) {
            Some(line) => {
                line.left = line.left.min(left);
                line.right = line.right.max(right);
                line.text.push(c);
            }
            None => lines.push(Line { baseline, left, right, text: c.into() }),
        }
    }
    lines
}

fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    let (_, rest) = tag.split_once(&format!(" {name}=\"")).expect("mutool names every glyph's place");
    rest.split_once('"').map_or(rest, |(value, _)| value)
}

fn character(written: &str) -> Option<char> {
    let code = written.strip_prefix("&#x").and_then(|code| code.strip_suffix(';'));
    match code {
        Some(code) => char::from_u32(u32::from_str_radix(code, 16).ok()?),
        None => written.chars().next(),
    }
}

/// What the standard asks of every official page, whatever it says.
fn official(pages: &[Vec<Line>]) {
    for (number, lines) in (1..).zip(pages) {
        let (foot, body): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| line.baseline > 262.0);
        assert!(
            (foot[0].baseline - 270.7).abs() < 0.1,
            "page number at {:.2} mm (PAPER §3)",
            foot[0].baseline
        );
        let (left, right) = if number % 2 == 1 { (28.0, 184.0) } else { (26.0, 182.0) };
        for line in &body {
            let off = (line.number() - line.number().round()) * PITCH;
            assert!(off.abs() < 0.1, "baseline {off:.3} mm off the grid: {line:?}");
            assert!((-0.01..21.01).contains(&line.number()), "outside the 22 lines: {line:?}");
            marks(&line.text);
            let hangs = line.text.ends_with(['，', '。', '、', '；', '：', '”', '）', '》', '〕']);
            let most = right + if hangs { HALF + 0.05 } else { 0.3 };
            assert!(line.right < most, "{:.2} mm over the right edge: {line:?}", line.right - right);
        }
        for pair in body.windows(2) {
            let next = pair[1].baseline - pair[0].baseline < PITCH + 0.1;
            let flows = next && pair[1].left < left + 0.3;
            if flows {
                assert!(
                    pair[0].right > right - 0.3,
                    "a full line ends {:.2} mm short: {:?}",
                    right - pair[0].right,
                    pair[0]
                );
                figures(&pair[0].text, &pair[1].text);
            }
        }
    }
    for pair in pages.windows(2) {
        let number = |line: &&Line| line.baseline < 262.0;
        let [Some(last), Some(first)] = [pair[0].iter().rfind(number), pair[1].iter().find(number)] else {
            continue;
        };
        figures(&last.text, &first.text);
    }
}

/// No line starts or ends with a forbidden mark (PAPER §1.2).
fn marks(line: &str) {
    assert!(
        !line.starts_with(['、', '，', '。', '；', '：', '？', '！', '）', '》', '〕', '”', '’', '…', '%']),
        "starts wrongly: {line}"
    );
    assert!(!line.ends_with(['（', '《', '〔', '“', '‘']), "ends wrongly: {line}");
}

/// A figure is not parted from its unit, nor in itself (PAPER §1.3).
fn figures(end: &str, start: &str) {
    assert!(
        !end.ends_with(|c: char| c.is_ascii_digit() || c == '.' || c == '第'),
        "figure parted: {end} | {start}"
    );
    assert!(!start.starts_with("次，") && !start.starts_with("充〕"), "unit parted: {end} | {start}");
}

#[test]
fn the_quarterly_report_takes_its_pages_as_the_target_does() {
    let pages = measured(&report());
    official(&pages);
    assert_eq!(pages.len(), 2, "two pages");
    let numbers = |page: &[Line]| {
        page.iter()
            .filter(|line| line.baseline < 262.0)
            .map(|line| line.number().round() as i32)
            .collect::<Vec<_>>()
    };
    let expected: Vec<i32> = [1, 2].into_iter().chain(4..22).collect();
    assert_eq!(
        numbers(&pages[0]),
        expected,
        "22 lines: the first and the fourth blank, the title on the second and third"
    );
    let all: Vec<&str> = pages[0].iter().map(|line| line.text.as_str()).collect();
    assert!(
        all[18].starts_with("（三）实践任务。"),
        "（三） begins on page 1, two lines over its foot: {all:?}"
    );
    assert_eq!(
        all[..3],
        ["中共××公司运行车间支部委员会", "2026年第三季度“三会一课”执行情况报告", "中共××公司委员会："]
    );
    let whole = pages.iter().flatten().filter(|line| line.text.contains("〔待补充〕")).count();
    assert_eq!(whole, 1, "〔待补充〕 once, whole");
    let hanging = |words: &str| pages[1].iter().find(|line| line.text.contains(words)).unwrap();
    let (first, second) = (hanging("附件：1."), hanging("2.2026年"));
    assert!((first.left - (26.0 + 2.0 * CELL)).abs() < 0.3, "附件 is indented by two characters: {first:?}");
    assert!((second.left - (26.0 + 5.0 * CELL)).abs() < 0.3, "2. stands under 1.: {second:?}");
    let date = hanging("2026年9月21日");
    assert!(
        (date.right - (182.0 - 4.0 * CELL)).abs() < 0.3,
        "the date ends four characters from the edge: {date:?}"
    );
}

#[test]
fn the_notice_stays_on_one_page_with_the_date_on_its_last_line() {
    let pages = measured(&notice());
    official(&pages);
    assert_eq!(pages.len(), 1, "one page");
    let lines: Vec<&Line> = pages[0].iter().filter(|line| line.baseline < 262.0).collect();
    assert_eq!(
        [&lines[0].text, &lines[1].text],
        ["关于召开2026年第三季度", "支部党员大会的通知"],
        "balanced, at words"
    );
    let date = lines[lines.len() - 1];
    assert_eq!(
        (date.text.as_str(), date.number().round()),
        ("2026年9月15日", 21.0),
        "the date is on line 22"
    );
}

#[test]
fn neighbouring_lines_are_alike() {
    // The widest gap between two 汉字 of a full line, in em, is how loose it looks (PAPER §1.5 allows 0.15).
    let laid = paper::layout(&report());
    for page in &laid.pages {
        for text in page.texts().filter(|text| text.size == 15.75) {
            for pair in text
                .glyphs
                .windows(2)
                .filter(|pair| pair.iter().all(|glyph| ('\u{4e00}'..'\u{9fff}').contains(&glyph.0)))
            {
                let gap = (pair[1].1 - pair[0].1) / text.size - 1.0;
                assert!((-0.001..0.06).contains(&gap), "{gap:.3} em between {} and {}", pair[0].0, pair[1].0);
            }
        }
    }
}

/// The narrative of P1.
fn report() -> Document {
    let led = |lead: &str, text: &str| Block::from(Paragraph::led(2, lead, plain(text)));
    gongwen(vec![
        Block::Lines(1.0),
        Title::report("中共××公司运行车间支部委员会2026年第三季度“三会一课”执行情况报告"),
        Block::Lines(1.0),
        Block::Addressee("中共××公司委员会：".into()),
        para("现将本支部2026年第三季度（截至9月21日）“三会一课”执行情况报告如下。"),
        Heading::new(1, "一、基本情况").into(),
        para(
            "本支部现有党员28名，其中正式党员26名、预备党员2名；支部委员5名，设炼钢、轧钢、钢包、除尘4个党小组。1名党员因年老体弱，经支部大会同意免于参加，应参加组织生活的党员27名。",
        ),
        Heading::new(1, "二、工作开展情况").into(),
        led(
            "（一）组织生活。",
            "召开党员大会1次、支委会2次、党小组会11次，开展党课1次、主题党日3次，其中合并召开1次。累计应到140人次，实到130人次，到会率92.9%；未到会的10人次中，已补学8人次。9月18日合并召开的主题党日到会情况〔待补充〕。",
        ),
        led(
            "（二）学习教育。",
            "以党支部工作条例、安全生产规程为重点，开展专题学习2次、党员小课堂3期；必学主题10项，应学270人次，已学到259人次，覆盖率95.9%。7名党员学时低于序时进度，已列入四季度补学安排。",
        ),
        led(
            "（三）实践任务。",
            "为职工办实事项目共40项，已完成21项，阶段性完成6项，推进中9项，未启动2项，逾期2项，完成率52.5%。“污泥压滤间照明改造”因等待停机窗口、“连铸中间包寿命提升”因新耐材样品未到，未按期完成，均已重新排定时间。",
        ),
        led("（四）队伍建设。", "开展谈心谈话6人次，过“政治生日”5人；预备党员2名，按期听取思想汇报。"),
        Heading::new(1, "三、存在问题").into(),
        para(
            "一是倒班人员集中难，9月支委会、钢包党小组会未达到一般频次；二是个别党员补学不及时，尚有2人次未补；三是少数项目进展记录更新慢。",
        ),
        Heading::new(1, "四、下一步工作打算").into(),
        para(
            "9月底前补开支委会和钢包党小组会，完成2人次补学；10月底前完成逾期项目销号；四季度主题党日分甲、乙两班安排，确保人人参加一次。",
        ),
        Block::Attachments(Attachments {
            names: vec!["2026年第三季度组织生活汇总表".into(), "2026年第三季度党员考勤表".into()],
        }),
        sealed("2026年9月21日"),
    ])
}

/// P4, each item a heading that runs in.
fn notice() -> Document {
    let led = |lead: &str, text: &str| Block::from(Paragraph::led(1, lead, plain(text)));
    gongwen(vec![
        Block::Lines(1.0),
        Title::report("关于召开2026年第三季度支部党员大会的通知"),
        Block::Lines(1.0),
        Block::Addressee("各党小组、全体党员：".into()),
        para(
            "经党支部委员会研究，定于2026年9月18日召开第三季度支部党员大会，与主题党日、党课合并进行。现将有关事项通知如下。",
        ),
        led(
            "一、时间。",
            "2026年9月18日（星期五）15:30—17:00；当班的同志参加9月21日（星期一）8:00—9:30乙班场的主题党日和党课。",
        ),
        led("二、地点。", "甲班场在车间三楼会议室，乙班场在轧钢作业区学习室。"),
        led("三、参加人员。", "全体党员；入党积极分子3人列席。"),
        led(
            "四、主要内容。",
            "学习《中国共产党支部工作条例（试行）》第四章；党课《从三起事故案例看岗位责任》，主讲人顾长河；表决四季度党支部攻关项目。",
        ),
        led(
            "五、有关要求。",
            "请党员提前10分钟到场，本人签到；不能参加的，9月17日前向党小组组长请假，并写明原因。",
        ),
        sealed("2026年9月15日"),
    ])
}

fn sealed(date: &str) -> Block {
    Block::Signature(Signature::Sealed {
        name: "中共××公司运行车间支部委员会".into(), date: date.into()
    })
}

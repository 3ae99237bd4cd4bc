//! A book of several papers: cover, contents, names of parts.

use paper::{
    Contents, Cover, Document, Entry, Footer, Heading, Item, Laid, Mm, PageSetup, Pt, Section, Title, layout,
};

use crate::{everything, lines, para};

/// A book with a cover, contents and so many chapters of three papers, each of two pages.
fn book(chapters: usize) -> Document {
    let margins = PageSetup::form().with_margins(Mm(30.0), Mm(25.0), Mm(28.0), Mm(26.0));
    let cover = Cover {
        title: "党支部工作手册".into(),
        subtitle: "2026年度".into(),
        lines: vec![("党支部名称".into(), "中共××公司运行车间支部委员会".into())],
        foot: "如实填写，不补编、不涂改。".into(),
    };
    let contents = vec![
        Title::report("目　　录"),
        Contents { note: "目录截至2026年9月21日。".into(), whole: false }.into(),
    ];
    let mut sections = vec![
        Section::new(margins.clone(), Footer::None, vec![cover.into()]),
        Section::new(margins, Footer::None, contents),
    ];
    for chapter in 0..chapters {
        for paper in 0..3 {
            let mut entries = vec![Entry::new(1, format!("第{chapter}章第{paper}件"))];
            if paper == 0 {
                entries.insert(0, Entry::new(0, format!("第{chapter}章")));
            }
            let own = vec![
                Title::form("记录"),
                Heading::new(1, "一、议程").into(),
                para(&"会议记录。".repeat(700)),
            ];
            let footer = Footer::Form("运行车间支部".into());
            let restart = sections.len() == 2;
            sections.push(Section {
                restart,
                entries: Some(entries),
                ..Section::new(PageSetup::form(), footer, own)
            });
        }
    }
    Document { sections, ..Document::default() }
}

/// The page number printed at the end of the contents' line of an entry.
fn number_of(laid: &Laid, words: &str) -> Option<u32> {
    let contents = laid.pages.iter().take_while(|page| page.furniture.is_empty());
    let lines = contents.flat_map(|page| page.texts().map(|text| line_text(page, text.baseline)));
    let line = lines.into_iter().find(|line| line.starts_with(words))?;
    line.rsplit('·').next()?.parse().ok()
}

/// All characters on one baseline.
fn line_text(page: &paper::Page, baseline: f64) -> String {
    let on = page.texts().filter(|text| (text.baseline - baseline).abs() < 0.01);
    on.flat_map(|text| text.glyphs.iter().map(|glyph| glyph.0)).collect()
}

#[test]
fn the_contents_say_the_page_on_which_a_paper_begins() {
    let laid = layout(&book(4));
    for chapter in 0..4 {
        for paper in 0..3 {
            let words = format!("第{chapter}章第{paper}件");
            let mark = laid.outline.iter().find(|mark| mark.title == words).unwrap();
            let printed = number_of(&laid, &words);
            assert_eq!(printed, Some(laid.pages[mark.page].number), "{words}");
            let link = laid.links.iter().find(|link| laid.outline[link.to].title == words).unwrap();
            assert!(laid.pages[link.page].plain().contains("目"), "the link is on the contents' page");
        }
    }
    let own = laid.outline.iter().filter(|mark| mark.title.contains("议程") || mark.title == "记录").count();
    assert_eq!(own, 0, "a paper bound in is one entry, not its headings");
    assert_eq!(laid.pages[2].number, 1, "page 1 is the first paper's");
}

#[test]
fn numbers_end_at_the_edge_and_dots_stand_under_one_another() {
    let laid = layout(&book(3));
    let page = &laid.pages[1];
    let rows = lines(page);
    assert!(rows.len() > 10, "title, entries and note");
    for text in page.texts().filter(|text| text.glyphs[0].0.is_ascii_digit() && text.end > Mm(150.0).pt()) {
        assert!((Pt(text.end).mm() - 184.0).abs() < 0.01, "numbers are flush right: {}", Pt(text.end).mm());
    }
    let dots: Vec<f64> = page
        .texts()
        .filter(|text| text.glyphs[0].0 == '·')
        .filter_map(|text| text.glyphs.last().map(|glyph| glyph.1))
        .collect();
    assert_eq!(dots.len(), 12, "every entry has a leader");
    assert!(dots.iter().all(|dot| (dot - dots[0]).abs() < 0.01), "all leaders end at the same place");
    let note = rows.iter().find(|row| row.3.contains("目录截至")).unwrap();
    assert!(
        (Pt(note.0).mm() - 271.6).abs() < 0.5,
        "the note is at the foot of the page: {} mm",
        Pt(note.0).mm()
    );
}

#[test]
fn a_list_of_more_than_two_pages_leaves_out_the_papers_of_the_longest_chapters() {
    let (short, long) = (layout(&book(15)), layout(&book(25)));
    let contents = |laid: &Laid| -> String {
        laid.pages.iter().take_while(|page| page.furniture.is_empty()).map(paper::Page::plain).collect()
    };
    assert!(contents(&short).contains("第14章第2件"), "two pages have room for every paper");
    assert!(!contents(&long).contains("第2件"), "75 papers would take three pages");
    for chapter in 0..25 {
        assert!(contents(&long).contains(&format!("第{chapter}章")), "chapter {chapter} is listed");
    }
    assert!(contents(&long).contains("目录截至"), "the note is on the second page at most");
    let mut mixed = book(15);
    let page = mixed.sections[2].clone();
    for paper in 0..20 {
        let entries = Some(vec![Entry::new(1, format!("末章第{paper}件"))]);
        mixed.sections.push(Section { restart: false, entries, ..page.clone() });
    }
    let mixed = layout(&mixed);
    assert!(contents(&mixed).contains("第13章第2件"), "short chapters show theirs still");
    assert!(!contents(&mixed).contains("末章"), "the longest chapter does not");
    assert!(long.outline.iter().any(|mark| mark.title == "第24章第2件"), "bookmarks have every paper still");
}

#[test]
fn a_long_name_is_never_cut_on_cover_or_contents() {
    let name = "中共××市××区××高新技术产业开发区××智能装备制造股份有限公司委员会运行车间支部委员会";
    let mut book = book(1);
    let cover = Cover { lines: vec![("党支部名称".into(), name.into())], ..Cover::default() };
    book.sections[0].blocks = vec![cover.into()];
    book.sections[2].entries = Some(vec![Entry::new(0, format!("一、{name}{name}"))]);
    let laid = layout(&book);
    let text = everything(&laid);
    assert!(text.matches(name).count() >= 1, "on the cover: {text}");
    let right = Mm(184.0).pt() + 0.1;
    for page in &laid.pages[..2] {
        assert!(page.texts().all(|text| text.end <= right), "nothing runs over the edge");
    }
    for pair in laid.pages[1].items.windows(2) {
        if let [Item::Text(name), Item::Text(dots)] = pair
            && dots.glyphs[0].0 == '·'
        {
            assert!(dots.glyphs[0].1 > name.end, "dots begin after the name");
        }
    }
}

#[test]
fn lines_of_the_contents_are_links_in_the_file() {
    let bytes = layout(&book(2)).write_pdf().unwrap();
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let pages: Vec<_> = file.get_pages().into_values().collect();
    let notes = file.get_page_annotations(pages[1]).unwrap();
    assert_eq!(notes.len(), 8, "two chapters and six papers");
    let to = notes[0].get(b"Dest").unwrap().as_array().unwrap()[0].as_reference().unwrap();
    assert_eq!(to, pages[2], "the first leads to the first paper");
}

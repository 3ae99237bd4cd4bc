//! Slips: small papers, three to a sheet, cut apart along a dashed line.

use paper::{
    Align, Block, Columns, Document, Drawing, Face, Footer, Ink, Inline, Mark, Meta, Mm, PageSetup, Pane,
    Paragraph, Pt, Run, Section, Title, plain,
};

/// Height of a slip that is no longer than a third of the sheet, its cut included.
const HEIGHT: Mm = Mm(87.0);
/// Width of the type area.
const WIDTH: f64 = 162.0;
/// Type of a slip: 小四.
pub const SIZE: Pt = Pt(12.0);
/// A dash of the cut, and the white after it.
const DASH: f64 = 2.0;

/// A sheet of slips. A slip is never divided between sheets; one that is too long for a third takes what it needs.
pub fn sheet(slips: Vec<Vec<Block>>, meta: Meta) -> Document {
    let blocks = slips.into_iter().map(slip).collect();
    let page = PageSetup::form().with_margins(Mm(16.0), Mm(16.0), Mm(28.0), Mm(20.0));
    Document { meta, sections: vec![Section::new(page, Footer::None, blocks)] }
}

fn slip(mut blocks: Vec<Block>) -> Block {
    let cut = Mm(6.0);
    blocks.insert(0, Block::Gap(Mm(3.0)));
    blocks.push(Block::Gap(Mm(2.0)));
    // An empty drawing beside the text keeps short slips a third of the sheet apart.
    let strut = Block::Drawing(Drawing { height: HEIGHT - cut, marks: Vec::new() });
    let beside = Columns {
        gutter: Mm(0.0),
        panes: vec![
            Pane { width: Some(Mm(WIDTH)), blocks },
            Pane { width: Some(Mm(0.0)), blocks: vec![strut] },
        ],
    };
    let whole = vec![Block::Columns(beside), Block::Drawing(cut_line(cut))];
    Block::Columns(Columns { gutter: Mm(0.0), panes: vec![Pane { width: None, blocks: whole }] })
}

/// A dashed line with 沿线剪开 in the middle.
fn cut_line(height: Mm) -> Drawing {
    let (y, gap) = (Mm(1.5), 11.0);
    let dashes = (0..).map(|n| f64::from(n) * 2.0 * DASH).take_while(|x| x + DASH <= WIDTH);
    let mut marks: Vec<Mark> = dashes
        .filter(|x| (x + DASH / 2.0 - WIDTH / 2.0).abs() > gap)
        .map(|x| Mark::Line { from: (Mm(x), y), to: (Mm(x + DASH), y), width: Pt(0.5), ink: Ink::Black })
        .collect();
    marks.push(Mark::Text {
        x: Mm(WIDTH / 2.0),
        baseline: Mm(2.6),
        text: plain("沿线剪开"),
        face: Face::Song,
        size: Pt(9.0),
        align: Align::Centre,
        ink: Ink::Black,
    });
    Drawing { height, marks }
}

/// A slip's title.
pub fn title(text: &str) -> Block {
    Block::Title(Title { text: text.to_owned(), size: Pt(15.75), below: Mm(3.0), bookmark: false })
}

/// A line of a slip: text, boxes and rules to write on.
pub fn line(text: Vec<Inline>, indent: f64) -> Block {
    Paragraph { indent, size: Some(SIZE), pitch: Some(Pt(20.0)), ..Paragraph::new(text) }.into()
}

/// Boxes to tick, a word behind each.
pub fn boxes(words: &[&str]) -> Vec<Inline> {
    words.iter().flat_map(|word| [Inline::Tick, Run::new(format!(" {word}　")).into()]).collect()
}

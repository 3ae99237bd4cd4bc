//! What is drawn and not set: charts, wall charts, codes. Others get our finished marks, for how to draw a chart is no question
//! of typesetting.

use paper::{Block, Document, Footer, Ink, Item, Mm, PageSetup, Section};

/// The marks of a block set in this width, from its top left corner, and its height in points.
pub fn marks(block: &Block, page: &PageSetup) -> (Vec<Item>, f64) {
    let none = Mm(0.0);
    let sheet = PageSetup {
        width: page.measure(),
        height: Mm(9000.0),
        mirrored: false,
        turned: false,
        ..page.clone()
    };
    let sheet = PageSetup { grid: None, ..sheet }.with_margins(none, none, none, none);
    let section = Section::new(sheet, Footer::None, vec![block.clone()]);
    let mut laid = paper::layout(&Document { sections: vec![section], ..Document::default() });
    let items = laid.pages.drain(..).next().map_or_else(Vec::new, |page| page.items);
    // A drawing says how much room it takes: a frame round the page takes none.
    let height = match block {
        Block::Drawing(drawing) => drawing.height.pt(),
        _ => items.iter().map(bottom).fold(0.0, f64::max),
    };
    (items, height)
}

fn bottom(item: &Item) -> f64 {
    match item {
        Item::Text(text) => text.baseline + 0.12 * text.size,
        Item::Rect { y, height, .. } | Item::Picture { y, height, .. } => y + height,
        Item::Path { points, .. } => points.iter().map(|point| point.y).fold(0.0, f64::max),
    }
}

/// An ink as red, green and blue.
pub fn rgb(ink: Ink) -> String {
    let grey = |percent: u8| {
        let light = 255 - u32::from(percent) * 255 / 100;
        format!("#{light:02x}{light:02x}{light:02x}")
    };
    match ink {
        Ink::Black => grey(100),
        Ink::White => grey(0),
        Ink::Grey(percent) => grey(percent),
        Ink::Red => "#a61b1b".into(),
    }
}

//! The vertical list of one section.

use super::table::Ruled;
use super::{Piece, chart, contents, cover, drawing, paragraph, photo, sign};
use crate::draw::Item;
use crate::model::{Block, Columns, Entry, Face, PageSetup, Pane, Style};
use crate::text::{Dress, Missing};

/// Lines of text on the page of their heading, at least (PAPER §1.6).
const UNDER_HEADING: usize = 2;

/// Blocks on their way to pieces.
pub(crate) struct List<'a> {
    pub setup: &'a PageSetup,
    /// Width to set in, points.
    pub width: f64,
    /// Lines stand on the section's grid.
    pub on_grid: bool,
    pub pieces: Vec<Piece>,
    pub tables: Vec<Ruled>,
    pub missing: &'a mut Vec<Missing>,
    /// What the contents list.
    pub entries: &'a [Entry],
    new_page: bool,
}

impl<'a> List<'a> {
    pub fn new(setup: &'a PageSetup, missing: &'a mut Vec<Missing>) -> List<'a> {
        List {
            setup,
            width: setup.measure().pt(),
            on_grid: setup.grid.is_some(),
            pieces: Vec::new(),
            tables: Vec::new(),
            missing,
            entries: &[],
            new_page: false,
        }
    }

    /// A list of its own inside this one, off the grid.
    pub fn inner(&mut self, width: f64) -> List<'_> {
        List { width, on_grid: false, ..List::new(self.setup, self.missing) }
    }

    pub fn finish(self) -> (Vec<Piece>, Vec<Ruled>) {
        (self.pieces, self.tables)
    }

    /// Body type of the section.
    pub fn body(&self) -> Style {
        self.setup.body
    }

    /// The section's body dress in this face.
    pub fn dress(&self, face: Face) -> Dress {
        Dress { face, size: self.body().size.0, ink: Default::default() }
    }

    /// White the grid adds after each character of body size, points.
    pub fn tracking(&self) -> f64 {
        match self.setup.grid {
            Some(grid) if self.on_grid => self.width / f64::from(grid.chars.max(1)) - self.body().size.0,
            _ => 0.0,
        }
    }

    /// Add one piece; a page break that is waiting goes with it.
    pub fn push(&mut self, mut piece: Piece) {
        piece.new_page |= std::mem::take(&mut self.new_page);
        self.pieces.push(piece);
    }

    /// Add white; dropped at the head of a page.
    pub fn white(&mut self, height: f64, keep: bool) {
        if height > 0.0 {
            self.push(Piece { advance: height, white: true, keep, ..Piece::default() });
        }
    }

    /// Keep the last `lines` lines, and the white after them, with what follows (a signature takes two lines of text
    /// with it).
    pub fn keep_last(&mut self, lines: usize) {
        let mut left = lines;
        for piece in self.pieces.iter_mut().rev() {
            if left == 0 {
                break;
            }
            piece.keep = true;
            left -= usize::from(!piece.white);
        }
    }

    pub fn add_all(&mut self, blocks: &[Block]) {
        // Lines of text that the last heading still wants on its page.
        let mut owed = 0;
        for (i, block) in blocks.iter().enumerate() {
            let before = self.pieces.len();
            self.add(block);
            let lines = self.pieces.len() - before;
            owed = match block {
                Block::Heading(_) => UNDER_HEADING,
                Block::Paragraph(_) => owed.saturating_sub(lines),
                _ => 0,
            };
            let next = blocks.get(i + 1);
            let short = owed > 0 && matches!(next, Some(Block::Paragraph(_)));
            if lines > 0 && (short || holds(block, next)) {
                self.keep_last(1);
            }
        }
    }

    fn add(&mut self, block: &Block) {
        match block {
            Block::Title(title) => paragraph::title(self, title),
            Block::Heading(heading) => paragraph::heading(self, heading),
            Block::Paragraph(text) => paragraph::paragraph(self, text),
            Block::Addressee(text) => paragraph::addressee(self, text),
            Block::Table(table) => super::table::add(self, table),
            Block::Signature(signature) => sign::signature(self, signature),
            Block::Attachments(attachments) => sign::attachments(self, attachments),
            Block::Slots(slot) => sign::slots(self, slot),
            Block::KeyValues(pairs) => paragraph::key_values(self, pairs),
            Block::Note(note) => paragraph::note(self, note),
            Block::Columns(columns) => self.columns(columns),
            Block::Matrix(matrix) => drawing::matrix(self, matrix),
            Block::Drawing(drawing) => drawing::drawing(self, drawing),
            Block::Chart(chart) => chart::chart(self, chart),
            Block::Photos(photos) => photo::photos(self, photos),
            Block::Cover(cover) => cover::cover(self, cover),
            Block::Contents(contents) => contents::contents(self, contents),
            Block::Lines(count) => self.white(count * self.body().pitch.0, false),
            Block::Gap(height) => self.white(height.pt(), false),
            Block::PageBreak => self.new_page = !self.pieces.is_empty(),
        }
    }

    /// Blocks beside one another, as one piece.
    fn columns(&mut self, columns: &Columns) {
        let gaps = columns.gutter.pt() * columns.panes.len().saturating_sub(1) as f64;
        let fixed: f64 = columns.panes.iter().filter_map(|pane| pane.width).map(|width| width.pt()).sum();
        let free = columns.panes.iter().filter(|pane| pane.width.is_none()).count().max(1) as f64;
        let share = (self.width - gaps - fixed).max(0.0) / free;
        let mut piece = Piece::default();
        let mut x = 0.0;
        for pane in &columns.panes {
            let width = pane.width.map_or(share, |width| width.pt());
            let (items, height, bookmark) = self.pane(pane, width);
            piece.items.extend(items.into_iter().map(|item| item.moved(x, 0.0)));
            piece.advance = piece.advance.max(height);
            piece.bookmark = piece.bookmark.or(bookmark);
            x += width + columns.gutter.pt();
        }
        piece.need = piece.advance;
        self.push(piece);
    }

    /// The marks of blocks of their own in a width, their height and their first bookmark.
    pub fn pane(&mut self, pane: &Pane, width: f64) -> (Vec<Item>, f64, Option<(u8, String)>) {
        let mut list = self.inner(width);
        list.add_all(&pane.blocks);
        let (pieces, tables) = list.finish();
        let bookmark = pieces.iter().find_map(|piece| piece.bookmark.clone());
        let (items, height) = super::page::stack(pieces, &tables);
        (items, height, bookmark)
    }
}

/// True when a block must stand on the page of the one after it.
fn holds(block: &Block, next: Option<&Block>) -> bool {
    let under = matches!(next, Some(Block::Table(_) | Block::Columns(_) | Block::Chart(_) | Block::Title(_)));
    match block {
        Block::Title(_) | Block::Heading(_) => next.is_some(),
        Block::Slots(_) | Block::Gap(_) | Block::Lines(_) => under,
        _ => false,
    }
}

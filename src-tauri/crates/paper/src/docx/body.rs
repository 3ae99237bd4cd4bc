//! Blocks to paragraphs and tables, one after another.

use super::book;
use super::book::Line;
use super::para::{Indents, Para, SINGLE, Tab};
use super::picture::Picture;
use super::run::{letters, run_of, runs, spread, tab};
use super::table;
use super::xml::El;
use crate::flow::{heading_face, largest, sealed, unsealed};
use crate::model::*;
use crate::text::{self, Dress};
use crate::unit::{Mm, Pt};

/// White over a heading off the grid, points.
const OVER_HEADING: f64 = 3.0;
/// Type size, pitch of notes and the white over them.
const NOTE: (f64, f64, Mm) = (9.0, 14.0, Mm(2.2));
/// Length of a rule to sign on, and the white over form signatures.
const RULE: Mm = Mm(27.0);
const OVER_FORM: Mm = Mm(9.0);
/// Lines of a text in small type, in em.
const LEADING: f64 = 1.42;

/// What stands in the body of a section, a footer or a cell.
#[derive(Clone, Debug)]
enum Piece {
    Para(Box<Para>),
    Table(El),
}

/// Blocks on their way to a Word body.
pub(crate) struct Body<'a> {
    pub setup: &'a PageSetup,
    /// Width to set in, points.
    pub width: f64,
    /// Type size of the style 正文: only text of this size counts its indents in characters.
    pub normal: f64,
    /// What the list of contents shows.
    pub entries: &'a [Line],
    /// Codes and photos so far, to become files.
    pub pictures: &'a mut Vec<Picture>,
    on_grid: bool,
    pieces: Vec<Piece>,
    /// White and a page break waiting for the next piece.
    white: f64,
    new_page: bool,
}

impl<'a> Body<'a> {
    pub fn new(
        setup: &'a PageSetup,
        normal: f64,
        entries: &'a [Line],
        pictures: &'a mut Vec<Picture>,
    ) -> Body<'a> {
        Body {
            setup,
            width: setup.measure().pt(),
            normal,
            entries,
            pictures,
            on_grid: setup.grid.is_some(),
            pieces: Vec::new(),
            white: 0.0,
            new_page: false,
        }
    }

    /// A body of its own inside this one (a pane, a cell), off the grid.
    pub fn inner(&mut self, width: f64) -> Body<'_> {
        Body { width, on_grid: false, ..Body::new(self.setup, self.normal, self.entries, self.pictures) }
    }

    /// The elements, a paragraph last; `section` ends the section with it.
    pub fn finish(mut self, section: Option<El>) -> Vec<El> {
        if !matches!(self.pieces.last(), Some(Piece::Para(_))) || self.white > 0.0 {
            self.strut();
        }
        let last = self.pieces.len() - 1;
        let mut section = section;
        let write = |(i, piece): (usize, Piece)| match piece {
            Piece::Para(para) => para.write(section.take_if(|_| i == last)),
            Piece::Table(table) => table,
        };
        self.pieces.into_iter().enumerate().map(write).collect()
    }

    pub fn add_all(&mut self, blocks: &[Block]) {
        for (i, block) in blocks.iter().enumerate() {
            self.add(block);
            let under = matches!(blocks.get(i + 1), Some(Block::Table(_) | Block::Columns(_)));
            if under && matches!(block, Block::Slots(_) | Block::Lines(_)) {
                self.keep_last();
            }
        }
    }

    /// Add one block.
    pub fn add(&mut self, block: &Block) {
        match block {
            Block::Title(title) => self.title(title),
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(text) => self.paragraph(text),
            Block::Addressee(text) => {
                self.paragraph(&Paragraph { indent: 0.0, ..Paragraph::new(plain(text)) });
                self.keep_last();
            }
            Block::Table(table) => table::add(self, table),
            Block::Signature(signature) => self.signature(signature),
            Block::Attachments(attachments) => self.attachments(attachments),
            Block::Slots(slot) => self.slots(slot),
            Block::KeyValues(pairs) => self.key_values(pairs),
            Block::Note(note) => self.note(note),
            Block::Columns(columns) => self.columns(columns),
            Block::Matrix(matrix) => self.matrix(matrix),
            Block::Drawing(drawing) => self.drawing(drawing),
            Block::Chart(chart) => self.chart(chart),
            Block::Photos(photos) => self.photos(photos),
            Block::Cover(cover) => book::cover(self, cover),
            Block::Contents(contents) => book::contents(self, contents),
            Block::Lines(count) => self.lines(*count),
            Block::Gap(height) => self.white += height.pt(),
            Block::PageBreak => self.new_page = !self.pieces.is_empty(),
        }
    }

    /// Add a paragraph; what was waiting goes with it.
    pub fn push(&mut self, mut para: Para) {
        para.before += std::mem::take(&mut self.white);
        para.new_page |= std::mem::take(&mut self.new_page);
        self.pieces.push(Piece::Para(Box::new(para)));
    }

    /// Add a table. Word joins neighbouring tables and gives them no white of their own, so a low paragraph goes between.
    pub fn push_table(&mut self, table: El) {
        let after_table = matches!(self.pieces.last(), Some(Piece::Table(_)));
        if after_table || self.white > 0.0 || self.new_page {
            self.strut();
            self.keep_last();
        }
        self.pieces.push(Piece::Table(table));
    }

    /// White for the next piece.
    pub fn leave(&mut self, white: f64) {
        self.white += white;
    }

    /// An empty paragraph as high as the white that waits.
    fn strut(&mut self) {
        let line = std::mem::take(&mut self.white).max(1.0);
        let dress = Dress { face: Face::Song, size: 1.0, ink: Ink::Black };
        self.push(Para::new(dress, line, Vec::new()));
    }

    /// Keep the last paragraph on the page of what follows.
    pub fn keep_last(&mut self) {
        if let Some(Piece::Para(para)) = self.pieces.last_mut() {
            para.keep = true;
        }
    }

    /// The section's body type in this face.
    pub fn dress(&self, face: Face) -> Dress {
        Dress { face, size: self.setup.body.size.0, ink: Ink::Black }
    }

    /// One em of indent: a cell on the grid.
    fn em(&self, size: f64) -> f64 {
        match self.setup.grid {
            Some(grid) if self.on_grid => {
                size + self.width / f64::from(grid.chars.max(1)) - self.setup.body.size.0
            }
            _ => size,
        }
    }

    /// White at the sides in ems of this type size.
    fn ems(&self, size: f64, first: f64, rest: f64, right: f64) -> Indents {
        let em = self.em(size);
        let counted = (size - self.normal).abs() < 0.01;
        Indents { first: first * em, rest: rest * em, right: right * em, em: counted.then_some(em) }
    }

    fn title(&mut self, title: &Title) {
        let dress = Dress { face: Face::Biao, size: title.size.0, ink: Ink::Black };
        let cleaned = text::clean(&title.text);
        let fits = |line: &str| text::width(&plain(line), dress) <= self.width;
        let lines: Vec<String> = cleaned.split('\n').flat_map(|line| text::title(line, fits)).collect();
        let line = match lines.len() {
            _ if self.on_grid => self.setup.body.pitch.0,
            0 | 1 => SINGLE * dress.size,
            _ => 1.35 * dress.size,
        };
        let style = title.bookmark.then_some("Heading1");
        let run = run_of(&lines.join("\n"), dress);
        self.push(Para { style, keep: true, align: Align::Centre, ..Para::new(dress, line, vec![run]) });
        if !self.on_grid {
            self.leave((title.below.pt() - (line - dress.size)).max(0.0));
        }
    }

    fn heading(&mut self, heading: &Heading) {
        let dress = self.dress(heading_face(heading.level));
        let style = match heading.level {
            1 => "Heading2",
            2 => "Heading3",
            _ => "Heading4",
        };
        if !self.on_grid {
            self.leave(OVER_HEADING);
        }
        let indents = self.ems(dress.size, heading.indent, 0.0, 0.0);
        let run = run_of(&heading.text, dress);
        let align = Align::Justify;
        let para = Para::new(dress, self.setup.body.pitch.0, vec![run]);
        self.push(Para { style: Some(style), keep: true, indents, align, ..para });
    }

    fn paragraph(&mut self, text: &Paragraph) {
        let body = self.setup.body;
        let size = text.size.unwrap_or(body.size).0;
        let dress = Dress { face: text.face.unwrap_or(body.face), size, ink: Ink::Black };
        let line = match text.pitch {
            _ if self.on_grid => body.pitch.0,
            Some(pitch) => pitch.0,
            None => body.pitch.0 * size / body.size.0,
        };
        let mut inside = Vec::new();
        if let Some(lead) = &text.lead {
            inside.push(run_of(&lead.text, Dress { face: heading_face(lead.level), ..dress }));
        }
        let mut indent = text.indent;
        if let Some(label) = &text.label {
            // The column beside the label is a hanging indent, whose edge is a tab of its own.
            inside.extend([run_of(label, dress), tab()]);
            indent = 0.0;
        }
        inside.extend(runs(&text.text, dress));
        let indents = self.ems(size, indent, text.hang, 0.0);
        let (keep, align) = (text.with_next, text.align);
        self.push(Para { keep, indents, align, ..Para::new(dress, line, inside) });
    }

    fn lines(&mut self, count: f64) {
        let pitch = self.setup.body.pitch.0;
        let dress = self.dress(self.setup.body.face);
        for _ in 0..count.floor() as usize {
            self.push(Para::new(dress, pitch, Vec::new()));
        }
        self.leave(count.fract() * pitch);
    }

    fn note(&mut self, note: &Note) {
        let (size, pitch, over) = NOTE;
        let dress = Dress { face: Face::Song, size, ink: Ink::Black };
        self.keep_last();
        self.leave(over.pt());
        for (i, item) in note.items.iter().enumerate() {
            let (text, first) = if i == 0 { (format!("注：{item}"), 0.0) } else { (item.clone(), 2.0) };
            let indents = self.ems(size, first, 2.0, 0.0);
            let keep = i + 1 < note.items.len();
            let run = run_of(&text, dress);
            self.push(Para { keep, indents, align: Align::Justify, ..Para::new(dress, pitch, vec![run]) });
        }
    }

    fn signature(&mut self, signature: &Signature) {
        match signature {
            Signature::Sealed { name, date } => self.issued(name, date, sealed),
            Signature::Unsealed { name, date } => self.issued(name, date, unsealed),
            Signature::Form(people) => self.form(people),
        }
    }

    /// Name and date, each held by its distance from the right edge.
    fn issued(&mut self, name: &str, date: &str, place: fn(f64, f64, f64, f64) -> (f64, f64)) {
        let dress = self.dress(self.setup.body.face);
        let em = self.em(dress.size);
        let widths = [name, date].map(|line| text::width(&plain(line), dress));
        let lefts: [f64; 2] = place(self.width, em, widths[0], widths[1]).into();
        let pitch = self.setup.body.pitch.0;
        self.keep_last();
        self.lines(1.0);
        self.keep_last();
        for (i, line) in [name, date].into_iter().enumerate() {
            let right = (self.width - lefts[i] - widths[i]).max(0.0);
            let counted = (dress.size - self.normal).abs() < 0.01;
            let indents = Indents { right, em: counted.then_some(em), ..Indents::default() };
            let run = run_of(line, dress);
            let para = Para::new(dress, pitch, vec![run]);
            self.push(Para { keep: i == 0, indents, align: Align::Right, ..para });
        }
    }

    /// Labels with rules to sign on, three to a line.
    fn form(&mut self, people: &[(String, Option<String>)]) {
        let side = |person: Option<&(String, Option<String>)>| -> Vec<Inline> {
            let Some((label, value)) = person else { return Vec::new() };
            let value = value.as_ref().map_or(Inline::Blank(RULE), |value| value.as_str().into());
            vec![format!("{label}：").into(), value]
        };
        self.keep_last();
        self.leave(OVER_FORM.pt());
        for three in people.chunks(3) {
            let (centre, right) =
                if three.len() == 2 { (None, three.get(1)) } else { (three.get(1), three.get(2)) };
            let sides = [three.first(), centre, right].map(side);
            let [left, centre, right] = sides;
            self.slots(&Slot { left, centre, right, size: Pt(10.5), below: Mm(4.0), bookmark: None });
        }
    }

    fn attachments(&mut self, attachments: &Attachments) {
        let dress = self.dress(self.setup.body.face);
        self.lines(1.0);
        self.keep_last();
        let numbered = attachments.names.len() > 1;
        for (i, name) in attachments.names.iter().enumerate() {
            let number = if numbered { format!("{}. ", i + 1) } else { String::new() };
            let hang = 5.0 + text::width(&plain(number.as_str()), dress) / self.em(dress.size);
            let (head, first) = if i == 0 { ("附件：", 2.0) } else { ("", 5.0) };
            let indents = self.ems(dress.size, first, hang, 0.0);
            let run = run_of(&format!("{head}{number}{name}"), dress);
            let keep = i + 1 < attachments.names.len();
            let para = Para::new(dress, self.setup.body.pitch.0, vec![run]);
            self.push(Para { keep, indents, align: Align::Justify, ..para });
        }
    }

    /// One line in three places by tabs; what does not fit beside the rest takes lines of its own.
    pub fn slots(&mut self, slot: &Slot) {
        let dress = Dress { face: Face::Song, size: slot.size.0, ink: Ink::Black };
        let texts = [&slot.left, &slot.centre, &slot.right];
        let tallest = texts.iter().map(|text| largest(text, slot.size)).fold(0.0, f64::max);
        let [left, centre, right] = texts.map(|text| text::width(text, dress));
        let half = self.width / 2.0;
        let beside =
            if centre > 0.0 { half - centre / 2.0 > left.max(right) } else { left + right < self.width };
        let outline = slot.bookmark.is_some().then_some(0);
        let line = SINGLE * tallest;
        if beside {
            let mut inside = runs(&slot.left, dress);
            let mut tabs = Vec::new();
            let places = [(&slot.centre, Tab::Centre, half), (&slot.right, Tab::Right, self.width)];
            for (text, kind, at) in places.into_iter().filter(|place| !place.0.is_empty()) {
                tabs.push((kind, at));
                inside.push(tab());
                inside.extend(runs(text, dress));
            }
            self.push(Para { tabs, outline, ..Para::new(dress, line, inside) });
        } else {
            let aligns = [Align::Left, Align::Centre, Align::Right];
            for (text, align) in texts.into_iter().zip(aligns).filter(|place| !place.0.is_empty()) {
                let para = Para::new(dress, LEADING * tallest, runs(text, dress));
                self.push(Para { align, outline, keep: true, ..para });
            }
        }
        self.leave((slot.below.pt() - (line - tallest)).max(0.0));
    }

    fn key_values(&mut self, pairs: &KeyValues) {
        let (label, value) = (self.dress(Face::Hei), self.dress(self.setup.body.face));
        let line = LEADING * value.size;
        let starts = [0.0, pairs.second.pt()];
        for (i, pair) in pairs.lines.iter().enumerate() {
            let mut inside = Vec::new();
            let mut tabs = Vec::new();
            for (at, (key, text)) in pair.iter().take(starts.len()).enumerate() {
                if at > 0 {
                    tabs.push((Tab::Left, starts[at]));
                    inside.push(tab());
                }
                tabs.push((Tab::Left, starts[at] + pairs.label.pt()));
                inside.extend(spread(&plain(key.as_str()), 4.0, label));
                inside.push(tab());
                inside.push(run_of(text, value));
            }
            let indents = Indents { rest: pairs.label.pt(), ..Indents::default() };
            if i > 0 {
                self.leave((pairs.pitch.pt() - line).max(0.0));
            }
            let keep = i + 1 < pairs.lines.len();
            self.push(Para { tabs, indents, keep, ..Para::new(value, line, inside) });
        }
    }

    /// Blocks beside one another: a table without lines.
    fn columns(&mut self, columns: &Columns) {
        let gutter = columns.gutter.pt();
        let gaps = gutter * columns.panes.len().saturating_sub(1) as f64;
        let fixed: f64 = columns.panes.iter().filter_map(|pane| pane.width).map(|width| width.pt()).sum();
        let free = columns.panes.iter().filter(|pane| pane.width.is_none()).count().max(1) as f64;
        let share = (self.width - gaps - fixed).max(0.0) / free;
        let mut widths = Vec::new();
        let mut cells = Vec::new();
        for (i, pane) in columns.panes.iter().enumerate() {
            let width = pane.width.map_or(share, |width| width.pt());
            let after = if i + 1 < columns.panes.len() { gutter } else { 0.0 };
            let mut body = self.inner(width);
            body.add_all(&pane.blocks);
            cells.push((body.finish(None), after));
            widths.push(width + after);
        }
        let table = table::borderless(&widths, cells);
        self.push_table(table);
    }

    /// A chart's figures in a table, its caption over it: they can be edited and charted again.
    fn chart(&mut self, chart: &Chart) {
        let dress = Dress { face: Face::Hei, size: NOTE.0, ink: Ink::Black };
        let caption = Para::new(dress, LEADING * NOTE.0, vec![run_of(&chart.caption, dress)]);
        self.push(Para { keep: true, align: Align::Centre, ..caption });
        table::add(self, &chart.figures());
        if !chart.notes.is_empty() {
            self.note(&Note { items: chart.notes.clone() });
        }
    }

    /// The texts of a drawing in its order, those on one baseline as one line. Frames and bars stay in the PDF.
    fn drawing(&mut self, drawing: &Drawing) {
        let mut lines: Vec<(f64, Dress, Vec<El>)> = Vec::new();
        for mark in &drawing.marks {
            let Mark::Text { baseline, text, face, size, .. } = mark else { continue };
            if letters(text).trim().is_empty() {
                continue;
            }
            let dress = Dress { face: *face, size: size.0.min(self.setup.body.size.0), ink: Ink::Black };
            match lines.last_mut().filter(|line| (line.0 - baseline.0).abs() < 0.1) {
                Some(line) => {
                    line.2.push(run_of("　", dress));
                    line.2.extend(runs(text, dress));
                }
                None => lines.push((baseline.0, dress, runs(text, dress))),
            }
        }
        for (_, dress, inside) in lines {
            self.push(Para::new(dress, LEADING * dress.size, inside));
        }
    }
}

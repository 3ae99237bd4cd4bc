//! A document as Typst markup, by the rules of `lib.typ`.

mod table;

use std::{fmt::Write, fs, path::Path, process::Command};

use paper::{
    Align, Block, Cover, Document, Face, Footer, Ink, Inline, Item, Mm, PageSetup, Paragraph, Point, Pt, Run,
};
use paper::{Section, Signature, Stroke};

use super::{columns, fonts, vector};

/// The rules that every paper shares; write it beside the markup as `lib.typ`.
pub const LIB: &str = include_str!("lib.typ");

/// The markup of a document. `careful` adds what an author does by hand to keep figures with their units; it costs Typst time
/// and leaves invisible characters in the text, so the pictures have it and the measurement has not.
pub fn markup(document: &Document, careful: bool) -> String {
    let mut out = String::from("#import \"lib.typ\": *\n");
    let title = text(&document.meta.title);
    let _ = writeln!(out, "#set document(title: {title}, date: none)");
    if careful {
        out.push_str("#show: careful\n");
    }
    for (at, section) in document.sections.iter().enumerate() {
        let begins = at == 0 || section.restart;
        let last = document.sections.get(at + 1).is_none_or(|next| next.restart);
        let run = document.sections[..=at].iter().filter(|one| one.restart).count();
        out.push_str(&self::section(section, begins, last, run));
    }
    out
}

/// The program's Python package, in the environment of its own that ./dev makes.
pub fn python() -> std::path::PathBuf {
    crate::program::target().join("typst/bin/python")
}

/// Sets a document carefully with Typst; its files lie in `folder`.
pub fn print(document: &Document, folder: &Path, fonts: &Path, pdf: &Path) {
    fs::write(folder.join("lib.typ"), LIB).expect("the folder can be written");
    let source = pdf.with_extension("typ");
    fs::write(&source, markup(document, true)).expect("the folder can be written");
    let compile = "import sys, typst\n\
        typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)";
    let done = Command::new(python()).args(["-c", compile]).arg(&source).arg(pdf).arg(fonts).status();
    assert!(done.is_ok_and(|status| status.success()), "Typst cannot set {}", source.display());
}

fn section(section: &Section, begins: bool, last: bool, run: usize) -> String {
    let page = &section.page;
    let body = page.body;
    let tracking = page.grid.map_or(0.0, |grid| page.measure().pt() / f64::from(grid.chars) - body.size.0);
    let page_args = setup(page, &section.footer, run);
    let (face, size, pitch) = (body.face, pt(body.size), pt(body.pitch));
    let mut out = format!("#section({page_args}, {}, {size}, {pitch}, {tracking:.4}pt)[\n", quoted(face));
    if begins {
        out.push_str("#counter(page).update(1)\n");
    }
    for entry in section.entries.iter().flatten() {
        let _ = write!(out, "#[#metadata((level: {}, title: {}))<entry>]", entry.level, text(&entry.title));
    }
    out.push_str(&blocks(&section.blocks, page));
    if last {
        let _ = write!(out, "#[#metadata(none)<run{run}>]");
    }
    out.push_str("]\n");
    out
}

fn setup(page: &PageSetup, footer: &Footer, run: usize) -> String {
    let [width, height, top, bottom, inner, outer] =
        [page.width, page.height, page.top, page.bottom, page.inner, page.outer].map(mm);
    let sides = if page.mirrored { ["inside", "outside"] } else { ["left", "right"] };
    let sheet = if page.turned {
        // On the screen the head of turned content is on top and the sheet's foot at the left.
        format!(
            "width: {height}, height: {width}, margin: (top: {inner}, bottom: {outer}, left: {bottom}, right: {top})"
        )
    } else {
        let [left, right] = sides;
        format!(
            "width: {width}, height: {height}, margin: (top: {top}, bottom: {bottom}, {left}: {inner}, {right}: {outer}), \
             binding: left"
        )
    };
    let foot = match footer {
        Footer::None => String::from("footer: none, background: none"),
        Footer::Gongwen => {
            let turned = page.turned;
            format!("footer: none, background: number-mark({inner}, {outer}, {bottom}, {turned})")
        }
        Footer::Form(name) => {
            format!("background: none, footer: form-foot({}, <run{run}>), footer-descent: 30%", text(name))
        }
    };
    format!("({sheet}, {foot})")
}

/// White under running text before a block that is none: the next pitch begins there.
fn lead(page: &PageSetup) -> f64 {
    page.body.pitch.0 - page.body.size.0
}

fn is_text(block: &Block) -> bool {
    matches!(block, Block::Paragraph(_) | Block::Heading(_) | Block::Addressee(_))
}

fn blocks(blocks: &[Block], page: &PageSetup) -> String {
    let mut out = String::new();
    for (at, block) in blocks.iter().enumerate() {
        let under_text = at > 0 && is_text(&blocks[at - 1]);
        let lead = if page.grid.is_some() || under_text { lead(page) } else { 0.0 };
        out.push_str(&self::block(block, page, lead));
        out.push('\n');
    }
    out
}

fn block(block: &Block, page: &PageSetup, above: f64) -> String {
    let below = if page.grid.is_some() { lead(page) } else { 0.0 };
    let boxed = |inner: &str| format!("#B(above: {above:.3}pt, below: {below:.3}pt)[{inner}]");
    match block {
        Block::Title(title) => {
            let (pitch, body, below) = match page.grid {
                Some(_) => (page.body.pitch.0, pt(page.body.size), format!("{below:.3}pt")),
                None => (title.size.0 * 1.35, "none".into(), mm(title.below)),
            };
            let (size, words) = (pt(title.size), lines(&title.text));
            format!("#title({size}, {pitch:.3}pt, {body}, {above:.3}pt, {below})[{words}]")
        }
        Block::Heading(heading) => {
            let words = run(&Run::new(heading.text.as_str()).face(face_of(heading.level)));
            let indent = heading.indent * em(page);
            let over = if page.grid.is_some() { 0.0 } else { 3.0 };
            let space = lead(page);
            format!(
                "#block(above: {:.3}pt, below: {space:.3}pt, sticky: true, h({indent:.3}pt) + [{words}])",
                above.max(space) + over
            )
        }
        Block::Paragraph(paragraph) => self::paragraph(paragraph, page),
        Block::Addressee(name) => format!("#P(pitch: none)[{}]\n", lines(name)),
        Block::Table(table) => columns::parted(table, page.measure().0)
            .iter()
            .map(|part| table::table(part, above, below))
            .collect::<Vec<_>>()
            .join("\n#v(5mm)\n"),
        Block::Cover(cover) => self::cover(cover),
        Block::Contents(contents) => {
            format!("#contents\n#B(above: 3mm)[#loose(9pt, [{}])]", lines(&contents.note))
        }
        Block::Signature(signature) => self::signature(signature, page, above),
        Block::Attachments(list) => attachments(&list.names, page),
        Block::Slots(slot) => {
            let centre =
                if slot.centre.is_empty() { "none".into() } else { format!("[{}]", inlines(&slot.centre)) };
            format!(
                "#slots({}, {above:.3}pt, {}, [{}], {centre}, [{}])",
                pt(slot.size),
                mm(slot.below),
                inlines(&slot.left),
                inlines(&slot.right)
            )
        }
        Block::KeyValues(pairs) => {
            let size = page.body.size;
            let columns = format!("({}, {}, {0}, 1fr)", mm(pairs.label), mm(pairs.second - pairs.label));
            let mut cells = String::new();
            for line in &pairs.lines {
                for (key, value) in line {
                    let _ = write!(
                        cells,
                        "r(face: \"Hei\", spread(4, {}, {})), [{}],",
                        pt(size),
                        text(key),
                        lines(value)
                    );
                }
                if line.len() == 1 {
                    // The value has the rest of the line.
                    let tail = cells.rfind(", [").unwrap_or(cells.len());
                    cells.replace_range(tail..tail + 2, ", grid.cell(colspan: 3)");
                }
            }
            let gutter = pairs.pitch.pt() - size.0;
            boxed(&format!(
                "#loose({}, grid(columns: {columns}, row-gutter: {gutter:.3}pt, {cells}))",
                pt(size)
            ))
        }
        Block::Note(note) => {
            let mut out = format!("#B(above: {}, below: 0pt)[#loose(9pt, [", mm(Mm(2.2)));
            for (at, item) in note.items.iter().enumerate() {
                let first = if at == 0 { "注：" } else { "" };
                let indent = if at == 0 { "" } else { "#h(2em)" };
                let _ = write!(
                    out,
                    "#par(leading: 5pt, spacing: 5pt, justify: true, hanging-indent: 2em)[{indent}{}]",
                    lines(&format!("{first}{item}"))
                );
            }
            out + "])]"
        }
        Block::Columns(columns) => {
            let widths: Vec<_> =
                columns.panes.iter().map(|pane| pane.width.map_or("1fr".into(), mm)).collect();
            let off_grid = PageSetup { grid: None, ..page.clone() };
            let panes: Vec<_> =
                columns.panes.iter().map(|pane| format!("[{}]", blocks(&pane.blocks, &off_grid))).collect();
            boxed(&format!(
                "#grid(columns: ({},), column-gutter: {}, {})",
                widths.join(", "),
                mm(columns.gutter),
                panes.join(", ")
            ))
        }
        Block::Lines(count) => format!("#v({:.3}pt)", count * page.body.pitch.0),
        Block::Gap(height) => format!("#v({})", mm(*height)),
        Block::PageBreak => "#pagebreak(weak: true)".into(),
        // Drawings, codes, charts: what is new falls here, too, until it is written down above.
        _ => boxed(&drawn(block, page)),
    }
}

fn cover(cover: &Cover) -> String {
    let pairs: String =
        cover.lines.iter().map(|(key, value)| format!("({}, {}),", text(key), text(value))).collect();
    let Cover { title, subtitle, foot, .. } = cover;
    format!("#cover({}, {}, ({pairs}), {})", text(title), text(subtitle), text(foot))
}

fn paragraph(paragraph: &Paragraph, page: &PageSetup) -> String {
    let size = paragraph.size.unwrap_or(page.body.size);
    let em = if paragraph.size.is_some() { size.0 } else { em(page) };
    let mut words = String::new();
    if let Some(lead) = &paragraph.lead {
        words.push_str(&run(&Run::new(lead.text.as_str()).face(face_of(lead.level))));
    }
    words.push_str(&inlines(&paragraph.text));
    if let Some(label) = &paragraph.label {
        let label = lines(label);
        return format!("#speech({:.3}pt, [{label}])[{words}]\n", paragraph.hang * em);
    }
    let mut args = format!("indent: {:.3}pt, hang: {:.3}pt", paragraph.indent * em, paragraph.hang * em);
    if let Some(face) = paragraph.face {
        let _ = write!(args, ", face: {}", quoted(face));
    }
    if paragraph.size.is_some() {
        let scaled = Pt(page.body.pitch.0 * size.0 / page.body.size.0);
        let pitch = paragraph.pitch.filter(|_| page.grid.is_none()).unwrap_or(scaled);
        let _ = write!(args, ", size: {}, pitch: {}", pt(size), pt(pitch));
    }
    let _ =
        write!(args, ", justify: {}, where: {}", paragraph.align == Align::Justify, where_(paragraph.align));
    format!("#P({args})[{words}]\n")
}

fn signature(signature: &Signature, page: &PageSetup, above: f64) -> String {
    let (sealed, name, date) = match signature {
        Signature::Sealed { name, date } => (true, name, date),
        Signature::Unsealed { name, date } => (false, name, date),
        Signature::Form(people) => {
            let side = |(label, value): &(String, Option<String>)| {
                let value = value.as_deref().map_or("#blank(27mm)".into(), lines);
                format!("[{}{value}]", lines(&format!("{label}：")))
            };
            let cells: Vec<_> = people.iter().map(side).collect();
            let columns = people.len().min(3);
            let align = if columns == 2 { "(left, right)" } else { "(left, center, right)" };
            return format!(
                "#v(9mm)\n#B(above: {above:.3}pt, below: 0pt, breakable: false)[#loose(10.5pt, grid(columns: (1fr,) * {columns}, \
                 row-gutter: 4mm, align: {align}, {}))]",
                cells.join(", ")
            );
        }
    };
    format!(
        "#v({:.3}pt)\n#B(above: {above:.3}pt, breakable: false)[#signed({sealed}, {:.3}pt, [{}], [{}])]",
        page.body.pitch.0,
        em(page),
        lines(name),
        lines(date)
    )
}

fn attachments(names: &[String], page: &PageSetup) -> String {
    let mut out = format!("#v({:.3}pt)\n", page.body.pitch.0);
    for (at, name) in names.iter().enumerate() {
        let number = if names.len() > 1 { format!("{}. ", at + 1) } else { String::new() };
        let (first, indent) = if at == 0 { ("附件：", 2.0) } else { ("", 5.0) };
        let _ = write!(
            out,
            "#par(hanging-indent: {:.3}pt)[#h({:.3}pt){}]\n\n",
            6.0 * em(page),
            indent * em(page),
            lines(&format!("{first}{number}{name}"))
        );
    }
    out
}

/// Finished marks, each at its place.
fn drawn(block: &Block, page: &PageSetup) -> String {
    let (items, height) = vector::marks(block, page);
    let marks: String = items.iter().map(mark).collect();
    format!("#box(width: 100%, height: {height:.3}pt)[{marks}]")
}

fn mark(item: &Item) -> String {
    let dress = |fill: &Option<Ink>, line: &Option<Stroke>| {
        let line = line.map_or("none".into(), |line| {
            let round = if line.round { ", cap: \"round\", join: \"round\"" } else { "" };
            format!("(paint: rgb(\"{}\"), thickness: {}pt{round})", vector::rgb(line.ink), line.width)
        });
        let fill = fill.map_or("none".into(), |ink| format!("rgb(\"{}\")", vector::rgb(ink)));
        format!("fill: {fill}, stroke: {line}")
    };
    match item {
        // No paper that is compared has photos.
        Item::Picture { .. } => String::new(),
        Item::Rect { x, y, width, height, fill, line } => {
            let dress = dress(fill, line);
            format!(
                "#place(top + left, dx: {x:.3}pt, dy: {y:.3}pt, rect(width: {width:.3}pt, height: {height:.3}pt, {dress}))"
            )
        }
        Item::Path { points, closed, fill, line } => {
            format!("#place(top + left, curve({}{}))", dress(fill, line), curve(points, *closed))
        }
        Item::Text(text) => {
            let words: String = text.glyphs.iter().map(|glyph| glyph.0).collect();
            let (x, y) = (text.glyphs.first().map_or(0.0, |glyph| glyph.1), text.baseline - 0.88 * text.size);
            let (family, weight) = fonts::family(text.font);
            format!(
                "#place(top + left, dx: {x:.3}pt, dy: {y:.3}pt, text(font: \"{family}\", weight: {weight}, size: {}pt, \
                 fill: rgb(\"{}\"), tracking: 0pt, {}))",
                text.size,
                vector::rgb(text.ink),
                self::text(&words)
            )
        }
    }
}

fn curve(points: &[Point], closed: bool) -> String {
    let at = |point: &Point| format!("({:.3}pt, {:.3}pt)", point.x, point.y);
    let mut out = String::new();
    let mut rest = points;
    while let [first, tail @ ..] = rest {
        match tail {
            [b, c, after @ ..] if first.control && b.control => {
                let _ = write!(out, ", curve.cubic({}, {}, {})", at(first), at(b), at(c));
                rest = after;
            }
            _ => {
                let step = if out.is_empty() { "move" } else { "line" };
                let _ = write!(out, ", curve.{step}({})", at(first));
                rest = tail;
            }
        }
    }
    if closed { out + ", curve.close()" } else { out }
}

/// Pieces of a line as markup.
fn inlines(text: &[Inline]) -> String {
    text.iter()
        .map(|piece| match piece {
            Inline::Text(run) => self::run(run),
            Inline::Status(status) => format!("#sym(\"{status:?}\")"),
            Inline::Tick => "#tick".into(),
            Inline::Blank(width) => format!("#blank({})", mm(*width)),
        })
        .collect()
}

fn run(run: &Run) -> String {
    let words = lines(&run.text);
    let words = if run.whole { format!("#box[{words}]") } else { words };
    let mut dress = Vec::new();
    dress.extend(run.face.map(|face| format!("face: {}", quoted(face))));
    dress.extend(run.size.map(|size| format!("size: {}", pt(size))));
    dress.extend((run.ink != Ink::Black).then(|| format!("ink: {}", ink(run.ink))));
    if dress.is_empty() { words } else { format!("#r({})[{words}]", dress.join(", ")) }
}

/// Text as markup, `\n` as a break.
fn lines(words: &str) -> String {
    words.split('\n').map(|line| format!("#{};", text(line))).collect::<Vec<_>>().join("#linebreak()")
}

/// Text as a string of Typst.
fn text(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

fn face_of(level: u8) -> Face {
    match level {
        1 => Face::Hei,
        2 => Face::Kai,
        _ => Face::Fang,
    }
}

fn em(page: &PageSetup) -> f64 {
    page.grid.map_or(page.body.size.0, |grid| page.measure().pt() / f64::from(grid.chars))
}

fn quoted(face: Face) -> String {
    format!("\"{face:?}\"")
}

fn ink(ink: Ink) -> String {
    format!("rgb(\"{}\")", vector::rgb(ink))
}

fn where_(align: Align) -> &'static str {
    match align {
        Align::Left | Align::Justify => "left",
        Align::Centre | Align::Spread(_) => "center",
        Align::Right => "right",
    }
}

fn mm(length: Mm) -> String {
    format!("{:.4}mm", length.0)
}

fn pt(length: Pt) -> String {
    format!("{:.4}pt", length.0)
}

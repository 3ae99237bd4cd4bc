//! Styles, settings and fonts of the file.

use super::WORD;
use super::run::{FALLBACKS, font_slots, half_points};
use super::xml::{El, el, flag, val};
use crate::model::{Document, Face, Style};

/// Headings with the depth of the PDF's bookmarks, so that the navigation pane shows the same: Word's first level is a title.
const HEADINGS: [(&str, &str, Face); 4] = [
    ("Heading1", "heading 1", Face::Biao),
    ("Heading2", "heading 2", Face::Hei),
    ("Heading3", "heading 3", Face::Kai),
    ("Heading4", "heading 4", Face::Fang),
];

/// The style 正文: body type of the first section on a grid, whose characters the grid counts; else of the first.
pub(crate) fn normal(document: &Document) -> Style {
    let on_grid = document.sections.iter().find(|section| section.page.grid.is_some());
    on_grid.or(document.sections.first()).map_or(Style::form(), |section| section.page.body)
}

pub(crate) fn styles(normal: Style) -> El {
    let size = half_points(normal.size.0);
    let type_of = |face| el("w:rPr").and(font_slots(face));
    let sized = |face| type_of(face).and(val("w:sz", size)).and(val("w:szCs", size));
    let language = el("w:lang").attr("w:val", "en-US").attr("w:eastAsia", "zh-CN");
    // No mark begins or ends a line against the rules, marks may hang at the edge, figures get a little white.
    let line = ["w:kinsoku", "w:overflowPunct", "w:autoSpaceDE", "w:autoSpaceDN"].map(|name| val(name, 1));
    let defaults = el("w:docDefaults")
        .and(el("w:rPrDefault").and(sized(normal.face).and(language)))
        .and(el("w:pPrDefault").and(el("w:pPr").with(line)));
    let body = style("paragraph", "Normal", "Normal")
        .attr("w:default", 1)
        .and(el("w:qFormat"))
        .and(sized(normal.face));
    let headings = HEADINGS.iter().zip(0..).map(|((id, name, face), level)| {
        let properties = el("w:pPr").and(el("w:keepNext")).and(val("w:outlineLvl", level));
        style("paragraph", id, name)
            .and(val("w:basedOn", "Normal"))
            .and(val("w:next", "Normal"))
            .and(el("w:qFormat"))
            .and(properties)
            .and(type_of(*face))
    });
    let table = style("table", "TableNormal", "Normal Table").attr("w:default", 1);
    el("w:styles").attr("xmlns:w", WORD).and(defaults).and(body).with(headings).and(table)
}

fn style(kind: &str, id: &str, name: &str) -> El {
    el("w:style").attr("w:type", kind).attr("w:styleId", id).and(val("w:name", name))
}

/// What holds for the whole file. Word has no other place for mirrored margins and footers of even pages.
pub(crate) fn settings(document: &Document, two_sided: bool) -> El {
    let mirrored = document.sections.iter().any(|section| section.page.mirrored);
    let compatible = |(name, value): (&str, u8)| {
        el("w:compatSetting")
            .attr("w:name", name)
            .attr("w:uri", "http://schemas.microsoft.com/office/word")
            .attr("w:val", value)
    };
    let compat = el("w:compat")
        .and(el("w:ulTrailSpace"))
        .and(el("w:doNotExpandShiftReturn"))
        .with([("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1)].map(compatible));
    el("w:settings")
        .attr("xmlns:w", WORD)
        .and(el("w:removePersonalInformation"))
        .with(flag("w:mirrorMargins", mirrored))
        .and(val("w:defaultTabStop", 420))
        .with(flag("w:evenAndOddHeaders", two_sided))
        .and(val("w:characterSpacingControl", "compressPunctuation"))
        .and(compat)
        .and(el("w:themeFontLang").attr("w:val", "en-US").attr("w:eastAsia", "zh-CN"))
}

/// The faces with the names they have on other computers.
pub(crate) fn fonts() -> El {
    let font = |(name, others): (&str, &str)| el("w:font").attr("w:name", name).and(val("w:altName", others));
    el("w:fonts").attr("xmlns:w", WORD).with(FALLBACKS.map(font))
}

//! Page numbers, footers and marks, drawn when the number of pages is known.

use super::Laid;
use crate::Mm;
use crate::model::{Align, Face, Footer, Section, plain};
use crate::text::{self, Dress};

/// Draw the foot of every page; `sections` has the section of each.
pub(crate) fn draw(sections: &[&Section], laid: &mut Laid) {
    let totals = totals(&laid.pages.iter().map(|page| page.number).collect::<Vec<_>>());
    for ((page, section), total) in laid.pages.iter_mut().zip(sections).zip(totals) {
        let setup = &section.page;
        let even = page.number.is_multiple_of(2);
        let (left, right) = sides(setup, even);
        let right = setup.width.pt() - right;
        page.furniture = match &section.footer {
            Footer::None => Vec::new(),
            Footer::Gongwen => {
                // 7 mm under the type area, one character inside it (GB/T 9704-2012 §7.5); baseline by PAPER §3.
                let dress = Dress { face: Face::Song, size: 14.0, ink: Default::default() };
                let baseline = setup.height.pt() - setup.bottom.pt() + Mm(8.7).pt();
                let (align, x) = if even { (Align::Left, left + 14.0) } else { (Align::Right, right - 14.0) };
                let text = plain(format!("— {} —", page.number));
                text::single(&text, dress, align, x, baseline, &mut laid.missing)
            }
            Footer::Form(name) => {
                let dress = Dress { face: Face::Song, size: 9.0, ink: Default::default() };
                let under = (setup.bottom.pt() / 2.0 - Mm(4.0).pt()).max(Mm(1.5).pt());
                let baseline = setup.height.pt() - setup.bottom.pt() + under + text::ASCENT * 9.0;
                let count = plain(format!("第 {} 页　共 {total} 页", page.number));
                let room = right - left - text::width(&count, dress) - 2.0 * dress.size;
                let mut items = text::single(&count, dress, Align::Right, right, baseline, &mut laid.missing);
                // A long name goes on under itself.
                let name = text::fold(name, dress, room, &mut laid.missing);
                for (i, (_, line)) in name.into_iter().enumerate().rev() {
                    let baseline = baseline + i as f64 * 1.3 * dress.size;
                    items.splice(0..0, line.into_iter().map(|item| item.moved(left, baseline)));
                }
                items
            }
        };
        if let Some(mark) = &section.mark {
            let dress = Dress { face: Face::Hei, size: 9.0, ink: Default::default() };
            let baseline = (setup.top.pt() / 2.0).max(Mm(5.0).pt());
            page.furniture.extend(text::single(
                &plain(mark),
                dress,
                Align::Right,
                right,
                baseline,
                &mut laid.missing,
            ));
        }
    }
}

/// White at the left and right of a page, points.
pub(crate) fn sides(setup: &crate::model::PageSetup, even: bool) -> (f64, f64) {
    let (inner, outer) = (setup.inner.pt(), setup.outer.pt());
    if setup.mirrored && even { (outer, inner) } else { (inner, outer) }
}

/// For each page the last number of its run.
fn totals(numbers: &[u32]) -> Vec<u32> {
    let mut totals = vec![0; numbers.len()];
    let mut last = 0;
    for i in (0..numbers.len()).rev() {
        if numbers.get(i + 1).is_none_or(|next| *next <= numbers[i]) {
            last = numbers[i];
        }
        totals[i] = last;
    }
    totals
}

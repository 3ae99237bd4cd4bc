//! 恢复码: one sheet to be locked away. It names neither the branch nor the password, so that who finds it knows of no book to try
//! it on.

use chrono::NaiveDate;
use paper::{Align, Block, Document, Face, Footer, Mm, PageSetup, Paragraph, Pt, Run, Section, Title, plain};

use crate::meta;
use crate::words::full_date;

/// Groups in a line.
const A_LINE: usize = 4;

/// The sheet of a code, given by its groups.
pub fn recovery_code<T: AsRef<str>>(groups: &[T], day: NaiveDate) -> Document {
    let title = Title { text: "恢复码".to_owned(), size: Pt(22.0), below: Mm(12.0), bookmark: false };
    let mut blocks = vec![Block::Title(title)];
    for line in groups.chunks(A_LINE) {
        let text = Run {
            face: Some(Face::Song),
            ..Run::new(line.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("　　"))
        };
        blocks.push(
            Paragraph {
                align: Align::Centre,
                size: Some(Pt(24.0)),
                pitch: Some(Pt(44.0)),
                ..Paragraph::new(vec![text.into()])
            }
            .into(),
        );
    }
    blocks.push(Block::Gap(Mm(12.0)));
    for sentence in [
        "忘了密码时，在打开手册的那一页选“忘了密码，用恢复码”，填上面这些字符，再设一个新密码。",
        "字符里没有数字0、1，也没有字母O、I。大小写都可以，中间的空格不用填。",
        "恢复码只能用一次，用后会换一个新的。设置里换过恢复码，这一张也就作废了。",
        "请和电脑分开存放，锁进文件柜。不要拍照，不要发给别人。",
    ] {
        let size = Some(Pt(14.0));
        blocks.push(
            Paragraph { indent: 2.0, size, pitch: Some(Pt(26.0)), ..Paragraph::new(plain(sentence)) }.into(),
        );
    }
    let printed = plain(format!("{}打印", full_date(day)));
    let foot = Paragraph { align: Align::Right, size: Some(Pt(12.0)), ..Paragraph::new(printed) };
    blocks.extend([Block::Gap(Mm(8.0)), foot.into()]);
    let page = PageSetup::form().with_margins(Mm(40.0), Mm(20.0), Mm(28.0), Mm(26.0));
    // Nor does the description of the file say of which book it is.
    Document { meta: meta("恢复码", "", day), sections: vec![Section::new(page, Footer::None, blocks)] }
}

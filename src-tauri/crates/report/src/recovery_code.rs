//! 恢复码: one sheet to be locked away. It names neither the branch nor the password, so that who finds it knows of no book to try
//! it on.

use chrono::NaiveDate;
use paper::{
    Align, Block, Cell, Column, Document, Footer, Mm, PageSetup, Paragraph, Pt, Row, Section, Table, Title,
    plain,
};

use crate::meta;
use crate::words::full_date;

/// Groups in a line.
const A_LINE: usize = 4;

/// The sheet of a code, given by its groups.
pub fn recovery_code<T: AsRef<str>>(groups: &[T], day: NaiveDate) -> Document {
    let title = Title { text: "恢复码".to_owned(), size: Pt(22.0), below: Mm(12.0), bookmark: false };
    // A table, so that each group stands under another and is copied one at a time.
    let mut table = Table::new(vec![Column::fr(1.0, Align::Centre); A_LINE]);
    table.size = Pt(24.0);
    table.row_height = Mm(16.0);
    table.rows = groups
        .chunks(A_LINE)
        .map(|line| Row::new(line.iter().map(|group| Cell::new(group.as_ref())).collect()))
        .collect();
    let mut blocks = vec![Block::Title(title), Block::Table(table)];
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

//! The list of topics: what people write, the same file twice, out and in again.

use exchange::import::Kind;
use ledger::topic::{self, Audience};

use crate::{Desk, day, refusals};

const LIST: &str = "2026年必学篇目\n序号,篇目,类别,依据,是否必学,学习对象,完成时限,原著\n\
    1,纪律处分条例,党内法规,公司党委〔2026〕3号,必学,全体党员,2026年6月底,\n\
    2,共产党宣言,原著,,必学,支委,三季度,是\n3,技术问答,业务,,选学,,,\n";

#[test]
fn a_list_is_read_as_people_write_it_and_comes_back_unchanged() {
    let mut desk = Desk::branch();
    let path = desk.file("篇目.csv", LIST);
    let result = desk.import(Kind::Topics, &path);
    assert_eq!((result.created, refusals(&result)), (3, Vec::new()), "all three come in");
    let top = desk.book.owner().unwrap();
    let topics = desk.book.read(|view| topic::own(view, top)).unwrap();
    let told: Vec<_> = topics
        .iter()
        .map(|topic| {
            (topic.fields.is_required, topic.fields.audience, topic.fields.due_on, topic.fields.is_original)
        })
        .collect();
    assert_eq!(
        told,
        [
            (true, Audience::All, Some(day("2026-06-30")), false),
            (true, Audience::Committee, Some(day("2026-09-30")), true),
            (false, Audience::All, None, false),
        ],
        "a month and a quarter are their last days; 选学, 支委 and 原著 are understood"
    );
    assert_eq!(
        topics[0].fields.source.as_deref(),
        Some("公司党委〔2026〕3号"),
        "the document that asks for it"
    );
    let again = desk.import(Kind::Topics, &path);
    assert_eq!((again.unchanged, again.written), (3, 0), "the same file twice adds nothing");
    let out = desk.folder.path().join("学习主题.xlsx");
    desk.book
        .read(|view| {
            exchange::export::topics(view, &out, top, crate::NOW).unwrap();
            Ok(())
        })
        .unwrap();
    let back = desk.import(Kind::Topics, &out);
    assert_eq!((back.unchanged, back.written), (3, 0), "and neither does its export");
}

#[test]
fn what_cannot_be_understood_is_named_and_nothing_is_written() {
    let mut desk = Desk::branch();
    let path = desk.file("篇目.csv", "标题,必学,对象\n党章,必学,班组长\n,选学,\n条例,随便,\n党章,必学,\n");
    let refused = refusals(&desk.import(Kind::Topics, &path));
    let columns: Vec<_> = refused.iter().map(String::as_str).collect();
    assert_eq!(
        refused.len(),
        4,
        "an unknown audience, no title, an unknown word, the same twice: {columns:?}"
    );
    let top = desk.book.owner().unwrap();
    assert_eq!(desk.book.read(|view| topic::own(view, top)).unwrap(), [], "one bad row keeps all out");
}

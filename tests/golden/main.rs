//! Golden cases: rows as organisations keep them → the figures they published (field.md §6). `field.md` beside this file is
//! the table of all of them, written from the rows of the modules (`BRANCHBOOK_BLESS=1`) and compared by a test. The figures
//! stand in the rows as they were printed; the cases make the rows of a book by importing spreadsheets or by commands and
//! count them. Everybody in them is made up.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod attend;
mod case;
mod figures;
mod gathering;
mod life;
mod plan;
mod published;
mod registers;
mod rows;
mod rules;
mod sittings;
mod tasks;
mod topics;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use rows::{Held, Row};

/// S145 is another kind of program; the others are outcomes of production: quoted with their source, never computed.
const MAY_STAY_OUTSIDE: &[u16] = &[44, 129, 137, 145];

/// Every row of every module, by number.
fn all() -> BTreeMap<u16, &'static Row> {
    let modules = [
        attend::ROWS,
        figures::ROWS,
        life::ROWS,
        plan::ROWS,
        registers::ROWS,
        rules::ROWS,
        sittings::ROWS,
        tasks::ROWS,
        topics::ROWS,
    ];
    let mut all = BTreeMap::new();
    for row in modules.into_iter().flatten() {
        assert!(all.insert(row.number, row).is_none(), "S{} stands in two modules", row.number);
    }
    all
}

/// A line of the inventory: number, R (a figure to reproduce), N (words) or – (a field only), practice, what to reproduce.
fn inventory() -> Vec<[&'static str; 4]> {
    let lines = include_str!("inventory.tsv").lines();
    lines.map(|line| line.split('\t').collect::<Vec<_>>().try_into().unwrap()).collect()
}

#[test]
fn only_what_the_book_is_not_for_stays_outside() {
    let outside: Vec<u16> =
        all().values().filter(|row| matches!(row.held, Held::Outside)).map(|row| row.number).collect();
    let surprising: Vec<u16> =
        outside.into_iter().filter(|number| !MAY_STAY_OUTSIDE.contains(number)).collect();
    assert_eq!(surprising, Vec::<u16>::new(), "everything else real organisations recorded has its place");
}

#[test]
fn every_row_has_its_place_and_every_figure_is_run() {
    let all = all();
    let lacking: Vec<String> = inventory()
        .into_iter()
        .filter(|[number, asked, ..]| match all.get(&number[1..].parse().unwrap()).map(|row| &row.held) {
            Some(Held::Figure { .. } | Held::Outside) => false,
            Some(Held::Field) => *asked == "R",
            None => true,
        })
        .map(|[number, _, practice, reproduce]| format!("{number} {practice}: {reproduce}"))
        .collect();
    assert_eq!(lacking, Vec::<String>::new(), "each practice is recorded, and each R gives its figure");
}

#[test]
fn the_table_is_the_one_on_record() {
    let all = all();
    let mut table = String::from(
        "# What real organisations recorded, and how the book holds it\n\nWritten from the rows of the modules beside this file; \
         every figure is run by `cargo test --test golden`.\n\n| row | practice | asked | how | figure |\n|---|---|---|---|---|\n",
    );
    for [number, asked, practice, reproduce] in inventory() {
        let row = all.get(&number[1..].parse().unwrap());
        let (how, figure) = row.map_or(("not yet", ""), |row| {
            let figure = match row.held {
                Held::Figure { printed, .. } => printed,
                Held::Field => "recorded",
                Held::Outside => "outside",
            };
            (row.how, figure)
        });
        let asked = if asked == reproduce { asked } else { reproduce };
        writeln!(table, "| {number} | {practice} | {asked} | {how} | {figure} |").unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/field.md");
    if std::env::var_os("BRANCHBOOK_BLESS").is_some() {
        std::fs::write(&path, &table).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(
        kept, table,
        "field.md is written anew with BRANCHBOOK_BLESS=1 cargo test --workspace --test golden"
    );
}

//! 姓氏笔画: the order of names on printed lists (M-50…M-59): fewer strokes first, then by the kinds of stroke in writing
//! order (横 竖 撇 点 折), character by character.
//!
//! `strokes.txt` holds the characters in that order, a line for each number of strokes. It is made from the stroke data of
//! cnchar-order 3.2.6 (MIT licence, copyright 2017–present theajack), with 提 as 横, 竖钩 as 竖 and 捺 as 点.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::id::UnitId;
use crate::{Result, View, setting};

/// Place of every known character.
static PLACES: LazyLock<HashMap<char, u32>> = LazyLock::new(|| {
    let characters = include_str!("strokes.txt").chars().filter(|character| !character.is_whitespace());
    (1..).zip(characters).map(|(place, character)| (character, place)).collect()
});

/// Which of the two conventions orders names of two characters (M-53).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum StrokeRule {
    /// 姓氏笔画, as at party congresses: a blank stands in the middle, so 田富 comes before 田大利.
    #[default]
    Surname,
    /// 姓名笔画, as at people's congresses: no blank, so 大 is compared with 富 and 田大利 comes first.
    FullName,
}

impl StrokeRule {
    /// The convention chosen in the settings of a unit.
    pub fn of(view: &View<'_>, unit: UnitId) -> Result<Self> {
        let is_full_name = setting::get(view, Some(unit), "roster.full_name_strokes")? == 1;
        Ok(if is_full_name { Self::FullName } else { Self::Surname })
    }

    /// What stands over a list in this order (M-56).
    pub fn note(self) -> &'static str {
        match self {
            Self::Surname => "按姓氏笔画为序",
            Self::FullName => "按姓名笔画为序",
        }
    }
}

/// The key by which names are sorted. Characters not in the table come last, by their number (M-59); `manual`, a name
/// written with known characters of the same strokes, takes the place of such a name.
pub fn stroke_order(name: &str, manual: Option<&str>, rule: StrokeRule) -> Vec<u32> {
    let places = manual
        .unwrap_or(name)
        .chars()
        .map(|character| PLACES.get(&character).copied().unwrap_or(u32::from(character) + (1 << 24)));
    let mut order: Vec<u32> = places.collect();
    if order.len() == 2 && rule == StrokeRule::Surname {
        order.insert(1, 0);
    }
    order
}

/// Characters of a name that have no place in the order: whoever prints a list by strokes may want to say where they go.
pub fn without_strokes(name: &str) -> Vec<char> {
    name.chars().filter(|character| !PLACES.contains_key(character) && *character != '·').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_order_of_strokes() {
        let expected = [
            ("丁一", "M-50: two strokes"),
            ("马德胜", "M-50: three strokes"),
            ("王小明", "M-51: four strokes, beginning with 横"),
            ("文静", "M-51: four strokes, beginning with 点"),
            ("田富", "M-53 a: two characters have a blank in the middle"),
            ("田大利", "M-53 a: so three come after"),
            ("林冲", "M-51: 林 before 欧"),
            ("欧阳堃", "M-50: a compound surname is compared by its first character"),
            ("解学军", "M-50: thirteen strokes"),
        ];
        let mut names: Vec<&str> = expected.iter().rev().map(|(name, _)| *name).collect();
        names.sort_by_cached_key(|name| stroke_order(name, None, StrokeRule::Surname));
        for (name, (right, rule)) in names.iter().zip(expected) {
            assert_eq!(*name, right, "{rule}");
        }
    }

    #[test]
    fn the_two_conventions_differ_in_names_of_two_characters() {
        let first = |rule| {
            ["田富", "田大利"]
                .into_iter()
                .min_by_key(|name| stroke_order(name, None, rule))
                .unwrap_or_default()
        };
        assert_eq!(first(StrokeRule::Surname), "田富", "M-53 a: the blank in the middle comes first");
        assert_eq!(first(StrokeRule::FullName), "田大利", "M-53 b: 大 has fewer strokes than 富");
    }

    #[test]
    fn rare_characters_come_last_or_where_somebody_puts_them() {
        let stroke_order = |name: &str, manual: Option<&str>| stroke_order(name, manual, StrokeRule::Surname);
        let rare = stroke_order("𬭊明", None);
        assert!(rare > stroke_order("魏国", None), "M-59: an unknown character comes last");
        assert_eq!(without_strokes("𬭊明·力"), ['𬭊'], "M-59: and is told");
        assert_eq!(
            stroke_order("𬭊明", Some("钱明")),
            stroke_order("钱明", None),
            "M-59: a manual key moves the name"
        );
    }
}

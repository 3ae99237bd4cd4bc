//! Readings of names, for finding people: `欧阳堃` → `ouyang kun`, `oyk`. A surname is read as a surname (曾 zeng, not ceng).

use pinyin::ToPinyin;

/// Surnames of two characters.
#[rustfmt::skip]
const COMPOUND: &[&str] = &[
    "欧阳", "司马", "司徒", "司空", "上官", "诸葛", "东方", "尉迟", "万俟", "长孙", "皇甫", "夏侯", "公孙", "令狐",
    "慕容", "宇文", "轩辕", "澹台", "呼延", "赫连", "南宫", "西门", "独孤", "端木", "百里", "闻人", "申屠", "淳于",
    "濮阳", "太史", "钟离", "仲孙", "鲜于", "亓官", "拓跋", "乐正", "宗政", "公冶", "巫马", "纳兰", "完颜", "叶赫",
];

/// Surnames read otherwise than their characters usually are; where a second reading is in use, people are found by both.
#[rustfmt::skip]
const READINGS: &[(&str, &[&str])] = &[
    ("尉迟", &["yu chi"]), ("万俟", &["mo qi"]), ("澹台", &["tan tai"]), ("乐正", &["yue zheng"]), ("曾", &["zeng"]),
    ("仇", &["qiu"]), ("解", &["xie"]), ("单", &["shan"]), ("查", &["zha"]), ("区", &["ou"]),
    ("盖", &["ge", "gai"]), ("朴", &["piao"]), ("乐", &["yue", "le"]), ("翟", &["zhai", "di"]), ("缪", &["miao"]),
    ("员", &["yun"]), ("覃", &["qin", "tan"]), ("洗", &["xian"]), ("秘", &["bi"]), ("召", &["shao"]),
    ("折", &["she"]), ("黑", &["he"]), ("谌", &["chen", "shen"]), ("佴", &["nai"]), ("郇", &["xun", "huan"]),
    ("都", &["du"]), ("祭", &["zhai"]), ("种", &["chong"]), ("重", &["chong"]), ("句", &["gou"]),
    ("繁", &["po"]), ("卜", &["bu"]), ("能", &["nai"]), ("乜", &["nie"]), ("郗", &["xi", "chi"]),
    ("隗", &["wei", "kui"]), ("牟", &["mou", "mu"]), ("颉", &["xie"]), ("阚", &["kan"]), ("宓", &["mi", "fu"]),
    ("粘", &["nian"]), ("费", &["fei", "bi"]), ("薄", &["bo"]), ("适", &["kuo", "shi"]),
];

/// Reading of a name as people write it: surname, blank, given name: `zeng guangming`. Characters nobody knows a reading of
/// are left out.
pub fn full(name: &str) -> String {
    let (surname, given) = syllables(name);
    let words = [surname.first().map(|reading| reading.concat()).unwrap_or_default(), given.concat()];
    words.iter().filter(|word| !word.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

/// First letters of the reading: `zgm`.
pub fn initials(name: &str) -> String {
    let (surname, given) = syllables(name);
    first_letters(surname.first().into_iter().flatten().chain(&given))
}

/// Every way to type a name: with and without blanks, initials; for a surname of two readings both. For the search index.
pub(crate) fn ways(name: &str) -> String {
    let (surnames, given) = syllables(name);
    let mut ways = Vec::new();
    for surname in surnames {
        let all: Vec<&String> = surname.iter().chain(&given).collect();
        ways.push(first_letters(all.iter().copied()));
        ways.push(all.iter().map(|syllable| syllable.as_str()).collect());
    }
    ways.push(given.concat());
    ways.extend(given);
    ways.join(" ")
}

/// The readings of each character of a text, for marking what was typed in it. A text that begins with a surname of its own
/// reading is read that way, too.
pub(crate) fn of_each(text: &str) -> Vec<Vec<String>> {
    let mut readings: Vec<Vec<String>> =
        text.chars().map(|character| reading_of(character).into_iter().collect()).collect();
    if let Some((surname, own)) = READINGS.iter().find(|(surname, _)| text.starts_with(*surname)) {
        for way in *own {
            for (at, syllable) in way.split(' ').enumerate().take(surname.chars().count()) {
                if let Some(known) =
                    readings.get_mut(at).filter(|known| known.iter().all(|one| one != syllable))
                {
                    known.push(syllable.to_owned());
                }
            }
        }
    }
    readings
}

fn first_letters<'a>(syllables: impl Iterator<Item = &'a String>) -> String {
    syllables.filter_map(|syllable| syllable.chars().next()).collect()
}

/// The readings of the surname (usual one first), each as syllables, and the syllables of the rest.
fn syllables(name: &str) -> (Vec<Vec<String>>, Vec<String>) {
    let compound = COMPOUND.iter().find(|surname| name.len() > surname.len() && name.starts_with(**surname));
    let first = name.chars().next().map_or(0, char::len_utf8);
    let (surname, given) = name.split_at(compound.map_or(first, |surname| surname.len()));
    let read = |text: &str| text.chars().filter_map(reading_of).collect::<Vec<_>>();
    let surnames = match READINGS.iter().find(|(known, _)| *known == surname) {
        Some((_, readings)) => {
            readings.iter().map(|reading| reading.split(' ').map(str::to_owned).collect()).collect()
        }
        None => vec![read(surname)],
    };
    (surnames, read(given))
}

/// ü is typed v.
fn reading_of(character: char) -> Option<String> {
    if character.is_ascii_alphanumeric() {
        return Some(character.to_ascii_lowercase().to_string());
    }
    character.to_pinyin().map(|reading| reading.plain().replace('ü', "v"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_are_read_as_surnames() {
        let cases = [
            ("欧阳堃", "ouyang kun", "oyk"),
            ("曾国强", "zeng guoqiang", "zgq"),
            ("仇喆", "qiu zhe", "qz"),
            ("解学军", "xie xuejun", "xxj"),
            ("单春梅", "shan chunmei", "scm"),
            ("任䶮", "ren yan", "ry"),
            ("尉迟明", "yuchi ming", "ycm"),
            ("万俟卨", "moqi xie", "mqx"),
            ("长孙无忌", "zhangsun wuji", "zswj"),
            ("吕秀兰", "lv xiulan", "lxl"),
            ("区美玲", "ou meiling", "oml"),
            ("冼国华", "xian guohua", "xgh"),
            ("", "", ""),
            ("阿卜杜拉·买买提", "a bodulamaimaiti", "abdlmmt"),
        ];
        for (name, reading, letters) in cases {
            assert_eq!(full(name), reading, "{name} is found by the reading its bearer uses");
            assert_eq!(initials(name), letters, "{name} is found by the initials people type at roll call");
        }
    }

    #[test]
    fn a_surname_of_two_readings_is_found_by_both() {
        let ways = ways("覃建国");
        for typed in ["qinjianguo", "tanjianguo", "qjg", "tjg", "jianguo"] {
            assert!(ways.split(' ').any(|way| way == typed), "{typed} must find 覃建国: {ways}");
        }
    }
}

//! 姓名 and 民族 as they are kept, whatever a list or a keyboard made of them.

use unicode_normalization::UnicodeNormalization;

/// Dots that lists put between the parts of a transliterated name (M-26); all become '·' U+00B7.
const DOTS: &[char] = &['•', '・', '･', '．', '‧', '∙', '⋅', '●', '.'];

/// The name as it is kept: composed, without the blank that spreads two characters on paper (张　三, D-21), with one kind of
/// middle dot (M-26). A blank between Latin words stays.
pub fn normalise_name(text: &str) -> String {
    let words: Vec<String> = text.nfc().collect::<String>().split_whitespace().map(str::to_owned).collect();
    let mut name = String::new();
    for word in words {
        let is_latin = |side: Option<char>| side.is_some_and(|character| character.is_ascii_alphanumeric());
        if is_latin(name.chars().last()) && is_latin(word.chars().next()) {
            name.push(' ');
        }
        name.push_str(&word);
    }
    let is_latin = name.is_ascii();
    name.chars()
        .map(|character| if !is_latin && DOTS.contains(&character) { '·' } else { character })
        .collect()
}

/// GB/T 3304 in the order of its codes (M-38); the place of a name is its code, 97 and 98 stand apart.
#[rustfmt::skip]
const ETHNICITIES: &[&str] = &[
    "汉", "蒙古", "回", "藏", "维吾尔", "苗", "彝", "壮", "布依", "朝鲜", "满", "侗", "瑶", "白", "土家", "哈尼", "哈萨克", "傣",
    "黎", "傈僳", "佤", "畲", "高山", "拉祜", "水", "东乡", "纳西", "景颇", "柯尔克孜", "土", "达斡尔", "仫佬", "羌", "布朗", "撒拉",
    "毛南", "仡佬", "锡伯", "阿昌", "普米", "塔吉克", "怒", "乌孜别克", "俄罗斯", "鄂温克", "德昂", "保安", "裕固", "京", "塔塔尔",
    "独龙", "鄂伦春", "赫哲", "门巴", "珞巴", "基诺",
];

/// 汉族, 汉 and code 01 all become 汉 (M-25); what is not in GB/T 3304 stays as written.
pub fn normalise_ethnicity(text: &str) -> String {
    let text = text.trim();
    let by_code = text.parse::<usize>().ok().and_then(|code| ETHNICITIES.get(code.wrapping_sub(1)));
    let by_name = ETHNICITIES.iter().find(|name| text.trim_end_matches('族') == **name);
    by_code.or(by_name).map_or_else(|| text.to_owned(), |name| (*name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kept_in_one_form() {
        let cases = [
            ("张　三", "张三", "D-21"),
            (" 许 秀 兰 ", "许秀兰", "D-21"),
            ("阿卜杜拉•买买提", "阿卜杜拉·买买提", "M-26"),
            ("古丽．艾合买提", "古丽·艾合买提", "M-26"),
            ("John  Smith", "John Smith", "a blank between Latin words is part of the name"),
            ("王䶮𬭊", "王䶮𬭊", "D-27: rare characters pass unchanged"),
        ];
        for (typed, kept, rule) in cases {
            assert_eq!(normalise_name(typed), kept, "{rule}");
        }
    }

    #[test]
    fn ethnicity_is_kept_without_zu() {
        for (typed, kept) in
            [("汉族", "汉"), ("汉", "汉"), ("01", "汉"), ("08", "壮"), ("土家族", "土家"), ("其他", "其他")]
        {
            assert_eq!(normalise_ethnicity(typed), kept, "M-25, M-38: {typed}");
        }
    }
}

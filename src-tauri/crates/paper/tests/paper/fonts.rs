//! The bundled fonts.

/// Characters of real names that common fonts lack.
const RARE: &str = "㛃䶮堃喆翀犇淼𬭊𫖯𬍛𬀩𫍯龑昇珺玥赟翯㼆𠅤𬱖";

#[test]
fn every_face_has_rare_names() {
    let lacking: String = RARE.chars().filter(|c| !paper::covers(*c)).collect();
    assert_eq!(lacking, "", "a member's name must print in every face");
}

#[test]
fn every_face_has_the_signs_of_the_forms() {
    let signs = "√△○◎×☆①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳〔〕—…“”‘’（）《》、，。；：？！％℃㎡㎥№÷＝–·□0123456789AZaz.%:";
    let lacking: String = signs.chars().filter(|c| !paper::covers(*c)).collect();
    assert_eq!(lacking, "", "signs that forms print must exist in every face");
}

#[test]
fn gbk_and_extension_a_are_covered() {
    let lacking = ('\u{4e00}'..='\u{9fa5}').filter(|c| !paper::covers(*c)).count();
    assert_eq!(lacking, 0, "every ideograph of GBK must print: older registers are kept in it");
    let lacking = ('\u{3400}'..='\u{4db5}').filter(|c| !paper::covers(*c)).count();
    assert_eq!(lacking, 0, "names use extension A, which GB 18030 obliges systems to support");
}

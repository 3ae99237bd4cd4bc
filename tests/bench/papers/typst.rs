//! Typst's compiler, from its Python package. Starting Python and loading the package are part of its cold time (about 0.06 s).

use std::fs;

use tests::compare::typst::{LIB, markup, python};

use super::{Figures, Job, process};

/// Compiles as often as told. Between the first and the second time one mark changes: Typst keeps what has not changed, and
/// may. Between the second and the third all figures change, as between two quarters.
const COMPILE: &str = r#"
import sys, time, typst
source, pdf, fonts, times = sys.argv[1:]
compiler = typst.Compiler(source, font_paths=[fonts], ignore_system_fonts=True)
text = open(source, encoding="utf-8").read()
at = text.rindex("。")
turned = [text, text[:at] + "！" + text[at + 1:]]
strings = text.split('"')
turned.append('"'.join(part.translate(str.maketrans("123", "312")) if at % 2 else part for at, part in enumerate(strings)))
for words in turned[:int(times)]:
    open(source, "w", encoding="utf-8").write(words)
    start = time.perf_counter()
    compiler.compile(source, output=pdf)
    print(time.perf_counter() - start)
"#;

pub(super) fn measure(job: &Job) -> Figures {
    let (source, pdf) = (job.folder.join("typst.typ"), job.folder.join("typst.pdf"));
    fs::write(job.folder.join("lib.typ"), LIB).expect("the folder can be written");
    let words = markup(job.document, false);
    let run = |times, how: &str| {
        fs::write(&source, &words).expect("the folder can be written");
        let args = [
            "-c".as_ref(),
            COMPILE.as_ref(),
            source.as_ref(),
            pdf.as_ref(),
            job.fonts.as_ref(),
            how.as_ref(),
        ];
        process::measure(times, &python(), &args, &[])
    };
    let (_, said) = run(1, "3");
    let mut seconds = said.split_whitespace().skip(1);
    let warm = process::seconds(seconds.next().unwrap_or_default());
    println!("Typst，同一进程里换成另一季的数字再排：{:.2?}", process::seconds(&said));
    let (cold, _) = (0..job.times).map(|_| run(1, "1")).min_by_key(|(run, _)| run.time).expect("it ran");
    Figures { cold, warm, pdf }
}

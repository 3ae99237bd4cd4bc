//! Laid pages to PDF bytes.

mod catalog;
mod printer;

use crate::flow::Laid;

/// Why a PDF could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A bundled font could not be cut down to the characters used.
    #[error("字体 {font} 无法嵌入（{why}）；没有生成文件，请重新安装程序后再试")]
    Font {
        /// The font's name.
        font: &'static str,
        /// What the subsetter said.
        why: String,
    },
    /// The bytes could not be written together.
    #[error("PDF 无法写成（{0}）；没有生成文件，请重试")]
    Write(#[from] std::io::Error),
}

impl Laid {
    /// The PDF. The same pages give the same bytes on every computer.
    ///
    /// # Errors
    /// [`Error::Font`] when a font cannot be subset, [`Error::Write`] when the file cannot be put together; both mean
    /// a damaged program.
    pub fn write_pdf(&self) -> Result<Vec<u8>, Error> {
        let mut document = printer::print(self)?;
        catalog::complete(&mut document, self);
        document.compress();
        let mut bytes = Vec::new();
        document.save_modern(&mut bytes)?;
        Ok(bytes)
    }
}

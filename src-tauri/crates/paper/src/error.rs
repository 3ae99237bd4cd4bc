//! Why a file could not be made.

/// Why a file could not be made.
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
    #[error("文件无法写成（{0}）；没有生成文件，请重试")]
    Write(#[from] std::io::Error),
    /// There is nothing for a workbook to hold.
    #[error("这份材料里没有表格，不能存为 Excel；请存为 PDF 或 Word")]
    NoTable,
    /// A sheet could not be filled.
    #[error("Excel 表无法写成（{0}）；没有生成文件，请存为 PDF 或 Word")]
    Sheet(#[from] rust_xlsxwriter::XlsxError),
}

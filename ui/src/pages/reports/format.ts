// What a paper can be saved as, and how large a wall chart is. Pure.
import type { Format, Sheet } from "@/ipc/generated";
import { type FileFilter, PDF_FILE } from "@/ipc/native";

interface As {
  value: Format;
  label: string;
  /** The word on the button. */
  save: string;
  about: string;
  file: FileFilter;
}

export const FORMATS: As[] = [
  { value: "pdf", label: "PDF，打印和上报", save: "保存 PDF", about: "和屏幕上看到的一页不差。", file: PDF_FILE },
  { value: "pdf_a", label: "PDF/A，长期归档", save: "保存 PDF/A", about: "版面相同，按 PDF/A-2b 归档格式保存。", file: PDF_FILE },
  { value: "docx", label: "Word，还要修改", save: "保存 Word", about: "文字和表格都能改；改过的内容不会回到手册里。", file: { name: "Word 文档", extensions: ["docx"] } },
  { value: "xlsx", label: "Excel，只要表格", save: "保存 Excel", about: "这份材料里的每张表一个工作表，数字可以再计算。", file: { name: "Excel 工作簿", extensions: ["xlsx"] } },
];

export const SHEETS: { value: Sheet; label: string }[] = [
  { value: "a3", label: "A3，一张" },
  { value: "a2", label: "A2，两张 A3 拼成" },
  { value: "a1", label: "A1，四张 A3 拼成" },
];

// Quarters as the report page steps through them, and the names papers are saved under. Pure.
import type { ReportReq, SessionLine } from "@/ipc/generated";

/** 2026Q3 of a day. */
export function quarterOf(iso: string): string {
  return `${iso.slice(0, 4)}Q${Math.ceil(Number(iso.slice(5, 7)) / 3)}`;
}

export function stepQuarter(quarter: string, by: number): string {
  const at = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(5)) - 1 + by;
  return `${Math.floor(at / 4)}Q${(at % 4) + 1}`;
}

/** First and last day of a quarter. */
export function quarterWindow(quarter: string): { from: string; to: string } {
  const year = quarter.slice(0, 4);
  const [first, last] = [["01-01", "03-31"], ["04-01", "06-30"], ["07-01", "09-30"], ["10-01", "12-31"]][Number(quarter.slice(5)) - 1]!;
  return { from: `${year}-${first}`, to: `${year}-${last}` };
}

/** 2026年第三季度 */
export function quarterLabel(quarter: string): string {
  return `${quarter.slice(0, 4)}年第${"一二三四"[Number(quarter.slice(5)) - 1]}季度`;
}

/** A file name that says whose paper of which time it is, without characters that Windows refuses. */
export function fileName(unit: string, title: string, req: ReportReq | null, session: SessionLine | undefined, of: { list?: string | undefined; register?: string | undefined; member?: string | undefined }): string {
  const period = req?.quarter ? quarterLabel(req.quarter) : req?.from ? `${req.from}至${req.to}` : req?.year ? `${req.year}年` : "";
  const list = req?.listId ? of.list : undefined;
  const about = session && req?.sessionId ? `${session.onDay.replaceAll("-", "")}${session.title}` : list ?? `${req?.memberId ? of.member ?? "" : req?.registerId ? of.register ?? "" : ""}${period}`;
  return `${unit}${about}${list === title ? "" : title}`.replace(/[\\/:*?"<>|\s]+/g, "");
}

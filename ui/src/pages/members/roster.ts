// What a branch's roster and a committee's have in common: how a person stands in it, the person in the drawer, and the spreadsheet.
import { ref, type Ref } from "vue";
import type { RosterLine } from "@/ipc/generated";
import { SHEET_FILE, call, day, openDrawer, pickSave, toast, useAction } from "@/kit";
import { POSTS } from "@/text/labels";
import MemberDrawer from "./MemberDrawer.vue";

export const postsOf = (line: RosterLine) => line.posts.map((post) => POSTS[post]).join("、");
/** 2009年7月: the day of the month says nothing in a list. */
export const joinedIn = (line: RosterLine) => (line.probationOn ? day(line.probationOn.slice(0, 7), { year: true }) : "〔待补充〕");

/** `order` says whom ↑ and ↓ come to. */
export function useShown(order: () => number[]) {
  const selected = ref<number>();
  function show(id: number) {
    selected.value = id;
    openDrawer(MemberDrawer, { memberId: id, order: order(), onShown: (now: number) => (selected.value = now) });
  }
  return { selected, show };
}

/** The roster of a day as a spreadsheet, where the person chooses. */
export const useRosterExport = (on: Readonly<Ref<string>>) => useAction(async () => {
  const path = await pickSave("导出名册", `党员名册${on.value.replaceAll("-", "")}.xlsx`, SHEET_FILE);
  if (!path) return;
  await call("export_members", { path, day: on.value });
  toast(`已导出 ${path}。号码是完整的，导出已记入历史`);
});

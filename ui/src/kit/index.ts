/*
The window's own components and helpers. Pages import from here: import { Btn, Door, Page, useQuery … } from "@/kit".
Pages live in pages/<noun>/ and bring routes.ts (`export const routes: RouteRecordRaw[]`, lazy components); the router
finds them by itself, the nav entry is already in shell/pages.ts. Styles are global by subject in styles/*.css, with the
class names of the design sheets (reg, tbl, mx, todo, roll, pc, tot, vote, cal, board …); page-only rules go into the
subject's file, not into <style>. Values only from tokens.css.

Page          head + body. Props title, sub, noFind, fill (body does not pad or scroll). Slots crumb, sub, switch, actions
              (the one red button last), band (ErrorBand), default.
Sheet Region  <Sheet cells class="ov"> of <Region title caption help>; slots caption, end. help: a place of the manual (Dialog, Drawer too).
Btn           pri | quiet | s, icon, busy="正在写入…", why="还缺 …" (disables and says why beside it), submit.
Door          a figure: @open (openDrawer) or :to. RowsDrawer: what a figure counts {title, about[], rows[]}:
              openDrawer(RowsDrawer, { title, about, rows }).
Link          <Link :to>: to another page, wherever it is no figure.
Status        <Status word="已完成"/> or <Status is="near">还差 1 次</Status>; tag for the whole page's state. status.ts: closed list.
Fields        TextField (rows, number, unit, big), PasswordField, SelectField (options, multiple, create; Select is the bare one, for a cell), CheckField, SwitchField,
              DateField (v-model "" | YYYY-MM-DD; precision="month|either"; marks), TimeField (HH:MM), Segments, Stepper ‹ ›.
              All: label, error, hint, optional; attributes such as data-testid go to the input itself.
Drawer Dialog v-model open, title; Drawer slots marks, sub, actions and @step for ↑↓; Dialog slot actions.
EmptyState    title, default text, steps[], slots action({step,index}), actions.
Marked        a text with the places of what was typed: text, spans (in characters).
ErrorBand     :error="query.error.value" retry="再试一次" @retry; LongWork: running, text, :job="query.job.value" (bar and 取消).
Strip Matrix TrendChart DotChart BarChart ColumnChart ChartTable   see the head of each file. Icon: sprite names in icons.ts.
VirtualRows   the rows of a long list, drawn near the eye only: <VirtualRows v-slot="{ index }" :count> for a <tbody>, as="ol" for a list.
toast(text, action?) toastUndo("已删除 …")   after a write; undo takes back the last change.
useDraft(key, { read, write }) + <DraftLine :of>   a form that keeps what is typed; done() after it was saved.
useQuery(cmd, req|getter|null) → {data, error, loading, refresh}: re-reads after every change of the book.
useAction(fn) → {busy, error, go}: a write by a person; useLong((job, …) => call(cmd, req, job)) for long work. call(cmd, req) is the bare command; fieldError(error, "name").
pickFile, pickFolder, pickSave, openPath, revealPath: the system's dialogs. today, begin, book, isCommittee, hasNoRecords: the open book; may(cmd): whether a command is open to who opened it (shell/book).
format.ts     day weekday dayRange timeRange instant count percent rate hours bytes spread; date.ts: parseDate, addDays, todayIso …
text/labels.ts  Chinese words of every closed list, kindLabel/kindShort, options(list). testids.ts: T.<page>.<thing>.
*/
export { default as BarChart } from "./BarChart.vue";
export { default as Btn } from "./Btn.vue";
export { default as ChartTable } from "./ChartTable.vue";
export { default as CheckField } from "./CheckField.vue";
export { default as SwitchField } from "./SwitchField.vue";
export { default as ColumnChart } from "./ColumnChart.vue";
export { default as DateField } from "./DateField.vue";
export { default as Dialog } from "./Dialog.vue";
export { default as Door } from "./Door.vue";
export { default as DotChart } from "./DotChart.vue";
export { default as Drawer } from "./Drawer.vue";
export { default as DraftLine } from "./DraftLine.vue";
export { default as EmptyState } from "./EmptyState.vue";
export { default as ErrorBand } from "./ErrorBand.vue";
export { default as Field } from "./Field.vue";
export { default as Icon } from "./Icon.vue";
export { default as Link } from "./Link.vue";
export { default as LongWork } from "./LongWork.vue";
export { default as Marked } from "./Marked.vue";
export { default as Matrix } from "./Matrix.vue";
export { default as Page } from "./Page.vue";
export { default as PasswordField } from "./PasswordField.vue";
export { default as Region } from "./Region.vue";
export { RowsDrawer, type FigureRow } from "./rows";
export { default as Segments } from "./Segments.vue";
export { default as Select } from "./Select.vue";
export { default as SelectField } from "./SelectField.vue";
export { default as Sheet } from "./Sheet.vue";
export { default as Status } from "./Status.vue";
export { default as Steps } from "./Steps.vue";
export { default as Stepper } from "./Stepper.vue";
export { default as Strip } from "./Strip.vue";
export { default as TextField } from "./TextField.vue";
export { default as TimeField } from "./TimeField.vue";
export { default as TrendChart } from "./TrendChart.vue";
export { default as VirtualRows } from "./VirtualRows.vue";
export type { TrendPoint } from "./chart";
export type { IconName } from "./icons";
export { pasteClean } from "./paste";
export * from "./date";
export * from "./format";
export { hrefOf } from "./href";
export { groupBy } from "./group";
export * from "./status";
export { AppError, call, toAppError } from "@/ipc/client";
export { explain, fieldError, passwordError, sentence } from "@/ipc/errors";
export * from "@/ipc/native";
export { useAction, useLong, useQuery } from "@/ipc/query";
export { begin, book, hasNoRecords, isCommittee, isRecorder, may, setBook, today } from "@/shell/book";
export { closeDrawer, openDrawer } from "@/shell/drawer";
export { keepDrafts, useDraft, type Draft } from "@/shell/draft";
export { redo, toast, toastUndo, undo } from "@/shell/toast";

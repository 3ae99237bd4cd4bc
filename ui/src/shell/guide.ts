// 开头几步: from an empty book to its first printed quarterly report. Each is ticked by what stands in the book; only that the report
// was printed is written down, for no record shows it.
import { computed } from "vue";
import { call } from "@/ipc/client";
import { useQuery } from "@/ipc/query";
import { book, isCommittee, may, today } from "./book";

/** The setting that says what became of the steps. */
const KEY = "guide.away";
const SHOWN = 0;
const PUT_AWAY = 1;
const DONE = 2;
/** With so many sessions recorded nobody needs to be led any more. */
const AT_HOME = 12;

export interface GuideStep {
  title: string;
  /** What is there, or what it takes. */
  text: string;
  done: boolean;
  /** Cannot be done before an earlier one. */
  wait?: boolean;
  /** Where it is done, and the word of the button that leads there. */
  to: string;
  word: string;
}

const REPORT = "/reports?report=quarterly";
const set = (value: number) => call("setting_set", { key: KEY, value });

/** `asked`: somebody wants to see the steps although they were put away. */
export function useGuide(asked: () => boolean = () => false) {
  const { data: settings } = useQuery("setting_list", () => (book.value?.open && !isCommittee.value ? {} : null));
  // Until the settings are read nothing is led: a guide that comes and goes would be worse than none.
  const state = computed(() => Number(settings.value?.find((one) => one.key === KEY)?.value ?? PUT_AWAY));
  const isOn = computed(() => state.value === SHOWN && !book.value?.readOnly && may("setting_set") && (book.value?.recorded ?? AT_HOME) < AT_HOME);
  const isRead = () => (isOn.value || asked()) && !!today.value;
  const { data: units } = useQuery("unit_list", () => (isRead() ? {} : null));
  const { data: lists } = useQuery("list_list", () => (isRead() ? { day: today.value } : null));

  const steps = computed<GuideStep[]>(() => {
    const groups = units.value?.filter((unit) => unit.kind === "group").length ?? 0;
    const people = book.value?.memberCount ?? 0;
    const sessions = book.value?.recorded ?? 0;
    const tasks = lists.value?.reduce((sum, list) => sum + list.figures.total, 0) ?? 0;
    return [
      { title: "建好手册", text: groups ? `${groups} 个党小组` : "没有分党小组", done: true, to: "/settings?view=unit", word: groups ? "修改" : "分党小组" },
      { title: "党员名册", text: people ? `${people} 人` : "用现成的 Excel 或 WPS 表格，列名不必一样；也可以一个一个添加", done: people > 0, to: "/import?kind=members", word: "导入表格" },
      { title: "第一次活动", text: sessions ? "已记" : people ? "点名表已列好" : "有了名册，点名表会自动列出应到的人", done: sessions > 0, wait: people === 0, to: "/sessions/new", word: "记一次" },
      { title: "一项任务", text: tasks ? `${tasks} 项` : "谁办、何时办完", done: tasks > 0, wait: people === 0, to: "/tasks", word: "列一项任务" },
      { title: "季度报告", text: state.value === DONE ? "已打印" : "看过再打印", done: state.value === DONE, wait: sessions === 0, to: REPORT, word: "看季度报告" },
    ];
  });
  /** The one to do now. */
  const next = computed(() => steps.value.find((step) => !step.done));

  return {
    isOn, steps, next,
    putAway: () => set(PUT_AWAY),
    /** The last step is done: the report was printed or saved. True when this ended the guide. */
    async finish(): Promise<boolean> {
      if (!isOn.value || steps.value.some((step) => !step.done && step.to !== REPORT)) return false;
      await set(DONE);
      return true;
    },
  };
}

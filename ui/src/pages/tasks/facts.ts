// What a kind of list calls its facts, and a fact of a task as people read it. Pure but for the one query.
import { computed } from "vue";
import type { Fact, ListTemplate, Task, Template } from "@/ipc/generated";
import { useQuery } from "@/kit";
import { hours, spread } from "@/kit/format";

/** What every kind of list brings along; the lists do not change while the program runs. */
export function useTemplates() {
  const { data } = useQuery("list_templates", {});
  const of = (template: Template | undefined): ListTemplate | undefined => data.value?.find((t) => t.template === template);
  return { all: computed(() => data.value ?? []), of };
}

const NAMES: ReadonlySet<Fact> = new Set<Fact>(["leader", "owner", "claimedBy", "raisedBy"]);

export function factText(task: Task, fact: Fact): string {
  if (fact === "minutes") return task.minutes === null ? "" : `${hours(task.minutes, 60)} 小时`;
  const text = task[fact] ?? "";
  return NAMES.has(fact) ? spread(text) : text;
}

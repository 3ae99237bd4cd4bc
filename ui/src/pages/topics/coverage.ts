// What the topics' pages read out of the matrix. Pure.
import type { Coverage, CoverageRow, How, Topic, TopicStudyId } from "@/ipc/generated";

/** Somebody in a row of the matrix. */
export interface Person { memberId: number; name: string; group: string | null }
/** Who studied, or is to study, a topic outside a session; with an id a note that is kept already. */
export interface Study { topic: Topic; people: Person[]; studyId: TopicStudyId | null }
export interface Gap { topic: Topic; people: Person[] }

export const isHad = (how: How) => how !== "未" && how !== "—";

/** Topics somebody has not had yet, in order, with those people. */
export function openOf(coverage: Coverage): Gap[] {
  return coverage.topics.map((topic, at) => ({
    topic, people: coverage.rows.filter((row) => row.cells[at]?.how === "未").map(({ memberId, name, group }) => ({ memberId, name, group })),
  })).filter((gap) => gap.people.length > 0);
}

/** Under a title: its own deadline, or how binding it is when the whole year is given. */
export const asked = (topic: Topic) => (topic.dueOn && !topic.dueOn.endsWith("-12-31") ? `${Number(topic.dueOn.slice(5, 7))}月${Number(topic.dueOn.slice(8))}日` : topic.isRequired ? "必学" : "选学");

export interface Group { name: string; rows: CoverageRow[] }

/** Rows that stand together: of one group; where there are several branches, of one branch. */
export function groupsOf(rows: readonly CoverageRow[]): Group[] {
  const groups: Group[] = [];
  const isOneUnit = new Set(rows.map((row) => row.unit)).size < 2;
  for (const row of rows) {
    const name = isOneUnit ? row.group ?? "未编组" : row.unit;
    if (groups.at(-1)?.name === name) groups.at(-1)!.rows.push(row);
    else groups.push({ name, rows: [row] });
  }
  return groups;
}

/** Of some rows: how many are asked for a topic and how many have had it. */
export function tally(rows: readonly CoverageRow[], at: number) {
  const cells = rows.flatMap((row) => row.cells[at] ?? []);
  return { had: cells.filter((cell) => isHad(cell.how)).length, asked: cells.filter((cell) => cell.how !== "—").length };
}

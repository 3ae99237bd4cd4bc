// 封存 of quarters and years in words. Pure.
import type { FigureChange, Seal } from "@/ipc/generated";
import { count, instant } from "@/kit";

/** 2026年10月8日 10:42 许秀兰 */
export const sealedBy = (seal: Seal) => `${instant(seal.sealedAt)} ${seal.sealedBy}`;

/** Seals in force that lie within some days or hold them. */
export const inForce = (seals: Seal[] | undefined, from: string, to: string) => (seals ?? []).filter((seal) => seal.reopenedAt === null && seal.from <= to && seal.to >= from);

/** 合计 实到人次：封存时 7，现在 8 */
export const figureWords = (change: FigureChange) => `${change.of} ${change.name}：封存时 ${change.sealed === null ? "没有" : count(change.sealed)}，现在 ${change.now === null ? "没有" : count(change.now)}`;

/** The periods of a year that can be sealed, its quarters and itself. */
export const periodsOf = (year: number) => [...[1, 2, 3, 4].map((n) => `${year}Q${n}`), `${year}`];

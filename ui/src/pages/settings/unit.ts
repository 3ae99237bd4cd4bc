// What of a unit a form sends back.
import type { Unit, UnitFields } from "@/ipc/generated";

/** The fields of a unit, without what the book alone knows of it. */
export function fieldsOf(unit: Unit): UnitFields {
  const { id: _id, uid: _uid, parentId: _parent, baseId: _baseId, base: _base, path: _path, ...fields } = unit;
  return fields;
}

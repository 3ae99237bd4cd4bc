/** What belongs together, under what it has in common, both in the order in which they first appear. Pure. */
export function groupBy<T, K>(list: Iterable<T>, key: (one: T) => K): ReadonlyMap<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of list) {
    const at = key(one);
    const group = groups.get(at);
    if (group) group.push(one);
    else groups.set(at, [one]);
  }
  return groups;
}

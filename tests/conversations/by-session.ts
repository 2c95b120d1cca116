/**
 * What was said in a turn as lines. Where several sessions speak, as after a restart, each in its own order and those that
 * began earlier first, parted by a line.
 */
export function bySession<Said extends { readonly session: string }>(
  said: readonly Said[],
  begun: readonly string[],
  print: (said: Said) => string,
): string[] {
  const told = Map.groupBy(said, ({ session }) => session);
  const order = [...told.keys()].toSorted((one, other) => begun.indexOf(one) - begun.indexOf(other));
  return order.flatMap((session, at) => [...(at === 0 ? [] : ["--"]), ...(told.get(session) ?? []).map(print)]);
}

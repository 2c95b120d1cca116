/** From, to (ms). */
export type Stretch = readonly [from: number, to: number];

/** When nobody was there who could have done anything: each process was dead or stood still. In order, none touching another. */
export function downTimes(lives: readonly Stretch[], within: Stretch): Stretch[] {
  const [start, end] = within;
  const down: Stretch[] = [];
  let upUntil = start;
  for (const [from, to] of lives.toSorted(([one], [other]) => one - other)) {
    if (from >= end) break;
    if (from > upUntil) down.push([upUntil, from]);
    upUntil = Math.max(upUntil, to);
  }
  return upUntil < end ? [...down, [upUntil, end]] : down;
}

/** A life without the times at which it stood still. */
export function awakeTimes([from, to]: Stretch, still: readonly Stretch[]): Stretch[] {
  return downTimes(still, [from, to]);
}

/** For how long at most somebody was there without a break between two instants (ms). */
export function longestUp(down: readonly Stretch[], from: number, to: number): number {
  const breaks = down.filter(([since, until]) => since < to && until > from);
  return Math.max(0, ...downTimes(breaks, [from, to]).map(([since, until]) => until - since));
}

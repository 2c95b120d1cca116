import type { Model } from "./create-model.ts";

/** Half points of every option and the winner when every question has one sorted choice. */
export function playOut(model: Model, row: ArrayLike<number>): { scores: Int32Array; winner: number; removed: number } {
  const m = model.options.length;
  const scores = new Int32Array(m);
  let removed = model.withheld;
  for (let q = 0; q < model.questions.length; q++) {
    const { half, veto } = model.questions[q]!;
    removed |= veto[row[q]!]!;
    for (let j = 0; j < m; j++) scores[j] = scores[j]! + half[row[q]! * m + j]!;
  }
  for (const { questions, masks, half, veto } of model.rules) {
    if (((masks[0] >> row[questions[0]]!) & 1) === 0 || ((masks[1] >> row[questions[1]]!) & 1) === 0) continue;
    removed |= veto;
    for (let j = 0; j < m; j++) scores[j] = scores[j]! + half[j]!;
  }
  let winner = m;
  for (let j = 0; j < m; j++) {
    if (((removed >> j) & 1) === 0 && (winner === m || scores[j]! > scores[winner]!)) winner = j;
  }
  return { scores, winner, removed };
}

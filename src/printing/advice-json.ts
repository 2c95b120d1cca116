import type { Gathered, Recommendation } from "../../knowledge/index.ts";

/** A recommendation as programs read it; the shape is a contract. Points are of the engine's scale, shares 0..1. */
export function adviceJson(
  { assessment, explanation, pack, model }: Gathered,
  said: Recommendation,
): Record<string, unknown> {
  const { verdict, settled, next, stop, robust, unknown } = assessment;
  return {
    pack: said.details.receipt.pack,
    engine: said.details.receipt.engine,
    verdict: {
      kind: verdict.kind,
      option: verdict.option,
      runnerUp: said.runnerUp,
      core: verdict.core,
      coreWord: verdict.coreWord,
      provisional: said.provisional !== null,
      stakes: verdict.stakes,
      robustWord: verdict.robustWord,
      settledWord: verdict.settledWord,
      instead: said.instead.map(({ name, text, evidence }) => ({ text: `${name}: ${text}`, evidence })),
    },
    settled: { value: settled.value, exact: settled.exact },
    robust: Object.fromEntries(pack.manifest.options.map(({ id }) => [id, robust[id] ?? 0])),
    gapPoints: said.runnerUp === null ? 0 : explanation.gapPoints,
    next: next === null ? null : { question: next.question },
    stop: { stop: stop.stop, reason: stop.reason },
    reasons: said.reasons.map(({ side, points, consequence, text, evidence }) => ({
      side,
      points,
      consequence,
      text,
      evidence,
    })),
    flips: said.flips.map(({ changes, becomes, plausibility }) => ({ changes, becomes, plausibility })),
    unasked: said.details.unasked.map(({ question, maxPoints }) => ({ question, maxPoints })),
    unknowns: unknown,
    caveats: said.caveats,
    disagreements: said.details.disagreements,
    ...(model.consequences.length > 0 ? { consequences: model.consequences } : {}),
    ...(pack.house === undefined ? {} : { house: pack.house.hash }),
  };
}

/** A forecast: a probability per outcome. */
export type Forecast = Readonly<Record<string, number>>;

/** Mean Brier score over all outcomes: 0 is certain and right, 2 certain and wrong. */
export function brier(forecasts: readonly Forecast[], labels: readonly string[], outcomes: readonly string[]): number {
  const scores = labels.map((label, at) =>
    outcomes.reduce((sum, outcome) => sum + ((forecasts[at]?.[outcome] ?? 0) - (outcome === label ? 1 : 0)) ** 2, 0),
  );
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
}

/**
 * Gives bare verdicts the best probabilities they could claim: how often each label stood behind the same verdict in
 * these very cases. Generous on purpose, so that beating it means something.
 */
export function inHindsight(verdicts: readonly string[], labels: readonly string[]): Forecast[] {
  return verdicts.map((verdict) => {
    const same = labels.filter((_, at) => verdicts[at] === verdict);
    const shares: Record<string, number> = {};
    for (const label of same) shares[label] = (shares[label] ?? 0) + 1 / same.length;
    return shares;
  });
}

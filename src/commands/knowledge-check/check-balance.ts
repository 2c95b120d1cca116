import type { ModelSpec, Trials } from "../../../knowledge/index.ts";
import { measure } from "../report.ts";
import { type Check, note } from "./check.ts";

const alike = 0.8;
/** Fewer kinds of team than this line up by accident. */
const leastArchetypes = 8;

/** How the points are spread: the total swing, its largest part, questions that say the same, options nothing speaks for. */
export function checkBalance(spec: ModelSpec, { archetypes }: Trials): Check[] {
  const swings = spec.questions.map(({ weight, choices }) => {
    const fits = choices.flatMap((choice) => choice.fits);
    return weight * (Math.max(...fits) - Math.min(...fits));
  });
  const total = swings.reduce((sum, swing) => sum + swing, 0);
  const pairs = archetypes.length < leastArchetypes ? [] : correlatedPairs(spec, archetypes);
  const dominated = dominatedOptions(spec);
  return [
    { row: measure("swing-total", total, "points", ["<=", 400]), findings: [] },
    { row: measure("swing-largest-share", (100 * Math.max(...swings)) / Math.max(1, total), "%"), findings: [] },
    {
      row: measure("correlated-questions", pairs.length, "pairs"),
      findings: pairs.map(({ a, b, by }) =>
        note(`questions.${b}`, `counts nearly the same as ${a} over the archetypes (correlation ${by.toFixed(2)})`),
      ),
    },
    {
      row: measure("dominated-options", dominated.length, "options", ["<=", 0]),
      findings: dominated.map(([option, by]) =>
        note(`manifest.options.${option}`, `no choice and no rule speaks for it against ${by}`),
      ),
    },
  ];
}

/** Questions of one topic whose expected contributions rise and fall together from one kind of team to the next. */
function correlatedPairs({ options, questions }: ModelSpec, archetypes: Trials["archetypes"]) {
  const vectors = questions.map(({ id, weight, choices }) => {
    const rows = archetypes.map(({ answers }) => {
      const shares = choices.map((choice) => answers[id]?.[choice.id] ?? 0);
      return centred(
        options.map((_, j) => choices.reduce((sum, { fits }, at) => sum + shares[at]! * weight * fits[j]!, 0)),
      );
    });
    const columns = options.map((_, j) => centred(rows.map((row) => row[j]!)));
    return columns.flat();
  });
  return questions.flatMap((second, b) =>
    questions.slice(0, b).flatMap((first, a) => {
      if (first.topic !== second.topic) return [];
      const by =
        dot(vectors[a]!, vectors[b]!) / Math.sqrt(dot(vectors[a]!, vectors[a]!) * dot(vectors[b]!, vectors[b]!));
      return Math.abs(by) > alike ? [{ a: first.id, b: second.id, by }] : [];
    }),
  );
}

/** Options that another one equals or beats whatever is answered, with that other one. */
function dominatedOptions({ options, questions, rules }: ModelSpec): (readonly [string, string])[] {
  const cells = [
    ...questions.flatMap(({ choices }) => choices.map(({ fits, vetoes = [] }) => ({ points: fits, vetoes }))),
    ...rules.map(({ points, vetoes = [] }) => ({ points, vetoes })),
  ];
  return options.flatMap(({ id }, j) => {
    const better = options.find(
      (other, k) =>
        other.id !== id &&
        cells.every(
          ({ points, vetoes }) => points[j]! <= points[k]! && (!vetoes.includes(other.id) || vetoes.includes(id)),
        ),
    );
    return better === undefined ? [] : [[id, better.id] as const];
  });
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0);
}

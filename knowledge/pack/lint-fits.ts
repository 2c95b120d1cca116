import { derivedOptions, fitOf } from "./derived-options.ts";
import { errorAt, type Finding, warningAt } from "./finding.ts";
import type { Choice, PackContent, Question } from "./schema.ts";
import type { Backing, Support } from "./support.ts";

const maxSwing = 400;
const maxShare = 0.25;
/** A choice called so says that something is not needed, which is a weak reason for anything. */
const notNeeded = new Set(["none", "not-needed"]);

/** Objects to fits, vetoes and rules without live evidence, to weights out of proportion, and to reasons that do not fit. */
export function lintFits(pack: PackContent, support: Support): Finding[] {
  const byId = new Map(pack.evidence.map((evidence) => [evidence.id, evidence]));
  const anyLive = (ids: readonly string[]) => ids.some((id) => byId.has(id) && support.isLive(byId.get(id)!));
  const cells = pack.questions.flatMap((question) =>
    question.choices.flatMap((choice) => {
      const path = `questions.${question.id}.${choice.id}`;
      return [
        ...pack.manifest.options.flatMap(({ id }) => lintCell(question, choice, id, support)),
        ...lintReasons(choice, path),
        ...lintNotNeeded(choice, path),
        ...(choice.vetoes && !anyLive(choice.vetoes.evidence) ? [expired(`${path}.vetoes`)] : []),
        ...(choice.none && !anyLive(choice.none.evidence) ? [expired(`${path}.none`)] : []),
      ];
    }),
  );
  const rules = pack.rules.flatMap((rule) => unbacked(support.ofRule(rule), `rules.${rule.id}`, "this rule"));
  return [...cells, ...rules, ...lintSwing(pack), ...pack.questions.flatMap(lintReadable)];
}

function lintCell(question: Question, choice: Choice, option: string, support: Support): Finding[] {
  const fit = fitOf(choice, option);
  if (fit === 0) return [];
  const what = `a fit of ${fit > 0 ? `+${fit}` : fit}`;
  return unbacked(
    support.ofFit(question.id, choice, option),
    `questions.${question.id}.${choice.id}.fits.${option}`,
    what,
  );
}

function unbacked(backing: Backing, path: string, what: string): Finding[] {
  if (backing.evidence.length === 0) return [errorAt(path, `no evidence speaks for ${what}`)];
  return backing.live ? [] : [expired(path)];
}

function expired(path: string): Finding {
  return errorAt(path, "all of its evidence has expired; check it again");
}

function lintNotNeeded(choice: Choice, path: string): Finding[] {
  if (!notNeeded.has(choice.id) || choice.note !== undefined) return [];
  return Object.entries(choice.fits)
    .filter(([, fit]) => Math.abs(fit) > 1)
    .map(([option, fit]) =>
      errorAt(
        `${path}.fits.${option}`,
        `what is not needed speaks for or against nothing by more than 1, not by ${fit}; a \`note\` must name the reason`,
      ),
    );
}

/** A choice's sentence must be about an option it favours, and its favourite needs one. */
function lintReasons(choice: Choice, path: string): Finding[] {
  const against = Object.keys(choice.because).filter((option) => fitOf(choice, option) < 0);
  const findings = against.map((option) =>
    warningAt(`${path}.because.${option}`, "gives a reason for an option the choice counts against"),
  );
  const best = Math.max(...Object.values(choice.fits), 0);
  const favourites = Object.keys(choice.fits).filter((option) => choice.fits[option] === best);
  if (best > 0 && !favourites.some((option) => Object.hasOwn(choice.because, option)))
    findings.push(
      warningAt(`${path}.because`, `speaks for ${favourites.join(" and ")} without a sentence that says why`),
    );
  return findings;
}

function lintSwing(pack: PackContent): Finding[] {
  const swings = pack.questions.map((question) => ({ question, swing: swingOf(question, pack) }));
  const total = swings.reduce((sum, { swing }) => sum + swing, 0);
  const findings = swings
    .filter(({ swing }) => swing > maxShare * total)
    .map(({ question, swing }) =>
      warningAt(`questions.${question.id}.weight`, `carries ${swing} of ${total} points of swing, more than a quarter`),
    );
  if (total > maxSwing)
    findings.push(errorAt("questions", `the total swing is ${total} raw points; at most ${maxSwing} are allowed`));
  return findings;
}

/** Raw points between the best and the worst fit a question can state. */
function swingOf(question: Question, pack: PackContent): number {
  const fits = question.choices.flatMap((choice) => pack.manifest.options.map((option) => fitOf(choice, option.id)));
  return question.weight * (Math.max(...fits) - Math.min(...fits));
}

function lintReadable(question: Question): Finding[] {
  const vetoing = question.choices.find((choice) => choice.vetoes || choice.none);
  if (!question.readable || !vetoing) return [];
  return [
    errorAt(
      `questions.${question.id}.readable`,
      `"${vetoing.id}" can veto, so it is always asked, never read from text`,
    ),
  ];
}

/** Objects where an option that builds on another differs from it outside its declared block, or unfairly inside. */
export function lintDerived(pack: PackContent): Finding[] {
  return derivedOptions(pack).flatMap(({ option, base, mayDiffer, ruleMayDiffer }) => {
    const third = pack.manifest.options.filter((each) => each.id !== option.id && each.id !== base.id);
    const cells = pack.questions.flatMap((question) =>
      question.choices.flatMap((choice): Finding[] => {
        const path = `questions.${question.id}.${choice.id}.fits.${option.id}`;
        const [own, inherited] = [fitOf(choice, option.id), fitOf(choice, base.id)];
        if (!mayDiffer(question.id, choice.id)) {
          const same = own === inherited && vetoes(choice, option.id) === vetoes(choice, base.id);
          return same ? [] : [errorAt(path, `must equal ${base.id} here, or the cell be named in its \`block\``)];
        }
        const favoured = third.filter((each) => fitOf(choice, each.id) > 0).map((each) => each.id);
        if (own >= inherited || favoured.length === 0 || choice.note !== undefined) return [];
        return [
          errorAt(
            path,
            `is lower than ${base.id} though the choice speaks for ${favoured.join(", ")}; a \`note\` must name the cost`,
          ),
        ];
      }),
    );
    const rules = pack.rules
      .filter((rule) => !ruleMayDiffer(rule.id))
      .filter(
        (rule) =>
          (rule.points[option.id] ?? 0) !== (rule.points[base.id] ?? 0) ||
          rule.vetoes.includes(option.id) !== rule.vetoes.includes(base.id),
      )
      .map((rule) =>
        errorAt(`rules.${rule.id}`, `must treat ${option.id} like ${base.id}, or be named in its \`block\``),
      );
    return [...cells, ...rules];
  });
}

function vetoes(choice: Choice, option: string): boolean {
  return choice.vetoes?.options.includes(option) ?? false;
}

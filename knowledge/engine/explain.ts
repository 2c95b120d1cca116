import { assess } from "./assess.ts";
import { countSteps } from "./count-steps.ts";
import type { Model } from "./create-model.ts";
import { findFlips } from "./find-flips.ts";
import { findSufficient } from "./find-sufficient.ts";
import { hashAssessment } from "./hash-assessment.ts";
import { percent } from "./judge-state.ts";
import { readState } from "./read-state.ts";
import type { Settings } from "./settings.ts";
import type { Assessment, Explanation, Stated } from "./types.ts";
import { drawTornado, findPriorities, listUnasked } from "./vary-one.ts";
import { gapOf, sharesOf, writeLedger } from "./write-ledger.ts";

export interface ExplainSettings extends Settings {
  /** Compare the leader with this option instead of the runner-up, for example with one that is out. */
  readonly against?: string;
  /** Search flips that lead to this option instead of the nearest to any other result. */
  readonly towards?: string;
  /** The assessment of the same statements, when it is at hand. */
  readonly assessment?: Assessment;
}

/** Why the verdict is what it is, and what would change it. Without a runner-up there is nothing to compare: no ledger, gap 0. Pure; slower than `assess`. */
export function explain(model: Model, stated: Stated, settings: ExplainSettings = {}): Explanation {
  const assessment = settings.assessment ?? assess(model, stated, settings);
  const state = readState(model, stated);
  const leader = assessment.leader === "none" ? model.options.length : model.options.indexOf(assessment.leader);
  const rival = model.options.indexOf(settings.against ?? assessment.verdict.runnerUp ?? "");
  const towards = settings.towards === undefined ? undefined : model.options.indexOf(settings.towards);
  const comparable = leader < model.options.length && rival >= 0 && rival !== leader;
  const ledger = comparable ? writeLedger(model, state, leader, rival) : [];
  const shares = comparable ? sharesOf(model, state, leader, rival).questions : [];
  const sufficient = findSufficient(model, state, leader, (q) => Math.abs(shares[q] ?? 0));
  return {
    ledger,
    gapPoints: percent(model, gapOf(ledger)),
    flips: findFlips(model, state, stated, leader, towards),
    stepsToAnother: countSteps(model, state, leader),
    unasked: comparable ? listUnasked(model, state, leader, rival) : [],
    tornado: comparable ? drawTornado(model, state, leader, rival) : [],
    sufficient: sufficient && model.authored.filter((q) => sufficient.includes(q)).map((q) => model.questions[q]!.id),
    priorities: leader < model.options.length ? findPriorities(model, state, leader) : [],
    hash: hashAssessment(assessment),
  };
}

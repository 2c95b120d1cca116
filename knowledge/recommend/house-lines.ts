import type { LedgerLine } from "../engine/types.ts";
import { HOUSE_RULE } from "../house/apply-house.ts";
import type { Recommendation } from "../recommendation.ts";
import type { Gathered } from "./gather.ts";
import { holdsAny } from "./holds.ts";
import { joinWords, sentence, upperFirst } from "./join-words.ts";

type Line = Recommendation["details"]["ledger"][number];

/** What a house did to the weight of a ledger line's question, as a remark behind its words; else nothing. */
export function houseWeight({ pack }: Gathered, { question }: LedgerLine): string {
  const to = question === undefined ? undefined : pack.house?.rules.weights[question];
  const from = pack.house?.weightsBefore[question ?? ""];
  return to === undefined || to === from ? "" : ` (${HOUSE_RULE}weight ${to} instead of ${from}.)`;
}

/** House rules in force here that the ledger has no line for: they remove or give back options, and give no points. */
export function houseLines({ pack, stated, phrases }: Gathered): Line[] {
  if (pack.house === undefined) return [];
  const { rules, withheld } = pack.house;
  const line = (text: string, evidence: readonly string[]): Line => ({
    text: HOUSE_RULE + text,
    points: 0,
    evidence: [...evidence],
  });
  const out = (options: readonly string[]) =>
    `${upperFirst(joinWords(options.map(phrases.option)))} ${options.length === 1 ? "is" : "are"} out.`;
  return [
    ...withheld.map(({ options, because, evidence }) => line(`${sentence(because)} ${out(options)}`, evidence)),
    ...rules.vetoes
      .filter(({ when }) => when.length === 1 && holdsAny(stated, [when]))
      .map(({ because, options, evidence }) => line(`${sentence(because)} ${out(options)}`, evidence)),
    ...rules.waivers
      .filter(({ veto }) => isMet(veto))
      .map(({ veto, reason, owner }) => line(`waived is ${gateWords(veto)}. ${sentence(reason)} (${owner})`, [])),
  ];

  function isMet(veto: string): boolean {
    const [question = "", choice] = veto.split(".");
    const when = choice === undefined ? phrases.rule(question)?.when : [{ question, choices: [choice] }];
    return when !== undefined && holdsAny(stated, [when]);
  }

  function gateWords(veto: string): string {
    const [question = "", choice] = veto.split(".");
    const said =
      choice === undefined
        ? phrases.pair(stated, phrases.rule(question)?.when ?? [])
        : phrases.clause(question, choice);
    return `what would rule options out because ${said}`;
  }
}

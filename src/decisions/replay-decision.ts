import {
  applyHouse,
  assess,
  createModel,
  ENGINE_VERSION,
  type HouseRules,
  type LoadedPack,
  recommend,
  toModelSpec,
} from "../../knowledge/index.ts";
import type { Decision } from "./decision.ts";
import type { Receipt } from "./receipt.ts";

export interface Replayed {
  readonly identical: boolean;
  readonly hash: string;
  /** What differs, a sentence each. */
  readonly differences: readonly string[];
}

/** What is needed besides the receipt. */
export interface ReplayInput {
  /** The pack as it was, without house rules; undefined where no archive has it. */
  readonly pack: LoadedPack | undefined;
  readonly house: HouseRules | undefined;
  /** As they are here today: what would be computed now. */
  readonly now?:
    | { readonly pack: LoadedPack; readonly houseHash: string | undefined; readonly day: string }
    | undefined;
}

/** Computes the assessment again from what the record holds, and says whether it is the same, or exactly what differs. Pure. */
export function replayDecision(decision: Decision, { pack, house, now }: ReplayInput): Replayed {
  const { receipt } = decision;
  if (receipt === undefined)
    return { identical: false, hash: "", differences: ["The record holds no receipt: it was written elsewhere."] };
  if (pack === undefined) {
    return {
      identical: false,
      hash: "",
      differences: [
        `Pack ${receipt.pack.id} ${receipt.pack.version} (${receipt.pack.hash.slice(0, 12)}) is neither here nor in the archive.`,
      ],
    };
  }
  const { hash, assessment } = compute(receipt, house === undefined ? pack : applyHouse(pack, house));
  const differences = [
    ...(receipt.engine === ENGINE_VERSION ? [] : [`Engine: ${receipt.engine} then, ${ENGINE_VERSION} now.`]),
    ...(pack.hash === receipt.pack.hash ? [] : [`Pack: SHA-256 ${receipt.pack.hash} then, ${pack.hash} now.`]),
    ...answersDiffer(decision, receipt),
    ...(hash === receipt.hash ? [] : changed("", receipt.assessment, assessment).map((line) => `Assessment: ${line}.`)),
  ];
  return { identical: hash === receipt.hash, hash, differences: [...differences, ...sinceThen(receipt, now)] };
}

function compute({ stated, consequences, day }: Receipt, pack: LoadedPack) {
  const model = createModel(toModelSpec(pack, day), consequences as Parameters<typeof createModel>[1]);
  const { details } = recommend({ pack, model, stated, today: day });
  return { hash: details.receipt.assessment, assessment: JSON.parse(JSON.stringify(assess(model, stated))) as unknown };
}

/** The answers people read in the record against those the receipt was computed from. */
function answersDiffer({ record }: Decision, { stated }: Receipt): string[] {
  if (record === undefined) return [];
  const read = new Set(
    record.answers.flatMap(({ question, given }) => given.map(({ by }) => `${question} by ${by.id}`)),
  );
  const computed = new Set(
    Object.entries(stated.answers).flatMap(([question, by]) => Object.keys(by).map((id) => `${question} by ${id}`)),
  );
  return [
    ...[...read].filter((one) => !computed.has(one)).map((one) => `Answers: ${one} stands in the record only.`),
    ...[...computed].filter((one) => !read.has(one)).map((one) => `Answers: ${one} stands in the receipt only.`),
  ];
}

/** Not part of the replay: what would be put together otherwise today. */
function sinceThen({ pack, house, day }: Receipt, now: ReplayInput["now"]): string[] {
  if (now === undefined) return [];
  const { manifest, hash } = now.pack;
  return [
    ...(hash === pack.hash
      ? []
      : [
          `Since then: pack ${manifest.id} is ${manifest.version} here (${pack.version} then), so its evidence may differ.`,
        ]),
    ...(now.houseHash === house?.hash
      ? []
      : [
          `Since then: the house rules are ${now.houseHash === undefined ? "gone" : house === undefined ? "new" : "others"}.`,
        ]),
    ...(hash === pack.hash && now.day !== day ? expiredSince(now.pack, day, now.day) : []),
  ];
}

function expiredSince({ evidence }: LoadedPack, then: string, now: string): string[] {
  const gone = evidence.filter(({ validUntil }) => validUntil !== undefined && validUntil >= then && validUntil < now);
  return gone.length === 0 ? [] : [`Since then: evidence expired: ${gone.map(({ id }) => id).join(", ")}.`];
}

function changed(path: string, then: unknown, now: unknown): string[] {
  if (JSON.stringify(then) === JSON.stringify(now)) return [];
  if (typeof then !== "object" || typeof now !== "object" || then === null || now === null) {
    return [`${path} was ${JSON.stringify(then)}, is ${JSON.stringify(now)}`];
  }
  const [before, after] = [then as Record<string, unknown>, now as Record<string, unknown>];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => changed(path === "" ? key : `${path}.${key}`, before[key], after[key])).slice(0, 40);
}

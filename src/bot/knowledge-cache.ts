import {
  applyHouse,
  canonicalHouse,
  canonicalPack,
  createModel,
  type House,
  type HouseRules,
  hashHouse,
  type LoadedPack,
  parseCanonicalHouse,
  parseCanonicalPack,
  toModelSpec,
} from "../../knowledge/index.ts";
import type { Knowledge } from "../conversation/knowledge.ts";
import type { Session } from "../conversation/session.ts";
import { createLru } from "../lru.ts";
import type { Clock, PackArchive } from "../ports.ts";
import { toDay } from "../to-day.ts";

/** The packs sessions run on, each compiled once a day: evidence can expire overnight. */
export interface KnowledgeCache {
  /** What a new session begins with, where it names no pack; its pack and house rules are archived first, so that the session outlives them. */
  current(): Promise<Knowledge>;
  /** The same for a pack named by its id; undefined where none here is called that. */
  named(packId: string): Promise<Knowledge | undefined>;
  /** What the session began with, house rules included, on the day it was decided where it is, or of the decision it looks at; undefined when no archive has it. */
  of(session: Session): Promise<Knowledge | undefined>;
  /** A pack by its hash, with the house rules of a hash, on a day; undefined when no archive has them. */
  at(packHash: string, houseHash: string | undefined, day: string): Promise<Knowledge | undefined>;
  /** A pack by its hash, without house rules, from here or the archive. */
  pack(hash: string): Promise<LoadedPack | undefined>;
  /** The pack as it is here now, and the hash of the house rules for it. */
  here(packId: string): LoadedPack | undefined;
  houseHere(packId: string): string | undefined;
  /** Differs from another day's where a pack here is another, or evidence in one expired between. */
  marks(day: string): string;
}

/** Packs and house rules no longer here come from the archive. */
export function createKnowledgeCache(
  here: readonly [LoadedPack, ...LoadedPack[]],
  archive: PackArchive,
  clock: Clock,
  house?: House,
): KnowledgeCache {
  const compiled = createLru<Knowledge>(8);
  const packs = createLru<LoadedPack>(8);
  const houses = createLru<HouseRules>(8);
  const archived = new Set<string>();

  const todayHere = () => toDay(clock.now());
  const compile = (pack: LoadedPack, rules: HouseRules | undefined, today = todayHere()): Knowledge => {
    const key = `${pack.hash} ${rules === undefined ? "" : hashHouse(rules)} ${today}`;
    const known = compiled.get(key) ?? compileNow(rules === undefined ? pack : applyHouse(pack, rules), today);
    compiled.set(key, known);
    return known;
  };

  const compileNow = (pack: LoadedPack, today: string): Knowledge => ({
    pack,
    model: createModel(toModelSpec(pack, today)),
    today,
    ...(house === undefined ? {} : { deciders: house.deciders }),
  });

  const rulesOf = (pack: LoadedPack) => house?.packs[pack.manifest.id];

  const packOf = async (hash: string): Promise<LoadedPack | undefined> => {
    const known = here.find((each) => each.hash === hash) ?? packs.get(hash);
    if (known !== undefined) return known;
    const canonical = await archive.get(hash);
    if (canonical === undefined) return undefined;
    const pack = parseCanonicalPack(canonical, hash);
    packs.set(hash, pack);
    return pack;
  };

  const houseOf = async (pack: LoadedPack, hash: string): Promise<HouseRules | undefined> => {
    const ours = rulesOf(pack);
    if (ours !== undefined && hashHouse(ours) === hash) return ours;
    const known = houses.get(hash);
    if (known !== undefined) return known;
    const canonical = await archive.get(hash);
    if (canonical === undefined) return undefined;
    const rules = parseCanonicalHouse(canonical, pack, hash);
    houses.set(hash, rules);
    return rules;
  };

  const begin = async (pack: LoadedPack): Promise<Knowledge> => {
    const rules = rulesOf(pack);
    if (!archived.has(pack.hash)) {
      await archive.put(pack.hash, canonicalPack(pack));
      if (rules !== undefined) await archive.put(hashHouse(rules), canonicalHouse(rules));
    }
    archived.add(pack.hash);
    return compile(pack, rules);
  };

  const at = async (
    hash: string,
    rulesHash: string | undefined,
    day: string | undefined,
  ): Promise<Knowledge | undefined> => {
    const pack = await packOf(hash);
    if (pack === undefined || rulesHash === undefined) return pack && compile(pack, undefined, day);
    const rules = await houseOf(pack, rulesHash);
    return rules && compile(pack, rules, day);
  };

  return {
    current: () => begin(here[0]),
    async named(packId) {
      const pack = here.find(({ manifest }) => manifest.id === packId);
      return pack && begin(pack);
    },
    of: ({ pack: { hash }, house: rulesHash, decided, review }) => at(hash, rulesHash, decided?.day ?? review?.day),
    at,
    pack: packOf,
    here: (packId) => here.find(({ manifest }) => manifest.id === packId),
    marks: (day) =>
      here
        .map(({ hash, evidence }) => `${hash} ${evidence.filter(({ validUntil = day }) => validUntil < day).length}`)
        .join(" "),
    houseHere(packId) {
      const rules = house?.packs[packId];
      return rules === undefined ? undefined : hashHouse(rules);
    },
  };
}

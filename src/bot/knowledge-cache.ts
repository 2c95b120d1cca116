import { canonicalPack, createModel, type LoadedPack, parseCanonicalPack, toModelSpec } from "../../knowledge/index.ts";
import type { Knowledge } from "../conversation/knowledge.ts";
import type { Session } from "../conversation/session.ts";
import type { Clock, PackArchive } from "../ports.ts";
import { createLru } from "./lru.ts";

/** The packs sessions run on, each compiled once a day: evidence can expire overnight. */
export interface KnowledgeCache {
  /** What a new session begins with, where it names no pack; its pack is archived first, so that the session outlives it. */
  current(): Promise<Knowledge>;
  /** The same for a pack named by its id; undefined where none here is called that. */
  named(packId: string): Promise<Knowledge | undefined>;
  /** What the session began with; undefined when no archive has its pack. */
  of(session: Session): Promise<Knowledge | undefined>;
}

/** Packs no longer here come from the archive. */
export function createKnowledgeCache(
  here: readonly [LoadedPack, ...LoadedPack[]],
  archive: PackArchive,
  clock: Clock,
): KnowledgeCache {
  const compiled = createLru<Knowledge>(8);
  const packs = createLru<LoadedPack>(8);
  const archived = new Set<string>();

  const compile = (pack: LoadedPack): Knowledge => {
    const today = new Date(clock.now()).toISOString().slice(0, 10);
    const key = `${pack.hash} ${today}`;
    const known = compiled.get(key) ?? { pack, model: createModel(toModelSpec(pack, today)), today };
    compiled.set(key, known);
    return known;
  };

  const begin = async (pack: LoadedPack): Promise<Knowledge> => {
    if (!archived.has(pack.hash)) await archive.put(pack.hash, canonicalPack(pack));
    archived.add(pack.hash);
    return compile(pack);
  };

  return {
    current: () => begin(here[0]),
    async named(packId) {
      const pack = here.find(({ manifest }) => manifest.id === packId);
      return pack && begin(pack);
    },
    async of({ pack: { hash } }) {
      let pack = here.find((each) => each.hash === hash) ?? packs.get(hash);
      if (pack === undefined) {
        const canonical = await archive.get(hash);
        if (canonical === undefined) return undefined;
        pack = parseCanonicalPack(canonical, hash);
        packs.set(hash, pack);
      }
      return compile(pack);
    },
  };
}

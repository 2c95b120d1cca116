import { canonicalPack, createModel, type LoadedPack, parseCanonicalPack, toModelSpec } from "../../knowledge/index.ts";
import type { Knowledge } from "../conversation/knowledge.ts";
import type { Session } from "../conversation/session.ts";
import type { Clock, PackArchive } from "../ports.ts";
import { createLru } from "./lru.ts";

/** The packs sessions run on, each compiled once a day: evidence can expire overnight. */
export interface KnowledgeCache {
  /** What a new session begins with; its pack is archived first, so that the session outlives it. */
  current(): Promise<Knowledge>;
  /** What the session began with; undefined when no archive has its pack. */
  of(session: Session): Promise<Knowledge | undefined>;
}

/** The first pack is what new sessions begin with; packs no longer here come from the archive. */
export function createKnowledgeCache(
  here: readonly [LoadedPack, ...LoadedPack[]],
  archive: PackArchive,
  clock: Clock,
): KnowledgeCache {
  const [current] = here;
  const compiled = createLru<Knowledge>(8);
  const packs = createLru<LoadedPack>(8);
  let archived = false;

  const compile = (pack: LoadedPack): Knowledge => {
    const today = new Date(clock.now()).toISOString().slice(0, 10);
    const key = `${pack.hash} ${today}`;
    const known = compiled.get(key) ?? { pack, model: createModel(toModelSpec(pack, today)), today };
    compiled.set(key, known);
    return known;
  };

  return {
    async current() {
      if (!archived) await archive.put(current.hash, canonicalPack(current));
      archived = true;
      return compile(current);
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

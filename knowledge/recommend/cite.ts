import type { Evidence, PackContent } from "../pack/schema.ts";
import { sourceRank } from "../pack/source-rank.ts";
import type { Support } from "../pack/support.ts";
import { createSupport } from "../pack/support.ts";
import type { Citation } from "../recommendation.ts";

/**
 * The citations of evidence ids, each once; unknown ids are left out. What has an official or measured source comes first,
 * and so do such sources within a citation.
 */
export function cite(pack: PackContent, ids: Iterable<string>, today: string): Citation[] {
  const support = createSupport(pack, today);
  const known = new Map(pack.evidence.map((piece) => [piece.id, piece]));
  const pieces = [...new Set(ids)].flatMap((id) => known.get(id) ?? []);
  return support.bestFirst(pieces).map((piece) => citationOf(pack, piece, support));
}

function citationOf(pack: PackContent, piece: Evidence, support: Support): Citation {
  return {
    id: piece.id,
    statement: piece.statement,
    grade: piece.grade,
    sources: pack.sources
      .filter((source) => piece.sources.includes(source.id))
      .toSorted((one, other) => sourceRank(one.kind) - sourceRank(other.kind))
      .map(({ title, publisher, date, address, kind }) => ({
        title,
        publisher,
        date,
        address,
        vendor: kind === "vendor",
      })),
    checkedOn: piece.checkedOn,
    expired: !support.isLive(piece),
  };
}

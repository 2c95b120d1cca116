import type { Evidence, PackContent } from "../pack/schema.ts";
import type { Support } from "../pack/support.ts";
import { createSupport } from "../pack/support.ts";
import type { Citation } from "../recommendation.ts";

/** The citations of evidence ids, each once, in the order first named; unknown ids are left out. */
export function cite(pack: PackContent, ids: Iterable<string>, today: string): Citation[] {
  const support = createSupport(pack, today);
  const known = new Map(pack.evidence.map((piece) => [piece.id, piece]));
  return [...new Set(ids)].flatMap((id) => {
    const piece = known.get(id);
    return piece ? [citationOf(pack, piece, support)] : [];
  });
}

function citationOf(pack: PackContent, piece: Evidence, support: Support): Citation {
  return {
    id: piece.id,
    statement: piece.statement,
    grade: piece.grade,
    sources: pack.sources
      .filter((source) => piece.sources.includes(source.id))
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

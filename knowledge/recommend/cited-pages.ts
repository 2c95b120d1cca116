import type { Citation } from "../recommendation.ts";

/** A page that pieces of evidence rest on, once, however many pieces there are and whatever their grades. */
export interface CitedPage {
  readonly title: string;
  readonly publisher: string;
  readonly date: string;
  /** Empty where a piece names no source; its id is the title then. */
  readonly address: string;
  readonly vendor: boolean;
  /** Best first, each once: one page may carry statements of several grades. */
  readonly grades: readonly Citation["grade"][];
  /** The earliest of the dates its pieces were checked on. */
  readonly checkedOn: string;
  /** Every piece that rests on it is past its date. */
  readonly expired: boolean;
  /** Ids of the pieces that rest on it. */
  readonly evidence: readonly string[];
}

/** The pages behind citations in the order in which they are first named, each once. */
export function citedPages(citations: readonly Citation[]): CitedPage[] {
  const pages = new Map<string, CitedPage>();
  for (const citation of citations) {
    const { id, grade, checkedOn, expired } = citation;
    const unsourced = { title: id, publisher: "", date: "", address: "", vendor: false };
    for (const source of citation.sources.length === 0 ? [unsourced] : citation.sources) {
      const key = source.address === "" ? `${source.title}, ${source.date}` : source.address;
      const known = pages.get(key);
      pages.set(key, {
        ...(known ?? source),
        grades: [...new Set([...(known?.grades ?? []), grade])].toSorted(),
        checkedOn: known !== undefined && known.checkedOn < checkedOn ? known.checkedOn : checkedOn,
        expired: expired && (known?.expired ?? true),
        evidence: [...new Set([...(known?.evidence ?? []), id])],
      });
    }
  }
  return [...pages.values()];
}

import { createSupport, type LoadedPack } from "../../../knowledge/index.ts";
import { measure } from "../report.ts";
import { type Check, note } from "./check.ts";

/** Whether numbers stand on evidence of their sign that is still valid, and on more than one seller's word. */
export function checkSources(pack: LoadedPack, today: string): Check[] {
  const support = createSupport(pack, today);
  const unsourced = pack.questions.flatMap((question) =>
    question.choices.flatMap((choice) =>
      Object.entries(choice.fits)
        .filter(([option, fit]) => fit !== 0 && !support.ofFit(question.id, choice, option).live)
        .map(([option]) => `questions.${question.id}.${choice.id}.fits.${option}`),
    ),
  );
  const publishers = new Map(pack.sources.map(({ id, publisher }) => [id, publisher]));
  const oneVendor = pack.evidence.filter(
    (each) => support.isVendor(each) && new Set(each.sources.map((id) => publishers.get(id))).size === 1,
  );
  const expired = pack.evidence.filter((each) => !support.isLive(each));
  return [
    {
      row: measure("unsourced-fits", unsourced.length, "fits", ["<=", 0]),
      findings: unsourced.map((path) => note(path, "no live evidence of its sign")),
    },
    {
      row: measure("expired-evidence", expired.length, "pieces"),
      findings: expired.map(({ id, validUntil }) => note(`evidence.${id}`, `was valid until ${validUntil}`)),
    },
    {
      row: measure("one-vendor-evidence", oneVendor.length, "pieces"),
      findings: oneVendor.map(({ id, sources }) =>
        note(`evidence.${id}`, `only ${publishers.get(sources[0]!)} says so`),
      ),
    },
  ];
}

import type { ModelSpec } from "../../../knowledge/index.ts";
import { addSlope, type FitSettings } from "./descend.ts";
import type { Design } from "./design.ts";
import type { Fitted } from "./fit-pack.ts";

/** A change a person may accept: what the pack holds, what the fit would have, and the cases that pull there hardest. */
export interface Proposal {
  readonly cell: string;
  readonly expert: number;
  readonly from: number;
  readonly to: number;
  readonly drivenBy: readonly string[];
}

const driversShown = 3;

/** Where the fit differs from the pack, the strongest pull first. Nothing is written. */
export function propose(pack: ModelSpec, { design, values }: Fitted, settings: FitSettings): Proposal[] {
  const now = design.parameters.map(({ cell }) => valueAt(pack, cell));
  const pulls = pullsAt(design, settings, now);
  return design.parameters
    .flatMap(({ cell, expert }, at) => {
      const [from, to] = [now[at]!, values[at]!];
      if (from === to) return [];
      const toward = pulls.map(({ id, slope }) => ({ id, pull: -slope[at]! * Math.sign(to - from) }));
      const drivers = toward
        .filter(({ pull }) => pull > 0)
        .toSorted((a, b) => b.pull - a.pull || (a.id < b.id ? -1 : 1));
      return [
        {
          cell,
          expert,
          from,
          to,
          drivenBy: drivers.slice(0, driversShown).map(({ id }) => id),
          pull: drivers[0]?.pull ?? 0,
        },
      ];
    })
    .toSorted((a, b) => b.pull - a.pull || (a.cell < b.cell ? -1 : 1))
    .map(({ pull: _, ...proposal }) => proposal);
}

/** What a cell of the pack holds, by the name a change log gives it. */
export function valueAt(spec: ModelSpec, cell: string): number {
  const [kind, first, second, third] = cell.split(".");
  const place = (option: string | undefined) => spec.options.findIndex(({ id }) => id === option);
  if (kind === "rules") return spec.rules.find(({ id }) => id === first)!.points[place(second)]!;
  const question = spec.questions.find(({ id }) => id === first)!;
  if (kind === "weights") return question.weight;
  return question.choices.find(({ id }) => id === second)!.fits[place(third)]!;
}

function pullsAt(design: Design, { tau }: FitSettings, now: readonly number[]) {
  const point = Float64Array.from(now.map((value, at) => value - design.parameters[at]!.expert));
  return design.cases.map((each) => {
    const slope = new Float64Array(point.length);
    addSlope(each, tau, point, slope);
    return { id: each.id, slope };
  });
}

import { createLocator, type Locate, readPackFiles, readWholePack, toModelSpec } from "../../knowledge/index.ts";
import type { CommandPorts } from "./command.ts";
import { fitSettings } from "./fit/descend.ts";
import { fitPack, startFit } from "./fit/fit-pack.ts";
import { type Proposal, propose } from "./fit/propose.ts";
import { onOnePack } from "./on-one-pack.ts";

/**
 * `fit [--pack] [pack] [--json]`: what the public cases would change about weights, fits and rule points, as a diff for a person to
 * accept. It writes nothing; an accepted change goes into the pack's files and, with its evidence, into changes.yaml.
 */
export async function run(
  ports: Pick<CommandPorts, "out" | "err" | "packsFolder" | "clock">,
  args: string[],
): Promise<number> {
  return onOnePack(ports, { name: "fit", args }, ({ folder, json, today }) => {
    const { pack, trials } = readWholePack(folder);
    const fitted = fitPack(startFit({ pack, trials, today }), trials.publicCases);
    const proposals = propose(toModelSpec(pack, today), fitted, fitSettings);
    const locate = createLocator(readPackFiles(folder, (kind) => !kind.trial));
    const placed = proposals.map((proposal) => ({ ...proposal, ...place(proposal.cell, locate) }));
    const cases = fitted.design.cases.length;
    if (json)
      ports.out(
        `${JSON.stringify({ pack: pack.manifest.id, settings: fitSettings, cases, proposals: placed }, null, 2)}\n`,
      );
    else ports.out(`${heading(pack.manifest.id, cases, placed.length)}\n${placed.map(hunk).join("")}`);
    return 0;
  });
}

type Placed = Proposal & ReturnType<typeof place>;

/** File and line of the question, choice or rule a cell belongs to. */
function place(cell: string, locate: Locate): { readonly file: string; readonly line: number } {
  const [kind, ...rest] = cell.split(".");
  const path = kind === "rules" ? `rules.${rest[0]}` : `questions.${rest.slice(0, kind === "fits" ? 2 : 1).join(".")}`;
  const { file, line } = locate(path)!;
  return { file, line };
}

function heading(pack: string, cases: number, changes: number): string {
  const { lambda, tau } = fitSettings;
  return `${pack}: ${cases} cases, pulled to cases/expert.yaml (lambda ${lambda}, tau ${tau}); ${changes} changes proposed, nothing written.
Accept one by editing the line and adding it to changes.yaml with its evidence.
`;
}

function hunk({ cell, expert, from, to, drivenBy, file, line }: Placed): string {
  return `@@ ${file}:${line} ${cell} @@
-${from}
+${to}
 expert ${expert}; ${drivenBy.length === 0 ? "driven by the pull to the expert" : `driven by ${drivenBy.join(", ")}`}
`;
}

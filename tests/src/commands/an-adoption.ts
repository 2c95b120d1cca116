import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "../../../src/commands/adopt.ts";
import type { Ledger } from "../../../src/commands/command.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/adr");

/** A folder of records with a ledger to adopt them into; `today` is the day of the next call. */
export function anAdoption(open: () => Promise<Ledger>) {
  const place = mkdtempSync(join(tmpdir(), "waymark-adopt-"));
  const folder = join(place, "docs/adr");
  mkdirSync(folder, { recursive: true });
  const at = { today: "2026-11-27" };
  const write = (name: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  return {
    place,
    folder,
    at,
    write,
    /** Copies a folder of fixtures in. */
    take: (name: string) => cpSync(join(fixtures, name), folder, { recursive: true }),
    async adopt(...args: string[]) {
      const printed = { out: "", err: "" };
      const code = await run(
        {
          out: (text) => {
            printed.out += text;
          },
          err: (text) => {
            printed.err += text;
          },
          clock: { now: () => Date.parse(`${at.today}T12:00:00Z`), sleep: async () => undefined },
          openLedger: open,
        },
        ["--dir", folder, ...args],
      );
      return { code, out: printed.out, err: printed.err.replaceAll(folder, "FOLDER") };
    },
    remove: () => rmSync(place, { recursive: true, force: true }),
  };
}

/** A record as a team writes it. */
export function aQueueRecord(status: string, more = ""): string {
  return `# Use a queue\n\n* Status: ${status}\n* Date: 2026-05-01\n\n## Decision Outcome\n\nChosen option: "A queue", because it waits.\n${more}`;
}

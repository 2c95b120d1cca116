import { openDatabase } from "../../../adapters/sqlite/open-database.ts";
import { createSqliteStore } from "../../../adapters/sqlite/sqlite-store.ts";
import { sessionId } from "../../../src/identity.ts";
import { aSession, withItems } from "../../contracts/a-session.ts";

/**
 * Commits without end and writes a line for each commit that was acknowledged: `<session id> <version>`. With a third
 * argument it stops after so many. Run as a process of its own.
 */
const [file = "", name = "", rounds = "Infinity"] = process.argv.slice(2);
const store = createSqliteStore(openDatabase(file, { busyTimeoutMs: 5000 }));

for (let round = 0; round < Number(rounds); round += 1) {
  const id = sessionId("local", `${name}-${round % 7}`);
  const read = await store.read(id);
  const before = read.kind === "found" ? read.session : aSession({ id, conversation: `local/${name}-${round % 7}` });
  const expected = read.kind === "found" ? read.version : 0;
  const session = withItems({ ...before, said: [...before.said, String(round)] }, { by: name, at: round });
  const pointer = expected === 0 ? { pointer: { previous: null } } : {};
  const result = await store.commit({ session, expected, ...pointer });
  if (result.ok) process.stdout.write(`${id} ${result.version}\n`);
}
await store.close();

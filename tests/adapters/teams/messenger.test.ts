import { afterAll, beforeAll } from "vitest";
import { conversationAt, workspaceOf } from "../../../adapters/teams/place.ts";
import { messengerContract } from "../../contracts/messenger-contract.ts";
import type { ChatKind } from "../../fakes/connector/world/world.ts";
import { anOffice, type Office } from "./an-office.ts";
import type { ServedTeams } from "./serve-teams.ts";

let office: Office;
let served: ServedTeams;
const places = new Map<ChatKind, { workspace: string; conversation: string; person: string }>();

beforeAll(async () => {
  office = await anOffice();
  served = await office.serve();
  for (const kind of ["personal", "groupChat", "channel"] as const) {
    const table = await office.table(kind, ["Ana"]);
    await table.speak("Ana", "mine");
    const { chat, person } = table.seat("Ana");
    const workspace = workspaceOf(office.tenant);
    const place = { chat: chat.id, ...(table.thread === undefined ? {} : { thread: table.thread }) };
    places.set(kind, { workspace, conversation: conversationAt(workspace, place), person: person.aadObjectId });
  }
});

afterAll(() => office.close());

for (const kind of ["personal", "groupChat", "channel"] as const) {
  messengerContract(
    `Teams (${kind})`,
    () => served.teams.messenger,
    () => places.get(kind) ?? { workspace: "", conversation: "", person: "" },
  );
}

import { connectTeams as connect, type Teams, type TeamsParts } from "../../../../adapters/teams/connect.ts";
import { cloudOf } from "../../../fakes/connector/login/cloud-of.ts";
import { createCredentials } from "../../../fakes/connector/login/credentials.ts";

/** Stands in the program for `connectTeams`: the cloud that tokens are checked by, and got from, is the fake's; all else is the program's own. */
export function connectTeams(parts: TeamsParts): Teams {
  const url = process.env.FAKE_CONNECTOR ?? "";
  if (parts.config.kind !== "registered") throw new Error("the killed program checks tokens");
  const { appId, password = "" } = parts.config;
  const credentials = createCredentials({ appId, password }, cloudOf(url).tokenUrl);
  return connect({
    ...parts,
    connector: { origins: [url], cloud: { addresses: cloudOf(url).addresses, credentials } },
  });
}

import { ClientRequest } from "node:http";
import { registerHooks } from "node:module";
import { createStrike } from "../../killing/strike.ts";

/** Loaded into the real program before anything else. */
const strike = createStrike("/api/messages");

const program = new URL("../../../../src/main/open-teams.ts", import.meta.url).href;

// Microsoft's hosts are in the SDK; the program takes them from nowhere else, so that nobody can point it to another login.
registerHooks({
  resolve(specifier, context, next) {
    const isOurs = context.parentURL === program && specifier.endsWith("/adapters/teams/connect.ts");
    return next(isOurs ? new URL("connect-to-fake.ts", import.meta.url).href : specifier, context);
  },
});

/** A call that posts a message. */
const posts = ({ method, path }: ClientRequest): boolean => method === "POST" && path.includes("/activities");

const { end, emit } = ClientRequest.prototype;
ClientRequest.prototype.end = function (this: ClientRequest, ...args: unknown[]) {
  if (posts(this)) strike.posting();
  return Reflect.apply(end, this, args);
} as typeof end;
ClientRequest.prototype.emit = function (this: ClientRequest, event: string | symbol, ...args: unknown[]) {
  if (event === "response" && posts(this)) strike.posted();
  return emit.call(this, event, ...args);
};

import { ClientRequest } from "node:http";
import { createStrike } from "../../killing/strike.ts";

/** Loaded into the real program before anything else. */
const strike = createStrike("/api/messages");

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

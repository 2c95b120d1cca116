import { createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto";

export interface Key {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export type Claims = Readonly<Record<string, unknown>>;

/** The key of that name, made once in a process: making one takes longer than most tests. */
export function createKey(kid: string): Key {
  const key = keys.get(kid) ?? { kid, ...generateKeyPairSync("rsa", { modulusLength: 2048 }) };
  keys.set(kid, key);
  return key;
}

const keys = new Map<string, Key>();

/** A compact JWT. `none` has no signature; HS256 signs with the public key, as a known attack does. */
export function signToken(key: Key, claims: Claims, alg: "RS256" | "none" | "HS256" = "RS256"): string {
  const head = [{ typ: "JWT", alg, kid: key.kid }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  const signed = head.join(".");
  return `${signed}.${signature(key, signed, alg)}`;
}

function signature({ privateKey, publicKey }: Key, signed: string, alg: "RS256" | "none" | "HS256"): string {
  if (alg === "none") return "";
  if (alg === "RS256") return sign("RSA-SHA256", Buffer.from(signed), privateKey).toString("base64url");
  const pem = publicKey.export({ type: "spki", format: "pem" });
  return createHmac("sha256", pem).update(signed).digest("base64url");
}

import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/** Keeps secrets in a store unreadable to whoever reads only the store. */
export interface Seal {
  /** `about` names the place the secret belongs to: it does not open anywhere else. */
  seal(secret: string, about: string): string;
  /** Undefined when no key opens it: another key, another place, or damaged. */
  open(sealed: string, about: string): string | undefined;
}

/** AES-256-GCM with keys of 32 bytes. The first seals, all of them open: a key is changed by putting a new one in front. */
export function createSeal(keys: readonly [Buffer, ...Buffer[]]): Seal {
  return {
    seal(secret, about) {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", keys[0], iv).setAAD(Buffer.from(about));
      const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return ["v1", idOf(keys[0]), iv.toString("base64url"), sealed.toString("base64url")].join(".");
    },
    open(sealed, about) {
      const [version, id, iv = "", text = ""] = sealed.split(".");
      const key = keys.find((one) => idOf(one) === id);
      const bytes = Buffer.from(text, "base64url");
      if (version !== "v1" || key === undefined || bytes.length < TAG_BYTES) return undefined;
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url")).setAAD(Buffer.from(about));
        decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
        return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString("utf8");
      } catch (error) {
        // What a wrong tag throws; there is nothing to tell one damage from another by.
        if (error instanceof Error) return undefined;
        throw error;
      }
    },
  };
}

const TAG_BYTES = 16;

/** Says which key sealed something and nothing about the key. */
function idOf(key: Buffer): string {
  return createHash("sha256").update("waymark-key-id").update(key).digest("hex").slice(0, 8);
}

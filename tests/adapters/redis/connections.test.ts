import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRedis } from "../../../adapters/redis/open-redis.ts";
import { StoreError } from "../../../src/errors.ts";
import { aSession } from "../../contracts/a-session.ts";
import { deliverOne } from "../../contracts/review-queue/deliver-one.ts";
import { aRedis, freePort, type TestRedis } from "./a-redis.ts";
import { failingLog } from "./hold-contracts.ts";

const run = promisify(execFile);
const log = failingLog;

let redis: TestRedis;
beforeAll(async () => {
  redis = await aRedis();
});
afterAll(() => redis.stop());

describe("the ways to a Redis", () => {
  test("with a user and a password; a wrong one is said without showing it", async () => {
    await redis.admin.call("ACL", "SETUSER", "waymark", "on", ">se@cret", "~ours:*", "&ours:*", "+@all");
    const url = `redis://waymark:se%40cret@127.0.0.1:${redis.port}`;
    const { store } = await openRedis({ url, prefix: "ours:", log });
    expect(await store.commit({ session: aSession(), expected: 0 })).toMatchObject({ ok: true });
    await store.close();
    expect((await redis.admin.keys("*")).every((key) => key.startsWith("ours:"))).toBe(true);

    const lines: string[] = [];
    const quiet = { ...failingLog, error: (fields: object) => void lines.push(JSON.stringify(fields)) };
    const wrong = await openRedis({
      url: url.replace("se%40cret", "nonsense"),
      prefix: "",
      log: quiet,
      connectMs: 200,
    });
    await expect(wrong.store.probe()).rejects.toThrow(StoreError);
    await wrong.store.close();
    expect(lines.join()).toContain("WRONGPASS");
    expect(lines.join()).not.toContain("nonsense");
  });

  test("over TLS, with a certificate the machine is told to trust, and not with another", async () => {
    const port = await freePort();
    const [key, cert] = [join(redis.folder, "key.pem"), join(redis.folder, "cert.pem")];
    const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
    await run("openssl", [
      ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"],
      ...names,
      "-keyout",
      key,
      "-out",
      cert,
    ]);
    const secure = await aRedis(
      ...["--tls-port", String(port), "--tls-cert-file", cert, "--tls-key-file", key],
      ...["--tls-ca-cert-file", cert, "--tls-auth-clients", "no"],
    );
    const script = join(import.meta.dirname, "commit-once.ts");
    const commit = (env: Record<string, string>) =>
      run(process.execPath, [script, `rediss://localhost:${port}`], { env: { ...process.env, ...env } });
    const trusted = await commit({ NODE_EXTRA_CA_CERTS: cert });
    expect(trusted.stdout).toBe("committed version 1\ndelivered WM-1\n");
    await expect(commit({})).rejects.toThrow(/self-signed certificate/);
    await secure.stop();
  });

  test("through Sentinel, which names the primary", async () => {
    const file = join(redis.folder, "sentinel.conf");
    writeFileSync(file, `sentinel monitor mine 127.0.0.1 ${redis.port} 1\n`);
    const sentinel = await aRedis(file, "--sentinel");
    const url = `redis-sentinel://127.0.0.1:${sentinel.port}/mine`;
    const { store, archive, reviews } = await openRedis({ url, prefix: "sentinel:", log });
    expect(await store.commit({ session: aSession(), expected: 0 })).toMatchObject({ ok: true });
    await archive.put("a", "text");
    expect(await archive.get("a")).toBe("text");
    expect(await deliverOne(reviews)).toBe("WM-1");
    expect(await redis.admin.keys("sentinel:*")).not.toEqual([]);
    await store.close();
    await sentinel.stop();
  });
});

import { describe, expect, it } from "vitest";
import {
  accessPass,
  isLoopbackName,
  type RequestFacts,
  sameSecret,
  whyNotMounted,
  whyRefused,
} from "../../../adapters/web/access.ts";

const local: RequestFacts = {
  method: "GET",
  host: "127.0.0.1:3000",
  origin: undefined,
  fetchSite: undefined,
  remote: "127.0.0.1",
  forwarded: false,
};
const open = { host: "127.0.0.1" };
const locked = { host: "0.0.0.0", token: "a-token-of-sixteen" };

describe("where the page is served", () => {
  it("is served on loopback addresses without a token", () => {
    for (const host of ["127.0.0.1", "127.9.9.9", "::1", "localhost"]) expect(whyNotMounted({ host })).toBeUndefined();
  });

  it("is not served on any other address without a token, and says what to set", () => {
    for (const host of ["0.0.0.0", "::", "192.168.1.7", "waymark.example.org", "127.0.0.1.example.org"]) {
      expect(whyNotMounted({ host })).toContain("WAYMARK_WEB_TOKEN");
    }
  });

  it("is not served without a token when people reach the server from elsewhere", () => {
    expect(whyNotMounted({ host: "127.0.0.1", baseUrl: "https://waymark.example.org" })).toContain(
      "waymark.example.org",
    );
    expect(whyNotMounted({ host: "127.0.0.1", baseUrl: "http://localhost:3000" })).toBeUndefined();
  });

  it("is served anywhere behind a token", () => {
    expect(whyNotMounted(locked)).toBeUndefined();
  });
});

describe("whom it answers", () => {
  it("answers this machine", () => {
    for (const host of ["127.0.0.1:3000", "localhost:3000", "[::1]:3000", "LOCALHOST"]) {
      expect(whyRefused({ ...local, host }, open)).toBeUndefined();
    }
  });

  it("refuses a foreign Host name, which is how another page reaches a loopback address", () => {
    for (const host of [
      "evil.example:3000",
      "127.0.0.1.evil.example",
      "localhost.evil.example",
      "",
      undefined,
      "a b",
      "x@localhost",
    ]) {
      expect(whyRefused({ ...local, host }, open), String(host)).toBeDefined();
    }
  });

  it("refuses other machines and what a proxy passes on while there is no token", () => {
    expect(whyRefused({ ...local, remote: "192.168.1.9" }, open)).toBeDefined();
    expect(whyRefused({ ...local, forwarded: true }, open)).toContain("WAYMARK_WEB_TOKEN");
    expect(whyRefused({ ...local, remote: "::ffff:127.0.0.1" }, open)).toBeUndefined();
  });

  it("takes forms only from its own pages", () => {
    const post = { ...local, method: "POST" };
    expect(whyRefused({ ...post, origin: "http://127.0.0.1:3000" }, open)).toBeUndefined();
    expect(whyRefused({ ...post, fetchSite: "same-origin" }, open)).toBeUndefined();
    for (const origin of ["http://evil.example", "http://127.0.0.1:4000", "null", "nonsense", undefined]) {
      expect(whyRefused({ ...post, origin }, open), String(origin)).toContain("another site");
    }
    expect(whyRefused({ ...post, origin: "null", fetchSite: "cross-site" }, open)).toBeDefined();
  });

  it("behind a token answers the address people use, and this machine", () => {
    const config = { ...locked, baseUrl: "https://waymark.example.org" };
    const remote = "10.0.0.4";
    expect(whyRefused({ ...local, remote, host: "waymark.example.org" }, config)).toBeUndefined();
    expect(whyRefused({ ...local, remote, host: "localhost:3000" }, config)).toBeUndefined();
    expect(whyRefused({ ...local, remote, host: "evil.example" }, config)).toBeDefined();
    const post = { ...local, remote, method: "POST", host: "waymark.example.org" };
    expect(whyRefused({ ...post, origin: "https://waymark.example.org" }, config)).toBeUndefined();
    expect(whyRefused({ ...post, origin: "https://evil.example" }, config)).toBeDefined();
  });
});

describe("secrets", () => {
  it("are compared whatever their length", () => {
    expect(sameSecret("abc", "abc")).toBe(true);
    expect(sameSecret("abc", "abcd")).toBe(false);
    expect(sameSecret("", "abc")).toBe(false);
  });

  it("do not show in the cookie that stands for them", () => {
    expect(accessPass("a-token-of-sixteen")).not.toContain("token");
    expect(accessPass("a-token-of-sixteen")).not.toBe(accessPass("a-token-of-sixteem"));
  });

  it("know a loopback name from one that only looks like it", () => {
    expect(isLoopbackName("127.0.0.1")).toBe(true);
    expect(isLoopbackName("[::1]")).toBe(true);
    expect(isLoopbackName("128.0.0.1")).toBe(false);
    expect(isLoopbackName("127.evil")).toBe(false);
  });
});

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RequestHandler } from "express";
import type { Assets } from "./render/page.ts";

const types: Readonly<Record<string, string>> = {
  "page.css": "text/css; charset=utf-8",
  "page.js": "text/javascript; charset=utf-8",
  "thread.js": "text/javascript; charset=utf-8",
  "icon.svg": "image/svg+xml",
};

/** Reads the page's own files once; their addresses name their content, so browsers may keep them. */
export function readAssets(): { readonly assets: Assets; readonly serve: RequestHandler } {
  const files = new Map(
    Object.entries(types).map(([name, type]) => {
      const content = readFileSync(join(import.meta.dirname, "page", name));
      const version = createHash("sha256").update(content).digest("hex").slice(0, 12);
      return [name, { content, type, version }];
    }),
  );
  const address = (name: string) => `/page/${name}?v=${files.get(name)?.version ?? ""}`;
  return {
    assets: { style: address("page.css"), script: address("page.js"), icon: address("icon.svg") },
    serve(request, response, next) {
      const file = files.get(String(request.params.file));
      if (file === undefined) return next();
      const current = request.query.v === file.version;
      response.set("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache");
      response.type(file.type).send(file.content);
    },
  };
}

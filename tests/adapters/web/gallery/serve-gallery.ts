import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { readAssets } from "../../../../adapters/web/assets.ts";
import { galleryPages } from "./pages.ts";

/** Serves the gallery with the page's real style and script; `/name-of-the-page`. */
export async function serveGallery(): Promise<{ readonly address: string; readonly names: string[]; close(): void }> {
  const { assets, serve } = readAssets();
  const pages = galleryPages(assets);
  const app = express();
  app.get("/page/:file", serve);
  app.get("/:name", (request, response) => {
    const markup = pages.get(request.params.name);
    if (markup === undefined) return void response.status(404).end();
    response.type("html").send(markup);
  });
  const server = createServer(app).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, names: [...pages.keys()], close: () => server.close() };
}

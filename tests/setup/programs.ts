/** The programs that tests start and npm cannot install: the names they have, their package, and what needs them. */
export const PROGRAMS = {
  chromium: {
    names: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    elsewhere: ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
    debian: "chromium",
    brew: "--cask google-chrome",
    what: "Chromium, for the browser tests",
    service: undefined,
  },
  redis: {
    names: ["redis-server"],
    elsewhere: [],
    debian: "redis-server",
    brew: "redis",
    what: "Redis, for the tests of many replicas",
    service: "redis-server",
  },
  adr: {
    names: ["adr"],
    elsewhere: [],
    debian: "adr-tools",
    brew: "adr-tools",
    what: "adr-tools, for the tests of decision records",
    service: undefined,
  },
} as const;

/** A program of the table. */
export type ProgramId = keyof typeof PROGRAMS;

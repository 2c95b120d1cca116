import type { CostPanel, Recommendation } from "../../../../knowledge/index.ts";
import { citations } from "./citations.ts";

type Package = NonNullable<
  Recommendation["details"]["stacks"]
>[number]["capabilities"][number]["parts"][number]["packages"][number];

const aPackage = (name: string, more: Partial<Package> = {}): Package => ({
  name,
  version: "4.3.2",
  released: "2026-10",
  status: "active",
  checkedOn: "2026-11-24",
  expired: false,
  address: "https://example.org/a-package-with-a-long-address",
  ...more,
});

const part = { packages: [], alternatives: [], avoid: [], warnings: [], evidence: [] };

/** A stack in two parts, with everything a capability can carry. */
export const stacks: NonNullable<Recommendation["details"]["stacks"]> = [
  {
    option: "Django core with Flask services",
    capabilities: [
      {
        id: "accounts",
        label: "Accounts and roles",
        parts: [
          {
            ...part,
            part: "core",
            level: "built in",
            by: "users, groups and permissions",
            evidence: ["second-service-costs"],
          },
        ],
      },
      {
        id: "api",
        label: "REST API",
        parts: [
          {
            ...part,
            part: "core",
            level: "mature extension",
            by: "serialisers over the models",
            packages: [aPackage("An extension")],
          },
          {
            ...part,
            part: "service",
            level: "assembled from parts",
            by: "routes and a client of the core",
            packages: [aPackage("One part"), aPackage("opentelemetry-instrumentation-of-a-part", { expired: true })],
            alternatives: [aPackage("Another part", { status: "quiet" })],
            avoid: [aPackage("A part left behind", { status: "abandoned", released: "2015-11" })],
            warnings: ["Nothing checks forged requests until it is switched on."],
          },
        ],
      },
    ],
    possible: ["Search, if editors publish with drafts and versions"],
    seam: [
      {
        about: "Identity",
        text: "The core owns accounts; the service gets a signed token.",
        evidence: ["second-service-costs"],
      },
    ],
    collapse: "When the service needs a second table of the core, merge it back.",
  },
];

export const watch: NonNullable<Recommendation["details"]["watch"]> = [
  { name: "95th percentile latency", signal: "over its target in two periods in a row", reading: "Profile it first." },
];

const needs = [
  { id: "accounts", label: "Accounts and roles", needed: true },
  { id: "search", label: "Search", needed: false },
  { id: "security-headers-csp", label: "Security headers and CSP", needed: true },
];

/** Before the team has given its inputs. */
export const direction: CostPanel = {
  years: 3,
  direction: "Django probably takes less of your time than Flask over 3 years. The main driver is the back office.",
  needs,
  days: null,
  rate: null,
  notes: ["Ranges of judgement, made wider because such judgement is too narrow as a rule."],
  citations,
};

/** With days and a day rate. */
export const figures: CostPanel = {
  ...direction,
  days: 40,
  rate: 800,
  figures: {
    totals: [
      {
        option: "django",
        name: "Django",
        out: false,
        days: { low: 40, middle: 80, high: 130 },
        money: { low: 32_000, middle: 64_000, high: 100_000 },
      },
      {
        option: "flask",
        name: "Flask",
        out: false,
        days: { low: 60, middle: 120, high: 190 },
        money: { low: 48_000, middle: 96_000, high: 150_000 },
      },
      {
        option: "hybrid",
        name: "Django core with Flask services",
        out: true,
        days: { low: 120, middle: 220, high: 360 },
        money: { low: 96_000, middle: 180_000, high: 290_000 },
      },
    ],
    cheaper: "Django takes less in about 17 of 20 tries, with the same luck for both in each.",
    difference:
      "Django takes from 70 days less to 5 days more than Flask in 8 of 10 tries; in the middle 35 days less.",
    drivers: [
      {
        text: "Back office (built in; with Flask mature extension): about 10 days less with Django.",
        restsOn: "Judgement: choosing it, learning it, and joining it to accounts, data and screens.",
        evidence: ["second-service-costs"],
      },
    ],
    fits: "What is built once fits into your 40 days: Django in about 15 of 20 tries and Flask in about 5 of 20 tries.",
    leaving:
      "The recommendation is a close call, so look at what leaving would take: Django 12 to 310 days and Flask 6 to 220 days.",
  },
};

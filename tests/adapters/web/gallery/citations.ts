import type { Citation } from "../../../../knowledge/index.ts";

/** Sources of every grade, one by a vendor and past its date. */
export const citations: Citation[] = [
  {
    id: "django-admin-records",
    statement:
      "The built-in administration lists, searches and edits records for trusted staff without writing screens.",
    grade: "B",
    sources: [
      {
        title: "The Django admin site",
        publisher: "Django documentation",
        date: "2026-04-01",
        address: "https://docs.djangoproject.com/en/stable/ref/contrib/admin/",
        vendor: false,
      },
    ],
    checkedOn: "2026-10-30",
    expired: false,
  },
  {
    id: "second-service-costs",
    statement: "A second deployable brings its own pipeline, alerts and upgrades, which small teams underestimate.",
    grade: "C",
    sources: [
      {
        title:
          "What running two services taught us about on-call, release rhythm and a very long title that has to wrap",
        publisher: "Engineering blog",
        date: "2024-11-12",
        address: "https://example.org/two-services",
        vendor: false,
      },
      {
        title: "Interview notes",
        publisher: "Own analysis",
        date: "undated",
        address: "no public address",
        vendor: false,
      },
    ],
    checkedOn: "2026-10-30",
    expired: false,
  },
  {
    id: "vendor-speed",
    statement: "A hosting vendor reports 40 % shorter lead times after moving to its platform.",
    grade: "D",
    sources: [
      {
        title: "Customer story",
        publisher: "Hosting vendor",
        date: "2023-02-01",
        address: "https://example.org/story",
        vendor: true,
      },
    ],
    checkedOn: "2025-01-15",
    expired: true,
  },
];
